"""F1 of narrative understanding, label by label, on the sentences of tests/data/narrative.

    python -m benchmarks.narrative [--show] [--set NAME] [--rows FILE] [--out FILE]

A fact counts as found when label, polarity and every annotated part (value and bound, issuer, grade, number)
agree. A fact that a sentence repeats counts once. Sets: `dev`, `held` (single sentences), `paragraphs_dev`,
`paragraphs_held` (as members write them), `voices_*` and `reports_*` (another hand than the rules),
`trade_*`, `fresh_*`, `plain_*`, `terse_*`, `clerks_*`, `hands_*`, `phrases_dev`, `letters_dev`,
`annual_held`, `deeds_*` (each measured before its rules were changed); how blind each is stands at its head.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.machine import machine
from extract.rules.facts import LABELS, Mention, NarrativeFacts
from extract.rules.narrative import understand

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "data" / "narrative"
SETS = (
    "dev",
    "held",
    "paragraphs_dev",
    "paragraphs_held",
    "voices_dev",
    "voices_held",
    "reports_dev",
    "reports_held",
    "trade_dev",
    "trade_held",
    "fresh_dev",
    "fresh_held",
    "plain_dev",
    "plain_held",
    "terse_dev",
    "terse_held",
    "clerks_dev",
    "clerks_held",
    "hands_dev",
    "phrases_dev",
    "hands_held",
    "letters_dev",
    "annual_held",
    "deeds_dev",
    "deeds_held",
)
POLARITIES = {"+": "asserted", "-": "denied", "?": "unsure"}
BOUNDS = {
    "": ("exact",),
    ">": ("over", "at_least"),
    ">=": ("over", "at_least"),
    "<": ("under", "at_most"),
    "<=": ("under", "at_most"),
    "~": ("about",),
}
_FACT = re.compile(
    r"(?P<label>[a-z]+)(?P<polarity>[+\-?])(?:=(?P<value>[\d.]+)(?P<bound>[<>]=?|~)?)?"
    r"(?:@(?P<issuer>[^%#]+))?(?:%(?P<grade>[^#]+))?(?:#(?P<number>\w+))?"
)


@dataclass(frozen=True, slots=True)
class Expected:
    """One annotated fact; None where a part is not annotated."""

    label: str
    polarity: str
    value: float | None
    bounds: tuple[str, ...]
    issuer: str | None
    grade: str | None
    number: str | None

    def fits(self, mention: Mention) -> bool:
        """Whether a mention says exactly this."""
        if (mention.label, mention.polarity) != (self.label, self.polarity):
            return False
        if self.value is not None and (mention.value != self.value or mention.bound not in self.bounds):
            return False
        pairs = ((self.issuer, mention.issuer), (self.grade, mention.grade), (self.number, mention.number))
        return all(wanted is None or wanted == found for wanted, found in pairs)


Wrong = tuple[str, list[Mention], list[Expected]]
"""A sentence, what was found too much in it, and what was missed."""


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one label."""

    right: int
    expected: int
    found: int

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.expected + self.found) if self.expected + self.found else 1.0


def total(scores: Iterable[Score]) -> Score:
    """All counts together: micro F1."""
    parts = list(scores)
    return Score(sum(s.right for s in parts), sum(s.expected for s in parts), sum(s.found for s in parts))


