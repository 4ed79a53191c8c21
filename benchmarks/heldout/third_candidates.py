"""More person forms of the third strangers: opinions side by side, lines to write on, a web application's print."""

from benchmarks.heldout.third_model import (
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
    heading,
    line,
    row,
)


def sided_person(pen: Pen) -> Form:
    """Section names upright at the left over several rows, three opinions side by side at the foot."""
    label, cell = pen.label, pen.cell
    rows = (
        row(
            label("个人信息", 1, 5, upright=True),
            label("姓名"),
            cell("姓名"),
            label("性别"),
            cell("性别"),
            label("民族"),
            cell("民族"),
        ),
        row(
            label("出生年月"),
            cell("出生年月"),
            label("政治|面貌"),
            cell("政治面貌"),
            label("学历"),
            cell("学历"),
            height=12,
        ),
        row(label("身份证号码"), cell("身份证号码", 5)),
        row(label("所在单位"), cell("工作单位", 3), label("职务"), cell("职务")),
        row(label("联系电话"), cell("联系电话", 5)),
        row(label("申报", 1, 2, upright=True), label("申报奖项"), Cell((Par(pen.award(), "center"),), 5)),
        row(label("职业资格"), cell("职业资格", 2), label("证书编号"), cell("证书编号", 2)),
        row(label("事迹材料", upright=True), pen.narrative(6), height=88),
        row(
            pen.opinion("所在单位意见", "unit", "同意推荐", cols=3, lead=True),
            pen.opinion("地州市协会意见", "recommender", "同意", cols=2, lead=True),
            pen.opinion("新疆消防协会意见", "association", "", cols=2, lead=True),
            height=52,
        ),
    )
    return Form(
        (
            Leaf(
                (
                    heading("2021年度消防先进个人申报表"),
                    Table((0.08, 0.15, 0.21, 0.12, 0.15, 0.12, 0.17), rows),
                )
            ),
        ),
        margin=18,
    )


def nominated_person(pen: Pen) -> Form:
    """A nomination without any table: labels with a colon and lines to write on; unit and post on one line."""
    value = pen.value
    blocks = (
        heading("消防行业先进个人提名表"),
        line("提名编号：　　　　　　　", align="right"),
        line("一、被提名人基本情况", before=3),
        line("姓名：", value("姓名", underlined=True, room=50), "　性别：", value("性别", underlined=True, room=14), "　民族：", value("民族", underlined=True, room=26), indent=2, before=2),
        line("身份证号：", value("身份证号码", underlined=True, room=60), "　学历：", value("学历", underlined=True, room=26), indent=2, before=2),
        line("工作单位及职务：", value("工作单位", underlined=True), Run("　", underlined=True), value("职务", underlined=True), Run("　　　", underlined=True), indent=2, before=2),
        line("联系电话：", value("联系电话", underlined=True, room=60), "　电子邮箱：", Run(f"xf{pen.rng.randrange(100, 9999)}@163.com", underlined=True), indent=2, before=2),
        line("职业资格及等级：", value("职业资格", underlined=True, room=58), "　证书编号：", value("证书编号", underlined=True, room=40), indent=2, before=2),
        line("二、提名奖项：", *pen.award(underlined=True), before=4),
        line("三、提名理由", before=4),
        Prose(pen.paragraphs()),
        line("四、提名单位意见", before=6),
        Slot(
            (
                line("　　同意提名。", before=2),
                line(Run("", seal="chop"), "提名单位（公章）：", Run("", seal="unit"), "　　　　　　", align="right", before=12),
                line("日期：", *pen.day(), "　　　　", align="right", before=4),
            ),
            "提名单位意见",
            "unit",
        ),
    )  # fmt: skip
    return Form((Leaf(blocks),), margin=24)


def exported_person(pen: Pen) -> Form:
    """Printed from a web application: item and answer a row, then an undertaking to be stamped."""
    label, rng = pen.label, pen.rng

    def item(name: str, key: str, height: float = 8.5) -> Row:
        shown = Cell(label(name).pars, shaded=True)
        return Row((shown, pen.cell(key, align="left")), height)

    rows = (
        item("姓名", "姓名"),
        item("性别", "性别"),
        item("民族", "民族"),
        item("公民身份号码", "身份证号码"),
        item("手机号码", "联系电话"),
        item("工作单位", "工作单位"),
        item("专业技术职称", "职称"),
        item("申报奖项", "申报奖项"),
        item("职业资格证书", "职业资格"),
        item("证书编号", "证书编号"),
        Row((Cell(label("先进事迹").pars, shaded=True), pen.narrative(1)), 70),
    )
    blocks = (
        line(
            f"申请编号：2021{rng.randrange(10**7, 10**8)}　　　　打印时间：2021-12-{rng.randrange(20, 31)} 1{rng.randrange(10)}:{rng.randrange(10, 60)}",
            align="right",
        ),
        heading("新疆消防行业评先评优网上申报表（个人）", "large"),
        Table((0.24, 0.76), rows),
        line(
            "　　本人承诺上述信息真实有效。　　申报人（签名）：",
            Run("", look=frozenset({"signed"})),
            before=4,
        ),
        Slot(
            (
                line("所在单位审核意见：同意申报。", before=6),
                line(
                    "单位（盖章）",
                    Run("", seal="unit"),
                    "　　　　　　　　审核日期：",
                    *pen.day(),
                    before=12,
                    indent=4,
                ),
                line(Run("", seal="chop"), ""),
            ),
            "所在单位审核意见",
            "unit",
        ),
    )
    return Form((Leaf(blocks),), margin=19)
