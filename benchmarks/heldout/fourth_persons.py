"""Person forms of the fourth strangers: numbers in boxes, a column of instructions, photo at the left, two leaves."""

from benchmarks.heldout.third_cases import PERSON_AWARDS
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
    looking,
    row,
    text_cell,
    under,
)


def boxed_person(pen: Pen) -> Form:
    """A sports federation's: the photo at the left, the identity number in boxes, signatures to be given."""
    label, cell = pen.label, pen.cell
    photo = Cell(tuple(Par((Run(word),), "center") for word in ("一寸", "免冠", "照片")), rows=4, photo=True)
    number = Cell((Par((looking(pen.value("身份证号码"), "boxed"),)),), 4)
    rows = (
        row(photo, label("姓　名"), cell("姓名"), label("性　别"), cell("性别")),
        row(label("民　族"), cell("民族"), label("出生日期"), cell("出生年月")),
        row(label("学　历"), cell("学历"), label("政治面貌"), cell("政治面貌")),
        row(label("联系电话"), cell("联系电话", 3)),
        row(label("公民身份|号码"), number, height=14),
        row(label("所在单位|及职务"), cell("工作单位", 3), cell("职务"), height=13),
        row(label("持有证书"), cell("职业资格", 2), label("证书号"), cell("证书编号")),
        row(label("申报称号"), Cell((Par(pen.award(), "center"),), 4)),
        row(label("个人|事迹"), pen.narrative(4), height=70),
        row(label("本人|承诺"), Cell((Par((Run("以上填写内容真实，本人愿承担责任。"),), indent=2), Par((Run("承诺人签字："), Run(pen.story.case.text("姓名"), look=frozenset({"signed"})), Run("　　　　　　")), "right")), 4), height=20),
        row(label("单位|意见"), pen.opinion("单位意见", "unit", "同意推荐。", cols=4, signed="负责人签字："), height=36),
        row(label("联合会|意见"), pen.opinion("联合会意见", "association", "", cols=4), height=26),
    )  # fmt: skip
    title = heading("优秀个人申报表")
    return Form((Leaf((title, Table((0.16, 0.16, 0.26, 0.16, 0.26), rows))),))


def advised_person(pen: Pen) -> Form:
    """Item, answer and a column that says how to fill it in."""

    def item(name: str, key: str, how: str, height: float = 10.0) -> Row:
        small = Cell((Par((Run(how, look=frozenset({"small"})),)),))
        return row(grey(pen.label(name)), pen.cell(key, align="left"), small, height=height)

    award = row(
        grey(pen.label("申报奖项")),
        Cell((Par(pen.award()),)),
        Cell((Par((Run("填写奖项全称，每人限报一项", look=frozenset({"small"})),)),)),
    )
    rows = (
        row(*(grey(pen.label(name)) for name in ("项目", "填写内容", "填写说明"))),
        item("姓名", "姓名", "与身份证一致"),
        item("性别", "性别", "男或女"),
        item("出生年月", "出生年月", "如：1985年6月"),
        item("身份证号码", "身份证号码", "18位，末位为X的大写"),
        item("工作单位", "工作单位", "与单位公章一致"),
        item("职务", "职务", "现任职务，无职务填“员工”"),
        item("联系电话", "联系电话", "本人手机号码"),
        item("职业资格", "职业资格", "如：一级注册消防工程师、消防设施操作员（中级）", 13),
        item("证书编号", "证书编号", "职业资格证书上的编号"),
        award,
        row(grey(pen.label("主要事迹")), pen.narrative(1), text_cell("突出近三年工作实绩，500字左右", align="left"), height=74),
        row(grey(pen.label("单位意见")), pen.opinion("单位意见", "unit", "同意推荐。"), text_cell("加盖单位公章，填写日期", align="left"), height=40),
    )  # fmt: skip
    title = heading("消防技术人才推荐表")
    return Form((Leaf((title, Table((0.17, 0.56, 0.27), rows))),), margin=18)


