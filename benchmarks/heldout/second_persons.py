# ruff: noqa: E501  (HTML)
"""Forms for persons as a trade union, a ministry and other associations print them."""

from benchmarks.heldout.second_cases import landline
from benchmarks.heldout.second_parts import (
    HEI,
    KAI,
    SANS,
    SONG,
    broken,
    choices,
    closing,
    digits,
    halves,
    head_stamp,
    logo,
    options,
    running,
    watermark,
)
from benchmarks.heldout.stranger_parts import Sheet, award, line, other, slot, stacked, story, val

PARTIES = ("中共党员", "共青团员", "民主党派", "群众")


def union_table(sheet: Sheet) -> list[str]:
    """工会推荐审批表: four pairs in a row, labels broken over lines, double frame, opinions in three rows."""

    def pairs(*items: tuple[str, str, int]) -> str:
        cells = "".join(
            f'<td class="c" width="58">{label}</td><td class="c" colspan="{span}">{shown}</td>'
            for label, shown, span in items
        )
        return f'<tr height="46">{cells}</tr>'

    rows = "".join((
        pairs(("姓 名", broken(sheet, "姓名"), 1), ("性 别", val(sheet, "性别"), 1), ("民 族", val(sheet, "民族"), 1), ("出生<br>年月", val(sheet, "出生年月"), 1)),
        pairs(("政治<br>面貌", val(sheet, "政治面貌"), 1), ("文化<br>程度", val(sheet, "学历"), 1), ("职 务", val(sheet, "职务"), 1), ("技术<br>职称", val(sheet, "职称"), 1)),
        pairs(("身 份<br>证 号", val(sheet, "身份证号码"), 3), ("电 话", val(sheet, "联系电话"), 3)),
        pairs(("工 作<br>单 位", val(sheet, "工作单位"), 7)),
        pairs(("职业<br>资格", val(sheet, "职业资格"), 3), ("证书<br>编号", val(sheet, "证书编号"), 3)),
        pairs(("申报<br>奖项", award(sheet), 3), ("曾用名", other("无"), 3)),
    ))  # fmt: skip
    opinions = "".join(
        f'<tr height="{height}" class="top"><td class="c" style="vertical-align:middle">{label}</td><td colspan="7" {slot(name, role)}>{closing(sheet, role, lead, day="printed", right=60, space=14)}</td></tr>'
        for label, name, role, lead, height in (
            ("单位<br>意见", "单位意见", "unit", "同意推荐　　签字：{sig}（盖 章）", 122),
            ("地方<br>协会<br>意见", "地方协会意见", "recommender", "同意上报　　签字：{sig}（盖 章）", 122),
            ("区协会<br>审定<br>意见", "区协会审定意见", "association", "签字：{sig}（盖 章）", 92),
        )
    )
    return [
        f"""<div class="page" style="font-family:'{SONG}';padding:40px 52px"><div class="small" style="display:flex;justify-content:space-between"><span>附表三</span><span>编号：{other(sheet.extras.serial)}</span></div>
<h1>消防行业岗位能手推荐审批表</h1><table style="border:5px double #111">{rows}
<tr height="215" class="top"><td class="c" style="vertical-align:middle">{stacked("先进事迹")}</td><td colspan="7">{story(sheet)}</td></tr>{opinions}</table></div>"""
    ]


