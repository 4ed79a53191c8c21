"""Names, firms, numbers and narratives of the fifth strangers: the north-west and south-west, in other words."""

import random
from datetime import date

from benchmarks.heldout.third_cases import Makers
from benchmarks.heldout.third_stories import Told
from benchmarks.heldout.third_values import (
    CODE,
    Firm,
    Someone,
    credit_check,
    identity_number,
    organisation_check,
)

PLACES: dict[str, tuple[str, str]] = {
    "兰州市": ("620102", "0931"), "西宁市": ("630103", "0971"), "银川市": ("640104", "0951"), "成都市": ("510107", "028"),
    "昆明市": ("530112", "0871"), "南宁市": ("450103", "0771"), "呼和浩特市": ("150105", "0471"), "遵义市": ("520303", "0851"),
    "宝鸡市": ("610303", "0917"), "酒泉市": ("620902", "0937"), "大理市": ("532901", "0872"), "拉萨市": ("540102", "0891"),
}  # fmt: skip
"""Seat: administrative division (six digits) and dialling code."""
EIGHT_DIGITS = ("028", "0871", "0851")
"""Dialling codes whose numbers have eight digits; the others' have seven."""
WORDS = (
    "宏图伟业", "祥瑞", "国泰", "中消远大", "蓝盾伟业", "华晟", "平安里", "长庚", "聚力", "海纳川", "精诚", "拓普",
    "鹏程", "信远", "万象源", "金石", "诺亚", "锐捷安", "百年安", "天佑", "坤元", "新航",
)  # fmt: skip
TRADES = (
    "消防工程有限公司", "消防技术有限公司", "消防安全检测有限公司", "机电设备安装有限公司", "智能化工程有限公司",
    "建设工程集团有限责任公司", "消防器材制造有限公司", "安全评价咨询有限公司", "消防设施维护保养有限公司", "股份有限公司",
)  # fmt: skip
SURNAMES = [
    "欧阳",
    "司马",
    "上官",
    "尉迟",
    "王",
    "李",
    "张",
    "刘",
    "陈",
    "杨",
    "黄",
    "赵",
    "吴",
    "周",
    "徐",
    "孙",
    "马",
    "朱",
    "胡",
    "郭",
    "何",
    "高",
    "林",
    "罗",
    "郑",
    "梁",
    "谢",
    "宋",
    "唐",
    "冉",
    "蒲",
    "苟",
    "鲜",
    "缑",
    "雒",
    "逯",
    "祁",
    "撒",
    "火",
    "妥",
    "靳",
    "闵",
    "覃",
    "韦",
    "岑",
    "侬",
    "甄",
    "郤",
    "牟",
    "银",
]
MALE, FEMALE = (
    [
        "建斌",
        "宏伟",
        "永刚",
        "志国",
        "振华",
        "文博",
        "子豪",
        "学军",
        "玉龙",
        "耀东",
        "兴旺",
        "世昌",
        "钰坤",
        "瀚林",
        "岩",
        "凯",
        "翔",
        "毅",
        "鲲",
        "骞",
    ],
    (
        [
            "秀英",
            "桂花",
            "晓燕",
            "雅琴",
            "思琪",
            "佳怡",
            "文静",
            "海霞",
            "春梅",
            "玥",
            "娜",
            "蕾",
            "莹",
            "钰涵",
            "美玲",
            "亚楠",
            "彩云",
            "媛媛",
        ]
    ),
)
OTHERS = (
    ("尼玛次仁", "藏族"), ("扎西顿珠", "藏族"), ("才让卓玛", "藏族"), ("阿依夏木·买买提", "维吾尔族"), ("吉克阿牛", "彝族"),
    ("沙马尔古", "彝族"), ("迪力夏提·阿布都热合曼", "维吾尔族"), ("加娜尔·哈力木别克", "哈萨克族"), ("努尔艾力·托合提", "维吾尔族"),
    ("乌云其其格", "蒙古族"), ("苏德毕力格", "蒙古族"), ("韩哈三", "撒拉族"), ("马哈麦", "东乡族"), ("和志强", "纳西族"),
    ("阿不都沙拉木·吐尔逊", "维吾尔族"), ("段金花", "白族"), ("韦金凤", "壮族"),
)  # fmt: skip
ROADS = [
    "滨河中路",
    "五四西路",
    "金凤大街",
    "学府路",
    "民族大道",
    "新华东街",
    "高新三路",
    "环城北路",
    "茶马古道南段",
    "经一路",
]
FACTS = (
    "全年完成消防设施年度检测{a}2项，出具报告全部通过监管平台抽查",
    "投入{c}万元建成物联网监控中心，接入联网单位{b}家，日均处置报警信息{b}条",
    "成立志愿服务队，进社区、进学校、进企业开展宣传{b}场，受众约{c}00人",
    "与{b}家“九小场所”签订帮扶协议，免费更换过期灭火器{b}具",
    "参与编写地方标准{a}部，其中牵头1部",
    "在山洪抢险中出动人员{b}人次、车辆{a}台，连续排水{b}小时",
    "党支部被评为“两新”组织先进基层党组织，党员占员工总数的{b}%",
    "组织员工参加继续教育{a}批，持证率由{b}%提高到9{a}%",
    "为养老院、福利院义务检修线路{a}次，赠送独立烟感{b}只",
    "承建的地铁站点消防工程一次验收合格，节约工期{b}天",
)
PERSON = (
    "连续{a}年被评为公司标兵，{b}次带队完成春节、国庆保电保安全任务",
    "牵头整改某综合体联动不畅问题，{b}天内恢复{c}个防火分区的功能",
    "主讲“消防开放日”课程{b}讲，累计听众{c}0人",
    "获得实用新型专利{a}项，其中一项已用于{b}个项目",
    "认真落实日巡月检制度，填写维保记录{c}份，无一差错",
    "主动承担新员工培训，编写操作手册{a}册，{a}名徒弟通过考核",
    "暴雨夜冒险下到配电间关闭阀门，避免损失{c}余万元",
    "参加省级技能大赛，取得团体三等奖",
)


