"""Reading and matching seals: exact names and decisions on held-out made seals and on real pictures.

    python -m benchmarks.seals --made 60 --real ../shared/real [--stock] [--base] [--model FILE.onnx]
    python -m benchmarks.seals --made 12 --seed 21 --made-only --threads 1

Made seals come from the generator of `models.training` with seeds that training never uses. Rims are given
with an error of 2 % as a finder has; real ones as their true boxes and, with --found, as found on the page.
Every seal is matched with its own name, a stranger's, its own with a character exchanged, and its own with
one exchanged for a look-alike, which is harder than what another unit's name would be.
"""

import argparse
import json
import platform
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks import like_glyphs
from extract.result import SealColour, SealShape
from extract.seals.mark import Ellipse, SealMark
from extract.seals.match import name_key, split_special
from extract.seals.read import read_seal
from ingest.document import Image, Page, Rect
from models.engines import Engines
from models.ocr import OcrEngine
from models.seal_reader import MODEL_PATH, OcrStripReader, SealReader, StripReader
from models.training import names
from models.training.capture import paper, photographed, scanned, tilted
from models.training.seal_specs import random_spec
from samples.seals import draw_seal, stamp

LEVELS = ("clean", "office", "over_text", "photo", "grey")
HELD_OUT = 900_000_001
WRONG_NAMES = HELD_OUT + 99
LOOK_ALIKE = "look-alike"


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A seal on a picture with what it bears."""

    group: str
    picture: Image
    mark: SealMark
    text: str


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--made", type=int, default=40, help="made seals per level")
    parser.add_argument("--real", type=Path, default=Path("../shared/real"))
    parser.add_argument("--model", type=Path, default=MODEL_PATH)
    parser.add_argument("--base", action="store_true", help="the page recogniser instead of the trained one")
    parser.add_argument("--stock", action="store_true", help="PaddleOCR's SealRecognition beside it")
    parser.add_argument("--found", action="store_true", help="find the real seals instead of true boxes")
    parser.add_argument("--out", type=Path, help="JSON file for the figures")
    parser.add_argument("--seed", type=int, help="made seals of this seed instead of the usual ones")
    parser.add_argument("--made-only", action="store_true", help="no real pictures")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--reading-only", action="store_true", help="no matching")
    parser.add_argument("--show", action="store_true", help="print every miss")
    options = parser.parse_args()
    ocr = OcrEngine("small", options.threads)
    reader: StripReader = OcrStripReader(ocr)
    if not options.base:
        reader = SealReader(options.model, threads=options.threads)
    figures: dict[str, object] = {
        "machine": platform.processor() or platform.machine(),
        "trained": reader.trained,
    }
    cases = list(made_cases(options.made, options.seed))
    if not options.made_only:
        cases += real_cases(options.real, found=options.found)
    matching = not options.reading_only
    tally = measure(cases, reader, ocr, matching=matching, show=options.show, seed=options.seed)
    figures["ours"] = figures_of(tally)
    if options.stock:
        figures["stock"] = stock_figures(cases)
    print(json.dumps(figures, ensure_ascii=False, indent=1))
    if options.out:
        options.out.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def made_cases(count: int, seed: int | None = None) -> Iterator[Case]:
    """`count` seals per level: round 60 %, oval 20 %, square 20 %; of `seed`, or of the usual one."""
    for number, level in enumerate(LEVELS):
        rng = np.random.default_rng(HELD_OUT + number if seed is None else [seed, number])
        for index in range(count):
            yield made_case(level, ("round", "round", "round", "oval", "square")[index % 5], rng)


def made_case(level: str, shape: SealShape, rng: np.random.Generator) -> Case:
    spec = random_spec(rng)
    while (spec.shape == "oval") != (shape == "oval"):
        spec = random_spec(rng)
    if shape == "square":
        spec = replace(
            spec, shape="square", aspect=1.0, name=spec.name + "印", columns=bool(rng.random() < 0.7)
        )
    wear = {"clean": ("uneven",), "office": ("uneven", "dry"), "grey": ("uneven", "missing")}.get(
        level, ("uneven",)
    )
    colour = "grey" if level == "grey" else str(rng.choice(["red", "red", "red", "faded", "orange", "blue"]))
    spec = replace(spec, wear=wear, colour=colour, turn=float(rng.normal(0, 8)))  # type: ignore[arg-type]
    dpi = 150.0 if level == "photo" else 200.0
    half = spec.diameter / 2 * dpi / 25.4
    side = int(2.7 * half)
    page = (
        paper(side, dpi, rng)
        if level in ("over_text", "photo", "grey")
        else np.full((side, side, 3), 250, np.uint8)
    )
    stamp(page, draw_seal(spec, rng, dpi), side / 2, side / 2, rng)
    rim = Ellipse(side / 2, side / 2, half, half * spec.aspect, spec.turn if shape != "round" else 0.0)
    if level == "photo":
        page, rim = tilted(page, rim, rng)
        page = photographed(page, rng)
    elif level != "clean":
        page = scanned(page, rng)
    if level == "grey":
        page = np.repeat(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)[..., None], 3, axis=2)
    error = rng.normal(0, 0.02, 4) * rim.a
    rim = Ellipse(rim.x + error[0], rim.y + error[1], rim.a + error[2], rim.b + error[3], rim.angle)
    seen: SealColour = "grey" if colour == "grey" else ("blue" if colour == "blue" else "red")
    name = spec.name[:-1] if shape == "square" else spec.name
    return Case(level, page, mark_of(rim, shape, seen), name)


def real_cases(folder: Path, *, found: bool) -> Iterator[Case]:
    """Labelled seals of real pictures, pre-printed tax ovals and personal chops left out."""
    if not (folder / "labels.jsonl").is_file():
        print(f"no real pictures at {folder}: left out", file=sys.stderr)
        return
    for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        seals = [s for s in entry.get("seals", []) if s.get("text") and not s.get("text_uncertain")]
        seals = [s for s in seals if "pre-printed" not in s.get("note", "") and s["text"] != "李庆国印"]
        if not seals:
            continue
        picture = cv2.imread(str(folder / entry["file"]))[:, :, ::-1].astype(np.uint8)
        for seal in seals:
            x0, y0, x1, y1 = seal["box"]
            rim = Ellipse((x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 2, (y1 - y0) / 2, 0.0)
            mark = mark_of(rim, seal["shape"], "grey" if seal["color"] == "grey" else "red")
            if found:
                mark = _found(picture, mark)
            yield Case("real", picture, mark, seal["text"])


def _found(picture: Image, truth: SealMark) -> SealMark:
    from extract.seals.find import find_seals
    from models.engines import load_engines

    marks = find_seals(page_of(picture), load_engines())
    near = [m for m in marks if np.hypot(m.rim.x - truth.rim.x, m.rim.y - truth.rim.y) < 0.5 * truth.rim.a]
    return near[0] if near else replace(truth, rim=replace(truth.rim, a=1.0, b=1.0))


def mark_of(rim: Ellipse, shape: SealShape, colour: SealColour) -> SealMark:
    rect = Rect(rim.x - rim.a, rim.y - rim.b, rim.x + rim.a, rim.y + rim.b)
    return SealMark(0, rect, rim, "company", shape, colour, 1.0, 1.0)


def page_of(picture: Image) -> Page:
    return Page(0, picture, (), np.eye(3), (picture.shape[1], picture.shape[0]))


def right(text: str | None, inner: str | None, truth: str) -> bool:
    """Exact without spaces and brackets, the inner text joined or not."""
    wanted = name_key(truth)
    return wanted in (name_key(text or ""), name_key((text or "") + (inner or "")))


class Remembering:
    """A reader that answers from memory where it has seen the strip: matching reads the same strips again."""

    def __init__(self, reader: StripReader) -> None:
        self._reader = reader
        self._seen: dict[bytes, NDArray[np.float32]] = {}
        self.alphabet, self.codes, self.trained = reader.alphabet, reader.codes, reader.trained

    def probabilities(self, strips: Sequence[Image]) -> list[NDArray[np.float32]]:
        new = [strip for strip in strips if strip.tobytes() not in self._seen]
        for strip, seen in zip(new, self._reader.probabilities(new), strict=True):
            self._seen[strip.tobytes()] = seen
        return [self._seen[strip.tobytes()] for strip in strips]


@dataclass(slots=True)
class Tally:
    """What came out, by group; decisions by kind of name and by group."""

    hits: dict[str, list[bool]]
    sure: list[tuple[float, bool]]
    seconds: list[float]
    decisions: dict[str, list[str]]


def measure(
    cases: Iterable[Case],
    reader: StripReader,
    ocr: OcrEngine,
    *,
    matching: bool,
    show: bool,
    seed: int | None = None,
) -> Tally:
    """Read every case without an expected name, then match it with its own and with wrong names."""
    tally = Tally(defaultdict(list), [], [], defaultdict(list))
    rng = np.random.default_rng(WRONG_NAMES if seed is None else [WRONG_NAMES, seed])
    alike = np.random.default_rng([77, WRONG_NAMES if seed is None else seed])
    for case in cases:
        engines = Engines(ocr, None, None, Remembering(reader))  # type: ignore[arg-type]
        page = Page(0, case.picture, (), np.eye(3), (case.picture.shape[1], case.picture.shape[0]))
        begin = time.perf_counter()
        reading = read_seal(page, case.mark, engines, ())
        tally.seconds.append(time.perf_counter() - begin)
        good = right(reading.text, reading.parts.inner, case.text)
        tally.hits[case.group].append(good)
        tally.hits[f"{case.group}/{case.mark.shape}"].append(good)
        tally.sure.append((reading.confidence or 0.0, good))
        if show and not good:
            print(
                case.group, case.mark.shape, case.text, "|", reading.text, reading.confidence, reading.views
            )
        units = [*expected_names(case.text, rng), *look_alikes(case.text, alike)] if matching else []
        for kind, unit in units:
            matched = read_seal(page, case.mark, engines, (unit,))
            result = "right" if matched.matches == (kind == "same") else "wrong"
            result = "undecided" if matched.matches is None else result
            tally.decisions[kind].append(result)
            if kind != LOOK_ALIKE:
                tally.decisions[f"on {case.group}"].append(result)
            if show and result != "right":
                print(
                    result,
                    kind,
                    case.group,
                    case.text,
                    unit,
                    matched.text,
                    matched.probability,
                    matched.views,
                )
    return tally


def expected_names(text: str, rng: np.random.Generator) -> Iterator[tuple[str, str]]:
    """Expected names: the seal's own, a stranger's, and the seal's with a character changed at random or into
    one that shares its row in GB 2312 level two (same radical, so alike)."""
    first, second = names.hanzi()
    text, _ = split_special(text)
    place = int(rng.integers(len(text)))
    other = first[int(rng.integers(len(first)))]
    if text[place] in second:
        other = second[(second.index(text[place]) + 1) % len(second)]
    yield "same", text
    yield "stranger", names.name(rng)
    if name_key(changed := text[:place] + other + text[place + 1 :]) != name_key(text):
        yield "one off", changed


def look_alikes(text: str, rng: np.random.Generator) -> Iterator[tuple[str, str]]:
    """The seal's own name with one character exchanged for one that looks like it in print."""
    text, _ = split_special(text)
    first, second = names.hanzi()
    places = [k for k, char in enumerate(text) if char in first or char in second]
    if places:
        place = int(rng.choice(places))
        yield LOOK_ALIKE, text[:place] + like_glyphs.look_alike(text[place], rng) + text[place + 1 :]


