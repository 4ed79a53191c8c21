"""Papers among the sixth strangers' forms that are none: a licence, a list of who came, a decision, a contract."""

import random
from collections.abc import Callable
from html import escape

from benchmarks.heldout import sixth_values as made
from benchmarks.heldout.third_cases import PERSON_AWARDS, UNIT_AWARDS
from benchmarks.heldout.third_values import Firm

Paper = tuple[str, str, tuple[float, float]]
"""Its HTML, whose seal it bears, and where (shares of the page)."""
BLACK = "<style>td{border-color:#222!important}</style>"


def licence(rng: random.Random) -> Paper:
    """A copy of a business licence."""
    unit = made.firm(rng)
    office = f"{unit.place}市场监督管理局"
    facts = (
        ("名　　称", unit.name), ("类　　型", "有限责任公司（自然人投资或控股）"), ("法定代表人", made.someone(rng).name),
        ("经营范围", "消防设施工程施工；消防技术服务；消防器材销售；安全咨询服务。（依法须经批准的项目，经相关部门批准后方可开展经营活动）"),
        ("注册资本", f"{rng.choice('壹贰叁伍陆')}仟万元整"), ("成立日期", f"{rng.randrange(2001, 2019)}年{rng.randrange(1, 13):02d}月{rng.randrange(1, 29):02d}日"),
        ("住　　所", made.address(rng, unit.place)),
    )  # fmt: skip
    lines = "".join(
        f"<div style='margin:13px 0;display:flex'><b style='width:110px'>{name}</b><span style='flex:1'>{escape(text)}</span></div>"
        for name, text in facts
    )
    return (
        "<div style='border:7px ridge #b8963e;height:960px;padding:46px;box-sizing:border-box'>"
        f"<h1 style='font-size:46px;letter-spacing:.5em'>营业执照</h1><div style='text-align:center'>（副　本）</div><div>统一社会信用代码：<b>{made.credit_code(rng, unit)}</b></div>"
        f"<div style='margin-top:34px;font-size:17px'>{lines}</div><div class='r' style='margin-top:70px'>登记机关　{office}<br>2021年{rng.randrange(1, 13)}月{rng.randrange(1, 29)}日</div>"
        "<p style='font-size:11px;margin-top:40px'>市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告。</p></div>",
        office,
        (0.74, 0.68),
    )  # fmt: skip


def signin(rng: random.Random) -> Paper:
    """Who came to a meeting on the awards: units, names, ranks, telephones, signatures."""
    place = rng.choice(list(made.PLACES))
    body = f"{place}消防协会"
    rows = []
    for at in range(1, rng.randrange(14, 20)):
        unit, who = made.firm(rng), made.someone(rng)
        sign = who.name if rng.random() < 0.8 else ""
        rows.append(
            f"<tr style='height:40px'><td>{at}</td><td>{unit.name}</td><td>{who.name}</td><td>{rng.choice(made.RANKS[:8])}</td><td>{made.phone(rng, unit.place)}</td><td style=\"font:20px 'AR PL UKai CN'\">{sign}</td></tr>"
        )
    return (
        f"{BLACK}<h1>年度评优推荐工作会议签到表</h1><div>会议地点：{made.address(rng, place)}　时间：2021年12月{rng.randrange(2, 19)}日</div>"
        f"<table style='font-size:13px'><tr><td>序号</td><td>单位名称</td><td>姓名</td><td>职务</td><td>联系电话</td><td>签名</td></tr>{''.join(rows)}</table><div class='r' style='margin-top:14px'>{body}（会务组）</div>",
        body,
        (0.8, 0.745 + 0.0375 * (len(rows) - 15)),
    )  # fmt: skip


def decision(rng: random.Random) -> Paper:
    """The decision that commends last year's: awards with the names of units and persons under them."""
    place = rng.choice(list(made.PLACES))
    body = f"{place}消防协会"
    units = "".join(
        f"<p><b>{'一二三'[at]}、{award}（{count}家）</b></p><p>{'　'.join(made.firm(rng).name for _ in range(count))}</p>"
        for at, (award, count) in enumerate((award, rng.randrange(2, 4)) for award in rng.sample(UNIT_AWARDS, 3))
    )  # fmt: skip
    persons = "　".join(f"{made.someone(rng).name}（{made.firm(rng).name}）" for _ in range(4))
    return (
        f"<h1 style='color:#c00;font-size:34px'>{body}</h1><div style='text-align:center;border-bottom:3px solid #c00'>协字〔2021〕{rng.randrange(3, 40)}号</div>"
        f"<h1 style='margin-top:26px'>关于表彰2020年度先进单位和先进个人的决定</h1><p>各会员单位：</p><p>经单位申报、秘书处初审、评审委员会评审并公示，协会决定对下列单位和个人予以表彰：</p>"
        f"{units}<p><b>四、{rng.choice(PERSON_AWARDS)}（4人）</b></p><p>{persons}</p><p>希望受表彰的单位和个人珍惜荣誉，再接再厉，主要事迹将在会刊刊登。</p>"
        f"<div class='r' style='margin-top:46px'>{body}<br>2021年{rng.randrange(1, 4)}月{rng.randrange(1, 29)}日</div>",
        body,
        (0.76, 0.735),
    )  # fmt: skip


def contract(rng: random.Random) -> Paper:
    """The first page of a maintenance contract: two parties with all their numbers."""
    owner, firm = made.firm(rng), made.firm(rng)

    def party(name: str, unit: Firm) -> str:
        return (
            f"<div style='margin-top:16px'>{name}：<u>　{unit.name}　</u><br>统一社会信用代码：{made.credit_code(rng, unit)}<br>"
            f"法定代表人：{made.someone(rng).name}　　　联系人：{made.someone(rng).name}<br>联系电话：{made.phone(rng, unit.place)}<br>地　　址：{made.address(rng, unit.place)}</div>"
        )

    area = rng.randrange(2, 40)
    return (
        f"<div class='r'>合同编号：WB-2021-{rng.randrange(10, 400):04d}</div><h1 style='margin-top:30px'>建筑消防设施维护保养合同</h1>{party('甲方（委托方）', owner)}{party('乙方（受托方）', firm)}"
        f"<p style='margin-top:20px'>根据《中华人民共和国民法典》《中华人民共和国消防法》等规定，双方就维护保养事宜达成如下协议：</p><p>第一条　服务范围：甲方所属建筑内的消防设施，建筑面积{area}万平方米。</p>"
        f"<p>第二条　服务期限：自2021年{rng.randrange(1, 7)}月1日起一年。</p><p>第三条　合同价款：人民币{rng.randrange(3, 60)}0000元（含税）。</p><p>第四条　乙方应指派持有中级以上消防设施操作员证书的人员到场。</p>"
        f"<div style='display:flex;margin-top:60px'><span style='flex:1'>甲方（盖章）：<br>代表签字：<br>日期：2021年　月　日</span><span style='flex:1'>乙方（盖章）：<br>代表签字：{made.someone(rng).name}<br>日期：2021年{rng.randrange(1, 7)}月{rng.randrange(1, 28)}日</span></div>",
        firm.name,
        (0.64, 0.67),
    )  # fmt: skip


SIXTH_OTHERS: dict[str, Callable[[random.Random], Paper]] = {
    "licence_page": licence,
    "signin_page": signin,
    "decision_page": decision,
    "contract_page": contract,
}
"""By the name that `--layouts` takes."""
