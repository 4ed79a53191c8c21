"""Ruling lines put right: strokes of text told from lines, lines drawn on under seals, open sides closed."""

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np

from extract.forms.strokes import Mask, Stroke, Strokes
from ingest.document import Rect

SURE_LENGTH = 150
"""A line of this length stands by itself; a shorter one must end on crossing lines at both ends."""

REACH = 14
"""How far a line's end may miss the line it should touch."""

HIDDEN = 220
"""Longest gap over which a line goes on beneath something else: the chord of a seal of 38 mm and less."""

HIDING_INK = 0.12
"""Share of ink in such a gap: a line that merely ends has paper behind it."""

RIM = 0.006
"""Share of the page at its edges in which a line is the sheet's own edge."""

WHOLE_PAGE = 0.93
"""Share of the page's width or height from which a line is the edge of a sheet."""

BETWEEN = 0.35
"""Widest gap between two characters of a word over their height: with usual spacing it is 0.16, between
digits in boxes of their own 0.4 and more, and there a dashed border stands in it."""


def closed(mask: Mask, kernel: tuple[int, int]) -> Mask:
    """The mask with gaps closed that are smaller than the kernel (width of it last, working pixels)."""
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones(kernel, np.uint8)), np.uint8)


def drawn_between(vertical: Mask, ink: Mask, glyphs: Sequence[Rect]) -> Mask:
    """Upright lines without those made of strokes of two lines of text: between the characters, where a
    line would show best, they have no ink."""
    found = Strokes(vertical)
    written = [*glyphs, *_within_words(glyphs)]
    kept: list[int] = []
    for stroke in found.all:
        if stroke.height >= 2 * SURE_LENGTH:
            kept.append(stroke.label)
            continue
        on_text = np.zeros(stroke.height, bool)
        middle = stroke.x + stroke.width / 2
        for rect in written:
            if rect.x0 - 2 < middle < rect.x1 + 2:
                rows = slice(int(max(0.0, rect.y0 - stroke.y)), int(max(0.0, rect.y1 - stroke.y)))
                on_text[rows] = True
        columns = slice(max(0, stroke.x - 2), stroke.x + stroke.width + 2)
        inked = np.asarray((ink[stroke.y : stroke.y + stroke.height, columns] > 0).any(axis=1))
        free = ~on_text
        if on_text.mean() < 0.35 or (free.any() and inked[free].mean() > 0.6):
            kept.append(stroke.label)
    return found.drawn(kept)


def _within_words(glyphs: Sequence[Rect]) -> list[Rect]:
    """The gaps between neighbouring characters of a word: where a character begins is known to a step of the
    reader only, and a stroke of its own may lie before it."""
    return [
        Rect(one.x1, max(one.y0, two.y0), two.x0, min(one.y1, two.y1))
        for one, two in pairwise(glyphs)
        if one.x1 < two.x0 < one.x1 + BETWEEN * one.height
        and min(one.y1, two.y1) - max(one.y0, two.y0) > 0.8 * one.height
    ]


def wide_lines(horizontal: Mask) -> list[Stroke]:
    """Level lines over a third of the page and more, top to bottom."""
    strokes = Strokes(closed(horizontal, (5, 5)))
    return sorted((s for s in strokes.all if s.width > 0.35 * horizontal.shape[1]), key=lambda s: s.y)


def open_sides(wide: Sequence[Stroke], vertical: Mask, text: Sequence[Rect]) -> Mask:
    """Side lines for tables that have none: three or more wide lines that begin and end alike."""
    drawn = np.zeros_like(vertical)
    groups: list[list[Stroke]] = []
    for stroke in wide:
        for group in groups:
            last = group[-1]
            if abs(last.x - stroke.x) < REACH and abs(last.width - stroke.width) < 2 * REACH:
                group.append(stroke)
                break
        else:
            groups.append([stroke])
    for group in (group for group in groups if len(group) >= 3):
        left, right = min(s.x for s in group), max(s.x + s.width for s in group)
        top, bottom = group[0].y, group[-1].y + group[-1].height
        # A seal's own text, read in large boxes, may reach out at the side.
        outside = [r for r in text if top < r.centre[1] < bottom and (r.x1 < left or r.x0 > right)]
        if outside:
            continue
        for above, below in pairwise(group):
            y0, y1 = above.y, below.y + below.height
            cv2.line(drawn, (above.x, y0), (below.x, y1), (255,), 3)
            cv2.line(drawn, (above.x + above.width - 1, y0), (below.x + below.width - 1, y1), (255,), 3)
    return drawn


