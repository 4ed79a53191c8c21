"""Layouts made of ruled tables."""

from collections.abc import Callable, Sequence

from samples.forms import cells as c
from samples.forms.cells import Block, Painter, Row, draw_table, row
from samples.forms.opinions import opinion
from samples.forms.wording import ASSOCIATION_SLOTS, BODY_SLOTS, INSTRUCTIONS, say, title, unit_slot
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


def _basics(sheets: Sheets, height: float) -> list[Row]:
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
    parts: list[Row | Block] = list(_basics(sheets, rng.choice((78, 84, 92))))
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


def grouped(sheets: Sheets) -> None:
    """Merged cells with vertical group names left, a photograph right, digits in single boxes, a tick list."""
    sheets.new_page()
    y = heading(sheets)
    rng, kind = sheets.rng, sheets.case.kind
    slot = unit_slot(rng, kind)
    mark = rng.choice(("tick", "tick", "block", "after"))
    if kind == "unit":
        inner = [
            row(80, *pair(sheets, "单位名称", 4)), row(80, *pair(sheets, "统一社会信用代码", 4)), row(80, *pair(sheets, "法定代表人"), *pair(sheets, "职工人数")),
            row(80, *pair(sheets, "联系人"), *pair(sheets, "联系电话")), row(80, *pair(sheets, "单位地址", 4)),
        ]  # fmt: skip
        parts: list[Row | Block] = [Block(tuple(inner), c.vertical("基本情况"), 0.07)]
        number = "统一社会信用代码"
    else:
        inner = [
            row(80, *pair(sheets, "姓名"), *pair(sheets, "性别")), row(80, *pair(sheets, "民族"), *pair(sheets, "出生年月")),
            row(80, *pair(sheets, "学历"), *pair(sheets, "政治面貌")), row(80, *pair(sheets, "工作单位", 4.6)),
        ]  # fmt: skip
        parts = [Block(tuple(inner), c.photo("照\n片"), 0.17, left=False)]
        parts.append(row(84, (1.0, c.label(say(rng, "身份证号码"))), (5.0, c.digits("身份证号码"))))
        parts.append(row(80, *pair(sheets, "职业资格"), *pair(sheets, "证书编号")))
        parts.append(row(80, *pair(sheets, "职务"), *pair(sheets, "联系电话")))
        number = ""
    if number:
        parts.append(row(80, *pair(sheets, "维保合同数量"), *pair(sheets, "服务面积")))
    parts.append(
        row(190 if kind == "unit" else 120, (1.0, c.label(say(rng, "申报奖项"))), (5.0, c.choices(2, mark)))
    )
    top = y + 80 * 11
    parts.append(
        row(
            rest(top, 480), (0.6, c.vertical(say(rng, "主要事迹"))), (5.4, c.story("（500字以内，可另附页）"))
        )
    )
    parts.append(row(390, (0.6, c.vertical(slot)), (5.4, opinion(slot, "unit", seal_words="单位公章"))))
    draw_table(sheets, LEFT, y, RIGHT, parts)


def bands(sheets: Sheets) -> None:
    """Coloured section bands and dotted or missing rules, no vertical lines."""
    sheets.new_page()
    y = heading(sheets)
    rng, kind = sheets.rng, sheets.case.kind
    tint = rng.choice(((222, 234, 246), (226, 239, 218), (242, 242, 242), (251, 228, 213), (217, 226, 243)))

    def band(text: str, y: float) -> float:
        area = Area(LEFT, y, RIGHT, y + 58)
        sheets.fill(area, tint)
        sheets.line(area.inset(14, 4), text)
        return y + 58

    slot = unit_slot(rng, kind)
    y = band("一、基本信息", y)
    y = draw_table(sheets, LEFT, y, RIGHT, _basics(sheets, 80), frame=False, sides=False)
    y = draw_table(
        sheets, LEFT, y, RIGHT, [row(80, *pair(sheets, "申报奖项", 5.0))], frame=False, sides=False
    )
    y = band(f"二、{say(rng, '主要事迹')}", y + 16)
    height = rest(y, 560)
    c.story()(sheets, Area(LEFT, y, RIGHT, y + height))
    y = band(f"三、{slot}", y + height)
    opinion(slot, "unit", dates=rng.choice(("blanks", "whole")))(sheets, Area(LEFT, y, RIGHT, y + 380))


def two_pages(sheets: Sheets) -> None:
    """Facts and narrative on the first page; three opinions, two of them to be sealed, on the second."""
    sheets.new_page()
    y = heading(sheets)
    rng, kind = sheets.rng, sheets.case.kind
    parts: list[Row | Block] = list(_basics(sheets, 96))
    parts.append(row(96, *pair(sheets, "申报奖项", 5.0)))
    top = y + sum(p.height for p in parts if isinstance(p, Row))
    parts.append(row(rest(top, 20), (1.0, c.vertical(say(rng, "主要事迹"))), (5.0, c.story())))
    draw_table(sheets, LEFT, y, RIGHT, parts)
    sheets.new_page()
    slot, body = unit_slot(rng, kind), rng.choice(BODY_SLOTS[:2])
    blocks: list[Row | Block] = [
        row(440, (1.0, c.vertical(slot)), (5.0, opinion(slot, "unit"))),
        row(
            440,
            (1.0, c.vertical(body)),
            (5.0, opinion(body, "recommender")),
        ),
    ]
    last = rng.choice(ASSOCIATION_SLOTS)
    blocks.append(row(420, (1.0, c.vertical(last)), (5.0, opinion(last, "association"))))
    draw_table(sheets, LEFT, 160, RIGHT, blocks)


def instructed(sheets: Sheets) -> None:
    """Instructions (填表说明) above or below a table whose opinion cells stand side by side."""
    sheets.new_page()
    y = heading(sheets, 110)
    rng, kind = sheets.rng, sheets.case.kind
    small = round(sheets.look.size * 0.78)
    notes = ("填表说明：", *rng.sample(INSTRUCTIONS, 4))
    first = rng.random() < 0.5
    if first:
        y = sheets.block(Area(LEFT, y, RIGHT, y + 240), notes, sheets.look.label, small).y1 + 20
    else:
        sheets.line(
            Area(LEFT, y, RIGHT, y + small),
            f"填表日期：2021年12月{rng.randrange(20, 31)}日",
            size=small,
            align="right",
        )
        y += small + 14
    parts: list[Row | Block] = list(_basics(sheets, 76))
    parts.append(row(76, *pair(sheets, "申报奖项", 5.0)))
    top = y + sum(p.height for p in parts if isinstance(p, Row))
    parts.append(
        row(
            rest(top, 520 + (0 if first else 250)),
            (1.0, c.label(say(rng, "主要事迹").replace("先进", "\n先进"))),
            (5.0, c.story()),
        )
    )
    slot, body = unit_slot(rng, kind), rng.choice(ASSOCIATION_SLOTS)
    parts.append(row(56, (1.0, c.label(slot)), (1.0, c.label(body))))
    parts.append(
        row(400, (1.0, opinion(slot, "unit", signer="")), (1.0, opinion(body, "association", signer="")))
    )
    y = draw_table(sheets, LEFT, y, RIGHT, parts)
    if not first:
        sheets.block(Area(LEFT, y + 14, RIGHT, y + 260), notes, sheets.look.label, small)


GRIDS: dict[str, Callable[[Sheets], None]] = {
    "classic": classic,
    "label_above": label_above,
    "label_inside": label_inside,
    "small_labels": small_labels,
    "grouped": grouped,
    "bands": bands,
    "two_pages": two_pages,
    "instructed": instructed,
}
