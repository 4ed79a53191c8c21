"""Unit forms of the thirteenth strangers: a statistical return, people in a grid, ticks in columns, a story over two pages, a petition."""

from benchmarks.heldout.eleventh_parts import FILLED, SIGNED, SMALL
from benchmarks.heldout.seventh_values import someone
from benchmarks.heldout.sixth_parts import said
from benchmarks.heldout.third_model import (
    Box,
    Cell,
    Form,
    Leaf,
    Par,
    Pen,
    Prose,
    Row,
    Run,
    Slot,
    Table,
    grey,
    heading,
    line,
    row,
    text_cell,
)
from benchmarks.heldout.thirteenth_parts import (
    awards,
    halves,
    note,
    people,
    sided,
    spot,
    stacked,
    ticks,
)
from benchmarks.heldout.thirteenth_values import mail

RETURN = (
    "td{border:1px solid #222!important} td:first-child{border-left:0!important} td:last-child{border-right:0!important}"
    "table{border-top:2px solid #000!important;border-bottom:2px solid #000!important} body,table{font-size:13.5px!important} p{line-height:1.3}"
)
GRID = "table+table{margin-top:-1px!important} body,table{font-size:13.5px!important} p{line-height:1.35} td{border-color:#333!important} .shaded{background:#e8e8e8}"
TICKED = "body,table{font-size:14px!important} p{line-height:1.35} .shaded{background:#d6e4f0}"
BROKEN = (
    "body,table{font-size:13px!important} p{line-height:1.42} td{padding:1px 3px;border-color:#000!important}"
)
LETTER = (
    ".red{color:#d0121b;font-family:'Noto Serif CJK SC';font-weight:bold;white-space:nowrap} body{font-size:16.5px!important} p{line-height:1.72}"
    ".page:first-child::before{content:'';position:absolute;left:80px;right:80px;top:197px;border-top:3px solid #d0121b}"
)


def statistic_unit(pen: Pen) -> Form:
    """A return as statisticians have it: item, unit of measure, code and content in columns, open at both sides, who filled it in below."""
    label, cell, rng = pen.label, pen.cell, pen.rng

    def item(code: int, name: str, key: str, measure: str = "—", height: float = 8.5) -> Row:
        return row(Cell((line(name),)), text_cell(measure), text_cell(f"{code:02d}"), cell(key, align="left"), height=height)  # fmt: skip

    def side(code: int, name: str, text: str, measure: str = "—") -> Row:
        return row(Cell((line(name),)), text_cell(measure), text_cell(f"{code:02d}"), said(text, align="left"), height=8.5)  # fmt: skip

    rows = (
        row(label("指标名称"), label("计量单位"), label("代码"), label("内　　容"), height=8.5),
        row(label("甲"), label("乙"), label("丙"), label("1"), height=7),
        item(1, "单位详细名称", "单位名称"),
        item(2, "统一社会信用代码", "统一社会信用代码"),
        item(3, "法定代表人（单位负责人）", "法定代表人"),
        item(4, "单位所在地及详细地址", "单位地址", height=11),
        item(5, "开业（成立）时间", "成立时间"),
        item(6, "从业人员期末人数", "职工人数", "人"),
        side(7, "　其中：持证人员", str(rng.randrange(3, 30)), "人"),
        item(8, "在保消防维保合同数量", "维保合同数量", "份"),
        item(9, "消防技术服务面积", "服务面积", "万平方米"),
        side(10, "营业收入", f"{rng.randrange(200, 6000)}.{rng.randrange(10)}", "万元"),
        item(11, "申报奖项", "申报奖项"),
        item(12, "联系人", "联系人"),
        item(13, "联系电话", "联系电话"),
        row(Cell((line("主要事迹（文字说明）"),)), text_cell("—"), text_cell("14"), pen.narrative(1), height=62),
    )  # fmt: skip
    stamp = "".join(str(rng.randrange(10)) for _ in range(2))
    corner = (
        line(Run("表　　号：ＸＦ１０１表", look=SMALL)),
        line(Run("制定机关：消防行业协会", look=SMALL)),
        line(Run(f"文　　号：消协〔2021〕{stamp}号", look=SMALL)),
        line(Run("有效期至：2022年12月", look=SMALL)),
    )
    foot = (
        line("单位负责人：", Run(pen.story.signer, look=SIGNED), spot("chop"), "　　　填表人：", Run(someone(rng).name, look=FILLED), "　　　单位盖章：", spot("unit"), "　　　　报出日期：", *pen.day(), before=3),
        line("　"),
        line("　"),
    )  # fmt: skip
    explained = (
        line(Run("说明：1.统计范围：消防技术服务机构会员单位。", look=SMALL), before=2),
        line(Run("　　　2.报送日期及方式：申报截止日前报送纸质表一份。", look=SMALL)),
        line(Run("　　　3.审核关系：06≥07。", look=SMALL)),
    )
    blocks = (
        Box(corner, 145, 12, 52, framed=False),
        heading("消防技术服务机构申报情况表", before=14),
        line("2021 年度", align="center"),
        Table((0.29, 0.11, 0.08, 0.52), rows),
        Slot(foot, "单位盖章", "unit"),
        *explained,
    )
    return Form((Leaf(blocks),), margin=19, style=RETURN)


