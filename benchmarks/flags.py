"""Precision and recall of every flag: `python -m benchmarks.flags --given 1200 --read 60`.

`--given N` judges N submissions whose text is given without fault (no weights needed). `--read N` draws N
forms with every scenario in turn, captures them (clean and office unless said otherwise) and reads them.
`--faulty N` reads forms with several faults each (`flag_faults`).
Half of the forms for the certificate's award bear a certificate or another paper behind them, read by a
season that demands proof. `low_confidence_field` is no question of right and wrong: it is counted apart.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tqdm import tqdm

from benchmarks.flag_cases import TOPICS
from benchmarks.flag_faults import faulty, judged, keep, kept_in, read_faulty
from benchmarks.flag_groups import given_groups
from benchmarks.flag_pages import LAYOUT_GROUPS, read_item, to_read
from benchmarks.given_forms import Given
from benchmarks.machine import machine
from benchmarks.readers import read_all
from extract.rules.codes import FLAG_CODES
from extract.rules.judge import judge
from extract.season import Season
from extract.seasons.load import load_season
from models.errors import YinjianError

FIRST_SEED = 9_100_000
UNSCORED = "low_confidence_field"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The codes that a submission deserves and those that it got."""

    name: str
    expected: frozenset[str]
    got: frozenset[str]
    shown: str = ""

    @property
    def right(self) -> bool:
        return self.expected == self.got - {UNSCORED}


def judge_given(count: int, seed: int, season: Season) -> list[Outcome]:
    """Topics in turn, each with a seed of its own; groups of submissions for what needs several."""
    outcomes = []
    for number in range(count):
        topic = TOPICS[number % len(TOPICS)]
        outcomes.append(_judged(topic(random.Random(seed + number)), season, number))
    outcomes += [Outcome(*group) for group in given_groups(max(10, count // 10), seed, season)]
    return outcomes


def _judged(case: Given, season: Season, number: int) -> Outcome:
    held_to = replace(season, demands_proof=case.demands_proof)
    judgement = judge(case.reading, held_to, case.register, case.received, case.pages_readable)
    got = frozenset(flag.code for flag in judgement.flags)
    return Outcome(f"{case.topic} #{number}", case.expected, got, case.shown)


def table(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Counts, precision and recall of each code that was deserved or raised."""
    hit, extra, missed = Counter[str](), Counter[str](), Counter[str]()
    for outcome in outcomes:
        got = outcome.got - {UNSCORED}
        hit.update(got & outcome.expected)
        extra.update(got - outcome.expected)
        missed.update(outcome.expected - got)
    order = [item.code for item in FLAG_CODES]
    codes = sorted(hit | extra | missed, key=order.index)
    return {
        code: {
            "tp": hit[code],
            "fp": extra[code],
            "fn": missed[code],
            "precision": _share(hit[code], hit[code] + extra[code]),
            "recall": _share(hit[code], hit[code] + missed[code]),
        }
        for code in codes
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def report(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """The table, with every submission whose flags are not exactly the deserved ones."""
    return {
        "submissions": len(outcomes),
        "exactly_right": sum(outcome.right for outcome in outcomes),
        "asked_to_look": sum(UNSCORED in outcome.got for outcome in outcomes),
        "flags": table(outcomes),
        "wrong": [
            {
                "name": outcome.name,
                "too_much": sorted(outcome.got - outcome.expected - {UNSCORED}),
                "missed": sorted(outcome.expected - outcome.got),
                "shown": outcome.shown,
            }
            for outcome in outcomes
            if not outcome.right
        ],
    }


def show(title: str, result: dict[str, Any]) -> None:
    """The table on standard output."""
    print(f"\n{title}: {result['exactly_right']} of {result['submissions']} exactly right")
    print(f"{'flag':<28}{'tp':>5}{'fp':>5}{'fn':>5}{'precision':>11}{'recall':>8}")
    for code, row in result["flags"].items():
        shares = [("-" if row[name] is None else f"{row[name]:.3f}") for name in ("precision", "recall")]
        print(f"{code:<28}{row['tp']:>5}{row['fp']:>5}{row['fn']:>5}{shares[0]:>11}{shares[1]:>8}")
    for item in result["wrong"]:
        print(
            f"  {item['name']}: too much {item['too_much']}, missed {item['missed']} | {item['shown'][:150]}"
        )


def read_forms(options: argparse.Namespace) -> list[Outcome]:
    """Forms through the whole reading. Raises ModelMissing, FontMissing."""
    items = to_read(options.read, options.seed, options.captures, LAYOUT_GROUPS[options.layouts])
    results: Iterable[tuple[str, frozenset[str], frozenset[str], str]] = read_all(
        items, read_item, options.season, jobs=1, threads=options.threads
    )
    pause = 0.1 if sys.stderr.isatty() else 60.0
    return [Outcome(*result) for result in tqdm(results, total=options.read, unit="份", mininterval=pause)]


def read_faulty_forms(options: argparse.Namespace, season: Season) -> list[Outcome]:
    """Forms with many faults, read once and kept where asked. Raises ModelMissing, FontMissing."""
    if options.judge_again:
        return [Outcome(*judged(kept, season)) for kept in kept_in(options.keep)]
    items = faulty(options.faulty, options.seed, options.captures, LAYOUT_GROUPS[options.layouts])
    results = read_all(items, read_faulty, options.season, jobs=1, threads=options.threads)
    outcomes = []
    for kept in tqdm(results, total=options.faulty, unit="份", mininterval=60.0):
        if options.keep is not None:
            keep(kept, options.keep)
        outcomes.append(Outcome(*judged(kept, season)))
    return outcomes


def main(argv: list[str] | None = None) -> int:
    """Measure and write; exit status 4 where a model or a font is lacking."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.flags", description=__doc__)
    parser.add_argument("--given", type=int, default=0, metavar="N")
    parser.add_argument("--read", type=int, default=0, metavar="N")
    parser.add_argument("--faulty", type=int, default=0, metavar="N", help="forms with several faults each")
    parser.add_argument("--keep", type=Path, default=None, help="folder for the readings of --faulty")
    parser.add_argument("--judge-again", action="store_true", help="judge the readings kept there")
    parser.add_argument("--captures", type=lambda text: text.split(","), default=["clean", "office"])
    parser.add_argument("--layouts", choices=tuple(LAYOUT_GROUPS), default="all")
    parser.add_argument("--seed", type=int, default=FIRST_SEED)
    parser.add_argument("--season", default="xjfpa-2021")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, default=None)
    options = parser.parse_args(argv)
    if options.judge_again and options.keep is None:
        parser.error("--judge-again needs --keep FOLDER")
    if not (options.given or options.read or options.faulty or options.judge_again):
        parser.error("name at least one of --given N, --read N, --faulty N")
    parts: dict[str, Any] = {}
    try:
        if options.given:
            season = load_season(options.season)
            parts["given"] = report(judge_given(options.given, options.seed, season))
        if options.read:
            parts["read"] = report(read_forms(options))
        if options.faulty or options.judge_again:
            parts["faulty"] = report(read_faulty_forms(options, load_season(options.season)))
    except YinjianError as error:
        print(f"{error}\n{error.remedy}", file=sys.stderr)
        return error.exit_code
    for name, part in parts.items():
        show(name, part)
    if options.out is not None:
        command = "python -m benchmarks.flags " + " ".join(argv or sys.argv[1:])
        whole = {"schema": "yinjian-flags/1", "command": command, "machine": machine(), "parts": parts}
        options.out.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
