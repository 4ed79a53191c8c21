"""Made-up organisations, people and their numbers, valid by the check characters of the standards."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

PLACES = (
    ("乌鲁木齐", "650100"), ("克拉玛依", "650200"), ("吐鲁番", "650400"), ("哈密", "650500"),
    ("昌吉", "652300"),
    ("博州", "652700"), ("库尔勒", "652801"), ("阿克苏", "652900"), ("喀什", "653100"), ("和田", "653200"),
    ("伊犁", "654000"), ("奎屯", "654003"), ("塔城", "654200"), ("阿勒泰", "654300"), ("石河子", "659001"),
    ("阿拉尔", "659002"), ("图木舒克", "659003"), ("五家渠", "659004"),
)  # fmt: skip
BRANDS = (
    "安泰", "恒盾", "天山", "鑫盾", "中消", "华安", "金盾", "昆仑", "博格达", "雪莲", "丝路", "瑞安", "永安",
    "德盛", "祥瑞", "正安",
    "宏远", "西域", "绿洲", "胡杨", "卫士", "蓝焰", "安居", "百川", "东方红", "金石", "晨曦", "远大", "亚中",
    "大漠", "龙盾", "众安", "伊力特",
    "火洲", "泰合", "腾飞", "佳宁", "锐捷", "鼎信", "聚力", "同创", "安吉", "航天", "北斗", "万里", "新安",
    "国盾", "宁远", "思源", "铭泽",
)  # fmt: skip
TRADES = (
    "消防技术服务", "消防工程", "消防科技", "消防设备", "消防器材", "消防安全评估", "消防设施检测",
    "消防安全培训", "安全技术", "建筑安装工程",
    "机电设备", "智能科技", "消防检测维保", "安防工程", "电子工程", "信息技术", "消防职业培训", "建设工程",
    "应急装备", "物联网科技",
)  # fmt: skip
FORMS = ("有限公司", "有限公司", "有限公司", "有限责任公司", "有限责任公司", "股份有限公司")
HAN_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾"
    "丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤"
    "尹黎易常武乔贺赖龚文"
)
HAN_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国志玉兰红梅春雪晓东海燕鹏飞宇晨浩然子轩"
    "欣怡佳琪俊凯文博思远天佑立新永庆德福瑞祥振兴家豪世昌培元鸿宾翠莲淑贞凤琴玲慧颖莹雯倩婷薇"
)
UYGHUR_GIVEN = (
    "阿布都热合曼", "买买提", "艾力", "古丽努尔", "阿依古丽", "吐尔逊", "阿卜杜拉", "麦麦提明", "帕提古丽",
    "热依汗古丽", "玉素甫", "艾尔肯",
    "迪丽努尔", "库尔班江", "阿迪力", "努尔买买提", "阿不都克里木", "茹仙古丽", "塔依尔", "艾合买提",
    "穆合塔尔", "祖丽皮亚", "克里木", "伊力哈木",
    "亚森", "沙吾提", "米热古丽", "卡米力江", "巴哈尔古丽", "图尔贡",
)  # fmt: skip
KAZAKH_GIVEN = (
    "叶尔肯",
    "巴合提别克",
    "加娜尔",
    "努尔兰",
    "阿依波塔",
    "赛力克",
    "哈那提",
    "吾尔开西",
    "木拉提",
    "达吾提别克",
)
STREETS = (
    "新华北路", "友好南路", "北京中路", "克拉玛依东街", "人民路", "光明路", "长江路", "黄河路", "扬子江路",
    "解放南路", "建设东路", "团结路",
    "迎宾大道", "河滩北路", "西环北路", "经济技术开发区喀纳斯湖北路", "头屯河区中亚北路", "水磨沟区南湖东路",
    "沙依巴克区西山路", "天山区和平南路",
)  # fmt: skip
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_CHECKS = "10X98765432"


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up person; `id_number` fits birth and sex."""

    name: str
    sex: str
    nation: str
    birth: date
    id_number: str


def organisation(rng: random.Random) -> tuple[str, str]:
    """A company name and the six-digit code of its place."""
    place, code = rng.choice(PLACES)
    brand, trade, form = rng.choice(BRANDS), rng.choice(TRADES), rng.choice(FORMS)
    if rng.random() < 0.3:
        brand += rng.choice(BRANDS)[:2]
    style = rng.random()
    if style < 0.45:
        return f"新疆{brand}{trade}{form}", code
    if style < 0.7:
        suffix = "市" if place not in {"博州", "伊犁", "喀什"} and rng.random() < 0.4 else ""
        return f"{place}{suffix}{brand}{trade}{form}", code
    if style < 0.8:
        return f"{brand}{trade}（新疆）{form}", code
    if style < 0.9:
        return f"新疆{brand}{trade}{form}{place}分公司", code
    if style < 0.96:
        return (
            f"{rng.choice(('北京', '四川', '山东', '陕西', '中国'))}{brand}{trade}集团{form}新疆分公司",
            code,
        )
    return f"新疆{brand}消防职业技能培训学校", code


