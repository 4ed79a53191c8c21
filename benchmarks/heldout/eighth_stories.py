"""Narratives of the eighth strangers: what carriers, spinners, hoteliers, miners and schools say of their year."""

import random

from benchmarks.heldout.third_stories import Told

FACTS = (
    "累计开展车辆“三检”{c}00余台次，更换失效灭火器{b}具",
    "棉纺车间除尘系统改造投入{c}万元，粉尘浓度下降{b}%",
    "组织师生开展“开学第一课”消防安全教育{a}场，覆盖{c}00余人",
    "客房独立式感烟报警器安装率达到100%，疏散示意图全部更新",
    "井下排水系统检修{a}次，顶板巡查记录完整，实现安全生产{c}00天",
    "与{a}家上下游企业签订安全互助协议，开展联合演练{a}次",
    "冷库氨制冷改氟工程提前{b}天竣工，节约资金{c}万元",
    "向驻地敬老院、福利院捐赠物资折合人民币{a}.{a}万元",
    "完成电气线路检测{b}处，出具检测报告{b}份，整改率100%",
    "落实“日管控、周排查、月调度”制度，召开安全例会{b}次",
    "仓储区划定防火分区{a}个，增设自动喷淋点位{c}个",
    "吸纳当地富余劳动力{b}人就业，人均月增收{a}00余元",
    "通过ISO45001职业健康安全管理体系认证，获得专利{a}项",
    "景区森林防火巡护里程{c}00公里，及时劝阻野外用火{b}起",
    "印制维吾尔语、哈萨克语、汉语三语宣传单{c}00份",
)
PERSON = (
    "包联{a}个班组，手把手教会新员工{b}名",
    "放弃春节休假，连续值守{b}天",
    "自费购买器材制作教具{a}套，用于岗前培训",
    "及时发现并排除天然气泄漏隐患{a}处，避免了重大损失",
    "牵头修订岗位操作规程{b}条，被公司全面推广",
    "带头学习国家通用语言，结对帮扶困难家庭{a}户",
    "驾驶车辆安全行驶{b}万公里无责任事故",
    "参与完成技改项目{a}个，年节电{c}万千瓦时",
    "在{a}月的暴雪灾害中带队清雪{b}小时，保障了生产物资运输",
    "获公司“安全之星”流动红旗{a}次",
    "组织应急预案桌面推演{a}次，撰写总结{b}余篇",
)
OPENINGS = (
    "{firm}位于{place}，是一家从事实体经营的骨干单位，现有职工{b}0余人。",
    "2021年是极不平凡的一年，我单位上下一心、攻坚克难，各项工作取得新成效。",
    "我单位牢固树立“生命至上、安全第一”理念，压紧压实各级责任。",
    "近年来，我单位以创建平安企业为抓手，夯实基础，补齐短板。",
)
PERSON_OPENINGS = (
    "{who}同志政治立场坚定，爱岗敬业，团结同事，是大家公认的“老黄牛”。",
    "{who}自{y}年前走上现岗位以来，干一行、爱一行、精一行。",
    "该同志长期扎根生产一线，吃苦耐劳，责任心强。",
)
ENDINGS = ("全年未发生等级以上事故。", "无任何违法违规行为和不良信用记录。", "")
PERSON_ENDINGS = ("特此推荐。", "群众反映良好。", "")


def story(rng: random.Random, told: Told, *, unit: bool, facts: int) -> tuple[str, ...]:
    """The paragraphs: counted in Chinese figures, bracketed figures, one block or several plain ones."""
    pool = FACTS if unit else PERSON
    known = [_numbers(rng, text) for text in rng.sample(pool, min(facts, len(pool)))]
    if told.contracts is not None and told.area is not None:
        scale = f"在保消防维保合同{told.contracts}份，维保建筑面积{told.area / 10_000:g}万平方米"
        known.insert(rng.randrange(len(known) + 1), scale)
    opening = _numbers(rng, rng.choice(OPENINGS if unit else PERSON_OPENINGS))
    for mark, text in (("{firm}", told.firm.name), ("{place}", told.firm.place), ("{who}", told.who)):
        opening = opening.replace(mark, text)
    end = _end(rng, told, unit)
    manner = rng.random()
    if manner < 0.25:
        return (opening + "；".join(known) + "。" + end,)
    if manner < 0.45:
        return (opening, *(f"{'一二三四五六七八九十'[at]}是{fact}。" for at, fact in enumerate(known[:10])), *_last(end))  # fmt: skip
    if manner < 0.65:
        return (opening, *(f"（{at}）{fact}。" for at, fact in enumerate(known, 1)), *_last(end))
    third = max(1, len(known) // 3)
    parts = [known[:third], known[third : 2 * third], known[2 * third :]]
    bodies = tuple("，".join(part) + "。" for part in parts if part)
    return (opening + bodies[0], *bodies[1:-1], *((bodies[-1] + end,) if len(bodies) > 1 else _last(end)))


def _last(end: str) -> tuple[str, ...]:
    return (end,) if end else ()


def _end(rng: random.Random, told: Told, unit: bool) -> str:
    if told.penalty and unit:
        return f"2021年{rng.randrange(2, 12)}月因疏散通道堆放杂物被消防救援大队罚款3000元，已整改到位。"
    if told.penalty:
        return f"2021年{rng.randrange(2, 12)}月因值班脱岗受到通报批评一次，已深刻检讨。"
    return rng.choice(ENDINGS if unit else PERSON_ENDINGS)


def _numbers(rng: random.Random, text: str) -> str:
    for mark, (low, high) in {"{a}": (2, 9), "{b}": (10, 88), "{c}": (15, 96), "{y}": (3, 15)}.items():
        while mark in text:
            text = text.replace(mark, str(rng.randrange(low, high)), 1)
    return text
