"""Ruling lines of a page: horizontal and vertical masks, tolerant of gaps, dots, colour, skew and curl."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.forms.strokes import Mask, Stroke, Strokes, long_runs
from ingest.document import Image, Rect

WORKING_WIDTH = 1654
"""Pages are brought to the width of A4 at 200 dpi, so that the lengths below mean the same everywhere."""

RUN = 38
"""Shortest unbroken run that may belong to a line: longer than a stroke of body text (29 px at 10.5 pt)."""

SURE_LENGTH = 150
"""A line of this length stands by itself; a shorter one must end on crossing lines at both ends."""

THICKEST = 9
BEADED_ACROSS, BEADED_DOWN = 260, 100
"""Thickness of a line that runs together from dashes, and its least length: more than the strokes of a
line of text make by chance across, and of three lines of text down."""

DOTTED_RUN = 44
"""Shortest row of dots or dashes: less than the height of a table row."""

REACH = 14
"""How far a line's end may miss the line it should touch."""

HIDDEN = 220
"""Longest gap over which a line goes on beneath something else: the chord of a seal of 38 mm and less."""

HIDING_INK = 0.12
"""Share of ink in such a gap: a line that merely ends has paper behind it."""

ON_GLYPHS = 0.45
"""A stroke with more than this share of its ink inside characters is none of the form's lines."""


@dataclass(frozen=True, slots=True, eq=False)
class Rulings:
    """Masks (0 or 255) of the page scaled by `scale` (working pixels per page pixel)."""

    horizontal: Mask
    vertical: Mask
    scale: float


def find_rulings(image: Image, text: Sequence[Rect] = ()) -> Rulings:
    """Lines of an upright RGB page, whatever their colour.

    `text` are the places of characters (page pixels): strokes within them are no dashes, and they tell
    an open-sided table, which has no text beside it, from a column of underlined blanks.
    """
    scale = min(1.5, WORKING_WIDTH / max(1, image.shape[1]))
    if abs(scale - 1.0) <= 0.02:
        scale = 1.0  # so near to the working width the page is taken as it is
    ink = _ink(image, scale)
    horizontal = _runs(ink, across=True)
    vertical = _runs(ink, across=False)
    glyphs = [Rect(*(v * scale for v in rect)) for rect in text]
    loose = _without_glyphs(ink, glyphs)
    specks = _specks(loose)
    horizontal |= _dotted(loose, specks, across=True) | _beaded(loose, across=True)
    vertical |= _dotted(loose, specks, across=False) | _beaded(loose, across=False)
    horizontal, vertical = _keep_lines(_off_glyphs(horizontal, glyphs), _off_glyphs(vertical, glyphs))
    vertical = _drawn_between(vertical, ink, glyphs)
    horizontal, vertical = _close(horizontal, vertical)
    horizontal |= _beneath(horizontal, vertical, loose)
    vertical |= _beneath(vertical.T, horizontal.T, loose.T).T
    vertical = _without_glyph_pieces(horizontal, vertical, ink, glyphs)
    vertical |= _open_sides(horizontal, vertical, glyphs)
    return Rulings(horizontal, vertical, scale)


def _without_glyphs(ink: Mask, glyphs: Sequence[Rect]) -> Mask:
    """Ink without the inner part of characters."""
    left = ink.copy()
    for rect in glyphs:
        inset = 0.3 * rect.height
        rows = slice(int(max(0.0, rect.y0 + inset)), int(max(0.0, rect.y1 - inset)))
        left[rows, int(max(0.0, rect.x0 + 2)) : int(max(0.0, rect.x1 - 2))] = 0
    return left


def _off_glyphs(mask: Mask, glyphs: Sequence[Rect]) -> Mask:
    """Lines without those that are strokes of characters, above each other in close rows of text."""
    if not glyphs:
        return mask
    inner = np.zeros_like(mask)
    for rect in glyphs:
        inset = 0.15 * rect.height
        rows = slice(int(max(0.0, rect.y0 + inset)), int(max(0.0, rect.y1 - inset)))
        inner[rows, int(max(0.0, rect.x0)) : int(max(0.0, rect.x1))] = 255
    strokes = Strokes(_closed(mask, (3, 3)))
    out = mask.copy()
    for stroke in strokes.all:
        if not cv2.countNonZero(inner[stroke.window]):
            continue
        alone = strokes.alone(stroke)
        inked = cv2.bitwise_and(mask[stroke.window], alone)
        within = cv2.countNonZero(cv2.bitwise_and(inked, inner[stroke.window]))
        if within > ON_GLYPHS * max(1, cv2.countNonZero(inked)):
            out[stroke.window][alone > 0] = 0
    return out


