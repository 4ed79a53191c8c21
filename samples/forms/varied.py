"""Further layouts: open sides, nested cells, a continued table, a cover sheet, tick boxes for everything."""

from collections.abc import Callable

from samples.forms import boxes
from samples.forms import cells as c
from samples.forms.cells import Block, Painter, Row, draw_table, row
from samples.forms.grids import BOTTOM, LEFT, RIGHT, basics, heading, pair, rest
from samples.forms.opinions import opinion
from samples.forms.wording import ASSOCIATION_SLOTS, BODY_SLOTS, say, title, unit_slot
from samples.ink import Area, wrap
from samples.sheet import PAGE_WIDTH, Sheets


def open_sided(sheets: Sheets) -> None:
    """Horizontal rules only, the first and last thick; labels carry a colon."""
    sheets.new_page()
    y = heading(sheets)
    rng, kind = sheets.rng, sheets.case.kind
    sheets.rule(LEFT, y, RIGHT, y, 5, "solid")
    y = draw_table(sheets, LEFT, y + 6, RIGHT, basics(sheets, 82), frame=False, sides=False)
    y = draw_table(
        sheets, LEFT, y, RIGHT, [row(82, *pair(sheets, "申报奖项", 5.0))], frame=False, sides=False
    )
    height = rest(y, 460)
    parts: list[Row | Block] = [row(height, (1.0, c.label(say(rng, "主要事迹"))), (5.0, c.story()))]
    slot = unit_slot(rng, kind)
    parts.append(row(420, (1.0, c.label(slot)), (5.0, opinion(slot, "unit", signer="法定代表人签字："))))
    y = draw_table(sheets, LEFT, y, RIGHT, parts, frame=False, sides=False)
    sheets.rule(LEFT, y + 4, RIGHT, y + 4, 5, "solid")


def nested(sheets: Sheets) -> None:
    """Two levels of merged labels left, opinions of four parties in a grid at the bottom."""
    sheets.new_page()
    y = heading(sheets, 110)
    rng, kind = sheets.rng, sheets.case.kind
    if kind == "unit":
        first = [["单位名称"], ["统一社会信用代码"], ["法定代表人", "会员证号"]]
        second = [["联系人", "联系电话"], ["单位地址"]]
        third = [["维保合同数量", "服务面积"], ["申报奖项"]]
        names = ("单位信息", "联系方式", "申报情况")
    else:
        first = [["姓名", "性别"], ["民族", "出生年月"], ["身份证号码"], ["学历", "政治面貌"]]
        second = [["工作单位"], ["职务", "联系电话"]]
        third = [["职业资格"], ["证书编号"], ["申报奖项"]]
        names = ("个人信息", "任职信息", "申报情况")
    parts: list[Row | Block] = []
    for name, groups in zip(names, (first, second, third), strict=True):
        rows = tuple(
            row(78, *(cell for key in group for cell in pair(sheets, key, 2.0 if len(group) > 1 else 5.0)))
            for group in groups
        )
        parts.append(
            Block(rows, c.vertical(name) if len(rows) > 2 else c.label(f"{name[:2]}\n{name[2:]}"), 0.075)
        )
    height = sum(inner.height for part in parts if isinstance(part, Block) for inner in part.rows)
    parts.append(row(rest(y + height, 720), (0.075, c.vertical(say(rng, "主要事迹"))), (0.925, c.story())))
    slot, body = unit_slot(rng, kind), rng.choice(BODY_SLOTS[:2])
    last, final = ASSOCIATION_SLOTS[0], ASSOCIATION_SLOTS[2]
    parts.append(
        row(360, (0.4, c.vertical(slot)), (3, opinion(slot, "unit", signer="")),
            (0.4, c.vertical(body)), (3, opinion(body, "recommender", signer="")))
    )  # fmt: skip
    parts.append(
        row(340, (0.4, c.vertical(last)), (3, opinion(last, "association", signer="")),
            (0.4, c.vertical(final)), (3, opinion(final, "association", signer="")))
    )  # fmt: skip
    draw_table(sheets, LEFT - 30, y, RIGHT + 30, parts)


