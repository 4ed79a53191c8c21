"""Names, units, numbers and dates of the third strangers: made up, with right check characters."""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

REGIONS: dict[str, str] = {
    "乌鲁木齐市": "650102", "克拉玛依市": "650203", "吐鲁番市": "650402", "哈密市": "650502",
    "昌吉市": "652301", "博乐市": "652701", "库尔勒市": "652801", "阿克苏市": "652901",
    "阿图什市": "653001", "喀什市": "653101", "和田市": "653201", "伊宁市": "654002",
    "奎屯市": "654003", "塔城市": "654201", "阿勒泰市": "654301", "石河子市": "659001", "五家渠市": "659004",
}  # fmt: skip
AREA_CODES = {
    "乌鲁木齐市": "0991", "克拉玛依市": "0990", "吐鲁番市": "0995", "哈密市": "0902", "昌吉市": "0994",
    "博乐市": "0909", "库尔勒市": "0996", "阿克苏市": "0997", "阿图什市": "0908", "喀什市": "0998",
    "和田市": "0903", "伊宁市": "0999", "奎屯市": "0992", "塔城市": "0901", "阿勒泰市": "0906",
    "石河子市": "0993", "五家渠市": "0994",
}  # fmt: skip
ELSEWHERE = ("410105", "620102", "610113", "511304", "370613", "341204", "130406", "630104", "640104")
WORDS = (
    "恒泰安", "鑫昊源", "天山红盾", "瑞丰", "中安信达", "昆仑卫士", "泰和永固", "赛里木", "金胡杨", "众诚",
    "博格达", "龙源", "华夏盛世", "安居乐", "丝路火鹰", "雪莲", "鼎立", "西域蓝焰", "弘毅", "翀宇",
    "塔里木", "正大", "骏捷", "北疆红", "永昇", "晟嘉", "金盾", "绿洲",
)  # fmt: skip
TRADES = (
    "消防工程有限公司", "消防技术服务有限公司", "消防设备有限公司", "消防安全技术有限责任公司", "建筑安装工程有限公司",
    "消防设施检测有限公司", "机电消防工程有限责任公司", "智慧消防科技有限公司", "安全技术服务有限公司",
    "消防器材销售有限公司", "物业服务有限公司",
)  # fmt: skip
HEADS = ("河南省", "北京", "四川", "陕西", "江苏", "山东")
BRANCHES = ("新疆分公司", "乌鲁木齐分公司", "喀什分公司", "伊犁分公司", "克拉玛依分公司")
SCHOOLS = ("职业技能培训学校", "消防职业培训学校")
UYGHUR = (
    "阿卜杜外力", "麦麦提敏", "图尔荪江", "买合木提", "艾合麦提江", "热依木", "努尔麦麦提", "吾斯曼",
    "伊力哈木", "亚森", "凯赛尔", "阿卜力米提", "吐尔洪", "库尔班", "玉素甫江", "木塔力甫", "帕尔哈提", "艾尼瓦尔",
)  # fmt: skip
UYGHUR_WOMEN = (
    "古丽米热", "热依汗古丽", "阿依努尔", "帕孜来提", "米热古丽", "布威海丽切姆", "迪丽努尔", "再努拉", "凯丽比努尔",
)  # fmt: skip
KAZAKH = ("叶尔兰", "赛力克", "哈那提别克", "木拉提汗", "叶斯波力", "巴合提别克", "努尔兰", "托列吾汗")
KAZAKH_WOMEN = ("加依娜", "阿依古丽", "古丽扎提", "萨吾列")
MONGOL = ("巴音克西克", "才仁加甫", "道尔吉", "巴特尔", "乌仁其米克", "那生巴图", "格日勒图")
HUI = ("马学义", "马国栋", "哈丽娟", "马晓龙", "冶建忠", "马燕", "白玉明")
XIBE = ("佟玉兰", "关文明", "佟瑞", "安俊杰")
SURNAMES = "王李张刘陈杨赵周吴徐孙胡朱高林何郭罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶闫余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
GIVEN = "伟强磊军洋勇杰涛斌辉刚超明亮平建国华民东海波宁鹏飞志远新宇浩天晓峰春林玉红艳丽娟霞静敏燕婷雪梅兰芳慧颖琳莉"
RARE = "喆堃翀婧赟昇珺璟祎骁旻煜晔頔昕彧瑄懿垚淼焱鑫犇翾霁"
MEN, WOMEN = "伟强磊军洋勇杰涛斌辉刚超志鹏", "艳丽娟霞静敏燕婷雪梅兰芳慧颖琳莉婧祎"
CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The alphabet of GB 32100: no I, O, S, V, Z."""


@dataclass(frozen=True, slots=True)
class Someone:
    """A made-up person; `nation` without 族 where people leave it out is the form's business."""

    name: str
    sex: str
    nation: str
    birth: date
    id_number: str


