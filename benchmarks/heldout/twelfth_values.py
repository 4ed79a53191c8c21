"""Units, ranks and stories of the twelfth strangers: a park's works, hospitals and hotels, universities, a brigade's and a committee's people."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Literal

from benchmarks.heldout.eleventh_values import with_numbers
from benchmarks.heldout.seventh_values import PLACES, phone, seventh_case, someone
from benchmarks.heldout.third_cases import Makers, Story, Wanted
from benchmarks.heldout.third_stories import Told
from benchmarks.heldout.third_values import Firm, another_end, organisation_code

__all__ = [
    "CAMPUSES", "GUESTS", "PLACES", "SERVICES", "WORKS", "address", "credit_code", "firm", "mail", "phone", "sister", "someone", "story",
    "twelfth_case",
]  # fmt: skip

WORDS = (
    "博远",
    "鑫源达",
    "华光",
    "远东",
    "金诺",
    "东方红",
    "立信",
    "安泰",
    "兴隆",
    "宝石花",
    "航宇",
    "春晖",
    "长江",
    "启明",
    "同辉",
    "正阳",
)
WORKS = (
    "新材料有限公司",
    "智能装备股份有限公司",
    "生物医药有限公司",
    "仓储物流有限公司",
    "纺织科技有限公司",
    "电缆制造有限公司",
)
GUESTS = (
    "大酒店有限公司",
    "国际会展中心有限公司",
    "养老服务有限公司",
    "购物中心有限责任公司",
    "文化旅游发展有限公司",
)
SERVICES = (
    "消防技术服务有限公司",
    "消防设施检测有限公司",
    "消防工程有限责任公司",
    "安全技术咨询有限公司",
    "机电设备维保有限公司",
)
CAMPUSES = ("师范学院", "职业大学", "理工学院", "医科大学")
RANKS = (
    "安全主管",
    "运行班班长",
    "EHS经理",
    "消防队队长",
    "综合部部长",
    "设备科科长",
    "驻勤班长",
    "安保部经理",
    "维保工程师",
)
CAMPUS_RANKS = ("保卫处副处长", "讲师", "实验室主任", "后勤处科长", "辅导员", "学院副院长")
ROADS = (
    "创业大道",
    "科学路",
    "学院路",
    "西环路",
    "港城大道",
    "凤凰街",
    "光华巷",
    "新民路",
    "北二环",
    "工业园三路",
)
FACTS = (
    "建立“一企一档”消防档案{c}册，完善应急预案{a}项",
    "改造厂区环状消防管网{c}0米，更换室外消火栓{b}具",
    "邀请消防救援站开展无脚本演练{a}次，参演{c}0人",
    "投入安全经费{b}.{a}万元，增设电气火灾监控探测器{c}只",
    "微型消防站配备队员{b}名，实行24小时值守",
    "为周边商户培训灭火器使用{b}场次",
    "推行夜间“零点巡查”，整改隐患{c}处，整改率100%",
    "开通线上报修，平均到场时间缩短至{b}分钟",
    "设立消防科普馆，全年接待参观{c}00人次",
    "主编团体标准{a}项，获软件著作权{b}件",
    "组织员工报考消防设施操作员，取证{b}人",
    "向山区小学捐赠消防科普读物{c}0册",
)
PERSON = (
    "主持编写实训教材{a}部，授课{b}学时",
    "全年带班巡查{c}次，发现并消除隐患{b}处",
    "连续{a}年春节坚守岗位，放弃休假{b}天",
    "指导学生参加省级技能竞赛，获奖{a}项",
    "研制的水带收卷器获国家实用新型专利，推广{b}台",
    "入户宣传{c}户，张贴提示{b}0张",
    "参与灭火救援{b}起，营救被困群众{a}人",
    "录制微课{a}集，点击量超过{c}万次",
    "提出合理化建议{b}条，采纳{a}条",
    "主动为孤寡老人更换老旧线路{b}户",
)
OPENINGS = (
    "{firm}地处{place}，始终坚持“生命至上、安全第一”，主要做法如下：",
    "一年来，我单位压实消防安全主体责任，取得明显成效。",
    "自2016年以来，{firm}连续五年实现消防安全“零事故”。",
)
PERSON_OPENINGS = (
    "{who}，从事消防工作{a}年来，兢兢业业，任劳任怨。",
    "该同志思想端正、作风扎实，得到同事一致好评。",
    "本人热爱消防公益事业，一年来主要做了以下工作。",
)
Manner = Literal["", "stamped", "chinese", "printed"]
"""How the day is written: any way, 2022.01.10 as a turned stamp has it, 二〇二二年一月十日, 2022年1月10日."""


def firm(rng: random.Random, trades: Sequence[str] = WORKS) -> Firm:
    """A company, one with its place in brackets or a branch; or a place's university, perhaps with its seat in brackets."""
    place, word, trade = rng.choice(list(PLACES)), rng.choice(WORDS), rng.choice(trades)
    short, draw = place.removesuffix("市"), rng.random()
    if trade in CAMPUSES:
        return Firm(f"{short}{trade}" if draw < 0.8 else f"{word}{trade}（{short}）", place)
    if draw < 0.6:
        return Firm(f"{rng.choice((short, place))}{word}{trade}", place)
    if draw < 0.8 and trade.endswith("有限公司") and "股份" not in trade:
        return Firm(f"{word}{trade.removesuffix('有限公司')}（{short}）有限公司", place)
    return Firm(f"{word}{trade}{short}分公司", place, f"{word}{trade}")