def continued(sheets: Sheets) -> None:
    """The narrative runs on to a second page, where the table goes on and the opinion stands."""
    sheets.new_page()
    y = heading(sheets)
    rng, kind = sheets.rng, sheets.case.kind
    name = say(rng, "主要事迹")
    parts: list[Row | Block] = [*basics(sheets, 190), row(150, *pair(sheets, "申报奖项", 5.0))]
    top = y + sum(part.height for part in parts if isinstance(part, Row))
    first, second = _halves(sheets, (RIGHT - LEFT) * 5 / 6 - 32)
    parts.append(row(max(BOTTOM - top, 260), (1.0, c.vertical(name)), (5.0, _part(first, whole=True))))
    draw_table(sheets, LEFT, y, RIGHT, parts)
    sheets.new_page()
    slot = unit_slot(rng, kind)
    blocks: list[Row | Block] = [
        row(560, (1.0, c.vertical(name)), (5.0, _part(second, whole=False))),
        row(430, (1.0, c.vertical(slot)), (5.0, opinion(slot, "unit"))),
    ]
    if rng.random() < 0.5:
        body = rng.choice(ASSOCIATION_SLOTS)
        blocks.append(row(400, (1.0, c.vertical(body)), (5.0, opinion(body, "association"))))
    draw_table(sheets, LEFT, 160, RIGHT, blocks)


def _halves(sheets: Sheets, width: float) -> tuple[list[str], list[str]]:
    """The narrative's lines, the first two or three and the others."""
    pen, size = sheets.look.story, round(sheets.look.size * 0.95)
    lines = wrap("　　" + "".join(sheets.case.narrative.paragraphs), pen, size, width)
    return lines[:3], lines[3:]


def _part(lines: list[str], *, whole: bool) -> Painter:
    def paint(sheets: Sheets, area: Area) -> None:
        size = round(sheets.look.size * 0.95)
        inner = area.inset(16, 14)
        y = inner.y0
        ink: Area | None = None
        for text in lines:
            drawn = sheets.line(Area(inner.x0, y, inner.x1 + 8, y + size), text, sheets.look.story, size)
            ink = drawn if ink is None else ink.union(drawn)
            y += size * 1.5
        if ink is not None and whole:
            sheets.note("主要事迹", ink)

    return paint


def cover(sheets: Sheets) -> None:
    """A cover sheet with some blanks and a 填表日期 that is not the date at the seal, then the table."""
    sheets.new_page()
    rng, kind = sheets.rng, sheets.case.kind
    name = title(rng, kind)
    sheets.line(Area(LEFT, 420, RIGHT, 500), name, sheets.look.title, 62, "centre")
    key = "单位名称" if kind == "unit" else "姓名"
    y = 1150.0
    for shown, field in ((say(rng, key), key), (say(rng, "申报奖项"), "申报奖项"), ("填表日期", "")):
        ink = sheets.line(Area(360, y, 700, y + 70), shown + sheets.look.colon, size=36)
        sheets.rule(ink.x1 + 6, y + 62, PAGE_WIDTH - 340, y + 62, kind="solid")
        room = Area(ink.x1 + 10, y, PAGE_WIDTH - 340, y + 66)
        if field:
            sheets.value(field, room, "left", sheets.case.award_text if field == "申报奖项" else None)
        else:
            sheets.line(room.inset(10, 2), f"2021年12月{rng.randrange(20, 31)}日", sheets.look.value)
        y += 110
    sheets.line(Area(LEFT, 1980, RIGHT, 2030), "新疆维吾尔自治区消防协会制", align="centre", size=36)
    sheets.new_page()
    slot = unit_slot(rng, kind)
    parts: list[Row | Block] = [*basics(sheets, 84)]
    top = 140 + sum(part.height for part in parts if isinstance(part, Row))
    parts.append(row(rest(top, 440), (1.0, c.vertical(say(rng, "主要事迹"))), (5.0, c.story())))
    parts.append(row(430, (1.0, c.vertical(slot)), (5.0, opinion(slot, "unit", dates="whole"))))
    draw_table(sheets, LEFT, 140, RIGHT, parts)


