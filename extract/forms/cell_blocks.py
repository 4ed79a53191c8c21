"""Blocks of the cells of a page: whole cells, labels within a cell and the text behind them."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from extract.fields.plausibility import is_bare_hint
from extract.fields.values import is_half_hint
from extract.forms.blocking import INSTRUCTION, loose_blocks
from extract.forms.cells import FRAME_SHARE, Cell, Grid
from extract.forms.columns import reading_order
from extract.forms.folding import fold
from extract.forms.group_heads import answers_label
from extract.forms.headed import headed_rows
from extract.forms.inline import Hit, find_hits, folded, glued_cell_hit, stacked_labels
from extract.forms.lexicon import LabelMatch, Lexicon
from extract.forms.pieces import (
    Char,
    Piece,
    bounds,
    font_height,
    in_order,
    join,
    rows_of,
    set_apart,
)
from extract.forms.sheet import Row, Sheet
from ingest.document import Page, Rect

NARRATIVE = "主要事迹"

NARRATIVE_CHARS = 80
"""A cell with more text than this is told as prose: labels count only at its top or its foot."""


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
    told = _told_cells(sheet, by_cell) | _told_below(sheet, loose, by_cell)
    for cell in grid.cells:
        inside = by_cell.get(cell.index, [])
        large = cell.rect.area > FRAME_SHARE * page.width * page.height and len(rows_of(inside)) > 6
        if cell.index in told:
            sheet.add(cell.rect, reading_order(inside), cell.index, None, whole=True)
        elif (
            large
            or (inside and not cell.boxes and grid.stands_alone(cell))
            or _is_form_within(sheet, cell, inside)
        ):
            sheet.frames.add(cell.index)
            loose += inside
        else:
            _cell_blocks(sheet, cell, inside)
    loose_blocks(sheet, loose)
    return sheet


def _told_cells(sheet: Sheet, by_cell: Mapping[int, list[Piece]]) -> set[int]:
    """Cells of prose right of a narrative's label or under it: words like 联系人： in them are no labels."""
    told: set[int] = set()
    for index, pieces in by_cell.items():
        text = join(in_order(pieces))
        match = sheet.lexicon.match(text) if len(text) < 40 else None
        if match is None or NARRATIVE not in match.keys:
            continue
        cell = sheet.grid.cells[index]
        beside = sheet.grid.right_of(cell)
        for other in beside if len(beside) == 1 else sheet.grid.below(cell)[:1] if not beside else []:
            inside = by_cell.get(other.index, [])
            if sum(len(piece.chars) for piece in inside) > NARRATIVE_CHARS / 2 and not _has_slot(
                sheet, inside
            ):
                told.add(other.index)
    return told


def _told_below(sheet: Sheet, loose: Sequence[Piece], by_cell: Mapping[int, list[Piece]]) -> set[int]:
    """Boxes of prose under a narrative's label that stands outside every cell."""
    told: set[int] = set()
    for piece in loose:
        match = sheet.lexicon.match(piece.text) if len(piece.text) < 40 else None
        if match is None or NARRATIVE not in match.keys:
            continue
        font = font_height(piece.chars)
        for index, inside in by_cell.items():
            rect = sheet.grid.cells[index].rect
            under = -0.5 * font < rect.y0 - piece.rect.y1 < 1.5 * font
            if under and rect.x0 - font < piece.rect.x0 < rect.x1 and not _has_slot(sheet, inside):
                told.add(index)
    return told


def _has_slot(sheet: Sheet, pieces: Sequence[Piece]) -> bool:
    """A line of the cell is the heading of an opinion block: the border above it is lost."""
    for row in rows_of(pieces):
        match = sheet.lexicon.match("".join(piece.text for piece in row))
        if match is not None and match.category == "slot":
            return True
    return False


def _is_form_within(sheet: Sheet, cell: Cell, pieces: Sequence[Piece]) -> bool:
    """A wide cell with three or more labels set apart in it: a borderless table of its own."""
    if cell.rect.width < 0.4 * sheet.page.width or _opens_story(sheet, pieces):
        return False
    count = 0
    for row in rows_of(pieces):
        chars = [char for piece in row for char in set_apart(piece)]
        hits = find_hits(chars, sheet.lexicon, unknown=False)
        count += sum(h.label.similarity >= 0.85 and h.label.category != "slot" for h in hits)
    return count >= 3


def _opens_story(sheet: Sheet, pieces: Sequence[Piece]) -> bool:
    """The narrative's label stands at the top of the cell: what looks like labels below is told in prose."""
    rows = rows_of(pieces)
    if not rows:
        return False
    hits = find_hits([char for piece in rows[0] for char in set_apart(piece)], sheet.lexicon, unknown=False)
    return bool(hits) and NARRATIVE in hits[0].label.keys


OFF_CENTRE = 0.4
"""How far, in font heights, a character left alone of a spread label stands from the middle of its cell."""


def _half_read(sheet: Sheet, cell: Cell, chars: Sequence[Char]) -> LabelMatch | None:
    """A label of two characters set apart (姓　名) of which one was passed over: what is left stands at its
    own side of the cell. A value of one character stands at the left of its cell, and begins no label."""
    if len(chars) != 1:
        return None
    font = font_height(chars)
    off = chars[0].rect.centre[0] - cell.rect.centre[0]
    if abs(off) < OFF_CENTRE * font or abs(off) > 0.5 * cell.rect.width - 0.5 * font:
        return None
    return sheet.lexicon.half(chars[0].text, first=off < 0)


