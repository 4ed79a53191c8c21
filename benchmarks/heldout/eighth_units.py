"""Unit forms of the eighth strangers: opinions beside each other, nested heads, two columns, a frame, a register."""

from benchmarks.heldout.eighth_parts import PALE, SMALL, THICK, TWO_COLUMNS, column_opinion, little
from benchmarks.heldout.eighth_values import landline, someone
from benchmarks.heldout.seventh_parts import opinion
from benchmarks.heldout.seventh_values import mobile
from benchmarks.heldout.sixth_parts import hinted, said
from benchmarks.heldout.third_cases import UNIT_AWARDS
from benchmarks.heldout.third_model import (
    Cell,
    Form,
    Leaf,
    Par,
    Pen,
    Run,
    Table,
    grey,
    heading,
    line,
    row,
    text_cell,
)


def _award(pen: Pen, cols: int) -> Cell:
    return Cell((Par(pen.award(), "center"),), cols)


def science_unit(pen: Pen) -> Form:
    """A cover with its instructions; facts, deeds and two opinions beside each other over a third overleaf."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    name = Run(pen.story.unit, look=frozenset({"filled"}), underlined=True, room=90)
    rules = (
        "一、用钢笔填写或计算机打印，字迹要工整清晰。",
        "二、申报单位：单位名称是指被推荐单位全称，不要简化填写；职工总数用阿拉伯数字填写。",
        "三、推荐单位意见：须明确是否同意推荐，并加盖推荐单位公章。",
        "四、主要事迹力求简明，重点突出，打印字体使用仿宋四号字。",
        "五、此表一式二份，A4纸大小。",
    )
    cover = (
        line("附件2", before=4),
        heading("2021年度先进会员单位推荐表", before=34),
        line("申 报 单 位（加盖公章）　", name, indent=2, before=30),
        line("填 报 时 间：　2021年12月　　日", indent=2, before=9),
        line("填　表　说　明", align="center", before=40),
        *(line(rule, indent=2, before=2) for rule in rules),
    )
    rows = (
        row(label("单位名称"), cell("单位名称", 5), height=12),
        row(label("信用代码"), cell("统一社会信用代码", 3), label("成立时间"), cell("成立时间"), height=12),
        row(label("负责人"), cell("法定代表人"), label("单位级别"), said(rng.choice(("无", "科级", "县处级"))), label("职工总数"), cell("职工人数"), height=12),
        row(label("单位地址"), cell("单位地址", 5), height=12),
        row(label("联系人"), cell("联系人"), label("电　话"), cell("联系电话", 3), height=12),
        row(label("申报称号"), _award(pen, 5), height=12),
        row(label("主|要|事|迹"), pen.narrative(5), height=66),
        row(column_opinion(pen, "申报单位意见", "unit", "情况属实，同意推荐。", cols=3, mark="盖章："), column_opinion(pen, "推荐单位意见", "recommender", "经核查，该单位近2年内未发生违法违规问题，同意推荐。", cols=3, mark="盖章："), height=44),
        row(column_opinion(pen, "协会审定意见", "association", "", cols=6, mark="盖章："), height=34),
    )  # fmt: skip
    notes = little(
        "备注：1．此表可复制；2．请附申报单位开展活动的相关材料（照片、奖状复印件等）；",
        "　　　3．主要事迹材料（不超过2000字）可另附页；4．联系人电话务必准确，以便核实单位名称、地址等信息。",
    )
    widths = (0.14, 0.2, 0.13, 0.2, 0.13, 0.2)
    return Form((Leaf(cover), Leaf((Table(widths, rows), *notes))), margin=22)


def nested_unit(pen: Pen) -> Form:
    """Groups at the left over nested columns, units of measure in the labels' brackets, sums of three years."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    base = rng.randrange(300, 4000)
    years = (
        ("2019年", base),
        ("2020年", base + rng.randrange(-90, 200)),
        ("2021年", base + rng.randrange(100, 400)),
    )
    rows = (
        row(label("基|本|情|况", rows=5), label("单位名称"), cell("单位名称", 5), height=11),
        row(label("统一社会信用代码"), cell("统一社会信用代码", 3), hinted("成立日期", "（年月）"), cell("成立时间"), height=12),
        row(hinted("注册资本", "（万元）"), said(str(rng.randrange(1, 60) * 100)), hinted("职工人数", "（人）"), cell("职工人数"), label("会员证号"), cell("会员证号"), height=12),
        row(label("单位地址"), cell("单位地址", 3), label("邮政编码"), said(str(rng.randrange(73000, 84800) * 10)), height=11),
        row(label("法定代表人"), cell("法定代表人", 2), label("法人代表手机"), said(mobile(rng), 2), height=11),
        row(label("联|系|人", rows=2), label("姓　名"), cell("联系人"), label("职务"), said(rng.choice(("办公室主任", "安全部长", "干事"))), label("联系电话"), cell("联系电话"), height=11),
        row(label("传　真"), said(landline(rng, pen.story.firm.place)), label("邮箱"), said(f"{rng.randrange(10**8, 10**9)}@qq.com", 3), height=11),
        row(label("近三|年情|况", rows=2), label("年　度"), *(text_cell(year) for year, _ in years), label("增长率（%）", 2), height=8),
        row(hinted("营业收入", "（万元）"), *(said(str(sum_)) for _, sum_ in years), said(f"{(years[2][1] / years[0][1] - 1) * 100:.1f}", 2), height=9),
        row(label("申报奖项", 2), _award(pen, 5), height=11),
        row(label("主要事迹", 2), pen.narrative(5), height=56),
        row(label("单位推荐意见", 2), opinion(pen, "单位推荐意见", "unit", "同意申报。", cols=5, manner="signed", who="单位负责人"), height=34),
        row(label("协会审核意见", 2), opinion(pen, "协会审核意见", "association", "", cols=5), height=24),
    )  # fmt: skip
    title = heading("优秀会员企业申报登记表")
    widths = (0.06, 0.15, 0.17, 0.14, 0.15, 0.14, 0.19)
    return Form((Leaf((title, Table(widths, rows))),), margin=18, style=THICK)


