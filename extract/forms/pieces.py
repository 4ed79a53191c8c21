"""Characters with their places, and the pieces of text that lie within one cell."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from extract.forms.cells import Grid
from ingest.document import Page, Rect, Source, TextLine

GAP = 1.75
"""Distance of two character centres, in font heights, from which the eye sees two words: justified text
reaches 1.5, a full-width space 2.0."""

LOPSIDED = "（）()【】[]《》“”‘’「」，。、；：:;,.·"

FONT_SHARE = 0.78
"""Height of the characters over the height of the detector's box around them."""


@dataclass(frozen=True, slots=True)
class Char:
    """One character: its place in upright pixels, its probability (None: given, not recognised), the
    second-best reading, the number of its line on the page, and whether a space or gap precedes it."""

    text: str
    rect: Rect
    score: float | None
    runner_up: str
    line: int
    gap: bool
    source: Source


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring characters of one line within one cell (None: outside every cell)."""

    chars: tuple[Char, ...]
    cell: int | None
    vertical: bool = False
    _rect: Rect | None = field(init=False, default=None, compare=False, repr=False)

    @property
    def rect(self) -> Rect:
        if self._rect is None:  # asked for thousands of times on a page
            object.__setattr__(self, "_rect", bounds(self.chars))
        assert self._rect is not None
        return self._rect

    @property
    def text(self) -> str:
        return join(self.chars)


def bounds(chars: Sequence[Char]) -> Rect:
    """Rectangle around characters. Raises ValueError when there are none."""
    # Asked for more than anything else on a page: no rectangle is made for every step.
    x0, y0, x1, y1 = zip(*[char.rect for char in chars], strict=True)
    return Rect(min(x0), min(y0), max(x1), max(y1))


def join(chars: Iterable[Char]) -> str:
    """Text without layout spaces: a space stays only between two Latin words."""
    out: list[str] = []
    before: Char | None = None
    for char in chars:
        parted = before is not None and (char.gap or char.line != before.line)
        if parted and out and _is_latin(out[-1][-1]) and _is_latin(char.text):
            out.append(" ")
        out.append(char.text)
        before = char
    return "".join(out)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def font_height(chars: Sequence[Char]) -> float:
    """Median character height in pixels, 1.0 for none."""
    heights = sorted(char.rect.height for char in chars)
    return max(1.0, heights[len(heights) // 2]) if heights else 1.0


def chars_of(line: TextLine, number: int) -> list[Char]:
    """Characters of a line; spaces become the gap of the next one."""
    spans = line.char_spans if len(line.char_spans) == len(line.text) else _estimated(line)
    scores = line.char_scores if len(line.char_scores) == len(line.text) else [line.score] * len(line.text)
    others = line.runners_up if len(line.runners_up) == len(line.text) else [""] * len(line.text)
    font = FONT_SHARE * (line.rect.width if line.vertical else line.rect.height)
    # A box may be drawn too tight for its font: where most characters stand farther apart, that is no gap.
    parting = max(font, _usual_pitch(line.text, spans))
    chars: list[Char] = []
    space = False
    before: tuple[float, bool] | None = None
    leaders = _leaders(line.text)
    for place, (text, (start, end), score, other) in enumerate(
        zip(line.text, spans, scores, others, strict=True)
    ):
        if text.isspace() or place in leaders:
            space = True
            continue
        centre = (start + end) / 2
        wide = unicodedata.east_asian_width(text) in "WF"
        pitch = parting * ((0.5 if wide else 0.25) + (0.5 if before is None or before[1] else 0.25))
        # Brackets and stops have their ink at one side of their square.
        pitch += 0.4 * parting * (text in LOPSIDED or bool(chars and chars[-1].text in LOPSIDED))
        gap = before is not None and (space or centre - before[0] > pitch + (GAP - 1.0) * parting)
        half = font * (0.5 if wide else 0.28)
        start, end = min(start, centre - half), max(end, centre + half)
        rect = (
            Rect(line.rect.x0, start, line.rect.x1, end)
            if line.vertical
            else Rect(start, line.rect.y0, end, line.rect.y1)
        )
        chars.append(Char(text, rect, score, other, number, gap, line.source))
        before, space = (centre, wide), False
    return chars


MANY_PITCHES = 16
"""Neighbouring Chinese characters from which a line is prose and its own pitch known; a label and its answer
have fewer."""


def _usual_pitch(text: str, spans: Sequence[tuple[float, float]]) -> float:
    """Median distance of neighbouring Chinese characters, 0.0 where they are too few to tell."""
    if len(text) <= MANY_PITCHES:
        return 0.0
    centres = [(start + end) / 2 for start, end in spans]
    pitches = sorted(
        centres[k + 1] - centres[k]
        for k in range(len(text) - 1)
        if "\u3400" <= text[k] <= "\u9fff" and "\u3400" <= text[k + 1] <= "\u9fff"
    )
    return pitches[len(pitches) // 2] if len(pitches) >= MANY_PITCHES else 0.0


_LEADERS = re.compile(
    r"[.．·•…‥_＿]{2,}|^[.．·•…‥_＿]+|(?<=[:：])[.．·•‥_＿](?=[\u3400-\u9fff])|…|^[*＊](?=[\u3400-\u9fff])|(?<=[^*＊\d\s])\s*[*＊]$"
)
"""Dots to an answer; and the star of what has to be filled in, before or behind a label."""
LONGEST_LED = 40
"""Characters of a line up to which a row of dots leads from a label to its answer; in prose …… is a pause."""


def _leaders(text: str) -> frozenset[int]:
    """Places of what only leads the eye."""
    if len(text) > LONGEST_LED:
        return frozenset()
    return frozenset(k for found in _LEADERS.finditer(text) for k in range(*found.span()))


def _estimated(line: TextLine) -> list[tuple[float, float]]:
    """Spans by the usual widths of characters, where the line does not give them."""
    start, end = (line.rect.y0, line.rect.y1) if line.vertical else (line.rect.x0, line.rect.x1)
    widths = [1.0 if unicodedata.east_asian_width(char) in "WF" else 0.5 for char in line.text]
    unit = (end - start) / max(0.5, sum(widths))
    spans: list[tuple[float, float]] = []
    for width in widths:
        spans.append((start, start + width * unit))
        start += width * unit
    return spans


def glyph_rects(page: Page) -> list[Rect]:
    """The place of every character of a page."""
    return [char.rect for number, line in enumerate(page.lines) for char in chars_of(line, number)]


def cut_pieces(page: Page, grid: Grid) -> list[Piece]:
    """Every line of the page, cut where it crosses from one cell into another."""
    pieces: list[Piece] = []
    usual = _usual_height(page.lines)
    for number, line in enumerate(page.lines):
        chars = chars_of(line, number)
        if not chars or _is_slanted(line, chars, usual):
            continue
        if line.vertical:
            pieces += _cut_upright(chars, grid)
            continue
        homes = _homes(chars, grid, usual)
        start = 0
        for stop in range(1, len(chars) + 1):
            if stop == len(chars) or homes[stop] != homes[start]:
                pieces.append(Piece(tuple(chars[start:stop]), homes[start]))
                start = stop
    return pieces


LEAST_STACKED = 3
"""Characters that a part of an upright line has in a cell of its own: fewer may be a border misplaced."""


def _cut_upright(chars: Sequence[Char], grid: Grid) -> list[Piece]:
    """An upright line cut where it runs on into the cell below: labels above each other in a narrow column
    are read as one (单位意见协会意见). One piece where a part would be a scrap or outside every cell."""
    homes = [grid.at(*char.rect.centre) for char in chars]
    runs = [(home, len(list(run))) for home, run in groupby(homes)]
    whole = [Piece(tuple(chars), grid.at(*bounds(chars).centre), True)]
    if len(runs) < 2 or any(home is None or length < LEAST_STACKED for home, length in runs):
        return whole
    pieces: list[Piece] = []
    start = 0
    for home, length in runs:
        pieces.append(Piece(tuple(chars[start : start + length]), home, True))
        start += length
    return pieces


SLANTED_PITCH, SLANTED_HEIGHT = 0.4, 1.6
"""Pitch of the characters over the height of their line's box, and that height over the page's usual one: a
level line has pitches of 0.5 and more, one that climbs (a watermark) fills a tall box with few characters."""


def _usual_height(lines: Sequence[TextLine]) -> float:
    heights = sorted(line.rect.height for line in lines if not line.vertical)
    return heights[len(heights) // 2] if heights else 0.0


def _is_slanted(line: TextLine, chars: Sequence[Char], usual: float) -> bool:
    """A line that climbs across the page: a watermark behind the form, and nobody's answer."""
    if line.vertical or len(chars) < 3 or not all("\u3400" <= char.text <= "\u9fff" for char in chars):
        return False
    pitch = (chars[-1].rect.centre[0] - chars[0].rect.centre[0]) / (len(chars) - 1)
    return line.rect.height > SLANTED_HEIGHT * usual and pitch < SLANTED_PITCH * line.rect.height