def people_unit(pen: Pen) -> Form:
    """A county chamber's: the head, the manager and the contact in a grid of their own, two addresses of which one is 同上."""
    label, cell = pen.label, pen.cell
    facts = (
        row(grey(label("企业名称")), cell("单位名称", 3), height=10),
        row(grey(label("统一社会信用代码")), cell("统一社会信用代码", 3), height=9.5),
        row(grey(label("注册地址")), cell("单位地址", 3), height=9.5),
        row(grey(label("通讯地址")), said("同上"), grey(label("会员证号")), cell("会员证号"), height=9.5),
        row(grey(label("成立时间")), cell("成立时间"), grey(label("职工人数")), cell("职工人数"), height=9.5),
    )
    grid = people(pen, "消防安全管理人", ("董事长", "副总经理", "办公室文员"))
    deeds = (
        row(grey(label("申报奖项|（单选）")), awards(pen, 1), height=14),
        row(grey(label("主要事迹|（可附页）")), pen.narrative(1), height=62),
        row(grey(label("企业意见")), sided(pen, "企业意见", "unit", "以上情况属实，同意申报。"), height=32),
        row(grey(label("所属商会|意见")), sided(pen, "所属商会意见", "recommender", "同意推荐。"), height=32),
        row(grey(label("县工商联|意见")), sided(pen, "县工商联意见", "association", ""), height=28),
    )  # fmt: skip
    blocks = (
        line("附件2："),
        heading("民营企业消防工作先进单位推荐表"),
        Table((0.19, 0.37, 0.15, 0.29), facts),
        Table((0.19, 0.15, 0.17, 0.22, 0.27), grid),
        Table((0.19, 0.81), deeds),
    )
    return Form((Leaf(blocks),), margin=20, style=GRID)


def ticked_estate(pen: Pen) -> Form:
    """A property trade's Word sheet: short labels on blue, ticks in columns, notes between the rows, a department's seal beside the firm's."""
    cell, rng = pen.cell, pen.rng

    def label(text: str, cols: int = 1) -> Cell:
        return grey(pen.label(text, cols))

    kinds = ("国有", "民营", "合资", "事业")
    places = ("住宅小区", "商业综合体", "写字楼", "产业园区", "医院", "学校", "交通枢纽", "其他")
    rows = (
        row(label("单位"), cell("单位名称", 3), height=10),
        row(label("信用代码"), cell("统一社会信用代码", 3), height=10),
        row(label("法人"), cell("法定代表人"), label("员工"), cell("职工人数"), height=10),
        row(label("联系人"), cell("联系人"), label("手机"), cell("联系电话"), height=10),
        row(label("地址"), cell("单位地址", 3), height=11),
        note(pen, "以下各项请在□内打“√”，除服务业态可多选外均为单选；涂改处须加盖校对章。", 4),
        row(label("性质"), Cell(ticks(pen, kinds, rng.choice(kinds)), 3), height=9),
        row(label("服务业态"), Cell(ticks(pen, places, rng.choice(places)), 3), height=15),
        row(label("申报奖项"), awards(pen, 3), height=14),
        note(pen, "主要事迹请突出2021年度，字数控制在800字以内，五号仿宋，不另附页。", 4),
        row(label("主要事迹"), pen.narrative(3), height=64),
        row(
            stacked(pen, "主管部门意见", "association", "已核实，同意上报。", 2, lead="主管部门意见：", sealed="association", inset=7),
            stacked(pen, "单位意见", "unit", "同意申报。", 2, lead="单位意见："),
            height=42,
        ),
        note(pen, "注：“主管部门”指本单位消防安全归口管理部门，加盖部门章；“单位意见”加盖单位公章。", 4),
        row(label("评审结果"), stacked(pen, "评审结果", "association", "", 3, mark="（协会盖章）"), height=26),
    )  # fmt: skip
    return Form((Leaf((heading("物业服务企业消防先进单位申报表"), Table((0.14, 0.38, 0.12, 0.36), rows))),), margin=19, style=TICKED)  # fmt: skip


