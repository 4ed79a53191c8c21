"""Cells that have lost the lines between the values of several labels."""

from collections.abc import Sequence
from itertools import pairwise

from extract.forms.cells import FRAME_SHARE, Cell, Grid
from extract.forms.lexicon import Lexicon
from extract.forms.pieces import Piece, cut_pieces, in_order, join, rows_of
from ingest.document import Page


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
