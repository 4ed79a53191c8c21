"""Contracts, service area and staff in a narrative: which number counts what."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.rules.aims import counts_a_title, is_left_out, is_of_the_trade, is_target
from extract.rules.bounds import RANGE, with_bounds
from extract.rules.contract_counts import SERVICE, counts_contracts
from extract.rules.facts import Bound, Label, Mention, Polarity
from extract.rules.polarity import claim_polarity, clause_before, is_supposed
from extract.rules.prose import Prose
from extract.rules.quantities import BEFORE, Amount, read_quantity
from extract.rules.subjects import is_competitors
from models.narrative import Cue

_TOTAL = re.compile(
    r"(?:共计|总计|合计|累计|总共|一共|共有|总数|总面积|面积总和|合同总|总和|共|总)[^,、0-9一二三四五六七八九十百]{0,12}$"
)

_KIND_OF_BUILDING = re.compile(r"^(?:以上|以下|及以上|左右)?的(?!消防|维保|服务|维护|检测|任务|合同)")
"""10万平方米以上的综合体6家 tells the size of a kind, not what is served."""
_NOT_SERVICE_AREA = re.compile(
    r"办公|厂房|库房|仓库|仓储|基地|展厅|占地|营业|经营场所|经营面积|施工|安装|工程面积|培训(?:中心|教室|场地|面积)|场地|教室|绿化|供[热暖水气]|消毒|消杀|宣传|种植|实验室|体验馆|科普馆|训练场|研发(?:中心|楼)|自有|租赁|宿舍|车间|生产|总部"
)
_SERVED_PLACE = re.compile(
    r"(?:维保|维护|保养|检测|承接|服务)(?:(?:着|了)的?|的)[^,]{0,3}(?:厂房|库房|仓库|仓储|基地|车间|办公|营业)[^,]*$"
)
"""公司维保的厂房、库房 are served, 公司的库房 is not."""
_SERVES = re.compile(
    rf"{SERVICE}|服务|合同|负责的|签(?:了|下|到)|归(?:我|公司)[^,]{{0,3}}管|(?:交给|委托)(?:我|本)|覆盖(?:建筑)?(?:总)?面积|面积同比"
)
"""The sentence tells of what the unit does for others."""
_BY_OTHERS = re.compile(r"由(?:其他|其它|别的|另一|第三方|物业|甲方|业主)[^,]{0,8}(?:维保|维护|检测)")
_ALL_BY_OTHERS = re.compile(
    r"(?:全部|均|都|统一|一律)(?:由[^,我本]{0,8}(?:第三方|外[聘包委]|专业(?:机构|公司|单位))[^,我本]{0,12}(?:维保|维护|检测)"
    r"|委托[^,我本]{0,12}(?:第三方|有资质|具备[^,]{0,4}资[质格]|专业(?:机构|公司|单位)|维保(?:公司|单位)))"
)
"""消防设施全部由第三方机构维保: a property manager's houses, which others look after."""
_SAMPLED = re.compile(r"抽(?:取|样|中|选)了?[^,。;]{0,24}$")
"""抽取了我公司3个维保项目: what inspectors looked at."""
_BY_US = re.compile(r"由我[^,]{0,4}(?:维保|维护|检测|服务|负责维保)")
_THRESHOLD = re.compile(r"(?:也|均|已|远|略|大大|明显)*(?:高于|低于|大于|小于|多于|少于|超出)(?:了)?")
"""面积62万平方米，高于五十万平方米: the second is what the notice asks for."""
_STAFF = re.compile(
    r"员工|职工|从业人[员数]|(?:公司|单位|全厂|厂里|学校|学院)(?:总)?人数|(?:保安|保洁|监控|值班|值守|安保|秩序维护|工程)人?员(?:(?:共计?|合计|总计|约|近|等|现有|共有)+)$|用工|编制|在职|在岗|在编|在册|工作人员|全体人员|(?<!安)全员|人员规模|公司(?:现)?有人员|团队|人员(?:总数|数量)|队伍"
)
_TOTAL_STAFF = re.compile(r"(?:员工|职工|人员|员额)(?:总数|总人数|总量|规模)(?:为|是|达|共|约|:|\()*$")
_TEAM = re.compile(r"^的?[^,、]{0,10}(?:团队|队伍|小队|班底|小店|小作坊)|^的小(?:公司|企业|单位)")
_WHOLE_UNIT = re.compile(
    r"(?:全公司|公司上下|全司|全单位|(?:我们?|咱们?|本)(?:公司|单位|站|店|厂|所|学校|中心|企业|大?队)里?)(?:上上?下下?|现在?|一共|总共|也就|只有?|不过|共|有)*$"
)
_BARE_HEADS = re.compile(
    r"(?:仅仅?|只|全|就)靠$|(?:只|仅)?剩下?$|(?:一共|总共|拢共|统共|满打满算)(?:也)?(?:就|才|只有?|不过)?$"
    r"|连(?:上|带)?我$|连[^,]{1,8}(?:算上?|算在内)(?:也|都|一共|总共)?(?:就|才|只有?|不过)?$"
)
"""仅靠12个人撑起来, 只剩下二十一个人, 一共就19个人, 连站长算上十一个人: who else than the unit's people."""
_SIZE_OF_UNIT = re.compile(r"(?:公司|单位|企业)[^,]{0,8}(?:小|不大|规模)")
_STAFF_BEFORE = re.compile(r"编制|定员|用工|员工|职工|人员|团队|队伍")
_STILL = re.compile(
    r"(?:常年|一直|始终|长期|目前|现在?|实有?|实际|基本|保持|稳定|维持|在|已|达到?|为|有|共计?|合计|总计|总共|总数)*"
)
"""Words between 员工队伍稳定 and its number in the next clause."""
_ONE_OR_TWO = re.compile(r"[一1两2][名位个人]")
_TAKE_PART = re.compile(
    r"(?:员工|职工)(?:坚守|参加|参与|值守|报名|奔赴|投入|冲|自愿|主动|轮流|连续|加班|放弃|赶赴|组成|获|取得|通过|考|接种|捐|加入|被评)"
)
"""12名员工坚守岗位 tells who took part, not how many there are."""
_NOT_STAFF = re.compile(
    r"(?<!职工和)(?<!员工和)(?<!员工及)劳务|食堂|可供|临时|外聘|兼职|民工|组织|安排|派出|选派|出动|抽调|报名|参加|参与|培训|其中|捐|慰问|志愿|党员|注册(?!职工|员工)|工程师|操作员|持证|技术人员|专业人员|服务\d|受训|听众|群众|学员|老员工|新员工|女员工|女职工|新增|招聘|招录|吸纳|解决|就业"
    r"|客户|单位员工|^为|为(?:全体|每|了)|学生|师生|居民|讲师|教员|贫困|困难|管理人员|投入|表彰|评选|子女|家属|退休|高级|中级|初级|大专|本科|受伤|疏散|隔离|接种|献血|被|获|荣"
)