@dataclass(frozen=True, slots=True)
class Firm:
    """A made-up unit with its seat; `head` is the head office's name of a branch, else empty."""

    name: str
    place: str
    head: str = ""


def credit_check(body: str) -> str:
    """The 18th character of a unified social credit code (GB 32100) for its first 17."""
    total = sum(CODE.index(char) * pow(3, at, 31) for at, char in enumerate(body))
    return CODE[-total % 31]


def organisation_check(body: str) -> str:
    """The 9th character of an organisation code (GB 11714) for its first 8."""
    values = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    rest = 11 - sum(values.index(c) * w for c, w in zip(body, weights, strict=True)) % 11
    return "X" if rest == 10 else "0" if rest == 11 else str(rest)


def identity_check(body: str) -> str:
    """The 18th character of an identity number (GB 11643) for its first 17."""
    return "10X98765432"[sum(int(c) * pow(2, 17 - at, 11) for at, c in enumerate(body)) % 11]


def identity_number(rng: random.Random, areas: Iterable[str], birth: date, *, male: bool) -> str:
    """A valid number of one who was born that day in one of the areas (six digits)."""
    order = rng.randrange(1, 499) * 2 + male
    body = f"{rng.choice(list(areas))}{birth:%Y%m%d}{order:03d}"
    return body + identity_check(body)


def organisation_code(rng: random.Random, kind: str, area: str, lettered: float) -> str:
    """A valid code of a kind (two digits) and an area (six); `lettered` is the share of those with MA."""
    body = (
        "MA" + "".join(rng.choice(CODE) for _ in range(6))
        if rng.random() < lettered
        else f"{rng.randrange(10**7, 10**8)}"
    )
    first = kind + area + body + organisation_check(body)
    return first + credit_check(first)


def another_end(rng: random.Random, name: str, pools: Iterable[Sequence[str]]) -> str | None:
    """The name with its trade (or what else it ends in) exchanged for another of the same pool; None where it
    ends in none of them."""
    for pool in pools:
        if own := next((end for end in pool if name.endswith(end)), ""):
            return name.removesuffix(own) + rng.choice([end for end in pool if end != own])
    return None


def credit_code(rng: random.Random, firm: Firm) -> str:
    """A valid code; schools begin with 52, dealers with 92, companies with 91."""
    kind = "52" if firm.name.endswith("学校") else "92" if firm.name.endswith("部") else "91"
    letters = "MA" + "".join(rng.choice(CODE) for _ in range(6))
    digits = "".join(rng.choice("0123456789") for _ in range(8))
    body = letters if rng.random() < 0.6 else digits
    first = kind + REGIONS[firm.place] + body + organisation_check(body)
    return first + credit_check(first)


def wrong_character(rng: random.Random, number: str) -> str:
    """`number` with one digit changed somewhere behind the region, so that its check fails."""
    places = [at for at, char in enumerate(number) if at > 8 and char.isdigit()]
    at = rng.choice(places)
    return number[:at] + rng.choice([d for d in "0123456789" if d != number[at]]) + number[at + 1 :]


