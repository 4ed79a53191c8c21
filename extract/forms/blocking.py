"""From pieces of text and cells to blocks: whole cells, labels within text and what follows them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.forms.blocks import Block, Link, Relation
from extract.forms.cells import Cell, Grid
from extract.forms.inline import Hit, find_hits
from extract.forms.lexicon import LabelMatch, Lexicon, fold
from extract.forms.pieces import Char, Piece, bounds, cut_pieces, font_height, in_order, join, rows_of
from ingest.document import Page, Rect

NARRATIVE_CHARS = 80
"""A cell with more text than this is told as prose: labels count only at its top or its foot."""

FULL_LINE = 0.85
"""A line that reaches this share of the text's width may go on in the next one."""

FRAME_SHARE = 0.45
"""A cell this large (share of the page) is a frame around a form, not a field."""

_INSTRUCTION = re.compile(
    r"[(（]?(填表|填写|填报|申报)?(说明|须知|要求|注意事项)[:：]?|注[:：]|备注[:：]|填报说明"
)
"""How a paragraph begins that tells people how to fill in the form."""

_TELLS_HOW = re.compile(r"本表|一式[两二三四\d]份|如实填写|请填写|应填写|报送|涂改|字以内|附页|另附|填表")
_NUMBERED = re.compile(r"[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]")

Row = list[Char]


@dataclass(slots=True)
class Sheet:
    """The blocks of one page while they are being made, and the links that running text itself shows."""

    page: Page
    grid: Grid
    lexicon: Lexicon
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    frames: set[int] = field(default_factory=set)
    first_id: int = 0

    def add(
        self,
        rect: Rect,
        chars: Sequence[Char],
        cell: int | None,
        label: LabelMatch | None = None,
        *,
        whole: bool = False,
        colon: bool = False,
    ) -> Block:
        number = self.first_id + len(self.blocks)
        block = Block(number, self.page.index, rect, tuple(chars), cell, label, whole, colon)
        self.blocks.append(block)
        return block

    def link(self, label: Block, value: Block, relation: Relation, score: float) -> None:
        self.links.append(Link(label.id, value.id, relation, score))


def build_sheet(page: Page, grid: Grid, pieces: Sequence[Piece], lexicon: Lexicon, first_id: int) -> Sheet:
    """Blocks of a page. Text in a frame around everything is treated like text outside the cells."""
    sheet = Sheet(page, grid, lexicon, first_id=first_id)
    by_cell: dict[int, list[Piece]] = {}
    loose: list[Piece] = []
    for piece in pieces:
        if piece.cell is None:
            loose.append(piece)
        else:
            by_cell.setdefault(piece.cell, []).append(piece)
    for cell in grid.cells:
        inside = by_cell.get(cell.index, [])
        large = cell.rect.area > FRAME_SHARE * page.width * page.height and len(rows_of(inside)) > 6
        if large or (inside and grid.stands_alone(cell)) or _is_form_within(sheet, cell, inside):
            sheet.frames.add(cell.index)
            loose += inside
        else:
            _cell_blocks(sheet, cell, inside)
    _loose_blocks(sheet, loose)
    return sheet


def _is_form_within(sheet: Sheet, cell: Cell, pieces: Sequence[Piece]) -> bool:
    """A wide cell with three or more labels set apart in it: a borderless table of its own."""
    if cell.rect.width < 0.4 * sheet.page.width:
        return False
    count = 0
    for row in rows_of(pieces):
        chars = [char for piece in row for char in _set_apart(piece)]
        hits = find_hits(chars, sheet.lexicon, unknown=False)
        count += sum(h.label.similarity >= 0.85 and h.label.category != "slot" for h in hits)
    return count >= 3


