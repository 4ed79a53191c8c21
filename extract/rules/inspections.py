"""Results of inspections and membership dues in a narrative."""

import re
from collections.abc import Iterator

from extract.rules.facts import Mention, Polarity
from extract.rules.polarity import is_denied, is_open, is_planned
from extract.rules.prose import Prose
from extract.rules.subjects import is_anothers
from models.narrative import Cue


def inspections(prose: Prose) -> Iterator[Mention]:
    """Results of inspections by an authority: `asserted` for passed, `denied` for failed."""
    for sentence in prose.cued.sentences:
        told: set[Polarity] = set()
        looking = _looked_at(prose, sentence)
        if not looking:
            continue
        yield from _pending(prose, sentence)
        good = [c for c in prose.within(*sentence, "inspection_good") if _belongs(prose, c, looking)]
        good += [
            Cue("inspection_good", *m.span("grade" if m["grade"] else "given"))
            for m in _BARE_GRADE.finditer(prose.text, *sentence)
        ]
        bad = [c for c in prose.within(*sentence, "inspection_bad") if c.start >= looking[0].start - 4]
        good = [c for c in good if not any(b.start <= c.start and c.end <= b.end for b in bad)]
        bad = [c for c in bad if not any(_holds(g, c) for g in good)]
        for cue, failed in [*((c, False) for c in good), *((c, True) for c in bad)]:
            mention = _inspection(prose, cue, failed)
            if mention is not None and mention.polarity not in told:
                told.add(mention.polarity)
                yield mention


def _holds(whole: Cue, part: Cue) -> bool:
    """没挑出毛病 holds 挑出毛病, which alone would be the opposite; 无不合格 is left to its negation."""
    return whole.start <= part.start and part.end <= whole.end and whole.end - whole.start > 6


def _looked_at(prose: Prose, sentence: tuple[int, int]) -> list[Cue]:
    """The inspections that a sentence speaks of, or goes on speaking of: 我公司……，被评为优秀等次."""
    looking = prose.within(*sentence, "inspecting")
    looking = [
        cue
        for cue in looking
        if not _HELPS_TO_INSPECT.search(_until(prose, cue)) and not _BODY.match(prose.text[cue.end :])
    ]
    words = prose.text[slice(*sentence)]
    if looking and (prose.within(*sentence, "authority") or _UNDERGONE.search(words)):
        return looking
    grade = _GRADE_TOLD.search(words)
    if grade is None or sentence[0] == 0:
        return []
    before = prose.sentence(sentence[0] - 1)
    if (
        before == sentence
        or not prose.within(*before, "inspecting")
        or not prose.within(*before, "authority")
    ):
        return []
    place = sentence[0] + grade.start()
    return [Cue("inspecting", place, place)]


def _pending(prose: Prose, sentence: tuple[int, int]) -> Iterator[Mention]:
    """检查结果尚未公布 is neither passed nor failed."""
    for match in _RESULT_PENDING.finditer(prose.text, *sentence):
        start, end = prose.given(*match.span())
        yield Mention("inspection", start, end, match.group(), "unsure", year=prose.year_at(match.start()))


_HELPS_TO_INSPECT = re.compile(
    r"(?:配合|协助|参与|会同)[^,]{0,24}$|对(?!我|本)[^,]{0,10}(?:单位|企业|客户|场所|商户)[^,]{0,10}$"
)
_OTHERS_INSPECTED = re.compile(
    r"(?:该|某)[^,我本]{0,6}?(?:商场|宾馆|酒店|单位|小区|医院|学校|企业|场所|项目|大厦|楼)[^,我本]{0,8}$"
)
_BODY = re.compile(r"[^,。]{0,2}中心|机构")
"""评定 in 合格评定中心 is part of a body's name."""
_NO_INSPECTION = re.compile(r"[^,。]{0,20}(?:认证|验收|鉴定|评审|审核)")
_GRADE_TOLD = re.compile(
    r"(?:被|获)?评(?:为|定为)[^,。]{0,4}等次|等次为?|结论为|^[^,。:]{0,3}不?合格[^,。:]{0,6}:"
)
_BARE_GRADE = re.compile(
    r"(?:结论|结果|等次|评定|评级)(?:均|都)?(?:为|:)[“\"]?(?P<grade>[优良])(?![好秀良])"
    r"|(?:打|评|判|定|得|给)了?(?:个|成|为)[“\"]?(?P<given>[优良])(?=[”\",。;、!的]|$)"
)
"""结论：良 — a grade of one character needs its heading."""
_RESULT_PENDING = re.compile(
    r"(?:检查|抽查|考评)的?[^,。]{0,4}结果(?:目前)?(?:尚未|暂未|暂无|还未|未|还没有?|待)[^,。]{0,6}"
)
_UNDERGONE = re.compile(
    r"检查经历|迎检|历次检查|检查中[^,。]{0,6}(?:被评|评为|评定)|接受[^,。]{0,8}(?:检查|抽查|考评|督查)|监督(?:检查|抽查)|(?:年度|执业|专项|资质|行业|质量|历次|历年|每次|此次|该次|本次|第[一二三]次|首次)(?:的)?(?:检查|抽检|抽查)|(?:首|初)次?检[^,。]{0,4}(?:未|没|不)|被(?:抽查|检查|抽检|抽中|暗访)|对我[^,。]{0,6}(?:的|开展|进行|实施)[^,。]{0,8}(?:检查|评价|考评|核查)|检查(?:评定|结果|情况|结论)?:"
)


