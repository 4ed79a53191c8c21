"""Person forms of the sixth strangers: a photo in the middle, leaders, a nominator first, two scripts, corrections."""

from benchmarks.heldout.sixth_parts import (
    FLAT,
    GAPS,
    LEADERS,
    WHITED,
    gapped,
    hinted,
    said,
    verdict,
    verdict_pars,
)
from benchmarks.heldout.sixth_values import address, landline, someone
from benchmarks.heldout.third_cases import PERSON_AWARDS
from benchmarks.heldout.third_model import (
    Cell,
    Form,
    Leaf,
    Par,
    Pen,
    Run,
    Slot,
    Table,
    grey,
    heading,
    line,
    looking,
    row,
)


def _portrait(pen: Pen, rows: int, text: str, cols: int = 1) -> Cell:
    ground = pen.rng.choice(("", "#4a86c8", "#c23b3b", "#f4f4f4"))
    pars = tuple(Par((Run(part, look=frozenset({ground} - {""})),), "center") for part in text.split("|"))
    return Cell(pars, cols, rows, photo=True)


def centre_person(pen: Pen) -> Form:
    """Across, a photo in the middle of the sheet with fields at either side of it; deeds and opinions below."""
    label, cell = pen.label, pen.cell
    pen.spaced = True
    rows = (
        row(label("姓名"), cell("姓名"), _portrait(pen, 5, "贴|照|片|处"), label("工作单位"), cell("工作单位"), height=12),
        row(label("性别"), cell("性别"), label("岗位职务"), cell("职务"), height=10),
        row(label("民族"), cell("民族"), label("身份证号"), cell("身份证号码"), height=10),
        row(label("出生年月"), cell("出生年月"), label("手机号"), cell("联系电话"), height=10),
        row(label("文化程度"), cell("学历"), label("推选称号"), Cell((Par(pen.award(), "center"),)), height=11),
        row(label("职业资格"), cell("职业资格", 2), label("证书编号"), cell("证书编号"), height=11),
        row(label("事迹简介"), pen.narrative(2), label("单位|推选|意见"), verdict(pen, "单位推选意见", "unit", "同意推选。", manner="named"), height=56),
    )  # fmt: skip
    title = heading("“消防匠心人物”推选表")
    widths = (0.1, 0.27, 0.13, 0.1, 0.4)
    return Form((Leaf((title, Table(widths, rows)), landscape=True),), margin=20, style=FLAT)


def leader_person(pen: Pen) -> Form:
    """A school's card in two columns without rules: a label, dotted leaders and the answer behind them."""
    dots = Run("", look=frozenset({"leader"}))

    def item(name: str, key: str) -> Par:
        return line(name, dots, pen.value(key), before=3)

    left = (item("姓　　名", "姓名"), item("性　　别", "性别"), item("民　　族", "民族"), item("出生年月", "出生年月"))  # fmt: skip
    right = (item("政治面貌", "政治面貌"), item("学　　历", "学历"), item("现任职务", "职务"), item("联系电话", "联系电话"))  # fmt: skip
    wide = (
        item("所在单位", "工作单位"),
        item("公民身份号码", "身份证号码"),
        item("持有证书", "职业资格"),
        item("证书编号", "证书编号"),
        line("推荐荣誉", dots, *pen.award(), before=3),
    )
    card = Table((0.48, 0.04, 0.48), (row(Cell(left), Cell((line(""),)), Cell(right)),), ruled=False)
    blocks = (
        line("编号 №", str(pen.rng.randrange(1, 400)).zfill(6), align="right"),
        heading("职工先进个人推荐卡", before=2),
        card,
        *wide,
        line("事　　迹", before=5),
        Table((1.0,), (row(pen.narrative(1), height=52),), ruled=False),
        Slot(
            (line("所在单位推荐意见", before=4), *verdict_pars(pen, "unit", "经公示无异议，同意推荐", manner="one_line", who="校长/经理", mark="（公章）")),
            "所在单位推荐意见",
            "unit",
        ),
        Slot((line("评委会意见", before=6), *verdict_pars(pen, "association", "", manner="one_line", who="主任")), "评委会意见", "association"),
    )  # fmt: skip
    style = f"{LEADERS} .page{{outline:3px double #8a6d3b;outline-offset:-34px}} table{{border:0!important}}"
    return Form((Leaf(blocks),), margin=27, style=style)


