"""A label that asks for two things (所在单位及职务) over two cells: each of them has one of its answers."""

from collections.abc import Sequence
from dataclasses import replace

from extract.fields.plausibility import plausibility
from extract.forms.blocking import Sheet
from extract.forms.blocks import Block
from extract.forms.pairing import Pair

SAME_HEIGHT = 0.8
"""Share of their heights that two cells of one row have in common."""


def share_labels(pairs: Sequence[Pair], sheets: Sequence[Sheet], taken: set[int]) -> list[Pair]:
    """The pairs with a label of two keys beside two cells made two pairs. `taken` blocks lie in opinions."""
    used = taken | {number for pair in pairs for number in (pair.label.id, pair.value.id)}
    by_page = {sheet.page.index: sheet for sheet in sheets}
    found: list[Pair] = []
    for pair in pairs:
        second = None
        if len(pair.keys) == 2 and pair.relation == "right" and pair.value.whole:
            second = _beside(pair.value, by_page[pair.value.page], used)
        if second is None:
            found.append(pair)
            continue
        used.add(second.id)
        one, other = pair.keys
        straight = plausibility(one, pair.value.text) + plausibility(other, second.text)
        crossed = plausibility(other, pair.value.text) + plausibility(one, second.text)
        keys = (one, other) if straight >= crossed else (other, one)
        found.append(replace(pair, keys=keys[:1]))
        found.append(replace(pair, value=second, keys=keys[1:]))
    return found


def _beside(value: Block, sheet: Sheet, used: set[int]) -> Block | None:
    """The block of the one cell right of a value's, written in and nobody's."""
    if value.cell is None:
        return None
    cell = sheet.grid.cells[value.cell]
    right = sheet.grid.right_of(cell)
    if len(right) != 1:
        return None
    shared = min(cell.rect.y1, right[0].rect.y1) - max(cell.rect.y0, right[0].rect.y0)
    if shared < SAME_HEIGHT * max(cell.rect.height, right[0].rect.height):
        return None
    blocks = [b for b in sheet.blocks if b.cell == right[0].index and b.whole and b.chars and not b.label]
    return blocks[0] if len(blocks) == 1 and blocks[0].id not in used else None
