"""Forms whose labels bodies have really published, in their order: nobody here chose the words.

Taken from a province's university logistics (collective and person), a construction system's 工人先锋号, an
association of cost engineers (member units), a city's private enterprises (entrepreneurs), the petitions system
(a collective, with cover) and an official's record. Column widths, answers and seals are made up.
"""

from functools import partial

from benchmarks.heldout.eighth_parts import column_opinion, little, photo_box
from benchmarks.heldout.eighth_values import eighth_case, landline, someone
from benchmarks.heldout.routes import Route
from benchmarks.heldout.seventh_parts import career, grown_up, honours, opinion
from benchmarks.heldout.seventh_values import mobile
from benchmarks.heldout.sixth_parts import said
from benchmarks.heldout.third_forms import Third
from benchmarks.heldout.third_model import Cell, Form, Leaf, Par, Pen, Run, Table, heading, line, row

FILLED = frozenset({"filled"})
NATIVE = ("新疆昌吉", "甘肃武威", "河南南阳", "陕西宝鸡", "四川广安", "山东菏泽")


def _award(pen: Pen, cols: int) -> Cell:
    return Cell((Par(pen.award(), "center"),), cols)


def _code(pen: Pen) -> str:
    return str(pen.rng.randrange(73000, 84800) * 10)


def logistics_unit(pen: Pen) -> Form:
    """Seven labels, three stacked opinions whose marks are spaced (盖 章)."""
    label, cell = pen.label, pen.cell
    rows = (
        row(label("单位名称"), cell("单位名称", 3), height=13),
        row(label("联系人姓名"), cell("联系人"), label("联系电话"), cell("联系电话"), height=13),
        row(label("通讯地址"), cell("单位地址"), label("邮政编码"), said(_code(pen)), height=13),
        row(label("拟授称号"), _award(pen, 3), height=13),
        row(label("先进|事迹|简介"), pen.narrative(3), height=88),
        row(label("呈报|单位|意见"), opinion(pen, "呈报单位意见", "unit", "同意呈报。", cols=3, mark="（盖　章）"), height=34),
        row(label("协会|意见"), opinion(pen, "协会意见", "recommender", "同意。", cols=3, mark="（盖　章）"), height=32),
        row(label("主管|部门|审批|意见"), opinion(pen, "主管部门审批意见", "association", "", cols=3, mark="（盖　章）"), height=30),
    )  # fmt: skip
    top = line("附件1：", before=1)
    return Form((Leaf((top, heading("全省后勤工作先进集体推荐表"), Table((0.15, 0.4, 0.15, 0.3), rows))),))


def logistics_person(pen: Pen) -> Form:
    """The same body's form for a person: an age instead of a birthday, 单位 alone for the unit."""
    label, cell = pen.label, pen.cell
    age = str(2021 - grown_up(pen) + 19)
    rows = (
        row(label("姓名"), cell("姓名"), label("性别"), cell("性别"), label("民族"), cell("民族"), height=12),
        row(label("年龄"), said(age), label("职务"), cell("职务"), label("职称"), cell("职称"), height=12),
        row(label("学历"), cell("学历"), label("政治面貌"), cell("政治面貌", 3), height=12),
        row(label("身份证号"), cell("身份证号码", 5), height=12),
        row(label("单位"), cell("工作单位", 2), label("联系电话"), cell("联系电话", 2), height=12),
        row(label("推荐称号"), _award(pen, 5), height=12),
        row(label("先进|事迹|简介"), pen.narrative(5), height=80),
        row(label("呈报|单位|意见"), opinion(pen, "呈报单位意见", "unit", "同意呈报。", cols=5, mark="（盖　章）"), height=32),
        row(label("协会|意见"), opinion(pen, "协会意见", "recommender", "同意。", cols=5, mark="（盖　章）"), height=30),
        row(label("主管|部门|审批|意见"), opinion(pen, "主管部门审批意见", "association", "", cols=5, mark="（盖　章）"), height=28),
    )  # fmt: skip
    widths = (0.13, 0.22, 0.13, 0.17, 0.13, 0.22)
    return Form((Leaf((line("附件2："), heading("全省后勤工作先进个人推荐表"), Table(widths, rows))),))


