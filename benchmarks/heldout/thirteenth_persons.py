"""Person forms of the thirteenth strangers: an approval printed from an office system, a card pasted in, heads of two tiers, a sheet across."""

from datetime import date, timedelta

from benchmarks.heldout.eleventh_parts import BOLD, FILLED, SIGNED, SMALL
from benchmarks.heldout.ninth_parts import photo
from benchmarks.heldout.seventh_parts import grown_up
from benchmarks.heldout.seventh_values import someone
from benchmarks.heldout.sixth_parts import said
from benchmarks.heldout.third_cases import PERSON_AWARDS
from benchmarks.heldout.third_model import (
    Box,
    Cell,
    Form,
    Leaf,
    Par,
    Pen,
    Row,
    Run,
    Slot,
    Table,
    grey,
    heading,
    line,
    row,
    text_cell,
)
from benchmarks.heldout.thirteenth_parts import level, note, spot, stacked
from benchmarks.heldout.thirteenth_values import ROADS, landline, mail, phone

OFFICE = (
    "td{border:0!important;border-bottom:1px solid #e2e2e2!important} .shaded{background:#fff;color:#777} table{border:0!important}"
    "body,table{font-size:14px!important;font-family:'Noto Sans CJK SC'!important} .v{font-family:'Noto Sans CJK SC'!important} p{line-height:1.45}"
)
PASTED = "body,table{font-size:14px!important} p{line-height:1.35} td{border-color:#000!important}"
TIERS = "table+table{margin-top:-1px!important} body,table{font-size:13.5px!important} p{line-height:1.3} td{padding:1px 2px}"
ACROSS = (
    "td{border:1px dashed #777!important;border-top:1px solid #333!important;border-bottom:1px solid #333!important;padding:1px 2px}"
    "table{border:1.5px solid #222!important} table+table{margin-top:-1px!important} body,table{font-size:13px!important;font-family:'Noto Sans CJK SC'!important} p{line-height:1.25}"
)
SCHOOLS = (
    "市卫生学校",
    "省城市建设职业学院",
    "消防工程大学（函授）",
    "市技师学院",
    "省广播电视大学",
    "工业职业技术学院",
)


def office_person(pen: Pen) -> Form:
    """Printed from an office system: grey questions over pale lines, who agreed and at what minute, then a line for the seal."""
    rng = pen.rng
    sealed = pen.story.case.signed or date(2022, 1, 10)
    begun = sealed - timedelta(days=rng.randrange(3, 8))
    number = f"{begun:%Y%m%d}{rng.randrange(10**8, 10**9)}"

    def item(name: str, key: str, height: float = 9) -> Row:
        return row(grey(Cell((line(name),))), pen.cell(key, align="left"), height=height)

    rows = (
        row(grey(Cell((line("申请部门"),))), said(rng.choice(("维保一部", "工程管理中心", "安全环保部")), align="left"), height=9),
        item("申报人", "姓名"),
        item("性别", "性别"),
        item("身份证号", "身份证号码"),
        item("手机", "联系电话"),
        item("所属公司", "工作单位"),
        item("岗位", "职务"),
        item("申报奖项", "申报奖项"),
        item("持证类别及等级", "职业资格"),
        item("证书编号", "证书编号"),
        row(grey(Cell((line("事迹说明"),), valign="top")), pen.narrative(1), height=62),
        row(grey(Cell((line("附件"),))), said(f"身份证.jpg（{rng.randrange(200, 900)}KB）　获奖证书.pdf（{rng.randrange(2, 9)}.{rng.randrange(10)}MB）", align="left"), height=9),
    )  # fmt: skip
    steps = []
    for name, did, at in (
        ("发起人", "发起申请", 0),
        ("部门负责人", "已同意", 1),
        ("人力资源部", "已同意（材料齐全）", 2),
        ("总经理", "已同意", 3),
    ):
        who = (
            pen.story.signer
            if at == 3
            else pen.story.case.values.get("姓名", "本人")
            if not at
            else someone(rng).name
        )
        steps.append(row(text_cell(name), said(who), text_cell(did), said(f"{begun + timedelta(days=at)} {rng.randrange(9, 18):02d}:{rng.randrange(60):02d}"), height=8))  # fmt: skip
    blocks = (
        heading("评优评先申报审批单", "large"),
        line(Run(f"审批编号：{number}　　　创建时间：{begun} 0{rng.randrange(8, 10)}:{rng.randrange(10, 60)}　　　当前状态：审批通过", look=SMALL), before=2),
        Table((0.22, 0.78), rows),
        line(Run("审批流程", look=BOLD), before=3),
        Table((0.2, 0.2, 0.32, 0.28), tuple(steps)),
        Slot(
            (
                line("单位意见：经审批同意申报。", before=5),
                line("单位盖章：", spot("unit"), "　　　　　　　　　　　　　　　", spot("chop"), "盖章日期：", *pen.day(), before=9, indent=1),
                line("　"),
            ),
            "单位意见",
            "unit",
        ),
        line(Run(f"打印人：{someone(rng).name}　　本单据由OA系统自动生成，打印后盖章有效　　第1页/共1页", look=SMALL), before=5),
    )  # fmt: skip
    return Form((Leaf(blocks),), margin=21, style=OFFICE)


