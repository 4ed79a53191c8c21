"""Which numbers of a narrative count maintained contracts or their clients."""

import re

from extract.rules.bounds import RANGE, with_bounds
from extract.rules.prose import Prose
from models.narrative import Cue

SERVICE = r"(?:维保|维护保养|维修保养|维护|保养|技术服务|消防检测|检测|代维|托管|运维|签约|在保|在维)"
_SERVICE_WORD = re.compile(SERVICE)
_CONTRACT_LEFT = re.compile(
    rf"(?:合同|签约|续约|协议|{SERVICE}|服务|客户|业主)(?:的)?(?:社会|重点|各类|合作|单位|项目|客户|企业|对象|用户|业务|家数|总数|数量|数|份数|总量|签约量|签约数|量|服务|工程)*"
    r"(?:共计|总计|合计|累计|共|总|已|达到|达|为|有|了|约|超过|不少于|不低于|新签|续签|[应实][签续]|签订|签署|签|:|\(|数|量|的|在|履行|年|内|完成|承接|由|从|增至|增加到|上升到|增长到|发展到|发展至|发展成|扩大到|扩展到|下降至|下降到|变为|变成|缩减到|减少至|减少到|减至|降至|降到|底|现在|当前|以来|截止|截至|已有|去年|今年|上年|年初|年末|年底|目前|如今|现在|较|比|净增|新增|分别|也|均|仅仅?|只有?|才|多达|高达|近达|共有|现有|至今|截至目前|稳定在|保持在)*$"
)
_CONTRACT_RIGHT = re.compile(
    rf"^(?:[^,。]{{0,22}}?)(?:签订|签署|签约|签|建立|达成|提供|开展|承担|承接|实施|进行|的|\)|消防|年度|设施|设备|系统)*[^,。、]{{0,10}}?(?:{SERVICE}|合同|协议|服务)"
)
_RIGHT_NOUN = re.compile(
    rf"^(?:的)?(?:消防|年度|设施|设备|系统|社会|长期|固定|常年|老|新)*(?:{SERVICE}|合同|签约|客户|协议)"
)
_CONTRACT_NUMBER = re.compile(
    r"(?:合同|客户|签约|维保|服务)(?:单位|客户|项目|企业|合同)*(?:的)?(?:签约)?(?:数量|总数|家数|个数|规模|数|总量|量)"
)
_GOES_ON = re.compile(
    r"(?:、|[因受][^,]{1,8}?(?:影响|原因)|实际(?:完成)?|完成|实[签续有]|应[签续]|在手的?|到|同比|拢共|一共|总共|总数|手[里头上]的?|加起来|起码|足有|\d+-\d+月|同期|多出|多了|我们|我公司|我司|本公司|只|仅|才|[一二三四]季度|上半年|下半年|\d+月份?|变为|变成|其余|其他|另|剩余|剩下|其中|当年|本年度?|年内|年度|届|是|已是|则|各|续签|新签|新增|签订|累计|总计|合计|共计|共|全年|去年|上年度?|前年|增加|增至|增长|上升|扩大|发展|下降|减少|减|降|由|从|至|到|达|达到|并且?|又|另外?|还|也|有|有了|为|现有|现|已|已经|如今|现在|底|20\d\d年度?|今年|目前|年初|年末|年底|续约|较|比|净增|的)*"
)
_LISTED = re.compile(
    r"(?:维保|维护保养|服务|签约)[^,]{0,8}(?:客户|单位|项目)(?:有|包括|涵盖|含|为|:)+[^,]*等(?:共计?|合计|总计)?$"
    r"|(?:维保|维护保养)(?:了|着)?[^,维]{0,24}(?:小区|单位|项目|企业|医院|学校|商场|酒店|宾馆|大厦)$"
)
"""维保客户有：甲、乙等33家 and 维保加油站36座、住宅小区27个."""
_CONTAINED = re.compile(r"\((?:含|其中|包括)[^()]*$")
"""四十三份（含检测合同十一份）: the second is part of the first."""
_OTHER_HEAD = re.compile(
    r"(?:电话|微信群|招标|投标|控制室|点位|设备|主机|(?:报警|喷淋|灭火|消防)系统|手册|资料|记录|图书|传单|问卷|海报|[通建]\w书|方案|报表|试卷|刊物|服务站|服务点|站点|网点|报告|图纸|岗位|班组|部门|制度|台账|社区|学员|工单|车间|机构)(?:共计?|合计|总计|有|为|达|约|近)*$"
)
"""The noun right before the number, where it is none of customers: 托管消防控制室16个."""
_HOUSEHOLDS = re.compile(r"(?:业主|住户|居民|群众|农户|牧民|家庭)[^,签约合同]{0,6}$")
"""服务业主5.2万户 counts homes, not clients under contract."""
_PLAIN_RIGHT = re.compile(r"^(?:社会|消防|的)*(?:维保|维护保养|签约)(?:的)?(?:项目|单位|客户|合同|业主|企业)")
_AN_ARTICLE = re.compile(
    r"(?:是|为|由|从|当初|作为|系|没有|没|无|每|任|任何|某|哪|第|这|那|(?<!合)同|唯|出现|发生|任何)$"
)
"""Before 一家: the word counts nothing in 我公司是一家维保企业."""
_OTHER_THINGS = re.compile(
    r"^(?:维保)?同行|^(?:联动|联合|携手|并举|(?:消防|检测|评估|维保)*报告|[一-龥](?<![本全各我外省市])(?:街道|路|村|镇|乡|市(?![场民政直级区内]))"
    r"|地州市?|地区|州|县|市|区县|乡镇|街道|团场|部门|方面|月|小时|百分点|季度|班组|小组|分公司|办事处|网点|环节|步骤|专业|大类|点位|探测器|奖|工作日|国家|省|摄像)"
)
"""What 14个 counts where it counts no customers."""
_MANAGED = re.compile(
    r"维保|维护保养|服务着|守护|检修|巡检|巡护|管护|养护|看护|照管|照看|打理|归(?:我们|我公司|我司|本公司|公司)管|(?:交给|托付给|包给|委托)(?:了)?(?:我|本)|由(?:我|本)[^,]{0,4}(?:检测|服务|负责|托管)"
    r"|(?:和|与|同|跟)(?:我|本)[^,]{0,8}合作|负责的(?:片区|项目|单位|辖区)|承包[^,]{0,4}(?:维护|保养)|检测[^,]{0,3}[组部班队]"
)
"""The sentence tells of places under the unit's own care."""
_PLACES = (
    r"(?:小区|社区楼宇|医院|卫生院|高校|学校|院校|幼儿园|商场|商超|超市|综合体|酒店|宾馆|写字楼|加油站|养老院|工厂|场所"
    r"|楼宇|单位|企业|客户|业主|用户|项目)"
)
_PLACE_BEHIND = re.compile(
    rf"^(?:的)?(?:社会|重点|大型|高层|住宅|商业|公共|老旧|各类)*{_PLACES}(?!的?(?:经理|负责人|管理))"
)
_PLACE_AHEAD = re.compile(rf"{_PLACES}(?:里|中|共计?|总计|合计|就|也|已|都|现|达到?|有|为|是|约|近)*$")
_NOT_CARED_FOR = re.compile(
    r"宣传|培训|讲座|演练|走访|回访|慰问|免费|义务|无偿|志愿|公益|捐|施工|安装|销售|供货|供应商|采购|检查了|抽查|整改|处罚|罚|违约|解约|流失|投诉|联网|接入|竞争|同行|其他公司|巡查|区外|疆外|外省"
)
_NONE_OF_THEM = re.compile(r"(?:没有?|无)(?:任何)?一[家个户][^,]*$")
"""检修的四十余家单位没有一家吃过罚单: what befell none of them says nothing against the number."""
_JUST_SIGNED = re.compile(r"签(?:了|下了?|到了?|过)$")
"""签了三十七家: what is signed by the house is a contract."""
_LOST = re.compile(r"(?:减少|净减|流失|退出|解约|少)了?$")
_OF_THEM = re.compile(r"其中(?!.*(?:工程|产品|销售|采购|施工|劳动|报告))[一-龥]{1,8}")
_WHERE = re.compile(r"(?:^|公司|我们|我司|单位|并|还|先后|累计|全年|共)(?:在|向|到)$|深入$|走进$|走遍$")
"""在36个小区张贴公示牌: where something was done, not what is looked after."""
_DONE_THERE = re.compile(r"(?:提供|开展|实施|承担|负责|进行)[^,]{0,8}(?:维保|维护|保养|检测|服务)")
_FOR_NOTHING = re.compile(r"免费|义务(?!兵)|无偿|公益")
_BY_CONTRACT = re.compile(r"合同|协议|签[约订了下]|维保|维护保养")
_NO_ONE = re.compile(r"^(?:单位|客户|企业|业主)?(?:也|都|均)?(?:没|未|不|无)")
_A_COMPANY = re.compile(r"^[^,、]{0,8}(?:机构|公司|企业|单位)(?:因[^,]*)?(?:被|受到|遭)")
"""一家检测机构被吊销执照: the word is an article."""
_CUSTOMERS_WORDS = (
    r"(?:维保|在[保维管]|代维)的?(?:单位|项目|客户)|服务对象|客户|签约单位|合同单位|服务单位|合作单位"
)
_CUSTOMERS = re.compile(_CUSTOMERS_WORDS)
_THEIR_NUMBER = re.compile(
    r"(?:客户|单位|项目)?(?:总数|总量|数量|数|家数|共计?|总计|合计)(?:已|多|高|共|约)*(?:达到?|为|有|是|超过|定格在|稳定在|保持在|做到了?|在)*"
)
"""The number of the customers that the clause before speaks of: 客户遍布全疆，数量多达150家."""
_PLACE = re.compile(r"^(?:、|和|及|与)?(?:[一-龥]{1,6}(?:市|县|区|州|盟|旗|团|师|镇)|共计?|合计|总计|共有)+$")
_OF_WHICH = re.compile(r"^[^。;]{0,24},其中[^。;]{0,12}?(?:维保|维护保养|检测|技术服务)(?:类)?合同")
_SIGNED = re.compile(
    r"(?:签订|签署|签约|签|新签|续签|承接|承担|负责|服务|中标|履行|执行|托管|承揽)[^,。]{0,20}$"
)
_NOT_CONTRACTS = re.compile(
    r"丢了|流失|失去|解约|终止|退出|销往|供应给?|批发|零售|经销|施工|安装工程|改造工程|工程合同|采购|销售|供货|培训|宣传|宣讲|演练|讲座|走访|回访|拜访|慰问|捐|义务|免费|无偿|志愿|公益|专利|证书|奖|锦旗|感谢信|下设|设立|设有|旗下|开设|成立了?|网点|门店"
    r"|工程师|操作员|灭火器|隐患|投诉|处罚|软件著作权|标准|社区|学校授课|贫困|困难|员工|职工|人员|劳动合同|租赁|检查了|抽查|抽检|巡查|参观|招标|投标|满意度调查|进行满意度|问卷|的报修|故障|课|观众|媒体|车辆|设备\d|台(?!账)"
)