def _homes(chars: Sequence[Char], grid: Grid, usual: float) -> list[int | None]:
    """Cell of every character. One or two characters that run over a border stay with their word."""
    homes = [grid.at(*char.rect.centre) for char in chars]
    for index, (char, home) in enumerate(zip(chars, homes, strict=True)):
        if home is None and index and not char.gap:
            homes[index] = homes[index - 1]
        elif home is None and index + 1 < len(chars) and not chars[index + 1].gap:
            homes[index] = homes[index + 1]
    # A spaced label is no beginning of the word behind it.
    first = start = 2 if homes[:1] == homes[1:2] != homes[2:3] and _spaced(chars[:3], usual) else 0
    for stop in range(start + 1, len(chars) + 1):
        if stop < len(chars) and homes[stop] == homes[start]:
            continue
        short = stop - start <= 2
        if short and start > first and not _gap_before(chars, start) and stop == len(chars):
            homes[start:stop] = [homes[start - 1]] * (stop - start)
        elif short and start == first and stop < len(chars) and not _gap_before(chars, stop):
            homes[start:stop] = [homes[stop]] * (stop - start)
        start = stop
    return homes


SPACED, WIDE = 1.25, 1.4
"""Pitch of two characters over that from the second to the next, and over the page's usual height of a line,
from which they are a spaced label (性　别) and not the beginning of the word behind them."""


