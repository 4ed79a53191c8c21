"""Narratives of the sixth strangers: what units and persons of a dozen provinces say about their year."""

import random

from benchmarks.heldout.third_stories import Told

FACTS = (
    "全年实施消防设施检测项目{a}个，出具书面结论{b}份，无一份被退回",
    "中标市轨道交通{a}号线消防改造标段，夜间施工{b}个天窗点，未影响一次首班车",
    "对口支援{b}个老旧小区，打通消防车道{a}公里，清理楼道杂物{c}车",
    "购置无人机{a}架、便携式声级计{a}台，检测效率提高{b}%",
    "开设线上微课{b}节，累计点击{c}万次，被省总工会列为职工教育资源",
    "吸纳退役军人{a}名、应届毕业生{a}名就业，签订劳动合同率100%",
    "牵头组建{a}县消防技术服务联盟，统一收费标准，行业投诉下降{b}%",
    "向受灾乡镇捐赠手抬机动泵{a}台、救生衣{b}件，价值{c}万余元",
    "建成{c}平方米实训场，全年培训学员{b}期、{c}0人次",
    "研发的末端试水远程控制装置获发明专利授权，已在{b}个楼盘安装",
    "在“质量月”中开展自查，整改问题{b}项，复检合格率100%",
    "通过职业健康安全管理体系认证，连续{a}年获评市级守信单位",
    "为{a}家养老机构免收年度检测费，共减免{c}.{a}万元",
)
PERSON = (
    "一年换坏{a}双劳保鞋，跑遍辖区{b}个泵房，大家叫他“活地图”",
    "主持完成{b}套火灾自动报警系统的改造，误报率由{b}%降到{a}%",
    "开办“蓝领课堂”{b}期，{a}名学员考取上一级证书",
    "台风登陆当晚带领{a}人抢修排烟风机，凌晨{a}点恢复运行",
    "发现某商业综合体卷帘被货架遮挡，三次上门劝改，避免了一场事故",
    "自编口诀“先看压、再听声、后试水”，被公司印成卡片发到{b}个班组",
    "担任校外消防辅导员{a}年，走进{b}个班级，孩子们都能背出逃生口诀",
    "提出合理化建议{b}条，采纳{a}条，节约材料费{c}万元",
    "参加省级行业竞赛，获个人第{a}名、优秀组织奖",
    "放弃年假参加隔离酒店值守{b}天，每日巡检{a}遍",
)
OPENINGS = (
    "2021年以来，我单位认真落实行业自律公约，把“检得准、修得快、讲得清”作为工作标准。",
    "{firm}现有{a}个专业班组，服务网点覆盖{place}及周边县区。",
    "立足{place}，面向基层，这是我们一直坚持的办法。",
)
PERSON_OPENINGS = (
    "{who}，从学徒做起，在消防岗位上一干就是{y}年。",
    "说起{who}，同事们都竖大拇指。",
    "本人热爱消防事业，服从安排，现将一年来的情况简述如下。",
)
MARKS = (
    ("①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨"),
    ("第一，", "第二，", "第三，", "第四，", "第五，", "第六，", "第七，", "第八，", "第九，"),
)


def story(rng: random.Random, told: Told, *, unit: bool, facts: int) -> tuple[str, ...]:
    """The paragraphs: circled figures in one block, a list, a report in three paragraphs or a few sentences."""
    pool = FACTS if unit else PERSON
    known = [_numbers(rng, text) for text in rng.sample(pool, min(facts, len(pool)))]
    if told.contracts is not None and told.area is not None:
        wan = f"{told.area / 10_000:g}万平方米"
        scale = (
            f"在履行维保合同{told.contracts}份，涉及建筑面积{wan}",
            f"维保合同共{told.contracts}份，服务面积{wan}",
        )
        known.insert(rng.randrange(len(known) + 1), rng.choice(scale))
    opening = _numbers(rng, rng.choice(OPENINGS if unit else PERSON_OPENINGS))
    for mark, text in (("{firm}", told.firm.name), ("{place}", told.firm.place), ("{who}", told.who)):
        opening = opening.replace(mark, text)
    end = _end(rng, told, unit)
    manner = rng.random()
    if manner < 0.3:
        marks = rng.choice(MARKS)
        return (
            opening + "；".join(mark + fact for mark, fact in zip(marks, known, strict=False)) + "。" + end,
        )
    if manner < 0.55:
        return (opening, *(f"（{at}）{fact}；" for at, fact in enumerate(known, 1)), end)
    if manner < 0.8:
        half = max(1, len(known) // 2)
        return (opening, "，".join(known[:half]) + "。", "".join(f"{fact}。" for fact in known[half:]) + end)
    return ("，".join((opening.rstrip("。"), *known)) + "。" + end,)


def _end(rng: random.Random, told: Told, unit: bool) -> str:
    if told.penalty:
        month = rng.randrange(3, 12)
        return (
            f"2021年{month}月因一名检测人员证书过期仍上岗，被消防救援支队给予警告并罚款3000元，已缴清并调整人员。"
            if unit
            else f"2021年{month}月因漏填巡查记录被主管部门通报批评，已写出检讨。"
        )
    return rng.choice(
        ("全年无安全事故，未受过任何处罚。", "无不良记录。", "我们将继续努力，不负重托。")
        if unit
        else ("本人无违规违纪行为。", "同意其参评。", "平凡岗位见精神。")
    )


def _numbers(rng: random.Random, text: str) -> str:
    for mark, (low, high) in {"{a}": (2, 9), "{b}": (11, 79), "{c}": (20, 98), "{y}": (6, 32)}.items():
        while mark in text:
            text = text.replace(mark, str(rng.randrange(low, high)), 1)
    return text