def figures_of(tally: Tally) -> dict[str, str]:
    """The tally as lines of text."""
    figures = {key: f"{sum(v)}/{len(v)} = {np.mean(v):.3f}" for key, v in tally.hits.items()}
    figures["median seconds"] = f"{np.median(tally.seconds):.3f}"
    for low, high in ((0.0, 0.3), (0.3, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 0.97), (0.97, 1.01)):
        here = [good for value, good in tally.sure if low <= value < high]
        if here:
            figures[f"right at confidence {low}-{high}"] = f"{sum(here)}/{len(here)}"
    for kind, results in tally.decisions.items():
        decided = [r for r in results if r != "undecided"]
        undecided = len(results) - len(decided)
        figures[f"match {kind}"] = (
            f"right {decided.count('right')}/{len(decided)}, open {undecided}/{len(results)}"
        )
    return figures


def stock_figures(cases: list[Case]) -> dict[str, str]:
    """PaddleOCR's SealRecognition without a layout model, on the crop enlarged to 500 px."""
    from benchmarks.stock_seals import StockSeals

    stock = StockSeals()
    hits: dict[str, list[bool]] = defaultdict(list)
    for case in cases:
        rect = case.mark.rect.grown(0.08 * case.mark.rect.width)
        crop = case.picture[max(0, int(rect.y0)) : int(rect.y1), max(0, int(rect.x0)) : int(rect.x1)]
        scale = 500 / max(crop.shape[:2])
        large = cv2.resize(crop, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
        texts = stock.read(large.astype(np.uint8))
        wanted = name_key(case.text)
        hits[case.group].append(any(name_key(text) == wanted for text in [*texts, "".join(texts)]))
    return {key: f"{sum(v)}/{len(v)} = {np.mean(v):.3f}" for key, v in hits.items()}


if __name__ == "__main__":
    sys.exit(main())