def below_person(pen: Pen) -> Form:
    """A hospital association's: in each cell the label stands over its answer; opinions side by side."""

    def on_top(name: str, key: str, cols: int = 1) -> Cell:
        return Cell((Par((Run(name, look=frozenset({"small"})),)), Par((pen.value(key),), "center")), cols)

    rows = (
        row(on_top("姓名", "姓名"), on_top("性别", "性别"), on_top("民族", "民族"), on_top("出生年月", "出生年月"), height=14),
        row(on_top("身份证号", "身份证号码", 2), on_top("文化程度", "学历"), on_top("技术职称", "职称"), height=14),
        row(on_top("所在单位", "工作单位", 2), on_top("岗位/职务", "职务"), on_top("手机", "联系电话"), height=14),
        row(on_top("职业资格（等级）", "职业资格", 2), on_top("证书编号", "证书编号", 2), height=14),
        row(Cell((Par((Run("推荐奖项", look=frozenset({"small"})),)), Par(pen.award())), 4), height=14),
        row(pen.narrative(4, lead="先进事迹"), height=88),
        row(
            pen.opinion("科室/部门及单位意见", "unit", "同意推荐", cols=2, lead=True),
            pen.opinion("市协会意见", "recommender", "同意", lead=True),
            pen.opinion("省协会意见", "association", "", lead=True),
            height=50,
        ),
    )  # fmt: skip
    title = heading("消防安全管理先进个人推荐审批表")
    return Form((Leaf((title, Table((0.27, 0.23, 0.25, 0.25), rows))),), margin=17)


def leaves_person(pen: Pen) -> Form:
    """Two leaves with running title and page numbers: particulars, then narrative and signatures without a table."""
    label, cell = pen.label, pen.cell
    running = Box((line("江淮省消防协会评优材料", align="left"),), 22, 7, 80, framed=False)
    numbers = [Box((line(f"第 {n} 页 共 2 页", align="right"),), 130, 284, 58, framed=False) for n in (1, 2)]
    rows = (
        row(label("姓名"), cell("姓名"), label("性别"), cell("性别"), height=12),
        row(label("民族"), cell("民族"), label("出生年月"), cell("出生年月"), height=12),
        row(label("身份证号码"), cell("身份证号码", 3), height=12),
        row(label("工作单位"), cell("工作单位", 3), height=12),
        row(label("职务"), cell("职务"), label("职称"), cell("职称"), height=12),
        row(label("学历"), cell("学历"), label("政治面貌"), cell("政治面貌"), height=12),
        row(label("职业资格"), cell("职业资格", 3), height=12),
        row(label("证书编号"), cell("证书编号"), label("联系电话"), cell("联系电话"), height=12),
        row(label("申报奖项"), Cell((Par(pen.award(), "center"),), 3), height=12),
        row(label("个人简历"), text_cell("2009年7月毕业，同年参加工作，2015年至今从事消防技术服务。", 3, align="left"), height=30),
    )  # fmt: skip
    one = (
        running,
        heading("先进个人申报表", before=6),
        Table((0.18, 0.36, 0.18, 0.28), rows),
        numbers[0],
    )
    two = (
        running,
        heading("主要事迹（不超过500字）", "large", before=8),
        Prose(pen.paragraphs()),
        line("本人签字：", Run(pen.story.case.text("姓名"), look=frozenset({"signed"})), "　　　　　", align="right", before=8),
        Slot(
            (
                line("单位意见：", before=10),
                line("　　同意推荐该同志参评。", before=3),
                line(Run("", seal="chop"), "单位（盖章）：", Run("", seal="unit"), "　　　　　　　", align="right", before=12),
                line("时间：", *pen.day(), "　　　　", align="right", before=5),
            ),
            "单位意见",
            "unit",
        ),
        numbers[1],
    )  # fmt: skip
    return Form((Leaf(one), Leaf(two)), margin=22)


def asked_person(pen: Pen) -> Form:
    """A city's: numbered questions, each answer on the line below; the awards to tick one below the other."""
    asked = (
        ("您的姓名", "姓名"), ("您的性别", "性别"), ("身份证号码", "身份证号码"),
        ("工作单位（请写全称）", "工作单位"), ("联系电话（手机）", "联系电话"),
        ("职业资格名称及等级", "职业资格"), ("证书编号", "证书编号"),
    )  # fmt: skip
    how = pen.rng.choice(("box", "square", "bracket"))
    blocks: list[Par | Prose | Slot] = [heading("消防行业优秀个人自荐问卷")]
    for at, (name, key) in enumerate(asked, 1):
        blocks.append(line(f"{at}．{name}", before=2))
        blocks.append(line(pen.value(key, underlined=True, room=110), indent=2))
    blocks.append(line("8．申报奖项（在所选项上打√）", before=2))
    blocks += [Par(pen.choice((award,), how), indent=2) for award in PERSON_AWARDS]
    blocks.append(line("9．主要事迹", before=2))
    blocks.append(Prose(pen.paragraphs()))
    blocks.append(
        Slot(
            (
                line("10．所在单位意见", before=2),
                line("　　同意。"),
                line(Run("", seal="chop"), "（盖章）", Run("", seal="unit"), "　　　　　　", align="right", before=8),
                line(*under(pen.day()), "　　　　", align="right", before=4),
            ),
            "所在单位意见",
            "unit",
        )
    )  # fmt: skip
    return Form((Leaf(tuple(blocks)),), margin=24)
