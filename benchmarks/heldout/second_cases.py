"""What the second strangers tell: narratives that name what other fields ask for, phones as typed."""

import random
import re
from dataclasses import replace

from benchmarks.heldout.stranger_cases import fill_numbers
from samples.cases import Case, Kind, make_case
from samples.narratives import Narrative

UNIT_OPENINGS = (
    "我们是一支从{n0}人维修班起步的队伍，{y1}年注册，如今{n1}名员工里有{n2}人持证上岗。",
    "{unit}的前身是{place}一家消防器材门市部，单位名称几经变更，服务群众的初心没有变。",
    "本年度，企业把“让客户睡得安稳”写进年度目标，主要做法如下：",
    "公司党支部现有党员{n0}名，始终把消防安全当作最大的民生来抓。",
)
UNIT_FACTS = (
    "服务承诺上墙：报修后{n1}分钟内有人应答，联系人、联系电话、到场时间“三公开”，全年留痕台账{n3}页。",
    "获奖情况：{y9}年获{place}“工人先锋号”，同年质量小组成果获三等奖。",
    "（一）夯实基础。推行“双人双检”，全年复核点位{n4}个，差错率由{n0}‰降到1‰以下；",
    "（二）练好内功。请来{n0}位退役消防员授课，累计{n2}课时，考核合格{n1}人。",
    "在{place}棉花收购季，抽调{n2}人驻场巡护{n1}天，检查打包车间{n2}座，劝止违规动火{n0}起。",
    "向{n0}家养老院赠送简易喷淋与一键报警装置，材料费{m1}万元全部由公司承担。",
    "自主设计的消火栓远程测压终端已安装{n3}台，登记软件著作权{n0}项，示范点地址：{place}工业园区。",
    "推荐理由：群众口碑好、技术力量强，合同履约率{p9}%，连续{n0}年零投诉。",
    "冬季供暖期间组织夜查{n2}轮，发现私拉电线、堵塞通道等问题{n4}处，当场整改率{p9}.{n0}%。",
    "与职业院校共建实训基地，全年接收实习学生{n1}人（姓名、学历另附名册），其中{n0}人留任。",
    "“5·12”期间联合街道办演练{n0}场，参演居民{n4}人，发放逃生面罩{n3}只。",
)
UNIT_SCALES = (
    "手上现有维保合同{contracts}份，覆盖建筑面积{area}万平方米，无一违约。",
    "维保业务：合同数量{contracts}家，服务面积{area}万㎡，均已录入监管平台。",
)
UNIT_CLOSINGS = ("一年来无事故、无举报、无处罚。", "以上情况属实，请予审核。", "")
UNIT_PENALTIES = (
    "2021年5月，因末端试水记录漏填，{place}消防救援大队对我单位处以罚款3000元，现已整改并通过复查。",
    "2021年10月，在专项检查中因灭火器维修标签不规范，被责令改正并通报批评。",
)
PERSON_OPENINGS = (
    "{name}从学徒干起，{y1}年进入消防行业，凭一把万用表、一本笔记走遍了天山南北的机房。",
    "同事们都说，工作单位换过{n0}个项目部，他肯吃苦的劲头从没换过。",
    "本人{y1}年入行，热爱讲台，也热爱机房，现把一年来的做法简述如下：",
)
PERSON_FACTS = (
    "获奖情况：{y9}年度公司“金扳手”，{place}职工技能比武第{n0}名。",
    "主要业绩：全年处理主机误报{n3}次，编写排障口诀{n2}条，在班组中推广。",
    "为{n0}所乡村小学上“开学第一课”，带去模拟灭火器{n2}套，听课师生{n4}人。",
    "{place}夜间暴雪，供电中断，{n1}小时内徒步巡完{n0}栋高层的消防泵房，保住了稳压系统。",
    "把联系电话贴在每个控制室门上，随叫随到，半夜出勤{n2}次，客户称其为“编外值班员”。",
    "带徒{n0}名，职业资格全部升级；本人的证书编号、聘书见附件。",
    "提出合理化建议{n0}条，其中水泵软启动改造一项年节电{n4}度。",
    "录制方言短视频{n1}期讲火灾逃生，播放量{n0}.{n0}万次，留言答疑{n3}条。",
    "推荐理由：作风正、技术精、群众认可，民主测评优秀率{p9}%。",
)
PERSON_CLOSINGS = ("业余时间为社区义务检修灭火器。", "至今没有一起责任差错。", "")
PERSON_PENALTY = "2021年6月因交接班记录缺失被大队通报批评，个人已写出检查并纠正。"


def second_case(rng: random.Random, kind: Kind, scenario: str, *, recommender: bool, facts: int) -> Case:
    """A case as of the samples, told in the words above; mobiles may be typed in groups."""
    case = make_case(rng, kind, scenario, recommender=recommender, sentences=2)
    told = _narrative(rng, case, facts)
    values = {**case.values, "主要事迹": told.text}
    if phone := re.fullmatch(r"(\d{3})(\d{4})(\d{4})", values.get("联系电话", "")):
        values["联系电话"] = rng.choice(("", "", " ", "-")).join(phone.groups())
    if kind == "unit" and rng.random() < 0.5:
        values["单位地址"] = f"新疆维吾尔自治区{values['单位地址']}"
    return replace(case, values=values, narrative=told)


def landline(rng: random.Random) -> str:
    """An office's, a fax machine's or a relative's number, for fields that are nobody's key."""
    return f"099{rng.randrange(10)}-{rng.randrange(2000000, 8999999)}"


def _narrative(rng: random.Random, case: Case, facts: int) -> Narrative:
    old, penalty = case.narrative, case.scenario == "penalty"
    unit = case.kind == "unit"
    pool = UNIT_FACTS if unit else PERSON_FACTS
    parts = [
        rng.choice(UNIT_OPENINGS if unit else PERSON_OPENINGS),
        *rng.sample(pool, min(facts, len(pool))),
    ]
    if unit and old.contracts is not None:
        parts.insert(rng.randrange(1, len(parts) + 1), rng.choice(UNIT_SCALES))
    if penalty:
        parts.append(rng.choice(UNIT_PENALTIES) if unit else PERSON_PENALTY)
    else:
        parts.append(rng.choice(UNIT_CLOSINGS if unit else PERSON_CLOSINGS))
    kept = [fill_numbers(part, rng, case) for part in parts if part]
    # A paragraph begins wherever a heading-like sentence does, or by chance.
    paragraphs = [kept[0]]
    for part in kept[1:]:
        if re.match(r"[^，。]{2,6}：|（", part) or rng.random() < 0.2:
            paragraphs.append(part)
        else:
            paragraphs[-1] += part
    return Narrative(tuple(paragraphs), old.contracts, old.area)
