"""Which label owns which value: every possible pair is scored, and the best consistent set is chosen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

from extract.fields.plausibility import plausibility
from extract.forms.beside import right_of
from extract.forms.blocks import Block, Link, Relation
from extract.forms.cells import Cell
from extract.forms.folding import fold
from extract.forms.group_heads import heads_rows, named_links
from extract.forms.lexicon import NO_KEY, LabelMatch
from extract.forms.matrix import crossed_links
from extract.forms.pieces import bounds, font_height
from extract.forms.sheet import Sheet
from extract.forms.side_columns import blocks_in, past, side_columns

RIGHT, BELOW, FREE_RIGHT, FREE_BELOW = 0.9, 0.55, 0.7, 0.4
"""How far geometry alone speaks for a pair; a value left of or above its label is not considered."""

LIST_HEAD = 0.15
"""What is left of BELOW where a label heads a list of entries."""

TYPE_SHARE = 0.5
"""Weight of the value's looks beside geometry."""

BLANK_COST = 0.2
LABEL_COST = {"field": 0.85, "slot": 0.85, "other": 0.6}
"""What it costs to take a known label for a value."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A label block, its value block and the key; key None where the season does not know the label."""

    label: Block
    value: Block
    keys: tuple[str, ...]
    relation: Relation
    score: float


def geometric_links(sheet: Sheet, taken: set[int]) -> list[Link]:
    """Links that the cells and the alignment of loose text allow. `taken` blocks (slots) are left out."""
    columns = side_columns(sheet)
    taken = taken | blocks_in(sheet, columns)
    crossed = crossed_links(sheet, taken)
    taken = taken | crossed.closed
    links: list[Link] = list(crossed.links)
    whole: dict[int | None, Block] = {
        block.cell: block for block in sheet.blocks if block.whole and block.id not in taken
    }
    first: dict[int | None, Block] = {
        block.cell: block
        for block in reversed(sheet.blocks)
        if block.cell is not None and not block.whole and block.label is None and block.id not in taken
    }
    targets = {**first, **whole}
    for block in whole.values():
        if block.cell is None or not block.chars or block.cell in sheet.frames:
            continue
        cell = sheet.grid.cells[block.cell]
        for relation, neighbours, base in (
            ("right", past(sheet, right_of(sheet, cell, block, whole), columns), RIGHT),
            ("below", sheet.grid.below(cell), BELOW),
        ):
            near = [targets[other.index] for other in neighbours if other.index in targets]
            if relation == "below" and any(heads_rows(sheet, other, whole) for other in neighbours):
                continue  # the head of the next group of rows (近三年情况) is nobody's answer
            if relation == "below" and neighbours and _heads_a_list(sheet, cell, neighbours[0], whole):
                base = LIST_HEAD
            if len(near) == 1 and len(neighbours) == 1:
                links.append(Link(block.id, near[0].id, relation, base))  # type: ignore[arg-type]
            elif relation == "right" and near and block.label and block.label.category == "field":
                links.append(Link(block.id, near[0].id, "right", 0.7 * base))
    links += named_links(sheet, whole) + _nested_links(sheet, taken, targets)
    return links + _trailing_links(sheet, taken, targets) + _loose_links(sheet, taken)


def _nested_links(sheet: Sheet, taken: set[int], targets: dict[int | None, Block]) -> list[Link]:
    """Labels beside or over a row of boxes, one for each character of a number, wherever the label stands."""
    links: list[Link] = []
    owners = {link.label for link in sheet.links if sheet.blocks[link.value - sheet.first_id].chars}
    rows = [cell for cell in sheet.grid.cells if cell.boxes and cell.index in targets]
    for block in sheet.blocks:
        if block.label is None or block.id in owners | taken or block.label.category == "slot":
            continue
        a = bounds(block.chars)
        for cell in rows:
            b = cell.rect
            level = min(a.y1, b.y1) - max(a.y0, b.y0) > 0.4 * min(a.height, b.height)
            if level and -0.01 * sheet.page.width < b.x0 - a.x1 < 0.25 * sheet.page.width:
                links.append(Link(block.id, targets[cell.index].id, "free_right", FREE_RIGHT))
            under = -0.5 * a.height < b.y0 - a.y1 < 1.5 * a.height and min(a.x1, b.x1) > max(a.x0, b.x0)
            if under and not level:
                links.append(Link(block.id, targets[cell.index].id, "below", BELOW))
    return links


def _heads_a_list(sheet: Sheet, head: Cell, first: Cell, whole: dict[int | None, Block]) -> bool:
    """The cell heads a column of two or more entries (起止时间 over several years): none is its value."""
    alike = abs(head.rect.width - first.rect.width) < 0.1 * head.rect.width
    under = [
        c for c in sheet.grid.below(first) if abs(c.rect.width - first.rect.width) < 0.1 * first.rect.width
    ]
    third = whole.get(under[0].index) if under else None
    second = whole.get(first.index)
    if not (alike and third is not None and second is not None) or second.label or third.label:
        return False
    return bool(sheet.grid.right_of(head) or sheet.grid.left_of(head))


def _trailing_links(sheet: Sheet, taken: set[int], targets: dict[int | None, Block]) -> list[Link]:
    """A label that ends a cell shared with something else (its border is missing): the next cell."""
    owners = {link.label for link in sheet.links}
    links: list[Link] = []
    for block in sheet.blocks:
        if block.whole or block.cell is None or block.label is None or block.id in owners | taken:
            continue
        for other in sheet.grid.right_of(sheet.grid.cells[block.cell])[:1]:
            if other.index in targets and block.cell not in sheet.frames:
                links.append(Link(block.id, targets[other.index].id, "right", 0.8 * RIGHT))
    return links


