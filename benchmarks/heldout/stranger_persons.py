# ruff: noqa: E501  (HTML)
"""Forms for persons as other associations and ministries print them."""

from benchmarks.heldout.stranger_parts import (
    Sheet,
    award,
    boxes,
    line,
    other,
    sign,
    slot,
    stacked,
    story,
    ticked,
    ticked_awards,
    val,
)  # fmt: skip

PARTIES = ("中共党员", "共青团员", "群众")


def approval_photo(sheet: Sheet) -> list[str]:
    """审批表: spaced labels, a place for a photograph, unit and post in one cell, three opinions."""
    e = sheet.extras
    return [
        f"""<div class="page" style="padding:40px 60px"><h1>先 进 个 人 审 批 表</h1><table>
<tr height="36"><td class="c" width="84">姓　　名</td><td width="160">{val(sheet, "姓名")}</td><td class="c" width="76">性　　别</td><td width="56" class="c">{val(sheet, "性别")}</td><td class="c" width="76">民　　族</td><td class="c">{val(sheet, "民族")}</td>
<td rowspan="4" width="100" class="c small">一　寸<br>免　冠<br>照　片</td></tr>
<tr height="36"><td class="c">出生日期</td><td>{val(sheet, "出生年月")}</td><td class="c">文化程度</td><td class="c" colspan="3">{val(sheet, "学历")}</td></tr>
<tr height="36"><td class="c">政治面貌</td><td>{val(sheet, "政治面貌")}</td><td class="c">专业技术<br>职　　务</td><td colspan="3">{val(sheet, "职称")}</td></tr>
<tr height="36"><td class="c">身份证号</td><td colspan="2">{val(sheet, "身份证号码")}</td><td class="c">手机</td><td colspan="2">{val(sheet, "联系电话")}</td></tr>
<tr height="40"><td class="c">工作单位<br>及 职 务</td><td colspan="6">{val(sheet, "工作单位")}　　{val(sheet, "职务")}</td></tr>
<tr height="40"><td class="c">执业资格</td><td colspan="3">{val(sheet, "职业资格")}</td><td class="c">资格证书<br>编　　号</td><td colspan="2">{val(sheet, "证书编号")}</td></tr>
<tr height="40"><td class="c">拟推荐奖项</td><td colspan="6">{award(sheet)}</td></tr>
<tr height="190" class="top"><td class="c" style="vertical-align:middle">主<br>要<br>先<br>进<br>事<br>迹</td><td colspan="6">{story(sheet)}</td></tr>
<tr height="140" class="top"><td class="c" style="vertical-align:middle">所在单位<br>意　　见</td><td colspan="6" {slot("所在单位意见", "unit")}>{sign(sheet, "unit", "负责人签名：{sig}　（公章）", day="printed", right=70, space=34)}</td></tr>
<tr height="130" class="top"><td class="c" style="vertical-align:middle">地（州、市）<br>协会意见</td><td colspan="6" {slot("地州市协会意见", "recommender")}>{sign(sheet, "recommender", "负责人签名：{sig}　（公章）", right=70, space=30)}</td></tr>
<tr height="90" class="top"><td class="c" style="vertical-align:middle">自 治 区<br>协会意见</td><td colspan="6" {slot("自治区协会意见", "association")}>{sign(sheet, "association", "（公章）", space=26)}</td></tr></table>
<p class="small" style="margin:4px 0">填表单位：{other(sheet.case.text("工作单位"))}　　填表日期：{other(e.filled_on)}</p></div>"""
    ]


