"""Papers among the twelfth strangers' forms that are none: an application for membership, a certificate of honour, a record of an inspection."""

import random
from collections.abc import Callable

from benchmarks.heldout import twelfth_values as made
from benchmarks.heldout.sixth_others import BLACK, Paper
from benchmarks.heldout.third_cases import PERSON_AWARDS, UNIT_AWARDS


def joining(rng: random.Random) -> Paper:
    """A firm's application to become a member: its data, its line of business, an opinion and a seal, but no award."""
    unit = made.firm(rng, made.SERVICES)
    tall = "<tr style='height:44px'>"
    return (
        f"{BLACK}<h1>单位会员入会申请表</h1><table style='margin-top:16px'>{tall}<td width=110 align=center>单位名称</td><td colspan=3>{unit.name}</td></tr>"
        f"{tall}<td align=center>统一社会信用代码</td><td>{made.credit_code(rng, unit)}</td><td width=90 align=center>成立时间</td><td>{rng.randrange(1999, 2019)}年{rng.randrange(1, 13)}月</td></tr>"
        f"{tall}<td align=center>法定代表人</td><td>{made.someone(rng).name}</td><td align=center>联系人</td><td>{made.someone(rng).name}</td></tr>"
        f"{tall}<td align=center>单位地址</td><td>{made.address(rng, unit.place)}</td><td align=center>联系电话</td><td>{made.phone(rng, unit.place)}</td></tr>"
        f"{tall}<td align=center>拟任会内职务</td><td colspan=3>□会长单位　□副会长单位　□理事单位　☑会员单位</td></tr>"
        f"<tr style='height:200px;vertical-align:top'><td align=center>单位简介及主营业务</td><td colspan=3>　　我公司主要从事消防设施检测、维护保养和技术咨询，现有注册消防工程师{rng.randrange(3, 12)}人，年检测面积{rng.randrange(20, 200)}万平方米。</td></tr>"
        f"<tr style='height:170px;vertical-align:top'><td align=center>申请单位意见</td><td colspan=3>　　本单位自愿申请加入新疆消防协会，遵守章程，按时缴纳会费。<br><br><div class='r'>（盖章）　　　　<br>2021年{rng.randrange(3, 12)}月{rng.randrange(1, 28)}日</div></td></tr>"
        "<tr style='height:110px'><td align=center>协会审批意见</td><td colspan=3 class='r' style='vertical-align:bottom'>年　　月　　日</td></tr></table>",
        unit.name,
        (0.72, 0.6),
    )  # fmt: skip


def honour(rng: random.Random) -> Paper:
    """A certificate of honour of an earlier year, as it is copied to go with a form."""
    unit, who = made.firm(rng, made.GUESTS), made.someone(rng)
    body = f"{rng.choice(list(made.PLACES))}消防协会"
    named = unit.name if rng.random() < 0.5 else f"{unit.name}　{who.name} 同志"
    award = rng.choice(UNIT_AWARDS if named == unit.name else PERSON_AWARDS)
    return (
        "<div style='border:10px double #b08d2f;height:720px;padding:50px 60px;box-sizing:border-box;margin-top:120px'><h1 style='font-size:52px;letter-spacing:.4em;color:#b3161d'>荣誉证书</h1>"
        f"<p style='font-size:24px;margin-top:50px;text-indent:0'>{named}：</p><p style='font-size:24px;line-height:2'>在2020年度消防行业评选活动中，成绩突出，被评为</p>"
        f"<p style='font:bold 32px \"Noto Serif CJK SC\";text-align:center;text-indent:0;color:#b3161d'>{award}</p><p style='font-size:22px'>特发此证，以资鼓励。</p>"
        f"<div class='r' style='margin-top:60px;font-size:20px'>{body}<br>二〇二一年一月</div></div>",
        body,
        (0.76, 0.6),
    )  # fmt: skip


def inspection(rng: random.Random) -> Paper:
    """The record of a visit by the fire brigade's inspectors: the unit, what was looked at, boxes ticked, signatures."""
    unit = made.firm(rng, made.GUESTS)
    items = (
        "消防安全制度、操作规程", "消防控制室值班、持证情况", "疏散通道、安全出口", "消火栓、灭火器材配置", "自动消防设施维护保养",
        "电气线路敷设及检测", "员工消防安全培训记录",
    )  # fmt: skip
    rows = "".join(
        f"<tr style='height:36px'><td align=center>{at}</td><td>{item}</td><td align=center>☑是　□否</td><td></td></tr>"
        for at, item in enumerate(items, 1)
    )
    day = f"2021年{rng.randrange(2, 12)}月{rng.randrange(1, 29)}日"
    return (
        f"{BLACK}<h1>消防监督检查记录</h1><div class='r'>编号：〔2021〕第{rng.randrange(100, 2000):04d}号</div><table><tr style='height:40px'><td width=110 align=center>被检查单位名称</td><td>{unit.name}</td><td width=90 align=center>法定代表人</td><td width=110>{made.someone(rng).name}</td></tr>"
        f"<tr style='height:40px'><td align=center>地　址</td><td>{made.address(rng, unit.place)}</td><td align=center>联系电话</td><td>{made.phone(rng, unit.place)}</td></tr></table>"
        f"<table style='margin-top:-1px'><tr style='height:34px'><td width=44 align=center>序号</td><td align=center>检查内容</td><td width=130 align=center>是否合格</td><td width=110 align=center>备注</td></tr>{rows}</table>"
        f"<p style='margin-top:14px'>检查情况：共抽查部位{rng.randrange(3, 12)}处，未发现火灾隐患。</p><div style='margin-top:30px;line-height:2.2'>监督检查人员（签名）：{made.someone(rng).name}、{made.someone(rng).name}<br>被检查单位随同检查人员（签名）：{made.someone(rng).name}<br>检查日期：{day}</div>",
        f"{unit.place}消防救援大队",
        (0.7, 0.62),
    )  # fmt: skip


TWELFTH_OTHERS: dict[str, Callable[[random.Random], Paper]] = {
    "joining_page": joining,
    "honour_page": honour,
    "inspection_page": inspection,
}
"""None of these is a recommendation form."""
