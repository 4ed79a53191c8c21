# ruff: noqa: E501  (HTML)
"""Forms for units as a chamber of commerce, a ministry's portal and other associations print them."""

from benchmarks.heldout.second_cases import landline
from benchmarks.heldout.second_parts import (
    HEI,
    KAI,
    SANS,
    SONG,
    choices,
    closing,
    digits,
    halves,
    head_stamp,
    logo,
    matrix_code,
    running,
    watermark,
)
from benchmarks.heldout.stranger_parts import Sheet, award, other, slot, stacked, story, val


def chamber_bilingual(sheet: Sheet) -> list[str]:
    """商会申请表: labels in Chinese/English with a Latin Uyghur line, zebra rows, centred values, emblem and code."""
    rng, e = sheet.rng, sheet.extras

    def pair(span: int, chinese: str, english: str, uyghur: str, shown: str) -> str:
        label = f"<b>{chinese}/{english}</b><br><i>{uyghur}</i>"
        return f'<td class="n">{label}</td><td class="c" colspan="{span}">{shown}</td>'

    rows = (
        (("企业名称", "Company", "Karxana nami", val(sheet, "单位名称")),),
        (("信用代码", "Credit Code", "Kod nomuri", val(sheet, "统一社会信用代码")), ("会员编号", "Member No.", "Eza nomuri", val(sheet, "会员证号"))),
        (("法定代表人", "Legal Rep.", "Qanuniy wekil", val(sheet, "法定代表人")), ("注册资本", "Capital", "Mebligh", other(e.capital))),
        (("联系人", "Contact", "Alaqileshquchi", val(sheet, "联系人")), ("手机", "Mobile", "Yanfon", val(sheet, "联系电话"))),
        (("传真", "Fax", "Faks", other(landline(rng))), ("邮箱", "E-mail", "Élxet", other(e.email))),
        (("地址", "Address", "Adris", val(sheet, "单位地址")),),
        (("申报奖项", "Award", "Mukapat", award(sheet)),),
    )  # fmt: skip
    table = "".join(f"<tr>{''.join(pair(5 - 2 * len(row), *item) for item in row)}</tr>" for row in rows)
    tint = rng.choice(("#f0f0f0", "#e8f1ea", "#fdf3e4"))
    return [
        f"""<style>.n{{width:120px;font-size:13px;line-height:1.25}}.n i{{font-size:11px;color:#555}}tr:nth-child(even) td{{background:{tint}}}td{{border-color:#777}}
{running("工商业联合会消防行业商会　Chamber of Fire Safety Industry", ["1 / 1"])}</style><div class="page" style="font-family:'{SANS}'">
<div style="display:flex;justify-content:space-between;align-items:center">{logo("#8c1d18", "商会")}<div class="c"><h1 style="margin:0">先进会员企业评选申请表</h1><div style="font-size:12px">APPLICATION FORM FOR OUTSTANDING MEMBERS</div></div>{matrix_code(rng)}</div>
<table style="margin-top:10px">{table}
<tr height="250" class="top"><td colspan="4"><b>主要事迹/Main Achievements</b>：<span class="small">（500字以内 / within 500 words）</span>{story(sheet)}</td></tr>
<tr height="190" class="top"><td colspan="2" {slot("企业意见", "unit")}><b>企业意见/Applicant</b><br>　　同意申报。{closing(sheet, "unit", "盖章/Seal　　　　　　　", day="printed", right=90, space=34)}</td>
<td colspan="2" {slot("商会意见", "association")}><b>商会意见/Chamber</b>{closing(sheet, "association", "盖章/Seal　　　　　　　", space=55)}</td></tr></table></div>"""
    ]


