"""What the strangers' forms tell: cases with narratives, addresses and side remarks in another hand."""

import random
from dataclasses import dataclass, replace

from samples import people
from samples.cases import Case, Kind, make_case
from samples.narratives import Narrative

UNIT_OPENINGS = (
    "{unit}成立于{y1}年，是一家集消防设施维护保养、检测、安全评估于一体的专业机构，现有员工{n1}余名，其中持证技术人员{n2}名。",
    "我单位自{y1}年加入协会以来，认真履行会员义务，按期缴纳会费，从未拖欠，连续3年参加协会年会和各项公益活动。",
    "过去一年，面对疫情反复和市场下行的双重压力，我公司上下同心，全年实现产值{m1}万元，同比增长{p1}%。",
)
UNIT_FACTS = (
    "一是狠抓服务质量。建立“一户一档”，全年巡检{n3}次，出具检测报告{n2}份，整改销号隐患{n4}条，客户回访满意率{p9}.{n0}%。",
    "二是投身公益。先后走进{n0}所学校、{n1}个社区开展“119”消防宣传，发放宣传册{n3}份，惠及群众{n4}余人。",
    "三是加大研发投入。研发费用达{m1}万元，占营业收入的{n0}.{n0}%，新获发明专利{n0}项、软件著作权{n2}项。",
    "疫情期间，公司抽调{n2}名职工组成志愿服务队，为{n0}个隔离点安装独立式感烟探测器{n3}只，分文未取。",
    "公司承建的{place}人民医院、客运枢纽等{n0}个项目一次性通过验收，其中{n0}项被评为自治区优质工程。",
    "结对帮扶{place}2个村，捐赠灭火器{n3}具、消防水带{n2}盘，折合人民币{n0}.{n0}万元。",
    "实行24小时值班制度，平均响应时间由90分钟缩短至{n1}分钟，全年处置突发报警{n3}起，无一起延误。",
    "组织内部培训{n2}期，{n1}名员工取得消防设施操作员证书，人均培训学时达到{n1}学时。",
    "通过ISO9001质量管理体系、ISO14001环境管理体系认证，信用等级AAA级（证书有效期至2024年{n0}月）。",
)
UNIT_SCALES = (
    "截至2021年底，有效维保合同{contracts}份，维保建筑面积共计{area}万平方米。",
    "全年新签、续签消防维保检测合同共{contracts}家，服务建筑面积累计{area}万㎡。",
)
UNIT_CLOSINGS = (
    "年度内未发生安全责任事故，无投诉、无处罚记录。",
    "在总队“双随机、一公开”检查中评定为合格，未受任何行政处罚。",
    "",
)
UNIT_PENALTIES = (
    "2021年4月，因一处项目维保记录缺失，被消防救援大队责令限期改正并罚款8000元，现已整改到位。",
    "2021年8月因检测设备未按期检定，受到业务主管机关通报批评。",
)
PERSON_OPENINGS = (
    "{name}，{y1}年参加工作，{n0}年如一日坚守消防一线，先后担任技术员、班组长等职务。",
    "该同志政治立场坚定，能吃苦、肯钻研，入职{n0}年来年年超额完成任务，是公司公认的业务骨干。",
    "我叫{name}，自{y1}年从事消防行业，现将本人一年来的主要工作情况汇报如下。",
)
PERSON_FACTS = (
    "全年负责{n2}个单位的消防设施维护保养，累计巡查{n3}点位，发现并整改故障{n4}处，系统完好率保持在{p9}%以上。",
    "主讲消防安全课{n2}场，听众{n4}人次，自编教案《家庭火灾三十问》被{n0}家单位采用。",
    "2021年7月{n0}日，在{place}某商场夜间抢修中，连续工作{n1}小时，排除水泵控制柜故障，避免经济损失约{m1}万元。",
    "参与编制企业标准{n0}项，改进末端试水装置{n0}处，每年为客户节约费用{n0}.{n0}万元。",
    "在全区消防行业职业技能竞赛中获得第{n0}名，所带徒弟{n0}人通过中级考试。",
    "疫情期间主动请缨，驻守方舱医院{n1}天，保障{n3}张床位的用电用水和消防安全。",
    "利用休息日到社区、巴扎讲解电动自行车充电、燃气使用常识，用国家通用语言和维吾尔语双语宣传{n2}次。",
)
PERSON_CLOSINGS = ("曾获{y9}年度公司“先进工作者”称号。", "{y9}年被评为“岗位能手”。", "")
PERSON_PENALTY = "2021年3月因值班脱岗被大队通报批评1次，本人已作出深刻检查并改正。"
DISTRICTS = ("和田县", "疏附县", "伽师县", "温宿县", "鄯善县", "吉木萨尔县", "尉犁县", "昭苏县")


