"""Whose seal is it: expected names verified on the recogniser's probabilities, or compared as text.

A decision is a probability with a reason in Chinese: the same unit, another one, or not decidable.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Levenshtein

from extract.result import SealCandidate, SealParts
from extract.seals.likelihood import TextScorer
from ingest.document import Image

SAME = 0.9
"""Probability from which a seal counts as the unit's (benchmarks/seals.py: right in 99.5 % and more)."""
OTHER = 0.03
"""Probability below which it counts as another unit's."""
LEAST_FIT = -2.0
"""Log-probability per character that the best view must give a name: of names truly borne 95 % have -0.8 and
better, strangers' names -6 and worse (58 held-out and real seals)."""
AGAINST = 6.0
"""Nats by which nearly every view has to prefer a character to the unit's before it speaks against the unit:
a misread character is seldom misread alike by both readers (benchmarks/seals.py)."""

_DEPARTMENT = re.compile(
    r"(人事|人力资源|行政|财务|工程|项目|质量|技术|市场|销售|采购|安全|综合|检测|业务|资料)"
    r"\w{0,3}(部|处|室|科|中心)$"
    r"|办公室$|工会(委员会)?$|党支部$|项目部$"
)
_BRANCH = re.compile(r"(分公司|分局|分院|分会|分所|支行|分行|办事处|经营部|营业部)$")
_SPECIAL = re.compile(r"[（(]?((?:[一-龥]{2,6})专用章|现金收讫|现金付讫)[（()）\d]*$")
_REGION = re.compile(r"[（(]([一-龥]{2,6})[)）]")


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
    if _without_region(seal_name) == _without_region(unit_name) and sorted(seal) == sorted(unit):
        return f"印文“{seal_name}”与“{unit_name}”仅地名位置不同，依法是不同的名称。", True
    if len(seal) == len(unit):
        off = [k for k in range(len(unit)) if seal[k] != unit[k]]
        if len(off) <= 2:
            spots = "、".join(f"第{k + 1}字印文为“{seal[k]}”而单位名称为“{unit[k]}”" for k in off)
            return f"印文“{seal_name}”与单位名称“{unit_name}”不符：{spots}。", True
    return f"印文“{seal_name}”与单位名称“{unit_name}”不符。", True


def verify(
    scorer: TextScorer, readings: Sequence[str], expected: Sequence[str], suffixes: Sequence[str] = ("",)
) -> tuple[float, list[SealCandidate]]:
    """Probability that the seal bears ``expected[0]``, and the candidates ranked.

    Each name is scored with every one of `suffixes` (印 on square seals) against the free readings, the
    agreed one first, and against texts between that and the unit's name.
    """
    unit = expected[0]
    # A seal that shows nothing bears no name: the empty text is a rival too.
    rivals = [*readings, "", *near_misses(unit, readings[0])]
    names = list(dict.fromkeys([*expected, *rivals]))
    texts = [name + suffix for name in names for suffix in suffixes]
    total = scorer.totals(texts).reshape(len(names), len(suffixes)).max(axis=1)
    best: dict[str, float] = {}
    for name, score in zip(names, total, strict=True):
        key = name_key(name)
        best[key] = max(best.get(key, -np.inf), float(score))
    own = name_key(unit)
    # Few seals bear a name that differs from the form's in a character; most that seem to are misread.
    posterior = {key: score + (0.0 if key == own else _prior(key, own)) for key, score in best.items()}
    top = max(posterior.values())
    share = {key: float(np.exp(score - top)) for key, score in posterior.items()}
    whole = sum(share.values())
    if not plausible(scorer, [name + suffix for name in expected for suffix in suffixes]):
        # Among texts that all fit badly the least bad one proves nothing.
        whole = max(whole, 2.0 * max(share[name_key(name)] for name in expected))
    ranked = [
        SealCandidate(name=name, probability=round(share[name_key(name)] / whole, 4))
        for name in dict.fromkeys(expected)
    ]
    return share[own] / whole, sorted(ranked, key=lambda c: -c.probability)


def plausible(scorer: TextScorer, texts: Sequence[str]) -> bool:
    """Whether some view reads one of the texts at all: LEAST_FIT nats a character or better."""
    lengths = np.array([max(1, len(text)) for text in texts])
    return bool((scorer.scores(texts) / lengths).max() >= LEAST_FIT)


def _prior(key: str, own: str) -> float:
    """Log odds, before looking, that a seal bears `key` rather than the unit's own name."""
    return -4.0 if Levenshtein.distance(key, own) <= 2 else -2.0


def near_misses(unit: str, free: str) -> list[str]:
    """Texts between the unit's name and the free reading: the name with single characters as read."""
    if len(unit) != len(free):
        return []
    off = [k for k in range(len(unit)) if unit[k] != free[k]]
    if not 2 <= len(off) <= 6:
        return []
    single = [unit[:k] + free[k] + unit[k + 1 :] for k in off]
    return single + [free[:k] + unit[k] + free[k + 1 :] for k in off]


def evidence_against(scorer: TextScorer, free: str, unit: str) -> float:
    """Nats by which the views prefer some part of the free reading to the unit's: the strongest single
    difference, on nearly the least convinced view."""
    operations = Levenshtein.opcodes(free, unit)
    variants = [
        free[: op.src_start] + unit[op.dest_start : op.dest_end] + free[op.src_end :]
        for op in operations
        if op.tag != "equal"
    ]
    if not variants:
        return 0.0
    scores = scorer.scores([free, *variants])
    preferred = np.sort(scores[:, :1] - scores[:, 1:], axis=0)
    return float(preferred[len(preferred) // 4].max())


def decide(
    probability: float, free: str | None, confidence: float, against: float, unit: str, inner: str | None
) -> tuple[bool | None, str]:
    """Decision and reason from the probability that the seal bears the unit's name, and from the free reading
    with its confidence and what it holds against the unit (`evidence_against`)."""
    kind = ""
    if inner and ("专用章" in inner or "收讫" in inner):
        kind = f"该印章为“{inner}”，一般不能代替单位公章，请核实。"
    if probability >= SAME:
        return True, f"印文与单位名称“{unit}”一致。" + kind
    if probability <= OTHER and free and _contradicts(free, unit, confidence, against):
        reason, decided = relation_of(free, unit)
        return (False if decided else None), reason + kind
    shown = f"印文只能读作“{free}”，" if free else "印文无法读清，"
    return None, f"{shown}不能确定是否为“{unit}”，请对照图片核对。" + kind


def _contradicts(free: str, unit: str, confidence: float, against: float) -> bool:
    """Whether a reading is sure enough to speak against the unit: a like name has to differ clearly in some
    character. One merely not seen may be worn away, and a name read from its middle is the same name."""
    seal, own = name_key(free), name_key(unit)
    if len(own) - len(seal) in (1, 2) and Levenshtein.distance(seal, own) == len(own) - len(seal):
        return False
    alike = Levenshtein.normalized_similarity(seal, own)
    turned = max(
        (Levenshtein.normalized_similarity(seal[k:] + seal[:k], own) for k in range(1, len(seal))),
        default=0.0,
    )
    if turned >= 0.7 and turned > alike:
        return False
    return against >= AGAINST if alike >= 0.6 else confidence >= 0.15


def _likeness(one: str, other: str) -> float:
    return float(Levenshtein.normalized_similarity(name_key(one), name_key(other)))


def _without_region(name: str) -> str:
    found = _REGION.search(name)
    region = found.group(1) if found else ""
    bare = name_key(name)
    if region:
        return bare.replace(region, "", 1)
    return re.sub(r"^(新疆|乌鲁木齐)市?", "", bare)
