"""Ruling lines of a page: horizontal and vertical masks, tolerant of gaps, dots, colour, skew and curl."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.forms.bands import band_edges
from extract.forms.folds import without_folds
from extract.forms.page_ink import darkest_of, ink_of, working_scale
from extract.forms.ruling_repairs import (
    REACH,
    SURE_LENGTH,
    beneath,
    closed,
    drawn_between,
    open_foot,
    open_sides,
    wide_lines,
)
from extract.forms.streaks import without_streaks
from extract.forms.strokes import Mask, Stroke, Strokes, long_runs
from ingest.document import Image, Rect

RUN = 38
"""Shortest unbroken run that may belong to a line: longer than a stroke of body text (29 px at 10.5 pt)."""

THICKEST = 9
BEADED_ACROSS, BEADED_DOWN = 260, 100
"""Thickness of a line that runs together from dashes, and its least length: more than the strokes of a
line of text make by chance across, and of three lines of text down."""

UNBROKEN = 150
"""A straight run of ink of this length is a ruling wherever it lies: the longest stroke of a heading of 36
points (100 px) is shorter. A line that grazes the text under it would go with the text's strokes."""

DOTTED_RUN = 44
"""Shortest row of dots or dashes: less than the height of a table row."""

STUB = 8
"""A line that goes on so little beyond a crossing line ends there: blur and skew make it stick out."""

NEAR = 10
"""Working pixels beside a line that bridging and lengthening may look at."""

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
    scale = working_scale(image.shape[1], text)
    darkest = darkest_of(image, scale)
    ink = ink_of(darkest)
    horizontal = _runs(ink, across=True)
    vertical = _runs(ink, across=False)
    unbroken = long_runs(horizontal, UNBROKEN, across=True), long_runs(vertical, UNBROKEN, across=False)
    glyphs = [Rect(*(v * scale for v in rect)) for rect in text]
    loose = _without_glyphs(ink, glyphs)
    specks = _specks(loose)
    level, upright = _small_specks(specks)
    horizontal |= _dotted(level, across=True) | _beaded(loose, across=True)
    vertical |= _dotted(upright, across=False) | _beaded(loose, across=False)
    edges = band_edges(darkest)
    if edges is not None:
        horizontal, vertical = horizontal | edges[0], vertical | edges[1]
    horizontal, vertical = _keep_lines(
        _off_glyphs(horizontal, glyphs) | unbroken[0], _off_glyphs(vertical, glyphs) | unbroken[1]
    )
    vertical = drawn_between(vertical, ink, glyphs)
    horizontal, vertical = without_folds(horizontal, vertical, darkest, glyphs)
    horizontal = without_streaks(horizontal, vertical)
    vertical = without_streaks(vertical.T, horizontal.T).T
    horizontal, vertical = _close(horizontal, vertical)
    strange = _without_glyphs(ink, glyphs, inset=0.0)  # what a character leaves at its rim hides no line
    horizontal |= beneath(horizontal, vertical, strange)
    vertical |= beneath(vertical.T, horizontal.T, strange.T).T
    vertical = _without_glyph_pieces(horizontal, vertical, ink, glyphs)
    wide = wide_lines(horizontal)
    vertical |= open_sides(wide, vertical, glyphs)
    level, upright = open_foot(wide, vertical)
    horizontal, vertical = horizontal | level, vertical | upright
    return Rulings(horizontal, vertical, scale)


def _without_glyphs(ink: Mask, glyphs: Sequence[Rect], inset: float = 0.3) -> Mask:
    """Ink without the inner part of characters: all but `inset` of their height above and below."""
    left = ink.copy()
    for rect in glyphs:
        edge = inset * rect.height
        rows = slice(int(max(0.0, rect.y0 + edge)), int(max(0.0, rect.y1 - edge)))
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
    strokes = Strokes(closed(mask, (3, 3)))
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
    kept = drawn_between(np.asarray(pieces, np.uint8), ink, glyphs)
    return np.asarray(cv2.bitwise_or(kept, cv2.bitwise_and(vertical, joints)), np.uint8)


def _runs(ink: Mask, *, across: bool) -> Mask:
    """Straight runs of ink of at least RUN pixels that are thin (a filled block is no line)."""
    swell = (1, 3) if across else (3, 1)
    length = (RUN, 1) if across else (1, RUN)
    thick = (1, 17) if across else (17, 1)
    swollen = cv2.dilate(ink, np.ones(swell[::-1], np.uint8))
    runs = cv2.morphologyEx(swollen, cv2.MORPH_OPEN, np.ones(length[::-1], np.uint8))
    blocks = cv2.morphologyEx(runs, cv2.MORPH_OPEN, np.ones(thick[::-1], np.uint8))
    return np.asarray(cv2.subtract(runs, blocks), dtype=np.uint8)


def _swollen(mask: Mask, kernel: tuple[int, int]) -> Mask:
    return np.asarray(cv2.dilate(mask, np.ones(kernel, np.uint8)), np.uint8)


