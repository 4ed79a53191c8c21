"""Filled bands (section headings): their edges are lines of the table where none is drawn, or where a thin
grey rule is lost beside grey."""

from collections.abc import Iterator

import cv2
import numpy as np

from extract.forms.strokes import Mask
from ingest.document import Image

COARSE = 8
"""Working pixels of one step of the first look: text on paper is light at this size, a band is dark."""

FILLED = 0.62
"""A band with its light text is darker than this share of the paper; lines of bold text stay above."""

PALE, EVEN, LEAST_STEP, SOFT = 0.92, 0.03, 0.06, 5
"""A grey band with dark text has no lighter place than this share of the paper, where lines of text have
white between them; most of it is even to so much, and darker than the paper by so much at its edges within so
many pixels: shadows and folds have no such edges."""

LONGEST_SIDE, LEAST_WIDTH, WIDE = 12, 12, 24
"""Most height and least width of a band, in coarse steps: about four rows of text, and four characters;
least width of a grey one, which is wider than the cells of labels under it."""


def band_edges(darkest: Image) -> tuple[Mask, Mask] | None:
    """Masks of the level and the upright edges of filled bands; None where a page has none.

    `darkest` is the page at working width, the darkest of the three colours, shape (height, width).
    """
    height, width = darkest.shape
    small = cv2.resize(darkest, (width // COARSE, height // COARSE), interpolation=cv2.INTER_AREA)
    paper = float(np.percentile(small, 80))
    lightest = cv2.resize(
        cv2.dilate(darkest, np.ones((COARSE, COARSE), np.uint8)),
        small.shape[::-1],
        interpolation=cv2.INTER_NEAREST,
    )
    level, upright = np.zeros_like(darkest), np.zeros_like(darkest)
    found = False
    for rows, columns in _places(np.asarray(small < FILLED * paper, np.uint8), darkest.shape):
        whole = _whole(np.asarray(darkest[rows, columns] < FILLED * paper, np.uint8))
        level[rows, columns] |= _edge(whole, (3, 1))
        upright[rows, columns] |= _edge(whole, (1, 3))
        found = True
    for rows, columns in _places(np.asarray(lightest < PALE * paper, np.uint8), darkest.shape, WIDE, 3):
        for row, first, last in _grey_edges(darkest[rows, columns], paper):
            level[rows.start + row, columns.start + first : columns.start + last + 1] = 255
            found = True
    return (level, upright) if found else None


def _places(
    dark: Image, shape: tuple[int, ...], width: int = LEAST_WIDTH, margin: int = 2
) -> Iterator[tuple[slice, slice]]:
    """Rows and columns of the page around each low and filled area of `dark` (coarse, 0 or 1) that is at
    least so wide, with so much around it (coarse)."""
    opened = np.asarray(cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((2, width), np.uint8)), np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(opened, connectivity=4)
    for x, y, w, h, area in stats[1:count].tolist():
        if h <= LONGEST_SIDE and area >= 0.75 * w * h:
            yield (
                slice(max(0, (y - margin) * COARSE), min(shape[0], (y + h + margin) * COARSE)),
                slice(max(0, (x - margin) * COARSE), min(shape[1], (x + w + margin) * COARSE)),
            )


def _whole(part: Image) -> Image:
    """A band without its text and without the lines that run into it."""
    joined = cv2.morphologyEx(part, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    return np.asarray(cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((11, 6 * COARSE), np.uint8)), np.uint8)


def _grey_edges(part: Image, paper: float) -> list[tuple[int, int, int]]:
    """(row, first column, last column) of the upper and the lower edge of a grey band within `part`, none
    where it does not begin and end sharply or is not of one grey."""
    middle = part[len(part) // 2 - COARSE // 2 : len(part) // 2 + COARSE // 2]
    grey = float(np.percentile(middle, 60))
    even = np.abs(part.astype(np.float32) - grey) < EVEN * paper
    rows = np.flatnonzero(even.mean(axis=1) > FILLED)
    if not len(rows) or rows[0] < SOFT or rows[-1] + SOFT >= len(part):
        return []
    columns = np.flatnonzero(even[rows[0] : rows[-1] + 1].mean(axis=0) > 0.5)
    if len(columns) < WIDE * COARSE or len(rows) < 0.9 * (rows[-1] - rows[0] + 1):
        return []
    first, last = int(columns[0]), int(columns[-1])
    paler = (part[:, first : last + 1] - grey > LEAST_STEP * paper).mean(axis=1)
    above, below = paler[rows[0] - SOFT : rows[0] - 1], paler[rows[-1] + 2 : rows[-1] + SOFT + 1]
    if min(float(above.max()), float(below.max())) < FILLED:
        return []
    return [(int(rows[0]), first, last), (int(rows[-1]), first, last)]


def _edge(filled: Image, kernel: tuple[int, int]) -> Mask:
    """The rim of filled areas along one direction, 0 or 255."""
    inner = cv2.erode(filled, np.ones(kernel, np.uint8), borderType=cv2.BORDER_CONSTANT, borderValue=(1,))
    return np.asarray(cv2.subtract(filled, inner) * 255, np.uint8)
