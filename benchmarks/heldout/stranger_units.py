# ruff: noqa: E501  (HTML)
"""Forms for units as other associations and ministries print them."""

from benchmarks.heldout.stranger_parts import (
    Sheet,
    award,
    boxes,
    line,
    other,
    sign,
    signed_day,
    slot,
    stacked,
    story,
    ticked_awards,
    val,
)  # fmt: skip


def declaration_bands(sheet: Sheet) -> list[str]:
    """申报表: coloured section heads across, four columns, contact split in name, mobile and mail."""
    band = sheet.rng.choice(("#d9ead3", "#dbe5f1", "#fde9d9", "#c00000;color:#fff", "#1f4e79;color:#fff"))
    e = sheet.extras
    return [
        f"""<style>.b{{background:{band};text-align:left;font-weight:bold;letter-spacing:2px}}</style><div class="page">
<div class="small">编号：{other(e.serial)}</div><h1>消防行业年度评优企业申报表</h1>
<div style="display:flex;justify-content:space-between;margin-bottom:4px"><span>填报单位（盖章）：</span><span>填报日期：{other(e.filled_on)}</span></div>
<table><colgroup><col width="17%"><col width="34%"><col width="16%"><col></colgroup>
<tr><th class="b" colspan="4">一、企业基本情况</th></tr>
<tr><td>企业名称</td><td colspan="3">{val(sheet, "单位名称")}</td></tr>
<tr><td>统一社会信用代码（三证合一）</td><td>{val(sheet, "统一社会信用代码")}</td><td>注册资本</td><td>{other(e.capital)}</td></tr>
<tr><td>企业地址</td><td>{val(sheet, "单位地址")}</td><td>邮政编码</td><td>{other(e.postcode)}</td></tr>
<tr><td>法人代表</td><td>{val(sheet, "法定代表人")}</td><td>企业性质</td><td>{other(e.founder_note)}</td></tr>
<tr><td>联络人</td><td>{val(sheet, "联系人")}</td><td>手　　机</td><td>{val(sheet, "联系电话")}</td></tr>
<tr><td>员工总数</td><td>{val(sheet, "职工人数")}</td><td>电子邮箱</td><td>{other(e.email)}</td></tr>
<tr><th class="b" colspan="4">二、申报奖项（限报一项）</th></tr><tr><td colspan="4">{award(sheet)}</td></tr>
<tr><th class="b" colspan="4">三、先进事迹（不超过500字，可另附页）</th></tr>
<tr height="270" class="top"><td colspan="4">{story(sheet)}</td></tr>
<tr><th class="b" colspan="4">四、审核意见</th></tr>
<tr height="165" class="top"><td colspan="2" {slot("申报单位意见", "unit")}>申报单位意见：<br>　　以上材料真实有效，同意申报。{sign(sheet, "unit", "（公　章）", right=90)}</td>
<td colspan="2" {slot("协会意见", "association")}>协会意见：{sign(sheet, "association", "（盖　章）", space=60)}</td></tr></table>
<p class="small">说明：1.本表用A4纸正反面打印；2.企业名称应与营业执照一致；3.手机号码请务必填写准确。</p></div>"""
    ]


def merit_report(sheet: Sheet) -> list[str]:
    """呈报表: upright section labels at the left, three opinions and the public notice."""
    return [
        f"""<div class="page" style="padding:40px 56px"><h1>先进集体呈报表</h1><table>
<tr><td rowspan="5" class="up">{stacked("基本情况")}</td><td class="c" width="110">集体全称</td><td colspan="3">{val(sheet, "单位名称")}</td></tr>
<tr><td class="c">信用代码</td><td width="220">{val(sheet, "统一社会信用代码")}</td><td class="c" width="100">主要负责人<br>（法人代表）</td><td>{val(sheet, "法定代表人")}</td></tr>
<tr><td class="c">联系人及<br>电　　话</td><td>{val(sheet, "联系人")}　{val(sheet, "联系电话")}</td><td class="c">会员证<br>编　号</td><td>{val(sheet, "会员证号")}</td></tr>
<tr><td class="c">成立时间</td><td>{val(sheet, "成立时间")}</td><td class="c">集体人数</td><td>{val(sheet, "职工人数")}</td></tr>
<tr><td class="c">拟授称号</td><td colspan="3">{award(sheet)}</td></tr>
<tr height="230" class="top"><td class="up" style="vertical-align:middle">{stacked("主要先进事迹")}</td><td colspan="4">{story(sheet)}</td></tr>
<tr height="140" class="top"><td class="up" style="vertical-align:middle">{stacked("所在单位意见")}</td><td colspan="4" {slot("所在单位意见", "unit")}>经集体研究，同意呈报。{sign(sheet, "unit", "单位负责人（签字）：{sig}（盖章）", right=60, space=12)}</td></tr>
<tr height="135" class="top"><td class="up" style="vertical-align:middle">{stacked("地州市协会意见")}</td><td colspan="4" {slot("地州市协会意见", "recommender")}>同意推荐。{sign(sheet, "recommender", "（盖章）", right=90, space=12)}</td></tr>
<tr height="95" class="top"><td class="up" style="vertical-align:middle">{stacked("区协会意见")}</td><td colspan="4" {slot("自治区协会意见", "association")}>{sign(sheet, "association", "（盖章）", space=24)}</td></tr>
<tr height="60" class="top"><td class="up">{stacked("公示")}</td><td colspan="4"><div class="r" style="margin-top:22px">年　　月　　日</div></td></tr></table></div>"""
    ]


