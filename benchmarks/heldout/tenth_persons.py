"""Person forms of the tenth strangers: English under each label, a coloured band with ticks, rows typed anew, overleaf."""

from benchmarks.heldout.ninth_parts import endorsed, photo
from benchmarks.heldout.third_cases import PERSON_AWARDS
from benchmarks.heldout.third_model import Cell, Form, Leaf, Par, Pen, Run, Table, heading, line, row

SMALL = frozenset({"small"})


def _both(chinese: str, english: str) -> Cell:
    return Cell((Par((Run(chinese),), "center"), Par((Run(english, look=SMALL),), "center")))


def federation_person(pen: Pen) -> Form:
    """A national federation's: English under each label."""
    cell = pen.cell
    rows = (
        row(_both("姓名", "Name"), cell("姓名"), _both("性别", "Sex"), cell("性别"), photo(pen, 4, "照片|Photo"), height=14),
        row(_both("民族", "Ethnic Group"), cell("民族"), _both("出生年月", "Date of Birth"), cell("出生年月"), height=14),
        row(_both("学历", "Education"), cell("学历"), _both("政治面貌", "Political Status"), cell("政治面貌"), height=14),
        row(_both("身份证号码", "ID Number"), cell("身份证号码", 3), height=14),
        row(_both("工作单位", "Employer"), cell("工作单位", 2), _both("职务", "Position"), cell("职务"), height=14),
        row(_both("联系电话", "Telephone"), cell("联系电话", 2), _both("职称", "Title"), cell("职称"), height=14),
        row(_both("申报奖项", "Award Applied for"), Cell((Par(pen.award(), "center"),), 4), height=14),
        row(_both("主要事迹", "Major Achievements"), pen.narrative(4), height=70),
        row(_both("单位意见", "Opinion of Employer"), endorsed(pen, "单位意见", "unit", "同意推荐。", cols=4), height=42),
    )  # fmt: skip
    title = (heading("先进个人推荐表"), line("Recommendation Form for Advanced Individuals", align="center"))
    return Form((Leaf((*title, Table((0.18, 0.22, 0.18, 0.22, 0.2), rows))),), margin=18)


def band_person(pen: Pen) -> Form:
    """A coloured band at the head, notes on filling in inside the label cells, awards ticked."""
    label, cell = pen.label, pen.cell
    rows = (
        row(label("推荐人选信息", 4), height=10),
        row(label("姓名|（与身份证一致）"), cell("姓名"), label("民族|（填全称）"), cell("民族"), height=15),
        row(label("身份证号码|（18位）"), cell("身份证号码"), label("联系电话|（填手机）"), cell("联系电话"), height=15),
        row(label("工作单位|（填全称，与公章一致）"), cell("工作单位"), label("职务"), cell("职务"), height=15),
        row(label("职业资格|（填名称和等级）"), cell("职业资格"), label("证书编号"), cell("证书编号"), height=15),
        row(label("申报类别"), Cell((Par(pen.choice(PERSON_AWARDS, "box")),), 3), height=14),
        row(label("主要事迹|（注：1000字以内，|突出近两年成绩）"), pen.narrative(3), height=82),
        row(label("工作单位意见|（加盖公章）"), endorsed(pen, "工作单位意见", "unit", "同意申报。", cols=3, foot="centred"), height=38),
    )  # fmt: skip
    style = "tr:first-child td{background:#1f5fa8!important;color:#fff!important} td{border-color:#7f9cc0!important}"
    return Form(
        (Leaf((heading("优秀消防工作者申报表"), Table((0.2, 0.32, 0.16, 0.32), rows))),),
        margin=17,
        style=style,
    )


def retyped_person(pen: Pen) -> Form:
    """Rows typed anew in another program: other fonts, borders gone, label and answer in one line of a cell."""

    def inline(text: str, key: str, cols: int = 1) -> Cell:
        return Cell((Par((Run(text), pen.value(key))),), cols)

    rows = (
        row(inline("姓名　", "姓名"), inline("性别　", "性别"), inline("民族　", "民族"), height=11),
        row(inline("出生年月　", "出生年月"), inline("学历　", "学历"), inline("政治面貌　", "政治面貌"), height=11),
        row(inline("工作单位　", "工作单位", 2), inline("职务　", "职务"), height=11),
        row(inline("身份证号码　", "身份证号码", 2), inline("职称　", "职称"), height=11),
        row(inline("联系电话　", "联系电话"), Cell((Par((Run("申报奖项　"), pen.value("申报奖项"))),), 2), height=11),
        row(pen.narrative(3, lead="主要事迹"), height=88),
        row(endorsed(pen, "所在单位意见", "unit", "同意推荐。", cols=3, lead="所在单位意见"), height=44),
        row(endorsed(pen, "商（协）会意见", "recommender", "经审核同意。", cols=3, lead="商（协）会意见"), height=44),
    )  # fmt: skip
    style = (
        "tr:nth-child(3) td,tr:nth-child(5) td{font-family:'AR PL UKai CN'!important;font-size:17px}"
        "tr:nth-child(2) td{border-bottom-color:transparent!important}"
        "tr:nth-child(3) td{border-top-color:transparent!important}"
        "tr:nth-child(4) td:first-child{border-left-color:transparent!important}"
    )
    return Form((Leaf((heading("先进个人自荐表"), Table((0.36, 0.32, 0.32), rows))),), margin=19, style=style)


def overleaf_person(pen: Pen) -> Form:
    """Two pages: facts and deeds, opinions on the back, their captions upright in a side column."""
    label, cell = pen.label, pen.cell
    one = (
        row(label("姓　名"), cell("姓名"), label("性　别"), cell("性别"), label("民　族"), cell("民族"), height=13),
        row(label("出生年月"), cell("出生年月"), label("学　历"), cell("学历"), label("职　称"), cell("职称"), height=13),
        row(label("工作单位"), cell("工作单位", 3), label("职　务"), cell("职务"), height=13),
        row(label("身份证号码"), cell("身份证号码", 3), label("联系电话"), cell("联系电话"), height=13),
        row(label("拟授称号"), Cell((Par(pen.award(), "center"),), 5), height=13),
        row(label("主要|先进|事迹"), pen.narrative(5), height=130),
    )  # fmt: skip
    two = (
        row(label("所在单位意见", upright=True), endorsed(pen, "所在单位意见", "unit", "同意推荐，事迹属实。"), height=58),
        row(label("推荐单位意见", upright=True), endorsed(pen, "推荐单位意见", "recommender", "同意推荐。"), height=58),
        row(label("协会审批意见", upright=True), endorsed(pen, "协会审批意见", "association", ""), height=58),
    )  # fmt: skip
    return Form((Leaf((heading("先进个人审批表"), Table((0.14, 0.2, 0.13, 0.2, 0.13, 0.2), one))), Leaf((Table((0.1, 0.9), two),))), margin=20)  # fmt: skip
