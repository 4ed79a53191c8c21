"""Names, units, numbers and addresses of the seventh strangers: other trades of provinces not drawn before."""

import random
from dataclasses import replace
from datetime import date
from typing import Literal

from benchmarks.heldout.seventh_stories import story
from benchmarks.heldout.third_cases import PERSON_AWARDS, REQUIRED, Makers, Story, Wanted, third_case
from benchmarks.heldout.third_values import (
    Firm,
    Someone,
    another_end,
    identity_number,
    organisation_code,
)

PLACES: dict[str, tuple[str, str]] = {
    "太原市": ("140105", "0351"), "郑州市": ("410105", "0371"), "南宁市": ("450103", "0771"), "贵阳市": ("520103", "0851"),
    "昆明市": ("530102", "0871"), "石家庄市": ("130104", "0311"), "哈尔滨市": ("230103", "0451"), "宁波市": ("330203", "0574"),
    "台州市": ("331002", "0576"), "九江市": ("360403", "0792"), "宜昌市": ("420503", "0717"), "株洲市": ("430202", "0731"),
    "绵阳市": ("510703", "0816"), "曲靖市": ("530302", "0874"), "西宁市": ("630103", "0971"), "大庆市": ("230603", "0459"),
    "佛山市": ("440604", "0757"), "盐城市": ("320902", "0515"), "克拉玛依市": ("650203", "0990"), "乌鲁木齐市": ("650103", "0991"),
}  # fmt: skip
"""Seat: administrative division (six digits) and dialling code."""
SEVEN_DIGITS = ("0792", "0717", "0816", "0874", "0971", "0459", "0990", "0991")
"""Dialling codes whose numbers have seven digits; the others' have eight."""
WORDS = (
    "晋泰", "中原盛隆", "邕江", "黔灵安信", "滇池春晓", "燕赵恒通", "冰城宏业", "甬江", "橘都", "庐山红", "三峡明珠", "株洲湾",
    "绵州", "爨乡", "河湟", "铁人", "禅城鼎盛", "黄海", "准东", "庭州", "万嘉", "和兴顺", "百年好", "润禾", "德邻", "众益", "广厦通达",
)  # fmt: skip
TRADES = (
    "物业服务有限公司", "物业管理有限责任公司", "安防技术有限公司", "保安服务有限公司", "建设工程集团有限公司", "建筑安装有限责任公司",
    "餐饮管理有限公司", "酒店管理有限公司", "化工有限公司", "精细化工股份有限公司", "电梯工程有限公司", "燃气有限公司", "商贸有限公司",
    "消防工程有限公司", "消防技术服务有限公司",
)  # fmt: skip
PUBLIC = ("人民医院", "第三中学", "图书馆", "公共交通服务中心", "体育中心")
HEADS = ("深圳市", "浙江", "湖北", "天津", "广东省")
SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾田萧潘袁董蔡余蒋杜叶程苏魏吕丁任卢姚沈钟姜崔谭陆汪石付贾范侯"
COMPOUND = ("欧阳", "上官", "司徒", "诸葛", "夏侯", "尉迟")
MEN = (
    "志刚", "建设", "文斌", "海涛", "永强", "子轩", "宇航", "俊杰", "忠义", "世荣", "兴旺", "少华", "根生", "福来", "培元", "铮", "鑫", "岩",
    "凯", "毅", "栋",
)  # fmt: skip
WOMEN = (
    "秀英", "桂兰", "丽华", "晓燕", "梦瑶", "思琪", "春花", "玉珍", "美玲", "佳慧", "翠萍", "冬梅", "倩", "璐", "蕾", "岚", "莹", "洁",
)  # fmt: skip
OTHERS: tuple[tuple[str, str, str], ...] = (
    ("韦克勤", "壮族", "男"), ("覃小凤", "壮族", "女"), ("吉克阿木", "彝族", "男"), ("阿杰鲁", "彝族", "男"), ("岩温罕", "傣族", "男"),
    ("玉香波", "傣族", "女"), ("杨昌贵", "侗族", "男"), ("龙腊梅", "苗族", "女"), ("才让东智", "藏族", "男"), ("卓玛措", "藏族", "女"),
    ("韩玉兰", "土族", "女"), ("马福海", "回族", "男"), ("包文军", "蒙古族", "男"), ("赵世昌", "满族", "男"), ("田茂林", "土家族", "男"),
    ("阿依努尔·艾合买提", "维吾尔族", "女"), ("吾买尔江·托合提", "维吾尔族", "男"), ("努尔兰·卡德尔别克", "哈萨克族", "男"),
)  # fmt: skip
RANKS = (
    "项目经理", "客服主管", "工程主管", "安全部部长", "厨师长", "班组长", "生产副总", "值班长", "保安队长", "维修工", "办公室主任",
    "车间主任", "店长", "总经理助理", "专职安全员",
)  # fmt: skip
TITLES = ("工程师", "助理工程师", "高级工程师", "技师", "高级工", "经济师", "高级经济师", "无", "政工师")
SCHOOLING = ("本科", "大学", "大专", "中专", "高中", "初中", "研究生", "大学本科", "技工学校")
PARTIES = ("中共党员", "群众", "民建会员", "中共预备党员", "无党派人士", "共青团员")
"""The last is for the young."""
OTHER_SKILLS = (
    "物业管理师",
    "中式烹调师（三级）",
    "二级建造师（建筑工程）",
    "注册安全工程师（中级）",
    "电梯安装维修工（四级）",
    "保安员证",
)
ROADS = (
    "迎泽大街", "民族大道", "花果园大街", "北京路", "中山西路", "学府路", "药行街", "市府大道", "浔阳路", "东山大道", "芦淞路", "涪城路",
    "麒麟南路", "五四西路", "世纪大道", "季华五路", "建军东路", "准噶尔路", "延安北路", "友谊路",
)  # fmt: skip
BODIES = (
    "物业管理协会",
    "安全防范行业协会",
    "建筑业协会",
    "餐饮与饭店业协会",
    "化学工业协会",
    "总工会",
    "应急管理局",
    "工商业联合会",
)
STRANGE_AWARDS: dict[str, tuple[str, ...]] = {
    "unit": ("物业服务先进单位", "安全生产先进集体", "诚信经营示范企业", "建筑业先进企业"),
    "person": ("优秀物业经理", "安全生产先进个人", "行业岗位标兵", "优秀班组长"),
}
"""Of other associations: no season of the fire protection association knows them."""