def _without_glyph_pieces(horizontal: Mask, vertical: Mask, ink: Mask, glyphs: Sequence[Rect]) -> Mask:
    """Upright lines without those pieces, from one level line to the next, that a character's own stroke
    has bridged: a value across merged cells, in line with the borders above and below."""
    joints = cv2.dilate(horizontal, np.ones((5, 1), np.uint8))
    pieces = cv2.bitwise_and(vertical, cv2.bitwise_not(joints))
    kept = _drawn_between(np.asarray(pieces, np.uint8), ink, glyphs)
    return np.asarray(cv2.bitwise_or(kept, cv2.bitwise_and(vertical, joints)), np.uint8)


def _drawn_between(vertical: Mask, ink: Mask, glyphs: Sequence[Rect]) -> Mask:
    """Upright lines without those made of strokes of two lines of text: between the characters, where a
    line would show best, they have no ink."""
    found = Strokes(vertical)
    kept: list[int] = []
    for stroke in found.all:
        if stroke.height >= 2 * SURE_LENGTH:
            kept.append(stroke.label)
            continue
        on_text = np.zeros(stroke.height, bool)
        middle = stroke.x + stroke.width / 2
        for rect in glyphs:
            if rect.x0 - 2 < middle < rect.x1 + 2:
                rows = slice(int(max(0.0, rect.y0 - stroke.y)), int(max(0.0, rect.y1 - stroke.y)))
                on_text[rows] = True
        columns = slice(max(0, stroke.x - 2), stroke.x + stroke.width + 2)
        inked = np.asarray((ink[stroke.y : stroke.y + stroke.height, columns] > 0).any(axis=1))
        free = ~on_text
        if on_text.mean() < 0.35 or (free.any() and inked[free].mean() > 0.6):
            kept.append(stroke.label)
    return found.drawn(kept)


def _open_sides(horizontal: Mask, vertical: Mask, text: Sequence[Rect]) -> Mask:
    """Side lines for tables that have none: three or more long lines that begin and end alike."""
    drawn = np.zeros_like(vertical)
    strokes = Strokes(_closed(horizontal, (5, 5)))
    wide = sorted((s for s in strokes.all if s.width > 0.35 * horizontal.shape[1]), key=lambda s: s.y)
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
        outside = [
            r for r in text if top < r.centre[1] < bottom and (r.x0 < left - REACH or r.x1 > right + REACH)
        ]
        if outside:
            continue
        for above, below in pairwise(group):
            y0, y1 = above.y, below.y + below.height
            cv2.line(drawn, (above.x, y0), (below.x, y1), (255,), 3)
            cv2.line(drawn, (above.x + above.width - 1, y0), (below.x + below.width - 1, y1), (255,), 3)
    return drawn


def _ink(image: Image, scale: float) -> Mask:
    """Dark or coloured against its surroundings, so that a blue or a red line counts as a black one."""
    red, green, blue = cv2.split(image)
    darkest = cv2.min(cv2.min(red, green), blue)
    if scale != 1.0:
        interpolation = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
        darkest = cv2.resize(darkest, None, fx=scale, fy=scale, interpolation=interpolation)
    smooth = cv2.GaussianBlur(darkest, (3, 3), 0)
    return np.asarray(
        cv2.adaptiveThreshold(smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 35, 9),
        dtype=np.uint8,
    )


def _runs(ink: Mask, *, across: bool) -> Mask:
    """Straight runs of ink of at least RUN pixels that are thin (a filled block is no line)."""
    swell = (1, 3) if across else (3, 1)
    length = (RUN, 1) if across else (1, RUN)
    thick = (1, 17) if across else (17, 1)
    swollen = cv2.dilate(ink, np.ones(swell[::-1], np.uint8))
    runs = cv2.morphologyEx(swollen, cv2.MORPH_OPEN, np.ones(length[::-1], np.uint8))
    blocks = cv2.morphologyEx(runs, cv2.MORPH_OPEN, np.ones(thick[::-1], np.uint8))
    return np.asarray(cv2.subtract(runs, blocks), dtype=np.uint8)


def _closed(mask: Mask, kernel: tuple[int, int]) -> Mask:
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones(kernel, np.uint8)), np.uint8)


