"""The outline of a photographed sheet, found against whatever it lies on."""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from ingest.document import Image
from ingest.geometry import Points
from ingest.sheet_edges import STEP, Edge, Floats, find_edges
from ingest.skew import ink

WORKING_SIDE = 640
LEAST_AREA = 0.2
"""A sheet fills at least this share of the picture: people photograph the form, not the room."""
LEAST_SUPPORT = 0.5
"""Least evidence along a side, as a share of its length, for it to be an edge of the sheet."""
LEAST_SEEN = 3
"""Sides that must be seen: of two alone, blocks of print and coloured bands have plenty."""
LEAST_SCORE = 0.55
SURE_SCORE = 0.8
"""On made photos outlines with all four sides right score 0.81 to 0.95, wrong ones (rows of text taken for an
edge) 0.55 to 0.72. Only doubtful ones are checked for writing beyond: a desk's grain looks like writing."""
AS_BRIGHT = 0.85
MOST_OUTSIDE = 0.04
"""Share of the ink within the outline that may stand on equally bright ground beyond it."""
BORDER_SUPPORT = 0.35
"""What a side counts for that runs along the picture's border: the sheet may go on beyond it."""


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """Corners (4, 2) in pixels of the picture, clockwise from the one nearest the top left; `seen` says of
    the sides (top, right, bottom, left) whether they are edges of the sheet or only the picture's border;
    `score` 0..1."""

    quad: Points
    seen: tuple[bool, bool, bool, bool]
    score: float


def find_sheet(picture: Image) -> Outline | None:
    """The sheet's outline, None where the picture is the page (a scan) or no outline is sure."""
    scale = WORKING_SIDE / max(picture.shape[:2])
    size = (round(picture.shape[1] * scale), round(picture.shape[0] * scale))
    small = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    level, upright = find_edges(small)
    best = _best_quad(level, upright, size)
    if best is None or best.score < LEAST_SCORE:
        return None
    back = np.array([picture.shape[1] / size[0], picture.shape[0] / size[1]])
    outline = refine(replace(best, quad=best.quad * back), picture)
    doubtful = outline.score < SURE_SCORE
    return None if doubtful and _writing_outside(outline, picture) else outline


def _best_quad(level: list[Edge], upright: list[Edge], size: tuple[int, int]) -> Outline | None:
    """The pair of level and the pair of upright lines that together outline a sheet best."""
    corners = _crossings(level, upright)
    after_l, before_l = _supports(level, corners[:, :, 0])
    after_u, before_u = _supports(upright, corners[:, :, 1].T)
    best: Outline | None = None
    for i, j in _pairs(level, size[0] / 2, size[1]):
        for m, n in _pairs(upright, size[1] / 2, size[0]):
            sides = (after_l[i, m, n], before_u[n, i, j], before_l[j, m, n], after_u[m, i, j])
            edges = (level[i], upright[n], level[j], upright[m])
            real = [side for side, edge in zip(sides, edges, strict=True) if not edge.border]
            if len(real) < LEAST_SEEN or min(real) < LEAST_SUPPORT:
                continue
            quad = np.array([corners[i, m], corners[i, n], corners[j, n], corners[j, m]])
            share = _area_share(quad, size)
            if share is None:
                continue
            score = (sum(real) + BORDER_SUPPORT * (4 - len(real))) / 4 * (0.7 + 0.3 * share)
            if best is None or score > best.score:
                top, right, bottom, left = (not edge.border for edge in edges)
                best = Outline(quad, (top, right, bottom, left), float(score))
    return best


def _crossings(level: list[Edge], upright: list[Edge]) -> Floats:
    """Where every level line meets every upright one: (levels, uprights, 2)."""
    points = np.empty((len(level), len(upright), 2))
    for i, first in enumerate(level):
        for j, second in enumerate(upright):
            matrix = np.array([first.normal, second.normal])
            points[i, j] = np.linalg.solve(matrix, [first.distance, second.distance])
    return points


