"""推荐日期: the date where the unit signs and seals, not the one at the head of the form."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from extract.fields.dates import FoundDate, find_dates
from extract.fields.second_reading import Region, as_line, cut, read_block, read_line, washed
from extract.fields.shaped_reading import Shaped, lightened, read_shaped
from extract.fields.shapes import SPELT_DATE, WHOLE_DATE, Shape
from extract.forms.fill import Filled, doubted, make_field, with_second
from extract.forms.letter_end import day_at_the_end
from extract.forms.opinion_bands import OpinionBlock
from extract.forms.pieces import Char, Piece, bounds, chars_of, font_height, in_order, rows_of
from extract.forms.sheet import Sheet
from extract.seals.erase import without_blue
from extract.seals.mark import SealMark
from ingest.document import Image, Rect, TextLine
from models.engines import Engines

KEY = "推荐日期"

SEARCHED_LINE = -2000
"""Line number of a date found by search; lines of the page count from 0."""

ELSEWHERE = 0.5
"""Confidence at most in a date that stands outside the unit's block: read right it may be another's."""

SIGNED_BELOW = 0.15
"""How far below the unit's block (share of the page) its seal's words and its day may stand."""

COARSER = 2 / 3
"""Share of the usual scale at which a block without any date is looked at once more: what is left of a seal's
rim breaks up a line in the detector's eyes, less so where it is finer than the line's strokes."""

DARK_PRINT = (0.75, 0.6)
"""Shares of the paper's grey above which a block under a seal is turned to paper: print is darker than the
copy of a seal's ink, where no colour tells them apart, and than what washing leaves of a dark red one."""

AROUND = 0.4
"""How far about a square seal the day under it is looked for, in shares of the seal's side."""

SAME_PLACE = 0.4
"""Share of the larger of two places that they have in common from which they are the same day's."""

LEAST_GAP = -9.0
"""A date less probable than the freest reading by more than this (natural logarithm) is no reading."""

_BROKEN = re.compile(r"(?<!\d)\d{4}\s*(年\s*(\d{1,2}\s*(月\s*\d{0,2}\s*)?)?)?$")
_REST = re.compile(r"\s*(年\s*)?(\d{0,2}\s*月\s*)?\d{0,2}\s*日")
"""A date at the end of a line that lacks its day or more, and the rest of one at the head of the next."""

_CLOCK = re.compile(r"\s*\d{1,2}[:：]\d{2}")
"""The time of day behind a day: a program's stamp (提交时间：2021-12-03 10:42:17), not written at a seal."""

AGREEING_VIEWS = 0.5
"""Share of the views that read the same day in Chinese figures."""


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
            sheet = by_page[slot.page]
            made = _date_in(sheet, slot, slots, engines, marks) or (
                None if KEY in fields else _beside(sheet, slot, slots)
            )
            if made is not None:
                fields[KEY] = made
                return fields
    found = KEY in fields or any(slot.role == "unit" for slot in slots)
    ended = None if found else day_at_the_end(sheets)
    made = _made(*ended) if ended is not None else None
    if made is not None and _whole(made):
        fields[KEY] = doubted(made, "落款处未见印章，请核对日期。", ELSEWHERE)
    return fields


def _beside(sheet: Sheet, slot: OpinionBlock, slots: Sequence[OpinionBlock]) -> Filled | None:
    """The one whole date at the height of the unit's block that stands in nobody's: a block without a
    heading is found around its seal alone, and the day may stand in the next cell."""
    if set("年月日") <= {char.text for char in _chars_in(sheet, slot.rect)}:
        return None  # its own day was left blank
    band = Rect(0.0, slot.rect.y0, float(sheet.page.width), slot.rect.y1)
    others = [other.rect for other in slots if other.page == slot.page and other is not slot]
    free = [c for c in _chars_in(sheet, band) if not any(r.contains(*c.rect.centre) for r in others)]
    made = _made(sheet, _last_date(free))
    if made is None or not _whole(made):
        # Under a box for the opinion alone the unit signs below it.
        below = Rect(
            0.0, slot.rect.y1, float(sheet.page.width), slot.rect.y1 + SIGNED_BELOW * sheet.page.height
        )
        lower = [c for c in _chars_in(sheet, below) if not any(r.contains(*c.rect.centre) for r in others)]
        signed = re.search(r"盖章|公章|签章|印章", "".join(char.text for char in lower))
        made = _made(sheet, _last_date(lower)) if signed else None
    if made is None or not _whole(made):
        return None
    return doubted(made, "日期不在单位意见栏内，请核对。", ELSEWHERE)


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
    if first is not None and _whole(first):
        return _beneath(first, sheet, engines)
    region = cut(sheet.page, rect)
    best = first
    searched: list[Rect] = []
    washings = _washings(region.image)
    tries = [(replace(region, image=clean), 1.0) for clean in washings]
    tries.append((tries[0][0], COARSER))
    if sealed:
        tries += [(replace(region, image=lightened(washings[0], share)), 1.0) for share in DARK_PRINT]
    tries += [(_about(sheet, mark), 1.0) for mark in sealed if mark.shape == "square"]
    for seen, share in tries:
        lines = read_block(seen, engines, share)
        again = _made(sheet, _last_date(_chars_of(lines, rect)))
        best = _better(best, again, under_seal=bool(sealed))
        if best is not None and _whole(best):
            return best
        place = best.rect if best is not None else _printed_date(lines)
        if place is not None and not any(_same_place(place, before) for before in searched):
            # It shows where the day stands: what is left to do is to read it better.
            searched.append(place)
            font = font_height(best.chars) if best is not None else 0.78 * place.height
            found = _searched(sheet, place, font, rect, best, engines)
            if found is not None:
                return found
    return best


