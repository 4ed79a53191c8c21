"""Names, units, numbers and addresses of the sixth strangers: Xinjiang and twelve other provinces."""

import random
import re
from dataclasses import replace
from datetime import date
from typing import Literal

from benchmarks.heldout.sixth_stories import story
from benchmarks.heldout.third_cases import Makers, Story, Wanted, third_case
from benchmarks.heldout.third_values import (
    Firm,
    Someone,
    another_end,
    identity_number,
    organisation_code,
)

PLACES: dict[str, tuple[str, str]] = {
    "乌鲁木齐市": ("650104", "0991"), "伊宁市": ("654002", "0999"), "喀什市": ("653101", "0998"), "库尔勒市": ("652801", "0996"), "哈密市": ("650502", "0902"),
    "合肥市": ("340104", "0551"), "长春市": ("220104", "0431"), "赣州市": ("360702", "0797"), "湛江市": ("440803", "0759"),
    "包头市": ("150203", "0472"), "临沂市": ("371302", "0539"), "襄阳市": ("420606", "0710"), "泉州市": ("350503", "0595"),
    "无锡市": ("320213", "0510"), "海口市": ("460106", "0898"), "平凉市": ("620802", "0933"), "石嘴山市": ("640202", "0952"),
}  # fmt: skip
"""Seat: administrative division (six digits) and dialling code."""
EIGHT_DIGITS = ("0551", "0431", "0595", "0510", "0898")
"""Dialling codes whose numbers have eight digits; the others' have seven."""
WORDS = (
    "安澜", "磐石卫", "徽盾", "长白安宇", "赣江红", "南粤安居", "鹿城鑫安", "沂蒙卫士", "汉水宏安", "刺桐", "太湖永安", "椰城安信",
    "崆峒", "贺兰安泰", "伊犁河谷", "昆玉", "楼兰安达", "天马", "匠安", "九安", "盈科", "中联恒固", "睿丰", "柏瑞", "同心源",
)  # fmt: skip
TRADES = (
    "消防安全工程有限公司", "消防检测有限公司", "消防科技有限公司", "消防机电安装有限公司", "消防设施维保有限公司", "安防工程有限责任公司",
    "建筑装饰工程有限公司", "消防阀门制造有限公司", "电气防火检测有限公司", "智慧安全科技股份有限公司", "物业管理有限公司", "消防装备制造集团有限公司",
)  # fmt: skip
SCHOOLS = ("消防职业技能培训学校", "安全技能培训学校", "应急安全职业培训学校")
PUBLIC = ("消防科普教育馆", "应急救援训练中心", "公共安全教育中心")
HEADS = ("湖南", "上海", "福建省", "辽宁", "安徽省", "重庆")
COMPOUND = (
    "欧阳", "皇甫", "令狐", "呼延", "端木", "申屠", "慕容", "澹台", "钟离", "长孙",
)  # fmt: skip
SURNAMES = "王李张刘陈杨黄赵周吴徐孙马胡朱郭何罗高林亓仉麴佴逄隗乜璩晁綦翟臧郜鄢蔺栾佘虢禤邝咸庹戈粟宓郗昝阚幸练揭危占衡初矫苑"
MEN = (
    "德明", "广志", "立新", "卫东", "树森", "绍华", "家骏", "奕辰", "启航", "国庆", "长河", "守义", "维嘉", "景瑞", "骐", "赟",
    "崧", "旻", "昶", "炜",
)  # fmt: skip
WOMEN = (
    "淑芬", "月娥", "红梅", "雨桐", "嘉怡", "若兰", "惠珍", "念慈", "艳秋", "诗涵", "巧云", "沁", "漪", "菡", "瑾", "妤", "姣",
    "霏",
)  # fmt: skip
OTHERS: tuple[tuple[str, str, str], ...] = (
    ("阿卜杜热西提·奥斯曼", "维吾尔族", "男"), ("茹仙古丽·阿卜来提", "维吾尔族", "女"), ("艾力江·司马义", "维吾尔族", "男"),
    ("祖丽胡马尔·麦麦提依明", "维吾尔族", "女"), ("穆塔力普·伊敏", "维吾尔族", "男"), ("阿迪拉·居来提", "维吾尔族", "女"),
    ("叶尔扎提·胡安德克", "哈萨克族", "男"), ("阿勒腾古丽·巴合提", "哈萨克族", "女"), ("朱马巴依·吐尔逊别克", "柯尔克孜族", "男"),
    ("古丽加米拉·塔什", "塔吉克族", "女"), ("额尔登巴特", "蒙古族", "男"), ("娜仁托娅", "蒙古族", "女"), ("布仁孟和", "蒙古族", "男"),
    ("仁青措姆", "藏族", "女"), ("贡布次仁", "藏族", "男"), ("金哲洙", "朝鲜族", "男"), ("那英杰", "满族", "男"), ("雷水仙", "畲族", "女"),
    ("符亚龙", "黎族", "男"), ("马尔沙", "回族", "男"), ("哈丽旦木", "乌孜别克族", "女"), ("郭·巴雅尔", "锡伯族", "男"),
)  # fmt: skip
RANKS = (
    "工程部经理", "检测室主任", "维保班长", "副校长", "实训教师", "安全总监", "微型消防站站长", "总工办主任", "值班员", "工会主席",
    "技术质量部副部长", "驻场负责人", "无",
)  # fmt: skip
TITLES = (
    "中级工程师",
    "高级工程师（给排水）",
    "高级技师",
    "讲师",
    "助理工程师",
    "无",
    "二级实习指导教师",
    "经济师",
)
SCHOOLING = ("大学本科", "大专（在职）", "研究生", "专科", "中专", "高职", "本科（学士）", "技校")
PARTIES = ("中共党员", "群众", "九三学社社员", "民盟盟员", "党员", "共青团员")
"""The last is for the young."""
SKILLED = (
    "消防设施操作员（中级）", "消防设施操作员 四级/中级工", "消防设施操作员（三级）", "消防设施操作员·技师", "一级注册消防工程师",
    "二级注册消防工程师", "注册消防工程师（一级）",
)  # fmt: skip
ROADS = (
    "东风大道", "解放北路", "创业四路", "沿江西路", "钢铁大街", "滨湖大道", "海秀中路", "斯大林街", "塔格阿尔卡路", "巩乃斯路", "军民路", "科学院路",
)  # fmt: skip


