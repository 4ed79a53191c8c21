"""Boxes of the page as given, put back on the upright picture that people see."""

import numpy as np
from numpy.typing import NDArray

Bounds = tuple[float, float, float, float]
"""x0, y0, x1, y1 in 0..1, origin at the top left."""

_ROUNDS = 4
_NEAR_DIAGONAL = 0.2
"""A page turned by some 45° has one and the same frame for wide and for high boxes: no way back."""


def bounds_of(box: Bounds, matrix: NDArray[np.float64]) -> Bounds:
    """The frame, clipped to 0..1, of a box that a 3×3 projective `matrix` moved."""
    x0, y0, x1, y1 = np.clip(_frame(np.array(box), matrix), 0.0, 1.0)
    return float(x0), float(y0), float(x1), float(y1)


def unframed(framed: Bounds, matrix: NDArray[np.float64]) -> Bounds:
    """The upright box whose frame under `matrix` (upright → given) is `framed`.

    A box of the page as given is the frame of a box that stood straight on the upright page. On a page
    photographed aslant, the frame of that frame would reach over the neighbouring lines; so the upright box
    is solved for. Where there is none (cut by the page's edge, turned by some 45°) it is the wider frame.
    """
    wide = bounds_of(framed, np.linalg.inv(matrix).astype(np.float64))
    if min(framed) <= 0.0 or max(framed) >= 1.0:
        return wide
    goal = np.array(framed)
    box = np.array(wide)
    for _ in range(_ROUNDS):
        slope = _slope(box, matrix)
        if abs(np.linalg.det(np.abs(slope))) < _NEAR_DIAGONAL * np.prod(np.abs(slope).sum(axis=1)):
            return wide
        missing = goal - _frame(box, matrix)
        middle = np.linalg.solve(slope, (missing[:2] + missing[2:]) / 2)
        half = np.linalg.solve(np.abs(slope), (missing[2:] - missing[:2]) / 2)
        box = box + np.concatenate([middle - half, middle + half])
        if box[2] <= box[0] or box[3] <= box[1]:
            return wide
    side = np.tile(goal[2:] - goal[:2], 2)
    if np.any(np.abs(_frame(box, matrix) - goal) > 0.02 * side + 1e-6):
        return wide
    x0, y0, x1, y1 = np.clip(box, 0.0, 1.0)
    return float(x0), float(y0), float(x1), float(y1)


def _frame(box: NDArray[np.float64], matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    x0, y0, x1, y1 = box
    mapped = np.array([[x0, y0, 1.0], [x1, y0, 1.0], [x1, y1, 1.0], [x0, y1, 1.0]]) @ matrix.T
    points = mapped[:, :2] / mapped[:, 2:3]
    return np.concatenate([points.min(axis=0), points.max(axis=0)])


def _slope(box: NDArray[np.float64], matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """How a small step on the upright page moves the point given, at the middle of a box."""
    middle = np.array([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2, 1.0])
    x, y, depth = matrix @ middle
    slope: NDArray[np.float64] = (matrix[:2, :2] - np.outer(np.array([x, y]) / depth, matrix[2, :2])) / depth
    return slope
