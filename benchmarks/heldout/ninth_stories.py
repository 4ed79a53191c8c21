"""Narratives of the ninth strangers: what power, water and steel works, banks and hospitals say of their year."""

import random

from benchmarks.heldout.third_stories import Told

FACTS = (
    "投入{c}万元更新消防水泵、稳压罐等设备{b}台（套）",
    "全年组织灭火和应急疏散演练{a}次，参演人数达{c}0人次",
    "建成微型消防站{a}座，配备专兼职队员{b}名，3分钟到场率100%",
    "对{b}个老旧小区的消火栓系统进行了免费检测，发现并整改问题{c}项",
    "推广电气火灾监控系统，接入点位{c}0个，预警处置{b}起",
    "完成10千伏线路改造{b}.{a}公里，故障率同比下降{b}%",
    "供热面积达{a}80万平方米，用户满意率98.{a}%",
    "取得软件著作权{a}项、实用新型专利{a}项，主编地方标准1部",
    "为一线职工购买团体意外险，发放防暑降温用品{c}0份",
    "帮扶乡村振兴示范村{a}个，采购农副产品{c}.{a}万元",
    "抗击疫情期间组织志愿者{b}人次参与社区值守，捐款{c}000元",
    "连续{a}年被评为“守合同重信用”单位，纳税信用等级为A级",
    "落实全员安全生产责任制，签订责任书{c}份，考核兑现率100%",
    "开展“119”消防宣传月活动，悬挂横幅{b}条，发放手册{c}00册",
)
PERSON = (
    "累计巡检设备{c}00余台次，排除各类隐患{b}处",
    "主持编写《岗位安全操作手册》等培训教材{a}册，授课{b}学时",
    "参加省级技能竞赛获第{a}名，带出高级工{a}人",
    "在“{a}·1{a}”暴雨抢险中连续奋战{b}小时，保障了{a}个小区供电",
    "完成消防设施维护保养项目{b}个，客户零投诉",
    "提出合理化建议{b}条，采纳{a}条，创造经济效益{c}万元",
    "主动放弃休息日{b}天，到社区开展消防知识宣讲{a}场",
    "多年来无偿献血{a}次，合计{a}200毫升",
    "独立承担自动报警系统调试{b}项，一次验收合格率100%",
    "资助贫困学生{a}名，捐款捐物折合{a}000余元",
)
OPENINGS = (
    "{firm}始终坚持“安全第一、预防为主、综合治理”的方针，现将2021年度工作情况报告如下。",
    "一年来，在上级部门的正确领导下，我单位全体干部职工团结拼搏，圆满完成了全年各项目标任务。",
    "{firm}驻{place}，主营业务稳步增长，社会责任意识不断增强。",
)
PERSON_OPENINGS = (
    "{who}，参加工作{y}年来，始终以高标准严格要求自己，模范遵守国家法律法规和单位规章制度。",
    "该同志思想上积极要求进步，工作上勤勤恳恳，作风正派，廉洁自律。",
    "{who}同志勤学善思、勇于创新，是行业内公认的技术骨干。",
)
ENDINGS = ("近三年无安全责任事故，无违法违纪行为。", "全年实现零事故、零伤亡的目标。", "")
PERSON_ENDINGS = ("同意推荐该同志。", "年度考核均为优秀。", "")
HEADS = ("一、夯实基础，健全制度", "二、真抓实干，成效显著", "三、热心公益，回报社会")
PERSON_HEADS = ("一、立足岗位，勤勉敬业", "二、钻研技术，勇于创新", "三、无私奉献，服务群众")


def story(rng: random.Random, told: Told, *, unit: bool, facts: int) -> tuple[str, ...]:
    """The paragraphs: one block, under three headings, numbered, or plain ones."""
    pool = FACTS if unit else PERSON
    known = [_numbers(rng, text) for text in rng.sample(pool, min(facts, len(pool)))]
    if told.contracts is not None and told.area is not None:
        scale = f"目前服务维保合同{told.contracts}份，维保面积{told.area / 10_000:g}万㎡"
        known.insert(rng.randrange(len(known) + 1), scale)
    opening = _numbers(rng, rng.choice(OPENINGS if unit else PERSON_OPENINGS))
    for mark, text in (("{firm}", told.firm.name), ("{place}", told.firm.place), ("{who}", told.who)):
        opening = opening.replace(mark, text)
    last = (end,) if (end := _end(rng, told, unit)) else ()
    manner = rng.random()
    if manner < 0.3:
        return (opening + "，".join(known) + "。" + "".join(last),)
    if manner < 0.5:
        return (opening, *(f"{at}.{fact}。" for at, fact in enumerate(known, 1)), *last)
    third = max(1, len(known) // 3)
    parts = [part for part in (known[:third], known[third : 2 * third], known[2 * third :]) if part]
    bodies = ["，".join(part) + "。" for part in parts]
    if manner < 0.75:
        heads = HEADS if unit else PERSON_HEADS
        return (
            opening,
            *(text for head, body in zip(heads, bodies, strict=False) for text in (head, body)),
            *last,
        )
    return (opening + bodies[0], *bodies[1:], *last)


def _end(rng: random.Random, told: Told, unit: bool) -> str:
    if told.penalty and unit:
        return (
            f"2021年{rng.randrange(2, 12)}月因消防设施故障未及时维修，受到消防救援机构行政处罚，罚款5000元。"
        )
    if told.penalty:
        return f"2021年{rng.randrange(2, 12)}月因违反操作规程受到警告处分一次。"
    return rng.choice(ENDINGS if unit else PERSON_ENDINGS)


def _numbers(rng: random.Random, text: str) -> str:
    for mark, (low, high) in {"{a}": (2, 9), "{b}": (10, 88), "{c}": (15, 96), "{y}": (4, 16)}.items():
        while mark in text:
            text = text.replace(mark, str(rng.randrange(low, high)), 1)
    return text
