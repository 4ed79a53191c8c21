"""Contracts, service area and staff in a narrative: which number counts what."""

import re
from collections.abc import Iterator

from extract.rules.facts import Label, Mention
from extract.rules.polarity import claim_polarity
from extract.rules.prose import Prose
from extract.rules.quantities import AFTER, BEFORE, Amount, read_quantity
from models.narrative import Cue

_PREFIX = re.compile(
    "(?<![签合节制预])(?:" + "|".join(sorted(map(re.escape, BEFORE), key=len, reverse=True)) + "|上)$"
)
_SUFFIX = re.compile("(?:" + "|".join(sorted(map(re.escape, AFTER), key=len, reverse=True)) + ")")
_TOTAL = re.compile(
    r"(?:共计|总计|合计|累计|总共|一共|共有|总数|总面积|面积总和|合同总|总和|共|总)[^,、0-9一二三四五六七八九十百]{0,12}$"
)

_SERVICE = r"(?:维保|维护保养|维修保养|维护|保养|技术服务|消防检测|检测|代维|托管|运维|签约|在保|在维)"
_SERVICE_WORD = re.compile(_SERVICE)
_CONTRACT_LEFT = re.compile(
    rf"(?:合同|签约|协议|{_SERVICE}|服务|客户|业主)(?:的)?(?:社会|重点|各类|合作|单位|项目|客户|企业|对象|用户|业务|家数|总数|数量|数|份数|总量|签约量|签约数|量|服务|工程)*"
    r"(?:共计|总计|合计|累计|共|总|已|达到|达|为|有|了|约|超过|不少于|不低于|新签|续签|签订|签署|签|:|\(|数|量|的|在|履行|年|内|完成|承接|由|从|增至|增加到|上升到|增长到|发展到|发展至|发展成|扩大到|扩展到|下降至|下降到|减少至|减少到|减至|降至|降到|底|现在|当前|以来|截止|截至|已有|去年|今年|上年|年初|年末|年底|目前|如今|现在|较|比|净增|新增|分别|也|均|仅仅?|只有?|才|多达|高达|近达|共有|现有|至今|截至目前|稳定在|保持在)*$"
)
_CONTRACT_RIGHT = re.compile(
    rf"^(?:[^,。]{{0,22}}?)(?:签订|签署|签约|签|建立|达成|提供|开展|承担|承接|实施|进行|的|\)|消防|年度|设施|设备|系统)*[^,。、]{{0,10}}?(?:{_SERVICE}|合同|协议|服务)"
)
_RIGHT_NOUN = re.compile(
    rf"^(?:的)?(?:消防|年度|设施|设备|系统|社会|长期|固定|常年|老|新)*(?:{_SERVICE}|合同|签约|客户|协议)"
)
_CONTRACT_NUMBER = re.compile(
    r"(?:合同|客户|签约|维保|服务)(?:单位|客户|项目|企业|合同)*(?:的)?(?:数量|总数|家数|个数|规模|数)"
)
_GOES_ON = re.compile(
    r"(?:其中|续签|新签|新增|签订|累计|总计|合计|共计|共|全年|去年|上年度?|前年|增加|增至|增长|上升|扩大|发展|下降|减少|减|降|由|从|至|到|达|达到|并且?|又|另外?|还|也|有|有了|为|现有|现|已|已经|如今|现在|底|20\d\d年度?|今年|目前|年初|年末|年底|续约|较|比|净增|的)*"
)
_LISTED = re.compile(
    r"(?:维保|维护保养|服务|签约)[^,]{0,8}(?:客户|单位|项目)(?:有|包括|涵盖|含|为|:)+[^,]*等(?:共计?|合计|总计)?$"
    r"|(?:维保|维护保养)(?:了|着)?[^,维]{0,24}(?:小区|单位|项目|企业|医院|学校|商场|酒店|宾馆|大厦)$"
)
"""维保客户有：甲、乙等33家 and 维保加油站36座、住宅小区27个."""
_PLAIN_RIGHT = re.compile(r"^(?:社会|消防|的)*(?:维保|维护保养|签约)(?:的)?(?:项目|单位|客户|合同|业主|企业)")
_AN_ARTICLE = re.compile(r"(?:是|为|系|没有|没|无|每|任|任何|某|哪|第|这|那|(?<!合)同|唯|出现|发生|任何)$")
"""Before 一家: the word counts nothing in 我公司是一家维保企业."""
_OTHER_THINGS = re.compile(
    r"^(?:地州市?|地区|州|县|市|区县|乡镇|街道|团场|部门|方面|月|小时|百分点|季度|班组|小组|分公司|办事处|网点|环节|步骤|专业|大类|点位|探测器|奖|工作日|国家|省|摄像)"
)
"""What 14个 counts where it counts no customers."""
_KIND_OF_BUILDING = re.compile(r"^(?:以上|以下|及以上|左右)?的(?!消防|维保|服务|维护|检测|任务|合同)")
"""10万平方米以上的综合体6家 tells the size of a kind, not what is served."""
_CUSTOMERS = re.compile(
    r"维保的?(?:单位|项目|客户)|客户|维保单位|签约单位|合同单位|服务单位|合作单位|维保项目"
)
_THEIR_NUMBER = re.compile(
    r"(?:客户|单位|项目)?(?:总数|数量|数|家数|共计?|总计|合计)(?:已|多|高|共|约)*(?:达到?|为|有|是|超过)*"
)
"""The number of the customers that the clause before speaks of: 客户遍布全疆，数量多达150家."""
_PLACE = re.compile(r"^(?:、|和|及|与)?(?:[一-龥]{1,6}(?:市|县|区|州|盟|旗|团|师|镇)|共计?|合计|总计|共有)+$")
_OF_WHICH = re.compile(r"^[^。;]{0,24},其中[^。;]{0,12}?(?:维保|维护保养|检测|技术服务)(?:类)?合同")
_RANGE = re.compile(r"(?P<low>[\d.]+万?|[一二三四五六七八九十百]+万?)(?:至|到|-|~|—|～)$")
_SIGNED = re.compile(
    r"(?:签订|签署|签约|签|新签|续签|承接|承担|负责|服务|中标|履行|执行|托管|承揽)[^,。]{0,20}$"
)
_NOT_CONTRACTS = re.compile(
    r"施工|安装工程|改造工程|工程合同|采购|销售|供货|培训|宣传|宣讲|演练|讲座|走访|慰问|捐|义务|免费|无偿|志愿|公益|专利|证书|奖|锦旗|感谢信|下设|设立|设有|旗下|开设|成立了?|网点|门店"
    r"|工程师|操作员|灭火器|隐患|投诉|处罚|软件著作权|标准|社区|学校授课|贫困|困难|员工|职工|人员|劳动合同|租赁|检查了|巡查|参观|课|观众|媒体|车辆|设备\d|台"
)
_NOT_SERVICE_AREA = re.compile(
    r"办公|厂房|库房|仓库|仓储|基地|展厅|占地|营业|经营场所|经营面积|施工|安装|工程面积|培训(?:中心|教室|场地|面积)|场地|教室|绿化|消毒|消杀|宣传|种植|实验室|体验馆|科普馆|训练场|研发(?:中心|楼)|自有|租赁|宿舍|车间|生产|总部"
)
_STAFF = re.compile(
    r"员工|职工|从业人员|在职|在岗|在编|在册|工作人员|全体人员|人员规模|公司(?:现)?有人员|团队|人员(?:总数|数量)|队伍"
)
_TEAM = re.compile(r"^的?[^,、]{0,10}(?:团队|队伍)")
_NOT_STAFF = re.compile(
    r"劳务|临时|外聘|兼职|民工|组织|安排|派出|选派|出动|抽调|参加|参与|培训|其中|捐|慰问|志愿|党员|注册|工程师|操作员|持证|技术人员|专业人员|服务\d|受训|听众|群众|学员|老员工|新员工|女员工|女职工|新增|招聘|招录|吸纳|解决|就业"
    r"|客户|单位员工|^为|为(?:全体|每|了)|学生|师生|居民|讲师|教员|贫困|困难|管理人员|投入|表彰|评选|高级|中级|初级|大专|本科|受伤|疏散|隔离|接种|献血|被|获|荣"
)


