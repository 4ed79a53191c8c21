"""Entries of a list: a heading with its answer, as tables written out and telegrams have them.

在保单位（家）：47 · 合同：上年29，本年35 · 人员42 · 奖励：无 · 会费清。

A heading is the whole left side of its entry, so that no word of a sentence is taken for one; what answers
it may go on over commas. Numbers that the other readers found stand; of words the entry knows better.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.rules.facts import Label, Mention, Polarity
from extract.rules.numerals import parse_number, smallest_step
from extract.rules.prose import Prose

_MARK = (
    r"(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.](?!\d)|[-·•*◆■●])?"
)
_WHEN = (
    r"(?:截至?止?(?:目前|年底|年末)?|目前|现有?|年内|年末|年底|全年|本年度?|今年|20\d\d年度?|上年度?|去年)?"
)
_NUMERAL = r"(?:\d+(?:\.\d+)?|[一二三四五六七八九十百千]+)"
_SIZE = r"(?:总数|总量|数量|人数|家数|份数|个数|户数|规模|总计|合计|数)?"
_WITH_UNIT = r"(?:\((?P<unit>[^()]{1,5})\))?"

_HEADINGS: dict[Label, str] = {
    "contracts": (
        r"(?:消防)?(?:(?:现?在[保维管]|维保|维护保养|代维|技术服务|签约|续约|新签|服务)+(?:单位|客户|合同|项目|业主|企业|用户)?"
        rf"|合同|客户){_SIZE}"
    ),
    "area": (
        r"(?:消防)?(?:现?在[保维管]|维保|维护保养|代维|技术服务|签约|服务|合同)*(?:建筑)?(?:总)?面积(?:合计|总计)?"
    ),
    "employees": (
        rf"(?:公司|单位|企业|全体|在职|在岗|在册|从业|用工|正式)*(?:人员|员工|职工|从业人员|人数){_SIZE}"
    ),
    "honour": r"(?:所?获得?|取得)?(?:荣誉|奖励|表彰|奖项|获奖)(?:称号)?(?:情况|记录)?",
    "dues": r"(?:协会|会员)?会员?费(?:缴纳|交纳)?(?:情况)?",
    "satisfaction": (
        r"(?:客户|业主|用户|甲方|服务对象|服务)(?:满意度?|评价|反馈|反映|口碑|回访)(?:情况|结果)?"
    ),
    "inspection": (
        r"(?:年度|执业|质量|专项|监督|主管部门|消防部门|大队|支队|总队|住建)*(?:年检|年审|检查|抽查|抽检|考评|督查)"
        r"(?:结果|结论|评定|情况|等次)?"
    ),
}
_ENTRY = {
    label: re.compile(rf"^{_MARK}{_WHEN}(?P<heading>{words}){_WITH_UNIT}(?P<colon>:)?(?P<answer>.+)$")
    for label, words in _HEADINGS.items()
}
_THEN = r"(?:其中|上年度?|去年|本年度?|今年|年初|年末|现有?|共|合计|新签|续签|新增|20\d\d年度?)*"
_NUMBER = {
    "contracts": re.compile(rf"^{_THEN}(?P<number>{_NUMERAL})[家份个户项]?$"),
    "area": re.compile(rf"^{_THEN}约?(?P<number>{_NUMERAL})(?P<scale>万?)$"),
    "employees": re.compile(rf"^(?:共|合计|现有|上年|本年)?(?P<number>{_NUMERAL})[人名]?$"),
}
_SQUARE_METRES = ("平方米", "平米", "㎡", "m2", "m²")
_COUNTED = {"contracts": "家份个户项", "employees": "人名"}

_NONE = r"(?:均|都|暂|尚)?(?:无|没有|零|0|未获得?)(?:[项次个])?"
_SETTLED = r"(?:[缴交付结补]|[缴交付结补]?[清齐讫])"
_PRAISE = (
    r"(?:很|非常|最|特别)?(?:专业|负责|放心|及时|热情|周到|可靠|靠谱|省心|认真|细致|到位|优质|高效|满意)"
)
_PASSED = r"(?:合格|优秀?|良好?|好|通过|过关?了?|达标|[AB]级)"
_ANSWERS: dict[Label, tuple[tuple[re.Pattern[str], Polarity], ...]] = {
    "honour": (
        (re.compile(r"^空缺$"), "denied"),
        (re.compile(rf"^(?:[一-龥]{{1,4}}级)?{_NONE}$"), "denied"),
        (re.compile(rf"^(?:[一-龥]{{1,4}}级)(?!0|零){_NUMERAL}[项次个]?$"), "asserted"),
    ),
    "dues": (
        (re.compile(rf"^(?:已|全|均|都|20\d\d年度?)*{_SETTLED}(?:清|齐|讫|了)?$"), "asserted"),
        (re.compile(r"^(?:尚|还|暂)?(?:未|没|欠|待)(?:有)?(?:[缴交付结]|[缴交付结]?[清齐])?$"), "denied"),
    ),
    "satisfaction": (
        (re.compile(r"^(?:均|都|很|较|良)?(?:好|优|优秀|满意|高|不错|优良|佳)评?$"), "asserted"),
        (re.compile(rf"^{_PRAISE}(?:[、和]?{_PRAISE})*[!]?$"), "asserted"),
        (re.compile(r"^(?:较|很)?(?:差|不满意|不好|低)$"), "denied"),
    ),
    "inspection": (
        (re.compile(rf"^(?:{_NUMERAL}次)?(?:均|都|全部?|一次)*为?{_PASSED}$"), "asserted"),
        (re.compile(rf"^(?:{_NUMERAL}次)?(?:为)?(?:不合格|差|未通过|不过|没过|未过|不达标)$"), "denied"),
    ),
}  # fmt: skip
_RETRIED = re.compile(r"^(?:复[查检核]|再[查检]|重新检查|整改后(?:复查)?)(?P<answer>.+)$")
_JUST_COUNTED = re.compile(rf"^{_NUMERAL}次?$")


_OF_WHICH = re.compile(r"其中[^。;]{0,6}(?:维保|维护保养|检测|技术服务)")
"""合同：96，其中维保12: the heading counts contracts of every kind."""
_DIGITS = {
    "contracts": re.compile(r"\d{1,4}"),
    "area": re.compile(r"\d+(?:\.\d+)?万"),
    "employees": re.compile(r"\d{1,4}人?"),
}
"""Answers that need no colon between them and their heading."""


@dataclass(frozen=True, slots=True)
class _Open:
    """The entry that clauses go on answering."""

    label: Label
    scale: float
    unit: bool


def entries(prose: Prose) -> Iterator[Mention]:
    """What headings and their answers say, one mention an answer."""
    opened: _Open | None = None
    for sentence in prose.cued.sentences:
        if prose.text[sentence[0] - 1 : sentence[0]] not in (";", "；"):
            opened = None  # 荣誉：2项；区级0项 goes on
        for low, high in prose.clauses_of(sentence):
            clause = prose.text[low:high]
            begun = _begun(clause)
            if (
                begun is not None
                and begun[0].label == "area"
                and opened is None
                and clause.startswith("面积")
            ):
                begun = None  # 面积52万 alone may be anything's
            if begun is not None:
                opened, offset = begun
            elif opened is None:
                break  # an entry is the beginning of its sentence; elsewhere words are prose
            else:
                offset = 0
            mention = _answered(prose, opened, clause[offset:], low + offset, high)
            if mention is not None:
                yield mention
            elif begun is None:
                break


def _begun(clause: str) -> tuple[_Open, int] | None:
    """The entry that a clause begins, and where its answer starts; None where it is no entry."""
    for label, pattern in _ENTRY.items():
        match = pattern.match(clause)
        if match is None:
            continue
        unit, scale = match["unit"], 1.0
        if label == "area":
            size = (unit or "").removeprefix("万")
            if unit is not None and size not in _SQUARE_METRES:
                continue
            scale = 10_000.0 if (unit or "").startswith("万") else 1.0
        elif unit is not None and unit[0] not in _COUNTED.get(label, "") + "次项":
            continue
        if match["colon"] is None and not _bare(label, match):
            continue
        return _Open(label, scale, unit is not None), match.start("answer")
    return None


def _bare(label: Label, match: re.Match[str]) -> bool:
    """人员42 and 会费清 need no colon; a sentence that begins with the same word is no entry."""
    answer = match["answer"]
    if label in _NUMBER:
        return bool(_DIGITS[label].fullmatch(answer)) and not match["heading"].startswith("服务")
    return any(pattern.match(answer) for pattern, _ in _ANSWERS[label]) or (
        label == "inspection" and bool(re.fullmatch(rf"{_NUMERAL}次", answer))
    )


def _answered(prose: Prose, entry: _Open, answer: str, start: int, end: int) -> Mention | None:
    if entry.label in _NUMBER:
        if entry.label == "contracts" and _OF_WHICH.search(prose.text[slice(*prose.sentence(start))]):
            return None
        match = _NUMBER[entry.label].match(answer)
        value = parse_number(match["number"]) if match else None
        if match is None or value is None:
            return None
        given = prose.given(start + match.start("number"), end)
        scale = entry.scale * (10_000.0 if match.groupdict().get("scale") else 1.0)
        if entry.label == "area" and scale == 1.0 and not entry.unit:
            return None  # 面积52: of what unit, nobody says
        step = smallest_step(match["number"]) * scale
        return Mention(entry.label, *given, answer, value=value * scale, step=step, year=prose.year_at(start))
    retried = _RETRIED.match(answer) if entry.label == "inspection" else None
    words = retried["answer"] if retried else answer
    for pattern, polarity in _ANSWERS[entry.label]:
        if pattern.match(words):
            return Mention(entry.label, *prose.given(start, end), answer, polarity, year=prose.year_at(start))
    return None
