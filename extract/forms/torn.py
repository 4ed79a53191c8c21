"""A value that is torn out of its line: the line goes on, without a gap, into what belongs elsewhere."""

from collections.abc import Sequence

from extract.forms.pieces import Char, chars_of
from ingest.document import Page

SEPARATORS = frozenset(":：∶|丨_＿.。,，;；、()（）[]【】")
"""Marks that part a value from what stands before or behind it."""


def is_torn(chars: Sequence[Char], page: Page, label: Sequence[Char] = ()) -> bool:
    """Whether the first or last character that the value has of a line has a neighbour there that is neither
    the value's nor its label's. Lines that were read a second time (numbers below 0) are not looked at."""
    own = {_place(char) for char in (*chars, *label)}
    for number in {char.line for char in chars if 0 <= char.line < len(page.lines)}:
        line = chars_of(page.lines[number], number)
        inside = [k for k, char in enumerate(line) if _place(char) in own]
        if not inside:
            continue
        first, last = inside[0], inside[-1]
        before = line[first - 1] if first else None
        after = line[last + 1] if last + 1 < len(line) else None
        if after is not None and not after.gap and _is_word(after) and _is_word(line[last]):
            return True
        if before is not None and not line[first].gap and _is_word(before) and _is_word(line[first]):
            return True
    return False


def _place(char: Char) -> tuple[int, float]:
    return char.line, round(char.rect.centre[0] + char.rect.centre[1], 1)


def _is_word(char: Char) -> bool:
    return char.text not in SEPARATORS
