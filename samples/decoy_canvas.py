"""A sheet of clear film, measured in millimetres, to draw decoys on."""

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image as PilImage
from PIL import ImageDraw, ImageFilter

from samples.fonts import font_for

Tint = tuple[int, int, int]
Point = tuple[float, float]
FINE = 2
"""Drawn this many times finer than the page and shrunk, for soft edges."""


class Canvas:
    """Transparent film of `width` × `height` millimetres; positions and sizes in millimetres."""

    def __init__(self, width: float, height: float, dpi: float) -> None:
        self.width, self.height = width, height
        self.unit = dpi / 25.4 * FINE
        size = (max(8, round(width * self.unit)), max(8, round(height * self.unit)))
        self.film = PilImage.new("RGBA", size, (255, 255, 255, 0))
        self.pen = ImageDraw.Draw(self.film)

    def _at(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self.unit, y * self.unit) for x, y in points]

    def _ink(self, tint: Tint | None, alpha: float) -> tuple[int, int, int, int] | None:
        return None if tint is None else (*tint, round(255 * alpha))

    def line(self, points: Sequence[Point], tint: Tint, width: float, alpha: float = 1.0) -> None:
        ink = self._ink(tint, alpha)
        self.pen.line(self._at(points), fill=ink, width=max(1, round(width * self.unit)), joint="curve")

    def shape(
        self, points: Sequence[Point], fill: Tint | None, edge: Tint | None = None, width: float = 0.4,
        alpha: float = 1.0,
    ) -> None:  # fmt: skip
        thick = max(1, round(width * self.unit))
        self.pen.polygon(
            self._at(points), fill=self._ink(fill, alpha), outline=self._ink(edge, alpha), width=thick
        )

    def ellipse(
        self, centre: Point, a: float, b: float, fill: Tint | None, edge: Tint | None = None,
        width: float = 0.4, alpha: float = 1.0,
    ) -> None:  # fmt: skip
        (x0, y0), (x1, y1) = self._at([(centre[0] - a, centre[1] - b), (centre[0] + a, centre[1] + b)])
        thick = max(1, round(width * self.unit))
        box = (x0, y0, max(x1, x0 + 1), max(y1, y0 + 1))
        self.pen.ellipse(box, fill=self._ink(fill, alpha), outline=self._ink(edge, alpha), width=thick)

    def box(
        self, x0: float, y0: float, x1: float, y1: float, fill: Tint | None, edge: Tint | None = None,
        width: float = 0.4, alpha: float = 1.0,
    ) -> None:  # fmt: skip
        self.shape([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], fill, edge, width, alpha)

    def star(self, centre: Point, radius: float, tint: Tint, points: int = 5, turn: float = 0.0) -> None:
        """A star with one point up, turned by `turn` degrees."""
        steps = np.deg2rad(turn) - np.pi / 2 + np.arange(2 * points) * np.pi / points
        reach = np.where(np.arange(2 * points) % 2 == 0, radius, radius * 0.382)
        corners = zip(centre[0] + reach * np.cos(steps), centre[1] + reach * np.sin(steps), strict=True)
        self.shape([(float(x), float(y)) for x, y in corners], tint)

    def text(
        self, centre: Point, text: str, size: float, tint: Tint, style: str = "hei", *, alpha: float = 1.0,
        stretch: float = 1.0, turn: float = 0.0,
    ) -> None:  # fmt: skip
        """Text centred at a point; `stretch` is height over width, `turn` clockwise degrees."""
        font = font_for(style, text[:1] or "印", max(6, round(size * self.unit)))
        left, top, right, bottom = font.getbbox(text)
        if right <= left or bottom <= top:
            return
        mask = PilImage.new("L", (int(right - left) + 2, int(bottom - top) + 2), 0)
        ImageDraw.Draw(mask).text((1 - left, 1 - top), text, 255, font)
        if stretch != 1.0:
            mask = mask.resize((mask.width, max(2, round(mask.height * stretch))))
        if turn:
            mask = mask.rotate(-turn, expand=True, resample=PilImage.Resampling.BILINEAR)
        mask = mask.point(lambda value: int(value * alpha))
        at = (round(centre[0] * self.unit - mask.width / 2), round(centre[1] * self.unit - mask.height / 2))
        self.film.paste(PilImage.new("RGBA", mask.size, (*tint, 255)), at, mask)

    def ring_text(
        self,
        centre: Point,
        radius: float,
        text: str,
        size: float,
        tint: Tint,
        *,
        start: float,
        span: float,
        style: str = "hei",
    ) -> None:
        """Text around a circle, tops outward, clockwise from `start` (0 up) over `span` degrees."""
        for index, char in enumerate(text):
            angle = start + span * (index / max(1, len(text) - 1) - 0.5)
            turn = np.deg2rad(angle - 90.0)
            at = (centre[0] + radius * float(np.cos(turn)), centre[1] + radius * float(np.sin(turn)))
            self.text(at, char, size, tint, style, turn=angle)

    def punch(self, field: NDArray[Any]) -> None:
        """Multiply the ink by a map 0..1 of any size (stretched over the film)."""
        alpha = np.asarray(self.film.getchannel("A"), dtype=np.float32)
        map_ = cv2.resize(field.astype(np.float32), (alpha.shape[1], alpha.shape[0]))
        self.film.putalpha(PilImage.fromarray(np.clip(alpha * map_, 0, 255).astype(np.uint8)))

    def soften(self, millimetres: float) -> None:
        self.film = self.film.filter(ImageFilter.GaussianBlur(millimetres * self.unit))
        self.pen = ImageDraw.Draw(self.film)

    def turn(self, degrees: float) -> None:
        """Turn the film clockwise; it grows to hold all."""
        self.film = self.film.rotate(-degrees, expand=True, resample=PilImage.Resampling.BILINEAR)
        self.pen = ImageDraw.Draw(self.film)

    def finish(self) -> NDArray[np.uint8]:
        """The film at page resolution, RGBA."""
        size = (max(2, self.film.width // FINE), max(2, self.film.height // FINE))
        # Colours under clear film must not bleed into edges: shrink with premultiplied alpha.
        rgba = np.asarray(self.film, dtype=np.float32)
        weighted = np.dstack([rgba[..., :3] * rgba[..., 3:] / 255.0, rgba[..., 3]])
        small = cv2.resize(weighted, size, interpolation=cv2.INTER_AREA)
        alpha = small[..., 3:]
        colour = np.where(alpha > 1, small[..., :3] * 255.0 / np.maximum(alpha, 1e-3), 255.0)
        return np.clip(np.dstack([colour, alpha]), 0, 255).astype(np.uint8)
