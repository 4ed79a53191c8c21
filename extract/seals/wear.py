"""Where a seal's ink is worn away: what stands there was read from remains of strokes."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from extract.seals.consensus import Consensus, bare
from extract.seals.unwrap import SealPatch, sample_polar
from extract.seals.views import View, char_angles

DIRECTIONS = 360
_RIM = np.linspace(0.92, 1.03, 12, dtype=np.float32)
FADED = 0.45
"""Share of the rim's usual ink below which it is worn in some direction, averaged over 9 degrees."""

DOUBT = 0.5
"""Most that a character beside a worn rim is sure: strokes missing from 卫士 leave 工上, as clear as any."""


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
    places = (np.rad2deg(char_angles(view)).round().astype(int)) % DIRECTIONS
    sure = list(free.sure)
    for op in Levenshtein.opcodes(view.decoded.text, free.text):
        if op.tag not in ("equal", "replace") or op.src_end - op.src_start != op.dest_end - op.dest_start:
            continue
        for source, target in zip(
            range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True
        ):
            if worn[places[source]]:
                sure[target] = min(sure[target], DOUBT)
    return replace(free, sure=tuple(sure), worn=float(worn.mean()))
