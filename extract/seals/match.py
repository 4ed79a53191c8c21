"""Whose seal is it: expected names verified on the recogniser's probabilities, or compared as text.

A decision is a probability with a reason in Chinese: the same unit, another one, or not decidable.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Levenshtein

from extract.result import SealCandidate, SealParts
from extract.seals.consensus import Consensus
from extract.seals.evidence import Difference, Evidence, mean_certainty
from ingest.document import Image

SAME = 0.9
"""Least probability of a seal that counts as the unit's."""
EVEN = 6.0
"""Nats behind the best reading at which a name is as likely as not: misread seals are far commoner than seals
that bear nearly the unit's name."""
CLOSE, NEAR, FITTING = 3.8, (6.5, 7.6), (6.0, 3.0)
"""Nats: a name this close behind the best reading is borne; one so near is where its best view loses no more
than so much by it. Of 201 held-out seals with four wrong names each, none of those came as close."""
LEAST_FIT = 1.0
"""Nats per character that a name may lose in its best view: among texts that all fit badly the least bad one
proves nothing."""
MISFIT = 8.0
"""Nats that a name may lose at most in the view that likes it best: one character that no view thinks
possible costs more, however little all of them agree on another in its place."""
READ_SO, FAR, SOME = 1.5, 12.0, 0.75
"""A name that one view reads as it is (nats lost) is borne also when it lies this far behind in all, where at
each difference no more than this share of the views clearly prefers the other reading."""
AHEAD = 1.0
MOST_WORN = 0.15
MOST_LOST, LEAST_SEEN = 0.2, 6
"""Share of a name that may be worn away, and characters that have to be seen, for it still to be borne: a
name that differs there and nowhere else is far rarer than wear."""
STRONG, BEYOND, CERTAIN = 0.65, 0.85, 0.9
"""Shares of the nats that the views can say, for a difference and for one that stands alone, and probability
of its characters, from which it speaks against a name."""
MOSTLY, UNDOUBTED, OVERWHELMING = 0.7, 0.97, 0.95
"""Mean certainty of a reading, probability of a character and share of the nats that views can say, from
which one difference decides alone. Another character takes all that views can say; the unit's own, hidden by
print, came to 0.88."""
LIKE, DENIED = 0.6, 7.0
"""Likeness from which reading and name are set side by side, character by character; and the nats that
the view which likes a name best has to lose by it, for each character that differs where the name is less
like. Of 230 held-out seals the units' own names, misread, came to 6.3, strangers' to 7.9 and more, like ones
to 8.4 (all but two of 177); rows of a square seal taken in another order lose more, and are told by the
characters that they share."""
LEAST_NAME = 4
"""Characters below which a written name is a piece of one."""
WHOLE = (
    "公司",
    "协会",
    "学会",
    "商会",
    "委员会",
    "学校",
    "学院",
    "大学",
    "医院",
    "中心",
    "事务所",
    "厂",
    "合伙",
)

_DEPARTMENT = re.compile(
    r"(人事|人力资源|行政|财务|工程|项目|质量|技术|市场|销售|采购|安全|综合|检测|业务|资料)"
    r"\w{0,3}(部|处|室|科|中心)$"
    r"|办公室$|工会(委员会)?$|党支部$|项目部$"
)
_BRANCH = re.compile(r"(分公司|分局|分院|分会|分所|支行|分行|办事处|经营部|营业部)$")
_REGION = re.compile(r"[（(]([一-龥]{2,6})[)）]")
LENGTHS_OF_PLACE = range(2, 6)
"""Characters of a place in front of a name: 新疆, 乌鲁木齐, 克孜勒苏."""


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
    found = re.search(r"(.*?(?:公司|厂|局|会|院|校|所|中心|大学|合伙）|合伙\)))(.{2,8}专用章.*)$", text)
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
    if _place_moved(seal_name, unit_name):
        return f"印文“{seal_name}”与“{unit_name}”仅地名位置不同，依法是不同的名称。", True
    if len(seal) == len(unit):
        off = [k for k in range(len(unit)) if seal[k] != unit[k]]
        if len(off) <= 2:
            spots = "、".join(f"第{k + 1}字印文为“{seal[k]}”而单位名称为“{unit[k]}”" for k in off)
            return f"印文“{seal_name}”与单位名称“{unit_name}”不符：{spots}。", True
    return f"印文“{seal_name}”与单位名称“{unit_name}”不符。", True


def decide(
    evidence: Sequence[Evidence], free: Consensus, read: str, unit: str, inner: str | None = None
) -> tuple[float, bool | None, str]:
    """Probability that the seal bears the unit's name, decision and reason.

    ``evidence[0]`` is on the unit's name, the rest on other names that it might bear; `read` is the reading
    as it is shown, `unit` the name as the form has it. Undecided is what neither fits well nor differs
    beyond doubt.
    """
    own, others = evidence[0], evidence[1:]
    kind = ""
    if inner and ("专用章" in inner or "收讫" in inner):
        kind = f"该印章为“{inner}”，一般不能代替单位公章，请核实。"
    probability = likely(own)
    ahead = [other for other in others if other.behind < own.behind - AHEAD and other.name != own.name]
    if bears(own) and not ahead:
        return max(SAME, probability), True, f"印文与单位名称“{unit}”一致。" + kind
    probability = min(probability, 0.5)
    if contradicts(own, free):
        reason, decided = relation_of(read, unit)
        return (0.0 if decided else probability), (False if decided else None), reason + kind
    shown = f"印文只能读作“{read}”，" if read else "印文无法读清，"
    return probability, None, f"{shown}不能确定是否为“{unit}”，请对照图片核对。" + kind