def columns_unit(pen: Pen) -> Form:
    """A bulletin's sheet: pale rules, the narrative in two columns of paragraphs across the whole width."""
    cell = pen.cell

    def label(text: str, cols: int = 1) -> Cell:
        return grey(pen.label(text, cols))

    rows = (
        row(label("申报单位"), cell("单位名称", 3), height=11),
        row(label("信用代码"), cell("统一社会信用代码"), label("负责人"), cell("法定代表人"), height=11),
        row(label("联系人"), cell("联系人"), label("手机号码"), cell("联系电话"), height=11),
        row(label("办公地址"), cell("单位地址", 3), height=11),
        row(label("申报项目"), _award(pen, 3), height=11),
        row(label("主　要　事　迹　材　料", 4), height=9),
        row(pen.narrative(4), height=70),
        row(label("申报单位意见", 2), label("主管部门意见", 2), height=9),
        row(column_opinion(pen, "申报单位意见", "unit", "以上材料属实，同意申报。", cols=2, lead=False, ending="date_only"), column_opinion(pen, "主管部门意见", "recommender", "同意推荐。", cols=2, lead=False, ending="date_only"), height=44),
    )  # fmt: skip
    title = heading("文明诚信单位申报表")
    sub = line(Run("（2021年度 行业版）", look=SMALL), align="center")
    return Form(
        (Leaf((title, sub, Table((0.15, 0.37, 0.14, 0.34), rows))),), margin=20, style=PALE + TWO_COLUMNS
    )