def ballot_prose(sheet: Sheet) -> list[str]:
    """推荐书 in prose: 兹推荐____同志, narrative as paragraphs under a numbered heading, no frame anywhere."""
    return [
        f"""<style>p{{margin:0;text-indent:2em}}.k{{font-family:'{HEI}'}}</style><div class="page" style="font-family:'{KAI}';font-size:17px;line-height:1.95;padding:58px 76px"><h1 style="font-size:28px">个人评先推荐信</h1>
<p class="k">一、被推荐人</p><p>兹推荐{line(sheet, "姓名", 90, centre=True)}同志，性别{line(sheet, "性别", 30, centre=True)}，民族{line(sheet, "民族", 60, centre=True)}，{line(sheet, "政治面貌", 70, centre=True)}，身份证号{line(sheet, "身份证号码", 200)}，现任{line(sheet, "工作单位", 260)}（职务：{line(sheet, "职务", 80)}），持有{line(sheet, "职业资格", 150)}证书，证书编号{line(sheet, "证书编号", 130)}，参加2021年度评选。</p>
<p class="k">二、推荐奖项</p><p>{award(sheet)}</p>
<p class="k">三、事迹介绍</p><div style="line-height:1.75">{story(sheet)}</div>
<p class="k">四、联系方式</p><p>本人手机{line(sheet, "联系电话", 140)}，家属电话（紧急时用）<span class="u">{other(landline(sheet.rng))}</span>。</p>
<p class="k">五、单位推荐意见</p><div {slot("单位推荐意见", "unit")} style="min-height:150px"><p>该同志事迹属实，予以推荐。</p>{closing(sheet, "unit", "单位（盖章）　　　　　", right=110, space=16)}</div></div>"""
    ]


def latin_subtitles(sheet: Sheet) -> list[str]:
    """登记表 with Latin subtitles under the labels; choices are circled or deleted; two opinions side by side."""
    e, how = sheet.extras, sheet.rng.choice(("ring", "strike"))

    def name(chinese: str, below: str) -> str:
        return f'<td class="n">{chinese}<br><span>{below}</span></td>'

    rows = "".join(f'<tr height="44">{row}</tr>' for row in (
        name("姓名", "Isim-familisi / Name") + f"<td>{val(sheet, '姓名')}</td>" + name("性别", "Jinsi / Sex") + f"<td>{options(sheet, '性别', ('男', '女'), how)}</td>",
        name("民族", "Milliti / Ethnic") + f"<td>{val(sheet, '民族')}</td>" + name("出生年月", "Tughulghan / Born") + f"<td>{val(sheet, '出生年月')}</td>",
        name("身份证号码", "Kimlik nomuri / ID No.") + f"<td>{val(sheet, '身份证号码')}</td>" + name("手机", "Yanfon / Mobile") + f"<td>{val(sheet, '联系电话')}</td>",
        name("所在单位", "Xizmet orni / Employer") + f'<td colspan="3">{val(sheet, "工作单位")}</td>',
        name("职务", "Wezipisi / Post") + f"<td>{val(sheet, '职务')}</td>" + name("毕业院校", "Mektipi / School") + f"<td>{other(e.graduated)}</td>",
        name("政治面貌", "Siyasiy / Affiliation") + f'<td colspan="3">{options(sheet, "政治面貌", PARTIES, how)}</td>',
        name("资格证书", "Guwahname / Certificate") + f"<td>{val(sheet, '职业资格')}</td>" + name("证书编号", "Nomuri / No.") + f"<td>{val(sheet, '证书编号')}</td>",
        name("参评奖项", "Mukapat / Award") + f'<td colspan="3">{choices(sheet, how, "　／　")}</td>',
    ))  # fmt: skip
    note = "在所选项上画圈" if how == "ring" else "不选的用横线划去"
    return [
        f"""<style>.n{{width:128px;line-height:1.2}}.n span{{font-size:10.5px;color:#666}}td{{border-color:#999}}</style><div class="page" style="font-family:'{SANS}'"><div style="display:flex;align-items:center;gap:16px">{logo("#0b5394", "119")}<div><h1 style="margin:0;text-align:left">优秀消防从业者登记表</h1><div class="small">Munewwer xadimlarni tizimlash jedwili · 选择题{note}</div></div></div>
<table style="margin-top:12px">{rows}<tr height="260" class="top"><td colspan="4"><u>主要事迹 Asasliq ish-izliri</u>：{story(sheet)}</td></tr>
<tr height="190" class="top"><td colspan="2" width="50%" {slot("所在单位意见", "unit")}>所在单位意见<br>情况属实。{closing(sheet, "unit", "单位章 / Tamgha　　　　", right=80, space=30)}</td><td colspan="2" {slot("协会意见", "association")}>协会意见{closing(sheet, "association", "协会章 / Tamgha　　　　", space=50)}</td></tr></table></div>"""
    ]


