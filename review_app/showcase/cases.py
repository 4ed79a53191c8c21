"""The made-up submissions: who applies for what, and where the reading is in doubt."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from extract.fields.checks import credit_check_character, id_check_character

Look = Literal["clean", "office", "photo"]

_PLACES = (
    "天山",
    "昆仑",
    "博格达",
    "塔里木",
    "绿洲",
    "丝路",
    "伊犁河",
    "喀纳斯",
    "准噶尔",
    "赛里木",
    "火焰山",
    "阿尔泰",
)
_TRADES = ("消防技术服务", "消防工程", "消防检测", "消防器材", "智慧消防科技", "消防安全培训")
_TOWNS = ("乌鲁木齐市", "克拉玛依市", "昌吉市", "库尔勒市", "伊宁市", "喀什市", "哈密市", "阿克苏市")
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗"
_GIVEN = ("建国", "志强", "丽华", "晓东", "国庆", "海燕", "文涛", "雪梅", "永强", "春兰", "佳宁", "宏伟")
_MANY_CHARACTERS = ("阿布都热合曼·买买提", "古丽巴哈尔·艾尼瓦尔", "玉素甫江·吐尔逊", "迪丽努尔·阿不都拉")
UNIT_AWARDS = (
    "消防突出贡献企业",
    "优秀消防产品企业",
    "客户满意消防技术服务企业",
    "优秀消防工程企业",
    "消防公益先进企业",
    "科技创新企业",
)
PERSON_AWARDS = ("优秀消防科普教员", "消防技术服务能手")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field in doubt: what was read instead, its confidence, why, and other readings."""

    key: str
    read: str
    confidence: float | None
    reason: str
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One submission as it stands on paper, and how it is read. `extras` stand under labels nobody knows."""

    number: int
    kind: Literal["unit", "person"]
    look: Look
    values: dict[str, str]
    seal: str | None
    doubts: tuple[Doubt, ...] = ()
    faint: bool = False
    extras: dict[str, str] = field(default_factory=dict)


def credit_code(number: int) -> str:
    """A made-up credit code whose check character is right."""
    first = f"91650100MA77{number:05d}"[:17]
    return first + credit_check_character(first)


def id_number(number: int) -> str:
    """A made-up identity number whose check character is right."""
    first = f"650102{1970 + number % 30}{1 + number % 12:02d}{1 + number % 28:02d}{number % 1000:03d}"
    return first + id_check_character(first)


def unit_name(number: int) -> str:
    place = _PLACES[number % len(_PLACES)]
    trade = _TRADES[(number // len(_PLACES) + number) % len(_TRADES)]
    return f"新疆{place}{trade}有限公司"


def cases(count: int, seed: int = 20220115) -> Iterator[Case]:
    """`count` submissions: two thirds clean, the rest with doubts, wrong or missing seals."""
    rng = random.Random(seed)
    for number in range(1, count + 1):
        yield _unit(number, rng) if number % 3 else _person(number, rng)


def _phone(rng: random.Random) -> str:
    return "139" + "".join(str(rng.randrange(10)) for _ in range(8))


def _unit(number: int, rng: random.Random) -> Case:
    name = unit_name(number)
    award = UNIT_AWARDS[number % len(UNIT_AWARDS)]
    contracts = 12 + number * 7 % 60
    values = {
        "单位名称": name,
        "统一社会信用代码": credit_code(number),
        "法定代表人": rng.choice(_SURNAMES) + rng.choice(_GIVEN),
        "联系人": rng.choice(_SURNAMES) + rng.choice(_GIVEN),
        "联系电话": _phone(rng),
        "单位地址": f"{rng.choice(_TOWNS)}新华北路{number}号",
        "成立时间": f"{2004 + number % 15}年{1 + number % 12}月",
        "职工人数": str(18 + number * 3 % 200),
        "申报奖项": award,
        "主要事迹": _unit_narrative(name, contracts),
        "推荐日期": f"2022年1月{1 + number % 14}日",
    }
    return _with_trouble(number, "unit", values, name, rng)


def _person(number: int, rng: random.Random) -> Case:
    unit = unit_name(number * 5)
    name = _MANY_CHARACTERS[number % 4] if number % 2 else rng.choice(_SURNAMES) + rng.choice(_GIVEN)
    values = {
        "姓名": name,
        "性别": "男" if number % 2 else "女",
        "民族": "维吾尔族" if number % 2 else "汉族",
        "学历": rng.choice(("大专", "本科", "研究生")),
        "工作单位": unit,
        "职务": rng.choice(("项目经理", "技术负责人", "消防教员", "维保工程师")),
        "身份证号码": id_number(number),
        "职业资格": rng.choice(("消防设施操作员（中级）", "一级注册消防工程师", "消防设施操作员（高级）")),
        "证书编号": f"XJ{2019 + number % 3}{number:06d}",
        "联系电话": _phone(rng),
        "申报奖项": PERSON_AWARDS[number % 2],
        "主要事迹": f"{name}同志从事消防技术工作多年，参加维保项目四十余个，"
        "为社会单位开展消防安全培训二十六场，受训人员一千二百余人次，服务热情，技术过硬，受到服务单位和本企业一致好评。",
        "推荐日期": f"2022年1月{1 + number % 14}日",
    }
    return _with_trouble(number, "person", values, unit, rng)


def _unit_narrative(name: str, contracts: int) -> str:
    return (
        f"{name}遵守协会章程，按时交纳会费。2021年度与社会单位签订消防维保合同{contracts}家，服务面积62万平方米，"
        "组织消防公益宣传十二场，参加疫情防控志愿服务三百余人次，全年无投诉、未受过处罚，服务单位反映良好。"
    )


def _with_trouble(
    number: int, kind: Literal["unit", "person"], values: dict[str, str], seal: str, rng: random.Random
) -> Case:
    """Every third form has something to look at; which it is follows from its number."""
    looks: tuple[Look, ...] = ("clean", "office", "clean", "photo")
    look = looks[number % 4]
    doubts: list[Doubt] = []
    pressed: str | None = seal
    if look == "photo":
        doubts.append(_doubtful_phone(values, rng))
        doubts.append(_doubtful_name(values, "法定代表人" if kind == "unit" else "姓名"))
    if number % 7 == 2:
        pressed = None
    if number % 11 == 5:
        pressed = unit_name(number + 3)
    if number % 13 == 8:
        values = {**values, "推荐日期": "2022年1月20日"}
    if number % 10 == 1 and kind == "unit":
        values = {**values, "联系电话": ""}
        doubts = [doubt for doubt in doubts if doubt.key != "联系电话"]
    extras = {"入会登记号": f"XJXF-{number:04d}"} if kind == "unit" and number % 6 == 4 else {}
    return Case(number, kind, look, values, pressed, tuple(doubts), number % 9 == 4, extras)


def _doubtful_phone(values: dict[str, str], rng: random.Random) -> Doubt:
    right = values["联系电话"]
    place = 4 + rng.randrange(6)
    wrong = right[:place] + str((int(right[place]) + 2) % 10) + right[place + 1 :]
    return Doubt("联系电话", wrong, 0.62, f"第 {place + 1} 位数字识别把握不足。", (right,))


def _doubtful_name(values: dict[str, str], key: str) -> Doubt:
    right = values[key]
    return Doubt(key, right, 0.78, "字迹模糊，请对照原件。", (right.replace("国", "囯"), right + "生"))
