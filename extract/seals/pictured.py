"""A second eye on single characters in which a seal's reading and the unit's name differ.

Readers know which characters are common, and take seldom ones for common look-alikes. Here the picture of the
one character is set beside the looks of both, in the typeface that fits the rest of the seal. It speaks only
where one of the two fits well and the other clearly less.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.seals.consensus import bare
from extract.seals.decide import decide
from extract.seals.evidence import Difference, Evidence
from extract.seals.facing import facing
from extract.seals.judged import LEAST_CONFIDENCE, Judged
from extract.seals.likelihood import is_sign
from extract.seals.views import View
from extract.seals.written import key_places
from ingest.document import Image
from models.seal_glyphs import SIDE, Glyphs, load_glyphs
from models.seal_reader import STRIDE

Floats = NDArray[np.float32]

FITS, STRIP_FITS = 200.0, 260.0
"""Squared distance up to which a character's picture fits a look, and up to which most of a strip's have to
fit their own for one to tell anything. By looks from an earlier run of the same recipe, of 641 characters
that are not the seal's own 495 were told within it, three of them wrongly; of 140 own ones, misread, 47 and
five (what decides is narrower: `looks`). Up to 250 the wrong ones are 23."""
LEANS = 300.0
"""Squared distance up to which a picture that is nearer to the name's character is told too: it can only keep
the name from being denied."""
LIKE, MOST_ASKED = 0.6, 4
"""Likeness of reading and name from which it is worth asking, and places asked about at most."""
FEWEST, SAMPLE = 4, 8
"""Characters from which the common size is told, and how many of them are looked at."""
_HEIGHTS, _MIDDLES, _WIDTHS = (27, 33, 39, 45), (21, 25), (0.75, 0.92)
"""Sizes tried for a strip's characters: height and middle in pixels of 48, width in shares of the pitch."""
_SHIFTS, _LIFTS, _WIDER, _HIGHER = (-4.0, -1.5, 1.5, 4.0), (-2.0, 1.0), (0.93, 1.07), (0.94, 1.06)


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    """The characters of a strip: its ink (48, width) of 0..1, the middle of each character of the reading in
    pixels (NaN where the view has it not), and their common middle, height and width."""

    ink: Floats
    middles: NDArray[np.float64]
    centre: float
    height: float
    width: float


def by_pictures(judged: Judged, views: Sequence[View], expected: Sequence[str]) -> Judged:
    """The decision on the unit's name, ``expected[0]``, with what single characters' pictures say.

    Raises ModelMissing.
    """
    if not judged.evidence or not _worth_asking(judged.evidence[0], judged.matches):
        return judged
    told = _told(judged.evidence[0], judged.free.text, views, load_glyphs())
    if told == judged.evidence[0]:
        return judged
    evidence = (told, *judged.evidence[1:])
    readable = judged.text if judged.confidence >= LEAST_CONFIDENCE else ""
    probability, matches, reason = decide(evidence, judged.free, readable, expected[0], judged.special)
    return replace(judged, evidence=evidence, probability=probability, matches=matches, reason=reason)


def _worth_asking(evidence: Evidence, matches: bool | None) -> bool:
    if matches is False:
        return evidence.single == evidence.differences and len(evidence.single) == 1
    return evidence.alike >= LIKE and 0 < len(evidence.single) <= MOST_ASKED


def _told(evidence: Evidence, read: str, views: Sequence[View], glyphs: Glyphs) -> Evidence:
    """The evidence with what pictures say of each character that stands in another's place."""
    sized = [found for view in views[:2] if (found := _row(view, read, glyphs)) is not None]
    if not sized:
        return evidence
    face = int(np.sum([fits for _, fits in sized], axis=0).argmin())
    rows = [row for row, fits in sized if fits[face] <= STRIP_FITS]

    def told(spot: Difference) -> Difference:
        asked = len(spot.seal) == len(spot.name) == 1 and glyphs.knows(spot.seal) and glyphs.knows(spot.name)
        return replace(spot, pictured=_lead(rows, spot, face, glyphs)) if asked else spot

    # Most single characters are among the differences as well: each is cut out once.
    known = {spot: told(spot) for spot in {*evidence.differences, *evidence.single}}
    return replace(
        evidence,
        differences=tuple(known[spot] for spot in evidence.differences),
        single=tuple(known[spot] for spot in evidence.single),
    )


