"""Unit forms of the ninth strangers: five ordinary ruled tables, as a word processor makes them."""

from benchmarks.heldout.ninth_parts import FILLED, FRAMED, TIGHT, WORD, endorsed, endorsement, paired
from benchmarks.heldout.ninth_values import landline, someone
from benchmarks.heldout.seventh_parts import honours
from benchmarks.heldout.sixth_parts import said
from benchmarks.heldout.third_cases import UNIT_AWARDS
from benchmarks.heldout.third_model import (
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

UNIT_HONOURS = ("安全文明示范单位", "五一劳动奖状", "消防安全重点管理先进单位", "诚信示范企业")


def _award(pen: Pen, cols: int) -> Cell:
    return Cell((Par(pen.award(), "center"),), cols)


def advanced_unit(pen: Pen) -> Form:
    """先进集体: facts and deeds on one page, three opinions of equal height on the next."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    one = (
        row(label("申报单位|（全　称）"), cell("单位名称", 5), height=14),
        row(label("统一社会|信用代码"), cell("统一社会信用代码", 3), label("单位性质"), said(rng.choice(("国有", "民营", "事业单位", "有限责任"))), height=14),
        row(label("法定|代表人"), cell("法定代表人"), label("职工总数"), cell("职工人数"), label("成立时间"), cell("成立时间"), height=14),
        row(label("联系人"), cell("联系人"), label("联系电话"), cell("联系电话", 3), height=12),
        row(label("单位地址"), cell("单位地址", 5), height=12),
        row(label("推荐奖项"), _award(pen, 5), height=12),
        row(label("何时何地|受过何种|奖　　励"), Cell(tuple(line(Run(text, look=FILLED)) for text in honours(pen, UNIT_HONOURS)), 5), height=24),
        row(label("主|要|先|进|事|迹"), pen.narrative(5), height=108),
    )  # fmt: skip
    two = (
        row(label("申|报|单|位|意|见"), endorsed(pen, "申报单位意见", "unit", "材料属实，同意申报。"), height=62),
        row(label("市|级|协|会|意|见"), endorsed(pen, "市级协会意见", "recommender", "经审核，同意推荐。"), height=62),
        row(label("评|选|领|导|小|组|意|见"), endorsed(pen, "评选领导小组意见", "association", ""), height=62),
        row(label("备注"), text_cell(""), height=18),
    )  # fmt: skip
    title = heading("先进集体推荐审批表")
    widths = (0.15, 0.19, 0.14, 0.19, 0.14, 0.19)
    return Form((Leaf((title, Table(widths, one))), Leaf((Table((0.12, 0.88), two),))), margin=24, style=WORD)


def trade_unit(pen: Pen) -> Form:
    """A chamber's: other words for the usual questions, two answers to one label, opinions signed in one line."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    rows = (
        row(label("企业名称"), cell("单位名称", 3), height=11),
        row(label("社会信用代码"), cell("统一社会信用代码"), label("会员编号"), cell("会员证号"), height=11),
        row(label("法人代表"), cell("法定代表人"), label("注册资金"), said(f"{rng.randrange(1, 90) * 100}万元"), height=11),
        row(label("联系人及电话"), paired(pen, ("联系人", "联系电话")), label("员工人数"), cell("职工人数"), height=11),
        row(label("注册地址"), cell("单位地址", 3), height=11),
        row(label("主营业务"), said(rng.choice(("消防设施维护保养、检测", "电气设备销售及安装", "建筑工程施工总承包", "供热、供水及管网维护")), 3), height=11),
        row(label("拟申报荣誉"), _award(pen, 3), height=11),
        row(label("主要事迹|（不少于|300字）"), pen.narrative(3), height=88),
        row(label("企业意见"), endorsed(pen, "企业意见", "unit", "以上填报内容真实，同意申报。", cols=3, foot="line", who="法人代表："), height=32),
        row(label("商（协）会|意　　见"), endorsed(pen, "商（协）会意见", "recommender", "同意推荐。", cols=3, foot="line", who="会长："), height=32),
        row(label("评委会意见"), endorsed(pen, "评委会意见", "association", "", cols=3, foot="line", who="主任："), height=28),
    )  # fmt: skip
    top = (
        heading("2021年度优秀会员企业申报表"),
        line(f"填报日期：2021年12月{rng.randrange(6, 30)}日", align="right", before=2),
    )
    return Form((Leaf((*top, Table((0.17, 0.36, 0.15, 0.32), rows))),), margin=22, style=WORD)