def nominator_person(pen: Pen) -> Form:
    """Whoever nominates comes first, with a name, people and telephones of its own; then the nominee and its unit."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    place = pen.story.firm.place

    def band(text: str) -> Cell:
        return Cell((line(Run(text, look=frozenset({"bold"}))),), 6)

    rows = (
        row(band("一、提名单位"), height=8),
        row(label("名　　称"), said(pen.story.recommender, 3), label("类　　别"), said("社会团体"), height=10),
        row(label("经 办 人"), said(someone(rng).name), label("办公电话"), said(landline(rng, place)), label("邮　编"), said(str(rng.randrange(200000, 845000))), height=10),
        row(label("通信地址"), said(address(rng, place), 5), height=10),
        row(band("二、被提名人"), height=8),
        row(label("姓　　名"), cell("姓名"), label("性　　别"), cell("性别"), label("民　族"), cell("民族"), height=10),
        row(label("出生日期"), cell("出生年月"), label("职　　称"), cell("职称"), label("职　务"), cell("职务"), height=10),
        row(label("身份证号"), cell("身份证号码", 3), label("手　机"), cell("联系电话"), height=10),
        row(label("所在单位"), cell("工作单位", 5), height=10),
        row(label("执业资格"), cell("职业资格", 3), label("编　号"), cell("证书编号"), height=10),
        row(label("提名奖项"), Cell((Par(pen.award(), "center"),), 5), height=10),
        row(band("三、提名理由"), height=8),
        row(pen.narrative(6), height=56),
        row(band("四、意见"), height=8),
        row(
            verdict(pen, "提名单位意见", "recommender", "同意提名。", cols=3, manner="named", lead="提名单位："),
            verdict(pen, "所在单位意见", "unit", "情况属实。", cols=3, manner="named", lead="被提名人所在单位："),
            height=40,
        ),
    )  # fmt: skip
    title, sub = heading("行业表彰提名书"), line("（个人）", align="center")
    widths = (0.13, 0.2, 0.13, 0.19, 0.12, 0.23)
    style = f"{FLAT} p{{font-size:14px}}"
    return Form((Leaf((title, sub, Table(widths, rows))),), margin=20, style=style)


def twotongue_person(pen: Pen) -> Form:
    """The heading and every label in Chinese and Uyghur."""
    cell = pen.cell

    def two(chinese: str, uyghur: str) -> Cell:
        small = Run(uyghur, look=frozenset({"small"}))
        return Cell((Par((Run(chinese),), "center"), Par((small,), "center")))

    rows = (
        row(two("姓名", "ئىسىم-فامىلىسى"), cell("姓名"), two("性别", "جىنسى"), cell("性别"), _portrait(pen, 4, "照片|سۈرەت"), height=14),
        row(two("民族", "مىللىتى"), cell("民族"), two("出生年月", "تۇغۇلغان ۋاقتى"), cell("出生年月"), height=14),
        row(two("文化程度", "مەدەنىيەت سەۋىيەسى"), cell("学历"), two("政治面貌", "سىياسىي قىياپىتى"), cell("政治面貌"), height=14),
        row(two("身份证号码", "كىملىك نومۇرى"), cell("身份证号码", 3), height=14),
        row(two("工作单位", "خىزمەت ئورنى"), cell("工作单位", 4), height=14),
        row(two("职务", "ۋەزىپىسى"), cell("职务"), two("电话", "تېلېفون نومۇرى"), cell("联系电话", 2), height=14),
        row(two("职业资格", "كەسپىي سالاھىيىتى"), cell("职业资格"), two("证书编号", "كىنىشكا نومۇرى"), cell("证书编号", 2), height=14),
        row(two("推荐奖项", "مۇكاپات تۈرى"), Cell((Par(pen.choice(PERSON_AWARDS, pen.rng.choice(("square", "circle", "bracket"))), "center"),), 4), height=12),
        row(two("主要事迹", "ئاساسلىق ئىش-ئىزلىرى"), pen.narrative(4), height=66),
        row(two("单位意见", "ئورۇننىڭ پىكرى"), verdict(pen, "单位意见", "unit", "同意推荐。", cols=4, mark="تامغا 盖章"), height=30),
        row(two("主管部门意见", "مەسئۇل تارماقنىڭ پىكرى"), verdict(pen, "主管部门意见", "recommender", "同意。", cols=4, manner="named"), height=30),
    )  # fmt: skip
    titles = (
        heading("ئىلغار شەخسلەرنى تەۋسىيە قىلىش جەدۋىلى", "large"),
        heading("先 进 个 人 荐 评 表"),
    )
    widths = (0.19, 0.23, 0.18, 0.22, 0.18)
    return Form(
        (Leaf((*titles, Table(widths, rows))),),
        margin=19,
        style=f"td{{padding:1px 3px;word-break:normal}} {FLAT}",
    )


def whited_person(pen: Pen) -> Form:
    """Correction fluid over a number that was written anew, a rank struck out and put right in red."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    rank, number = pen.value("职务"), pen.value("联系电话")
    old = Run(
        rng.choice(("技术员", "保安队长", "副主任")) if rank.key else "", look=frozenset({"struck", "filled"})
    )
    born = pen.value("出生年月")
    rows = (
        row(label("姓名"), cell("姓名"), label("性别"), cell("性别"), label("民族"), cell("民族"), height=12),
        row(label("出生年月"), Cell((Par((looking(born, "whited") if born.key else born,), "center"),)), label("学历"), cell("学历"), label("政治面貌"), cell("政治面貌"), height=14),
        row(label("身份证件号码", 2), cell("身份证号码", 4), height=12),
        row(label("工作单位（盖章名称）", 2), cell("工作单位", 4), height=12),
        row(label("现任职务", 2), Cell((Par((old, Run("　"), looking(rank, "red")), "center"),), 2), label("职称"), cell("职称"), height=12),
        row(label("本人联系电话", 2), Cell((Par((looking(number, "whited") if number.key else number,), "center"),), 4), height=14),
        row(label("职业资格证书名称", 2), cell("职业资格", 4), height=12),
        row(label("职业资格证书编号", 2), cell("证书编号", 4), height=12),
        row(label("拟表彰名称", 2), Cell((Par(pen.award(), "center"),), 4), height=12),
        row(label("主　要|事　迹"), pen.narrative(5), height=74),
        row(label("单　位|意　见"), verdict(pen, "单位意见", "unit", "同意申报", cols=5, manner="listed", who="单位领导", mark="单位印章"), height=40),
    )  # fmt: skip
    note = line("注：本表涂改处须由本人按手印或加盖校对章。", before=1)
    style = f".page{{background:#f6f4ec}} {WHITED}"
    title = heading("消防行业技能人才表彰呈报表")
    widths = (0.13, 0.2, 0.1, 0.18, 0.13, 0.26)
    return Form((Leaf((title, Table(widths, rows), note)),), margin=21, style=style)


