"""Unit forms of the fourth strangers: grey label cells, values below their labels, columns, blanks in sentences."""

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
    under,
)


def grey_unit(pen: Pen) -> Form:
    """A chamber's: three pairs a row, labels on grey in two lines, values at the left of their cells."""
    rng = pen.rng

    def pair(name: str, key: str, cols: int = 1) -> tuple[Cell, Cell]:
        return grey(pen.label(name)), pen.cell(key, cols, align="left")

    def side(name: str, text: str, cols: int = 1) -> tuple[Cell, Cell]:
        return grey(pen.label(name)), text_cell(text, cols, align="left")

    rows = (
        row(*pair("企业名称|（须与公章一致）", "单位名称", 5), height=13),
        row(*pair("法定|代表人", "法定代表人"), *pair("成立|日期", "成立时间"), *side("企业|类型", rng.choice(("民营", "国有", "合资"))), height=13),
        row(*pair("统一社会|信用代码", "统一社会信用代码", 3), *pair("在职|员工", "职工人数"), height=13),
        row(*pair("联系人|姓　名", "联系人"), *pair("联系人|手　机", "联系电话"), *side("所属|行业", "消防"), height=13),
        row(*pair("经营地址|（邮编）", "单位地址", 5), height=13),
        row(grey(pen.label("申报|荣誉")), Cell((Par(pen.award()),), 3), *side("是否首|次申报", rng.choice(("是", "否"))), height=13),
        row(grey(pen.label("事迹简介|（突出成效，|数字准确）")), pen.narrative(5), height=72),
        row(grey(pen.label("企业|意见")), pen.opinion("企业意见", "unit", "以上内容属实。", cols=5, mark="企业（公章）", signed="法定代表人（签字）："), height=38),
        row(grey(pen.label("商会|意见")), pen.opinion("商会意见", "association", "", cols=5), height=30),
    )  # fmt: skip
    title = heading("“十佳消防安全服务企业”评选申报表")
    foot = Box((line(f"— {rng.randrange(3, 9)} —", align="center"),), 85, 283, 40, framed=False)
    return Form((Leaf((title, Table((0.15, 0.2, 0.11, 0.24, 0.11, 0.19), rows), foot)),), margin=16)


def stacked_unit(pen: Pen) -> Form:
    """A hospital association's: every cell has its label on top and the answer below it."""

    def on_top(name: str, key: str, cols: int = 1) -> Cell:
        return Cell((Par((Run(name, look=frozenset({"small"})),)), Par((pen.value(key),))), cols)

    rows = (
        row(on_top("申报单位（全称）", "单位名称", 2), on_top("会员证编号", "会员证号"), height=14),
        row(on_top("统一社会信用代码", "统一社会信用代码", 2), on_top("单位成立时间", "成立时间"), height=14),
        row(on_top("法定代表人（负责人）", "法定代表人"), on_top("项目联系人", "联系人"), on_top("联系人电话", "联系电话"), height=14),
        row(on_top("单位地址", "单位地址", 2), on_top("从业人数", "职工人数"), height=14),
        row(Cell((Par((Run("申报奖项（只能填一项）", look=frozenset({"small"})),)), Par(pen.award())), 3), height=14),
        row(pen.narrative(3, lead="主要事迹（600字以内，可另附材料）"), height=92),
        row(
            pen.opinion("单位推荐意见", "unit", "同意申报。", cols=2, lead=True, signed="负责人签字："),
            pen.opinion("协会评审意见", "association", "", lead=True),
            height=46,
        ),
    )  # fmt: skip
    title, sub = heading("医院后勤与消防服务先进单位"), heading("申　报　表", "large")
    return Form((Leaf((title, sub, Table((0.34, 0.33, 0.33), rows))),))


