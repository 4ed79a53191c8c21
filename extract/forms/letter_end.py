"""The end of a letter that nobody sealed: the firm's printed name and, beneath it, the day."""

from collections.abc import Sequence

from extract.fields.dates import find_dates
from extract.fields.plausibility import ORGANISATION
from extract.forms.folding import fold
from extract.forms.pieces import Char, bounds, font_height
from extract.forms.sheet import Sheet

LINES_BETWEEN = 3.0
"""Heights of a character at most from the foot of the name to the day beneath it."""

LINES_BELOW = 3
"""Lines that may follow the day: whom to ask, a copy to somebody, the page's number."""

LONGEST_NAME = 40


def day_at_the_end(sheets: Sequence[Sheet]) -> tuple[Sheet, tuple[Char, ...]] | None:
    """The characters of a letter's day, which stands alone in a line of the right half beneath a line that is
    an organisation's name and nothing else, and near which the letter ends."""
    for sheet in reversed(sheets):
        lines = _lines(sheet, loose=True)
        for place in range(len(lines) - 1, max(-1, len(lines) - 2 - LINES_BELOW), -1):
            day = lines[place]
            # A chop's frame makes a cell of the name that it stands on.
            names = _lines(sheet, loose=False) if _is_day(day) and _stands_right(day, sheet) else []
            if any(_signs(name, day, sheet) for name in names):
                return sheet, day
        if lines:
            return None  # what stands on an earlier page is no end
    return None


def _lines(sheet: Sheet, *, loose: bool) -> list[tuple[Char, ...]]:
    """The lines of text, or those outside of tables alone, top first."""
    by_line: dict[int, list[Char]] = {}
    for block in sheet.blocks:
        if not loose or block.cell is None or block.cell in sheet.frames:
            for char in block.chars:
                by_line.setdefault(char.line, []).append(char)
    lines = [tuple(sorted(line, key=lambda c: c.rect.x0)) for line in by_line.values()]
    return sorted(lines, key=lambda line: bounds(line).centre[1])


def _said(line: Sequence[Char]) -> str:
    return fold("".join(char.text for char in line))


def _is_day(line: Sequence[Char]) -> bool:
    said = _said(line)
    dates = find_dates(said)
    return (
        len(dates) == 1
        and (dates[0].start, dates[0].stop) == (0, len(said))
        and len(dates[0].iso or "") == 10
    )


def _stands_right(line: Sequence[Char], sheet: Sheet) -> bool:
    return bounds(line).centre[0] > sheet.page.width / 2


def _signs(name: Sequence[Char], day: Sequence[Char], sheet: Sheet) -> bool:
    """A line that is the name of an organisation, right above the day."""
    said, above, below = _said(name), bounds(name), bounds(day)
    gap = below.y0 - above.y1
    level = min(above.x1, below.x1) > max(above.x0, below.x0)
    return (
        len(said) <= LONGEST_NAME
        and ORGANISATION.search(said) is not None
        and not any(char in said for char in ":,;。、《》")
        and _stands_right(name, sheet)
        and level
        and -0.5 * font_height(day) < gap < LINES_BETWEEN * font_height(day)
    )