def matrix_head(sheet: Sheet) -> list[str]:
    """申报表 in lettered sections: rows of labels above one row of answers, persons as a matrix."""
    rng = sheet.rng

    def section(letter: str, text: str) -> str:
        return f'<tr><td colspan="12" style="background:#444;color:#fff"><b>{letter}．{text}</b></td></tr>'

    def heads(*labels: tuple[str, int]) -> str:
        return f'<tr class="c g">{"".join(f"<td colspan={span}>{label}</td>" for label, span in labels)}</tr>'

    def answers(*shown: tuple[str, int]) -> str:
        return f'<tr class="c" height="38">{"".join(f"<td colspan={span}>{text}</td>" for text, span in shown)}</tr>'

    def mobile() -> str:
        return other(f"1{rng.choice(('37', '58', '85'))}{rng.randrange(10_000_000, 99_999_999)}")

    body = "".join((
        section("A", "申报主体"),
        heads(("单位全称（须与营业执照一致）", 6), ("统一社会信用代码", 4), ("成立日期", 2)),
        answers((val(sheet, "单位名称"), 6), (val(sheet, "统一社会信用代码"), 4), (val(sheet, "成立时间"), 2)),
        heads(("注册地址", 7), ("从业人数", 2), ("登记机关", 3)),
        answers((val(sheet, "单位地址"), 7), (val(sheet, "职工人数"), 2), (other("市场监督管理局"), 3)),
        section("B", "人员"), heads(("类　别", 3), ("姓　名", 3), ("手　机", 3), ("办公电话", 3)),
        answers(("法定代表人", 3), (val(sheet, "法定代表人"), 3), (mobile(), 3), (other(landline(rng)), 3)),
        answers(("联系人", 3), (val(sheet, "联系人"), 3), (val(sheet, "联系电话"), 3), (other(landline(rng)), 3)),
        section("C", "业务规模"), heads(("维保合同", 4), ("服务面积", 4), ("上年度营业额", 4)),
        answers((val(sheet, "维保合同数量"), 4), (val(sheet, "服务面积"), 4), (other(f"{rng.randrange(200, 4000)}万元"), 4)),
        section("D", "拟申报奖项（单选，在所选项的方框内打×）"), f'<tr><td colspan="12">{choices(sheet, "cross")}</td></tr>',
        section("E", "事迹"), f'<tr height="190" class="top"><td colspan="12">{story(sheet)}</td></tr>', section("F", "意见"),
    ))  # fmt: skip
    return [
        f"""<style>.g td{{background:#e9e9e9;font-size:13px}}</style><div class="page" style="font-family:'{HEI}';padding:36px 50px"><div class="small" style="display:flex;justify-content:space-between"><span>表　　号：XF-评优01表</span><span>制表机关：行业管理处</span><span>有效期至：2022年6月</span></div>
<h1>消防技术服务机构评优申报表</h1><table style="table-layout:fixed">{body}
<tr height="130" class="top"><td colspan="2" class="c g" style="vertical-align:middle">申报单位</td><td colspan="10" {slot("申报单位意见", "unit")}>{closing(sheet, "unit", "负责人（签字）：{sig}　　　单位公章", right=60, space=24)}</td></tr>
<tr height="90" class="top"><td colspan="2" class="c g" style="vertical-align:middle">评审组</td><td colspan="10" {slot("评审组意见", "association")}>{closing(sheet, "association", "组长（签字）：{sig}", space=16)}</td></tr></table></div>"""
    ]


def letter_brackets(sheet: Sheet) -> list[str]:
    """推荐函 of a local association: every answer in brackets within the sentences, narrative as free paragraphs."""
    left, right = sheet.rng.choice((("【", "】"), ("〔", "〕"), ("[ ", " ]"), ("“", "”")))

    def b(shown: str) -> str:
        return f"{left}{shown}{right}"

    return [
        f"""<style>p{{margin:0;text-indent:2em}}.k{{font-family:'{HEI}'}}</style><div class="page" style="font-family:'{KAI}';font-size:17px;line-height:1.85;padding:56px 78px">
<div class="r small">消协荐〔2022〕{sheet.rng.randrange(2, 60)}号</div><h1 style="font-size:30px;color:#a00;letter-spacing:10px">推荐函</h1><p style="text-indent:0">自治区消防协会评选办公室：</p>
<p>经逐级审核，现推荐会员单位{b(val(sheet, "单位名称"))}（统一社会信用代码{b(val(sheet, "统一社会信用代码"))}，会员证号{b(val(sheet, "会员证号"))}）参加2021年度评选。该单位成立于{b(val(sheet, "成立时间"))}，法定代表人{b(val(sheet, "法定代表人"))}，在册职工{b(val(sheet, "职工人数"))}，单位地址{b(val(sheet, "单位地址"))}，拟参评奖项为{b(award(sheet))}，业务联系人{b(val(sheet, "联系人"))}，联系电话{b(val(sheet, "联系电话"))}。</p>
<p class="k">一、主要事迹</p><div style="line-height:1.7">{story(sheet)}</div>
<p class="k">二、所在单位意见</p><div {slot("所在单位意见", "unit")} style="min-height:125px"><p>我单位对材料真实性负责。</p>{closing(sheet, "unit", "（公章）　　　　", right=110, space=8)}</div>
<p class="k">三、推荐机构意见</p><div {slot("推荐机构意见", "recommender")} style="min-height:130px"><p>同意推荐，请予审定。</p>{closing(sheet, "recommender", "（公章）　　　　", right=110, space=8)}</div></div>"""
    ]


