"""Unit forms of the twelfth strangers: a park, a technical service's, a hotel trade's, a cultural group's two pages, a half sheet with its receipt."""

from dataclasses import replace

from benchmarks.heldout.eleventh_parts import BOLD, FILLED, SMALL, tier
from benchmarks.heldout.sixth_parts import hinted, said
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
    looking,
    row,
    text_cell,
)
from benchmarks.heldout.twelfth_parts import (
    awards,
    bars,
    grounded,
    honours,
    page_foot,
    signed_off,
    tag,
    voted,
)
from benchmarks.heldout.twelfth_values import mail

PARK = (
    "td{border-color:#555!important} .shaded{background:#e3e3e3} body,table{font-size:13.5px!important} p{line-height:1.4}"
    + bars()
)
CODED = (
    ".b{box-sizing:border-box;width:5.5%;border-width:0 1px 0 0;margin:0;font-size:1.25em;line-height:2} .b:last-child{border-right:0}"
    "body,table{font-size:13.5px!important} p{line-height:1.3} td{padding:1px 2px}"
)
PLAIN = "body,table{font-size:14px!important} p{line-height:1.35}"
CUT = "body,table{font-size:13.5px!important} p{line-height:1.3} table{border:2px solid #222!important}"
CONDITIONS = (
    "（积极参与抢险救援、公益宣传，成绩突出）", "（产品质量稳定，抽检合格）", "（签约维保合同不少于30家或面积不少于50万㎡）",
    "（承建工程一次验收合格）", "（公益投入大、社会反响好）", "（有专利或科技成果）",
)  # fmt: skip


def park_unit(pen: Pen) -> Form:
    """An industrial park's: a bar code and number at the top, labels with colons on grey, the firm's profile beside its deeds."""
    cell, rng, story = pen.cell, pen.rng, pen.story

    def left(key: str, cols: int = 1) -> Cell:
        return cell(key, cols, align="left")

    profile = (
        f"公司入驻园区{rng.randrange(3, 15)}年，主要从事产品研发、生产和销售，占地{rng.randrange(20, 300)}亩，"
        f"年产值{rng.randrange(2, 30)}亿元，设有安全环保部和专职消防队，配备消防车{rng.randrange(1, 4)}辆。"
    )
    rows = (
        row(tag("企业名称"), left("单位名称", 3), height=10),
        row(tag("统一社会|信用代码"), left("统一社会信用代码"), tag("法定代表人"), left("法定代表人"), height=12),
        row(tag("联系人"), left("联系人"), tag("手机"), left("联系电话"), height=10),
        row(tag("邮箱"), said(mail(rng), align="left"), tag("邮编"), said(str(rng.randrange(73000, 84800) * 10), align="left"), height=10),
        row(tag("企业地址"), left("单位地址", 3), height=10),
        row(tag("入园时间"), said(f"{rng.randrange(2006, 2019)}年{rng.randrange(1, 13)}月", align="left"), tag("职工人数"), left("职工人数"), height=10),
        row(tag("申报奖项"), left("申报奖项", 3), height=10),
        row(grounded(pen, "企业简介", 2), grounded(pen, "主要事迹", 2), height=8),
        row(Cell((Par((Run(profile, look=FILLED),), "justify", 2),), 2, valign="top"), pen.narrative(2), height=88),
        row(grounded(pen, "申报单位承诺", 2), grounded(pen, "园区管委会意见", 2), height=8),
        row(
            tier(pen, "申报单位承诺", "unit", "本单位承诺所填内容真实有效，如有不实，愿承担相应责任。", cols=2, mark="（公章）"),
            tier(pen, "园区管委会意见", "recommender", "经核实，同意推荐。", cols=2, mark="（公章）"),
            height=42,
        ),
    )  # fmt: skip
    number = line(
        Run(f"受理编号：YQXF-2021-{rng.randrange(1000, 9999)}", look=SMALL), align="right", before=1
    )
    top = (number, heading("园区消防安全先进企业申报表", before=3))
    assert story.recommender
    return Form((Leaf((*top, Table((0.15, 0.35, 0.14, 0.36), rows), page_foot("园区安全生产与消防工作办公室　制"))),), margin=18, style=PARK)  # fmt: skip