def framed_unit(pen: Pen) -> Form:
    """A frame of four boxes: in the first label and answer stand in lines, set off by spacing alone."""
    value, rng = pen.value, pen.rng

    def both(*pairs: tuple[str, str]) -> Par:
        runs: list[Run | str] = []
        for name, key in pairs:
            runs += [Run(name, look=frozenset({"bold"})), "　", value(key), "　　　"]
        return line(*runs[:-1], before=2.2)

    facts = (
        both(("单位名称", "单位名称")),
        both(("统一社会信用代码", "统一社会信用代码")),
        both(("法定代表人", "法定代表人"), ("成立日期", "成立时间")),
        both(("联 系 人", "联系人"), ("联系电话", "联系电话")),
        both(("从业人数", "职工人数"), ("会员编号", "会员证号")),
        both(("详细地址", "单位地址")),
        line(Run("申报类别", look=frozenset({"bold"})), "　", *pen.choice(UNIT_AWARDS[:3], rng.choice(("box", "circle"))), before=2.2)
        if pen.story.case.award in UNIT_AWARDS[:3]
        else both(("申报类别", "申报奖项")),
    )  # fmt: skip
    rows = (
        row(Cell(facts), height=74),
        row(pen.narrative(1, lead="事迹简介（800字以内）"), height=84),
        row(opinion(pen, "单位意见", "unit", "同意。", lead=True, manner="plain"), height=36),
        row(opinion(pen, "评审委员会意见", "association", "", lead=True), height=28),
    )
    top = line(f"编号：{rng.randrange(2021001, 2021190)}", align="right")
    title = heading("年度评优申请书（单位）")
    style = THICK + "td{padding:3px 14px}"
    return Form((Leaf((top, title, Table((1.0,), rows))),), margin=24, style=style)


def narrow_unit(pen: Pen) -> Form:
    """Labels stacked in a narrow column at the left, opinions of low rows below each other in small type."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    rows = (
        row(label("单位|全称"), cell("单位名称", 3), label("职工|人数"), cell("职工人数"), height=12),
        row(label("信用|代码"), cell("统一社会信用代码", 3), label("会员|证号"), cell("会员证号"), height=12),
        row(label("法定|代表人"), cell("法定代表人"), label("联系人"), cell("联系人"), label("联系|电话"), cell("联系电话"), height=12),
        row(label("经营|地址"), cell("单位地址", 3), label("成立|时间"), cell("成立时间"), height=12),
        row(label("申报|奖项"), _award(pen, 3), label("曾获|荣誉"), said(rng.choice(("市级文明单位", "诚信单位", "无", "平安企业"))), height=12),
        row(label("主要|事迹"), pen.narrative(5), height=78),
        row(label("单位|推荐|意见"), opinion(pen, "单位推荐意见", "unit", "同意推荐。", cols=5, manner="handled"), height=25),
        row(label("协会|秘书处|初审|意见"), opinion(pen, "协会秘书处初审意见", "association", "", cols=5), height=22),
        row(label("理事会|审定|意见"), opinion(pen, "理事会审定意见", "association", "", cols=5), height=22),
    )  # fmt: skip
    title = heading("优秀会员单位推荐表")
    top = line("（各单位须如实填写，加盖公章）", align="center", before=1)
    widths = (0.085, 0.27, 0.09, 0.23, 0.085, 0.24)
    return Form((Leaf((title, top, Table(widths, rows))),), margin=19, style="body{letter-spacing:.02em}")


def register_unit(pen: Pen) -> Form:
    """A register across the sheet whose narrow cells break every long answer; three opinions beside each other."""
    rng = pen.rng
    cell = pen.cell

    def head(text: str, cols: int = 1) -> Cell:
        return grey(pen.label(text, cols))

    rows = (
        row(*(head(text) for text in ("单位名称", "统一社会|信用代码", "单位地址", "法定|代表人", "联系人", "联系电话", "申报奖项")), height=11),
        row(*(cell(key) for key in ("单位名称", "统一社会信用代码", "单位地址", "法定代表人", "联系人", "联系电话")), _award(pen, 1), height=26),
        row(head("主要|事迹"), pen.narrative(6), height=42),
        row(column_opinion(pen, "申报单位意见", "unit", "同意申报。", cols=2, ending="signed"), column_opinion(pen, "县（市）协会意见", "recommender", "同意上报。", cols=3), column_opinion(pen, "评审组意见", "association", "", cols=2), height=42),
    )  # fmt: skip
    title = heading("先进单位申报登记册")
    top = line(f"填表人：{someone(rng).name}　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　第 {rng.randrange(1, 30)} 号", before=2)  # fmt: skip
    notes = little("填写说明：单位名称须与公章一致；联系电话填写手机；申报奖项每单位限报一项；本表复印无效。")
    widths = (0.16, 0.13, 0.19, 0.09, 0.09, 0.13, 0.21)
    return Form((Leaf((title, top, Table(widths, rows), *notes), landscape=True),), margin=18)
