"""Where a seal's ink is worn away: strokes missing from 卫士 leave 工上, which reads as clear as any."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from extract.seals.consensus import Consensus, bare
from extract.seals.evidence import DOUBT
from extract.seals.unwrap import SealPatch, sample_polar
from extract.seals.views import View, char_angles

DIRECTIONS = 360
_RIM = np.linspace(0.92, 1.03, 12, dtype=np.float32)
FADED = 0.45
"""Share of the rim's usual ink below which it is worn in some direction, averaged over 9 degrees."""

THIN = 0.6
"""Ink of a character, in shares of the median one's, below which it has lost some."""

TORN = 0.25
"""Share of the arc between two characters that has to be worn for one to be lost there."""


def worn_directions(patch: SealPatch) -> NDArray[np.bool_]:
    """Directions, by degree from the rim's own axis, in which the rim has no ink."""
    angles = np.arange(DIRECTIONS, dtype=np.float64) * (2 * np.pi / DIRECTIONS)
    grid = sample_polar(patch.ink, patch.rim, angles, _RIM).astype(np.float32)
    ink = (255.0 - grid[..., 0]).max(axis=0)
    around = np.concatenate([ink[-4:], ink, ink[:4]])
    smooth = np.convolve(around, np.ones(9) / 9, mode="valid")
    return np.asarray(smooth < FADED * float(np.percentile(smooth, 70)))


def doubt_worn(free: Consensus, views: list[View], worn: NDArray[np.bool_]) -> Consensus:
    """The common text with characters doubted that stand where the rim is worn away too."""
    if not worn.any() or not free.text:
        return free
    view, pairs = aligned(free, views)
    angles, thin = char_angles(view), _thin(view)
    sure, at = list(free.sure), np.full(len(free.text), np.nan)
    faded = np.zeros(len(free.text), dtype=bool)
    for source, place in pairs:
        at[place], faded[place] = angles[source], thin[source]
    for place, angle in enumerate(at):
        if np.isfinite(angle) and worn[degree_of(angle)]:
            sure[place] = min(sure[place], DOUBT)
        else:
            faded[place] = False
    torn = _torn(at, worn)
    return replace(free, sure=tuple(sure), worn=float(worn.mean()), torn=torn, faded=tuple(faded.tolist()))


def aligned(free: Consensus, views: list[View]) -> tuple[View, list[tuple[int, int]]]:
    """The view that reads most like the common text, and places of its reading beside those of the text."""
    view = max(views, key=lambda v: Levenshtein.normalized_similarity(bare(v.decoded.text), free.text))
    pairs: list[tuple[int, int]] = []
    for op in Levenshtein.opcodes(view.decoded.text, free.text):
        if op.src_end - op.src_start == op.dest_end - op.dest_start:
            pairs += zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True)
    return view, pairs


def degree_of(angle: float) -> int:
    """A direction in whole degrees, 0 to 359."""
    return round(float(np.rad2deg(angle))) % DIRECTIONS


def _thin(view: View) -> NDArray[np.bool_]:
    """Whether each character of a view has clearly less ink than most."""
    mass = ink_of_characters(view)
    return np.asarray(mass < THIN * np.median(mass)) if len(mass) else np.zeros(0, dtype=bool)


def ink_of_characters(view: View) -> NDArray[np.float64]:
    """Ink of each character of a view; print over the seal is left out. All alike where there are too few to
    tell how wide one is."""
    image = view.strip.image.astype(np.float32)
    ink = ((255.0 - image[..., 0]) * (image[..., 2] / 255.0)).mean(axis=0)
    step = len(ink) / max(1, len(view.probabilities))
    middles = np.array([(start + end) / 2 * step for start, end in view.decoded.steps])
    if len(middles) < 3:
        return np.ones(len(middles))
    half = 0.5 * float(np.median(np.diff(middles)))
    return np.array(
        [ink[max(0, int(x - half)) : int(x + half) + 1].mean() for x in middles], dtype=np.float64
    )


def _torn(at: NDArray[np.float64], worn: NDArray[np.bool_]) -> tuple[bool, ...]:
    """Whether the rim is worn between neighbouring characters, and over two places before and after all."""
    if len(at) < 2 or not np.isfinite(at).all():
        return ()
    pitch = float(np.median(np.diff(at)))
    ends = [at[0] - 2 * pitch, *at, at[-1] + 2 * pitch]
    found = []
    for start, end in pairwise(ends):
        degrees = np.arange(np.rad2deg(start), np.rad2deg(end)).astype(int) % DIRECTIONS
        found.append(bool(worn[degrees].mean() > TORN) if len(degrees) else False)
    return tuple(found)
