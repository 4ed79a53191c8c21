"""Scoring of one reading against the truth: pure functions, no reading and no files."""

import math
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import Levenshtein

from extract.result import Extraction, Seal
from ingest.document import Box

NARRATIVE_KEYS = ("维保合同数量", "服务面积")
"""May be read from the narrative although the form has no cell for them: no invention."""
UNSCORED_FLAGS = ("low_confidence_field",)
"""Says that a person should look, which is right or wrong by calibration, not by the truth of the case."""
MATCH_IOU = 0.3
"""A detection counts for a true seal from this overlap on: seals are round, boxes of half a seal pass."""


def fold(text: str) -> str:
    """NFKC, without any white space: the equality in which whole fields are compared."""
    # Once more after the spaces are gone: a mark may now stand beside the letter that it joins.
    return unicodedata.normalize("NFKC", "".join(unicodedata.normalize("NFKC", text).split()))


def fold_name(text: str) -> str:
    """As `fold`, without brackets: the equality in which organisations' names on seals are compared."""
    return "".join(char for char in fold(text) if char not in "()[]{}<>【】〔〕〈〉《》")


@dataclass(frozen=True, slots=True)
class FieldScore:
    """One field that the truth has. `got` is None where nothing was read. `certain`: the product shows it
    without asking a person to look, that is no `low_confidence_field` names it."""

    key: str
    expected: str
    got: str | None
    confidence: float | None
    certain: bool
    under_seal: bool

    @property
    def exact(self) -> bool:
        return self.got is not None and fold(self.got) == fold(self.expected)

    @property
    def characters(self) -> int:
        return len(fold(self.expected))

    @property
    def wrong_characters(self) -> int:
        """Edit distance, at most the length of the truth."""
        return min(self.characters, Levenshtein.distance(fold(self.expected), fold(self.got or "")))


@dataclass(frozen=True, slots=True)
class SealScore:
    """One true seal and what was found in its place (None: missed). `matches` is the unit decision.

    `expected_match` is None for seals that are not the unit's to match (a recommender's, a chop).
    """

    kind: str
    state: str
    shape: str
    text: str | None
    found: bool
    found_kind: str | None = None
    found_text: str | None = None
    found_inner: str | None = None
    expected_match: bool | None = None
    matches: bool | None = None

    @property
    def text_exact(self) -> bool:
        """Name alone or name with the inner text."""
        if self.text is None or self.found_text is None:
            return False
        names = {fold_name(self.found_text), fold_name(self.found_text + (self.found_inner or ""))}
        return fold_name(self.text) in names


@dataclass(frozen=True, slots=True)
class Scored:
    """Everything about one submission. `invented` are canonical keys read though the form leaves them blank
    or does not have them; `false_seals` company seals reported where there is none."""

    name: str
    layout: str
    capture: str
    handwriting: bool
    scenario: str
    failed: bool
    kind_right: bool
    award_right: bool
    fields: tuple[FieldScore, ...]
    invented: tuple[str, ...]
    seals: tuple[SealScore, ...]
    false_seals: int
    flags_expected: frozenset[str]
    flags_got: frozenset[str]
    seconds: float


def score(name: str, truth: Mapping[str, Any], got: Extraction, seconds: float) -> Scored:
    """Compare a reading with its truth (schema: samples/README.md)."""
    doubtful = {key for flag in got.flags if flag.code == "low_confidence_field" for key in flag.fields}
    fields = tuple(_field(key, item, truth, got, doubtful) for key, item in truth["fields"].items())
    expected = set(truth["fields"])
    invented = tuple(
        key
        for key in got.fields
        if key not in expected and key not in NARRATIVE_KEYS and got.fields[key].value
    )
    seals, false_seals = match_seals(truth["seals"], got.seals)
    return Scored(
        name=name,
        layout=str(truth["layout"]),
        capture=str(truth["capture"]),
        handwriting=bool(truth["handwriting"]),
        scenario=str(truth["scenario"]),
        failed=bool(got.errors),
        kind_right=got.kind == truth["kind"],
        award_right=_award_right(truth, got),
        fields=fields,
        invented=invented,
        seals=seals,
        false_seals=false_seals,
        flags_expected=frozenset(truth["flags"]),
        flags_got=frozenset(flag.code for flag in got.flags) - set(UNSCORED_FLAGS),
        seconds=seconds,
    )


