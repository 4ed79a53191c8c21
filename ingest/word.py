"""Word files (docx): unpacked within bounds, laid out on page pictures with their text known."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import numpy as np
from docx.oxml.ns import qn
from PIL import Image as Pillow

from ingest import pictures
from ingest.document import Rect, TextLine
from ingest.errors import FileDamaged, FileTooLarge, IngestError, TooManyPages
from ingest.limits import Limits
from ingest.pages import GivenPage
from ingest.word_content import DEFAULT_SIZE, Reader
from ingest.word_drawing import advance, draw
from ingest.word_items import Line, Pasted, Ruling
from ingest.word_layout import PIXELS_PER_POINT, Frame, Sheet, Typesetter

RATIO_FROM = 1024 * 1024
"""Members that unpack to less than this are never bombs."""
ALONE_AREA = 0.25
ALONE_CHARACTERS = 12
"""A picture over a quarter of the page with at most a few words beside it is a page of its own, and is then
read at its full resolution, turned and straightened like any other."""


def open_word(data: bytes, limits: Limits) -> list[Callable[[], GivenPage]]:
    """A loader per laid-out page. Raises FileTooLarge, FileDamaged, TooManyPages."""
    check_archive(data, limits)
    try:
        document = docx.Document(io.BytesIO(data))
        reader = Reader(*_text_sizes(document))
        blocks = reader.blocks(document.element.body)
        sheets = Typesetter(_frame(document), advance).set_body(blocks)
    except IngestError:
        raise
    except Exception as error:  # python-docx and lxml raise every kind on damaged files
        raise FileDamaged("Word 文件已损坏，无法打开。") from error
    if len(sheets) > limits.max_pages:
        raise TooManyPages(f"文件有 {len(sheets)} 页，超过上限 {limits.max_pages} 页。")
    return [lambda sheet=sheet: _load(document, sheet, limits) for sheet in sheets]  # type: ignore[misc]


def check_archive(data: bytes, limits: Limits) -> None:
    """Bound what the archive unpacks to, refuse XML with entities. Raises FileTooLarge, FileDamaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            total = sum(member.file_size for member in members)
            if len(members) > limits.max_members or total > limits.max_unpacked:
                raise FileTooLarge("Word 文件解压后超过上限。")
            for member in members:
                ratio = member.file_size / max(1, member.compress_size)
                if member.file_size > RATIO_FROM and ratio > limits.max_ratio:
                    raise FileTooLarge("Word 文件的压缩比异常，已拒绝打开。")
                if member.filename.lower().endswith((".xml", ".rels")):
                    text = archive.read(member)
                    if b"<!" in text.replace(b"\x00", b"").replace(b"<!--", b"").replace(b"<![CDATA[", b""):
                        raise FileDamaged("Word 文件含有不允许的实体声明，已拒绝打开。")
    except IngestError:
        raise
    except Exception as error:  # zipfile and its decompressors raise every kind on damaged files
        raise FileDamaged("Word 文件已损坏，无法解压。") from error


def _text_sizes(document: Any) -> tuple[dict[str, float], float]:
    """(text size by style id, default size), in points."""
    default = DEFAULT_SIZE
    for element in document.styles.element.findall(f"{qn('w:docDefaults')}//{qn('w:sz')}"):
        default = float(element.get(qn("w:val"), 21)) / 2
    sizes: dict[str, float] = {"": default}
    for style in document.styles:
        level, depth = style, 0
        while level is not None and depth < 20:
            size = getattr(getattr(level, "font", None), "size", None)
            if size is not None:
                sizes[style.style_id] = float(size.pt)
                break
            level, depth = getattr(level, "base_style", None), depth + 1
        if getattr(style, "name", "") == "Normal" and style.style_id in sizes:
            sizes[""] = sizes[style.style_id]
    return sizes, sizes[""]


def _frame(document: Any) -> Frame:
    section = document.sections[0]

    def pixels(length: Any, default: float) -> float:
        return (float(length.pt) if length is not None else default) * PIXELS_PER_POINT

    width, height = pixels(section.page_width, 595.3), pixels(section.page_height, 841.9)
    width, height = min(max(width, 600.0), 4000.0), min(max(height, 600.0), 4000.0)
    left, right = pixels(section.left_margin, 90.0), pixels(section.right_margin, 90.0)
    if left + right > 0.8 * width:
        left = right = 0.1 * width
    top, bottom = pixels(section.top_margin, 72.0), pixels(section.bottom_margin, 72.0)
    return Frame(width, height, left, abs(top), right, abs(bottom))


def _load(document: Any, sheet: Sheet, limits: Limits) -> GivenPage:
    pasted = [item for item in sheet.items if isinstance(item, Pasted)]
    decoded: dict[str, Pillow.Image] = {}
    losses: list[str] = []
    for relation in dict.fromkeys(item.relation for item in pasted):
        part = document.part.related_parts.get(relation)
        try:
            if part is None:
                raise FileDamaged("图片不在文件里。")
            decoded[relation] = Pillow.fromarray(pictures.decode(part.blob, limits))
        except IngestError as error:
            losses.append(f"这一页有一张图片无法显示（{error}）如果它是印章，本页的印章判断不可靠。")
    lines = tuple(_text_line(item) for item in sheet.items if isinstance(item, Line))
    alone = _page_sized(pasted, sheet, lines)
    if alone is not None and alone.relation in decoded:
        whole = np.asarray(decoded[alone.relation], dtype=np.uint8)
        return GivenPage(whole, (whole.shape[1], whole.shape[0]), losses=tuple(losses))
    picture = draw(sheet, decoded)
    boxes = tuple(item.rect for item in pasted if item.relation in decoded)
    size = (picture.shape[1], picture.shape[0])
    rules = tuple(edge for item in sheet.items if isinstance(item, Ruling) for edge in _edges(item.rect))
    return GivenPage(
        picture, size, "word", 200.0, rules=rules, lines=lines, pasted=boxes, losses=tuple(losses)
    )


def _edges(box: Rect) -> list[tuple[float, float, float, float]]:
    x0, y0, x1, y1 = box
    return [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)]


def _page_sized(pasted: list[Pasted], sheet: Sheet, lines: tuple[TextLine, ...]) -> Pasted | None:
    """A picture that is all there is on the page: a scan or photo of the form, pasted into Word."""
    if len(pasted) != 1 or sum(len("".join(line.text.split())) for line in lines) > ALONE_CHARACTERS:
        return None
    return pasted[0] if pasted[0].rect.area >= ALONE_AREA * sheet.width * sheet.height else None


def _text_line(line: Line) -> TextLine:
    visible = [span for char, span in zip(line.text, line.spans, strict=True) if not char.isspace()]
    rect = Rect(visible[0][0], line.top, visible[-1][1], line.top + line.size)
    count = len(line.text)
    return TextLine(line.text, rect, None, "docx", line.spans, (None,) * count, ("",) * count)
