"""Layouts of tables with merged cells, tick lists, coloured bands, several pages and instructions."""

from collections.abc import Callable

from samples.forms import boxes
from samples.forms import cells as c
from samples.forms.cells import Block, Row, draw_table, row
from samples.forms.grids import LEFT, RIGHT, basics, heading, pair, rest
from samples.forms.opinions import opinion
from samples.forms.wording import ASSOCIATION_SLOTS, BODY_SLOTS, INSTRUCTIONS, say, unit_slot
from samples.ink import Area
from samples.sheet import Sheets


def grouped(sheets: Sheets) -> None:
    """Merged cells with a vertical group name or a photograph, digits in single boxes, a tick list."""
    sheets.new_page()
    y = heading(sheets)
    rng, kind = sheets.rng, sheets.case.kind
    slot = unit_slot(rng, kind)
    mark = rng.choice(("tick", "tick", "block", "after"))
    groups: tuple[list[str], ...]
    if kind == "unit":
        groups = (
            ["单位名称"],
            ["统一社会信用代码"],
            ["法定代表人", "职工人数"],
            ["联系人", "联系电话"],
            ["单位地址"],
        )
    else:
        groups = (["姓名", "性别"], ["民族", "出生年月"], ["学历", "政治面貌"], ["工作单位"])
    inner = tuple(
        row(80, *(cell for key in group for cell in pair(sheets, key, 2.0 if len(group) > 1 else 4.2)))
        for group in groups
    )
    parts: list[Row | Block]
    if kind == "unit":
        parts = [Block(inner, c.vertical("基本情况"), 0.07)]
        parts.append(row(80, *pair(sheets, "维保合同数量"), *pair(sheets, "服务面积")))
    else:
        parts = [Block(inner, c.photo("照\n片"), 0.17, left=False)]
        parts.append(row(84, (1.0, c.label(say(rng, "身份证号码"))), (5.0, boxes.digits("身份证号码"))))
        parts.append(row(80, *pair(sheets, "职业资格"), *pair(sheets, "证书编号")))
        parts.append(row(80, *pair(sheets, "职务"), *pair(sheets, "联系电话")))
    parts.append(
        row(
            190 if kind == "unit" else 120,
            (1.0, c.label(say(rng, "申报奖项"))),
            (5.0, boxes.choices(2, mark)),
        )
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
    y = draw_table(sheets, LEFT, y, RIGHT, basics(sheets, 80), frame=False, sides=False)
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
    parts: list[Row | Block] = list(basics(sheets, 96))
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
    parts: list[Row | Block] = list(basics(sheets, 76))
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


SECTIONS: dict[str, Callable[[Sheets], None]] = {
    "grouped": grouped,
    "bands": bands,
    "two_pages": two_pages,
    "instructed": instructed,
}
