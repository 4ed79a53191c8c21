"""Person forms of the twelfth strangers: nominee and sponsor side by side, a brigade's, a university's, a committee's spreadsheet."""

from benchmarks.heldout.eleventh_parts import BOLD, FILLED, SIGNED, SMALL, tier
from benchmarks.heldout.ninth_parts import photo
from benchmarks.heldout.sixth_parts import said
from benchmarks.heldout.third_cases import PERSON_AWARDS
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
from benchmarks.heldout.twelfth_parts import (
    awards,
    grounded,
    honours,
    page_foot,
    signed_off,
    tag,
    voted,
    watermark,
)
from benchmarks.heldout.twelfth_values import RANKS, firm, mail, phone, someone

STAMPED = (
    ".red{display:inline-block;color:#2b3f9e;font:bold 17px 'DejaVu Sans Mono';letter-spacing:.06em;transform:rotate(-4deg)}"
    "body,table{font-size:14px!important} p{line-height:1.3} td{padding:1px 3px}"
)
SHEET = "td{border:1px solid #bdbdbd!important} body,table{font-size:14px!important;font-family:'Noto Sans CJK SC'!important} p{line-height:1.35} .shaded{background:#d9d9d9}"
COLLEGE = "table+table{margin-top:-1px!important} body,table{font-size:14.5px!important} p{line-height:1.35}"
PLACES_OF_BIRTH = (
    "山东济宁",
    "河南商丘",
    "甘肃天水",
    "四川南充",
    "新疆伊宁",
    "陕西渭南",
    "江苏徐州",
    "湖南邵阳",
)


def sponsor_person(pen: Pen) -> Form:
    """A federation's: one column for the nominee, one for whoever sponsors him, the labels at the left of both."""
    cell, rng = pen.cell, pen.rng

    def label(text: str, cols: int = 1) -> Cell:
        return grounded(pen, text, cols)

    other = someone(rng)
    theirs = firm(rng)
    rows = (
        row(label("项　目"), label("被推荐人"), label("推荐人（介绍人）"), height=9),
        row(label("姓　名"), cell("姓名"), said(other.name), height=10),
        row(label("性　别"), cell("性别"), said(other.sex), height=10),
        row(label("身份证号码"), cell("身份证号码"), text_cell("（不填）"), height=10),
        row(label("工作单位"), cell("工作单位"), said(theirs.name), height=12),
        row(label("职　务"), cell("职务"), said(rng.choice(RANKS)), height=10),
        row(label("联系电话"), cell("联系电话"), said(phone(rng, theirs.place)), height=10),
        row(label("电子邮箱"), said(mail(rng)), said(mail(rng)), height=10),
        row(label("推荐奖项"), Cell((Par(pen.award(), "center"),), 2), height=11),
        row(label("主要事迹"), pen.narrative(2), height=76),
        row(label("推荐人意见"), Cell((line(Run("本人与被推荐人共事多年，愿意推荐。", look=FILLED), indent=2), line("推荐人签名：", Run(other.name, look=SIGNED), "　　　　", align="right")), 2), height=22),
        row(label("所在单位意见"), tier(pen, "所在单位意见", "unit", "情况属实，同意。", cols=2, mark="（盖章）"), height=38),
    )  # fmt: skip
    return Form((Leaf((heading("先进个人推荐登记表"), Table((0.18, 0.42, 0.4), rows))),), margin=20, style="body,table{font-size:14.5px!important} p{line-height:1.35} .shaded{background:#eaeaea}")  # fmt: skip


