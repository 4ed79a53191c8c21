"""Painters of single-digit boxes and tick lists."""

from samples.cases import PERSON_AWARDS, UNIT_AWARDS
from samples.forms.cells import Painter
from samples.ink import Area
from samples.sheet import Sheets


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
    sheets.stroke(points, sheets.look.value.colour, 4)


def options(key: str, names: tuple[str, ...]) -> Painter:
    """Tick boxes for the values a field can have: □男 ☑女."""

    def paint(sheets: Sheets, area: Area) -> None:
        size = sheets.look.size
        x, y = area.x0 + 14, (area.y0 + area.y1 - size) / 2
        for name in names:
            box = Area(x, y + 2, x + size * 0.82, y + 2 + size * 0.82)
            sheets.box(box, 2)
            ink = sheets.line(Area(box.x1 + 8, y, area.x1, y + size), name)
            if name == sheets.case.text(key):
                tick(sheets, box)
                sheets.note(key, box.union(ink), name)
            x = ink.x1 + size

    return paint
