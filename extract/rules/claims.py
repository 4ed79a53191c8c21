"""What a narrative claims for itself: good works and certificates; and the years it names."""

import re
from collections.abc import Iterator, Sequence

from extract.rules.facts import Label, Mention, Polarity
from extract.rules.honours import is_honours_name
from extract.rules.polarity import claim_polarity, is_quoted_title
from extract.rules.prose import Prose, year_value, years
from extract.rules.qualification import Qualification, lapsed, read_qualifications
from models.narrative import Cue

TOPICS: tuple[Label, ...] = (
    "volunteer",
    "epidemic",
    "poverty",
    "innovation",
    "teaching",
    "satisfaction",
)
_NOT_AT_ALL = re.compile(r"不(?:太|够|很|甚|大|怎么|是很|是十分)?$")
_PENDING = re.compile(
    r"^[^,]{0,8}(?:尚|正|仍|还|已|进入|处于)*在?(?:实质)?(?:审查|受理|实审|申请|申报|审核|公开|公示)(?:之?中|阶段|期)"
)
_PENDING_BEFORE = re.compile(
    r"(?:受理|审查|实审|申请|申报|审核|公示|公开)(?:之?中|阶段|期)的?(?:有|国家)?(?:发明|实用新型|外观)?$"
)
"""受理中的发明专利2项."""
_HANDED_IN = re.compile(
    r"(?:报|递|交|提交|送)(?:了|过|上去了?)[一二两三四五六七八九十\d]*[项件个]?(?:发明|实用新型)?$"
)
"""报了专利: asked for, not granted."""
_NONE_OF_IT = re.compile(
    r"[^,:]{0,8}:(?:暂|尚|均|都)?(?:无|没有|零|0)[项次个件场人户]?|(?:倒|是|也|还|目前|暂时?)*没有"
)
"""专利没有, 专利：0 and 志愿服务：无, the heading's answer."""
_BODYS_NAME = re.compile(r"总会|者?(?:服务)?(?:联合会|协会|总会|联盟)")
"""慈善总会, 志愿者联合会: a body, no deed."""
_OWN_MERIT = ("高新技术", "专精特新")
"""Standings that are innovation by themselves, also where they stand in quotes as an honour."""


def topics(prose: Prose) -> Iterator[Mention]:
    """One mention a clause for each topic that it speaks of."""
    for label in TOPICS:
        seen: set[tuple[int, int]] = set()
        for cue in prose.cues(label):
            clause = prose.clause(cue.start)
            if _BODYS_NAME.match(prose.text[cue.end : cue.end + 10]) or _of_itself(prose, cue):
                continue
            if clause in seen or is_quoted_title(prose, cue.start) or _is_honours_name(prose, cue, clause):
                continue
            seen.add(clause)
            start, end = prose.given(*clause)
            pending = label == "innovation" and (
                _PENDING.search(prose.text[cue.end : clause[1]])
                or _PENDING_BEFORE.search(prose.text[clause[0] : cue.start])
                or _HANDED_IN.search(prose.text[clause[0] : cue.start])
            )
            yield Mention(
                label=label,
                start=start,
                end=end,
                text=prose.text[slice(*clause)],
                polarity="unsure" if pending else _claimed(prose, cue, label, clause[0]),
                year=prose.year_at(cue.start),
            )


def _of_itself(prose: Prose, cue: Cue) -> bool:
    """自己夸自己: nobody else is content; 讲党课: nobody outside is taught."""
    around = prose.text[max(0, cue.start - 1) : cue.end + 2]
    if cue.label == "teaching" and "党课" in prose.text[cue.start : cue.end]:
        return True
    return cue.label == "satisfaction" and bool(re.match(r"自?[^夸]?夸(?:自己|自家|口|海口)|自夸", around))


def _claimed(prose: Prose, cue: Cue, label: Label, low: int) -> Polarity:
    """Polarity of a claim; 不太满意 and 表示不满 deny content, 没有人表示不满 tells of it."""
    polarity = claim_polarity(prose, cue.start, cue.end)
    if _NONE_OF_IT.fullmatch(prose.text[cue.end : prose.clause(cue.start)[1]]):
        return "denied"
    if label != "satisfaction":
        return polarity
    if re.search(r"不满|怨", prose.text[cue.start : cue.end]):
        return "asserted" if polarity == "denied" else "denied"
    return "denied" if _NOT_AT_ALL.search(prose.text[low : cue.start]) else polarity


def _is_honours_name(prose: Prose, cue: Cue, clause: tuple[int, int]) -> bool:
    """True for 公益 in 荣获“消防公益先锋”: the word belongs to the honour's name."""
    if prose.text[cue.start : cue.end] in _OWN_MERIT:
        return False
    opened = re.search(r"[“\"「][^”\"」]*$", prose.text[clause[0] : cue.start])
    if opened is None:
        return False
    rest = re.match(r"[^“”\"」]*", prose.text[cue.start : clause[1]])
    named = rest is not None and is_honours_name(rest.group())
    return named or bool(prose.within(*clause, "honour_verb"))