def _award_right(truth: Mapping[str, Any], got: Extraction) -> bool:
    """An award that the notice does not have may be reported as none or by its name."""
    if truth["award"] is None:
        named = truth["fields"].get("申报奖项", {}).get("value", "")
        return got.award is None or fold(got.award) == fold(str(named))
    return got.award is not None and fold(got.award) == fold(str(truth["award"]))


def _field(
    key: str, item: Mapping[str, Any], truth: Mapping[str, Any], got: Extraction, doubtful: set[str]
) -> FieldScore:
    read = got.fields.get(key)
    confidence = read.confidence if read is not None else None
    return FieldScore(
        key=key,
        expected=str(item["value"]),
        got=read.value if read is not None else None,
        confidence=confidence,
        certain=confidence is not None and key not in doubtful,
        under_seal=_under_seal(item, truth["seals"]),
    )


def _under_seal(item: Mapping[str, Any], seals: Sequence[Mapping[str, Any]]) -> bool:
    if item["box"] is None:
        return False
    box = Box(*item["box"])
    area = (box.x1 - box.x0) * (box.y1 - box.y0)
    on_page = [Box(*seal["box"]) for seal in seals if seal["box"] and seal["page"] == item["page"]]
    return any(_shared(box, other) > 0.2 * area for other in on_page)


def match_seals(
    expected: Sequence[Mapping[str, Any]], got: Sequence[Seal]
) -> tuple[tuple[SealScore, ...], int]:
    """Pair true seals with reported ones, best overlap first; the number of company seals left over."""
    pairs = sorted(
        (
            (overlap(truth, seal), i, j)
            for i, truth in enumerate(expected)
            for j, seal in enumerate(got)
            if truth["page"] == seal.page or truth["box"] is None
        ),
        reverse=True,
    )
    chosen: dict[int, int] = {}
    for value, i, j in pairs:
        if value >= MATCH_IOU and i not in chosen and j not in chosen.values():
            chosen[i] = j
    scores = tuple(_seal(truth, got[chosen[i]] if i in chosen else None) for i, truth in enumerate(expected))
    left = [seal for j, seal in enumerate(got) if j not in chosen.values()]
    return scores, sum(1 for seal in left if seal.kind == "company")


def overlap(truth: Mapping[str, Any], seal: Seal) -> float:
    """Intersection over union; from 0.5 on by kind and name where the truth has no box: a Word file has
    no pages before it is laid out."""
    if truth["box"] is None:
        alike: float = Levenshtein.normalized_similarity(truth["text"] or "", seal.text or "")
        return 0.5 + 0.25 * float(truth["kind"] == seal.kind) + 0.25 * alike
    box = Box(*truth["box"])
    shared = _shared(box, seal.box)
    union = _area(box) + _area(seal.box) - shared
    return shared / union if union > 0 else 0.0


def _seal(truth: Mapping[str, Any], found: Seal | None) -> SealScore:
    ours = truth.get("role") == "unit" and truth["kind"] == "company"
    return SealScore(
        kind=str(truth["kind"]),
        state=str(truth["state"]),
        shape=str(truth["shape"]),
        text=truth["text"],
        found=found is not None,
        found_kind=found.kind if found else None,
        found_text=found.text if found else None,
        found_inner=found.parts.inner if found else None,
        expected_match=(truth["state"] != "mismatch") if ours else None,
        matches=found.matches_unit if found else None,
    )


def _shared(a: Box, b: Box) -> float:
    width, height = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
    return max(0.0, width) * max(0.0, height)


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)


@dataclass(frozen=True, slots=True)
class Share:
    """`right` of `total`; the bounds are Wilson's 95 % interval. Nothing measured is None, never 100 %."""

    right: int
    total: int

    @property
    def value(self) -> float | None:
        return self.right / self.total if self.total else None

    @property
    def bounds(self) -> tuple[float, float] | None:
        if not self.total:
            return None
        z, n, p = 1.96, self.total, self.right / self.total
        centre = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        # Rounding must not push a bound past the share itself.
        return max(0.0, min(p, centre - half)), min(1.0, max(p, centre + half))


def share(results: Iterable[bool]) -> Share:
    listed = list(results)
    return Share(sum(listed), len(listed))