def counts_contracts(prose: Prose, cue: Cue) -> bool:
    """Whether the number at a cue counts contracts under maintenance, or the clients served."""
    start, end = with_bounds(prose, cue)
    low, high = prose.clause(cue.start)
    left, right = prose.text[low:start], prose.text[end:high]
    left, right = _own_words(prose, cue, (low, high), RANGE.sub("", left), right)
    if _kind_in_list(prose, cue, left, right):
        return True
    if _WHERE.search(left) and not _DONE_THERE.search(right):
        return False
    if (
        _LOST.search(left)
        or _CONTAINED.search(left)
        or (_is_one(prose, cue) and (_NO_ONE.match(right) or _A_COMPANY.match(right)))
    ):
        return False
    if prose.text[cue.end - 1] == "户" and _HOUSEHOLDS.search(left):
        return False
    if (
        _OTHER_THINGS.match(right)
        or _NOT_CONTRACTS.search(left[-14:])
        or _OTHER_HEAD.search(left)
        or (_AN_ARTICLE.search(left) and _is_one(prose, cue))
    ):
        return False
    if _PLAIN_RIGHT.match(right) or _LISTED.search(left):
        return True
    if _NOT_CONTRACTS.search(right[:14]):
        return False
    if _FOR_NOTHING.search(right) and not _BY_CONTRACT.search(left + right):
        return False  # 对75个老旧小区的消火栓系统进行了免费检测
    if re.search(r"合同总数|各类合同|各种合同|合同共", left) and _OF_WHICH.match(
        prose.text[end : prose.sentence(cue.start)[1]]
    ):
        return False
    if _GOES_ON.fullmatch(left) and _GOES_ON.sub("", right) == "" and _counted_before(prose, cue):
        return True
    if _compared_or_summed(prose, cue, left, right):
        return True
    so_far = prose.text[prose.sentence(cue.start)[0] : low]
    if left and _THEIR_NUMBER.fullmatch(left) and _CUSTOMERS.search(so_far):
        return True
    if (not left and not right and _with_one_more(prose, cue)) or (
        re.fullmatch(r"另外?(?:还?有)?", left)
        and not _OTHER_NOUN.search(right)
        and _counted_before(prose, cue)
    ):
        return True
    if (
        prose.text[cue.end - 1] == "份"
        and _OF_THEM.fullmatch(left)
        and not right
        and _counted_before(prose, cue)
    ):
        return True
    if not right and prose.text[cue.end - 1] in "家份单户" and _JUST_SIGNED.search(left):
        return True
    if _part_of_list(prose, cue, high) or _cared_for(prose, cue, left, right):
        return True
    if _nearest_is_contracts(left, right):
        return True
    if _CONTRACT_LEFT.search(left) or _RIGHT_NOUN.match(right):
        return True
    if prose.text[cue.end - 1] in "家份个户" and _CONTRACT_RIGHT.match(right):
        return (
            bool(_SERVICE_WORD.search(left + right)) or "合同" in left + right or bool(_SIGNED.search(left))
        )
    return bool(_SIGNED.search(left)) and bool(_SERVICE_WORD.search(left + right) or "合同" in left + right)


