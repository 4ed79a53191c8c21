"""What stands on a laid-out Word page: lines of text, outlines of cells, pictures. Lengths in pixels."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.document import Rect

Fixed = tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class Line:
    """A laid-out line: `spans` gives each character's (x0, x1); `top` and `size` its height. Axes that are
    `fixed` do not move with the text around it: the line is in a box anchored to the page."""

    text: str
    spans: tuple[tuple[float, float], ...]
    top: float
    size: float
    fixed: Fixed = (False, False)

    def moved(self, dx: float, dy: float) -> "Line":
        dx, dy = _free(self.fixed, dx, dy)
        return replace(self, spans=tuple((a + dx, b + dx) for a, b in self.spans), top=self.top + dy)


@dataclass(frozen=True, slots=True)
class Ruling:
    """The outline of a cell."""

    rect: Rect
    fixed: Fixed = (False, False)

    @property
    def top(self) -> float:
        return self.rect.y0

    def moved(self, dx: float, dy: float) -> "Ruling":
        return replace(self, rect=_moved(self.rect, *_free(self.fixed, dx, dy)))


@dataclass(frozen=True, slots=True)
class Pasted:
    """An embedded picture at its place."""

    relation: str
    rect: Rect
    fixed: Fixed = (False, False)

    @property
    def top(self) -> float:
        return self.rect.y0

    def moved(self, dx: float, dy: float) -> "Pasted":
        return replace(self, rect=_moved(self.rect, *_free(self.fixed, dx, dy)))


Item = Line | Ruling | Pasted


def sliced(items: list[Item], height: float, room: float) -> Iterator[tuple[list[Item], float]]:
    """Parts of a row that is taller than a page, cut between its lines, each from 0."""
    if height <= room:
        yield items, height
        return
    start = 0.0
    while start < height:
        end = min(height, start + room)
        crossed = [i.top for i in items if isinstance(i, Line) and start < i.top < end < i.top + i.size]
        end = min([end, *crossed])
        part: list[Item] = []
        for item in items:
            if isinstance(item, Ruling):
                y0, y1 = max(item.rect.y0, start), min(item.rect.y1, end)
                if y1 > y0:
                    part.append(Ruling(Rect(item.rect.x0, y0 - start, item.rect.x1, y1 - start)))
            elif start <= _anchor(item, height) < end:
                part.append(item.moved(0.0, -start))
        yield part, end - start
        start = end


def _anchor(item: Line | Pasted, height: float) -> float:
    """Where in its row an item belongs: what floats off it stays with the row's first or last part."""
    return 0.0 if item.fixed[1] else min(max(item.top, 0.0), height - 1.0)


def _free(fixed: Fixed, dx: float, dy: float) -> tuple[float, float]:
    return 0.0 if fixed[0] else dx, 0.0 if fixed[1] else dy


def _moved(rect: Rect, dx: float, dy: float) -> Rect:
    return Rect(rect.x0 + dx, rect.y0 + dy, rect.x1 + dx, rect.y1 + dy)
