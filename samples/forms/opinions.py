"""Opinion blocks: words, a signature line, （盖章） and a date, and where the seal belongs."""

from typing import Literal

from samples.cases import Role
from samples.fonts import handwriting_styles
from samples.forms.cells import Painter
from samples.ink import Area, hand_pen, text_width
from samples.sheet import SealPlace, Sheets

UNIT_WORDS = (
    "同意推荐。",
    "情况属实，同意申报。",
    "经研究，同意推荐参评。",
    "同意上报。",
    "以上情况属实，同意推荐。",
)
BODY_WORDS = ("同意推荐。", "经审核，情况属实，同意推荐。", "同意上报。")
DateStyle = Literal["blanks", "whole"]


def opinion(
    slot: str,
    role: Role,
    *,
    heading: bool = False,
    seal_words: str = "（盖章）",
    signer: str = "负责人签字：",
    dates: DateStyle = "blanks",
    pledge: str = "",
) -> Painter:
    """An opinion cell. `heading` prints the slot's name inside; `pledge` is printed text above the words."""

    def paint(sheets: Sheets, area: Area) -> None:
        inner = area.inset(18, 12)
        size = sheets.look.size
        y = inner.y0
        if heading:
            y = sheets.line(Area(inner.x0, y, inner.x1, y + size + 6), slot + sheets.look.colon).y1 + 10
        if pledge:
            y = (
                sheets.block(
                    Area(inner.x0, y, inner.x1, y + 3 * size),
                    (pledge,),
                    sheets.look.label,
                    round(size * 0.9),
                    indent=2,
                ).y1
                + 8
            )
        if role != "association":
            _words(sheets, Area(inner.x0 + size, y, inner.x1, y + size * 1.4), role)
        bottom = inner.y1 - size
        _date(sheets, Area(inner.x0, bottom, inner.x1 - size, bottom + size), role, dates)
        right = inner.x1 - size * 2.2
        above_date = bottom - size * 1.75
        sealed = sheets.line(Area(inner.x0, above_date, right, above_date + size), seal_words, align="right")
        if signer and area.height > size * 5:
            room = Area(inner.x0 + area.width * 0.08, above_date, sealed.x0 - 10, above_date + size)
            signed = sheets.line(room, signer)
            if role != "association" and sheets.rng.random() < 0.5:
                _sign(
                    sheets,
                    Area(signed.x1, above_date, min(sealed.x0, signed.x1 + size * 4), above_date + size),
                )
        sheets.places.append(_place(sheets, slot, role, area, sealed))

    return paint


def _place(sheets: Sheets, slot: str, role: Role, area: Area, sealed: Area) -> SealPlace:
    return SealPlace(slot, role, sheets.page, (sealed.x0 + sealed.x1) / 2, (sealed.y0 + sealed.y1) / 2, area)


def _words(sheets: Sheets, area: Area, role: Role) -> None:
    pen = sheets.look.value
    text = sheets.rng.choice(UNIT_WORDS if role == "unit" else BODY_WORDS)
    sheets.line(area, text, pen, round(sheets.look.size * (1.2 if pen.hand else 1.0)))


def _sign(sheets: Sheets, area: Area) -> None:
    """A signature in ink."""
    name = sheets.case.text("法定代表人") or sheets.rng.choice(("王建军", "李志强", "马晓东"))
    pen = hand_pen(sheets.rng, handwriting_styles())
    sheets.line(area, name.split("·")[0][:4], pen, round(sheets.look.size * 1.35))


def _date(sheets: Sheets, area: Area, role: Role, dates: DateStyle) -> None:
    case, look, rng = sheets.case, sheets.look, sheets.rng
    blank_form = "　　　年　　月　　日"
    if role == "association" or (role == "unit" and not case.text("推荐日期")):
        sheets.line(area, blank_form, align="right")
        if role == "unit":
            sheets.blank_labels.append("推荐日期")
        return
    day = case.signed
    if dates == "whole" and not look.value.hand:
        shown = case.text("推荐日期") if role == "unit" else f"{day.year}年{day.month}月{day.day}日"
        written = sheets.line(area, shown, look.value, align="right")
        if role == "unit":
            sheets.note("推荐日期", written, shown)
        return
    numbers = (str(day.year), str(day.month), str(day.day))
    shown = "".join(number + unit for number, unit in zip(numbers, "年月日", strict=True))
    size = look.size
    pens = look.value
    filled = round(size * (1.2 if pens.hand else 1.0))
    gaps = [text_width(number, pens, filled) + rng.uniform(8, 22) for number in numbers]
    unit_width = text_width("年", look.label, size)
    x = area.x1 - sum(gaps) - 3 * unit_width
    ink: Area | None = None
    for number, unit, gap in zip(numbers, "年月日", gaps, strict=True):
        digits = sheets.line(Area(x, area.y0, x + gap, area.y1), number, pens, filled, "centre")
        printed = sheets.line(Area(x + gap, area.y0, x + gap + unit_width + 2, area.y1), unit)
        x += gap + unit_width
        both = digits.union(printed)
        ink = both if ink is None else ink.union(both)
    assert ink is not None
    if role == "unit":
        sheets.note("推荐日期", ink, shown)
