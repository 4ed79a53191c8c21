"""Reading a seal: unwrap it several ways, let the recogniser see each, keep the text they agree on."""

from collections.abc import Sequence

import numpy as np

from extract.result import SealParts
from extract.seals.likelihood import TextScorer
from extract.seals.mark import SealMark
from extract.seals.match import SAME, SealReading, decide, evidence_against, name_key, split_special, verify
from extract.seals.ring import Ring, find_ring
from extract.seals.straight import cell_strips, middle_strips
from extract.seals.unwrap import SealPatch, cut_patch, refine_rim, ring_strip
from extract.seals.views import ENDINGS, View, char_angles, look, overlap, ring_views, second_opinion
from ingest.document import Image, Page
from models.engines import Engines
from models.seal_reader import OcrStripReader, StripReader

LEAST_CONFIDENCE = 0.08
"""Below this a reading is no text: a person sees the picture instead."""


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
    views = ring_views(patch, refined, ring, reader, second, expected)
    free, confidence = _agreed(views)
    foot, space = _foot(refined, ring, views, free)
    inner = _inner_text(refined, ring, foot, space, reader)
    if inner is not None and _mostly_latin(free):
        # A ring in Latin letters goes around the name in the middle.
        free, confidence, inner = inner, confidence * 0.8, None
    strip = ring_strip(refined, views[0].strip.start, 2 * np.pi, views[0].strip.band, colour_picture=True)
    return _conclude(views, second, free, confidence, expected, inner, strip.image)


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


def _agreed(views: list[View]) -> tuple[str, float]:
    """The text that all views together hold most probable, and how sure that is."""
    texts = list(dict.fromkeys(view.decoded.text for view in views if len(view.decoded.text) >= 2))
    if not texts:
        return "", 0.0
    texts = list(dict.fromkeys([*texts, *_variants(views, texts)]))
    scorer = _scorer(views)
    total = scorer.totals(texts)
    order = np.argsort(-total)
    best = texts[int(order[0])]
    rivals = [total[k] for k in order[1:] if name_key(texts[int(k)]) != name_key(best)]
    margin = float(total[order[0]] - rivals[0]) if rivals else 12.0
    agreeing = [view.decoded for view in views if name_key(view.decoded.text) == name_key(best)]
    scores = [float(np.mean(np.log(np.maximum(d.char_scores, 1e-3)))) for d in agreeing if d.char_scores]
    evenness = float(np.exp(np.mean(scores) * 3)) if scores else 0.3
    agreement = (len(agreeing) + 0.5) / (len(views) + 0.5)
    certainty = 1.0 / (1.0 + np.exp(-margin))
    return best, _calibrated(float(certainty * evenness * agreement**0.5))


def _calibrated(raw: float) -> float:
    """Agreement and sureness → share of exact readings among held-out seals (benchmarks/seals.py)."""
    return float(np.clip(1.0 / (1.0 + np.exp(-10.0 * (raw - 0.57))), 0.0, 0.985))


def _scorer(views: list[View]) -> TextScorer:
    return TextScorer([view.probabilities for view in views], [view.codes for view in views])


def _variants(views: list[View], texts: list[str]) -> list[str]:
    """One-character variants of the readings, by the recogniser's runners-up and by the other views."""
    variants: list[str] = []
    for view in views:
        text, others, scores = view.decoded.text, view.decoded.runners_up, view.decoded.char_scores
        weak = sorted(range(len(text)), key=scores.__getitem__)[:4]
        variants += [text[:k] + others[k] + text[k + 1 :] for k in weak if others[k]]
    for one in texts[:4]:
        for two in texts[:4]:
            if one != two and len(one) == len(two):
                off = [k for k in range(len(one)) if one[k] != two[k]]
                variants += [one[:k] + two[k] + one[k + 1 :] for k in off[:5]]
    return [variant for variant in variants if len(variant) >= 2][:40]


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
    views = look(reader, strips)
    ranked = sorted(views, key=lambda view: -_square_worth(view, expected))
    best = ranked[0]
    text = best.decoded.text
    for tail in ("之印", "印章", "公章", "印", "章"):
        if text.endswith(tail) and len(text) >= 4 + len(tail):
            text = text[: -len(tail)]
            break
    strip = np.ascontiguousarray(best.strip.image)
    scores = best.decoded.char_scores
    confidence = _calibrated(float(np.prod(scores)) ** 0.5) if scores else 0.0
    return _conclude(
        [best],
        second,
        text,
        confidence,
        expected,
        None,
        strip,
        ("", "印", "章", "之印", "公章", "印章"),
    )


def _square_worth(view: View, expected: list[str]) -> float:
    text = view.decoded.text
    known = max((overlap(text, name) for name in expected), default=0.0)
    ending = any(ending in text[-7:] for ending in ENDINGS)
    # Most are cut in columns from the right, and end in 印 or 章 when read the right way.
    order = 0.3 * text.endswith(("印", "章"))
    return view.decoded.score + 0.5 * ending + known + 0.02 * len(text) + order


def _conclude(
    views: list[View],
    second: StripReader | None,
    free: str,
    confidence: float,
    expected: list[str],
    inner: str | None,
    strip: Image,
    suffixes: tuple[str, ...] = ("",),
) -> SealReading:
    name, special = split_special(free)
    parts = SealParts(inner=inner or special)
    readings = tuple(view.decoded.text for view in views)
    if not expected:
        readable = name if confidence >= LEAST_CONFIDENCE and len(name) >= 2 else None
        reason = "表中没有单位名称，无法与印章核对。" if readable else "印文无法读清，请人工核对。"
        return SealReading(
            readable, confidence if readable else None, parts, (), None, None, reason, strip, readings
        )
    tails = suffixes if special is None else (*suffixes, special)
    probability, candidates = verify(_scorer(views), [name, *readings], expected, tails)
    if probability < SAME:
        # Nothing is held against a unit before both readers were asked.
        views = views + second_opinion(views, second)
        readings = tuple(view.decoded.text for view in views)
        probability, candidates = verify(_scorer(views), [name, *readings], expected, tails)
    readable = name if confidence >= LEAST_CONFIDENCE and len(name) >= 2 else None
    sure = confidence
    for candidate in candidates[:1]:
        # An expected name that the pictures support is the better reading of a few doubtful characters.
        if candidate.probability >= 0.9:
            readable, confidence = candidate.name, max(confidence, candidate.probability * 0.95)
    against = evidence_against(_scorer(views), readable, expected[0]) if readable else 0.0
    matches, reason = decide(probability, readable, sure, against, expected[0], parts.inner)
    return SealReading(
        readable, confidence if readable else None, parts, tuple(candidates[:5]), matches,
        round(probability, 4), reason, strip, readings,
    )  # fmt: skip