@dataclass(frozen=True, slots=True)
class Extras:
    """Answers that such forms ask for and the season does not: they must land in no field."""

    email: str
    postcode: str
    capital: str
    founder_note: str
    graduated: str
    resume: tuple[tuple[str, str], ...]
    serial: str
    filled_on: str
    chiefs: tuple[str, str]


def stranger_case(rng: random.Random, kind: Kind, scenario: str, *, recommender: bool, facts: int) -> Case:
    """A case as of the samples, with a longer narrative of `facts` facts and a fuller address."""
    case = make_case(rng, kind, scenario, recommender=recommender, sentences=2)
    story = _narrative(rng, case, facts)
    values = {**case.values, "主要事迹": story.text}
    if kind == "unit" and rng.random() < 0.5:
        street = values["单位地址"]
        values["单位地址"] = f"{street}（{rng.choice(('原党校院内', '南门对面', '地铁1号线出口旁'))}）"
    return replace(case, values=values, narrative=story)


def extras_of(rng: random.Random) -> Extras:
    """Side answers of the form, independent of the season's fields."""
    start = rng.randrange(1996, 2012)
    middle = start + rng.randrange(3, 9)
    box = "".join(rng.choice("abcdefghkmnxyz") for _ in range(5))
    return Extras(
        email=f"{box}{rng.randrange(10, 9999)}@{rng.choice(('163.com', 'qq.com', 'sina.cn'))}",
        postcode=f"{rng.randrange(830000, 849999)}",
        capital=f"{rng.choice((500, 1000, 1008, 2000, 5000))}万元",
        founder_note=rng.choice(("有限责任公司", "民营", "国有控股")),
        graduated=rng.choice(("新疆大学", "新疆工程学院", "石河子大学", "中国人民警察大学"))
        + rng.choice(("消防工程", "电气自动化", "给排水", "工商管理")),
        resume=(
            (
                f"{start}.9—{start + 3}.7",
                rng.choice(("乌鲁木齐职业大学读书", "新疆建设职业技术学院学习")),
            ),
            (f"{start + 3}.8—{middle}.12", rng.choice(("某建筑公司水电安装工", "某物业公司消控室值班员"))),
            (f"{middle + 1}.1至今", "现单位工作"),
        ),
        serial=f"{rng.choice(('XJ', '新', 'No.'))}2021{rng.randrange(1, 999):04d}",
        filled_on=f"2021年12月{rng.randrange(20, 31)}日",
        chiefs=(people.person(rng).name, people.person(rng).name),
    )


def _narrative(rng: random.Random, case: Case, facts: int) -> Narrative:
    old, penalty = case.narrative, case.scenario == "penalty"
    if case.kind == "unit":
        parts = [rng.choice(UNIT_OPENINGS), *rng.sample(UNIT_FACTS, min(facts, len(UNIT_FACTS)))]
        if old.contracts is not None:
            parts.insert(rng.randrange(1, len(parts) + 1), rng.choice(UNIT_SCALES))
        parts.append(rng.choice(UNIT_PENALTIES) if penalty else rng.choice(UNIT_CLOSINGS))
    else:
        parts = [rng.choice(PERSON_OPENINGS), *rng.sample(PERSON_FACTS, min(facts, len(PERSON_FACTS)))]
        parts.append(PERSON_PENALTY if penalty else rng.choice(PERSON_CLOSINGS))
    kept = [fill_numbers(part, rng, case) for part in parts if part]
    cut = rng.randrange(1, len(kept) - 1) if len(kept) > 3 and rng.random() < 0.7 else 0
    paragraphs = ("".join(kept[:cut]), "".join(kept[cut:])) if cut else ("".join(kept),)
    return Narrative(paragraphs, old.contracts, old.area)


def fill_numbers(text: str, rng: random.Random, case: Case) -> str:
    """Fill in the marks of `text`; every mention of a number draws anew."""
    draws = {
        "{n0}": (2, 10), "{n1}": (8, 50), "{n2}": (6, 40), "{n3}": (80, 900), "{n4}": (150, 4000),
        "{m1}": (20, 900), "{p1}": (4, 38), "{p9}": (95, 100), "{y1}": (2003, 2018), "{y9}": (2018, 2021),
    }  # fmt: skip
    for mark, (low, high) in draws.items():
        while mark in text:
            text = text.replace(mark, str(rng.randrange(low, high)), 1)
    area = (case.narrative.area or 0) // 10_000
    text = text.replace("{place}", rng.choice(DISTRICTS)).replace("{area}", str(area))
    text = text.replace("{contracts}", str(case.narrative.contracts))
    return text.replace("{unit}", case.text("单位名称")).replace("{name}", case.text("姓名"))
