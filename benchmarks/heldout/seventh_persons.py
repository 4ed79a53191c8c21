"""Person forms of the seventh strangers: guards with a family table, model workers, cooks by fax, a survey, a folio."""

from datetime import date, timedelta

from benchmarks.heldout.seventh_parts import (
    career,
    family,
    grown_up,
    honours,
    opinion,
    opinion_pars,
    portrait,
    years_elsewhere,
)
from benchmarks.heldout.sixth_parts import said
from benchmarks.heldout.third_cases import PERSON_AWARDS
from benchmarks.heldout.third_model import (
    Block,
    Cell,
    Form,
    Leaf,
    Par,
    Pen,
    Prose,
    Run,
    Slot,
    Table,
    heading,
    line,
    looking,
    row,
    text_cell,
)

FOLIO = ".page.wide{column-count:2;column-gap:44px;column-fill:auto} table:first-of-type{break-after:column}"
BOLD = frozenset({"bold"})


def _award(pen: Pen, cols: int) -> Cell:
    return Cell((Par(pen.award(), "center"),), cols)


def guard_person(pen: Pen) -> Form:
    """Two pages: photo at the top right, career, family and honours in rows; deeds and opinions overleaf."""
    label, cell = pen.label, pen.cell
    won = honours(pen)
    steps, kin = career(pen, (2, 3, 1)), family(pen, (1, 1, 1, 1, 2))
    one = (
        row(label("姓　名"), cell("姓名"), label("性　别"), cell("性别"), label("民　族"), cell("民族"), portrait(pen, 4, "贴|照|片"), height=12),
        row(label("出　生|年　月"), cell("出生年月"), label("政　治|面　貌"), cell("政治面貌"), label("学　历"), cell("学历"), height=12),
        row(label("身份证|号　码"), cell("身份证号码", 3), label("职　称"), cell("职称"), height=12),
        row(label("工　作|单　位"), cell("工作单位", 3), label("职　务"), cell("职务"), height=12),
        row(label("职　业|资　格"), cell("职业资格", 3), label("证　书|编　号"), cell("证书编号", 2), height=12),
        row(label("联　系|电　话"), cell("联系电话", 3), label("推　荐|奖　项"), _award(pen, 2), height=12),
        row(label("个|人|简|历", rows=len(steps)), *steps[0].cells, height=7),
        *steps[1:],
        row(label("家庭|主要|成员", rows=len(kin)), *kin[0].cells, height=7),
        *kin[1:],
        row(label("获奖|情况"), Cell(tuple(line(Run(text, look=frozenset({"filled"}))) for text in won), 6), height=18),
    )  # fmt: skip
    two = (
        row(label("主|要|事|迹"), pen.narrative(1), height=110),
        row(label("所在单位|意　　见"), opinion(pen, "所在单位意见", "unit", "同意推荐该同志为先进个人。", manner="signed"), height=44),
        row(label("协会评审|意　　见"), opinion(pen, "协会评审意见", "association", ""), height=40),
    )  # fmt: skip
    widths = (0.12, 0.17, 0.12, 0.13, 0.12, 0.17, 0.17)
    title = heading("安防行业先进工作者推荐表")
    return Form((Leaf((title, Table(widths, one))), Leaf((Table((0.13, 0.87), two),))), margin=20)