def pasted_person(pen: Pen) -> Form:
    """Nominee, the employer's head and its contact on one sheet, captions upright; overleaf a copied identity card is pasted in."""
    label, cell, rng, place = pen.label, pen.cell, pen.rng, pen.story.firm.place
    rows = (
        row(label("个人情况", 1, 5, upright=True), label("姓　名"), cell("姓名"), label("性　别"), cell("性别"), photo(pen, 4, "近期|一寸|照片"), height=11),
        row(label("民　族"), cell("民族"), label("学　历"), cell("学历"), height=11),
        row(label("身份证号"), cell("身份证号码", 3), height=11),
        row(label("本人电话"), cell("联系电话"), label("职　称"), cell("职称"), height=11),
        row(label("执业资格|及　等　级"), cell("职业资格", 2), label("证书编号"), cell("证书编号"), height=12),
        row(label("单位情况", 1, 3, upright=True), label("单位名称"), cell("工作单位", 2), label("本人职务"), cell("职务"), height=12),
        row(label("法定代表人"), said(someone(rng).name, 2), label("法人电话"), said(phone(rng, place)), height=10),
        row(label("单位联系人"), said(someone(rng).name, 2), label("联系人电话"), said(landline(rng, place)), height=10),
        row(label("申报类别"), Cell((Par(pen.choice(PERSON_AWARDS, "box"), "center"),), 5), height=10),
        row(label("主要事迹", upright=True), pen.narrative(5), height=66),
        row(label("单位意见", upright=True), stacked(pen, "单位意见", "unit", "同意推荐该同志。", 5, mark="（单位公章）", signer="　　　　　　　　　　　　　　　　　　　　　单位负责人签字："), height=40),
        row(label("市协会意见", upright=True), stacked(pen, "市协会意见", "recommender", "符合条件。", 5, mark="（协会公章）"), height=36),
    )  # fmt: skip
    front = Leaf((heading("消防从业人员先进个人申报表"), Table((0.08, 0.14, 0.26, 0.14, 0.22, 0.16), rows), Box((line(Run("（正面）", look=SMALL), align="center"),), 85, 284, 40, framed=False)))  # fmt: skip
    back = Leaf(
        (
            line(Run("附：证件复印件", look=BOLD), before=4),
            line("1.身份证复印件（正面）粘贴处", before=4),
            *_card(pen),
            line("2.职业资格证书复印件另附。", before=78),
            line("3.本人声明：以上证件复印件与原件一致，如有虚假，取消参评资格。", before=4),
            line("声明人签名：", Run(pen.story.case.values.get("姓名", ""), look=SIGNED), "　　　　", align="right", before=8),
            Box((line(Run("（背面）", look=SMALL), align="center"),), 85, 284, 40, framed=False),
        )
    )  # fmt: skip
    return Form((front, back), margin=20, style=PASTED)


def _card(pen: Pen) -> tuple[Box, ...]:
    """The copy of the identity card, or the empty place where it belongs."""
    values, rng = pen.story.case.values, pen.rng
    number = values.get("身份证号码", "")
    if len(number) != 18:
        return (Box((line("（身份证复印件粘贴处）", align="center", before=20), line("　", before=22)), 55, 52, 86),)  # fmt: skip
    small = SMALL
    nation = values.get("民族", "汉").removesuffix("族")
    home = f"{pen.story.firm.place}{rng.choice(ROADS)}{rng.randrange(2, 300)}号{rng.randrange(1, 9)}栋{rng.randrange(101, 999)}室"
    lines = (
        line(Run("姓　名　", look=small), Run(values.get("姓名", "")), before=3, indent=1),
        line(Run("性　别　", look=small), values.get("性别", "男"), Run("　　民　族　", look=small), nation, before=2, indent=1),
        line(Run("出　生　", look=small), f"{number[6:10]}　年　{int(number[10:12])}　月　{int(number[12:14])}　日", before=2, indent=1),
        line(Run("住　址　", look=small), home, before=2, indent=1),
        line(Run("　　　　　　（仅供评优使用）", look=small), before=2, indent=1),
        line(Run("公民身份号码　　", look=small), f"{number[:6]}　{number[6:14]}　{number[14:]}", before=4, indent=1),
    )  # fmt: skip
    return (Box(lines, 55, 52, 88),)


