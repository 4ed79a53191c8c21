"""Circles that edges agree on: every edge pixel votes for the centres it could be an arc of.

A stamp's ring is often broken, half inked, crossed by text or by another stamp, so that no outline is
closed; votes along the edge's normal still meet in its centre, and letters' edges do not.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.seals.colour import Plane
from extract.seals.mark import Ellipse

SMALLEST, LARGEST = 0.026, 0.17
"""Radius range as a share of the page's long side: a 38 mm seal on an A3 photo with margins (0.03) to a
58 mm seal on a page cut in half (0.17); personal round chops come by way of their blobs."""

STEP = 1.055
"""Ratio of neighbouring radii; a ring of 1 mm on a 42 mm seal spans about 5 % of its radius."""

CELL = 4
"""Side of an accumulator cell in layer pixels."""

MAX_EDGES = 20_000
OVAL_EDGES = 9_000
BEYOND = 0.05
GRAIN_FACTOR = 5.0
"""Edges weaker than this multiple of the median change from pixel to pixel are grain."""

SECTORS = 48


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring in layer pixels. `votes` is the share of its edge that voted for it, `coverage` the share
    of its SECTORS directions in which an edge was found on it."""

    ellipse: Ellipse
    votes: float
    coverage: float


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """Edge pixels: positions (n, 2) as x, y and unit normals (n, 2); `share` is the part that was kept."""

    points: NDArray[np.float32]
    normals: NDArray[np.float32]
    share: float


def find_edges(plane: Plane, least: float) -> Edges:
    """Pixels where the ink changes by at least `least` density per pixel and clearly more than the
    picture's grain, thinned to MAX_EDGES evenly."""
    smooth = cv2.GaussianBlur(plane, (0, 0), 1.0)
    gx = cv2.Sobel(smooth, cv2.CV_32F, 1, 0, scale=0.125)
    gy = cv2.Sobel(smooth, cv2.CV_32F, 0, 1, scale=0.125)
    strength = cv2.magnitude(gx, gy)
    grain = float(np.median(strength[::4, ::4]))
    ys, xs = np.nonzero(strength > max(least, GRAIN_FACTOR * grain))
    length = strength[ys, xs]
    normals = np.stack([gx[ys, xs] / length, gy[ys, xs] / length], axis=1)
    points = np.stack([xs, ys], axis=1).astype(np.float32)
    return thinned(Edges(points, normals.astype(np.float32), 1.0), MAX_EDGES)


def thinned(edges: Edges, most: int) -> Edges:
    """At most that many of the edges, chosen evenly."""
    count = len(edges.points)
    if count <= most:
        return edges
    chosen = np.random.default_rng(7).choice(count, most, replace=False)
    return Edges(edges.points[chosen], edges.normals[chosen], edges.share * most / count)


def squeezed(edges: Edges, aspect: float, angle: float) -> Edges:
    """The same edges with the direction `angle` (degrees) shortened by `aspect`: ovals become circles."""
    turn = np.deg2rad(angle)
    rotate = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]], dtype=np.float32)
    shrink = np.array([1.0 / aspect, 1.0], dtype=np.float32)
    normals = (edges.normals @ rotate.T) / shrink
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    return Edges((edges.points @ rotate.T) * shrink, normals.astype(np.float32), edges.share)


def unsqueezed(x: float, y: float, radius: float, aspect: float, angle: float) -> Ellipse:
    """The ellipse on the layer that became a circle under `squeezed`."""
    turn = np.deg2rad(angle)
    along = x * aspect
    return Ellipse(
        float(along * np.cos(turn) - y * np.sin(turn)),
        float(along * np.sin(turn) + y * np.cos(turn)),
        float(radius * aspect),
        float(radius),
        angle,
    )


