"""Papers among the eleventh strangers' forms that are none: a pledge, a mandate, a public posting, a bank's slip for the dues."""

import random
from collections.abc import Callable

from benchmarks.heldout import eleventh_values as made
from benchmarks.heldout.sixth_others import BLACK, Paper
from benchmarks.heldout.third_cases import PERSON_AWARDS, UNIT_AWARDS


def pledge(rng: random.Random) -> Paper:
    """A unit's pledge that what it hands in is true, with its data beneath."""
    unit, day = made.firm(rng), rng.randrange(2, 14)
    points = (
        "一、所提交的推荐表、营业执照复印件、资质证书等申报材料真实、完整、有效；",
        "二、2021年度未发生亡人火灾事故，未受到消防救援机构行政处罚；",
        "三、遵守协会章程，自觉接受社会监督，不以任何方式干扰评审工作；",
        "四、如有弄虚作假，自愿退回证书奖牌，并承担由此产生的一切后果。",
    )
    return (
        f"<h1 style='margin-top:36px;font-size:34px;letter-spacing:.4em'>承诺书</h1><p style='margin-top:30px;text-indent:0;font-size:17px'>新疆维吾尔自治区消防协会：</p>"
        f"<div style='font-size:17px;line-height:2.1'><p>我单位自愿参加2021年度“{rng.choice(UNIT_AWARDS)}”评选活动，现郑重承诺如下：</p>{''.join(f'<p>{text}</p>' for text in points)}<p>特此承诺。</p></div>"
        f"<div style='margin:70px 0 0 300px;font-size:17px;line-height:2.2'>承诺单位（盖章）：{unit.name}<br>法定代表人（签字）：{made.someone(rng).name}<br>联系电话：{made.phone(rng, unit.place)}<br>2022年1月{day}日</div>",
        unit.name,
        (0.66, 0.6),
    )  # fmt: skip


def mandate(rng: random.Random) -> Paper:
    """A mandate: who may hand in and sign for the unit, both with their numbers, and room for a card's copy."""
    unit, who = made.firm(rng), made.someone(rng)
    card = "<td style='height:200px;text-align:center;color:#999'>（粘贴身份证复印件{}）</td>"
    return (
        f"{BLACK}<h1 style='margin-top:10px'>法定代表人授权委托书</h1><p style='margin-top:24px'>兹委托本单位职工<u>　{who.name}　</u>（性别：{who.sex}，身份证号码：<u>{who.id_number}</u>）为我单位代理人，"
        f"以我单位名义办理2021年度先进单位、先进个人申报材料的递交、补正和签收事宜。代理人在其权限范围内签署的一切文件，我单位均予以承认。代理人无转委托权。</p>"
        f"<p>委托期限：2021年12月{rng.randrange(10, 30)}日至2022年2月28日。</p>"
        f"<table style='margin-top:20px'><tr>{card.format('正面')}{card.format('反面')}</tr></table>"
        f"<div style='margin-top:40px;line-height:2.2'>委托单位：{unit.name}（公章）<br>统一社会信用代码：{made.credit_code(rng, unit)}<br>法定代表人（签字或盖章）：{made.someone(rng).name}<br>"
        f"代理人联系电话：{made.phone(rng, unit.place)}<br>单位地址：{made.address(rng, unit.place)}<br>日期：2021年12月{rng.randrange(5, 30)}日</div>",
        unit.name,
        (0.5, 0.64),
    )  # fmt: skip


