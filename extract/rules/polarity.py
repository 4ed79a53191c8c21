"""Whether a text says that something happened, denies it, or leaves it open."""

import re

from extract.rules.facts import Polarity
from extract.rules.prose import Prose

REACH = 24
"""Characters of one clause over which a negation reaches to the right; longer ones negate something nearer."""

_AFTER_NEGATION = re.compile(
    r"^(?:因|由|在|有|曾|发生|出现|再|任何|过|被|受|遭|收|接|就|于|从|一|存在|产生|单位|员工|公司|项目|违法|违规|违纪|不良|行政|重大"
    r"|任|其他|其它|投诉|安全|事故|质量|消防|主管|上级|各|相关|有关|监管|业务|年|本|此|类似|发现|形成|引发|导致|造成|涉及|涉嫌|触犯|记录"
    r"|客户|用户|业主|执法|监督|检查|有过|得到|列入|纳入|列为|负面|较大|较重|严重|刑事|经济|个人|职工|法律|两|三|几|半|丝毫|例|起|次|件|宗"
    r"|人|处罚|罚款|通报|警告|差评|举报|信访|不满|、|和|及|或|与|被列|事|问题|案件|情况|现象|行为|拖欠|欠缴|欠|缴|交|按|足额|及时缴|及时交|通过"
    r"|参加|获|取得|荣|达到|进行|开展|组织|签|承接|评|中断|间断)"
)
"""What may follow a negation that reaches on to the cue; after other verbs the negation is spent:
未及时整改被处罚 tells of a penalty, 未因质量问题被处罚 denies one."""

_SPENT_BY = re.compile(r"而被|而受|结果|却|但|仍|因此|导致被|致使|遂|故|终")
_PASSIVE = re.compile(r"被|受到|遭到|遭受|处以|予以|给予|作出|收到")
_DOUBLE = re.compile(
    r"(?:并非|不是|不能说)(?:没有|没|无|未)|无不|未能避免|难以避免|没能避免|未避免|不可避免|未能幸免"
)
_TRAILING = re.compile(
    r"^.{0,6}?(?:(?:记录|情况|次数|事件|案件|率|数|量)?(?:为|是|均为|共|:|计)?(?:零|无(?!法)|没有|〇)(?!点|\.|售)|(?:为|是|:|共)?(?<!\d)0(?:次|起|件|项|例|宗|%|$|,|。))"
)
_BOOK = re.compile(r"《[^》]*$")


def is_quoted_title(prose: Prose, position: int) -> bool:
    """True inside 《…》: a law's name tells nothing of the unit."""
    start, _ = prose.sentence(position)
    before = prose.text[start:position]
    return bool(_BOOK.search(before)) and "》" in prose.text[position : position + 40]


def is_denied(prose: Prose, start: int, end: int) -> bool:
    """True where a negation reaches the stretch, before it in its clause or right behind it."""
    low, high = prose.clause(start)
    before = prose.text[low:start]
    if _DOUBLE.search(before):
        return False
    if _TRAILING.match(prose.text[end:high]):
        return True
    for cue in reversed(prose.within(low, start, "negation")):
        if _reaches(prose.text[cue.end : start], prose.text[start:end], prose.text[low : cue.start]):
            return True
    return _list_denied(prose, low, start)


def _reaches(gap: str, _cue: str, before: str) -> bool:
    """Whether a negation followed by `gap` negates what comes after the gap."""
    if len(gap) > REACH or _SPENT_BY.search(gap):
        return False
    passive = _PASSIVE.search(gap)
    listed = gap.endswith(("、", "和", "及", "或", "与")) or (len(gap) <= 2 and not passive)
    if gap and not listed and not _AFTER_NEGATION.match(gap):
        return False
    caused = re.search(r"(?:因|由于|因为)[^,]*$", before)
    # 因未取得资质被处罚: the cause is negated, the penalty is not.
    return not (caused and passive and passive.start() > 0)


def _list_denied(prose: Prose, low: int, start: int) -> bool:
    """无投诉、处罚 is one clause; 未发生投诉,处罚等情况 carries its negation over a comma into a bare noun."""
    if prose.text[low:start].strip("、和及或与"):
        return False
    sentence = prose.sentence(start)
    before = [clause for clause in prose.clauses_of(sentence) if clause[1] <= low]
    if not before:
        return False
    tail = re.match(
        r"^.{0,8}?(?:等(?:情况|现象|行为|问题|记录|事件)?|的?(?:记录|情况|现象))",
        prose.text[start : start + 16],
    )
    return bool(tail) and bool(prose.within(*before[-1], "negation"))


def is_open(prose: Prose, start: int, end: int) -> bool:
    """True where the clause is conditional or speaks of what is to come."""
    low, _ = prose.clause(start)
    sentence = prose.sentence(start)
    conditions = prose.within(low, start, "conditional")
    if any(prose.text[cue.end : start].count("、") < 3 for cue in conditions):
        return True
    opening = prose.within(sentence[0], start, "conditional")
    return any(
        prose.text[cue.start : cue.end]
        in ("如", "如有", "若", "若有", "如果", "一旦", "倘若", "假如", "凡", "凡有")
        for cue in opening
    )


def is_planned(prose: Prose, start: int) -> bool:
    """True where the clause, up to `start`, speaks of plans."""
    low, _ = prose.clause(start)
    return bool(prose.within(low, start, "planned"))


def claim_polarity(prose: Prose, start: int, end: int) -> Polarity:
    """Of a good deed or a number: asserted unless denied or planned."""
    if is_planned(prose, start):
        return "unsure"
    return "denied" if is_denied(prose, start, end) else "asserted"