def check_vertical(sheet: Sheet) -> list[str]:
    """申报卡 with choices under one another, boxes for ID, phone and date, zebra rows, sections 甲 乙 丙."""
    how = sheet.rng.choice(("paren", "filled", "dot", "cross"))

    def head(letter: str, text: str) -> str:
        return f'<tr><th colspan="4" style="text-align:left;border-top:3px solid #000"><b>{letter}　{text}</b></th></tr>'

    return [
        f"""<style>tr:nth-child(odd) td{{background:#f4f4ee}}td{{border-width:1px 0}}th{{border-width:3px 0 1px}}</style><div class="page" style="font-family:'{HEI}'"><h1 style="text-align:left;border-left:10px solid #b00;padding-left:12px">会员先进个人申报卡</h1><table>
{head("甲", "个人情况")}<tr height="40"><td width="110">申报人姓名：</td><td>{val(sheet, "姓名")}</td><td width="80">民族：</td><td>{val(sheet, "民族")}</td></tr>
<tr><td>性别：</td><td>{options(sheet, "性别", ("男", "女"), how, "<br>")}</td><td>学历：</td><td>{options(sheet, "学历", ("中专", "大专", "本科"), how, "<br>")}</td></tr>
<tr height="40"><td>身份证号：</td><td colspan="3">{digits(sheet, "身份证号码", 18, 24, (6, 14))}</td></tr><tr height="40"><td>手机号码：</td><td colspan="3">{digits(sheet, "联系电话", 13, 24)}</td></tr>
<tr height="40"><td>任职单位：</td><td colspan="3">{val(sheet, "工作单位")}</td></tr><tr height="40"><td>现任岗位：</td><td>{val(sheet, "职务")}</td><td>QQ号：</td><td>{other(str(sheet.rng.randrange(10_000_000, 999_999_999)))}</td></tr>
<tr height="40"><td>职业资格：</td><td>{val(sheet, "职业资格")}</td><td>证书号：</td><td>{val(sheet, "证书编号")}</td></tr>
{head("乙", "申报奖项（请选一项）")}<tr><td colspan="4" style="padding-left:40px;line-height:1.8">{choices(sheet, how, "<br>")}</td></tr>
{head("丙", "个人事迹（本人撰写）")}<tr height="220" class="top"><td colspan="4">{story(sheet)}</td></tr>
{head("丁", "单位审核")}<tr height="170" class="top"><td colspan="4" {slot("单位审核", "unit")}>（　）不同意　（√）同意推荐{closing(sheet, "unit", "审核人：{sig}　　　公　章", day="boxes", right=80, space=26)}</td></tr></table></div>"""
    ]


