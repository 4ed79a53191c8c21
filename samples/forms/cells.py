"""Painters of table cells, and rows and blocks of them.

A painter draws into one cell: `painter(sheets, area)`. A row is a height in pixels with (share of the
width, painter) pairs; a `Block` puts a merged cell left or right of several rows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from samples.ink import Area, text_width
from samples.sheet import Align, Sheets

Painter = Callable[[Sheets, Area], None]


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` are (share, painter); shares are scaled to the row's width."""

    height: float
    cells: tuple[tuple[float, Painter], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows with a merged cell beside them; `share` is its part of the width."""

    rows: tuple[Row, ...]
    side: Painter
    share: float
    left: bool = True


def row(height: float, *cells: tuple[float, Painter]) -> Row:
    return Row(height, cells)


def draw_table(
    sheets: Sheets,
    x0: float,
    y: float,
    x1: float,
    parts: Sequence[Row | Block],
    *,
    frame: bool = True,
    sides: bool = True,
) -> float:
    """Draw rows and blocks under each other; returns the y below. `sides`: vertical rules at all."""
    top = y
    for part in parts:
        if isinstance(part, Row):
            y = _draw_row(sheets, x0, y, x1, part, sides)
            continue
        height = sum(inner.height for inner in part.rows)
        width = (x1 - x0) * part.share
        side = Area(x0, y, x0 + width, y + height) if part.left else Area(x1 - width, y, x1, y + height)
        inner_x0, inner_x1 = (x0 + width, x1) if part.left else (x0, x1 - width)
        part.side(sheets, side)
        edge = side.x1 if part.left else side.x0
        sheets.rule(edge, y, edge, y + height)
        start = y
        for inner in part.rows:
            y = _draw_row(sheets, inner_x0, y, inner_x1, inner, sides)
        sheets.rule(side.x0, start + height, side.x1, start + height)
    sheets.rule(x0, top, x1, top)
    if frame:
        sheets.box(Area(x0, top, x1, y), sheets.look.frame)
    return y


def _draw_row(sheets: Sheets, x0: float, y: float, x1: float, part: Row, sides: bool) -> float:
    total = sum(share for share, _ in part.cells)
    x = x0
    for number, (share, painter) in enumerate(part.cells):
        width = (x1 - x0) * share / total
        painter(sheets, Area(x, y, x + width, y + part.height))
        if number and sides:
            sheets.rule(x, y, x, y + part.height)
        x += width
    sheets.rule(x0, y + part.height, x1, y + part.height)
    return y + part.height


def spaced(text: str, wide: int = 4) -> str:
    """姓名 → 姓　　名: short labels are spread like word processors' users spread them."""
    if not 2 <= len(text) <= 3 or wide <= len(text):
        return text
    gap = "　" * ((wide - len(text)) // (len(text) - 1) or 1)
    return gap.join(text)


def label(text: str, align: Align = "centre", band: bool = True) -> Painter:
    """A printed label; \\n breaks it."""

    def paint(sheets: Sheets, area: Area) -> None:
        if band and sheets.look.band:
            sheets.fill(Area(area.x0 + 1, area.y0 + 1, area.x1 - 1, area.y1 - 1), sheets.look.band)
        shown = spaced(text) if sheets.look.spaced_labels else text
        sheets.block(
            area.inset(6, 4),
            tuple(shown.split("\n")),
            sheets.look.label,
            sheets.look.size,
            align,
            leading=1.25,
            middle=True,
        )

    return paint


def vertical(text: str) -> Painter:
    """A label whose characters stand under each other in a tall cell."""

    def paint(sheets: Sheets, area: Area) -> None:
        if sheets.look.band:
            sheets.fill(Area(area.x0 + 1, area.y0 + 1, area.x1 - 1, area.y1 - 1), sheets.look.band)
        size = sheets.look.size
        room = area.height - 12
        step = min(size * 1.9, room / len(text))
        size = min(size, int(step))
        y = (area.y0 + area.y1 - step * len(text)) / 2 + (step - size) / 2
        for char in text:
            sheets.put((area.x0 + area.x1 - size) / 2, y, char, sheets.look.label, size)
            y += step

    return paint


def value(key: str, align: Align | None = None) -> Painter:
    """The value of a field."""

    def paint(sheets: Sheets, area: Area) -> None:
        shown = sheets.case.award_text if key == "申报奖项" else None
        sheets.value(key, area, align, shown)

    return paint


def inside(text: str, key: str) -> Painter:
    """Label and value in one cell: 联系人：张三."""

    def paint(sheets: Sheets, area: Area) -> None:
        ink = sheets.line(area.inset(10, 4), text + sheets.look.colon, align="left")
        shown = sheets.case.award_text if key == "申报奖项" else None
        sheets.value(key, Area(ink.x1 + 2, area.y0, area.x1, area.y1), "left", shown)

    return paint


def above(text: str, key: str) -> Painter:
    """A small label in the cell's upper part, the value beneath it."""

    def paint(sheets: Sheets, area: Area) -> None:
        small = round(sheets.look.size * 0.8)
        head = Area(area.x0 + 10, area.y0 + 4, area.x1 - 10, area.y0 + 8 + small)
        sheets.line(head, text, size=small)
        shown = sheets.case.award_text if key == "申报奖项" else None
        sheets.value(key, Area(area.x0, head.y1, area.x1, area.y1), "left", shown)

    return paint


def photo(text: str = "照片") -> Painter:
    """The cell of the person's photograph, sometimes with one (filled in by the generator)."""

    def paint(sheets: Sheets, area: Area) -> None:
        sheets.photos.append((sheets.page, area))
        sheets.block(
            area.inset(8, 8),
            tuple(text.split("\n")),
            sheets.look.label,
            sheets.look.size,
            "centre",
            middle=True,
        )

    return paint


def story(hint: str = "") -> Painter:
    """The cell of the narrative, with an optional printed hint above it."""

    def paint(sheets: Sheets, area: Area) -> None:
        inner = area.inset(16, 12)
        if hint:
            size = round(sheets.look.size * 0.75)
            ink = sheets.line(Area(inner.x0, inner.y0, inner.x1, inner.y0 + size + 4), hint, size=size)
            inner = Area(inner.x0, ink.y1 + 12, inner.x1, inner.y1)
        sheets.story(inner)

    return paint


def empty() -> Painter:
    """Nothing."""

    def paint(_sheets: Sheets, _area: Area) -> None:
        return

    return paint


def words(text: str, align: Align = "left") -> Painter:
    """Printed words that are neither label nor value."""

    def paint(sheets: Sheets, area: Area) -> None:
        sheets.block(
            area.inset(10, 6),
            tuple(text.split("\n")),
            sheets.look.label,
            round(sheets.look.size * 0.9),
            align,
            middle=True,
        )

    return paint


def two_values(first: str, second: str) -> Painter:
    """Two fields in one cell: 张三 13999999999."""

    def paint(sheets: Sheets, area: Area) -> None:
        pen = sheets.look.value
        size = round(sheets.look.size * (1.2 if pen.hand else 1.0))
        texts = (sheets.case.text(first), sheets.case.text(second))
        room = area.width - 24 - size
        while size > 15 and sum(text_width(text, pen, size) for text in texts) > room:
            size -= 1
        x = area.x0 + 10
        for key, text in zip((first, second), texts, strict=True):
            if not text:
                sheets.blank_labels.append(key)
                continue
            ink = sheets.line(Area(x, area.y0, area.x1, area.y1), text, pen, size)
            sheets.note(key, ink)
            x = ink.x1 + size

    return paint


def bare_number(key: str) -> Painter:
    """The number alone, its unit standing in the label."""

    def paint(sheets: Sheets, area: Area) -> None:
        number = "".join(char for char in sheets.case.text(key) if char.isdigit())
        pen = sheets.look.value
        ink = sheets.line(area.inset(12, 4), number, pen, align=sheets.look.align)
        sheets.note(key, ink, number)

    return paint
