"""Of whom a clause tells: the unit itself, or another (a client, a competitor, a customer who is quoted)."""

import re

from extract.rules.prose import Prose

_OWN = re.compile(
    r"我(?!们?(?:市|县|区|省|州|国|疆))|本(?:公司|单位|企业|协会|机构|司|人|部门|项目)|该同志|咱"
)
_SERVED = re.compile(
    r"(?:维保|服务|维护|保养|检测|承接|负责|签约|托管)(?:过)?的(?!员工|人员|项目部)(?:[^,]{1,16}|[^,]{0,8}(?:单位|企业|公司|机构|客户|业主|商场|商城|超市|市场|宾馆|酒店|医院|学校|小区|场所|工厂|大厦)[^,我本]{0,40})$"
)
"""我公司维保的某商场被处罚: the client, although 我公司 stands there."""
_QUALIFIED = (
    r"(?:(?<!和)(?<!与)(?:他们|她们|人家|别人|他家)|同行|竞争对手|对手公司|隔壁|别家|那家|另一?家|有家|(?<!没有)(?<!无)(?:\d+|[一二两三四五六七八九十几多数百]+)[多余]?(?:家(?!渠)|[所座])"
    r"|(?:别的|其他|其它|兄弟|个别|部分|一些|少数|某些?|该|有的|有些|这类|相关)[^,我本]{0,6}?(?:单位|企业|公司|机构|同行|会员|商户|商场|酒店|宾馆|医院|学校|小区|场所|工厂|业主|客户))"
)
_OTHER_BEFORE = re.compile(rf"{_QUALIFIED}[^,我本]{{0,40}}$")
_PLACE_BEFORE = re.compile(
    r"(?:商场|商城|市场|商贸城|超市|宾馆|酒店|饭店|医院|中学|小学|幼儿园|工厂|化工厂|厂子|厂里|物业(?:公司|企业)?|小区|网吧|店铺|大厦|公寓|养老院|客户|业主|甲方|商户)"
    r"(?:单位|方面|公司)?(?:也|都|均|又|曾|却|就|今年|去年|全年|年内|当年|后来|因[^,我本]{0,24}|由于[^,我本]{0,24}|险些|差点)*$"
)
_OTHER_SUBJECT = re.compile(
    r"[^,我本因]{0,12}?(?:商场|市场|超市|宾馆|酒店|饭店|医院|学校|工厂|物业|小区|客户|业主|甲方|商户|总包|分包|建设单位|装修队|装修公司|施工[方队]|租户|开发商|同楼[^,我本因]{0,6}|楼[上下](?:那家|的)?[^,我本因]{0,4})"
    r"(?:单位|方面|公司)?(?:也|都|均|曾|却|就)?(?:因|由于|未|没有?|不|拒|擅自|私自)[^,]{0,30}$"
)
"""甲方因未接受我公司建议被罚款: who leads the clause is punished, whoever stands in the reason."""
_GOES_ON = re.compile(
    r"(?:后|还|也|又|结果|最终|最后|并)*(?:被|遭|受到?)[^,我本]{0,14}|其?(?:原因|理由|事由)(?:都|均)?(?:是|为|系)[^,我本]{0,8}"
)
"""A clause without a subject of its own: the one before says of whom it tells."""
_CARRIED = re.compile(
    rf"^(?:去年|前年|今年|后来|可是?|但是?|而|结果|有|听说)*"
    rf"(?:{_QUALIFIED}|(?:业主|客户|甲方|物业|商户|总包|分包)(?:单位|公司)?(?:拒绝|拒不|不愿|擅自|私自|迟迟))[^我本]*$"
)
_STRANGER_OPENS = re.compile(
    r"(?:去年|前年|今年|年初|年底|\d+月份?)?(?:外地|本地|当地|隔壁|同城|邻[县市])?(?:有|曾有|的)?(?:一|某|另一|那)家[^,我本]{0,6}(?:公司|企业|机构|同行)[^,我本]*"
)
"""外地一家公司来投标，报价低，中标后被支队罚了五万: who opens the sentence stays its subject."""
_WE_AGAIN = re.compile(r"(?:但是?|而|可是?|后来|结果|最后|倒是|反而|连累)?(?:我|本|咱|公司)")
_SPEAKER = re.compile(
    r"(?:某|客户|业主|甲方|酒店|宾馆|医院|商场|商贸城|学校|中学|校长|院长|厂长|物业|店主|居民|住户|用户)[^。“”]{0,14}"
    r"(?:——|—|:|说|称|道|表示|评价|反映|写道|来信)[:,]?$"
)
_SAYS = re.compile(
    r"(?:客户|业主|甲方|校长|院长|厂长|店主|居民|住户|用户)[^。“”]{0,8}(?:说|称|反映|写道|来信|告诉我们?):"
)
_QUOTE = re.compile(r"“([^“”]{6,})”")

_COMPETITOR = re.compile(r"(?:隔壁|别家|竞争对手|同行|其他公司|别的公司|另一家公司)[^,]{0,20}$")


def is_competitors(prose: Prose, start: int) -> bool:
    """True where a number is a competitor's: 隔壁公司一年签三百份合同."""
    return bool(_COMPETITOR.search(prose.text[prose.clause(start)[0] : start]))


def is_anothers(prose: Prose, start: int) -> bool:
    """True where what stands at `start` happened to somebody else than the unit that tells it."""
    low, _ = prose.clause(start)
    before = prose.text[low:start]
    if _names_another(before) or _OTHER_SUBJECT.match(before) or told_by_another(prose, start):
        return True
    if _OWN.search(before):
        return False
    if _PLACE_BEFORE.search(before):
        return True
    earlier = [clause for clause in prose.clauses_of(prose.sentence(start)) if clause[1] <= low]
    told = [prose.text[slice(*clause)] for clause in earlier]
    if told and _STRANGER_OPENS.fullmatch(told[0]) and not any(_WE_AGAIN.match(c) for c in [*told, before]):
        return True
    bare = len(before) <= 2 or bool(_GOES_ON.fullmatch(before))
    return bare and bool(earlier) and bool(_CARRIED.match(prose.text[slice(*earlier[-1])]))


_OWN_WORK = re.compile(
    r"(?:承接|承建|施工|负责|承揽|完成)的[^,]{0,24}(?:工程|项目|工地|标段)(?:也|均|都|还|先后)?(?:被|荣|获|喜)?$"
)
"""承建的某大厦消防工程被评为优质工程: the unit's own work."""


def is_anothers_honour(prose: Prose, start: int) -> bool:
    """As `is_anothers`, but clients and owners may well be those who give."""
    low, _ = prose.clause(start)
    before = prose.text[low:start]
    return _names_another(before) and not _OWN_WORK.search(before)


def _names_another(before: str) -> bool:
    return bool(_SERVED.search(before)) or (not _OWN.search(before) and bool(_OTHER_BEFORE.search(before)))


def told_by_another(prose: Prose, position: int) -> bool:
    """True inside the words of a customer that the text quotes: 某酒店——“去年我们被罚过款”."""
    for match in _QUOTE.finditer(prose.text):
        if match.start(1) <= position < match.end(1):
            return bool(_SPEAKER.search(prose.text[max(0, match.start() - 40) : match.start()]))
    return bool(_SAYS.search(prose.text[prose.sentence(position)[0] : position]))
