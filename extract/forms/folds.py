"""Folds of the sheet and dust on the glass: straight, pale, and drawn through words as no border is."""

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
"""Height of a row of text in working pixels."""


def without_folds(
    horizontal: Mask, vertical: Mask, darkest: Mask, glyphs: Sequence[Rect]
) -> tuple[Mask, Mask]:
    """The lines (working pixels, as `darkest` and `glyphs`) without those that are much paler than the others
    and pass through words. Nothing is taken where there is no text or nothing to compare with."""
    if not glyphs:
        return horizontal, vertical
    level, upright = Strokes(horizontal), Strokes(vertical)
    long_level = [s for s in level.all if s.width >= SURE_LENGTH]
    long_upright = [s for s in upright.all if s.height >= SURE_LENGTH]
    depths = {id(s): _depth(level, s, darkest, across=True) for s in long_level}
    depths |= {id(s): _depth(upright, s, darkest, across=False) for s in long_upright}
    lengths = {id(s): max(s.width, s.height) for s in (*long_level, *long_upright)}
    usual = _usual(depths, lengths)
    pale_level = [s for s in long_level if depths[id(s)] < PALE * usual]
    pale_upright = [s for s in long_upright if depths[id(s)] < PALE * usual]
    # Text that a fold runs through has taken its pieces: what is in line is one fold.
    words = _words(glyphs) if pale_upright else []
    struck = _in_line(pale_level, across=True, through=lambda y, a, b: _struck(y, a, b, glyphs))
    parted = _in_line(pale_upright, across=False, through=lambda x, a, b: _parted(x, a, b, words))
    return _without(horizontal, level, struck), _without(vertical, upright, parted)


def _in_line(
    pale: Sequence[Stroke], *, across: bool, through: Callable[[float, float, float], bool]
) -> list[int]:
    """Labels of the strokes of every group in line with each other for which `through` holds, which is given
    where the group lies athwart and from where to where along it."""
    found: list[int] = []
    rest = sorted(pale, key=lambda s: _athwart(s, across))
    while rest:
        group = [s for s in rest if _athwart(s, across) - _athwart(rest[0], across) <= BESIDE]
        rest = rest[len(group) :]
        ends = [(s.x, s.x + s.width) if across else (s.y, s.y + s.height) for s in group]
        first, last = min(a for a, _ in ends) - 2 * ROW, max(b for _, b in ends) + 2 * ROW
        if through(float(np.mean([_athwart(s, across) for s in group])), first, last):
            found += [s.label for s in group]
    return found


def _athwart(stroke: Stroke, across: bool) -> float:
    return stroke.y + stroke.height / 2 if across else stroke.x + stroke.width / 2


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


def _usual(depths: dict[int, float], lengths: dict[int, int]) -> float:
    """The depth that half of all drawn length reaches."""
    order = sorted(depths, key=lambda k: depths[k])
    total, reached = sum(lengths[k] for k in order), 0
    for k in order:
        reached += lengths[k]
        if 2 * reached >= total:
            return depths[k]
    return 0.0


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


def _parted(x: float, first: float, last: float, words: Sequence[Rect]) -> bool:
    """Whether an upright line passes through words in several rows of text."""
    levels = sorted(
        rect.centre[1] for rect in words if rect.x0 < x < rect.x1 and first < rect.centre[1] < last
    )
    rows, below = 0, -np.inf
    for level in levels:
        rows += level - below > BESIDE
        below = level
    return rows >= THROUGH_ROWS


def _without(lines: Mask, strokes: Strokes, labels: Sequence[int]) -> Mask:
    if not labels:
        return lines
    return np.asarray(cv2.bitwise_and(lines, cv2.bitwise_not(strokes.drawn(labels))), np.uint8)