def _accumulate(
    edges: Edges,
    radii: NDArray[np.float32],
    origin: NDArray[np.float32],
    shape: tuple[int, int],
    least: float,
) -> NDArray[np.float32] | None:
    """Votes per radius and cell, as a share of a ring's two edges. Shape (radii, rows, columns); None where
    no cell can have `least`."""
    votes = np.empty((len(radii), *shape), dtype=np.float32)
    # Every edge votes for the centres on both of its sides.
    x, y = np.ascontiguousarray(np.concatenate([edges.points, edges.points]).T - origin[:, None]) / CELL
    across, down = np.ascontiguousarray(np.concatenate([edges.normals, -edges.normals]).T / CELL)
    at_x, at_y = np.empty_like(x), np.empty_like(y)
    ends = (0.0, float(shape[0]), 0.0, float(shape[1]))
    most = np.empty_like(radii)
    for index, radius in enumerate(radii):
        np.add(np.multiply(across, radius, out=at_x), x, out=at_x)
        np.add(np.multiply(down, radius, out=at_y), y, out=at_y)
        cv2.calcHist([at_y, at_x], [0, 1], None, shape, ends, votes[index])
        most[index] = votes[index].max()
    # Blur by the uncertainty of the normal (about 2 degrees), then weigh by the two circumferences.
    spreads = np.maximum(0.6, 0.03 * radii / CELL)
    weights = spreads**2 / (2 * radii) / max(edges.share, 1e-6)
    # A blur lifts no cell above the fullest one.
    if float((most * weights).max()) < least:
        return None
    for layer, spread, weight in zip(votes, spreads.tolist(), weights.tolist(), strict=True):
        cv2.GaussianBlur(layer, (0, 0), spread, dst=layer)
        layer *= weight
    return votes


def _coverage(edges: Edges, x: float, y: float, radius: float) -> float:
    """Share of the directions in which an edge lies on the circle and faces its centre."""
    offset = edges.points - np.array([x, y], dtype=np.float32)
    distance = np.hypot(offset[:, 0], offset[:, 1])
    near = np.abs(distance - radius) < max(2.5, 0.06 * radius)
    offset, normals, distance = offset[near], edges.normals[near], distance[near]
    facing = np.abs((offset * normals).sum(axis=1)) > 0.92 * distance
    angles = np.arctan2(offset[facing, 1], offset[facing, 0])
    sectors = np.unique(((angles + np.pi) / (2 * np.pi) * SECTORS).astype(np.int64) % SECTORS)
    return len(sectors) / SECTORS


def find_rings(
    edges: Edges, side: int, least: float, *, aspect: float = 1.0, angle: float = 0.0, limit: int = 14
) -> tuple[Ring, ...]:
    """Circles, or ovals of one aspect and direction, that the edges vote for, best first.

    `side` is the long side of the layer, `least` the smallest share of votes and `limit` the most
    rings returned.
    """
    if len(edges.points) < 40:
        return ()
    round_edges = squeezed(thinned(edges, OVAL_EDGES), aspect, angle) if aspect != 1.0 else edges
    # Room beyond the outermost ink: the centre of a seal cut by the page's edge may lie off the page.
    margin = BEYOND * side
    origin = round_edges.points.min(axis=0) - margin
    extent = (round_edges.points.max(axis=0) - origin + margin) / CELL
    shape = int(extent[1]) + 2, int(extent[0]) + 2
    smallest, largest = SMALLEST * side, LARGEST * side / aspect
    count = int(np.log(largest / smallest) / np.log(STEP)) + 1
    radii = (smallest * STEP ** np.arange(count)).astype(np.float32)
    votes = _accumulate(round_edges, radii, origin, shape, least)
    if votes is None:
        return ()
    # As many votes by chance are likelier on a small ring: rank by size as well.
    weights = (radii / radii[0]) ** 0.5
    # The best radius of every cell: to look through all of them again for each ring would cost most.
    fullest = np.zeros(shape, dtype=np.float32)
    for ranked, weight in zip(votes, weights, strict=True):
        ranked *= weight
        cv2.max(fullest, ranked, dst=fullest)
    rings: list[Ring] = []
    for _ in range(limit):
        row, column = divmod(int(fullest.argmax()), fullest.shape[1])
        index = int(votes[:, row, column].argmax())
        score, radius = float(votes[index, row, column] / weights[index]), float(radii[index])
        if score < least:
            break
        x, y = (float(column) + 0.5) * CELL + origin[0], (float(row) + 0.5) * CELL + origin[1]
        coverage = _coverage(round_edges, x, y, radius)
        rings.append(Ring(unsqueezed(x, y, radius, aspect, angle), score, coverage))
        reach = int(max(2.0, 0.35 * radius / CELL))
        rows = slice(max(0, row - reach), row + reach + 1)
        columns = slice(max(0, column - reach), column + reach + 1)
        votes[max(0, index - 5) : index + 6, rows, columns] = 0
        fullest[rows, columns] = votes[:, rows, columns].max(axis=0)
    return tuple(rings)
