"""Person forms of the eleventh strangers: skills grading, a group's subsidiary, a street, a chamber, a school."""

from benchmarks.heldout.eleventh_parts import BOLD, SMALL, sign_off, split, tier, wide_figures
from benchmarks.heldout.ninth_parts import photo
from benchmarks.heldout.sixth_parts import said
from benchmarks.heldout.third_cases import PERSON_AWARDS
from benchmarks.heldout.third_model import (
    Box,
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

ROWS_ONLY = (
    "table{border-left:0!important;border-right:0!important;border-top:2px solid #444!important;border-bottom:1px solid #888!important}"
    "td{border-left:0!important;border-right:0!important;border-color:#999!important} .shaded{background:#e4e4e4}"
    "body,table{font-family:'Noto Sans CJK SC'!important;font-size:14px!important} .v:not(.long){font-weight:bold}"
)
GRADED = "table+table{margin-top:-1px!important} .shaded{background:#ececec} .v:not(.long){font-family:'AR PL UKai CN';font-weight:bold;font-size:1.08em} body,table{font-size:14px!important} p{line-height:1.35}"
LARGE = "table{border-style:hidden!important} td{border:1px solid #777!important} body,table{font-size:19px!important} p{line-height:1.35}"
DENSE = "table+table{margin-top:-1px!important} body,table{font-size:12.5px!important} p{line-height:1.3} td{border-color:#000!important;padding:1px 2px}"


def grading_person(pen: Pen) -> Form:
    """A skills grading centre's: labels on grey, answers in a brush face, certificate and its number in two lines of one cell."""
    cell, rng = pen.cell, pen.rng

    def label(text: str, cols: int = 1) -> Cell:
        return grey(pen.label(text, cols))

    held = Cell((
        Par((Run("名称等级："), pen.value("职业资格"))),
        Par((Run("证书编号："), pen.value("证书编号"))),
    ), 3)  # fmt: skip
    known = pen.story.case.values.get("联系电话", "")
    tel = Cell((Par((pen.value("联系电话", text=wide_figures(known)),), "center"),))
    rows = (
        row(label("姓　　名"), cell("姓名"), label("性　　别"), cell("性别"), photo(pen, 5, "近期|免冠|照片"), height=11),
        row(label("出生年月"), cell("出生年月"), label("文化程度"), cell("学历"), height=11),
        row(label("身份证号码"), cell("身份证号码", 3), height=11),
        row(label("工作单位"), cell("工作单位", 3), height=11),
        row(label("从业年限"), said(f"{rng.randrange(3, 26)}年"), label("手　　机"), tel, height=11),
        row(label("持证情况"), held, text_cell("（附复印件）"), height=15),
        row(label("申报类别"), Cell((Par(pen.choice(PERSON_AWARDS, "circle")),), 4), height=11),
        row(label("技术业绩及|主要先进事迹"), pen.narrative(4), height=84),
    )  # fmt: skip
    ends = (
        row(label("用人单位意见"), tier(pen, "用人单位意见", "unit", "情况属实，同意申报。", mark="（盖章）", signer="经办人："), label("鉴定机构意见"), tier(pen, "鉴定机构意见", "association", "", mark="（盖章）", signer="负责人："), height=42),
    )  # fmt: skip
    top = (line(Run("鉴表-3", look=SMALL), align="right"), heading("消防行业技能人才评选登记表"))
    widths = (0.15, 0.22, 0.13, 0.31, 0.19)
    return Form((Leaf((*top, Table(widths, rows), Table((0.12, 0.38, 0.12, 0.38), ends))),), margin=18, style=GRADED)  # fmt: skip


def subsidiary_person(pen: Pen) -> Form:
    """A state group's: 推荐对象, unit and office in one cell, sections named upright, four opinions two by two."""
    label, cell = pen.label, pen.cell
    rows = (
        row(label("基本情况", 1, 5, upright=True), label("推荐对象"), cell("姓名"), label("性别"), cell("性别"), label("民族"), cell("民族"), height=11),
        row(label("出生日期"), cell("出生年月"), label("学历"), cell("学历"), label("政治|面貌"), cell("政治面貌"), height=11),
        row(label("所在单位及职务"), split(pen, ("工作单位", "职务"), "　", 5), height=11),
        row(label("身份证号"), cell("身份证号码", 2), label("联系电话"), cell("联系电话", 2), height=11),
        row(label("拟推荐荣誉"), Cell((Par(pen.award(), "center"),), 5), height=11),
        row(label("主要事迹", upright=True), pen.narrative(6), height=80),
    )  # fmt: skip
    ends = (
        row(label("推荐意见", 1, 2, upright=True), tier(pen, "所在单位意见：", "unit", "经支委会研究，同意推荐。", inside=True), tier(pen, "纪检部门意见：", "association", "", inside=True), height=40),
        row(tier(pen, "工会意见：", "association", "", inside=True), tier(pen, "集团公司意见：", "recommender", "同意推荐。", inside=True), height=40),
    )  # fmt: skip
    style = "table+table{margin-top:-1px!important} table{border:2.5px solid #000!important} td{border:1px solid #000!important} body,table{font-size:14.5px!important} p{line-height:1.35}"
    facts = Table((0.07, 0.17, 0.21, 0.1, 0.17, 0.1, 0.18), rows)
    return Form((Leaf((heading("集团公司消防工作先进个人推荐审批表"), facts, Table((0.07, 0.465, 0.465), ends))),), margin=19, style=style)  # fmt: skip


def neighbour_person(pen: Pen) -> Form:
    """A street office's: large type, few rows, no outer border; the employer's opinion, then the street's."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    home = f"{rng.choice(('幸福里', '阳光花苑', '锦绣家园', '铁路小区'))}{rng.randrange(1, 30)}-{rng.randrange(1, 5)}-{rng.randrange(101, 602)}"
    rows = (
        row(label("本人姓名"), cell("姓名"), label("手机号码"), cell("联系电话"), height=14),
        row(label("身份证号码"), cell("身份证号码", 3), height=14),
        row(label("现工作单位"), cell("工作单位", 3), height=14),
        row(label("家庭住址"), said(home, 3), height=14),
        row(label("自荐奖项"), Cell((Par((pen.value("申报奖项"),), "center"),), 3), height=14),
        row(label("我的事迹|（不超过|500字）"), pen.narrative(3), height=76),
        row(label("单位意见"), tier(pen, "单位意见", "unit", "同意自荐。", cols=3, mark="（盖章）", gap=0), height=34),
        row(label("街道（社区）|意见"), tier(pen, "街道（社区）意见", "recommender", "同意推荐。", cols=3, mark="（盖章）", gap=0), height=34),
    )  # fmt: skip
    top = heading("消防安全先进个人自荐表")
    return Form((Leaf((top, Table((0.2, 0.25, 0.18, 0.37), rows))),), margin=20, style=LARGE)


def merchant_person(pen: Pen) -> Form:
    """A chamber of commerce's: rules across alone, lettered parts under grey bars, the unit's printed name and seal at the end."""
    label, cell, rng = pen.label, pen.cell, pen.rng

    def bar(text: str) -> Cell:
        return grey(Cell((line(Run(text, look=BOLD)),), 4))

    def left(key: str, cols: int = 1) -> Cell:
        return cell(key, cols, align="left")

    rows = (
        row(bar("A　候选人信息"), height=8),
        row(label("候选人姓名"), left("姓名"), label("性别"), left("性别"), height=10),
        row(label("证件类型"), said("居民身份证", align="left"), label("证件号码"), left("身份证号码"), height=10),
        row(label("任职企业"), left("工作单位", 3), height=10),
        row(label("企业职务"), left("职务"), label("移动电话"), left("联系电话"), height=10),
        row(bar("B　申报信息"), height=8),
        row(label("申报荣誉"), left("申报奖项"), label("从业年限"), said(f"{rng.randrange(2, 24)}年", align="left"), height=10),
        row(label("资格证书"), left("职业资格"), label("证书号"), left("证书编号"), height=12),
        row(bar("C　主要事迹摘要"), height=8),
        row(pen.narrative(4), height=84),
        row(bar("D　推荐意见"), height=8),
        row(Cell((line(Run("该同志符合评选条件，经公示无异议，同意推荐。", look=frozenset({"filled"})), indent=2),), 4), height=12),
    )  # fmt: skip
    blocks = (heading("商会系统先进个人推荐表"), Table((0.16, 0.34, 0.14, 0.36), rows))
    return Form((Leaf((*blocks, sign_off(pen, "推荐企业（公章）：", name="推荐意见"))),), margin=19, style=ROWS_ONLY)  # fmt: skip


def campus_person(pen: Pen) -> Form:
    """A school authority's: eight narrow columns, instructions at the head, three opinions side by side, a page number."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    rows = (
        row(label("姓名"), cell("姓名"), label("性别"), cell("性别"), label("民族"), cell("民族"), photo(pen, 4, "一寸|彩照", 2), height=11),
        row(label("出生|年月"), cell("出生年月"), label("政治|面貌"), cell("政治面貌"), label("最高|学历"), cell("学历"), height=11),
        row(label("工作|单位"), cell("工作单位", 3), label("专业技术职务"), cell("职称"), height=11),
        row(label("身份|证号"), cell("身份证号码", 3), label("行政|职务"), cell("职务"), height=11),
        row(label("申报|奖项"), Cell((Par((pen.value("申报奖项"),), "center"),), 3), label("宣讲|场次"), said(str(rng.randrange(5, 60))), label("联系电话"), cell("联系电话"), height=11),
        row(label("主|要|事|迹"), pen.narrative(7), height=100),
    )  # fmt: skip
    ends = (
        row(
            tier(
                pen,
                "学校意见",
                "unit",
                "经教代会讨论，同意推荐。",
                inside=True,
                mark="（公章）",
                signer="校长：",
            ),
            tier(pen, "县（市、区）教育局意见", "recommender", "同意。", inside=True, mark="（公章）"),
            tier(pen, "评审组意见", "association", "", inside=True, mark="（公章）"),
            height=50,
        ),
    )
    top = (
        heading("优秀消防科普教员推荐表"),
        line(Run("填表说明：请用黑色签字笔或打印填写，字迹工整；“专业技术职务”填已聘任的职称；“主要事迹”应突出2021年成绩。", look=SMALL), before=2),
    )  # fmt: skip
    widths = (0.07, 0.16, 0.07, 0.16, 0.1, 0.16, 0.08, 0.2)
    number = Box((line(Run("第1页 共1页", look=SMALL), align="center"),), 85, 284, 40, framed=False)
    thirds = (1 / 3, 1 / 3, 1 / 3)
    return Form((Leaf((*top, Table(widths, rows), Table(thirds, ends), number)),), margin=17, style=DENSE)
