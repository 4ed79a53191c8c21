"""Unit forms of the sixth strangers: a sheet's screenshot, tables beside the fields, turned bands, a chat's print."""

from benchmarks.heldout.sixth_parts import (
    CIRCLED,
    FLAT,
    GAPS,
    hinted,
    lettered,
    said,
    tally,
    verdict,
    verdict_pars,
)
from benchmarks.heldout.sixth_values import landline, someone
from benchmarks.heldout.third_cases import UNIT_AWARDS
from benchmarks.heldout.third_model import (
    Block,
    Box,
    Cell,
    Form,
    Leaf,
    Par,
    Pen,
    Prose,
    Run,
    Slot,
    Table,
    grey,
    heading,
    line,
    looking,
    row,
    text_cell,
)


def gridsheet_unit(pen: Pen) -> Form:
    """A screenshot of a spreadsheet, printed and stamped: pale gridlines, letters and numbers at the margins."""
    rng, cell = pen.rng, pen.cell

    def key(text: str, cols: int = 1) -> Cell:
        return Cell((line(text),), cols)

    letters = row(*(grey(text_cell(letter)) for letter in ("", *"ABCDEF")), height=5)
    bar = line(
        Run(
            f"　{rng.choice('BC')}{rng.randrange(3, 9)}　▾　　fx　 {pen.story.unit}",
            look=frozenset({"small"}),
        )
    )
    rows = (
        letters,
        lettered(1, Cell((heading("2021年推优申报信息采集表", "large"),), 6), height=11),
        lettered(2, key("填报部门：综合办", 3), Cell((line("单位：人、份", align="right"),), 3), height=7),
        lettered(3, key("机构名称"), cell("单位名称", 5, align="left"), height=9),
        lettered(4, key("信用代码"), cell("统一社会信用代码", 3, align="left"), key("人员数"), cell("职工人数"), height=9),
        lettered(5, key("法人姓名"), cell("法定代表人"), key("经办人"), cell("联系人"), key("经办电话"), cell("联系电话"), height=9),
        lettered(6, key("所在地"), cell("单位地址", 5, align="left"), height=9),
        lettered(7, key("设立时间"), cell("成立时间"), key("上年产值"), text_cell(f"{rng.randrange(200, 6000)}.{rng.randrange(10, 99)}"), key("纳税(万)"), text_cell(f"{rng.randrange(9, 300)}"), height=9),
        lettered(8, key("申报项目"), Cell((Par(pen.award()),), 5), height=9),
        lettered(9, key("事迹摘要"), pen.narrative(5), height=62),
        lettered(10, key("单位审批"), verdict(pen, "单位审批", "unit", "经研究，同意上报", cols=5, manner="named"), height=38),
        *(lettered(at, *(text_cell("") for _ in range(6)), height=6) for at in range(11, 16)),
    )  # fmt: skip
    top = line(Run("　✕　推优申报信息采集表(终稿)2.xlsx　　　＋", look=frozenset({"small"})))
    menu = line(Run("　三 文件　　开始　插入　页面布局　公式　数据　审阅　视图", look=frozenset({"small"})))
    tabs = Box((line(Run("◂ ▸　Sheet1　|　汇总　|　填写说明　＋　　　　　　　　　　　　　　100% ▭", look=frozenset({"small"})),),), 14, 281, 180, framed=False)  # fmt: skip
    style = f"{FLAT} td{{border-color:#d3d3d3;padding:1px 4px}} table{{border:1px solid #bdbdbd!important;margin-top:0!important}} .page>p{{background:#f4f4f4;border-bottom:1px solid #ddd;padding:2px 0}} .shaded{{background:#ededed;color:#555}}"
    widths = (0.045, 0.135, 0.2, 0.135, 0.17, 0.135, 0.18)
    return Form((Leaf((top, menu, bar, Table(widths, rows), tabs)),), margin=12, style=style)


