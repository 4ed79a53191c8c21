"""Blocks of a page, and those of the text outside its cells: labels on a line and what follows them."""

import re
from collections.abc import Sequence

from extract.forms.folding import fold
from extract.forms.inline import Hit, find_hits, folded, glued_cell_hit, stacked_labels
from extract.forms.lexicon import Lexicon
from extract.forms.pieces import Piece, bounds, font_height, join, rows_of, set_apart
from extract.forms.sheet import Row, Sheet
from extract.forms.story_body import within_body
from extract.forms.translations import without_translations
from extract.forms.under_labels import answers_below, begins_below
from ingest.document import Rect

FULL_LINE = 0.85
"""A line that reaches this share of the text's width may go on in the next one."""

INSTRUCTION = re.compile(
    r"[(（]?(填表|填写|填报|申报)?(说明|须知|要求|注意事项)[:：]?|注[:：]|备注[:：]|填报说明"
)
"""How a paragraph begins that tells people how to fill in the form."""

DECLARES = re.compile(
    r"(?:本单位|我单位|本公司|我公司|本人|我)?(?:郑重)?(?:承诺|声明|保证)|以上(?:内容|材料|信息)|以上(?:情况|事迹|所述|各项).{0,4}(?:属实|真实)|特此(?:申报|推荐|申请|承诺|证明)"
)
"""How the end of a letter begins that is no longer the narrative."""

BELOW_SCORE = 0.8
"""How far a form with lines to write on below its labels speaks for a pair."""

SIGNED = re.compile(r"[^。，]{0,8}(?:签字|签名|签章|盖章)[)）]?[:：]")
"""How the line of a signature below a story begins."""

SEAL_LINE = re.compile(
    r"请?(?:打印|下载|填写|填好)?后?,?请?(?:加盖|盖)(?:本?单位)?(?:的)?(?:公章|印章|章)(?:处)?[:：]?"
)
"""A whole line that says where, or when, the unit seals: a heading over the place (打印后加盖公章)."""

TELLS_HOW = re.compile(r"本表|一式[两二三四\d]份|如实填写|请填写|应填写|报送|涂改|字以内|附页|另附|填表")
_PART = re.compile(r"第[一二三四五六七八九十\d]{1,2}(?:部分|章|节)")
_SECTION = re.compile(r"[一二三四五六七八九十]{1,2}[、.．]|\d{1,2}[、.．](?!\d)")
_NUMBERED = re.compile(r"[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]")


def loose_blocks(sheet: Sheet, pieces: Sequence[Piece]) -> None:
    """Blocks of the text outside every cell: pairs on a line, paragraphs under a label, single words."""
    pieces = stacked_labels(without_translations(pieces, sheet.lexicon), sheet.lexicon)
    rows = [[char for piece in row for char in set_apart(piece)] for row in rows_of(pieces)]
    if not rows:
        return
    left = min(bounds(row).x0 for row in rows)
    right = max(bounds(row).x1 for row in rows)
    found = [find_hits(row, sheet.lexicon, unknown=True) or _glued(row, sheet.lexicon) for row in rows]
    rules = _rule_rows(rows)
    below = answers_below(rows, found, sheet.lexicon)
    number = 0
    while number < len(rows):
        if number in rules or INSTRUCTION.match(_row_text(rows[number])):
            number = number + 1 if number in rules else _past_instructions(sheet, rows, number)
            continue
        if not found[number]:
            if not _goes_before(rows, found, number):
                _words(sheet, rows[number])
            number += 1
            continue
        if number in below:
            answers, after = below[number]
            _row_blocks(sheet, rows[number], found[number], answers, right, BELOW_SCORE)
            number = after
            continue
        number = _loose_row(sheet, rows, found, number, (left, right))


