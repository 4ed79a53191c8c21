"""Unit forms of the seventh strangers: property managers, a bureau's three pages, a summary, Word controls, chemistry."""

from benchmarks.heldout.seventh_parts import UNIT_HONOURS, control, controlled, day, honours, opinion
from benchmarks.heldout.seventh_values import landline, someone
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

NEEDLES = """.page{background:#fdf6f3;color:#a03434} td{color:#a03434;border-color:#b05050!important} .v,.v.signed{color:#262c3a!important;
position:relative;top:-4px;left:5px;letter-spacing:.06em;-webkit-mask:radial-gradient(circle,#000 50%,rgba(0,0,0,.3) 70%) 0 0/2.1px 2.1px}"""
"""Carbonless paper printed in red brown, filled in by needles a little off their places."""


def _award(pen: Pen, cols: int) -> Cell:
    return Cell((Par(pen.award(), "center"),), cols)


def _filled_on(pen: Pen) -> str:
    return f"2021年12月{pen.rng.randrange(3, 25)}日"


def property_unit(pen: Pen) -> Form:
    """An association's ordinary table of four columns, three opinions below each other, a note at the foot."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    rows = (
        row(label("企业名称"), cell("单位名称", 3), height=10),
        row(label("统一社会|信用代码"), cell("统一社会信用代码"), label("成立时间"), cell("成立时间"), height=11),
        row(label("法定代表人"), cell("法定代表人"), label("从业人数"), cell("职工人数"), height=9),
        row(label("联 系 人"), cell("联系人"), label("联系电话"), cell("联系电话"), height=9),
        row(label("通讯地址"), cell("单位地址", 3), height=9),
        row(label("企业类型"), said(rng.choice(("民营", "国有控股", "有限责任", "股份制"))), label("会员编号"), cell("会员证号"), height=9),
        row(label("推荐项目"), _award(pen, 3), height=10),
        row(label("主|要|事|迹"), pen.narrative(3), height=56),
        row(label("企业意见"), opinion(pen, "企业意见", "unit", "同意推荐。", cols=3, manner="signed"), height=34),
        row(label("市州行业|协会意见"), opinion(pen, "市州行业协会意见", "recommender", "同意。", cols=3), height=34),
        row(label("省级协会|审核意见"), opinion(pen, "省级协会审核意见", "association", "", cols=3), height=20),
    )  # fmt: skip
    title = heading("2021年度物业服务行业先进单位推荐表")
    top = line(f"填表日期：{_filled_on(pen)}", "　　　　　　　　　　　　　　编号：", before=2)
    note = line(Run("注：本表一式三份，A4纸打印，复印有效。事迹材料另附电子版。", look=frozenset({"small"})), before=1)  # fmt: skip
    return Form((Leaf((title, top, Table((0.15, 0.37, 0.15, 0.33), rows), note)),), margin=22)


def collective_unit(pen: Pen) -> Form:
    """A bureau's approval sheet: a cover with its instructions, a page of facts and deeds, a page of opinions."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    name = Run(pen.story.unit, look=frozenset({"filled"}), underlined=True, room=95)
    body = Run(pen.story.recommender, look=frozenset({"filled"}), underlined=True, room=95)
    month = Run("2021年12月", look=frozenset({"filled"}), underlined=True, room=95)
    rules = (
        "一、本表用计算机填写，字体为仿宋小四号，不得随意更改格式。",
        "二、集体名称填写全称，与公章一致；集体人数按2021年12月31日在册人数填写。",
        "三、主要事迹要求重点突出、数据准确，以第三人称撰写。",
        "四、所在单位意见须由法定代表人签署，并加盖公章。",
        "五、本表一式四份，双面打印，不另附封面。",
    )
    cover = (
        heading("先进集体推荐审批表", before=42),
        line("集 体 名 称　", name, indent=3, before=34),
        line("推 荐 单 位　", body, indent=3, before=7),
        line("填 报 时 间　", month, indent=3, before=7),
        line("填　表　说　明", align="center", before=44),
        *(line(rule, indent=2, before=1.5) for rule in rules),
    )
    won = honours(pen, UNIT_HONOURS)
    facts = (
        row(label("集体名称"), cell("单位名称", 3), height=12),
        row(label("统一社会|信用代码"), cell("统一社会信用代码"), label("集体性质"), said(rng.choice(("企业", "事业单位", "其他"))), height=12),
        row(label("集体人数"), cell("职工人数"), label("集体级别"), said(rng.choice(("正科", "无", "正处"))), height=11),
        row(label("法定代表人"), cell("法定代表人"), label("主管部门"), said(rng.choice(("市住建局", "市应急局", "市商务局", "无"))), height=11),
        row(label("联 系 人"), cell("联系人"), label("联系电话"), cell("联系电话"), height=11),
        row(label("单位地址"), cell("单位地址", 3), height=11),
        row(label("拟授予称号"), _award(pen, 3), height=12),
        row(label("何时何地|受过何种|表　　彰"), Cell(tuple(line(Run(text, look=frozenset({"filled"}))) for text in won), 3), height=18),
        row(label("主|要|事|迹"), pen.narrative(3), height=96),
    )  # fmt: skip
    views = (
        row(label("所|在|单|位|意|见"), opinion(pen, "所在单位意见", "unit", "经单位领导班子集体研究并公示5个工作日，无异议，同意推荐。", manner="signed", who="法定代表人"), height=62),
        row(label("推|荐|机|关|意|见"), opinion(pen, "推荐机关意见", "recommender", "同意推荐。"), height=62),
        row(label("评选|领导|小组|意见"), opinion(pen, "评选领导小组意见", "association", ""), height=62),
        row(label("备|注"), text_cell(""), height=26),
    )  # fmt: skip
    leaves = (Leaf(cover), Leaf((Table((0.15, 0.38, 0.15, 0.32), facts),)), Leaf((Table((0.1, 0.9), views),)))
    return Form(leaves, margin=24)


