"""Characters of a seal: drawn once each, and put where a seal has them, squeezed and turned."""

from functools import lru_cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image as PilImage
from PIL import ImageDraw, ImageFont

from samples.fonts import FontFace

Ink = NDArray[Any]


def put_glyph(
    ink: Ink, face: FontFace, char: str, centre: tuple[float, float], size: tuple[float, float], turn: float
) -> None:
    """Draw a character onto an ink map (height, width) of 0..1: `centre` and `size` (x, y) in its pixels,
    turned clockwise by `turn` degrees."""
    bitmap = glyph_bitmap(str(face.path), face.index, char)
    side = bitmap.shape[0]
    radians = np.deg2rad(turn)
    sx, sy = size[0] / side, size[1] / side
    cosine, sine = np.cos(radians), np.sin(radians)
    reach = int(np.hypot(*size) / 2) + 2
    x0, y0 = int(centre[0]) - reach, int(centre[1]) - reach
    x1, y1 = min(ink.shape[1], x0 + 2 * reach), min(ink.shape[0], y0 + 2 * reach)
    x0, y0 = max(0, x0), max(0, y0)
    if x1 <= x0 or y1 <= y0:
        return
    matrix = np.array([[cosine * sx, -sine * sy, 0.0], [sine * sx, cosine * sy, 0.0]])
    matrix[:, 2] = np.array([centre[0] - x0, centre[1] - y0]) - matrix[:, :2] @ [side / 2, side / 2]
    drawn = cv2.warpAffine(bitmap, matrix, (x1 - x0, y1 - y0), flags=cv2.INTER_LINEAR)
    np.maximum(ink[y0:y1, x0:x1], drawn, out=ink[y0:y1, x0:x1])


@lru_cache(maxsize=20_000)
def glyph_bitmap(path: str, face: int, char: str, side: int = 72) -> Ink:
    """A character filling its em square (side, side), ink 0..1; an ASCII character is widened to fill it."""
    font = _font(path, face, side)
    char = {"（": "(", "）": ")"}.get(char, char)
    left, top, right, bottom = font.getbbox(char)
    canvas = PilImage.new("L", (side, side), 0)
    if char.isascii():
        tight = PilImage.new("L", (max(1, int(right - left)), max(1, int(bottom - top))), 0)
        ImageDraw.Draw(tight).text((-left, -top), char, 255, font)
        canvas = tight.resize((round(side * 0.8), side))
        wide = PilImage.new("L", (side, side), 0)
        wide.paste(canvas, (round(side * 0.1), 0))
        canvas = wide
    else:
        offset = ((side - (right + left)) / 2, (side - (bottom + top)) / 2)
        ImageDraw.Draw(canvas).text(offset, char, 255, font)
    return np.asarray(canvas, dtype=np.float32) / 255.0


@lru_cache(maxsize=32)
def _font(path: str, face: int, side: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, side, index=face)
