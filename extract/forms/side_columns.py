"""Columns between labels and answers that answer nobody: units of measure, codes and numbers of rows.

Returns in the style of official statistics have them (指标名称 | 计量单位 | 代码 | 内容).
"""

import re
from collections.abc import Sequence

from extract.forms.cells import Cell
from extract.forms.folding import fold
from extract.forms.matrix import column_under
from extract.forms.sheet import Sheet

_HEAD = re.compile(r"(?:计量)?单位|(?:指标)?代码|编码|编号|序号|行次|行号|栏次|项次")
_ENTRY = re.compile(
    r"[-—–一_/\\／]{0,3}|[A-Za-z]?\d{1,3}(?:[-.]\d{1,2})?|[甲乙丙丁戊己]"
    r"|(?:[万亿千百]?(?:平方米|平米|㎡|m2|m²|元|人|名|份|家|个|项|台|套|次|辆|年|岁|件|只|具|座|户|小时|公里|吨))"
)
"""What stands in such a column: a dash, a code, a unit of measure."""

FEWEST, LIKE, LONGEST = 3, 0.8, 6
"""Entries that make a column, the least share of those written in that are such entries (one may be misread),
and characters of the longest."""


def side_columns(sheet: Sheet) -> frozenset[int]:
    """Indices of the cells of such columns, heads included."""
    places = sheet.whole_cells()
    found: set[int] = set()
    for head, block in places:
        if not _HEAD.fullmatch(fold(block.text)) or not sheet.grid.right_of(head):
            continue
        under = column_under(places, head)
        written = [fold(entry.text) for _, entry in under if entry.chars]
        alike = [text for text in written if _ENTRY.fullmatch(text)]
        if len(alike) >= FEWEST and len(alike) >= LIKE * len(written) and max(map(len, written)) <= LONGEST:
            found |= {head.index, *(cell.index for cell, _ in under)}
    return frozenset(found)


def past(sheet: Sheet, neighbours: Sequence[Cell], columns: frozenset[int]) -> list[Cell]:
    """The neighbours, or those behind them where they belong to such a column."""
    cells = list(neighbours)
    while len(cells) == 1 and cells[0].index in columns:
        cells = sheet.grid.right_of(cells[0])
    return cells


def blocks_in(sheet: Sheet, columns: frozenset[int]) -> set[int]:
    """Ids of the blocks in such columns: none is a label or an answer."""
    return {block.id for block in sheet.blocks if block.cell in columns}