def _swollen(mask: Mask, kernel: tuple[int, int]) -> Mask:
    return np.asarray(cv2.dilate(mask, np.ones(kernel, np.uint8)), np.uint8)


def _specks(ink: Mask) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """(number of the connected speck at every pixel, statistics of each as OpenCV gives them)."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    return np.asarray(labels, np.int32), np.asarray(stats, np.int32)


def _dotted(ink: Mask, found: tuple[NDArray[np.int32], NDArray[np.int32]], *, across: bool) -> Mask:
    """Rows of dots or dashes: specks alone are joined, so that text is never smeared into a line."""
    labels, stats = found
    if len(stats) <= 1:
        return np.zeros_like(ink)
    along, athwart = (
        (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT)
        if across
        else (
            cv2.CC_STAT_HEIGHT,
            cv2.CC_STAT_WIDTH,
        )
    )
    long_side = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    box = stats[:, cv2.CC_STAT_WIDTH] * stats[:, cv2.CC_STAT_HEIGHT]
    dash = (stats[:, athwart] <= 6) & (stats[:, along] <= RUN) & (stats[:, cv2.CC_STAT_AREA] >= 2)
    # Where a dashed line meets another, two dashes make one little cross or corner.
    joint = (long_side <= 12) | ((long_side <= 18) & (stats[:, cv2.CC_STAT_AREA] <= 0.7 * box))
    small = np.where(dash | joint, np.uint8(255), np.uint8(0))
    small[0] = 0
    specks = small[labels]
    join = (17, 1) if across else (1, 17)
    length = (DOTTED_RUN, 1) if across else (1, DOTTED_RUN)
    swell = (1, 3) if across else (3, 1)
    joined = cv2.morphologyEx(
        cv2.dilate(specks, np.ones(swell[::-1], np.uint8)), cv2.MORPH_CLOSE, np.ones(join[::-1], np.uint8)
    )
    return np.asarray(cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones(length[::-1], np.uint8)), np.uint8)


def _beaded(ink: Mask, *, across: bool) -> Mask:
    """Dashes that a soft picture has run together: thin ink with gaps too small to be between words."""
    athwart = np.ones((THICKEST, 1) if across else (1, THICKEST), np.uint8)
    thin = np.asarray(cv2.subtract(ink, cv2.morphologyEx(ink, cv2.MORPH_OPEN, athwart)), np.uint8)
    joined = _closed(_swollen(thin, (3, 1) if across else (1, 3)), (1, 9) if across else (9, 1))
    return long_runs(joined, BEADED_ACROSS if across else BEADED_DOWN, across=across)


def _keep_lines(horizontal: Mask, vertical: Mask) -> tuple[Mask, Mask]:
    """Long lines, and short ones that end on kept lines: strokes of large characters fall away."""
    drawn_h, drawn_v = Strokes(_closed(horizontal, (3, REACH))), Strokes(_closed(vertical, (REACH, 3)))
    strokes_h, strokes_v = drawn_h.all, drawn_v.all
    keep_h = {s.label for s in strokes_h if s.width >= SURE_LENGTH}
    keep_v = {s.label for s in strokes_v if s.height >= SURE_LENGTH}
    for _ in range(2):
        reach_v = _swollen(drawn_v.drawn(keep_v), (1, REACH))
        keep_h |= {s.label for s in strokes_h if s.label not in keep_h and _touches(reach_v, s, across=True)}
        reach_h = _swollen(drawn_h.drawn(keep_h), (REACH, 1))
        keep_v |= {s.label for s in strokes_v if s.label not in keep_v and _touches(reach_h, s, across=False)}
    return drawn_h.drawn(keep_h), drawn_v.drawn(keep_v)


def _touches(crossing: Mask, stroke: Stroke, *, across: bool, reach: int = REACH) -> bool:
    """Both ends of the stroke reach a crossing line."""
    x0, y0, x1, y1 = stroke.x, stroke.y, stroke.x + stroke.width, stroke.y + stroke.height
    inner, aside = 3, 8  # the crossing line may have a hole right at the joint
    if across:
        rows = slice(max(0, y0 - aside), y1 + aside)
        ends = (crossing[rows, max(0, x0 - reach) : x0 + inner], crossing[rows, x1 - inner : x1 + reach])
    else:
        columns = slice(max(0, x0 - aside), x1 + aside)
        ends = (
            crossing[max(0, y0 - reach) : y0 + inner, columns],
            crossing[y1 - inner : y1 + reach, columns],
        )
    return all(bool(end.any()) for end in ends)


def _close(horizontal: Mask, vertical: Mask) -> tuple[Mask, Mask]:
    """Bridge gaps along a line and lengthen its ends to the crossing line they nearly touch."""
    bridged_h = _bridge(horizontal, vertical, across=True)
    bridged_v = _bridge(vertical, horizontal, across=False)
    return (
        _lengthen(bridged_h, bridged_v, across=True),
        _lengthen(bridged_v, bridged_h, across=False),
    )


def _bridge(lines: Mask, crossing: Mask, *, across: bool) -> Mask:
    """Close gaps, except where both ends of the gap rest on crossing lines (a merged cell is no gap)."""
    kernel = np.ones((3, 3 * REACH) if across else (3 * REACH, 3), np.uint8)
    gaps = cv2.subtract(cv2.morphologyEx(lines, cv2.MORPH_CLOSE, kernel), lines)
    strokes = Strokes(np.asarray(gaps, np.uint8))
    keep = {s.label for s in strokes.all if not _touches(crossing, s, across=across, reach=5)}
    return np.asarray(cv2.bitwise_or(lines, strokes.drawn(keep)), np.uint8)


def _beneath(lines: Mask, crossing: Mask, ink: Mask) -> Mask:
    """Pieces of horizontal lines that a seal or a stain hides: between two long pieces in line with each
    other, with `ink` in the gap (that of text left out). Gaps between crossing lines stay open: the cells
    above and below are one."""
    drawn = np.zeros(lines.shape, np.uint8)
    strokes = Strokes(np.ascontiguousarray(lines))
    long = sorted((s for s in strokes.all if s.width >= 60), key=lambda s: s.x)
    for left in long:
        for right in long:
            gap = right.x - (left.x + left.width)
            if not 3 * REACH < gap + 6 <= HIDDEN or abs(left.y - right.y) > 0.5 * max(
                left.width, right.width
            ):
                continue
            end = _level(strokes, left, left.x + left.width - 4)
            start = _level(strokes, right, right.x + 3)
            if abs(end - start) > 3 + 0.02 * gap:
                continue
            x0, x1, y = left.x + left.width, right.x, round((end + start) / 2)
            band = ink[max(0, y - 6) : y + 7, x0:x1]
            walls = crossing[max(0, y - 8) : y + 9]
            ends = (walls[:, max(0, x - REACH) : x + REACH] for x in (x0, x1))
            closed = all(bool(end.any()) for end in ends)
            if not closed and band.size and (band > 0).mean() >= HIDING_INK:
                cv2.line(drawn, (x0 - 2, round(end)), (x1 + 2, round(start)), (255,), 3)
    return drawn


def _level(strokes: Strokes, stroke: Stroke, x: int) -> float:
    """Height of a stroke at a column."""
    column = min(max(x - stroke.x, 0), stroke.width - 1)
    found = np.flatnonzero(strokes.alone(stroke)[:, column])
    return stroke.y + (float(found.mean()) if len(found) else stroke.height / 2)


def _lengthen(lines: Mask, crossing: Mask, *, across: bool) -> Mask:
    """Draw out the ends that stop short of a crossing line, never beyond it."""
    length = 2 * (REACH + 4) + 1
    along = np.ones((1, length) if across else (length, 1), np.uint8)
    reachable = cv2.bitwise_and(cv2.dilate(lines, along), cv2.dilate(crossing, along))
    wall = cv2.dilate(crossing, np.ones((7, 7), np.uint8))
    added = cv2.subtract(cv2.subtract(reachable, lines), wall)
    strokes = Strokes(np.asarray(added, np.uint8))
    near = cv2.dilate(lines, np.ones((3, 3), np.uint8))
    grown = strokes.drawn(
        s.label for s in strokes.all if cv2.countNonZero(cv2.bitwise_and(strokes.alone(s), near[s.window]))
    )
    joint = cv2.bitwise_and(cv2.dilate(cv2.bitwise_or(lines, grown), along), wall)
    short = cv2.bitwise_and(joint, cv2.dilate(cv2.bitwise_or(lines, grown), np.ones((9, 9), np.uint8)))
    return np.asarray(cv2.bitwise_or(cv2.bitwise_or(lines, grown), short), np.uint8)