def someone(rng: random.Random) -> Someone:
    """A grown-up, every third of another nation than the Han."""
    if rng.random() < 0.36:
        name, nation, sex = rng.choice(OTHERS)
    else:
        sex, nation = rng.choice("男男女"), "汉族"
        family = rng.choice(COMPOUND) if rng.random() < 0.12 else rng.choice(SURNAMES)
        name = family + rng.choice(MEN if sex == "男" else WOMEN)
    birth = date(rng.randrange(1963, 2001), rng.randrange(1, 13), rng.randrange(1, 29))
    areas = (area for area, _ in PLACES.values())
    return Someone(name, sex, nation, birth, identity_number(rng, areas, birth, male=sex == "男"))


def firm(rng: random.Random) -> Firm:
    """A company, one with brackets or an overlong name, a branch, a school or a public body."""
    place = rng.choice(list(PLACES))
    word, trade, draw = rng.choice(WORDS), rng.choice(TRADES), rng.random()
    short = place.removesuffix("市")
    if draw < 0.36:
        return Firm(f"{rng.choice((place, short))}{word}{trade}", place)
    if draw < 0.52:
        stem, end = ("消防技术", "消防设备", "智能科技", "安全咨询"), ("有限公司", "有限责任公司")
        return Firm(f"{word}{rng.choice(stem)}（{short}）{rng.choice(end)}", place)
    if draw < 0.64:
        zone = rng.choice(("高新技术产业开发区", "经济开发区", "综合保税区"))
        return Firm(f"{short}{zone}{word}建筑消防设施检测与安全评估有限责任公司", place)
    if draw < 0.82:
        head = f"{rng.choice(HEADS)}{word}{rng.choice(TRADES[:6])}"
        return Firm(
            f"{head}{rng.choice((f'{short}分公司', f'{short}第二分公司', f'（{short}）分公司'))}", place, head
        )
    if draw < 0.92:
        return Firm(f"{place}{word}{rng.choice(SCHOOLS)}", place)
    return Firm(f"{place}{rng.choice(PUBLIC)}", place)


def credit_code(rng: random.Random, unit: Firm) -> str:
    """A valid code: companies begin with 91, schools with 52, public bodies with 12."""
    kind = "52" if unit.name.endswith("学校") else "12" if unit.name.endswith(("馆", "中心")) else "91"
    return organisation_code(rng, kind, PLACES[unit.place][0], 0.55)


