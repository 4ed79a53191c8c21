"""Papers among the ninth strangers' forms that are none: a list of those put forward, a letter, minutes of a meeting."""

import random
from collections.abc import Callable

from benchmarks.heldout import ninth_values as made
from benchmarks.heldout.seventh_values import mobile
from benchmarks.heldout.sixth_others import BLACK, Paper
from benchmarks.heldout.third_cases import PERSON_AWARDS, UNIT_AWARDS


def summary(rng: random.Random) -> Paper:
    """推荐对象汇总表: one line for each of many persons, stamped by who sends it in."""
    place = rng.choice(list(made.PLACES))
    body = f"{place}{rng.choice(made.BODIES[:4])}"
    rows = []
    for at in range(1, rng.randrange(9, 13)):
        unit, who = made.firm(rng), made.someone(rng)
        cells = (str(at), who.name, who.sex, who.nation.removesuffix("族"), who.id_number, f"{unit.name}{rng.choice(made.RANKS)}", rng.choice(PERSON_AWARDS), mobile(rng))  # fmt: skip
        rows.append(
            f"<tr style='height:52px'>{''.join(f'<td align=center>{text}</td>' for text in cells)}</tr>"
        )
    heads = "".join(f"<td align=center>{name}</td>" for name in ("序号", "姓名", "性别", "民族", "身份证号", "单位及职务", "推荐奖项", "联系电话"))  # fmt: skip
    return (
        f"{BLACK}<div>附件3</div><h1>先进个人推荐对象汇总表</h1><div>推荐单位（盖章）：{body}　　　　　　填表人：{made.someone(rng).name}</div>"
        f"<table style='font-size:12px'><tr>{heads}</tr>{''.join(rows)}</table><div class='r' style='margin-top:18px'>2021年12月{rng.randrange(6, 29)}日</div>",
        body,
        (0.3, 0.14),
    )  # fmt: skip


def letter(rng: random.Random) -> Paper:
    """A letter that goes with the forms: whom the unit puts forward, and why, in running text."""
    unit, who = made.firm(rng), made.someone(rng)
    return (
        f"<h1 style='margin-top:40px'>关于推荐{who.name}同志为先进个人的函</h1><p style='margin-top:30px;text-indent:0'>自治区消防协会：</p>"
        f"<p>根据贵会《关于开展2021年度评先评优活动的通知》要求，经我单位民主推荐、集体研究并公示5个工作日无异议，现推荐{who.name}同志（{who.sex}，{who.nation}，身份证号码：{who.id_number}，现任{rng.choice(made.RANKS)}）为2021年度“{rng.choice(PERSON_AWARDS)}”候选人，推荐我单位为“{rng.choice(UNIT_AWARDS)}”候选单位。</p>"
        f"<p>特此函达，请予审核。</p><p style='margin-top:30px'>附件：1．先进个人推荐审批表一式三份</p><p>　　　2．主要事迹材料</p>"
        f"<p style='margin-top:26px'>（联系人：{made.someone(rng).name}　联系电话：{made.phone(rng, unit.place)}）</p><div class='r' style='margin-top:70px'>{unit.name}<br>2021年12月{rng.randrange(6, 29)}日</div>",
        unit.name,
        (0.72, 0.66),
    )  # fmt: skip


def minutes(rng: random.Random) -> Paper:
    """Minutes in a ruled table: when, where, who, what was decided about the awards."""
    unit = made.firm(rng)
    people = "、".join(made.someone(rng).name for _ in range(7))
    chosen, award = made.someone(rng).name, rng.choice(PERSON_AWARDS)
    rows = (
        ("会议名称", "2021年度先进个人推荐会议"), ("会议时间", f"2021年12月{rng.randrange(6, 28)}日15:30"), ("会议地点", f"{made.address(rng, unit.place)}三楼会议室"),
        ("主持人", made.someone(rng).name), ("记录人", made.someone(rng).name), ("参会人员", people),
    )  # fmt: skip
    lines = "".join(f"<tr style='height:46px'><td align=center width=120>{name}</td><td>{text}</td></tr>" for name, text in rows)  # fmt: skip
    text = f"会议传达了评选通知精神，听取了候选人主要事迹介绍。经无记名投票，应到{rng.randrange(20, 60)}人，{chosen}同志得票最多，会议一致同意推荐其参评“{award}”，并公示5个工作日。"  # fmt: skip
    return (
        f"{BLACK}<h1>会 议 纪 要</h1><div>单位：{unit.name}</div><table>{lines}<tr style='height:420px'><td align=center>会议内容</td><td valign=top style='text-indent:2em;line-height:1.8'>{text}</td></tr>"
        f"<tr style='height:70px'><td align=center>参会人员签名</td><td style=\"font:20px 'AR PL UKai CN'\">{people}</td></tr></table>",
        unit.name,
        (0.76, 0.7),
    )  # fmt: skip


NINTH_OTHERS: dict[str, Callable[[random.Random], Paper]] = {
    "summary_page": summary,
    "letter_page": letter,
    "minutes_page": minutes,
}
"""By the name that `--layouts` takes."""