def coded_unit(pen: Pen) -> Form:
    """A technical services': the code in eighteen boxes across the sheet, figures bare under heads that name their units."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    code = pen.value("统一社会信用代码")
    boxed = Cell((Par((looking(code if code.key else replace(code, text="　" * 18), "boxed"),)),), 6)
    rows = (
        row(label("单位全称"), cell("单位名称", 5), height=10),
        row(label("统　一　社　会　信　用　代　码", 6), height=7.5),
        row(boxed, height=9),
        row(hinted("维保合同", "（份）"), hinted("服务面积", "（万㎡）"), hinted("职工总数", "（人）"), hinted("持证人员", "（人）"), hinted("年营业额", "（万元）"), hinted("注册资本", "（万元）"), height=12),
        row(cell("维保合同数量"), cell("服务面积"), cell("职工人数"), said(str(rng.randrange(4, 40))), said(f"{rng.randrange(90, 4000)}.{rng.randrange(10)}"), said(str(rng.randrange(1, 30) * 100)), height=10),
        row(label("法定代表人"), cell("法定代表人"), label("联系人"), cell("联系人"), label("手　机"), cell("联系电话"), height=10),
        row(label("通信地址"), cell("单位地址", 3), label("邮　编"), said(str(rng.randrange(73000, 84800) * 10)), height=10),
        row(label("申报奖项"), cell("申报奖项", 3), label("传　真"), said(f"0{rng.randrange(310, 998)}-{rng.randrange(2000000, 8999999)}"), height=10),
        row(label("主要业绩|和事迹"), pen.narrative(5), height=68),
        row(label("所在单位|意　　见"), signed_off(pen, "所在单位意见", "unit", "所填属实，同意申报。", 5), height=29),
        row(label("评审小组|意　　见"), signed_off(pen, "评审小组意见", "association", "", 5), height=23),
        row(label("协会审核|意　　见"), signed_off(pen, "协会审核意见", "association", "", 5), height=23),
    )  # fmt: skip
    widths = (0.15, 0.19, 0.15, 0.17, 0.15, 0.19)
    note = line(Run("注：面积以万平方米为单位，保留一位小数；本表双面打印，一式三份。", look=SMALL), before=1)
    return Form((Leaf((heading("消防技术服务机构先进单位登记表"), Table(widths, rows), note)),), margin=19, style=CODED)  # fmt: skip


def ticked_unit(pen: Pen) -> Form:
    """A hotel and leisure trade's: numbered rows, awards to tick one a line with their conditions, opinions that are ticked and voted."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    contact = Cell(
        (
            line("姓名：", pen.value("联系人"), "　　　手机：", pen.value("联系电话")),
            line(
                "传真：",
                Run(f"{rng.randrange(2000000, 8999999)}", look=FILLED),
                "　　邮箱：",
                Run(mail(rng), look=FILLED),
            ),
        ),
        3,
    )
    rows = (
        row(text_cell("1"), label("申报单位|（与公章一致）"), cell("单位名称", 3), height=13),
        row(text_cell("2"), label("统一社会信用代码"), cell("统一社会信用代码", 3), height=11),
        row(text_cell("3"), label("单位负责人"), cell("法定代表人"), label("从业人员数"), cell("职工人数"), height=11),
        row(text_cell("4"), label("单位地址"), cell("单位地址", 3), height=11),
        row(text_cell("5"), label("联系方式"), contact, height=15),
        row(text_cell("6"), label("申报奖项|（限选一项，|在□内打√）"), awards(pen, UNIT_AWARDS, 3, CONDITIONS), height=38),
        row(text_cell("7"), label("主要事迹|（可附页）"), pen.narrative(3), height=62),
        row(text_cell("8"), label("单位推荐意见"), voted(pen, "单位推荐意见", "unit", 3), height=30),
        row(text_cell("9"), label("行业协会|审核意见"), voted(pen, "行业协会审核意见", "recommender", 3), height=30),
    )  # fmt: skip
    widths = (0.05, 0.18, 0.3, 0.16, 0.31)
    return Form((Leaf((heading("文旅酒店行业消防先进集体推荐表"), Table(widths, rows), page_foot("第 1 页，共 1 页"))),), margin=19, style=PLAIN)  # fmt: skip


