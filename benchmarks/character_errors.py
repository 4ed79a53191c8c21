"""How often a character is wrong that was read with a given probability."""

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from extract.fields.confidence import SCORES, sort_of

SORTS = ("han", "digit", "latin", "mark")
ALIKE = 0.8
"""Likeness to the truth below which a value is another one: its characters were not misread."""
BORROWED = 30.0
"""Characters of all sorts together that count as seen in each step of each sort: few were seen there."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A character as read, its probability (None: given), and whether it was wrong; `counts` is False where
    the value was another one altogether."""

    char: str
    score: float | None
    wrong: bool
    counts: bool


def seen_characters(
    chars: Sequence[tuple[str, float | None]], truth: str, *, counts: bool = True
) -> tuple[Seen, ...]:
    """Characters of a value against its truth. One that was left out makes the one before it wrong. `counts`
    is False where the value is not all of its characters (a date in a sentence)."""
    told = "".join(_one_form(char) for char in "".join(truth.split()))
    read = "".join(_one_form(char) for char, _ in chars)
    counts = counts and Levenshtein.normalized_similarity(read, told) >= ALIKE
    wrong: set[int] = set()
    for step in Levenshtein.opcodes(read, told):
        if step.tag in ("replace", "delete"):
            wrong.update(range(step.src_start, step.src_end))
        elif step.tag == "insert":
            wrong.add(max(0, step.src_start - 1))
    return tuple(Seen(char, score, k in wrong, counts) for k, (char, score) in enumerate(chars))


def _one_form(char: str) -> str:
    """Full and half width alike, one character for one."""
    return unicodedata.normalize("NFKC", char)[:1] or char


def error_table(seen: Sequence[Seen]) -> dict[str, list[float]]:
    """Share wrong for each sort in each step of SCORES, never rising with the probability."""
    steps = len(SCORES)
    total = {sort: [0.0] * steps for sort in SORTS}
    wrong = {sort: [0.0] * steps for sort in SORTS}
    for one in seen:
        if one.score is None or not one.counts:
            continue
        sort, step = sort_of(one.char), bisect_right(SCORES, one.score) - 1
        total[sort][step] += 1
        wrong[sort][step] += one.wrong
    all_total = [sum(total[sort][k] for sort in SORTS) for k in range(steps)]
    all_wrong = [sum(wrong[sort][k] for sort in SORTS) for k in range(steps)]
    every = _falling(all_wrong, all_total)
    return {
        sort: _falling(
            [w + BORROWED * share for w, share in zip(wrong[sort], every, strict=True)],
            [t + BORROWED for t in total[sort]],
        )
        for sort in SORTS
    }


def _falling(wrong: Sequence[float], total: Sequence[float]) -> list[float]:
    """Shares that never rise, nearest to those seen (pool adjacent violators); empty steps take their
    neighbours'."""
    pools: list[list[float]] = []  # wrong, total, steps
    for w, t in zip(wrong, total, strict=True):
        pools.append([w, t, 1])
        while len(pools) > 1 and _share(pools[-2]) <= _share(pools[-1]):
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
    return [round(_share(pool), 6) for pool in pools for _ in range(int(pool[2]))]


def _share(pool: Sequence[float]) -> float:
    # Half an error more than was seen, of one character more.
    return (pool[0] + 0.02) / (pool[1] + 1.0)
