"""A drawn form as a born-digital PDF: real text with embedded fonts, vector rules, seals as pictures.

Written with PDFium's own editing calls, so that no other PDF library is needed.
"""

import ctypes
import io
import re
from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from samples.capture import Image
from samples.fonts import covers, face
from samples.sheet import DPI, DrawnBox, DrawnLine, DrawnText, Sheets

POINTS = 72 / DPI


def to_pdf(sheets: Sheets, stamped: Sequence[Image]) -> bytes:
    """The sheets' text and rules as a PDF; what `stamped` (the flat pages with their seals) adds in colour
    is laid over them as transparent pictures."""
    document = pdfium.PdfDocument.new()
    fonts = _fonts(document, sheets)
    for number, flat in enumerate(stamped):
        height, width = flat.shape[:2]
        page = document.new_page(width * POINTS, height * POINTS)
        for item in sheets.drawn:
            if item.page == number:
                _place(page, item, fonts, height)
        _lay_over(document, page, flat, np.array(sheets.pages[number], dtype=np.uint8))
        raw.FPDFPage_GenerateContent(page)
    buffer = io.BytesIO()
    document.save(buffer)
    return _without_clock(buffer.getvalue())


def _without_clock(data: bytes) -> bytes:
    """A fixed date and identity, of the same length, so that the same form gives the same bytes."""
    dated = re.sub(rb"\(D:\d{14}", b"(D:20220110090000", data)
    return re.sub(rb"<[0-9A-F]{32}>", b"<" + b"0" * 32 + b">", dated)


def _fonts(document: Any, sheets: Sheets) -> dict[str, Any]:
    """Embed each style, cut down to the characters used."""
    wanted: dict[str, set[str]] = {}
    for item in sheets.drawn:
        if isinstance(item, DrawnText):
            for char in item.text:
                wanted.setdefault(_style_of(item.style, char), set()).add(char)
    loaded = {}
    for style, chars in wanted.items():
        data = _subset(style, "".join(sorted(chars)))
        array = (ctypes.c_ubyte * len(data)).from_buffer_copy(data)
        loaded[style] = raw.FPDFText_LoadFont(document, array, len(data), raw.FPDF_FONT_TRUETYPE, True)
    return loaded


def _style_of(style: str, char: str) -> str:
    return next((s for s in (style, "kai", "song") if covers(s, char)), style)


def _subset(style: str, text: str) -> bytes:
    chosen = face(style)
    font = TTFont(str(chosen.path), fontNumber=chosen.index, recalcTimestamp=False)
    options = Options()
    options.drop_tables += ["GSUB", "GPOS", "EBDT", "EBLC", "vhea", "vmtx"]
    cutter = Subsetter(options)
    cutter.populate(text=text)
    cutter.subset(font)
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def _place(page: Any, item: DrawnText | DrawnLine | DrawnBox, fonts: dict[str, Any], height: int) -> None:
    if isinstance(item, DrawnText):
        _place_text(page, item, fonts, height)
        return
    if isinstance(item, DrawnLine):
        path = raw.FPDFPageObj_CreateNewPath(item.x0 * POINTS, (height - item.y0) * POINTS)
        raw.FPDFPath_LineTo(path, item.x1 * POINTS, (height - item.y1) * POINTS)
        filled = False
    else:
        path = raw.FPDFPageObj_CreateNewRect(
            item.x0 * POINTS,
            (height - item.y1) * POINTS,
            (item.x1 - item.x0) * POINTS,
            (item.y1 - item.y0) * POINTS,
        )
        filled = item.filled
    raw.FPDFPageObj_SetStrokeColor(path, *item.colour, 255)
    raw.FPDFPageObj_SetFillColor(path, *item.colour, 255)
    raw.FPDFPageObj_SetStrokeWidth(path, item.width * POINTS)
    raw.FPDFPath_SetDrawMode(
        path, raw.FPDF_FILLMODE_WINDING if filled else raw.FPDF_FILLMODE_NONE, not filled
    )
    raw.FPDFPage_InsertObject(page, path)


def _place_text(page: Any, item: DrawnText, fonts: dict[str, Any], height: int) -> None:
    """One text object per run of one font, at the baseline."""
    for text, x in zip(item.text, item.xs, strict=True):
        if text.isspace():
            continue
        made = raw.FPDFPageObj_CreateTextObj(page.pdf, fonts[_style_of(item.style, text)], item.size * POINTS)
        encoded = (text + "\0").encode("utf-16-le")
        buffer = (ctypes.c_ushort * (len(encoded) // 2)).from_buffer_copy(encoded)
        raw.FPDFText_SetText(made, buffer)
        raw.FPDFPageObj_SetFillColor(made, *item.colour, 255)
        baseline = height - (item.y + item.size * 0.86)
        raw.FPDFPageObj_Transform(made, 1, 0, 0, 1, x * POINTS, baseline * POINTS)
        raw.FPDFPage_InsertObject(page, made)


def _lay_over(document: Any, page: Any, flat: Image, bare: Image) -> None:
    """What was put onto the bare page (seals, photographs, signatures), each as one transparent picture."""
    changed = (np.abs(flat.astype(int) - bare.astype(int)).max(axis=2) > 6).astype(np.uint8)
    joined = cv2.dilate(changed, np.ones((25, 25), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    height = flat.shape[0]
    for left, top, wide, high, _ in stats[1:count]:
        cut = flat[top : top + high, left : left + wide]
        ink = changed[top : top + high, left : left + wide]
        alpha = (255 - cut.min(axis=2)) * ink
        tint = cut.copy()
        weight = np.maximum(alpha.astype(np.float32), 1)[..., None] / 255
        tint = np.clip(255 - (255 - cut.astype(np.float32)) / weight, 0, 255).astype(np.uint8)
        bgra = np.ascontiguousarray(np.dstack([tint[..., ::-1], alpha]).astype(np.uint8))
        bitmap = pdfium.PdfBitmap.new_native(int(wide), int(high), raw.FPDFBitmap_BGRA)
        target = bitmap.to_numpy()
        target[...] = bgra
        picture = pdfium.PdfImage.new(document)
        picture.set_bitmap(bitmap)
        matrix = pdfium.PdfMatrix().scale(wide * POINTS, high * POINTS)
        picture.set_matrix(matrix.translate(left * POINTS, (height - top - high) * POINTS))
        page.insert_obj(picture)
