"""How sharp a rim is beside the print of its page: a seal of another sheet shines through blurred."""

import cv2
import numpy as np

from extract.result import SealColour
from extract.seals.candidates import Candidate
from extract.seals.colour import InkLayers, ink_of, look_through
from extract.seals.rim import ray_grid

RAYS = 96
PALE = 0.35
"""Ink density of a rim below which it may be another sheet's; a fresh stamp has 0.6 to 1.5."""

OWN_WIDTH, SHARE = 2.0, 1.6
"""A ring shines through where its edge is wider than 2.0 pixels (sampling alone spreads a sharp edge over
that many) and 1.6 times the print's: paper scatters light over half a millimetre, while a press leaves
edges as sharp as a printer's. Pressed seals reach 1.5 + 1.1 times, smeared ones included."""


HALF_OWN, HALF_SHARE = 1.75, 1.35
"""Half way between the most that pressed seals reach and what shines through for sure."""


def rim_edge(layers: InkLayers, candidate: Candidate, colour: SealColour) -> tuple[float, float]:
    """Pixels over which the ink of the rim ends, going outward, and its density: medians over directions,
    both 0 where there is none."""
    span = 0.16 * (candidate.rim.a + candidate.rim.b)
    steps = max(12, int(span))
    grid = ray_grid(candidate.rim, 0.86, 1.18, steps, RAYS)
    density = look_through(layers, grid)
    ink = cv2.GaussianBlur(ink_of(density, colour), (3, 1), 0)
    peak, drop = ink.max(axis=1), (ink[:, :-1] - ink[:, 1:]).max(axis=1)
    clear = peak > 0.6 * np.median(peak)
    if not clear.any():
        return 0.0, 0.0  # no ink at all
    pixels_per_step = span / steps
    strength = float(np.median(peak[clear]))
    return strength / max(1e-4, float(np.median(drop[clear]))) * pixels_per_step, strength


def print_width(layers: InkLayers) -> float:
    """Pixels over which black print ends on this page; 0 where there is no print to compare with."""
    grey = cv2.cvtColor(layers.page, cv2.COLOR_RGB2GRAY).astype(np.float32)
    rise = np.abs(np.diff(grey, axis=1))[::3]
    contrast = float(np.percentile(grey, 80) - np.percentile(grey, 1))
    if contrast < 60:
        return 0.0
    steepest = float(np.percentile(rise, 99.5))
    return contrast / max(1.0, steepest)


def half_blurred(layers: InkLayers, candidate: Candidate, colour: SealColour) -> bool:
    """True where a ring is more blurred than pressed ones are, though not beyond doubt another sheet's."""
    width, _ = rim_edge(layers, candidate, colour)
    beside = print_width(layers)
    return beside > 0 and width > HALF_OWN + HALF_SHARE * beside


def shines_through(layers: InkLayers, candidate: Candidate, colour: SealColour) -> bool:
    """True where a pale ring is far more blurred than the print on its page."""
    if not candidate.ring:
        return False
    width, strength = rim_edge(layers, candidate, colour)
    beside = print_width(layers) if strength < PALE else 0.0
    return beside > 0 and width > OWN_WIDTH + SHARE * beside
