"""Reading a seal: unwrap it several ways, let the recogniser see each, keep the text they agree on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from extract.result import SealCandidate, SealParts
from extract.seals.consensus import Consensus, bare, consensus
from extract.seals.evidence import Evidence, weigh
from extract.seals.likelihood import TextScorer
from extract.seals.mark import SealMark
from extract.seals.match import SealReading, decide, likely, name_key, split_special
from extract.seals.ring import Ring, find_ring
from extract.seals.straight import cell_strips, middle_strips
from extract.seals.unwrap import SealPatch, cut_patch, refine_rim, ring_strip
from extract.seals.views import (
    ENDINGS,
    View,
    char_angles,
    first_look,
    look,
    narrower,
    overlap,
    second_look,
    second_opinion,
)
from extract.seals.wear import doubt_worn, worn_directions
from ingest.document import Image, Page
from models.engines import Engines
from models.seal_reader import OcrStripReader, StripReader

LEAST_CONFIDENCE = 0.08
"""Below this a reading is no text: a person sees the picture instead."""

SETTLED = 0.93
"""Confidence from which nobody looks again, once the match is decided too."""

SQUARE_TAILS = ("", "印", "章", "之印", "公章", "印章")


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """What the views so far come to. `text` is the organisation's name, `special` what kind of seal its ring
    names (合同专用章); `evidence` is on the expected names in order."""

    free: Consensus
    text: str
    special: str | None
    confidence: float
    evidence: tuple[Evidence, ...]
    probability: float | None
    matches: bool | None
    reason: str

    @property
    def settled(self) -> bool:
        """Whether no further look is needed. Nothing is held against a like name on one reader's word."""
        if self.evidence and (self.matches is None or (not self.matches and self.evidence[0].alike >= 0.6)):
            return False
        return self.confidence >= SETTLED


def read_seal(page: Page, mark: SealMark, engines: Engines, expected: Sequence[str]) -> SealReading:
    """Read the seal and verify it against the expected names, ``expected[0]`` being the unit's own.

    Raises EngineFailed where the recogniser fails.
    """
    reader = engines.seal_reader or OcrStripReader(engines.ocr)
    patch = cut_patch(page.image, mark.rim, mark.shape, mark.colour)
    names = [name for name in expected if name]
    second = OcrStripReader(engines.ocr) if reader.trained and engines.ocr is not None else None
    if mark.shape == "square":
        return _read_square(patch, reader, second, names)
    return _read_ring(patch, reader, second, names)


def _read_ring(
    patch: SealPatch, reader: StripReader, second: StripReader | None, expected: list[str]
) -> SealReading:
    refined = refine_rim(patch)
    ring = find_ring(refined)
    views = first_look(refined, ring, reader, expected)
    looks: tuple[Callable[[], list[View]], ...] = (
        lambda: second_look(patch, refined, ring, reader, views),
        lambda: second_opinion(views, second),
    )
    worn = worn_directions(refined)
    judged = _judge(views, expected, worn=worn)
    for again in looks:
        if judged.settled:
            break
        views += again()
        judged = _judge(views, expected, worn=worn)
    foot, space = _foot(refined, ring, views, judged.free.text)
    inner = _inner_text(refined, ring, foot, space, reader)
    if inner is not None and _mostly_latin(judged.text):
        # A ring in Latin letters goes around the name in the middle.
        judged = replace(judged, text=inner, confidence=0.8 * judged.confidence, evidence=())
        inner = None
    elif inner is not None and judged.evidence:
        reason = decide(judged.evidence, judged.free, judged.text, expected[0], inner)[2]
        judged = replace(judged, reason=reason)
    strip = ring_strip(refined, views[0].strip.start, 2 * np.pi, views[0].strip.band, colour_picture=True)
    return _conclude(judged, views, expected, inner, strip.image)


def _judge(
    views: list[View],
    expected: list[str],
    tails: Sequence[str] = ("",),
    worn: NDArray[np.bool_] | None = None,
) -> Judged:
    """The views' common text, and the decision on the expected names, each with the best of `tails`; what
    stands in `worn` directions is doubted."""
    scorer = TextScorer(
        [view.probabilities for view in views], [view.codes for view in views], [view.trust for view in views]
    )
    free = consensus(scorer, [view.decoded.text for view in views])
    if worn is not None:
        free = doubt_worn(free, views, worn)
    confidence = _confidence(free, views)
    shown = _as_written(views, free.text)
    for tail in sorted(tails, key=len, reverse=True):
        if tail and shown.endswith(tail) and len(shown) >= 4 + len(tail):
            shown = shown[: -len(tail)]
            break
    text, special = split_special(shown)
    undecided = Judged(free, text, special, confidence, (), None, None, "")
    if not expected or not free.text:
        return undecided
    ends = list(dict.fromkeys([*tails, *([special] if special else [])]))
    names = [name_key(name) + name_key(end) for name in expected for end in ends]
    weighed = weigh(scorer, free, names, [bare(view.decoded.text) for view in views])
    evidence = tuple(
        min(weighed[k : k + len(ends)], key=lambda item: item.behind)
        for k in range(0, len(weighed), len(ends))
    )
    readable = text if confidence >= LEAST_CONFIDENCE else ""
    probability, matches, reason = decide(evidence, free, readable, expected[0], special)
    return replace(undecided, evidence=evidence, probability=probability, matches=matches, reason=reason)


