"""Papers among the seventh strangers' forms that are none: a summary of many, a copied identity card, a statement."""

import random
from collections.abc import Callable

from benchmarks.heldout import seventh_values as made
from benchmarks.heldout.sixth_others import BLACK, Paper
from benchmarks.heldout.third_cases import PERSON_AWARDS, UNIT_AWARDS


def tally(rng: random.Random) -> Paper:
    """The list that a city's association sends along with the forms: a row for each unit and person."""
    place = rng.choice(list(made.PLACES))
    body = f"{place}{rng.choice(made.BODIES[:5])}"
    count = rng.randrange(8, 13)
    rows = []
    for at in range(1, count + 1):
        unit, who = made.firm(rng), made.someone(rng)
        person = rng.random() < 0.5
        award = rng.choice(PERSON_AWARDS if person else UNIT_AWARDS)
        cells = (at, who.name if person else unit.name, unit.name if person else "—", award, made.mobile(rng))
        rows.append(
            "<tr style='height:46px'>" + "".join(f"<td align=center>{cell}</td>" for cell in cells) + "</tr>"
        )
    heads = "".join(
        f"<td align=center><b>{name}</b></td>"
        for name in ("序号", "推荐对象", "工作单位", "申报奖项", "联系电话")
    )
    return (
        f"{BLACK}<h1>{place}先进单位和先进个人推荐汇总表</h1><div>推荐单位（盖章）：{body}　　　填报日期：2022年1月{rng.randrange(4, 15)}日</div>"
        f"<table style='font-size:13px'><tr>{heads}</tr>{''.join(rows)}</table><div style='margin-top:12px'>负责人：{made.someone(rng).name}　　经办人：{made.someone(rng).name}</div>",
        body,
        (0.38, 0.125),
    )  # fmt: skip


def idcopy(rng: random.Random) -> Paper:
    """Both sides of an identity card on one sheet, stamped as a true copy by the holder's unit."""
    unit, who = made.firm(rng), made.someone(rng)
    start = rng.randrange(2008, 2020)
    card = "border:1px solid #777;border-radius:16px;width:420px;height:262px;margin:50px auto 0;padding:24px 26px;box-sizing:border-box;background:#f3f3f3;position:relative"
    photo = (
        "<svg viewBox='0 0 100 130' style='position:absolute;right:26px;top:38px;width:112px'><path d='M8 130 Q14 92 50 90 Q86 92 92 130Z' fill='#555'/>"
        "<ellipse cx='50' cy='58' rx='21' ry='27' fill='#bbb'/><path d='M27 56 Q25 22 50 24 Q75 22 73 56 Q66 38 50 39 Q34 38 27 56Z' fill='#222'/></svg>"
    )
    born = f"{who.birth.year} 年 {who.birth.month} 月 {who.birth.day} 日"
    front = (
        f"姓　名　{who.name}<br>性　别　{who.sex}　民　族　{who.nation.removesuffix('族')}<br>出　生　{born}<br>"
        f"<div style='width:230px'>住　址　{made.address(rng, unit.place)}</div><div style='margin-top:10px'>公民身份号码　<b>{who.id_number}</b></div>"
    )
    back = (
        "<div style='text-align:center;font-size:24px;margin-top:28px'>中华人民共和国<br><b style='font-size:31px;letter-spacing:.2em'>居民身份证</b></div>"
        f"<div style='margin-top:34px'>签发机关　{unit.place}公安局<br>有效期限　{start}.04.16-{start + 20}.04.16</div>"
    )
    return (
        f"<div style='{card}'>{photo}{front}</div><div style='{card}'>{back}</div>"
        "<div style='margin:60px 0 0 60px;font:22px \"AR PL UKai CN\"'>此件与原件一致，仅供评优使用。</div>",
        unit.name,
        (0.68, 0.72),
    )  # fmt: skip


def publicity(rng: random.Random) -> Paper:
    """A unit's statement that its candidate was shown to everybody and nobody objected."""
    unit, who = made.firm(rng), made.someone(rng)
    first = rng.randrange(16, 24)
    return (
        "<h1 style='margin-top:40px'>公 示 情 况 说 明</h1>"
        f"<p style='margin-top:30px'>按照评选通知要求，我单位推荐{who.name}同志（{who.sex}，{who.nation}，身份证号码：{who.id_number}）参加“{rng.choice(PERSON_AWARDS)}”评选。</p>"
        f"<p>2021年12月{first}日至12月{first + 5}日，我单位在公告栏和工作群对其基本情况、主要事迹进行了公示，公示期内未收到任何异议。</p>"
        f"<p>特此说明。</p><p style='margin-top:24px'>公示联系人：{made.someone(rng).name}　联系电话：{made.phone(rng, unit.place)}</p>"
        f"<div class='r' style='margin-top:90px'>{unit.name}（盖章）<br>2021年12月{first + 6}日</div>",
        unit.name,
        (0.72, 0.455),
    )  # fmt: skip


SEVENTH_OTHERS: dict[str, Callable[[random.Random], Paper]] = {
    "tally_page": tally,
    "idcopy_page": idcopy,
    "publicity_page": publicity,
}
"""By the name that `--layouts` takes."""