def sentence_unit(pen: Pen) -> Form:
    """A city's: numbered paragraphs with blanks to fill in, the narrative on a second page."""
    value, rng = pen.value, pen.rng
    head = Box((line("××市消防安全协会文件附件2", align="left"),), 24, 8, 90, framed=False)
    numbers = [Box((line(f"第 {n} 页 共 2 页", align="center"),), 80, 284, 50, framed=False) for n in (1, 2)]
    one = (
        head,
        heading("消防行业先进单位推荐书", before=6),
        line("一、单位概况", before=6),
        line("本单位全称为", value("单位名称", underlined=True, room=80), "，成立于", value("成立时间", underlined=True, room=34), "，现有员工", value("职工人数", underlined=True, room=18), "，统一社会信用代码为", value("统一社会信用代码", underlined=True, room=50), "，办公地点在", value("单位地址", underlined=True, room=70), "。", indent=2, before=3),
        line("二、人员", before=5),
        line("法定代表人是", value("法定代表人", underlined=True, room=26), "；本次申报由", value("联系人", underlined=True, room=26), "负责联系，电话", value("联系电话", underlined=True, room=40), "。", indent=2, before=3),
        line("三、申报内容", before=5),
        line("经集体研究，申报", *pen.award(underlined=True), "一项。", indent=2, before=3),
        line("四、推荐意见", before=5),
        Slot(
            (
                line("　　同意推荐，事迹材料附后。", before=3),
                line(Run("", seal="chop"), "单位负责人（签名）：", Run(pen.story.signer, look=frozenset({"signed"})), "　　　　　", align="right", before=10),
                line("单位（盖章）：", Run("", seal="unit"), "　　　　　　", align="right", before=6),
                line(*pen.day(), "　　　　", align="right", before=4),
            ),
            "推荐意见",
            "unit",
        ),
        line("五、协会意见", before=10),
        Slot((line("　　　年　　月　　日", align="right", before=22),), "协会意见", "association"),
        numbers[0],
    )  # fmt: skip
    two = (
        head,
        heading(f"主要事迹（不超过{rng.choice((500, 800, 1000))}字）", "large", before=8),
        Prose(pen.paragraphs()),
        numbers[1],
    )
    return Form((Leaf(one), Leaf(two)), margin=26)


def headed_unit(pen: Pen) -> Form:
    """Across the sheet: a row of headings over a row of answers, twice; three opinions side by side."""

    def heads(*names: str) -> Row:
        return row(*(grey(pen.label(name)) for name in names), height=11)

    rows = (
        heads("单位名称", "统一社会信用代码", "法定代表人", "成立时间"),
        row(pen.cell("单位名称"), pen.cell("统一社会信用代码"), pen.cell("法定代表人"), pen.cell("成立时间"), height=15),
        heads("详细地址", "申报奖项", "联系人", "联系电话"),
        row(pen.cell("单位地址"), Cell((Par(pen.award(), "center"),)), pen.cell("联系人"), pen.cell("联系电话"), height=15),
        row(grey(pen.label("主要事迹")), pen.narrative(3), height=48),
    )  # fmt: skip
    foot = (
        row(
            pen.opinion("申报单位意见", "unit", "同意", lead=True, mark="（公章）"),
            pen.opinion("区（县）协会意见", "recommender", "同意上报", lead=True, mark="（公章）"),
            pen.opinion("市协会意见", "association", "", lead=True, mark="（公章）"),
            height=42,
        ),
    )
    tables = (Table((0.3, 0.3, 0.18, 0.22), rows), Table((0.34, 0.33, 0.33), foot))
    title = heading("2021年度消防行业优秀会员单位汇总申报表")
    return Form((Leaf((title, *tables), landscape=True),), margin=18)


def below_unit(pen: Pen) -> Form:
    """No table: two columns, each label alone on its line and a line to write on below it."""
    pairs = (
        (("单位名称", "单位名称"), ("统一社会信用代码", "统一社会信用代码")),
        (("法定代表人姓名", "法定代表人"), ("员工总数", "职工人数")),
        (("联系人", "联系人"), ("联系人手机号码", "联系电话")),
        (("通信地址", "单位地址"), ("会员证号", "会员证号")),
    )

    def both(name: str, key: str) -> Cell:
        return Cell((line(f"{name}："), line(pen.value(key, underlined=True, room=74))), valign="top")

    rows = tuple(row(*(both(name, key) for name, key in two), height=16) for two in pairs)
    blocks = (
        heading("会员单位评优自荐表"),
        line("（请用黑色签字笔填写，字迹工整）", align="center"),
        Table((0.5, 0.5), rows, ruled=False),
        line("拟申报的奖项：", before=4),
        line(*pen.award(underlined=True), indent=2),
        line("主要事迹：", before=4),
        Prose(pen.paragraphs()),
        Slot(
            (
                line("单位意见：", before=5),
                line("　　情况属实，同意自荐。"),
                line(Run("", seal="chop"), "（单位盖章处）", Run("", seal="unit"), "　　　　　　", align="right", before=12),
                line(*under(pen.day()), "　　　　", align="right", before=5),
            ),
            "单位意见",
            "unit",
        ),
    )  # fmt: skip
    return Form((Leaf(blocks),), margin=22)