def digit_register(sheet: Sheet) -> list[str]:
    """登记表: dotted borders, sex and politics as tick lists, a box for every digit of the ID number."""
    marks = sheet.rng.choice((("□", "☑"), ("□", "■"), ("○", "●")))
    return [
        f"""<style>td{{border:1px dotted #444}}</style><div class="page"><h1>消防行业优秀从业人员登记表</h1><table>
<tr height="40"><td width="130">姓名</td><td>{val(sheet, "姓名")}</td><td width="70">性别</td><td>{ticked(sheet, "性别", ("男", "女"), marks)}</td></tr>
<tr height="40"><td>公民身份号码</td><td colspan="3">{boxes(sheet, "身份证号码", 18, 26)}</td></tr>
<tr height="40"><td>民族</td><td>{val(sheet, "民族")}</td><td>电话</td><td>{val(sheet, "联系电话")}</td></tr>
<tr height="40"><td>政治面貌</td><td colspan="3">{ticked(sheet, "政治面貌", PARTIES, marks)}</td></tr>
<tr height="40"><td>现工作单位（全称）</td><td colspan="3">{val(sheet, "工作单位")}</td></tr>
<tr height="40"><td>岗位（职务）</td><td>{val(sheet, "职务")}</td><td>职称</td><td>{val(sheet, "职称")}</td></tr>
<tr height="40"><td>职业资格证书名称<br>及等级</td><td colspan="3">{val(sheet, "职业资格")}</td></tr>
<tr height="40"><td>证书编号</td><td colspan="3">{val(sheet, "证书编号")}</td></tr>
<tr height="50"><td>参评奖项（勾选）</td><td colspan="3">{ticked_awards(sheet, marks)}</td></tr>
<tr height="260" class="top"><td style="vertical-align:middle">个人主要事迹<br><span class="small">（可附页）</span></td><td colspan="3">{story(sheet)}</td></tr>
<tr height="165" class="top"><td style="vertical-align:middle">单位意见</td><td colspan="3" {slot("单位意见", "unit")}>{sign(sheet, "unit", "（单位盖章）", right=80, space=40)}</td></tr></table></div>"""
    ]


def above_two_pages(sheet: Sheet) -> list[str]:
    """推荐表 on two pages: small headings over the values, narrative and opinions behind."""

    def cell(label: str, key: str, span: int) -> str:
        return f'<td colspan="{span}"><div class="h">{label}</div><div style="min-height:26px">{val(sheet, key)}</div></td>'

    rows = (
        (("候选人姓名", "姓名", 2), ("性别", "性别", 1), ("民族", "民族", 1), ("出生年月（如1980.01）", "出生年月", 2)),
        (("居民身份证号码", "身份证号码", 3), ("手机号码", "联系电话", 3)),
        (("所在单位（全称）", "工作单位", 4), ("担任职务", "职务", 2)),
        (("最高学历", "学历", 2), ("政治面貌", "政治面貌", 2), ("技术职称", "职称", 2)),
        (("职业（执业）资格", "职业资格", 3), ("资格证号", "证书编号", 3)),
    )  # fmt: skip
    table = "".join(f"<tr>{''.join(cell(*item) for item in row)}</tr>" for row in rows)
    history = "".join(f"<tr><td>{when}</td><td>{other(what)}</td></tr>" for when, what in sheet.extras.resume)
    return [
        f"""<style>.h{{font-size:12.5px;font-weight:bold;color:#234}}</style><div class="page"><h1>年度先进个人推荐表</h1>
<table style="table-layout:fixed">{table}<tr><td colspan="6"><div class="h">推荐奖项</div>{award(sheet)}</td></tr></table>
<p style="margin:16px 0 4px"><b>工作简历</b></p><table><tr class="c"><td width="150">起止年月</td><td>在何单位学习或工作、任何职务</td></tr>{history}<tr height="30"><td></td><td></td></tr></table>
<p style="margin:16px 0 4px"><b>何时何地受过何种奖励</b></p><div style="border:1px solid #222;height:90px;padding:6px">{other("无")}</div>
<p class="small">第 1 页　共 2 页</p></div>""",
        f"""<div class="page"><table><tr height="420" class="top"><td><div class="h">事迹材料（以第三人称撰写，150～500字）</div>{story(sheet)}</td></tr>
<tr height="200" class="top"><td {slot("推荐单位意见", "unit")}><div class="h">推荐单位意见</div>　　该同志符合推荐条件，同意推荐。{sign(sheet, "unit", "单位（盖章）　负责人：{sig}", right=200, space=30)}</td></tr>
<tr height="170" class="top"><td {slot("协会秘书处初审意见", "association")}><div class="h">协会秘书处初审意见</div>{sign(sheet, "association", "（盖章）", space=40)}</td></tr></table>
<p class="small">第 2 页　共 2 页</p></div>""",
    ]


