"""Read a box that a person dragged on the page, for the review desk."""

from dataclasses import replace

from extract.fields.second_reading import as_line, cut, read_block, read_line, washed
from extract.forms.fill import make_field, with_second
from extract.forms.pieces import Char, Piece, chars_of, in_order
from extract.result import FieldValue
from ingest.document import Page, Rect, TextLine
from models.engines import Engines


def reread_box(page: Page, rect: Rect, key: str, engines: Engines) -> FieldValue:
    """Value of `key` as it stands in `rect` (upright pixels); an empty value where nothing is read.

    Stamp ink is washed away first. A reading of the whole box as one line stands among the
    alternatives where it differs. Raises EngineFailed.
    """
    region = cut(page, rect)
    region = replace(region, image=washed(region.image))
    lines = read_block(region, engines)
    made = make_field(key, _chars(lines), page) if lines else None
    if len(lines) > 1 and made is not None:
        return made.field
    single = read_line(region, engines)
    line = as_line(single, Rect(region.x, rect.y0, region.x + region.image.shape[1], rect.y1))
    other = make_field(key, chars_of(line, 0), page) if single.text.strip() else None
    if made is None and other is None:
        return FieldValue(
            value="", raw="", confidence=None, page=page.index, box=page.to_box(rect), source="ocr",
            reasons=("框内没有读到文字，请手工填写。",),
        )  # fmt: skip
    best = made or other
    assert best is not None
    return with_second(best, other.field.value if made is not None and other is not None else None).field


def _chars(lines: tuple[TextLine, ...]) -> tuple[Char, ...]:
    return in_order(Piece(tuple(chars_of(line, number)), None) for number, line in enumerate(lines))
