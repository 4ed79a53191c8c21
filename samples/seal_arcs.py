"""Where text stands on a ring: places of characters by true arc length, and whole lines bent along it."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image as PilImage
from PIL import ImageDraw, ImageFont

from samples.fonts import FontFace

Ink = NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class ArcPlaces:
    """`centres` (n, 2) from the seal's centre in the units of the radii, `turns` (n) degrees clockwise,
    `pitch` the length of arc from one character to the next."""

    centres: NDArray[np.float64]
    turns: NDArray[np.float64]
    pitch: float


def arc_places(count: int, radii: tuple[float, float], gap: float, *, lower: bool) -> ArcPlaces:
    """`count` characters equally far apart along an ellipse that leaves `gap` degrees free.

    They run clockwise with the middle at the top, or with `lower` anticlockwise with the middle at the foot
    and their tops inward.
    """
    a, b = radii
    angles = np.linspace(0, 2 * np.pi, 1441)
    start = np.pi / 2
    px, py = a * np.cos(angles + start), b * np.sin(angles + start)
    lengths = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(px), np.diff(py)))])
    total = lengths[-1]
    pitch = total * (360.0 - gap) / 360.0 / max(1, count - (0 if gap < 30 else 1))
    steps = (np.arange(count) - (count - 1) / 2) * pitch
    places = (total - steps) % total if lower else total / 2 + steps
    at = np.interp(places, lengths, angles) + start
    x, y = a * np.cos(at), b * np.sin(at)
    turns = np.rad2deg(np.arctan2(y / b**2, x / a**2)) + (-90.0 if lower else 90.0)
    return ArcPlaces(np.stack([x, y], axis=1), turns, float(pitch))


def bend_line(
    ink: Ink,
    text: str,
    face: FontFace,
    radii: tuple[float, float],
    tall: float,
    span: float,
    *,
    lower: bool,
) -> None:
    """Draw a whole line of joined-up script (Uyghur, Latin) into `ink` along an arc, in place.

    The line is `tall` high, its middle at the top (or at the foot, tops inward), at most `span` degrees long.
    """
    line = _line(text, face)
    a, b = radii
    height, width = ink.shape
    rows, cols = np.mgrid[0:height, 0:width].astype(np.float32)
    dx, dy = cols - width / 2, rows - height / 2
    angle = np.arctan2(dy / b, dx / a)
    # Degrees from the middle of the line, growing along the direction of reading.
    along = np.rad2deg(np.pi / 2 - angle if lower else angle + np.pi / 2)
    along = (along + 180.0) % 360.0 - 180.0
    depth = (np.hypot(dx / a, dy / b) - 1.0) * (a + b) / 2
    natural = np.rad2deg(line.shape[1] * tall / line.shape[0] / ((a + b) / 2))
    used = min(span, float(natural))
    map_x = ((along / used + 0.5) * line.shape[1]).astype(np.float32)
    up = depth if not lower else -depth
    map_y = ((0.5 - up / tall) * line.shape[0]).astype(np.float32)
    bent = cv2.remap(line, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=(0,))
    np.maximum(ink, bent, out=ink)


def _line(text: str, face: FontFace, size: int = 72) -> Ink:
    font = ImageFont.truetype(str(face.path), size, index=face.index)
    left, top, right, bottom = font.getbbox(text)
    canvas = PilImage.new("L", (max(8, int(right - left)), max(8, int(bottom - top))), 0)
    ImageDraw.Draw(canvas).text((-left, -top), text, 255, font)
    return np.asarray(canvas, dtype=np.float32) / 255.0
