"""Seals of the third strangers, drawn apart from the samples' ones: coverage maps of ink, before any wear.

A map is float, 0..1, at FINE pixels a mm. Measures follow what engravers sell: companies 38 to 42 mm round with a
star of 14 mm and a rim of about 1.2 mm, a code of 13 figures along the lower rim, ovals of 45 by 30 mm.
"""

import math
import random
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow
from PIL import ImageDraw, ImageFont

from samples.fonts import font_for

FINE = 20
Field = NDArray[Any]
Shape = Literal["round", "oval", "square"]
INNER = ("合同专用章", "行政专用章", "业务专用章", "人事专用章", "投标专用章")
UYGHUR = (
    "شىنجاڭ ئوت ئۆچۈرۈش تېخنىكا مۇلازىمىتى چەكلىك شىركىتى",
    "ئۈرۈمچى شەھەرلىك قۇرۇلۇش قۇراشتۇرۇش چەكلىك شىركىتى",
    "شىنجاڭ ئوت مۇداپىئەسى قۇرۇلۇش چەكلىك شىركىتى",
)
ARABIC_FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"


@dataclass(frozen=True, slots=True)
class Cut:
    """How a seal is cut. Lengths in mm. `inner` is the line below the star, `code` the figures at the rim."""

    name: str
    shape: Shape = "round"
    width: float = 40.0
    height: float = 40.0
    font: str = "song"
    rim: float = 1.2
    second_rim: bool = False
    star: float = 14.0
    inner: str = ""
    code: str = ""
    uyghur: str = ""
    letter: float = 5.0


def cut_for(rng: random.Random, name: str, *, company: bool = True) -> Cut:
    """A seal that a unit of that name might own; an association's has no code."""
    font = rng.choice(("song", "song", "serif", "serif", "serif_bold", "fang", "hei", "zenhei"))
    code = f"65{rng.choice(('0100', '0103', '2301', '3101', '4002', '2901'))}{rng.randrange(10**6, 10**7)}"
    draw = rng.random() if company else 0.5
    if draw < 0.07:
        inner = rng.choice(INNER[:3])
        return Cut(name, "oval", 45, 30, font, rng.uniform(0.7, 1.1), False, 0, inner, "", letter=4.0)
    if draw < 0.10 and len(name) <= 17:
        return Cut(
            name, "square", 32, 32, rng.choice(("song", "serif_bold", "kai")), rng.uniform(0.9, 1.6), star=0
        )
    size = rng.choice((38, 40, 40, 42, 42)) if company else rng.choice((40, 42, 45))
    bilingual = company and name.startswith(("新疆", "乌鲁木齐")) and len(name) <= 16 and rng.random() < 0.3
    inner = rng.choice(INNER) if company and rng.random() < 0.16 and not bilingual else ""
    return Cut(
        name, "round", size, size, font, rng.uniform(0.9, 1.35), rng.random() < 0.15,
        rng.uniform(12.5, 15) * (0.7 if bilingual else 1), inner, code if company and rng.random() < 0.75 else "",
        rng.choice(UYGHUR) if bilingual else "", rng.uniform(4.6, 5.6),
    )  # fmt: skip


def coverage(cut: Cut) -> Field:
    """The ink of a perfect impression."""
    return {"round": _round, "oval": _oval, "square": _square}[cut.shape](cut)


def _round(cut: Cut) -> Field:
    canvas = _Canvas(cut.width, cut.height)
    radius = cut.width / 2
    canvas.ring(radius, radius, cut.rim)
    if cut.second_rim:
        canvas.ring(radius - cut.rim - 0.6, radius - cut.rim - 0.6, 0.25)
    letter = cut.letter * cut.width / 42 * (0.72 if cut.uyghur else 1)
    outer = radius - cut.rim - (1.1 if cut.second_rim else 0.6)
    if cut.uyghur:
        canvas.arabic(cut.uyghur, outer - 2.2, 3.6, 230)
        outer -= 4.6
    gap = 70 if cut.code else 50
    size = len(cut.name)
    sweep = min(360 - gap, size * math.degrees(letter * 1.25 / (outer - letter / 2)))
    canvas.arc(cut.name, outer - letter / 2, letter, sweep, cut.font)
    if cut.star:
        canvas.star(cut.star / 2, -1.0 if cut.inner else 0.0)
    if cut.inner:
        canvas.straight(cut.inner, 10.0 * cut.width / 42, 3.0, cut.font)
    if cut.code:
        canvas.foot(cut.code, radius - cut.rim - 1.5, 1.6, 62)
    return canvas.done()


