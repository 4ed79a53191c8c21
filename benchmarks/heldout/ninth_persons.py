"""Person forms of the ninth strangers: the sheets with photo, career, deeds and opinions that everyone sends round."""

from benchmarks.heldout.ninth_parts import FILLED, FRAMED, TIGHT, WORD, endorsed, paired, photo
from benchmarks.heldout.ninth_values import landline, someone
from benchmarks.heldout.seventh_parts import career, grown_up, honours
from benchmarks.heldout.seventh_values import mobile
from benchmarks.heldout.sixth_parts import hinted, said
from benchmarks.heldout.third_model import (
    Cell,
    Form,
    Leaf,
    Par,
    Pen,
    Run,
    Table,
    grey,
    heading,
    line,
    row,
)

NATIVE = ("福建莆田", "安徽六安", "四川达州", "新疆塔城", "湖南汨罗", "河北迁安", "甘肃民乐")


def _award(pen: Pen, cols: int) -> Cell:
    return Cell((Par(pen.award(), "center"),), cols)


def _prizes(pen: Pen, cols: int) -> Cell:
    return Cell(tuple(line(Run(text, look=FILLED)) for text in honours(pen)), cols)


def cadre_person(pen: Pen) -> Form:
    """先进个人: the cadres' sheet of four pairs beside a photo, career by lines, two opinions overleaf and a third."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    start = grown_up(pen)
    steps = (
        f"{start - 3}.09—{start}.06　{rng.choice(('市第一中学', '省电力学校', '市卫生学校', '自治区职业大学'))}学习",
        f"{start}.07—{start + 3}.12　{rng.choice(('县供销社', '市建筑公司', '某部服役', '市轻工机械厂'))}工作",
        f"{start + 4}.01至今　在现单位工作",
    )
    one = (
        row(label("姓　名"), cell("姓名"), label("性　别"), cell("性别"), photo(pen, 4, "照|片|（二寸免冠）"), height=13),
        row(label("民　族"), cell("民族"), label("出生年月"), cell("出生年月"), height=13),
        row(label("政治面貌"), cell("政治面貌"), label("文化程度"), cell("学历"), height=13),
        row(label("参加工|作时间"), said(f"{start}.07"), label("籍　贯"), said(rng.choice(NATIVE)), height=13),
        row(label("工作单位"), cell("工作单位", 2), label("职务"), cell("职务"), height=13),
        row(label("身份证号"), cell("身份证号码", 2), label("联系电话"), cell("联系电话"), height=13),
        row(label("拟授予|荣誉称号"), _award(pen, 4), height=13),
        row(label("个|人|简|历"), Cell(tuple(line(Run(text, look=FILLED)) for text in steps), 4, valign="top"), height=30),
        row(label("奖|惩|情|况"), _prizes(pen, 4), height=26),
        row(label("主|要|事|迹"), pen.narrative(4), height=96),
    )  # fmt: skip
    two = (
        row(label("所|在|单|位|意|见"), endorsed(pen, "所在单位意见", "unit", "经单位研究，同意推荐。", mark="（盖章）"), height=60),
        row(label("主|管|部|门|意|见"), endorsed(pen, "主管部门意见", "recommender", "同意推荐。", mark="（盖章）"), height=60),
        row(label("审|批|机|关|意|见"), endorsed(pen, "审批机关意见", "association", "", mark="（盖章）"), height=60),
    )  # fmt: skip
    title = heading("先进个人推荐审批表")
    widths = (0.14, 0.22, 0.15, 0.24, 0.25)
    return Form((Leaf((title, Table(widths, one))), Leaf((Table((0.12, 0.88), two),))), margin=24, style=WORD)


def union_person(pen: Pen) -> Form:
    """A union's single sheet: unit and post asked for together, certificate and number, three low opinions."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    rows = (
        row(label("姓名"), cell("姓名"), label("性别"), cell("性别"), label("民族"), cell("民族"), photo(pen, 3, "相片"), height=11),
        row(label("出生|年月"), cell("出生年月"), label("政治|面貌"), cell("政治面貌"), label("学历"), cell("学历"), height=11),
        row(label("身份证|号　码"), cell("身份证号码", 3), label("健康|状况"), said(rng.choice(("健康", "良好"))), height=11),
        row(label("工作单位|及职务"), paired(pen, ("工作单位", "职务"), 4), label("联系|电话"), cell("联系电话"), height=13),
        row(label("职业资格|（等级）"), cell("职业资格", 3), label("证书|编号"), cell("证书编号", 2), height=12),
        row(label("推荐|奖项"), _award(pen, 6), height=10),
        row(label("主要|事迹"), pen.narrative(6), height=84),
        row(label("单位|意见"), endorsed(pen, "单位意见", "unit", "同意推荐。", cols=6, foot="line", who="工会主席："), height=28),
        row(label("上级工|会意见"), endorsed(pen, "上级工会意见", "recommender", "同意。", cols=6, foot="line", who="主席："), height=28),
        row(label("市总工|会意见"), endorsed(pen, "市总工会意见", "association", "", cols=6, foot="line", who="主席："), height=24),
    )  # fmt: skip
    title = heading("“行业标兵”推荐登记表")
    widths = (0.12, 0.15, 0.1, 0.17, 0.11, 0.17, 0.18)
    return Form((Leaf((title, Table(widths, rows))),), margin=20, style=WORD)