def someone(rng: random.Random) -> Someone:
    """A grown-up; a third Han with a rare character, a third of other nations."""
    sex = rng.choice("男男女")
    makers: tuple[tuple[float, Callable[[], tuple[str, str]]], ...] = (
        (0.56, lambda: (_han(rng, sex), "汉族")),
        (0.22, lambda: (_joined(rng, UYGHUR_WOMEN if sex == "女" else UYGHUR, UYGHUR), "维吾尔族")),
        (0.08, lambda: (_joined(rng, KAZAKH_WOMEN if sex == "女" else KAZAKH, KAZAKH), "哈萨克族")),
        (0.05, lambda: (rng.choice(MONGOL), "蒙古族")),
        (0.06, lambda: (rng.choice(HUI), "回族")),
        (0.03, lambda: (rng.choice(XIBE), "锡伯族")),
    )
    shares = [share for share, _ in makers]
    name, nation = rng.choices([make for _, make in makers], shares)[0]()
    birth = date(rng.randrange(1964, 1999), rng.randrange(1, 13), rng.randrange(1, 29))
    return Someone(name, sex, nation, birth, identity(rng, birth, sex))


def identity(rng: random.Random, birth: date, sex: str) -> str:
    """A valid number of that birthday and sex; one in six ends in X."""
    want_x = rng.random() < 1 / 6
    while True:
        region = rng.choice((*REGIONS.values(), *ELSEWHERE))
        order = rng.randrange(1, 490) * 2 + (1 if sex == "男" else 0)
        body = f"{region}{birth:%Y%m%d}{order % 1000:03d}"
        if not want_x or identity_check(body) == "X":
            return body + identity_check(body)


def _han(rng: random.Random, sex: str) -> str:
    chosen = MEN if sex == "男" else WOMEN
    last = rng.choice(RARE) if rng.random() < 0.35 else rng.choice(chosen)
    middle = "" if rng.random() < 0.3 else rng.choice(GIVEN)
    return rng.choice(SURNAMES) + middle + last


def _joined(rng: random.Random, own: tuple[str, ...], fathers: tuple[str, ...]) -> str:
    return f"{rng.choice(own)}·{rng.choice(fathers)}"


def firm(rng: random.Random) -> Firm:
    """A company, a branch, one with brackets in its name, a school or a dealer."""
    place = rng.choice(list(REGIONS))
    word = rng.choice(WORDS)
    draw = rng.random()
    short = place.removesuffix("市")
    if draw < 0.34:
        return Firm(f"新疆{word}{rng.choice(TRADES)}", place)
    if draw < 0.58:
        return Firm(f"{rng.choice((place, short))}{word}{rng.choice(TRADES)}", place)
    if draw < 0.68:
        return Firm(f"{word}（{rng.choice(('新疆', short))}）{rng.choice(TRADES)}", place)
    if draw < 0.86:
        head = f"{rng.choice(HEADS)}{word}{rng.choice(TRADES[:4])}"
        return Firm(head + rng.choice(BRANCHES), place, head)
    if draw < 0.93:
        return Firm(f"{place}{word}{rng.choice(SCHOOLS)}", place)
    if draw < 0.97:
        return Firm(f"新疆生产建设兵团第{rng.choice('四六七八')}师{word}安装工程有限公司", place)
    return Firm(f"{place}{word}消防器材经营部", place)


def sister(rng: random.Random, name: str) -> str:
    """Another firm under nearly the same name: another trade or another seat."""
    for trade in sorted((*TRADES, *SCHOOLS), key=len, reverse=True):
        if name.endswith(trade):
            return name.removesuffix(trade) + rng.choice([t for t in TRADES if t != trade])
    for branch in BRANCHES:
        if name.endswith(branch):
            return name.removesuffix(branch) + rng.choice([b for b in BRANCHES if b != branch])
    return name + "第二分店"