def self_recommendation(sheet: Sheet) -> list[str]:
    """自荐表 in two columns of underlined answers, a heavy rule between the sections."""

    def pair(a: tuple[str, str], b: tuple[str, str] | None) -> str:
        right = f"<span>{b[0]}：{line(sheet, b[1], 190)}</span>" if b else ""
        width = 190 if b else 540
        return f'<div style="display:flex;justify-content:space-between;margin:10px 0"><span>{a[0]}：{line(sheet, a[1], width)}</span>{right}</div>'

    rows = "".join((
        pair(("自荐人", "姓名"), ("性　别", "性别")), pair(("民　族", "民族"), ("学　历", "学历")),
        pair(("身份证号码", "身份证号码"), None), pair(("任职单位", "工作单位"), None),
        pair(("岗　位", "职务"), ("移动电话", "联系电话")), pair(("持有证书", "职业资格"), None), pair(("证书号", "证书编号"), None),
    ))  # fmt: skip
    return [
        f"""<style>.z{{border-top:3px double #800;margin:14px 0 6px;padding-top:6px;font-weight:bold;color:#800}}</style><div class="page" style="font-size:16px">
<h1>消防行业先进个人自荐表</h1><div class="z">壹　个人信息</div>{rows}
<div class="z">贰　自荐奖项</div><div>{ticked_awards(sheet, ("□", "☑"), "<br>")}</div>
<div class="z">叁　事迹（第一人称）</div>{story(sheet)}
<div class="z">肆　单位确认</div><div {slot("单位确认", "unit")} style="min-height:150px">经核实，以上内容属实。{sign(sheet, "unit", "单位盖章：　　　　　　", right=90)}</div>
<p class="small">※ 请于2022年1月15日前将本表电子版及扫描件发至秘书处邮箱。</p></div>"""
    ]


def landscape_card(sheet: Sheet) -> list[str]:
    """登记卡 across the page: photograph at the left edge, narrow and wide columns, headings in the top row."""
    head = (("姓名", "姓名", 110), ("性别", "性别", 44), ("民族", "民族", 76), ("出生年月", "出生年月", 96), ("学历", "学历", 70), ("职称", "职称", 90), ("职务", "职务", 90))  # fmt: skip
    labels = "".join(f'<td width="{width}" class="c g">{label}</td>' for label, _, width in head)
    values = "".join(f'<td class="c">{val(sheet, key)}</td>' for _, key, _ in head)
    return [
        f"""<style>.g{{background:#e7eef7}}</style><div class="page wide"><h1>消防专业技术人员评先登记卡</h1><div style="display:flex">
<div style="width:120px;border:1px solid #222;border-right:0;display:flex;align-items:center;justify-content:center;text-align:center" class="small">贴照片处<br>（2寸彩照）</div>
<table style="flex:1"><tr>{labels}</tr><tr height="40">{values}</tr>
<tr><td class="c g" colspan="2">身份证号码</td><td class="c g" colspan="2">联系手机</td><td class="c g" colspan="3">单位名称</td></tr>
<tr height="40"><td colspan="2" class="c">{val(sheet, "身份证号码")}</td><td colspan="2" class="c">{val(sheet, "联系电话")}</td><td colspan="3" class="c">{val(sheet, "工作单位")}</td></tr></table></div>
<table style="margin-top:-1px"><tr height="38"><td width="106" class="c g">国家职业资格</td><td width="300">{val(sheet, "职业资格")}</td><td width="96" class="c g">证书号码</td><td>{val(sheet, "证书编号")}</td></tr>
<tr height="36"><td class="c g">申报荣誉</td><td colspan="3">{award(sheet)}</td></tr>
<tr height="180" class="top"><td class="c g" style="vertical-align:middle">业绩与事迹</td><td colspan="3">{story(sheet)}</td></tr></table>
<table style="margin-top:-1px"><tr height="170" class="top"><td class="c g up" style="vertical-align:middle">{stacked("单位意见")}</td><td width="44%" {slot("单位意见", "unit")}>{sign(sheet, "unit", "（章）", right=90, space=40)}</td>
<td class="c g up" style="vertical-align:middle">{stacked("评审意见")}</td><td {slot("评审意见", "association")}>{sign(sheet, "association", "（章）", space=70)}</td></tr></table></div>"""
    ]