def grouped_person(pen: Pen) -> Form:
    """Groups at the left: the person, the unit with its own contact, the certificate, the deeds; a sheet for a database."""
    cell, rng = pen.cell, pen.rng

    def label(text: str, cols: int = 1, rows: int = 1) -> Cell:
        return grey(pen.label(text, cols, rows))

    rows = (
        row(label("申|报|人|信|息", rows=4), label("姓名"), cell("姓名"), label("性别"), cell("性别"), height=10),
        row(label("证件类型"), said("居民身份证"), label("证件号码"), cell("身份证号码"), height=10),
        row(label("出生日期"), cell("出生年月"), label("最高学历"), cell("学历"), height=10),
        row(label("本人手机"), cell("联系电话"), label("电子邮箱"), said(f"{rng.randrange(10**8, 10**9)}@qq.com"), height=10),
        row(label("单|位|信|息", rows=3), label("工作单位"), cell("工作单位", 3), height=10),
        row(label("岗位"), cell("职务"), label("职称"), cell("职称"), height=10),
        row(label("单位联系人"), said(someone(rng).name), label("单位电话"), said(landline(rng, pen.story.firm.place)), height=10),
        row(label("申|报|信|息", rows=2), label("申报奖项"), _award(pen, 3), height=10),
        row(label("职业资格"), cell("职业资格"), label("证书编号"), cell("证书编号"), height=12),
        row(label("主|要|事|迹"), pen.narrative(4), height=84),
        row(label("单|位|意|见"), endorsed(pen, "单位意见", "unit", "情况属实，同意申报。", cols=4, foot="owner"), height=34),
        row(label("协|会|意|见"), endorsed(pen, "协会意见", "association", "", cols=4, foot="centred"), height=30),
    )  # fmt: skip
    title = heading("年度优秀从业人员申报表")
    return Form((Leaf((title, Table((0.08, 0.16, 0.31, 0.14, 0.31), rows))),), margin=20, style=FRAMED)


