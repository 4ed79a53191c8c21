"""The cells right of a label's, past what a stray line cut off."""

from collections.abc import Mapping

from extract.fields.plausibility import plausibility
from extract.forms.blocks import Block
from extract.forms.cells import Cell
from extract.forms.pieces import font_height
from extract.forms.sheet import Sheet

SAME_HEIGHT = 0.85
"""Share of their heights that two cells of one row have in common."""


def right_of(sheet: Sheet, cell: Cell, label: Block, whole: Mapping[int | None, Block]) -> list[Cell]:
    """The cells right of a label's; an empty strip too narrow for a character is a stray line's (a fold, a
    shadow), and what lies behind it is meant. So is an answer behind an empty cell that no label claims."""
    beside = sheet.grid.right_of(cell)
    if len(beside) != 1:
        return beside
    if any(block.cell == beside[0].index and block.chars for block in sheet.blocks):
        return beside  # written in, be it by an answer and the next label
    if beside[0].rect.width < font_height(label.chars):
        return sheet.grid.right_of(beside[0])
    return _cut_off(sheet, beside[0], label, whole) or beside


def _cut_off(sheet: Sheet, strip: Cell, label: Block, whole: Mapping[int | None, Block]) -> list[Cell]:
    """The one cell behind an empty one that looks like the label's answer and is no label; the next cell, if
    any, is a label or empty. A blank is followed by a label in a form, an answer never stands alone."""
    behind = sheet.grid.right_of(strip)
    answer = whole.get(behind[0].index) if len(behind) == 1 else None
    if answer is None or not answer.chars or answer.label is not None or label.label is None:
        return []
    a, b = strip.rect, behind[0].rect
    if min(a.y1, b.y1) - max(a.y0, b.y0) < SAME_HEIGHT * max(a.height, b.height):
        return []
    if len(label.label.keys) != 1 or plausibility(label.label.keys[0], answer.text) <= 0:
        return []
    following = [whole.get(cell.index) for cell in sheet.grid.right_of(behind[0])]
    if any(block is not None and block.chars and block.label is None for block in following):
        return []
    return behind