def credit_code(rng: random.Random, unit: Firm) -> str:
    """A valid code; universities' begin with 12."""
    kind = "12" if any(trade in unit.name for trade in CAMPUSES) else "91"
    return organisation_code(rng, kind, PLACES[unit.place][0], 0.6)


def sister(rng: random.Random, name: str) -> str:
    """Another trade of the same word, or a branch."""
    if other := another_end(rng, name, (WORKS, GUESTS, SERVICES, CAMPUSES)):
        return other
    return name.removesuffix("分公司") + "第三分公司"


def address(rng: random.Random, place: str) -> str:
    """A street and number, and what lies behind it."""
    number = f"{place}{rng.choice(ROADS)}{rng.randrange(1, 900)}号"
    return number + rng.choice(("", "", f"{rng.randrange(1, 20)}幢", f"孵化楼{rng.randrange(2, 9)}层", f"（{rng.choice(('地铁站', '海关', '体育场'))}东侧）"))  # fmt: skip


def mail(rng: random.Random) -> str:
    """An address for letters by wire."""
    return f"{rng.choice(('xfaq', 'bgs', 'zhb', 'lihua', 'office'))}{rng.randrange(10, 9999)}@{rng.choice(('163.com', 'qq.com', '126.com', 'sina.cn'))}"


def story(rng: random.Random, told: Told, *, unit: bool, facts: int) -> tuple[str, ...]:
    """The paragraphs: first to last with 1. before each, in sentences, or all in one."""
    pool = FACTS if unit else PERSON
    known = [with_numbers(rng, text) for text in rng.sample(pool, min(facts, len(pool)))]
    if told.contracts is not None and told.area is not None:
        known.insert(0, f"在保项目合同{told.contracts}份，服务建筑面积合计{told.area / 10_000:g}万平方米")
    opening = with_numbers(rng, rng.choice(OPENINGS if unit else PERSON_OPENINGS))
    for mark, text in (("{firm}", told.firm.name), ("{place}", told.firm.place), ("{who}", told.who)):
        opening = opening.replace(mark, text)
    last: tuple[str, ...] = ()
    if told.penalty:
        month = rng.randrange(1, 12)
        last = (f"2021年{month}月曾因{'消防设施停用被消防救援大队罚款5000元' if unit else '值班脱岗受到警告处分'}，已整改到位。",)  # fmt: skip
    manner = rng.random()
    if manner < 0.35:
        return (opening, *(f"{at}.{fact}。" for at, fact in enumerate(known, 1)), *last)
    if manner < 0.6:
        return (opening + "。".join(known) + "。" + "".join(last),)
    return (opening, "；".join(known) + "。", *last)


def twelfth_case(
    rng: random.Random,
    wanted: Wanted,
    *,
    trades: Sequence[str] = WORKS,
    bodies: tuple[str, ...] = ("消防协会",),
    manner: Manner = "",
    mobiles: bool = True,
    bare: bool = False,
    strange: float = 0.1,
) -> Story:
    """A case of theirs: of which trades, recommended by whom, the day written in which manner.

    `bare`: figures stand without the units that the form's heads print; `strange`: the share that names another body's award.
    """
    makers = Makers(partial(firm, trades=trades), someone, phone, address, credit_code, sister, story)
    told = seventh_case(rng, wanted, bodies=bodies, mobiles=mobiles, strange=strange, makers=makers)
    case, values = told.case, dict(told.case.values)
    if "职务" in values:
        values["职务"] = rng.choice(CAMPUS_RANKS if trades is CAMPUSES else RANKS)
    if bare:
        ends = {"职工人数": "余人名", "维保合同数量": "份", "服务面积": "万平方米"}
        values |= {key: values[key].rstrip(end) for key, end in ends.items() if key in values}
    if manner and case.signed and "推荐日期" in values:
        values["推荐日期"] = _written(case.signed, manner)
    return replace(told, case=replace(case, values=values))


def _written(day: date, manner: Manner) -> str:
    if manner == "stamped":
        return f"{day:%Y.%m.%d}"
    if manner == "printed":
        return f"{day.year}年{day.month}月{day.day}日"
    year = "".join("〇一二三四五六七八九"[int(figure)] for figure in str(day.year))
    return f"{year}年{chinese(day.month)}月{chinese(day.day)}日"


def chinese(number: int) -> str:
    """A month or a day in Chinese figures."""
    ones = "〇一二三四五六七八九"
    tens = {0: "", 1: "十"}.get(number // 10, ones[number // 10] + "十")
    return tens + (ones[number % 10] if number % 10 else "")