def brigade_person(pen: Pen) -> Form:
    """A works brigade's: six columns beside a photo, a promise in his own words, the day from a turned date stamp, notes in the cells."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    year = rng.randrange(2008, 2019)
    vow = (
        line(Run("本人承诺：以上所填信息真实准确，同意公示。", look=BOLD)),
        line(
            "签字：", Run(pen.story.case.values.get("姓名", ""), look=SIGNED), "　　　　　　", align="right"
        ),
    )
    rows = (
        row(label("姓　名"), cell("姓名"), label("性　别"), cell("性别"), label("民　族"), cell("民族"), photo(pen, 4, "二寸|免冠|照片"), height=11),
        row(label("籍　贯"), said(rng.choice(PLACES_OF_BIRTH)), label("出生|年月"), cell("出生年月"), label("政治|面貌"), cell("政治面貌"), height=11),
        row(label("参加工|作时间"), said(f"{year}.{rng.randrange(1, 13):02d}"), label("文化|程度"), cell("学历"), label("职　称"), cell("职称"), height=11),
        row(label("身份证|号　码"), cell("身份证号码", 3), label("手　机"), cell("联系电话"), height=11),
        row(label("单　位"), cell("工作单位", 3), label("职　务"), cell("职务", 2), height=11),
        row(label("职业|资格"), cell("职业资格", 3), label("证书|编号"), cell("证书编号", 2), height=11),
        row(label("申报|类别"), awards(pen, PERSON_AWARDS, 6), height=15),
        row(label("主要|事迹"), Cell((line(Run("（请填写2021年度事迹，不超过800字）", look=SMALL)), *pen.paragraphs()), 6, story=True, lead=1, valign="top"), height=66),
        row(label("个人|承诺"), Cell(vow, 6), height=16),
        row(label("所在单|位意见"), signed_off(pen, "所在单位意见", "unit", "同意推荐。", 6, by_stamp=True), height=28),
        row(label("党组织|意　见"), signed_off(pen, "党组织意见", "association", "", 6), height=24),
        row(label("消防协|会意见"), signed_off(pen, "消防协会意见", "recommender", "同意。", 6), height=28),
    )  # fmt: skip
    widths = (0.1, 0.16, 0.1, 0.18, 0.1, 0.18, 0.18)
    return Form((Leaf((heading("消防先进个人审批表"), Table(widths, rows), page_foot("一式三份　A4纸双面打印"))),), margin=18, style=STAMPED)  # fmt: skip


def faculty_person(pen: Pen) -> Form:
    """A university's: its name pale behind the print, two ways to reach him in one cell, honours in rows, day in Chinese figures."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    reach = Cell((line("手机：", pen.value("联系电话")), line("邮箱：", Run(mail(rng), look=FILLED))), 3)
    rows = (
        row(label("姓　名"), cell("姓名"), label("性　别"), cell("性别"), photo(pen, 5, "照　片"), height=11),
        row(label("民　族"), cell("民族"), label("出生年月"), cell("出生年月"), height=11),
        row(label("政治面貌"), cell("政治面貌"), label("最高学历"), cell("学历"), height=11),
        row(label("专业技术|职　　务"), cell("职称"), label("行政职务"), cell("职务"), height=13),
        row(label("工作单位"), cell("工作单位", 3), height=11),
        row(label("身份证号"), cell("身份证号码", 4), height=11),
        row(label("联系方式"), Cell(reach.pars, 4), height=15),
        row(label("推荐类别"), Cell((Par(pen.choice(PERSON_AWARDS, "bracket"), "center"),), 4), height=11),
    )  # fmt: skip
    former = (
        row(label("获奖|情况", rows=4), label("时间"), label("奖项名称"), label("颁奖单位"), height=8),
        *honours(pen, own=True),
    )
    ends = (
        row(label("主要|事迹"), pen.narrative(1), height=58),
        row(label("所在单|位意见"), tier(pen, "所在单位意见", "unit", "经党政联席会议研究，同意推荐。", mark="（公章）", signer="负责人："), height=34),
        row(label("教育部门|意见"), tier(pen, "教育部门意见", "recommender", "同意推荐。", mark="（公章）"), height=32),
    )  # fmt: skip
    style = COLLEGE + watermark(pen.story.firm.name)
    facts = Table((0.13, 0.25, 0.13, 0.28, 0.21), rows)
    past = Table((0.13, 0.2, 0.38, 0.29), former)
    return Form((Leaf((heading("优秀消防科普教员（高校）推荐表"), facts, past, Table((0.13, 0.87), ends))),), margin=20, style=style)  # fmt: skip


def committee_person(pen: Pen) -> Form:
    """A residents' committee's spreadsheet: labels with colons, pale rules, grey bars, the committee's vote before the employer's."""
    cell, rng = pen.cell, pen.rng

    def left(key: str, cols: int = 1) -> Cell:
        return cell(key, cols, align="left")

    def plain(text: str) -> Cell:
        return Cell((line(f"{text}：", align="right"),))

    home = f"{rng.choice(('和平社区', '红旗社区', '锦江社区'))}{rng.randrange(1, 30)}号楼{rng.randrange(1, 6)}单元{rng.randrange(101, 902)}"
    ruler = (
        row(grounded(pen, "自荐人基本情况", 4), height=8),
        row(plain("姓名"), left("姓名"), plain("性别"), left("性别"), height=10),
        row(plain("出生年月"), left("出生年月"), plain("政治面貌"), left("政治面貌"), height=10),
        row(plain("身份证号"), left("身份证号码"), plain("手机"), left("联系电话"), height=10),
        row(plain("家庭住址"), said(home, align="left"), plain("邮编"), said(str(rng.randrange(73000, 84800) * 10), align="left"), height=10),
        row(plain("工作单位"), left("工作单位", 3), height=10),
        row(plain("自荐奖项"), left("申报奖项", 3), height=10),
        row(grounded(pen, "自荐事迹（300字左右）", 4), height=8),
        row(pen.narrative(4), height=76),
        row(grounded(pen, "推荐意见", 4), height=8),
        row(tag("社区居委会|意见"), voted(pen, "社区居委会意见", "recommender", 3), height=34),
        row(tag("工作单位|意见"), signed_off(pen, "工作单位意见", "unit", "同意自荐。", 3), height=32),
    )  # fmt: skip
    return Form((Leaf((heading("社区消防先进个人自荐表"), Table((0.16, 0.38, 0.14, 0.32), ruler))),), margin=19, style=SHEET)  # fmt: skip
