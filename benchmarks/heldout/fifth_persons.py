"""Person forms of the fifth strangers: archives with a photo, registers, approvals over two pages, corrections."""

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
    grey,
    heading,
    line,
    looking,
    row,
    text_cell,
)

SCHOOLS = ["兰州理工大学", "西南石油大学", "宁夏建设职业技术学院", "云南农业大学", "广西水利电力职业技术学院"]
EARLIER = [
    "省第三建筑公司|技术员",
    "市供水公司|维修工",
    "丰源物业公司|值班长",
    "武警某部|战士",
    "宏达电梯公司|班组长",
]


def _photo(pen: Pen, rows: int) -> Cell:
    glued = frozenset({pen.rng.choice(("", "#3f7fc4", "#b8323a", "#f6f6f6"))} - {""})
    return Cell((Par((Run("照片", look=glued),), "center"),), rows=rows, photo=True)


def _career(pen: Pen, cols: tuple[int, int, int]) -> tuple[Row, ...]:
    """起止时间, 单位, 职务: three rows below their headings, the narrow column of the label left to others."""
    rng = pen.rng
    start = rng.randrange(1996, 2011)
    first, second = rng.choice(EARLIER).split("|"), pen.story.unit
    when = (f"{start - 4}.09-{start}.07", f"{start}.08-{start + 6}.03", f"{start + 6}.04-至今")
    where = (rng.choice(SCHOOLS), first[0], second)
    what = ("学生", first[1], "员工")
    heads = row(
        *(text_cell(name, n) for name, n in zip(("起止时间", "单　位", "职务"), cols, strict=True)), height=7
    )
    lines = (
        row(*(text_cell(text, n) for text, n in zip(texts, cols, strict=True)), height=7)
        for texts in zip(when, where, what, strict=True)
    )
    return (heads, *lines)


def archive_person(pen: Pen) -> Form:
    """The state's own: photo at the top right, a career with three columns, a tall narrative, two pages."""
    label, cell = pen.label, pen.cell
    pen.spaced = True
    career = _career(pen, (2, 3, 1))
    one = (
        row(label("姓名"), cell("姓名"), label("性别"), cell("性别"), label("民族"), cell("民族"), _photo(pen, 4), height=11),
        row(label("出生年月"), cell("出生年月"), label("政治面貌"), cell("政治面貌"), label("文化程度"), cell("学历"), height=11),
        row(label("身份证号"), cell("身份证号码", 3), label("职称"), cell("职称"), height=11),
        row(label("工作单位|及职务"), Cell((Par((pen.value("工作单位"), Run("　"), pen.value("职务")), "center"),), 5), height=13),
        row(label("职业资格"), cell("职业资格", 3), label("证书编号"), cell("证书编号", 2), height=11),
        row(label("推荐奖项"), Cell((Par(pen.award(), "center"),), 3), label("联系电话"), cell("联系电话", 2), height=11),
        row(label("工作简历", rows=4, upright=True), *career[0].cells, height=8),
        *career[1:],
    )  # fmt: skip
    two = (
        row(label("主要事迹", upright=True), pen.narrative(1), height=140),
        row(label("单位意见", upright=True), pen.opinion("单位意见", "unit", "经公示无异议，同意推荐。", mark="（盖章）"), height=40),
        row(label("协会意见", upright=True), pen.opinion("协会意见", "association", ""), height=34),
    )  # fmt: skip
    widths = (0.13, 0.16, 0.12, 0.13, 0.13, 0.15, 0.18)
    title = heading("消防工作先进个人登记表")
    return Form((Leaf((title, Table(widths, one))), Leaf((Table((0.1, 0.9), two),))), margin=19)


def tiers_person(pen: Pen) -> Form:
    """One page crammed full: unit, city's and province's association each with seal and date."""
    label, cell = pen.label, pen.cell
    rows = (
        row(label("姓　名"), cell("姓名"), label("性　别"), cell("性别"), label("民　族"), cell("民族"), height=8),
        row(label("出生年月"), cell("出生年月"), label("学　历"), cell("学历"), label("职　务"), cell("职务"), height=8),
        row(label("工作单位（全称）"), cell("工作单位", 3), label("电　话"), cell("联系电话"), height=8),
        row(label("身份证号码"), cell("身份证号码", 3), label("政治面貌"), cell("政治面貌"), height=8),
        row(label("资格证书|及编号"), Cell((Par((pen.value("职业资格"), Run("　编号："), pen.value("证书编号"))),), 5), height=9),
        row(label("推荐类别"), Cell((Par(pen.choice(PERSON_AWARDS, pen.rng.choice(("box", "circle"))), "center"),), 5), height=8),
        row(label("何时何地受过|何种奖励"), text_cell(f"{pen.rng.randrange(2016, 2021)}年被单位评为优秀员工", 5), height=9),
        row(label("主要事迹|（不少于|300字）"), pen.narrative(5), height=58),
        row(label("所在单位意见"), pen.opinion("所在单位意见", "unit", "同意推荐。", cols=5), height=30),
        row(label("市级协会意见"), pen.opinion("市级协会意见", "recommender", "同意上报。", cols=5), height=30),
        row(label("省协会意见"), pen.opinion("省协会意见", "association", "", cols=5), height=24),
    )  # fmt: skip
    widths = (0.18, 0.2, 0.12, 0.13, 0.12, 0.25)
    style = "td{padding:0 1px} p{font-size:14px;line-height:1.25}"
    title = heading("先进个人推荐审批表")
    return Form((Leaf((title, Table(widths, rows))),), margin=18, style=style)