def dossier(sheet: Sheet) -> list[str]:
    """申报书 on two pages: the particulars with instructions, then narrative and opinions."""
    e = sheet.extras
    rows = (
        ("单　位　名　称", "单位名称"), ("社会信用代码", "统一社会信用代码"), ("法　定　代　表　人", "法定代表人"),
        ("业　务　联　系　人", "联系人"), ("联　系　手　机", "联系电话"), ("通　讯　地　址", "单位地址"),
        ("在册职工（人）", "职工人数"), ("消防维保合同（份）", "维保合同数量"), ("维保服务面积", "服务面积"),
    )  # fmt: skip
    table = "".join(
        f'<tr height="44"><td width="36">{number}</td><td width="190" class="c">{label}</td><td>{val(sheet, key)}</td></tr>'
        for number, (label, key) in enumerate(rows, 1)
    )
    return [
        f"""<div class="page"><div class="r small">编号：{other(e.serial)}</div><h1 style="margin-top:30px;font-size:28px">行业评比表彰申报书</h1>
<p class="c">（企业类）</p><p>申报类别：{award(sheet)}</p><table>{table}</table>
<p><b>填表说明</b></p><ol style="font-size:14px;line-height:1.9"><li>本申报书一律打印，签字、盖章处除外。</li><li>单位名称须与公章名称完全一致，不得简写。</li>
<li>联系手机用于接收评审结果短信，请勿填写座机。</li><li>事迹材料应实事求是，字数控制在500字以内。</li><li>2021年12月31日以后取得的业绩不计入。</li></ol>
<p class="r">填表时间：{other(e.filled_on)}</p></div>""",
        f"""<div class="page"><table><tr><td class="c" style="background:#eee">事迹简介</td></tr><tr height="430" class="top"><td>{story(sheet)}</td></tr>
<tr height="215" class="top"><td {slot("申报单位承诺及意见", "unit")}><b>申报单位承诺：</b>本单位承诺所填内容及附件真实、合法、有效，如有不实，愿承担相应责任。
{sign(sheet, "unit", "法定代表人（签名）：{sig}单位（公章）", day="printed", right=80, space=30)}</td></tr>
<tr height="150" class="top"><td {slot("评审专家组意见", "association")}>评审专家组意见：{sign(sheet, "association", "组长：", space=50)}</td></tr>
<tr height="130" class="top"><td {slot("常务理事会意见", "association")}>常务理事会意见：{sign(sheet, "association", "（盖章）", space=40)}</td></tr></table><div class="c small" style="margin-top:20px">— 2 —</div></div>""",
    ]