def _until(prose: Prose, cue: Cue) -> str:
    """The words of the clause before a cue."""
    return prose.text[prose.clause(cue.start)[0] : cue.start]


def _belongs(prose: Prose, cue: Cue, looking: list[Cue]) -> bool:
    """A result stands behind the inspection; only 通过 may stand before it, in the same clause."""
    if cue.start >= looking[0].start - 4:
        return True
    low, high = prose.clause(cue.start)
    return prose.text[cue.start : cue.end] == "通过" and any(low <= other.start < high for other in looking)


def _inspection(prose: Prose, cue: Cue, failed: bool) -> Mention | None:
    low, high = prose.clause(cue.start)
    if re.search(
        r"隐患|(?<!被)发现|客户|验收|帮助|协助|整改后(?!复[查验检核审])|申报|督促",
        prose.text[low : cue.start],
    ):
        return None
    if _NO_INSPECTION.match(prose.text[cue.end : high]):
        return None
    others = _OTHERS_INSPECTED.search(prose.text[low : cue.start])
    if others or is_anothers(prose, cue.start) or is_planned(prose, cue.start) or is_open(prose, cue.start):
        polarity: Polarity = "unsure"
    else:
        denied = is_denied(prose, cue.start, cue.end)
        polarity = "denied" if failed != denied else "asserted"
    start, end = prose.given(low, high)
    return Mention(
        label="inspection",
        start=start,
        end=end,
        text=prose.text[low:high],
        polarity=polarity,
        year=prose.year_at(cue.start),
        grade=prose.text[cue.start : cue.end],
    )


_ABOUT_DUES = re.compile(r"[^,]{0,6}会员?费(?:的?缴纳)?(?:方面|情况|上)")
_PAID = re.compile(
    r"缴|交|付|结清|汇[入至到出]|转入|转账|打[入到]|到账|一分不少|分文不[少差欠]|划转|拨付|转了|打了|转过去|打过去|(?:不|没)(?:用|让)?[^,]{0,6}催|[没未不]拖|按时|及时|按期|足额|(?:不|未|无|没有?)[^,]{0,2}欠"
)
_MEMBERS = re.compile(r"会员|协会|章程|会费")
"""缴费 tells of dues where members are spoken of; else it may be a phone bill."""
_UNPAID = re.compile(
    r"欠|忘(?:了|记|到|在)|差(?:着|了|[一两二三\d]年)|拖欠|逾期|(?:未|没有?|尚未)[^,]{0,8}(?:缴|交|付)|漏[缴交]|缓[缴交]"
)
_NOT_DUE = re.compile(
    r"(?:不|未)(?:涉及|存在|到|需要?|必|用)[^,]{0,6}会员?费|会员?费(?:缴纳|交纳)?(?:尚|还|暂|均)?(?:不涉及|未到期)|不到?(?:缴|交)费(?:期|时间)"
)
"""新入会，尚不涉及会费缴纳: neither paid nor owed."""
_NO_ARREARS = re.compile(
    r"(?:不|未|无|没有?|从未|从不)[^,]{0,4}(?:拖欠|欠|拖[过延])|(?:欠|漏|拖欠)(?:缴|交|费)[^,:]{0,8}(?::|为|记录|情况)*(?:无|零|没有|0(?![\d.]))"
)
"""从未拖欠; and 欠缴会费:无, the answer behind."""


def dues(prose: Prose) -> Iterator[Mention]:
    """Membership dues: `asserted` for paid, `denied` for unpaid."""
    for cue in prose.cues("dues"):
        low, high = prose.clause(cue.start)
        clause = prose.text[low:high]
        if _ABOUT_DUES.fullmatch(clause):  # what is said of them stands in the next clause
            high = prose.clause(high + 1)[1]
            clause = prose.text[low:high]
        if not (_PAID.search(clause) or _UNPAID.search(clause)):  # or farther on
            high = prose.clause(high + 1)[1] if prose.text[high : high + 1] == "," else high
            clause = prose.text[low:high]
        if not _MEMBERS.search(prose.text[slice(*prose.sentence(cue.start))]):
            continue
        if _NOT_DUE.search(clause):
            continue
        if _NO_ARREARS.search(clause):
            polarity: Polarity = "asserted"
        elif _UNPAID.search(clause):
            polarity = "denied"
        elif _PAID.search(clause):
            planned = is_planned(prose, cue.start) or is_open(prose, cue.start)
            polarity = "unsure" if planned else "asserted"
        else:
            continue
        start, end = prose.given(low, high)
        yield Mention("dues", start, end, clause, polarity, year=prose.year_at(cue.start))