def _glued(row: Row, lexicon: Lexicon) -> list[Hit]:
    """The label of a line that is nothing but a label and its answer, with nothing between them."""
    hit = glued_cell_hit(row, folded(row), lexicon)
    return [hit] if hit is not None else []


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
        told = sum(bool(TELLS_HOW.search(text)) for text in texts)
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
        if next_row == number + 1 and not values[-1] and begins_below(rows, found, number, hits[-1]):
            next_row = number + 2
        values[-1] += [char for more in rows[number + 1 : next_row] for char in more]
        if "主要事迹" in hits[-1].label.keys:
            values[-1] = within_body(values[-1])
    _row_blocks(sheet, row, hits, values, span[1])
    return next_row


def _row_blocks(
    sheet: Sheet, row: Row, hits: list[Hit], values: list[Row], right: float, score: float | None = None
) -> None:
    """Blocks of the labels of a row and of their values; `score` of their links, by the colon if None."""
    stops = [*(hit.start for hit in hits[1:]), len(row)]
    for hit, value, stop in zip(hits, values, stops, strict=True):
        label_chars = row[hit.start : hit.stop]
        label = sheet.add(bounds(label_chars), label_chars, None, hit.label, colon=hit.colon)
        end = row[stop].rect.x0 if stop < len(row) else right
        blank = Rect(label.rect.x1, label.rect.y0, max(label.rect.x1 + 1, end), label.rect.y1)
        if value or hit.colon:
            block = sheet.add(bounds(value) if value else blank, value, None)
            sheet.link(label, block, "inline", score or (1.0 if hit.colon else 0.7))


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
    story = "主要事迹" in hit.label.keys
    prose = hit.label.category == "slot" or story
    current = number
    row_label_x0 = rows[number][hit.start].rect.x0
    while current + 1 < len(rows):
        below_hits = found[current + 1]
        if below_hits and not (story and _is_told(rows[number], rows[current + 1], below_hits)):
            break
        here, below = bounds(rows[current]), bounds(rows[current + 1])
        height = font_height(rows[current])
        if _cells_between(sheet, here, below) or below.y0 - here.y1 > (4.0 if prose else 0.9) * height:
            break
        text = _row_text(rows[current + 1])
        if story and (DECLARES.match(text) or SIGNED.match(text) or SEAL_LINE.fullmatch(text)):
            break
        if story and _PART.match(text) and _PART.match(_row_text(rows[number])):
            break  # the next part's heading, though a seal made its words unreadable
        if not prose and below.x0 < row_label_x0 - 1.5 * height:
            break
        full = here.x1 > span[0] + FULL_LINE * (span[1] - span[0])
        if not prose and not full:
            break
        current += 1
    return current + 1


CLAUSE_ENDS = "，。；"


def _is_told(heading: Row, row: Row, hits: list[Hit]) -> bool:
    """What looks like labels in a row belongs to the narrative above: 获奖情况：2018年…, and a label's word
    within a sentence (考取相关资格证书，). A block of opinion, the next heading numbered like the narrative's
    own, and another field end it."""
    if any(hit.label.category == "slot" for hit in hits):
        return False
    numbered = _SECTION.match(_row_text(heading))
    if numbered and _SECTION.match(_row_text(row)):
        return False
    sentence = any(char.text in CLAUSE_ENDS for char in row)
    return all(
        not hit.label.keys or "主要事迹" in hit.label.keys or (sentence and hit.start and not hit.colon)
        for hit in hits
    )


LEAST_OF_ROW = 0.08
"""Share of the width of the rows above and below that a cell of a table between them takes at least."""


def _cells_between(sheet: Sheet, above: Rect, below: Rect) -> bool:
    """A table lies between two rows of loose text: within their width, not the grain of a desk beside, and
    wider than what the grain of a shaded band closes in."""
    left, right = min(above.x0, below.x0), max(above.x1, below.x1)
    return any(
        above.y1 < cell.rect.centre[1] < below.y0
        and cell.rect.width > LEAST_OF_ROW * (right - left)
        and min(right, cell.rect.x1) - max(left, cell.rect.x0) > 0.3 * min(right - left, cell.rect.width)
        for cell in sheet.grid.cells
        if cell.index not in sheet.frames
    )
