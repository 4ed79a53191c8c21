"""Names, units, numbers and addresses of the ninth strangers: power, water, banks, telecoms, hospitals, steel."""

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
    "福州市": ("350102", "0591"), "合肥市": ("340103", "0551"), "芜湖市": ("340202", "0553"), "海口市": ("460105", "0898"),
    "成都市": ("510104", "028"), "呼和浩特市": ("150102", "0471"), "唐山市": ("130202", "0315"), "大连市": ("210202", "0411"),
    "岳阳市": ("430602", "0730"), "汕头市": ("440507", "0754"), "张掖市": ("620702", "0936"), "玉溪市": ("530402", "0877"),
    "吐鲁番市": ("650402", "0995"), "塔城市": ("654201", "0901"), "阿勒泰市": ("654301", "0906"), "博乐市": ("652701", "0909"),
    "和田市": ("653201", "0903"), "阿图什市": ("653001", "0908"), "五家渠市": ("659004", "0994"), "乌鲁木齐市": ("650103", "0991"),
}  # fmt: skip
"""Seat: administrative division (six digits) and dialling code."""
EIGHT_DIGITS = ("0591", "0551", "0898", "028", "0315", "0411", "0754")
"""Dialling codes whose numbers have eight digits; the others' have seven."""
WORDS = (
    "闽江", "榕城新港", "徽盛", "鸠兹", "椰风", "锦官", "敕勒川", "凤凰城", "滨城海岳", "洞庭", "潮韵", "甘州", "红塔", "火焰山", "葡萄沟",
    "巴克图", "金山", "阿拉山口", "玉都", "帕米尔", "青湖", "中天", "永固", "兴盛源", "瑞和", "同济", "启明", "安达信",
)  # fmt: skip
TRADES = (
    "供电有限公司", "热力有限公司", "自来水有限责任公司", "电气设备有限公司", "钢铁有限公司", "水泥有限责任公司", "药业有限公司", "建材有限公司",
    "园林绿化有限公司", "劳务派遣有限公司", "信息技术有限公司", "消防设备有限公司", "消防安全工程有限公司", "消防维保服务有限公司", "安全科技股份有限公司",
)  # fmt: skip
PUBLIC = ("第一人民医院", "第五小学", "妇幼保健院", "文化馆", "市政养护中心")
HEADS = ("中铁", "国网", "四川", "福建", "华能")
SURNAMES = "田丁任沈姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍"
MEN = (
    "建军", "立新", "学文", "长江", "军", "强", "平", "伟", "明辉", "振华", "大勇", "新民", "东升", "晓东", "国强", "建平", "泽宇", "博", "昊",
)  # fmt: skip
WOMEN = (
    "玲",
    "芳",
    "丽",
    "秀兰",
    "建华",
    "春梅",
    "小红",
    "艳",
    "欣怡",
    "雨桐",
    "慧敏",
    "爱民",
    "素珍",
    "巧云",
    "琳",
)
OTHERS: tuple[tuple[str, str, str], ...] = (
    ("麦麦提·图尔荪", "维吾尔族", "男"), ("阿卜杜拉·麦提尼亚孜", "维吾尔族", "男"), ("祖丽皮亚·艾尔肯", "维吾尔族", "女"), ("迪丽努尔·阿卜力孜", "维吾尔族", "女"),
    ("沙吾列提·别克", "哈萨克族", "男"), ("库丽扎·马合木提", "哈萨克族", "女"), ("托合塔尔·买买提居马", "柯尔克孜族", "男"), ("道尔吉", "蒙古族", "男"),
    ("才其克", "蒙古族", "女"), ("马晓梅", "回族", "女"), ("丁文龙", "回族", "男"), ("佟永生", "锡伯族", "男"), ("王新民", "满族", "男"),
    ("黎亚妹", "黎族", "女"), ("普忠良", "彝族", "男"), ("冶生财", "撒拉族", "男"),
)  # fmt: skip
RANKS = (
    "班长", "科长", "车间副主任", "副主任科员", "护士", "主任医师", "运维工程师", "客户经理", "技术员", "消防控制室值班员", "维保部经理",
    "党支部书记", "综合办主任", "值长", "安环科副科长", "队长", "网点负责人",
)  # fmt: skip
TITLES = ("工程师", "高级工程师", "助理工程师", "副主任护师", "高级工", "二级教师", "无", "经济师", "技术员")
ROADS = (
    "五四路", "长江西路", "中山北路", "海秀大道", "人民南路四段", "新华东街", "建设北路", "金马路", "巴陵中路", "金砂路", "县府南街", "玉兴路",
    "高昌中路", "光明路", "团结路", "北京南路", "迎宾路", "帕米尔路东侧", "长征西街", "新市区银川路",
)  # fmt: skip
BODIES = (
    "安全生产协会",
    "企业联合会",
    "电力行业协会",
    "物业行业协会",
    "总工会",
    "住房和城乡建设局",
    "工业和信息化局",
    "应急管理局",
)