def read_set(name: str) -> list[tuple[str, tuple[Expected, ...]]]:
    """The sentences of a set with their facts. Raises ValueError for a line that cannot be read."""
    rows = []
    for line in (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, facts = line.partition("\t")
            rows.append((text, tuple(parse_fact(fact) for fact in facts.split())))
    return rows


def parse_fact(text: str) -> Expected:
    match = _FACT.fullmatch(text)
    if match is None or match["label"] not in LABELS:
        raise ValueError(f"not a fact: {text}")
    value = None if match["value"] is None else float(match["value"])
    return Expected(
        match["label"],
        POLARITIES[match["polarity"]],
        value,
        BOUNDS[match["bound"] or ""],
        match["issuer"],
        match["grade"],
        match["number"],
    )


def compare(facts: NarrativeFacts, expected: Sequence[Expected]) -> tuple[list[Mention], list[Expected]]:
    """What was found too much, and what was missed."""
    left = _distinct(facts.mentions)
    missed: list[Expected] = []
    for wanted in sorted(dict.fromkeys(expected), key=_plainness):
        hit = next((mention for mention in left if wanted.fits(mention)), None)
        if hit is None:
            missed.append(wanted)
        else:
            left.remove(hit)
    return left, missed


def _plainness(fact: Expected) -> int:
    """How many parts are not annotated: the most particular fact is matched first, or a plain one takes its
    mention away."""
    return (fact.issuer, fact.grade, fact.number, fact.value).count(None)


def _distinct(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions without repetitions: 疫情 in two clauses of a sentence is one fact about it."""
    kept: dict[tuple[object, ...], Mention] = {}
    for m in mentions:
        kept.setdefault((m.label, m.polarity, m.value, m.bound, m.issuer, m.grade, m.number), m)
    return list(kept.values())


def score(
    name: str, reader: Callable[[str], NarrativeFacts] = understand
) -> tuple[dict[str, Score], list[Wrong]]:
    """Scores by label, and the sentences that were read wrongly."""
    right: Counter[str] = Counter()
    expected_of: Counter[str] = Counter()
    found_of: Counter[str] = Counter()
    wrong = []
    for text, expected in read_set(name):
        facts = reader(text)
        extra, missed = compare(facts, expected)
        unique = Counter(fact.label for fact in dict.fromkeys(expected))
        expected_of.update(unique)
        found_of.update(mention.label for mention in _distinct(facts.mentions))
        right.update(unique - Counter(fact.label for fact in missed))
        if extra or missed:
            wrong.append((text, extra, missed))
    return {label: Score(right[label], expected_of[label], found_of[label]) for label in LABELS}, wrong


SIGNS = {polarity: sign for sign, polarity in POLARITIES.items()}


def training_rows() -> list[str]:
    """The annotated sentences as the training recipe takes them: labels with their sign."""
    rows = []
    for name in SETS:
        for text, expected in read_set(name):
            truth = sorted({f"{fact.label}{SIGNS[fact.polarity]}" for fact in expected})
            rules = sorted({f"{m.label}{SIGNS[m.polarity]}" for m in understand(text).mentions})
            rows.append(json.dumps({"text": text, "truth": truth, "rules": rules}, ensure_ascii=False))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", choices=SETS, default="dev")
    parser.add_argument("--rows", type=Path, help="write all sets as rows for models.training.narrative")
    parser.add_argument("--out", type=Path, help="write the report of all sets, with the machine named")
    parser.add_argument("--show", action="store_true", help="print the sentences that were read wrongly")
    options = parser.parse_args()
    if options.rows is not None:
        options.rows.write_text("\n".join(training_rows()) + "\n", encoding="utf-8")
        return
    if options.out is not None:
        whole = {"machine": machine(), "sets": [report(name)[0] for name in SETS]}
        options.out.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return
    found, wrong = report(options.set)
    if options.show:
        _show(wrong)
    print(json.dumps(found, ensure_ascii=False, indent=1))


def report(name: str) -> tuple[dict[str, Any], list[Wrong]]:
    """F1 by label and over all of a set, and the sentences that were read wrongly."""
    scores, wrong = score(name)
    labels = {
        label: {"f1": round(s.f1, 4), "right": s.right, "expected": s.expected, "found": s.found}
        for label, s in scores.items()
    }
    return {
        "set": name,
        "sentences": len(read_set(name)),
        "micro_f1": round(total(scores.values()).f1, 4),
        "penalty_disclosed": disclosure(name),
        "labels": labels,
    }, wrong


def disclosure(name: str) -> dict[str, int]:
    """Texts by what `penalty_disclosed` follows from: a penalty or violation of the unit itself."""
    counts = Counter[str]()
    for text, expected in read_set(name):
        due = any(f.label in ("penalty", "violation") and f.polarity == "asserted" for f in expected)
        got = bool(understand(text).asserted("penalty", "violation"))
        counts["tp" if due and got else "fp" if got else "fn" if due else "tn"] += 1
    return {key: counts[key] for key in ("tp", "fp", "fn", "tn")}


def _show(wrong: Sequence[Wrong]) -> None:
    for text, extra, missed in wrong:
        print(text)
        for mention in extra:
            print(
                "    too much:", mention.label, mention.polarity, mention.value, mention.bound, mention.text
            )
        for fact in missed:
            print("    missed:  ", fact)


if __name__ == "__main__":
    main()