def vanguard_unit(pen: Pen) -> Form:
    """A title of two lines; everything asked for in four rows, opinions of growing bodies."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    rows = (
        row(label("单位名称"), cell("单位名称"), label("联系电话"), cell("联系电话"), height=12),
        row(label("单位地址"), cell("单位地址"), label("邮政编码"), said(_code(pen)), height=12),
        row(label("负责人姓名"), cell("法定代表人"), label("职工人数"), cell("职工人数"), height=12),
        row(label("曾获荣誉"), Cell(tuple(line(Run(text, look=FILLED)) for text in honours(pen)), 3), height=16),
        row(label("申报荣誉"), _award(pen, 3), height=12),
        row(label("主要|先进|事迹"), pen.narrative(3), height=80),
        row(label("基层单位意见"), opinion(pen, "基层单位意见", "unit", "同意申报。", cols=3, manner="sentence"), height=30),
        row(label("市级主管|部门意见"), opinion(pen, "市级主管部门意见", "recommender", "同意申报。", cols=3, manner="sentence"), height=30),
        row(label("厅劳动竞赛|委员会|审批意见"), opinion(pen, "厅劳动竞赛委员会审批意见", "association", "", cols=3), height=28),
    )  # fmt: skip
    titles = (heading(rng.choice(("全区消防技术服务系统", "全市建设系统"))), heading("“工人先锋号”申报表"))
    return Form((Leaf((line("附件："), *titles, Table((0.17, 0.43, 0.15, 0.25), rows))),), margin=22)


def costing_unit(pen: Pen) -> Form:
    """Groups at the left, telephones in brackets, a list of projects before the deeds; the panel votes beneath."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    projects = [
        row(said(str(k)), said(f"XF2021-{rng.randrange(10, 99)}"), said(f"{someone(rng).name[0]}家{rng.choice(('商场', '小区', '医院'))}项目"), said(f"{rng.choice(('天成', '华源', '新域'))}公司"), said(rng.choice(("维保", "检测"))), said(str(rng.randrange(2, 60))), height=8)
        for k in range(1, 5)
    ]  # fmt: skip
    rows = (
        row(label("基|本|情|况", rows=5), label("单位全称"), cell("单位名称", 4), height=11),
        row(label("单位会员证书编号"), cell("会员证号"), label("成立时间"), cell("成立时间", 2), height=11),
        row(label("法定代表人"), cell("法定代表人"), label("联系电话（手机）"), said(mobile(rng), 2), height=11),
        row(label("联系人"), cell("联系人"), label("联系电话（手机）"), cell("联系电话", 2), height=11),
        row(label("参评年度营业收入（万元）"), said(str(rng.randrange(80, 9000))), label("申报类别"), _award(pen, 2), height=13),
        row(label("企业|人员|情况", rows=2), label("注册执业资格人数"), said(str(rng.randrange(2, 30))), label("高级职称人数"), said(str(rng.randrange(0, 9)), 2), height=11),
        row(label("其他专业人员"), said(str(rng.randrange(3, 60))), label("职工总数"), cell("职工人数", 2), height=11),
        row(label("参评年度完成的主要项目汇总表", 6), height=9),
        row(label("序号"), label("合同编号"), label("项目名称"), label("委托方"), label("业务类别"), label("收入（万元）"), height=9),
        *projects,
        row(label("主要|业绩"), pen.narrative(5), height=56),
        row(label("申报|单位|意见"), opinion(pen, "申报单位意见", "unit", "以上内容真实有效，同意申报。", cols=5, manner="signed", who="法定代表人", mark="（公章）"), height=28),
        row(label("专家组|意见"), opinion(pen, "专家组意见", "association", "", cols=5), height=20),
    )  # fmt: skip
    title = heading("先进单位会员评选申报表")
    widths = (0.08, 0.2, 0.22, 0.2, 0.13, 0.17)
    note = little("注：业务类别请填写：消防设施维护保养、消防设施检测、消防安全评估等。")
    return Form((Leaf((title, Table(widths, rows), *note)),), margin=19)


