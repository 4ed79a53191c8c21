"""The held-out layouts as HTML. Another hand, another technique and other wordings than `samples/forms`.

Each layout is a function of a `Case` and a random generator to a list of pages (HTML bodies). An element
with ``data-seal="unit|recommender"`` marks where a seal is pressed.
"""

import random
from collections.abc import Callable
from html import escape

from samples.cases import PERSON_AWARDS, UNIT_AWARDS, Case

Layout = Callable[[Case, random.Random], list[str]]

BASE = """
body{margin:0;width:794px;color:#111;font-size:15px;line-height:1.45}
.page{width:794px;height:1123px;box-sizing:border-box;padding:56px 60px;position:relative;overflow:hidden}
h1{font-size:24px;text-align:center;margin:6px 0 18px;font-weight:bold}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #222;padding:6px 7px;font-weight:normal}
.v{font-family:var(--hand)}.c{text-align:center}.s{position:absolute;width:10px;height:10px}
.rel{position:relative}.r{text-align:right}.small{font-size:12px;color:#333}
"""


def _v(case: Case, key: str, empty: str = "&emsp;") -> str:
    text = case.text(key)
    return f'<span class="v">{escape(text)}</span>' if text else empty


def _award(case: Case) -> str:
    return f'<span class="v">{escape(case.award_text)}</span>'


def _ticks(case: Case, rng: random.Random, marks: tuple[str, str]) -> str:
    names = list(UNIT_AWARDS if case.kind == "unit" else PERSON_AWARDS)
    if case.award not in names:
        names.append(case.award)
    rng.shuffle(names)
    return "　".join(
        f'<span style="white-space:nowrap">{marks[1] if name == case.award else marks[0]}{name}</span>'
        for name in names
    )


def _sign(case: Case, role: str = "unit", label: str = "（盖章）", right: int = 90) -> str:
    day = f'<span class="v">{escape(case.text("推荐日期"))}</span>' if role == "unit" else "2022年1月14日"
    blank = "　　年　　月　　日"
    return (
        f'<div class="r rel" style="margin-top:34px;padding-right:{right - 60}px">{label}'
        f'<span class="s" data-seal="{role}" style="right:{right}px;top:20px"></span></div>'
        f'<div class="r" style="padding-right:{right - 60}px">'
        f"{day if role != 'unit' or case.text('推荐日期') else blank}</div>"
    )


def merit_grid(case: Case, _rng: random.Random) -> list[str]:
    """Labels left of values, four columns, opinions stacked below."""
    rows = ""
    pairs = (
        [("企业全称", "单位名称"), ("统一社会信用代码", "统一社会信用代码"), ("法人代表", "法定代表人"),
         ("会员编号", "会员证号"), ("经办人", "联系人"), ("手机号码", "联系电话"), ("注册地址", "单位地址"),
         ("成立日期", "成立时间"), ("从业人数", "职工人数")]
        if case.kind == "unit"
        else [("姓　　名", "姓名"), ("性　　别", "性别"), ("民　　族", "民族"), ("出生年月", "出生年月"),
              ("政治面貌", "政治面貌"), ("文化程度", "学历"), ("所在单位", "工作单位"), ("现任职务", "职务"),
              ("技术职称", "职称"), ("身份证号", "身份证号码"), ("持证情况", "职业资格"), ("证书号码", "证书编号"),
              ("手　　机", "联系电话")]
    )  # fmt: skip
    for left, right in zip(pairs[::2], [*pairs[1::2], ("", "")], strict=False):
        if right[0]:
            rows += (
                f'<tr><td class="c" width="16%">{left[0]}</td><td width="34%">{_v(case, left[1])}</td>'
                f'<td class="c" width="18%">{right[0]}</td><td>{_v(case, right[1])}</td></tr>'
            )
        else:
            rows += f'<tr><td class="c">{left[0]}</td><td colspan="3">{_v(case, left[1])}</td></tr>'
    return [
        f"""<div class="page"><h1>全区消防行业评优评先推荐审批表</h1><table>{rows}
<tr><td class="c">拟授荣誉</td><td colspan="3">{_award(case)}</td></tr>
<tr style="height:300px;vertical-align:top"><td class="c" style="vertical-align:middle">先进事迹<br>简　　介</td>
<td colspan="3">{_v(case, "主要事迹")}</td></tr>
<tr style="height:150px"><td class="c">申报单位<br>意　　见</td><td colspan="3">情况属实，同意推荐。{_sign(case)}</td></tr>
<tr style="height:110px"><td class="c">协会审核<br>意　　见</td><td colspan="3" style="vertical-align:bottom">
<div class="r">（盖章）　　　　<br>　　年　　月　　日</div></td></tr></table>
<p class="small">注：本表一式两份，申报单位对填报内容的真实性负责。联系电话请填写手机号码。</p></div>"""
    ]


