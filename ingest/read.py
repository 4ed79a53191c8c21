"""Untrusted file → `Document`: the steps, on one page."""

import hashlib
from pathlib import Path

import numpy as np

from ingest import geometry, pdf, pictures, sniff, text, text_layer, upright, word
from ingest.document import Document, Page, PageError, TextLine
from ingest.errors import FileTooLarge, IngestError
from ingest.limits import Limits
from ingest.pages import GivenPage
from ingest.upright import Upright
from models.engines import Engines
from models.errors import YinjianError

DEFAULT = Limits()
OPENERS = {"picture": pictures.open_pictures, "pdf": pdf.open_pdf, "word": word.open_word}


def read_document(path: Path, engines: Engines, *, limits: Limits = DEFAULT) -> Document:
    """Read a file. Raises IngestError where the whole file cannot be read; pages that fail alone are in `errors`."""
    try:
        size = path.stat().st_size
        _check_bytes(size, limits)
        data = path.read_bytes()
    except OSError as error:
        raise IngestError(f"无法打开文件：{error.strerror or error}") from error
    return read_bytes(data, path.name, engines, limits=limits)


def read_bytes(data: bytes, name: str, engines: Engines, *, limits: Limits = DEFAULT) -> Document:
    """Read the bytes of a file; `name` is kept for people and decides nothing. Raises IngestError."""
    _check_bytes(len(data), limits)
    kind, media_type = sniff.sniff(data)
    loaders = OPENERS[kind](data, limits)
    pages: list[Page] = []
    errors: list[PageError] = []
    for index, load in enumerate(loaders):
        try:
            pages.append(read_page(index, load(), engines))
        except YinjianError as error:
            if len(loaders) == 1 and isinstance(error, IngestError):
                raise
            errors.append(PageError(index, error.code, str(error), error.remedy))
        except MemoryError:
            errors.append(PageError(index, "picture_too_large", "这一页太大，内存不足。", ""))
    digest = hashlib.sha256(data).hexdigest()
    return Document(name, digest, media_type, tuple(pages), tuple(errors))


def read_page(index: int, given: GivenPage, engines: Engines) -> Page:
    """Turn upright, straighten, and read one page."""
    straight = upright.make_upright(given, engines.orientation)
    lines = _lines(given, straight, engines)
    width, height = given.picture.shape[1], given.picture.shape[0]
    return Page(
        index=index,
        image=straight.image,
        lines=lines,
        to_given=geometry.scaling(1 / width, 1 / height) @ straight.to_picture,
        given_size=given.size,
        rotation=straight.rotation,
        capture=straight.capture,
    )


def _lines(given: GivenPage, straight: Upright, engines: Engines) -> tuple[TextLine, ...]:
    if given.lines:
        return given.lines
    if given.glyphs and text_layer.sane(given.glyphs):
        glyphs = text_layer.upright_glyphs(given.glyphs, np.linalg.inv(straight.to_picture))
        return text.reading_order(text_layer.to_lines(glyphs, given.separators))
    return text.read_lines(engines.ocr, straight.image)


def _check_bytes(size: int, limits: Limits) -> None:
    if size > limits.max_bytes:
        raise FileTooLarge(f"文件有 {size / 1048576:.0f} MB，超过上限 {limits.max_bytes // 1048576} MB。")
