"""The printed part of a page, at the scale of text detection: margins are paper, and the detector's time
goes by area."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]

GRID = 32
"""The detector takes sides that are multiples of this."""

AROUND = 32
"""Pixels at the scale of detection that are shown around what is printed: letters at the rim of a picture are
found less well."""

BLOCK = 4
"""Pixels at the scale of detection to a side of the blocks in which ink is looked for."""

CONTRAST = 16
"""Grey levels (of 255) between neighbouring blocks from which something may be written there; the grain of an
office scan, averaged over a block, stays below."""

SPECK = 4
"""Blocks that a speck of dust covers at most; the smallest letters that can be read cover more."""


@dataclass(frozen=True, slots=True)
class Printed:
    """`picture` is the page's part that holds ink, RGB, sides multiples of GRID; its pixel (x, y) lies at
    ((x + left) / scale_x, (y + top) / scale_y) of the page."""

    picture: Image
    left: int
    top: int
    scale_x: float
    scale_y: float


def printed_part(image: Image, side: int) -> Printed:
    """The part of an RGB picture that may hold text, of the whole picture scaled as PaddleOCR scales it: the
    long side at most `side` pixels, both to multiples of GRID. A picture without contrast is given whole."""
    height, width = image.shape[:2]
    share = min(1.0, side / max(height, width))
    wide, high = (max(GRID, round(int(v * share) / GRID) * GRID) for v in (width, height))
    small = np.asarray(cv2.resize(image, (wide, high)), dtype=np.uint8)
    left, top, right, bottom = _inked(small)
    # Cut on the grid the network sees within the part what it would see in the whole.
    left, top = left // GRID * GRID, top // GRID * GRID
    part = small[top : -(-bottom // GRID) * GRID, left : -(-right // GRID) * GRID]
    return Printed(np.ascontiguousarray(part), left, top, wide / width, high / height)


def _inked(small: Image) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what may be ink, with room around it."""
    height, width = small.shape[:2]
    size = (max(1, width // BLOCK), max(1, height // BLOCK))
    grey = cv2.resize(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), size, interpolation=cv2.INTER_AREA)
    edges = cv2.morphologyEx(grey, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8)) >= CONTRAST
    ink = _without_rim_and_specks(edges)
    columns, rows = np.flatnonzero(ink.any(axis=0)), np.flatnonzero(ink.any(axis=1))
    if not len(columns):
        return 0, 0, width, height
    step_x, step_y = width / size[0], height / size[1]
    return (
        max(0, int(columns[0] * step_x) - AROUND),
        max(0, int(rows[0] * step_y) - AROUND),
        min(width, int((columns[-1] + 1) * step_x) + AROUND),
        min(height, int((rows[-1] + 1) * step_y) + AROUND),
    )


def _without_rim_and_specks(edges: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Edges of blocks (rows, columns) but for specks, and but for what touches the picture's rim (a shadow,
    the desk) as far as the room left around ink reaches: a table that is cut off keeps all of its rows."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(edges.astype(np.uint8), connectivity=8)
    large = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) > SPECK
    large[0] = False
    rim = np.zeros(len(stats), dtype=bool)
    for side in (labels[0], labels[-1], labels[:, 0], labels[:, -1]):
        rim[side] = True
    room = AROUND // BLOCK
    outer = np.ones(edges.shape, dtype=bool)
    outer[room:-room, room:-room] = False
    return np.asarray(large[labels] & ~(rim[labels] & outer), dtype=np.bool_)
