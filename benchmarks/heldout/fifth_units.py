"""Unit forms of the fifth strangers, after what associations really send: cover sheets, Excel prints, WPS templates."""

from benchmarks.heldout.third_cases import UNIT_AWARDS
from benchmarks.heldout.third_model import (
    Box,
    Cell,
    Form,
    Leaf,
    Par,
    Pen,
    Run,
    Slot,
    Table,
    grey,
    heading,
    line,
    row,
    text_cell,
    under,
)

TIGHT = "td{padding:0 1px} p{line-height:1.2}"
"""Text that touches the rules."""


def _side(pen: Pen, name: str, text: str, cols: int = 1) -> tuple[Cell, Cell]:
    return pen.label(name), text_cell(text, cols)


def dossier_unit(pen: Pen) -> Form:
    """A federation's booklet: a cover with blanks, notes on filling in, then the table."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    cover = (
        line("附件2", before=4),
        heading("消防安全工作先进集体", before=42),
        heading("申　报　表", before=6),
        line("申报单位（加盖公章）：", pen.value("单位名称", underlined=True, room=84), before=46, indent=3),
        line("申报类别：", *pen.award(underlined=True), before=8, indent=3),
        line("填报日期：２０２１年１２月", before=8, indent=3),
        line("填表说明", align="center", before=28),
        line("一、用钢笔填写或打印，字迹要工整清晰。", indent=2),
        line("二、单位名称填写全称，不得简化；职工总数用阿拉伯数字填写。", indent=2),
        line("三、主要事迹力求简明，不超过1500字。本表一式二份，A4纸大小。", indent=2),
    )
    rows = (
        row(label("单位名称"), text_cell(pen.story.case.text("单位名称"), 3), height=11),
        row(label("负责人"), cell("法定代表人"), label("职工总数"), cell("职工人数"), height=11),
        row(label("社会信用代码"), cell("统一社会信用代码"), *_side(pen, "单位级别", "无"), height=11),
        row(label("单位地址"), cell("单位地址"), *_side(pen, "邮编", str(rng.randrange(610000, 759999))), height=12),
        row(label("联系人"), cell("联系人"), label("电话"), cell("联系电话"), height=11),
        row(label("主要事迹", upright=True), pen.narrative(3), height=96),
        row(pen.opinion("申报单位意见：", "unit", "情况属实，同意推荐。", cols=2, lead=True, mark="盖章："), pen.opinion("协会审定意见：", "association", "", cols=2, lead=True, mark="盖章："), height=46),
        row(Cell((line("备注：1.此表可复制；2.先进事迹材料可另附页。"),), 4)),
    )  # fmt: skip
    return Form((Leaf(cover), Leaf((Table((0.14, 0.42, 0.15, 0.29), rows),))), margin=24)


def template_unit(pen: Pen) -> Form:
    """A WPS template: blue-grey labels at 10.5 pt with notes in brackets, sections over the whole width."""
    cell, rng = pen.cell, pen.rng

    def tag(name: str) -> Cell:
        return grey(pen.label(name))

    def section(text: str) -> Cell:
        return grey(Cell((line(Run(text, look=frozenset({"bold"}))),), 4))

    rows = (
        row(section("◎ 基本信息"), height=7),
        row(tag("单位名称（全称）"), cell("单位名称", 3)),
        row(tag("统一社会信用代码|（18位）"), cell("统一社会信用代码"), tag("会员证号"), cell("会员证号")),
        row(tag("成立时间|（以执照为准）"), cell("成立时间"), tag("员工人数（人）"), cell("职工人数")),
        row(tag("法定代表人|（或负责人）"), cell("法定代表人"), *_side(pen, "注册资本", f"{rng.randrange(2, 60)}00万元")),
        row(tag("联系人（办公室）"), cell("联系人"), tag("联系电话（手机）"), cell("联系电话")),
        row(tag("地址（邮寄用）"), cell("单位地址", 3)),
        row(section("◎ 申报信息"), height=7),
        row(tag("申报奖项"), Cell((Par(pen.award(), "center"),), 3)),
        row(tag("主要事迹|（800字以内，|可附页）"), pen.narrative(3), height=70),
        row(section("◎ 意见"), height=7),
        row(tag("申报单位意见|（须盖公章）"), pen.opinion("申报单位意见", "unit", "同意申报。", cols=3, mark="（公章）"), height=32),
        row(tag("协会秘书处|审核意见"), pen.opinion("协会秘书处审核意见", "association", "", cols=3, mark="（公章）"), height=28),
    )  # fmt: skip
    tint = rng.choice(("#d9e2ee", "#e2e2e2", "#e6efdd"))
    style = f"td{{border-color:#8a94a6}} .shaded{{background:{tint}}} p{{font-size:14px;line-height:1.3}}"
    title = heading("2021年度优秀会员单位申报表")
    return Form((Leaf((title, Table((0.19, 0.36, 0.17, 0.28), rows))),), margin=17, style=style)


def printed_unit(pen: Pen) -> Form:
    """An Excel sheet printed across: narrow rows, small print, text on the rules, sheet name in the foot."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    rows = (
        row(label("企业名称"), cell("单位名称", 3, align="left"), label("信用代码"), cell("统一社会信用代码", 3, align="left"), height=6),
        row(label("法人代表"), cell("法定代表人"), label("成立日期"), cell("成立时间"), label("从业人数"), cell("职工人数"), *_side(pen, "经济类型", "有限责任"), height=6),
        row(label("联系人"), cell("联系人"), label("手机/座机"), cell("联系电话"), *_side(pen, "传真", f"0{rng.randrange(800, 999)}-{rng.randrange(2000000, 8999999)}"), *_side(pen, "邮箱", f"xf{rng.randrange(100, 999)}@163.com"), height=6),
        row(label("地　址"), cell("单位地址", 5, align="left"), *_side(pen, "邮编", str(rng.randrange(610000, 759999))), height=6),
        row(label("申报项目"), Cell((Par(pen.award()),), 5), *_side(pen, "年度", "2021"), height=6),
        row(label("主要事迹"), pen.narrative(7), height=52),
        row(label("企业意见"), pen.opinion("企业意见", "unit", "同意", cols=3, mark="（章）"), label("协会意见"), pen.opinion("协会意见", "association", "", cols=3, mark="（章）"), height=36),
    )  # fmt: skip
    title = heading("会员企业评先申报登记表", "large")
    unit = line("填报单位：行业管理部　　　　　　　　　　　　　　　　　　单位：人、万元", before=1)
    foot = Box((line("Sheet1　第 1 页，共 1 页", align="center"),), 110, 198, 80, framed=False)
    widths = (0.085, 0.165, 0.085, 0.165, 0.085, 0.165, 0.085, 0.165)
    style = f"{TIGHT} p{{font-size:13px}} td{{border-width:.6px}}"
    return Form((Leaf((title, unit, Table(widths, rows), foot), landscape=True),), margin=15, style=style)


