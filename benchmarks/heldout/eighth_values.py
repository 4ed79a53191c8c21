"""Names, units, numbers and addresses of the eighth strangers: carriers, spinners, hotels, mines and schools."""

import random
from dataclasses import replace
from datetime import date
from functools import partial

from benchmarks.heldout.eighth_stories import story
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
    "阿克苏市": ("652901", "0997"), "库尔勒市": ("652801", "0996"), "伊宁市": ("654002", "0999"), "喀什市": ("653101", "0998"),
    "石河子市": ("659001", "0993"), "哈密市": ("650502", "0902"), "昌吉市": ("652301", "0994"), "奎屯市": ("654003", "0992"),
    "兰州市": ("620102", "0931"), "银川市": ("640104", "0951"), "西安市": ("610113", "029"), "济南市": ("370102", "0531"),
    "洛阳市": ("410302", "0379"), "徐州市": ("320303", "0516"), "赣州市": ("360702", "0797"), "泉州市": ("350503", "0595"),
    "遵义市": ("520302", "0851"), "桂林市": ("450302", "0773"), "赤峰市": ("150402", "0476"), "吉林市": ("220202", "0432"), "乌鲁木齐市": ("650103", "0991"),
}  # fmt: skip
"""Seat: administrative division (six digits) and dialling code."""
EIGHT_DIGITS = ("029", "0531", "0516", "0595", "0931")
"""Dialling codes whose numbers have eight digits; the others' have seven."""
WORDS = (
    "天山雪", "龟兹", "孔雀河", "赛里木", "昆仑", "军垦", "甜瓜谷", "准噶尔", "黄河之星", "塞上江南", "秦岭", "泉城", "牡丹园", "云龙",
    "客家", "刺桐", "赤水", "漓江", "红山", "松花湖", "远大", "鸿运来", "金穗", "丰源", "恒力", "诚达", "万里行",
)  # fmt: skip
TRADES = (
    "运输有限公司", "物流有限责任公司", "棉业有限公司", "纺织股份有限公司", "酒店有限公司", "旅游开发有限公司", "矿业有限责任公司",
    "食品有限公司", "农业科技有限公司", "印务有限公司", "超市管理有限公司", "消防安全技术有限公司", "智慧消防科技有限公司",
    "消防设施检测有限公司", "电力工程有限公司",
)  # fmt: skip
PUBLIC = ("实验小学", "中医医院", "博物馆", "客运中心", "职业技术学校")
HEADS = ("新疆", "中建", "甘肃", "陕西", "山东")
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
MEN = (
    "德明",
    "玉山",
    "国庆",
    "卫东",
    "晓峰",
    "彦龙",
    "一鸣",
    "天佑",
    "生财",
    "保国",
    "景辉",
    "浩然",
    "磊",
    "勇",
    "斌",
    "涛",
    "辰",
    "宁",
)
WOMEN = (
    "淑芬",
    "红霞",
    "雪莲",
    "婷婷",
    "雅琴",
    "月娥",
    "文静",
    "海燕",
    "书瑶",
    "静怡",
    "燕",
    "娟",
    "霞",
    "颖",
    "楠",
    "敏",
)
OTHERS: tuple[tuple[str, str, str], ...] = (
    ("艾力江·吐尔逊", "维吾尔族", "男"), ("古丽娜尔·玉素甫", "维吾尔族", "女"), ("买买提明·阿布拉", "维吾尔族", "男"), ("热依汗古丽·艾尼", "维吾尔族", "女"),
    ("叶尔兰·哈布力", "哈萨克族", "男"), ("阿依古丽·努尔兰", "哈萨克族", "女"), ("巴图孟克", "蒙古族", "男"), ("娜仁花", "蒙古族", "女"),
    ("马玉花", "回族", "女"), ("马占海", "东乡族", "男"), ("安文清", "裕固族", "男"), ("关秀兰", "锡伯族", "女"), ("扎西尼玛", "藏族", "男"),
    ("蓝天翔", "畲族", "男"), ("金成浩", "朝鲜族", "男"), ("吐尔洪", "柯尔克孜族", "男"),
)  # fmt: skip
RANKS = ("驾驶员", "前台经理", "安全员", "副厂长", "矿长助理", "教务主任", "挡车工", "护士长", "理货组长", "副经理", "专职消防队员", "机修工", "综合部副部长", "支部书记兼副总经理")  # fmt: skip
TITLES = ("中级工", "工程师", "一级教师", "主管护师", "高级技师", "助理工程师", "会计师", "无", "副高")
ROADS = ("北大街", "人民东路", "解放西路", "健康路", "塔南路", "石化大道", "滨河中路", "育才巷", "团结北路", "红星二场路", "新华南路", "工业园区纬三路", "迎宾大道", "东一路")  # fmt: skip
BODIES = (
    "道路运输协会",
    "纺织工业协会",
    "旅游饭店业协会",
    "矿业联合会",
    "教育局",
    "卫生健康委员会",
    "文明办",
    "人力资源和社会保障局",
)


