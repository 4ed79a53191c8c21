"""Ink in a value's cell that no reading explains: a line that the detector missed, a value cut short."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import cv2
import numpy as np

from extract.fields.second_reading import Region, blue_over, cut, read_block, washed
from extract.forms.fill import Filled, doubted, make_field
from extract.forms.folding import fold
from extract.forms.pairing import Pair
from extract.forms.pieces import Piece, chars_of, font_height, in_order
from extract.forms.sheet import Sheet
from extract.seals.mark import SealMark
from ingest.regroup import dark
from models.engines import Engines

LEAST_GLYPH = 0.4
"""Height and width, in characters of the value, of ink that may be a character: dots and dirt are smaller."""

WIDEST = 6.0
"""Ink wider than this many characters is no text: a rest of a border, an underline."""

MOST_CELLS = 5
"""Cells read again on one document, some 60 ms each."""

LINE_NUMBER = -3000


def check_coverage(
    filled: Mapping[str, Filled],
    pairs: Sequence[Pair],
    sheets: Sequence[Sheet],
    engines: Engines,
    marks: Sequence[SealMark],
) -> dict[str, Filled]:
    """The fields with those read again whose cell shows ink beside what was read. Where the second reading
    only adds to the first one it is taken; otherwise the doubt is said. Raises EngineFailed."""
    fields = dict(filled)
    by_page = {sheet.page.index: sheet for sheet in sheets}
    tried = 0
    for pair in pairs:
        here = fields.get(pair.keys[0]) if len(pair.keys) == 1 else None
        if here is None or pair.value.cell is None or here.field.source != "ocr" or not pair.value.whole:
            continue
        sheet = by_page[pair.value.page]
        cell = sheet.grid.cells[pair.value.cell]
        if cell.boxes or here.field.page != sheet.page.index or tried >= MOST_CELLS:
            continue
        inset = min(0.12 * min(cell.rect.width, cell.rect.height), 8.0)
        region = cut(sheet.page, cell.rect.grown(-inset), margin=0)
        region = replace(region, image=washed(region.image, blue=blue_over(sheet.page, cell.rect, marks)))
        if not _unexplained(region, sheet, font_height(here.chars)):
            continue
        tried += 1
        fields[here.key] = _again(here, pair, sheet, region, engines)
    return fields


def _unexplained(region: Region, sheet: Sheet, font: float) -> bool:
    """Some ink as large as a character lies outside every character that was read."""
    if min(region.image.shape[:2]) < 12:
        return False
    ink = dark(region.image, 0.5).astype(np.uint8)
    for line in sheet.page.lines:
        r = line.rect.grown(0.12 * font)
        ink[
            max(0, int(r.y0 - region.y)) : max(0, int(r.y1 - region.y)),
            max(0, int(r.x0 - region.x)) : max(0, int(r.x1 - region.x)),
        ] = 0
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    height, width = ink.shape
    for x, y, w, h, area in stats[1:count]:
        at_edge = x == 0 or y == 0 or x + w == width or y + h == height
        glyph = LEAST_GLYPH * font <= h <= 2.0 * font and LEAST_GLYPH * font <= w <= WIDEST * font
        if glyph and not at_edge and area > 0.08 * w * h:
            return True
    return False


def _again(here: Filled, pair: Pair, sheet: Sheet, region: Region, engines: Engines) -> Filled:
    lines = read_block(region, engines)
    chars = in_order(
        [
            Piece(tuple(chars_of(line, LINE_NUMBER - n)), pair.value.cell)
            for n, line in enumerate(lines)
            if line.rect.height > 0.5 * font_height(here.chars)
        ]
    )
    made = make_field(here.key, chars, sheet.page, pair) if chars else None
    first = fold(here.field.value)
    if made is not None and len(fold(made.field.value)) > len(first) and _adds(first, fold(made.field.value)):
        return made
    return doubted(here, "栏内还有没有识别的字迹，请核对。")


def _adds(first: str, second: str) -> bool:
    """Every character of the first reading stands in the second in the same order."""
    rest = iter(second)
    return all(char in rest for char in first)
