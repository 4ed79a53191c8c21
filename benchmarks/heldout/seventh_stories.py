"""Narratives of the seventh strangers: what property managers, builders, cooks and chemical works say of their year."""

import random

from benchmarks.heldout.third_stories import Told

FACTS = (
    "全年组织消防疏散演练{a}次，参演员工{b}0余人次",
    "投入{c}万元对地下车库喷淋系统和消防泵房进行更新改造",
    "在管小区电动自行车集中充电棚建成{a}处，楼道停放现象基本杜绝",
    "后厨油烟管道每{a}个月清洗一次，并安装厨房自动灭火装置{a}套",
    "建立微型消防站{a}个，配备专兼职队员{b}名，{a}分钟到场率100%",
    "危化品储罐区完成HAZOP分析{a}轮，整改安全隐患{b}项",
    "施工现场推行标准化管理，{a}个项目获评省级文明工地",
    "为孤寡老人、残疾人家庭免费更换燃气软管{b}根、安装报警器{b}个",
    "电梯困人救援平均到场时间{b}分钟，全年零伤亡",
    "疫情期间承担{a}个封控点的值守和物资配送任务，累计出动{c}0人次",
    "培训考核上岗率100%，{b}名员工取得消防设施操作员证书",
    "连续{a}年获评A级纳税信用单位，全年上缴税金{c}万元",
    "业主满意度测评得分9{a}.{a}分，收到锦旗{b}面",
)
PERSON = (
    "带领班组完成隐患整改{b}项，无一返工",
    "坚持每天巡查{a}遍，做到“眼勤、手勤、腿勤”",
    "主动放弃休假{b}天，坚守抗疫一线",
    "提出节能改造建议{a}条，为公司节约费用{c}万元",
    "成功扑救一起电动车初起火灾，保护了{b}户居民的安全",
    "先后带徒{a}名，其中{a}名已走上班组长岗位",
    "编写《岗位安全操作口袋书》，印发{b}0余册",
    "在市级职业技能竞赛中获第{a}名",
    "全年开展业主消防知识讲座{b}场，受众{c}0余人次",
    "多次处理突发停水、停电、漏水事件，得到客户来信表扬",
)
OPENINGS = (
    "{firm}坐落于{place}，主要从事本行业的经营与服务，现有各类专业人员{b}余人。",
    "一年来，在上级部门的正确领导下，我单位全体干部职工团结拼搏，圆满完成了各项任务。",
    "我单位始终坚持“安全第一、预防为主、综合治理”的方针，严格落实主体责任。",
)
PERSON_OPENINGS = (
    "{who}同志自参加工作以来，勤勤恳恳、任劳任怨，深受领导和同事好评。",
    "{who}，从业{y}年，现为本单位骨干。",
    "该同志思想上积极要求进步，业务上精益求精。",
)
ENDINGS = ("未发生重大安全责任事故。", "全年无处罚、无通报、无重大投诉。", "")
PERSON_ENDINGS = ("同志们一致认为其符合推荐条件。", "多次被评为单位先进工作者。", "")


def story(rng: random.Random, told: Told, *, unit: bool, facts: int) -> tuple[str, ...]:
    """The paragraphs: one block, headed parts, a numbered list or two plain paragraphs."""
    pool = FACTS if unit else PERSON
    known = [_numbers(rng, text) for text in rng.sample(pool, min(facts, len(pool)))]
    if told.contracts is not None and told.area is not None:
        scale = f"现有消防维保合同{told.contracts}份，服务建筑面积{told.area / 10_000:g}万平方米"
        known.insert(rng.randrange(len(known) + 1), scale)
    opening = _numbers(rng, rng.choice(OPENINGS if unit else PERSON_OPENINGS))
    for mark, text in (("{firm}", told.firm.name), ("{place}", told.firm.place), ("{who}", told.who)):
        opening = opening.replace(mark, text)
    end = _end(rng, told, unit)
    half = max(1, len(known) // 2)
    manner = rng.random()
    if manner < 0.3:
        return (opening + "；".join(known) + "。" + end,)
    if manner < 0.5:
        return (
            opening,
            f"{'一、强化管理' if unit else '一、爱岗敬业'}。" + "，".join(known[:half]) + "。",
            f"{'二、服务群众' if unit else '二、无私奉献'}。"
            + "，".join(known[half:] or ("成绩突出",))
            + "。"
            + end,
        )
    if manner < 0.7:
        return (opening, *(f"{at}．{fact}。" for at, fact in enumerate(known, 1)), *((end,) if end else ()))
    return (
        opening + "，".join(known[:half]) + "。",
        "。".join((*known[half:], end.rstrip("。"))).strip("。") + "。",
    )


def _end(rng: random.Random, told: Told, unit: bool) -> str:
    if told.penalty:
        month = rng.randrange(2, 12)
        return (
            f"2021年{month}月因占用消防车通道被消防救援大队罚款5000元，已及时整改并缴清罚款。"
            if unit
            else f"2021年{month}月因巡查记录补签受到通报批评一次，已认真改正。"
        )
    return rng.choice(ENDINGS if unit else PERSON_ENDINGS)


def _numbers(rng: random.Random, text: str) -> str:
    for mark, (low, high) in {"{a}": (2, 9), "{b}": (10, 88), "{c}": (15, 96), "{y}": (3, 15)}.items():
        while mark in text:
            text = text.replace(mark, str(rng.randrange(low, high)), 1)
    return text
