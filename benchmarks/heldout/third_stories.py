"""Narratives of the third strangers in several hands: reports, lists, letters, notes of two sentences."""

import random
from dataclasses import dataclass

from benchmarks.heldout.third_values import Firm


@dataclass(frozen=True, slots=True)
class Told:
    """What a narrative must say. `area` in m²; None where it says nothing of it."""

    who: str
    firm: Firm
    contracts: int | None
    area: int | None
    penalty: bool


VILLAGES = (
    "墨玉县",
    "皮山县",
    "叶城县",
    "拜城县",
    "沙雅县",
    "木垒县",
    "察布查尔县",
    "布尔津县",
    "巴楚县",
    "轮台县",
)
UNIT_FACTS = (
    "为辖区{a}家沿街商铺免费检查电气线路{b}次，更换老化插座{b}个",
    "新购置红外热像仪、超声波流量计等检测设备{a}台（套），投入资金{c}万元",
    "与{v}敬老院结成共建对子，义务维修应急照明灯和疏散指示标志{b}处",
    "承接的{v}棚户区改造消防水系统改造项目提前{a}天交工，经第三方检测一次合格",
    "取得实用新型专利{a}件，自主开发的消防巡检小程序已在{b}家单位上线使用",
    "参加“119”消防宣传月活动{a}场次，悬挂横幅{a}条，发放宣传品{b}00余份",
    "疫情封控期间组织{a}名党员下沉社区，转运生活物资{a}吨，未发生一例职工感染",
    "销售灭火器{b}00余具，产品抽检合格率100%，全年客户零投诉",
    "全年开展员工技能培训{a}期，{a}人取得消防设施操作员证书",
    "资助{v}{a}名困难大学生，捐款{a}.{a}万元",
    "承担了自治区第十四届冬季运动会场馆的消防值守任务，累计值守{b}人天",
    "主动下调民生项目维保单价{a}%，为小微企业减负{c}万元",
)
PERSON_FACTS = (
    "一年来巡检点位{b}00余个，处理报警主机故障{a}起，随叫随到",
    "总结出“一看二听三测”的水泵房检查法，在公司内部推广",
    "为{a}所中小学讲授消防安全课{b}节，听课师生{b}00多人次",
    "带出徒弟{a}人，其中{a}人已能独立完成联动调试",
    "编写培训讲义{a}万字，制作双语短视频{a}条，播放量{c}万",
    "在{v}驻村期间，为群众检修炉灶烟道{b}户",
    "参加全疆消防行业技能比武，获得团体第{a}名",
    "疫情期间吃住在单位{b}天，保证了方舱医院喷淋系统正常",
    "解决某医院地下室漏水报警难题，节约改造费用{c}万元",
    "撰写论文《浅谈高层住宅消防设施的维护》发表于《新疆消防》",
)
CLEAN = (
    "年内无投诉、无事故，未受到任何行政处罚。",
    "在总队的监督抽查中结果为合格。",
    "从未因违法违规受到主管部门的处罚和通报批评。",
    "",
)
PENALTIES = (
    "不足之处是，2021年5月因两份检测报告数据不实被消防救援支队罚款1万元，公司已对责任人作出处理。",
    "2021年9月，因维保人员未持证上岗受到市消防救援支队行政处罚一次，罚款已按期缴纳。",
)
PERSON_PENALTIES = ("今年6月本人因未按操作规程动火受到通报批评，已认真整改。",)
FORMER = (
    "2019年、2020年连续两年被评为“优秀消防工程企业”。",
    "先后获得“守合同重信用企业”“AAA级信用企业”等称号。",
    "",
    "",
)


def story(rng: random.Random, told: Told, *, unit: bool, facts: int) -> tuple[str, ...]:
    """The paragraphs of a narrative; its hand is drawn."""
    known = [_numbers(rng, text) for text in rng.sample(UNIT_FACTS if unit else PERSON_FACTS, facts)]
    scale = _scale(rng, told)
    if scale:
        known.insert(rng.randrange(len(known) + 1), scale)
    penalty = "" if not told.penalty else rng.choice(PENALTIES if unit else PERSON_PENALTIES)
    end = penalty or rng.choice(CLEAN if unit else ("", "", "群众基础好，受到客户多次表扬。"))
    hands = (_report, _listed, _headed, _brief, _letter, _sheet, _news)
    return hands[rng.randrange(len(hands))](rng, told, known, end, unit)


def _scale(rng: random.Random, told: Told) -> str:
    if told.contracts is None or told.area is None:
        return ""
    wan = f"{told.area / 10_000:g}"
    return rng.choice(
        (
            f"目前在保合同{told.contracts}份，服务总面积{wan}万平方米",
            f"2021年共签订消防维保合同{told.contracts}家，维保面积合计约{wan}万㎡",
            f"与{told.contracts}家社会单位签有维保合同，建筑面积{wan}万平方米",
        )
    )