def going_on(sheet: Sheet) -> list[str]:
    """申请书 on two pages under a running head: labels above answers, the narrative going on overleaf."""
    first, second = halves(sheet, sheet.rng.uniform(0.65, 0.8))
    e = sheet.extras

    def band(*items: tuple[str, str, int]) -> str:
        heads = "".join(f'<td colspan="{span}" class="c g">{label}</td>' for label, _, span in items)
        values = "".join(f'<td colspan="{span}" class="c">{shown}</td>' for _, shown, span in items)
        return f'<tr>{heads}</tr><tr height="40">{values}</tr>'

    bands = "".join((
        band(("姓名", broken(sheet, "姓名"), 2), ("性别", val(sheet, "性别"), 1), ("民族", val(sheet, "民族"), 2), ("出生年月", val(sheet, "出生年月"), 2), ("学历", val(sheet, "学历"), 1)),
        band(("身份证号码", val(sheet, "身份证号码"), 3), ("工作单位", val(sheet, "工作单位"), 5)),
        band(("职务", val(sheet, "职务"), 2), ("职称", val(sheet, "职称"), 2), ("联系电话", val(sheet, "联系电话"), 2), ("邮编", other(e.postcode), 2)),
        band(("职业资格名称及等级", val(sheet, "职业资格"), 4), ("职业资格证书编号", val(sheet, "证书编号"), 4)),
        band(("申请奖项", award(sheet), 8)),
    ))  # fmt: skip
    return [
        f"""<style>{running("先进个人申请书", ["- 1 -", "- 2 -"])}.g{{background:#e4ecd9;font-size:13px}}.q{{font-size:18px;line-height:42px;background:repeating-linear-gradient(transparent 0 40px,#aaa 40px 41px,transparent 41px 42px)}}</style><div class="page" style="padding:62px 58px 60px;font-family:'{SONG}'"><h1>消防行业先进个人申请书</h1><table style="table-layout:fixed">{bands}
<tr><td colspan="8" class="g">个人主要事迹（可续页）</td></tr></table><div class="q" style="border:1px solid #222;border-top:0;padding:0 6px">{first}</div></div>
<div class="page" style="padding:62px 58px 60px;font-family:'{SONG}'"><table><tr height="260" class="top"><td colspan="2"><div class="q">{second}</div><p class="small">（以下空白）</p></td></tr>
<tr><td class="c g" width="50%">所在单位意见</td><td class="c g">秘书处意见</td></tr><tr height="210" class="top"><td {slot("所在单位意见", "unit")}>同意申请，材料真实。{closing(sheet, "unit", "单位（章）　　　　　", day="printed", right=90, space=40)}</td><td {slot("秘书处意见", "association")}>{closing(sheet, "association", "（章）　　　　　", space=60)}</td></tr></table></div>""",
    ]


def boxed_card(sheet: Sheet) -> list[str]:
    """推荐卡 of rounded boxes: labels with colons before the answers, the unit's stamp at the head as well."""
    rng, e = sheet.rng, sheet.extras

    def pairs(*items: tuple[str, str]) -> str:
        cells = "".join(f'<span style="flex:1"><b>{label}：</b>{shown}</span>' for label, shown in items)
        return f'<div style="display:flex;margin:7px 0">{cells}</div>'

    body = "".join((
        pairs(("姓名", val(sheet, "姓名")), ("性别", val(sheet, "性别")), ("民族", val(sheet, "民族")), ("政治面貌", val(sheet, "政治面貌"))),
        pairs(("出生年月", val(sheet, "出生年月")), ("学历", val(sheet, "学历")), ("职务", val(sheet, "职务")), ("职称", val(sheet, "职称"))),
        pairs(("公民身份号码", val(sheet, "身份证号码")), ("联系电话", val(sheet, "联系电话"))),
        pairs(("紧急联系人", other(e.chiefs[0])), ("紧急联系人电话", other(landline(rng)))),
        pairs(("资格证书", val(sheet, "职业资格")), ("证书编号", val(sheet, "证书编号"))),
    ))  # fmt: skip
    history = "".join(f"<div>{when}　{other(what)}</div>" for when, what in e.resume)
    return [
        f"""<style>.o{{border:1.5px solid #333;border-radius:16px;padding:10px 16px;margin-bottom:11px}}</style><div class="page" style="font-family:'{KAI}';font-size:16px">{watermark("消防协会")}<h1>“最美消防人”评选推荐卡</h1>
<div class="rel" style="display:flex;justify-content:space-between;margin-bottom:16px"><span>推荐单位（盖章）：{val(sheet, "工作单位")}{head_stamp(230, 14)}</span><span class="small">填卡日期：{other(e.filled_on)}</span></div>
<div class="o">{body}</div><div class="o"><b>推荐奖项：</b>{award(sheet)}</div><div class="o"><b>个人简历</b>{history}</div>
<div class="o" style="min-height:180px"><b>主要事迹</b>{story(sheet)}</div>
<div class="o" style="min-height:160px" {slot("推荐单位意见", "unit")}><b>推荐单位意见：</b>同意。{closing(sheet, "unit", "负责人：{sig}　（公章）　　", right=80, space=28)}</div>
<div class="small">* 联系电话请填本人常用号码；** 卡面不得折叠、涂改。</div></div>"""
    ]
