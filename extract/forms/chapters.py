"""Opinions in chapters: 三、申报单位意见 on a line of its own, and under it the ruled box for it."""

from collections.abc import Sequence
from dataclasses import replace

from extract.forms.blocks import Block
from extract.forms.cells import Cell
from extract.forms.opinion_bands import BAND_SHARE, OpinionBlock
from extract.forms.pieces import font_height
from extract.forms.sheet import Sheet

APART = 2.5
"""Heights of a heading's characters from it to its box: an empty line, and the box's own margin."""

TOP = 0.2
"""Share of a page within which the box begins whose heading was left at the foot of the page before."""


def under_chapter(sheet: Sheet, heading: Block) -> list[Cell]:
    """The row of cells right under a heading outside of tables, none where other words stand between."""
    reach = APART * font_height(heading.chars)
    under = [
        cell
        for cell in sheet.grid.cells
        if cell.index not in sheet.frames and -0.5 * reach < cell.rect.y0 - heading.rect.y1 < reach
    ]
    if not under or min(c.rect.x0 for c in under) > heading.rect.x1:
        return []
    top = min(cell.rect.y0 for cell in under)
    between = [
        b
        for b in sheet.blocks
        if b.id != heading.id and b.chars and b.cell is None and heading.rect.y0 <= b.rect.centre[1] < top
    ]
    row = [cell for cell in under if cell.rect.y0 < top + 0.5 * reach]
    return [] if between else sorted(row, key=lambda cell: cell.rect.x0)


def own_box(sheet: Sheet, row: Sequence[Cell]) -> Cell | None:
    """The one cell of a row, as wide as a table, in which no label heads anything: it is the heading's."""
    if len(row) != 1 or row[0].rect.width < BAND_SHARE * sheet.page.width:
        return None
    inside = [b for b in sheet.blocks if b.cell == row[0].index and b.chars]
    named = any(b.label is not None and (b.whole or b.label.category == "slot") for b in inside)
    return None if named or sheet.grid.right_of(row[0]) else row[0]


def overleaf(slots: Sequence[OpinionBlock], sheets: Sequence[Sheet]) -> list[OpinionBlock]:
    """The blocks, those moved to the next page whose heading is all that this page has of them."""
    return [_moved(slot, sheets) for slot in slots]


def _moved(slot: OpinionBlock, sheets: Sequence[Sheet]) -> OpinionBlock:
    at = next((k for k, sheet in enumerate(sheets) if sheet.page.index == slot.page), None)
    if at is None or at + 1 >= len(sheets) or len(slot.blocks) != 1:
        return slot
    here, there = sheets[at], sheets[at + 1]
    heading = next(b for b in here.blocks if b.id in slot.blocks)
    last = max((b.rect.y1 for b in here.blocks if b.chars), default=0.0)
    if heading.cell is not None or last > heading.rect.y1:
        return slot
    top = min((c.rect.y0 for c in there.grid.cells), default=float(there.page.height))
    before = any(b.chars and b.cell is None and b.rect.centre[1] < top for b in there.blocks)
    if before or top > TOP * there.page.height:
        return slot
    high = font_height(heading.chars)
    box = own_box(
        there, [c for c in there.grid.cells if c.rect.y0 < top + high and c.index not in there.frames]
    )
    if box is None:
        return slot
    ids = frozenset(b.id for b in there.blocks if b.cell == box.index)
    return replace(slot, page=there.page.index, rect=box.rect, blocks=ids | slot.blocks)
