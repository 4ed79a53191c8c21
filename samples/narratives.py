"""Made-up accounts of deeds (主要事迹) whose numbers, honours and penalties are known; dates as written."""

import random
from dataclasses import dataclass
from datetime import date

UNIT_OPENINGS = (
    "我公司成立以来始终遵守《新疆消防协会章程》，按时交纳会费，积极履行会员义务。",
    "{unit}自入会以来，认真遵守协会章程，坚持依法执业、诚信经营。",
    "一年来，公司在新疆消防协会的指导下，健全组织机构，完善管理制度，各类登记台账齐全、真实、规范。",
)
UNIT_DEEDS = (
    "公司现有注册消防工程师{n1}人，消防设施操作员{n2}人，全年出动技术人员{n3}余人次，排查整改隐患{n4}处。",
    "全年为社会单位开展消防安全培训{n1}场次，受训人员{n3}余人，发放宣传资料{n4}份。",
    "在疫情防控工作中，公司组织党员突击队深入社区值守{n2}天，捐赠防疫物资价值{n1}万元。",
    "公司投入{n1}万元研发智慧消防物联网平台，取得软件著作权{n2}项，获得实用新型专利{n2}项。",
    "坚持24小时应急值守制度，接到报修后2小时内到达现场，客户满意率达到98.{n9}%。",
    "先后承建了{n2}项重点工程的消防设施施工，工程一次验收合格率100%，售后服务及时到位。",
    "积极参与脱贫攻坚和乡村振兴工作，为{n2}个村队免费更换灭火器{n4}具。",
)
UNIT_HONOURS = (
    "2020年度被评为“先进会员单位”。",
    "2021年获得自治区“守合同重信用企业”称号。",
    "年内荣获乌鲁木齐市消防救援支队通报表扬。",
    "",
    "",
)
CLEAN_RECORD = (
    "年内未受到行政主管部门处罚和通报批评。",
    "年内无违法违纪案件，无客户投诉，未受过处罚。",
    "在消防救援机构的各项检查中均为合格以上，没有发生一起投诉。",
    "",
)
PENALTIES = (
    "2021年6月因检测报告不规范被消防救援支队处以罚款1万元，已按期整改完毕。",
    "年内因维保记录不完整，受到乌鲁木齐市消防救援支队行政处罚一次，罚款人民币5000元。",
    "2021年9月因项目负责人未在岗被业务主管部门通报批评。",
)
SCALES = (
    "全年签订消防维保合同{contracts}家，服务面积{area}万平方米。",
    "年内与{contracts}家社会单位签订了消防设施维护保养合同，服务总面积达{area}万㎡。",
    "目前在保项目{contracts}个，维保签约面积合计{area}万平方米。",
)
PERSON_OPENINGS = (
    "该同志热爱消防事业，爱岗敬业，勤奋学习，工作认真负责。",
    "{name}同志从事消防工作{n2}年来，刻苦钻研业务，服务热情，技术过硬。",
    "本人自参加工作以来，始终扎根消防技术服务一线，任劳任怨。",
)
PERSON_DEEDS = (
    "2021年共完成维保检测项目{n2}个，发现并督促整改火灾隐患{n4}处，得到客户一致好评。",
    "全年开展消防宣讲{n1}场，受众达{n3}余人次，编写培训课件{n2}套，深受社会单位欢迎。",
    "主动承担疫情封控期间的应急抢修任务，连续奋战{n2}天，保障了{n1}家重点单位消防设施正常运行。",
    "带领班组改进火灾自动报警系统调试方法，使单项工期缩短{n1}%，为公司节约成本{n2}万元。",
    "积极参与消防公益活动，深入学校、社区、企业讲解灭火器使用和疏散逃生知识。",
    "利用业余时间考取相关资格证书，并培养徒弟{n2}名，均已成为技术骨干。",
)
PERSON_HONOURS = ("2020年被公司评为先进工作者。", "2021年获得“岗位技术标兵”称号。", "", "")


@dataclass(frozen=True, slots=True)
class Narrative:
    """`paragraphs` of the account; `contracts` and `area` (square metres) where it tells them."""

    paragraphs: tuple[str, ...]
    contracts: int | None = None
    area: int | None = None

    @property
    def text(self) -> str:
        return "".join(self.paragraphs)


def unit_narrative(
    rng: random.Random, unit: str, scale: tuple[int, int] | None, penalty: bool, sentences: int
) -> Narrative:
    """The account of a unit; `scale` is (contracts, tens of thousands of square metres)."""
    parts = [rng.choice(UNIT_OPENINGS).format(unit=unit)]
    parts += [_fill(text, rng) for text in rng.sample(UNIT_DEEDS, min(sentences, len(UNIT_DEEDS)))]
    if scale is not None:
        parts.insert(
            rng.randrange(1, len(parts) + 1), rng.choice(SCALES).format(contracts=scale[0], area=scale[1])
        )
    parts.append(rng.choice(UNIT_HONOURS))
    parts.append(rng.choice(PENALTIES) if penalty else rng.choice(CLEAN_RECORD))
    contracts, area = (scale[0], scale[1] * 10_000) if scale else (None, None)
    return Narrative(_paragraphs(parts, rng), contracts, area)


def person_narrative(rng: random.Random, name: str, penalty: bool, sentences: int) -> Narrative:
    """The account of a person."""
    parts = [_fill(rng.choice(PERSON_OPENINGS).replace("{name}", name), rng)]
    parts += [_fill(text, rng) for text in rng.sample(PERSON_DEEDS, min(sentences, len(PERSON_DEEDS)))]
    parts.append(rng.choice(PERSON_HONOURS))
    if penalty:
        parts.append("2021年5月因检测记录填写不规范被业务主管部门通报批评一次，现已改正。")
    return Narrative(_paragraphs(parts, rng))


def write_date(day: date, rng: random.Random) -> str:
    """A date as people write it."""
    draw = rng.random()
    if draw < 0.6:
        return f"{day.year}年{day.month}月{day.day}日"
    if draw < 0.8:
        return f"{day.year}年{day.month:02d}月{day.day:02d}日"
    return f"{day.year}.{day.month}.{day.day}" if draw < 0.9 else f"{day:%Y-%m-%d}"


def _fill(text: str, rng: random.Random) -> str:
    return text.format(
        n1=rng.randrange(5, 60),
        n2=rng.randrange(2, 20),
        n3=rng.randrange(120, 3000),
        n4=rng.randrange(60, 900),
        n9=rng.randrange(1, 9),
    )


def _paragraphs(parts: list[str], rng: random.Random) -> tuple[str, ...]:
    kept = [part for part in parts if part]
    if len(kept) < 4 or rng.random() < 0.4:
        return ("".join(kept),)
    cut = rng.randrange(2, len(kept) - 1)
    return "".join(kept[:cut]), "".join(kept[cut:])