def tiered_person(pen: Pen) -> Form:
    """A hospital's: heads over answers, some heads of two tiers, a home address over two lines, the award broken in a narrow cell."""
    label, cell, rng, place = pen.label, pen.cell, pen.rng, pen.story.firm.place
    home = f"{place}{rng.choice(ROADS)}{rng.randrange(2, 300)}号|{rng.randrange(1, 9)}号楼{rng.randrange(1, 5)}单元{rng.randrange(101, 999)}"
    who = (
        row(label("姓　名"), label("性别"), label("民族"), label("出生年月"), label("政治面貌"), label("籍　贯"), photo(pen, 4, "照|片"), height=8),
        row(cell("姓名"), cell("性别"), cell("民族"), cell("出生年月"), cell("政治面貌"), said(rng.choice(("甘肃定西", "江西赣州", "湖南永州", "山东莱阳"))), height=10),
        row(label("公民身份号码", 3), label("家庭住址", 3), height=8),
        row(cell("身份证号码", 3), Cell(tuple(line(part, align="center") for part in home.split("|")), 3), height=12),
    )  # fmt: skip
    study = (
        row(label("学　　历", 2), label("职　　务", 2), label("联系方式", 3), height=7.5),
        row(label("全日制"), label("在职"), label("行政职务"), label("专业技术|职　　务"), label("手　机"), label("办公电话"), label("邮　箱"), height=10),
        row(cell("学历"), said("／"), cell("职务"), cell("职称"), cell("联系电话"), said(landline(rng, place)), said(mail(rng)), height=11),
    )  # fmt: skip
    work = (
        row(label("工作单位（全称）"), label("毕业院校"), label("拟推荐|奖　项"), height=8),
        row(cell("工作单位"), said(rng.choice(SCHOOLS)), cell("申报奖项"), height=14),
    )
    opinions = (
        row(label("科室意见"), label("院（单位）意见"), label("主管局意见", 2), height=8),
        row(
            stacked(pen, "科室意见", "association", "同意推荐", mark=f"负责人：{someone(rng).name}"),
            stacked(pen, "院（单位）意见", "unit", "同意推荐。", mark="（盖　章）"),
            stacked(pen, "主管局意见", "recommender", "同意。", 2, mark="（盖　章）"),
            height=50,
        ),
    )
    told = (row(label("主|要|事|迹"), pen.narrative(1), height=70),)
    blocks = (
        heading("卫生健康系统消防安全先进个人推荐表"),
        line(Run("填报单位联系人：", look=SMALL), Run(someone(rng).name, look=FILLED), Run("　　　　　　　　　　　　　　　　　　　　　　　　一式两份", look=SMALL)),
        Table((0.13, 0.09, 0.12, 0.17, 0.16, 0.17, 0.16), who),
        Table((0.1, 0.08, 0.15, 0.13, 0.18, 0.16, 0.2), study),
        Table((0.44, 0.34, 0.22), work),
        Table((0.09, 0.91), told),
        Table((0.26, 0.38, 0.14, 0.22), opinions),
        line(Run("备注：“拟推荐奖项”从优秀消防科普教员、消防技术服务能手中择一填写，须与通知名称一致。", look=SMALL), before=1),
    )  # fmt: skip
    return Form((Leaf(blocks),), margin=18, style=TIERS)


def levels_person(pen: Pen) -> Form:
    """A spreadsheet across with dashed uprights: five pairs a row, deeds, and the opinions as rows of words, signature, seal and day."""
    label, cell, rng, place = pen.label, pen.cell, pen.rng, pen.story.firm.place
    facts = (
        row(label("姓名"), cell("姓名"), label("性别"), cell("性别"), label("出生年月"), cell("出生年月"), label("文化程度"), cell("学历"), label("政治面貌"), cell("政治面貌"), height=9),
        row(label("单位"), cell("工作单位", 5), label("岗位"), cell("职务"), label("工龄"), said(f"{max(1, 2021 - grown_up(pen))}年"), height=9),
        row(label("身份证|号码"), cell("身份证号码", 3), label("手机号"), cell("联系电话"), label("紧急联系人|及电话"), said(f"{someone(rng).name}{phone(rng, place).replace(' ', '')}", 3), height=10),
        row(label("资格证书"), cell("职业资格", 3), label("证书号"), cell("证书编号"), label("申报奖项"), cell("申报奖项", 3), height=10),
        note(pen, "※身份证号码、证书号请用文本格式录入，勿出现科学计数法；手机号填本人常用号码。", 10),
        row(label("主要|事迹"), pen.narrative(9), height=26),
    )  # fmt: skip
    opinions = (
        row(
            *(grey(label(name)) for name in ("审核层级", "审核意见", "负责人签字", "盖　章", "日　期")),
            height=7,
        ),
        level(pen, "所在单位", "unit", "情况属实，同意申报", 35),
        level(pen, "分会", "recommender", "同意", 35),
        level(pen, "协会", "association", "", 12),
    )
    blocks = (
        heading("消防行业一线先进个人申报登记表", "large"),
        line(Run("表3-2　　　　", look=SMALL), Run("　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　编号（协会填写）：", look=SMALL)),
        Table((0.07, 0.13, 0.06, 0.07, 0.09, 0.15, 0.1, 0.12, 0.08, 0.13), facts),
        Table((0.12, 0.28, 0.18, 0.25, 0.17), opinions),
    )  # fmt: skip
    return Form((Leaf(blocks, landscape=True),), margin=17, style=ACROSS)
