"""Professional qualifications: which trade, which grade, and whether the season accepts it."""

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz.distance import Levenshtein

ENGINEER = "注册消防工程师"
OPERATOR = "消防设施操作员"
BUILDING_OPERATOR = "建（构）筑物消防员"
"""The trade that 消防设施操作员 took the place of (职业分类大典 2015); its certificates stay valid."""

GRADES = ("初级", "中级", "高级", "技师", "高级技师")
"""Grades of a trade from low to high; 国家职业技能标准 counts them 五级 to 一级."""

Verdict = Literal["eligible", "ineligible", "unknown"]

_SPELLINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        ENGINEER,
        re.compile(
            r"(?:国家|执业)?注册(?:类)?消防工程师|[一二12]级(?:注册)?消防(?:工程师|师)|(?:[一二]级)?注消|注册消防师|[一二]消(?!防)"
        ),
    ),
    (OPERATOR, re.compile(r"消防设施(?:监控|检测维修保养|维修保养)?操作(?:人?员|工|师|证)|消防设施操作")),
    (BUILDING_OPERATOR, re.compile(r"建?\(?构?\)?筑物?消防(?:员|工)")),
)
_CANONICAL = {ENGINEER: "注册消防工程师", OPERATOR: "消防设施操作员", BUILDING_OPERATOR: "构筑物消防员"}
_OTHER_TRADES = re.compile(
    r"(?:注册)?(?:安全|造价|监理|建筑|结构|电气|设备|咨询|测绘|岩土|土木|给排水|暖通|公用设备)[一-龥]{0,4}工程师"
    r"|(?:高级|中级|助理|初级)(?:消防)?工程师|(?:高级|中级|初级)职称|建造师|造价[师员]|(?:专职)?安全(?:管理)?员"
    r"|施工员|质量员|质检员|材料员|资料员|预算员|项目经理|监理员|(?:低压|高压|维修)?电工|焊工|架子工|登高|特种作业"
    r"|(?:灭火|应急)救援员|消防安全(?:管理人|责任人|管理员)|消防监督员|专职消防员|心理咨询师|教师资格|驾驶证|保安员"
    r"|健康管理师|叉车|会计|人力资源管理师|企业培训师|物业管理(?:师|员)|计算机|程序员|急救员|救护员"
)
_GRADE = re.compile(
    r"高级技师|技师|高级工?|中级工?|初级工?|(?:国家职业资格)?[一二三四五1-5ⅠⅡⅢⅣⅤ]\)?级|[一二](?=消(?!防))"
)
_LEVELS = {char: 5 - place for chars in ("一二三四五", "12345") for place, char in enumerate(chars)}
_ROMAN = {"III": "3", "IV": "4", "II": "2", "V": "5", "I": "1"}
_NOT_HELD = re.compile(
    r"备考|办理中|正在办|在办|报考|报名|在考|在读|在学|正在(?:考|学|申)|准备考|拟考|未取得|未获得|尚未|没有|待考|考试中|已过期|过期|失效|注销|吊销"
)
_GRADES_LISTED = re.compile(rf"(?:(?:{_GRADE.pattern})(?:\d+[人名位个])?[、和及])+$")
_LAPSED = re.compile(
    r"\(?(?:证书|现|目前)?(?:已|己)?(?:过期|失效|注销|被注销|被吊销|吊销)\)?"
    r"|\(?(?:但|只是|不过)?(?:证书?|证件|本子)(?:还|尚|暂|目前|现|正)*(?:没有?|未)(?:领到?|拿到?|下发|下来|发放?|取得|到手)[^,]{0,3}\)?"
    r"|\(?(?:还|尚|目前|现|正)*(?:在)?(?:等待?|待)(?:发证|领证|出证|证书(?:下发|发放)?)\)?"
)
"""Words on their own that speak of the certificate named before them: lapsed, or not yet handed over."""
_BREAK = re.compile(r"[、，,;；。\n|]|以及|(?<=[证书员师))])[和及与]|(?<=级)[和及与]")


def lapsed(clause: str) -> bool:
    """Whether a clause of its own says that the certificate named before it is not held: 证书还没有领到."""
    return bool(_LAPSED.fullmatch(clause))


@dataclass(frozen=True, slots=True)
class Qualification:
    """One certificate as claimed. `grade` is one of GRADES for a trade, 一级/二级 for an engineer, None
    where not said; `start`, `end` are offsets in the folded text; `held` is False for 备考 and 过期.
    """

    trade: str
    grade: str | None
    start: int
    end: int
    text: str
    held: bool = True


TRADES = (ENGINEER, OPERATOR, BUILDING_OPERATOR)
"""Trades whose spellings are known; a season may accept others, which are known by their name."""