def _gap_before(chars: Sequence[Char], place: int) -> bool:
    """A gap, or a step clearly longer than those of the Chinese characters on either side: words that run
    over a border keep their pitch."""
    near = [*chars[max(0, place - 4) : place + 4]]
    steps = [two.rect.centre[0] - one.rect.centre[0] for one, two in pairwise(near)]
    over = steps.pop(place - max(0, place - 4) - 1)
    chinese = all("\u3400" <= char.text <= "\u9fff" for char in near)
    return chars[place].gap or (chinese and bool(steps) and over > WIDE * max(steps))


def _spaced(chars: Sequence[Char], usual: float) -> bool:
    """The first two characters stand farther apart than the second from the third: clearly, or where they
    are too far apart for a word in the page's usual size."""
    places = [char.rect.centre[0] for char in chars]
    if len(places) < 3:
        return False
    first, second = places[1] - places[0], places[2] - places[1]
    return first > SPACED * second or (first > second and first > WIDE * usual)


def rows_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces as rows, top to bottom and left to right; a row overlaps by half its height."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda item: item.rect.centre[1]):
        y = piece.rect.centre[1]
        for row in rows[-3:]:
            last = row[-1].rect
            if abs(y - last.centre[1]) < 0.5 * min(last.height, piece.rect.height):
                row.append(piece)
                break
        else:
            rows.append([piece])
    return [_along(row) for row in rows]


def _along(row: list[Piece]) -> list[Piece]:
    """Pieces of a row from left to right. A value in two lines beside its label, which stands at the height
    of their middle, makes one row with it: lines above each other are read from the top."""
    stacks: list[list[Piece]] = []
    for piece in sorted(row, key=lambda item: item.rect.x0):
        last = stacks[-1] if stacks else []
        shared = min((min(p.rect.x1, piece.rect.x1) - piece.rect.x0 for p in last), default=0.0)
        if last and shared > 0.5 * min(piece.rect.width, *(p.rect.width for p in last)):
            last.append(piece)
        else:
            stacks.append([piece])
    return [piece for stack in stacks for piece in sorted(stack, key=lambda item: item.rect.centre[1])]


def in_order(pieces: Iterable[Piece]) -> tuple[Char, ...]:
    """Characters of pieces in reading order; the first of each piece after another is set apart."""
    chars: list[Char] = []
    for row in rows_of(pieces):
        chars.extend(char for piece in row for char in piece.chars)
    return tuple(chars)


def set_apart(piece: Piece) -> list[Char]:
    """Characters of a piece; the first one has a gap before it (it opens a piece of its own)."""
    first = piece.chars[0]
    opened = Char(first.text, first.rect, first.score, first.runner_up, first.line, True, first.source)
    return [opened, *piece.chars[1:]]