def amounts(prose: Prose) -> Iterator[Mention]:
    """Numbers of contracts, square metres served and employees."""
    for cue in prose.cues("count"):
        if counts_contracts(prose, cue) and not _of_others(prose, cue):
            yield from _mention(prose, cue, "contracts")
    for cue in prose.cues("area"):
        if _is_service_area(prose, cue) and not is_left_out(prose, cue.start, cue.end):
            yield from _mention(prose, cue, "area")
    for cue in prose.cues("people"):
        if _counts_staff(prose, cue) and not is_of_the_trade(prose, cue.start):
            yield from _mention(prose, cue, "employees")


def _of_others(prose: Prose, cue: Cue) -> bool:
    """Whether what a number counts is a trade's, an inspector's sample, or looked after by another firm."""
    low, _ = prose.clause(cue.start)
    sentence = prose.text[slice(*prose.sentence(cue.start))]
    return (
        is_of_the_trade(prose, cue.start)
        or is_left_out(prose, cue.start, cue.end)
        or counts_a_title(prose, cue.start)
        or bool(_SAMPLED.search(prose.text[low : cue.start]))
        or bool(_ALL_BY_OTHERS.search(sentence))
    )


def _mention(prose: Prose, cue: Cue, label: Label) -> Iterator[Mention]:
    start, end = with_bounds(prose, cue)
    low, _ = prose.clause(cue.start)
    reach = RANGE.search(prose.text[low:start])
    quantity = _range(reach["low"], prose.text[start:end]) if reach else read_quantity(prose.text[start:end])
    if quantity is None:
        return
    if prose.text[start - 1 : start] == "半":  # 超半百万平方米
        quantity = replace(
            quantity, value=quantity.value / 2, bound=_bound_before(prose.text[low : start - 1])
        )
    if reach and quantity is not None and re.search(r"[从由自]$", prose.text[low : low + reach.start()]):
        quantity = read_quantity(prose.text[start:end]) or quantity  # 从30万到60万: what it has come to
    elif reach:
        start = low + reach.start()
    given = prose.given(start, end)
    yield Mention(
        label=label,
        start=given[0],
        end=given[1],
        text=prose.text[start:end],
        polarity=_polarity(prose, start, end),
        value=quantity.value,
        bound=quantity.bound,
        step=quantity.step,
        year=prose.year_at(cue.start),
        is_total=bool(_TOTAL.search(prose.text[low:start])),
    )