def equipment_unit(pen: Pen) -> Form:
    """Fields at the left; beside them tables of staff and instruments whose figures answer no label."""
    label, cell = pen.label, pen.cell

    def beside(texts: tuple[str, ...], *, head: bool = False) -> tuple[Cell, ...]:
        return tuple(grey(text_cell(text)) if head else said(text) for text in texts)

    staff, tools = tally(pen, "staff"), tally(pen, "tools")
    rows = (
        row(label("机 构 名 称"), cell("单位名称", 3), grey(text_cell("持证人员情况", 3)), height=11),
        row(label("社会信用|代　　码"), cell("统一社会信用代码", 3), *beside(("证书类别", "总数", "在岗"), head=True), height=10),
        row(label("法定代表人"), cell("法定代表人"), label("成立日期"), cell("成立时间"), *beside(staff[0]), height=11),
        row(label("业务联系人"), cell("联系人"), label("联系方式"), cell("联系电话"), *beside(staff[1]), height=11),
        row(label("职工总数"), cell("职工人数"), label("会员编号"), cell("会员证号"), *beside(staff[2]), height=11),
        row(label("在管合同"), cell("维保合同数量"), label("建筑面积"), cell("服务面积"), *beside(("仪器设备", "数量", "状态"), head=True), height=11),
        row(label("住　　所"), cell("单位地址", 3, align="left"), *beside(tools[0]), height=11),
        row(label("参评类别", rows=2), Cell((Par(pen.award(), "center"),), 3, 2), *beside(tools[1]), height=9),
        row(*beside(tools[2]), height=9),
        row(label("突|出|业|绩"), pen.narrative(6), height=78),
        row(label("机构|承诺"), verdict(pen, "机构承诺", "unit", "上述数据真实，如有虚报愿取消资格。", cols=6, who="法定代表人", mark="（机构公章）"), height=34),
        row(label("评审组|意　见"), verdict(pen, "评审组意见", "association", "", cols=6, who="组长"), height=26),
    )  # fmt: skip
    title = heading("消防技术服务机构评优考核登记表")
    number = line(f"考核编号：KH-2021-{pen.rng.randrange(1, 300):03d}", align="right", before=1)
    widths = (0.12, 0.15, 0.12, 0.21, 0.2, 0.08, 0.12)
    return Form((Leaf((title, number, Table(widths, rows))),), margin=15, style=f"{FLAT} p{{font-size:14px}}")


def bands_unit(pen: Pen) -> Form:
    """Coloured bands at the left with their words lying on their side; hints and units in small type."""
    rng, cell = pen.rng, pen.cell

    def band(text: str, rows: int) -> Cell:
        return grey(Cell((Par((Run(text),), "center"),), rows=rows, upright=True))

    rows = (
        row(band("基 本 情 况", 6), hinted("企业全称", "（与公章一致）"), cell("单位名称", 3), height=13),
        row(hinted("机构代码", "（18位，三证合一）"), cell("统一社会信用代码", 3), height=13),
        row(hinted("法人", "（按执照）"), cell("法定代表人"), hinted("登记日期", "（年/月）"), cell("成立时间"), height=13),
        row(hinted("对接人", "（负责本次评选）"), cell("联系人"), hinted("对接人电话", "（保持畅通）"), cell("联系电话"), height=13),
        row(hinted("在册人数", "（人，含劳务派遣）"), cell("职工人数"), hinted("注册资金", "（万元）"), said(f"{rng.randrange(1, 60)}00"), height=13),
        row(hinted("办公地点", "（详细到门牌）"), cell("单位地址", 3), height=13),
        row(band("申 报 内 容", 2), hinted("拟评荣誉", "（只报一项）"), Cell((Par(pen.award(), "center"),), 3), height=13),
        row(hinted("先进事迹", "（500～800字）"), pen.narrative(3), height=74),
        row(band("审 核 意 见", 2), hinted("企业意见", "（签章有效）"), verdict(pen, "企业意见", "unit", "同意申报。", cols=3, manner="listed", who="企业负责人", mark="盖　章"), height=36),
        row(hinted("秘书处意见", "（由协会填写）"), verdict(pen, "秘书处意见", "association", "", cols=3, who="经办人"), height=24),
    )  # fmt: skip
    colour = rng.choice(("#f7dcc4", "#cfe3f4", "#d8ead0", "#ead7ea"))
    style = f"{FLAT} .shaded{{background:{colour}}} .up{{text-orientation:sideways;transform:rotate(180deg);font-weight:bold}}"
    title = heading("消防行业年度推优申报书（企业类）")
    return Form((Leaf((title, Table((0.06, 0.19, 0.29, 0.19, 0.27), rows))),), margin=20, style=style)