def underlined_letter(case: Case, _rng: random.Random) -> list[str]:
    """No table: numbered lines with underlined blanks, then paragraphs."""
    keys = (
        [("单位全称", "单位名称"), ("社会信用代码", "统一社会信用代码"), ("法定代表人姓名", "法定代表人"),
         ("联系人", "联系人"), ("联系电话", "联系电话"), ("通讯地址", "单位地址"), ("会员证编号", "会员证号")]
        if case.kind == "unit"
        else [("被推荐人姓名", "姓名"), ("性别", "性别"), ("民族", "民族"), ("公民身份号码", "身份证号码"),
              ("工作单位", "工作单位"), ("职务", "职务"), ("职业资格名称", "职业资格"), ("资格证书编号", "证书编号"),
              ("联系方式", "联系电话")]
    )  # fmt: skip
    lines = "".join(
        f'<p style="margin:9px 0">{i}. {label}：<span style="border-bottom:1px solid #000;display:inline-block;'
        f'min-width:420px;padding:0 6px">{_v(case, key)}</span></p>'
        for i, (label, key) in enumerate(keys, 1)
    )
    n = len(keys)
    return [
        f"""<div class="page" style="font-size:17px"><h1 style="color:#b00000">推　荐　书</h1>
<p>新疆消防协会：</p><p style="text-indent:2em">根据评选通知要求，经研究，现推荐如下：</p>{lines}
<p>{n + 1}. 推荐奖项：<span style="border-bottom:1px solid #000;padding:0 10px">{_award(case)}</span></p>
<p>{n + 2}. 主要事迹：</p><p style="text-indent:2em;margin:4px 0">{_v(case, "主要事迹")}</p>
<p style="margin-top:26px">以上内容真实有效，如有虚假，愿承担相应责任。</p>{_sign(case, label="推荐单位（公章）：", right=150)}</div>"""
    ]


def header_above(case: Case, _rng: random.Random) -> list[str]:
    """Shaded header cells with the value in the row beneath."""
    groups = (
        [[("申报单位", "单位名称", 2), ("信用代码", "统一社会信用代码", 1)],
         [("法定代表人", "法定代表人", 1), ("联系人", "联系人", 1), ("联系电话", "联系电话", 1)],
         [("办公地址", "单位地址", 2), ("会员证号", "会员证号", 1)],
         [("维保合同数", "维保合同数量", 1), ("服务总面积", "服务面积", 1), ("职工总数", "职工人数", 1)]]
        if case.kind == "unit"
        else [[("姓名", "姓名", 1), ("性别", "性别", 1), ("民族", "民族", 1)],
              [("出生年月", "出生年月", 1), ("学历", "学历", 1), ("政治面貌", "政治面貌", 1)],
              [("身份证号码", "身份证号码", 2), ("联系电话", "联系电话", 1)],
              [("工作单位", "工作单位", 2), ("职务", "职务", 1)],
              [("职业资格", "职业资格", 2), ("证书编号", "证书编号", 1)]]
    )  # fmt: skip
    rows = ""
    for group in groups:
        rows += "<tr>" + "".join(f'<th colspan="{w}" class="h">{t}</th>' for t, _, w in group) + "</tr>"
        rows += (
            "<tr>" + "".join(f'<td colspan="{w}" class="c">{_v(case, k)}</td>' for _, k, w in group) + "</tr>"
        )
    return [
        f"""<style>.h{{background:#dfe8f3}}</style><div class="page"><h1>2021年度先进申报登记表</h1><table>
<colgroup><col width="34%"><col width="33%"><col></colgroup>{rows}
<tr><th class="h" colspan="3">申报类别</th></tr><tr><td colspan="3">{_award(case)}</td></tr>
<tr><th class="h" colspan="3">事迹材料（500字以内）</th></tr><tr style="height:260px;vertical-align:top"><td colspan="3">{_v(case, "主要事迹")}</td></tr>
<tr><th class="h" colspan="3">单位推荐意见</th></tr><tr style="height:150px"><td colspan="3">同意申报。{_sign(case, label="单位盖章")}</td></tr>
<tr><th class="h" colspan="3">协会意见</th></tr><tr style="height:90px"><td colspan="3" class="r">年　　月　　日</td></tr></table></div>"""
    ]