def _supports(edges: list[Edge], along: Floats) -> tuple[Floats, Floats]:
    """Share of evidence on edge i between its crossings j and k, for the lighter side after and before it."""
    count = along.shape[1]
    results = []
    for name in ("lighter_after", "lighter_before"):
        table = np.zeros((len(edges), count, count))
        for i, edge in enumerate(edges):
            sums: Floats = getattr(edge, name)
            at = np.interp(along[i] / STEP, np.arange(len(sums)), sums)
            length = np.abs(along[i][None, :] - along[i][:, None]) / STEP
            table[i] = (at[None, :] - at[:, None]) * np.sign(along[i][None, :] - along[i][:, None])
            table[i] /= np.maximum(length, 1.0)
        results.append(table)
    return results[0], results[1]


def _pairs(edges: list[Edge], middle: float, room: int) -> list[tuple[int, int]]:
    """Indices of lines far enough apart, the one nearer the origin first."""
    at = [float(edge.across(middle)) for edge in edges]
    return [(i, j) for i in range(len(edges)) for j in range(len(edges)) if at[j] - at[i] > 0.3 * room]


def _area_share(quad: Points, size: tuple[int, int]) -> float | None:
    """Share of the picture that the quad covers, None unless it is convex and like a sheet."""
    width, height = size
    slack = 0.08 * max(size)
    if quad.min() < -slack or quad[:, 0].max() > width + slack or quad[:, 1].max() > height + slack:
        return None
    sides = np.roll(quad, -1, axis=0) - quad
    following = np.roll(sides, -1, axis=0)
    lengths = np.linalg.norm(sides, axis=1)
    sines = (sides[:, 0] * following[:, 1] - sides[:, 1] * following[:, 0]) / (
        lengths * np.roll(lengths, -1) + 1e-9
    )
    opposite = np.minimum(lengths[:2], lengths[2:]) / np.maximum(lengths[:2], lengths[2:])
    area = 0.5 * abs(
        float(np.sum(quad[:, 0] * np.roll(quad[:, 1], -1) - np.roll(quad[:, 0], -1) * quad[:, 1]))
    )
    share = min(1.0, area / (width * height))
    return share if sines.min() > 0.77 and opposite.min() > 0.5 and share >= LEAST_AREA else None


FINE_SIDE = 1280
"""Working size for the exact place of each side."""
REACH = 14
"""Pixels at that size within which a side is looked for across its first line."""


def refine(outline: Outline, picture: Image) -> Outline:
    """Move every seen side onto the steepest change of light along it, outliers (a hand, a fold) left out."""
    scale = min(1.0, FINE_SIDE / max(picture.shape[:2]))
    size = (round(picture.shape[1] * scale), round(picture.shape[0] * scale))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    light = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), (0, 0), 1.5).astype(np.float32)
    back = np.array([picture.shape[1] / size[0], picture.shape[0] / size[1]])
    quad = outline.quad / back
    lines = [
        _refined_side(light, quad[k], quad[(k + 1) % 4])
        if outline.seen[k]
        else _line(quad[k], quad[(k + 1) % 4])
        for k in range(4)
    ]
    corners = []
    for k in range(4):
        (first, d1), (second, d2) = lines[k - 1], lines[k]
        matrix = np.array([first, second])
        corners.append(np.linalg.solve(matrix, [d1, d2]) if abs(np.linalg.det(matrix)) > 0.2 else quad[k])
    moved = np.array(corners)
    if float(np.linalg.norm(moved - quad, axis=1).max()) > 4 * REACH:
        return outline
    return replace(outline, quad=_squared(moved, outline.seen) * back)


def _refined_side(
    light: np.ndarray[tuple[int, ...], np.dtype[np.float32]], start: Floats, end: Floats
) -> tuple[Floats, float]:
    """(normal, distance) of the line through the steepest steps from dark outside to light inside."""
    height, width = light.shape
    direction = (end - start) / max(1e-6, float(np.linalg.norm(end - start)))
    inward = np.array([-direction[1], direction[0]])
    given = _line(start, end)
    points = start + np.linspace(0.03, 0.97, 120)[:, None] * (end - start)
    offsets = np.arange(-REACH, REACH + 1)
    at = points[:, None, :] + offsets[None, :, None] * inward
    seen = (at[..., 0] >= 1) & (at[..., 0] < width - 1) & (at[..., 1] >= 1) & (at[..., 1] < height - 1)
    if seen.mean() < 0.8:
        return given
    at = np.rint(at).astype(np.int64)
    profile = light[np.clip(at[..., 1], 0, height - 1), np.clip(at[..., 0], 0, width - 1)]
    rise = profile[:, 4:] - profile[:, :-4]
    peak = rise.argmax(axis=1)
    strength = rise[np.arange(len(points)), peak]
    moved = points + (offsets[2:-2][peak])[:, None] * inward
    weights = np.clip(strength, 0.0, 30.0)
    if float((strength > 5).mean()) < 0.4:
        return given
    normal, distance = given
    for _ in range(6):
        middle = np.average(moved, axis=0, weights=weights)
        spread = (moved - middle) * np.sqrt(weights)[:, None]
        normal = np.linalg.svd(spread, full_matrices=False)[2][1]
        normal = normal if float(normal @ inward) > 0 else -normal
        distance = float(normal @ middle)
        residual = np.abs(moved @ normal - distance)
        weights = np.clip(strength, 0.0, 30.0) / (1.0 + (residual / 2.0) ** 2) + 1e-6
    return normal, distance