def ticked(sheets: Sheets) -> None:
    """Tick boxes for sex and awards, all awards of both kinds listed, two values in one cell."""
    sheets.new_page()
    y = heading(sheets)
    rng, kind = sheets.rng, sheets.case.kind
    if kind == "unit":
        parts: list[Row | Block] = [
            row(80, *pair(sheets, "单位名称", 5.0)),
            row(80, *pair(sheets, "统一社会信用代码"), *pair(sheets, "法定代表人")),
            row(80, (1.0, c.label("联系人及电话")), (2.0, c.two_values("联系人", "联系电话")),
                *pair(sheets, "成立时间")),
            row(80, (1.0, c.label("维保合同数量（家）")), (2.0, c.bare_number("维保合同数量")),
                (1.0, c.label("服务面积（万平方米）")), (2.0, c.bare_number("服务面积"))),
            row(80, *pair(sheets, "单位地址", 5.0)),
        ]  # fmt: skip
    else:
        parts = [
            row(
                80, *pair(sheets, "姓名"), (1.0, c.label("性别")), (2.0, boxes.options("性别", ("男", "女")))
            ),
            row(80, *pair(sheets, "民族"), *pair(sheets, "出生年月")),
            row(80, *pair(sheets, "身份证号码"), *pair(sheets, "联系电话")),
            row(80, (1.0, c.label("工作单位及职务")), (5.0, c.two_values("工作单位", "职务"))),
            row(80, *pair(sheets, "职业资格"), *pair(sheets, "证书编号")),
        ]
    hint = rng.choice(("申报奖项\n（请打√）", "申报奖项\n（在□内打√）", "申报奖项"))
    parts.append(
        row(
            300,
            (1.0, c.label(hint)),
            (5.0, boxes.choices(2, rng.choice(("tick", "block", "after")), both_kinds=True)),
        )
    )
    top = y + sum(part.height for part in parts if isinstance(part, Row))
    slot = unit_slot(rng, kind)
    parts.append(row(rest(top, 470), (1.0, c.label(say(rng, "主要事迹"))), (5.0, c.story("（可另附页）"))))
    parts.append(row(430, (1.0, c.label(slot)), (5.0, opinion(slot, "unit"))))
    draw_table(sheets, LEFT, y, RIGHT, parts)


PLEDGE = "本单位承诺所填内容真实、准确，如有虚假，自愿取消评选资格并承担相应责任。"


def pledged(sheets: Sheets) -> None:
    """Three opinions under each other, the unit's with a printed pledge; thick and thin rules."""
    sheets.new_page()
    y = heading(sheets, 110)
    rng, kind = sheets.rng, sheets.case.kind
    parts: list[Row | Block] = [*basics(sheets, 72), row(72, *pair(sheets, "申报奖项", 5.0))]
    top = y + sum(part.height for part in parts if isinstance(part, Row))
    slot, body, last = unit_slot(rng, kind), rng.choice(BODY_SLOTS[:2]), rng.choice(ASSOCIATION_SLOTS)
    parts.append(row(rest(top, 960, 340), (1.0, c.label(say(rng, "主要事迹"))), (5.0, c.story())))
    parts.append(
        row(340, (1.0, c.label(slot)), (5.0, opinion(slot, "unit", pledge=PLEDGE, signer="法定代表人：")))
    )
    parts.append(row(310, (1.0, c.label(body)), (5.0, opinion(body, "recommender", seal_words="（公章）"))))
    parts.append(row(290, (1.0, c.label(last)), (5.0, opinion(last, "association"))))
    draw_table(sheets, LEFT, y, RIGHT, parts)


VARIED: dict[str, Callable[[Sheets], None]] = {
    "open_sided": open_sided,
    "nested": nested,
    "continued": continued,
    "cover": cover,
    "ticked": ticked,
    "pledged": pledged,
}
