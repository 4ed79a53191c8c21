"""Filled bands with light text (section headings): their edges are lines of the table where none is drawn."""

import cv2
import numpy as np

from extract.forms.strokes import Mask
from ingest.document import Image

COARSE = 8
"""Working pixels of one step of the first look: text on paper is light at this size, a band is dark."""

FILLED = 0.62
"""A band with its light text is darker than this share of the paper; lines of bold text stay above."""

LONGEST_SIDE, LEAST_WIDTH = 12, 12
"""Most height and least width of a band, in coarse steps: about four rows of text, and four characters."""


def band_edges(darkest: Image) -> tuple[Mask, Mask] | None:
    """Masks of the level and the upright edges of filled bands; None where a page has none.

    `darkest` is the page at working width, the darkest of the three colours, shape (height, width).
    """
    height, width = darkest.shape
    small = cv2.resize(darkest, (width // COARSE, height // COARSE), interpolation=cv2.INTER_AREA)
    paper = float(np.percentile(small, 80))
    dark = np.asarray(small < FILLED * paper, np.uint8)
    dark = np.asarray(cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((2, LEAST_WIDTH), np.uint8)), np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=4)
    level, upright = np.zeros_like(darkest), np.zeros_like(darkest)
    found = False
    for x, y, w, h, area in stats[1:count]:
        if h > LONGEST_SIDE or area < 0.75 * w * h:
            continue
        rows = slice(max(0, (y - 2) * COARSE), min(height, (y + h + 2) * COARSE))
        columns = slice(max(0, (x - 2) * COARSE), min(width, (x + w + 2) * COARSE))
        part = np.asarray(darkest[rows, columns] < FILLED * paper, np.uint8)
        joined = cv2.morphologyEx(part, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
        opened = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((11, 6 * COARSE), np.uint8))
        whole = np.asarray(opened, np.uint8)
        level[rows, columns] |= _edge(whole, (3, 1))
        upright[rows, columns] |= _edge(whole, (1, 3))
        found = True
    return (level, upright) if found else None


def _edge(filled: Image, kernel: tuple[int, int]) -> Mask:
    """The rim of filled areas along one direction, 0 or 255."""
    inner = cv2.erode(filled, np.ones(kernel, np.uint8), borderType=cv2.BORDER_CONSTANT, borderValue=(1,))
    return np.asarray(cv2.subtract(filled, inner) * 255, np.uint8)