def _specks(ink: Mask) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """(number of the connected speck at every pixel, statistics of each as OpenCV gives them)."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    return np.asarray(labels, np.int32), np.asarray(stats, np.int32)


def _small_specks(found: tuple[NDArray[np.int32], NDArray[np.int32]]) -> tuple[Mask, Mask]:
    """Masks of the specks that may be dots or dashes of a level line, and of an upright one."""
    labels, stats = found
    # One look-up at every pixel for both: the first bit is the level line's, the second the upright one's.
    kinds = _dashes(stats, across=True) * np.uint8(1) | _dashes(stats, across=False) * np.uint8(2)
    kinds[0] = 0
    drawn = kinds.take(labels)
    full = np.uint8(255)
    return (drawn & np.uint8(1)) * full, (drawn >> np.uint8(1)) * full


def _dashes(stats: NDArray[np.int32], *, across: bool) -> NDArray[np.bool_]:
    """Which specks are dots, dashes along the line, or where two dashed lines meet."""
    width, height, area = (stats[:, k] for k in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA))
    along, athwart = (width, height) if across else (height, width)
    long_side = np.maximum(width, height)
    dash = (athwart <= 6) & (along <= RUN) & (area >= 2)
    # Where a dashed line meets another, two dashes make one little cross or corner.
    joint = (long_side <= 12) | ((long_side <= 18) & (area <= 0.7 * width * height))
    return np.asarray(dash | joint, np.bool_)


def _dotted(specks: Mask, *, across: bool) -> Mask:
    """Rows of dots or dashes: specks alone are joined, so that text is never smeared into a line."""
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
    joined = closed(_swollen(thin, (3, 1) if across else (1, 3)), (1, 9) if across else (9, 1))
    return long_runs(joined, BEADED_ACROSS if across else BEADED_DOWN, across=across)


def _keep_lines(horizontal: Mask, vertical: Mask) -> tuple[Mask, Mask]:
    """Long lines, and short ones that end on kept lines: strokes of large characters fall away."""
    drawn_h, drawn_v = Strokes(closed(horizontal, (3, REACH))), Strokes(closed(vertical, (REACH, 3)))
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
    bridged_h = _where_lines_are(_bridge, horizontal, vertical, across=True)
    bridged_v = _where_lines_are(_bridge, vertical, horizontal, across=False)
    return (
        _where_lines_are(_lengthen, bridged_h, bridged_v, across=True),
        _where_lines_are(_lengthen, bridged_v, bridged_h, across=False),
    )


class _Step(Protocol):
    def __call__(self, lines: Mask, crossing: Mask, *, across: bool) -> Mask: ...


def _where_lines_are(step: _Step, lines: Mask, crossing: Mask, *, across: bool) -> Mask:
    """What `step` makes of the whole masks, worked out on the rows (columns) near lines alone: they are a
    tenth of a page, and a step looks no farther than `NEAR` aside."""
    inked = np.asarray(lines.any(axis=1 if across else 0), np.uint8).reshape(1, -1)
    around = cv2.dilate(inked, np.ones((1, 2 * NEAR + 1), np.uint8))
    near = np.flatnonzero(around)
    taken = (near, slice(None)) if across else (slice(None), near)
    done = np.zeros_like(lines)
    if len(near):
        done[taken] = step(
            np.ascontiguousarray(lines[taken]), np.ascontiguousarray(crossing[taken]), across=across
        )
    return done


def _bridge(lines: Mask, crossing: Mask, *, across: bool) -> Mask:
    """Close gaps, except where both ends of the gap rest on crossing lines (a merged cell is no gap)."""
    kernel = np.ones((3, 3 * REACH) if across else (3 * REACH, 3), np.uint8)
    gaps = cv2.subtract(cv2.morphologyEx(lines, cv2.MORPH_CLOSE, kernel), lines)
    strokes = Strokes(np.asarray(gaps, np.uint8))
    keep = {s.label for s in strokes.all if not _touches(crossing, s, across=across, reach=5)}
    return np.asarray(cv2.bitwise_or(lines, strokes.drawn(keep)), np.uint8)


def _lengthen(lines: Mask, crossing: Mask, *, across: bool) -> Mask:
    """Draw out the ends that stop short of a crossing line, never beyond it."""
    length = 2 * (REACH + 4) + 1
    along = np.ones((1, length) if across else (length, 1), np.uint8)
    drawn_out = cv2.dilate(lines, along)
    reachable = cv2.bitwise_and(drawn_out, cv2.dilate(crossing, along))
    wall = cv2.dilate(crossing, np.ones((7, 7), np.uint8))
    added = cv2.subtract(cv2.subtract(reachable, lines), wall)
    strokes = Strokes(np.asarray(added, np.uint8))
    near = _swollen(_short_of(lines, np.asarray(wall, np.uint8), across=across), (3, 3))
    grown = strokes.drawn(
        s.label for s in strokes.all if cv2.countNonZero(cv2.bitwise_and(strokes.alone(s), near[s.window]))
    )
    whole = np.asarray(cv2.bitwise_or(lines, grown), np.uint8)
    if cv2.countNonZero(grown):
        drawn_out = cv2.bitwise_or(drawn_out, cv2.dilate(grown, along))
    short = cv2.bitwise_and(cv2.bitwise_and(drawn_out, wall), _swollen(whole, (9, 9)))
    return np.asarray(cv2.bitwise_or(whole, short), np.uint8)


def _short_of(lines: Mask, wall: Mask, *, across: bool) -> Mask:
    """The lines outside of the crossing ones, without stubs beyond these: what may stop short of the next."""
    parts = Strokes(np.asarray(cv2.subtract(lines, wall), np.uint8))
    return parts.drawn(s.label for s in parts.all if (s.width if across else s.height) > STUB)