def ring_unit(pen: Pen) -> Form:
    """Awards in a list behind ○, the chosen one circled with a pen; lines with colons, dates on little blanks."""
    value, award = pen.value, pen.story.case.award

    def option(at: int, name: str) -> Par:
        chosen = name == award
        run = Run(name, key="申报奖项", look=frozenset({"circled"})) if chosen else Run(name)
        return line(f"○ {at}. ", run, indent=2, before=1.4)

    blocks: tuple[Block, ...] = (
        heading("会员单位评优自评推荐书"),
        line("第一部分　单位信息", before=4),
        line("单　　位：", value("单位名称", underlined=True, room=125), before=3, indent=1),
        line("信用代码：", value("统一社会信用代码", underlined=True, room=125), before=2.5, indent=1),
        line("地　　址：", value("单位地址", underlined=True, room=125), before=2.5, indent=1),
        line("法　　人：", value("法定代表人", underlined=True, room=46), "　会　　号：", value("会员证号", underlined=True, room=46), before=2.5, indent=1),
        line("联 系 人：", value("联系人", underlined=True, room=46), "　电　　话：", value("联系电话", underlined=True, room=46), before=2.5, indent=1),
        line("第二部分　推荐项目（在所选项目上画圈）", before=5),
        *(option(at, name) for at, name in enumerate(UNIT_AWARDS, 1)),
        line("第三部分　自评材料", before=5),
        Prose(pen.paragraphs()),
        Slot(
            (line("第四部分　单位意见", before=5), *verdict_pars(pen, "unit", "经集体讨论，同意推荐。", manner="listed", who="主要负责人", mark="单位公章")),
            "单位意见",
            "unit",
        ),
    )  # fmt: skip
    return Form((Leaf(blocks),), margin=25, style=f"{CIRCLED} {GAPS}")


