"""Unit forms of the third strangers that are no plain table: a letter in sentences, a sheet lying wide."""

from benchmarks.heldout.third_model import (
    Box,
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
)


def letter_unit(pen: Pen) -> Form:
    """A letter of self-recommendation: blanks in running text, a text box with the file number, no table."""
    value, rng = pen.value, pen.rng
    box = Box((line(f"收文编号：{rng.randrange(1, 400):03d}"), line("（协会填写）")), 150, 16, 42)
    body = (
        line("", before=6),
        heading("先进单位自荐书"),
        line("新疆消防协会秘书处：", before=5),
        line(
            "　　我单位（全称）",
            value("单位名称", underlined=True, room=70),
            "，统一社会信用代码",
            value("统一社会信用代码", underlined=True, room=48),
            "，法定代表人",
            value("法定代表人", underlined=True, room=24),
            "，地址",
            value("单位地址", underlined=True, room=60),
            "，现有职工",
            value("职工人数", underlined=True, room=16),
            "。根据协会通知精神，经研究，自愿申报2021年度“",
            value("申报奖项", underlined=True),
            "”。",
        ),
        line(
            "　　联系人：",
            value("联系人", underlined=True, room=36),
            "　　联系电话：",
            value("联系电话", underlined=True, room=46),
            before=3,
        ),
        line("　　主要事迹如下：", before=3),
        Prose(pen.paragraphs()),
        line("　　以上情况属实，如有不实，愿承担一切后果。", before=3),
        Slot(
            (
                line("申报单位（盖章）", Run("", seal="unit"), "　　　　", align="right", before=14),
                line(Run("", seal="chop"), *pen.day(), "　　　　", align="right", before=5),
                line(""),
            ),
            "申报单位",
            "unit",
        ),
        line("协会受理人：　　　　　　　　　受理日期：　　　年　　月　　日", before=8),
    )
    return Form((Leaf((box, *body)),), margin=24)


def wide_unit(pen: Pen) -> Form:
    """Across the sheet: particulars on the left, the narrative on the right, opinions along the foot."""
    label, cell = pen.label, pen.cell
    rows = (
        row(
            label("单位名称"),
            cell("单位名称"),
            label("先进事迹简介", 1, 8, upright=True),
            pen.narrative(1, rows=8),
            height=11,
        ),
        row(label("统一社会信用代码"), cell("统一社会信用代码"), height=11),
        row(label("法人代表"), cell("法定代表人"), height=11),
        row(label("联系人"), cell("联系人"), height=11),
        row(label("联系电话"), cell("联系电话"), height=11),
        row(label("从业人员"), cell("职工人数"), height=11),
        row(label("办公地址"), cell("单位地址"), height=14),
        row(label("拟申报荣誉"), Cell((Par(pen.award(), "center"),)), height=12),
        row(
            pen.opinion("申报单位意见：", "unit", "同意", cols=2, lead=True, mark="（印章）"),
            pen.opinion("评审委员会意见：", "association", "", cols=2, lead=True, mark="（印章）"),
            height=46,
        ),
    )
    title = heading("全区消防行业年度评优登记表（单位）")
    return Form((Leaf((title, Table((0.15, 0.3, 0.05, 0.5), rows)), landscape=True),))
