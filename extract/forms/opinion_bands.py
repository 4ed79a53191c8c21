"""Opinion blocks side by side under one band: 意见 over 提名单位 | 所在单位, headed by a party alone."""

import re
from dataclasses import dataclass, replace

from extract.forms.cells import Cell
from extract.forms.folding import fold_label, without_brackets
from extract.forms.lexicon import slot_role
from extract.forms.opinion_words import Role
from extract.forms.sheet import Sheet
from ingest.document import Rect

BAND_SHARE = 0.5
"""Width of a band over the page's: it stands over all the columns of a table."""

_BAND = re.compile(
    r"(?:各方|各级|各单位|审核|审批|推荐|提名|评审|审查|有关|相关|单位|组织)*意见(?:栏|及盖章|与盖章)?"
)
_PARTY = re.compile(r"^[\u3400-\u9fff()（）、/]{2,16}(?=[:：]|$)")


@dataclass(frozen=True, slots=True)
class OpinionBlock:
    """A block on a page in upright pixels, with the ids of the text blocks that lie in it."""

    name: str
    role: Role
    page: int
    rect: Rect
    blocks: frozenset[int]


def under_band(sheet: Sheet) -> list[OpinionBlock]:
    """The blocks under every band whose cells are headed by two parties; where one heading is not read and
    no other block is the unit's, that one is: every form has a place for the unit."""
    found: list[OpinionBlock] = []
    for block in sheet.blocks:
        if block.cell is None or not block.whole or block.cell in sheet.frames:
            continue
        band = sheet.grid.cells[block.cell]
        if not _BAND.match(fold_label(block.text)) or band.rect.width < BAND_SHARE * sheet.page.width:
            continue
        under = sheet.grid.below(band)
        if len(under) < 2 or sheet.grid.right_of(band) or sheet.grid.left_of(band):
            continue
        if not _labels_and_answers(sheet, under):
            found += _settled([_of_cell(sheet, cell) for cell in under])
    return found


def _labels_and_answers(sheet: Sheet, row: list[Cell]) -> bool:
    """市协会意见 in a cell with what it says in the next: under the band stand whole blocks, not columns."""
    first, second = (
        [b for b in sheet.blocks if b.cell == cell.index and b.chars] for cell in sorted(row, key=_left)[:2]
    )
    alone = len(first) == 1 and first[0].label is not None and first[0].label.category == "slot"
    answer = bool(second) and all(b.label is None or not b.whole for b in second)
    return alone and first[0].whole and answer


def _left(cell: Cell) -> float:
    return cell.rect.x0


def _settled(columns: list[tuple[OpinionBlock, bool]]) -> list[OpinionBlock]:
    named = [block for block, headed in columns if headed]
    nameless = [block for block, headed in columns if not headed]
    if not named or len(nameless) > 1:
        return []
    if nameless and any(block.role == "unit" for block in named):
        return []
    return [block if headed else replace(block, role="unit") for block, headed in columns]


def _of_cell(sheet: Sheet, cell: Cell) -> tuple[OpinionBlock, bool]:
    """The block of a cell and whether its first words name the party whose it is."""
    inside = [b for b in sheet.blocks if b.cell == cell.index]
    first = min((b for b in inside if b.chars), key=lambda b: (b.rect.y0, b.rect.x0), default=None)
    party = _PARTY.match(fold_label(first.text)) if first is not None else None
    name = without_brackets(party[0]) if party is not None else ""
    if name and not name.endswith("意见"):
        name += "意见"
    role = slot_role(name) if name else None
    ids = frozenset(b.id for b in inside)
    return (
        OpinionBlock(name if role else "单位意见", role or "unit", sheet.page.index, cell.rect, ids),
        role is not None,
    )
