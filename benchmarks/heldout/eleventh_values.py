"""Units, ranks, streets and stories of the eleventh strangers: members of ten bodies of every trade."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Literal

from benchmarks.heldout.seventh_values import seventh_case
from benchmarks.heldout.tenth_values import PLACES, phone, someone
from benchmarks.heldout.third_cases import Makers, Story, Wanted
from benchmarks.heldout.third_stories import Told
from benchmarks.heldout.third_values import Firm, another_end, organisation_code

__all__ = [
    "COMPANIES", "PLACES", "SCHOOLS", "address", "credit_code", "eleventh_case", "firm", "phone", "sister", "someone", "story",
]  # fmt: skip

WORDS = (
    "汇嘉", "金沙滩", "绿原", "玉珠", "天山明月", "安居乐", "万通", "顺驰", "丝路", "新捷", "荣发", "瑞丰", "泰和源", "恒固", "楚河", "亿家",
)  # fmt: skip
COMPANIES = (
    "物业服务有限公司", "建设集团股份有限公司", "石化检维修有限公司", "保险经纪有限公司", "消防职业培训有限公司", "建筑安装工程有限公司",
    "化工有限责任公司", "智慧消防科技有限公司", "消防设备销售有限公司", "商贸有限公司",
)  # fmt: skip
SCHOOLS = ("职业技术学校", "第三中学", "技师学院", "实验小学")
RANKS = (
    "消防主管", "工程部经理", "安环科科长", "维保班班长", "综合办主任", "消控室值机员", "宣教专员", "理赔部经理",
)  # fmt: skip
SCHOOL_RANKS = ("副校长", "保卫处处长", "安全办主任", "专职教师", "后勤科科长", "德育处副主任")
ROADS = ("人民东路", "迎宾大道", "建设街", "黄河路", "光明南路", "石油大道", "团结巷", "八一路", "文化宫路")
FACTS = (
    "全年接听报修电话{c}0余个，处置及时率达到9{a}%",
    "新购置应急照明、防毒面具等器材{b}套，支出{a}.{a}万元",
    "与辖区{a}个社区签订共建协议，开放微型消防站{b}次",
    "编印《居家防火一点通》折页{c}00份，入户发放{b}栋楼",
    "承建的项目荣获省级优质工程奖{a}项、QC成果奖{b}项",
    "装置检修期间办理动火作业票{c}张，全过程视频监护",
    "缴纳会费及时足额，参加协会活动{b}次",
    "为{b}家小微企业减免检测费用{c}000元",
    "取得发明专利{a}件，软件著作权{b}件",
    "组织全员消防培训{a}期，考试合格率100%",
    "向养老院、福利院捐赠独立式感烟报警器{c}只",
    "疫情期间派出志愿者{b}人，配送物资{a}吨",
)
PERSON = (
    "下沉网格{b}次，排查独居老人住户用电隐患{c}处",
    "作为主讲人授课{b}场，听众{c}00余人",
    "改进水带卷盘收放装置，单次操作省时{b}秒",
    "参与起草企业标准{a}项，审核图纸{c}套",
    "负责的{a}个项目在飞行检查中均为优良",
    "全年出勤{c}个夜班，处置报警信号{b}起",
    "带徒{a}名，均已取得中级工证书",
    "获得“岗位能手”“优秀党员”等称号{a}次",
    "利用短视频普及逃生知识，播放量{c}万次",
    "成功扑救初期火灾{a}起，挽回损失{b}万元",
)
OPENINGS = (
    "{firm}位于{place}，自入会以来认真履行会员义务，积极参与行业自律。",
    "我公司现有项目{b}个，以“预防在先、服务到家”为宗旨。",
    "2021年，{firm}坚持党建引领，主要做了以下工作：",
)
PERSON_OPENINGS = (
    "{who}同志从事消防工作{a}年，爱岗敬业，任劳任怨。",
    "本人参加工作以来，立足本职，服务群众，主要事迹如下：",
    "该同志政治立场坚定，业务精湛，在职工中有较高威信。",
)
Manner = Literal["", "chinese", "dot", "iso", "printed"]
"""How the day is written: any way, 二〇二二年一月十日, 2022.1.10, 2022-01-10, 2022年1月10日."""


def firm(rng: random.Random, trades: Sequence[str] = COMPANIES) -> Firm:
    """A company, one with its place in brackets or a branch; or a school, perhaps one of its sites."""
    place, word, trade = rng.choice(list(PLACES)), rng.choice(WORDS), rng.choice(trades)
    short, draw = place.removesuffix("市"), rng.random()
    if trade in SCHOOLS:
        head = f"{place}{trade}"
        return Firm(head, place) if draw < 0.75 else Firm(f"{head}{rng.choice('东西南北')}校区", place, head)
    if draw < 0.65:
        return Firm(f"{rng.choice((short, place, ''))}{word}{trade}", place)
    if draw < 0.82 and trade.endswith("有限公司") and "股份" not in trade:
        return Firm(f"{word}{trade.removesuffix('有限公司')}（{short}）有限公司", place)
    return Firm(f"{word}{trade}{short}分公司", place, f"{word}{trade}")


def credit_code(rng: random.Random, unit: Firm) -> str:
    """A valid code; schools' begin with 12."""
    kind = "12" if any(trade in unit.name for trade in SCHOOLS) else "91"
    return organisation_code(rng, kind, PLACES[unit.place][0], 0.7)


