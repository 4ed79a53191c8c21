"""Cells of a ruled page: the areas that lines close, merged and nested ones included."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.forms.rulings import Rulings, find_rulings
from ingest.document import Image, Rect

MIN_SIDE = 15
"""Working pixels (200 dpi): the slit of a double line is narrower, a one-character column wider."""

MIN_FILL = 0.5
"""Share of its bounding box that a cell fills; outlines around other tables fill less."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One closed area, by its bounding rectangle in page pixels."""

    index: int
    rect: Rect


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
        found = int(self.areas[row, column])
        return found if found >= 0 else None

    def right_of(self, cell: Cell) -> list[Cell]:
        """Cells that begin where this one ends, sharing a good part of its height, top first."""
        tolerance = 0.012 * self.areas.shape[1] / self.scale
        found = [
            other
            for other in self.cells
            if -tolerance <= other.rect.x0 - cell.rect.x1 <= 1.5 * tolerance
            and _overlap(cell.rect.y0, cell.rect.y1, other.rect.y0, other.rect.y1) > 0.5
        ]
        return sorted(found, key=lambda other: other.rect.y0)

    def stands_alone(self, cell: Cell) -> bool:
        """No other cell touches this one: a coloured band or a framed line, not part of a table."""
        tolerance = 0.012 * self.areas.shape[1] / self.scale
        reach = cell.rect.grown(1.5 * tolerance)
        return not any(
            other.index != cell.index
            and reach.intersection(other.rect) > 0
            and cell.rect.grown(-tolerance).intersection(other.rect) == 0
            for other in self.cells
        )

    def below(self, cell: Cell) -> list[Cell]:
        """Cells that begin under this one, sharing a good part of its width, left first."""
        tolerance = 0.012 * self.areas.shape[1] / self.scale
        found = [
            other
            for other in self.cells
            if -tolerance <= other.rect.y0 - cell.rect.y1 <= 1.5 * tolerance
            and _overlap(cell.rect.x0, cell.rect.x1, other.rect.x0, other.rect.x1) > 0.5
        ]
        return sorted(found, key=lambda other: other.rect.x0)


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
    free = np.where(lines == 0, np.uint8(1), np.uint8(0))
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
        kept.append((label, Rect(x / s, y / s, (x + width) / s, (y + height) / s)))
    kept.sort(key=lambda item: (round(item[1].y0 / 12), item[1].x0))
    table = np.full(int(labels.max()) + 1, -1, np.int32)
    for index, (label, _) in enumerate(kept):
        table[label] = index
    cells = tuple(Cell(index, rect) for index, (_, rect) in enumerate(kept))
    return Grid(cells, np.asarray(table[labels], np.int32), rulings.scale)
