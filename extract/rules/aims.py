"""What is aimed at, promised or asked for, and the figures of a whole trade: nothing that the unit has done.

力争签约80家，面积突破百万 · 以零投诉、零处罚为目标 · 承诺不发生违法行为 · 全区消防技术服务机构已达三百家.
"""

import re

from extract.rules.polarity import clause_before
from extract.rules.prose import Prose

_GOAL = r"(?:目标|宗旨|追求|愿景|口号|理念|方针|愿望)"
_AIM = rf"(?:{_GOAL}|准则|底线|红线|承诺|要求|任务|指标|决心|责任书|保证书|倡议)"
_REACHED = re.compile(
    r"(?<![应要须需将能不])(?:(?:如期|圆满|全面|顺利|超额|已经?|真正|切实|均|都|也)+(?:做到|实现|完成|达到|达成|兑现|履行)"
    r"|(?:实现|完成|达成|兑现|达到)了?|做到了)[^,]{0,24}$"
)
"""实现了零投诉的目标: it was reached."""
_AHEAD = r"力争|争取|力求|希望|打算|计划|拟|明年|来年|今后|下一步|未来"
_UNREACHED = re.compile(rf"{_AHEAD}|努力|确保|保证|承诺")
_WANTED = re.compile(
    rf"(?:{_AHEAD}|(?<!的)(?<!过)努力(?!下)|争做|盼望|期望|(?:保证|确保|杜绝)(?!了)|承诺(?!书?:)|发誓|决心|决不|绝不再"
    r"|(?:要求|责成|督促)(?:各|项目|班组|员工|全体|每|大家|分公司|维保员?)|追求|瞄准|锚定|朝着?|向着|围绕|树立|确立"
    r"|提出(?!过|的)|制定(?!过)|明确(?!的)|下达(?!过)|倡导|(?<![总主重只需])要(?=[^求])|必须|应当|务必|下一年|新的一年"
    r"|(?<!不)(?:将|会)(?=[^,]{0,6}(?:实现|做到|达到|保持|继续|不)))[^,]{0,28}$"
)
_HAD_SO_FAR = re.compile(
    r"(?:今年|全年|本年度?|年内|近[^,]{1,4}年|至今|目前|迄今|来|以来|从来|从未|一直|连续[^,]{1,4}年)[^,]{0,14}$"
)
_NAMED_AS_AIM = re.compile(rf"^[^,]{{0,18}}?(?:为|作为|当作|当成|这一|这个|的|”|\")[^,]{{0,8}}?{_AIM}")
_IS_THE_AIM = re.compile(rf"{_GOAL}(?:就?是|为|:)[^,]{{0,16}}$")
_HELD_UP = re.compile(
    r"(?:以|把|将|坚持|秉[承持]|恪守|围绕|树立|追求|提出|践行|朝着?|实施|推行|开展|制定)了?[^,]{0,30}$"
)
_WISH_AHEAD = re.compile(
    r"(?:我们?|公司|我公司)?(?:明年|来年|今后|下一步|下一年|未来|新的一年)(?:$|[^,]{0,16}(?:要|将|力争|争取|努力|继续))"
)
_THIS_TIME = re.compile(r"今年|全年|本年|年内|至今|以来|实现了|做到了")


def is_wished(prose: Prose, start: int, end: int) -> bool:
    """Whether a denial at text[start:end] is only an aim or a promise: 力争零投诉, 以零处罚为目标."""
    low, high = prose.clause(start)
    before, after = prose.text[low:start], prose.text[end:high]
    if _REACHED.search(before) and not _UNREACHED.search(before):
        return False
    if _IS_THE_AIM.search(before) or (_HELD_UP.search(before) and _NAMED_AS_AIM.match(after)):
        return True
    wanted = _WANTED.search(before)
    if wanted is not None:
        return not _HAD_SO_FAR.search(before[wanted.start() :]) or bool(_UNREACHED.search(before))
    return bool(_WISH_AHEAD.match(clause_before(prose, low))) and not _THIS_TIME.search(before)


_TARGET_BEHIND = re.compile(
    r"^[^,:()\d]{0,14}?的?(?:年度|全年|既定|工作|总|经营|预期)*(?:目标|任务(?:目标|数|指标)|指标|计划|规划)(?!(?:数|值)?[^,]{0,3}(?:完成|实现|达到|达成|超额))"
)
_TARGET_BEFORE = re.compile(
    r"(?<!完成)(?:目标|任务(?:目标|数|指标)|下达[^,]{0,4}任务|指标|计划)(?:数|量|值)?(?:为|是|:|定在|定为)?[^,实际完成]{0,8}$"
    r"|(?<!对)[应须需要](?:当|该)?(?:完成|达到|实现|突破|做到)[^,]{0,12}$"
)
_DONE = re.compile(
    r"(?<![应要须需当该])(?:实际|(?:已|共|圆满|顺利|超额|如期|均)*(?:完成|实现|达成)了?|超额)[^,]{0,12}$"
)
_PLAN_OPENS = re.compile(
    r"(?:下一步|明年|来年|今后|未来|新的一年|下一年|十四五)[^,]{0,16}(?:争取|力争|将|计划|预计|拟|要|打算|努力|目标|规划)"
    r"|20\d\d年[^,]{0,16}(?:争取|力争|将(?:实现|达到|继续|新增|扩大|进一步|在)|计划|预计)"
    r"|(?:争取|力争|力求|计划|预计|打算|拟)[^,]{0,8}(?:在|到|于|用)?(?:20\d\d年|明年|来年|年底|年内|[一二三两3-5]年)"
    r"|^(?:按|按照|根据|依据)?(?:公司|我们|我公司|单位)?(?:[^,]{0,4}(?:年初|年度|发展|五年)?)(?:的)?(?:计划|规划|目标)(?:是|为|:|$)"
)
_ONLY_REACHES = re.compile(
    r"(?:消防|维保|检测|服务|签约|建筑|合同|总|面积|客户|单位|数量|数|员工|职工|人数|人员|队伍|规模|业务|项目|将|要|也|并|再|达到?|突破|超过|增至|增加?到|扩大到|扩展到|扩充到"
    r"|提高到|发展到|保持在|稳定在|控制在|不少于|力争|争取|实现|完成|新增|新签|签订|续签|承接|使|把|公司|覆盖)*"
)


