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
    view = max(views, key=lambda v: Levenshtein.normalized_similarity(bare(v.decoded.text), free.text))
    angles, thin = char_angles(view), _thin(view)
    sure, at = list(free.sure), np.full(len(free.text), np.nan)
    faded = np.zeros(len(free.text), dtype=bool)
    for op in Levenshtein.opcodes(view.decoded.text, free.text):
        if op.src_end - op.src_start == op.dest_end - op.dest_start:
            at[op.dest_start : op.dest_end] = angles[op.src_start : op.src_end]
            faded[op.dest_start : op.dest_end] = thin[op.src_start : op.src_end]
    for place, angle in enumerate(at):
        if np.isfinite(angle) and worn[round(np.rad2deg(angle)) % DIRECTIONS]:
            sure[place] = min(sure[place], DOUBT)
        else:
            faded[place] = False
    torn = _torn(at, worn)
    return replace(free, sure=tuple(sure), worn=float(worn.mean()), torn=torn, faded=tuple(faded.tolist()))


def _thin(view: View) -> NDArray[np.bool_]:
    """Whether each character of a view has clearly less ink than most; print over the seal is left out."""
    image = view.strip.image.astype(np.float32)
    ink = ((255.0 - image[..., 0]) * (image[..., 2] / 255.0)).mean(axis=0)
    step = len(ink) / max(1, len(view.probabilities))
    middles = np.array([(start + end) / 2 * step for start, end in view.decoded.steps])
    if len(middles) < 3:
        return np.zeros(len(middles), dtype=bool)
    half = 0.5 * float(np.median(np.diff(middles)))
    mass = np.array([ink[max(0, int(x - half)) : int(x + half) + 1].mean() for x in middles])
    return np.asarray(mass < THIN * np.median(mass))


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