def amounts(prose: Prose) -> Iterator[Mention]:
    """Numbers of contracts, square metres served and employees."""
    for cue in prose.cues("count"):
        if _counts_contracts(prose, cue):
            yield from _mention(prose, cue, "contracts")
    for cue in prose.cues("area"):
        if _is_service_area(prose, cue):
            yield from _mention(prose, cue, "area")
    for cue in prose.cues("people"):
        if _counts_staff(prose, cue):
            yield from _mention(prose, cue, "employees")


def _mention(prose: Prose, cue: Cue, label: Label) -> Iterator[Mention]:
    start, end = _with_bounds(prose, cue)
    low, _ = prose.clause(cue.start)
    reach = _RANGE.search(prose.text[low:start])
    quantity = _range(reach["low"], prose.text[start:end]) if reach else read_quantity(prose.text[start:end])
    if quantity is None:
        return
    start = low + reach.start() if reach else start
    given = prose.given(start, end)
    yield Mention(
        label=label,
        start=given[0],
        end=given[1],
        text=prose.text[start:end],
        polarity=claim_polarity(prose, start, end),
        value=quantity.value,
        bound=quantity.bound,
        step=quantity.step,
        year=prose.year_at(cue.start),
        is_total=bool(_TOTAL.search(prose.text[low:start])),
    )


