"""Streaks of scanners told from a table's lines: they leave the table, which ends at its borders."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extract.forms.ruling_repairs import REACH, RIM, SURE_LENGTH, closed
from extract.forms.strokes import Mask, Stroke, Strokes

PAGE_EDGE, STICKS_OUT = 0.08, 0.03
"""Shares of the page: how near to its edges a streak begins and ends, and how far it leaves the table."""
SHEET_EDGE = 0.02
"""Share of the page at its edges in which the sheet's own edge is seen."""
ENDING_LINES = 3
"""Lines of a table that end at a border (its sides and one between), so that one beyond is not its own."""
STRAIGHT = 5
"""How far (working pixels) a streak's ink may lie from one straight line."""


@dataclass(frozen=True, slots=True)
class _Line:
    """y = slope * x + start, working pixels."""

    slope: float
    start: float

    def holds(self, stroke: Stroke) -> bool:
        """Both ends of the stroke lie on the line, and it is as thin as one."""
        middle = stroke.y + stroke.height / 2
        off = [middle - (self.slope * x + self.start) for x in (stroke.x, stroke.x + stroke.width)]
        return (
            max(map(abs, off)) <= STRAIGHT and stroke.height <= 2 * STRAIGHT + abs(self.slope) * stroke.width
        )


def without_streaks(lines: Mask, crossing: Mask) -> Mask:
    """Level lines without those that stick out of the table: over the whole page on both sides, or alone
    among the lines of the table on one: a feeder's or copier's streak, a fold. A table's own lines end at its
    borders. Where characters broke a streak, all its pieces go."""
    found = Strokes(closed(lines, (3, REACH)))
    long = [stroke for stroke in found.all if stroke.width > SURE_LENGTH]
    # Most lines end at the table's borders: only the others are looked at closer.
    loose = [stroke for stroke in long if _may_be_one(stroke, crossing)]
    drawn = {s.label: line for s in loose if (line := _along(found, s)) is not None}
    whole = {s.label: _joined(s, drawn[s.label], found.all) for s in loose if s.label in drawn}
    streaks = {label for label, stroke in whole.items() if _goes_over(stroke, crossing)}
    # Several streaks on a page do not make each other lines of the table.
    others = [stroke for stroke in long if stroke.label not in streaks]
    if streaks:
        # A feeder draws several: what runs to the page's edge is a piece of another one.
        streaks |= {s.label for s in others if s.label in whole and _leaves_to_edge(whole[s.label], crossing)}
        others = [stroke for stroke in others if stroke.label not in streaks]
    streaks |= {s.label for s in others if s.label in drawn and _leaves_alone(s, others, crossing)}
    if not streaks:
        return lines
    pieces = {stroke.label for stroke in found.all if any(drawn[label].holds(stroke) for label in streaks)}
    return np.asarray(cv2.bitwise_and(lines, cv2.bitwise_not(found.drawn(streaks | pieces))), np.uint8)


def _may_be_one(stroke: Stroke, crossing: Mask) -> bool:
    """It goes beyond the borders that it crosses, or crosses none."""
    crossed, least = _crossed(stroke, crossing), STICKS_OUT * crossing.shape[1]
    beyond = not len(crossed) or crossed[0] - stroke.x > least
    return bool(beyond or stroke.x + stroke.width - crossed[-1] > least)


def _joined(stroke: Stroke, line: _Line, strokes: Sequence[Stroke]) -> Stroke:
    """The stroke with the pieces before and behind it on its line."""
    pieces = [stroke, *(other for other in strokes if line.holds(other))]
    left, right = min(s.x for s in pieces), max(s.x + s.width for s in pieces)
    top, foot = min(s.y for s in pieces), max(s.y + s.height for s in pieces)
    return Stroke(left, top, right - left, foot - top, stroke.label)