def vertical_bands(case: Case, rng: random.Random) -> list[str]:
    """Upright labels in tall cells at the left, dotted borders, ticked award list."""
    # Characters stacked by line breaks: some fonts have no vertical metrics and would overlap themselves.
    upright = "width:34px;text-align:center;vertical-align:middle"
    keys = (
        [("单位名称", "单位名称"), ("信用代码", "统一社会信用代码"), ("法定代表人", "法定代表人"), ("联系人", "联系人"),
         ("联系电话", "联系电话"), ("地　　址", "单位地址")]
        if case.kind == "unit"
        else [("姓名", "姓名"), ("性别", "性别"), ("身份证号码", "身份证号码"), ("单位", "工作单位"), ("职务", "职务"),
              ("资格证书名称", "职业资格"), ("资格证书编号", "证书编号"), ("电话", "联系电话")]
    )  # fmt: skip
    rows = ""
    for index, (label, key) in enumerate(keys):
        group = f'<td rowspan="{len(keys)}" style="{upright}">基<br>本<br>情<br>况</td>' if index == 0 else ""
        rows += f'<tr>{group}<td width="120">{label}</td><td>{_v(case, key)}</td></tr>'
    marks = rng.choice((("□", "☑"), ("□", "■"), ("○", "●"), ("□", "√")))
    return [
        f"""<style>td{{border:1px dotted #333}}</style><div class="page"><h1>新疆消防协会评优申请表</h1><table>{rows}
<tr><td style="{upright}">申<br>报<br>奖<br>项</td><td colspan="2">{_ticks(case, rng, marks)}</td></tr>
<tr style="height:320px;vertical-align:top"><td style="{upright}">主<br>要<br>事<br>迹</td><td colspan="2">{_v(case, "主要事迹")}</td></tr>
<tr style="height:160px"><td style="{upright}">单<br>位<br>意<br>见</td><td colspan="2">同意推荐{_sign(case, label="公章：　　　　")}</td></tr></table></div>"""
    ]


