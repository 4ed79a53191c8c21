"""Labels broken within their bracket: 单位名称（全 over 称）, their answer at the height of both."""

from collections.abc import Sequence
from dataclasses import replace

from extract.forms.folding import fold
from extract.forms.pieces import Piece

LONGEST = 6
"""Characters of a hint on either side of the break; in prose brackets hold more, and lines break anywhere."""

LONGEST_LABEL = 16
"""Characters of a label with the part of its bracket that stands on its first line."""


def with_whole_brackets(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces of a page, those of a label broken within its bracket as one."""
    whole = list(pieces)
    for first in pieces:
        if not _opens(fold(first.text)):
            continue
        rest = [p for p in whole if p is not first and _closes(fold(p.text)) and _beneath(first, p)]
        if len(rest) == 1:
            whole[whole.index(first)] = replace(first, chars=(*first.chars, *rest[0].chars))
            whole.remove(rest[0])
    return tuple(whole)


def _opens(text: str) -> bool:
    head, bracket, hint = text.rpartition("(")
    short = len(hint) <= LONGEST and len(text) <= LONGEST_LABEL
    return bool(bracket) and len(head) >= 2 and ")" not in hint and short


def _closes(text: str) -> bool:
    hint, bracket, rest = text.partition(")")
    return bool(bracket) and "(" not in hint and len(hint) <= LONGEST and rest in ("", ":")


def _beneath(first: Piece, second: Piece) -> bool:
    """In the same cell on the next line, which begins under the first one."""
    a, b = first.rect, second.rect
    return (
        first.cell == second.cell
        and a.centre[1] < b.y0 + 0.5 * b.height
        and a.centre[1] + 0.5 * a.height < b.centre[1] < a.y1 + 1.2 * b.height
        and a.x0 - b.height < b.x0 < a.x1
        and b.x1 < a.x1 + b.height
    )
