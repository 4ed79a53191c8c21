"""Reading a seal: unwrap it several ways, let the recogniser see each, keep the text they agree on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.result import SealParts
from extract.seals.likelihood import TextScorer
from extract.seals.mark import SealMark
from extract.seals.match import SealReading, combined, decide, name_key, split_special, verify
from extract.seals.ring import Ring, find_ring
from extract.seals.straight import cell_strips, middle_strips
from extract.seals.unwrap import USUAL_BAND, SealPatch, Strip, cut_patch, refine_rim, ring_strip
from ingest.document import Image, Page
from models.ctc import Decoded, decode
from models.engines import Engines
from models.seal_reader import OcrStripReader, StripReader

LEAST_CONFIDENCE = 0.30
"""Below this a reading is no text: a person sees the picture instead."""
_SURE = 0.93
_ENDINGS = (
    "有限公司", "责任公司", "股份公司", "公司", "协会", "学会", "商会", "委员会", "大学", "学院", "学校", "中学", "医院", "中心",
    "事务所", "管理局", "局", "银行", "联合会", "大队", "支队", "合伙）", "厂",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One strip as the recogniser saw it."""

    strip: Strip
    probabilities: NDArray[np.float32]
    decoded: Decoded


def read_seal(page: Page, mark: SealMark, engines: Engines, expected: Sequence[str]) -> SealReading:
    """Read the seal and verify it against the expected names, ``expected[0]`` being the unit's own.

    Raises EngineFailed where the recogniser fails.
    """
    reader = engines.seal_reader or OcrStripReader(engines.ocr)
    patch = cut_patch(page.image, mark.rim, mark.shape, mark.colour)
    names = [name for name in expected if name]
    if mark.shape == "square":
        return _read_square(patch, reader, names)
    return _read_ring(patch, reader, names)


def _read_ring(patch: SealPatch, reader: StripReader, expected: list[str]) -> SealReading:
    refined = refine_rim(patch)
    ring = find_ring(refined)
    views = _ring_views(patch, refined, ring, reader, expected)
    free, confidence = _agreed(views, reader.alphabet)
    inner = _inner_text(refined, ring, _foot(refined, ring, views, free), reader)
    if inner is not None and _mostly_latin(free):
        # A ring in Latin letters goes around the name in the middle.
        free, confidence, inner = inner, confidence * 0.8, None
    strip = ring_strip(refined, views[0].strip.start, 2 * np.pi, views[0].strip.band, colour_picture=True)
    return _conclude(views, reader.alphabet, free, confidence, expected, inner, strip.image)


def _ring_views(
    patch: SealPatch, refined: SealPatch, ring: Ring, reader: StripReader, expected: list[str]
) -> list[View]:
    """Two views first; more only where these disagree or are unsure."""
    stretch = 0.8 if reader.trained else 1.0
    gap_start, gap_width = ring.gaps[0]
    begin = gap_start + max(gap_width / 2, gap_width - 0.35)
    span = 2 * np.pi - max(0.0, gap_width - 0.5)
    inner, outer = ring.band

    def first_look(start: float, width: float) -> list[View]:
        bands = (ring.band, USUAL_BAND)
        return _look(reader, [ring_strip(refined, start, width, band, stretch) for band in bands])

    views = first_look(begin, span)
    if not _settled(views, expected):
        turn = _wider_gap(views)
        if turn is not None:
            again = first_look(turn, 2 * np.pi)
            if _reads_better(again, views, expected):
                views, begin, span = again, turn, 2 * np.pi
    if _settled(views, expected):
        return views
    more = [
        ring_strip(refined, begin, span, (inner - 0.04, outer + 0.02), stretch * 1.12),
        ring_strip(patch, begin, span, (inner, outer), stretch),
        ring_strip(refined, begin, span, (inner + 0.03, outer - 0.02), stretch * 0.9),
    ]
    return views + _look(reader, more)


def _look(reader: StripReader, strips: list[Strip]) -> list[View]:
    seen = reader.probabilities([strip.image for strip in strips])
    return [
        View(strip, probabilities, decode(probabilities, reader.alphabet))
        for strip, probabilities in zip(strips, seen, strict=True)
    ]


