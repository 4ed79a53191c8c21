"""Opinion blocks: where the unit, a recommending body and the association speak and seal."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.forms.blocks import Block
from extract.forms.cells import Cell
from extract.forms.chapters import own_box, under_chapter
from extract.forms.folding import fold, fold_label, without_brackets
from extract.forms.opinion_bands import OpinionBlock, under_band
from extract.forms.opinion_rows import in_rows
from extract.forms.opinion_words import Role
from extract.forms.pieces import font_height
from extract.forms.sheet import Sheet
from ingest.document import Rect

OPEN_FOOT = 0.25
"""How far (share of the page) an opinion block without a lower border reaches below its last words."""

HEADING_KEYS = frozenset({"主要事迹", "单位名称", "申报奖项", "统一社会信用代码", "身份证号码", "姓名"})
"""Labels that show that an opinion block is over; 经办人, 负责人 and telephones belong to its foot."""

ENCLOSED = 0.9
"""Share of a cell that lies within another which lost its inner rules."""

_OPINION = re.compile(r"意见|承诺|评|鉴定|审|审批|推荐|理由")
"""Words that head a block; a mere 单位（盖章） belongs to the block above it."""

_ANY_BODY = re.compile(r"商\(?协\)?会|协\(?商\)?会|[协学联商]会\((?:商会|协会|学会|联合会)\)")
"""Whichever body the unit belongs to (商（协）会意见): the organiser knows what it is called itself."""

SEAL_HINT = re.compile(
    r"盖章|公章(?![的上]{0,2}(?:单位)?(?:名称|全称)?(?:保持|完全)?(?:一致|相符|相同))|签章|印章|\(章\)|\(印\)"
)
"""Where a seal belongs; that a name must be as the seal bears it (与公章一致) says nothing of where."""


def find_slots(sheet: Sheet) -> list[OpinionBlock]:
    """Opinion blocks of a page, top to bottom."""
    labels = [b for b in sheet.blocks if b.label is not None and b.label.category == "slot"]
    found: list[OpinionBlock] = []
    claimed: set[int] = set()
    for grouped in (*under_band(sheet), *in_rows(sheet)):
        found.append(grouped)
        claimed |= grouped.blocks
    for block in sorted(labels, key=lambda b: (b.rect.y0, b.rect.x0)):
        if block.id in claimed or _heads_slots(sheet, block, labels):
            continue
        slot = None
        if _has_cell(sheet, block):
            slot = _in_column(sheet, block, labels) or _in_cells(sheet, block)
        slot = slot or _in_chapter(sheet, block) or in_text(sheet, block, labels)
        found.append(slot)
        claimed |= slot.blocks
    return found


def _heads_slots(sheet: Sheet, block: Block, labels: Sequence[Block]) -> bool:
    """A section's heading: a band, a line outside of tables, or a label upright beside them, over cells that
    are opinion blocks."""
    if block.cell is None:
        under = {cell.index for cell in under_chapter(sheet, block)}
        return any(label.cell in under and label.whole and _OPINION.search(_name(label)) for label in labels)
    if not _has_cell(sheet, block):
        return False
    if not block.whole:
        ends = _ends_cell(sheet, block) and _over_slots(sheet, block, labels)
        return ends or _heads_enclosed(sheet, block, labels)
    if _headed_beside(sheet, block, labels):
        return True
    return _over_slots(sheet, block, labels)


def _over_slots(sheet: Sheet, block: Block, labels: Sequence[Block]) -> bool:
    """The block's cell is a band over cells that head opinions."""
    assert block.cell is not None
    band = sheet.grid.cells[block.cell]
    if band.rect.width < 0.5 * sheet.page.width or sheet.grid.right_of(band):
        return False
    under = {cell.index for cell in sheet.grid.below(band)}
    return sum(label.cell in under and _OPINION.search(_name(label)) is not None for label in labels) >= 1


def _ends_cell(sheet: Sheet, block: Block) -> bool:
    """The last words of a cell with others above them: a band whose upper border was lost."""
    within = [b for b in sheet.blocks if b.cell == block.cell and b.chars and b.id != block.id]
    return bool(within) and all(b.rect.centre[1] < block.rect.y0 for b in within)


def _heads_enclosed(sheet: Sheet, block: Block, labels: Sequence[Block]) -> bool:
    """The first words of a cell that lost its inner rules: the headings of opinions at its side have cells of
    their own within it."""
    return _tops(sheet, block) and any(
        label.whole
        and label.cell is not None
        and _OPINION.search(_name(label))
        and _enclosing(sheet, label) == block.cell
        for label in labels
    )


def _enclosing(sheet: Sheet, label: Block) -> int | None:
    """The number of a wider cell that lies around a label's."""
    assert label.cell is not None
    own = sheet.grid.cells[label.cell].rect
    around = [
        cell
        for cell in sheet.grid.cells
        if cell.rect.width > 1.5 * own.width and cell.rect.intersection(own) > ENCLOSED * own.area
    ]
    return min(around, key=lambda cell: cell.rect.area).index if around else None