def likely(evidence: Evidence) -> float:
    """Probability that the seal bears the name, before other names are thought of."""
    if not evidence.read or evidence.loss > LEAST_FIT * max(1, len(evidence.name)):
        return float(min(0.5, 1.0 / (1.0 + np.exp(evidence.behind - EVEN))))
    return float(1.0 / (1.0 + np.exp(evidence.behind - EVEN)))


def bears(evidence: Evidence) -> bool:
    """Whether the views bear a name out: hardly worse than any other text in all of them together, or little
    worse where one view reads it well in itself."""
    if not evidence.read:
        return False
    if _only_worn(evidence):
        return True
    if evidence.loss > min(MISFIT, LEAST_FIT * len(evidence.name)) or any(map(_denied, evidence.differences)):
        return False
    if evidence.behind <= CLOSE:
        return True
    if evidence.loss <= READ_SO and evidence.behind <= FAR and _some_deny(evidence):
        return True
    like = abs(len(evidence.read) - len(evidence.name)) <= 1
    return like and any(
        evidence.behind <= behind and evidence.loss <= loss
        for behind, loss in zip(NEAR, FITTING, strict=True)
    )


def _denied(spot: Difference) -> bool:
    """Whether every view clearly sees something else than the name has, where ink is not worn away."""
    return spot.votes >= 1.0 and spot.nats > CLOSE and not spot.torn


def _some_deny(evidence: Evidence) -> bool:
    """Whether at most some of the views clearly prefer another reading, at each place of difference."""
    return all(spot.votes <= SOME for spot in evidence.differences)


def _only_worn(evidence: Evidence) -> bool:
    """Whether a name differs from the reading only where ink is worn away, in a few characters of many."""
    lost = sum(max(len(spot.name), len(spot.seal)) for spot in evidence.differences)
    seen = len(evidence.name) - lost
    return (
        all(spot.torn and len(spot.seal) <= len(spot.name) for spot in evidence.differences)
        and 0 < lost <= MOST_LOST * len(evidence.name)
        and seen >= LEAST_SEEN
    )


def contradicts(evidence: Evidence, free: Consensus) -> bool:
    """Whether the seal shows beyond doubt that it bears another name.

    What was merely not seen may be worn away, a name read from its middle is the same name, and a doubtful
    character proves nothing.
    """
    certain = mean_certainty(free)
    if len(evidence.read) < 4 or evidence.against < STRONG * evidence.most:
        return False
    if evidence.scrambled and not _place_moved(evidence.read, evidence.name):
        return False
    if len(evidence.name) < LEAST_NAME or evidence.nameless:
        return False  # a piece of a name, misread on the form, or no name on the seal
    within = evidence.read in evidence.name or evidence.name in evidence.read
    far = evidence.alike < LIKE and not within
    if evidence.loss < DENIED * (len(evidence.name) * (1.0 - evidence.alike) if far else 1.0):
        return False  # a view that can nearly read the name, or none that can read anything
    if not far and certain >= MOSTLY and any(_beyond_doubt(spot, evidence) for spot in evidence.single):
        return True
    if far:
        seen = sum(
            sure >= CERTAIN
            for sure, char in zip(free.sure, evidence.read, strict=True)
            if char not in evidence.name
        )
        return certain >= 0.6 and seen >= 3 and evidence.shared < 0.7
    return certain >= 0.8 and any(_speaks_against(spot, evidence, free.worn) for spot in evidence.differences)


def _beyond_doubt(spot: Difference, evidence: Evidence) -> bool:
    """Whether every view sees another character than the name's as clearly as can be: then it does not matter
    what is doubtful elsewhere."""
    return (
        spot.votes >= 1.0
        and spot.sure >= UNDOUBTED
        and spot.nats >= OVERWHELMING * evidence.most
        and not any(map(_seldom, spot.name))
    )


def _speaks_against(spot: Difference, evidence: Evidence, worn: float) -> bool:
    """Whether one difference between like names is beyond doubt, with the share of the rim that is worn."""
    if spot.nats < STRONG * evidence.most or spot.votes < 1.0:
        return False
    if not spot.seal:
        # Only a whole part of a name, as …分公司 behind the head office's, is missed for sure.
        return len(spot.name) >= 4 and worn <= MOST_WORN and evidence.read.endswith(WHOLE)
    if not spot.name and len(spot.seal) < 2:
        return False
    alone = len(spot.seal) <= 1
    shaky = any(other.nats < STRONG * evidence.most and not other.torn for other in evidence.differences)
    if (alone and shaky) or (len(spot.name) <= 2 and any(map(_seldom, spot.name))):
        return False  # where other characters are doubtful, one that seems clear is often misread too
    return spot.sure >= CERTAIN and spot.nats >= (BEYOND if alone else STRONG) * evidence.most


def _seldom(char: str) -> bool:
    """Whether a character lies beyond the 3,755 commonest (GB 2312 level one): readers take such a one for a
    commoner look-alike, and are sure of it."""
    code = char.encode("gb2312", errors="ignore")
    return len(code) != 2 or code[0] >= 0xD8


def _likeness(one: str, other: str) -> float:
    return float(Levenshtein.normalized_similarity(name_key(one), name_key(other)))


def _place_moved(one: str, other: str) -> bool:
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
