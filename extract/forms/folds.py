"""Folds of the sheet: straight, pale, and drawn through words as no border is."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import cv2
import numpy as np

from extract.forms.ruling_repairs import SURE_LENGTH
from extract.forms.strokes import Mask, Stroke, Strokes
from ingest.document import Rect

PALE = 0.6
"""Depth of a fold over that of the table's lines: folds of made quartered sheets had 0.2 to 0.55."""

THROUGH_ROWS, THROUGH_CHARS = 2, 3
"""Rows of text whose words an upright fold parts, and characters that a level one strikes through: once may
be an answer that runs over its border."""

PITCH = 1.2
"""Distance of two characters of a word over their height: 1.0 as printed, less in tight boxes."""

BESIDE = 7
"""Working pixels to each side within which the paper beside a line is seen, and pieces are in line."""

ROW = 30
"""Height of a row of text in working pixels; a shorter stroke is no piece of a fold."""


def without_folds(
    horizontal: Mask, vertical: Mask, darkest: Mask, glyphs: Sequence[Rect]
) -> tuple[Mask, Mask]:
    """The lines (working pixels, as `darkest` and `glyphs`) without those that are much paler than the others
    and pass through words. Nothing is taken where there is no text or nothing to compare with."""
    if not glyphs:
        return horizontal, vertical
    level, upright = _Lines(horizontal, darkest, across=True), _Lines(vertical, darkest, across=False)
    pale = PALE * _usual([*level.depths.items(), *upright.depths.items()])
    struck = level.in_line(pale, vertical, lambda y, a, b: _struck(y, a, b, glyphs))
    parted = upright.in_line(pale, horizontal, lambda x, a, b: _parted(x, a, b, glyphs))
    return level.without(struck), upright.without(parted)


class _Lines:
    """The strokes of one direction with their depths in grey levels."""

    def __init__(self, mask: Mask, darkest: Mask, *, across: bool) -> None:
        self._mask, self._across, self._strokes = mask, across, Strokes(mask)
        lines = [s for s in self._strokes.all if (s.width if across else s.height) >= ROW]
        self.depths = {s: _depth(self._strokes, s, darkest, across=across) for s in lines}

    def in_line(
        self, pale: float, crossing: Mask, through: Callable[[float, float, float], bool]
    ) -> list[Stroke]:
        """Strokes paler than `pale` that lie in line with each other, a long one among them, where `through`
        holds, which is given where they lie athwart and from where to where along. Text that a fold runs
        through has taken its pieces: what is in line is one fold, and goes on where it does not end at a
        `crossing` line, as borders do."""
        found: list[Stroke] = []
        rest = sorted((s for s, depth in self.depths.items() if depth < pale), key=self._athwart)
        while rest:
            group = [s for s in rest if self._athwart(s) - self._athwart(rest[0]) <= BESIDE]
            rest = rest[len(group) :]
            ends = [(s.x, s.x + s.width) if self._across else (s.y, s.y + s.height) for s in group]
            first, last = min(a for a, _ in ends), max(b for _, b in ends)
            middle = float(np.mean([self._athwart(s) for s in group]))
            first -= 0 if self._meets(crossing, middle, first) else 2 * ROW
            last += 0 if self._meets(crossing, middle, last) else 2 * ROW
            if max(b - a for a, b in ends) >= SURE_LENGTH and through(middle, first, last):
                found += group
        return found

    def _meets(self, crossing: Mask, athwart: float, along: int) -> bool:
        """A crossing line lies where a stroke ends."""
        x, y = (along, round(athwart)) if self._across else (round(athwart), along)
        rows, columns = slice(max(0, y - BESIDE), y + BESIDE + 1), slice(max(0, x - BESIDE), x + BESIDE + 1)
        return bool(crossing[rows, columns].any())

    def _athwart(self, stroke: Stroke) -> float:
        return stroke.y + stroke.height / 2 if self._across else stroke.x + stroke.width / 2

    def without(self, strokes: Sequence[Stroke]) -> Mask:
        """The mask without these."""
        if not strokes:
            return self._mask
        drawn = self._strokes.drawn(stroke.label for stroke in strokes)
        return np.asarray(cv2.bitwise_and(self._mask, cv2.bitwise_not(drawn)), np.uint8)


def _depth(strokes: Strokes, stroke: Stroke, darkest: Mask, *, across: bool) -> float:
    """Median of how much darker a stroke is than the paper beside it, in grey levels."""
    aside = np.ones((2 * BESIDE + 1, 1) if across else (1, 2 * BESIDE + 1), np.uint8)
    rows = slice(max(0, stroke.y - BESIDE), stroke.y + stroke.height + BESIDE)
    columns = slice(max(0, stroke.x - BESIDE), stroke.x + stroke.width + BESIDE)
    window = darkest[rows, columns]
    lighter = cv2.subtract(cv2.dilate(window, aside), window)
    top, left = stroke.y - rows.start, stroke.x - columns.start
    inner = lighter[top : top + stroke.height, left : left + stroke.width]
    # The mask of a line is wider than the line: its darkest pixel across counts.
    inside = np.where(strokes.alone(stroke) > 0, inner, 0)
    return float(np.median(inside.max(axis=0 if across else 1)))


def _usual(depths: Sequence[tuple[Stroke, float]]) -> float:
    """The depth that half of all drawn length reaches, 0.0 for no stroke."""
    order = sorted(depths, key=lambda found: found[1])
    lengths = np.cumsum([max(stroke.width, stroke.height) for stroke, _ in order])
    return order[int(np.searchsorted(lengths, lengths[-1] / 2))][1] if order else 0.0


def _struck(y: float, first: float, last: float, glyphs: Sequence[Rect]) -> bool:
    """Whether a level line passes through the middle of several characters."""
    through = [
        rect
        for rect in glyphs
        if first < rect.centre[0] < last and rect.y0 + 0.2 * rect.height < y < rect.y1 - 0.2 * rect.height
    ]
    return len(through) >= THROUGH_CHARS


def _words(glyphs: Sequence[Rect]) -> list[Rect]:
    """From the middle of a character to the middle of the next of its word."""
    return [
        Rect(one.centre[0], max(one.y0, two.y0), two.centre[0], min(one.y1, two.y1))
        for one, two in pairwise(glyphs)
        if one.centre[0] < two.centre[0] < one.centre[0] + PITCH * one.height
        and min(one.y1, two.y1) - max(one.y0, two.y0) > 0.8 * one.height
    ]


def _parted(x: float, first: float, last: float, glyphs: Sequence[Rect]) -> bool:
    """Whether an upright line passes through words in several rows of text."""
    levels = sorted(
        rect.centre[1] for rect in _words(glyphs) if rect.x0 < x < rect.x1 and first < rect.centre[1] < last
    )
    rows, below = 0, -np.inf
    for level in levels:
        rows += level - below > BESIDE
        below = level
    return rows >= THROUGH_ROWS
