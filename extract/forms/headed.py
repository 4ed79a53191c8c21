"""Rows of labels with their values in the row below, column by column, where no lines part the columns."""

from collections.abc import Sequence

from extract.forms.lexicon import LabelMatch
from extract.forms.pieces import bounds, font_height, join
from extract.forms.sheet import Row, Sheet

LEAST_SURE = 0.8
MOST_ROWS = 3
"""Rows of a wrapped value under its label."""


def headed_rows(sheet: Sheet, rows: Sequence[Row], number: int, cell: int | None) -> int:
    """Make blocks and links of a row of labels and the values under them. The number of the row behind
    them, `number` itself where the row is none of labels or no values stand under it."""
    labels = _labels(sheet, rows[number])
    if not labels or number + 1 >= len(rows):
        return number
    values: list[Row] = [[] for _ in labels]
    stop = number + 1
    while stop < len(rows) and stop - number <= MOST_ROWS:
        row, above = rows[stop], rows[stop - 1]
        font = font_height(row)
        apart = bounds(row).y0 - bounds(above).y1 > (1.2 if stop == number + 1 else 0.5) * font
        places = None if apart or _labels(sheet, row) else _columns(labels, row)
        if places is None:
            break
        for column, word in places:
            values[column] += word
        stop += 1
    if not any(values):
        return number
    for (chars, match), value in zip(labels, values, strict=True):
        label = sheet.add(bounds(chars), chars, cell, match)
        if value:
            sheet.link(label, sheet.add(bounds(value), value, cell), "inside", 0.85)
    return stop


def _labels(sheet: Sheet, row: Row) -> list[tuple[Row, LabelMatch]]:
    """The words of a row, where all of them are labels without a colon and two or more are fields."""
    words: list[Row] = []
    for char in row:
        if char.gap or not words:
            words.append([])
        words[-1].append(char)
    found: list[tuple[Row, LabelMatch]] = []
    for word in words:
        match = sheet.lexicon.match(join(word))
        if match is None or match.category == "slot" or match.similarity < LEAST_SURE:
            return []
        found.append((word, match))
    fields = sum(match.category == "field" for _, match in found)
    return found if fields >= 2 or (fields and len(found) >= 2) else []


def _columns(labels: Sequence[tuple[Row, LabelMatch]], row: Row) -> list[tuple[int, Row]] | None:
    """The words of a row with the label each stands under, None where one stands under none."""
    starts = [bounds(chars).x0 for chars, _ in labels]
    font = font_height(row)
    placed: list[tuple[int, Row]] = []
    word: Row = []
    for char in [*row, None]:
        if word and (char is None or char.gap):
            x0 = word[0].rect.x0
            under = [k for k, start in enumerate(starts) if start - 1.2 * font <= x0]
            if not under:
                return None
            placed.append((under[-1], word))
            word = []
        if char is not None:
            word.append(char)
    return placed