def _settled(views: list[View], expected: list[str]) -> bool:
    first, second = views[0].decoded, views[1].decoded
    if name_key(first.text) != name_key(second.text) or len(first.text) < 4:
        return False
    weakest = min((*first.char_scores, *second.char_scores))
    known = any(name_key(first.text) == name_key(name) for name in expected)
    return weakest > (0.6 if known else _SURE)


def _wider_gap(views: list[View]) -> float | None:
    """Angle in the middle of the widest space between characters read, where that is wider than the space
    the strip was cut at: there the name begins. None where the cut was right."""
    view = max(views, key=lambda v: len(v.decoded.text))
    angles = _char_angles(view)
    if len(angles) < 4:
        return None
    around = angles[0] + 2 * np.pi - angles[-1]
    spaces = np.diff(angles)
    widest = int(np.argmax(spaces))
    if spaces[widest] < 1.25 * around:
        return _after_ending(view, angles)
    return float(angles[widest] + angles[widest + 1]) / 2


def _char_angles(view: View) -> NDArray[np.float64]:
    middles = np.array([(start + end) / 2 for start, end in view.decoded.steps], dtype=np.float64)
    return np.asarray(view.strip.start + middles / len(view.probabilities) * view.strip.span)


def _after_ending(view: View, angles: NDArray[np.float64]) -> float | None:
    """Where a name's ending stands inside the reading (…有限公司新疆天…) the name begins after it."""
    text = view.decoded.text
    for ending in _ENDINGS:
        place = text.find(ending)
        cut = place + len(ending)
        rest = text[cut:]
        if place < 0 or len(rest) < 2 or rest[0] in "（(第" or rest.endswith(_ENDINGS):
            continue
        if rest.endswith(("部", "室", "处", "章", "会", "社", "所", "司", "院")):
            continue
        return float(angles[cut - 1] + angles[cut]) / 2
    return None


def _reads_better(again: list[View], before: list[View], expected: list[str]) -> bool:
    def worth(views: list[View]) -> float:
        return max(
            view.decoded.score
            + 0.3 * view.decoded.text.endswith(_ENDINGS)
            + max((_overlap(view.decoded.text, name) for name in expected), default=0.0)
            + 0.03 * len(view.decoded.text)
            for view in views
        )

    return worth(again) > worth(before)


def _foot(patch: SealPatch, ring: Ring, views: list[View], free: str) -> float:
    """Direction of the seal's foot in the picture (radians): opposite the middle of the name."""
    turn = np.deg2rad(patch.rim.angle)
    gap_start, gap_width = ring.gaps[0]
    foot = gap_start + gap_width / 2 + turn
    agreeing = [view for view in views if view.decoded.text == free] or views
    angles = _char_angles(agreeing[0])
    if len(angles) >= 4:
        foot = float(angles[0] + angles[-1]) / 2 + np.pi + turn
    if patch.shape == "oval":
        # An oval stands on its long side.
        across = turn + (np.pi / 2 if patch.rim.a >= patch.rim.b else 0.0)
        foot = across if np.cos(foot - across) > 0 else across + np.pi
    return float(foot)


def _mostly_latin(text: str) -> bool:
    return len(text) >= 8 and sum(char.isascii() for char in text) > 0.6 * len(text)


def _agreed(views: list[View], alphabet: list[str]) -> tuple[str, float]:
    """The text that all views together hold most probable, and how sure that is."""
    texts = list(dict.fromkeys(view.decoded.text for view in views if len(view.decoded.text) >= 2))
    if not texts:
        return "", 0.0
    texts = list(dict.fromkeys([*texts, *_variants(views, texts)]))
    scorer = TextScorer([view.probabilities for view in views], alphabet)
    total = combined(scorer.scores(texts))
    order = np.argsort(-total)
    best = texts[int(order[0])]
    rivals = [total[k] for k in order[1:] if name_key(texts[int(k)]) != name_key(best)]
    margin = float(total[order[0]] - rivals[0]) if rivals else 12.0
    agreeing = [view.decoded for view in views if name_key(view.decoded.text) == name_key(best)]
    scores = [float(np.mean(np.log(np.maximum(d.char_scores, 1e-3)))) for d in agreeing if d.char_scores]
    evenness = float(np.exp(np.mean(scores) * 3)) if scores else 0.3
    agreement = (len(agreeing) + 0.5) / (len(views) + 0.5)
    certainty = 1.0 / (1.0 + np.exp(-margin))
    return best, float(np.clip(certainty * evenness * agreement**0.5, 0.0, 0.999))