def labour_person(pen: Pen) -> Form:
    """A union's: the career in lines within one cell, three tiers of opinions, the award ticked."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    pen.spaced = True
    start = grown_up(pen)
    later = start + years_elsewhere(start)
    resume = (
        f"{start}年7月至{later}年3月　在{rng.choice(('县建筑队', '市毛纺厂', '农机修造厂'))}工作；",
        f"{later}年4月至今　在现单位工作。",
    )
    marks = rng.choice(("box", "square", "bracket"))
    rows = (
        row(label("姓名"), cell("姓名"), label("性别"), cell("性别"), label("民族"), cell("民族"), height=9),
        row(label("出生年月"), cell("出生年月"), label("籍贯"), said(rng.choice(("山西平遥", "湖南浏阳", "河南杞县", "贵州凯里"))), label("文化程度"), cell("学历"), height=9),
        row(label("政治面貌"), cell("政治面貌"), label("参加工作|时　　间"), said(f"{start}年7月"), label("职称"), cell("职称"), height=11),
        row(label("工作单位"), cell("工作单位", 3), label("职务"), cell("职务"), height=9),
        row(label("身份证号"), cell("身份证号码", 3), label("联系电话"), cell("联系电话"), height=9),
        row(label("推荐称号"), Cell((Par(pen.choice(PERSON_AWARDS, marks), "center"),), 5), height=9),
        row(label("工作简历"), Cell(tuple(line(Run(text, look=frozenset({"filled"}))) for text in resume), 5), height=15),
        row(label("主|要|事|迹"), pen.narrative(5), height=50),
        row(label("单　位|意　见"), opinion(pen, "单位意见", "unit", "经职工代表大会讨论通过，同意推荐。", cols=5), height=34),
        row(label("县（区）|工会意见"), opinion(pen, "县（区）工会意见", "recommender", "同意推荐", cols=5), height=34),
        row(label("市总工会|意　　见"), opinion(pen, "市总工会意见", "association", "", cols=5), height=20),
    )  # fmt: skip
    title = heading("职工安全卫士（消防先进个人）审批表")
    return Form((Leaf((title, Table((0.13, 0.2, 0.13, 0.19, 0.13, 0.22), rows))),), margin=20)


def faxed_person(pen: Pen) -> Form:
    """A caterers' form as it came by fax: label and answer share a cell, with a colon between them."""
    value, rng = pen.value, pen.rng

    def both(name: str, key: str, cols: int = 1) -> Cell:
        return Cell((line(f"{name}：", value(key)),), cols)

    sent = (pen.story.case.signed or date(2022, 1, 14)) + timedelta(days=1)
    sender = f"发件人：{pen.story.firm.place}{rng.choice(('文印社', '办公室'))}　{sent} {rng.randrange(9, 17)}:{rng.randrange(10, 60)}　P.1/1"
    rows = (
        row(both("姓名", "姓名"), both("性别", "性别"), both("民族", "民族"), height=11),
        row(both("出生年月", "出生年月"), both("文化程度", "学历"), both("职务", "职务"), height=11),
        row(both("身份证号码", "身份证号码", 2), both("手机", "联系电话"), height=11),
        row(both("工作单位", "工作单位", 3), height=11),
        row(both("职业资格", "职业资格", 2), both("证书编号", "证书编号"), height=11),
        row(Cell((line("申报奖项：", *pen.award()),), 3), height=11),
        row(pen.narrative(3, lead="先进事迹："), height=90),
        row(opinion(pen, "单位推荐意见", "unit", "同意推荐", cols=3, lead=True, manner="signed", who="经理"), height=42),
        row(opinion(pen, "协会意见", "association", "", cols=3, lead=True), height=30),
    )  # fmt: skip
    top = line(Run(sender, look=frozenset({"small"})))
    title = heading("餐饮企业消防安全先进个人推荐表", before=3)
    return Form((Leaf((top, title, Table((0.3, 0.27, 0.43), rows))),), margin=22, style="td{padding:1px 8px}")


def survey_person(pen: Pen) -> Form:
    """An answer sheet of a web survey, printed out and stamped: a numbered question, the answer below it."""
    value, rng = pen.value, pen.rng

    def asked(at: int, name: str, key: str, sort: str = "填空题") -> tuple[Par, ...]:
        question = line(
            Run(f"{at}. {name} ", look=BOLD),
            Run(f"[{sort}]", look=frozenset({"small"})),
            Run(" *", look=frozenset({"red"})),
            before=1.8,
        )
        return question, line(value(key), indent=1)

    items = (
        ("您的姓名", "姓名"), ("您的性别", "性别"), ("您的民族", "民族"), ("您的身份证号码", "身份证号码"), ("您的联系电话", "联系电话"),
        ("您所在单位的全称", "工作单位"), ("您的职务", "职务"), ("您的职业资格", "职业资格"), ("资格证书编号", "证书编号"),
    )  # fmt: skip
    pars = [par for at, (name, key) in enumerate(items, 1) for par in asked(at, name, key, "单选题" if key == "性别" else "填空题")]  # fmt: skip
    blocks: tuple[Block, ...] = (
        line(Run(f"序号：{rng.randrange(3, 260)}　　提交答卷时间：2021/12/{rng.randrange(8, 30)} {rng.randrange(8, 20)}:{rng.randrange(10, 60)}:{rng.randrange(10, 60)}　　来源：微信", look=frozenset({"small"}))),
        heading("消防先进个人网上推荐（2021年度）", "large", before=3),
        *pars,
        line(Run("10. 推荐奖项 ", look=BOLD), Run("[单选题]", look=frozenset({"small"})), Run(" *", look=frozenset({"red"})), before=1.8),
        line(value("申报奖项"), indent=1),
        line(Run("11. 主要事迹（500字以内） ", look=BOLD), Run("[填空题]", look=frozenset({"small"})), Run(" *", look=frozenset({"red"})), before=1.8),
        Prose(pen.paragraphs()),
        Slot(
            (line(Run("所在单位意见（打印后盖章有效）：", look=BOLD), before=5), *opinion_pars(pen, "unit", "同意推荐。")),
            "所在单位意见",
            "unit",
        ),
    )  # fmt: skip
    style = "body{color:#333} .red{color:#e33} .page{border-top:6px solid #2b8ae0}"
    return Form((Leaf(blocks),), margin=26, style=style)


