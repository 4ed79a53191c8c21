"""Untrusted file → `Document`: the steps, on one page."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ingest import by_text, geometry, orientation, pdf, pictures, sharpness, sniff, text, upright, word
from ingest.document import Document, Image, Page, PageError, TextLine
from ingest.errors import FileTooLarge, IngestError
from ingest.limits import Limits
from ingest.lines import read_lines
from ingest.pages import GivenPage
from ingest.upright import Upright
from models.engines import Engines
from models.errors import YinjianError
from models.ocr import Quad

DEFAULT = Limits()
OPENERS = {"picture": pictures.open_pictures, "pdf": pdf.open_pdf, "word": word.open_word}
FROM_PICTURE = ("scan", "photo")
LOSS_REMEDY = "请用 Word 或 WPS 打开，另存为 PDF 后重新上传。"


def read_document(path: Path, engines: Engines, *, limits: Limits = DEFAULT) -> Document:
    """Read a file. Raises IngestError where all of it fails; pages that fail alone are in `errors`."""
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
            given = load()
            pages.append(read_page(index, given, engines))
            errors += [PageError(index, "content_not_shown", loss, LOSS_REMEDY) for loss in given.losses]
        except YinjianError as error:
            if len(loaders) == 1 and isinstance(error, IngestError):
                raise
            errors.append(PageError(index, error.code, str(error), error.remedy))
        except MemoryError:
            errors.append(PageError(index, "picture_too_large", "这一页太大，内存不足。", ""))
    digest = hashlib.sha256(data).hexdigest()
    return Document(name, digest, media_type, tuple(pages), tuple(errors))


def read_page(index: int, given: GivenPage, engines: Engines) -> Page:
    """Lay one page flat, turn it upright, read it, and say how far it could be read. Raises EngineFailed."""
    straight = upright.make_upright(given, engines.orientation)
    quads = _find_text(given, straight.image, engines)
    if straight.sureness < orientation.SURE or orientation.mostly_across(quads):
        straight, quads = _reconsider(given, straight, quads, engines)
    if straight.capture == "photo" and by_text.is_tilted(quads):
        straight = by_text.laid_by_text(given, straight, quads)
        quads = text.detect(engines.ocr, straight.image)
    with ThreadPoolExecutor(1) as beside:
        # The reader leaves one core idle at times; a page that is turned afterwards is as sharp as it was.
        measuring = beside.submit(_blur, straight)
        lines = read_lines(given, straight.image, straight.to_picture, quads, engines.ocr)
        if orientation.looks_upside_down(lines):
            turned, found = _reconsider(given, straight, quads, engines)
            if turned is not straight:
                straight = turned
                lines = read_lines(given, straight.image, straight.to_picture, found, engines.ocr)
        blur = measuring.result()
    return _page(index, given, straight, lines, blur)


def _blur(straight: Upright) -> float | None:
    """Blur radius of a page that was scanned or photographed, None for others."""
    return sharpness.edge_blur(straight.image) if straight.capture in FROM_PICTURE else None


def _find_text(given: GivenPage, image: Image, engines: Engines) -> list[Quad]:
    if given.medium == "word" and not given.pasted:
        return []
    return text.detect(engines.ocr, image)


def _reconsider(
    given: GivenPage, straight: Upright, quads: list[Quad], engines: Engines
) -> tuple[Upright, list[Quad]]:
    """Ask the lines of text which way up they are, and turn the page where they say so."""
    if straight.capture == "word":
        return straight, quads
    turn = orientation.second_opinion(engines.ocr, straight.image, quads)
    if turn == 0:
        return straight, quads
    again = upright.make_upright(given, engines.orientation, (straight.rotation + turn) % 360)
    return again, text.detect(engines.ocr, again.image)


def _page(
    index: int, given: GivenPage, straight: Upright, lines: tuple[TextLine, ...], blur: float | None
) -> Page:
    from_picture = straight.capture in FROM_PICTURE
    width, height = given.picture.shape[1], given.picture.shape[0]
    return Page(
        index=index,
        image=straight.image,
        lines=lines,
        to_given=geometry.scaling(1 / width, 1 / height) @ straight.to_picture,
        given_size=given.size,
        rotation=straight.rotation,
        capture=straight.capture,
        sharpness=sharpness.sharpness(blur),
        notes=straight.notes,
        bend=straight.bend,
        readable=not from_picture or sharpness.is_readable(straight.image, blur, lines, given.picture),
    )


def _check_bytes(size: int, limits: Limits) -> None:
    if size > limits.max_bytes:
        raise FileTooLarge(f"文件有 {size / 1048576:.0f} MB，超过上限 {limits.max_bytes // 1048576} MB。")
