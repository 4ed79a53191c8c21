"""What a narrative claims for itself: honours, good works, certificates; and the years it names."""

import re
from collections.abc import Iterator

from extract.rules.facts import Label, Mention
from extract.rules.polarity import claim_polarity, is_quoted_title
from extract.rules.prose import Prose, year_value, years
from extract.rules.qualification import read_qualifications
from models.narrative import Cue

TOPICS: tuple[Label, ...] = (
    "volunteer",
    "epidemic",
    "poverty",
    "innovation",
    "teaching",
    "satisfaction",
)
_ISSUER = re.compile(
    r"(?:被|获|由|经|获得|荣获|受到|得到|在)?(?P<issuer>[一-龥A-Z()]{2,24}?(?:总队|支队|大队|消防救援局|应急管理[厅局部]|厅|局|委员会|协会|学会|商会|政府|管委会|工商联|总工会|工会|委|部|中心|联合会|公司))"
    r"(?:授予|颁发|评为|评定为|表彰|嘉奖|认定|通报表[扬彰]|表扬|推选|联合)"
)
_ISSUER_OF = re.compile(
    r"(?:荣获|获得|喜获|获|获颁|受到|得到)(?:了)?(?:20\d\d年度?|由)?(?P<issuer>[一-龥A-Z()]{2,24}?(?:总队|支队|大队|消防救援局|应急管理[厅局部]|厅|局|委员会|协会|学会|商会|政府|管委会|工商联|总工会))"
)
_LEADING = re.compile(
    r"被|获得|荣获|喜获|受到|得到|由|经(?!济)|获|年内|\d+年度?|\d+月|并|先后|多次|连续.年|分别|曾|我?(?:公司|单位|司)|本人|同年"
)
"""What stands before an issuer's name and is not part of it."""
_STRONG_VERB = re.compile(
    r"荣获|获评|被评为|被授予|获颁|荣膺|嘉奖|斩获|喜获|评为|授予|摘得|立功|记功|被评定为|通报表扬|通报表彰|当选|夺得"
)
_NOT_HONOUR = re.compile(
    r"好评|认可|信任|信赖|肯定|证书编号|资格证|许可证|营业执照|资质证书|专利|合同|订单|经验|知识|效果|支持|著作权|满意|投诉|利润|收益|成绩|成果|效益"
)
_NO_HONOURS_NAME = re.compile(
    r"(?:大会|会议|制度|办法|奖励办法|先进活动|[“\"]?(?:不合格|合格|良好|优良|达标|优秀等次|[ABC]级(?!信用)))"
)

_THANKS = re.compile(r"^(?:衷心|由衷|非常)?感谢")
_OTHERS_HONOUR = re.compile(
    r"(?:帮助|协助|指导|助力|推动|促成|辅导)[^,]{0,12}(?:客户|单位|企业|业主|用户|商场|小区|学校|医院|酒店)[^,]{0,6}$"
)
"""The honour of somebody whom the unit helped."""


def honours(prose: Prose) -> Iterator[Mention]:
    """Honours and commendations, one for each verb, with issuer and year where they are named."""
    for sentence in prose.cued.sentences:
        taken = -1
        for cue in prose.within(*sentence, "honour_verb"):
            if cue.start < taken:
                continue
            mention, end = _honour(prose, cue)
            if mention is not None:
                taken = end
                yield mention


def _honour(prose: Prose, cue: Cue) -> tuple[Mention | None, int]:
    low, high = prose.clause(cue.start)
    nouns = prose.within(cue.start, high, "honour_noun")
    verb = prose.text[cue.start : cue.end]
    after = prose.text[cue.end : high]
    strong = bool(_STRONG_VERB.search(verb))
    if not nouns and not strong:
        return None, cue.end
    if nouns and not strong and _NOT_HONOUR.search(after[: nouns[-1].end - cue.end]):
        return None, cue.end
    if _THANKS.search(prose.text[low : cue.start]) or after.startswith("信"):
        return None, cue.end
    if _NO_HONOURS_NAME.match(after) or _is_grade(prose, (low, high), nouns):
        return None, cue.end
    start, end = prose.given(low, high)
    named = _ISSUER.search(prose.text[low:high]) or _ISSUER_OF.search(prose.text[low:high])
    issuer = _LEADING.split(named.group("issuer"))[-1] if named else None
    applied = verb == "申报" or bool(_OTHERS_HONOUR.search(prose.text[low : cue.start]))
    mention = Mention(
        label="honour",
        start=start,
        end=end,
        text=prose.text[low:high],
        polarity="unsure" if applied else claim_polarity(prose, cue.start, cue.end),
        year=prose.year_at(cue.start),
        issuer=issuer or None,
    )
    return mention, high


