"""Views of one seal: strips unwrapped with different bands and starts, as the recogniser saw each."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from extract.seals.consensus import bare
from extract.seals.endings import WHOLE
from extract.seals.ring import Ring
from extract.seals.unwrap import SealPatch, Strip, flipped, ring_strip
from ingest.document import Image
from models.ctc import Decoded, decode
from models.seal_reader import StripReader

SECOND_TRUST = 0.4
"""The page recogniser misses characters that the trained reader sees: its word counts less (0.2 to 0.4 read
most of 51 seals on made pages, 0.3 to 0.6 of 150 harder ones)."""
LIKE, TRUST = (0.6, 0.92), (0.2, 0.9)
"""Likeness of its reading to the common one between which the second reader's word grows."""

TURNED_LIKE, GAINED = 0.55, 0.15
"""Likeness to an expected name from which a reading is that name from its middle, and what is gained by
turning it."""

CLEAR_ROOM = 1.6
"""Room where a strip was cut over the space behind an ending within it, from which the cut was right."""

_PART = re.compile(
    r"办公室|工会(委员会)?|党支部|(人事|人力资源|行政|财务|工程|质量管理|技术|市场|第?\w?项目)部"
    r"|\w{0,4}(分公司|办事处|支行|分行)"
)
"""What may follow a name's ending and still be the name's: a department or a branch."""

