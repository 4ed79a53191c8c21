"""Person forms of the eighth strangers: models of virtue, registers, answers in one line with their labels, small and wide type."""

from benchmarks.heldout.eighth_parts import (
    PALE,
    SMALL,
    THICK,
    above,
    column_opinion,
    little,
    photo_box,
    together,
)
from benchmarks.heldout.eighth_values import someone
from benchmarks.heldout.seventh_parts import career, grown_up, honours, opinion, opinion_pars
from benchmarks.heldout.seventh_values import mobile
from benchmarks.heldout.sixth_parts import hinted, said
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
    heading,
    line,
    row,
    text_cell,
)

NATIVE = ("甘肃天水", "陕西咸阳", "新疆伊宁", "河南周口", "四川南充", "山东菏泽")


def _award(pen: Pen, cols: int) -> Cell:
    return Cell((Par(pen.award(), "center"),), cols)


def virtue_person(pen: Pen) -> Form:
    """Two pages: a photo at the left, the day in Chinese figures under the seal, three opinions beside each other."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    one = (
        row(photo_box(pen, 4, "照　片|（2寸）"), label("姓　名"), cell("姓名"), label("性　别"), cell("性别"), height=12),
        row(label("民　族"), cell("民族"), label("出生年月"), cell("出生年月"), height=12),
        row(label("政治面貌"), cell("政治面貌"), label("学　历"), cell("学历"), height=12),
        row(label("籍　贯"), said(rng.choice(NATIVE)), label("职　务"), cell("职务"), height=12),
        row(label("身份证号"), cell("身份证号码", 2), label("手　机"), cell("联系电话"), height=12),
        row(label("工作单位"), cell("工作单位", 4), height=12),
        row(label("通讯地址"), said(pen.story.firm.place + rng.choice(("幸福小区", "和平里", "职工家属院")) + f"{rng.randrange(1, 30)}号楼", 4), height=12),
        row(label("推荐类别"), _award(pen, 4), height=12),
        row(label("曾获|荣誉"), Cell(tuple(line(Run(text, look=frozenset({"filled"}))) for text in honours(pen)), 4), height=18),
        row(label("主要|事迹|（500字|以内）"), pen.narrative(4), height=80),
    )  # fmt: skip
    two = (
        row(column_opinion(pen, "所在单位意见", "unit", "同意推荐。", ending="date_only", gap=7), column_opinion(pen, "县市区意见", "recommender", "同意上报。", ending="date_only", gap=7), column_opinion(pen, "市评选委员会意见", "association", "", ending="date_only", gap=7), height=76),
        row(Cell((line("公示情况：已在本单位公示5个工作日，无异议。"),), 3), height=18),
        row(Cell((line("备　　注："),), 3), height=18),
    )  # fmt: skip
    title = heading("2021年度行业道德模范（先进个人）推荐申报表")
    widths = (0.17, 0.16, 0.27, 0.14, 0.26)
    return Form((Leaf((title, Table(widths, one))), Leaf((Table((0.34, 0.33, 0.33), two),))), margin=20)


def entry_person(pen: Pen) -> Form:
    """A register sheet with its photo in the middle of the right edge and footnotes that explain every label."""
    label, cell = pen.label, pen.cell
    start = grown_up(pen)
    rows = (
        row(label("姓　名"), cell("姓名"), label("性　别"), cell("性别"), label("民　族"), cell("民族", 2), height=11),
        row(label("出生年月"), cell("出生年月"), label("学　历"), cell("学历"), label("政治面貌"), cell("政治面貌", 2), height=11),
        row(hinted("工作单位", "①", beneath=False), cell("工作单位", 5), photo_box(pen, 4, "近期|2寸|免冠|照片"), height=11),
        row(label("身份证号码"), cell("身份证号码", 3), label("工作时间"), said(f"{start}年7月"), height=11),
        row(hinted("职业资格", "②", beneath=False), cell("职业资格", 5), height=11),
        row(label("证书编号"), cell("证书编号", 3), label("职　务"), cell("职务"), height=11),
        row(hinted("联系电话", "③", beneath=False), cell("联系电话", 3), label("职　称"), cell("职称", 2), height=11),
        row(hinted("推荐奖项", "④", beneath=False), _award(pen, 6), height=11),
        row(label("先进|事迹"), pen.narrative(6), height=62),
        row(label("所在单位|意　　见"), opinion(pen, "所在单位意见", "unit", "情况属实，同意推荐。", cols=6, manner="signed", who="领导"), height=32),
        row(label("上级主管|单位意见"), opinion(pen, "上级主管单位意见", "recommender", "同意。", cols=6, manner="plain"), height=30),
    )  # fmt: skip
    notes = little(
        "注：①工作单位填写全称，与公章一致；②职业资格指消防设施操作员、注册消防工程师等，证书编号以证书原件为准；",
        "　　③联系电话填写本人手机；④推荐奖项每人限报一项，姓名、身份证号码须与身份证一致。本表由单位意见栏盖章后生效。",
    )
    widths = (0.145, 0.155, 0.11, 0.16, 0.13, 0.16, 0.14)
    return Form((Leaf((heading("先进工作者登记表"), Table(widths, rows), *notes)),), margin=19)


def inline_person(pen: Pen) -> Form:
    """Label and answer share one line of a cell, with no colon between them."""
    rng = pen.rng
    rows = (
        row(together(pen, "姓名", "姓名"), together(pen, "性别", "性别"), together(pen, "民族", "民族"), height=10),
        row(together(pen, "出生日期", "出生年月"), together(pen, "学历", "学历"), together(pen, "政治面貌", "政治面貌"), height=10),
        row(together(pen, "居民身份证号码", "身份证号码", 2), together(pen, "联系电话", "联系电话"), height=10),
        row(together(pen, "工作单位", "工作单位", 2), together(pen, "职务", "职务"), height=10),
        row(together(pen, "职业资格", "职业资格", 2), together(pen, "证书编号", "证书编号"), height=10),
        row(Cell((line("拟报奖项 ", *pen.award()),), 2), Cell((line("工龄 ", Run(f"{rng.randrange(3, 30)}年", look=frozenset({"filled"}))),)), height=10),
        row(pen.narrative(3, lead="主要事迹（可另附纸）"), height=84),
        row(column_opinion(pen, "推荐单位意见", "unit", "同意推荐该同志参评。", cols=2, ending="signed"), column_opinion(pen, "协会意见", "association", ""), height=46),
    )  # fmt: skip
    title = heading("年度优秀个人推荐审批表")
    top = line(f"推荐时间：2021年12月{rng.randrange(3, 28)}日", align="right", before=2)
    return Form(
        (Leaf((title, top, Table((0.32, 0.29, 0.39), rows))),), margin=20, style="td{padding:1px 7px}"
    )


def small_person(pen: Pen) -> Form:
    """Much on one page in small type between rules of 1.5 pt: career, honours, a household, five opinions."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    steps = career(pen, (2, 3, 2))
    rows = (
        row(label("姓　名"), cell("姓名"), label("性别"), cell("性别"), label("民族"), cell("民族"), photo_box(pen, 4, "贴|照|片|处"), height=8),
        row(label("出生年月"), cell("出生年月"), label("学历"), cell("学历"), label("籍贯"), said(rng.choice(NATIVE)), height=8),
        row(label("政治面貌"), cell("政治面貌"), label("职称"), cell("职称"), label("职务"), cell("职务"), height=8),
        row(label("工作单位"), cell("工作单位", 5), height=8),
        row(label("公民身份|号　　码"), cell("身份证号码", 3), label("本人手机"), cell("联系电话", 2), height=9),
        row(label("技能等级"), cell("职业资格", 3), label("证书号"), cell("证书编号", 2), height=8),
        row(label("拟授予|称　号"), _award(pen, 3), label("单位联系人|及电话"), said(f"{someone(rng).name} {mobile(rng)}", 2), height=9),
        row(label("个人|简历", rows=len(steps)), *steps[0].cells[:2], Cell(steps[0].cells[2].pars, 1), height=6),
        *(row(*step.cells[:2], Cell(step.cells[2].pars, 1), height=6) for step in steps[1:]),
        row(label("奖惩|情况"), Cell(tuple(line(Run(text, look=frozenset({"filled"}))) for text in honours(pen)), 6), height=11),
        row(label("主要|事迹"), pen.narrative(6), height=52),
        row(label("基层单|位意见"), opinion(pen, "基层单位意见", "unit", "同意推荐", cols=6, manner="sentence"), height=24),
        row(label("县（市）|意　见"), opinion(pen, "县（市）意见", "recommender", "同意推荐", cols=6, manner="sentence"), height=24),
        row(label("市级|意见"), opinion(pen, "市级意见", "association", "", cols=6, manner="sentence"), height=17),
        row(label("评委会|意　见"), opinion(pen, "评委会意见", "association", "", cols=6, manner="sentence"), height=17),
    )  # fmt: skip
    title = heading("安全生产先进个人审批表", "large")
    widths = (0.12, 0.18, 0.1, 0.16, 0.12, 0.16, 0.16)
    style = THICK + "body{font-size:11.5px!important} td{padding:0 3px} p{line-height:1.3}"
    return Form((Leaf((title, Table(widths, rows))),), margin=20, style=style)