def landscape_register(sheet: Sheet) -> list[str]:
    """登记表 across the page: particulars at the left, narrative and opinions at the right."""
    rows = (
        ("参评企业", "单位名称"), ("社会信用代码", "统一社会信用代码"), ("法定代表人", "法定代表人"), ("填表联系人", "联系人"),
        ("联系方式（手机）", "联系电话"), ("企业注册地", "单位地址"), ("入会编号", "会员证号"), ("维保合同家数", "维保合同数量"),
    )  # fmt: skip
    left = "".join(
        f'<tr height="48"><td width="118" style="background:#f2f2f2">{label}</td><td>{val(sheet, key)}</td></tr>'
        for label, key in rows
    )
    return [
        f"""<div class="page wide"><h1>消防行业评优登记表（企业）</h1><div style="display:flex;align-items:stretch">
<table style="width:440px">{left}<tr><td style="background:#f2f2f2">评选项目</td><td>{award(sheet)}</td></tr></table>
<table style="flex:1;margin-left:-1px"><tr><td colspan="2" class="c" style="background:#f2f2f2">事迹摘要（300字左右）</td></tr>
<tr height="250" class="top"><td colspan="2">{story(sheet)}</td></tr>
<tr height="200" class="top"><td width="50%" {slot("企业意见", "unit")}>企业意见：情况属实{sign(sheet, "unit", "（加盖公章）", right=60, space=36)}</td>
<td {slot("审核意见", "association")}>审核意见：{sign(sheet, "association", "（盖章）", space=70)}</td></tr></table></div>
<p class="small">注：此表复印有效，一式三份。咨询电话：0991-2819119（王老师）。</p></div>"""
    ]


def letter_of_self(sheet: Sheet) -> list[str]:
    """自荐书: blanks inside running sentences, no table at all."""
    return [
        f"""<div class="page" style="font-size:17px;line-height:2.1;padding:60px 84px"><h1 style="font-size:30px">自　荐　书</h1>
<p style="margin:0">自治区消防协会秘书处：</p>
<p style="text-indent:2em;margin:0">我单位 {line(sheet, "单位名称", 330)}（统一社会信用代码：{line(sheet, "统一社会信用代码", 220)}，会员证号：{line(sheet, "会员证号", 110)}），
法定代表人 {line(sheet, "法定代表人", 110, centre=True)}，现有职工 {line(sheet, "职工人数", 60, centre=True)}，住所 {line(sheet, "单位地址", 300)}。</p>
<p style="text-indent:2em;margin:0">根据通知要求，我单位自愿申报奖项：<span class="u">{award(sheet)}</span>。</p>
<p style="text-indent:2em;margin:0">主要事迹如下：</p><div style="line-height:1.8">{story(sheet)}</div>
<p style="text-indent:2em;margin:0">特此自荐，请予审核。</p>
<p style="margin:0">联 系 人：{line(sheet, "联系人", 170)}　　联系电话：{line(sheet, "联系电话", 170)}</p>
<div {slot("自荐单位", "unit")}>{sign(sheet, "unit", "自荐单位（盖章）　　　　　", day="printed", right=90, space=20)}</div><div style="height:60px"></div></div>"""
    ]


def open_sheet(sheet: Sheet) -> list[str]:
    """Horizontal lines only, grey labels above the values, boxes for the code, a tick list."""
    tint = sheet.rng.choice(("#2e75b6", "#548235", "#7f6000", "#c55a11"))

    def item(label: str, shown: str, width: int) -> str:
        return f'<div style="width:{width}%"><div class="k">{label}</div><div style="min-height:22px">{shown}</div></div>'

    def row(*items: str) -> str:
        return f'<div class="w">{"".join(items)}</div>'

    head = "".join((
        row(item("申报主体全称 *", val(sheet, "单位名称"), 100)),
        row(item("统一社会信用代码 *", boxes(sheet, "统一社会信用代码", 18, 24), 100)),
        row(item("法定代表人", val(sheet, "法定代表人"), 34), item("经办人 *", val(sheet, "联系人"), 33), item("经办人手机 *", val(sheet, "联系电话"), 33)),
        row(item("办公地点", val(sheet, "单位地址"), 67), item("成立日期", val(sheet, "成立时间"), 33)),
        row(item("维保合同数", val(sheet, "维保合同数量"), 34), item("服务建筑面积", val(sheet, "服务面积"), 33), item("职工数量", val(sheet, "职工人数"), 33)),
        row(item("申报奖项（请在□内打√，单选）", ticked_awards(sheet, sheet.rng.choice((("□", "☑"), ("□", "√"), ("○", "◉")))), 100)),
        row(item("事迹材料", story(sheet), 100)),
    ))  # fmt: skip
    return [
        f"""<style>.w{{display:flex;border-bottom:1px solid #bbb;padding:8px 2px}}.k{{font-size:12px;color:#777}}</style><div class="page">
<div style="background:{tint};color:#fff;padding:12px;margin:-8px 0 10px"><h1 style="margin:0">2021年度优秀会员企业申请表</h1></div>{head}
<div class="w" style="min-height:170px;display:block" {slot("申请单位盖章确认", "unit")}><div class="k">申请单位盖章确认</div>{sign(sheet, "unit", "经办人签字：{sig}　　单位公章", right=80)}</div>
<div class="w" style="display:block;min-height:60px"><div class="k">以下由协会填写 · 受理意见</div></div></div>"""
    ]