def honours_unit(pen: Pen) -> Form:
    """A works association's two pages: facts, profile and a table of former honours; deeds and three opinions overleaf."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    profile = f"建厂于{rng.randrange(1985, 2010)}年，下设{rng.randrange(3, 12)}个车间，是省级绿色工厂，消防安全重点单位。"
    facts = (
        row(label("先进集体名称"), cell("单位名称", 5), height=12),
        row(label("统一社会信用代码", 2), cell("统一社会信用代码", 4), height=12),
        row(label("法定|代表人"), cell("法定代表人"), label("成立时间"), cell("成立时间"), label("职工人数"), cell("职工人数"), height=14),
        row(label("联系人"), cell("联系人"), label("联系电话"), cell("联系电话"), label("传真"), said(f"{rng.randrange(2000000, 8999999)}"), height=12),
        row(label("地　址"), cell("单位地址", 3), label("邮编"), said(str(rng.randrange(73000, 84800) * 10)), height=12),
        row(label("拟申报奖项"), Cell((Par(pen.award(), "center"),), 5), height=12),
        row(label("单位简介"), Cell((Par((Run(profile, look=FILLED),), "justify", 2),), 5, valign="top"), height=40),
    )  # fmt: skip
    former = (
        row(label("何时何地受过何种表彰奖励", 3), height=10),
        row(label("时间"), label("荣誉名称"), label("授予单位"), height=9),
        *honours(pen, 4),
        row(text_cell(""), text_cell(""), text_cell(""), height=8),
    )
    deeds = (
        row(label("主|要|事|迹"), pen.narrative(1), height=92),
        row(label("申报单位|意见"), tier(pen, "申报单位意见", "unit", "同意申报，材料已公示。", mark="（单位公章）"), height=38),
        row(label("党组织|意见"), tier(pen, "党组织意见", "association", "", mark="（公章）"), height=32),
        row(label("主管协会|意见"), tier(pen, "主管协会意见", "recommender", "同意上报。", mark="（公章）"), height=38),
    )  # fmt: skip
    one = Leaf((line("附件1-2"), heading("先进集体推荐审批表"), Table((0.15, 0.19, 0.13, 0.21, 0.13, 0.19), facts), Table((0.2, 0.45, 0.35), former), page_foot("- 1 -")))  # fmt: skip
    two = Leaf((Table((0.12, 0.88), deeds), page_foot("- 2 -")))
    return Form((one, two), margin=22, style="table+table{margin-top:-1px!important} body,table{font-size:15px!important} p{line-height:1.4}")  # fmt: skip


def receipt_unit(pen: Pen) -> Form:
    """A service hall's half sheet: a short form above, a dashed line to cut along, the receipt for whoever handed it in below."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    name = pen.story.unit
    rows = (
        row(label("单位名称"), cell("单位名称", 3), label("单位负责人"), cell("法定代表人"), height=10),
        row(label("统一社会|信用代码"), cell("统一社会信用代码", 3), label("会员证号"), cell("会员证号"), height=11),
        row(label("联系人"), cell("联系人"), label("联系电话"), cell("联系电话"), label("申报日期"), text_cell("见盖章处"), height=10),
        row(label("申报奖项"), Cell((Par((pen.value("申报奖项"),), "center"),), 5), height=10),
        row(label("事迹摘要"), pen.narrative(5), height=46),
        row(label("单位意见"), tier(pen, "单位意见", "unit", "同意申报。", cols=5, mark="（盖章）"), height=34),
    )  # fmt: skip
    serial = f"No.{rng.randrange(1, 900):06d}"
    form = (
        line(
            Run("第一联　存根", look=SMALL), "　　　　　　　　　　　　　　　　　　", Run(serial, look=SMALL)
        ),
        heading("先进会员单位申报单", "large"),
        Table((0.13, 0.22, 0.12, 0.21, 0.14, 0.18), rows),
    )
    receipt = (
        line("- - - - - - - - - - - - - - - - （沿此线剪开） - - - - - - - - - - - - - - - -", align="center", before=7),
        line(Run("第二联　回执", look=SMALL), "　　　　　　　　　　　　　　　　　　", Run(serial, look=SMALL), before=5),
        heading("回　执", "large", before=2),
        line("今收到　", Run(name, look=FILLED), "　报送的申报单及附件材料共　", Run(str(rng.randrange(3, 12)), look=FILLED), "　份。", indent=2, before=4),
        line("材料是否齐全：□齐全　□需补正（　　　　　　　　　　　　　　　　）", indent=2, before=3),
        line(Run("注：请妥善保管此回执，凭回执领取结果；咨询电话：0991-2826119。", look=SMALL), before=3),
        line("经办人（签字）：　　　　　　　　　受理日期：　　　年　　月　　日", align="right", before=8),
    )  # fmt: skip
    bold = Run("一式两联，复写有效", look=BOLD | SMALL)
    return Form((Leaf((*form, *receipt, line(bold, align="center", before=6))),), margin=18, style=CUT)