def someone(rng: random.Random) -> Someone:
    """A grown-up, every fifth of another nation than the Han."""
    if rng.random() < 0.22:
        name, nation, sex = rng.choice(OTHERS)
    else:
        sex, nation = rng.choice("男男女"), "汉族"
        family = rng.choice(COMPOUND) if rng.random() < 0.06 else rng.choice(SURNAMES)
        name = family + rng.choice(MEN if sex == "男" else WOMEN)
    birth = date(rng.randrange(1964, 2000), rng.randrange(1, 13), rng.randrange(1, 29))
    areas = (area for area, _ in PLACES.values())
    return Someone(name, sex, nation, birth, identity_number(rng, areas, birth, male=sex == "男"))


def firm(rng: random.Random) -> Firm:
    """A company, a branch, one with brackets in its name or a public body."""
    place = rng.choice(list(PLACES))
    word, trade, draw = rng.choice(WORDS), rng.choice(TRADES), rng.random()
    short = place.removesuffix("市")
    if draw < 0.55:
        return Firm(f"{rng.choice((place, short))}{word}{trade}", place)
    if draw < 0.66:
        return Firm(f"{word}（{short}）{trade}", place)
    if draw < 0.86:
        head = f"{rng.choice(HEADS)}{word}{rng.choice(TRADES[:6])}"
        return Firm(f"{head}{rng.choice((f'{short}分公司', f'（{short}）分公司'))}", place, head)
    return Firm(f"{place}{rng.choice(PUBLIC)}", place)


def credit_code(rng: random.Random, unit: Firm) -> str:
    """A valid code: companies begin with 91, public bodies with 12."""
    kind = "12" if unit.name.endswith(PUBLIC) else "91"
    return organisation_code(rng, kind, PLACES[unit.place][0], 0.6)


def sister(rng: random.Random, name: str) -> str:
    """Another trade, branch or public body of the same word."""
    return another_end(rng, name, (TRADES, PUBLIC)) or name.removesuffix("分公司") + "第二分公司"