def reward_person(pen: Pen) -> Form:
    """奖励审批表: hints in brackets behind the labels, a wide table of career, four opinions two by two."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    steps = career(pen, (2, 3, 1))
    rows = (
        row(label("姓　　名"), cell("姓名"), label("性　　别"), cell("性别"), label("民　　族"), cell("民族"), height=10),
        row(label("出生年月"), cell("出生年月"), label("政治面貌"), cell("政治面貌"), label("学　　历"), cell("学历"), height=10),
        row(hinted("身份证号", "（18位）"), cell("身份证号码", 3), label("职　　称"), cell("职称"), height=11),
        row(hinted("单　　位", "（全称）"), cell("工作单位", 3), label("职　　务"), cell("职务"), height=11),
        row(label("联系方式"), cell("联系电话", 2), label("紧急联系人"), said(f"{someone(rng).name}　{mobile(rng)}", 2), height=10),
        row(label("奖励种类"), _award(pen, 5), height=10),
        *steps,
        row(label("事　　迹"), pen.narrative(5), height=80),
        row(endorsed(pen, "单位意见", "unit", "同意。", cols=3, lead="单位意见：", foot="centred", mark="（签章）"), endorsed(pen, "主管部门意见", "recommender", "同意上报。", cols=3, lead="主管部门意见：", foot="centred", mark="（签章）"), height=40),
        row(endorsed(pen, "人事部门意见", "association", "", cols=3, lead="人事部门意见：", foot="centred", mark="（签章）"), endorsed(pen, "批准机关意见", "association", "", cols=3, lead="批准机关意见：", foot="centred", mark="（签章）"), height=34),
    )  # fmt: skip
    title = heading("个人奖励审批表")
    top = line("填表单位：　　　　　　　　　　　　　　　　　　　　　　　　　　　　编号：", before=2)
    return Form((Leaf((title, top, Table((0.14, 0.2, 0.13, 0.2, 0.13, 0.2), rows))),), margin=20, style=TIGHT)


def figures_person(pen: Pen) -> Form:
    """Few questions in large type, a photo over five rows, a story in its own words, one opinion and one left open."""
    label, cell = pen.label, pen.cell
    pen.spaced = True
    rows = (
        row(label("姓名"), cell("姓名"), label("性别"), cell("性别"), photo(pen, 5, "一寸|彩色|照片"), height=12),
        row(label("民族"), cell("民族"), label("学历"), cell("学历"), height=12),
        row(label("出生年月"), cell("出生年月"), label("党派"), cell("政治面貌"), height=12),
        row(label("身份证号码"), cell("身份证号码", 3), height=12),
        row(label("联系电话"), cell("联系电话", 3), height=12),
        row(label("所在单位"), cell("工作单位", 4), height=12),
        row(label("现任职务"), cell("职务"), label("技术职称"), cell("职称", 2), height=12),
        row(label("参评奖项"), _award(pen, 4), height=12),
        row(label("先进|事迹|材料"), pen.narrative(4), height=84),
        row(label("推荐|单位|意见"), endorsed(pen, "推荐单位意见", "unit", "同意推荐", cols=4, foot="centred", mark="（公　章）"), height=38),
        row(label("评审|意见"), endorsed(pen, "评审意见", "association", "", cols=4, foot="centred", mark="（公　章）"), height=30),
    )  # fmt: skip
    title = heading("年度先进人物评选推荐表")
    return Form((Leaf((title, Table((0.17, 0.2, 0.15, 0.23, 0.25), rows))),), margin=23, style=WORD)


def operator_person(pen: Pen) -> Form:
    """For the certificate's award: the certificate's facts in three columns, a promise with a signature, two opinions."""
    label, cell, rng = pen.label, pen.cell, pen.rng
    rows = (
        row(label("姓　名"), cell("姓名", 2), label("性　别"), cell("性别"), photo(pen, 4, "照片"), height=11),
        row(label("出生年月"), cell("出生年月", 2), label("民　族"), cell("民族"), height=11),
        row(label("身份证号"), cell("身份证号码", 4), height=11),
        row(label("工作单位"), cell("工作单位", 4), height=11),
        row(label("岗位名称"), cell("职务", 2), label("联系电话"), cell("联系电话", 2), height=11),
        row(label("持证|情况", rows=2), label("证书名称及等级", 2), label("证书编号", 2), label("发证时间"), height=8),
        row(cell("职业资格", 2), cell("证书编号", 2), said(f"{rng.randrange(2014, 2021)}.{rng.randrange(1, 13):02d}"), height=11),
        row(label("申报奖项"), _award(pen, 5), height=11),
        row(label("工作业绩|及主要事迹"), pen.narrative(5), height=78),
        row(label("本人承诺"), Cell((line("本人承诺以上所填内容属实，如有虚假愿承担一切后果。", indent=2), line("签名：", Run(pen.story.case.text("姓名")[:3], look=frozenset({"signed"})), "　　　　　", align="right")), 5), height=18),
        row(label("单位意见"), endorsed(pen, "单位意见", "unit", "同意申报。", cols=5, foot="stack"), height=38),
        row(label("协会审核|意　　见"), endorsed(pen, "协会审核意见", "association", "", cols=5, foot="centred"), height=28),
    )  # fmt: skip
    title = heading("消防行业技术能手申报表")
    return Form((Leaf((title, Table((0.15, 0.16, 0.13, 0.14, 0.2, 0.22), rows))),), margin=20, style=FRAMED)