def sections_nested(sheet: Sheet) -> list[str]:
    """呈报表: sections at the left with tables inside, certificates in a list of their own, tall narrow labels."""
    e = sheet.extras
    history = "".join(
        f'<tr><td width="130">{when}</td><td>{other(what)}</td></tr>' for when, what in e.resume
    )
    return [
        f"""<style>.n{{padding:0}}.n table td{{border-width:0 1px 1px 0}}.n table tr:last-child td{{border-bottom:0}}.n table td:last-child{{border-right:0}}</style>
<div class="page" style="padding:38px 54px"><h1>个人评选表彰呈报表</h1><div class="small" style="display:flex;justify-content:space-between"><span>呈报单位：{other(sheet.case.text("工作单位"))}</span><span>编号：{other(e.serial)}</span></div>
<table style="border:2px solid #111"><tr><td class="up">{stacked("个人情况")}</td><td class="n"><table>
<tr><td width="96">姓名</td><td width="180">{val(sheet, "姓名")}</td><td width="96">曾用名</td><td>{other("无")}</td></tr>
<tr><td>性别</td><td>{val(sheet, "性别")}</td><td>民族</td><td>{val(sheet, "民族")}</td></tr>
<tr><td>出生日期</td><td>{val(sheet, "出生年月")}</td><td>政治面貌</td><td>{val(sheet, "政治面貌")}</td></tr>
<tr><td>毕业院校<br>及专业</td><td>{other(e.graduated)}</td><td>学历</td><td>{val(sheet, "学历")}</td></tr>
<tr><td>身份证件号</td><td>{val(sheet, "身份证号码")}</td><td>联系电话<br>（手机）</td><td>{val(sheet, "联系电话")}</td></tr>
<tr><td>工作单位</td><td colspan="3">{val(sheet, "工作单位")}</td></tr><tr><td>行政职务</td><td>{val(sheet, "职务")}</td><td>技术职称</td><td>{val(sheet, "职称")}</td></tr></table></td></tr>
<tr><td class="up">{stacked("持证情况")}</td><td class="n"><table><tr class="c"><td>证书名称（等级）</td><td width="210">证书编号</td><td width="150">发证机关</td></tr>
<tr><td>{val(sheet, "职业资格")}</td><td>{val(sheet, "证书编号")}</td><td>{other("人力资源和社会保障厅")}</td></tr><tr height="26"><td></td><td></td><td></td></tr></table></td></tr>
<tr><td class="up">{stacked("简历")}</td><td class="n"><table>{history}</table></td></tr>
<tr height="34"><td class="up small">奖项</td><td>{award(sheet)}</td></tr>
<tr height="150" class="top"><td class="up" style="vertical-align:middle">{stacked("主要事迹")}</td><td>{story(sheet)}</td></tr>
<tr height="130" class="top"><td class="up" style="vertical-align:middle">{stacked("呈报意见")}</td><td {slot("呈报单位意见", "unit")}>同意呈报。{sign(sheet, "unit", "主管领导签字：{sig}单位盖章", right=60, space=14)}</td></tr>
<tr height="110" class="top"><td class="up" style="vertical-align:middle">{stacked("审批意见")}</td><td {slot("审批机关意见", "association")}>{sign(sheet, "association", "审批机关盖章", space=40)}</td></tr></table></div>"""
    ]


def text_mix(sheet: Sheet) -> list[str]:
    """推荐表 of answers in running lines, a framed narrative, and two opinion boxes side by side."""
    return [
        f"""<div class="page" style="font-size:16px;line-height:2.2"><p style="margin:0" class="small">附件1-2</p><h1>“消防工匠”候选人推荐表</h1>
<div>姓名：{line(sheet, "姓名", 170, centre=True)} 性别：{line(sheet, "性别", 50, centre=True)} 民族：{line(sheet, "民族", 80, centre=True)} 文化程度：{line(sheet, "学历", 56, centre=True)}</div>
<div>身份证号：{line(sheet, "身份证号码", 230)} 联系方式：{line(sheet, "联系电话", 170)}</div>
<div>单位：{line(sheet, "工作单位", 350)} 职务：{line(sheet, "职务", 130)}</div>
<div>职业资格（等级）：{line(sheet, "职业资格", 260)}</div><div>证书编号：{line(sheet, "证书编号", 240)}</div>
<div>推荐类别：<span class="u" style="min-width:240px">{award(sheet)}</span></div>
<div style="border:1.5px solid #000;min-height:300px;padding:8px 12px;line-height:1.6;margin-top:8px"><div class="c"><b>主　要　事　迹</b></div>{story(sheet)}</div>
<div style="display:flex;line-height:1.5"><div style="flex:1;border:1.5px solid #000;border-top:0;min-height:190px;padding:8px" {slot("所在单位推荐意见", "unit")}><b>所在单位推荐意见：</b><br>同意推荐{sign(sheet, "unit", "（公章）", right=80, space=26)}</div>
<div style="flex:1;border:1.5px solid #000;border-top:0;border-left:0;padding:8px" {slot("上级协会意见", "recommender")}><b>上级协会意见：</b>{sign(sheet, "recommender", "（公章）", right=80, space=46)}</div></div>
<p class="small">1. 推荐人选须公示5个工作日；2. 本表请勿改变格式。</p></div>"""
    ]
