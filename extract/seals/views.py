"""Views of one seal: strips unwrapped with different bands and starts, as the recogniser saw each."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.seals.ring import Ring
from extract.seals.unwrap import USUAL_BAND, SealPatch, Strip, ring_strip
from ingest.document import Image
from models.ctc import Decoded, decode
from models.seal_reader import StripReader

SECOND_TRUST = 0.4
"""The page recogniser misses characters that the trained reader sees: its word counts less (0.2 to 0.4 read
most of 51 seals on made pages, 0.3 to 0.6 of 150 harder ones)."""
ENDINGS = (
    "有限公司", "责任公司", "股份公司", "公司", "协会", "学会", "商会", "委员会", "大学", "学院", "学校",
    "中学",     "医院", "中心", "事务所", "管理局", "局", "银行", "联合会", "大队", "支队", "合伙）", "厂",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One strip as the recogniser saw it; `trust` weighs its word in TextScorer."""

    strip: Strip
    probabilities: NDArray[np.float32]
    decoded: Decoded
    codes: Mapping[str, int]
    trust: float = 1.0


def first_look(refined: SealPatch, ring: Ring, reader: StripReader, expected: list[str]) -> list[View]:
    """Two views, cut again where the text shows that the first cut went through the name."""
    gap_start, gap_width = ring.gaps[0]
    views = _pair(refined, ring, reader, gap_start, gap_width)
    turn = _wider_gap(views)
    if turn is not None:
        again = _pair(refined, ring, reader, turn, 0.0)
        if _reads_better(again, views, expected):
            return again
    return views


def second_look(
    patch: SealPatch, refined: SealPatch, ring: Ring, reader: StripReader, views: list[View]
) -> list[View]:
    """The same arc in a wider band, and by the rim as it was found."""
    inner, outer = ring.band
    start, span = views[0].strip.start, views[0].strip.span
    stretch = _stretch(reader)
    # Angles count from the rim's own axis, which refining turns.
    turned = float(np.deg2rad(refined.rim.angle - patch.rim.angle))
    more = [
        ring_strip(refined, start, span, (inner - 0.04, outer + 0.02), stretch * 1.12),
        ring_strip(patch, start + turned, span, ring.band, stretch * 0.95),
    ]
    return look(reader, more)


def second_opinion(views: list[View], second: StripReader | None) -> list[View]:
    """The first two strips read by another reader, which errs in other places."""
    if second is None or any(view.codes is second.codes for view in views):
        return []
    wider = _stretch(second) / 0.8
    strips = [
        replace(view.strip, image=_widened(view.strip.image, wider))
        if view.strip.kind == "ring"
        else view.strip
        for view in views[:2]
    ]
    return [replace(view, trust=SECOND_TRUST) for view in look(second, strips)]


def narrower(strip: Strip) -> Strip:
    """The same strip a seventh narrower: another view where there is only one way to cut."""
    return replace(strip, image=_widened(strip.image, 0.86))


def _widened(image: Image, factor: float) -> Image:
    width = round(image.shape[1] * factor)
    return cv2.resize(image, (width, image.shape[0]), interpolation=cv2.INTER_LINEAR).astype(np.uint8)


def _pair(
    patch: SealPatch, ring: Ring, reader: StripReader, gap_start: float, gap_width: float
) -> list[View]:
    """The ring text from gap to gap: in the measured band with wide margins, in the usual one with narrow."""
    strips = []
    for band, margin in ((ring.band, min(gap_width / 2, 0.8)), (USUAL_BAND, min(gap_width / 3, 0.4))):
        start = gap_start + gap_width - margin
        span = 2 * np.pi - gap_width + 2 * margin
        strips.append(ring_strip(patch, start, span, band, _stretch(reader)))
    return look(reader, strips)


def _stretch(reader: StripReader) -> float:
    """The trained reader has learnt narrower strips, which are quicker; the page reader wants true aspect."""
    return 0.8 if reader.trained else 1.0


def look(reader: StripReader, strips: list[Strip]) -> list[View]:
    """Let a reader see strips."""
    seen = reader.probabilities([strip.image for strip in strips])
    return [
        View(strip, probabilities, decode(probabilities, reader.alphabet), reader.codes)
        for strip, probabilities in zip(strips, seen, strict=True)
    ]


def _wider_gap(views: list[View]) -> float | None:
    """Angle in the middle of the widest space between characters read, where that is wider than the space
    the strip was cut at: there the name begins. None where the cut was right."""
    view = max(views, key=lambda v: len(v.decoded.text))
    angles = char_angles(view)
    if len(angles) < 4:
        return None
    around = angles[0] + 2 * np.pi - angles[-1]
    spaces = np.diff(angles)
    widest = int(np.argmax(spaces))
    if spaces[widest] < 1.25 * around:
        return _after_ending(view, angles)
    return float(angles[widest] + angles[widest + 1]) / 2


def char_angles(view: View) -> NDArray[np.float64]:
    middles = np.array([(start + end) / 2 for start, end in view.decoded.steps], dtype=np.float64)
    return np.asarray(view.strip.start + middles / len(view.probabilities) * view.strip.span)


def _after_ending(view: View, angles: NDArray[np.float64]) -> float | None:
    """Where a name's ending stands inside the reading (…有限公司新疆天…) the name begins after it."""
    text = view.decoded.text
    for ending in ENDINGS:
        for tail in range(1, len(ending)):
            if len(text) > 6 and (text[-(len(ending) - tail) :] + text[:tail]) == ending:
                return float(angles[tail - 1] + angles[tail]) / 2
        place = text.find(ending)
        cut = place + len(ending)
        rest = text[cut:]
        if place < 0 or len(rest) < 2 or rest[0] in "（(第" or rest.endswith(ENDINGS):
            continue
        if rest.endswith(("部", "室", "处", "章", "会", "社", "所", "司", "院")):
            continue
        return float(angles[cut - 1] + angles[cut]) / 2
    return None


def _reads_better(again: list[View], before: list[View], expected: list[str]) -> bool:
    def worth(views: list[View]) -> float:
        return max(
            view.decoded.score
            + 0.3 * view.decoded.text.endswith(ENDINGS)
            + max((overlap(view.decoded.text, name) for name in expected), default=0.0)
            + 0.03 * len(view.decoded.text)
            for view in views
        )

    return worth(again) > worth(before)


def overlap(text: str, name: str) -> float:
    pairs = {name[k : k + 2] for k in range(len(name) - 1)}
    return len(pairs & {text[k : k + 2] for k in range(len(text) - 1)}) / max(1, len(pairs))