def _same_place(one: Rect, other: Rect) -> bool:
    """A day's place; lines askew that a seal's characters are joined with reach far beyond it."""
    return one.intersection(other) > SAME_PLACE * max(one.area, other.area)


def _about(sheet: Sheet, mark: SealMark) -> Region:
    """The place of a square seal, its ink washed off and what is left of it lightened: its characters stand
    in lines as words do, which the detector joins with the day's where they are all that it sees."""
    region = cut(sheet.page, mark.rect.grown(AROUND * max(mark.rect.width, mark.rect.height)))
    return replace(region, image=lightened(_washings(region.image)[0], DARK_PRINT[0]))


def _washings(image: Image) -> list[Image]:
    """The picture without red and blue ink, as seals in violet have both; and without red ink alone, as the
    pen that wrote the day is often blue."""
    red = washed(image, blue=False)
    both = without_blue(red)
    return [red] if both is red else [both, red]


def _beneath(first: Filled, sheet: Sheet, engines: Engines) -> Filled:
    """A whole date under a seal, with what its place says without stamp ink as the second reading."""
    font = font_height(first.chars)
    wide = Rect(first.rect.x0 - 0.4 * font, first.rect.y0, first.rect.x1 + 0.6 * font, first.rect.y1)
    region = cut(sheet.page, wide, margin=2)
    rect = Rect(region.x, wide.y0, region.x + region.image.shape[1], wide.y1)
    again: Filled | None = None
    for clean in _washings(region.image):
        if clean is region.image:
            return first
        reading = read_line(replace(region, image=clean), engines)
        again = _made(sheet, _last_date(chars_of(as_line(reading, rect), SEARCHED_LINE)))
        if again is not None:
            break
    return _better(first, again, under_seal=True) or first


def _printed_date(lines: Sequence[TextLine]) -> Rect | None:
    """Where 年 月 日 are printed and the digits between them were not read."""
    for number, line in reversed(list(enumerate(lines))):
        marks = [char for char in chars_of(line, number) if char.text in "年月日"]
        if len({char.text for char in marks}) >= 2:
            return bounds(marks)
    return None


def _searched(
    sheet: Sheet,
    place: Rect,
    font: float,
    within: Rect,
    before: Filled | None,
    engines: Engines,
) -> Filled | None:
    """The place of a date, some characters wider, read as a whole date: without stamp ink, without what is
    lighter than print, and as it is; in Chinese figures, which need more room, where it is none in others."""
    for shape, before_place in ((WHOLE_DATE, 4.0), (SPELT_DATE, 5.8)):
        wide = Rect(place.x0 - before_place * font, place.y0, place.x1 + 2.5 * font, place.y1)
        wide = Rect(max(wide.x0, within.x0 + 2), wide.y0, min(wide.x1, within.x1 - 2), wide.y1)
        region = cut(sheet.page, wide, margin=2)
        clean = washed(region.image, blue=True)
        views = [clean, lightened(clean, 0.85), lightened(clean, 0.7), region.image]
        found = read_shaped(views, shape, engines)
        if found is not None and _is_read(found, shape):
            break
    else:
        return None
    sure = min(0.97, float(np.exp(found.gap / 2)), 0.5 + found.votes / 2)
    line = TextLine(found.text, wide, sure, "ocr")
    made = _made(sheet, tuple(chars_of(line, SEARCHED_LINE)))
    if made is None:
        return None
    other = before.field.value if before is not None else found.runner_up or None
    return with_second(made, other, under_seal=True)


def _is_read(found: Shaped, shape: Shape) -> bool:
    """The date is near to the freest reading. In Chinese figures, of which 一, 二 and 三 differ in a stroke,
    half of the views must see the same day as well."""
    return found.gap >= LEAST_GAP and (shape is not SPELT_DATE or found.votes >= AGREEING_VIEWS)


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
    """The last date: opinions may mention others, the signature comes last. A whole one comes first; one that
    breaks off at the end of its line goes on in the next."""
    found: list[tuple[bool, int, tuple[Char, ...]]] = []
    rows = char_rows(chars)
    for number, row in enumerate(rows):
        text = "".join(char.text for char in row)
        if number + 1 < len(rows) and _BROKEN.search(text):
            below = "".join(char.text for char in rows[number + 1])
            if _REST.match(below):
                row, text = row + rows[number + 1], text + below
        for date in find_dates(text):
            if text[date.stop : date.stop + 2].startswith(("前", "之前", "以前", "止")):
                continue  # a closing day in a footnote
            if _CLOCK.match(text, date.stop):
                continue
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