def colon_cells(sheet: Sheet) -> list[str]:
    """呈报表 in a double frame: labels with colons inside the cells, a label beside two rows, stamps at head and foot."""
    rng = sheet.rng

    def cell(label: str, shown: str, span: int) -> str:
        return f'<td colspan="{span}">{label}：{shown}</td>'

    rows = (
        cell("法定代表人", val(sheet, "法定代表人"), 2) + cell("成立时间", val(sheet, "成立时间"), 2) + cell("职工人数", val(sheet, "职工人数"), 2),
        cell("统一社会信用代码", val(sheet, "统一社会信用代码"), 4) + cell("邮编", other(sheet.extras.postcode), 2),
        '<td rowspan="2" class="c">联系<br>方式</td>' + cell("联系人", val(sheet, "联系人"), 2) + cell("手机号", val(sheet, "联系电话"), 3),
        cell("座机", other(landline(rng)), 2) + cell("传真", other(landline(rng)), 3),
        cell("通讯地址", val(sheet, "单位地址"), 6), cell("申报奖项（不申报的请划去）", f'<span style="line-height:1.8">{choices(sheet, "strike", "；")}</span>', 6),
    )  # fmt: skip
    opinions = "".join(
        f'<tr height="{height}" class="top"><td colspan="6" {slot(name, role)}>{name}：{text}{closing(sheet, role, lead, right=100, space=8)}</td></tr>'
        for name, role, text, lead, height in (
            ("申报单位意见", "unit", "经班子会研究，同意呈报。", "主要负责人：{sig}（公章）", 128),
            ("属地主管部门意见", "association", "", "（公章）　　　", 88),
            ("评选委员会意见", "association", "", "（公章）　　　", 88),
        )
    )
    return [
        f"""<div class="page" style="font-family:'{SONG}'">{watermark(rng.choice(("评优专用", "内部资料", "样张翻印无效")))}<div class="r small">填报时间：{other(sheet.extras.filled_on)}</div>
<h1 style="letter-spacing:6px">企业先进事迹呈报表</h1><table style="border:4px double #000"><tr height="58" class="rel"><td colspan="6" class="rel"><b>单位名称（公章）：</b>{val(sheet, "单位名称")}{head_stamp(120, 30)}</td></tr>
{"".join(f'<tr height="38">{row}</tr>' for row in rows)}<tr><td colspan="6" class="c"><b>先　进　事　迹</b></td></tr><tr height="230" class="top"><td colspan="6">{story(sheet)}</td></tr>{opinions}</table>
<p class="small">注：1.单位名称以公章为准；2.手机号须为联系人本人使用。</p></div>"""
    ]


def notice_return(sheet: Sheet) -> list[str]:
    """申报回执 as a numbered list on two pages: boxes, dotted leaders, awards under one another, narrative going on."""
    first, second = halves(sheet, 0.72)

    def item(number: int, label: str, shown: str) -> str:
        return f'<div class="i"><span>{number}. {label}</span><span class="f">{shown}</span></div>'

    items = "".join(
        item(number, label, shown)
        for number, (label, shown) in enumerate((
            ("申报单位全称", val(sheet, "单位名称")), ("统一社会信用代码", digits(sheet, "统一社会信用代码", 18, 21, (2, 8, 17))),
            ("法定代表人姓名", val(sheet, "法定代表人")), ("单位联系人", val(sheet, "联系人")), ("联系人电话", digits(sheet, "联系电话", 12, 21)),
            ("紧急联络电话", other(landline(sheet.rng))), ("办公地址", val(sheet, "单位地址")),
        ), 1)
    )  # fmt: skip
    how = sheet.rng.choice(("paren", "paren_tick", "filled"))
    return [
        f"""<style>{running("消防行业年度评选 · 申报回执", ["第1页（共2页）", "第2页（共2页）"])}.i{{display:flex;margin:13px 0}}.f{{flex:1;border-bottom:2px dotted #666;margin-left:10px;padding-left:8px}}</style>
<div class="page" style="font-size:16px;padding-top:66px;font-family:'{SONG}'"><h1>评选申报回执（单位）</h1>{items}
<div style="margin:13px 0">8. 参评奖项（限选一项，在括号或方框内作标记）</div><div style="padding-left:60px;line-height:1.9">{choices(sheet, how, "<br>")}</div>
<div style="margin:13px 0 4px">9. 主要事迹</div><div style="font-size:17px;line-height:2.2;padding:0 20px">{first}</div></div>
<div class="page" style="font-size:16px;padding-top:66px;font-family:'{SONG}'"><div style="font-size:17px;line-height:2.2;padding:0 20px">{second}</div>
<div style="margin:26px 0 4px">10. 单位意见</div><div {slot("单位意见", "unit")} style="padding-left:40px;min-height:190px">上述信息真实准确，同意参评。{closing(sheet, "unit", "单位盖章处　　　　　　", day="boxes", right=130, space=40)}</div>
<div style="margin:20px 0 4px">11. 受理情况（秘书处填写）</div><div style="padding-left:40px">受理编号：__________　　受理人：__________</div><p class="small" style="margin-top:50px">———————<br>① 本回执请于截止日前寄（送）达；② 电话栏一格一字，座机请加区号。</p></div>""",
    ]