def broken_unit(pen: Pen) -> Form:
    """A bureau's in small type: the row of the story breaks over the page and goes on without its label; three opinions and notes follow it."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    first, rest = halves(pen, 5, 37.2)
    facts = (
        row(label("单　位　名　称"), cell("单位名称", 5), height=15),
        row(label("统一社会信用代码"), cell("统一社会信用代码", 3), label("成立时间"), cell("成立时间"), height=15),
        row(label("法　定　代表人"), cell("法定代表人"), label("职工人数"), cell("职工人数"), label("行政级别"), said("／"), height=15),
        row(label("联　　系　　人"), cell("联系人"), label("联系电话"), cell("联系电话"), label("传　　真"), said(f"{rng.randrange(2000000, 8999999)}"), height=15),
        row(label("通　讯　地　址"), cell("单位地址", 3), label("邮　　编"), said(str(rng.randrange(73000, 84800) * 10)), height=17),
        row(label("电　子　邮　箱"), said(mail(rng), 3), label("上年考核"), said(rng.choice(("优秀", "良好"))), height=15),
        row(label("推荐授予荣誉称号"), Cell((Par(pen.award(), "center"),), 5), height=16),
        row(label("曾受表彰情况"), Cell((line(Run(f"{rng.randrange(2017, 2020)}年被市安委会评为“安全生产先进单位”；", look=FILLED)), line(Run("2020年获“平安企业”称号。", look=FILLED))), 5), height=26),
        row(label("基　本　情　况"), Cell((Par((Run(f"我单位内设科室{rng.randrange(5, 14)}个，消防安全重点部位{rng.randrange(6, 40)}处，设专职消防安全管理人员{rng.randrange(2, 9)}名，微型消防站一座，配备水罐消防车{rng.randrange(1, 4)}辆。单位每月召开一次消防安全例会，主要负责人带队检查不少于一次。", look=FILLED),), "justify", 2),), 5, valign="top"), height=76),
        row(label("主|要|事|迹"), Cell(first, 5, valign="top"), height=24),
    )  # fmt: skip
    later = (
        row(text_cell(""), Cell(rest or (line("　"),), 1, valign="top"), height=8),
        row(label("所在单位|推荐意见"), stacked(pen, "所在单位推荐意见", "unit", "经党委会研究并公示无异议，同意推荐。", mark="（盖　章）"), height=50),
        row(label("行业主管|部门意见"), stacked(pen, "行业主管部门意见", "recommender", "同意推荐。", mark="（盖　章）"), height=50),
        row(label("领导小组|办公室|意　　见"), stacked(pen, "领导小组办公室意见", "association", "", mark="（盖　章）"), height=44),
        row(label("备　注"), text_cell(""), height=14),
    )  # fmt: skip
    notes = (
        line(Run("注：1.本表一式三份，正反面打印；2.“基本情况”栏不超过300字；3.“联系电话”请填写手机号码。", look=SMALL), before=2),
    )  # fmt: skip
    one = Leaf(
        (
            line("表三"),
            heading("消防安全先进集体推荐审批表"),
            Table((0.19, 0.19, 0.12, 0.2, 0.12, 0.18), facts),
            Box((line("—1—", align="center"),), 85, 284, 40, framed=False),
        )
    )
    two = Leaf(
        (
            Table((0.19, 0.81), later),
            *notes,
            Box((line("—2—", align="center"),), 85, 284, 40, framed=False),
        )
    )
    return Form((one, two), margin=24, style=BROKEN)


def plea_unit(pen: Pen) -> Form:
    """No form but a petition under the firm's own red heading: who it is, which award it asks for and why, in running text."""
    value, rng, story = pen.value, pen.rng, pen.story
    short = story.unit.replace("（", "").replace("）", "")[2:4]
    blocks = (
        line(Run(f"{story.unit}文件", look=frozenset({"red"})), align="center", before=8),
        line(f"{short}字〔2022〕{rng.randrange(1, 9)}号", align="center", before=7),
        heading("关于申报2021年度消防先进企业的请示", "large", before=15),
        line("消防协会：", before=4),
        line("根据贵会《关于开展2021年度评先评优工作的通知》要求，我单位对照条件认真进行了自评，现将有关情况请示如下：", indent=2),
        line("一、基本情况", indent=2),
        Par((Run("单位名称："), value("单位名称"), Run("，统一社会信用代码："), value("统一社会信用代码"), Run("，注册地址："), value("单位地址"), Run("，成立于"), value("成立时间"), Run("，法定代表人："), value("法定代表人"), Run("，现有职工"), value("职工人数"), Run("。")), "justify", 2),
        line("二、主要事迹", indent=2),
        Prose(pen.paragraphs()),
        line("三、申报奖项", indent=2),
        Par((Run("我单位拟申报："), value("申报奖项"), Run("。以上材料真实有效，如有不实，愿承担一切责任。")), "justify", 2),
        line("妥否，请批示。", indent=2),
        Slot(
            (
                line(spot("chop"), Run(story.unit, look=FILLED), spot("unit"), "　　", align="right", before=12),
                line(*pen.day(), "　　　　", align="right", before=1),
            ),
            "落款",
            "unit",
        ),
        line("（联系人：", value("联系人"), "，联系电话：", value("联系电话"), "）", indent=2, before=5),
    )  # fmt: skip
    return Form(
        (Leaf(blocks),),
        margin=26,
        style=f"{LETTER}.red{{font-size:{min(36, 590 // (len(story.unit) + 2))}px}}",
    )