def enclosed_unit(pen: Pen) -> Form:
    """A covering letter of the firm's own, and behind it the form it sends in."""
    label, cell = pen.label, pen.cell
    unit = pen.story.case.text("单位名称")
    letter = (
        heading(unit, "large", before=6),
        heading("关于报送2021年度评优材料的函", before=8),
        line("省消防协会：", before=10),
        line("　　贵会《关于开展2021年度消防行业评优活动的通知》收悉。我公司高度重视，经总经理办公会研究，决定参加评选。现将申报表及有关材料随函报送，请予审核。", before=3),
        line("　　附件：1.申报表一份", before=8),
        line("　　　　　2.营业执照复印件一份"),
        line(f"{unit}　　　", align="right", before=26),
        line("二〇二一年十二月　　　　　　", align="right", before=3),
    )  # fmt: skip
    rows = (
        row(label("申报单位"), cell("单位名称", 3), height=12),
        row(label("统一代码"), cell("统一社会信用代码"), label("会员证书号"), cell("会员证号"), height=12),
        row(label("法人代表"), cell("法定代表人"), label("成立时间"), cell("成立时间"), height=12),
        row(label("联系人|及电话"), Cell((Par((pen.value("联系人"), Run("　　"), pen.value("联系电话")), "center"),), 3), height=12),
        row(label("邮编/地址"), Cell((Par((Run(f"{pen.rng.randrange(610000, 759999)} / "), pen.value("单位地址"))),), 3), height=12),
        row(label("申报何种|荣　　誉"), Cell((Par(pen.award(), "center"),), 3), height=13),
        row(label("主|要|事|迹"), pen.narrative(3), height=90),
        row(label("申报|单位|意见"), pen.opinion("申报单位意见", "unit", "所填内容真实，同意申报。", cols=3, signed="负责人（签字）"), height=40),
    )  # fmt: skip
    title = heading("消防行业先进会员单位申报表")
    return Form((Leaf(letter), Leaf((title, Table((0.15, 0.38, 0.16, 0.31), rows)))), margin=24)