def corrected_person(pen: Pen) -> Form:
    """Filled in with a blue pen; the telephone number was struck out and written again beside it."""
    label, cell = pen.label, pen.cell
    number = pen.value("联系电话")
    wrong = Run(f"{number.text[:-2]}00" if number.text else "", look=frozenset({"struck"}))
    rows = (
        row(label("被推荐人"), cell("姓名"), label("性别"), cell("性别"), _photo(pen, 4), height=12),
        row(label("民族"), cell("民族"), label("出生日期"), cell("出生年月"), height=12),
        row(label("文化程度"), cell("学历"), label("职称"), cell("职称"), height=12),
        row(label("身份证|号　码"), cell("身份证号码", 3), height=12),
        row(label("单位名称"), cell("工作单位", 4), height=12),
        row(label("职　务"), cell("职务"), label("联系方式"), Cell((Par((wrong, Run(" "), number), "center"),), 2), height=13),
        row(label("职业资格|（等级）"), cell("职业资格"), label("证书号码"), cell("证书编号", 2), height=13),
        row(label("申报奖项"), Cell((Par(pen.award(), "center"),), 4), height=12),
        row(Cell((line("主要先进事迹：（可另附纸）"), *pen.paragraphs()), 5, story=True, lead=1, valign="top"), height=88),
        row(pen.opinion("单位推荐意见：", "unit", "同意推荐该同志。", cols=5, lead=True, signed="领导签字："), height=46),
    )  # fmt: skip
    style = ".v{font-family:var(--hand),'AR PL UKai CN';color:#1d3385} .struck{color:#1d3385}"
    title = heading("消防行业先进工作者推荐表")
    return Form((Leaf((title, Table((0.15, 0.27, 0.15, 0.25, 0.18), rows))),), margin=22, style=style)


def roster_person(pen: Pen) -> Form:
    """Across, from Excel: headings over one row of answers, a second band below, grey heads, narrow rows."""

    def heads(*names: tuple[str, int]) -> Row:
        return row(*(grey(pen.label(name, span)) for name, span in names), height=8)

    cell = pen.cell
    rows = (
        heads(("姓名", 1), ("性别", 1), ("民族", 1), ("出生年月", 1), ("身份证号码", 2), ("文化程度", 1), ("政治面貌", 1)),
        row(cell("姓名"), cell("性别"), cell("民族"), cell("出生年月"), cell("身份证号码", 2), cell("学历"), cell("政治面貌"), height=11),
        heads(("工作单位", 3), ("职务", 1), ("职业资格", 2), ("证书编号", 1), ("联系电话", 1)),
        row(cell("工作单位", 3), cell("职务"), cell("职业资格", 2), cell("证书编号"), cell("联系电话"), height=13),
        row(grey(pen.label("申报奖项")), Cell((Par(pen.award(), "center"),), 7), height=8),
        row(grey(pen.label("事迹材料")), pen.narrative(7), height=46),
        row(grey(pen.label("单位意见")), pen.opinion("单位意见", "unit", "同意", cols=3, mark="（盖章）"), grey(pen.label("协会意见")), pen.opinion("协会意见", "association", "", cols=3, mark="（盖章）"), height=38),
    )  # fmt: skip
    style = "td{padding:0 1px;border-width:.7px} p{font-size:13px;line-height:1.25}"
    title = heading("2021年度消防技能人才申报登记表", "large")
    widths = (0.13, 0.08, 0.11, 0.12, 0.11, 0.13, 0.16, 0.16)
    return Form((Leaf((title, Table(widths, rows)), landscape=True),), margin=15, style=style)


def dashed_person(pen: Pen) -> Form:
    """A training school's: the number in boxes, labels with colons inside cells, dashed rules between rows."""

    def inside(name: str, key: str, cols: int = 1, *looks: str) -> Cell:
        return Cell((Par((Run(f"{name}："), looking(pen.value(key), *looks))),), cols)

    rows = (
        row(inside("姓名", "姓名"), inside("性别", "性别"), inside("民族", "民族"), height=11),
        row(inside("身份证号", "身份证号码", 3, "boxed"), height=13),
        row(inside("出生年月", "出生年月"), inside("最高学历", "学历"), inside("职称", "职称"), height=11),
        row(inside("现工作单位", "工作单位", 3), height=11),
        row(inside("岗位/职务", "职务"), inside("手机号码", "联系电话", 2), height=11),
        row(inside("持证情况", "职业资格", 2), inside("证书编号", "证书编号"), height=12),
        row(Cell((Par((Run("推荐奖项："), *pen.award())),), 3), height=11),
        row(pen.narrative(3, lead="主要事迹（请如实填写）："), height=88),
        row(Cell((line("本人承诺以上内容真实。", before=1), line("本人签名：", Run(pen.story.case.text("姓名"), look=frozenset({"signed"})), "　　　　　", align="right")), 3), height=18),
        row(pen.opinion("工作单位推荐意见：", "unit", "同意推荐。", cols=3, lead=True, mark="（单位公章）"), height=42),
    )  # fmt: skip
    style = "td{border:1px dashed #444;padding:1px 6px} table{border:1.5px solid #111}"
    title, sub = heading("优秀个人推荐表"), line("（个人类）", align="center")
    return Form((Leaf((title, sub, Table((0.36, 0.28, 0.36), rows))),), margin=21, style=style)