def sister(rng: random.Random, name: str) -> str:
    """Another trade of the same word, another site, or a branch."""
    if other := another_end(rng, name, (COMPANIES, SCHOOLS, tuple(f"{way}校区" for way in "东西南北"))):
        return other
    return name.removesuffix("分公司") + "第一分公司"


def address(rng: random.Random, place: str) -> str:
    """A street and number, and what lies behind it."""
    number = f"{place}{rng.choice(ROADS)}{rng.randrange(1, 880)}号"
    return number + rng.choice(("", "", f"附{rng.randrange(1, 9)}号", f"院内{rng.randrange(1, 9)}号楼", f"万达广场A座{rng.randrange(3, 28)}F"))  # fmt: skip


def story(rng: random.Random, told: Told, *, unit: bool, facts: int) -> tuple[str, ...]:
    """The paragraphs: one after the opening, one for each fact with （1） before it, or all in one."""
    pool = FACTS if unit else PERSON
    known = [with_numbers(rng, text) for text in rng.sample(pool, min(facts, len(pool)))]
    if told.contracts is not None and told.area is not None:
        scale = f"签订消防维保合同{told.contracts}份，维保总面积{told.area / 10_000:g}万平方米"
        known.insert(rng.randrange(len(known) + 1), scale)
    opening = with_numbers(rng, rng.choice(OPENINGS if unit else PERSON_OPENINGS))
    for mark, text in (("{firm}", told.firm.name), ("{place}", told.firm.place), ("{who}", told.who)):
        opening = opening.replace(mark, text)
    last: tuple[str, ...] = ()
    if told.penalty:
        month = rng.randrange(1, 12)
        last = (f"2021年{month}月因{'疏散通道堵塞被消防救援机构罚款3000元' if unit else '擅离岗位受到记过处分'}，现已整改。",)  # fmt: skip
    manner = rng.random()
    if manner < 0.35:
        return (opening, *(f"（{at}）{fact}；" for at, fact in enumerate(known[:-1], 1)), f"（{len(known)}）{known[-1]}。", *last)  # fmt: skip
    if manner < 0.6:
        return (opening + "；".join(known) + "。" + "".join(last),)
    return (opening, "，".join(known) + "。", *last)


def with_numbers(rng: random.Random, text: str) -> str:
    """A sentence with a number of its size for each {a}, {b} and {c}."""
    for mark, (low, high) in {"{a}": (2, 9), "{b}": (11, 76), "{c}": (18, 98)}.items():
        while mark in text:
            text = text.replace(mark, str(rng.randrange(low, high)), 1)
    return text


def eleventh_case(
    rng: random.Random,
    wanted: Wanted,
    *,
    trades: Sequence[str] = COMPANIES,
    bodies: tuple[str, ...] = ("消防协会",),
    manner: Manner = "",
    mobiles: bool = False,
    strange: float = 0.1,
) -> Story:
    """A case of theirs: of which trades, recommended by whom, the day written in which manner.

    `mobiles`: where the form asks for no other telephone; `strange`: the share of faultless forms that name another body's award.
    """
    makers = Makers(partial(firm, trades=trades), someone, phone, address, credit_code, sister, story)
    told = seventh_case(rng, wanted, bodies=bodies, mobiles=mobiles, strange=strange, makers=makers)
    case, values = told.case, dict(told.case.values)
    if "职务" in values:
        values["职务"] = rng.choice(SCHOOL_RANKS if trades is SCHOOLS else RANKS)
    if manner and case.signed and "推荐日期" in values:
        values["推荐日期"] = _written(case.signed, manner)
    return replace(told, case=replace(case, values=values))


def _written(day: date, manner: Manner) -> str:
    if manner == "dot":
        return f"{day.year}.{day.month}.{day.day}"
    if manner == "iso":
        return day.isoformat()
    if manner == "printed":
        return f"{day.year}年{day.month}月{day.day}日"
    year = "".join("〇一二三四五六七八九"[int(figure)] for figure in str(day.year))
    return f"{year}年{_chinese(day.month)}月{_chinese(day.day)}日"


def _chinese(number: int) -> str:
    ones = "〇一二三四五六七八九"
    tens = {0: "", 1: "十"}.get(number // 10, ones[number // 10] + "十")
    return tens + (ones[number % 10] if number % 10 else "")