def tinted_person(pen: Pen) -> Form:
    """A union's on tinted paper with its name across it; only level rules, dates on three little blanks."""
    rng, value = pen.rng, pen.value
    mark = f"{pen.story.firm.place}消防协会监制"

    def pair(name: str, key: str, cols: int = 1) -> Cell:
        runs = gapped((value(key),)) if key == "出生年月" else (value(key),)
        return Cell((line(Run(f"{name}　", look=frozenset({"bold"})), *runs),), cols)

    rows = (
        row(pair("姓名", "姓名"), pair("性别", "性别"), pair("族别", "民族"), height=12),
        row(pair("出生", "出生年月"), pair("面貌", "政治面貌"), pair("学历", "学历"), height=12),
        row(pair("证件号码（身份证）", "身份证号码", 3), height=12),
        row(pair("服务单位", "工作单位", 3), height=12),
        row(pair("岗位", "职务"), pair("移动电话", "联系电话", 2), height=12),
        row(pair("资格", "职业资格", 2), pair("证号", "证书编号"), height=12),
        row(Cell((line(Run("荐评项目　", look=frozenset({"bold"})), *pen.choice(PERSON_AWARDS, "box")),), 3), height=12),
        row(pen.narrative(3, lead="事迹材料"), height=84),
        row(verdict(pen, "基层工会（单位）意见", "unit", "同意推荐。", cols=3, manner="listed", lead="基层工会（单位）意见", who="主席", mark="盖　章"), height=42),
        row(verdict(pen, "评选办公室意见", "association", "", cols=3, lead="评选办公室意见", who="经办"), height=26),
    )  # fmt: skip
    paper, ink = rng.choice((("#fdf3d8", "#e3cf9c"), ("#e6f2ea", "#bcd8c5"), ("#e9eef8", "#c3d0e8"), ("#fbe9e7", "#e9c4be")))  # fmt: skip
    drawing = (
        "data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' width='330' height='210'>"
        f"<text x='30' y='150' font-size='21' fill='{ink}' transform='rotate(-28 150 120)'>{mark}</text></svg>"
    ).replace("#", "%23")
    style = f'.page{{background:{paper} url("{drawing}")}} td{{border-left:0;border-right:0;border-color:#77552e}} table{{border-left:0!important;border-right:0!important}} {GAPS}'
    title = heading("职工技术能手荐评表")
    return Form((Leaf((title, Table((0.34, 0.3, 0.36), rows))),), margin=22, style=style)