def sister(rng: random.Random, name: str) -> str:
    """Another trade, branch or school of the same word."""
    if (other := another_end(rng, name, (TRADES, SCHOOLS, PUBLIC))) is not None:
        return other
    if name.endswith("分公司"):
        return name.removesuffix("分公司") + "营业部"
    return name.removesuffix("有限公司").removesuffix("有限责任公司") + "工程安装有限公司"


def mobile(rng: random.Random) -> str:
    """A mobile number in one of the ways that people write it."""
    number = f"1{rng.choice(('30', '37', '45', '53', '59', '66', '76', '82', '87', '91', '95'))}{rng.randrange(10**8):08d}"
    if rng.random() < 0.7:
        return number
    return rng.choice((" ", "-")).join((number[:3], number[3:7], number[7:]))


def landline(rng: random.Random, place: str) -> str:
    """An office's number."""
    area = PLACES[place][1]
    number = f"{rng.choice('68') if area in EIGHT_DIGITS else ''}{rng.randrange(2_000_000, 8_999_999)}"
    return rng.choices(
        (
            f"{area}-{number}",
            f"（{area}）{number}",
            f"{area}-{number}转{rng.randrange(801, 899)}",
            f"{area} {number}",
        ),
        (6, 2, 1, 1),
    )[0]


def phone(rng: random.Random, place: str) -> str:
    """Mostly a mobile."""
    return landline(rng, place) if rng.random() < 0.22 else mobile(rng)


def address(rng: random.Random, place: str) -> str:
    """A street with a number and what people put behind it, often in brackets."""
    road, number = rng.choice(ROADS), rng.randrange(3, 880)
    where = (
        f"{road}{number}号",
        f"{road}{number}号（{rng.choice(('市工人文化宫', '原纺织厂', '第七中学', '消防救援站'))}{rng.choice(('东侧', '对面', '院内'))}）",
        f"{road}{number}号万达广场{rng.choice('ABC')}{rng.randrange(1, 9)}栋{rng.randrange(2, 30)}层{rng.randrange(201, 3012)}室",
        f"{road}与{rng.choice([name for name in ROADS if name != road])}交汇处西北角{rng.randrange(1, 30)}-{rng.randrange(1, 12)}号商铺",
        f"高新区{road}{number}号科创园{rng.randrange(1, 19)}号楼（{rng.randrange(2, 9)}F）",
    )
    return f"{place}{rng.choice(where)}"


SIXTH = Makers(firm, someone, phone, address, credit_code, sister, story)
"""What these people tell, for `third_case`."""


def sixth_case(
    rng: random.Random, wanted: Wanted, *, days: Literal["", "gaps"] = "", mobiles: bool = False
) -> Story:
    """A case of theirs. `days`: as a form with three little blanks has them; `mobiles`: only such numbers."""
    told = third_case(rng, wanted, SIXTH)
    case = told.case
    values = dict(case.values)
    fresh = {
        "会员证号": rng.choice(("HY{}-{:04d}", "会字〔{}〕{}号", "第{}{:03d}号")).format(
            rng.randrange(2009, 2021), rng.randrange(3, 700)
        ),
        "职务": rng.choice(RANKS), "职称": rng.choice(TITLES), "学历": rng.choice(SCHOOLING), "政治面貌": rng.choice(PARTIES if values.get("出生年月", "")[:4] > "1993" else PARTIES[:-1]),
    }  # fmt: skip
    values |= {key: text for key, text in fresh.items() if key in values}
    if "职业资格" in values and case.scenario != "ineligible" and rng.random() < 0.7:
        values["职业资格"] = rng.choice(
            [name for name in SKILLED if ("操作员" in name) == ("操作员" in values["职业资格"])]
        )
    if mobiles and "联系电话" in values and case.scenario != "bad_phone":
        values["联系电话"] = mobile(rng)
    if days and "推荐日期" in values and case.signed:
        values["推荐日期"] = f"{case.signed.year}年{case.signed.month}月{case.signed.day}日"
    if days and "出生年月" in values:
        born = values["出生年月"]
        values["出生年月"] = f"{born[:4]}年{re.sub(r'[^0-9]', '', born[4:])}月"
    return replace(told, case=replace(case, values=values))
