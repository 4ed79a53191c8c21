"""Units, people and stories of the thirteenth strangers: factories, estates, clinics and fire protection's services of nineteen cities."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Literal

from benchmarks.heldout.eleventh_values import with_numbers
from benchmarks.heldout.seventh_values import seventh_case
from benchmarks.heldout.third_cases import Makers, Story, Wanted
from benchmarks.heldout.third_stories import Told
from benchmarks.heldout.third_values import Firm, Someone, another_end, identity_number, organisation_code
from benchmarks.heldout.twelfth_values import chinese
from samples.cases import SealPlan

PLACES: dict[str, tuple[str, str]] = {
    "兰州市": ("620102", "0931"), "银川市": ("640104", "0951"), "呼和浩特市": ("150105", "0471"), "长春市": ("220104", "0431"),
    "南昌市": ("360102", "0791"), "福州市": ("350102", "0591"), "烟台市": ("370602", "0535"), "洛阳市": ("410303", "0379"),
    "襄阳市": ("420602", "0710"), "衡阳市": ("430405", "0734"), "桂林市": ("450302", "0773"), "遵义市": ("520302", "0851"),
    "大理市": ("532901", "0872"), "喀什市": ("653101", "0998"), "哈密市": ("650502", "0902"), "昌吉市": ("652301", "0994"),
    "阿克苏市": ("652901", "0997"), "伊宁市": ("654002", "0999"), "乌鲁木齐市": ("650103", "0991"),
}  # fmt: skip
"""Seat: administrative division and dialling code."""
EIGHT_DIGITS = ("0431", "0791", "0591", "0379", "0851")
"""Dialling codes whose numbers have eight digits; the others' have seven."""
WORDS = (
    "陇原红", "塞上江南", "敕勒川", "松花湖", "滕王阁", "榕江", "芝罘湾", "洛浦", "隆中", "雁峰", "漓水", "赤水河", "苍洱", "帕米尔",
    "甜蜜蜜", "三棱镜", "百川汇", "鼎盛天成", "嘉禾", "欣欣向荣", "锐捷通", "众志成城", "和谐家园", "力拓",
)  # fmt: skip
FACTORIES = (
    "环保科技有限公司", "农产品冷链有限公司", "铝业股份有限公司", "矿业有限责任公司", "食品饮料有限公司", "包装印刷有限公司", "新能源汽车有限公司",
)  # fmt: skip
ESTATES = (
    "物业发展有限公司",
    "商业运营管理有限公司",
    "城市服务有限公司",
    "资产经营有限责任公司",
    "酒店公寓管理有限公司",
)
CLINICS = ("中医医院", "妇幼保健院", "第二人民医院", "康复医院", "疾病预防控制中心")
SERVICES = (
    "消防安全评估有限公司", "消防检测维保有限公司", "智能消防工程有限公司", "消防器材制造有限公司", "消防职业培训有限责任公司",
    "建筑消防设计有限公司",
)  # fmt: skip
SURNAMES = "钱孙褚卫沈韩尤许何吕施张孔曹严华金魏陶姜戚邹喻柏窦章苏潘葛奚范彭郎鲁韦昌苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤"
MEN = (
    "大勇", "春生", "伟民", "立新", "克俭", "振国", "晓东", "景行", "一鸣", "浩然", "国庆", "胜利", "瑾瑜", "昱辰", "锋", "彬", "琨", "震", "冲",
)  # fmt: skip
WOMEN = (
    "淑芬",
    "玉梅",
    "红霞",
    "婉清",
    "雅楠",
    "若曦",
    "亚男",
    "巧云",
    "慧敏",
    "菲",
    "静",
    "妍",
    "萌",
    "颖",
)
OTHERS: tuple[tuple[str, str, str], ...] = (
    ("马占海", "回族", "男"), ("马秀兰", "回族", "女"), ("那顺孟和", "蒙古族", "男"), ("其其格", "蒙古族", "女"), ("朴永哲", "朝鲜族", "男"),
    ("段玉龙", "白族", "男"), ("阿不都热合曼·吐尔逊", "维吾尔族", "男"), ("古丽扎尔·买买提", "维吾尔族", "女"), ("叶尔肯·哈力", "哈萨克族", "男"),
    ("妥福祥", "东乡族", "男"),
)  # fmt: skip
ROADS = (
    "张掖路", "解放西街", "锡林郭勒北路", "红旗街", "八一大道", "五四路", "南大街", "中州中路", "襄城胜利街", "蒸湘南路", "七星路", "珠海路",
    "洱河南路", "色满路", "天山北路", "延安南路",
)  # fmt: skip
RANKS = (
    "安全总监", "消防控制室值班长", "护士长", "保卫科副科长", "项目总监", "维修电工", "生产技术部副部长", "工程师站站长", "秩序部领班", "技术负责人",
)  # fmt: skip
FACTS = (
    "投入{a}{b}万元改造自动喷水灭火系统，更换喷头{c}0只",
    "开展“全员查隐患、人人当哨兵”活动，收到隐患线索{c}条，兑现奖励{a}000元",
    "与消防救援站联勤联训{a}次，共建示范单位",
    "为老旧小区加装电动自行车集中充电桩{b}处",
    "自有检测仪器{c}台套，检测报告一次通过率9{a}%",
    "建成消防物联网监控平台，接入点位{c}00余个",
    "主动公开服务价格，客户回访满意率99.{a}%",
    "编制地方标准{a}项，承担科研课题{a}个",
    "向灾区捐赠灭火毯、强光手电{c}0套",
    "对{b}栋高层建筑逐栋建立“户籍化”档案",
    "招收退役消防员{b}名，占员工总数两成以上",
    "全年组织夜间疏散演练{a}次，参加{c}0人次",
)
PERSON = (
    "全年值守消防控制室{c}个班次，准确处置警情{b}起",
    "改造消防泵房排水，年节水{c}0吨",
    "在全院开设“三分钟急救疏散”小课堂{b}期",
    "独立完成{b}个项目的竣工图复核，发现设计问题{c}处",
    "发明“一线牌”巡检法，获市级“五小”成果奖{a}项",
    "为新员工讲授灭火器材使用课{b}课时",
    "放弃休假{a}次，连续{b}天驻守方舱工地",
    "自费购买科普图书{c}册送给乡村学校",
    "整理消防技术问答{c}题，编印成册",
    "在省级刊物发表文章{a}篇",
)
OPENINGS = (
    "{firm}自成立以来，坚持依法经营、诚信服务，2021年主要开展以下工作：",
    "“隐患不除，寝食难安”。{place}的客户这样评价我们的员工。",
    "2021年，我单位在协会的指导下，各项工作再上新台阶。",
)
PERSON_OPENINGS = (
    "{who}同志参加工作{b}年，始终扎根基层一线。",
    "本人热爱消防事业，现将2021年度主要工作简述如下：",
    "该同志工作认真负责，吃苦耐劳，业绩突出。",
)
ENDS = {"职工人数": "余人名", "维保合同数量": "份", "服务面积": "万平方米"}
"""What stands behind a figure whose form prints the unit elsewhere."""
FIGURES = "〇一二三四五六七八九"
Manner = Literal["", "dot", "chinese", "printed", "dash"]


