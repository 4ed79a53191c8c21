"""Papers among the eighth strangers' forms that are none: a scored checklist, a narrative by itself, a table of quotas."""

import random
from collections.abc import Callable
from datetime import date

from benchmarks.heldout import eighth_values as made
from benchmarks.heldout.eighth_stories import story
from benchmarks.heldout.sixth_others import BLACK, Paper
from benchmarks.heldout.third_cases import PERSON_AWARDS, UNIT_AWARDS
from benchmarks.heldout.third_stories import Told

CHECKS = (
    ("组织领导", "成立安全工作领导小组，责任到人", 15),
    ("制度建设", "各项制度、操作规程齐全", 15),
    ("宣传培训", "年内组织培训不少于4次，记录完整", 15),
    ("隐患排查", "每月排查，整改率100%", 20),
    ("应急管理", "预案完备，年内演练不少于2次", 15),
    ("会员义务", "按时交纳会费，积极参加协会活动", 10),
    ("主要事迹", "事迹真实、突出，有推广价值", 10),
)


def scoring(rng: random.Random) -> Paper:
    """The points that a unit gave itself, stamped."""
    unit = made.firm(rng)
    rows, total = [], 0
    for at, (item, standard, full) in enumerate(CHECKS, 1):
        points = full - rng.choice((0, 0, 1, 2))
        total += points
        rows.append(
            f"<tr style='height:58px'><td align=center>{at}</td><td align=center>{item}</td><td>{standard}</td><td align=center>{full}</td><td align=center>{points}</td><td></td></tr>"
        )
    return (
        f"{BLACK}<h1>先进单位考核评分表</h1><div>单位名称：{unit.name}　　考核时间：2021年12月{rng.randrange(2, 26)}日</div>"
        f"<table><tr><td align=center width=50>序号</td><td align=center width=110>考核项目</td><td align=center>评分标准</td><td align=center width=60>分值</td><td align=center width=60>自评</td><td align=center width=60>复核</td></tr>{''.join(rows)}"
        f"<tr style='height:50px'><td colspan=3 align=center>合　　计</td><td align=center>100</td><td align=center>{total}</td><td></td></tr></table>"
        f"<div style='margin-top:24px'>自评人：{made.someone(rng).name}　　单位负责人：{made.someone(rng).name}　　联系电话：{made.phone(rng, unit.place)}</div><div class='r' style='margin-top:30px'>（盖章）</div>",
        unit.name,
        (0.78, 0.62),
    )  # fmt: skip


def deeds(rng: random.Random) -> Paper:
    """The narrative on a sheet of its own, as it is sent along with a form."""
    unit, who = made.firm(rng), made.someone(rng)
    told = Told(who.name, unit, None, None, False)
    pars = story(rng, told, unit=False, facts=8)
    text = "".join(f"<p>{par}</p>" for par in pars)
    return (
        f"<h1 style='margin-top:30px'>扎根一线写忠诚</h1><div style='text-align:center'>——{unit.name}{who.name}同志先进事迹材料</div>"
        f"<p style='margin-top:24px'>{who.name}，{who.sex}，{who.nation}，{who.birth.year}年{who.birth.month}月出生，现任{unit.name}{rng.choice(made.RANKS)}。</p>{text}"
        f"<div class='r' style='margin-top:60px'>{unit.name}<br>{made.in_numerals(date(2021, 12, rng.randrange(3, 28)))}</div>",
        unit.name,
        (0.74, 0.6),
    )  # fmt: skip


def quotas(rng: random.Random) -> Paper:
    """How many each city may name, and the office that takes the forms."""
    place = rng.choice(list(made.PLACES))
    body = f"{place}{rng.choice(made.BODIES[:4])}"
    units, persons = rng.sample(UNIT_AWARDS, 2), rng.sample(PERSON_AWARDS, 2)
    cities = rng.sample(list(made.PLACES), 11)
    counts = [[rng.randrange(0, 6) for _ in range(4)] for _ in cities]
    rows = "".join(
        f"<tr style='height:44px'><td align=center>{city}</td>{''.join(f'<td align=center>{n}</td>' for n in line)}<td align=center>{sum(line)}</td></tr>"
        for city, line in zip(cities, counts, strict=True)
    )
    heads = "".join(f"<td align=center>{name}</td>" for name in (*units, *persons))
    return (
        f"{BLACK}<div>附件1</div><h1>评选推荐名额分配表</h1><table style='font-size:13px'><tr><td align=center rowspan=2>推荐单位</td><td align=center colspan=2>先进单位</td><td align=center colspan=2>先进个人</td><td align=center rowspan=2>合计</td></tr><tr>{heads}</tr>{rows}</table>"
        f"<p style='margin-top:14px'>说明：推荐表一式三份，经所在单位意见、主管部门意见栏盖章后，于2022年1月{rng.randrange(8, 16)}日前报{body}。</p><p>联系人：{made.someone(rng).name}　联系电话：{made.phone(rng, place)}　地址：{made.address(rng, place)}</p>"
        f"<div class='r' style='margin-top:34px'>{body}</div>",
        body,
        (0.78, 0.72),
    )  # fmt: skip


EIGHTH_OTHERS: dict[str, Callable[[random.Random], Paper]] = {
    "scoring_page": scoring,
    "deeds_page": deeds,
    "quotas_page": quotas,
}
"""By the name that `--layouts` takes."""
