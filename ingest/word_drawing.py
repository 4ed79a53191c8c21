"""Draws laid-out Word pages: text in a system font, ruling lines, embedded pictures."""

import sys
from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import Image as Pillow
from PIL import ImageDraw, ImageFont

from ingest.document import Image
from ingest.word_items import Line, Pasted, Ruling
from ingest.word_layout import Sheet

FONT_NAMES = (
    "NotoSerifCJK-Regular.ttc",
    "NotoSansCJK-Regular.ttc",
    "SourceHanSerifSC-Regular.otf",
    "SourceHanSansSC-Regular.otf",
    "simsun.ttc",
    "msyh.ttc",
    "simhei.ttf",
    "wqy-zenhei.ttc",
    "uming.ttc",
    "Songti.ttc",
    "PingFang.ttc",
)
RULE_WIDTH = 3
"""Pixels: a rule of three quarters of a point at 200 dpi."""


def _font_folders() -> list[Path]:
    if sys.platform == "win32":
        return [Path("C:/Windows/Fonts"), Path.home() / "AppData/Local/Microsoft/Windows/Fonts"]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts")]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts"]


@lru_cache(maxsize=1)
def font_file() -> Path | None:
    """A font with Chinese characters on this computer, None where there is none."""
    present = {
        p.name.lower(): p for folder in _font_folders() if folder.is_dir() for p in folder.rglob("*.[toTO]t*")
    }
    return next((present[name.lower()] for name in FONT_NAMES if name.lower() in present), None)


@lru_cache(maxsize=64)
def _font(size: int) -> ImageFont.FreeTypeFont | None:
    path = font_file()
    return ImageFont.truetype(str(path), size) if path else None


@lru_cache(maxsize=20_000)
def advance(char: str, size: float) -> float:
    """Advance of a character in pixels at a text size in pixels; half a size for ASCII without a font."""
    font = _font(round(size))
    if font is None:
        return size / 2 if ord(char) < 0x2000 else size
    return float(font.getlength(char))


def draw(sheet: Sheet, pictures: dict[str, Pillow.Image]) -> Image:
    """The page as RGB. `pictures` maps relationship ids to decoded pictures, missing ones are left out."""
    page = Pillow.new("RGB", (round(sheet.width), round(sheet.height)), (255, 255, 255))
    pen = ImageDraw.Draw(page)
    for item in sheet.items:
        if isinstance(item, Line):
            font = _font(round(item.size))
            if font is not None:
                for char, (x0, _) in zip(item.text, item.spans, strict=True):
                    # Middle-anchored: fonts disagree about where a line's top is.
                    pen.text((x0, item.top + item.size / 2), char, font=font, fill=(0, 0, 0), anchor="lm")
        elif isinstance(item, Ruling):
            box = item.rect
            corners = [
                (box.x0, box.y0),
                (box.x1, box.y0),
                (box.x1, box.y1),
                (box.x0, box.y1),
                (box.x0, box.y0),
            ]
            pen.line(corners, fill=(0, 0, 0), width=RULE_WIDTH)
    for item in sheet.items:
        if isinstance(item, Pasted) and item.relation in pictures:
            _paste(page, pictures[item.relation], item)
    return np.array(page, dtype=np.uint8)


def _paste(page: Pillow.Image, picture: Pillow.Image, item: Pasted) -> None:
    """Multiply onto the page, so that a seal with a white ground does not wipe out what is beneath it."""
    from PIL import ImageChops

    size = (max(1, round(item.rect.width)), max(1, round(item.rect.height)))
    at = (round(item.rect.x0), round(item.rect.y0))
    shown = picture.resize(size, Pillow.Resampling.LANCZOS)
    below = page.crop((at[0], at[1], at[0] + size[0], at[1] + size[1]))
    page.paste(ImageChops.multiply(below, shown), at)
