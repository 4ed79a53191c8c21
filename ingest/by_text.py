"""A page laid anew by its own lines of text where the ruling lines of a desk or a wall misled the first try.

Grain of wood, brushed metal and floor boards are straight lines too; rows of text are the form's own.
"""

from dataclasses import replace

import numpy as np

from ingest import geometry, light
from ingest.pages import GivenPage
from ingest.straighten import fit
from ingest.strokes import Floats, Strokes, find_strokes
from ingest.upright import VIEW_SIDE, Upright, small_view
from models.ocr import Quad

LONG = 6.0
"""Width over height from which a quad tells the direction of its row to about half a degree."""
EDGE = 0.08
"""Least length of a piece of the sheet's side, as a share of the picture's height."""
FEWEST = 5
TILTED = 0.012
"""Slope (0.7 degrees) that half of the long rows exceed on a page laid wrongly; a page laid by its own lines
stays below 0.005. A row of 80 characters then climbs by one line."""


def is_tilted(quads: list[Quad]) -> bool:
    """The long rows of text are not level."""
    slopes = _slopes(_rows(quads))
    return len(slopes) >= FEWEST and float(np.percentile(np.abs(slopes), 60)) > TILTED


def laid_by_text(given: GivenPage, straight: Upright, quads: list[Quad]) -> Upright:
    """The page straightened by its rows of text and the ruling lines among them; `straight` itself where
    that makes the rows no more level."""
    before = straight
    if straight.bend is not None:
        straight, quads = _still_bent(given, straight, quads)
    height, width = straight.image.shape[:2]
    rows = _rows(quads)
    strokes = _strokes_among(straight, quads, rows)
    matrix = fit(strokes, width, height, perspective=True)
    back = np.asarray(np.linalg.inv(matrix), dtype=np.float64)
    after = geometry.apply(back, rows.reshape(-1, 2)).reshape(-1, 4)
    if np.median(np.abs(_slopes(after))) > 0.6 * np.median(np.abs(_slopes(rows))):
        return before
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float64)
    moved = geometry.apply(back, corners)
    low, high = moved.min(axis=0), moved.max(axis=0)
    if (high - low).max() > 1.5 * max(width, height):
        return before
    to_picture = straight.to_picture @ matrix @ geometry.translation(float(low[0]), float(low[1]))
    size = (max(8, round(float(high[0] - low[0]))), max(8, round(float(high[1] - low[1]))))
    image = geometry.warp(given.picture, to_picture, size)
    return replace(straight, image=light.evened(image, light.paper_light(image)), to_picture=to_picture)


def _still_bent(given: GivenPage, straight: Upright, quads: list[Quad]) -> tuple[Upright, list[Quad]]:
    """The page with its bend left in, which was measured on the lines that misled."""
    assert straight.bend is not None
    size = (straight.image.shape[1], straight.image.shape[0])
    image = geometry.warp(given.picture, straight.to_picture, size)
    image = light.evened(image, light.paper_light(image))
    bent = [straight.bend.bent(quad.astype(np.float64)).astype(np.float32) for quad in quads]
    return replace(straight, image=image, bend=None), bent


def _rows(quads: list[Quad]) -> Floats:
    """Middle lines (n, 4) of the long rows: x0, y0, x1, y1."""
    rows = []
    for quad in quads:
        start, end = (quad[0] + quad[3]) / 2, (quad[1] + quad[2]) / 2
        thick = (np.linalg.norm(quad[3] - quad[0]) + np.linalg.norm(quad[2] - quad[1])) / 2
        if end[0] - start[0] > LONG * thick:
            rows.append((*start, *end))
    return np.array(rows, dtype=np.float64).reshape(-1, 4)


def _slopes(rows: Floats) -> Floats:
    return np.asarray((rows[:, 3] - rows[:, 1]) / np.maximum(np.abs(rows[:, 2] - rows[:, 0]), 1.0))


def _strokes_among(straight: Upright, quads: list[Quad], rows: Floats) -> Strokes:
    """Rows of text, and the ruling lines between the first and the last of the text."""
    points = np.concatenate(quads)
    low, high = points.min(axis=0), points.max(axis=0)
    margin = 0.02 * max(straight.image.shape[:2])
    x0, y0 = (int(max(0, v - margin)) for v in low)
    x1, y1 = (int(v + margin) for v in high)
    part = straight.image[y0:y1, x0:x1]
    view = small_view(part, VIEW_SIDE)
    scale = part.shape[1] / view.shape[1]
    ruled = find_strokes(view)
    shift = np.array([x0, y0, x0, y0], dtype=np.float64)
    edges, edge_errors = _upright_edges(straight)
    length = np.hypot(rows[:, 2] - rows[:, 0], rows[:, 3] - rows[:, 1])
    return Strokes(
        np.vstack([ruled.level * scale + shift, rows]),
        np.concatenate([ruled.level_error, np.hypot(1.5 / np.maximum(length, 1.0), 0.002)]),
        np.vstack([ruled.upright * scale + shift, edges]),
        np.concatenate([ruled.upright_error, edge_errors]),
    )


def _upright_edges(straight: Upright) -> tuple[Floats, Floats]:
    """Long upright segments anywhere with the error of their direction: the sides of the sheet. Level ones
    are left out, of which a desk's grain has plenty."""
    view = small_view(straight.image, VIEW_SIDE)
    found = find_strokes(view)
    length = np.hypot(found.upright[:, 2] - found.upright[:, 0], found.upright[:, 3] - found.upright[:, 1])
    long = length > EDGE * view.shape[0]
    return found.upright[long] * (straight.image.shape[1] / view.shape[1]), found.upright_error[long]