def someone(rng: random.Random) -> Someone:
    """A grown-up, every third of another nation than the Han."""
    if rng.random() < 0.32:
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
    if draw < 0.5:
        return Firm(f"{rng.choice((place, short))}{word}{trade}", place)
    if draw < 0.62:
        return Firm(f"{word}（{short}）{trade}", place)
    if draw < 0.82:
        head = f"{rng.choice(HEADS)}{word}{rng.choice(TRADES[:7])}"
        return Firm(f"{head}{short}分公司", place, head)
    return Firm(f"{place}{rng.choice(PUBLIC)}", place)


def credit_code(rng: random.Random, unit: Firm) -> str:
    """A valid code: companies begin with 91, public bodies with 12."""
    kind = "12" if unit.name.endswith(PUBLIC) else "91"
    return organisation_code(rng, kind, PLACES[unit.place][0], 0.5)


def sister(rng: random.Random, name: str) -> str:
    """Another trade, branch or public body of the same word."""
    return another_end(rng, name, (TRADES, PUBLIC)) or name.removesuffix("分公司") + "第一分公司"


def landline(rng: random.Random, place: str) -> str:
    """An office's number."""
    area = PLACES[place][1]
    number = f"{rng.choice('678') if area in EIGHT_DIGITS else ''}{rng.randrange(2_000_000, 8_999_999)}"
    return rng.choice((f"{area}-{number}", f"{area}-{number}", f"{area} {number}", f"({area}){number}"))


def phone(rng: random.Random, place: str) -> str:
    """Mostly a mobile."""
    return landline(rng, place) if rng.random() < 0.25 else mobile(rng)


def address(rng: random.Random, place: str) -> str:
    """A street with a number and what people put behind it; some are long."""
    road, number = rng.choice(ROADS), rng.randrange(2, 690)
    where = (
        f"{road}{number}号",
        f"{road}{number}号附{rng.randrange(2, 30)}号",
        f"{road}{number}号金融大厦{rng.choice('AB')}座{rng.randrange(3, 30)}层{rng.randrange(1, 40):02d}室",
        f"高新技术产业开发区{road}{number}号综合办公楼{rng.randrange(2, 7)}楼（农商银行对面）",
        f"{road}与{rng.choice(ROADS)}交汇处向南{rng.randrange(1, 9)}00米",
    )
    return f"{place}{rng.choice(where)}"


def in_numerals(day: date) -> str:
    """二〇二二年一月十二日."""
    tens = ("", "十", "二十", "三十")

    def number(value: int) -> str:
        return tens[value // 10] + ("〇一二三四五六七八九"[value % 10] if value % 10 else "")

    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    return f"{year}年{number(day.month)}月{number(day.day)}日"


EIGHTH = Makers(firm, someone, phone, address, credit_code, sister, story)
"""What these people tell, for `third_case`."""
_case = partial(seventh_case, makers=EIGHTH)


def eighth_case(
    rng: random.Random,
    wanted: Wanted,
    *,
    bodies: tuple[str, ...] = BODIES,
    mobiles: bool = False,
    numerals: bool = False,
    bare: bool = False,
) -> Story:
    """A case of theirs. `numerals`: the day at the stamp is spelt out; `bare`: the label has the unit of measure."""
    told = _case(rng, wanted, bodies=bodies, mobiles=mobiles, strange=0.2)
    case, values = told.case, dict(told.case.values)
    values |= {key: rng.choice(pool) for key, pool in (("职务", RANKS), ("职称", TITLES)) if key in values}
    if numerals and "推荐日期" in values and case.signed:
        values["推荐日期"] = in_numerals(case.signed)
    if bare and "职工人数" in values:
        values["职工人数"] = "".join(char for char in values["职工人数"] if char.isdigit())
    return replace(told, case=replace(case, values=values))
