"""Unit forms of the third strangers, after what associations, unions, chambers and bureaus send out."""

from benchmarks.heldout.third_cases import UNIT_AWARDS
from benchmarks.heldout.third_model import (
    Cell,
    Form,
    Leaf,
    Par,
    Pen,
    Run,
    Table,
    heading,
    line,
    row,
    text_cell,
)


def plain_unit(pen: Pen) -> Form:
    """The association's own kind of table: two pairs a row, a tall narrative, two opinions."""
    label, cell = pen.label, pen.cell
    pen.spaced = True
    rows = (
        row(label("单位名称"), cell("单位名称", 3)),
        row(
            label("统一社会|信用代码"),
            cell("统一社会信用代码"),
            label("会员证号"),
            cell("会员证号"),
            height=11,
        ),
        row(label("法定代表人"), cell("法定代表人"), label("成立时间"), cell("成立时间")),
        row(label("联系人"), cell("联系人"), label("联系电话"), cell("联系电话")),
        row(label("单位地址"), cell("单位地址"), label("职工人数"), cell("职工人数")),
        row(label("申报奖项"), Cell((Par(pen.award(), "center"),), 3)),
        row(label("主|要|事|迹"), pen.narrative(3), height=78),
        row(
            label("自荐|（推荐）|单位意见"),
            pen.opinion("自荐（推荐）单位意见", "unit", "情况属实，同意申报。", cols=3),
            height=38,
        ),
        row(label("协会意见"), pen.opinion("协会意见", "association", "", cols=3), height=34),
    )
    title = heading("2021年度新疆消防协会先进集体自荐（推荐）表")
    return Form((Leaf((title, Table((0.16, 0.4, 0.16, 0.28), rows))),))


def union_unit(pen: Pen) -> Form:
    """A union's approval form: nature of the unit, honours, three opinions, the second of a recommender."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    honour = rng.choice(("2018年获市级“工人先锋号”", "2020年自治区总工会“模范职工之家”", "无"))
    rows = (
        row(label("单位全称"), cell("单位名称", 5)),
        row(
            label("信用代码"),
            cell("统一社会信用代码", 3),
            label("单位性质"),
            text_cell(rng.choice(("民营企业", "国有控股", "有限责任公司"))),
        ),
        row(
            label("详细地址"),
            cell("单位地址", 3),
            label("邮　编"),
            text_cell(f"83{rng.randrange(1000, 5000)}"),
        ),
        row(
            label("法　人|代　表"),
            cell("法定代表人"),
            label("职　工|总　数"),
            cell("职工人数"),
            label("工会主席"),
            text_cell("张　萍"),
            height=12,
        ),
        row(label("联系人"), cell("联系人"), label("联系方式"), cell("联系电话", 3)),
        row(label("推荐类别"), Cell((Par(pen.award(), "center"),), 5)),
        row(label("何时何地受|过何种奖励"), text_cell(honour, 5, align="left"), height=14),
        row(label("主要先进事迹（可另附页）", upright=True), pen.narrative(5), height=70),
        row(
            label("所在单位|意　　见"),
            pen.opinion(
                "所在单位意见",
                "unit",
                "经公司研究并公示无异议，同意推荐。",
                cols=5,
                mark="（公章）",
                signed="负责人签名：",
            ),
            height=34,
        ),
        row(
            label("推荐单位|意　　见"),
            pen.opinion("推荐单位意见", "recommender", "同意推荐。", cols=5, mark="（公章）"),
            height=30,
        ),
        row(
            label("评选领导|小组意见"),
            pen.opinion("评选领导小组意见", "association", "", cols=5, mark="（代章）"),
            height=26,
        ),
    )
    top = line(f"填报时间：2022年1月{rng.randrange(2, 5)}日", align="right")
    title = heading("自治区消防行业“安康杯”竞赛先进集体推荐审批表")
    return Form((Leaf((title, top, Table((0.14, 0.22, 0.12, 0.2, 0.13, 0.19), rows))),), margin=18)


def chamber_unit(pen: Pen) -> Form:
    """A chamber's application: telephones of the head and of the contact, figures of three years, awards to tick."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    how = rng.choice(("box", "square", "circle", "bracket"))
    ticks = [Par(pen.choice(UNIT_AWARDS[at : at + 2], how)) for at in (0, 2, 4)]
    years = [
        row(text_cell(f"{y}年"), *(text_cell(f"{rng.randrange(200, 9000)}") for _ in range(3)), height=8)
        for y in (2019, 2020, 2021)
    ]
    rows = (
        row(label("企业名称"), cell("单位名称", 3)),
        row(
            label("统一社会信用代码"),
            cell("统一社会信用代码"),
            label("成立日期"),
            cell("成立时间"),
            height=11,
        ),
        row(
            label("注册资本"),
            text_cell(f"{rng.choice((500, 1000, 2018, 5000))}万元"),
            label("员工人数"),
            cell("职工人数"),
        ),
        row(label("通讯地址"), cell("单位地址", 3)),
        row(
            label("法定代表人"),
            cell("法定代表人"),
            label("手机"),
            text_cell(f"13{rng.randrange(10**8, 10**9)}"),
        ),
        row(label("联系人"), cell("联系人"), label("手机"), cell("联系电话")),
        row(label("申报奖项|（单选，打√）"), Cell(tuple(ticks), 3), height=22),
        row(text_cell("经营情况（万元）", 4), height=8),
        row(label("年　度"), label("营业收入"), label("净利润"), label("纳税额"), height=8),
        *years,
        row(pen.narrative(4, lead="企业先进事迹（500字以内）："), height=62),
        row(
            pen.opinion(
                "申报企业承诺",
                "unit",
                "本企业郑重承诺：以上所填内容及所附材料真实、有效，如有虚假，愿承担相应责任。",
                cols=4,
                lead=True,
                mark="企业公章：",
            ),
            height=38,
        ),
        row(pen.opinion("商会秘书处审核意见：", "association", "", cols=4, lead=True), height=24),
    )
    title = heading("优秀会员企业申报表")
    below = line(
        "注：1.本表一式两份，双面打印；2.请附营业执照副本复印件并加盖公章。咨询电话：0991-2816619",
        align="left",
    )
    return Form((Leaf((title, Table((0.2, 0.34, 0.14, 0.32), rows), below)),), margin=17)


