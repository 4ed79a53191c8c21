"""Painters of table cells, and rows and blocks of them.

A painter draws into one cell: `painter(sheets, area)`. A row is a height in pixels with (share of the
width, painter) pairs; a `Block` puts a merged cell left or right of several rows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PIL import ImageDraw

from samples.cases import PERSON_AWARDS, UNIT_AWARDS
from samples.ink import Area, draw_line
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
            draw_line(
                sheets.image, (area.x0 + area.x1 - size) / 2, y, char, sheets.look.label, size, sheets.rng
            )
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


def digits(key: str) -> Painter:
    """A number written into single boxes."""

    def paint(sheets: Sheets, area: Area) -> None:
        text = sheets.case.text(key)
        count = max(18, len(text))
        step = (area.width - 16) / count
        high = min(area.height - 12, step * 1.25)
        top = (area.y0 + area.y1 - high) / 2
        ink: Area | None = None
        for number in range(count):
            cell = Area(area.x0 + 8 + step * number, top, area.x0 + 8 + step * (number + 1), top + high)
            sheets.box(cell, 2)
            if number < len(text):
                size = int(min(step * 1.15, high * 0.85, sheets.look.size * 1.1))
                drawn = sheets.line(cell, text[number], sheets.look.value, size, "centre")
                ink = drawn if ink is None else ink.union(drawn)
        if ink is None:
            sheets.blank_labels.append(key)
        else:
            sheets.note(key, ink)

    return paint


def choices(columns: int = 2, mark: str = "tick", both_kinds: bool = False) -> Painter:
    """The awards as a tick list; `mark` is tick (√ in the box), block (■) or after (name □√)."""

    def paint(sheets: Sheets, area: Area) -> None:
        names = list(UNIT_AWARDS if sheets.case.kind == "unit" else PERSON_AWARDS)
        if both_kinds or sheets.case.scenario == "award_kind_mismatch":
            names = [*UNIT_AWARDS, *PERSON_AWARDS]
        if sheets.case.award not in names:
            names.append(sheets.case.award)
        rows = -(-len(names) // columns)
        step_x, step_y = (area.width - 20) / columns, (area.height - 12) / rows
        size = sheets.look.size
        for number, name in enumerate(names):
            x = area.x0 + 12 + (number % columns) * step_x
            y = area.y0 + 6 + (number // columns) * step_y + (step_y - size) / 2
            _choice(sheets, Area(x, y, x + step_x - 8, y + size), name, mark)

    return paint


def _choice(sheets: Sheets, area: Area, name: str, mark: str) -> None:
    chosen = name == sheets.case.award
    side = area.height * 0.82
    if mark == "after":
        ink = sheets.line(Area(area.x0, area.y0, area.x1 - side - 8, area.y1), name)
        box = Area(ink.x1 + 8, area.y0 + 2, ink.x1 + 8 + side, area.y0 + 2 + side)
    else:
        box = Area(area.x0, area.y0 + 2, area.x0 + side, area.y0 + 2 + side)
        ink = sheets.line(Area(box.x1 + 10, area.y0, area.x1, area.y1), name)
    sheets.box(box, 2)
    if not chosen:
        return
    if mark == "block":
        sheets.fill(box.inset(3), sheets.look.line_colour)
    else:
        tick(sheets, box)
    sheets.note("申报奖项", ink.union(box), value=name)


def tick(sheets: Sheets, box: Area) -> None:
    """A hand's or a printer's tick that reaches out of its box."""
    reach = 0.28 if sheets.look.value.hand else 0.08
    jitter = [sheets.rng.uniform(-0.08, 0.08) for _ in range(4)]
    points = [
        (box.x0 + box.width * (0.12 + jitter[0]), box.y0 + box.height * (0.5 + jitter[1])),
        (box.x0 + box.width * (0.4 + jitter[2]), box.y1 - box.height * 0.1),
        (box.x1 + box.width * (reach + jitter[3]), box.y0 - box.height * reach),
    ]
    ImageDraw.Draw(sheets.image).line(points, fill=sheets.look.value.colour, width=4, joint="curve")


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
