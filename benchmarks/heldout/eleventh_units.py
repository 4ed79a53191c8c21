"""Unit forms of the eleventh strangers: fire, property, petrochemical, builders' and insurers' bodies, each in its own manner."""

from benchmarks.heldout.eleventh_parts import BOLD, SMALL, sign_off, split, tier, wide_figures
from benchmarks.heldout.sixth_parts import said
from benchmarks.heldout.third_cases import UNIT_AWARDS
from benchmarks.heldout.third_model import (
    Box,
    Cell,
    Form,
    Leaf,
    Par,
    Pen,
    Prose,
    Run,
    Table,
    grey,
    heading,
    line,
    row,
)

PALE = "table{border-style:hidden!important} table+table{margin-top:0!important;border-top:1px solid #b5b5b5!important} td{border:1px solid #b5b5b5!important} body,table{font-size:14px!important} p{line-height:1.35}"
HEAVY = (
    "table{border:3.5px solid #000!important} td{border:1px solid #000!important} body,table{font-size:14.5px!important} p{line-height:1.35}"
    ".v:not(.long){color:#1d3fae;font-weight:bold;font-family:'Noto Sans CJK SC'} .red{color:#c8102e}"
)
MINUTE = "body,table{font-size:12px!important;font-family:'Noto Sans CJK SC'!important} td{border-color:#333!important} p{line-height:1.3}"


