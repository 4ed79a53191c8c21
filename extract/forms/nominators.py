"""A form that asks about whoever nominates and about the one nominated: the first one's telephone, address
and name are not those of the second."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.forms.blocks import Block
from extract.forms.folding import fold, fold_label, without_brackets
from extract.forms.sheet import Sheet

WIDE = 0.5
"""Width of a heading's cell over the page's: it stands over a whole part of the form."""

_WHO = r"(?:推荐|提名|举荐|推选)"
_NOMINATOR = re.compile(rf"{_WHO}(?:单位|机构|部门|组织|人|者|方)(?:基本)?(?:情况|信息|资料)?")
_NOMINATED = re.compile(
    rf"(?:被{_WHO}|候选|参评|申报|受表彰)(?:人选?|单位|企业|集体|对象|个人|者|方)(?:基本)?(?:情况|信息|资料)?"
)
_NUMBERED = re.compile(
    r"^(?:第?[一二三四五六七八九十]{1,2}(?:部分|章)?[、.．]?|[(（][一二三四五六七八九十][)）])"
)


def disown_nominators(sheets: Sequence[Sheet]) -> None:
    """Takes their keys from the labels of a nominator's part, where another part is headed by the nominated;
    what stands beside them stays, as a field that nobody asks for. Changes the sheets' blocks."""
    for sheet in sheets:
        heads = sorted(
            (block for block in sheet.blocks if _is_heading(sheet, block)), key=lambda b: b.rect.y0
        )
        names = [without_brackets(fold_label(head.text)) for head in heads]
        if not any(_NOMINATED.fullmatch(name) for name in names):
            continue
        for place, (head, name) in enumerate(zip(heads, names, strict=True)):
            if _NOMINATOR.fullmatch(name):
                end = heads[place + 1].rect.y0 if place + 1 < len(heads) else float(sheet.page.height)
                _disown(sheet, head.rect.y0, end)


def _is_heading(sheet: Sheet, block: Block) -> bool:
    """A band across a table without a cell beside it, or a numbered word in a line of its own."""
    if not block.chars or len(block.chars) > 24:
        return False
    if block.cell is not None and block.cell not in sheet.frames:
        cell = sheet.grid.cells[block.cell]
        numbered = _NUMBERED.match(fold(block.text)) is not None
        wide = block.whole and cell.rect.width > WIDE * sheet.page.width
        return wide and (numbered or not (sheet.grid.right_of(cell) or sheet.grid.left_of(cell)))
    return not block.colon and _NUMBERED.match(fold(block.text)) is not None


def _disown(sheet: Sheet, top: float, bottom: float) -> None:
    for place, block in enumerate(sheet.blocks):
        if block.label is None or not block.label.keys or not top <= block.rect.y0 < bottom:
            continue
        label = replace(block.label, keys=(), category="other")
        sheet.blocks[place] = replace(block, label=label)