def _range(low: str, high: str) -> Amount | None:
    """30至40家 is at least 30 and at most 40; 30至40万平方米 counts both in 万."""
    most = read_quantity(high)
    digits = re.match(r"[\d.]+|[一二三四五六七八九十百]+", high)
    least = read_quantity(low + high[digits.end() :]) if digits and "万" not in low else read_quantity(low)
    if most is None or least is None or least.value >= most.value:
        return most
    return Amount(least.value, "at_least", (most.value - least.value) * (1 + 1e-6))


def _with_bounds(prose: Prose, cue: Cue) -> tuple[int, int]:
    """The cue with 约, 超过, 以上 and their like beside it."""
    low, high = prose.clause(cue.start)
    before = _PREFIX.search(prose.text[low : cue.start])
    after = _SUFFIX.match(prose.text[cue.end : high])
    start = low + before.start() if before else cue.start
    end = cue.end + after.end() if after else cue.end
    return start, end


def _counts_contracts(prose: Prose, cue: Cue) -> bool:
    start, end = _with_bounds(prose, cue)
    low, high = prose.clause(cue.start)
    left, right = prose.text[low:start], prose.text[end:high]
    left, right = _own_words(prose, cue, (low, high), _RANGE.sub("", left), right)
    if (
        _OTHER_THINGS.match(right)
        or _NOT_CONTRACTS.search(left[-14:])
        or (_AN_ARTICLE.search(left) and re.fullmatch(r"[一1][家个份项户]", prose.text[cue.start : cue.end]))
    ):
        return False
    if _PLAIN_RIGHT.match(right) or _LISTED.search(left):
        return True
    if _NOT_CONTRACTS.search(right[:14]):
        return False
    if re.search(r"合同总数|各类合同|各种合同|合同共", left) and _OF_WHICH.match(
        prose.text[end : prose.sentence(cue.start)[1]]
    ):
        return False
    if _GOES_ON.fullmatch(left) and _GOES_ON.sub("", right) == "" and _counted_before(prose, cue):
        return True
    if _THEIR_NUMBER.fullmatch(left) and _CUSTOMERS.search(_clause_before(prose, low)):
        return True
    if _part_of_list(prose, cue, high):
        return True
    if _CONTRACT_LEFT.search(left) or _RIGHT_NOUN.match(right):
        return True
    if prose.text[cue.end - 1] in "家份个户" and _CONTRACT_RIGHT.match(right):
        return (
            bool(_SERVICE_WORD.search(left + right)) or "合同" in left + right or bool(_SIGNED.search(left))
        )
    return bool(_SIGNED.search(left)) and bool(_SERVICE_WORD.search(left + right) or "合同" in left + right)


