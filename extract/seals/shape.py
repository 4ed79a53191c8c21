"""What a candidate looks like inside its rim: letters in a ring, an empty circle, a solid patch."""

from dataclasses import dataclass

import numpy as np

from extract.seals.candidates import Candidate
from extract.seals.colour import InkLayers, look_through
from extract.seals.rim import ink_of, ray_grid

RAYS, STEPS = 144, 48


@dataclass(frozen=True, slots=True)
class Look:
    """Shares 0..1 of inked places: `band` where a seal's name runs (0.58 to 0.9 of the radius), `inside`
    within 0.9; `spread` the share of 36 directions with ink in the band; `letters` the strokes met on
    the way around the band, the most of three circles."""

    band: float
    inside: float
    spread: float
    letters: int


def look_at(layers: InkLayers, candidate: Candidate) -> Look:
    """Measure a candidate within its rim (for a square one: within its inscribed ellipse)."""
    grid = ray_grid(candidate.rim, 0.05, 0.9, STEPS, RAYS)
    density, _ = look_through(layers, grid)
    ink = ink_of(density, candidate.colour)
    first = round((0.58 - 0.05) / 0.85 * STEPS)
    # By the band's own strength: a star often takes more ink than thin letters.
    strong = float(np.percentile(ink[:, first:], 92))
    inked = ink > max(0.05, 0.4 * strong)
    band = inked[:, first:]
    # Rings further out are longer: weigh by radius for shares of area.
    weights = np.linspace(0.05, 0.9, STEPS)
    inside = float((inked * weights).sum() / (weights.sum() * RAYS))
    sectors = band.reshape(36, -1).any(axis=1)
    strokes = [
        int(np.count_nonzero(inked[:, step] & ~np.roll(inked[:, step], 1)))
        for step in (first + 3, (first + STEPS) // 2, STEPS - 4)
    ]
    return Look(float(band.mean()), inside, float(sectors.mean()), max(strokes))


def seal_likeness(candidate: Candidate, look: Look) -> float:
    """How much ring and lettering speak for a seal, 0..1: the shape witness. Not a probability."""
    if candidate.shape == "square":
        return 0.3 if 0.12 < candidate.support < 0.75 else 0.1
    ring = np.clip((candidate.support - 0.35) / 0.4, 0.0, 1.0)
    lettered = np.clip((look.letters - 6) / 10.0, 0.0, 1.0)
    filled = 1.0 if 0.05 < look.band < 0.62 else 0.2
    return float(ring * lettered * filled * np.clip(look.spread / 0.5, 0.0, 1.0))
