"""Where a page's text comes from, decided per page: the file, OCR, or both."""

from collections.abc import Sequence

import numpy as np

from ingest import text, text_layer
from ingest.columns import join_columns, without_echoes, without_overlap
from ingest.document import Image, Rect, TextLine
from ingest.geometry import Matrix, apply
from ingest.pages import GivenPage
from ingest.watermarks import without_watermarks
from models.ocr import OcrEngine, Quad


def read_lines(
    given: GivenPage, image: Image, to_picture: Matrix, quads: Sequence[Quad], ocr: OcrEngine
) -> tuple[TextLine, ...]:
    """Lines of an upright page in reading order. What the file says is believed where the picture agrees;
    all other text that the detector saw (`quads`) is read."""
    if given.lines:
        return _with_pasted(given, image, quads, ocr)
    if given.glyphs and text_layer.sane(given.glyphs):
        return _with_layer(given, image, to_picture, quads, ocr)
    lines = without_overlap(without_echoes(text.read_quads(ocr, image, quads)))
    return text.reading_order(without_watermarks(image, lines))


def _with_layer(
    given: GivenPage, image: Image, to_picture: Matrix, quads: Sequence[Quad], ocr: OcrEngine
) -> tuple[TextLine, ...]:
    from_given: Matrix = np.asarray(np.linalg.inv(to_picture), dtype=np.float64)
    visible = text_layer.seen(text_layer.place(given.glyphs, from_given), image)
    trusted = text_layer.trusted_fonts(visible, quads, image, ocr)
    known = [glyph for glyph in visible if glyph.font in trusted]
    rules = [_upright_box(rule, from_given) for rule in given.rules]
    separators = [(box.centre[0], box.y0, box.y1) for box in rules if box.height > 2 * box.width]
    lines = join_columns(text_layer.to_lines(known, separators), rules)
    rest = text_layer.unknown(quads, [glyph.rect for glyph in known if glyph.text.strip()], image)
    return text.reading_order([*lines, *text.read_quads(ocr, image, rest)])


def _with_pasted(
    given: GivenPage, image: Image, quads: Sequence[Quad], ocr: OcrEngine
) -> tuple[TextLine, ...]:
    """The words of a Word page, and those in the pictures pasted on it."""
    inside = [
        quad for quad in quads if any(box.contains(*map(float, quad.mean(axis=0))) for box in given.pasted)
    ]
    rest = text_layer.unknown(inside, [line.rect for line in given.lines], image)
    rules = [Rect(*rule) for rule in given.rules]
    return text.reading_order([*join_columns(given.lines, rules), *text.read_quads(ocr, image, rest)])


def _upright_box(box: tuple[float, float, float, float], from_given: Matrix) -> Rect:
    corners = apply(from_given, np.array([[box[0], box[1]], [box[2], box[3]]]))
    (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
    return Rect(float(x0), float(y0), float(x1), float(y1))