def bureau_unit(pen: Pen) -> Form:
    """A bureau's: a column of captions set upright, the award among boxes, the unit's name over its day."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    known = pen.story.case.award in UNIT_AWARDS
    award = Cell((line(*pen.choice(UNIT_AWARDS[:4], "box"), align="center"),), 4) if known and pen.story.case.award in UNIT_AWARDS[:4] else _award(pen, 4)  # fmt: skip
    rows = (
        row(label("基本情况", rows=6, upright=True), label("单位名称"), cell("单位名称", 3), height=11),
        row(label("单位地址"), cell("单位地址", 3), height=11),
        row(label("信用代码"), cell("统一社会信用代码"), label("成立日期"), cell("成立时间"), height=11),
        row(label("法定代表人"), cell("法定代表人"), label("在职人数"), cell("职工人数"), height=11),
        row(label("联系人"), cell("联系人"), label("联系电话"), cell("联系电话"), height=11),
        row(label("单位电话"), said(landline(rng, pen.story.firm.place)), label("邮政编码"), said(str(rng.randrange(73000, 84800) * 10)), height=11),
        row(label("申报类型"), award, height=15),
        row(label("主要事迹", upright=True), pen.narrative(4), height=80),
        row(label("单位意见", upright=True), endorsed(pen, "单位意见", "unit", "同意推荐。", cols=4, foot="owner"), height=36),
        row(label("审核意见", upright=True), endorsed(pen, "审核意见", "association", "", cols=4, foot="centred"), height=34),
    )  # fmt: skip
    title = heading("年度消防工作先进单位申报表")
    widths = (0.09, 0.16, 0.33, 0.14, 0.28)
    notes = line(Run("注：本表一式三份，正反面打印。", look=frozenset({"small"})), before=1)
    return Form((Leaf((title, Table(widths, rows), notes)),), margin=21, style=FRAMED)


def chaptered_unit(pen: Pen) -> Form:
    """An application in chapters: each under its heading, a table of its own, over two pages."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    facts = (
        row(label("单位全称"), cell("单位名称", 3), height=11),
        row(label("统一社会信用代码"), cell("统一社会信用代码", 3), height=11),
        row(label("法定代表人"), cell("法定代表人"), label("职工人数"), cell("职工人数"), height=11),
        row(label("联系人"), cell("联系人"), label("手机号码"), cell("联系电话"), height=11),
        row(label("通讯地址"), cell("单位地址", 3), height=11),
        row(label("会员证号"), cell("会员证号"), label("成立时间"), cell("成立时间"), height=11),
        row(label("申报奖项"), _award(pen, 3), height=11),
    )  # fmt: skip
    chapter = frozenset({"bold"})
    one = (
        line("附件1："),
        heading("行业先进单位申报书", before=2),
        line(Run("一、单位基本信息", look=chapter), before=4),
        Table((0.24, 0.32, 0.16, 0.28), facts),
        line(Run("二、主要事迹", look=chapter), before=4),
        Table((1.0,), (row(pen.narrative(1), height=110),)),
    )
    verdicts = (
        row(Cell(endorsement(pen, "unit", "我单位对填报内容的真实性负责，同意申报。", foot="stack", who="法定代表人（签章）："), slot="申报单位意见", role="unit"), height=50),
    )  # fmt: skip
    more = (
        row(label("市（地）协会意见"), endorsed(pen, "市（地）协会意见", "recommender", "同意推荐。", foot="centred", mark="（盖　章）"), height=44),
        row(label("省协会意见"), endorsed(pen, "省协会意见", "association", "", foot="centred", mark="（盖　章）"), height=44),
    )  # fmt: skip
    two = (
        line(Run("三、申报单位意见", look=chapter)),
        Table((1.0,), verdicts),
        line(Run("四、审核推荐意见", look=chapter), before=5),
        Table((0.2, 0.8), more),
        line(f"经办人：{someone(rng).name}　　　　　　　　　　复核人：{someone(rng).name}", before=4),
    )
    return Form((Leaf(one), Leaf(two)), margin=23, style=WORD)


def sheet_unit(pen: Pen) -> Form:
    """A dense single sheet: eight narrow columns, an open last opinion, the declaration below the table."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    rows = (
        row(label("单位名称", 2), cell("单位名称", 6), height=9.5),
        row(label("统一信用代码", 2), cell("统一社会信用代码", 3), label("所属行业"), said(rng.choice(("制造业", "服务业", "建筑业", "能源")), 2), height=9.5),
        row(label("单位负责人", 2), cell("法定代表人"), label("职务"), said(rng.choice(("董事长", "总经理", "院长", "主任"))), label("办公电话"), said(landline(rng, pen.story.firm.place), 2), height=9.5),
        row(label("联 系 人", 2), cell("联系人"), label("职务"), said(rng.choice(("干事", "主管", "部长"))), label("联系电话"), cell("联系电话", 2), height=9.5),
        row(label("单位地址", 2), cell("单位地址", 4), label("职工数"), cell("职工人数"), height=9.5),
        row(label("申报荣誉称号", 2), _award(pen, 6), height=9.5),
        row(label("党员人数", 2), said(str(rng.randrange(3, 90))), label("上年产值"), said(f"{rng.randrange(2, 90)}00万"), label("利税"), said(f"{rng.randrange(2, 90)}0万", 2), height=9.5),
        row(label("事|迹|简|介"), pen.narrative(7), height=92),
        row(label("单|位|意|见"), endorsed(pen, "单位意见", "unit", "情况属实，同意上报。", cols=3, foot="centred", mark="单位（盖章）"), label("主|管|意|见"), endorsed(pen, "主管意见", "recommender", "同意推荐", cols=3, foot="centred", mark="单位（盖章）"), height=48),
    )  # fmt: skip
    widths = (0.07, 0.1, 0.16, 0.1, 0.13, 0.11, 0.1, 0.23)
    rest = Slot((line("协会审批意见：", before=3), line(""), line("　　　年　　月　　日", align="right")), "协会审批意见", "association")  # fmt: skip
    title = heading("安全生产（消防）先进单位登记表")
    return Form((Leaf((title, Table(widths, rows), rest)),), margin=19, style=TIGHT)