def part_shared_cells(page: Page, grid: Grid, lexicon: Lexicon) -> Grid:
    """A cell beside (or under) several labels has lost the lines between their values, to a seal or to a
    bad copy: it is cut where the labels' own borders are."""
    texts: dict[int, list[Piece]] = {}
    for piece in cut_pieces(page, grid):
        if piece.cell is not None:
            texts.setdefault(piece.cell, []).append(piece)
    labels = {index for index, pieces in texts.items() if lexicon.match(join(in_order(pieces))) is not None}
    found = grid
    for cell in grid.cells:
        cuts = _cuts_between_labels(grid, cell, texts.get(cell.index, []), lexicon)
        if cuts and cell.index not in labels:
            found = found.split(cell, cuts, across=True)
            continue
        if cell.index in labels or cell.rect.area > FRAME_SHARE * page.width * page.height:
            continue
        left = [other for other in grid.left_of(cell) if other.rect.height < 0.9 * cell.rect.height]
        over = [other for other in grid.above(cell) if other.rect.width < 0.9 * cell.rect.width]
        if len(left) >= 2 and all(other.index in labels for other in left):
            cuts = [(a.rect.y1 + b.rect.y0) / 2 for a, b in pairwise(left)]
            found = found.split(cell, cuts, across=True)
        elif len(over) >= 2 and all(other.index in labels for other in over):
            cuts = [(a.rect.x1 + b.rect.x0) / 2 for a, b in pairwise(over)]
            found = found.split(cell, cuts, across=False)
    return found


def _cuts_between_labels(grid: Grid, cell: Cell, pieces: Sequence[Piece], lexicon: Lexicon) -> list[float]:
    """Where a cell that holds a label of its own in one of its lines has lost a border: at the height of
    its neighbours' borders that fall between its lines."""
    rows = rows_of(pieces)
    if not 2 <= len(rows) <= 6 or cell.rect.width > 0.5 * grid.areas.shape[1] / grid.scale:
        return []
    matches = [lexicon.match("".join(piece.text for piece in row)) for row in rows]
    if not any(match is not None and match.similarity >= 0.9 for match in matches):
        return []
    spans = [(min(p.rect.y0 for p in row), max(p.rect.y1 for p in row)) for row in rows]
    borders = [
        (a.rect.y1 + b.rect.y0) / 2
        for side in (grid.right_of(cell), grid.left_of(cell))
        for a, b in pairwise(side)
    ]
    slack = 0.25 * (spans[0][1] - spans[0][0])
    cuts = [
        border
        for above, below in pairwise(spans)
        for border in borders[:]
        if above[1] - slack <= border <= below[0] + slack
    ]
    return sorted({round(cut) for cut in cuts if not any(0 < abs(cut - other) < 12 for other in cuts)})


def _cell_blocks(sheet: Sheet, cell: Cell, pieces: Sequence[Piece]) -> None:
    chars = in_order(pieces)
    if len(chars) > 12 and _INSTRUCTION.match(fold(join(chars))):
        return
    whole = sheet.lexicon.match(join(chars)) if chars else None
    if not chars or whole is not None:
        sheet.add(cell.rect, chars, cell.index, whole, whole=True)
        return
    pieces = stacked_labels(pieces, sheet.lexicon)
    if _side_label(sheet, cell, pieces):
        return
    rows = [[char for piece in row for char in _set_apart(piece)] for row in rows_of(pieces)]
    found = _cell_hits(rows, len(chars), sheet.lexicon)
    if not found:
        sheet.add(cell.rect, chars, cell.index, None, whole=True)
        return
    before = [char for row in rows[: found[0][0]] for char in row] + rows[found[0][0]][: found[0][1].start]
    if before:
        sheet.add(bounds(before), before, cell.index)
    for place, (number, hit) in enumerate(found):
        stop = found[place + 1] if place + 1 < len(found) else None
        _hit_blocks(sheet, rows, number, hit, stop, cell)