def folio_person(pen: Pen) -> Form:
    """A folded sheet of double size, copied smaller across: facts on the left page, deeds and opinions on the right."""
    label, cell = pen.label, pen.cell
    steps = career(pen, (1, 2, 1))
    left = (
        row(label("姓名"), cell("姓名"), label("性别"), cell("性别"), portrait(pen, 4, "照|片"), height=12),
        row(label("民族"), cell("民族"), label("出生年月"), cell("出生年月"), height=12),
        row(label("学历"), cell("学历"), label("政治面貌"), cell("政治面貌"), height=12),
        row(label("职务"), cell("职务"), label("职称"), cell("职称"), height=12),
        row(label("身份证号"), cell("身份证号码", 4), height=11),
        row(label("工作单位"), cell("工作单位", 4), height=11),
        row(label("联系电话"), cell("联系电话", 4), height=11),
        row(label("执业资格"), cell("职业资格", 4), height=11),
        row(label("证书编号"), cell("证书编号", 4), height=11),
        row(label("申报项目"), _award(pen, 4), height=11),
        row(label("工作|经历", rows=len(steps)), *steps[0].cells, height=9),
        *steps[1:],
    )  # fmt: skip
    right = (
        row(label("先|进|事|迹"), pen.narrative(1), height=76),
        row(label("单位|意见"), opinion(pen, "单位意见", "unit", "同意。", manner="plain"), height=38),
        row(label("评委会|意　见"), opinion(pen, "评委会意见", "association", ""), height=30),
    )  # fmt: skip
    title = heading("建设行业先进个人申报表", "large")
    widths = (0.16, 0.27, 0.17, 0.18, 0.22)
    return Form((Leaf((title, Table(widths, left), Table((0.13, 0.87), right)), landscape=True),), margin=15, style=FOLIO)  # fmt: skip


def medal_person(pen: Pen) -> Form:
    """An ordinary sheet filled in with a pen: the identity number in boxes, the opinion in one sentence."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    number = pen.value("身份证号码")
    boxed = Cell((Par((looking(number, "boxed") if number.key else number,), "center"),), 5)
    rows = (
        row(label("姓　名"), cell("姓名"), label("性　别"), cell("性别"), label("民　族"), cell("民族"), height=12),
        row(label("出生年月"), cell("出生年月"), label("文化程度"), cell("学历"), label("政治面貌"), cell("政治面貌"), height=12),
        row(label("身份证号"), boxed, height=13),
        row(label("所在单位"), cell("工作单位", 5), height=12),
        row(label("职　务"), cell("职务"), label("技术职称"), cell("职称"), label("工　龄"), said(f"{rng.randrange(3, 35)}年"), height=12),
        row(label("手　机"), cell("联系电话", 2), label("推荐何种奖"), _award(pen, 2), height=13),
        row(label("本人主要|先进事迹"), pen.narrative(5), height=84),
        row(label("单位推荐|意　　见"), opinion(pen, "单位推荐意见", "unit", "该同志表现突出，同意推荐。", cols=5, manner="sentence"), height=34),
        row(label("上级主管|部门意见"), opinion(pen, "上级主管部门意见", "recommender", "同意推荐。", cols=5, manner="sentence"), height=30),
        row(label("备　注"), text_cell("", 5), height=12),
    )  # fmt: skip
    title = heading("消防工作先进个人登记表")
    return Form((Leaf((title, Table((0.15, 0.19, 0.15, 0.15, 0.15, 0.21), rows))),), margin=21)
