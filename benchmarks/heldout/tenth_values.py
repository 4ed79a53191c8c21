"""Names, units, numbers and addresses of the tenth strangers: fire protection's own trades and whom they serve."""

import random
from dataclasses import replace
from datetime import date
from functools import partial

from benchmarks.heldout.ninth_stories import story
from benchmarks.heldout.seventh_values import mobile, seventh_case
from benchmarks.heldout.third_cases import Makers, Story, Wanted
from benchmarks.heldout.third_values import (
    Firm,
    Someone,
    another_end,
    identity_number,
    organisation_code,
)

PLACES: dict[str, tuple[str, str]] = {
    "喀什市": ("653101", "0998"), "昌吉市": ("652301", "0994"), "伊宁市": ("654002", "0999"), "克拉玛依市": ("650203", "0990"),
    "库尔勒市": ("652801", "0996"), "阿克苏市": ("652901", "0997"), "奎屯市": ("654003", "0992"), "哈密市": ("650502", "0902"),
    "石河子市": ("659001", "0993"), "乌鲁木齐市": ("650104", "0991"), "洛阳市": ("410303", "0379"), "绵阳市": ("510703", "0816"),
}  # fmt: skip
"""Seat: administrative division (six digits) and dialling code."""
WORDS = (
    "天盾", "昆仑卫士", "疆安", "雪莲", "烽火台", "博格达", "赤焰", "蓝盾", "驼铃", "正诺", "沃疆", "宏远达", "伊犁河", "赛里木", "众安", "鼎力",
)  # fmt: skip
TRADES = (
    "消防技术服务有限公司", "消防工程有限责任公司", "消防检测有限公司", "消防科技有限公司", "安全评估咨询有限公司", "机电安装工程有限公司",
    "物业管理有限公司", "商业运营管理有限公司", "建筑设计研究院有限公司",
)  # fmt: skip
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅曾彭吕苏卢蒋蔡贾魏薛叶阎余潘杜戴夏钟汪"
MEN = ("志刚", "浩然", "海涛", "文博", "建国", "俊杰", "磊", "鑫", "天佑", "永胜", "少华", "凯")
WOMEN = ("晓燕", "静", "婷婷", "桂英", "佳怡", "雪梅", "娜", "海霞", "文静", "倩")
OTHERS: tuple[tuple[str, str, str], ...] = (
    ("艾力·吾斯曼", "维吾尔族", "男"), ("努尔艾力·阿布都克里木", "维吾尔族", "男"), ("阿依努尔·库尔班", "维吾尔族", "女"), ("古丽扎尔·艾合买提", "维吾尔族", "女"),
    ("叶尔兰·哈德勒别克", "哈萨克族", "男"), ("巴合提古丽·赛力克", "哈萨克族", "女"), ("吾拉孜别克·木哈什", "哈萨克族", "男"), ("马志成", "回族", "男"),
)  # fmt: skip
RANKS = ("项目经理", "总工程师", "消防维保主管", "检测部部长", "技术负责人", "副总经理", "安全总监", "值班长")
TITLES = ("工程师", "高级工程师", "助理工程师", "技师", "无")
ROADS = ("友好北路", "色满路", "解放西路", "胜利街", "友谊路", "英阿瓦提路", "南环路", "滨河大道", "科技一街")
BODIES = ("消防协会", "安全防范行业协会", "建筑业协会", "商业联合会")


def someone(rng: random.Random) -> Someone:
    """A grown-up, every third of another nation than the Han."""
    if rng.random() < 0.35:
        name, nation, sex = rng.choice(OTHERS)
    else:
        sex, nation = rng.choice("男女男"), "汉族"
        name = rng.choice(SURNAMES) + rng.choice(MEN if sex == "男" else WOMEN)
    birth = date(rng.randrange(1966, 2000), rng.randrange(1, 13), rng.randrange(1, 29))
    areas = (area for area, _ in PLACES.values())
    return Someone(name, sex, nation, birth, identity_number(rng, areas, birth, male=sex == "男"))


def firm(rng: random.Random) -> Firm:
    """A company, one with its place in brackets, or a branch."""
    place, word, trade = rng.choice(list(PLACES)), rng.choice(WORDS), rng.choice(TRADES)
    short, draw = place.removesuffix("市"), rng.random()
    if draw < 0.7:
        return Firm(f"{rng.choice((short, place, '新疆' if PLACES[place][0][:2] == '65' else place))}{word}{trade}", place)  # fmt: skip
    if draw < 0.85:
        return Firm(f"{word}（{short}）{trade}", place)
    head = f"{word}{trade}"
    return Firm(f"{head}{short}分公司", place, head)


def credit_code(rng: random.Random, unit: Firm) -> str:
    """A company's valid code."""
    return organisation_code(rng, "91", PLACES[unit.place][0], 0.6)


def sister(rng: random.Random, name: str) -> str:
    """Another trade of the same word, or another branch."""
    return another_end(rng, name, (TRADES,)) or name.removesuffix("分公司") + "第二分公司"


def phone(rng: random.Random, place: str) -> str:
    """Mostly a mobile."""
    number = f"{PLACES[place][1]}-{rng.randrange(2_000_000, 8_999_999)}"
    return number if rng.random() < 0.25 else mobile(rng)


def address(rng: random.Random, place: str) -> str:
    """A street with a number and perhaps a floor."""
    road, number = rng.choice(ROADS), rng.randrange(2, 990)
    return f"{place}{road}{number}号{rng.choice(('', f'{rng.randrange(2, 19)}层', '（消防大队对面）', '2栋1单元302室'))}"


TENTH = Makers(firm, someone, phone, address, credit_code, sister, story)
"""What these people tell, for `third_case`."""
_case = partial(seventh_case, makers=TENTH)


def tenth_case(rng: random.Random, wanted: Wanted, *, strange: float = 0.1) -> Story:
    """A case of theirs; `strange`: the share of faultless forms that name another body's award."""
    told = _case(rng, wanted, bodies=BODIES, mobiles=False, strange=strange)
    case, values = told.case, dict(told.case.values)
    values |= {key: rng.choice(pool) for key, pool in (("职务", RANKS), ("职称", TITLES)) if key in values}
    return replace(told, case=replace(case, values=values))