def ledger_unit(pen: Pen) -> Form:
    """A summary across the sheet with one row filled in under heads of two tiers; deeds and opinions below."""
    rng = pen.rng

    def head(text: str, cols: int = 1, rows: int = 1) -> Cell:
        return grey(pen.label(text, cols, rows))

    def own(key: str) -> Cell:
        return pen.cell(key)

    rows = (
        row(head("序|号", rows=2), head("企业名称", rows=2), head("统一社会信用代码", rows=2), head("法定|代表人", rows=2), head("联系人", 2), head("职工|人数", rows=2), head("推荐奖项", rows=2), height=8),
        row(head("姓名"), head("手机号码"), height=8),
        row(said("1"), own("单位名称"), own("统一社会信用代码"), own("法定代表人"), own("联系人"), own("联系电话"), own("职工人数"), _award(pen, 1), height=20),
        row(head("主要|事迹"), pen.narrative(7), height=44),
        row(opinion(pen, "企业意见", "unit", "情况属实，同意推荐。", cols=4, lead=True), opinion(pen, "推荐单位意见", "recommender", "同意推荐。", cols=4, lead=True), height=42),
    )  # fmt: skip
    title = heading("安全生产和消防工作先进企业推荐汇总表")
    top = line(f"填报人：{someone(rng).name}", "　　　　　　　　　　　　　　　　　　　　　　　　　　　", f"填报日期：{_filled_on(pen)}", before=2)  # fmt: skip
    widths = (0.05, 0.2, 0.19, 0.1, 0.1, 0.13, 0.08, 0.15)
    return Form((Leaf((title, top, Table(widths, rows)), landscape=True),), margin=18, style="p{line-height:1.35}")  # fmt: skip


def controls_unit(pen: Pen) -> Form:
    """A federation's template of content controls; the award is ticked in a list of boxes."""
    label, award = pen.label, pen.story.case.award

    def cell(key: str, cols: int = 1) -> Cell:
        return controlled(pen.cell(key, cols, align="left"))

    ticks = tuple(
        line(Run("☒" if name == award else "☐", look=frozenset({"control"})), " ", Run(name, key="申报奖项") if name == award else Run(name))
        for name in UNIT_AWARDS
    )  # fmt: skip
    dated = tuple(control(run) for run in day(pen, "unit"))
    view = Cell(
        (
            line("以上内容真实有效，同意申报。", indent=2),
            line(""),
            line(
                Run("", seal="chop"),
                "　" * 11,
                "单位（盖章）：",
                Run("", seal="unit"),
                "　　　　　　　　",
                align="right",
            ),
            line("日期：", *dated, "　　　", align="right"),
        ),
        3,
        slot="申报单位意见",
        role="unit",
    )
    rows = (
        row(label("单位名称"), cell("单位名称", 3), height=10),
        row(label("信用代码"), cell("统一社会信用代码", 3), height=10),
        row(label("法定代表人"), cell("法定代表人"), label("成立日期"), cell("成立时间"), height=10),
        row(label("联系人"), cell("联系人"), label("联系电话"), cell("联系电话"), height=10),
        row(label("员工人数"), cell("职工人数"), label("会员证号"), cell("会员证号"), height=10),
        row(label("经营地址"), cell("单位地址", 3), height=10),
        row(label("申报奖项|（单选）"), Cell(ticks, 3), height=40),
        row(label("主要事迹"), controlled(pen.narrative(3)), height=80),
        row(label("申报单位|意　　见"), view, height=34),
    )  # fmt: skip
    title, sub = heading("餐饮与住宿行业先进单位登记表"), line("（2021年度）", align="center")
    return Form((Leaf((title, sub, Table((0.16, 0.36, 0.14, 0.34), rows))),), margin=22)


