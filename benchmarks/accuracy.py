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
from benchmarks.material import Item, committed, generated, layouts_named, no_forms, real, ruined
from benchmarks.real_pictures import RealScore, score_real, summarise_real
from benchmarks.report import write
from benchmarks.scoring import Scored, score
from benchmarks.summary import mistakes, summarise, summarise_no_forms, summarise_ruined
from extract.pipeline import Read, read
from extract.season import Season
from extract.seasons.load import load_season
from models.engines import Engines, load_engines
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
    engines, season = load_engines(threads=options.threads), load_season(options.season)
    parts: dict[str, Any] = {}
    if options.samples:
        parts["samples"] = _summary(committed(), engines, season)
    if options.generated:
        by_hand = {"mixed": None if handwriting_styles() else False, "none": False, "only": True}
        items = generated(
            options.generated, options.seed, options.layouts, options.captures, by_hand[options.handwriting]
        )
        parts["generated"] = _summary(items, engines, season, options.generated)
    if options.no_forms:
        items = no_forms(options.no_forms, options.seed, options.captures)
        parts["no_forms"] = summarise_no_forms(list(_scored(items, engines, season, options.no_forms)))
    if options.ruined:
        items = ruined(options.ruined, options.seed)
        parts["ruined"] = summarise_ruined(list(_scored(items, engines, season, options.ruined)))
    if options.real:
        parts["real"] = _real(engines, season)
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


def _summary(
    items: Iterable[Item], engines: Engines, season: Season, total: int | None = None
) -> dict[str, Any]:
    scored = list(_scored(items, engines, season, total))
    seconds = sorted(s.seconds for s in scored)
    middle = round(seconds[len(seconds) // 2], 2) if seconds else None
    return summarise(scored) | {"median_seconds": middle, "mistakes": mistakes(scored)}


def _scored(items: Iterable[Item], engines: Engines, season: Season, total: int | None) -> Iterator[Scored]:
    for item in tqdm(items, total=total, disable=not sys.stderr.isatty(), unit="份"):
        started = time.perf_counter()
        done = _read(item, engines, season)
        yield score(item.name, item.truth, done.extraction, time.perf_counter() - started)


def _real(engines: Engines, season: Season) -> dict[str, Any]:
    scores: list[RealScore] = []
    for item in tqdm(real(), disable=not sys.stderr.isatty(), unit="张"):
        done = _read(item, engines, season)
        scores.append(score_real(item.truth, done.extraction, done.document))
    if not scores:
        print("未找到 ../shared/real，跳过真实图片。", file=sys.stderr)
    return summarise_real(scores)


def _read(item: Item, engines: Engines, season: Season) -> Read:
    return read(item.data, item.name, season, engines)


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
    parser.add_argument("--layouts", type=layouts_named, default=layouts_named("all"))
    parser.add_argument("--captures", type=_captures, default=list(LEVELS))
    parser.add_argument("--handwriting", choices=("mixed", "none", "only"), default="mixed")
    parser.add_argument("--seed", type=int, default=FIRST_SEED)
    parser.add_argument("--season", default="xjfpa-2021")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results/accuracy.json"))
    options = parser.parse_args(given)
    options.given = given
    if not (options.generated or options.no_forms or options.ruined or options.samples or options.real):
        parser.error("name at least one of --generated N, --no-forms N, --ruined N, --samples, --real")
    return options


def _captures(text: str) -> list[str]:
    names = text.split(",")
    unknown = set(names) - set(LEVELS)
    if unknown:
        raise argparse.ArgumentTypeError(f"unknown capture: {', '.join(sorted(unknown))}")
    return names


if __name__ == "__main__":
    sys.exit(main())
