"""Layouts made of ruled tables."""

from collections.abc import Callable, Sequence

from samples.forms import cells as c
from samples.forms.cells import Block, Painter, Row, draw_table, row
from samples.forms.opinions import opinion
from samples.forms.wording import ASSOCIATION_SLOTS, say, title, unit_slot
from samples.ink import Area
from samples.sheet import PAGE_HEIGHT, PAGE_WIDTH, Sheets

LEFT, RIGHT = 170, PAGE_WIDTH - 150
BOTTOM = PAGE_HEIGHT - 150


def heading(sheets: Sheets, y: float = 130, text: str | None = None) -> float:
    """The form's title; returns the y below it."""
    size = sheets.look.title_size
    shown = text or title(sheets.rng, sheets.case.kind)
    ink = sheets.line(Area(LEFT, y, RIGHT, y + size), shown, sheets.look.title, size, "centre")
    return ink.y1 + 36


def pair(
    sheets: Sheets, key: str, share: float = 2.0, width: float = 1.0
) -> tuple[tuple[float, Painter], ...]:
    """Label cell and value cell of one field."""
    return (width, c.label(say(sheets.rng, key, breaks=True))), (share, c.value(key))


def rest(y: float, below: float, least: float = 300) -> float:
    """Height left for the narrative when `below` pixels are kept for what follows."""
    return max(least, BOTTOM - y - below)


def basics(sheets: Sheets, height: float) -> list[Row]:
    def rows(*names: Sequence[str]) -> list[Row]:
        made = []
        for group in names:
            share = {1: 5.0, 2: 2.0, 3: 1.25}[len(group)]
            made.append(row(height, *(cell for key in group for cell in pair(sheets, key, share))))
        return made

    if sheets.case.kind == "unit":
        return rows(
            ["单位名称"],
            ["统一社会信用代码", "会员证号"],
            ["法定代表人", "成立时间", "职工人数"],
            ["联系人", "联系电话"],
            ["单位地址"],
        )
    return rows(
        ["姓名", "性别", "民族"],
        ["出生年月", "政治面貌", "学历"],
        ["身份证号码", "联系电话"],
        ["工作单位"],
        ["职务", "职称"],
        ["职业资格", "证书编号"],
    )


def classic(sheets: Sheets) -> None:
    """Labels left, narrative and opinion in tall rows with vertical labels: the usual form."""
    sheets.new_page()
    y = heading(sheets)
    rng, kind = sheets.rng, sheets.case.kind
    parts: list[Row | Block] = list(basics(sheets, rng.choice((78, 84, 92))))
    parts.append(row(84, *pair(sheets, "申报奖项", 5.0)))
    top = y + sum(p.height for p in parts if isinstance(p, Row))
    slot = unit_slot(rng, kind)
    parts.append(row(rest(top, 760), (1.0, c.vertical(say(rng, "主要事迹"))), (5.0, c.story())))
    parts.append(row(360, (1.0, c.vertical(slot)), (5.0, opinion(slot, "unit"))))
    body = rng.choice(ASSOCIATION_SLOTS)
    parts.append(row(330, (1.0, c.vertical(body)), (5.0, opinion(body, "association"))))
    draw_table(sheets, LEFT, y, RIGHT, parts)


def label_above(sheets: Sheets) -> None:
    """Header rows of labels with the values in the row beneath."""
    sheets.new_page()
    y = heading(sheets)
    rng, kind = sheets.rng, sheets.case.kind
    groups = (
        [
            ["单位名称", "统一社会信用代码"],
            ["法定代表人", "联系人", "联系电话"],
            ["成立时间", "职工人数", "会员证号"],
            ["单位地址"],
            ["申报奖项"],
        ]
        if kind == "unit"
        else [
            ["姓名", "性别", "民族", "出生年月"],
            ["身份证号码", "联系电话"],
            ["工作单位"],
            ["职务", "学历", "政治面貌"],
            ["职业资格", "证书编号"],
            ["申报奖项"],
        ]
    )
    parts: list[Row | Block] = []
    for group in groups:
        parts.append(row(56, *((1.0, c.label(say(rng, key))) for key in group)))
        parts.append(row(86, *((1.0, c.value(key, "centre")) for key in group)))
    slot = unit_slot(rng, kind)
    parts.append(row(56, (1.0, c.label(say(rng, "主要事迹")))))
    top = y + sum(p.height for p in parts if isinstance(p, Row))
    parts.append(row(rest(top, 470), (1.0, c.story())))
    parts.append(row(56, (1.0, c.label(slot))))
    parts.append(row(400, (1.0, opinion(slot, "unit", dates="whole"))))
    draw_table(sheets, LEFT, y, RIGHT, parts)


