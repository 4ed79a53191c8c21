"""Lays the content of a Word file out on pages: where every character, rule and picture stands.

Not a copy of Word's own layout: cells, lines and pictures keep their order and neighbourhood, which is what
reading a form needs. All lengths are pixels at 200 dpi.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from ingest.document import Rect
from ingest.word_content import Block, Cell, Paragraph, Shape, Table
from ingest.word_items import Item, Line, Pasted, Ruling, sliced

PIXELS_PER_POINT = 200 / 72
LEADING = 1.35
"""Height of a line in text sizes."""
CELL_PADDING = 10.0
TAB = 21 * PIXELS_PER_POINT

Measure = Callable[[str, float], float]
"""(character, size in pixels) → advance in pixels."""


@dataclass(slots=True)
class Sheet:
    """One page being filled."""

    width: float
    height: float
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Frame:
    """Page size and margins."""

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float

    @property
    def inner_width(self) -> float:
        return self.width - self.left - self.right


@dataclass(slots=True)
class Typesetter:
    """Sets blocks one below the other. `measure` gives the advance of a character."""

    frame: Frame
    measure: Measure
    sheets: list[Sheet] = field(default_factory=list)
    y: float = 0.0

    def set_body(self, blocks: tuple[Block, ...]) -> list[Sheet]:
        self._new_sheet()
        for block in blocks:
            if isinstance(block, Paragraph) and block.break_before and self.sheets[-1].items:
                self._new_sheet()
            chunks = (
                self._table_chunks(block, self.frame.inner_width)
                if isinstance(block, Table)
                else self._paragraph_chunks(block, self.frame.inner_width)
            )
            for items, height, breaks in chunks:
                self._place(items, height)
                if breaks:
                    self._new_sheet()
        while len(self.sheets) > 1 and not self.sheets[-1].items:
            self.sheets.pop()
        return self.sheets

    def _new_sheet(self) -> None:
        self.sheets.append(Sheet(self.frame.width, self.frame.height))
        self.y = self.frame.top

    def _place(self, items: list[Item], height: float) -> None:
        bottom = self.frame.height - self.frame.bottom
        room = bottom - self.frame.top
        if self.y + min(height, room) > bottom and self.y > self.frame.top:
            self._new_sheet()
        for index, (part, part_height) in enumerate(sliced(items, height, room)):
            if index:
                self._new_sheet()
            self.sheets[-1].items += [item.moved(self.frame.left, self.y) for item in part]
            self.y += part_height

    def set_blocks(self, blocks: tuple[Block, ...], width: float) -> tuple[list[Item], float]:
        """Items of blocks in a cell or a text box, from (0, 0), and their height."""
        items: list[Item] = []
        y = 0.0
        for block in blocks:
            chunks = (
                self._table_chunks(block, width)
                if isinstance(block, Table)
                else self._paragraph_chunks(block, width)
            )
            for chunk, height, _ in chunks:
                items += [item.moved(0.0, y) for item in chunk]
                y += height
        return items, y

    def _paragraph_chunks(self, block: Paragraph, width: float) -> Iterator[tuple[list[Item], float, bool]]:
        """(items, height, page break after) for every line."""
        shapes = [p for p in block.pieces if isinstance(p, Shape)]
        floats = [
            item for shape in shapes if shape.floating is not None for item in self._float(shape, width)
        ]
        before, after = block.before * PIXELS_PER_POINT, block.after * PIXELS_PER_POINT
        lines = list(_broken(block, width, self.measure))
        for index, (characters, inline, breaks) in enumerate(lines):
            items, height = self._line(characters, inline, block, width, first=index == 0)
            if index == 0:
                items = [item.moved(0.0, before) for item in items] + floats
                height += before
            yield items, height + (after if index == len(lines) - 1 else 0.0), breaks

    def _line(
        self,
        characters: list[tuple[str, float]],
        inline: list[Shape],
        block: Paragraph,
        width: float,
        first: bool,
    ) -> tuple[list[Item], float]:
        indent = block.indent * PIXELS_PER_POINT if first else 0.0
        size = max([s for _, s in characters], default=block.size) * PIXELS_PER_POINT
        height = size * LEADING
        spans: list[tuple[float, float]] = []
        x = indent
        for char, points in characters:
            advance = TAB - x % TAB if char == "\t" else self.measure(char, points * PIXELS_PER_POINT)
            spans.append((x, x + advance))
            x += advance
        items: list[Item] = []
        for shape in inline:
            w, h = shape.width * PIXELS_PER_POINT, shape.height * PIXELS_PER_POINT
            if shape.relation:
                items.append(Pasted(shape.relation, Rect(x, 0.0, x + w, h)))
            else:
                boxed, h_text = self.set_blocks(shape.blocks, max(w, 40.0))
                items += [item.moved(x, 0.0) for item in boxed]
                h = max(h, h_text)
            x += w
            height = max(height, h + 2)
        shift = {"center": (width - x) / 2, "right": width - x}.get(block.align, 0.0)
        text = "".join(" " if char == "\t" else char for char, _ in characters)
        if text.strip():
            items.append(Line(text, tuple(spans), height - size * (1 + LEADING) / 2, size))
        return [item.moved(max(0.0, shift), 0.0) for item in items], height

    def _float(self, shape: Shape, width: float) -> list[Item]:
        place = shape.floating
        assert place is not None
        w, h = shape.width * PIXELS_PER_POINT, shape.height * PIXELS_PER_POINT
        x, y = place.x * PIXELS_PER_POINT, place.y * PIXELS_PER_POINT
        fixed = (
            place.x_from in ("page", "margin", "leftMargin"),
            place.y_from in ("page", "margin", "topMargin"),
        )
        frame = self.frame
        if place.x_from == "margin":
            x += frame.left
        if place.y_from == "margin":
            y += frame.top
        room = {"page": frame.width, "margin": frame.inner_width}.get(place.x_from, width)
        x += {"center": (room - w) / 2, "right": room - w}.get(place.x_align, 0.0)
        tall = {"page": frame.height, "margin": frame.height - frame.top - frame.bottom}.get(place.y_from, h)
        y += {"center": (tall - h) / 2, "bottom": tall - h}.get(place.y_align, 0.0)
        if shape.relation:
            return [Pasted(shape.relation, Rect(x, y, x + w, y + h), fixed)]
        boxed, _ = self.set_blocks(shape.blocks, max(w, 40.0))
        return [replace(item.moved(x, y), fixed=fixed) for item in boxed]

    def _table_chunks(self, table: Table, width: float) -> Iterator[tuple[list[Item], float, bool]]:
        """(items, height, False) for every group of rows that merged cells hold together."""
        scale = PIXELS_PER_POINT * min(1.0, width / max(1.0, sum(table.widths) * PIXELS_PER_POINT))
        edges = [0.0]
        for column in table.widths:
            edges.append(edges[-1] + column * scale)
        set_cells: list[tuple[Cell, list[Item], float]] = []
        for cell in table.cells:
            inner = edges[cell.column + cell.columns] - edges[cell.column] - 2 * CELL_PADDING
            items, height = self.set_blocks(cell.blocks, max(inner, 20.0))
            set_cells.append((cell, items, height + 2 * CELL_PADDING / 2))
        heights = _row_heights(table, set_cells)
        for first, last in _row_groups(table):
            tops = [0.0]
            for row in range(first, last):
                tops.append(tops[-1] + heights[row])
            items = []
            for cell, content, height in set_cells:
                if first <= cell.row < last:
                    y0, y1 = tops[cell.row - first], tops[min(cell.row + cell.rows, last) - first]
                    box = Rect(edges[cell.column], y0, edges[cell.column + cell.columns], y1)
                    down = (y1 - y0 - height) / 2 if cell.centred else 0.0
                    items += [
                        item.moved(box.x0 + CELL_PADDING, y0 + CELL_PADDING / 2 + down) for item in content
                    ]
                    items.append(Ruling(box))
            yield items, tops[-1], False


def _row_heights(table: Table, cells: list[tuple[Cell, list[Item], float]]) -> list[float]:
    heights = [max(h * PIXELS_PER_POINT, 20.0) for h in table.heights]
    for cell, _, height in sorted(cells, key=lambda item: item[0].rows):
        rows = range(cell.row, min(cell.row + cell.rows, len(heights)))
        lacking = height - sum(heights[row] for row in rows)
        if lacking > 0 and rows:
            heights[rows[-1]] += lacking
    return heights


def _row_groups(table: Table) -> Iterator[tuple[int, int]]:
    count = len(table.heights)
    first = 0
    for row in range(1, count + 1):
        if row == count or not any(c.row < row < c.row + c.rows for c in table.cells):
            yield first, row
            first = row


def _broken(
    block: Paragraph, width: float, measure: Measure
) -> Iterator[tuple[list[tuple[str, float]], list[Shape], bool]]:
    """(characters with their size in points, shapes in the line, page break after) line by line."""
    line: list[tuple[str, float]] = []
    inline: list[Shape] = []
    x = block.indent * PIXELS_PER_POINT
    for piece in block.pieces:
        if isinstance(piece, Shape):
            if piece.floating is None:
                inline.append(piece)
                x += piece.width * PIXELS_PER_POINT
            continue
        for char in piece.text:
            if char in "\n\f":
                yield line, inline, char == "\f"
                line, inline, x = [], [], 0.0
                continue
            advance = TAB - x % TAB if char == "\t" else measure(char, piece.size * PIXELS_PER_POINT)
            if x + advance > width + 0.5 and (line or inline):
                yield line, inline, False
                line, inline, x = [], [], 0.0
            line.append((char, piece.size))
            x += advance
    if line or inline or not block.pieces or all(isinstance(p, Shape) and p.floating for p in block.pieces):
        yield line, inline, False
