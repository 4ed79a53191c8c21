"""Seconds a page against stock PaddleOCR with the same weights: `python -m benchmarks.speed --rounds 5`.

Both read the same pages in turn within one run, each in a process of its own, so that the machine's moods
meet both alike and the peak memory of each is its own. Stock PaddleOCR gets the decoded picture and reads
the text alone; the product decodes, turns, reads, finds and reads seals, pairs fields and judges. Every page
is also read by the product without looking for seals: as seals are sought beside other work, the difference
is what they cost.
"""

import argparse
import multiprocessing
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.machine import machine
from benchmarks.speed_report import summarise, write
from models.errors import YinjianError
from samples.build_set import encode
from samples.capture import LEVELS, Level
from samples.generate import make_form

SEED = 8_100_000


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One page to be read, as file and as picture. `sealed`: it bears a company seal."""

    name: str
    capture: str
    sealed: bool
    data: bytes


@dataclass(frozen=True, slots=True)
class Timing:
    """One reading of one page by one reader: "product", "sealless" (the product without its search for seals)
    or "stock". `stages` in seconds, empty for stock; `cpu` is processor time of all threads in seconds."""

    reader: str
    page: str
    capture: str
    sealed: bool
    seconds: float
    stages: dict[str, float]
    lines: int
    cpu: float = 0.0


Work = Callable[[bytes, str], tuple[dict[str, float], int]]
"""Reads a page as the named reader: (seconds per stage, lines of text)."""


def pages(captures: Sequence[Level], layouts: Sequence[str]) -> list[Sheet]:
    """Each layout and capture twice: with the unit's seal and the same form without."""
    made = []
    for number, layout in enumerate(layouts):
        for capture in captures:
            for scenario in ("ok", "missing_seal"):
                sample = make_form(SEED + number, layout, "unit", capture, False, scenario)
                kind = "jpg" if capture == "photo" else "png"
                data = encode(sample.pages[:1], kind)  # type: ignore[arg-type]
                sealed = any(seal["kind"] == "company" for seal in sample.truth["seals"])
                name = f"{layout}-{capture}-{'sealed' if sealed else 'bare'}"
                made.append(Sheet(name, capture, sealed, data))
    return made


def product_worker(pipe: Connection, threads: int) -> None:
    """Read pages sent through the pipe with the product."""
    from unittest.mock import patch

    from benchmarks.stages import clocked
    from extract.pipeline import read
    from extract.seasons.load import load_season
    from models.engines import load_engines

    engines, season = load_engines(threads=threads), load_season("xjfpa-2021")
    with clocked() as clock:

        def work(data: bytes, reader: str) -> tuple[dict[str, float], int]:
            clock.take()
            if reader == "sealless":
                searches = ("extract.pipeline.find_marks", "extract.pipeline.pale_marks")
                with patch(searches[0], return_value=()), patch(searches[1], return_value=()):
                    done = read(data, "page", season, engines)
            else:
                done = read(data, "page", season, engines)
            if done.extraction.errors:
                raise RuntimeError(f"the product failed: {done.extraction.errors[0].message}")
            lines = sum(len(page.lines) for page in done.document.pages) if done.document else 0
            return clock.take(), lines

        _serve(pipe, work)


def stock_worker(pipe: Connection, threads: int) -> None:
    """Read pages sent through the pipe with stock PaddleOCR: same weights, onnxruntime, its defaults."""
    import io

    import numpy as np
    from PIL import Image as PilImage

    from models.paddle import weights_dir

    # models.paddle is imported first: it keeps paddlex from looking for the internet.
    from paddleocr import PaddleOCR  # isort: skip

    engine = PaddleOCR(
        text_detection_model_name="PP-OCRv6_small_det",
        text_detection_model_dir=str(weights_dir() / "PP-OCRv6_small_det"),
        text_recognition_model_name="PP-OCRv6_small_rec",
        text_recognition_model_dir=str(weights_dir() / "PP-OCRv6_small_rec"),
        use_doc_orientation_classify=False,
        use_doc_unwarping=False,
        use_textline_orientation=False,
        engine="onnxruntime",
        engine_config={"providers": ["CPUExecutionProvider"], "intra_op_num_threads": threads},
    )

    def work(data: bytes, _: str) -> tuple[dict[str, float], int]:
        picture = np.asarray(PilImage.open(io.BytesIO(data)).convert("RGB"))[:, :, ::-1]
        started, used = time.perf_counter(), time.process_time()
        result = engine.predict(np.ascontiguousarray(picture))[0]
        taken = {"stock": time.perf_counter() - started, "stock_cpu": time.process_time() - used}
        return taken, len(result["rec_texts"])

    _serve(pipe, work)