def _headed_beside(sheet: Sheet, block: Block, labels: Sequence[Block]) -> bool:
    """Two places or more, above each other, beside the label begin with headings of opinions themselves, in
    cells or, where a seal hides a border, in none."""
    assert block.cell is not None
    cell = sheet.grid.cells[block.cell].rect
    heads = [
        b.rect.y0
        for b in labels
        if not b.whole
        and b.rect.x0 > cell.x1 - 0.2 * cell.width
        and cell.y0 < b.rect.centre[1] < cell.y1
        and _OPINION.search(_name(b))
        and _tops(sheet, b)
    ]
    return bool(heads) and max(heads) - min(heads) > 2 * font_height(block.chars)


def _heads_cell(sheet: Sheet, block: Block, cell: Cell) -> bool:
    """The block is the heading, with its words below, of an opinion in the cell."""
    slot = block.label is not None and block.label.category == "slot"
    return slot and block.cell == cell.index and not block.whole and _tops(sheet, block)


def _tops(sheet: Sheet, block: Block) -> bool:
    """Nothing of its cell stands above the block."""
    return block.cell is None or not any(
        b.cell == block.cell and b.chars and b.rect.centre[1] < block.rect.y0 for b in sheet.blocks
    )


def _has_cell(sheet: Sheet, block: Block) -> bool:
    return block.cell is not None and block.cell not in sheet.frames


def _name(block: Block) -> str:
    return without_brackets(fold_label(block.text)) or fold_label(block.text)


def _in_cells(sheet: Sheet, block: Block) -> OpinionBlock | None:
    """None where the label is a band over loose text."""
    assert block.cell is not None
    cell = sheet.grid.cells[block.cell]
    content = _content_cells(sheet, cell) if block.whole else []
    if SEAL_HINT.search(fold(block.text)):
        # A blank opinion with its place for a seal, beside another's.
        content = [c for c in content if not any(_heads_cell(sheet, b, c) for b in sheet.blocks)]
    after = [b for b in sheet.blocks if b.cell == block.cell and b.rect.y0 > block.rect.y0 and b.chars]
    low = block.rect.y0 > cell.rect.y0 + 0.85 * cell.rect.height
    if not block.whole and not after and low:
        return None  # the heading of what stands under this cell, its own upper border lost
    if block.whole and not content and cell.rect.height < 3 * font_height(block.chars):
        return None
    above = [b for b in sheet.blocks if b.cell == block.cell and b.rect.centre[1] < block.rect.y0]
    headed = any(b.label is not None and _heads_a_part(b) for b in above)
    below = [b for b in after if b.label is not None and b.label.category == "slot" and _heads_a_part(b)]
    if not block.whole and (headed or below):
        # Something else stands in the cell as well: the border between the two is lost.
        top = block.rect.y0 if headed else cell.rect.y0
        bottom = min((b.rect.y0 for b in below), default=cell.rect.y1)
        rect = Rect(cell.rect.x0, top, cell.rect.x1, bottom)
        ids = frozenset((block.id, *(b.id for b in after if b.rect.y0 < bottom)))
        return OpinionBlock(_name(block), _role(block), sheet.page.index, rect, ids)
    around = _enclosing(sheet, block) if block.whole and not content else None
    if around is not None:
        # The rules between the opinions are lost: this one reaches as far across as the cell around it.
        whole = sheet.grid.cells[around].rect
        rect = Rect(cell.rect.x0, cell.rect.y0, max(cell.rect.x1, whole.x1), cell.rect.y1)
        beside = (b.id for b in sheet.blocks if b.cell == around and rect.contains(*b.rect.centre))
        return OpinionBlock(
            _name(block), _role(block), sheet.page.index, rect, frozenset((block.id, *beside))
        )
    cells = [cell] if not block.whole else [cell, *content]
    rect = cells[0].rect
    for other in cells[1:]:
        shared = other.rect.width > 1.3 * cell.rect.width and other.rect.y0 > cell.rect.centre[1]
        # Two column heads over one open cell: each has the part under it.
        part = Rect(cell.rect.x0, other.rect.y0, cell.rect.x1, other.rect.y1) if shared else other.rect
        rect = rect.union(part)
    inside = {c.index for c in cells}
    ids = frozenset(b.id for b in sheet.blocks if b.cell in inside)
    return OpinionBlock(_name(block), _role(block), sheet.page.index, rect, ids)