def merged_unit(pen: Pen) -> Form:
    """A Word table after many hands: cells merged anyhow, double rules, the office's telephone and a mobile."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    rows = (
        row(label("单位名称", 2), cell("单位名称", 5), height=11),
        row(label("注册|地址"), cell("单位地址", 4), label("邮编"), said(str(rng.randrange(130000, 845000)))),
        row(label("法定代表人", 2), cell("法定代表人"), label("身份"), said(rng.choice(("董事长", "总经理", "校长", "主任"))), label("成立时间"), cell("成立时间"), height=11),
        row(label("联系人", rows=2), cell("联系人", 2, 2), label("固定电话", 2), said(landline(rng, pen.story.firm.place), 2)),
        row(label("手　　机", 2), cell("联系电话", 2)),
        row(label("统一社会信用代码", 3), cell("统一社会信用代码", 4), height=10),
        row(label("职工人数"), cell("职工人数", 2), label("会员证编号", 2), cell("会员证号", 2)),
        row(label("申报|荣誉|称号"), Cell((Par(pen.award(), "center"),), 6), height=13),
        row(pen.narrative(7, lead="主要事迹（真实、简练，可另附材料）："), height=86),
        row(
            verdict(pen, "申报单位意见", "unit", "同意申报", cols=4, manner="named", lead="申报单位意见："),
            verdict(pen, "协会意见", "association", "", cols=3, manner="named", lead="协会意见："),
            height=44,
        ),
    )  # fmt: skip
    thick = rng.choice(("6px double #111", "5px double #333"))
    style = f"table{{border:{thick}!important}} tr:nth-child(3n) td{{border-bottom:4px double #222}} td:nth-child(2){{border-right:3px double #222}}"
    title, sub = heading("先进企业（单位）申报推荐登记表"), line("填表人：", Run(someone(rng).name, look=frozenset({"filled"})), align="right", before=1)  # fmt: skip
    return Form((Leaf((title, sub, Table((0.1, 0.08, 0.19, 0.1, 0.13, 0.14, 0.26), rows))),), margin=20, style=style)  # fmt: skip


def message_unit(pen: Pen) -> Form:
    """Typed into a chat, printed and stamped: a label, a colon and its value a line, no table at all."""
    value, rng = pen.value, pen.rng

    def bubble(*pars: Par, story: bool = False, slot: str = "") -> Table:
        role = "unit" if slot else ""
        middle = Cell(pars, slot=slot, role=role, story=story, lead=1 if story else 0, shaded=True)
        face = Cell((line(Run("办", look=frozenset({"bold"})), align="center"),), valign="top", photo=True)
        return Table((0.12, 0.78, 0.1), (row(text_cell(""), middle, face),), ruled=False)

    clock = line(Run(f"12月{rng.randrange(20, 31)}日 上午 {rng.randrange(8, 12)}:{rng.randrange(10, 59)}", look=frozenset({"small"})), align="center", before=3)  # fmt: skip
    colon = rng.choice(("：", ":", "： "))
    sheet = bubble(
        line("【评优推荐信息】"),
        line(f"单位全称{colon}", value("单位名称")),
        line(f"统一社会信用代码{colon}", value("统一社会信用代码")),
        line(f"法定代表人{colon}", value("法定代表人")),
        line(f"成立时间{colon}", value("成立时间")),
        line(f"地址{colon}", value("单位地址")),
        line(f"联系人{colon}", value("联系人")),
        line(f"联系电话{colon}", value("联系电话")),
        line(f"推荐奖项{colon}", *pen.award()),
    )
    ask = Table((0.1, 0.62, 0.28), (row(Cell((line("秘"),), photo=True), text_cell("请把推荐信息发到群里，打印盖章后寄原件", align="left"), text_cell("")),), ruled=False)  # fmt: skip
    told = bubble(line(f"主要事迹{colon}"), *pen.paragraphs(), story=True)
    agreed = bubble(
        *verdict_pars(pen, "unit", "以上内容属实，我单位同意推荐。", manner="named"), slot="单位意见"
    )
    top = line("〈　　　　　　　　　会员单位联络群（", str(rng.randrange(120, 460)), "）　　　　　　　　　…")
    foot = Box((line("⊙　|　　　　　　　　　　　　　　　　　　　　　　　　|　☺　＋"),), 22, 278, 165)
    style = "table{border-collapse:separate;border:0!important} .shaded{background:#b9ea8f!important;border-radius:9px;padding:7px 12px} .photo p{text-align:center!important;background:#dfe6ef;border-radius:5px;padding:4px 0} td{vertical-align:top}"
    return Form((Leaf((top, clock, ask, sheet, told, agreed, foot)),), margin=18, style=style)


def continued_unit(pen: Pen) -> Form:
    """A bureau's on two pages, the table going on overleaf under 续表; honours of earlier years in rows."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    honours = [
        row(said(str(year)), said(rng.choice(("安全生产先进单位", "A级纳税人", "消防工作达标单位", "青年文明号")), 2), said(rng.choice(("市应急管理局", "区人民政府", "市总工会"))), height=9)
        for year in (2018, 2019, 2020)
    ]  # fmt: skip
    one = (
        row(label("申报单位"), cell("单位名称", 4), height=13),
        row(label("单位代码|（统一社会信用代码）"), cell("统一社会信用代码", 4), height=13),
        row(label("单位地址"), cell("单位地址", 4), height=13),
        row(label("法定代表人|（主要负责人）"), cell("法定代表人", 2), label("从业人员"), cell("职工人数"), height=13),
        row(label("联 络 员"), cell("联系人", 2), label("办公电话"), said(landline(rng, pen.story.firm.place)), height=13),
        row(label("联络员手机"), cell("联系电话", 2), label("传　真"), said(landline(rng, pen.story.firm.place)), height=13),
        row(label("申报称号"), Cell((Par(pen.award(), "center"),), 4), height=14),
        row(label("近三年|获奖情况", rows=4), text_cell("年度"), text_cell("荣誉名称", 2), text_cell("授予单位"), height=9),
        *honours,
        row(label("安全投入|（万元）"), said(f"2019年 {rng.randrange(12, 90)}.{rng.randrange(1, 9)}"), said(f"2020年 {rng.randrange(12, 90)}.{rng.randrange(1, 9)}", 2), said(f"2021年 {rng.randrange(12, 90)}"), height=12),
    )  # fmt: skip
    two = (
        row(label("申报单位"), said(pen.story.case.text("单位名称"), 2), height=10),
        row(label("主要事迹"), pen.narrative(2), height=100),
        row(label("单位意见"), verdict(pen, "单位意见", "unit", "同意申报。", cols=2, manner="listed", who="主要负责人", mark="盖　章"), height=38),
        row(label("推荐单位|意　　见"), verdict(pen, "推荐单位意见", "recommender", "同意推荐。", cols=2, manner="named"), height=32),
        row(label("评选办|意　见"), verdict(pen, "评选办意见", "association", "", cols=2, who="主任"), height=26),
    )  # fmt: skip
    title = heading("安全生产（消防）先进集体审批表", before=4)

    def foot(page: int) -> Box:
        return Box((line(f"第 {page} 页　共 2 页", align="center"),), 70, 283, 70, framed=False)

    more = line(looking(Run("（续表）"), "bold"), align="right")
    first = (title, line("填报时间：2021年12月　　　　　　　　　　　　　　　　　　　　密级：无", before=2))
    widths = (0.2, 0.18, 0.16, 0.16, 0.3)
    return Form(
        (
            Leaf((*first, Table(widths, one), foot(1))),
            Leaf((more, Table((0.2, 0.4, 0.4), two), foot(2))),
        ),
        margin=22,
        style=GAPS,
    )