_COMPARED = re.compile(
    r"(?:同比|相比|对比)?(?:较|比|对比)(?:上年度?|去年|前年|20\d\d年度?|上期|年初|期初|年末)(?:同期|全年|底|末)?的?"
)
_THAN = re.compile(r"(?:相比)?(?:净|同比)?(?:增|多|下降|减|少|提高|上升|翻)[^,]*")
_NOW = re.compile(r"(?:总数|总计|合计|共计|累计|一共|总共|现在|如今|目前)(?:是|为|有|达|达到|共|已)*$")


def _compared_or_summed(prose: Prose, cue: Cue, left: str, right: str) -> bool:
    """合同58份，较去年的43份增长34.9%; 签约29家，又添了两家酒店，到年底总数33家, by the same counter."""
    if _COMPARED.fullmatch(left) and _THAN.fullmatch(right):
        return _counted_before(prose, cue)
    if right or not _NOW.search(left) or not _GOES_ON.fullmatch(left):
        return False
    begin, counter = prose.sentence(cue.start)[0], prose.text[cue.end - 1]
    alike = [
        other
        for other in prose.within(begin, prose.clause(cue.start)[0], "count")
        if prose.text[other.end - 1] == counter
        and not _NOT_CONTRACTS.search(prose.text[other.end : cue.start])
    ]
    return any(counts_contracts(prose, other) for other in alike)