def sister_of(name: str, rng: random.Random) -> str:
    """Another organisation whose name is close to `name`: same brand, another trade or place."""
    for trade in sorted(TRADES, key=len, reverse=True):
        if trade in name:
            other = rng.choice([t for t in TRADES if t != trade and len(t) >= 4])
            return name.replace(trade, other, 1)
    return "新疆" + name.removeprefix("新疆")[:4] + "消防工程有限公司"


def head_office_of(name: str) -> str | None:
    """The head office of a branch, None where `name` is no branch."""
    if not name.endswith("分公司"):
        return None
    for ending in ("股份有限公司", "有限责任公司", "有限公司"):
        if ending in name:
            return name[: name.index(ending) + len(ending)]
    return None


def one_off(name: str, rng: random.Random) -> str:
    """`name` with one character of its middle replaced by another brand character."""
    pool = "".join(BRANDS)
    index = rng.randrange(2, max(3, min(len(name) - 5, 7)))
    return name[:index] + rng.choice([c for c in pool if c != name[index]]) + name[index + 1 :]


def person(rng: random.Random, place: str | None = None) -> Person:
    """A person of working age, Han, Hui, Uyghur or Kazakh."""
    draw = rng.random()
    if draw < 0.6:
        nation = "汉族" if draw < 0.52 else "回族"
        name = rng.choice(HAN_SURNAMES) + "".join(rng.sample(HAN_GIVEN, rng.choice((1, 2, 2))))
    elif draw < 0.9:
        nation = "维吾尔族"
        name = "·".join(rng.sample(UYGHUR_GIVEN, 2))
    else:
        nation = "哈萨克族"
        name = "·".join(rng.sample(KAZAKH_GIVEN, 2))
    birth = date(1962, 1, 1) + timedelta(days=rng.randrange(365 * 37))
    female = "古丽" in name.split("·")[0] or rng.random() < 0.3
    code = place or rng.choice(PLACES)[1]
    return Person(name, "女" if female else "男", nation, birth, id_number(rng, code, birth, female))


def id_number(rng: random.Random, place: str, birth: date, female: bool) -> str:
    """An 18-character ID number by GB 11643."""
    order = rng.randrange(1, 499) * 2 + (0 if female else 1)
    body = f"{place}{birth:%Y%m%d}{order:03d}"
    return body + id_check(body)


def id_check(body: str) -> str:
    """The check character of the first 17 digits (GB 11643)."""
    return ID_CHECKS[sum(int(d) * w for d, w in zip(body, ID_WEIGHTS, strict=True)) % 11]


def credit_code(rng: random.Random, place: str) -> str:
    """An 18-character unified social credit code (GB 32100) whose organisation part fits GB 11714."""
    body = "".join(rng.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(2))
    org = rng.choice(("MA7", "MA77", "MA78", "7", "5", "6", "0", "MAB"))[:4] + body
    while len(org) < 8:
        org += rng.choice("0123456789ABCDEFGHJKLMNPQRTUWXY" if org.startswith("MA") else "0123456789")
    org = org[:8]
    values = [int(c) if c.isdigit() else ord(c) - 55 for c in org]
    check = 11 - sum(v * w for v, w in zip(values, ORG_WEIGHTS, strict=True)) % 11
    org += {10: "X", 11: "0"}.get(check, str(check))
    first = "91" + place + org
    return first + credit_check(first)


def credit_check(body: str) -> str:
    """The check character of the first 17 characters (GB 32100)."""
    total = sum(CREDIT_ALPHABET.index(c) * w for c, w in zip(body, CREDIT_WEIGHTS, strict=True))
    return CREDIT_ALPHABET[(31 - total % 31) % 31]


def phone(rng: random.Random) -> str:
    """A mobile number, sometimes a fixed line with area code."""
    if rng.random() < 0.8:
        start = rng.choice(("139", "138", "136", "135", "189", "181", "133", "152", "186", "177", "199"))
        return start + "".join(rng.choice("0123456789") for _ in range(8))
    return f"{rng.choice(('0991', '0990', '0994', '0996', '0997', '0998', '0999', '0902', '0993'))}-" + str(
        rng.randrange(2000000, 8999999)
    )


def address(rng: random.Random, name: str) -> str:
    """A street address."""
    place = next((p for p, _ in PLACES if name.startswith(p)), rng.choice(PLACES)[0])
    text = (
        f"{place}市" if len(place) > 2 or place in {"哈密", "昌吉", "喀什", "和田", "奎屯", "塔城"} else place
    )
    text += f"{rng.choice(STREETS)}{rng.randrange(1, 999)}号"
    if rng.random() < 0.6:
        building = rng.choice(("汇丰大厦", "金融大厦", "时代广场A座", "创业园", "科技园B区", "国际广场"))
        text += f"{building}{rng.randrange(2, 30)}楼{rng.randrange(101, 2999)}室"
    return text