def ruled_rows(case: Case, _rng: random.Random) -> list[str]:
    """Horizontal rules only, `label：value` pairs side by side."""
    pairs = (
        [("单位名称", "单位名称"), ("统一社会信用代码", "统一社会信用代码"), ("法定代表人", "法定代表人"), ("联系人", "联系人"),
         ("联系电话", "联系电话"), ("会员证号", "会员证号"), ("单位地址", "单位地址")]
        if case.kind == "unit"
        else [("姓名", "姓名"), ("性别", "性别"), ("民族", "民族"), ("学历", "学历"), ("职务", "职务"), ("职称", "职称"),
              ("身份证号码", "身份证号码"), ("工作单位", "工作单位"), ("职业资格", "职业资格"), ("证书编号", "证书编号"),
              ("联系电话", "联系电话")]
    )  # fmt: skip
    wide = {"单位名称", "统一社会信用代码", "单位地址", "身份证号码", "工作单位", "职业资格"}
    rows, line = "", ""
    for label, key in pairs:
        item = f'<span style="display:inline-block;min-width:33%">{label}：{_v(case, key)}</span>'
        if key in wide:
            rows += (f'<div class="w">{line}</div>' if line else "") + f'<div class="w">{item}</div>'
            line = ""
        else:
            line += item
    rows += f'<div class="w">{line}</div>' if line else ""
    return [
        f"""<style>.w{{border-bottom:1px solid #444;padding:9px 4px}}</style><div class="page"><h1>行业先进推荐登记表</h1>
<div style="border-top:2px solid #000">{rows}<div class="w">申报奖项：{_award(case)}</div>
<div class="w">事迹简介：<br>{_v(case, "主要事迹")}</div>
<div class="w" style="min-height:150px">所在单位意见：同意。{_sign(case)}</div>
<div class="w" style="min-height:60px">评审委员会意见：</div></div>
<p class="small">填表说明：1.姓名、单位名称须与证件一致；2.联系电话填写本人手机；3.身份证号码为18位。</p></div>"""
    ]


def two_pages(case: Case, _rng: random.Random) -> list[str]:
    """A cover page, the table and the opinions on the second page."""
    name_key = "单位名称" if case.kind == "unit" else "姓名"
    cover = [("申报单位" if case.kind == "unit" else "申报人", name_key), ("申报奖项", "")]
    lines = "".join(
        f'<p style="margin:26px 90px;font-size:20px">{label}：<span style="border-bottom:1px solid #000;'
        f'display:inline-block;min-width:300px;text-align:center">{_v(case, key) if key else _award(case)}</span></p>'
        for label, key in cover
    )
    keys = (
        [("统一社会信用代码", "统一社会信用代码"), ("法定代表人", "法定代表人"), ("联 系 人", "联系人"), ("联系电话", "联系电话"),
         ("详细地址", "单位地址")]
        if case.kind == "unit"
        else [("身份证号码", "身份证号码"), ("工作单位", "工作单位"), ("职业资格及等级", "职业资格"), ("证书编号", "证书编号"),
              ("联系电话", "联系电话")]
    )  # fmt: skip
    rows = "".join(
        f'<tr><td class="c" width="150">{label}</td><td>{_v(case, key)}</td></tr>' for label, key in keys
    )
    return [
        f"""<div class="page"><h1 style="margin-top:180px;font-size:32px">先进申报书</h1>{lines}
<p class="c" style="margin-top:320px;font-size:18px">填表日期：2021年12月31日</p><p class="c">新疆消防协会制</p></div>""",
        f"""<div class="page"><table>{rows}<tr style="height:420px;vertical-align:top"><td class="c" style="vertical-align:middle">
主<br>要<br>事<br>迹</td><td>{_v(case, "主要事迹")}</td></tr>
<tr style="height:180px"><td class="c">推荐单位<br>意见</td><td>推荐。{_sign(case, label="负责人签字：　　　　　单位（盖章）", right=110)}</td></tr>
<tr style="height:120px"><td class="c">新疆消防协会<br>意见</td><td class="r" style="vertical-align:bottom">（盖章）<br>年　月　日</td></tr></table></div>""",
    ]


