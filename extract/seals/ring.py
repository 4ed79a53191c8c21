"""Where the ring text of a seal lies: between which radii, and where it begins."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.seals.unwrap import USUAL_BAND, SealPatch, sample_polar

ANGLES = 360
_RADII = np.linspace(0.40, 1.0, 61, dtype=np.float32)
_PARTED = 0.6
_FAR_PARTED = 0.3
"""Ink between two rings of text over that of the weaker one, at most, and where they lie clearly apart."""

_LEAST_GAP = 14
"""Degrees without ink that count as a gap; between neighbouring characters it is rarely above 12."""


@dataclass(frozen=True, slots=True)
class Ring:
    """`band` is (inner, outer) radius of the text. `gaps` are (start, width), radians, of the arcs without
    text, widest first; the text begins where the widest ends. `usual` is a second band to look in."""

    band: tuple[float, float]
    gaps: tuple[tuple[float, float], ...]
    usual: tuple[float, float] = USUAL_BAND


def find_ring(patch: SealPatch) -> Ring:
    """Measure the ring of a round or oval seal on its ink."""
    ink = _ring_ink(patch)
    band = _band(ink)
    return Ring(band, _gaps(ink, band))


def inner_ring(patch: SealPatch, *, deep: bool = False) -> Ring | None:
    """A second ring of text within the first, as where another script runs along the rim; None where the
    ink does not fall off between two rings, or, with `deep`, not nearly to nothing."""
    ink = _ring_ink(patch)
    profile = np.convolve(ink.mean(axis=1), np.ones(3) / 3, mode="same")
    best, depth = 0, _FAR_PARTED if deep else _PARTED
    for place in range(_index(0.62), _index(0.84)):
        beside = min(float(profile[_index(0.46) : place].max()), float(profile[place : _index(0.94)].max()))
        if beside > 0.02 and profile[place] < depth * beside:
            best, depth = place, float(profile[place] / beside)
    if not best:
        return None
    peak = _index(0.46) + int(np.argmax(profile[_index(0.46) : best]))
    below = np.flatnonzero(profile[:peak] < 0.34 * float(profile[peak]))
    outer = float(_RADII[best]) + 0.01
    inner = float(np.clip(float(_RADII[below[-1]]) - 0.01 if len(below) else 0.4, 0.4, outer - 0.2))
    return Ring((inner, outer), _gaps(ink, (inner, outer)), (max(0.38, inner - 0.03), outer + 0.02))


def _index(radius: float) -> int:
    return int(np.searchsorted(_RADII, radius))


def _ring_ink(patch: SealPatch) -> NDArray[np.float32]:
    """Ink of the seal's own colour at (radius, angle), 0..1; print over the seal mostly left out."""
    angles = np.arange(ANGLES, dtype=np.float64) * (2 * np.pi / ANGLES)
    grid = 1.0 - sample_polar(patch.ink, patch.rim, angles, _RADII).astype(np.float32) / 255.0
    main, chroma = grid[..., 0], grid[..., 1]
    if chroma.max() < 0.05:
        return main
    return np.asarray(0.7 * chroma + 0.3 * main * (1.0 - grid[..., 2]), dtype=np.float32)


def _band(ink: NDArray[np.float32]) -> tuple[float, float]:
    """Radii between which the text stands: the valley inside the rim, and where ink falls off inwards."""
    profile = np.convolve(ink.mean(axis=1), np.ones(3) / 3, mode="same")
    text = slice(26, 48)  # radii 0.66 to 0.87
    peak = int(np.argmax(profile[text])) + text.start
    level = float(profile[peak])
    outer_zone = profile[peak:59]
    if level < 0.02 or len(outer_zone) < 6:
        return USUAL_BAND
    valley = peak + _first_valley(outer_zone, level)
    outer = float(_RADII[valley]) if profile[valley] < 0.75 * level else USUAL_BAND[1]
    below = np.flatnonzero(profile[:peak] < 0.34 * level)
    inner = float(_RADII[below[-1]]) - 0.01 if len(below) else USUAL_BAND[0]
    outer = float(np.clip(outer + 0.005, 0.86, 0.97))
    return float(np.clip(inner, 0.46, outer - 0.27)), outer


def _first_valley(profile: NDArray[np.float32], level: float) -> int:
    """Going outwards, the first place nearly free of ink: beyond it a thin rim and a thick one may lie."""
    free = np.flatnonzero(profile < 0.3 * level)
    if not len(free):
        return int(np.argmin(profile))
    place = int(free[0])
    while place + 1 < len(profile) and profile[place + 1] < profile[place]:
        place += 1
    return place


def _gaps(ink: NDArray[np.float32], band: tuple[float, float]) -> tuple[tuple[float, float], ...]:
    """Arcs without text. The outer third of the band is left out: rim codes stand there."""
    depth = band[1] - band[0]
    rows = (band[0] + 0.12 * depth < _RADII) & (band[1] - 0.34 * depth > _RADII)
    profile = ink[rows].mean(axis=0)
    around = np.concatenate([profile[-4:], profile, profile[:4]])
    smooth = np.convolve(around, np.ones(5) / 5, mode="same")[4:-4]
    level = float(np.percentile(smooth, 80))
    empty = smooth < 0.22 * level
    if not empty.any() or empty.all():
        quietest = int(np.argmin(smooth))
        return ((float(np.deg2rad(quietest - 2)), float(np.deg2rad(4))),)
    # Start walking at a place with ink so that no gap is cut in two.
    first = int(np.argmax(~empty))
    turned = np.roll(empty, -first)
    edges = np.flatnonzero(np.diff(turned.astype(np.int8), prepend=0, append=0))
    runs = [(int(a) + first, int(b - a)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    runs.sort(key=lambda run: -run[1])
    kept = [run for run in runs if run[1] >= _LEAST_GAP] or runs[:1]
    return tuple((float(np.deg2rad(a % 360)), float(np.deg2rad(width))) for a, width in kept[:3])
