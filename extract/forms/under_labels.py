"""Values on the lines below their labels: one answer a line or several in columns, or one too long for what
was left of its label's line."""

import re
from collections.abc import Sequence

from extract.fields.plausibility import plausibility
from extract.fields.values import NAME_KEYS
from extract.forms.folding import fold
from extract.forms.inline import Hit
from extract.forms.lexicon import Lexicon
from extract.forms.pieces import Char, bounds, font_height, join

FEWEST = 3
"""So many labels of a page must have what looks like their answer below them for it to be such a form: an
empty line may be followed by anything."""

FIRST_GAP, NEXT_GAP = 1.3, 0.5
"""Distance of the line below a label, and of an answer's second line, in heights of their characters."""

WHOLE_LABEL = 0.8
"""Similarity from which a whole line without a colon is a label."""

LOOKS_LIKE = 0.5
"""Plausibility of a line as the value of a label that ends the line above it."""

_NOTE = re.compile(r"^[(（\[【注*※]|[:：]")
"""A line that is a note of the form's maker and nobody's answer."""

Row = list[Char]


def answers_below(
    rows: Sequence[Row], found: list[list[Hit]], lexicon: Lexicon
) -> dict[int, tuple[list[Row], int]]:
    """By number of a row of labels alone: the answer of each and the number of the row behind them; empty
    where the page is no such form. Labels without a colon that are such rows are added to `found`."""
    heads = {number: _labels(row, found[number], lexicon) for number, row in enumerate(rows)}
    below: dict[int, tuple[list[Row], int]] = {}
    for number, hits in heads.items():
        if hits and (answers := _answers(rows, heads, found, number, hits)):
            below[number] = answers
    if sum(_likely(heads[number], answers) for number, (answers, _) in below.items()) < FEWEST:
        return {}
    for number in below:
        found[number] = heads[number]
    return below


def _labels(row: Row, hits: list[Hit], lexicon: Lexicon) -> list[Hit]:
    """The labels that a row is made of, none where it says anything else or heads a story or an opinion."""
    if not hits:
        match = lexicon.match(join(row))
        if match is None or match.category != "field" or match.similarity < WHOLE_LABEL:
            return []
        hits = [Hit(0, len(row), match, False)]
    ends = [*(hit.start for hit in hits[1:]), len(row)]
    alone = hits[0].start == 0 and all(hit.stop == end for hit, end in zip(hits, ends, strict=True))
    told = any(hit.label.category == "slot" or "主要事迹" in hit.label.keys for hit in hits)
    asks = any(hit.label.category == "field" for hit in hits)
    return hits if alone and asks and not told else []


def _answers(
    rows: Sequence[Row],
    heads: dict[int, list[Hit]],
    found: Sequence[list[Hit]],
    number: int,
    hits: Sequence[Hit],
) -> tuple[list[Row], int] | None:
    """What stands in the column of each label in the rows close below it."""
    font = font_height(rows[number])
    starts = [rows[number][hit.start].rect.x0 - font for hit in hits]
    answers: list[Row] = [[] for _ in hits]
    current = number
    while current + 1 < len(rows) and not found[current + 1] and not heads[current + 1]:
        gap = bounds(rows[current + 1]).y0 - bounds(rows[current]).y1
        if gap > (FIRST_GAP if current == number else NEXT_GAP) * font:
            break
        if rows[current + 1][0].rect.x0 < starts[0]:
            break
        column = 0
        for char in rows[current + 1]:
            # A word that begins in one column and ends in the next is the first one's.
            if char.gap:
                column = max(k for k, start in enumerate(starts) if char.rect.x0 >= start or k == 0)
            answers[column].append(char)
        current += 1
    return (answers, current + 1) if current > number else None


def _likely(hits: Sequence[Hit], answers: Sequence[Row]) -> int:
    """How many answers look like what their labels ask for."""
    return sum(
        any(plausibility(key, join(answer)) > 0 for key in hit.label.keys)
        for hit, answer in zip(hits, answers, strict=True)
        if answer
    )


def begins_below(rows: Sequence[Row], found: Sequence[list[Hit]], number: int, hit: Hit) -> bool:
    """Nothing stands behind the row's last label, and the next line, close below, looks like its value and
    bears no label: the value was too long for what was left of the line."""
    if number + 1 >= len(rows) or found[number + 1] or not hit.colon or hit.label.category != "field":
        return False
    here, below = bounds(rows[number]), bounds(rows[number + 1])
    text = fold(join(rows[number + 1]))
    close = below.y0 - here.y1 < 0.9 * font_height(rows[number])
    # Any two to four characters look like a name: a heading does, too.
    keys = set(hit.label.keys) - NAME_KEYS
    note = _NOTE.search(text) is not None
    return close and not note and any(plausibility(key, text) >= LOOKS_LIKE for key in keys)
