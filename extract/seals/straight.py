"""Straight text on seals: lines under the star or across an oval, and the cells of a square seal."""

from dataclasses import dataclass, replace
from itertools import pairwise, product

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.seals.unwrap import MAX_STRIP_WIDTH, STRIP_HEIGHT, SealPatch, Strip
from ingest.document import Image

_LEAST_LINE = 0.11
"""A line is at least this high, in units of the shorter half axis: below it lie specks and star tips."""

OTHERS = 5
"""Further grids tried where a square seal reads as nothing by the likeliest."""

INKED, DARKER = 0.25, 1.5
"""Ink from which a place of a copied seal is inked, and how many times as dark as most of those print is."""

MOST_CELLS = 1500
"""Widest strip of cells: 30 characters and a rest."""

_FREE_RADIUS = 0.82
"""Inside the gap of the ring text straight text may reach out to here; rim codes begin further out."""


def middle_strips(patch: SealPatch, down: float, radius: float = 0.62, free: float = 0.0) -> list[Strip]:
    """Lines of straight text inside `radius`, top to bottom, `down` being the direction of the seal's foot
    (radians, picture frame). At most three.

    `free` is half the angle around the foot that the ring text leaves free: there the middle reaches out
    to the rim code.
    """
    upright = turned(patch, down - np.pi / 2)
    side = upright.shape[0]
    # Ring text is equally high all around: on an oval the free middle is narrower than a scaled rim.
    depth = (1.0 - radius) * min(patch.rim.a, patch.rim.b)
    a, b = max(patch.rim.a, patch.rim.b) - depth, min(patch.rim.a, patch.rim.b) - depth
    rows, cols = np.mgrid[0:side, 0:side].astype(np.float32) - side / 2
    inside = np.hypot(cols / a, rows / b) < 1.0
    if free > 0:
        reach = _FREE_RADIUS * min(patch.rim.a, patch.rim.b)
        inside |= (np.hypot(cols, rows) < reach) & (rows > np.hypot(cols, rows) * np.cos(free))
    upright = np.where(inside[..., None], upright, np.uint8(255))
    ink = _colour_ink(upright)
    reach = np.maximum(inside.sum(axis=1), 1)
    profile = ink.sum(axis=1) / np.maximum(reach, 0.5 * reach.max())
    strips = []
    for top, bottom in _runs(profile > max(0.035, 0.25 * float(np.percentile(profile, 97)))):
        if bottom - top < _LEAST_LINE * patch.rim.b:
            continue
        across = _runs(ink[top:bottom].mean(axis=0) > 0.06)
        if not across or across[-1][1] - across[0][0] < 1.7 * (bottom - top):
            continue
        margin = 0.12 * (bottom - top)
        strips.append(
            _crop(upright, across[0][0] - margin, top - margin, across[-1][1] + margin, bottom + margin)
        )
    return strips[:3]


@dataclass(frozen=True, slots=True, eq=False)
class CellGrid:
    """A square seal's inside, its ink 0..1, and the columns and rows that its characters stand in."""

    picture: Image
    ink: NDArray[np.float32]
    columns: list[tuple[int, int]]
    rows: list[tuple[int, int]]

    @property
    def by_column(self) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        """Cells column by column from the right."""
        return [(column, row) for column in reversed(self.columns) for row in self.rows]

    @property
    def by_row(self) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        """Cells row by row from the left."""
        return [(column, row) for row in self.rows for column in self.columns]


def cell_grid(patch: SealPatch) -> CellGrid | None:
    """The grid of a square seal; None where the seal is too small to have one."""
    return next(iter(cell_grids(patch, 1)), None)


def cell_grids(patch: SealPatch, most: int) -> list[CellGrid]:
    """At most that many grids that a square seal may have, likeliest first; none where it is too small."""
    upright = turned(patch, float(np.deg2rad(patch.rim.angle)))
    side = upright.shape[0]
    a, b = patch.rim.a * 0.87, patch.rim.b * 0.87
    x0, x1, y0, y1 = side / 2 - a, side / 2 + a, side / 2 - b, side / 2 + b
    inner = upright[max(0, int(y0)) : int(y1), max(0, int(x0)) : int(x1)]
    if min(inner.shape[:2]) < 12:
        return []
    ink = _colour_ink(inner)
    return [CellGrid(inner, ink, *cells) for cells in _grids(ink)[:most]]


def ways_up(patch: SealPatch) -> list[SealPatch]:
    """A square seal's four ways up, the one nearest to upright first: its frame alone does not tell."""
    rim = patch.rim
    turns = [(rim.angle + 90.0 * quarter + 180.0) % 360.0 - 180.0 for quarter in range(4)]
    rims = [
        replace(rim, a=rim.b if quarter % 2 else rim.a, b=rim.a if quarter % 2 else rim.b, angle=turn)
        for quarter, turn in enumerate(turns)
    ]
    return [replace(patch, rim=way) for way in sorted(rims, key=lambda way: abs(way.angle))]


def cell_strips(patch: SealPatch) -> list[Strip]:
    """A square seal's characters side by side: columns from right to left first, then rows."""
    grid = cell_grid(patch)
    if grid is None:
        return []
    strips = [montage(grid.picture, grid.by_column), montage(grid.picture, grid.by_row)]
    # Columns of unlike length: each divided for itself.
    own = [
        (column, row)
        for column in reversed(grid.columns)
        for row in _cells(_part(grid.ink, column).mean(axis=1))
    ]
    return [*strips, montage(grid.picture, own)] if len(own) != len(grid.by_column) else strips


def other_divisions(patch: SealPatch) -> list[Strip]:
    """The columns of a square seal by the next likely grids: print over a copied seal hides its lines."""
    return [montage(grid.picture, grid.by_column) for grid in cell_grids(patch, 1 + OTHERS)[1:]]


