"""Headings in two tiers: 消防维保 over 合同数 and 面积, each with its answer below.

The upper one says what the lower ones are about, and none of them is the answer of its neighbour.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.forms.blocks import Block, Link
from extract.forms.cells import Cell
from extract.forms.folding import fold
from extract.forms.sheet import Sheet

TIERED = 1.0
"""What a link from a lower heading to the answer below it is worth."""

LONGEST = 10
"""Characters of a heading of either tier."""

_KIND = re.compile(r"(?:全日制|在职|脱产|函授|自考|成人|最高|最终|第一|初始|入职时|现有?)(?:教育|学历)?")
_CROSSED_OUT = re.compile(r"[/／\\—–一-]{1,3}|无")

Column = tuple[Block, Block]
"""A lower heading and what stands below it."""


def with_tiers(sheet: Sheet) -> None:
    """Give lower headings that say nothing by themselves (面积) the meaning they have with the upper one."""
    for head, columns in _tiers(sheet):
        for lower, _ in [] if _is_field(head) else columns:
            match = sheet.lexicon.match(head.text + lower.text) if lower.label is None else None
            if match is not None and match.category == "field":
                sheet.blocks[lower.id - sheet.first_id] = replace(lower, label=match)


def tiered_links(sheet: Sheet, taken: set[int]) -> tuple[list[Link], set[int]]:
    """Links from lower headings to their answers, and all blocks that may belong to no other label."""
    links: list[Link] = []
    closed: set[int] = set()
    for head, columns in _tiers(sheet):
        blocks = {head.id, *(block.id for column in columns for block in column)}
        if _is_field(head):
            written = [under for _, under in columns if under.chars]
            answers = [under for under in written if not _CROSSED_OUT.fullmatch(under.text)]
            # Of two answers (全日制 大专, 在职 本科) nobody can say which is asked for.
            owned = [(head, answers[0])] if len(answers) == 1 else []
        else:
            owned = [column for column in columns if _is_field(column[0])]
            if not owned:
                continue
        if not blocks & taken:
            closed |= blocks
            links += [Link(label.id, answer.id, "crossing", TIERED) for label, answer in owned]
    return links, closed


def _is_kind(lower: Block) -> bool:
    """The lower heading says only which of several answers of the upper one stands below: 学历, 全日制."""
    return lower.label is None and _KIND.fullmatch(fold(lower.text)) is not None


def _is_field(block: Block) -> bool:
    return block.label is not None and block.label.category == "field"


def _tiers(sheet: Sheet) -> list[tuple[Block, list[Column]]]:
    """Upper headings over two or more lower ones that share their width, with one answer below each."""
    places = sheet.whole_cells()
    whole = {cell.index: block for cell, block in places}
    found = []
    for cell, head in places:
        if not 0 < len(head.chars) <= LONGEST:
            continue
        lower = sheet.grid.below(cell)
        if len(lower) < 2 or not _shares(cell, lower):
            continue
        columns = [column for part in lower if (column := _column(sheet, part, whole)) is not None]
        if len(columns) == len(lower) and (not _is_field(head) or all(_is_kind(low) for low, _ in columns)):
            found.append((head, columns))
    return found


def _shares(cell: Cell, lower: Sequence[Cell]) -> bool:
    """The lower cells stand in one row, from the upper one's left side to its right."""
    slack = 0.04 * cell.rect.width + 8
    ends = abs(lower[0].rect.x0 - cell.rect.x0) < slack and abs(lower[-1].rect.x1 - cell.rect.x1) < slack
    return ends and all(
        abs(other.rect.y0 - lower[0].rect.y0) < 14 and abs(other.rect.y1 - lower[0].rect.y1) < 14
        for other in lower
    )


def _column(sheet: Sheet, part: Cell, whole: dict[int, Block]) -> Column | None:
    """A short lower heading and the only cell below it, which is as wide and no label."""
    lower, below = whole.get(part.index), sheet.grid.below(part)
    under = whole.get(below[0].index) if len(below) == 1 else None
    if lower is None or under is None or under.label is not None:
        return None
    third = sheet.grid.below(below[0])
    lone = len(third) != 1 or not _as_wide(below[0], third[0])  # else rows of labels and answers, or a list
    short = 0 < len(lower.chars) <= LONGEST and not any(char.text.isdigit() for char in lower.chars)
    return (lower, under) if lone and short and _as_wide(part, below[0]) else None


def _as_wide(upper: Cell, lower: Cell) -> bool:
    a, b = upper.rect, lower.rect
    return abs(a.x0 - b.x0) < 14 and abs(a.x1 - b.x1) < 14
