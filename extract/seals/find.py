"""Finding the seals on a page: colour, shape, a trained eye and the seal text map, and a reasoned verdict."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from extract.result import SealColour
from extract.seals.blur import PALE, half_blurred, shines_through
from extract.seals.candidates import COLOURS, Candidate, bounds, find_candidates, overlap
from extract.seals.colour import InkLayers, Plane, ink_layers
from extract.seals.crops import cut_crops
from extract.seals.mark import Ellipse, SealMark
from extract.seals.mirror import CLEARLY, legible, mirrored
from extract.seals.rim import fit_rim
from extract.seals.shape import is_table, lines_run_on, look_at, rim_colour, seal_likeness
from extract.seals.unwrap import cut_patch
from extract.seals.verdict import LIKELY, MANY, REPORTED, WHOLE_RING, Witnesses, to_mark
from ingest.document import Page
from models.engines import Engines
from models.seal_mark import CLASSES, MarkClass, SealMarkClassifier, load_seal_marks

WORTH_FITTING = 0.02
"""Trained probability of a seal, at the voted circle, below which its rim is not even fitted."""

FRAMED, RINGED = 0.6, 0.3
"""Grey ink is also print: without a frame or a ring of this likeness grey letters are a paragraph."""

SEAL_LIKE = 0.5
"""Likeness from which a whole ring that the trained eye denies is asked about further."""

EMPTY = 0.1
"""Ink inside a coloured ring, in shares of the ring's, below which it is a pen's circle around print."""

TRACES = 0.3
"""Share of a ring's directions in which its band bears ink, be it ever so pale, that a bare ring lacks."""

LOOSE, OUTDONE, SHARED = 0.7, 0.2, 0.3
"""Support of a rim below which another ring may explain its ink, by how much more of that one has to be
inked, and how far the two have to overlap (intersection over union)."""

PART = 0.8
"""Share of a ring's box inside another's from which the two are rings of the same ink."""

NEARLY_CERTAIN = 0.95
"""Presence from which a ring need not be read to be believed."""

NO_TEXT, SOME_TEXT = 1.0, 3.0
"""Characters below which a ring bears no text, and below which a pale one cannot be read."""

LEAST_COMPANY, LEAST_CHOP = 0.021, 0.012
"""Half the width of an organisation's seal over the page's long side: 12 mm on A4, where 20 is the
least; a name chop has 8 mm at least and is sought from 7."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with what the witnesses say of it; `own` where its rim was found in its own ink."""

    candidate: Candidate
    witnesses: Witnesses
    own: bool = True

    @property
    def rank(self) -> float:
        """Of candidates for one impression the surest counts, a fitted rim or frame and its own colour first.

        A ring fits within a square's frame, too, but worse than the frame itself; a part of one is oblong.
        """
        candidate, fits = self.candidate, 0.0
        if candidate.ring:
            fits = candidate.support
        elif candidate.shape == "square":
            fits = self.witnesses.likeness * candidate.rim.b / candidate.rim.a
        return self.witnesses.presence + 0.15 * self.own + 0.2 * fits


def find_seals(page: Page, engines: Engines, colours: Sequence[SealColour] = COLOURS) -> tuple[SealMark, ...]:
    """Every seal impression of the `colours` on an upright page, surest first; personal chops with kind
    "personal".

    Doubtful ones come back with kind "unknown" and a `question`. Raises EngineFailed where a network
    fails and ModelMissing where its file is absent: neither may look like a page without a seal.
    """
    layers = ink_layers(page.image)
    trained = load_seal_marks()

    denied: list[Ellipse] = []

    def worth_fitting(rims: Sequence[Ellipse]) -> list[bool]:
        seals = 1.0 - trained.classify(cut_crops(layers, rims))[:, CLASSES.index("other")]
        denied.extend(rim for rim, value in zip(rims, seals, strict=True) if value <= WORTH_FITTING)
        return [bool(value > WORTH_FITTING) for value in seals]

    judged = _without_rings_of_seals(_judge(layers, trained, find_candidates(layers, worth_fitting, colours)))
    if not all(item.witnesses.settled for item in judged):
        judged = _with_heat(layers, engines.seal_detector.heat(page.image), judged)
    reported = [item for item in judged if item.witnesses.presence >= REPORTED]
    lettered = [_lettered(layers, item, engines) for item in reported]
    heard = _without_parts([item for item in lettered if not _is_none(item)])
    items = _distinct([_unless_outdone(layers, item, denied) for item in heard])
    items = [_once_read(layers, item, engines) for item in items]
    marks = [to_mark(page, item.candidate, item.witnesses) for item in items]
    return tuple(sorted(marks, key=lambda mark: -mark.presence))