def broad_person(pen: Pen) -> Form:
    """Letters set wide between pale rules, the photo in a box of its own beside the title, labels in two tongues of size."""
    label, cell = pen.label, pen.cell
    pen.spaced = True
    rows = (
        row(label("姓名"), cell("姓名"), label("性别"), cell("性别"), height=12),
        row(label("出生年月"), cell("出生年月"), label("民族"), cell("民族"), height=12),
        row(label("身份证号"), cell("身份证号码", 3), height=12),
        row(label("所在单位"), cell("工作单位", 3), height=12),
        row(label("岗位职务"), cell("职务"), label("手机"), cell("联系电话"), height=12),
        row(label("资格证书|名称及等级"), cell("职业资格"), label("编号"), cell("证书编号"), height=14),
        row(label("申报荣誉"), _award(pen, 3), height=12),
        row(label("事迹|摘要"), pen.narrative(3), height=66),
        row(label("单位|意见"), opinion(pen, "单位意见", "unit", "同意申报。", cols=3, manner="plain", mark="（单位盖章）"), height=36),
        row(label("行业|协会|意见"), opinion(pen, "行业协会意见", "recommender", "同意推荐。", cols=3, manner="plain"), height=34),
    )  # fmt: skip
    photo = Box((Par((Run("照片"),), "center"), Par((Run("（一寸）", look=SMALL),), "center")), 163, 12, 25)
    title = heading("优秀从业人员申报表", before=12)
    sub = line("（请用黑色签字笔填写）", align="center", before=3)
    style = (
        PALE + "body{font-family:'Noto Sans CJK SC'!important;letter-spacing:.09em} .box{min-height:110px}"
    )
    return Form((Leaf((photo, title, sub, line("", before=4), Table((0.18, 0.34, 0.14, 0.34), rows))),), margin=20, style=style)  # fmt: skip