def _bound_before(text: str) -> Bound:
    """The bound that the last words of a text set for the number behind them."""
    return next((bound for word, bound in BEFORE.items() if text.endswith(word)), "exact")


_IN_TALKS = re.compile(
    r"(?:客户|单位|企业|业主|合同)?(?:正在|尚在|还在|仍在)(?:洽谈|谈判|商谈|接洽|协商|签订|办理)|^(?:洽谈|谈)(?:[,。;]|$)"
)


_PLANNED_AHEAD = re.compile(r"(?:我?公司|我司|我们)?(?:预计|预期|计划|力争|争取|拟|有望|目标是?|规划)")
"""预计到明年一季度，维保客户可达50家: the plan stands in the clause before."""
_IN_TALKS_BEFORE = re.compile(r"(?:在谈|洽谈中|意向|拟签|待签)的?(?:合同|项目|客户|单位|协议)*(?:有|约)?$")


def _polarity(prose: Prose, start: int, end: int) -> Polarity:
    if _IN_TALKS_BEFORE.search(prose.text[prose.clause(start)[0] : start]):
        return "unsure"
    ahead = _PLANNED_AHEAD.match(clause_before(prose, prose.clause(start)[0]))
    if ahead and re.search(r"可|将|达|突破|增", prose.text[prose.clause(start)[0] : start]):
        return "unsure"
    if (
        is_target(prose, start, end)
        or is_competitors(prose, start)
        or is_supposed(prose, start)
        or _IN_TALKS.match(prose.text[end : end + 12])
    ):
        return "unsure"
    return claim_polarity(prose, start, end)


def _range(low: str, high: str) -> Amount | None:
    """30至40家 is at least 30 and at most 40; 30至40万平方米 counts both in 万."""
    most = read_quantity(high)
    digits = re.match(r"[\d.]+|[一二三四五六七八九十百]+", high)
    least = read_quantity(low + high[digits.end() :]) if digits and "万" not in low else read_quantity(low)
    if most is None or least is None or least.value >= most.value:
        return most
    return Amount(least.value, "at_least", (most.value - least.value) * (1 + 1e-6))


def _is_service_area(prose: Prose, cue: Cue) -> bool:
    low, high = prose.clause(cue.start)
    left, right = prose.text[low : cue.start], prose.text[cue.end : high]
    _, end = with_bounds(prose, cue)
    if _KIND_OF_BUILDING.match(prose.text[end:high]) and ("其中" in left or end > cue.end):
        return False
    if prose.text[cue.start] in "万亿":  # the unit in a heading: 面积（万㎡）
        return False
    sentence = prose.text[slice(*prose.sentence(cue.start))]
    served = _SERVED_PLACE.search(left[-20:]) or _BY_US.search(sentence)
    if not served and (_NOT_SERVICE_AREA.search(left[-14:]) or _NOT_SERVICE_AREA.search(right[:8])):
        return False
    if _BY_OTHERS.search(sentence) or _ALL_BY_OTHERS.search(sentence):
        return False
    if _THRESHOLD.fullmatch(left) and re.search(r"面积|平方|平米", clause_before(prose, low)):
        return False
    begin, stop = prose.sentence(cue.start)
    # 检测150个。面积200万平方米: the stop was meant as a comma.
    if re.match(
        r"(?:总|累计|合计|对应|相应|服务|全部)*(?:建筑)?(?:总)?面积|(?:全部|总共|合计|一共|加)", left
    ):
        begin = prose.sentence(begin - 1)[0] if begin else 0
    sentence = prose.text[begin:stop]
    return bool(_SERVES.search(sentence))


