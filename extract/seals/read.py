"""Reading a seal: unwrap it several ways, let the recogniser see each, keep the text they agree on."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from extract.result import SealParts
from extract.seals.arcs import part_arcs
from extract.seals.beside import text_beside
from extract.seals.cover import covered_directions
from extract.seals.decide import decide, likely
from extract.seals.endings import BODIES
from extract.seals.judged import LEAST_CONFIDENCE, Judged, by_words, judge_views
from extract.seals.mark import SealMark
from extract.seals.match import SealReading, named_first
from extract.seals.pictured import by_pictures
from extract.seals.ring import find_ring, inner_ring
from extract.seals.straight import cell_strips, other_divisions, other_orders, ways_up
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
)
from extract.seals.wear import worn_directions
from extract.seals.written import LEAST_RING, is_code, mostly_latin
from ingest.document import Image, Page
from models.engines import Engines
from models.seal_reader import OcrStripReader, StripReader

UNREAD = 0.3
"""Confidence below which a name may stand the other way up, or on a ring within the first."""

WORTH_MORE = 0.2
"""By how much another division of a square seal has to read better, about an ending that the first lacks; a
surer one may read worse by no more."""

SQUARE_TAILS = ("", "印", "章", "之印", "公章", "印章")


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
    worn, covered = worn_directions(refined), covered_directions(refined)
    judged = judge_views(views, expected, worn=worn, covered=covered)
    within = None
    if not judged.settled:
        within = inner_ring(refined, deep=judged.confidence >= UNREAD and not is_code(judged.text))
    if within is not None:
        deeper = first_look(refined, within, reader, expected)
        better = judge_views(deeper, expected, worn=worn, covered=covered)
        if _reads_more(better, judged):
            ring, views, judged = within, deeper, better
    arcs = None
    if not judged.settled and (len(ring.gaps) > 1 or judged.confidence < UNREAD):
        arcs = part_arcs(refined, ring, reader)
    if arcs is not None:
        views = first_look(refined, arcs.name, reader, expected, below=arcs.below)
        judged = judge_views(views, expected, worn=worn, covered=covered)
    looks: tuple[Callable[[], list[View]], ...] = (
        lambda: second_look(patch, refined, ring, reader, views),
        lambda: second_opinion(views, second),
    )
    for again in looks:
        if judged.settled:
            break
        views += again()
        judged = judge_views(views, expected, worn=worn, covered=covered)
    judged = by_pictures(judged, views, expected)
    judged = by_words(judged, views)
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


def _reads_more(better: Judged, judged: Judged) -> bool:
    """The ring within is the name's: it reads clearer, or the outer one, another script's, hardly reads."""
    if len(better.text) < LEAST_RING or is_code(better.text):
        return False
    hardly = len(judged.text) < LEAST_RING or is_code(judged.text)
    return hardly or better.confidence > judged.confidence


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
        judged = judge_views(views, expected, SQUARE_TAILS)
    judged = by_pictures(judged, views, expected)
    judged = by_words(judged, views, SQUARE_TAILS)
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
    if expected:
        strips += other_orders(upright)
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
    return views, judge_views(views, expected, SQUARE_TAILS)


def _square_worth(view: View, expected: list[str]) -> float:
    text = view.decoded.text
    known = max((overlap(text, name) for name in expected), default=0.0)
    ending = any(ending in text[-7:] for ending in ENDINGS)
    # Most are cut in columns from the right, and end in 印 or 章, or as bodies do, when read the right way.
    order = 0.3 * text.endswith(("印", "章", *BODIES))
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
