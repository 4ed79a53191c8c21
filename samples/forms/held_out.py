"""Layouts kept apart from development: only `benchmarks.accuracy --layouts held-out` draws them."""

from collections.abc import Callable

from samples.forms import cells as c
from samples.forms.cells import Row, draw_table, row
from samples.forms.grids import BOTTOM, LEFT, RIGHT, heading, pair
from samples.forms.opinions import opinion
from samples.forms.wording import ASSOCIATION_SLOTS, say, unit_slot
from samples.ink import Area
from samples.sheet import Sheets


def two_tables(sheets: Sheets) -> None:
    """Two tables with headings of their own; label columns of different widths; a remark at the foot."""
    sheets.new_page()
    y = heading(sheets, 120)
    rng, kind = sheets.rng, sheets.case.kind
    size = sheets.look.size
    y = sheets.line(Area(LEFT, y, RIGHT, y + size), "表一　基本情况").y1 + 14
    if kind == "unit":
        groups = (
            ["单位名称"],
            ["法定代表人", "成立时间"],
            ["统一社会信用代码"],
            ["单位地址"],
            ["联系人", "联系电话"],
        )
    else:
        groups = (
            ["姓名", "性别"],
            ["工作单位"],
            ["身份证号码"],
            ["职业资格", "证书编号"],
            ["学历", "联系电话"],
        )
    rows: list[Row] = [
        row(74, *(cell for key in group for cell in pair(sheets, key, 2.4 if len(group) > 1 else 6.6, 0.9)))
        for group in groups
    ]
    y = draw_table(sheets, LEFT, y, RIGHT, rows) + 40
    y = sheets.line(Area(LEFT, y, RIGHT, y + size), "表二　申报情况").y1 + 14
    slot, body = unit_slot(rng, kind), rng.choice(ASSOCIATION_SLOTS)
    room = BOTTOM - y - 74 - 720
    blocks: list[Row] = [
        row(74, *pair(sheets, "申报奖项", 4.0)),
        row(room, (1.0, c.label(say(rng, "主要事迹"))), (4.0, c.story())),
        row(350, (1.0, c.label(slot)), (4.0, opinion(slot, "unit", signer="负责人："))),
        row(320, (1.0, c.label(body)), (4.0, opinion(body, "association", signer=""))),
    ]
    y = draw_table(sheets, LEFT, y, RIGHT, blocks)
    small = round(size * 0.75)
    sheets.line(Area(LEFT, y + 12, RIGHT, y + 14 + small), "备注：本表须加盖公章，复印无效。", size=small)


def cards(sheets: Sheets) -> None:
    """Two columns of label and value without rules, headings between thin lines."""
    sheets.new_page()
    y = heading(sheets, 140)
    rng, kind = sheets.rng, sheets.case.kind
    if kind == "unit":
        keys = [
            "单位名称",
            "统一社会信用代码",
            "法定代表人",
            "成立时间",
            "联系人",
            "联系电话",
            "单位地址",
            "职工人数",
        ]
    else:
        keys = ["姓名", "民族", "工作单位", "职务", "身份证号码", "联系电话", "职业资格", "证书编号"]
    y = _section(sheets, "基本信息", y)
    middle = (LEFT + RIGHT) / 2
    for number, key in enumerate(keys):
        x = LEFT if number % 2 == 0 else middle + 20
        top = y + (number // 2) * 96
        width = 235
        sheets.line(Area(x, top, x + width, top + 80), say(rng, key), align="left")
        sheets.value(key, Area(x + width + 6, top, x + middle - LEFT - 20, top + 80), "left")
    y = _section(sheets, say(rng, "申报奖项"), y + 96 * ((len(keys) + 1) // 2) + 10)
    sheets.value("申报奖项", Area(LEFT, y, RIGHT, y + 76), "left", sheets.case.award_text)
    y = _section(sheets, say(rng, "主要事迹"), y + 84)
    sheets.story(Area(LEFT, y + 6, RIGHT, BOTTOM - 500))
    slot = unit_slot(rng, kind)
    y = _section(sheets, slot, BOTTOM - 470)
    opinion(slot, "unit", signer="经办人：")(sheets, Area(LEFT - 18, y, RIGHT, BOTTOM))


def _section(sheets: Sheets, text: str, y: float) -> float:
    size = round(sheets.look.size * 1.1)
    sheets.rule(LEFT, y, RIGHT, y, 1, "solid")
    sheets.line(Area(LEFT, y + 10, RIGHT, y + 10 + size), text, size=size)
    sheets.rule(LEFT, y + 20 + size, RIGHT, y + 20 + size, 1, "solid")
    return y + 30 + size


def dotted_leaders(sheets: Sheets) -> None:
    """Labels in brackets with dotted leaders for the value, the award as a sentence."""
    sheets.new_page()
    y = heading(sheets, 150) + 10
    rng, kind = sheets.rng, sheets.case.kind
    if kind == "unit":
        keys = ["单位名称", "统一社会信用代码", "法定代表人", "联系人", "联系电话", "单位地址", "申报奖项"]
    else:
        keys = ["姓名", "性别", "工作单位", "身份证号码", "职业资格", "证书编号", "联系电话", "申报奖项"]
    for key in keys:
        ink = sheets.line(Area(LEFT, y, RIGHT, y + 70), f"【{say(rng, key)}】")
        sheets.rule(ink.x1 + 10, y + 58, RIGHT, y + 58, 2, "dotted")
        shown = sheets.case.award_text if key == "申报奖项" else None
        sheets.value(key, Area(ink.x1 + 14, y, RIGHT, y + 66), "left", shown)
        y += 84
    ink = sheets.line(Area(LEFT, y, RIGHT, y + 70), f"【{say(rng, '主要事迹')}】")
    sheets.story(Area(LEFT, ink.y1 + 16, RIGHT, BOTTOM - 470))
    slot = unit_slot(rng, kind)
    sheets.line(Area(LEFT, BOTTOM - 440, RIGHT, BOTTOM - 400), f"【{slot}】")
    opinion(slot, "unit", signer="", seal_words="（公章）")(sheets, Area(LEFT, BOTTOM - 400, RIGHT, BOTTOM))


HELD_OUT: dict[str, Callable[[Sheets], None]] = {
    "two_tables": two_tables,
    "cards": cards,
    "dotted_leaders": dotted_leaders,
}