_GROWN_TO = re.compile(r"(?:发展|增长|增加|扩大|壮大|扩充|扩展|增|减少|缩减|减)(?:到|至|为|成)了?$")


_STARTED_WITH = re.compile(
    r"(?:成立|创业|创办|起步|开业|建站|建厂)(?:之初|时|初期|伊始|那年)?[^,]{0,6}(?:只有|仅有?|才|不过)$|实有(?:[一-龥]{2}人员)?$"
)
_AT_FIRST = re.compile(r"[从由](?:当初|最初|起初|刚开始|一开始|创业时|成立时|起步时)的?(?:只有|仅有)?$")
"""从最初的6个人，到现在的一百二十多名职工."""
_UNDER_HIM = re.compile(r"手(?:底)?下(?:管着?|带着?|有|共|也有)+$")


def _staff_before(prose: Prose, low: int) -> bool:
    """公司成立之初只有5个人，现在已有72人: the clause before counted them."""
    before = [clause for clause in prose.clauses_of(prose.sentence(low)) if clause[1] <= low]
    earlier = prose.within(*before[-1], "people") if before else []
    return bool(earlier) and _counts_staff(prose, earlier[-1])


def _grown_from_staff(prose: Prose, cue: Cue, low: int) -> bool:
    """从十来个人发展到六十八人: what the first number counts the second counts."""
    earlier = prose.within(low, cue.start, "people")
    return bool(earlier) and _counts_staff(prose, earlier[-1])


def _counts_staff(prose: Prose, cue: Cue) -> bool:
    start, end = with_bounds(prose, cue)
    low, high = prose.clause(cue.start)
    whole = prose.text[low:start]
    left = whole if whole.endswith(("等共", "等共计", "等合计")) else re.split("、", whole)[-1]
    right = re.split("[、(]", prose.text[end:high])[0]
    if _ONE_OR_TWO.fullmatch(prose.text[cue.start : cue.end]) and not re.search(r"[只仅共:为有]$", left):
        return False
    if re.search(r"\((?:含|其中|包括)[^()]*$", whole):
        return False
    if _TOTAL_STAFF.search(left):
        return True
    if (
        left.endswith("无")
        or _TAKE_PART.match(right)
        or _NOT_STAFF.search(left)
        or _NOT_STAFF.search(right[:8])
    ):
        return False
    return bool(
        _STAFF.search(left)
        or _STAFF.match(right[:6])
        or _TEAM.match(right)
        or re.search(r"员工|职工", right[:6])
        or _WHOLE_UNIT.search(left)
        or bool(_STARTED_WITH.search(left))
        or bool(_AT_FIRST.search(left) and not _NOT_STAFF.search(right))
        or bool(_UNDER_HIM.search(left))
        or (_STILL.fullmatch(left) and not right and _staff_before(prose, low))
        or (bool(_GROWN_TO.search(left)) and _grown_from_staff(prose, cue, low))
        or (left.endswith("从") and bool(re.match(r"起步|起家|创业|干起|发展", right)))
        or (
            bool(re.search(r"[号口个]人$", prose.text[cue.start : cue.end]))
            and bool(_BARE_HEADS.search(left))
        )
        or (not left and not right and _SIZE_OF_UNIT.search(clause_before(prose, low)))
        or (_STILL.fullmatch(left) and not right and _STAFF_BEFORE.search(clause_before(prose, low)))
    )