def someone(rng: random.Random) -> Someone:
    """A grown-up, every fourth of another nation than the Han."""
    if rng.random() < 0.25:
        name, nation, sex = rng.choice(OTHERS)
    else:
        sex, nation = rng.choice("男女男"), "汉族"
        name = rng.choice(SURNAMES) + rng.choice(MEN if sex == "男" else WOMEN)
    birth = date(rng.randrange(1963, 2001), rng.randrange(1, 13), rng.randrange(1, 29))
    areas = (area for area, _ in PLACES.values())
    return Someone(name, sex, nation, birth, identity_number(rng, areas, birth, male=sex == "男"))


def firm(rng: random.Random) -> Firm:
    """A company, a branch, one with brackets in its name or a public body."""
    place = rng.choice(list(PLACES))
    word, trade, draw = rng.choice(WORDS), rng.choice(TRADES), rng.random()
    short = place.removesuffix("市")
    if draw < 0.58:
        return Firm(
            f"{rng.choice((place, short, '新疆' if PLACES[place][0][:2] == '65' else place))}{word}{trade}",
            place,
        )
    if draw < 0.68:
        return Firm(f"{word}（{short}）{trade}", place)
    if draw < 0.84:
        head = f"{rng.choice(HEADS)}{word}{rng.choice(TRADES[:7])}"
        return Firm(f"{head}{short}分公司", place, head)
    return Firm(f"{place}{rng.choice(PUBLIC)}", place)


def credit_code(rng: random.Random, unit: Firm) -> str:
    """A valid code: companies begin with 91, public bodies with 12."""
    kind = "12" if unit.name.endswith(PUBLIC) else "91"
    return organisation_code(rng, kind, PLACES[unit.place][0], 0.6)


def sister(rng: random.Random, name: str) -> str:
    """Another trade, branch or public body of the same word."""
    return another_end(rng, name, (TRADES, PUBLIC)) or name.removesuffix("分公司") + "城北分公司"


def landline(rng: random.Random, place: str) -> str:
    """An office's number."""
    area = PLACES[place][1]
    number = f"{rng.choice('268') if area in EIGHT_DIGITS else ''}{rng.randrange(2_000_000, 8_999_999)}"
    return rng.choice((f"{area}-{number}", f"{area}-{number}", f"{area}－{number}", f"（{area}）{number}"))


def phone(rng: random.Random, place: str) -> str:
    """Mostly a mobile."""
    return landline(rng, place) if rng.random() < 0.2 else mobile(rng)


def address(rng: random.Random, place: str) -> str:
    """A street with a number and what people put behind it."""
    road, number = rng.choice(ROADS), rng.randrange(2, 990)
    where = (
        f"{road}{number}号",
        f"{road}{number}号{rng.randrange(2, 20)}号楼{rng.randrange(1, 5)}单元{rng.randrange(101, 1203)}室",
        f"{road}{number}号万达广场写字楼{rng.choice('ABC')}座{rng.randrange(501, 2612)}",
        f"经开区{road}{number}号（原棉麻公司院内）",
        f"{road}{number}-{rng.randrange(1, 9)}号",
    )
    return f"{place}{rng.choice(where)}"


NINTH = Makers(firm, someone, phone, address, credit_code, sister, story)
"""What these people tell, for `third_case`."""
_case = partial(seventh_case, makers=NINTH)


def ninth_case(
    rng: random.Random,
    wanted: Wanted,
    *,
    bodies: tuple[str, ...] = BODIES,
    mobiles: bool = False,
    long_ago: bool = False,
) -> Story:
    """A case of theirs. `long_ago`: the month of birth is written 1985.06, as cadres' forms ask for it."""
    told = _case(rng, wanted, bodies=bodies, mobiles=mobiles, strange=0.15)
    case, values = told.case, dict(told.case.values)
    values |= {key: rng.choice(pool) for key, pool in (("职务", RANKS), ("职称", TITLES)) if key in values}
    if long_ago and (born := values.get("出生年月", ""))[:4].isdigit():
        month = "".join(char for char in born[4:].lstrip("年.-/")[:2] if char.isdigit())
        values["出生年月"] = f"{born[:4]}.{int(month):02d}"
    return replace(told, case=replace(case, values=values))