def nested_contact(sheet: Sheet) -> list[str]:
    """推荐表 with a table inside a table for the contact, sections numbered in Chinese, two opinions side by side."""
    e = sheet.extras
    return [
        f"""<style>.in td{{border:0;border-bottom:1px solid #666}}.in tr:last-child td{{border-bottom:0}}</style><div class="page">
<p style="margin:0">附件2</p><h1>“消防119”先进集体推荐表</h1><div class="r small">推荐序号：{other(e.serial)}</div>
<table style="border:2px solid #000"><tr><td width="112" class="c">单位名称<br><span class="small">（与公章一致）</span></td><td colspan="3">{val(sheet, "单位名称")}</td></tr>
<tr><td class="c">统一社会<br>信用代码</td><td width="215">{val(sheet, "统一社会信用代码")}</td><td width="80" class="c">法定<br>代表人</td><td>{val(sheet, "法定代表人")}</td></tr>
<tr><td class="c">联&nbsp;&nbsp;系&nbsp;&nbsp;人</td><td colspan="3" style="padding:0"><table class="in"><tr><td width="90">姓　名</td><td style="border-right:1px solid #666">{val(sheet, "联系人")}</td><td width="90">移动电话</td><td>{val(sheet, "联系电话")}</td></tr>
<tr><td>电子邮箱</td><td style="border-right:1px solid #666">{other(e.email)}</td><td>邮　编</td><td>{other(e.postcode)}</td></tr></table></td></tr>
<tr><td class="c">详细地址</td><td colspan="3">{val(sheet, "单位地址")}</td></tr>
<tr><td class="c">推荐奖项<br>（打√）</td><td colspan="3">{ticked_awards(sheet, ("□", "√"), "<br>")}</td></tr>
<tr height="290" class="top"><td class="c" style="vertical-align:middle">典型事迹<br><span class="small">（突出重点，<br>用数据说话，<br>限500字）</span></td><td colspan="3">{story(sheet)}</td></tr>
<tr height="180" class="top"><td colspan="2" {slot("推荐单位意见", "recommender")}>推荐单位意见：<br>　　同意。{sign(sheet, "recommender", "（盖章）", right=90)}</td>
<td colspan="2" {slot("本单位意见", "unit")}>本单位意见：<br>　　情况属实，同意参评。{sign(sheet, "unit", "（盖章）", right=90)}</td></tr></table>
<p class="small">注：①本表由推荐单位统一报送；②受理时间截至2022年1月15日，以邮戳为准。</p></div>"""
    ]


def plain_word(sheet: Sheet) -> list[str]:
    """Typed text with tabs as people make it in Word without a table; the date under the unit's name."""
    rows = (
        ("一、申报单位", "单位名称"), ("二、机构代码", "统一社会信用代码"), ("三、法人姓名", "法定代表人"), ("四、联系人员", "联系人"),
        ("五、联系号码", "联系电话"), ("六、单位住所", "单位地址"),
    )  # fmt: skip
    lines = "".join(f'<p style="margin:5px 0"><b>{label}：</b>{val(sheet, key)}</p>' for label, key in rows)
    day = signed_day(sheet)
    return [
        f"""<div class="page" style="font-size:16px;line-height:1.75;padding:70px 80px"><h1 style="letter-spacing:4px">先进单位申报材料</h1>{lines}
<p style="margin:5px 0"><b>七、申报项目：</b>{award(sheet)}</p><p style="margin:5px 0"><b>八、工作业绩与主要事迹</b></p>{story(sheet)}
<p style="margin:5px 0"><b>九、单位意见</b></p><div {slot("单位意见", "unit")} class="rel" style="padding-bottom:50px"><p style="text-indent:2em;margin:0">本单位对上述内容的真实性负责，同意申报。</p>
<div class="r rel" style="margin-top:34px;padding-right:30px">{other(sheet.case.text("单位名称"))}<span class="s" data-seal="unit" style="right:110px;top:24px"></span><br><span>{day}</span></div></div></div>"""
    ]