def _in_column(sheet: Sheet, block: Block, labels: Sequence[Block]) -> OpinionBlock | None:
    """The column under one of several headings in a row, in one cell or in cells with nothing below or
    between them; None where the block is no such heading."""
    assert block.cell is not None
    cell, height, level = sheet.grid.cells[block.cell], font_height(block.chars), block.rect.centre[1]
    heads = [b for b in labels if _has_cell(sheet, b) and abs(b.rect.centre[1] - level) < height]
    heads = sorted((b for b in heads if _OPINION.search(_name(b))), key=lambda b: b.rect.x0)
    row = [b for b in heads if b.cell == block.cell and not b.whole]
    under = sheet.grid.below(cell)
    if len(row) > 1 and block in row:
        borders = [cell.rect.x0, *((a.rect.x1 + b.rect.x0) / 2 for a, b in pairwise(row)), cell.rect.x1]
        left, right = borders[row.index(block)], borders[row.index(block) + 1]
    elif len(heads) > 1 and block.whole and not under and not _content_cells(sheet, cell):
        left, right = cell.rect.x0, cell.rect.x1
    else:
        return None
    foot = max((c.rect.y1 for c in under), default=0.0) or in_text(sheet, block, labels).rect.y1
    rect = Rect(left, block.rect.y0, right, foot)
    ids = frozenset((block.id, *(b.id for b in sheet.blocks if b.chars and rect.contains(*b.rect.centre))))
    return OpinionBlock(_name(block), _role(block), sheet.page.index, rect, ids)


def _in_chapter(sheet: Sheet, block: Block) -> OpinionBlock | None:
    """The box under a heading that stands outside of tables; None where there is none."""
    if block.cell is not None or not _OPINION.search(_name(block)):
        return None
    box = own_box(sheet, under_chapter(sheet, block))
    if box is None:
        return None
    ids = frozenset((block.id, *(b.id for b in sheet.blocks if b.cell == box.index)))
    return OpinionBlock(_name(block), _role(block), sheet.page.index, block.rect.union(box.rect), ids)


def _heads_a_part(block: Block) -> bool:
    """A field's label or an opinion's heading; 单位（盖章） at an opinion's foot is part of it."""
    if block.label is None:
        return False
    return block.label.category == "field" or (
        block.label.category == "slot" and _OPINION.search(_name(block)) is not None
    )


def _role(block: Block) -> Role:
    if _ANY_BODY.search(fold_label(block.text)):
        return "recommender"
    return (block.label.role if block.label else None) or "unit"


def _content_cells(sheet: Sheet, cell: Cell) -> list[Cell]:
    """The cell right of a slot's label, or under it where the label is a band or heads a column."""
    right = [c for c in sheet.grid.right_of(cell) if not _is_label_cell(sheet, c)]
    below = [c for c in sheet.grid.below(cell) if not _is_label_cell(sheet, c)]
    heads = bool(sheet.grid.right_of(cell)) and not right
    if right and not heads:
        return right
    height = font_height([ch for b in sheet.blocks if b.cell == cell.index for ch in b.chars])
    tall = cell.rect.height > 6 * height
    return [] if tall else [c for c in below if c.rect.x0 < cell.rect.centre[0] < c.rect.x1][:1]


def _is_label_cell(sheet: Sheet, cell: Cell) -> bool:
    inside = [b for b in sheet.blocks if b.cell == cell.index and b.chars]
    heads = all(b.label is not None and b.label.category == "slot" for b in inside)
    return bool(inside) and (heads or any(b.whole and b.label is not None for b in inside))


def in_text(sheet: Sheet, block: Block, labels: Sequence[Block]) -> OpinionBlock:
    """Outside of cells a block runs from its heading to the next heading, table or the end of the text."""
    loose = [b for b in sheet.blocks if b.cell is None or b.cell in sheet.frames]
    page = sheet.page
    height = font_height(block.chars)
    stops = [b.rect.y0 for b in labels if b.rect.y0 > block.rect.y1 and _OPINION.search(_name(b))]
    # A square chop draws small cells of its own: only a table's width ends a block.
    stops += [
        c.rect.y0
        for c in sheet.grid.cells
        if c.rect.y0 > block.rect.y1 and c.rect.width > 0.2 * page.width and c.index not in sheet.frames
    ]
    stops += [
        b.rect.y0
        for b in loose
        if b.rect.y0 > block.rect.y1
        and b.colon
        and b.label
        and set(b.label.keys) & HEADING_KEYS
        and not SEAL_HINT.search(fold(b.text))  # 申报企业（盖章）： signs the block
    ]
    bottom = min(stops, default=float(page.height))
    text = [b for b in loose if block.rect.y0 - 0.5 * height <= b.rect.centre[1] < bottom]
    left = min((b.rect.x0 for b in text), default=block.rect.x0)
    right = max((b.rect.x1 for b in text), default=block.rect.x1)
    last = max((b.rect.y1 for b in text), default=block.rect.y1) + OPEN_FOOT * page.height
    rect = Rect(
        max(0.0, left - height),
        block.rect.y0,
        min(float(page.width), max(right, 0.92 * page.width)),
        min(bottom, last, float(page.height)),
    )
    ids = frozenset((block.id, *(b.id for b in text)))
    return OpinionBlock(_name(block), _role(block), page.index, rect, ids)