def _side_label(sheet: Sheet, cell: Cell, pieces: Sequence[Piece]) -> bool:
    """A label stands left of several lines with no border between: two blocks, False where it is not so."""
    ordered = sorted(pieces, key=lambda piece: piece.rect.x0)
    for cut in range(1, min(len(ordered), 16)):
        left, right = ordered[:cut], ordered[cut:]
        if max(p.rect.x1 for p in left) > right[0].rect.x0 or len(rows_of(right)) < 2:
            continue
        label_chars, value = in_order(left), in_order(right)
        match = sheet.lexicon.match(join(label_chars))
        if match is None or match.similarity < 0.8:
            continue
        label = sheet.add(bounds(label_chars), label_chars, cell.index, match)
        if match.category != "slot":
            sheet.link(label, sheet.add(bounds(value), value, cell.index), "inside", 0.9)
        else:
            sheet.add(bounds(value), value, cell.index)
        return True
    return False


def stacked_labels(pieces: Sequence[Piece], lexicon: Lexicon) -> list[Piece]:
    """Labels broken into two lines joined again (统一社会 over 信用代码), so that the row beside them, which
    stands at the height of their middle, finds them whole."""
    rest = sorted(pieces, key=lambda piece: piece.rect.y0)
    for upper in list(rest):
        for lower in list(rest):
            a, b = upper.rect, lower.rect
            if upper is lower or not -0.5 * a.height < b.y0 - a.y1 < 0.6 * a.height:
                continue
            shared = min(a.x1, b.x1) - max(a.x0, b.x0)
            if upper not in rest or lower not in rest or shared < 0.6 * min(a.width, b.width):
                continue
            match = lexicon.match(upper.text + lower.text)
            alone = lexicon.match(upper.text)
            if match is None or match.category == "other" or match.similarity < 0.85:
                continue
            if alone is None or alone.similarity < match.similarity - 0.02:
                rest = [piece for piece in rest if piece is not upper and piece is not lower]
                rest.append(Piece((*upper.chars, *lower.chars), upper.cell))
    return rest


def _set_apart(piece: Piece) -> list[Char]:
    """Characters of a piece; the first one has a gap before it (it opens a piece of its own)."""
    first = piece.chars[0]
    opened = Char(first.text, first.rect, first.score, first.runner_up, first.line, True, first.source)
    return [opened, *piece.chars[1:]]


def _cell_hits(rows: list[Row], count: int, lexicon: Lexicon) -> list[tuple[int, Hit]]:
    """Labels in a cell that also holds their values."""
    kept: list[tuple[int, Hit]] = []
    prose = count > NARRATIVE_CHARS
    for number, row in enumerate(rows):
        hits = find_hits(row, lexicon, unknown=not prose)
        for hit in hits:
            edge = number == 0 or number >= len(rows) - 3
            slot = hit.label.category == "slot" and hit.start == 0
            if hit.colon and (not prose or edge or len(hits) > 1 or slot):
                kept.append((number, hit))
            elif not hit.colon and hit.label.similarity >= 0.8:
                opens = number == 0 and hit.start == 0 and len(rows) > 1 and hit.stop == len(row)
                apart = not prose and (hit.start == 0 or row[hit.start].gap)
                if opens or slot or (apart and hit.label.similarity >= 0.85):
                    kept.append((number, hit))
    return kept


def _hit_blocks(
    sheet: Sheet,
    rows: list[Row],
    number: int,
    hit: Hit,
    stop: tuple[int, Hit] | None,
    cell: Cell,
) -> None:
    """Blocks of a label in a cell and of the text behind it, up to the next label."""
    row = rows[number]
    label_chars = row[hit.start : hit.stop]
    last_row, last_char = (stop[0], stop[1].start) if stop else (len(rows) - 1, len(rows[-1]))
    if last_row == number:
        value = row[hit.stop : last_char]
    else:
        value = (
            row[hit.stop :] + [c for r in rows[number + 1 : last_row] for c in r] + rows[last_row][:last_char]
        )
    right = rows[last_row][last_char].rect.x0 if stop and last_row == number else cell.rect.x1
    label = sheet.add(bounds(label_chars), label_chars, cell.index, hit.label, colon=hit.colon)
    blank = Rect(label.rect.x1, label.rect.y0, max(label.rect.x1 + 1, right), label.rect.y1)
    if not value and not hit.colon:
        return
    block = sheet.add(bounds(value) if value else blank, value, cell.index)
    inline = hit.colon or bool(row[hit.stop :] and last_row == number) or hit.stop < len(row)
    score = (1.0 if hit.colon else 0.8) if inline else 0.75
    sheet.link(label, block, "inline" if inline else "inside", score)