def boxes_unit(pen: Pen) -> Form:
    """Awards to tick over the whole width, labels standing upright beside groups of rows, combined cells."""
    label, cell = pen.label, pen.cell
    how = pen.rng.choice(("box", "square", "bracket"))
    ticks = tuple(Par(pen.choice(UNIT_AWARDS[at : at + 2], how)) for at in (0, 2, 4))
    rows = (
        row(label("基本情况", rows=5, upright=True), label("单位名称"), cell("单位名称", 3), height=11),
        row(label("信用代码"), cell("统一社会信用代码"), label("人数"), cell("职工人数"), height=11),
        row(label("法定代表人"), cell("法定代表人"), label("成立时间"), cell("成立时间"), height=11),
        row(label("联系人及电话"), Cell((Par((pen.value("联系人"), Run("，"), pen.value("联系电话")), "center"),), 3), height=11),
        row(label("单位地址"), cell("单位地址", 3), height=12),
        row(label("申报类别", upright=True), Cell((line("（请在对应项打勾，限选一项）"), *ticks), 4), height=24),
        row(label("主要事迹", upright=True), pen.narrative(4), height=84),
        row(label("推荐意见", rows=2, upright=True), pen.opinion("申报单位", "unit", "同意上报。", cols=2, lead=True, mark="（单位公章）"), pen.opinion("县（市、区）协会", "recommender", "同意推荐。", cols=2, lead=True, mark="（公章）"), height=40),
        row(pen.opinion("省协会评选办公室", "association", "", cols=4, lead=True, mark="（公章）"), height=28),
    )  # fmt: skip
    title = heading("消防行业“双优”评选推荐表（单位）")
    return Form((Leaf((title, Table((0.07, 0.17, 0.34, 0.13, 0.29), rows))),), margin=20)


def dotted_unit(pen: Pen) -> Form:
    """Dotted lines to write on, numbered; rules of the award in two columns of small print at the foot."""
    value = pen.value
    small = frozenset({"small"})
    left, right = (
        ("一、参评单位须为本会会员且按时缴纳会费；二、近三年无责任事故；", "三、每单位限报一项；"),
        ("四、弄虚作假者取消资格，两年内不得参评；", "五、本表由协会秘书处负责解释。"),
    )
    print_ = Table((0.5, 0.5), (row(*(Cell(tuple(line(Run(text, look=small)) for text in texts), valign="top") for texts in (left, right))),), ruled=False)  # fmt: skip
    blocks = (
        line("编号：　　　　　", align="right"),
        heading("优秀会员单位自荐登记表"),
        line("1. 单位全称", value("单位名称", underlined=True, room=135), before=7),
        line("2. 统一社会信用代码", value("统一社会信用代码", underlined=True, room=65), "会员证号", value("会员证号", underlined=True, room=38), before=4),
        line("3. 法定代表人", value("法定代表人", underlined=True, room=50), "成立时间", value("成立时间", underlined=True, room=50), before=4),
        line("4. 经办联系人", value("联系人", underlined=True, room=50), "联系电话", value("联系电话", underlined=True, room=50), before=4),
        line("5. 单位地址", value("单位地址", underlined=True, room=135), before=4),
        line("6. 自荐奖项", *pen.award(underlined=True), before=4),
        line("7. 主要事迹", before=4),
        Table((1.0,), (row(pen.narrative(1), height=66),)),
        Slot(
            (
                line("8. 本单位意见：以上所填属实，愿接受监督。", before=4),
                line(Run("", seal="chop"), "法定代表人签字：", Run(pen.story.signer, look=frozenset({"signed"})), "　　　　　　　", align="right", before=7),
                line("单位公章", Run("", seal="unit"), "　　　　　　", *under(pen.day()), "　　", align="right", before=6),
            ),
            "本单位意见",
            "unit",
        ),
        print_,
    )  # fmt: skip
    style = ".u{border-bottom:2px dotted #333} td{border-style:dashed}"
    return Form((Leaf(blocks),), margin=23, style=style)


def bilingual_unit(pen: Pen) -> Form:
    """A chamber's with English below every label and three levels of opinion, one below the other."""
    cell = pen.cell

    def two(chinese: str, english: str) -> Cell:
        return Cell(
            (Par((Run(chinese),), "center"), Par((Run(english, look=frozenset({"small"})),), "center"))
        )

    rows = (
        row(two("单位名称", "Name of Entity"), cell("单位名称", 3), height=12),
        row(two("信用代码", "USCC"), cell("统一社会信用代码"), two("法定代表人", "Legal Rep."), cell("法定代表人"), height=12),
        row(two("联系人", "Contact Person"), cell("联系人"), two("电话", "Tel."), cell("联系电话"), height=12),
        row(two("地址", "Address"), cell("单位地址"), two("员工数", "Employees"), cell("职工人数"), height=12),
        row(two("申报奖项", "Award"), Cell((Par(pen.award(), "center"),), 3), height=12),
        row(two("主要事迹", "Achievements"), pen.narrative(3), height=62),
        row(two("单位意见", "Entity"), pen.opinion("单位意见", "unit", "情况属实。", cols=3, mark="盖章 Seal"), height=30),
        row(two("市级协会意见", "Municipal"), pen.opinion("市级协会意见", "recommender", "同意推荐。", cols=3, mark="盖章 Seal"), height=30),
        row(two("省协会意见", "Provincial"), pen.opinion("省协会意见", "association", "", cols=3, mark="盖章 Seal"), height=26),
    )  # fmt: skip
    titles = (heading("先进集体推荐审批表"), heading("Recommendation Form for Advanced Collectives", "large"))
    widths = (0.18, 0.36, 0.2, 0.26)
    return Form((Leaf((*titles, Table(widths, rows))),), margin=19, style="td{padding:1px 3px}")