def someone(rng: random.Random) -> Someone:
    """A grown-up of that country, a third of other nations than the Han."""
    sex = rng.choice("男女")
    if rng.random() < 0.34:
        name, nation = rng.choice(OTHERS)
    else:
        name, nation = rng.choice(SURNAMES) + rng.choice(MALE if sex == "男" else FEMALE), "汉族"
    birth = date(rng.randrange(1962, 2000), rng.randrange(1, 13), rng.randrange(1, 29))
    areas = (area for area, _ in PLACES.values())
    return Someone(name, sex, nation, birth, identity_number(rng, areas, birth, male=sex == "男"))


def firm(rng: random.Random) -> Firm:
    """A company, now and then a branch or one of an overlong name."""
    place = rng.choice(list(PLACES))
    word, trade, draw = rng.choice(WORDS), rng.choice(TRADES), rng.random()
    short = place.removesuffix("市")
    if draw < 0.5:
        return Firm(f"{rng.choice((place, short))}{word}{trade}", place)
    if draw < 0.7:
        return Firm(f"{word}（{short}）{trade}", place)
    if draw < 0.85:
        return Firm(f"{short}经济技术开发区{word}消防安全与应急救援技术服务有限责任公司", place)
    head = f"{rng.choice(('浙江', '湖北', '深圳市'))}{word}{trade}"
    return Firm(f"{head}{short}分公司", place, head)


def credit_code(rng: random.Random, unit: Firm) -> str:
    """A valid code of a company seated there."""
    body = rng.choice(("MA", "67", "05")) + "".join(rng.choice(CODE) for _ in range(6))
    first = "91" + PLACES[unit.place][0] + body + organisation_check(body)
    return first + credit_check(first)


def sister(rng: random.Random, name: str) -> str:
    """Another trade of the same word."""
    own = next((trade for trade in TRADES if name.endswith(trade)), "")
    if own:
        return name.removesuffix(own) + rng.choice([trade for trade in TRADES if trade != own])
    return name.removesuffix("有限责任公司").removesuffix("分公司") + "工程安装有限公司"


def phone(rng: random.Random, place: str) -> str:
    """A mobile or the office's number."""
    if rng.random() < 0.25:
        area = PLACES[place][1]
        first = rng.choice("68") if area in EIGHT_DIGITS else ""
        return f"{area}-{first}{rng.randrange(2_000_000, 8_999_999)}"
    number = f"1{rng.choice(('34', '47', '55', '73', '80', '86', '92', '98'))}{rng.randrange(10**8):08d}"
    gap = rng.choice(("", "", "", " ", "-"))
    return gap.join((number[:3], number[3:7], number[7:]))


def address(rng: random.Random, place: str) -> str:
    """A street with a number, an industrial park or a tower's floor."""
    road, tower = rng.choice(ROADS), rng.choice(["A", "B", "C", "1", "2", "5"])
    where = (
        f"{road}{rng.randrange(2, 980)}号",
        f"{road}{rng.randrange(2, 300)}号国贸中心{tower}座{rng.randrange(3, 30)}层{rng.randrange(301, 3020)}",
        f"工业园区{road}与规划四路交叉口向西{rng.randrange(1, 9)}00米",
        f"{road}{rng.randrange(2, 60)}号附{rng.randrange(1, 9)}号（原建材市场院内）",
    )
    return place + rng.choice(where)


def story(rng: random.Random, told: Told, *, unit: bool, facts: int) -> tuple[str, ...]:
    """The narrative: one block, numbered lines or headed paragraphs."""
    pool = FACTS if unit else PERSON
    known = [_numbers(rng, text) for text in rng.sample(pool, min(facts, len(pool)))]
    if told.contracts is not None and told.area is not None:
        scale = f"现有维保合同{told.contracts}份，维保建筑面积{told.area / 10_000:g}万平方米"
        known.insert(rng.randrange(len(known) + 1), scale)
    opening = (
        f"我单位坚持“安全第一、服务至上”，扎根{told.firm.place}消防行业。"
        if unit
        else f"{told.who}同志爱岗敬业、作风扎实，群众公认。"
    )
    end = "无违法违规及不良信用记录。" if unit else "特推荐参评。"
    if told.penalty:
        end = (
            f"2021年{rng.randrange(3, 11)}月因维保记录不全被消防救援机构处以罚款5000元，已整改完毕。"
            if unit
            else "2021年曾因违反值班纪律受到通报批评一次，已深刻检讨。"
        )
    manner = rng.random()
    if manner < 0.4:
        return (opening + "；".join(known) + "。" + end,)
    if manner < 0.7:
        return (opening, *(f"{at}.{fact}。" for at, fact in enumerate(known, 1)), end)
    half = max(1, len(known) // 2)
    return (opening + "。".join(known[:half]) + "。", "。".join((*known[half:], end)))


def _numbers(rng: random.Random, text: str) -> str:
    for mark, (low, high) in {"{a}": (2, 9), "{b}": (12, 88), "{c}": (21, 96)}.items():
        while mark in text:
            text = text.replace(mark, str(rng.randrange(low, high)), 1)
    return text


FIFTH = Makers(firm, someone, phone, address, credit_code, sister, story)
"""What these people tell, for `third_case`."""