def read_qualifications(text: str, named: tuple[str, ...] = ()) -> tuple[Qualification, ...]:
    """Every certificate named in the text of a cell, other trades' included, in order. `named` are trades
    that the season accepts besides those known here."""
    folded = _fold(text)
    found: list[Qualification] = []
    for start, end in _segments(folded):
        segment = folded[start:end]
        trades = _trades(segment, named)
        if not trades and found and _LAPSED.fullmatch(segment):
            found[-1] = replace(found[-1], held=False)
        if not trades:
            grade = _agreed_grade(_GRADE.findall(segment), found[-1].trade) if found else None
            if found and grade and not _words_beside_grade(segment):
                found[-1:] = _with_grade(found[-1], grade, start, end, folded)
            continue
        held = not _NOT_HELD.search(segment)
        found += _graded_before(folded[:start], segment, trades[0], start, held)
        for (trade, low, high), grades in zip(trades, _assign_grades(segment, trades), strict=True):
            grade = _agreed_grade(grades, trade)
            found.append(Qualification(trade, grade, start + low, start + high, segment, held))
    return tuple(found)


def _graded_before(
    before: str, segment: str, first: tuple[str, int, int], start: int, held: bool
) -> list[Qualification]:
    """Grades listed before their trade: 初级、中级、高级构筑物消防员 are three certificates."""
    trade, low, high = first
    own = _GRADE.match(segment)
    listed = _GRADES_LISTED.search(before)
    if own is None or own.end() > low + 2 or listed is None:
        return []
    grades = [_agreed_grade([match.group()], trade) for match in _GRADE.finditer(listed.group())]
    return [
        Qualification(trade, grade, start + low, start + high, segment, held) for grade in grades if grade
    ]


def _with_grade(
    last: Qualification, grade: str, start: int, end: int, folded: str
) -> tuple[Qualification, ...]:
    """A grade on its own is the certificate's before it, or another of its trade: 高级21人、中级83人."""
    if last.grade is None and not folded.startswith(("其中", "(其中"), start):
        whole = Qualification(last.trade, grade, last.start, end, folded[last.start : end], last.held)
        return (whole,)
    if last.grade == grade:
        return (last,)
    return last, Qualification(last.trade, grade, start, end, folded[start:end], last.held)


_A_SCHOOL = re.compile(r"技?工?(?:学院|学校)|协会|中学|职业学|职称")


def grades_in(text: str, trade: str) -> frozenset[str]:
    """Every grade that a text names, as a grade of `trade`: 技能等次二级 on a card, its trade elsewhere."""
    folded = _fold(text)
    words = [m.group() for m in _GRADE.finditer(folded) if not _A_SCHOOL.match(folded[m.end() :])]
    found = (_agreed_grade([word], trade) for word in words)
    return frozenset(grade for grade in found if grade)


def accepts(
    qualification: Qualification, trades: tuple[str, ...] = (ENGINEER, OPERATOR), lowest: str = "中级"
) -> Verdict:
    """Whether a certificate is one of `trades`, at `lowest` or above where the trade has grades ("": any)."""
    trade = OPERATOR if qualification.trade == BUILDING_OPERATOR else qualification.trade
    if trade not in trades or not qualification.held:
        return "ineligible"
    if trade == ENGINEER or not lowest:
        return "eligible"
    if qualification.grade is None:
        return "unknown"
    enough = GRADES.index(qualification.grade) >= GRADES.index(lowest)
    return "eligible" if enough else "ineligible"


def judge_qualifications(
    text: str, trades: tuple[str, ...] = (ENGINEER, OPERATOR), lowest: str = "中级"
) -> tuple[Verdict, Qualification | None]:
    """The best verdict over all certificates of a cell, with the certificate that decides it.

    No certificate known to the rules is `ineligible` with None: other trades do not count. A name that
    stops short (消防工程师, 中控证) is `unknown`: a person has to look.
    """
    order: tuple[Verdict, ...] = ("eligible", "unknown", "ineligible")
    verdicts = [(accepts(item, trades, lowest), item) for item in read_qualifications(text, trades)]
    best = min(verdicts, key=lambda pair: order.index(pair[0]), default=None)
    if best is not None and best[0] != "ineligible":
        return best
    if (
        best is None
        and set(trades) & set(TRADES)
        and re.search(r"消防工程师|中控|消控|消防控制室|消防证|注消", _OTHER_TRADES.sub("", _fold(text)))
    ):
        return "unknown", None
    if best is None and re.fullmatch(rf"(?:{_GRADE.pattern})+", re.sub(r"[()/、]|证书?$", "", _fold(text))):
        return "unknown", None  # a grade alone: the trade may stand in the label or on the certificate
    return best if best is not None else ("ineligible", None)


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text)
    folded = re.sub(r"(?<![A-Z])(III|IV|II|V|I)(?=级)", lambda match: _ROMAN[match.group()], folded)
    folded = re.sub(r"[ \t　]", "", folded)
    # 四級, 四圾, 申级: written or read otherwise; one character for one, so that places stay.
    folded = re.sub(r"(?<=[一二三四五1-5壹贰叁肆伍初中高申巾)])[級圾绂汲極](?!别)", "级", folded)
    folded = re.sub(r"[申巾](?=级)", "中", folded)
    return re.sub(
        r"[壹贰叁肆伍](?=\)?级)", lambda match: "一二三四五"["壹贰叁肆伍".index(match.group())], folded
    )


