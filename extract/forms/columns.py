"""Prose in two columns of one cell: the left column is read to its foot before the right one begins."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import mean

from extract.forms.pieces import Char, Piece, font_height, in_order

LEAST_LINES = 3
"""Lines that a column of prose has at least."""
LEAST_LENGTH = 9
"""Characters of its lines on the average: answers and signatures beside each other are shorter."""
FULL_SHARE, FULL_SLACK = 0.3, 1.6
"""Share of a column's lines that reach its right edge, but for so many font heights: prose is filled, a list
of words is not."""
LEAST_GUTTER = 0.5
"""Width of the white between the columns, in font heights."""


def reading_order(pieces: Sequence[Piece]) -> tuple[Char, ...]:
    """Characters of a cell as they are read: row by row, or column by column where prose stands in two."""
    columns = in_columns(pieces)
    return in_order(pieces) if columns is None else (*in_order(columns[0]), *in_order(columns[1]))


def in_columns(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]] | None:
    """The pieces of the left and of the right column, None where the text is no prose in two columns."""
    if len(pieces) < 2 * LEAST_LINES or any(piece.vertical for piece in pieces):
        return None
    font = font_height([char for piece in pieces for char in piece.chars])
    ordered = sorted(pieces, key=lambda piece: piece.rect.x0)
    edge = ordered[0].rect.x1
    for at in range(1, len(ordered)):
        if ordered[at].rect.x0 - edge >= LEAST_GUTTER * font:
            left, right = ordered[:at], ordered[at:]
            if _is_prose(left, font) and _is_prose(right, font) and _side_by_side(left, right):
                return left, right
        edge = max(edge, ordered[at].rect.x1)
    return None


def _is_prose(column: Sequence[Piece], font: float) -> bool:
    if len(column) < LEAST_LINES or mean(len(piece.chars) for piece in column) < LEAST_LENGTH:
        return False
    end = max(piece.rect.x1 for piece in column)
    full = sum(end - piece.rect.x1 < FULL_SLACK * font for piece in column)
    return full >= FULL_SHARE * len(column)


def _side_by_side(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """The columns begin at about one height, each line below the other."""
    for column in (left, right):
        heights = sorted(piece.rect.centre[1] for piece in column)
        if any(below - above < 0.5 * column[0].rect.height for above, below in pairwise(heights)):
            return False
    tops = [min(piece.rect.y0 for piece in column) for column in (left, right)]
    return abs(tops[0] - tops[1]) < 2.0 * left[0].rect.height
