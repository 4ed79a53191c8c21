"""Text quads put right where the detector joined rows that belong apart or cut columns short.

The detector is trained on running text: two short rows of a narrow label cell come as one square quad, and of
a label written downwards with wide spacing it finds the middle only.
"""

import itertools
from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.document import Image, Rect
from models.ocr import Quad

LEAST_ROW = 0.22
"""A row takes at least this share of the joined quad's height; strokes of one character (三) take less."""
GAP_INK = 0.01
"""Share of a pixel row that may be dark in the gap between two rows."""
BORDER = 0.85
"""Share of a crop's height (or width) over which a border of the cell runs; strokes end between rows."""
REACH = 1.3
"""How far the next character of a column may begin, in widths of the column."""
RULE = 0.8
"""Share of darkened pixels, over twice the column's width, that makes a pixel row a ruling line."""
FAINT = 0.12
"""Depth of a faint ruling line below the paper, as a share of the ink's depth: thin lines of soft scans."""


def rows_within(strip: Image) -> list[tuple[float, float]]:
    """Shares (top, bottom) of the strip's height that hold one row of text each; one entry for a single row.

    `strip` is an RGB crop along the text. Ink-free bands part the rows.
    """
    height, width = strip.shape[:2]
    if height < 24 or width < height * 0.6:
        return [(0.0, 1.0)]
    inked = _off_borders(dark(strip)).mean(axis=1) > GAP_INK
    runs = runs_of(inked)
    tall = [(a, b) for a, b in runs if b - a >= LEAST_ROW * height]
    if len(tall) < 2 or len(tall) > 4:
        return [(0.0, 1.0)]
    edges = [0, *((before[1] + after[0]) // 2 for before, after in itertools.pairwise(tall)), height]
    return [(a / height, b / height) for a, b in itertools.pairwise(edges)]


def _off_borders(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Ink without the borders of a cell that the quad has taken in: a side line would join all rows."""
    left = ink.copy()
    for along, across in ((0, 1), (1, 0)):
        lines = np.flatnonzero(ink.mean(axis=along) > BORDER)
        for line in lines:
            band = slice(max(0, line - 1), line + 2)
            left[(slice(None), band) if across else (band, slice(None))] = False
    return left


def part_of(quad: Quad, top: float, bottom: float) -> Quad:
    """The band of a quad between two shares of its height."""
    left, right = quad[3] - quad[0], quad[2] - quad[1]
    corners = (quad[0] + left * top, quad[1] + right * top, quad[1] + right * bottom, quad[0] + left * bottom)
    return np.array(corners, dtype=np.float32)


def complete_columns(image: Image, quads: Sequence[Quad]) -> list[Quad]:
    """Quads of upright columns grown over the characters above and below that the detector missed.

    A column grows over ink that stands alone between its sides, until a ruling line, a wide gap, or text that
    goes on sideways. Quads that come to lie inside a grown one are dropped.
    """
    grown: list[Quad] = []
    others: list[Quad] = []
    for quad in quads:
        rect = _rect(quad)
        if rect.height >= 1.5 * rect.width and rect.width >= 12:
            taller = _grow(image, rect)
            (grown if taller != rect else others).append(_quad(taller) if taller != rect else quad)
        else:
            others.append(quad)
    if not grown:
        return list(quads)
    columns = [_rect(quad) for quad in grown]
    kept = [q for q in others if all(_rect(q).intersection(c) < 0.7 * _rect(q).area for c in columns)]
    apart = [
        quad
        for index, quad in enumerate(grown)
        if all(columns[index].intersection(c) < 0.7 * columns[index].area for c in columns[:index])
    ]
    return kept + apart


def dark(picture: Image, depth: float = 0.35) -> NDArray[np.bool_]:
    """Pixels darker than the paper by more than `depth` of the ink's own darkness."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    counts = np.asarray(cv2.calcHist([grey], [0], None, [256], [0, 256]), np.float32).ravel()
    darkest = float(np.flatnonzero(counts)[0])
    paper = byte_percentile(counts, 80)
    # Whole numbers lie below a bound where they lie below the next whole one: the picture stays in bytes.
    return np.asarray(
        grey < np.ceil(paper - depth * max(40.0, paper - darkest)).clip(0, 255).astype(np.uint8)
    )


def byte_percentile(counts: NDArray[np.float32], share: float) -> float:
    """The percentile that `numpy.percentile` finds, of values 0 to 255 of which `counts` (256,) says how many
    there are of each: sorting a crop takes ten times as long. `share` is 0 to 100."""
    reached = np.cumsum(counts, dtype=np.float64)
    place = share / 100 * (reached[-1] - 1)
    low, high = np.searchsorted(reached, (np.floor(place), np.ceil(place)), side="right")
    return float(low + (place - np.floor(place)) * (high - low))


def runs_of(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """(first, last + 1) of each run of True."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int8), [0]])))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _grow(image: Image, rect: Rect) -> Rect:
    top = rect.y0
    while (found := _next_character(image, rect, top, upwards=True)) is not None:
        top = found
    bottom = rect.y1
    while (found := _next_character(image, rect, bottom, upwards=False)) is not None:
        bottom = found
    return Rect(rect.x0, top, rect.x1, bottom)


def _next_character(image: Image, column: Rect, edge: float, *, upwards: bool) -> float | None:
    """The far edge of the character that follows at `edge`, None where the column ends."""
    side = column.width
    # Half a width to each side shows whether the ink stands alone or belongs to a row of text.
    x0, x1 = int(column.x0 - 0.5 * side), int(column.x1 + 0.5 * side)
    # Quads carry a margin: a ruling line may lie just within the column's own end.
    inset = int(0.3 * side)
    y0, y1 = (edge - 2.1 * side, edge + inset) if upwards else (edge - inset, edge + 2.1 * side)
    x0, y0 = max(0, x0), max(0, int(y0))
    x1, y1 = min(image.shape[1], x1), min(image.shape[0], int(y1))
    if x1 - x0 < side or y1 - y0 < inset + 0.4 * side:
        return None
    picture = image[y0:y1, x0:x1][::-1] if upwards else image[y0:y1, x0:x1]
    window = dark(picture)
    inner = slice(int(column.x0) - x0, int(column.x1) - x0)
    rules = np.flatnonzero(dark(picture, FAINT).mean(axis=1) >= RULE)
    if len(rules):
        window = window[: rules[0]]
    window = window[inset:]
    if len(window) < 0.3 * side:
        return None
    runs = [run for run in runs_of(np.asarray(window[:, inner].any(axis=1))) if run[1] - run[0] >= 0.1 * side]
    # What touches the edge is the tail of the column's own last character.
    if runs and runs[0][0] <= 1 and runs[0][1] < 0.3 * side:
        runs = runs[1:]
    if not runs or runs[0][0] > (REACH - 0.5) * side:
        return None
    start, stop = runs[0]
    for run in runs[1:]:
        if run[1] - start <= 1.15 * side:
            stop = run[1]
    character = window[start:stop]
    outside = character.copy()
    outside[:, inner] = False
    # A frame line beside the column runs through; other ink beside it is a row of text.
    beside = outside[:, outside.mean(axis=0) < RULE]
    if stop - start < 0.3 * side or stop - start > 1.2 * side or beside.any(axis=1).mean() > 0.15:
        return None
    return edge - stop if upwards else edge + stop


def _rect(quad: Quad) -> Rect:
    return Rect(*(float(v) for v in (*quad.min(axis=0), *quad.max(axis=0))))


def _quad(rect: Rect) -> Quad:
    x0, y0, x1, y1 = rect
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], dtype=np.float32)