def private_person(pen: Pen) -> Form:
    """An entrepreneur's form: the firm before the person, 政治面目, sums of money, two bodies' opinions."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    rows = (
        row(label("企业名称"), cell("工作单位", 3), label("地址"), said(pen.story.firm.place + f"光明路{rng.randrange(2, 300)}号"), height=12),
        row(label("姓名"), cell("姓名"), label("职务"), cell("职务"), label("性别"), cell("性别"), height=11),
        row(label("文化程度"), cell("学历"), label("政治面目"), cell("政治面貌"), label("出生年月"), cell("出生年月"), height=11),
        row(label("身份证号码"), cell("身份证号码", 3), label("民族"), cell("民族"), height=11),
        row(label("联系人"), said(someone(rng).name), label("邮政编码"), said(_code(pen)), label("联系电话"), cell("联系电话"), height=11),
        row(label("从事经营|时　　间"), said(f"{rng.randrange(3, 30)}年"), label("行业类别"), said(rng.choice(("服务业", "消防技术服务", "制造业"))), label("申报称号"), _award(pen, 1), height=14),
        row(label("个人主要事迹（经营时期的事迹，可另页说明）", 6), height=9),
        row(pen.narrative(6), height=76),
        row(label("企业发|展情况"), label("2021年纳税额（万元）"), said(str(rng.randrange(5, 900))), label("支持社会公益事业数额（万元）", 2), said(str(rng.randrange(1, 50))), height=14),
        row(label("推荐单位|审核意见"), opinion(pen, "推荐单位审核意见", "unit", "同意推荐。", cols=5, mark="（公章）"), height=32),
        row(label("市综合评议|审核意见"), opinion(pen, "市综合评议审核意见", "association", "", cols=5, mark="（公章）"), height=30),
    )  # fmt: skip
    widths = (0.14, 0.18, 0.15, 0.17, 0.13, 0.23)
    return Form((Leaf((line("附件2"), heading("优秀民营企业家申报表"), Table(widths, rows))),), margin=20)


def petition_unit(pen: Pen) -> Form:
    """A cover of four lines and its instructions; level and nature of the unit, deeds on a sheet of their own."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    cover = (
        line("附件1", before=3),
        heading("全区消防系统先进集体", before=26),
        heading("推荐审批表", before=4),
        *(line(f"{name}　", Run(answer, look=FILLED, underlined=True, room=80), indent=6, before=8) for name, answer in (("集体名称", pen.story.unit), ("推荐单位", pen.story.recommender or ""), ("表彰层次", "自治区级"), ("填报日期", "二〇二一年十二月二十日"))),
        line("填表说明", align="center", before=26),
        *(line(text, indent=2, before=2) for text in (
            "一、此表用黑色钢笔或打印填写，打印填写使用仿宋小四号字体，数字统一用阿拉伯数字。",
            "二、单位名称必须准确，所属单位请填写其上一级单位或机构的全称。",
            "三、单位性质选填国有企业、事业单位、社会团体或其他；没有行政级别的在“单位级别”栏填写“无”。",
            "四、主要事迹力求简明扼要，重点突出，可另行附页。",
        )),
    )  # fmt: skip
    rows = (
        row(label("单位名称"), cell("单位名称", 3), height=13),
        row(label("所属单位"), said(rng.choice(("无", "自治区供销社", "某某集团公司")), 3), height=12),
        row(label("单位性质"), said(rng.choice(("国有企业", "事业单位", "其他"))), label("单位级别"), said(rng.choice(("无", "正科级"))), height=12),
        row(label("统一社会|信用代码"), cell("统一社会信用代码"), label("集体人数"), cell("职工人数"), height=13),
        row(label("主要负责|人姓名"), cell("法定代表人"), label("联系电话"), cell("联系电话"), height=13),
        row(label("通讯地址"), cell("单位地址", 3), height=12),
        row(label("推荐奖项"), _award(pen, 3), height=12),
        row(label("何时受过|何种奖励"), Cell(tuple(line(Run(text, look=FILLED)) for text in honours(pen)), 3), height=18),
        row(label("所在单|位意见"), opinion(pen, "所在单位意见", "unit", "同意推荐。", cols=3, manner="signed"), height=42),
        row(label("推荐单|位意见"), opinion(pen, "推荐单位意见", "recommender", "同意推荐。", cols=3, manner="signed"), height=40),
        row(label("审批|意见"), opinion(pen, "审批意见", "association", "", cols=3), height=36),
    )  # fmt: skip
    deeds = (heading("主　要　事　迹", "large"), Table((1.0,), (row(pen.narrative(1), height=180),)))
    return Form((Leaf(cover), Leaf((Table((0.15, 0.4, 0.16, 0.29), rows),)), Leaf(deeds)), margin=24)


