"""PDF files: each page rendered as a viewer shows it, with its text layer beside it where it has one."""

import io
import logging
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pdfplumber
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from ingest.document import Image
from ingest.errors import FileDamaged, FileEmpty, FileEncrypted, FileTruncated, PictureTooLarge, TooManyPages
from ingest.limits import WORKING_LONG_SIDE, Limits
from ingest.pages import GivenPage, Glyph

# Its complaints about fonts are no news to the people who run this.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

DPI = 200
MIN_LONG_SIDE = 1654
"""Smaller pages (cards, odd page boxes) are rendered larger: text would be lost otherwise."""
MAX_LONG_SIDE = 3308
"""An A3 sheet at 200 dpi. Larger page boxes are most often one pixel of a photo to a point."""
MOST_SKEW = 0.1
"""Tangent of the most a page's text is askew: six degrees."""
FULL_PAGE = 0.8
"""Share of the page that an embedded picture must cover to be a scan of the page."""


def open_pdf(data: bytes, limits: Limits) -> list[Callable[[], GivenPage]]:
    """A loader per page. Raises FileEncrypted, FileTruncated, FileDamaged, FileEmpty, TooManyPages."""
    tail = data.rstrip(b"\x00\r\n\t ")[-4096:]
    if b"%%EOF" not in tail and b"startxref" not in tail:
        raise FileTruncated("PDF 文件不完整，缺少结尾部分。")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if (
            getattr(error, "err_code", None) == pdfium_raw.FPDF_ERR_PASSWORD
            or "password" in str(error).lower()
        ):
            raise FileEncrypted("PDF 文件设有打开密码。") from error
        raise FileDamaged("PDF 文件已损坏，无法打开。") from error
    count = len(document)
    if count == 0:
        raise FileEmpty("PDF 文件里没有页面。")
    if count > limits.max_pages:
        document.close()
        raise TooManyPages(f"文件有 {count} 页，超过上限 {limits.max_pages} 页。")
    document.init_forms()
    return [lambda index=index: _load(document, data, index, limits) for index in range(count)]  # type: ignore[misc]


def _load(document: Any, data: bytes, index: int, limits: Limits) -> GivenPage:
    try:
        page = document[index]
    except pdfium.PdfiumError as error:
        raise FileDamaged("这一页已损坏，无法打开。") from error
    try:
        native = _full_page_picture(page, limits)
        picture, scale = _render(page, native)
    except pdfium.PdfiumError as error:
        raise FileDamaged("这一页已损坏，无法显示。") from error
    finally:
        page.close()
    size = (picture.shape[1], picture.shape[0])
    if native:
        return GivenPage(picture, size)
    glyphs, rules = _text_layer(data, index, scale)
    return GivenPage(picture, size, "born_digital", 72.0 * scale, glyphs=glyphs, rules=rules)


def _full_page_picture(page: Any, limits: Limits) -> int:
    """Long side in pixels of the embedded picture that covers the page, 0 where none does. Raises
    PictureTooLarge before any picture is decoded."""
    left, bottom, right, top = page.get_bbox()
    area = max(1.0, (right - left) * (top - bottom))
    native = 0
    for item in page.get_objects(filter=[pdfium_raw.FPDF_PAGEOBJ_IMAGE], max_depth=6):
        width, height = item.get_px_size()
        if width * height > limits.max_pixels:
            raise PictureTooLarge("这一页里的图片像素数超过上限。")
        x0, y0, x1, y1 = item.get_bounds()
        shown = max(0.0, min(x1, right) - max(x0, left)) * max(0.0, min(y1, top) - max(y0, bottom))
        if shown >= FULL_PAGE * area:
            native = max(native, width, height)
    return native


def _render(page: Any, native: int) -> tuple[Image, float]:
    """(RGB picture, pixels per point): 200 dpi, or the scan's own resolution where that is less."""
    long_side = max(*page.get_size(), 1.0)
    wanted = long_side * DPI / 72
    if wanted > MAX_LONG_SIDE:
        wanted = max(WORKING_LONG_SIDE, min(MAX_LONG_SIDE, long_side))
    if native:
        wanted = min(wanted, float(native))
    scale = max(wanted, MIN_LONG_SIDE) / long_side
    bitmap = page.render(scale=scale, may_draw_forms=True, rev_byteorder=True, prefer_bgrx=True)
    pixels = bitmap.to_numpy()
    if pixels.ndim == 2 or pixels.shape[2] == 1:
        pixels = np.repeat(pixels.reshape(*pixels.shape[:2], 1), 3, axis=2)
    picture = np.array(pixels[:, :, :3], dtype=np.uint8)
    bitmap.close()
    return picture, scale


def _is_aslant(matrix: Sequence[float] | None) -> bool:
    """Whether a glyph is turned by more than a scan's skew and by no quarter, as a watermark's are: its box
    would chain lines of different cells."""
    if matrix is None:
        return False
    along, across = sorted(abs(float(part)) for part in matrix[:2])
    return along > MOST_SKEW * across


def _text_layer(
    data: bytes, index: int, scale: float
) -> tuple[tuple[Glyph, ...], tuple[tuple[float, float, float, float], ...]]:
    """Glyphs and drawn lines in pixels; none where the text layer cannot be read, OCR then has its turn."""
    try:
        with pdfplumber.open(io.BytesIO(data), pages=[index + 1], password="") as plumbed:
            page = plumbed.pages[0]
            left, top = page.bbox[0], page.bbox[1]

            def box(item: Any) -> tuple[float, float, float, float]:
                x0, x1 = (item["x0"] - left) * scale, (item["x1"] - left) * scale
                return x0, (item["top"] - top) * scale, x1, (item["bottom"] - top) * scale

            glyphs = tuple(
                Glyph(char["text"], box(char), str(char.get("fontname", "")))
                for char in page.chars
                if not _is_aslant(char.get("matrix"))
            )
            return glyphs, tuple(box(edge) for edge in page.edges)
    except Exception:  # pdfminer raises every kind on hostile files; the picture of the page is still there
        return (), ()