def other_orders(patch: SealPatch) -> list[Strip]:
    """A square seal in the orders that few are cut in: rows from the right, columns from the left."""
    grid = cell_grid(patch)
    if grid is None:
        return []
    rows = [(column, row) for row in grid.rows for column in reversed(grid.columns)]
    columns = [(column, row) for column in grid.columns for row in grid.rows]
    return [montage(grid.picture, rows), montage(grid.picture, columns)]


def montage(picture: Image, cells: list[tuple[tuple[int, int], tuple[int, int]]]) -> Strip:
    """Cells ((x0, x1), (y0, y1)) of a picture set side by side in a strip."""
    tiles = []
    for (x0, x1), (y0, y1) in cells:
        tile = picture[max(0, y0) : y1, max(0, x0) : x1]
        if min(tile.shape[:2]) < 3:
            continue
        width = int(np.clip(STRIP_HEIGHT * tile.shape[1] / tile.shape[0], 20, 64))
        tiles.append(cv2.resize(tile, (width, STRIP_HEIGHT), interpolation=cv2.INTER_LINEAR))
    if not tiles:
        tiles = [np.full((STRIP_HEIGHT, 64, 3), 255, dtype=np.uint8)]
    image = np.concatenate(tiles, axis=1)[:, :MOST_CELLS]
    return Strip(np.ascontiguousarray(image), "cells")


def turned(patch: SealPatch, angle: float) -> Image:
    """The patch's ink turned back by `angle` radians (clockwise), the seal in the middle."""
    side = patch.ink.shape[0]
    matrix = np.asarray(cv2.getRotationMatrix2D((patch.rim.x, patch.rim.y), float(np.rad2deg(angle)), 1.0))
    matrix[:, 2] = matrix[:, 2] + (side / 2 - patch.rim.x, side / 2 - patch.rim.y)
    out = cv2.warpAffine(
        patch.ink, matrix, (side, side), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT,
        borderValue=(255, 255, 255),
    )  # fmt: skip
    return np.asarray(out, dtype=np.uint8)


def _colour_ink(picture: Image) -> NDArray[np.float32]:
    ink = 1.0 - picture.astype(np.float32) / 255.0
    if ink[..., 1].max() < 0.05:
        return _without_print(ink[..., 0])
    return np.asarray(0.7 * ink[..., 1] + 0.3 * ink[..., 0] * (1 - ink[..., 2]), dtype=np.float32)


def _without_print(ink: NDArray[np.float32]) -> NDArray[np.float32]:
    """A copied seal's ink without the print over it, which is darker than most of what is inked."""
    inked = ink[ink > INKED]
    level = float(np.median(inked)) if inked.size else 1.0
    return np.where(ink > DARKER * level, np.float32(0), ink).astype(np.float32)


def _crop(picture: Image, x0: float, y0: float, x1: float, y1: float) -> Strip:
    scale = STRIP_HEIGHT / max(1.0, y1 - y0)
    width = int(np.clip(round((x1 - x0) * scale / 8) * 8, 32, MAX_STRIP_WIDTH))
    matrix = np.array([[width / (x1 - x0), 0, -x0 * width / (x1 - x0)], [0, scale, -y0 * scale]])
    image = cv2.warpAffine(
        picture, matrix, (width, STRIP_HEIGHT), flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT, borderValue=(255, 255, 255),
    )  # fmt: skip
    return Strip(np.asarray(image, dtype=np.uint8), "line")


def _runs(mask: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(mask.astype(np.int8), prepend=0, append=0))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


Cells = list[tuple[int, int]]

OBLONG = 0.35
"""Cost of cells e times as high as wide, in mean ink: characters of a seal are about as high as wide."""


def _grids(ink: NDArray[np.float32]) -> list[tuple[Cells, Cells]]:
    """Columns and rows of a square seal, best first: lines that carry least ink, cells about square."""
    across, down = _divisions(ink.mean(axis=0)), _divisions(ink.mean(axis=1))

    def cost(pair: tuple[tuple[float, Cells], tuple[float, Cells]]) -> float:
        (one, columns), (other, rows) = pair
        width = (columns[-1][1] - columns[0][0]) / len(columns)
        height = (rows[-1][1] - rows[0][0]) / len(rows)
        return one + other + OBLONG * abs(float(np.log(width / height)))

    return [(one[1], other[1]) for one, other in sorted(product(across, down), key=cost)]


def _cells(profile: NDArray[np.float32]) -> Cells:
    """Equal cells along a profile: the count whose dividing lines carry least ink."""
    return min(_divisions(profile), key=lambda division: division[0])[1]


def _divisions(profile: NDArray[np.float32]) -> list[tuple[float, Cells]]:
    """Two to seven equal cells along a profile, each with the ink on its dividing lines over the mean."""
    length = len(profile)
    smooth = np.convolve(profile, np.ones(3) / 3, mode="same")
    level = float(smooth.mean()) + 1e-6
    inked = np.flatnonzero(smooth > 0.3 * level)
    first, last = (int(inked[0]), int(inked[-1]) + 1) if len(inked) else (0, length)
    found = []
    for count in range(2, 8):
        lines = first + (last - first) * np.arange(1, count) / count
        reach = max(1, round(0.1 * (last - first) / count))
        places = []
        for x in lines:
            low = max(0, int(x) - reach)
            places.append(low + int(smooth[low : int(x) + reach + 1].argmin()))
        cost = float(np.mean(smooth[places])) / level - 0.03 * count
        found.append((cost, [(int(a), int(b)) for a, b in pairwise([first, *places, last])]))
    return found


def _part(ink: NDArray[np.float32], column: tuple[int, int]) -> NDArray[np.float32]:
    return ink[:, column[0] : column[1]]