def open_foot(wide: Sequence[Stroke], vertical: Mask) -> tuple[Mask, Mask]:
    """A closing line, and upright ones, for a last row that has none: lines that go on below the table's last
    line and end within the page. One alone has to be a border of the rows above."""
    level, upright = np.zeros_like(vertical), np.zeros_like(vertical)
    height, width = vertical.shape
    # A line over nearly all of the page is the edge of its sheet.
    wide = [s for s in wide if s.width < WHOLE_PAGE * width]
    tall = [
        s
        for s in Strokes(closed(vertical, (5, 5))).all
        if s.height > SURE_LENGTH and s.height < WHOLE_PAGE * height
    ]
    table = sorted((s for s in wide if any(_cross(s, t) for t in tall)), key=lambda s: s.y + s.height)
    if len(table) < 2:
        return level, upright
    bottom = table[-1].y + table[-1].height
    left = min(s.x for s in table[-2:])
    right = max(s.x + s.width for s in table[-2:]) - 1
    hanging = [
        s
        for s in tall
        if left - REACH < s.x < right + REACH
        and s.y < bottom + HIDDEN
        and s.y + s.height > bottom + SURE_LENGTH
    ]
    if not hanging or (len(hanging) == 1 and sum(_cross(line, hanging[0]) for line in table) < 3):
        return level, upright
    foot = max(s.y + s.height for s in hanging)
    if foot > (1 - RIM) * height or any(bottom + REACH < s.y < foot - REACH for s in wide):
        return level, upright
    cv2.line(level, (left, foot), (right, foot), (255,), 3)
    for x in {left, right, *(s.x + s.width // 2 for s in hanging)}:
        # The row above may lack its side too, where a seal lies over the end of the last line.
        beside = any(abs(s.x - x) < 2 * REACH and s.y + s.height > table[-1].y - REACH for s in tall)
        cv2.line(upright, (x, table[-1 if beside else -2].y), (x, foot), (255,), 3)
    return level, upright


def _cross(line: Stroke, upright: Stroke) -> bool:
    """A level and an upright line cross or meet."""
    return (
        line.x - REACH < upright.x < line.x + line.width + REACH
        and upright.y - REACH < line.y < upright.y + upright.height + REACH
    )


def beneath(lines: Mask, crossing: Mask, ink: Mask) -> Mask:
    """Pieces of horizontal lines that a seal or a stain hides: between two long pieces in line with each
    other, with `ink` in the gap (that of text left out). Gaps between crossing lines stay open: the cells
    above and below are one."""
    drawn = np.zeros(lines.shape, np.uint8)
    strokes = Strokes(np.ascontiguousarray(lines))
    long = sorted((s for s in strokes.all if s.width >= 60), key=lambda s: s.x)
    for left in long:
        found = _next_in_line(strokes, left, long)
        if found is None:
            continue
        right, end, start = found
        x0, x1, y = left.x + left.width, right.x, round((end + start) / 2)
        if not 3 * REACH < x1 - x0 + 6 <= HIDDEN:
            continue
        band = ink[max(0, y - 6) : y + 7, x0:x1]
        walls = crossing[max(0, y - 8) : y + 9]
        closed = all(bool(walls[:, max(0, x - REACH) : x + REACH].any()) for x in (x0, x1))
        if not closed and band.size and (band > 0).mean() >= HIDING_INK:
            cv2.line(drawn, (x0 - 2, round(end)), (x1 + 2, round(start)), (255,), 3)
    return drawn


def _next_in_line(
    strokes: Strokes, left: Stroke, long: Sequence[Stroke]
) -> tuple[Stroke, float, float] | None:
    """The first of the pieces (sorted by x) that goes on where `left` ends, with the heights at which that
    ends and this begins. Beyond it nothing is hidden: its own ink would count as what hides the line."""
    for right in long:
        gap = right.x - (left.x + left.width)
        if gap <= 0 or gap > HIDDEN or abs(left.y - right.y) > 0.5 * max(left.width, right.width):
            continue
        end = _level(strokes, left, left.x + left.width - 4)
        start = _level(strokes, right, right.x + 3)
        if abs(end - start) <= 3 + 0.02 * gap:
            return right, end, start
    return None


def _level(strokes: Strokes, stroke: Stroke, x: int) -> float:
    """Height of a stroke at a column."""
    column = min(max(x - stroke.x, 0), stroke.width - 1)
    found = np.flatnonzero(strokes.alone(stroke)[:, column])
    return stroke.y + (float(found.mean()) if len(found) else stroke.height / 2)