def _is_one(prose: Prose, cue: Cue) -> bool:
    """True for 一家, which may be an article or 老客户一家没丢."""
    return bool(re.fullmatch(r"[一1][家个份项户]", prose.text[cue.start : cue.end]))


def _cared_for(prose: Prose, cue: Cue, left: str, right: str) -> bool:
    """True where the number counts places and its sentence says that the unit maintains them."""
    if not (_PLACE_BEHIND.match(right) or (_PLACE_AHEAD.search(left) and _ENDS_ITS_PHRASE.fullmatch(right))):
        return False
    low, high = prose.clause(cue.start)
    told = _NONE_OF_THEM.sub("", prose.text[low:high])
    if "其中" in prose.text[low : cue.start] or _NOT_CARED_FOR.search(told):
        return False
    return bool(_MANAGED.search(prose.text[slice(*prose.sentence(cue.start))]))


_ENDS_ITS_PHRASE = re.compile(r"[)）\]”]*(?:、.*)?|(?:客户|单位|业主)?(?:正在|尚在|还在).*")
_CONTRACT_NOUN = re.compile(
    rf"(?:{SERVICE}|服务)(?:过)?(?:的)?(?:合同|单位|客户|业主|项目|企业|对象|协议|台账)|客户|合同|业主|协议"
)
_OTHER_NOUN = re.compile(
    r"报告|工程|产品|奖|证|场次?|活动|演练|隐患|故障|专利|制度|设备|车辆|学校|社区|事故|面积|投诉|处罚|员工|人员|分公司|部门|荣誉|问题"
)
_NOUN_REACH = 18
"""Characters between the noun and the number that counts it: 维保客户一直保持在四十五家."""