def _lead(rows: Sequence[_Row], spot: Difference, face: int, glyphs: Glyphs) -> float:
    """By how much the picture is nearer to the seal's character than to the name's, 0 where it fits neither
    or is not there."""
    apart = [
        glyphs.apart(glyphs.seen(_pictures(row, spot.place)), (spot.seal, spot.name))[face].min(axis=0)
        for row in rows
        if np.isfinite(row.middles[spot.place])
    ]
    if not apart:
        return 0.0
    seal, name = min(apart, key=lambda one: float(one.min())).tolist()
    return float(name - seal) if min(seal, name) <= (FITS if seal < name else LEANS) else 0.0


def _row(view: View, read: str, glyphs: Glyphs) -> tuple[_Row, Floats] | None:
    """The strip's characters and how far they are from their looks in each group of faces; None where too few
    are known to tell their size."""
    middles = _middles(view, read)
    known = [k for k, char in enumerate(read) if np.isfinite(middles[k]) and glyphs.knows(char)]
    if len(known) < FEWEST or len(view.probabilities) * STRIDE < view.strip.image.shape[1]:
        return None
    pitch = float(np.polyfit(known, middles[known], 1)[0])
    if pitch < SIDE / 3:
        return None
    ink = strip_ink(view.strip.image)
    placed = [(read[k], float(middles[k])) for k in known]
    (height, centre, width), fits = sizes_of(ink, placed, pitch, glyphs)
    return _Row(ink, middles, centre, height, width), fits


def sizes_of(
    ink: Floats, placed: Sequence[tuple[str, float]], pitch: float, glyphs: Glyphs
) -> tuple[tuple[float, float, float], Floats]:
    """Height, middle and width that a strip's characters have in common, by which they fit their own looks
    best, and how far they are then from those in each group of faces (faces). `placed` are characters with
    their middles in pixels, `pitch` the pixels from one to the next."""
    sample = [placed[int(k)] for k in np.unique(np.linspace(0, len(placed) - 1, SAMPLE).astype(int))]
    sizes = [(float(h), float(y), w * pitch) for h in _HEIGHTS for y in _MIDDLES for w in _WIDTHS]
    cut = [cut_out(ink, x, y, w, h) for h, y, w in sizes for _, x in sample]
    points = glyphs.seen(np.array(cut)).reshape(len(sizes), len(sample), -1)
    own = [glyphs.apart(points[:, k], (char,))[:, :, 0] for k, (char, _) in enumerate(sample)]
    fits = np.median(np.array(own), axis=0)  # (faces, sizes)
    best = int(fits.min(axis=0).argmin())
    return sizes[best], np.asarray(fits[:, best], dtype=np.float32)


def _middles(view: View, read: str) -> NDArray[np.float64]:
    places = key_places(view.decoded.text)
    found = np.full(len(read), np.nan)
    for source, place in facing(bare(view.decoded.text), read).items():
        if not is_sign(read[place]):
            start, end = view.decoded.steps[places[source]]
            found[place] = (start + end) / 2 * STRIDE
    return found


def _pictures(row: _Row, place: int) -> Floats:
    """A character of a strip, cut out a little to all sides of where it should be."""
    x = float(row.middles[place])
    return np.array(
        [
            cut_out(row.ink, x + shift, row.centre + lift, row.width * wide, row.height * high)
            for shift in _SHIFTS
            for lift in _LIFTS
            for wide in _WIDER
            for high in _HIGHER
        ]
    )


def cut_out(ink: Floats, x: float, y: float, width: float, height: float) -> Floats:
    """The part of a strip around (x, y) as a character's picture (SIDE, SIDE)."""
    scale = SIDE / width, SIDE / height
    matrix = np.array([[scale[0], 0, SIDE / 2 - x * scale[0]], [0, scale[1], SIDE / 2 - y * scale[1]]])
    return np.asarray(cv2.warpAffine(ink, matrix, (SIDE, SIDE), flags=cv2.INTER_LINEAR), dtype=np.float32)


def strip_ink(strip: Image) -> Floats:
    """Ink channels → (48, width) ink 0..1 of the seal alone as far as its colour tells, at full contrast."""
    ink = 1.0 - strip.astype(np.float32) / 255.0
    shown = ink[..., 0]
    if ink[..., 1].max() > 0.05:
        shown = 0.6 * ink[..., 1] + 0.4 * ink[..., 0] * (1.0 - ink[..., 2])
    top = max(0.2, float(np.percentile(shown, 96)))
    return np.asarray(np.clip(shown / top, 0, 1), dtype=np.float32)