def _variants(views: list[View], texts: list[str]) -> list[str]:
    """One-character variants of the readings, by the recogniser's runners-up and by the other views."""
    variants: list[str] = []
    for view in views:
        text, others = view.decoded.text, view.decoded.runners_up
        weak = np.argsort(view.decoded.char_scores)[:4] if text else []
        for k in weak:
            if others[int(k)]:
                variants.append(text[: int(k)] + others[int(k)] + text[int(k) + 1 :])
    for one in texts[:4]:
        for two in texts[:4]:
            if one != two and len(one) == len(two):
                off = [k for k in range(len(one)) if one[k] != two[k]]
                variants += [one[:k] + two[k] + one[k + 1 :] for k in off[:5]]
    return [variant for variant in variants if len(variant) >= 2][:40]


def _inner_text(patch: SealPatch, ring: Ring, foot: float, reader: StripReader) -> str | None:
    """Straight text inside the ring, lines joined; None where there is none to read."""
    strips = middle_strips(patch, foot, ring.band[0] - 0.01)
    if not strips:
        return None
    lines = [
        view.decoded.text
        for view in _look(reader, strips)
        if view.decoded.score > 0.6 and len(view.decoded.text) >= 2
    ]
    return "".join(lines) or None


def _read_square(patch: SealPatch, reader: StripReader, expected: list[str]) -> SealReading:
    """Columns from the right or rows: whichever reads as the better text."""
    strips = cell_strips(patch)
    if not strips:
        return SealReading(None, None, SealParts(), (), None, None, "印章太小，无法识别，请人工核对。")
    views = _look(reader, strips)
    ranked = sorted(views, key=lambda view: -_square_worth(view, expected))
    best = ranked[0]
    text = best.decoded.text
    for tail in ("之印", "公章", "印", "章"):
        if text.endswith(tail) and text[: -len(tail)].endswith(_ENDINGS):
            text = text[: -len(tail)]
            break
    strip = np.ascontiguousarray(best.strip.image)
    scores = best.decoded.char_scores
    confidence = float(np.clip(np.prod(scores), 0, 0.99)) ** 0.5 if scores else 0.0
    return _conclude(
        [best], reader.alphabet, text, confidence, expected, None, strip, ("", "印", "章", "之印", "公章")
    )


def _square_worth(view: View, expected: list[str]) -> float:
    text = view.decoded.text
    known = max((_overlap(text, name) for name in expected), default=0.0)
    ending = any(ending in text[-7:] for ending in _ENDINGS)
    return view.decoded.score + 0.5 * ending + known + 0.02 * len(text)


def _overlap(text: str, name: str) -> float:
    pairs = {name[k : k + 2] for k in range(len(name) - 1)}
    return len(pairs & {text[k : k + 2] for k in range(len(text) - 1)}) / max(1, len(pairs))


def _conclude(
    views: list[View],
    alphabet: list[str],
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
    scorer = TextScorer([view.probabilities for view in views], alphabet)
    tails = suffixes if special is None else (*suffixes, special)
    probability, candidates = verify(scorer, name, expected, tails)
    readable = name if confidence >= LEAST_CONFIDENCE and len(name) >= 2 else None
    for candidate in candidates[:1]:
        # An expected name that the pictures support is the better reading of a few doubtful characters.
        if candidate.probability >= 0.9:
            readable, confidence = candidate.name, max(confidence, candidate.probability * 0.95)
    matches, reason = decide(probability, readable, expected[0], parts.inner)
    return SealReading(
        readable, confidence if readable else None, parts, tuple(candidates[:5]), matches,
        round(probability, 4), reason, strip, readings,
    )  # fmt: skip
