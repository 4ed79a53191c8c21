"""Papers among the tenth strangers' forms that are none: a notice, a bill, a consent to the use of personal data."""

import random
from collections.abc import Callable

from benchmarks.heldout import tenth_values as made
from benchmarks.heldout.sixth_others import BLACK, Paper


def notice(rng: random.Random) -> Paper:
    """A notice that calls for meetings and names the awards in passing."""
    body = f"{rng.choice(list(made.PLACES))}{rng.choice(made.BODIES)}"
    return (
        f"<h1 style='margin-top:40px'>关于召开2021年度评先评优工作部署会的通知</h1><p style='margin-top:24px;text-indent:0'>各会员单位：</p>"
        f"<p>为做好先进单位、先进个人的推荐工作，定于2021年11月{rng.randrange(10, 28)}日上午10时30分召开部署会，请各单位分管负责人和联系人参加。</p>"
        f"<p>一、会议地点：协会三楼会议室。</p><p>二、联系人：{made.someone(rng).name}，联系电话：{made.phone(rng, '伊宁市')}。</p>"
        f"<p>三、推荐表可在会场领取，逾期不予受理。</p><div class='r' style='margin-top:80px'>{body}<br>2021年11月{rng.randrange(1, 9)}日</div>",
        body,
        (0.68, 0.46),
    )  # fmt: skip


def bill(rng: random.Random) -> Paper:
    """A bill for membership dues: a table of goods, buyer and seller with their codes."""
    buyer, seller = made.firm(rng), made.firm(rng)
    rows = "".join(
        f"<tr style='height:44px'><td>{text}</td><td align=right>1</td><td align=right>{rng.randrange(5, 90) * 100}.00</td></tr>"
        for text in ("*会费* 2021年度会员会费", "*咨询服务* 消防设施检测费", "合　计")
    )
    return (
        f"{BLACK}<h1>收　款　通　知　单</h1><div>开票日期：2021年12月0{rng.randrange(1, 9)}日　　　　No.{rng.randrange(10**7, 10**8)}</div>"
        f"<table><tr><td>购买方</td><td colspan=2>名称：{buyer.name}<br>纳税人识别号：{made.credit_code(rng, buyer)}<br>地址、电话：{made.address(rng, buyer.place)}</td></tr>"
        f"<tr><td align=center>项目</td><td align=center>数量</td><td align=center>金额（元）</td></tr>{rows}"
        f"<tr><td>销售方</td><td colspan=2>名称：{seller.name}<br>纳税人识别号：{made.credit_code(rng, seller)}</td></tr></table>"
        f"<div style='margin-top:16px'>收款人：{made.someone(rng).name}　　复核：{made.someone(rng).name}　　销售方（章）：</div>",
        seller.name,
        (0.68, 0.4),
    )  # fmt: skip


def consent(rng: random.Random) -> Paper:
    """A person's consent that the data on a form be used and published."""
    unit, who = made.firm(rng), made.someone(rng)
    return (
        f"<h1 style='margin-top:40px'>个人信息使用授权同意书</h1>"
        f"<p style='margin-top:24px'>本人{who.name}，身份证号码{who.id_number}，系{unit.name}职工，现同意消防协会在2021年度评先评优活动中收集、核验并公示本人姓名、工作单位、主要事迹等信息。</p>"
        f"<p>本授权自签署之日起至评选结束止有效。</p><div class='r' style='margin-top:80px'>授权人（签字）：{who.name}<br>见证单位（盖章）：{unit.name}<br>2021年12月{rng.randrange(1, 20)}日</div>",
        unit.name,
        (0.66, 0.36),
    )  # fmt: skip


TENTH_OTHERS: dict[str, Callable[[random.Random], Paper]] = {
    "meeting_notice": notice,
    "dues_bill": bill,
    "data_consent": consent,
}
"""None of these is a recommendation form."""