def mobile(rng: random.Random) -> str:
    """A mobile number, mostly without gaps."""
    number = f"1{rng.choice(('33', '35', '36', '39', '50', '56', '73', '77', '80', '86', '88', '99'))}{rng.randrange(10**8):08d}"
    if rng.random() < 0.8:
        return number
    return rng.choice((" ", "-")).join((number[:3], number[3:7], number[7:]))


def landline(rng: random.Random, place: str) -> str:
    """An office's number."""
    area = PLACES[place][1]
    number = f"{'' if area in SEVEN_DIGITS else rng.choice('678')}{rng.randrange(2_000_000, 8_999_999)}"
    return rng.choice((f"{area}-{number}", f"{area}-{number}", f"（{area}）{number}"))


def phone(rng: random.Random, place: str) -> str:
    """Mostly a mobile."""
    return landline(rng, place) if rng.random() < 0.2 else mobile(rng)


def address(rng: random.Random, place: str) -> str:
    """A street with a number and what people put behind it."""
    road, number = rng.choice(ROADS), rng.randrange(2, 690)
    where = (
        f"{road}{number}号",
        f"{road}{number}号国贸中心{rng.randrange(3, 30)}楼",
        f"{road}{number}号{rng.randrange(1, 12)}栋{rng.randrange(101, 1805)}室",
        f"城区{road}{number}号（客运站旁）",
        f"经济开发区{road}{number}号办公楼{rng.randrange(2, 7)}层",
    )
    return f"{place}{rng.choice(where)}"


SEVENTH = Makers(firm, someone, phone, address, credit_code, sister, story)
"""What these people tell, for `third_case`."""


def seventh_case(
    rng: random.Random,
    wanted: Wanted,
    *,
    bodies: tuple[str, ...] = BODIES,
    days: Literal["", "printed"] = "",
    mobiles: bool = False,
    strange: float = 0.0,
    makers: Makers = SEVENTH,
) -> Story:
    """A case of theirs. `bodies`: who may recommend; `days`: as a form that prints 年 月 日 has them.

    `mobiles`: telephones are mobiles; `strange`: the share of faultless forms that name another body's award;
    `makers`: who tells it.
    """
    told = third_case(rng, wanted, makers)
    case, values = told.case, dict(told.case.values)
    fresh = {
        "会员证号": rng.choice(("{}{:03d}", "NO.{}-{:03d}", "会员〔{}〕{}号")).format(rng.randrange(2008, 2021), rng.randrange(1, 600)),
        "职务": rng.choice(RANKS), "职称": rng.choice(TITLES), "学历": rng.choice(SCHOOLING),
        "政治面貌": rng.choice(PARTIES if values.get("出生年月", "")[:4] > "1993" else PARTIES[:-1]),
    }  # fmt: skip
    values |= {key: text for key, text in fresh.items() if key in values}
    if case.award == PERSON_AWARDS[0] and "职业资格" in values and rng.random() < 0.5:
        values["职业资格"] = rng.choice(OTHER_SKILLS)
        values["证书编号"] = f"{rng.randrange(2012, 2022)}{rng.randrange(10**9, 10**10)}"
    if mobiles and "联系电话" in values and case.scenario != "bad_phone":
        values["联系电话"] = mobile(rng)
    if days and "推荐日期" in values and case.signed:
        values["推荐日期"] = f"{case.signed.year}年{case.signed.month}月{case.signed.day}日"
    award, scenario, flags = case.award, case.scenario, case.flags
    if scenario == "ok" and rng.random() < strange:
        award, scenario = rng.choice(STRANGE_AWARDS[case.kind]), "unknown_award"
        values["申报奖项"] = award
        lacking = set(REQUIRED[case.kind]) - set(values)
        flags = (*(("missing_required_field",) if lacking else ()), "unknown_award")
    kept = {key: text for key, text in values.items() if key in wanted.keys}
    body = told.firm.place + rng.choice(bodies) if told.recommender else ""
    seals = tuple(replace(plan, text=body) if plan.role == "recommender" else plan for plan in case.seals)
    case = replace(
        case, award=award, award_text=award, scenario=scenario, flags=flags, values=kept, seals=seals
    )
    return replace(told, case=case, recommender=body)
