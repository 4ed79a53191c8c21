"""Views of one seal: strips unwrapped with different bands and starts, as the recogniser saw each."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.seals.match import name_key
from extract.seals.ring import Ring
from extract.seals.unwrap import USUAL_BAND, SealPatch, Strip, ring_strip
from models.ctc import Decoded, decode
from models.seal_reader import StripReader

_SURE = 0.93
ENDINGS = (
    "有限公司", "责任公司", "股份公司", "公司", "协会", "学会", "商会", "委员会", "大学", "学院", "学校",
    "中学",     "医院", "中心", "事务所", "管理局", "局", "银行", "联合会", "大队", "支队", "合伙）", "厂",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One strip as the recogniser saw it."""

    strip: Strip
    probabilities: NDArray[np.float32]
    decoded: Decoded


def ring_views(
    patch: SealPatch, refined: SealPatch, ring: Ring, reader: StripReader, expected: list[str]
) -> list[View]:
    """Two views first; more only where these disagree or are unsure."""
    stretch = 0.8 if reader.trained else 1.0
    gap_start, gap_width = ring.gaps[0]
    begin = gap_start + max(gap_width / 2, gap_width - 0.35)
    span = 2 * np.pi - max(0.0, gap_width - 0.5)
    inner, outer = ring.band

    def firstlook(start: float, width: float) -> list[View]:
        bands = (ring.band, USUAL_BAND)
        return look(reader, [ring_strip(refined, start, width, band, stretch) for band in bands])

    views = firstlook(begin, span)
    if not _settled(views, expected):
        turn = _wider_gap(views)
        if turn is not None:
            again = firstlook(turn, 2 * np.pi)
            if _reads_better(again, views, expected):
                views, begin, span = again, turn, 2 * np.pi
    if _settled(views, expected):
        return views
    more = [
        ring_strip(refined, begin, span, (inner - 0.04, outer + 0.02), stretch * 1.12),
        ring_strip(patch, begin, span, (inner, outer), stretch),
        ring_strip(refined, begin, span, (inner + 0.03, outer - 0.02), stretch * 0.9),
    ]
    return views + look(reader, more)


def look(reader: StripReader, strips: list[Strip]) -> list[View]:
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