def someone(rng: random.Random) -> Someone:
    """A grown-up, every sixth of another nation than the Han."""
    if rng.random() < 0.17:
        name, nation, sex = rng.choice(OTHERS)
    else:
        sex, nation = rng.choice("男男女"), "汉族"
        name = rng.choice(SURNAMES) + rng.choice(MEN if sex == "男" else WOMEN)
    birth = date(rng.randrange(1963, 2000), rng.randrange(1, 13), rng.randrange(1, 29))
    areas = (area for area, _ in PLACES.values())
    return Someone(name, sex, nation, birth, identity_number(rng, areas, birth, male=sex == "男"))


def firm(rng: random.Random, trades: Sequence[str] = FACTORIES) -> Firm:
    """A company, one with its place in brackets, a branch; or a place's clinic."""
    place, word, trade, draw = (
        rng.choice(list(PLACES)),
        rng.choice(WORDS),
        rng.choice(trades),
        rng.random(),
    )
    short = place.removesuffix("市")
    if trade in CLINICS:
        return Firm(f"{place}{trade}", place)
    if draw < 0.58:
        return Firm(f"{rng.choice((short, place, ''))}{word}{trade}", place)
    if draw < 0.74:
        return Firm(f"{word}（{short}）{trade}", place)
    if draw < 0.9:
        return Firm(f"{word}{trade}{rng.choice((f'{short}分公司', f'（{short}）分公司'))}", place, f"{word}{trade}")  # fmt: skip
    return Firm(f"{short}{word}{trade.replace('有限公司', '集团有限公司')}", place)


def credit_code(rng: random.Random, unit: Firm) -> str:
    """A valid code; public bodies' begin with 12."""
    kind = "12" if any(trade in unit.name for trade in CLINICS) else "91"
    return organisation_code(rng, kind, PLACES[unit.place][0], 0.55)


def sister(rng: random.Random, name: str) -> str:
    """Another trade of the same word, or another branch."""
    if other := another_end(rng, name, (FACTORIES, ESTATES, CLINICS, SERVICES)):
        return other
    return name.removesuffix("分公司") + "城东分公司"


def landline(rng: random.Random, place: str) -> str:
    """An office's number."""
    area = PLACES[place][1]
    return f"{area}-{rng.choice('38') if area in EIGHT_DIGITS else ''}{rng.randrange(2_000_000, 8_999_999)}"