def _loose_links(sheet: Sheet, taken: set[int]) -> list[Link]:
    """Labels without a cell and without a value behind them: what stands beside or under them."""
    links: list[Link] = []
    owners = {link.label for link in sheet.links if sheet.blocks[link.value - sheet.first_id].chars}
    loose = [b for b in sheet.blocks if b.cell is None or b.cell in sheet.frames]
    for label in loose:
        if label.label is None or label.id in owners or label.id in taken:
            continue
        height = font_height(label.chars)
        beside: list[Block] = []
        for value in loose:
            if value.id == label.id or value.id in taken or not value.chars:
                continue
            a, b = label.rect, value.rect
            # A label of two lines (with its translation) may stand a little above the blank beside it.
            tall = 0.425 * (a.height + b.height) if a.height > 1.5 * b.height else 0.0
            same_row = abs(a.centre[1] - b.centre[1]) < max(0.6 * height, tall)
            if same_row and 0 <= b.x0 - a.x1 < 12 * height:
                beside.append(value)
            overlap = min(a.x1, b.x1) - max(a.x0, b.x0)
            if 0 < b.y0 - a.y1 + 0.4 * height < 2.2 * height and overlap > 0.5 * min(a.width, b.width):
                links.append(Link(label.id, value.id, "free_below", FREE_BELOW))
        # What stands behind another word is that word's, or goes on from it.
        nearest = min((value.rect.x0 for value in beside), default=0.0)
        links += [
            Link(label.id, value.id, "free_right", FREE_RIGHT)
            for value in beside
            if value.rect.x0 < nearest + height
        ]
        links += _framed_below(sheet, label, taken)
    return links


def _framed_below(sheet: Sheet, label: Block, taken: set[int]) -> list[Link]:
    """A label over a box that holds its value."""
    height = font_height(label.chars)
    return [
        Link(label.id, block.id, "free_below", FREE_BELOW)
        for block in sheet.blocks
        if block.whole
        and block.label is None
        and block.cell is not None
        and block.cell not in sheet.frames
        and block.id not in taken
        and -0.4 * height < block.rect.y0 - label.rect.y1 < 1.5 * height
        and block.rect.x0 - height < label.rect.x0 < block.rect.x0 + 0.25 * block.rect.width
        and not sheet.grid.above(sheet.grid.cells[block.cell])
    ]


def label_of(block: Block) -> LabelMatch | None:
    """What a block means as a label; short words in a cell of their own may be labels nobody knows."""
    if block.label is not None:
        return block.label
    text = fold(block.text)
    if block.whole and re.fullmatch(r"[\u3400-\u9fff（）()、/]{2,12}", text):
        return LabelMatch((), 0.3, "other", text)
    return None


def choose_pairs(
    blocks: Sequence[Block], links: Sequence[Link], awards: Sequence[str], weights: dict[int, float]
) -> list[Pair]:
    """The set of pairs of the greatest total score in which every block and every key is used once.

    `weights` scales the label similarity of single blocks (1.0 where absent): labels in another
    party's part of the form count less. Solved exactly as an integer programme.
    """
    by_id = {block.id: block for block in blocks}
    pairs: list[Pair] = []
    for link in links:
        label_block, value = by_id[link.label], by_id[link.value]
        label = label_of(label_block)
        if label is None or label.category == "slot":
            continue
        pairs += _scored(label_block, value, label, link, awards, weights.get(label_block.id, 1.0))
    return _solve([pair for pair in pairs if pair.score > 0.02])


def _scored(
    owner: Block, value: Block, label: LabelMatch, link: Link, awards: Sequence[str], weight: float
) -> list[Pair]:
    cost = BLANK_COST if not value.chars else 0.0
    rival = label_of(value)
    if rival is not None and link.relation not in ("inline", "inside"):
        cost += LABEL_COST[rival.category] * (rival.similarity if value.label else 0.3)
    base = link.score * label.similarity
    found = [Pair(owner, value, (), link.relation, 0.6 * base - cost)]
    if label.category == "field":
        looks = max(plausibility(key, value.text, awards) for key in label.keys)
        # A label of two keys of ours is worth two labels of one.
        both = 1.0 + 0.5 * (sum(key != NO_KEY for key in label.keys) - 1)
        score = both * base * weight + TYPE_SHARE * looks - cost - 1e-5 * owner.id
        found.append(Pair(owner, value, label.keys, link.relation, score))
    return found


def _solve(pairs: list[Pair]) -> list[Pair]:
    if not pairs:
        return []
    rows: list[int] = []
    columns: list[int] = []
    numbers: dict[object, int] = {}
    for column, pair in enumerate(pairs):
        used: list[object] = [pair.label.id, pair.value.id, *(key for key in pair.keys if key != NO_KEY)]
        for item in used:
            rows.append(numbers.setdefault(item, len(numbers)))
            columns.append(column)
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(numbers), len(pairs)))
    result = milp(
        c=-np.array([pair.score for pair in pairs]),
        constraints=LinearConstraint(matrix, -np.inf, 1.0),
        integrality=np.ones(len(pairs)),
        bounds=Bounds(0, 1),
        options={"time_limit": 5.0},
    )
    if result.x is None:
        return []
    return [pair for pair, chosen in zip(pairs, result.x, strict=True) if chosen > 0.5]
