"""Homographies between the page as given and the upright page.

Points are continuous: pixel (i, j) covers [i, i + 1] × [j, j + 1], so that a box of the whole picture
is (0, 0, width, height) at every scale. OpenCV counts from pixel centres; `warp` takes care of that.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.bend import Bend
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


def warp(
    picture: Image,
    to_picture: Matrix,
    size: tuple[int, int],
    *,
    bend: Bend | None = None,
    rough: bool = False,
) -> Image:
    """The picture seen through `to_picture` (target pixels → picture pixels), of size (width, height); `bend`
    (in target pixels) is taken out.

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
    if bend is not None:
        return _unbent(picture, to_picture, size, bend)
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


def _unbent(picture: Image, to_picture: Matrix, size: tuple[int, int], bend: Bend) -> Image:
    width, height = size
    x = np.arange(width, dtype=np.float64) + 0.5
    y = (np.arange(height, dtype=np.float64) + 0.5)[:, None]
    a, b = bend.slopes(x)
    m = to_picture.astype(np.float32)
    across = x.astype(np.float32)[None, :]
    down = (y + a + b * (y - bend.centre[1])).astype(np.float32)
    depth = m[2, 0] * across + m[2, 1] * down + m[2, 2]
    map_x = (m[0, 0] * across + m[0, 1] * down + m[0, 2]) / depth - np.float32(0.5)
    map_y = (m[1, 0] * across + m[1, 1] * down + m[1, 2]) / depth - np.float32(0.5)
    flat = cv2.remap(
        picture, map_x, map_y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=PAPER_WHITE
    )
    return np.asarray(flat, dtype=np.uint8)


def as_laid(flat: Image, bend: Bend | None) -> Image:
    """A flat page with its bend put back: the picture that a homography alone maps to the page as given."""
    if bend is None:
        return flat
    height, width = flat.shape[:2]
    x = np.arange(width, dtype=np.float64) + 0.5
    y = (np.arange(height, dtype=np.float64) + 0.5)[:, None]
    a, b = bend.slopes(x)
    down = ((y - a + b * bend.centre[1]) / (1.0 + b) - 0.5).astype(np.float32)
    across = np.broadcast_to((x - 0.5).astype(np.float32), down.shape)
    laid = cv2.remap(
        flat, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=PAPER_WHITE
    )
    return np.asarray(laid, dtype=np.uint8)


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