def card_person(pen: Pen) -> Form:
    """A card of little labels above the answers; the stamped declaration stands on the second page, without a table."""
    rng = pen.rng
    rows = (
        row(above(pen, "姓名", "姓名", 2), above(pen, "性别", "性别"), above(pen, "民族", "民族"), height=14),
        row(above(pen, "身份证号码", "身份证号码", 2), above(pen, "出生年月", "出生年月"), above(pen, "文化程度", "学历"), height=14),
        row(above(pen, "工作单位（全称）", "工作单位", 3), above(pen, "职务", "职务"), height=14),
        row(above(pen, "职业资格及等级", "职业资格", 2), above(pen, "证书编号", "证书编号", 2), height=14),
        row(above(pen, "联系电话", "联系电话", 2), Cell((line(Run("电子邮箱", look=SMALL)), line(Run(f"{rng.randrange(10**8, 10**9)}@163.com", look=frozenset({"filled"})), indent=1)), 2, valign="top"), height=14),
        row(Cell((line(Run("申报奖项", look=SMALL)), line(*pen.award(), indent=1)), 4, valign="top"), height=14),
        row(pen.narrative(4, lead="主要事迹（由所在单位填写）"), height=110),
    )  # fmt: skip
    one = (heading("个人会员评优信息卡"), line(Run("请逐项填写，不得空项；没有的填“无”。", look=SMALL), align="center"), Table((0.25, 0.25, 0.25, 0.25), rows))  # fmt: skip
    two = (
        heading("推荐单位声明", "large", before=10),
        line("本单位确认上述人员的姓名、身份证号码、职业资格等信息真实有效，推荐程序符合规定，愿承担相应责任。", indent=2, before=6),
        Slot((line("推荐单位意见：", before=6), *opinion_pars(pen, "unit", "同意推荐。", manner="signed", who="单位负责人")), "推荐单位意见", "unit"),
        Table((0.25, 0.75), (row(text_cell("评审结果"), text_cell(""), height=14), row(text_cell("经办人"), text_cell(""), height=14)), ),
    )  # fmt: skip
    return Form((Leaf(one), Leaf(two)), margin=21)