def _serve(pipe: Connection, work: Work) -> None:
    pipe.send("ready")
    while (asked := pipe.recv()) is not None:
        started, used = time.perf_counter(), time.process_time()
        try:
            stages, lines = work(*asked)
        except Exception as error:
            pipe.send(error)
            return
        # Decoding is not stock's job here: its time is the prediction alone.
        seconds = stages.pop("stock", None) or time.perf_counter() - started
        cpu = stages.pop("stock_cpu", None) or time.process_time() - used
        pipe.send((seconds, stages, lines, cpu))
    pipe.send(_peak_memory())


def _peak_memory() -> int | None:
    """Peak resident memory of this process in bytes; None where the system does not tell (Windows)."""
    try:
        import resource
    except ImportError:
        return None
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def measure(sheets: Sequence[Sheet], rounds: int, threads: int) -> tuple[list[Timing], dict[str, int | None]]:
    """Read every page `rounds` times with both readers in turn, after one reading to warm up."""
    context = multiprocessing.get_context("spawn")
    readers: dict[str, Connection] = {}
    processes = []
    for name, target in (("product", product_worker), ("stock", stock_worker)):
        ours, theirs = context.Pipe()
        process = context.Process(target=target, args=(theirs, threads), daemon=True)
        process.start()
        theirs.close()
        if ours.recv() != "ready":
            raise RuntimeError(f"{name} did not start")
        readers[name] = ours
        processes.append(process)
    readers["sealless"] = readers["product"]
    timings: list[Timing] = []
    for turn in range(-1, rounds):
        order = list(readers) if turn % 2 else list(reversed(readers))
        for sheet in sheets if turn >= 0 else sheets[:2]:
            for name in order:
                timing = _ask(readers[name], sheet, name)
                if turn >= 0:
                    timings.append(timing)
        print(f"round {turn + 1} of {rounds}", file=sys.stderr)
    del readers["sealless"]
    memory: dict[str, int | None] = {}
    for name, pipe in readers.items():
        pipe.send(None)
        memory[name] = pipe.recv()
    for process in processes:
        process.join(30)
    return timings, memory


def _ask(pipe: Connection, sheet: Sheet, name: str) -> Timing:
    pipe.send((sheet.data, name))
    answer = pipe.recv()
    if isinstance(answer, Exception):
        raise answer
    seconds, stages, lines, cpu = answer
    return Timing(name, sheet.name, sheet.capture, sheet.sealed, seconds, stages, lines, cpu)


def main(argv: list[str] | None = None) -> int:
    """Measure and write the results; exit status 4 where a model or a font is lacking."""
    given = sys.argv[1:] if argv is None else argv
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--captures", default=",".join(LEVELS))
    parser.add_argument("--layouts", default="classic,bands,underlined")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results/speed.json"))
    options = parser.parse_args(given)
    before = machine()
    try:
        sheets = pages(options.captures.split(","), options.layouts.split(","))
        timings, memory = measure(sheets, options.rounds, options.threads)
    except YinjianError as error:
        print(f"{error}\n{error.remedy}", file=sys.stderr)
        return error.exit_code
    result = {
        "schema": "yinjian-speed/1",
        "when": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "command": "python -m benchmarks.speed " + " ".join(given),
        "machine": before,
        "threads": options.threads,
        **summarise(timings, memory),
    }
    write(result, options.out)
    print(options.out.with_suffix(".md").read_text("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