def _nearest_is_contracts(left: str, right: str) -> bool:
    """True where the number ends its phrase and the last noun before it names contracts or clients."""
    if not _ENDS_ITS_PHRASE.fullmatch(right):
        return False
    nouns = [match.end() for match in _CONTRACT_NOUN.finditer(left)]
    if not nouns or len(left) - nouns[-1] > _NOUN_REACH:
        return False
    return not _OTHER_NOUN.search(left[nouns[-1] :])


_KIND = re.compile(r"^[一-龥]{1,8}(?:类|行业|系统|场所)$|^其他$")
_NO_KIND = re.compile(
    r"报告|工程|产品|活动|演练|隐患|故障|专利|制度|设备|车辆|事故|面积|投诉|处罚|员工|人员|部门|荣誉|问题"
)
_PLAIN_KIND = re.compile(r"(?:[一-龥]{2,8})(?:有|共|约)?")
_HEADS_LIST = re.compile(rf"(?:合同|{_CUSTOMERS_WORDS})[^,。;]{{0,8}}(?:为|包括|分为|涵盖|有)?:")


def _kind_in_list(prose: Prose, cue: Cue, left: str, right: str) -> bool:
    """教育类17份 in a list that a heading opens: 维保合同为：政府机关类13份，教育类17份."""
    kind = re.split("[、:]", left)[-1]
    if not (
        _KIND.match(kind) or (_PLAIN_KIND.fullmatch(kind) and not _NO_KIND.search(kind))
    ) or not _ENDS_ITS_PHRASE.fullmatch(right):
        return False
    return bool(_HEADS_LIST.search(prose.text[prose.sentence(cue.start)[0] : cue.start]))


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
    if any(counts_contracts(prose, other) or _lost_contracts(prose, other) for other in earlier):
        return True
    if earlier or not before:
        return False
    last = prose.text[slice(*before[-1])]
    if _CONTRACT_NUMBER.search(last) or _CONTRACTS_ARE_MEANT.fullmatch(last):
        return True
    return not prose.within(*before[-1], "area", "people") and _counted_farther(prose, before[:-1], begin)


def _counted_farther(prose: Prose, before: list[tuple[int, int]], begin: int) -> bool:
    """签约80家，因疫情影响，实际完成66家: clauses that count nothing stand between, at most two."""
    for low, high in reversed([clause for clause in before if clause[0] >= begin][-2:]):
        if _OTHER_NOUN.search(prose.text[low:high]):
            return False
        counted = prose.within(low, high, "count")
        if counted:
            return counts_contracts(prose, counted[-1])
    return False


def _lost_contracts(prose: Prose, cue: Cue) -> bool:
    """维保客户减少了6家，现为34家: the first is gone and says what the second counts."""
    left = prose.text[prose.clause(cue.start)[0] : cue.start]
    return bool(_LOST.search(left)) and bool(_CONTRACT_NOUN.search(left))


_CONTRACTS_ARE_MEANT = re.compile(
    r"(?:说起|要说|至于|论)?(?:我们?的?|咱们?的?)?(?:维保|签约|签的)?(?:合同|客户|单位数|家数)(?:数量)?"
    r"(?:呢|嘛|吧|的话|方面|这块|这一块|我|咱|都|也|自己)*(?:点|数|算|统计|盘|理|查|看|核对)?(?:过|了)?"
)
"""合同我数了，在手的四十一份: a clause that only names what is counted next."""


_ONE_MORE = re.compile(r"(?:再)?(?:算上|加上|连上|连同|加)[^,]*")


def _with_one_more(prose: Prose, cue: Cue) -> bool:
    """维保二十六家,算上新来的一个厂子,二十七家: a bare number behind what is added to those before."""
    low, _ = prose.clause(cue.start)
    before = [c for c in prose.clauses_of(prose.sentence(cue.start)) if c[1] <= low]
    if len(before) < 2 or not _ONE_MORE.fullmatch(prose.text[slice(*before[-1])]):
        return False
    return any(counts_contracts(prose, other) for other in prose.within(*before[-2], "count"))


def _part_of_list(prose: Prose, cue: Cue, high: int) -> bool:
    """昌吉市22家、阜康市9家共31家单位签订合同: parts by place of a number that counts contracts."""
    following = prose.within(cue.end, high, "count")
    if not following or not _PLACE.match(prose.text[cue.end : following[0].start]):
        return False
    return counts_contracts(prose, following[0])