def service_unit(pen: Pen) -> Form:
    """A maintenance firm's form: contracts and area in cells of their own, a list of projects."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    places = ("友好商业广场", "第一中学", "康宁医院", "火车站站房", "丽景小区二期")
    projects = [
        row(
            text_cell(str(at + 1)),
            text_cell(f"{rng.choice(places)}消防设施维保", 3, align="left"),
            text_cell(f"{rng.randrange(1, 30)}.{rng.randrange(1, 9)}"),
            height=7.5,
        )
        for at in range(3)
    ]
    rows = (
        row(label("申报单位"), cell("单位名称", 4)),
        row(label("统一社会信用代码"), cell("统一社会信用代码", 2), label("会员编号"), cell("会员证号")),
        row(label("法定代表人"), cell("法定代表人", 2), label("成立时间"), cell("成立时间")),
        row(label("联系人"), cell("联系人", 2), label("联系电话"), cell("联系电话")),
        row(label("维保合同数量"), cell("维保合同数量", 2), label("服务面积"), cell("服务面积")),
        row(label("申报项目"), Cell((Par(pen.award(), "center"),), 4)),
        row(label("序号"), label("主要服务项目名称", 3), label("面积（万㎡）"), height=8),
        *projects,
        row(label("工作业绩"), pen.narrative(4), height=66),
        row(
            pen.opinion("申报单位意见", "unit", "同意申报。", cols=3, lead=True, signed="法定代表人签字："),
            pen.opinion("协会秘书处意见", "association", "", cols=2, lead=True),
            height=44,
        ),
    )
    title, sub = heading("消防技术服务机构评优申报表"), heading("（2021年度）", "large")
    return Form((Leaf((title, sub, Table((0.2, 0.24, 0.08, 0.18, 0.3), rows))),))


def cover_unit(pen: Pen) -> Form:
    """A bureau's booklet: a cover with lines to write on, then a table and a page of opinions."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    value = pen.value

    def on_line(name: str, *runs: Run) -> Par:
        return line(Run(name, look=frozenset({"large"})), *runs, indent=5, before=7)

    cover = (
        line(f"编号：{rng.choice(('XFPX', '新消评'))}〔2021〕{rng.randrange(1, 300)}号", align="right"),
        heading("消防行业先进单位", before=45),
        heading("申　报　书", before=6),
        line("", before=40),
        on_line("申报单位：", value("单位名称", underlined=True, room=88)),
        on_line("申报奖项：", value("申报奖项", underlined=True, room=88)),
        on_line("联 系 人：", value("联系人", underlined=True, room=88)),
        on_line("联系电话：", value("联系电话", underlined=True, room=88)),
        on_line("填报日期：", Run(f"2021年12月{rng.randrange(20, 31)}日", underlined=True, room=88)),
        heading("新疆维吾尔自治区消防救援总队　印制", "large", before=55),
    )
    rows = (
        row(
            label("基本情况", 1, 5, upright=True),
            label("法定代表人"),
            cell("法定代表人"),
            label("职工总数"),
            cell("职工人数"),
        ),
        row(label("社会信用代码"), cell("统一社会信用代码", 3)),
        row(label("地　　址"), cell("单位地址", 3)),
        row(
            label("成立时间"),
            cell("成立时间"),
            label("入会时间"),
            text_cell(f"{rng.randrange(2010, 2021)}年"),
        ),
        row(
            label("主营业务"),
            text_cell(rng.choice(("消防设施维护保养检测", "消防设施工程专业承包", "消防产品生产销售")), 3),
        ),
        row(label("主要事迹", upright=True), pen.narrative(4), height=100),
        row(
            label("单位意见", upright=True),
            pen.opinion(
                "单位意见", "unit", "同意申报，所报材料真实可靠。", cols=4, signed="主要负责人（签字）："
            ),
            height=42,
        ),
        row(label("初审意见", upright=True), pen.opinion("初审意见", "association", "", cols=4), height=30),
    )
    table = Table((0.1, 0.17, 0.33, 0.15, 0.25), rows)
    return Form((Leaf(cover), Leaf((table,))))
