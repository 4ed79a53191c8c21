"""Where another mark lies over a seal's name: a person's chop adds strokes, and 王 beneath it may be 正.

An organisation's seal ends at its rim. Ink of its colour right outside of it is another mark's that runs over
the ring; beside such ink, what fills a character's place far beyond the others' is the mark's as well. (Print
over a grey seal fills places too, and is told from its ink nowhere.)
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from extract.seals.consensus import Consensus
from extract.seals.unwrap import SealPatch, sample_polar
from extract.seals.views import View, char_angles
from extract.seals.wear import DIRECTIONS, aligned, degree_of, ink_of_characters

_OUTSIDE = np.linspace(1.05, 1.12, 8, dtype=np.float32)
INKED, LEAST_WIDE = 0.25, 4
"""Ink right outside of the rim, averaged over its radii, that is another mark's, and degrees that it has to
take. Of 77 seals by themselves none had more than one; of 70 beneath a chop all but eight."""
BESIDE = 14
"""Degrees to either side of such ink that the mark may cover further in: it crosses the rim at a corner."""
FULL = 1.8
"""Ink of a character, in shares of the median one's, from which another mark has added to it."""


def covered_directions(patch: SealPatch) -> NDArray[np.bool_]:
    """Directions, by degree from the rim's own axis, in which another mark runs over the rim. A grey seal's
    ink is not told from print."""
    angles = np.arange(DIRECTIONS, dtype=np.float64) * (2 * np.pi / DIRECTIONS)
    grid = sample_polar(patch.ink, patch.rim, angles, _OUTSIDE).astype(np.float32)
    inked = (255.0 - grid[..., 1]).mean(axis=0) / 255.0 > INKED
    if inked.sum() < LEAST_WIDE:
        return np.zeros(DIRECTIONS, dtype=np.bool_)
    around = np.concatenate([inked[-BESIDE:], inked, inked[:BESIDE]])
    return np.asarray(np.convolve(around, np.ones(2 * BESIDE + 1), mode="valid") > 0.5)


def find_covered(free: Consensus, views: list[View], covered: NDArray[np.bool_]) -> Consensus:
    """The common text with the characters that another mark may lie over."""
    if not free.text or not covered.any():
        return free
    view, pairs = aligned(free, views)
    angles, mass = char_angles(view), ink_of_characters(view)
    usual = float(np.median(mass)) if len(mass) else 0.0
    beneath = [False] * len(free.text)
    for source, place in pairs:
        beneath[place] = bool(covered[degree_of(angles[source])]) or bool(mass[source] > FULL * usual > 0.0)
    for place in range(1, len(beneath) - 1):
        beneath[place] |= beneath[place - 1] and beneath[place + 1]
    return replace(free, beneath=tuple(beneath)) if any(beneath) else free