def back_unit(pen: Pen) -> Form:
    """A chemical industry's form with numbered instructions on its back, which name every field once more."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    rows = (
        row(label("单 位 全 称"), cell("单位名称", 4), height=10),
        row(label("统一社会信用代码"), cell("统一社会信用代码", 4), height=10),
        row(label("单 位 地 址"), cell("单位地址", 3), hinted("邮编", str(rng.randrange(30000, 84000) * 10), beneath=False), height=10),
        row(label("法 定 代 表 人"), cell("法定代表人", 2), label("安全总监"), said(someone(rng).name), height=10),
        row(label("联　系　人"), cell("联系人", 2), label("联系电话"), cell("联系电话"), height=10),
        row(label("职 工 总 数"), cell("职工人数", 2), label("安全标准化等级"), said(rng.choice(("一级", "二级", "三级"))), height=10),
        row(label("近三年事故情况"), said("2019年：0起"), said("2020年：0起"), said(f"2021年：{rng.choice('00001')}起", 2), height=9),
        row(label("申 报 称 号"), _award(pen, 4), height=11),
        row(label("主　要　事　迹|（可附页）"), pen.narrative(4), height=76),
        row(label("申报单位意见"), opinion(pen, "申报单位意见", "unit", "同意申报", cols=4, manner="handled"), height=36),
        row(label("县级主管部门意见"), opinion(pen, "县级主管部门意见", "recommender", "情况属实。", cols=4, manner="handled"), height=36),
    )  # fmt: skip
    rules = (
        "1．“单位全称”应与营业执照及公章一致，不得使用简称。",
        "2．“统一社会信用代码”为18位，未换证的填写组织机构代码。",
        "3．“法定代表人”填写现任人员，变更未登记的须附说明。",
        "4．“联系人”“联系电话”为本次申报的经办人员及其手机，须保持畅通。",
        "5．“近三年事故情况”指造成人员轻伤以上或直接经济损失10万元以上的生产安全事故、火灾事故。",
        "6．“申报称号”每单位限报一项，请对照评选通知附件1填写规范名称。",
        "7．“主要事迹”800字以内，用数据说话，不得弄虚作假；一经查实，取消三年内申报资格。",
        "8．“申报单位意见”由主要负责人签署并加盖单位公章，日期应在2022年1月15日以前。",
        "9．本表正反面打印，一式二份，一份留存，一份报评选办公室。",
    )
    front = (
        heading("化工行业安全生产先进单位申报表"),
        Table((0.2, 0.22, 0.16, 0.2, 0.22), rows),
        line("（填写前请阅读背面《填表须知》）", align="center", before=1),
    )
    back = (heading("填　表　须　知", before=8), *(line(rule, indent=2, before=4) for rule in rules))
    return Form((Leaf(front), Leaf(back)), margin=21)


def needle_unit(pen: Pen) -> Form:
    """The second sheet of a carbonless set, filled in by a needle printer whose lines sit a little high."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    rows = (
        row(label("单位名称"), cell("单位名称", 3, align="left"), height=11),
        row(label("信用代码"), cell("统一社会信用代码", align="left"), label("会员号"), cell("会员证号", align="left"), height=11),
        row(label("法人代表"), cell("法定代表人", align="left"), label("成立日期"), cell("成立时间", align="left"), height=11),
        row(label("联系人"), cell("联系人", align="left"), label("电　话"), cell("联系电话", align="left"), height=11),
        row(label("地　　址"), cell("单位地址", 3, align="left"), height=11),
        row(label("传　　真"), said(landline(rng, pen.story.firm.place), align="left"), label("人　数"), cell("职工人数", align="left"), height=11),
        row(label("推优项目"), Cell((Par(pen.award()),), 3), height=11),
        row(label("事迹摘要"), pen.narrative(3), height=66),
        row(label("单位签章"), opinion(pen, "单位签章", "unit", "", cols=3), height=36),
    )  # fmt: skip
    number = Run(f"№ {rng.randrange(1, 9999):07d}", look=frozenset({"bold", "red"}))
    title = heading("会员单位推优登记单")
    top = line("第二联　协会存查　　　　　　　　　　　　　　　　　　　　", number, before=2)
    foot = line(Run("白联：单位留存　红联：协会存查　黄联：档案", look=frozenset({"small"})), before=1)
    style = NEEDLES + " .red{color:#d02020}"
    return Form((Leaf((title, top, Table((0.14, 0.42, 0.13, 0.31), rows), foot)),), margin=20, style=style)
