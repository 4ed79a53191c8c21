"""A label that asks for two things (所在单位及职务) over two cells: each of them has one of its answers. And
the short label of the second one (资格证书及编号 | 消防设施操作员　编号：…): what it is a number of."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.fields.plausibility import plausibility
from extract.forms.blocks import Block
from extract.forms.cells import Grid
from extract.forms.folding import fold_label
from extract.forms.pairing import Pair
from extract.forms.sheet import Sheet
from ingest.document import Rect

SAME_HEIGHT = 0.8
"""Share of their heights that two cells of one row have in common."""

_NUMBER = re.compile(r"(?:证书?)?(?:编号|号码|编码|证号|号)")
"""A label that says only that a number follows."""

CONTACT = "联系人"
_NAME = re.compile("姓名|名字")
_CONTACT = re.compile("联系|经办|联络")
NUMBER_OF = {"职业资格": "证书编号"}
"""What a number is of that stands right behind another value."""


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


def name_numbers(pairs: Sequence[Pair], sheets: Sequence[Sheet] = ()) -> list[Pair]:
    """The pairs with a bare 编号 (号码, 证号) given its key: the number that the label of the value before it
    in the same cell, or in the cell left of it, asks for, too, or that belongs to such a value."""
    grids = {sheet.page.index: sheet.grid for sheet in sheets}
    keys = {key for pair in pairs if len(pair.keys) == 1 for key in pair.keys}
    named: dict[int, Pair] = {}
    for bare in pairs:
        if bare.keys or bare.label.cell is None or not _NUMBER.fullmatch(fold_label(bare.label.text)):
            continue
        for owner in pairs:
            key = _number_of(owner.keys, keys)
            before = owner.value.cell == bare.label.cell and owner.value.rect.x0 < bare.label.rect.x0
            before = before or _follows(owner.value, bare.label, grids.get(bare.label.page))
            if key is None or not before or plausibility(key, bare.value.text) <= 0:
                continue
            keys.add(key)
            named[owner.label.id] = replace(owner, keys=tuple(k for k in owner.keys if k != key))
            named[bare.label.id] = replace(bare, keys=(key,))
            break
    return [named.get(pair.label.id, pair) for pair in pairs]


def name_contacts(pairs: Sequence[Pair], sheets: Sequence[Sheet]) -> list[Pair]:
    """The pairs with the 姓名 within the cell of 联系方式 given its key. Where another label names the
    contact all stay as they are."""
    if any(CONTACT in pair.keys for pair in pairs):
        return list(pairs)
    named = [pair for pair in pairs if not pair.keys and _NAME.fullmatch(fold_label(pair.label.text))]
    named = [
        pair for pair in named if plausibility(CONTACT, pair.value.text) > 0 and _asks_contact(pair, sheets)
    ]
    if len(named) != 1:
        return list(pairs)
    return [replace(pair, keys=(CONTACT,)) if pair is named[0] else pair for pair in pairs]


def _asks_contact(pair: Pair, sheets: Sequence[Sheet]) -> bool:
    """The nearest whole cell left of the pair's label asks for a contact."""
    label = pair.label.rect
    left = [
        block
        for sheet in sheets
        if sheet.page.index == pair.label.page
        for block in sheet.blocks
        if block.whole and block.chars and block.rect.x1 <= label.x0 and _level(block.rect, label)
    ]
    nearest = max(left, key=lambda block: block.rect.x1, default=None)
    return nearest is not None and nearest.label is not None and _CONTACT.search(nearest.text) is not None


def _level(one: Rect, other: Rect) -> bool:
    return one.y0 <= other.centre[1] <= one.y1 or other.y0 <= one.centre[1] <= other.y1


def _follows(value: Block, label: Block, grid: Grid | None) -> bool:
    """The label's cell is the one right of the value's, in the same row."""
    if grid is None or value.cell is None or label.cell is None or value.page != label.page:
        return False
    right = grid.right_of(grid.cells[value.cell])
    return value.whole and label.whole and [cell.index for cell in right] == [label.cell]


def _number_of(keys: Sequence[str], taken: set[str]) -> str | None:
    wanted = [key for key in keys if key.endswith("号")] if len(keys) == 2 else []
    wanted += [NUMBER_OF[key] for key in keys if key in NUMBER_OF]
    return next((key for key in wanted if key not in taken), None)