def _writing_outside(outline: Outline, picture: Image) -> bool:
    """Whether ink on ground as bright as the sheet goes on beyond the outline: then it is no sheet's edge.

    Rows of dense text can pass for an edge; to cut away what stands beyond them would lose fields.
    """
    strokes = ink(picture, FINE_SIDE) > 0
    scale = np.array([strokes.shape[1] / picture.shape[1], strokes.shape[0] / picture.shape[0]])
    inside = np.zeros(strokes.shape, dtype=np.uint8)
    cv2.fillConvexPoly(inside, np.rint(outline.quad * scale).astype(np.int32), (1,))
    size = (strokes.shape[1], strokes.shape[0])
    grey = cv2.cvtColor(np.asarray(cv2.resize(picture, size), dtype=np.uint8), cv2.COLOR_RGB2GRAY)
    ground = np.asarray(cv2.dilate(grey, np.ones((11, 11), np.uint8)), dtype=np.float32)
    within = inside > 0
    # Light falls off over a photo: compare with the sheet's brightness near by, carried over its edge.
    quarter = (size[0] // 4, size[1] // 4)
    weight = cv2.GaussianBlur(cv2.resize(inside.astype(np.float32), quarter), (0, 0), max(size) / 80)
    light = cv2.GaussianBlur(cv2.resize(ground * inside, quarter), (0, 0), max(size) / 80)
    near = cv2.resize(weight, size)
    carried = cv2.resize(light / np.maximum(weight, 1e-3), size)
    reach = max(9, max(size) // 60) | 1
    outside = cv2.dilate(inside, np.ones((reach, reach), np.uint8)) == 0
    beyond = outside & (near > 0.01) & (ground >= AS_BRIGHT * carried)
    return bool((strokes & beyond).sum() > MOST_OUTSIDE * max(1, (strokes & within).sum()))


def area(quad: Points) -> float:
    """Area of a polygon in square pixels."""
    x, y = quad[:, 0], quad[:, 1]
    return 0.5 * abs(float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)))


def _line(start: Floats, end: Floats) -> tuple[Floats, float]:
    """(normal towards the inside, distance) of a side that runs clockwise."""
    direction = (end - start) / max(1e-6, float(np.linalg.norm(end - start)))
    inward = np.array([-direction[1], direction[0]])
    return inward, float(inward @ start)


def _squared(quad: Points, seen: tuple[bool, bool, bool, bool]) -> Points:
    """Where a side is not seen, lay it parallel to the one opposite, outwards of what the picture shows."""
    quad = quad.copy()
    for k in range(4):
        if not seen[k] and seen[(k + 2) % 4]:
            a, b, c, d = k, (k + 1) % 4, (k + 2) % 4, (k + 3) % 4
            direction = quad[c] - quad[d]
            along_a, along_b = quad[a] - quad[d], quad[b] - quad[c]
            # Both ends must reach the border: move the nearer one outwards.
            for start, along, corner, other in (
                (quad[d], along_a, a, quad[b]),
                (quad[c], along_b, b, quad[a]),
            ):
                matrix = np.array([along, -direction]).T
                if abs(np.linalg.det(matrix)) < 1e-6:
                    continue
                factor = float(np.linalg.solve(matrix, other - start)[0])
                if factor > 1.0:
                    quad[corner] = start + factor * along
    return quad