def label_inside(sheets: Sheets) -> None:
    """Label and value share a cell: 联系人：张三; the opinion's label stands in its block."""
    sheets.new_page()
    y = heading(sheets)
    rng, kind = sheets.rng, sheets.case.kind
    groups = (
        [
            ["单位名称"],
            ["统一社会信用代码", "会员证号"],
            ["法定代表人", "成立时间"],
            ["联系人", "联系电话"],
            ["单位地址"],
            ["维保合同数量", "服务面积"],
            ["申报奖项"],
        ]
        if kind == "unit"
        else [
            ["姓名", "性别", "民族"],
            ["出生年月", "学历", "政治面貌"],
            ["身份证号码"],
            ["工作单位"],
            ["职务", "联系电话"],
            ["职业资格"],
            ["证书编号", "职称"],
            ["申报奖项"],
        ]
    )
    parts: list[Row | Block] = [
        row(82, *((1.0, c.inside(say(rng, key), key)) for key in group)) for group in groups
    ]
    slot = unit_slot(rng, kind)
    top = y + sum(p.height for p in parts if isinstance(p, Row))
    name = say(rng, "主要事迹")
    parts.append(row(rest(top, 480), (1.0, _headed_story(name))))
    parts.append(
        row(
            430,
            (
                1.0,
                opinion(
                    slot,
                    "unit",
                    heading=True,
                    seal_words=rng.choice(("（盖章）", "（公章）", "单位（公章）：")),
                ),
            ),
        )
    )
    draw_table(sheets, LEFT, y, RIGHT, parts)


def _headed_story(name: str) -> Painter:
    def paint(sheets: Sheets, area: Area) -> None:
        size = sheets.look.size
        ink = sheets.line(
            Area(area.x0 + 12, area.y0 + 12, area.x1, area.y0 + 18 + size), name + sheets.look.colon
        )
        sheets.story(Area(area.x0 + 16, ink.y1 + 18, area.x1 - 16, area.y1 - 10))

    return paint


def small_labels(sheets: Sheets) -> None:
    """Small labels in the upper part of each cell, values beneath, like an official register card."""
    sheets.new_page()
    y = heading(sheets)
    rng, kind = sheets.rng, sheets.case.kind
    groups = (
        [
            ["单位名称", "会员证号"],
            ["统一社会信用代码", "成立时间"],
            ["法定代表人", "联系人", "联系电话"],
            ["单位地址", "职工人数"],
            ["申报奖项"],
        ]
        if kind == "unit"
        else [
            ["姓名", "性别", "民族", "学历"],
            ["身份证号码", "出生年月"],
            ["工作单位", "职务"],
            ["职业资格", "证书编号"],
            ["联系电话", "申报奖项"],
        ]
    )
    parts: list[Row | Block] = [
        row(112, *((1.0 if len(key) < 4 else 1.7, c.above(say(rng, key), key)) for key in group))
        for group in groups
    ]
    slot = unit_slot(rng, kind)
    top = y + sum(p.height for p in parts if isinstance(p, Row))
    parts.append(row(rest(top, 450), (1.0, _headed_story(say(rng, "主要事迹")))))
    parts.append(row(400, (1.0, opinion(slot, "unit", heading=True, signer="经办人："))))
    draw_table(sheets, LEFT, y, RIGHT, parts)


GRIDS: dict[str, Callable[[Sheets], None]] = {
    "classic": classic,
    "label_above": label_above,
    "label_inside": label_inside,
    "small_labels": small_labels,
}