def demands_person(pen: Pen) -> Form:
    """A bureau's list: number, item, answer and, at the right of it, what is demanded of the answer."""

    def item(at: int, name: str, key: str, demand: str) -> tuple[Cell, ...]:
        number = Cell((line(f"{at:02d}", align="center"),))
        return number, pen.label(name), pen.cell(key, align="left"), hint(demand)

    def hint(text: str) -> Cell:
        return Cell((line(Run(text, look=frozenset({"small"}))),))

    heads = row(*(grey(pen.label(name)) for name in ("序号", "项目", "填写内容", "填写要求")), height=8)
    items = (
        ("人员姓名", "姓名", "与身份证一致，少数民族姓名用“·”"), ("性别", "性别", "男/女"), ("民族", "民族", "填全称，如：汉族、回族"),
        ("出生年月", "出生年月", "格式：1980年1月"), ("证件号", "身份证号码", "18位居民身份证，末位X大写"), ("学历", "学历", "以毕业证为准"),
        ("单位", "工作单位", "填全称，与公章一致"), ("职务", "职务", "无职务填“无”"), ("电话", "联系电话", "11位手机或区号+座机"),
        ("资格名称", "职业资格", "注明等级，如：中级、一级"), ("资格证号", "证书编号", "附复印件1份"),
    )  # fmt: skip
    rows = (
        heads,
        *(row(*item(at, *texts), height=9.5) for at, texts in enumerate(items, 1)),
        row(Cell((line("12", align="center"),)), pen.label("奖项"), Cell((Par(pen.award()),)), hint("从2个奖项中选1项"), height=9.5),
        row(Cell((line("13", align="center"),)), pen.label("事迹"), pen.narrative(1), hint("不超过500字，须有数据，可附照片2～3张"), height=70),
        row(Cell((line("14", align="center"),)), hinted("单位意见", "（必填）"), verdict(pen, "单位意见", "unit", "属实，同意", manner="named"), hint("加盖单位公章，日期在2022年1月15日前"), height=36),
    )  # fmt: skip
    title = heading("优秀从业人员信息及推荐意见采集表")
    top = line("表号：XF-03　　　　　　　　　　　　　　制表机关：行业管理处", before=2)
    widths = (0.07, 0.14, 0.53, 0.26)
    return Form((Leaf((title, top, Table(widths, rows))),), margin=19, style=FLAT)