def one_off(rng: random.Random, name: str) -> str:
    """`name` with one character of its word exchanged for a look-alike or another."""
    pairs = {
        "源": "原",
        "泰": "秦",
        "安": "宝",
        "天": "大",
        "金": "全",
        "昊": "昌",
        "众": "从",
        "正": "王",
        "北": "比",
    }
    places = [at for at, char in enumerate(name) if char in pairs and at > 1]
    if places:
        at = rng.choice(places)
        return name[:at] + pairs[name[at]] + name[at + 1 :]
    at = rng.randrange(2, 5)
    return name[:at] + rng.choice([c for c in "鸿博凯润成" if c != name[at]]) + name[at + 1 :]


def phone(rng: random.Random, place: str) -> str:
    """A mobile or fixed number in one of the ways that people write it."""
    head = rng.choice(("139", "138", "136", "135", "150", "151", "152", "158", "181", "189", "177", "199"))
    middle, last = f"{rng.randrange(10_000):04d}", f"{rng.randrange(10_000):04d}"
    fixed = f"{rng.randrange(2_100_000, 8_999_999)}"
    area = AREA_CODES[place]
    ways = (
        (0.56, f"{head}{middle}{last}"),
        (0.10, f"{head} {middle} {last}"),
        (0.08, f"{head}-{middle}-{last}"),
        (0.12, f"{area}-{fixed}"),
        (0.05, f"（{area}）{fixed}"),
        (0.05, f"{area}-{fixed}-{rng.randrange(801, 830)}"),
        (0.04, f"{area}-{fixed}转{rng.randrange(8001, 8030)}"),
    )
    return rng.choices([text for _, text in ways], [share for share, _ in ways])[0]


def short_phone(rng: random.Random) -> str:
    """A mobile number that lost a digit."""
    return f"1{rng.choice('3589')}{rng.randrange(10**7, 10**8)}"


def written_day(rng: random.Random, day: date) -> str:
    """The date as people write it."""
    y, m, d = day.year, day.month, day.day
    ways = (
        (0.46, f"{y}年{m}月{d}日"), (0.16, f"{y} 年 {m} 月 {d} 日"), (0.12, f"{y}年{m:02d}月{d:02d}日"),
        (0.08, f"{y}.{m}.{d}"), (0.05, f"{y}-{m:02d}-{d:02d}"), (0.04, f"{y}/{m}/{d}"),
        (0.09, _spoken(day)),
    )  # fmt: skip
    return rng.choices([text for _, text in ways], [share for share, _ in ways])[0]


def _spoken(day: date) -> str:
    digits = "〇一二三四五六七八九"
    tens = {0: "", 1: "十", 2: "二十", 3: "三十"}

    def number(value: int) -> str:
        return tens[value // 10] + (digits[value % 10] if value % 10 else "")

    return "".join(digits[int(c)] for c in str(day.year)) + f"年{number(day.month)}月{number(day.day)}日"


def address(rng: random.Random, place: str) -> str:
    """A street address in `place`."""
    road = rng.choice(
        (
            "迎宾路",
            "人民东路",
            "北京南路",
            "阿合买提江街",
            "文化路",
            "塔指东路",
            "团结西路",
            "解放北路",
            "河滩快速路东侧",
        )
    )
    where = rng.choice(
        (
            f"{rng.randrange(3, 900)}号", f"{rng.randrange(10, 400)}号天和大厦{rng.randrange(2, 25)}楼",
            f"{rng.randrange(5, 99)}号院{rng.randrange(1, 9)}栋{rng.randrange(1, 5)}单元{rng.randrange(101, 604)}室",
            f"{rng.randrange(100, 990)}号商铺（市消防救援支队斜对面）", f"与和谐大道交汇处盛世华庭{rng.randrange(1, 30)}-{rng.randrange(101, 120)}号",
        )
    )  # fmt: skip
    return f"{rng.choice(('', '新疆'))}{place}{road}{where}"