def _loose_blocks(sheet: Sheet, pieces: Sequence[Piece]) -> None:
    """Blocks of the text outside every cell: pairs on a line, paragraphs under a label, single words."""
    pieces = stacked_labels(pieces, sheet.lexicon)
    rows = [[char for piece in row for char in _set_apart(piece)] for row in rows_of(pieces)]
    if not rows:
        return
    left = min(bounds(row).x0 for row in rows)
    right = max(bounds(row).x1 for row in rows)
    found = [find_hits(row, sheet.lexicon, unknown=True) for row in rows]
    rules = _rule_rows(rows)
    number = 0
    while number < len(rows):
        if number in rules or _INSTRUCTION.match(_row_text(rows[number])):
            number = number + 1 if number in rules else _past_instructions(sheet, rows, number)
            continue
        if not found[number]:
            if not _goes_before(rows, found, number):
                _words(sheet, rows[number])
            number += 1
            continue
        number = _loose_row(sheet, rows, found, number, (left, right))


def _row_text(row: Row) -> str:
    return fold("".join(char.text for char in row))


def _rule_rows(rows: list[Row]) -> set[int]:
    """Rows of a numbered paragraph that tells how to fill in the form, its heading lost or elsewhere."""
    found: set[int] = set()
    group: list[int] = []
    for number in range(len(rows) + 1):
        if number < len(rows) and (
            not group
            or bounds(rows[number]).y0 - bounds(rows[group[-1]]).y1 < 1.2 * font_height(rows[number])
        ):
            group.append(number)
            continue
        texts = [_row_text(rows[k]) for k in group]
        told = sum(bool(_TELLS_HOW.search(text)) for text in texts)
        if told >= 2 and 2 * sum(bool(_NUMBERED.match(text)) for text in texts) >= len(texts):
            found.update(group)
        group = [number]
    return found


def _past_instructions(sheet: Sheet, rows: list[Row], number: int) -> int:
    """Number of the first row behind a paragraph of instructions; it becomes no block at all."""
    current = number
    while current + 1 < len(rows):
        here, below = bounds(rows[current]), bounds(rows[current + 1])
        far = below.y0 - here.y1 > 2.0 * font_height(rows[current])
        if far or _cells_between(sheet, here, below):
            break
        match = sheet.lexicon.match(join(rows[current + 1]))
        if match is not None and match.category == "slot":
            break
        current += 1
    return current + 1


def _words(sheet: Sheet, row: Row) -> None:
    """A row without labels: every run of characters between gaps is a block."""
    for part in _split_words(row):
        sheet.add(bounds(part), part, None, sheet.lexicon.match(join(part)))


def _split_words(row: Row) -> list[Row]:
    words: list[Row] = []
    for char in row:
        if char.gap or not words:
            words.append([])
        words[-1].append(char)
    return words


def _goes_before(rows: list[Row], found: list[list[Hit]], number: int) -> bool:
    """The row is the first line of values whose label stands at half height, in the next row: its words
    are put before them there."""
    if number + 1 >= len(rows) or not found[number + 1]:
        return False
    row, below = rows[number], rows[number + 1]
    font = font_height(row)
    if bounds(below).y0 - bounds(row).y1 > -0.1 * font:
        return False
    hits = found[number + 1]
    starts = [hit.stop for hit in hits if hit.stop < len(below)]
    ends = [hit.start for hit in hits[1:]] + [len(below)]
    empty = {hit.stop: end for hit, end in zip(hits, ends, strict=True) if hit.stop == end}
    places: list[tuple[int, Row]] = []
    for word in _split_words(row):
        x = word[0].rect.x0
        near = [k for k in starts if k not in empty and abs(below[k].rect.x0 - x) < 0.8 * font]
        near += [
            stop
            for stop in empty
            if below[stop - 1].rect.x1 < x and (stop == len(below) or x < below[stop].rect.x0)
        ]
        if not near:
            return False
        places.append((near[0], word))
    for start, word in sorted(places, key=lambda item: -item[0]):
        below[start:start] = word
        grown = len(word)
        found[number + 1] = [
            Hit(h.start + grown, h.stop + grown, h.label, h.colon) if h.start >= start else h
            for h in found[number + 1]
        ]
    return True


