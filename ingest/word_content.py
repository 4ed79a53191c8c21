"""The content of a Word file as plain values, in the order in which it is read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from docx.oxml.ns import qn

from ingest.word_xml import (
    VML,
    A,
    Floating,
    R,
    extent,
    flag,
    floating_of,
    indent_of,
    outermost,
    run_text,
    span_of,
    text_size,
    twips,
    unwrapped,
    value,
)

Align = Literal["left", "center", "right"]

DEFAULT_SIZE = 10.5
"""Points: 五号, the size Chinese Word gives to text of which nothing is said."""


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text; `size` in points. Line breaks are "\\n", page breaks "\\f", tabs "\\t"."""

    text: str
    size: float


@dataclass(frozen=True, slots=True)
class Shape:
    """An embedded picture (`relation` is its relationship id) or a text box (`blocks`), size in points;
    `floating` is None where it stands in the line."""

    width: float
    height: float
    relation: str = ""
    blocks: tuple["Block", ...] = ()
    floating: Floating | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    pieces: tuple[Words | Shape, ...]
    align: Align = "left"
    size: float = DEFAULT_SIZE
    indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    break_before: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at `row`, `column` of the grid; `rows` is its height in rows after vertical merging."""

    row: int
    column: int
    columns: int
    rows: int
    blocks: tuple["Block", ...]
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` in points, one per column of the grid; `heights` least heights of the rows."""

    widths: tuple[float, ...]
    heights: tuple[float, ...]
    cells: tuple[Cell, ...]


Block = Paragraph | Table


@dataclass(slots=True)
class _OpenCell:
    row: int
    column: int
    columns: int
    blocks: tuple[Block, ...]
    centred: bool
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the XML of one part. `sizes` maps a style id to its text size in points."""

    sizes: dict[str, float] = field(default_factory=dict)
    default_size: float = DEFAULT_SIZE

    def blocks(self, parent: Any) -> tuple[Block, ...]:
        """Paragraphs and tables of a body, a cell or a text box, content controls opened."""
        found: list[Block] = []
        for child in unwrapped(parent):
            if child.tag == qn("w:p"):
                found.append(self.paragraph(child))
            elif child.tag == qn("w:tbl"):
                found.append(self.table(child))
        return tuple(found)

    def paragraph(self, element: Any) -> Paragraph:
        properties = element.find(qn("w:pPr"))
        style = value(properties, "w:pStyle")
        size = self.sizes.get(style, self.default_size)
        align = value(properties, "w:jc")
        indent = properties.find(qn("w:ind")) if properties is not None else None
        spacing = properties.find(qn("w:spacing")) if properties is not None else None
        return Paragraph(
            pieces=tuple(self._pieces(element, size)),
            align="center" if align == "center" else "right" if align in ("right", "end") else "left",
            size=size,
            indent=indent_of(indent, size),
            before=twips(spacing, "w:before"),
            after=twips(spacing, "w:after"),
            break_before=flag(properties, "w:pageBreakBefore"),
        )

    def table(self, element: Any) -> Table:
        grid = element.find(qn("w:tblGrid"))
        widths = [twips(column, "w:w") for column in grid] if grid is not None else []
        heights: list[float] = []
        cells: list[_OpenCell] = []
        above: dict[int, _OpenCell] = {}
        for row_index, row in enumerate(c for c in unwrapped(element) if c.tag == qn("w:tr")):
            properties = row.find(qn("w:trPr"))
            height = properties.find(qn("w:trHeight")) if properties is not None else None
            heights.append(twips(height, "w:val"))
            column = span_of(value(properties, "w:gridBefore"))
            for cell in (c for c in unwrapped(row) if c.tag == qn("w:tc")):
                column = self._add_cell(cell, row_index, column, cells, above)
        count = max([cell.column + cell.columns for cell in cells], default=0)
        mean = sum(widths) / len(widths) if widths and sum(widths) else 72.0
        widths = [width if width > 0 else mean for width in widths[:count]] + [mean] * (count - len(widths))
        return Table(
            tuple(widths),
            tuple(heights),
            tuple(Cell(c.row, c.column, c.columns, c.rows, c.blocks, c.centred) for c in cells),
        )

    def _add_cell(
        self, cell: Any, row: int, column: int, cells: list[_OpenCell], above: dict[int, _OpenCell]
    ) -> int:
        """Add a cell, or lengthen the one above where the two are merged. Returns the next column."""
        properties = cell.find(qn("w:tcPr"))
        span = max(1, span_of(value(properties, "w:gridSpan")))
        merge = properties.find(qn("w:vMerge")) if properties is not None else None
        upper = above.get(column)
        if merge is not None and merge.get(qn("w:val")) != "restart" and upper is not None:
            upper.rows = row - upper.row + 1
            upper.blocks += tuple(b for b in self.blocks(cell) if not isinstance(b, Paragraph) or b.pieces)
        else:
            centred = value(properties, "w:vAlign") == "center"
            upper = _OpenCell(row, column, span, self.blocks(cell), centred)
            cells.append(upper)
        above[column] = upper
        return column + span

    def _pieces(self, parent: Any, size: float) -> Iterator[Words | Shape]:
        transparent = {qn(f"w:{name}") for name in ("hyperlink", "ins", "fldSimple", "smartTag", "moveTo")}
        skipped = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:instrText")}
        for child in unwrapped(parent):
            if child.tag in skipped:
                continue
            if child.tag == qn("w:r"):
                yield from self._run(child, size)
            elif child.tag in transparent:
                yield from self._pieces(child, size)
            elif child.tag.endswith("}oMath") or child.tag.endswith("}oMathPara"):
                yield Words("".join(child.itertext()), size)

    def _run(self, run: Any, size: float) -> Iterator[Words | Shape]:
        properties = run.find(qn("w:rPr"))
        if flag(properties, "w:vanish"):
            return
        half_points = value(properties, "w:sz")
        style = self.sizes.get(value(properties, "w:rStyle"), size)
        size = text_size(half_points, style)
        for child in unwrapped(run):
            text = run_text(child)
            if text:
                yield Words(text, size)
            elif child.tag in (qn("w:drawing"), qn("w:pict"), qn("w:object")):
                yield from self._shapes(child)

    def _shapes(self, element: Any) -> Iterator[Shape]:
        floating = floating_of(element)
        width, height = extent(element)
        boxes = [box for box in element.iter(qn("w:txbxContent")) if outermost(box, element)]
        for box in boxes:
            yield Shape(width, height, blocks=self.blocks(box), floating=floating)
        if boxes:
            return
        for picture in (*element.iter(A + "blip"), *element.iter(VML + "imagedata")):
            relation = picture.get(R + "embed") or picture.get(R + "id") or ""
            if relation:
                yield Shape(width, height, relation, floating=floating)
