"""推荐日期: the date where the unit signs and seals, not the one at the head of the form."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.fields.dates import FoundDate, find_dates
from extract.fields.second_reading import cut, read_block, read_line, washed
from extract.forms.blocking import Sheet
from extract.forms.fill import Filled, make_field, with_second
from extract.forms.pieces import Char, Piece, chars_of, font_height, in_order, rows_of
from extract.forms.slots import OpinionBlock
from extract.seals.mark import SealMark
from ingest.document import Rect, TextLine
from models.engines import Engines

KEY = "推荐日期"


def recommendation_date(
    filled: Mapping[str, Filled],
    slots: Sequence[OpinionBlock],
    sheets: Sequence[Sheet],
    engines: Engines,
    marks: Sequence[SealMark],
) -> dict[str, Filled]:
    """The fields with the date of the unit's opinion block, which outranks a labelled date elsewhere.

    A block without a whole date, or with a seal on it, is read again without stamp ink.
    Raises EngineFailed.
    """
    fields = dict(filled)
    by_page = {sheet.page.index: sheet for sheet in sheets}
    for slot in slots:
        if slot.role == "unit" and slot.page in by_page:
            made = _date_in(by_page[slot.page], slot, slots, engines, marks)
            if made is not None:
                fields[KEY] = made
                return fields
    return fields


def _date_in(
    sheet: Sheet,
    slot: OpinionBlock,
    slots: Sequence[OpinionBlock],
    engines: Engines,
    marks: Sequence[SealMark],
) -> Filled | None:
    rect = _own_part(slot, slots)
    first = _made(sheet, _last_date(_chars_in(sheet, rect)))
    sealed = [m for m in marks if m.page == slot.page and m.rect.intersection(rect) > 0]
    under = first is not None and any(m.rect.intersection(first.rect) > 0 for m in sealed)
    if first is not None and _whole(first) and not under:
        return first
    region = cut(sheet.page, rect)
    clean = washed(region.image)
    if clean is region.image and first is not None and _whole(first):
        return first
    lines = read_block(replace(region, image=clean), engines)
    again = _made(sheet, _last_date(_chars_of(lines, rect)))
    best = _better(first, again, under_seal=bool(sealed))
    return _completed(best, sheet, engines) if best is not None and not _whole(best) else best


def _completed(made: Filled, sheet: Sheet, engines: Engines) -> Filled:
    """A date whose end was cut off (日 under the rim of a seal), read again a few characters further."""
    font = font_height(made.chars)
    wide = Rect(made.rect.x0 - 2.0 * font, made.rect.y0, made.rect.x1 + 2.5 * font, made.rect.y1)
    region = cut(sheet.page, wide, margin=2)
    reading = read_line(replace(region, image=washed(region.image)), engines)
    rect = Rect(region.x, made.rect.y0, region.x + region.image.shape[1], made.rect.y1)
    spans = tuple((rect.x0 + rect.width * a, rect.x0 + rect.width * b) for a, b in reading.char_spans)
    line = TextLine(reading.text, rect, reading.score, "ocr", spans, reading.char_scores, reading.runners_up)
    again = _made(sheet, _last_date(chars_of(line, made.chars[0].line)))
    if again is not None and _whole(again):
        return with_second(again, made.field.value, under_seal=made.signs.under_seal)
    return made


def _own_part(slot: OpinionBlock, slots: Sequence[OpinionBlock]) -> Rect:
    """The block's rectangle; another block that lies over its foot takes that part."""
    rect = slot.rect
    for other in slots:
        inside = other.page == slot.page and other is not slot and rect.y0 < other.rect.y0 < rect.y1
        if inside and other.rect.intersection(rect) > 0.2 * other.rect.area:
            rect = Rect(rect.x0, rect.y0, rect.x1, other.rect.y0)
    return rect


def _chars_in(sheet: Sheet, rect: Rect) -> list[Char]:
    return [c for b in sheet.blocks for c in b.chars if rect.contains(*c.rect.centre)]


def _chars_of(lines: Sequence[TextLine], rect: Rect) -> list[Char]:
    chars = [char for number, line in enumerate(lines) for char in chars_of(line, number)]
    return [char for char in chars if rect.contains(*char.rect.centre)]


def _last_date(chars: Sequence[Char]) -> tuple[Char, ...]:
    """The last date: opinions may mention others, the signature comes last. A whole one comes first."""
    found: list[tuple[bool, int, tuple[Char, ...]]] = []
    for number, row in enumerate(char_rows(chars)):
        for date in find_dates("".join(char.text for char in row)):
            found.append((len(date.iso or "") == 10, number, _cut(row, date)))
    return max(found, key=lambda item: item[:2])[2] if found else ()


def _cut(row: Sequence[Char], found: FoundDate) -> tuple[Char, ...]:
    return tuple(row[found.start : found.stop])


def _made(sheet: Sheet, chars: Sequence[Char]) -> Filled | None:
    return make_field(KEY, chars, sheet.page) if chars else None


def _whole(made: Filled) -> bool:
    """A year of four digits, month and day, and the 日 where 年 and 月 are written."""
    value = made.field.value
    if not re.match(r"\d{4}|[〇零○一二三四五六七八九O]{4}", value):
        return False
    return len(made.field.normalised or "") == 10 and ("年" not in value or value[-1] in "日号")


def _better(first: Filled | None, again: Filled | None, *, under_seal: bool) -> Filled | None:
    """The more complete of two readings, the other one as its alternative."""
    if first is None or again is None:
        chosen = first or again
        return with_second(chosen, None, under_seal=under_seal) if chosen else None
    ranked = sorted(
        (first, again),
        key=lambda m: (_whole(m), len(m.field.normalised or ""), m.signs.mean or 0.0),
        reverse=True,
    )
    return with_second(ranked[0], ranked[1].field.value, under_seal=under_seal)


def char_rows(chars: Sequence[Char]) -> list[tuple[Char, ...]]:
    """Characters as rows of text, top to bottom."""
    by_line: dict[int, list[Char]] = {}
    for char in chars:
        by_line.setdefault(char.line, []).append(char)
    pieces = [Piece(tuple(line), None) for line in by_line.values()]
    return [in_order(row) for row in rows_of(pieces)]
