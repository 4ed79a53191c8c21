"""Layouts without a table: underlined blanks and numbered lists."""

from collections.abc import Callable

from samples.forms.grids import BOTTOM, LEFT, RIGHT, heading
from samples.forms.opinions import opinion
from samples.forms.wording import say, unit_slot
from samples.ink import Area
from samples.sheet import Sheets


def _lines(sheets: Sheets) -> list[list[str]]:
    if sheets.case.kind == "unit":
        return [
            ["单位名称"],
            ["统一社会信用代码"],
            ["法定代表人", "成立时间"],
            ["联系人", "联系电话"],
            ["单位地址"],
            ["申报奖项"],
        ]
    return [
        ["姓名", "性别", "民族"],
        ["身份证号码"],
        ["工作单位"],
        ["职务", "联系电话"],
        ["职业资格"],
        ["证书编号"],
        ["申报奖项"],
    ]


def _blank(sheets: Sheets, area: Area, text: str, key: str, *, ruled: bool) -> None:
    ink = sheets.line(area, text + sheets.look.colon)
    if ruled:
        bottom = (area.y0 + area.y1 + sheets.look.size) / 2 + 6
        sheets.rule(ink.x1 + 2, bottom, area.x1 - 20, bottom, kind="solid")
    shown = sheets.case.award_text if key == "申报奖项" else None
    sheets.value(key, Area(ink.x1, area.y0, area.x1 - 16, area.y1), "left", shown)


def underlined(sheets: Sheets) -> None:
    """`单位名称：______`, sections 一、二、三."""
    _running(sheets, ruled=True, numbered=False)


def numbered(sheets: Sheets) -> None:
    """A numbered list of label and value, without rules or blanks."""
    _running(sheets, ruled=False, numbered=True)


def _running(sheets: Sheets, *, ruled: bool, numbered: bool) -> None:
    sheets.new_page()
    rng = sheets.rng
    y = heading(sheets, 150) + 20
    number = 0
    step = rng.choice((74, 80, 86))
    for group in _lines(sheets):
        width = (RIGHT - LEFT) / len(group)
        for place, key in enumerate(group):
            number += 1
            text = say(rng, key)
            if numbered:
                text = f"{number}{rng.choice(('.', '、')) if number == 1 else '.'}{text}"
            _blank(
                sheets,
                Area(LEFT + place * width, y, LEFT + (place + 1) * width, y + step),
                text,
                key,
                ruled=ruled,
            )
        y += step
    number += 1
    name = say(rng, "主要事迹")
    head = f"{number}.{name}" if numbered else f"{name}"
    ink = sheets.line(Area(LEFT, y + 8, RIGHT, y + step), head + sheets.look.colon)
    height = BOTTOM - ink.y1 - 470
    sheets.story(Area(LEFT, ink.y1 + 20, RIGHT, ink.y1 + height))
    slot = unit_slot(rng, sheets.case.kind)
    paint = opinion(
        slot, "unit", heading=True, seal_words=rng.choice(("（盖章）", "单位（盖章）", "（公章）")), signer=""
    )
    paint(sheets, Area(LEFT - 18, BOTTOM - 420, RIGHT, BOTTOM))


RUNNING: dict[str, Callable[[Sheets], None]] = {"underlined": underlined, "numbered": numbered}
