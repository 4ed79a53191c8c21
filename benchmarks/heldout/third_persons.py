"""Person forms of the third strangers: photo boxes, careers, certificates, opinions below or side by side."""

from benchmarks.heldout.third_cases import PERSON_AWARDS
from benchmarks.heldout.third_model import (
    Cell,
    Form,
    Leaf,
    Par,
    Pen,
    Row,
    Run,
    Table,
    heading,
    line,
    row,
    text_cell,
)

GROUNDS = ("", "", "#c3262c", "#3f7fc4", "#f4f4f4")
"""Of identity photos; "" where none was glued in."""
SCHOOLS = ("新疆农业大学", "新疆建设职业技术学院", "昌吉学院", "西安科技大学", "伊犁师范大学", "兰州工业学院")


def _photo(pen: Pen) -> Cell:
    """The box for the photo, glued in or not."""
    glued = frozenset({pen.rng.choice(GROUNDS)} - {""})
    words = pen.rng.choice((("照", "片"), ("贴照片处",), ("一寸", "照片")))
    return Cell(tuple(Par((Run(word, look=glued),), "center") for word in words), rows=4, photo=True)


def _career(pen: Pen, first: int) -> tuple[tuple[str, str], ...]:
    rng = pen.rng
    start = rng.randrange(1998, 2010)
    middle = start + rng.randrange(3, 8)
    style = rng.choice(("{}.{:02d}—{}.{:02d}", "{}年{}月至{}年{}月"))
    places = ("某电力安装公司电工", "万家乐物业公司消控值班员", "武警新疆消防总队战士", "宏达建筑公司施工员")
    return (
        (style.format(start - 3, 9, start, 7), f"{rng.choice(SCHOOLS)}学习"),
        (style.format(start, 8, middle, 3), rng.choice(places)),
        (f"{middle}年4月至今", "在现单位工作"),
    )[:first]


def photo_person(pen: Pen) -> Form:
    """The usual one: a photo at the right, a career, a tall narrative, opinions one below the other."""
    label, cell = pen.label, pen.cell
    pen.spaced = True
    career = tuple(line(f"{when}　{what}") for when, what in _career(pen, 3))
    rows = (
        row(
            label("姓名"), cell("姓名"), label("性别"), cell("性别"), label("民族"), cell("民族"), _photo(pen)
        ),
        row(
            label("出生年月"),
            cell("出生年月"),
            label("政治面貌"),
            cell("政治面貌"),
            label("学历"),
            cell("学历"),
        ),
        row(label("身份证号"), cell("身份证号码", 3), label("职称"), cell("职称")),
        row(label("工作单位"), cell("工作单位", 3), label("职务"), cell("职务")),
        row(
            label("联系电话"), cell("联系电话", 2), label("申报奖项"), Cell((Par(pen.award(), "center"),), 3)
        ),
        row(label("职业资格"), cell("职业资格", 2), label("证书编号"), cell("证书编号", 3)),
        row(label("工作简历"), Cell(career, 6), height=24),
        row(label("主要事迹"), pen.narrative(6), height=66),
        row(
            label("所在单位|意　　见"),
            pen.opinion("所在单位意见", "unit", "同意推荐。", cols=6, signed="负责人："),
            height=36,
        ),
        row(label("协　　会|审核意见"), pen.opinion("协会审核意见", "association", "", cols=6), height=30),
    )
    widths = (0.13, 0.18, 0.12, 0.16, 0.12, 0.13, 0.16)
    return Form((Leaf((heading("先进个人推荐表"), Table(widths, rows))),))


