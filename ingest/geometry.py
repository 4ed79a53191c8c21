"""Homographies between the page as given and the upright page.

Points are continuous: pixel (i, j) covers [i, i + 1] × [j, j + 1], so that a box of the whole picture
is (0, 0, width, height) at every scale. OpenCV counts from pixel centres; `warp` takes care of that.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.document import Image

Matrix = NDArray[np.float64]
"""3×3 homography."""

Points = NDArray[np.float64]
"""(n, 2) points in pixels."""

PAPER_WHITE = (255, 255, 255)


def translation(dx: float, dy: float) -> Matrix:
    return np.array([[1.0, 0.0, dx], [0.0, 1.0, dy], [0.0, 0.0, 1.0]])


def scaling(sx: float, sy: float) -> Matrix:
    return np.diag([sx, sy, 1.0])


def quarter_turn(degrees: int, width: float, height: float) -> tuple[Matrix, tuple[float, float]]:
    """(matrix from the turned picture to the picture, size of the turned one) for a turn of 0, 90, 180 or
    270 degrees **counter-clockwise** of a picture of that width and height."""
    if degrees == 90:
        return np.array([[0.0, -1.0, width], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]), (height, width)
    if degrees == 180:
        return np.array([[-1.0, 0.0, width], [0.0, -1.0, height], [0.0, 0.0, 1.0]]), (width, height)
    if degrees == 270:
        return np.array([[0.0, 1.0, 0.0], [-1.0, 0.0, height], [0.0, 0.0, 1.0]]), (height, width)
    return np.eye(3), (width, height)


def rotation(degrees: float, width: float, height: float) -> tuple[Matrix, tuple[float, float]]:
    """(matrix from the straightened picture to the picture, its size) where lines of the picture fall by
    `degrees` clockwise; the size grows so that nothing is cut off."""
    angle = np.deg2rad(degrees)
    cos, sin = float(np.cos(angle)), float(np.sin(angle))
    new_width = width * abs(cos) + height * abs(sin)
    new_height = width * abs(sin) + height * abs(cos)
    turn = np.array([[cos, -sin, 0.0], [sin, cos, 0.0], [0.0, 0.0, 1.0]])
    matrix = translation(width / 2, height / 2) @ turn @ translation(-new_width / 2, -new_height / 2)
    return matrix, (new_width, new_height)


def apply(matrix: Matrix, points: Points) -> Points:
    """Map (n, 2) points."""
    homogeneous = np.column_stack([points, np.ones(len(points))]) @ matrix.T
    mapped: Points = homogeneous[:, :2] / homogeneous[:, 2:3]
    return mapped


def from_quad(quad: Points, width: float, height: float) -> Matrix:
    """Matrix from a rectangle of that size to the quad (4, 2), clockwise from its top left."""
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    return np.asarray(cv2.getPerspectiveTransform(corners, quad.astype(np.float32)), dtype=np.float64)


def warp(picture: Image, to_picture: Matrix, size: tuple[int, int], *, rough: bool = False) -> Image:
    """The picture seen through `to_picture` (target pixels → picture pixels), of size (width, height).

    `rough` is faster and softer, for views on which only angles are measured.
    """
    width, height = size
    middle = np.array([[width / 2, height / 2], [width / 2 + 1, height / 2], [width / 2, height / 2 + 1]])
    mapped = apply(to_picture, middle)
    step = float(min(np.linalg.norm(mapped[1] - mapped[0]), np.linalg.norm(mapped[2] - mapped[0])))
    if step > 1.4:  # shrink first: sampling every second pixel would make thin ruling lines vanish
        old_height, old_width = picture.shape[:2]
        new_width, new_height = max(1, round(old_width / step)), max(1, round(old_height / step))
        picture = resized(picture, (new_width, new_height))
        to_picture = scaling(new_width / old_width, new_height / old_height) @ to_picture
    matrix = translation(-0.5, -0.5) @ to_picture @ translation(0.5, 0.5)
    warped = cv2.warpPerspective(
        picture,
        matrix,
        size,
        flags=(cv2.INTER_LINEAR if rough else cv2.INTER_CUBIC) | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=PAPER_WHITE,
    )
    return np.asarray(warped, dtype=np.uint8)


def resized(picture: Image, size: tuple[int, int]) -> Image:
    """The picture at (width, height), averaged when shrinking."""
    if (picture.shape[1], picture.shape[0]) == size:
        return picture
    shrinking = size[0] < picture.shape[1]
    method = cv2.INTER_AREA if shrinking else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, size, interpolation=method), dtype=np.uint8)


def turned(picture: Image, degrees: int) -> Image:
    """The picture turned counter-clockwise by a multiple of 90 degrees, pixels untouched."""
    return np.ascontiguousarray(np.rot90(picture, (degrees // 90) % 4))