def phone(rng: random.Random, place: str) -> str:
    """Mostly a mobile, some with a gap after three and seven figures."""
    if rng.random() < 0.15:
        return landline(rng, place)
    number = f"1{rng.choice(('31', '34', '37', '52', '55', '59', '76', '82', '87', '93', '95'))}{rng.randrange(10**8):08d}"
    return number if rng.random() < 0.8 else f"{number[:3]} {number[3:7]} {number[7:]}"


def address(rng: random.Random, place: str) -> str:
    """A street, a number, and mostly enough behind it to need two lines of a cell."""
    number = f"{place}{rng.choice(('', '', '高新区', '经开区'))}{rng.choice(ROADS)}{rng.randrange(1, 990)}号"
    behind = ("", f"时代广场{rng.choice('ABC')}座{rng.randrange(5, 32)}层{rng.randrange(501, 3208)}室", f"院{rng.randrange(1, 9)}号楼（原纺织厂北门）", f"城市花园商业街{rng.randrange(1, 40)}-{rng.randrange(101, 130)}号")  # fmt: skip
    return number + rng.choice(behind)


def mail(rng: random.Random) -> str:
    """An address for letters by wire."""
    return f"{rng.choice(('xiaofang', 'aqglb', 'hr', 'zhglb', 'lizhi'))}{rng.randrange(10, 99999)}@{rng.choice(('163.com', 'qq.com', '139.com', 'sohu.com'))}"


def story(rng: random.Random, told: Told, *, unit: bool, facts: int) -> tuple[str, ...]:
    """The paragraphs: 一是 to 五是, ① to ⑨ in lines of their own, or sentences on end."""
    pool = FACTS if unit else PERSON
    known = [with_numbers(rng, text) for text in rng.sample(pool, min(facts, len(pool)))]
    if told.contracts is not None and told.area is not None:
        scale = f"现有消防维保合同{told.contracts}份，服务面积{told.area / 10_000:g}万平方米"
        known.insert(rng.randrange(len(known) + 1), scale)
    opening = with_numbers(rng, rng.choice(OPENINGS if unit else PERSON_OPENINGS))
    for mark, text in (("{firm}", told.firm.name), ("{place}", told.firm.place), ("{who}", told.who)):
        opening = opening.replace(mark, text)
    last: tuple[str, ...] = ()
    if told.penalty:
        month = rng.randrange(1, 12)
        last = (f"2021年{month}月因{'占用消防车通道被消防救援大队罚款8000元' if unit else '违反值班纪律受到记过处分'}，已完成整改。",)  # fmt: skip
    manner = rng.random()
    if manner < 0.3:
        marks = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭"
        return (opening, *(f"{mark}{fact}；" for mark, fact in zip(marks, known, strict=False)), *last)
    if manner < 0.6:
        numbers = "一二三四五六七八九"
        listed = "；".join(f"{numbers[at]}是{fact}" for at, fact in enumerate(known[:9]))
        return (opening + listed + "。", *last)
    return (opening, "。".join(known) + "。" + "".join(last))


def thirteenth_case(
    rng: random.Random,
    wanted: Wanted,
    *,
    trades: Sequence[str] = FACTORIES,
    bodies: tuple[str, ...] = ("消防协会",),
    manner: Manner = "",
    bare: bool = False,
    counted: bool = False,
    department: str = "",
    strange: float = 0.08,
) -> Story:
    """A case of theirs: of which trades, recommended by whom, the day written in which manner.

    `bare`: figures stand without the units that the form prints elsewhere; `counted`: staff always with 人;
    `department`: one of the unit's own, which seals an opinion beside the unit's; `strange`: the share that
    names another body's award.
    """
    makers = Makers(partial(firm, trades=trades), someone, phone, address, credit_code, sister, story)
    told = seventh_case(rng, wanted, bodies=bodies, mobiles=False, strange=strange, makers=makers)
    case, values = told.case, dict(told.case.values)
    if "职务" in values:
        values["职务"] = rng.choice(RANKS)
    if bare:
        values |= {key: values[key].rstrip(end) for key, end in ENDS.items() if key in values}
    if counted and "职工人数" in values:
        values["职工人数"] = values["职工人数"].rstrip("余人名") + "人"
    if manner and case.signed and "推荐日期" in values:
        values["推荐日期"] = WRITTEN[manner](case.signed)
    seals = case.seals
    if department:
        state: Literal["grey", "ok"] = "grey" if case.scenario == "grey_seal" else "ok"
        seals = (*seals, SealPlan(told.firm.name + department, "association", state))
    return replace(told, case=replace(case, values=values, seals=seals))


def _chinese(day: date) -> str:
    year = "".join(FIGURES[int(figure)] for figure in str(day.year))
    return f"{year}年{chinese(day.month)}月{chinese(day.day)}日"


WRITTEN: dict[str, Callable[[date], str]] = {
    "dot": lambda day: f"{day.year}.{day.month}.{day.day}",
    "dash": lambda day: f"{day.year}-{day.month}-{day.day}",
    "printed": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "chinese": _chinese,
}