def _segments(text: str) -> list[tuple[int, int]]:
    cuts = [0]
    for match in _BREAK.finditer(text):
        cuts.extend((match.start(), match.end()))
    cuts.append(len(text))
    pairs = zip(cuts[::2], cuts[1::2], strict=True)
    return [(start, end) for start, end in pairs if text[start:end].strip()]


def _trades(segment: str, named: tuple[str, ...] = ()) -> list[tuple[str, int, int]]:
    """(trade, start, end) in order; fire trades by spelling, the season's by name, both also with one slip,
    then other trades."""
    found: list[tuple[str, int, int]] = []

    def free(start: int, end: int) -> bool:
        return all(end <= low or start >= high for _, low, high in found)

    for trade, pattern in _SPELLINGS:
        for match in pattern.finditer(segment):
            if free(*match.span()):
                found.append((trade, *match.span()))
    own = {trade: unicodedata.normalize("NFKC", trade) for trade in named if trade not in TRADES}
    for trade, name in own.items():
        for match in re.finditer(re.escape(name), segment):
            if free(*match.span()):
                found.append((trade, *match.span()))
    for trade, name in (_CANONICAL | {trade: name for trade, name in own.items() if len(name) >= 5}).items():
        slip = _one_slip(segment, name)
        if slip is not None and free(*slip) and not _OTHER_TRADES.search(segment[slip[0] : slip[1]]):
            found.append((trade, *slip))
    for match in _OTHER_TRADES.finditer(segment):
        if free(*match.span()):
            found.append((match.group(), *match.span()))
    return sorted(found, key=lambda item: item[1])


def _one_slip(segment: str, name: str) -> tuple[int, int] | None:
    """Where `name` stands with one character wrong, missing or too many."""
    for length in (len(name), len(name) - 1, len(name) + 1):
        for start in range(len(segment) - length + 1):
            window = segment[start : start + length]
            if Levenshtein.distance(window, name, score_cutoff=1) <= 1:
                return start, start + length
    return None


def _assign_grades(segment: str, trades: list[tuple[str, int, int]]) -> list[list[str]]:
    """Grade words of each trade: right before its name, else after the name before."""
    grades: list[list[str]] = [[] for _ in trades]
    for match in _GRADE.finditer(segment):
        inside = next((k for k, (_, low, high) in enumerate(trades) if low <= match.start() < high), None)
        after = next((k for k, (_, low, _) in enumerate(trades) if 0 <= low - match.end() <= 1), None)
        before = [k for k, (_, _, high) in enumerate(trades) if high <= match.start()]
        owner = inside if inside is not None else after if after is not None else before[-1] if before else 0
        grades[owner].append(match.group())
    return grades


def _words_beside_grade(segment: str) -> bool:
    """True where a segment says more than a grade: it speaks of something else."""
    rest = _GRADE.sub("", segment.removeprefix("其中"))
    rest = re.sub(r"[\d一二三四五六七八九十]+余?[人名位个](?:成为|考取|取得|晋升|升为)?", "", rest)
    return bool(re.search(r"[一-龥]", re.sub(r"[()/技能等级职业资格证书为]", "", rest)))


def _agreed_grade(words: list[str], trade: str) -> str | None:
    """The one grade that the words say, None where they say none or two."""
    if trade == ENGINEER:
        words = [word.replace(")", "") if len(word) > 1 else f"{word}级" for word in words]
        levels = {_level_digit(word) for word in words if word.endswith("级") and word[-2] in _LEVELS}
        named = {"一级" if level == "1" else "二级" for level in levels if level in "12"}
        return named.pop() if len(named) == 1 else None
    ranks = {_rank(word) for word in words}
    return GRADES[ranks.pop() - 1] if len(ranks) == 1 else None


def _level_digit(word: str) -> str:
    return str(6 - _LEVELS[word[-2]])


def _rank(word: str) -> int:
    """1 for 初级/五级 up to 5 for 高级技师/一级."""
    word = word.replace(")", "")
    if word.endswith("级") and word[-2] in _LEVELS:
        return _LEVELS[word[-2]]
    return GRADES.index(word.removesuffix("工")) + 1
