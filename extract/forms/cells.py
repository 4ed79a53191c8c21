"""Cells of a ruled page: the areas that lines close, merged and nested ones included."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.forms.rulings import Rulings, find_rulings
from ingest.document import Image, Rect

MIN_SIDE = 20
"""Working pixels (200 dpi): the slit of a double line is narrower, a one-character column wider."""

MIN_FILL = 0.5
"""Share of its bounding box that a cell fills; outlines around other tables fill less."""

FRAME_SHARE = 0.45
"""A cell this large (share of the page) is a frame around a form, not a field."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One closed area, by its bounding rectangle in page pixels. `boxes` are the small equal boxes, one
    character each, that it was joined from."""

    index: int
    rect: Rect
    boxes: tuple[Rect, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """The cells of a page and, for every working pixel, which cell it is in (-1: none)."""

    cells: tuple[Cell, ...]
    areas: NDArray[np.int32]
    scale: float

    def at(self, x: float, y: float) -> int | None:
        """Index of the cell at a page pixel, None outside every cell and on a line."""
        row, column = int(y * self.scale), int(x * self.scale)
        if not (0 <= row < self.areas.shape[0] and 0 <= column < self.areas.shape[1]):
            return None
        for step in (0, -7, 7):
            # A stroke taken for a piece of line must not make a character homeless.
            if 0 <= row + step < self.areas.shape[0] and self.areas[row + step, column] >= 0:
                return int(self.areas[row + step, column])
        around = [cell for cell in self.cells if cell.rect.grown(-2).contains(x, y)]
        return min(around, key=lambda cell: cell.rect.area).index if around else None

    def right_of(self, cell: Cell) -> list[Cell]:
        """Cells that begin where this one ends, sharing a good part of its height, top first."""
        return sorted((o for o in self.cells if self._beside(cell, o)), key=lambda o: o.rect.y0)

    def left_of(self, cell: Cell) -> list[Cell]:
        """Cells that end where this one begins, top first."""
        return sorted((o for o in self.cells if self._beside(o, cell)), key=lambda o: o.rect.y0)

    def below(self, cell: Cell) -> list[Cell]:
        """Cells that begin under this one, sharing a good part of its width, left first."""
        return sorted((o for o in self.cells if self._under(cell, o)), key=lambda o: o.rect.x0)

    def above(self, cell: Cell) -> list[Cell]:
        """Cells that end right over this one, left first."""
        return sorted((o for o in self.cells if self._under(o, cell)), key=lambda o: o.rect.x0)

    def _tolerance(self) -> float:
        return float(0.012 * self.areas.shape[1] / self.scale)

    def _beside(self, left: Cell, right: Cell) -> bool:
        tolerance = self._tolerance()
        a, b = left.rect, right.rect
        return -tolerance <= b.x0 - a.x1 <= 1.5 * tolerance and _overlap(a.y0, a.y1, b.y0, b.y1) > 0.5

    def _under(self, upper: Cell, lower: Cell) -> bool:
        tolerance = self._tolerance()
        a, b = upper.rect, lower.rect
        return -tolerance <= b.y0 - a.y1 <= 1.5 * tolerance and _overlap(a.x0, a.x1, b.x0, b.x1) > 0.5

    def split(self, cell: Cell, cuts: Sequence[float], *, across: bool) -> "Grid":
        """A grid in which the cell is cut at page pixels `cuts`: into rows where `across`, else columns."""
        areas = self.areas.copy()
        cells = list(self.cells)
        x0, y0, x1, y1 = cell.rect
        start = y0 if across else x0
        for number, stop in enumerate([*cuts, y1 if across else x1]):
            rect = Rect(x0, start, x1, stop) if across else Rect(start, y0, stop, y1)
            if number == 0:
                cells[cell.index] = Cell(cell.index, rect)
            else:
                rows = slice(int(rect.y0 * self.scale), int(rect.y1 * self.scale) + 1)
                columns = slice(int(rect.x0 * self.scale), int(rect.x1 * self.scale) + 1)
                part = areas[rows, columns]
                part[part == cell.index] = len(cells)
                cells.append(Cell(len(cells), rect))
            start = stop
        return Grid(tuple(cells), areas, self.scale)

    def stands_alone(self, cell: Cell) -> bool:
        """No other cell touches this one: a coloured band or a framed line, not part of a table."""
        tolerance = self._tolerance()
        reach = cell.rect.grown(1.5 * tolerance)
        return not any(
            other.index != cell.index
            and reach.intersection(other.rect) > 0
            and cell.rect.grown(-tolerance).intersection(other.rect) == 0
            for other in self.cells
        )


def _overlap(a0: float, a1: float, b0: float, b1: float) -> float:
    """Shared length over the shorter of the two."""
    shared = min(a1, b1) - max(a0, b0)
    return max(0.0, shared) / max(1.0, min(a1 - a0, b1 - b0))


def find_grid(image: Image, text: Sequence[Rect] = ()) -> Grid:
    """Cells of an upright RGB page, left to right and top to bottom; `text` bounds its lines of text."""
    return grid_from(find_rulings(image, text))


def grid_from(rulings: Rulings) -> Grid:
    """Areas that the lines close. What touches the border of the picture is outside."""
    lines = cv2.bitwise_or(rulings.horizontal, rulings.vertical)
    free = cv2.bitwise_not(lines)
    free[[0, -1], :] = 1
    free[:, [0, -1]] = 1
    _, labels, stats, _ = cv2.connectedComponentsWithStats(free, connectivity=4)
    outside = {int(labels[0, 0]), int(labels[-1, -1]), int(labels[0, -1]), int(labels[-1, 0])}
    kept: list[tuple[int, Rect]] = []
    for label, (x, y, width, height, area) in enumerate(stats):
        if label == 0 or label in outside or min(width, height) < MIN_SIDE:
            continue
        if area < MIN_FILL * width * height and area < 0.01 * labels.size:
            continue
        s = rulings.scale
        kept.append((label, Rect(*(float(v) / s for v in (x, y, x + width, y + height)))))
    kept, rows = _join_boxes(kept, np.asarray(labels, np.int32), labels.shape[1] / rulings.scale)
    kept.sort(key=lambda item: (round(item[1].y0 / 12), item[1].x0))
    table = np.full(int(labels.max()) + 1, -1, np.int32)
    for index, (label, _) in enumerate(kept):
        table[label] = index
    cells = tuple(Cell(index, rect, rows.get(label, ())) for index, (label, rect) in enumerate(kept))
    return Grid(cells, np.asarray(table[labels], np.int32), rulings.scale)


def _join_boxes(
    kept: list[tuple[int, Rect]], labels: NDArray[np.int32], page_width: float
) -> tuple[list[tuple[int, Rect]], dict[int, tuple[Rect, ...]]]:
    """The areas, and the boxes of those joined: eight or more small equal boxes in a row become one cell."""
    small = [
        (label, rect)
        for label, rect in kept
        if rect.width < page_width / 18 and rect.width < 1.6 * rect.height and rect.height < 2.5 * rect.width
    ]
    small = _row_by_row(small)
    joined: dict[int, Rect] = {}
    rows: dict[int, tuple[Rect, ...]] = {}
    gone: set[int] = set()
    run: list[tuple[int, Rect]] = []
    for label, rect in [*small, (-1, Rect(0, 0, 0, 0))]:
        if run and _next_box(run[-1][1], rect, page_width):
            run.append((label, rect))
            continue
        if len(run) >= 8:
            whole = run[0][1]
            for other, part in run[1:]:
                whole = whole.union(part)
                labels[labels == other] = run[0][0]
                gone.add(other)
            joined[run[0][0]] = whole
            rows[run[0][0]] = tuple(part for _, part in run)
        run = [(label, rect)]
    return [(label, joined.get(label, rect)) for label, rect in kept if label not in gone], rows


def _row_by_row(boxes: Sequence[tuple[int, Rect]]) -> list[tuple[int, Rect]]:
    """Boxes from left to right, one row after the other; a row's boxes are level within half their height."""
    rows: list[list[tuple[int, Rect]]] = []
    for box in sorted(boxes, key=lambda item: item[1].centre[1]):
        if rows and box[1].centre[1] - rows[-1][-1][1].centre[1] < 0.5 * box[1].height:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [box for row in rows for box in sorted(row, key=lambda item: item[1].x0)]


def _next_box(left: Rect, right: Rect, page_width: float) -> bool:
    """`right` is the next box of a row of equal boxes."""
    # Long numbers stand in groups of boxes (6, 8 and 4 digits of an ID number).
    touching = -0.005 * page_width < right.x0 - left.x1 < max(0.012 * page_width, 0.6 * left.width)
    alike = 0.7 < right.width / max(1.0, left.width) < 1.43
    level = abs(right.y0 - left.y0) < 0.3 * left.height and abs(right.y1 - left.y1) < 0.3 * left.height
    return touching and alike and level
