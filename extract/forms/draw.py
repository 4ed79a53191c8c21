"""A picture of what was understood: cells, labels, values, opinion blocks and seals on the page."""

from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image as Pictures
from PIL import ImageDraw, ImageFont

from extract.forms.cells import find_grid
from extract.forms.pieces import glyph_rects
from extract.result import FieldValue, Seal, Slot
from ingest.document import Image, Page, Rect

Colour = tuple[int, int, int]
Tag = tuple[float, float, str, Colour]
"""Left, bottom in pixels of the page, the words, the colour of their ground."""

CELL, LINE = (150, 190, 150), (190, 190, 190)
VALUE, EXTRA, SLOT, SEAL = (0, 90, 190), (130, 70, 190), (190, 100, 0), (190, 0, 60)
LEGEND: tuple[tuple[str, Colour], ...] = (
    ("表格单元", (90, 140, 90)),
    ("文字行", (120, 120, 120)),
    ("字段与把握", VALUE),
    ("附加项", EXTRA),
    ("意见栏", SLOT),
    ("印章", SEAL),
)
ROLES = {"unit": "本单位", "recommender": "推荐单位", "association": "协会"}
KINDS = {"company": "公章", "personal": "人名章", "unknown": "种类不明"}
FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
    "C:/Windows/Fonts/msyh.ttc",
    "C:/Windows/Fonts/simsun.ttc",
    "/System/Library/Fonts/PingFang.ttc",
)


def draw_debug(
    page: Page,
    fields: dict[str, FieldValue] | None = None,
    extras: dict[str, FieldValue] | None = None,
    slots: tuple[Slot, ...] = (),
    seals: tuple[Seal, ...] = (),
) -> Image:
    """RGB copy of the upright page: cells green, lines of text grey, opinion blocks orange, seals red,
    values blue, extra values violet; each named, values and seals with their confidence, a key above.

    Where the computer has no Chinese font, names are left out and only numbers are written."""
    canvas = np.ascontiguousarray(page.image.copy())
    tags: list[Tag] = []
    for cell in find_grid(page.image, glyph_rects(page)).cells:
        _frame(canvas, cell.rect.grown(-2), CELL, 2)
    for line in page.lines:
        _frame(canvas, line.rect, LINE, 1)
    for slot in slots:
        if slot.page == page.index and slot.box is not None:
            rect = page.to_rect(slot.box)
            _frame(canvas, rect, SLOT, 4)
            asked = "" if slot.required else "，不要求盖章"
            tags.append((rect.x0, rect.y0, f"{slot.name}（{ROLES.get(slot.role, slot.role)}{asked}）", SLOT))
    for values, colour in ((fields or {}, VALUE), (extras or {}, EXTRA)):
        for key, value in values.items():
            if value.page == page.index and value.box is not None:
                rect = page.to_rect(value.box)
                _frame(canvas, rect, colour, 2)
                tags.append((rect.x0, rect.y0, f"{key}{_sure(value.confidence)}", colour))
    for seal in seals:
        if seal.page == page.index:
            rect = page.to_rect(seal.box)
            _frame(canvas, rect, SEAL, 3)
            says = f"{KINDS.get(seal.kind, seal.kind)} {seal.text or '未读出'}{_sure(seal.confidence)}"
            tags.append((rect.x0, rect.y0, f"{says} {seal.state}", SEAL))
    return _with_tags(canvas, tags)


def _sure(confidence: float | None) -> str:
    return " ?" if confidence is None else f" {confidence:.3f}"


def _frame(canvas: Image, rect: Rect, colour: Colour, width: int) -> None:
    cv2.rectangle(canvas, (int(rect.x0), int(rect.y0)), (int(rect.x1), int(rect.y1)), colour, width)


@lru_cache(maxsize=4)
def _font(size: int) -> ImageFont.FreeTypeFont | None:
    found = next((path for path in FONTS if Path(path).is_file()), None)
    return ImageFont.truetype(found, size) if found else None


def _with_tags(canvas: Image, tags: list[Tag]) -> Image:
    """The words on their grounds, none over another, and the key to the colours along the top."""
    width = canvas.shape[1]
    font = _font(max(14, width // 90))
    picture = Pictures.fromarray(canvas)
    pen = ImageDraw.Draw(picture)
    taken: list[tuple[float, float, float, float]] = []
    x = 6.0
    for text, colour in LEGEND if font is not None else ():
        x = _tag(pen, font, (x, 4.0), text, colour, taken) + 8
    for left, bottom, text, colour in sorted(tags, key=lambda tag: tag[1]):
        words = text if font is not None else "".join(char for char in text if char.isascii()).strip()
        _tag(pen, font, (left, bottom), words, colour, taken, above=True)
    return np.asarray(picture)


def _tag(
    pen: ImageDraw.ImageDraw,
    font: ImageFont.FreeTypeFont | None,
    place: tuple[float, float],
    text: str,
    colour: Colour,
    taken: list[tuple[float, float, float, float]],
    *,
    above: bool = False,
) -> float:
    """Write one tag, moved down until it covers no other; gives its right edge in pixels."""
    x0, y0, x1, y1 = pen.textbbox((0, 0), text, font=font)
    wide, high = x1 - x0 + 6, y1 - y0 + 4
    left, top = place[0], max(0.0, place[1] - high if above else place[1])
    while any(left < b[2] and b[0] < left + wide and top < b[3] and b[1] < top + high for b in taken):
        top += high
    pen.rectangle((left, top, left + wide, top + high), fill=colour)
    pen.text((left + 3 - x0, top + 2 - y0), text, fill=(255, 255, 255), font=font)
    taken.append((left, top, left + wide, top + high))
    return left + wide