def inside_labels(case: Case, _rng: random.Random) -> list[str]:
    """Small labels inside the value's own cell, above the value."""
    keys = (
        [("单位名称", "单位名称", 2), ("统一社会信用代码", "统一社会信用代码", 2), ("法定代表人", "法定代表人", 1),
         ("联系人", "联系人", 1), ("联系电话", "联系电话", 1), ("会员证号", "会员证号", 1), ("单位地址", "单位地址", 4)]
        if case.kind == "unit"
        else [("姓名", "姓名", 1), ("性别", "性别", 1), ("民族", "民族", 1), ("出生年月", "出生年月", 1),
              ("身份证号码", "身份证号码", 2), ("联系电话", "联系电话", 2), ("工作单位", "工作单位", 2), ("职务", "职务", 2),
              ("职业资格", "职业资格", 2), ("证书编号", "证书编号", 2)]
    )  # fmt: skip
    rows, used = "<tr>", 0
    for label, key, width in keys:
        rows += f'<td colspan="{width}"><div class="small">{label}</div>{_v(case, key)}</td>'
        used += width
        if used == 4:
            rows, used = rows + "</tr><tr>", 0
    rows += "</tr>" if used == 0 else f'<td colspan="{4 - used}"></td></tr>'
    return [
        f"""<div class="page"><h1>年度评优推荐卡</h1><table style="table-layout:fixed">{rows}
<tr><td colspan="4"><div class="small">申报奖项</div>{_award(case)}</td></tr>
<tr style="height:300px;vertical-align:top"><td colspan="4"><div class="small">主要事迹</div>{_v(case, "主要事迹")}</td></tr>
<tr style="height:170px;vertical-align:top"><td colspan="2"><div class="small">单位意见（盖章）</div>同意{_sign(case, label="　")}</td>
<td colspan="2"><div class="small">协会意见（盖章）</div></td></tr></table></div>"""
    ]


def dense_photo(case: Case, _rng: random.Random) -> list[str]:
    """Six columns, two-line labels, digits in single boxes, a place for a photograph."""
    if case.kind == "unit":
        number, number_label = case.text("统一社会信用代码"), "统一社会<br>信用代码"
        head = [
            ("单位<br>名称", "单位名称", 3), ("会员<br>证号", "会员证号", 1), ("法定<br>代表人", "法定代表人", 1),
            ("联系人", "联系人", 1), ("联系<br>电话", "联系电话", 1), ("成立<br>时间", "成立时间", 1), ("职工<br>人数", "职工人数", 1),
        ]  # fmt: skip
    else:
        number, number_label = case.text("身份证号码"), "身份证<br>号　码"
        head = [
            ("姓名", "姓名", 1), ("性别", "性别", 1), ("民族", "民族", 1), ("学历", "学历", 1), ("职务", "职务", 1),
            ("政治<br>面貌", "政治面貌", 1), ("工作<br>单位", "工作单位", 3), ("联系<br>电话", "联系电话", 1),
            ("职业<br>资格", "职业资格", 1), ("证书<br>编号", "证书编号", 1),
        ]  # fmt: skip
    rows, used = "<tr>", 0
    for label, key, width in head:
        if used + width > 3:
            rows, used = rows + "</tr><tr>", 0
        rows += f'<td class="c" width="56">{label}</td><td colspan="{2 * width - 1}">{_v(case, key)}</td>'
        used += width
    boxes = "".join(
        f'<span class="v" style="display:inline-block;width:22px;border:1px solid #333;text-align:center;'
        f'margin-right:-1px">{digit}</span>'
        for digit in number
    )
    return [
        f"""<div class="page" style="padding:44px 48px"><h1>消防行业先进典型推荐表</h1>
<div style="display:flex"><table style="flex:1">{rows}</tr></table>
<div style="width:104px;border:1px solid #222;border-left:0;display:flex;align-items:center;justify-content:center" class="small">照片</div></div>
<table style="margin-top:-1px"><tr><td class="c" width="76">{number_label}</td><td>{boxes}</td></tr>
<tr><td class="c">推荐<br>奖项</td><td>{_award(case)}</td></tr>
<tr style="height:340px;vertical-align:top"><td class="c" style="vertical-align:middle">主要<br>先进<br>事迹</td><td>{_v(case, "主要事迹")}</td></tr>
<tr style="height:150px"><td class="c">单位<br>推荐<br>意见</td><td>该同志（单位）表现突出，同意推荐。{_sign(case)}</td></tr>
<tr style="height:90px"><td class="c">协会<br>意见</td><td></td></tr></table></div>"""
    ]


LAYOUTS: dict[str, Layout] = {
    function.__name__: function
    for function in (
        merit_grid, underlined_letter, header_above, vertical_bands, ruled_rows, two_pages, inside_labels, dense_photo,
    )
}  # fmt: skip