def _loose_row(
    sheet: Sheet, rows: list[Row], found: list[list[Hit]], number: int, span: tuple[float, float]
) -> int:
    """Blocks of a row with labels and of the rows that go on below it; the number of the next row."""
    row, hits = rows[number], found[number]
    if hits[0].start:
        _words(sheet, row[: hits[0].start])
    stops = [*(hit.start for hit in hits[1:]), len(row)]
    values = [row[hit.stop : stop] for hit, stop in zip(hits, stops, strict=True)]
    next_row = _wrapped(rows, found, number, values)
    if next_row == number + 1:
        next_row = _goes_on(sheet, rows, found, number, hits[-1], span)
        values[-1] += [char for more in rows[number + 1 : next_row] for char in more]
    for hit, value, stop in zip(hits, values, stops, strict=True):
        label_chars = row[hit.start : hit.stop]
        label = sheet.add(bounds(label_chars), label_chars, None, hit.label, colon=hit.colon)
        end = row[stop].rect.x0 if stop < len(row) else span[1]
        blank = Rect(label.rect.x1, label.rect.y0, max(label.rect.x1 + 1, end), label.rect.y1)
        if value or hit.colon:
            block = sheet.add(bounds(value) if value else blank, value, None)
            sheet.link(label, block, "inline", 1.0 if hit.colon else 0.7)
    return next_row


def _wrapped(rows: list[Row], found: list[list[Hit]], number: int, values: list[Row]) -> int:
    """Rows close below in which every word begins under the value of one of several columns: wrapped
    values. They are added to `values`; the number of the first row that is none."""
    current = number
    while current + 1 < len(rows) and not found[current + 1]:
        below = rows[current + 1]
        font = font_height(below)
        if bounds(below).y0 - bounds(rows[current]).y1 > 0.3 * font:
            break
        owners: list[tuple[int, Row]] = []
        for word in _split_words(below):
            x = word[0].rect.x0
            near = [k for k, v in enumerate(values) if v and abs(v[0].rect.x0 - x) < 0.8 * font]
            if not near:
                return current + 1
            owners.append((near[0], word))
        for owner, word in owners:
            values[owner] += word
        current += 1
    return current + 1


def _goes_on(
    sheet: Sheet,
    rows: list[Row],
    found: list[list[Hit]],
    number: int,
    hit: Hit,
    span: tuple[float, float],
) -> int:
    """Number of the first row that no longer belongs to the label: prose runs on, short values only
    where their line is full."""
    prose = hit.label.category == "slot" or "主要事迹" in hit.label.keys
    current = number
    row_label_x0 = rows[number][hit.start].rect.x0
    while current + 1 < len(rows) and not found[current + 1]:
        here, below = bounds(rows[current]), bounds(rows[current + 1])
        height = font_height(rows[current])
        if _cells_between(sheet, here, below) or below.y0 - here.y1 > (4.0 if prose else 0.9) * height:
            break
        if not prose and below.x0 < row_label_x0 - 1.5 * height:
            break
        full = here.x1 > span[0] + FULL_LINE * (span[1] - span[0])
        if not prose and not full:
            break
        current += 1
    return current + 1


def _cells_between(sheet: Sheet, above: Rect, below: Rect) -> bool:
    """A table lies between two rows of loose text."""
    return any(
        above.centre[1] < cell.rect.centre[1] < below.centre[1]
        for cell in sheet.grid.cells
        if cell.index not in sheet.frames
    )
