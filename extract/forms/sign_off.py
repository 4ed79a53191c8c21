"""推荐日期: the date where the unit signs and seals, not the one at the head of the form."""

from collections.abc import Mapping, Sequence

from extract.fields.dates import FoundDate, find_dates
from extract.forms.blocking import Sheet
from extract.forms.fill import Filled, make_field
from extract.forms.pieces import Char, Piece, in_order, rows_of
from extract.forms.slots import OpinionBlock
from ingest.document import Rect

KEY = "推荐日期"


def recommendation_date(
    filled: Mapping[str, Filled], slots: Sequence[OpinionBlock], sheets: Sequence[Sheet]
) -> dict[str, Filled]:
    """The fields with the date of the unit's opinion block, which outranks a labelled date elsewhere."""
    fields = dict(filled)
    by_page = {sheet.page.index: sheet for sheet in sheets}
    for slot in slots:
        if slot.role != "unit":
            continue
        sheet = by_page[slot.page]
        made = _date_in(sheet, slot.rect, slots)
        if made is not None:
            fields[KEY] = made
            return fields
    return fields


def _date_in(sheet: Sheet, rect: Rect, slots: Sequence[OpinionBlock]) -> Filled | None:
    """The last date within a block: opinions may mention others, the signature comes last."""
    chars_inside = [
        char for block in sheet.blocks for char in block.chars if rect.contains(*char.rect.centre)
    ]
    best: tuple[Char, ...] | None = None
    for row in char_rows(chars_inside):
        dates = find_dates("".join(char.text for char in row))
        if dates:
            best = _cut(row, dates[-1])
    return make_field(KEY, best, sheet.page) if best else None


def _cut(row: Sequence[Char], found: FoundDate) -> tuple[Char, ...]:
    return tuple(row[found.start : found.stop])


def char_rows(chars: Sequence[Char]) -> list[tuple[Char, ...]]:
    """Characters as rows of text, top to bottom; each of a single code point."""
    by_line: dict[int, list[Char]] = {}
    for char in chars:
        by_line.setdefault(char.line, []).append(char)
    pieces = [Piece(tuple(line), None) for line in by_line.values()]
    return [in_order(row) for row in rows_of(pieces)]