def affiliate_unit(pen: Pen) -> Form:
    """A fire association's: no outer border, hair lines of grey, legal person and telephone in one cell, two answers above the table."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    held = f"注册消防工程师{rng.randrange(1, 9)}人，中级以上操作员{rng.randrange(6, 40)}人"
    facts = (
        row(label("申报企业全称"), cell("单位名称", 3, align="left"), height=11),
        row(label("统一社会|信用代码"), cell("统一社会信用代码"), label("成立日期"), cell("成立时间"), height=12),
        row(label("法人姓名/|联系电话"), split(pen, ("法定代表人", "联系电话")), label("经办人"), cell("联系人"), height=12),
        row(label("通讯地址"), cell("单位地址", 3, align="left"), height=11),
        row(label("从业人数"), cell("职工人数"), label("持证情况"), said(held), height=12),
        row(label("申报类别|（限选一项）"), Cell((Par(pen.choice(UNIT_AWARDS, "box")),), 3), height=14),
        row(label("主要先进事迹|（限500字）"), pen.narrative(3), height=74),
    )  # fmt: skip
    ends = (
        row(label("申报企业意见"), label("所属片区意见"), label("评审委员会意见"), height=8),
        row(
            tier(pen, "申报企业意见", "unit", "自愿申报，材料真实。"),
            tier(pen, "所属片区意见", "recommender", "同意上报。"),
            tier(pen, "评审委员会意见", "association", ""),
            height=42,
        ),
    )
    top = (
        line("附件2"),
        heading("先进集体（会员企业）申报表", before=2),
        line("会员证编号：", pen.value("会员证号"), "　　　　　所属片区：", Run(rng.choice(("南疆", "北疆", "东疆")) + "片区"), before=3),
    )  # fmt: skip
    thirds = (1 / 3, 1 / 3, 1 / 3)
    return Form((Leaf((*top, Table((0.16, 0.36, 0.13, 0.35), facts), Table(thirds, ends))),), margin=18, style=PALE)  # fmt: skip


def estate_unit(pen: Pen) -> Form:
    """A property managers' association's: bands, and in each a row of heads above one row of answers, partly of two tiers."""
    label, cell, rng = pen.label, pen.cell, pen.rng

    def band(text: str) -> Cell:
        return grey(Cell((line(Run(text, look=BOLD)),), 6))

    rows = (
        row(band("一、申报单位基本信息"), height=8),
        row(label("单位名称（全称）", 2), label("统一社会信用代码", 2), label("注册时间"), label("员工总数"), height=9),
        row(cell("单位名称", 2), cell("统一社会信用代码", 2), cell("成立时间"), cell("职工人数"), height=14),
        row(label("法定代表人"), label("联系人"), label("手机号码"), label("办公地址", 3), height=9),
        row(cell("法定代表人"), cell("联系人"), cell("联系电话"), cell("单位地址", 3), height=14),
        row(band("二、服务与申报"), height=8),
        row(label("消防维保", 2), label("在管项目", 2), label("申报奖项", 2, 2), height=8),
        row(label("合同数（份）"), label("面积"), label("住宅（个）"), label("公建（个）"), height=8),
        row(cell("维保合同数量"), cell("服务面积"), said(str(rng.randrange(2, 30))), said(str(rng.randrange(1, 12))), Cell((Par((pen.value("申报奖项"),), "center"),), 2), height=12),
        row(band("三、主要事迹"), height=8),
        row(pen.narrative(6), height=64),
        row(band("四、审核意见"), height=8),
        row(
            tier(pen, "申报单位意见：", "unit", "以上信息属实，同意申报。", cols=3, inside=True, mark="单位盖章"),
            tier(pen, "物业协会意见：", "recommender", "经审核，同意推荐。", cols=3, inside=True, mark="协会盖章"),
            height=40,
        ),
    )  # fmt: skip
    widths = (0.15, 0.15, 0.19, 0.19, 0.17, 0.15)
    style = "body,table{font-size:13.5px!important} p{line-height:1.35} .shaded{background:#dfe9f5}"
    return Form((Leaf((heading("物业服务行业先进单位评选申报表"), Table(widths, rows))),), margin=15, style=style)  # fmt: skip


def refinery_unit(pen: Pen) -> Form:
    """A petrochemical group's: letterhead and form number, a heavy frame, sections named upright, answers blue and bold."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    rows = (
        row(label("基本情况", 1, 5, upright=True), label("推荐对象"), cell("单位名称", 3), height=11),
        row(label("机构信用代码"), cell("统一社会信用代码"), label("负责人（法人）"), cell("法定代表人"), height=11),
        row(label("联 系 人"), cell("联系人"), label("联系方式"), cell("联系电话"), height=11),
        row(label("所在地址"), cell("单位地址"), label("在岗人数"), cell("职工人数"), height=12),
        row(label("拟推荐荣誉"), Cell((Par(pen.award(), "center"),), 3), height=11),
        row(label("主要事迹", upright=True), pen.narrative(4), height=92),
        row(label("推荐意见", 1, 2, upright=True), tier(pen, "二级单位意见", "unit", "经公司办公会研究，同意推荐。", cols=4, inside=True, mark="（公章）"), height=38),
        row(tier(pen, "集团公司意见", "recommender", "同意。", cols=4, inside=True, mark="（公章）"), height=38),
    )  # fmt: skip
    number = f"编号：QHSE-JL-{rng.randrange(11, 99)}-2021"
    top = (
        line(Run("西北石化集团安全环保部", look=frozenset({"red", "large", "bold"}))),
        line(Run(number, look=SMALL), align="right"),
        heading("消防先进集体推荐表", before=1),
    )
    return Form((Leaf((*top, Table((0.07, 0.17, 0.31, 0.17, 0.28), rows))),), margin=20, style=HEAVY)