def _as_written(views: list[View], key: str) -> str:
    """The common text with its brackets, where some view read them."""
    written = [view.decoded.text for view in views if bare(view.decoded.text) == key]
    if not written:
        return key
    text = max(written, key=lambda reading: ("（" in reading) + ("）" in reading))
    inside = text[text.index(key[0]) : text.rindex(key[-1]) + 1] if key else ""
    return inside + ("）" if inside.count("（") > inside.count("）") and "）" in text else "")


def _confidence(free: Consensus, views: list[View]) -> float:
    """Probability that the common text is right in every character: logistic in the least sure character of
    the clearest view that reads it, of all views together, and the margin. Fitted on 201 held-out seals,
    where 0.93 and more were right in 81 of 82."""
    if not free.sure:
        return 0.0
    reading = [view.decoded.char_scores for view in views if bare(view.decoded.text) == free.text]
    clearest = max((min(scores) for scores in reading if scores), default=0.0)
    odds = -4.34 + 2.66 * clearest + 2.15 * min(free.sure) + 2.80 * min(free.margin, 8.0) / 8.0
    return float(1.0 / (1.0 + np.exp(-odds)))


def _foot(patch: SealPatch, ring: Ring, views: list[View], free: str) -> tuple[float, float]:
    """Direction of the seal's foot in the picture (radians), opposite the middle of the name, and half the
    angle that the name leaves free there."""
    turn = np.deg2rad(patch.rim.angle)
    gap_start, gap_width = ring.gaps[0]
    foot, space = gap_start + gap_width / 2 + turn, gap_width / 2
    agreeing = [view for view in views if view.decoded.text == free] or views
    angles = char_angles(agreeing[0])
    if len(angles) >= 4:
        foot = float(angles[0] + angles[-1]) / 2 + np.pi + turn
        pitch = float(angles[-1] - angles[0]) / (len(angles) - 1)
        space = max(0.0, np.pi - float(angles[-1] - angles[0]) / 2 - 0.55 * pitch)
    if patch.shape == "oval":
        # An oval stands on its long side.
        across = turn + (np.pi / 2 if patch.rim.a >= patch.rim.b else 0.0)
        foot, space = (across if np.cos(foot - across) > 0 else across + np.pi), 0.0
    return float(foot), min(float(space), 1.3)


def _mostly_latin(text: str) -> bool:
    return len(text) >= 8 and sum(char.isascii() for char in text) > 0.6 * len(text)


def _inner_text(patch: SealPatch, ring: Ring, foot: float, space: float, reader: StripReader) -> str | None:
    """Straight text inside the ring, lines joined; None where there is none to read."""
    strips = middle_strips(patch, foot, ring.band[0] - 0.01, space)
    if not strips:
        return None
    lines = [
        view.decoded.text
        for view in look(reader, strips)
        if view.decoded.score > 0.6 and len(view.decoded.text) >= 2
    ]
    return "".join(lines) or None


def _read_square(
    patch: SealPatch, reader: StripReader, second: StripReader | None, expected: list[str]
) -> SealReading:
    """Columns from the right or rows: whichever reads as the better text."""
    strips = cell_strips(patch)
    if not strips:
        return SealReading(None, None, SealParts(), (), None, None, "印章太小，无法识别，请人工核对。")
    ranked = sorted(look(reader, strips), key=lambda view: -_square_worth(view, expected))
    views = [ranked[0], *look(reader, [narrower(ranked[0].strip)])]
    judged = _judge(views, expected, SQUARE_TAILS)
    if not judged.settled:
        views += second_opinion(views, second)
        judged = _judge(views, expected, SQUARE_TAILS)
    return _conclude(judged, views, expected, None, np.ascontiguousarray(views[0].strip.image))


def _square_worth(view: View, expected: list[str]) -> float:
    text = view.decoded.text
    known = max((overlap(text, name) for name in expected), default=0.0)
    ending = any(ending in text[-7:] for ending in ENDINGS)
    # Most are cut in columns from the right, and end in 印 or 章 when read the right way.
    order = 0.3 * text.endswith(("印", "章"))
    return view.decoded.score + 0.5 * ending + known + 0.02 * len(text) + order


def _conclude(
    judged: Judged, views: list[View], expected: list[str], inner: str | None, strip: Image
) -> SealReading:
    """The reading of the contract."""
    parts = SealParts(inner=inner or judged.special)
    readings = tuple(view.decoded.text for view in views)
    text, confidence = judged.text, judged.confidence
    readable = text if confidence >= LEAST_CONFIDENCE and len(text) >= 2 else None
    if not judged.evidence:
        reason = "印文无法读清，请人工核对。"
        if readable and not expected:
            reason = "表中没有单位名称，无法与印章核对。"
        return SealReading(
            readable, confidence if readable else None, parts, (), None,
            0.5 if expected else None, reason, strip, readings,
        )  # fmt: skip
    chances = [likely(item) for item in judged.evidence]
    chances[0] = judged.probability if judged.probability is not None else chances[0]
    best = dict[str, float]()
    for name, chance in zip(expected, chances, strict=True):
        best[name] = max(chance, best.get(name, 0.0))
    ranked = sorted(best.items(), key=lambda item: -item[1])
    candidates = tuple(SealCandidate(name=name, probability=round(chance, 4)) for name, chance in ranked[:5])
    if judged.matches:
        # An expected name that the pictures bear out is the better reading of a few doubtful characters.
        readable, confidence = expected[0], max(confidence, 0.95 * chances[0])
    return SealReading(
        readable, confidence if readable else None, parts, candidates, judged.matches,
        round(chances[0], 4), judged.reason, strip, readings,
    )  # fmt: skip