ENDINGS = ("有限公司", "责任公司", "股份公司", *WHOLE[:-1], "合伙）")
TORN_ENDINGS = (
    *ENDINGS, "银行支行", "检察院", "法院", "研究院", "研究所", "设计院", "人民政府", "办公室", "图书馆",
    "博物馆", "科技馆", "体育馆", "幼儿园", "小学", "经营部", "商行", "分局", "信用社",
)  # fmt: skip
"""Endings that tell where a name was cut in two, half of one at either end; inside a name some of them are
no ending."""


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One strip as the recogniser saw it; `trust` weighs its word in TextScorer."""

    strip: Strip
    probabilities: NDArray[np.float32]
    decoded: Decoded
    codes: Mapping[str, int]
    trust: float = 1.0


def first_look(
    refined: SealPatch, ring: Ring, reader: StripReader, expected: list[str], *, below: bool = False
) -> list[View]:
    """Two views, cut again where the text shows that the first cut went through the name. With `below` the
    name runs along the foot, tops inward."""

    def pair(gap_start: float, gap_width: float) -> list[View]:
        strips = pair_strips(refined, ring, gap_start, gap_width, stretch_of(reader))
        return look(reader, [flipped(strip) for strip in strips] if below else strips)

    views = pair(*ring.gaps[0])
    turn = _wider_gap(views, expected)
    if turn is not None:
        again = pair(turn, 0.0)
        if _reads_better(again, views, expected):
            return again
    return views


def second_look(
    patch: SealPatch, refined: SealPatch, ring: Ring, reader: StripReader, views: list[View]
) -> list[View]:
    """The same arc in a wider band, and by the rim as it was found."""
    first = views[0].strip
    strips = second_strips(patch, refined, ring, first.start, first.span, stretch_of(reader))
    return look(reader, [flipped(strip) for strip in strips] if first.kind == "lower" else strips)


def second_strips(
    patch: SealPatch, refined: SealPatch, ring: Ring, start: float, span: float, stretch: float
) -> list[Strip]:
    """An arc of `refined` in a wider band, and of `patch` by the rim as it was found."""
    inner, outer = ring.band
    # Angles count from the rim's own axis, which refining turns.
    turned = float(np.deg2rad(refined.rim.angle - patch.rim.angle))
    return [
        ring_strip(refined, start, span, (inner - 0.04, outer + 0.02), stretch * 1.12),
        ring_strip(patch, start + turned, span, ring.band, stretch * 0.95),
    ]


def second_opinion(views: list[View], second: StripReader | None) -> list[View]:
    """The first two strips read by another reader, which errs in other places."""
    if second is None or any(view.codes is second.codes for view in views):
        return []
    wider = stretch_of(second) / 0.8
    strips = [
        replace(view.strip, image=_widened(view.strip.image, wider))
        if view.strip.kind in ("ring", "lower")
        else view.strip
        for view in views[:2]
    ]
    return [replace(view, trust=SECOND_TRUST) for view in look(second, strips)]


def trusted(views: list[View], text: str) -> list[View]:
    """The views with a second reader's trust by how much of the common `text` that one reads too.

    Where it reads the seal at all it knows seldom characters better; where it misses some it guesses others.
    """
    second = [view for view in views if view.trust < 1.0]
    if not second or not text:
        return views
    like = max(Levenshtein.normalized_similarity(bare(view.decoded.text), text) for view in second)
    trust = float(np.interp(like, LIKE, TRUST))
    return [replace(view, trust=trust) if view.trust < 1.0 else view for view in views]


def narrower(strip: Strip) -> Strip:
    """The same strip a seventh narrower: another view where there is only one way to cut."""
    return replace(strip, image=_widened(strip.image, 0.86))


def _widened(image: Image, factor: float) -> Image:
    width = round(image.shape[1] * factor)
    return cv2.resize(image, (width, image.shape[0]), interpolation=cv2.INTER_LINEAR).astype(np.uint8)


def pair_strips(
    patch: SealPatch, ring: Ring, gap_start: float, gap_width: float, stretch: float
) -> list[Strip]:
    """The ring text from gap to gap: in the measured band with wide margins, in the usual one with narrow."""
    strips = []
    for band, margin in ((ring.band, min(gap_width / 2, 0.8)), (ring.usual, min(gap_width / 3, 0.4))):
        start = gap_start + gap_width - margin
        span = 2 * np.pi - gap_width + 2 * margin
        strips.append(ring_strip(patch, start, span, band, stretch))
    return strips


def stretch_of(reader: StripReader) -> float:
    """Width of a strip over its true one: the trained reader has learnt narrower strips, which are quick."""
    return 0.8 if reader.trained else 1.0


def look(reader: StripReader, strips: list[Strip]) -> list[View]:
    """Let a reader see strips."""
    seen = reader.probabilities([strip.image for strip in strips])
    return [
        View(strip, probabilities, decode(probabilities, reader.alphabet), reader.codes)
        for strip, probabilities in zip(strips, seen, strict=True)
    ]


def worth(view: View) -> float:
    """Characters read, counting what is surer than a guess."""
    return float(sum(max(0.0, score - 0.5) for score in view.decoded.char_scores)) * 2


def _wider_gap(views: list[View], expected: list[str]) -> float | None:
    """Angle in the middle of the widest space between characters read, where that is wider than the space
    the strip was cut at: there the name begins. None where the cut was right."""
    view = max(views, key=lambda v: len(v.decoded.text))
    angles = char_angles(view)
    if len(angles) < 4:
        return None
    begins = _of_expected(view.decoded.text, expected)
    if begins:
        return float(angles[begins - 1] + angles[begins]) / 2
    spaces = np.abs(np.diff(angles))
    around = 2 * np.pi - spaces.sum()
    widest = int(np.argmax(spaces))
    if spaces[widest] < 1.25 * around:
        cut = _after_ending(view.decoded.text)
        # A name that has a branch behind its ending is spaced evenly there; where it begins there is room.
        evenly = cut and CLEAR_ROOM * spaces[cut - 1] < around and not _torn_ending(view.decoded.text)
        return float(angles[cut - 1] + angles[cut]) / 2 if cut and not evenly else None
    return float(angles[widest] + angles[widest + 1]) / 2


def char_angles(view: View) -> NDArray[np.float64]:
    """Directions (radians) of the characters in reading order; along the foot they run anticlockwise."""
    middles = np.array([(start + end) / 2 for start, end in view.decoded.steps], dtype=np.float64)
    shares = middles / len(view.probabilities)
    if view.strip.kind == "lower":
        shares = 1.0 - shares
    return np.asarray(view.strip.start + shares * view.strip.span)


def _of_expected(text: str, expected: list[str]) -> int:
    """Where an expected name begins that was read from its middle (支行新疆天山银行), 0 where none was."""
    best, begins = TURNED_LIKE, 0
    for name in map(bare, expected):
        straight = Levenshtein.normalized_similarity(text, name)
        for start in range(1, len(text)):
            like = Levenshtein.normalized_similarity(text[start:] + text[:start], name)
            if like > max(best, straight + GAINED):
                best, begins = like, start
    return begins


def _after_ending(text: str) -> int:
    """Where a name's ending stands inside the reading (…有限公司新疆天…) the name begins after it; else 0."""
    if tail := _torn_ending(text):
        return _behind_part(text, tail)
    for ending in ENDINGS:
        place = text.find(ending)
        cut = _behind_part(text, place + len(ending))
        rest = text[cut:]
        if place < 0 or len(rest) < 2 or rest[0] in "（(第" or rest.endswith(ENDINGS):
            continue
        if rest.endswith(("部", "室", "处", "章", "会", "社", "所", "司", "院")):
            continue
        return cut
    return 0


def _torn_ending(text: str) -> int:
    """Characters at the beginning of a reading that complete the ending which it breaks off in, or 0."""
    for ending in TORN_ENDINGS:
        for tail in range(1, len(ending)):
            if len(text) >= 4 and (text[-(len(ending) - tail) :] + text[:tail]) == ending:
                return tail
    return 0


def _behind_part(text: str, place: int) -> int:
    """Where a name ends whose ending ends at `place`: behind its department or branch, if it has one."""
    part = _PART.match(text, place)
    return part.end() if part and part.end() < len(text) else place


def _reads_better(again: list[View], before: list[View], expected: list[str]) -> bool:
    def worth(views: list[View]) -> float:
        return max(
            view.decoded.score
            + 0.3 * (view.decoded.text.endswith(TORN_ENDINGS) and not _torn_ending(view.decoded.text))
            + max((overlap(view.decoded.text, name) for name in expected), default=0.0)
            + 0.03 * len(view.decoded.text)
            for view in views
        )

    return worth(again) > worth(before)


def overlap(text: str, name: str) -> float:
    pairs = {name[k : k + 2] for k in range(len(name) - 1)}
    return len(pairs & {text[k : k + 2] for k in range(len(text) - 1)}) / max(1, len(pairs))