def posting(rng: random.Random) -> Paper:
    """What a body posts for seven days: those it means to put forward, in a table under each award."""
    place = rng.choice(list(made.PLACES))
    body = f"{place}物业管理协会"
    many, few = rng.randrange(4, 7), rng.randrange(3, 6)
    units = "".join(
        f"<tr style='height:34px'><td align=center>{at}</td><td>{made.firm(rng).name}</td><td align=center>{rng.choice(UNIT_AWARDS)}</td></tr>"
        for at in range(1, many + 1)
    )
    persons = "".join(
        f"<tr style='height:34px'><td align=center>{at}</td><td>{made.someone(rng).name}　{made.firm(rng).name}</td><td align=center>{rng.choice(PERSON_AWARDS)}</td></tr>"
        for at in range(1, few + 1)
    )
    return (
        f"{BLACK}<h1>关于2021年度消防先进单位和先进个人<br>拟推荐对象的公示</h1><p style='margin-top:16px'>根据自治区消防协会通知要求，经自愿申报、资格审核、会长办公会研究，拟推荐以下单位和个人，现予公示。公示期：2022年1月{rng.randrange(3, 6)}日至1月{rng.randrange(10, 13)}日。如有异议，请以书面形式实名反映。</p>"
        f"<table style='margin-top:10px'><tr><td width=50 align=center>序号</td><td align=center>单位名称</td><td width=220 align=center>推荐奖项</td></tr>{units}</table>"
        f"<table style='margin-top:14px'><tr><td width=50 align=center>序号</td><td align=center>姓名及工作单位</td><td width=220 align=center>推荐奖项</td></tr>{persons}</table>"
        f"<p style='margin-top:12px'>联系人：{made.someone(rng).name}　　联系电话：{made.phone(rng, place)}</p><div class='r' style='margin-top:50px'>{body}<br>2022年1月{rng.randrange(3, 6)}日</div>",
        body,
        (0.76, 0.65 + 0.031 * (many + few - 9)),
    )  # fmt: skip


def slip(rng: random.Random) -> Paper:
    """A bank's electronic slip: who paid the dues to whom, half a page high."""
    payer = made.firm(rng)
    amount = rng.choice((1000, 2000, 3000, 5000, 10000))
    words = {1000: "壹仟", 2000: "贰仟", 3000: "叁仟", 5000: "伍仟", 10000: "壹万"}[amount]
    bank = rng.choice(("中国建设银行", "昆仑银行", "新疆农村信用社"))

    def account() -> str:
        return f"6{rng.randrange(10**3):03d} {rng.randrange(10**4):04d} {rng.randrange(10**4):04d} {rng.randrange(10**4):04d}"

    day = f"2021年{rng.randrange(3, 12):02d}月{rng.randrange(1, 29):02d}日"
    tall = "<tr style='height:40px'>"
    return (
        f"<style>td{{border-color:#2a6b3f!important}} table{{color:#123}}</style><h1 style='color:#2a6b3f'>{bank}客户专用回单</h1><div>币别：人民币　　　{day}　　　流水号：{rng.randrange(10**11, 10**12)}</div>"
        f"<table>{tall}<td rowspan=3 width=26 align=center>付款人</td><td width=70>全　称</td><td>{payer.name}</td><td rowspan=3 width=26 align=center>收款人</td><td width=70>全　称</td><td>新疆消防协会</td></tr>"
        f"{tall}<td>账　号</td><td>{account()}</td><td>账　号</td><td>{account()}</td></tr>{tall}<td>开户行</td><td>{bank}{payer.place}支行</td><td>开户行</td><td>{bank}营业部</td></tr>"
        f"{tall}<td colspan=2>金　额</td><td colspan=4>人民币（大写）{words}元整　　　　￥{amount}.00</td></tr>{tall}<td colspan=2>用　途</td><td>2021年度会费</td><td colspan=2>凭证种类</td><td>电子转账凭证</td></tr></table>"
        f"<div style='margin-top:14px'>打印时间：2022-01-{rng.randrange(3, 15):02d} 10:{rng.randrange(10, 60)}　　交易柜员：{rng.randrange(1000, 9999)}　　打印次数：1</div>",
        f"{bank}{payer.place}支行",
        (0.72, 0.33),
    )  # fmt: skip


ELEVENTH_OTHERS: dict[str, Callable[[random.Random], Paper]] = {
    "pledge_page": pledge,
    "mandate_page": mandate,
    "posting_page": posting,
    "slip_page": slip,
}
"""None of these is a recommendation form."""
