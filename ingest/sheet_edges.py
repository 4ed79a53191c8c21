"""Straight lines of a picture that may be edges of a sheet, each with how well it parts two surfaces."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.document import Image

Floats = NDArray[np.float64]

STEP = 4.0
"""Distance of samples along a line, in pixels of the working picture."""
BESIDE = np.arange(3, 10)
"""Distances from a line, in pixels, at which either side is looked at: beyond the width of a ruling line."""
BEYOND = np.arange(6, 42, 4)
"""Distances at which the two surfaces must still differ: beyond a line of text."""
SHIFTS = (-6, -3, 0, 3, 6)
"""How far, in pixels, an edge may stray from its straight line: paper curls by a hundredth of its height."""
DIFFERENT = 14.0
"""Distance in Lab at which two surfaces surely differ. Paper on both sides of a ruling line differs by less
than 5, white paper and a white desk by 8 to 15 along the paper's shadow."""
MOST = 10
"""Lines kept of each direction."""


@dataclass(frozen=True, slots=True, eq=False)
class Edge:
    """A line normal · p = distance, its normal pointing down where `level`, right otherwise.

    `lighter_after` and `lighter_before` sum the evidence of each sample (0..1) that the side below (right
    of) the line, or above (left of) it, is the lighter one of two different surfaces. Both start with 0.
    `border` marks the picture's own edges.
    """

    normal: Floats
    distance: float
    level: bool
    lighter_after: Floats
    lighter_before: Floats
    border: bool = False

    def across(self, along: Floats | float) -> Floats:
        """y of the line at x where `level`, x at y otherwise."""
        axis = 0 if self.level else 1
        return np.asarray((self.distance - np.asarray(along) * self.normal[axis]) / self.normal[1 - axis])


def find_edges(small: Image) -> tuple[list[Edge], list[Edge]]:
    """(level, upright) lines, best first, each list ending with the picture's two borders."""
    lab = np.asarray(cv2.cvtColor(cv2.GaussianBlur(small, (0, 0), 1.2), cv2.COLOR_RGB2LAB), dtype=np.uint8)
    lines = _straight_lines(small, lab)
    height, width = small.shape[:2]
    found: list[list[Edge]] = []
    for level in (True, False):
        chosen = _distinct([line for line in lines if line[2] == level], small)
        measured = measure(lab, chosen, level)
        measured.sort(key=lambda e: -float(e.lighter_after[-1] + e.lighter_before[-1]))
        normal = np.array([0.0, 1.0]) if level else np.array([1.0, 0.0])
        nothing = np.zeros(2)
        borders = [
            Edge(normal, float(d), level, nothing, nothing, True) for d in (0, height if level else width)
        ]
        found.append(measured[:MOST] + borders)
    return found[0], found[1]


def _straight_lines(small: Image, lab: Image) -> list[tuple[Floats, float, bool]]:
    """(normal, distance, level) of long straight lines, those with most edge pixels first."""
    marks = np.zeros(small.shape[:2], dtype=np.uint8)
    for channel in cv2.split(lab):
        marks |= np.asarray(cv2.Canny(channel, 12, 30), dtype=np.uint8)
    votes = int(0.16 * min(small.shape[:2]))
    lines = cv2.HoughLinesWithAccumulator(marks, 1, np.pi / 360, votes)
    found: list[tuple[Floats, float, bool]] = []
    for distance, theta, _ in lines[:300, 0] if lines is not None else ():
        normal = np.array([np.cos(theta), np.sin(theta)], dtype=np.float64)
        level = bool(abs(normal[1]) > abs(normal[0]))
        sign = 1.0 if normal[1 if level else 0] > 0 else -1.0
        found.append((sign * normal, sign * float(distance), level))
    return found


def _distinct(lines: list[tuple[Floats, float, bool]], small: Image) -> list[tuple[Floats, float, bool]]:
    """Drop lines that run within a few pixels of a better one over the whole picture."""
    height, width = small.shape[:2]
    kept: list[tuple[Floats, float, bool]] = []
    ends = np.empty((4 * MOST, 2))
    for normal, distance, level in lines:
        axis, end = (0, width) if level else (1, height)
        at = (distance - np.array([0.0, end]) * normal[axis]) / normal[1 - axis]
        if len(kept) < len(ends) and not (np.abs(ends[: len(kept)] - at) <= 8).all(axis=1).any():
            ends[len(kept)] = at
            kept.append((normal, distance, level))
    return kept


def measure(lab: Image, lines: list[tuple[Floats, float, bool]], level: bool) -> list[Edge]:
    """Look at both sides of lines of one direction, all along them. All at once: by themselves each costs
    more than its pixels do."""
    if not lines:
        return []
    height, width = lab.shape[:2]
    normals = np.array([normal for normal, _, _ in lines])[:, None, :]
    distances = np.array([distance for _, distance, _ in lines])[:, None]
    along = np.arange(STEP / 2, width if level else height, STEP)
    axis = 0 if level else 1
    across = (distances - along * normals[..., axis]) / normals[..., 1 - axis]
    places = np.broadcast_to(along, across.shape)
    points = np.stack([places, across] if level else [across, places], axis=-1)
    shifts = np.array(SHIFTS, dtype=np.float64)
    shifted = points + shifts[:, None, None, None] * normals
    before, after = (_side(lab, shifted, sign * normals, BESIDE) for sign in (-1.0, 1.0))
    difference = np.linalg.norm(after - before, axis=-1) * (1 - 0.03 * np.abs(shifts))[:, None, None]
    # Where all shifts are alike the first one is taken: the difference is nothing then.
    clearest = difference.argmax(axis=0)[None]
    best = np.take_along_axis(difference, clearest, axis=0)[0]
    signed = np.take_along_axis((after - before)[..., 0], clearest, axis=0)[0]
    inside = (across >= 0) & (across < (height if level else width))
    # Beside a row of text the paper looks grey, but behind it paper goes on: look further, too.
    before, after = (_side(lab, points, sign * normals, BEYOND) for sign in (-1.0, 1.0))
    goes_on = np.linalg.norm(after - before, axis=-1)
    evidence = np.clip(best / DIFFERENT, 0.0, 1.0) ** 2 * np.clip(goes_on / DIFFERENT * 2, 0.0, 1.0) * inside
    nothing = np.zeros((len(lines), 1))
    sums = [np.hstack([nothing, np.cumsum(evidence * (signed * sign > 0), axis=1)]) for sign in (1, -1)]
    return [
        Edge(normal, distance, level, after_it, before_it)
        for (normal, distance, _), after_it, before_it in zip(lines, *sums, strict=True)
    ]


def _side(lab: Image, points: Floats, outward: Floats, steps: NDArray[np.int64]) -> NDArray[np.float32]:
    """Colour beside each of the points (..., lines, samples, 2), `outward` (lines, 1, 2) of their lines: the
    median over the band, which thin rules and strokes do not sway."""
    height, width = lab.shape[:2]
    at = np.rint(points + steps.reshape(-1, *(1,) * points.ndim) * outward).astype(np.int64)
    place = np.clip(at[..., 1], 0, height - 1) * width + np.clip(at[..., 0], 0, width - 1)
    band = lab.reshape(-1, lab.shape[2])[place]
    middle = np.sort(band, axis=0)[len(steps) // 2]
    return np.asarray(middle, dtype=np.float32)