def _goes_over(stroke: Stroke, crossing: Mask) -> bool:
    """From edge to edge of the page, over the table and out of it, and nothing is crossed near the edges; or
    within the sheet from edge to edge and over nothing at all."""
    height, size = crossing.shape
    left, right = stroke.x, stroke.x + stroke.width
    if left > PAGE_EDGE * size or right < (1 - PAGE_EDGE) * size:
        return False
    band, rim = _beside(stroke, crossing), round(RIM * size)
    if any(part.any() for part in (band[:, rim : max(rim, left)], band[:, right : size - rim])):
        return False
    crossed = _crossed(stroke, crossing)
    if not len(crossed):
        inside = SHEET_EDGE * height < stroke.y < (1 - SHEET_EDGE) * height
        return bool(inside and left <= SHEET_EDGE * size and right >= (1 - SHEET_EDGE) * size)
    return bool(crossed[0] - left > STICKS_OUT * size and right - crossed[-1] > STICKS_OUT * size)


def _leaves_to_edge(stroke: Stroke, crossing: Mask) -> bool:
    """Out of the table on one side and to the very edge of the page."""
    crossed, size = _crossed(stroke, crossing), crossing.shape[1]
    if not len(crossed):
        return False
    left, right, rim = stroke.x, stroke.x + stroke.width, round(RIM * size)
    at_left = left <= rim and crossed[0] - left > STICKS_OUT * size
    return bool(at_left or (right >= size - rim and right - crossed[-1] > STICKS_OUT * size))


def _leaves_alone(stroke: Stroke, long: Sequence[Stroke], crossing: Mask) -> bool:
    """Out of the table on one side, where no other line leaves it."""
    crossed, size = _crossed(stroke, crossing), crossing.shape[1]
    if not len(crossed):
        return False
    left, right = stroke.x, stroke.x + stroke.width
    return (
        crossed[0] - left > STICKS_OUT * size
        and _is_alone(stroke, long, crossing, int(crossed[0]), first=True)
    ) or (
        right - crossed[-1] > STICKS_OUT * size
        and _is_alone(stroke, long, crossing, int(crossed[-1]), first=False)
    )


def _crossed(stroke: Stroke, crossing: Mask) -> Sequence[int]:
    """Columns of the lines that the stroke crosses; none where it does not cross two borders or more."""
    left = stroke.x
    band = _beside(stroke, crossing)[:, left : left + stroke.width]
    crossed = np.flatnonzero(band.any(axis=0)) + left
    return [int(x) for x in crossed] if len(crossed) and np.ptp(crossed) > SURE_LENGTH else []


def _beside(stroke: Stroke, crossing: Mask) -> Mask:
    return crossing[max(0, stroke.y - REACH) : stroke.y + stroke.height + REACH]


def _is_alone(stroke: Stroke, long: Sequence[Stroke], crossing: Mask, border: int, *, first: bool) -> bool:
    """Three other lines or more end at the border beyond which the stroke goes, and none goes over it too. A
    stroke that ends with the table's lines at its other side is one of them, run together with a fold."""
    slack = STICKS_OUT / 2 * crossing.shape[1]
    foot = stroke.x + stroke.width if first else stroke.x
    ending = footed = 0
    for other in long:
        if other is stroke:
            continue
        end, far = (other.x, other.x + other.width) if first else (other.x + other.width, other.x)
        beyond = border - end if first else end - border
        ending += abs(beyond) <= 2 * REACH
        footed += abs(far - foot) <= 2 * REACH
        rows = slice(max(0, other.y - REACH), other.y + other.height + REACH)
        reaches = other.x < border + REACH and other.x + other.width > border - REACH
        crosses = reaches and crossing[rows, max(0, border - REACH) : border + REACH].any()
        if beyond > slack and crosses:
            return False
    return ending >= ENDING_LINES > footed


def _along(strokes: Strokes, stroke: Stroke) -> _Line | None:
    """The line of a stroke that is straight from end to end; None where a line of the table runs into it."""
    ys, xs = np.nonzero(strokes.alone(stroke))
    slope, start = (float(v) for v in np.polyfit(xs, ys, 1))
    off = np.abs(slope * xs + start - ys)
    if float(np.mean(off < STRAIGHT)) <= 0.97:
        return None
    return _Line(slope, start + stroke.y - slope * stroke.x)
