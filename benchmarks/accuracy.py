"""How right the product reads: `python -m benchmarks.accuracy --generated 60 --samples --real`.

Generated forms begin at a seed far from those used while developing; `--layouts held-out` draws
layouts that nobody develops against. Needs the model weights; handwriting needs its fonts.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tqdm import tqdm

from benchmarks.machine import machine
from benchmarks.material import (
    Item,
    committed,
    generated,
    in_folder,
    layouts_named,
    no_forms,
    real,
    ruined,
)
from benchmarks.readers import Result, Work, read_all
from benchmarks.real_pictures import RealScore, score_real, summarise_real
from benchmarks.report import write
from benchmarks.scoring import Scored, score
from benchmarks.summary import mistakes, summarise, summarise_no_forms, summarise_ruined
from extract.pipeline import read
from extract.season import Season
from extract.seasons.load import load_season
from models.engines import Engines
from models.errors import YinjianError
from samples.capture import LEVELS
from samples.fonts import handwriting_styles

FIRST_SEED = 7_000_000
"""Far from the seeds of the committed set, of tests and of training."""


def main(argv: list[str] | None = None) -> int:
    """Measure and write the results; exit status 4 where a model or a font is lacking."""
    options = _options(argv)
    try:
        result = measure(options)
    except YinjianError as error:
        print(f"{error}\n{error.remedy}", file=sys.stderr)
        return error.exit_code
    write(result, options.out)
    print(options.out.with_suffix(".md").read_text("utf-8"))
    return 0


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Every part that was asked for, with the machine and the command. Raises ModelMissing, FontMissing."""
    before = machine()
    parts: dict[str, Any] = {}
    if options.samples:
        parts["samples"] = _summary(_scored(committed(), options))
    if options.generated:
        by_hand = {"mixed": None if handwriting_styles() else False, "none": False, "only": True}
        items = generated(
            options.generated, options.seed, options.layouts, options.captures, by_hand[options.handwriting]
        )
        parts["generated"] = _summary(_scored(items, options))
    for folder in options.folder:
        parts[folder.name] = _summary(_scored(in_folder(folder), options))
    if options.no_forms:
        items = no_forms(options.no_forms, options.seed, options.captures)
        parts["no_forms"] = summarise_no_forms(_scored(items, options))
    if options.ruined:
        parts["ruined"] = summarise_ruined(_scored(ruined(options.ruined, options.seed), options))
    if options.real:
        parts["real"] = summarise_real(list(_progress(real(), score_real_file, options)))
        if not parts["real"]["pictures"]:
            print("未找到 ../shared/real，跳过真实图片。", file=sys.stderr)
    season = load_season(options.season)
    return {
        "schema": "yinjian-accuracy/1",
        "when": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "revision": _revision(),
        "command": "python -m benchmarks.accuracy " + " ".join(options.given),
        "machine": before,
        "season": season.id,
        "target_accuracy": season.target_accuracy,
        "parts": parts,
    }


def score_file(item: Item, engines: Engines, season: Season) -> Scored:
    """Read one file and compare it with its truth."""
    started = time.perf_counter()
    done = read(item.data, item.name, season, engines)
    return score(item.name, item.truth, done.extraction, time.perf_counter() - started)


def score_real_file(item: Item, engines: Engines, season: Season) -> RealScore:
    """Read one real picture and compare it with its label."""
    done = read(item.data, item.name, season, engines)
    return score_real(item.truth, done.extraction, done.document)


def _summary(scored: list[Scored]) -> dict[str, Any]:
    seconds = sorted(s.seconds for s in scored)
    middle = round(seconds[len(seconds) // 2], 2) if seconds else None
    return summarise(scored) | {"median_seconds": middle, "mistakes": mistakes(scored)}


def _scored(items: Iterable[Item], options: argparse.Namespace) -> list[Scored]:
    return list(_progress(items, score_file, options))


def _progress(items: Iterable[Item], work: Work[Result], options: argparse.Namespace) -> Iterator[Result]:
    results = read_all(items, work, options.season, jobs=options.jobs, threads=options.threads)
    # Into a file a line per minute is enough.
    pause = 0.1 if sys.stderr.isatty() else 60.0
    yield from tqdm(results, unit="份", mininterval=pause)


def _revision() -> str:
    root = Path(__file__).resolve().parents[1]
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=root, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or "unknown"


def _options(argv: list[str] | None) -> argparse.Namespace:
    given = sys.argv[1:] if argv is None else argv
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("--generated", type=int, default=0, metavar="N", help="freshly made forms")
    parser.add_argument("--samples", action="store_true", help="the committed set")
    parser.add_argument("--no-forms", type=int, default=0, metavar="N", help="licences, prose, blank sheets")
    parser.add_argument("--ruined", type=int, default=0, metavar="N", help="photos beyond reading")
    parser.add_argument("--real", action="store_true", help="the real pictures in ../shared/real")
    parser.add_argument("--folder", type=Path, action="append", default=[], help="files with a truth.jsonl")
    parser.add_argument("--layouts", type=layouts_named, default=layouts_named("all"))
    parser.add_argument("--captures", type=_captures, default=list(LEVELS))
    parser.add_argument("--handwriting", choices=("mixed", "none", "only"), default="mixed")
    parser.add_argument("--seed", type=int, default=FIRST_SEED)
    parser.add_argument("--season", default="xjfpa-2021")
    parser.add_argument("--jobs", type=int, default=1, help="reading processes")
    parser.add_argument("--threads", type=int, default=2, help="threads of each")
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results/accuracy.json"))
    options = parser.parse_args(given)
    options.given = given
    asked = (
        options.generated,
        options.no_forms,
        options.ruined,
        options.samples,
        options.real,
        options.folder,
    )
    if not any(asked):
        parser.error(
            "name at least one of --generated N, --no-forms N, --ruined N, --samples, --real, --folder"
        )
    return options


def _captures(text: str) -> list[str]:
    names = text.split(",")
    unknown = set(names) - set(LEVELS)
    if unknown:
        raise argparse.ArgumentTypeError(f"unknown capture: {', '.join(sorted(unknown))}")
    return names


if __name__ == "__main__":
    sys.exit(main())
