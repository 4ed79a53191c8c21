"""Opinions as the rows of a table: 审核层级 | 审核意见 | 盖章 | 日期 over 所在单位, 分会 and 协会."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.forms.cells import Cell
from extract.forms.folding import fold_label, without_brackets
from extract.forms.lexicon import slot_role
from extract.forms.opinion_bands import OpinionBlock
from extract.forms.sheet import Sheet
from ingest.document import Rect

FEWEST_ROWS, FEWEST_HEADS = 2, 2
"""Rows that are somebody's, and heads right of the first one, that make a table of opinions."""
ALIKE = 0.2
"""How much (share) a cell may be higher or lower than the first one of its row: others have lost a border."""

_WHOSE = re.compile(
    r"(?:审核|审批|推荐|评审|审查|意见|签署|申报|把关|报送)*(?:层级|级别|单位|部门|机构|环节|程序|主体|方|各方|各级)"
    r"(?:名称|级别)?|序号|项目"
)
"""What heads the column of the bodies."""
_SAID = re.compile(r".{0,6}(?:意见|结论|结果|评语)")
_SIGNED = re.compile(r".{0,4}(?:盖章|公章|签章|印章|签字|签名|日期|时间|年月日|经办人|负责人|审核人).{0,4}")
"""What heads the column of what they say, and those of how they sign it."""
_PARTY = re.compile(r"[\u3400-\u9fff()（）、/]{2,16}")


def in_rows(sheet: Sheet) -> list[OpinionBlock]:
    """The blocks of a table whose rows are one body's opinion each: what is said, sealed and dated in a row
    is that body's. A row whose head was not read is the unit's where no other is; of two such there is no
    telling."""
    for block in sorted(sheet.blocks, key=lambda b: (b.rect.y0, b.rect.x0)):
        if block.cell is None or not block.chars or block.cell in sheet.frames:
            continue
        first = sheet.grid.cells[block.cell]
        heads = _level(sheet, first)
        if not _WHOSE.fullmatch(_words(sheet, first)) or not _heads_opinions(sheet, heads):
            continue
        rows = _rows_under(sheet, first, heads)
        if len(rows) >= FEWEST_ROWS:
            head = frozenset(b.id for b in sheet.blocks if b.cell in {first.index, *(c.index for c in heads)})
            return [replace(row, blocks=row.blocks | head) for row in rows]
    return []


def _level(sheet: Sheet, cell: Cell) -> list[Cell]:
    """The cells that follow a cell in its row, left first."""
    row: list[Cell] = []
    while True:
        beside = [c for c in sheet.grid.right_of(row[-1] if row else cell) if c not in row]
        if not beside:
            return row
        row.append(beside[0])


def _heads_opinions(sheet: Sheet, heads: Sequence[Cell]) -> bool:
    words = [_words(sheet, cell) for cell in heads]
    said = [word for word in words if _SAID.fullmatch(word)]
    signed = [word for word in words if _SIGNED.fullmatch(word) and word not in said]
    return len(said) == 1 and len(said) + len(signed) >= FEWEST_HEADS


def _rows_under(sheet: Sheet, first: Cell, heads: Sequence[Cell]) -> list[OpinionBlock]:
    """The rows under a head, as long as they are headed by a body and as wide as the head."""
    found: list[tuple[OpinionBlock, bool]] = []
    cell = first
    while True:
        under = [c for c in sheet.grid.below(cell) if abs(c.rect.x0 - first.rect.x0) < 0.3 * first.rect.width]
        if not under or under[0].rect.width > 1.5 * first.rect.width:
            break
        cell = under[0]
        rect = _row(sheet, cell, heads)
        name = without_brackets(_words(sheet, cell))
        if name and not _PARTY.fullmatch(name):
            break
        name = name if not name or name.endswith("意见") else name + "意见"
        role = slot_role(name) if name else None
        ids = frozenset(b.id for b in sheet.blocks if rect.contains(*b.rect.centre))
        found.append(
            (OpinionBlock(name or "单位意见", role or "unit", sheet.page.index, rect, ids), role is not None)
        )
    named = [row for row, headed in found if headed]
    if len(found) - len(named) > 1:
        return []
    unit = any(row.role == "unit" for row in named)
    return [row for row, headed in found if headed or not unit]


def _row(sheet: Sheet, cell: Cell, heads: Sequence[Cell]) -> Rect:
    """The row that begins with a cell, as wide as the heads. On a page askew it is as high as its cells are
    on the average: bounding all of them it would take words of the next row."""
    alike = [c for c in (cell, *_level(sheet, cell)) if abs(c.rect.height / cell.rect.height - 1) < ALIKE]
    top, foot = (sum(c.rect[side] for c in alike) / len(alike) for side in (1, 3))
    return Rect(cell.rect.x0, top, max(heads[-1].rect.x1, cell.rect.x1), foot)


def _words(sheet: Sheet, cell: Cell) -> str:
    """The folded words of a cell."""
    inside = sorted((b for b in sheet.blocks if b.cell == cell.index and b.chars), key=lambda b: b.rect.y0)
    return fold_label("".join(b.text for b in inside))
