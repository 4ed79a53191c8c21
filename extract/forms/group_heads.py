"""Groups of nested rows: a head at the left (联系人, 近三年情况) spans rows that have labels of their own."""

import re
from collections.abc import Mapping

from extract.forms.blocks import Block, Link
from extract.forms.cells import Cell
from extract.forms.folding import fold_label, without_brackets
from extract.forms.matrix import ROLES
from extract.forms.sheet import Sheet

NAMED = 1.0
"""What a link through two labels (联系人, then 姓名) is worth."""

_NAME = re.compile(r"姓名|名字")


def named_links(sheet: Sheet, whole: Mapping[int | None, Block]) -> list[Link]:
    """A person named by its part at the head of a group: its name stands behind the group's 姓名."""
    links: list[Link] = []
    for block in whole.values():
        if block.cell is None or block.label is None or set(block.label.keys).isdisjoint(ROLES):
            continue
        for inner in sheet.grid.right_of(sheet.grid.cells[block.cell]):
            asked = whole.get(inner.index)
            if asked is None or not _NAME.fullmatch(without_brackets(fold_label(asked.text))):
                continue
            behind = [whole.get(cell.index) for cell in sheet.grid.right_of(inner)]
            if len(behind) == 1 and behind[0] is not None and behind[0].label is None:
                links.append(Link(block.id, behind[0].id, "right", NAMED))
    return links


def heads_rows(sheet: Sheet, cell: Cell, whole: Mapping[int | None, Block]) -> bool:
    """The cell is the head of a group: right of it stand two rows or more, and a label opens one of them."""
    beside = sheet.grid.right_of(cell)
    if len(beside) < 2:
        return False
    blocks = [whole.get(other.index) for other in beside]
    return any(block is not None and block.label is not None for block in blocks)


def answers_label(sheet: Sheet, cell: Cell) -> bool:
    """The cell left of it is a label: this one is its answer, whatever it begins with."""
    left = {other.index for other in sheet.grid.left_of(cell)}
    return any(b.cell in left and b.whole and b.label is not None for b in sheet.blocks)