def record_person(pen: Pen) -> Form:
    """A personnel record's labels, tightly set: where one was born, when one joined, two ways to write a post."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    steps = career(pen, (2, 3, 2))
    start = grown_up(pen)
    rows = (
        row(label("姓　名"), cell("姓名"), label("性　别"), cell("性别"), label("出生日期"), cell("出生年月"), photo_box(pen, 4, "照|片"), height=10),
        row(label("民　族"), cell("民族"), label("籍　贯"), said(rng.choice(NATIVE)), label("出生地"), said(rng.choice(NATIVE)), height=10),
        row(label("政治面貌"), cell("政治面貌"), label("参加工|作时间"), said(f"{start}.07"), label("健康状况"), said(rng.choice(("健康", "良好"))), height=11),
        row(label("专业技|术职务"), cell("职称"), label("熟悉专业|有何专长"), said(rng.choice(("消防设施维护", "电气检测", "消防教育")), 3), height=12),
        row(label("身份证号"), cell("身份证号码", 3), label("学　历"), cell("学历", 2), height=10),
        row(label("工作单位"), cell("工作单位", 6), height=10),
        row(label("现任职务"), cell("职务", 3), label("手　机"), cell("联系电话", 2), height=10),
        row(label("职业资格|及等级"), cell("职业资格", 3), label("证书编号"), cell("证书编号", 2), height=11),
        row(label("推荐称号"), _award(pen, 6), height=10),
        row(label("工作|简历", rows=len(steps)), *steps[0].cells[:2], Cell(steps[0].cells[2].pars, 1), height=6),
        *(row(*step.cells[:2], Cell(step.cells[2].pars, 1), height=7) for step in steps[1:]),
        row(label("主要|事迹"), pen.narrative(6), height=56),
        row(column_opinion(pen, "所在单位意见", "unit", "同意推荐。", cols=3, ending="mark_date"), column_opinion(pen, "主管部门意见", "recommender", "同意推荐。", cols=4, ending="mark_date"), height=42),
        row(column_opinion(pen, "表彰办公室意见", "association", "", cols=7, ending="mark_date"), height=28),
    )  # fmt: skip
    foot = line(f"填表人：{someone(rng).name}　　电话：{landline(rng, pen.story.firm.place)}", before=2)
    title = heading("先进个人推荐对象登记表")
    widths = (0.115, 0.165, 0.115, 0.155, 0.125, 0.165, 0.16)
    return Form((Leaf((title, Table(widths, rows), foot)),), margin=19, style="td{padding:0 4px}")


_Published = partial(Third, tell=eighth_case, hand=0.0)
_mobiles = partial(eighth_case, mobiles=True)

PUBLISHED: dict[str, Third] = {
    "logistics_unit": _Published("unit", logistics_unit, (4, 8), recommender=True),
    "logistics_person": _Published("person", logistics_person, (4, 8), recommender=True),
    "vanguard_unit": _Published("unit", vanguard_unit, (4, 8), recommender=True),
    "costing_unit": _Published("unit", costing_unit, (3, 6), tell=_mobiles),
    "private_person": _Published("person", private_person, (4, 7), tell=_mobiles),
    "petition_unit": _Published("unit", petition_unit, (8, 12), recommender=True),
    "record_person": _Published("person", record_person, (3, 6), recommender=True, tell=_mobiles),
}  # fmt: skip
"""Layouts in the order in which routes are dealt out to them."""
PUBLISHED_USUAL: tuple[Route, ...] = ("scan", "phone", "clean", "scan", "digital", "word", "wechat")