def _is_grade(prose: Prose, clause: tuple[int, int], nouns: list[Cue]) -> bool:
    """True for 检查中获得优秀: the grade of an inspection is no honour."""
    bare = all(prose.text[noun.start : noun.end] in ("优秀", "先进") for noun in nouns)
    return bare and bool(prose.within(*clause, "inspecting"))


_NOT_AT_ALL = re.compile(r"不(?:太|够|很|甚|大|怎么|是很|是十分)?$")
_PENDING = re.compile(r"^[^,]{0,8}(?:尚|正|仍|还)?在?(?:审查|受理|实审|申请|申报|审核)(?:之?中|阶段)")
_OWN_MERIT = ("高新技术", "专精特新")
"""Standings that are innovation by themselves, also where they stand in quotes as an honour."""


def topics(prose: Prose) -> Iterator[Mention]:
    """One mention a clause for each topic that it speaks of."""
    for label in TOPICS:
        seen: set[tuple[int, int]] = set()
        for cue in prose.cues(label):
            clause = prose.clause(cue.start)
            if clause in seen or is_quoted_title(prose, cue.start) or _is_honours_name(prose, cue, clause):
                continue
            seen.add(clause)
            start, end = prose.given(*clause)
            pending = label == "innovation" and _PENDING.search(prose.text[cue.end : clause[1]])
            disliked = label == "satisfaction" and _NOT_AT_ALL.search(prose.text[clause[0] : cue.start])
            yield Mention(
                label=label,
                start=start,
                end=end,
                text=prose.text[slice(*clause)],
                polarity="denied"
                if disliked
                else "unsure"
                if pending
                else claim_polarity(prose, cue.start, cue.end),
                year=prose.year_at(cue.start),
            )


def _is_honours_name(prose: Prose, cue: Cue, clause: tuple[int, int]) -> bool:
    """True for 公益 in 荣获“消防公益先锋”: the word belongs to the honour's name."""
    if prose.text[cue.start : cue.end] in _OWN_MERIT:
        return False
    opened = re.search(r"[“\"「][^”\"」]*$", prose.text[clause[0] : cue.start])
    return opened is not None and bool(prose.within(*clause, "honour_verb"))


_NUMBER = re.compile(r"(?:证书)?(?:编号|证号|证书号|管理号|号码|号)(?:为|是|:)?\s*([A-Za-z0-9]{6,32})")
_ON_DUTY = re.compile(r"(?:不|未|没|均)?在岗|脱岗|值[班守]|培训班")
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
    text = prose.text[slice(*clause)]
    number = _NUMBER.search(prose.text[clause[0] : sentence_end])
    for item in read_qualifications(text):
        if _ON_DUTY.match(text[item.end :]):
            continue
        if not any(word in item.trade for word in ("消防工程师", "消防设施", "筑物")):
            continue
        start, end = prose.given(clause[0] + item.start, clause[0] + item.end)
        polarity = claim_polarity(prose, clause[0] + item.start, clause[0] + item.end)
        yield Mention(
            label="certificate",
            start=start,
            end=end,
            text=item.trade,
            polarity=polarity if item.held or polarity == "denied" else "unsure",
            grade=item.grade,
            number=number.group(1) if number else None,
        )


def named_years(prose: Prose) -> Iterator[Mention]:
    """Years that stand there with their number."""
    for match in years(prose.text):
        start, end = prose.given(*match.span())
        value = year_value(match.group())
        yield Mention("year", start, end, match.group(), value=None if value is None else float(value))