def is_target(prose: Prose, start: int, end: int) -> bool:
    """Whether the number at text[start:end] is a target: 应完成签约80家的目标, or goes on with one."""
    low, high = prose.clause(start)
    before, after = prose.text[low:start], prose.text[end:high]
    done = _DONE.search(before)
    if done is None and (_TARGET_BEHIND.match(after) or _TARGET_BEFORE.search(before)):
        return True
    return bool(_ONLY_REACHES.fullmatch(before)) and _in_a_plan(prose, low)


def _in_a_plan(prose: Prose, low: int) -> bool:
    """Whether a plan stands at most two clauses before `low` and nothing is counted in front of it: in
    现有25份，计划明年达到40份，面积30万 the last is no plan's."""
    begin = prose.sentence(low)[0]
    earlier = [clause for clause in prose.clauses_of(prose.sentence(low)) if clause[1] <= low]
    plans = [clause for clause in earlier[-2:] if _PLAN_OPENS.search(prose.text[slice(*clause)])]
    return bool(plans) and not prose.within(begin, plans[0][0], "count", "area", "people")


_WHERE = r"(?:全[区疆国省州市县]|[我本][区州市县](?!.{0,4}我)|疆内|行业内?|业内|本地区?|辖区内?|同行业|各地)"
_OF_TRADE = re.compile(
    rf"{_WHERE}(?:共有?|现有|已有|目前|的|有|从事|持证|备案|登记|消防|技术|服务|维保|检测|施工|工程|类|同类)*"
    r"(?:机构|公司|同行|企业|从业单位|从业人员|会员单位|会员)(?:现?有?的?(?:从业人员|员工|人员))?(?:总数|数量|总量)?(?:已|共|总计|合计|就|约|近|逾|有|达到?|超过|为|多达|仅|发展到)*$"
)
_SURVEY = re.compile(
    r"(?:^|[,。;])(?:据|根据|按照?)[^,。;我本]{0,12}(?:协会|总队|支队|大队|局|厅|政府|部门|网站|媒体|行业)[^,。;我本]{0,8}(?:统计|数据|通报|年报|公布|介绍|资料)(?:显示|公布)?(?:,|$)"
)
_SERVED = re.compile(r"维保|承担|签[订约了]|负责|覆盖|为$|我|本(?:公司|单位|站)|咱")


def is_of_the_trade(prose: Prose, start: int) -> bool:
    """Whether the number at `start` counts a whole trade or place: 全区消防技术服务机构已达三百余家."""
    low, _ = prose.clause(start)
    before = prose.text[low:start]
    trade = _OF_TRADE.search(before)
    if trade is not None and not _SERVED.search(before[: trade.start()]):
        return True
    so_far = prose.text[prose.sentence(start)[0] : start]
    survey = _SURVEY.search(so_far)
    return survey is not None and not re.search(r"我|本(?:公司|单位)|咱|公司", so_far[survey.end() :])


_LEFT_OUT = re.compile(
    r"(?:未|不|没有?)(?:包含|包括|计入|算上|含|计|算)(?:了|入|在内)?[^,。;()]{0,8}$|(?P<but>(?:^|,)除[^,。;()]{0,8}$)"
)
_NOT_IN = re.compile(r"^[^,。;()\d]{0,6}(?:(?:不计|不算|未计)(?:在内|入)|除外)")
_BUT_FOR = re.compile(r"^[^,。;()\d]{0,8}(?:之?外|以外)(?!,[^,。;]{0,6}(?:还|另|也|又|同时))")
"""除外包的3万㎡外，共20万㎡; but 除35份维保合同外，还承接施工4项 tells of both."""
_TITLE = re.compile(r"[”\"』」》]$")


def is_left_out(prose: Prose, start: int, end: int) -> bool:
    """Whether a number is said not to count: 服务面积52万㎡，未含在建的8万㎡."""
    low, high = prose.clause(start)
    before = _LEFT_OUT.search(prose.text[low:start])
    if before is None:
        return _NOT_IN.match(prose.text[end:high]) is not None
    return before["but"] is None or _BUT_FOR.match(prose.text[end:]) is not None


def counts_a_title(prose: Prose, start: int) -> bool:
    """“优秀维保单位”一项: what is counted is the title in quotation marks."""
    return _TITLE.search(prose.text[:start]) is not None