def _cell_blocks(sheet: Sheet, cell: Cell, pieces: Sequence[Piece]) -> None:
    chars = reading_order(pieces)
    if len(chars) > 12 and INSTRUCTION.match(fold(join(chars))):
        return
    if _heads_of_columns(sheet, cell, pieces):
        return
    whole = sheet.lexicon.match(join(chars)) or _half_read(sheet, cell, chars) if chars else None
    whole = _over_hints(pieces, sheet.lexicon) or whole
    if (
        whole is not None
        and whole.category != "slot"
        and _holds_its_value(pieces, sheet.lexicon, whole.similarity)
    ):
        whole = None
    if not chars or whole is not None:
        sheet.add(cell.rect, chars, cell.index, whole, whole=True)
        return
    pieces = stacked_labels(pieces, sheet.lexicon)
    if _side_label(sheet, cell, pieces):
        return
    rows = [[char for piece in row for char in set_apart(piece)] for row in rows_of(pieces)]
    done = headed_rows(sheet, rows, 0, cell.index)
    while 0 < done < len(rows) and (more := headed_rows(sheet, rows, done, cell.index)) > done:
        done = more
    if done:
        rows = rows[done:]
        chars = tuple(char for row in rows for char in row)
        if not rows:
            return
    found = _cell_hits(rows, len(chars), sheet.lexicon)
    if not found:
        glued = None if answers_label(sheet, cell) else glued_cell_hit(rows[0], folded(chars), sheet.lexicon)
        if glued is None:
            sheet.add(cell.rect, chars, cell.index, None, whole=True)
            return
        found = [(0, glued)]
    before = [char for row in rows[: found[0][0]] for char in row] + rows[found[0][0]][: found[0][1].start]
    if before:
        sheet.add(bounds(before), before, cell.index)
    for place, (number, hit) in enumerate(found):
        stop = found[place + 1] if place + 1 < len(found) else None
        _hit_blocks(sheet, rows, number, hit, stop, cell)


def _row_texts(pieces: Sequence[Piece]) -> list[str]:
    return [join(char for piece in row for char in piece.chars) for row in rows_of(pieces)]


def _over_hints(pieces: Sequence[Piece], lexicon: Lexicon) -> LabelMatch | None:
    """The label of a cell that holds nothing else but hints below it whose brackets were lost in small print:
    they are no answer, which stands in the next cell."""
    rows = _row_texts(pieces)
    if len(rows) < 2 or not lexicon.is_exact(rows[0]):
        return None
    hints = all(is_bare_hint(row) or is_half_hint(fold(row)) for row in rows[1:])
    return lexicon.match(rows[0]) if hints else None


def _heads_of_columns(sheet: Sheet, cell: Cell, pieces: Sequence[Piece]) -> bool:
    """Headings of opinions in one row, set apart, with no border read between them: a block each."""
    words = sorted(pieces, key=lambda piece: piece.rect.x0)
    matches = [sheet.lexicon.match(word.text) for word in words]
    apart = all(b.rect.x0 - a.rect.x1 > 2 * font_height(a.chars) for a, b in pairwise(words))
    if len(words) < 2 or not apart or len(rows_of(pieces)) > 1:
        return False
    if not all(match is not None and match.category == "slot" for match in matches):
        return False
    for word, match in zip(words, matches, strict=True):
        sheet.add(word.rect, word.chars, cell.index, match)
    return True


def _holds_its_value(pieces: Sequence[Piece], lexicon: Lexicon, similarity: float) -> bool:
    """The first line is a label, better than with what stands below it, and that is none: a short name under
    its label makes a text that is still like the label."""
    rows = _row_texts(pieces)
    if len(rows) != 2 or lexicon.is_exact("".join(rows)) or lexicon.goes_on(rows[0], rows[1]):
        return False
    head, below = lexicon.match(rows[0]), fold(rows[1])
    return (
        head is not None
        and head.category == "field"
        and head.similarity > similarity + 0.02
        and lexicon.match(rows[1]) is None
        and below[:1] not in "(（[【"
    )


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


def _cell_hits(rows: list[Row], count: int, lexicon: Lexicon) -> list[tuple[int, Hit]]:
    """Labels in a cell that also holds their values."""
    kept: list[tuple[int, Hit]] = []
    prose = count > NARRATIVE_CHARS
    for number, row in enumerate(rows):
        hits = find_hits(row, lexicon, unknown=not prose)
        for hit in hits:
            edge = number == 0 or number >= len(rows) - 3
            slot = hit.label.category == "slot" and hit.start == 0
            if _in_story(kept) and not slot:
                continue
            if hit.colon and (not prose or edge or len(hits) > 1 or slot):
                kept.append((number, hit))
            elif not hit.colon and hit.label.similarity >= 0.8:
                opens = number == 0 and hit.start == 0 and len(rows) > 1 and hit.stop == len(row)
                apart = not prose and (hit.start == 0 or row[hit.start].gap)
                if opens or slot or (apart and hit.label.similarity >= 0.85):
                    kept.append((number, hit))
    return kept


def _in_story(kept: Sequence[tuple[int, Hit]]) -> bool:
    """The label of the narrative stands above: what follows is prose."""
    return bool(kept) and NARRATIVE in kept[-1][1].label.keys


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