def _oval(cut: Cut) -> Field:
    canvas = _Canvas(cut.width, cut.height)
    a, b = cut.width / 2, cut.height / 2
    canvas.ring(a, b, cut.rim)
    letter = min(cut.letter, 62 / len(cut.name))
    inset = cut.rim + 0.5 + letter / 2
    canvas.ellipse_arc(cut.name, a - inset, b - inset, letter, cut.font)
    canvas.straight(cut.inner, 4.5, 3.4, cut.font)
    return canvas.done()


def _square(cut: Cut) -> Field:
    """Columns from the right, each read downwards."""
    canvas = _Canvas(cut.width, cut.height)
    canvas.frame(cut.rim)
    text = cut.name + ("之印" if len(cut.name) % 4 in (1, 2) else "印")
    down = max(2, math.ceil(math.sqrt(len(text))))
    across = math.ceil(len(text) / down)
    room_x, room_y = (cut.width - 2 * cut.rim - 1.6) / across, (cut.height - 2 * cut.rim - 1.6) / down
    for at, char in enumerate(text):
        x = cut.width / 2 - cut.rim - 0.8 - (at // down + 0.5) * room_x
        y = -cut.height / 2 + cut.rim + 0.8 + (at % down + 0.5) * room_y
        canvas.glyph(char, x, y, room_x * 0.94, room_y * 0.94, 0, cut.font)
    return canvas.done()


class _Canvas:
    """Ink being put down; places in mm from the middle."""

    def __init__(self, width: float, height: float) -> None:
        self.size = (round((width + 4) * FINE), round((height + 4) * FINE))
        self.image = Pillow.new("L", self.size, 0)
        self.pen = ImageDraw.Draw(self.image)

    def done(self) -> Field:
        return np.asarray(self.image, dtype=np.float32) / 255

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return self.size[0] / 2 + x * FINE, self.size[1] / 2 + y * FINE

    def ring(self, a: float, b: float, thick: float) -> None:
        x0, y0 = self._at(-a, -b)
        x1, y1 = self._at(a, b)
        self.pen.ellipse((x0, y0, x1, y1), outline=255, width=max(1, round(thick * FINE)))

    def frame(self, thick: float) -> None:
        half_x, half_y = self.size[0] / 2 - 2 * FINE, self.size[1] / 2 - 2 * FINE
        x0, y0 = self.size[0] / 2 - half_x, self.size[1] / 2 - half_y
        self.pen.rectangle((x0, y0, x0 + 2 * half_x, y0 + 2 * half_y), outline=255, width=round(thick * FINE))

    def star(self, radius: float, y: float) -> None:
        points = []
        for at in range(10):
            reach = radius if at % 2 == 0 else radius * 0.382
            angle = math.pi * at / 5
            points.append(self._at(reach * math.sin(angle), y - reach * math.cos(angle)))
        self.pen.polygon(points, fill=255)

    def glyph(self, char: str, x: float, y: float, wide: float, high: float, turn: float, font: str) -> None:
        """One character filling `wide` by `high` mm, turned clockwise by `turn` degrees."""
        face = font_for(font, char, round(high * FINE * 1.08), ("serif", "hei"))
        box = face.getbbox(char)
        tile = Pillow.new("L", (max(1, round(box[2] - box[0])), max(1, round(box[3] - box[1]))), 0)
        ImageDraw.Draw(tile).text((-box[0], -box[1]), char, fill=255, font=face)
        share = wide / high
        full = Pillow.new("L", (round(high * FINE * 1.1),) * 2, 0)
        full.paste(tile, ((full.width - tile.width) // 2, (full.height - tile.height) // 2))
        full = full.resize((max(1, round(full.width * share)), full.height), Pillow.Resampling.LANCZOS)
        full = full.rotate(-turn, expand=True, resample=Pillow.Resampling.BICUBIC)
        px, py = self._at(x, y)
        place = (round(px - full.width / 2), round(py - full.height / 2))
        self.image.paste(255, place, full)

    def arc(self, text: str, radius: float, letter: float, sweep: float, font: str) -> None:
        step = sweep / len(text)
        wide = min(letter, math.radians(step) * radius * 0.98)
        for at, char in enumerate(text):
            angle = -sweep / 2 + (at + 0.5) * step
            rad = math.radians(angle)
            self.glyph(char, radius * math.sin(rad), -radius * math.cos(rad), wide, letter, angle, font)

    def foot(self, code: str, radius: float, letter: float, sweep: float) -> None:
        """Figures along the lower rim, upright at the foot."""
        step = sweep / len(code)
        for at, char in enumerate(code):
            angle = -sweep / 2 + (at + 0.5) * step
            rad = math.radians(angle)
            self.glyph(char, radius * math.sin(rad), radius * math.cos(rad), letter, letter, -angle, "hei")

    def ellipse_arc(self, text: str, a: float, b: float, letter: float, font: str) -> None:
        """Evenly spaced by length along the upper part of an ellipse."""
        angles = np.linspace(-math.radians(118), math.radians(118), 2000)
        xs, ys = a * np.sin(angles), -b * np.cos(angles)
        along = np.concatenate([[0], np.cumsum(np.hypot(np.diff(xs), np.diff(ys)))])
        step = min(along[-1] / len(text), letter * 1.2)
        start = (along[-1] - step * len(text)) / 2
        for at, char in enumerate(text):
            i = int(np.searchsorted(along, start + (at + 0.5) * step))
            i = min(i, len(xs) - 1)
            slope = math.degrees(math.atan2(b * math.sin(angles[i]), a * math.cos(angles[i])))
            self.glyph(char, float(xs[i]), float(ys[i]), min(letter, step * 0.97), letter, slope, font)

    def straight(self, text: str, y: float, letter: float, font: str) -> None:
        for at, char in enumerate(text):
            self.glyph(char, (at - (len(text) - 1) / 2) * letter * 1.05, y, letter, letter, 0, font)

    def arabic(self, text: str, radius: float, letter: float, sweep: float) -> None:
        """Joined letters bent along the upper arc: a strip of writing, rolled up."""
        face = ImageFont.truetype(ARABIC_FONT, round(letter * FINE))
        box = face.getbbox(text, direction="rtl", language="ug")
        strip = Pillow.new("L", (round(box[2] - box[0]), round(letter * FINE * 1.3)), 0)
        ImageDraw.Draw(strip).text(
            (-box[0], -box[1] / 2), text, fill=255, font=face, direction="rtl", language="ug"
        )
        source = np.asarray(strip, dtype=np.uint8)
        rows, cols = np.mgrid[0 : self.size[1], 0 : self.size[0]]
        x, y = (cols - self.size[0] / 2) / FINE, (rows - self.size[1] / 2) / FINE
        away, angle = np.hypot(x, y), np.degrees(np.arctan2(x, -y))
        u = (angle / sweep + 0.5) * source.shape[1]
        v = (radius + letter * 0.65 - away) * FINE
        inside = (u >= 0) & (u < source.shape[1] - 1) & (v >= 0) & (v < source.shape[0] - 1)
        bent = np.zeros(inside.shape, dtype=np.uint8)
        bent[inside] = source[v[inside].astype(int), u[inside].astype(int)]
        self.image.paste(255, (0, 0), Pillow.fromarray(bent))
