"""The homography that makes ruling lines and rows of text level and upright."""

import numpy as np
from scipy.optimize import least_squares

from ingest.bend import Bend
from ingest.curl import find_bend
from ingest.document import Image
from ingest.geometry import Matrix, apply, scaling, translation
from ingest.strokes import Floats, Strokes, find_strokes

ENOUGH = 4
"""Segments of one direction below which nothing is concluded from them."""


def straightening(picture: Image, *, perspective: bool) -> tuple[Matrix, Bend | None]:
    """(matrix from straightened pixels to pixels of an almost upright picture, one scale at its middle; the
    bend of straightened pixels, None for a flat sheet).

    Without `perspective` (a scanner's glass is flat) only a turn and the slight shear of a feeder are
    allowed. Found by robust least squares over segment directions; the identity where there are too few.
    """
    height, width = picture.shape[:2]
    strokes = find_strokes(picture)
    matrix = fit(strokes, width, height, perspective=perspective)
    return matrix, bend_after(strokes, matrix, width, height) if perspective else None


def bend_after(strokes: Strokes, matrix: Matrix, width: float, height: float) -> Bend | None:
    """The bend that is left of segments in pixels of a picture after its straightening by `matrix`."""
    back = np.asarray(np.linalg.inv(matrix), dtype=np.float64)
    level = apply(back, strokes.level.reshape(-1, 2)).reshape(-1, 4)
    return find_bend(level, strokes.level_error, width, height)


def fit(strokes: Strokes, width: float, height: float, *, perspective: bool) -> Matrix:
    """As `straightening`, from segments in pixels of a picture of that size."""
    if len(strokes.level) < ENOUGH:
        return np.eye(3)
    half = max(width, height) / 2
    to_unit = scaling(1 / half, 1 / half) @ translation(-width / 2, -height / 2)
    level = _unit(strokes.level, to_unit)
    upright = _unit(strokes.upright, to_unit)
    tilt, bend = (0.05, 0.15) if perspective else (0.002, 0.001)

    def residuals(parameters: Floats) -> Floats:
        turn, shear, p, q = parameters
        flat = _direction(level, turn, shear, p, q)[1] / strokes.level_error
        steep = _direction(upright, turn, shear, p, q)[0] / strokes.upright_error
        prior = np.array([(shear + turn) / tilt, p / bend, q / bend])
        return np.concatenate([flat, steep, prior])

    fitted = least_squares(residuals, np.zeros(4), loss="cauchy", f_scale=1.0, max_nfev=60)
    turn, shear, p, q = (float(v) for v in fitted.x)
    if max(abs(p), abs(q)) > 0.5 or max(abs(turn), abs(shear)) > 0.3:
        return np.eye(3)
    to_straight = np.array([[1.0, shear, 0.0], [turn, 1.0, 0.0], [p, q, 1.0]])
    matrix = np.linalg.inv(np.linalg.inv(to_unit) @ to_straight @ to_unit)
    return np.asarray(matrix / matrix[2, 2], dtype=np.float64)


def _unit(segments: Floats, to_unit: Matrix) -> Floats:
    scale, dx, dy = to_unit[0, 0], to_unit[0, 2], to_unit[1, 2]
    return np.asarray(segments * scale + np.array([dx, dy, dx, dy]))


def _direction(segments: Floats, turn: float, shear: float, p: float, q: float) -> tuple[Floats, Floats]:
    """(x, y) of every segment's unit direction after the homography."""
    ends = []
    for k in (0, 2):
        x, y = segments[:, k], segments[:, k + 1]
        w = 1.0 + p * x + q * y
        ends.append(((x + shear * y) / w, (turn * x + y) / w))
    dx, dy = ends[1][0] - ends[0][0], ends[1][1] - ends[0][1]
    length = np.hypot(dx, dy) + 1e-12
    return dx / length, dy / length