def rounded_cards(sheet: Sheet) -> list[str]:
    """A portal's print-out: rounded boxes, coloured label pills, answers right-aligned, narrow upright label."""
    rng, e = sheet.rng, sheet.extras
    colour = rng.choice(("#1769aa", "#2e7d32", "#8e4a00"))

    def row(*pairs: tuple[str, str]) -> str:
        cells = "".join(
            f'<div class="x"><span class="p">{label}</span><span class="a">{shown}</span></div>'
            for label, shown in pairs
        )
        return f'<div style="display:flex;gap:14px">{cells}</div>'

    rows = "".join((
        row(("单位名称", val(sheet, "单位名称"))), row(("社会信用代码", val(sheet, "统一社会信用代码")), ("法人", val(sheet, "法定代表人"))),
        row(("经办联系人", val(sheet, "联系人")), ("联系手机<sup>②</sup>", val(sheet, "联系电话"))), row(("注册资本", other(e.capital)), ("员工数", val(sheet, "职工人数"))),
        row(("会员证号", val(sheet, "会员证号")), ("邮政编码", other(e.postcode))), row(("联系地址", val(sheet, "单位地址"))),
    ))  # fmt: skip
    return [
        f"""<style>.o{{border:1.5px solid {colour};border-radius:14px;padding:9px 14px;margin-bottom:10px}}.p{{background:{colour};color:#fff;border-radius:9px;padding:1px 9px;font-size:13px;white-space:nowrap}}
.x{{flex:1;display:flex;justify-content:space-between;align-items:center;border-bottom:1px solid #ddd;padding:5px 2px}}.a{{text-align:right;padding-left:10px}}.h{{color:{colour};font-weight:bold}}</style>
<div class="page" style="font-family:'{HEI}'"><div style="display:flex;justify-content:space-between;align-items:center"><div><div style="font-size:25px;font-weight:bold">行业评优在线申报单</div><div class="small">申报号 {other(e.serial)}　打印时间 {other(e.filled_on)} 16:42</div></div>{matrix_code(rng, 70)}</div>
<div class="o" style="margin-top:10px">{rows}</div><div class="o"><div class="h">评选项目<sup>①</sup></div>{choices(sheet, "dot")}</div>
<div class="o" style="display:flex;min-height:200px"><div class="c h" style="width:22px;border-right:1px solid {colour};padding-right:8px;margin-right:10px;align-self:center">{stacked("事迹材料")}</div><div style="flex:1">{story(sheet)}</div></div>
<div class="o" style="min-height:150px" {slot("申报单位确认", "unit")}><span class="h">申报单位确认</span>　内容无误。{closing(sheet, "unit", "经办人 {sig}　　　　　（单位章）<br>{day}", right=70, space=18)}</div>
<div class="o" style="min-height:80px" {slot("初审意见", "association")}><span class="h">初审意见</span>{closing(sheet, "association", "审核人 {sig}　{day}", space=18)}</div>
<div class="small">① 系统限选一项。　② 用于接收短信，须与实名一致。　本单自打印之日起30日内有效。</div></div>"""
    ]