def _report(rng: random.Random, _told: Told, known: list[str], end: str, unit: bool) -> tuple[str, ...]:
    """An office report with first, second, third."""
    who = "我公司" if unit else "该同志"
    marks = ("一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是")
    body = "；".join(f"{mark}{fact}" for mark, fact in zip(marks, known, strict=False))
    start = rng.choice(
        (
            f"2021年，{who}坚持以习近平新时代中国特色社会主义思想为指导，贯彻“预防为主、防消结合”的方针，主要做了以下工作：",
            f"{who}紧紧围绕年度目标任务，狠抓落实，成效明显。",
        )
    )
    return (start + body + "。" + end,)


def _listed(rng: random.Random, _told: Told, known: list[str], end: str, unit: bool) -> tuple[str, ...]:
    """Numbered lines."""
    style = rng.choice(("{}、", "{}. ", "（{}）"))
    lines = [style.format(at + 1) + fact + rng.choice("；。") for at, fact in enumerate(known)]
    former = rng.choice(FORMER) if unit else ""
    last = former + end
    return (*lines, last) if last else tuple(lines)


def _headed(rng: random.Random, told: Told, known: list[str], end: str, unit: bool) -> tuple[str, ...]:
    """Paragraphs under headings of their own."""
    heads = (
        ("一、基本情况", "二、主要做法和成效", "三、下一步打算")
        if unit
        else ("一、爱岗敬业", "二、钻研业务", "三、乐于奉献")
    )
    half = max(1, len(known) // 2)
    first = (
        f"{told.firm.name}位于{told.firm.place}，现有办公场所{rng.randrange(120, 900)}平方米。"
        if unit
        else f"{told.who}，现在{told.firm.name}工作，从事消防行业{rng.randrange(5, 22)}年。"
    )
    later = "我们将再接再厉，为新疆消防事业作出新的贡献。" if unit else "以上成绩得到单位领导和同事的认可。"
    return (
        heads[0],
        first + "，".join(known[:half]) + "。",
        heads[1],
        "；".join(known[half:]) + "。",
        heads[2],
        end + later,
    )


def _brief(_rng: random.Random, _told: Told, known: list[str], end: str, _unit: bool) -> tuple[str, ...]:
    """Somebody who does not like to write."""
    return ("。".join(known[-2:]) + "。" + end,)


def _letter(rng: random.Random, _told: Told, known: list[str], end: str, unit: bool) -> tuple[str, ...]:
    """In the first person, running on."""
    who, years = ("公司", rng.randrange(6, 20)) if unit else ("我", rng.randrange(4, 25))
    links = ("，同时", "。此外，", "。尤其值得一提的是，", "，并", "。另外")
    text = f"{who}从事消防工作已有{years}年了。今年以来"
    for at, fact in enumerate(known):
        text += ("，" if at == 0 else rng.choice(links)) + fact
    closing = rng.choice(("特此申报。", "恳请协会予以考虑。", ""))
    return (text + "。" + end + closing,)


def _sheet(_rng: random.Random, _told: Told, known: list[str], end: str, unit: bool) -> tuple[str, ...]:
    """Key words with a colon, as from slides."""
    keys = ("党建引领", "质量为本", "服务民生", "科技赋能", "人才强企", "公益担当", "疫情防控", "行业自律")
    own = ("工作业绩", "技术创新", "传帮带", "公益服务", "个人荣誉", "遵章守纪", "学习提高", "其他")
    chosen = (keys if unit else own)[: len(known)]
    lines = [f"◆{key}：{fact}。" for key, fact in zip(chosen, known, strict=False)]
    return (*lines, end) if end else tuple(lines)


def _news(_rng: random.Random, told: Told, known: list[str], end: str, unit: bool) -> tuple[str, ...]:
    """As a newspaper would tell it."""
    if unit:
        start = f"“把群众的安全放在心上，把隐患消灭在萌芽。”这是{told.firm.name}员工常说的一句话。"
    else:
        start = f"“消防无小事，责任大于天。”{told.who}常把这句话挂在嘴边。"
    half = len(known) // 2
    middle = "，".join(known[:half]) + "。" if half else ""
    return (start + middle, "，".join(known[half:]) + "。" + end)


def _numbers(rng: random.Random, text: str) -> str:
    for mark, (low, high) in {"{a}": (2, 10), "{b}": (11, 96), "{c}": (3, 88)}.items():
        while mark in text:
            text = text.replace(mark, str(rng.randrange(low, high)), 1)
    return text.replace("{v}", rng.choice(VILLAGES))