def worker_person(pen: Pen) -> Form:
    """Two pages of a union's approval form: particulars and career, then the narrative and three opinions."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    career: list[Row] = [
        row(text_cell(when, 2), text_cell(what, 4, align="left"), text_cell("", 1), height=10)
        for when, what in _career(pen, 3)
    ]
    one = (
        row(
            label("姓　名"),
            cell("姓名"),
            label("性　别"),
            cell("性别"),
            label("民　族"),
            cell("民族"),
            _photo(pen),
            height=11,
        ),
        row(
            label("籍　贯"),
            text_cell(rng.choice(("四川南充", "新疆喀什", "河南周口", "甘肃天水"))),
            label("出　生|年　月"),
            cell("出生年月"),
            label("政　治|面　貌"),
            cell("政治面貌"),
            height=13,
        ),
        row(
            label("文化程度"),
            cell("学历"),
            label("参加工|作时间"),
            text_cell(f"{rng.randrange(1998, 2012)}.{rng.randrange(1, 13)}"),
            label("职　务"),
            cell("职务"),
            height=13,
        ),
        row(label("公民身份号码"), cell("身份证号码", 3), label("健康状况"), text_cell("健康"), height=12),
        row(label("工作单位"), cell("工作单位", 4), label("单位性质"), text_cell("民营"), height=12),
        row(
            label("家庭住址"),
            text_cell(f"本市幸福路{rng.randrange(3, 90)}号", 3),
            label("本人电话"),
            cell("联系电话", 2),
            height=12,
        ),
        row(label("推荐荣誉称号"), Cell((Par(pen.award(), "center"),), 6), height=12),
        row(label("个　人　简　历", 7), height=10),
        row(label("起止时间", 2), label("在何地、何单位学习或工作", 4), label("证明人"), height=10),
        *career,
        row(
            label("奖惩情况", 2),
            text_cell(rng.choice(("2019年度公司优秀员工", "2020年市级青年岗位能手", "无")), 5, align="left"),
            height=16,
        ),
    )
    two = (
        row(label("主要先进事迹", upright=True), pen.narrative(2), height=105),
        row(
            label("所在单位意见", upright=True),
            pen.opinion(
                "所在单位意见",
                "unit",
                "该同志表现优秀，群众公认，经公示无异议，同意推荐。",
                cols=2,
                mark="单位（盖章）",
                signed="单位负责人签字：",
            ),
            height=46,
        ),
        row(
            pen.opinion("推荐单位意见", "recommender", "同意推荐", cols=2, lead=True, mark="（盖　章）"),
            pen.opinion("审批单位意见", "association", "", lead=True, mark="（盖　章）"),
            height=46,
        ),
    )
    first = Leaf((heading("先进工作者推荐审批表"), Table((0.14, 0.15, 0.13, 0.14, 0.13, 0.14, 0.17), one)))
    return Form((first, Leaf((Table((0.1, 0.4, 0.5), two),))))


def craft_person(pen: Pen) -> Form:
    """A candidate's sheet: certificate with its number and day, years in the trade."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    rows = (
        row(
            label("候选人姓名"),
            cell("姓名"),
            label("性别"),
            cell("性别"),
            label("民族"),
            cell("民族"),
            height=11,
        ),
        row(label("身份证号码"), cell("身份证号码", 3), label("文化程度"), cell("学历"), height=11),
        row(label("所在单位|（全称）"), cell("工作单位", 3), label("岗位/职务"), cell("职务"), height=12),
        row(
            label("手　　机"),
            cell("联系电话", 2),
            label("从事消防|工作年限"),
            text_cell(f"{rng.randrange(3, 25)}年", 2),
            height=12,
        ),
        row(
            label("持有何种|职业资格"),
            cell("职业资格", 2),
            label("资格证书|编　　号"),
            cell("证书编号", 2),
            height=13,
        ),
        row(
            label("发证机关"),
            text_cell("应急管理部消防救援局", 2),
            label("取证时间"),
            text_cell(f"{rng.randrange(2016, 2021)}年{rng.randrange(1, 13)}月", 2),
            height=11,
        ),
        row(
            label("申报类别"),
            Cell((Par(pen.choice(PERSON_AWARDS, rng.choice(("box", "square", "bracket"))), "center"),), 5),
            height=12,
        ),
        row(label("主|要|业|绩"), pen.narrative(5), height=86),
        row(
            label("企业推荐|意　　见"),
            pen.opinion("企业推荐意见", "unit", "同意推荐该同志参评。", cols=5, mark="企业（公章）"),
            height=40,
        ),
        row(label("评审意见"), pen.opinion("评审意见", "association", "", cols=5), height=30),
    )
    return Form(
        (Leaf((heading("消防行业“岗位能手”候选人情况表"), Table((0.16, 0.2, 0.13, 0.17, 0.14, 0.2), rows))),)
    )


def teacher_person(pen: Pen) -> Form:
    """A lecturer's registration: a table of lessons held beneath the particulars."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    audiences = ("第十三中学", "和谐社区", "中泰化学厂区", "国际大巴扎商户", "市委党校")
    lessons = [
        row(
            text_cell(f"2021.{rng.randrange(3, 13)}"),
            text_cell(rng.choice(audiences), 2),
            text_cell(rng.choice(("初起火灾扑救", "家庭用火用电安全", "疏散逃生演练")), 2),
            text_cell(str(rng.randrange(30, 600))),
            height=7.5,
        )
        for _ in range(3)
    ]
    rows = (
        row(label("姓　名"), cell("姓名", 2), label("性　别"), cell("性别"), _photo(pen)),
        row(label("出生日期"), cell("出生年月", 2), label("民　族"), cell("民族")),
        row(label("学　历"), cell("学历", 2), label("职　称"), cell("职称")),
        row(
            label("身份证号"),
            cell("身份证号码", 2),
            label("专/兼职"),
            text_cell(rng.choice(("专职", "兼职"))),
        ),
        row(label("任教单位"), cell("工作单位", 2), label("联系电话"), cell("联系电话", 2)),
        row(label("申报奖项"), Cell((Par(pen.award(), "center"),), 5)),
        row(label("2021年度授课情况", 6), height=8),
        row(label("时间"), label("授课对象", 2), label("授课内容", 2), label("人数"), height=7.5),
        *lessons,
        row(label("事迹简介"), pen.narrative(5), height=66),
        row(
            label("单位推荐|意　　见"),
            pen.opinion(
                "单位推荐意见",
                "unit",
                rng.choice(("同意推荐", "同意", "拟同意上报。")),
                cols=5,
                signed="负责人签章：",
            ),
            height=36,
        ),
        row(
            label("备　注"),
            text_cell(
                "本表由各培训机构、重点单位填写，于2022年1月15日前报协会秘书处（电话0991-5659605）",
                5,
                align="left",
            ),
            height=12,
        ),
    )
    return Form((Leaf((heading("优秀消防科普教员登记表"), Table((0.14, 0.2, 0.16, 0.14, 0.2, 0.16), rows))),))