def builders_unit(pen: Pen) -> Form:
    """A builders' association's booklet: answers on lines behind colons, deeds on page two, the seal over the printed name at the end."""

    def pair(one: str, first: str, two: str, second: str) -> Par:
        return line(one, pen.value(first, underlined=True, room=52), "　", two, pen.value(second, underlined=True, room=42), before=3)  # fmt: skip

    def foot(number: int) -> Box:
        return Box((line(f"— {number} —", align="center"),), 95, 282, 20, framed=False)

    facts = (
        line("企业名称：", pen.value("单位名称", underlined=True, room=125), before=6),
        line("统一社会信用代码：", pen.value("统一社会信用代码", underlined=True, room=108), before=3),
        pair("法定代表人：", "法定代表人", "成立时间：", "成立时间"),
        pair("联　系　人：", "联系人", "联系电话：", "联系电话"),
        line("注册地址：", pen.value("单位地址", underlined=True, room=125), before=3),
        line("申报荣誉：", pen.value("申报奖项", underlined=True, room=125), before=3),
    )
    vow = line("本企业承诺：以上填报内容及所附材料真实、合法、有效，如有虚假，自愿取消评选资格并承担相应责任。", indent=2, before=10)  # fmt: skip
    one = Leaf((heading("建筑业企业消防安全先进单位"), heading("申　报　书", before=4), *facts, vow, sign_off(pen, "申报企业（盖章）："), foot(1)))  # fmt: skip
    two = Leaf((line(Run("主要事迹", look=BOLD), "（可另附页，字数1000字以内）", before=4), Prose(pen.paragraphs()), foot(2)))  # fmt: skip
    return Form((one, two), margin=26, style="body,table{font-size:16px!important} p{line-height:1.75}")


def insured_unit(pen: Pen) -> Form:
    """An insurers' chamber's spreadsheet: labels of two tiers at the left, minute type, four opinions stacked, notes at the foot."""
    label, cell, rng = pen.label, pen.cell, pen.rng

    def wide(key: str) -> Cell:
        known = pen.story.case.values.get(key, "")
        return Cell((Par((pen.value(key, text=wide_figures(known)),)),), 2)

    rows = (
        row(label("会员单位", 1, 4), label("名　称"), cell("单位名称", 2, align="left"), height=7.5),
        row(label("统一社会信用代码"), cell("统一社会信用代码", 2, align="left"), height=7.5),
        row(label("法定代表人"), cell("法定代表人", 2, align="left"), height=7.5),
        row(label("员工人数"), wide("职工人数"), height=7.5),
        row(label("联系人", 1, 3), label("姓　名"), cell("联系人", 2, align="left"), height=7.5),
        row(label("手　机"), wide("联系电话"), height=7.5),
        row(label("地　址"), cell("单位地址", 2, align="left"), height=7.5),
        row(label("参保情况", 1, 2), label("火灾公众责任险"), said(rng.choice(("已投保", "未投保")), 2, align="left"), height=7.5),
        row(label("累计赔付（万元）"), said(f"{rng.randrange(1, 90)}.{rng.randrange(10)}", 2, align="left"), height=7.5),
        row(label("申报奖项", 2), Cell((Par(pen.award()),), 2), height=7.5),
        row(label("主要事迹|（限500字）", 2), pen.narrative(2), height=60),
        row(label("单位意见", 2), tier(pen, "单位意见", "unit", "同意申报", cols=2, mark="盖章：", gap=0), height=32),
        row(label("片区意见", 2), tier(pen, "片区意见", "association", "", cols=2, mark="盖章：", gap=0), height=20),
        row(label("行业协会意见", 2), tier(pen, "行业协会意见", "recommender", "同意推荐", cols=2, mark="盖章：", gap=0), height=32),
        row(label("评审委员会意见", 2), tier(pen, "评审委员会意见", "association", "", cols=2, mark="盖章：", gap=0), height=20),
    )  # fmt: skip
    notes = (
        line(Run("填报说明：1.本表一式三份，用A4纸打印；2.单位名称须与公章一致；", look=SMALL), before=2),
        line(Run("3.联系人手机号码务必填写准确；4.每家会员单位限报一项。", look=SMALL)),
    )
    table = Table((0.13, 0.17, 0.4, 0.3), rows)
    return Form((Leaf((heading("先进会员单位推荐汇总表（单表）", "large"), table, *notes)),), margin=22, style=MINUTE)  # fmt: skip
