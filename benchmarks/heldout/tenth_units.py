"""Unit forms of the tenth strangers: members inside, blanks in running text, a spreadsheet's print, a web form, a sheet across."""

from benchmarks.heldout.ninth_parts import endorsed, endorsement
from benchmarks.heldout.sixth_parts import said
from benchmarks.heldout.tenth_values import RANKS, someone
from benchmarks.heldout.third_cases import UNIT_AWARDS
from benchmarks.heldout.third_model import (
    Cell,
    Form,
    Leaf,
    Par,
    Pen,
    Prose,
    Run,
    Slot,
    Table,
    heading,
    line,
    row,
    text_cell,
)

GRID = "td{border:1px solid #c9c9c9!important;text-align:left} body{font-size:13px!important}"


def roster_unit(pen: Pen) -> Form:
    """先进集体审批表: group captions upright in a side column, the members in a table of their own."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    facts = (
        row(label("基|本|情|况", 1, 4), label("集体名称"), cell("单位名称", 5), height=12),
        row(label("统一社会信用代码"), cell("统一社会信用代码", 3), label("法定代表人"), cell("法定代表人"), height=12),
        row(label("联系人"), cell("联系人"), label("联系电话"), cell("联系电话", 3), height=12),
        row(label("详细地址"), cell("单位地址", 3), label("集体人数"), cell("职工人数"), height=12),
        row(label("申报奖项", 2), Cell((Par(pen.award(), "center"),), 5), height=12),
    )  # fmt: skip
    heads = ("序号", "姓名", "性别", "职务", "负责工作")
    people = [someone(rng) for _ in range(4)]
    members = [
        row(text_cell(str(at)), said(who.name), said(who.sex), said(rng.choice(RANKS)), said("现场维保"), height=8)
        for at, who in enumerate(people, 1)
    ]  # fmt: skip
    team = Table((0.1, 0.26, 0.12, 0.26, 0.26), (row(*(label(text) for text in heads), height=8), *members))
    deeds = (row(label("主|要|事|迹"), pen.narrative(1), height=66),)
    ends = (
        row(label("申报单位|意见"), endorsed(pen, "申报单位意见", "unit", "情况属实，同意申报。"), height=36),
        row(
            label("地州市协会|意见"),
            endorsed(pen, "地州市协会意见", "recommender", "同意推荐。"),
            height=36,
        ),
    )
    return Form(
        (
            Leaf(
                (
                    heading("消防行业先进集体审批表"),
                    Table((0.06, 0.18, 0.16, 0.14, 0.14, 0.14, 0.18), facts),
                    line("主要成员名单", align="center"),
                    team,
                    Table((0.08, 0.92), deeds),
                    Table((0.16, 0.84), ends),
                )
            ),
        ),
        margin=16,
        style="body{font-size:13.5px!important} p{line-height:1.3}",
    )


def blanks_unit(pen: Pen) -> Form:
    """An old template: answers on underscored blanks in running text, no table at all."""

    def blank(key: str, room: float) -> Run:
        return pen.value(key, underlined=True, room=room)

    return Form(
        (
            Leaf(
                (
                    heading("自　荐　书"),
                    line("自治区消防协会：", before=4),
                    line("我单位（全称）", blank("单位名称", 80), "，统一社会信用代码为", blank("统一社会信用代码", 55), "，法定代表人", blank("法定代表人", 30), "，单位地址", blank("单位地址", 70), "，现有职工人数", blank("职工人数", 20), "。", indent=2),
                    line("现自愿申报2021年度", pen.value("申报奖项", underlined=True, room=60), "，并保证所填内容真实。联系人", blank("联系人", 30), "，联系电话", blank("联系电话", 40), "。", indent=2),
                    line("主要事迹：", before=3),
                    Prose(pen.paragraphs()),
                    Slot((line("单位意见：", before=6), *endorsement(pen, "unit", "同意自荐。", foot="owner")), "单位意见", "unit"),
                )
            ),
        ),
        margin=25,
        style="body{font-size:16px!important} p{line-height:1.8}",
    )  # fmt: skip


def spreadsheet_unit(pen: Pen) -> Form:
    """A spreadsheet printed with its pale grid: labels at the left, everything in one wide column."""
    label, cell = pen.label, pen.cell
    keys = ("单位名称", "统一社会信用代码", "会员证号", "法定代表人", "成立时间", "职工人数", "联系人", "联系电话", "单位地址", "维保合同数量", "服务面积")  # fmt: skip
    names = {"单位名称": "企业全称", "成立时间": "成立日期", "维保合同数量": "在保合同数（份）", "服务面积": "维保面积"}  # fmt: skip
    rows = [row(text_cell(str(at)), label(names.get(key, key)), cell(key, align="left"), text_cell(""), height=8) for at, key in enumerate(keys, 1)]  # fmt: skip
    rows += [
        row(text_cell("12"), label("申报奖项"), Cell((Par(pen.award()),)), text_cell(""), height=8),
        row(text_cell("13"), label("事迹简介"), pen.narrative(2), height=70),
        row(text_cell("14"), label("企业意见"), endorsed(pen, "企业意见", "unit", "属实。", cols=2, foot="line"), height=40),
    ]  # fmt: skip
    blocks = (line("2021年度评优申报表（企业）", align="center"), Table((0.06, 0.22, 0.52, 0.2), tuple(rows)))
    return Form((Leaf(blocks),), margin=15, style=GRID)


def online_unit(pen: Pen) -> Form:
    """The print of an answer to an online form: a numbered question, the answer beneath it, no rules."""
    asked = (
        ("单位名称", "单位名称（与公章一致）"), ("统一社会信用代码", "统一社会信用代码"), ("法定代表人", "法定代表人姓名"),
        ("联系人", "联系人"), ("联系电话", "联系电话"), ("单位地址", "单位地址"), ("申报奖项", "申报奖项【单选】"),
    )  # fmt: skip
    blocks: list[Par | Prose | Slot] = [heading("评先评优自荐表-填写结果", "large"), line("提交时间：2021-12-03 10:42:17　　来源：微信")]  # fmt: skip
    for at, (key, text) in enumerate(asked, 1):
        blocks += [
            line(Run(f"*{at}. {text}", look=frozenset({"bold"})), before=2),
            line(pen.value(key), indent=1),
        ]
    blocks += [
        line(Run("*8. 主要事迹【多行文本】", look=frozenset({"bold"})), before=2),
        Prose(pen.paragraphs()),
    ]
    stamp = endorsement(pen, "unit", "以上内容经核对无误。", foot="centred")
    return Form(
        (Leaf((*blocks, Slot((line("打印后加盖公章", before=5), *stamp), "单位意见", "unit"))),),
        margin=20,
        style="body{font-family:'WenQuanYi Zen Hei'!important;font-size:14px!important}",
    )


def landscape_unit(pen: Pen) -> Form:
    """A sheet across: facts in eight columns, deeds at the left of two opinions, award ticked."""
    label, cell = pen.label, pen.cell
    facts = (
        row(label("单位名称"), cell("单位名称", 3), label("信用代码"), cell("统一社会信用代码", 3), height=13),
        row(label("法定代表人"), cell("法定代表人"), label("联系人"), cell("联系人"), label("联系电话"), cell("联系电话"), label("职工人数"), cell("职工人数"), height=13),
        row(label("申报奖项|（请打√）"), Cell((Par(pen.choice(UNIT_AWARDS, "box")),), 7), height=13),
    )  # fmt: skip
    below = (
        row(label("主要事迹（可另附页）"), label("所在单位意见"), label("商（协）会意见"), height=9),
        row(pen.narrative(1), endorsed(pen, "所在单位意见", "unit", "同意。"), endorsed(pen, "商（协）会意见", "recommender", "同意推荐。"), height=72),
    )  # fmt: skip
    widths = (0.11, 0.15, 0.09, 0.13, 0.11, 0.17, 0.11, 0.13)
    return Form(
        (
            Leaf(
                (heading("先进单位推荐表"), Table(widths, facts), Table((0.5, 0.25, 0.25), below)),
                landscape=True,
            ),
        ),
        margin=18,
        style="body{font-size:14px!important}",
    )
