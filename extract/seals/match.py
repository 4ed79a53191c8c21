"""Whose seal is it, by its text alone: names compared, and how two that differ are related, in Chinese."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from extract.result import SealCandidate, SealParts
from extract.seals.endings import ENDING
from ingest.document import Image

_DEPARTMENT = re.compile(
    r"(人事|人力资源|行政|财务|工程|项目|质量|技术|市场|销售|采购|安全|综合|检测|业务|资料)"
    r"\w{0,3}(部|处|室|科|中心)$"
    r"|办公室$|工会(委员会)?$|党支部$|项目部$"
)
_SPECIAL = re.compile(rf"(.*(?:{ENDING}|[会院校所]))(.{{2,8}}专用章.*)$")
_BRANCH = re.compile(r"(分公司|分局|分院|分会|分所|支行|分行|办事处|经营部|营业部)$")
_REGION = re.compile(r"[（(]([一-龥]{2,6})[)）]")
LENGTHS_OF_PLACE = range(2, 6)
"""Characters of a place in front of a name: 新疆, 乌鲁木齐, 克孜勒苏."""
MOST_NAMED = 5
"""Names shown as what a seal may bear."""


@dataclass(frozen=True, slots=True, eq=False)
class SealReading:
    """A seal as read. `text` is the organisation's name, None where unreadable; `probability` that it is
    the unit's (None without an expected name). `strip` shows the seal's text laid out straight (RGB);
    `views` are the readings of the single unwraps.
    """

    text: str | None
    confidence: float | None
    parts: SealParts
    candidates: tuple[SealCandidate, ...]
    matches: bool | None
    probability: float | None
    reason: str
    strip: Image | None = None
    views: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a seal is the unit's, None where undecidable; `candidates` are names compared, best first."""

    matches: bool | None
    probability: float | None
    reason: str
    candidates: tuple[SealCandidate, ...] = ()


def name_key(text: str) -> str:
    """A name for comparing: no spaces, no brackets, one kind of middle dot."""
    return re.sub(r"[\s（）()\[\]【】〔〕]", "", text).replace("•", "·").replace("・", "·")


def split_special(text: str) -> tuple[str, str | None]:
    """Split …有限公司财务专用章 into the name and the seal's kind; (text, None) where it bears no kind."""
    found = _SPECIAL.match(text)
    return (found.group(1), found.group(2)) if found else (text, None)


def match_text(seal_text: str | None, candidates: Sequence[str], unit_name: str | None) -> Verdict:
    """Judge a seal by its text alone, as after a correction by hand. `candidates` are further known names."""
    if not seal_text:
        return Verdict(None, None, "印文未能识别，请人工核对印章。")
    name, _ = split_special(seal_text)
    names = list(dict.fromkeys(n for n in ([unit_name] if unit_name else []) + list(candidates) if n))
    ranked = sorted(
        (SealCandidate(name=n, probability=round(_likeness(name, n), 4)) for n in names),
        key=lambda c: -c.probability,
    )
    if not unit_name:
        return Verdict(None, None, "表中没有单位名称，无法与印章核对。", tuple(ranked))
    if name_key(name) == name_key(unit_name):
        return Verdict(True, 1.0, f"印文“{seal_text}”与单位名称一致。", tuple(ranked))
    relation, decided = relation_of(name, unit_name)
    return Verdict(False if decided else None, 0.0 if decided else 0.5, relation, tuple(ranked))


def named_first(chances: Mapping[str, float], own: str) -> tuple[SealCandidate, ...]:
    """The likeliest names, and always the unit's own: without it nobody knows that the reader was asked about
    it, and what it decided is lost where many members bear names like it."""
    ranked = sorted(chances, key=lambda name: -chances[name])[:MOST_NAMED]
    if own in chances and own not in ranked:
        ranked[-1] = own
    return tuple(SealCandidate(name=name, probability=round(chances[name], 4)) for name in ranked)


def relation_of(seal_name: str, unit_name: str) -> tuple[str, bool]:
    """How two unequal names differ, in Chinese, and whether that makes them different units.

    A department's seal names the unit itself but is not its official seal: not decided here.
    """
    seal, unit = name_key(seal_name), name_key(unit_name)
    if seal.startswith(unit):
        rest = seal[len(unit) :]
        if _BRANCH.search(rest):
            return f"印章是分支机构“{seal_name}”的，不是“{unit_name}”本单位的公章。", True
        if _DEPARTMENT.search(rest):
            return f"印章是“{unit_name}”的内设部门章（{rest}），不是单位公章，请核实能否认可。", False
    if unit.startswith(seal) and _BRANCH.search(unit[len(seal) :]):
        return f"印章是总公司“{seal_name}”的，申报单位是其分支机构“{unit_name}”。", True
    if place_moved(seal_name, unit_name):
        return f"印文“{seal_name}”与“{unit_name}”仅地名位置不同，依法是不同的名称。", True
    if len(seal) == len(unit):
        off = [k for k in range(len(unit)) if seal[k] != unit[k]]
        if len(off) <= 2:
            spots = "、".join(f"第{k + 1}字印文为“{seal[k]}”而单位名称为“{unit[k]}”" for k in off)
            return f"印文“{seal_name}”与单位名称“{unit_name}”不符：{spots}。", True
    return f"印文“{seal_name}”与单位名称“{unit_name}”不符。", True


def _likeness(one: str, other: str) -> float:
    return float(Levenshtein.normalized_similarity(name_key(one), name_key(other)))


def place_moved(one: str, other: str) -> bool:
    """Whether two names differ only in where a place stands: 天山（新疆）公司 and 新疆天山公司. Without
    brackets a place leads one name and stands within the other; at its end it was read from its middle."""
    left, right = name_key(one), name_key(other)
    bracketed = {place for name in (one, other) for place in _REGION.findall(name)}
    for place in bracketed:
        if place in left and place in right and left.replace(place, "", 1) == right.replace(place, "", 1):
            return True
    return _leads_and_moved(left, right) or _leads_and_moved(right, left)


def _leads_and_moved(name: str, other: str) -> bool:
    for length in LENGTHS_OF_PLACE:
        place, rest = name[:length], name[length:]
        found = other.find(place, 1)
        if 0 < found < len(other) - length and other[:found] + other[found + length :] == rest:
            return True
    return False