def _without_rings_of_seals(items: list[Judged]) -> list[Judged]:
    """Without the rings that the trained eye denies and that lie in or about a seal that it believes in: its
    inner rim, the circle about its star. Nothing more has to be asked about them."""
    seals = [item.candidate.rect for item in items if item.witnesses.presence >= LIKELY]

    def is_one_s(item: Judged) -> bool:
        rect = item.candidate.rect
        return any(rect.intersection(seal) > SHARED * min(rect.area, seal.area) for seal in seals)

    return [item for item in items if not (_eye_denies(item.witnesses.classes) and is_one_s(item))]


def _eye_denies(classes: Mapping[MarkClass, float]) -> bool:
    return 1.0 - classes["other"] < WORTH_FITTING


def _without_parts(items: Sequence[Judged]) -> list[Judged]:
    """Without the rings that fit part of the ink of another which fits far more of it."""

    def outdone(item: Judged) -> bool:
        one = item.candidate
        return one.ring and any(
            other.ring
            and other.support >= one.support + OUTDONE
            and other.rect.area > one.rect.area
            and one.rect.intersection(other.rect) > PART * one.rect.area
            for other in (better.candidate for better in items)
        )

    return [item for item in items if not outdone(item)]


def _unless_outdone(layers: InkLayers, item: Judged, denied: Sequence[Ellipse]) -> Judged:
    """The candidate, doubted where a ring that is no seal fits its ink far better: part of a dial or of a
    clock face makes an oval that hardly any of the ink lies on."""
    candidate = item.candidate
    if not candidate.ring or candidate.support >= LOOSE or item.witnesses.presence < REPORTED:
        return item
    for rim in denied:
        if overlap(bounds(rim, "round"), candidate.rect) < SHARED:
            continue
        fitted = fit_rim(layers, rim, candidate.colour)
        if fitted is None or fitted.support < candidate.support + OUTDONE:
            continue
        if overlap(bounds(fitted.ellipse, "round"), candidate.rect) >= SHARED:
            return replace(item, witnesses=replace(item.witnesses, outdone=True))
    return item


def _once_read(layers: InkLayers, item: Judged, engines: Engines) -> Judged:
    """The candidate, doubted where its ring should bear text and does not: a pale one may be another sheet's,
    in mirror writing or blurred past reading; one that is not nearly certain may be a pen's circle."""
    candidate, presence = item.candidate, item.witnesses.presence
    pale = candidate.ring and candidate.ink < PALE
    if candidate.shape == "square" or engines.seal_reader is None or presence < LIKELY:
        return item
    if not pale and presence >= NEARLY_CERTAIN:
        return item
    patch = cut_patch(layers.page, candidate.rim, candidate.shape, candidate.colour)
    straight = item.witnesses.legible or legible(patch, engines.seal_reader)
    if pale and straight < SOME_TEXT and half_blurred(layers, candidate, candidate.colour):
        return replace(item, witnesses=replace(item.witnesses, through=True))
    if pale and legible(mirrored(patch), engines.seal_reader) > straight + CLEARLY:
        return replace(item, witnesses=replace(item.witnesses, through=True))
    if presence < NEARLY_CERTAIN and straight < NO_TEXT:
        return replace(item, witnesses=replace(item.witnesses, empty=True))
    return item


def _lettered(layers: InkLayers, item: Judged, engines: Engines) -> Judged:
    """A whole ring that the trained eye doubts or denies, with how many characters are read along it."""
    candidate, witnesses = item.candidate, item.witnesses
    doubted = witnesses.whole and not witnesses.denied and witnesses.presence < LIKELY
    if not doubted or engines.seal_reader is None:
        return item
    patch = cut_patch(layers.page, candidate.rim, candidate.shape, candidate.colour)
    return replace(item, witnesses=replace(witnesses, legible=legible(patch, engines.seal_reader)))