_NUMBER = re.compile(r"(?:证书)?(?:编号|证号|证书号|管理号|号码|号)(?:为|是|:)?\s*([A-Za-z0-9]{6,32})")
_NO_QUALIFICATION = re.compile(
    r"(?:尚未|还未|未|没有?)(?:取得|获得|考取|持有)[^,]{0,4}消防职业资格(?:证书?)?"
)
_GRADE = r"(?:[一二三四五]级|初级|中级|高级|技师)"
_MORE_GRADES = re.compile(
    rf"(?:技能)?(?:等级|级别)[:为]?{_GRADE}|其中[^,。;]{{0,2}}{_GRADE}|\(?{_GRADE}(?:[/(]{_GRADE}\)?)?\)?(?:证书?)?\d+[人名位个]|\d+[人名位个]{_GRADE}(?=[,。;、]|$)|{_GRADE}占|[\d一二两三四五六七八九十]+[人名位个](?:已|也|则)?(?:成为|晋升为?|升为|考取|取得|考下|考上|拿到|是|为)了?{_GRADE}(?=[,。;、证]|$)"
)
"""55人取得操作员证书，其中中级38人; 中级17人，（三级/高级）6人: grades stand in the next clause."""
_SHORT_TRADE = re.compile(
    r"(?:^|[\d级:、,有名和及])操作员(?:证书?(?!上岗))?(?=[:编\d一二三四五六七八九十持中高初(]|$)"
)
"""操作员 alone is short for 消防设施操作员 where no machine or vehicle stands before it."""
_DEMANDED = re.compile(r"要求[^,]{0,16}$|(?:必须|应当?|须|需)(?:持有?|具备|取得|考取)[^,]{0,8}$")
"""公司要求维保人员必须持有…证: a demand, no certificate."""
_ON_DUTY = re.compile(r"(?:的)?(?:继续教育|考前|课程|教材|学员)|(?:不|未|没|均)?在岗|脱岗|值[班守]|培训班")
"""People called by their trade: no certificate is spoken of."""


def certificates(prose: Prose) -> Iterator[Mention]:
    """Certificates with trade, grade and number; `value` counts heads where several people hold them."""
    for sentence in prose.cued.sentences:
        last_clause: tuple[int, int] | None = None
        for cue in prose.within(*sentence, "certificate"):
            clause = prose.clause(cue.start)
            if clause == last_clause:
                continue
            last_clause = clause
            yield from _certificates(prose, clause, sentence[1])


def _certificates(prose: Prose, clause: tuple[int, int], sentence_end: int) -> Iterator[Mention]:
    following = prose.text[clause[1] + 1 : clause[1] + 40]
    goes_on = _MORE_GRADES.match(following) or lapsed(re.split(r"[,。;]", following)[0])
    stop = clause[1] + 1 + len(following.partition("。")[0]) if goes_on else clause[1]
    text = prose.text[clause[0] : stop]
    numbers = [(match.start(), match[1]) for match in _NUMBER.finditer(prose.text[clause[0] : sentence_end])]
    none_at_all = _NO_QUALIFICATION.search(text)
    if none_at_all:
        start, end = prose.given(clause[0] + none_at_all.start(), clause[0] + none_at_all.end())
        yield Mention("certificate", start, end, none_at_all.group(), "denied")
    items = read_qualifications(text, ("操作员",) if _SHORT_TRADE.search(text) else ())
    for item in items:
        if _ON_DUTY.match(text[item.end :]):
            continue
        if not any(word in item.trade for word in ("消防工程师", "消防设施", "筑物", "操作员")):
            continue
        start, end = prose.given(clause[0] + item.start, clause[0] + item.end)
        polarity = claim_polarity(prose, clause[0] + item.start, clause[0] + item.end)
        if _DEMANDED.search(text[: item.start]):
            polarity = "unsure"
        yield Mention(
            label="certificate",
            start=start,
            end=end,
            text=item.trade,
            polarity=polarity if item.held or polarity == "denied" else "unsure",
            grade=item.grade,
            number=_number_of(item, items, numbers),
        )


def _number_of(
    item: Qualification, items: Sequence[Qualification], numbers: Sequence[tuple[int, str]]
) -> str | None:
    """The number behind a certificate and before the next one; where there is one number only, it is that."""
    if len(numbers) > 1 and len(items) > 1:
        following = min((other.start for other in items if other.start > item.start), default=None)
        own = [n for place, n in numbers if place >= item.start and (following is None or place < following)]
        return own[0] if own else None
    return numbers[0][1] if numbers else None


_TRYING = re.compile(
    r"(?:^|(?<=[,;]))[^,。;]{0,8}?(?:报考|备考|在考|报名|报了|准备考|又考|再考|接着考)了?[^,。;一二三四五级高中技]{0,4}(?P<grade>高级技师|技师|高级|中级|初级|[一二三四]级)(?:证书?|资格|的)?(?=[,。;(]|$)"
)
"""去年又报考了高级: of the trade that the sentence named."""


def certificates_tried_for(prose: Prose) -> Iterator[Mention]:
    """Grades that somebody sits for, in a clause that leaves out the trade named before."""
    for sentence in prose.cued.sentences:
        for match in _TRYING.finditer(prose.text, *sentence):
            named = prose.within(sentence[0], match.start(), "certificate")
            if not named or prose.within(*prose.clause(match.start("grade")), "certificate"):
                continue
            trade = prose.text[named[-1].start : named[-1].end]
            grades = read_qualifications(match["grade"] + trade)
            start, end = prose.given(match.start("grade"), match.end("grade"))
            yield Mention(
                "certificate", start, end, trade, "unsure", grade=grades[0].grade if grades else None
            )


def named_years(prose: Prose) -> Iterator[Mention]:
    """Years that stand there with their number."""
    for match in years(prose.text):
        start, end = prose.given(*match.span())
        value = year_value(match.group())
        yield Mention("year", start, end, match.group(), value=None if value is None else float(value))
