"""Reading a seal: unwrap it several ways, let the recogniser see each, keep the text they agree on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from extract.result import SealParts
from extract.seals.arcs import part_arcs
from extract.seals.beside import text_beside
from extract.seals.consensus import Consensus, bare, consensus
from extract.seals.decide import decide, likely
from extract.seals.evidence import Evidence, weigh
from extract.seals.likelihood import TextScorer
from extract.seals.mark import SealMark
from extract.seals.match import SealReading, name_key, named_first, split_special
from extract.seals.mend import MENDED, mended
from extract.seals.overrule import overruled
from extract.seals.ring import find_ring, inner_ring
from extract.seals.spacing import with_room
from extract.seals.straight import cell_strips, other_divisions, ways_up
from extract.seals.unwrap import SealPatch, Strip, cut_patch, flipped, refine_rim, ring_strip
from extract.seals.views import (
    ENDINGS,
    View,
    first_look,
    look,
    narrower,
    overlap,
    second_look,
    second_opinion,
    trusted,
)
from extract.seals.wear import doubt_worn, worn_directions
from extract.seals.written import LEAST_RING, as_written, is_code, mostly_latin
from ingest.document import Image, Page
from models.engines import Engines
from models.seal_reader import OcrStripReader, StripReader
from models.seal_words import load_words

LEAST_CONFIDENCE = 0.08
"""Below this a reading is no text: a person sees the picture instead."""

SETTLED = 0.93
"""Confidence from which nobody looks again, once the match is decided too."""

LEFT_OUT, UNFILLED = 0.3, 0.1
"""Most that a reading is sure which leaves room for a character, and if words do not fill it either: of 30
such none was exact."""

UNREAD = 0.3
"""Confidence below which a name may stand the other way up, or on a ring within the first."""

WORTH_MORE = 0.2
"""By how much another division of a square seal has to read better, about an ending that the first lacks; a
surer one may read worse by no more."""

SQUARE_TAILS = ("", "印", "章", "之印", "公章", "印章")


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """What the views so far come to. `text` is the organisation's name, `special` what kind of seal its ring
    names (合同专用章); `evidence` is on the expected names in order."""

    scorer: TextScorer
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


def glance_at_seal(page: Page, mark: SealMark, reader: StripReader) -> None:
    """Show a reader that remembers the strips that `read_seal` looks at first, whatever names are expected.

    Raises EngineFailed where the recogniser fails.
    """
    patch = cut_patch(page.image, mark.rim, mark.shape, mark.colour)
    if mark.shape == "square":
        look(reader, cell_strips(patch))
    else:
        refined = refine_rim(patch)
        first_look(refined, find_ring(refined), reader, [])


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
    worn = worn_directions(refined)
    judged = _judge(views, expected, worn=worn)
    within = inner_ring(refined) if judged.confidence < UNREAD or is_code(judged.text) else None
    if within is not None:
        deeper = first_look(refined, within, reader, expected)
        better = _judge(deeper, expected, worn=worn)
        clearer = better.confidence > judged.confidence or is_code(judged.text)
        if clearer and len(better.text) >= LEAST_RING and not is_code(better.text):
            ring, views, judged = within, deeper, better
    arcs = None
    if not judged.settled and (len(ring.gaps) > 1 or judged.confidence < UNREAD):
        arcs = part_arcs(refined, ring, reader)
    if arcs is not None:
        views = first_look(refined, arcs.name, reader, expected, below=arcs.below)
        judged = _judge(views, expected, worn=worn)
    looks: tuple[Callable[[], list[View]], ...] = (
        lambda: second_look(patch, refined, ring, reader, views),
        lambda: second_opinion(views, second),
    )
    for again in looks:
        if judged.settled:
            break
        views += again()
        judged = _judge(views, expected, worn=worn)
    judged = _by_words(judged, views)
    inner, code = text_beside(refined, ring, views, judged.free.text, reader)
    if mostly_latin(judged.text):
        # A ring in Latin letters goes around the name in the middle and tells of no Chinese name.
        judged = replace(judged, evidence=(), matches=None, probability=None)
        if inner is not None:
            judged, inner = replace(judged, text=inner, confidence=0.8 * judged.confidence), None
    elif inner is not None and judged.evidence:
        reason = decide(judged.evidence, judged.free, judged.text, expected[0], inner)[2]
        judged = replace(judged, reason=reason)
    first = views[0].strip
    strip = ring_strip(refined, first.start, 2 * np.pi, first.band, colour_picture=True)
    shown = flipped(strip) if first.kind == "lower" else strip
    return _conclude(
        judged, views, expected, SealParts(inner=inner or judged.special, code=code), shown.image
    )


def _judge(
    views: list[View],
    expected: list[str],
    tails: Sequence[str] = ("",),
    worn: NDArray[np.bool_] | None = None,
) -> Judged:
    """The views' common text, and the decision on the expected names, each with the best of `tails`; what
    stands in `worn` directions is doubted."""
    scorer, free = _common_text(views)
    free = with_room(free, views)
    if worn is not None:
        free = doubt_worn(free, views, worn)
    confidence = _confidence(free, views)
    text, special = split_special(as_written(views, free.text, tails))
    undecided = Judged(scorer, free, text, special, confidence, (), None, None, "")
    if not expected or not free.text:
        return undecided
    ends = list(dict.fromkeys([*tails, *([special] if special else [])]))
    written = [name + end for name in expected for end in ends]
    names = [name_key(name) for name in written]
    weighed = weigh(scorer, free, names, [bare(view.decoded.text) for view in views], written)
    evidence = tuple(
        min(weighed[k : k + len(ends)], key=lambda item: item.behind)
        for k in range(0, len(weighed), len(ends))
    )
    readable = text if confidence >= LEAST_CONFIDENCE else ""
    probability, matches, reason = decide(evidence, free, readable, expected[0], special)
    return replace(undecided, evidence=evidence, probability=probability, matches=matches, reason=reason)


def _by_words(judged: Judged, views: list[View], tails: Sequence[str] = ("",)) -> Judged:
    """A doubtful reading as words in general use make it: what cannot be read is not mended, nor what is
    sure. No decision on a name rests on it."""
    if judged.matches is not None or not LEAST_CONFIDENCE <= judged.confidence < SETTLED:
        return judged
    readings = [bare(view.decoded.text) for view in views]
    likeliest = mended(judged.scorer, judged.free.text, readings, load_words())
    if likeliest == judged.free.text:
        most = UNFILLED if any(judged.free.missing) else 1.0
        return replace(judged, confidence=min(judged.confidence, most))
    text, special = split_special(as_written(views, likeliest, tails))
    reason = judged.reason.replace(f"“{judged.text}”，", f"“{text}”，")
    return replace(judged, text=text, special=special, confidence=MENDED, reason=reason)


def _common_text(views: list[View]) -> tuple[TextScorer, Consensus]:
    """What the views together read, a second reader being trusted by how much of it that one reads too, and
    believed against the first where that is likely to be misled."""
    readings = [view.decoded.text for view in views]
    scorer = _scorer(views)
    free = consensus(scorer, readings)
    heard = trusted(views, free.text)
    if [view.trust for view in heard] != [view.trust for view in views]:
        scorer = _scorer(heard)
        free = consensus(scorer, readings)
    return scorer, overruled(scorer, free, heard, load_words())


def _scorer(views: list[View]) -> TextScorer:
    return TextScorer(
        [view.probabilities for view in views], [view.codes for view in views], [view.trust for view in views]
    )


def _confidence(free: Consensus, views: list[View]) -> float:
    """Probability that the common text is right in every character: logistic in the least sure character of
    the clearest view that reads it, of all views together, and the margin. Fitted on 201 held-out seals,
    where 0.93 and more were right in 81 of 82. Where there is room for a character that was not read it
    hardly ever is."""
    if not free.sure:
        return 0.0
    reading = [view.decoded.char_scores for view in views if bare(view.decoded.text) == free.text]
    clearest = max((min(scores) for scores in reading if scores), default=0.0)
    odds = -4.34 + 2.66 * clearest + 2.15 * min(free.sure) + 2.80 * min(free.margin, 8.0) / 8.0
    sure = float(1.0 / (1.0 + np.exp(-odds)))
    return min(sure, LEFT_OUT) if any(free.missing) else sure


def _read_square(
    patch: SealPatch, reader: StripReader, second: StripReader | None, expected: list[str]
) -> SealReading:
    """Columns from the right or rows: whichever reads as the better text; turned where it reads as none."""
    upright, *others = ways_up(patch)
    strips = cell_strips(upright)
    if not strips:
        return SealReading(None, None, SealParts(), (), None, None, "印章太小，无法识别，请人工核对。")
    views, judged = _best_cells(strips, reader, expected)
    views, judged = _other_cells(upright, others, views, judged, reader, expected)
    if not judged.settled:
        views += second_opinion(views, second)
        judged = _judge(views, expected, SQUARE_TAILS)
    judged = _by_words(judged, views, SQUARE_TAILS)
    parts = SealParts(inner=judged.special)
    return _conclude(judged, views, expected, parts, np.ascontiguousarray(views[0].strip.image))


def _other_cells(
    upright: SealPatch,
    others: list[SealPatch],
    views: list[View],
    judged: Judged,
    reader: StripReader,
    expected: list[str],
) -> tuple[list[View], Judged]:
    """Other divisions of a square seal, and ways up of one that reads as nothing, where they read better.

    A name clearly read may have its words in the wrong order, or every other row left out.
    """
    unread = judged.confidence < UNREAD
    if not unread and judged.settled and views[0].decoded.text.endswith(("印", "章")):
        return views, judged
    strips = other_divisions(upright)
    if unread:
        strips += [strip for way in others for strip in cell_strips(way)]
    again, better = _best_cells(strips, reader, expected)
    gained = _square_worth(again[0], expected) - _square_worth(views[0], expected)
    clearer = unread and better.confidence > judged.confidence and gained > -WORTH_MORE
    return (again, better) if clearer or gained > WORTH_MORE else (views, judged)


def _best_cells(strips: list[Strip], reader: StripReader, expected: list[str]) -> tuple[list[View], Judged]:
    """The strip that reads best, seen twice, and what it comes to."""
    best = max(look(reader, strips), key=lambda view: _square_worth(view, expected))
    views = [best, *look(reader, [narrower(best.strip)])]
    return views, _judge(views, expected, SQUARE_TAILS)


def _square_worth(view: View, expected: list[str]) -> float:
    text = view.decoded.text
    known = max((overlap(text, name) for name in expected), default=0.0)
    ending = any(ending in text[-7:] for ending in ENDINGS)
    # Most are cut in columns from the right, and end in 印 or 章 when read the right way.
    order = 0.3 * text.endswith(("印", "章"))
    return view.decoded.score + 0.5 * ending + known + 0.02 * len(text) + order


def _conclude(
    judged: Judged, views: list[View], expected: list[str], parts: SealParts, strip: Image
) -> SealReading:
    """The reading of the contract."""
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
    candidates = named_first(best, expected[0])
    if judged.matches:
        # An expected name that the pictures bear out is the better reading of a few doubtful characters.
        readable, confidence = expected[0], max(confidence, 0.95 * chances[0])
    return SealReading(
        readable, confidence if readable else None, parts, candidates, judged.matches,
        round(chances[0], 4), judged.reason, strip, readings,
    )  # fmt: skip