def _is_none(item: Judged) -> bool:
    """The trained eye is sure that it is no seal, and no letters read along its ring say otherwise: a badge,
    a dial."""
    return _eye_denies(item.witnesses.classes) and item.witnesses.legible < MANY


def _judge(layers: InkLayers, trained: SealMarkClassifier, candidates: Sequence[Candidate]) -> list[Judged]:
    """Trained eye and shape witness for every candidate that the former does not rule out."""
    classes = trained.classify(cut_crops(layers, [candidate.rim for candidate in candidates]))
    judged: list[Judged] = []
    page_shape = layers.page.shape[:2]
    for candidate, row in zip(candidates, classes, strict=True):
        named = {name: float(value) for name, value in zip(CLASSES, row, strict=True)}
        denied = _eye_denies(named)
        whole = candidate.ring and candidate.colour != "grey" and candidate.support >= WHOLE_RING
        if denied and not whole:
            continue
        colour, ink = rim_colour(layers, candidate)
        own = colour == candidate.colour
        if not own and not candidate.ring:
            continue  # a patch of colour that is black print after all: fringes of a lens or of JPEG
        if not own:
            candidate = replace(candidate, colour=colour, ink=ink)
        if candidate.shape != "square" and named["square"] > 0.5:
            candidate = replace(candidate, shape="square", ring=False)
        look = look_at(layers, candidate)
        likeness = seal_likeness(candidate, look, chop=named["personal"] > 0.5)
        if denied and likeness < SEAL_LIKE:
            continue  # an emblem, a dial: the eye and the shape deny it both
        if colour == "grey" and likeness < (FRAMED if candidate.shape == "square" else RINGED):
            continue
        if colour == "grey" and candidate.shape == "square" and lines_run_on(layers, candidate):
            continue
        least = LEAST_CHOP if named["personal"] > 0.5 else LEAST_COMPANY
        if candidate.rim.a < least * max(page_shape):
            continue
        through = shines_through(layers, candidate, colour)
        ring = candidate.support if candidate.ring and look.spread >= TRACES else 0.0
        framed = candidate.shape == "square" and named["personal"] < 0.5 and colour != "grey"
        hollow = look.own < EMPTY or (framed and is_table(layers, candidate))
        witnesses = Witnesses(named, likeness, None, colour, through, hollow, ring=ring)
        judged.append(Judged(candidate, witnesses, own))
    return judged


def _with_heat(layers: InkLayers, heat: Plane, items: Sequence[Judged]) -> list[Judged]:
    """The text map's word added."""
    return [
        replace(item, witnesses=replace(item.witnesses, heat=mean_heat(layers, heat, item.candidate)))
        for item in items
    ]


def mean_heat(layers: InkLayers, heat: Plane, candidate: Candidate) -> float:
    """Mean of the text map over a candidate's box, 0..1."""
    height, width = layers.page.shape[:2]
    rect = candidate.rect
    scale_y, scale_x = heat.shape[0] / height, heat.shape[1] / width
    rows = slice(max(0, int(rect.y0 * scale_y)), max(1, int(rect.y1 * scale_y) + 1))
    columns = slice(max(0, int(rect.x0 * scale_x)), max(1, int(rect.x1 * scale_x) + 1))
    window = heat[rows, columns]
    return float(np.mean(window)) if window.size else 0.0


def _distinct(items: Sequence[Judged]) -> list[Judged]:
    """One per impression."""
    kept: list[Judged] = []
    for item in sorted(items, key=lambda judged: -judged.rank):
        if not any(_same(item, other) for other in kept):
            kept.append(item)
    return kept


def _same(item: Judged, better: Judged) -> bool:
    """The same impression, or a part of it: its star, its inner text, a second rim."""
    one, other = item.candidate.rect, better.candidate.rect
    if overlap(one, other) > 0.4:
        return True
    smaller = min(one.area, other.area)
    return one.intersection(other) > 0.7 * smaller
