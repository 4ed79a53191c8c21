"""Drawing a made-up form as a picture, with the place of every value on it."""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from ingest.document import Box

WIDTH, HEIGHT = 1240, 1754
"""An A4 sheet at 150 dpi."""

_FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "C:/Windows/Fonts/simsun.ttc",
)
_INK = (32, 34, 40)
_RED = (196, 36, 40)


@lru_cache(maxsize=32)
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    found = next((path for path in _FONTS if Path(path).is_file()), None)
    return ImageFont.truetype(found, size) if found else ImageFont.load_default(size)


@dataclass(slots=True)
class Sheet:
    """A drawn page: `places` are the boxes of values by key, `seal` that of the seal."""

    image: Image.Image
    places: dict[str, Box] = field(default_factory=dict)
    seal: Box | None = None

    def as_bytes(self, form: str = "PNG", quality: int = 85) -> bytes:
        target = io.BytesIO()
        self.image.save(target, form, quality=quality, optimize=form == "PNG")
        return target.getvalue()


def _box(x0: float, y0: float, x1: float, y1: float) -> Box:
    return Box(max(0, x0 / WIDTH), max(0, y0 / HEIGHT), min(1, x1 / WIDTH), min(1, y1 / HEIGHT))


def draw_form(title: str, rows: Sequence[tuple[str, str]], narrative: str, day: str) -> Sheet:
    """A ruled form: a row per (label, value), the narrative, and the unit's opinion with its date."""
    sheet = Sheet(Image.new("RGB", (WIDTH, HEIGHT), (252, 251, 247)))
    pen = ImageDraw.Draw(sheet.image)
    pen.text((WIDTH / 2, 110), title, _INK, _font(40), anchor="mm")
    y = 180
    for label, value in rows:
        _row(sheet, pen, y, label, value)
        y += 66
    _block(sheet, pen, y, 430, "主要事迹", narrative)
    y += 430
    pen.rectangle((100, y, WIDTH - 100, y + 330), outline=_INK, width=2)
    pen.line((300, y, 300, y + 330), _INK, 2)
    pen.text((200, y + 165), "单位意见", _INK, _font(26), anchor="mm")
    pen.text((340, y + 50), "情况属实，同意推荐。", _INK, _font(27), anchor="lm")
    pen.text((760, y + 285), day, _INK, _font(27), anchor="lm")
    left, top, right, bottom = pen.textbbox((760, y + 285), day, _font(27), anchor="lm")
    sheet.places["推荐日期"] = _box(left - 4, top - 4, right + 4, bottom + 4)
    sheet.places["单位意见"] = _box(100, y, WIDTH - 100, y + 330)
    return sheet


def _row(sheet: Sheet, pen: ImageDraw.ImageDraw, y: int, label: str, value: str) -> None:
    pen.rectangle((100, y, WIDTH - 100, y + 66), outline=_INK, width=2)
    pen.line((300, y, 300, y + 66), _INK, 2)
    pen.text((200, y + 33), label, _INK, _font(25), anchor="mm")
    pen.text((320, y + 33), value, _INK, _font(27), anchor="lm")
    left, top, right, bottom = pen.textbbox((320, y + 33), value or "　　", _font(27), anchor="lm")
    sheet.places[label] = _box(left - 6, top - 6, max(right, left + 40) + 6, bottom + 6)


def _block(sheet: Sheet, pen: ImageDraw.ImageDraw, y: int, height: int, label: str, text: str) -> None:
    pen.rectangle((100, y, WIDTH - 100, y + height), outline=_INK, width=2)
    pen.line((300, y, 300, y + height), _INK, 2)
    pen.text((200, y + height / 2), label, _INK, _font(25), anchor="mm")
    lines = [text[start : start + 32] for start in range(0, len(text), 32)]
    for number, line in enumerate(lines[:12]):
        pen.text((322, y + 24 + number * 36), line, _INK, _font(25))
    sheet.places[label] = _box(314, y + 14, WIDTH - 108, y + 30 + 36 * max(1, len(lines[:12])))


def stamp(sheet: Sheet, name: str, *, faint: bool = False) -> None:
    """Press a round seal over the unit's opinion."""
    block = sheet.places["单位意见"]
    x, y, radius = 900, block.y0 * HEIGHT + 165, 128
    layer = Image.new("RGBA", sheet.image.size, (255, 255, 255, 0))
    pen = ImageDraw.Draw(layer)
    alpha = 70 if faint else 205
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=(*_RED, alpha), width=8)
    _star(pen, x, y, 38, (*_RED, alpha))
    step = min(26.0, 270 / max(1, len(name)))
    first = -step * (len(name) - 1) / 2
    for number, char in enumerate(name):
        angle = first + number * step
        tile = Image.new("RGBA", (48, 48), (255, 255, 255, 0))
        ImageDraw.Draw(tile).text((24, 24), char, (*_RED, alpha), _font(34), anchor="mm")
        turned = tile.rotate(-angle, expand=True, resample=Image.Resampling.BICUBIC)
        at = math.radians(angle - 90)
        place = (x + 98 * math.cos(at) - turned.width / 2, y + 98 * math.sin(at) - turned.height / 2)
        layer.alpha_composite(turned, (int(place[0]), int(place[1])))
    sheet.image = Image.alpha_composite(sheet.image.convert("RGBA"), layer).convert("RGB")
    sheet.seal = _box(x - radius - 4, y - radius - 4, x + radius + 4, y + radius + 4)


def _star(pen: ImageDraw.ImageDraw, x: float, y: float, size: float, ink: tuple[int, ...]) -> None:
    points = []
    for number in range(10):
        radius = size if number % 2 == 0 else size * 0.4
        angle = math.radians(number * 36 - 90)
        points.append((x + radius * math.cos(angle), y + radius * math.sin(angle)))
    pen.polygon(points, fill=ink)


def photographed(sheet: Sheet) -> None:
    """Make a sheet look like a quick phone photo: softer, shaded to one side. Places stay where they are."""
    shade = Image.linear_gradient("L").rotate(90).resize(sheet.image.size)
    dark = Image.new("RGB", sheet.image.size, (120, 116, 104))
    soft = sheet.image.filter(ImageFilter.GaussianBlur(1.1))
    sheet.image = Image.composite(soft, Image.blend(soft, dark, 0.28), shade)