def _own_words(prose: Prose, cue: Cue, clause: tuple[int, int], left: str, right: str) -> tuple[str, str]:
    """The words around a number as far as the next number's: 工程师6名、维保合同35家 counts two things."""
    others = prose.within(*clause, "count", "people", "area")
    before = [other for other in others if other.end <= cue.start and other.end > clause[0]]
    after = [other for other in others if other.start >= cue.end]
    if before:
        left = left[max(other.end for other in before) - clause[0] :]
    if after:
        right = right[: max(0, min(other.start for other in after) - clause[1] + len(right))]
        right = right.rpartition("、")[0] if "、" in right else right
    return left, right


def _counted_before(prose: Prose, cue: Cue) -> bool:
    """True where the number before, or the clause before, counts contracts: 新签12份，续签34份."""
    low, _ = prose.clause(cue.start)
    earlier = prose.within(low, cue.start, "count")
    begin = prose.sentence(cue.start)[0]
    before = [c for c in prose.cued.clauses if prose.sentence(begin - 1)[0] <= c[0] and c[1] <= low]
    if not earlier and before:
        earlier = prose.within(*before[-1], "count")
    if any(_counts_contracts(prose, other) for other in earlier):
        return True
    return not earlier and bool(before) and bool(_CONTRACT_NUMBER.search(prose.text[slice(*before[-1])]))


def _clause_before(prose: Prose, low: int) -> str:
    before = [clause for clause in prose.clauses_of(prose.sentence(low)) if clause[1] <= low]
    return prose.text[slice(*before[-1])] if before else ""


def _part_of_list(prose: Prose, cue: Cue, high: int) -> bool:
    """昌吉市22家、阜康市9家共31家单位签订合同: parts by place of a number that counts contracts."""
    following = prose.within(cue.end, high, "count")
    if not following or not _PLACE.match(prose.text[cue.end : following[0].start]):
        return False
    return _counts_contracts(prose, following[0])


def _is_service_area(prose: Prose, cue: Cue) -> bool:
    low, high = prose.clause(cue.start)
    left, right = prose.text[low : cue.start], prose.text[cue.end : high]
    _, end = _with_bounds(prose, cue)
    if _KIND_OF_BUILDING.match(prose.text[end:high]) and ("其中" in left or end > cue.end):
        return False
    if prose.text[cue.start] in "万亿":  # the unit in a heading: 面积（万㎡）
        return False
    if _NOT_SERVICE_AREA.search(left[-14:]) or _NOT_SERVICE_AREA.search(right[:8]):
        return False
    begin, stop = prose.sentence(cue.start)
    # 检测150个。面积200万平方米: the stop was meant as a comma.
    if re.match(r"(?:总|累计|合计)?(?:建筑)?(?:总)?面积", left):
        begin = prose.sentence(begin - 1)[0] if begin else 0
    sentence = prose.text[begin:stop]
    return bool(re.search(rf"{_SERVICE}|服务|合同", sentence))


def _counts_staff(prose: Prose, cue: Cue) -> bool:
    start, end = _with_bounds(prose, cue)
    low, high = prose.clause(cue.start)
    left = re.split("、", prose.text[low:start])[-1]
    right = re.split("、", prose.text[end:high])[0]
    if left.endswith("无") or _NOT_STAFF.search(left) or _NOT_STAFF.search(right[:8]):
        return False
    return bool(
        _STAFF.search(left)
        or _STAFF.match(right[:6])
        or _TEAM.match(right)
        or re.search(r"员工|职工", right[:6])
    )
