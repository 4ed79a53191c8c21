"""What a candidate looks like inside its rim: letters in a ring, an empty circle, a solid patch."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.result import SealColour
from extract.seals.candidates import Candidate
from extract.seals.colour import InkLayers, Plane, ink_of, look_through, split_inks
from extract.seals.rim import ray_grid

RAYS, STEPS = 144, 48
FAINTEST = 0.03
"""Density that still counts as a letter's on a faint stamp; paper and JPEG stay below 0.02."""


INSIDE, CELLS = 0.78, 120
"""Half side of what is looked at within a square's frame, in shares of it, and samples along a side."""

BEYOND, PAST_CORNER = 1.5, 1.08
"""How far a side is followed past a square's corners, from its middle in shares of its half, and from where:
a frame has ended there."""

SOLID, CROSSING = 0.75, 0.93
"""Share of a square's inside that is inked from which it is shading, and of a line across it from which that
is ruled."""


@dataclass(frozen=True, slots=True)
class Look:
    """Shares 0..1 of inked places: `band` where a seal's name runs (0.58 to 0.9 of the radius), `inside`
    within 0.9, `frame` along the sides of a square one; `spread` the share of 36 directions with ink in
    the band; `letters` the strokes met on the way around the band, the most of three circles; `own` the
    density of the ink that follows inward of its rim over the rim's (a pen's circle has none to follow)."""

    band: float
    inside: float
    spread: float
    letters: int
    frame: float = 0.0
    own: float = 1.0


def look_at(layers: InkLayers, candidate: Candidate) -> Look:
    """Measure a candidate within its rim (for a square one: within its inscribed ellipse)."""
    grid = ray_grid(candidate.rim, 0.05, 0.9, STEPS, RAYS)
    density = look_through(layers, grid)
    ink = ink_of(density, candidate.colour)
    first = round((0.58 - 0.05) / 0.85 * STEPS)
    # By the band's own strength: a star often takes more ink than thin letters.
    strong = float(np.percentile(ink[:, first:], 92))
    inked = ink > max(FAINTEST, 0.4 * strong)
    band = inked[:, first:]
    # Rings further out are longer: weigh by radius for shares of area.
    weights = np.linspace(0.05, 0.9, STEPS)
    inside = float((inked * weights).sum() / (weights.sum() * RAYS))
    sectors = band.reshape(36, -1).any(axis=1)
    strokes = [
        int(np.count_nonzero(inked[:, step] & ~np.roll(inked[:, step], 1)))
        for step in (first + 3, (first + STEPS) // 2, STEPS - 4)
    ]
    frame = _frame(layers, candidate) if candidate.shape == "square" else 0.0
    own = _own_ink(layers, candidate) if candidate.ring and candidate.ink > 0 else 1.0
    return Look(float(band.mean()), inside, float(sectors.mean()), max(strokes), frame, own)


def _own_ink(layers: InkLayers, candidate: Candidate) -> float:
    """Ink met inward of the rim's line, over that of the line: the upper third of directions."""
    grid = ray_grid(candidate.rim, 0.1, 1.03, 72, RAYS)
    density = look_through(layers, grid)
    inward = ink_of(density, candidate.colour)[:, ::-1]
    level = 0.3 * candidate.ink
    met = np.zeros(RAYS, dtype=np.float32)
    for ray in range(RAYS):
        line = np.nonzero(inward[ray, :20] > level)[0]
        start = int(line[0]) if len(line) else 12
        clear = np.nonzero(inward[ray, start:] < level)[0]
        if len(clear):
            # A little further in, past the line's soft edge.
            met[ray] = inward[ray, start + int(clear[0]) + 5 :].max(initial=0.0)
    return float(np.percentile(met, 67)) / candidate.ink


def _frame(layers: InkLayers, candidate: Candidate) -> float:
    """Share of the four sides along which a line of ink runs, of the weakest three."""
    density = _along_sides(layers, candidate)
    ink = ink_of(density, candidate.colour).reshape(4, 64, 10)
    level = max(0.06, 0.4 * float(np.percentile(ink, 90)))
    # A line keeps its depth all along; letters beside an edge come and go in depth.
    runs = (ink > level).mean(axis=1)
    return float(np.sort(runs.max(axis=1))[:3].mean())


def _along_sides(layers: InkLayers, candidate: Candidate, beyond: float = 0.96) -> NDArray[np.float32]:
    """Densities (4 × 64, 10, 3) along the sides of a square candidate, from within them outward; `beyond` is
    half their length over the candidate's."""
    rim, turn = candidate.rim, np.deg2rad(candidate.rim.angle)
    along = np.array([np.cos(turn), np.sin(turn)]) * rim.a
    across = np.array([-np.sin(turn), np.cos(turn)]) * rim.b
    steps = np.linspace(-beyond, beyond, 64)[:, None, None]
    depths = np.linspace(0.86, 1.04, 10)[None, :, None]
    centre = np.array([rim.x, rim.y])
    sides = [
        centre + steps * one + depths * other * sign
        for one, other in ((along, across), (across, along))
        for sign in (-1.0, 1.0)
    ]
    return look_through(layers, np.concatenate(sides).astype(np.float32))


def lines_run_on(layers: InkLayers, candidate: Candidate) -> bool:
    """Whether two sides of a square candidate go on beyond its corners: a table's lines do, a frame's end."""
    density = _along_sides(layers, candidate, beyond=BEYOND)
    ink = ink_of(density, candidate.colour).reshape(4, 64, 10)
    level = max(0.06, 0.4 * float(np.percentile(ink, 95)))
    steps = np.linspace(-BEYOND, BEYOND, 64)
    ends = (steps < -PAST_CORNER, steps > PAST_CORNER)
    # One depth for the side and what lies beyond it: it is one line.
    goes_on = [
        any(((ink[side, end] > level).mean(axis=0) > CROSSING).any() for end in ends) for side in range(4)
    ]
    return sum(goes_on) >= 2


def is_table(layers: InkLayers, candidate: Candidate) -> bool:
    """Whether a square candidate is ruled paper or a shaded cell: thin lines cross it from side to side, or
    ink fills it. A seal's characters leave paper between them on every line across."""
    rim, turn = candidate.rim, np.deg2rad(candidate.rim.angle)
    along = np.array([np.cos(turn), np.sin(turn)]) * rim.a
    across = np.array([-np.sin(turn), np.cos(turn)]) * rim.b
    places = np.linspace(-INSIDE, INSIDE, CELLS)
    grid = np.array([rim.x, rim.y]) + places[:, None, None] * across + places[None, :, None] * along
    ink = ink_of(look_through(layers, grid.astype(np.float32)), candidate.colour)
    inked = ink > max(0.06, 0.4 * float(np.percentile(ink, 95)))
    if inked.mean() > SOLID:
        return True
    return any(_ruled(way) for way in (inked, inked.T))


def _ruled(inked: NDArray[np.bool_]) -> bool:
    """Whether a thin line crosses from side to side: a full row beside rows that are not nearly as full."""
    # A line a little askew climbs by some rows on its way: each quarter is asked for itself.
    parts = np.stack([part.mean(axis=1) for part in np.array_split(inked, 4, axis=1)])
    near = np.stack([np.roll(parts, shift, axis=1) for shift in range(-3, 4)]).max(axis=0).min(axis=0)
    quiet = np.convolve(inked.mean(axis=1), np.ones(9) / 9, mode="same")
    return bool(((near > CROSSING) & (quiet < CROSSING / 2)).any())


def seal_likeness(candidate: Candidate, look: Look, *, chop: bool) -> float:
    """How much frame, ring and lettering speak for a seal, 0..1: the shape witness. Not a probability.

    A round or oval name chop (`chop`) has no letters along its ring.
    """
    if candidate.shape == "square":
        return float(np.clip((look.frame - 0.45) / 0.35, 0.0, 1.0))
    ring = np.clip((candidate.support - 0.35) / 0.4, 0.0, 1.0)
    if chop:
        return float(ring)
    lettered = np.clip((look.letters - 6) / 10.0, 0.0, 1.0)
    filled = 1.0 if 0.05 < look.band < 0.62 else 0.2
    return float(ring * lettered * filled * np.clip(look.spread / 0.5, 0.0, 1.0))


COLOUR_FACTOR = 2.2
"""JPEG halves the colour of thin lines but keeps their darkness: colour counts this much more."""


def rim_colour(layers: InkLayers, candidate: Candidate) -> tuple[SealColour, float]:
    """The ink of a candidate, of its rim or of all of a patch, and its density.

    A square patch is of its own colour too where its frame is: print over a pale one is by far the darker.
    """
    inner, outer = (0.9, 1.02) if candidate.ring else (0.1, 1.0)
    grid = ray_grid(candidate.rim, inner, outer, 12, RAYS)
    colour, strength = _strongest(look_through(layers, grid))
    if candidate.ring or candidate.shape != "square" or colour == candidate.colour:
        return colour, strength
    framed, ink = _strongest(_along_sides(layers, candidate))
    return (framed, ink) if framed == candidate.colour else (colour, strength)


def _strongest(density: NDArray[np.float32]) -> tuple[SealColour, float]:
    """The ink that most of the lines across a rim meet most of, and how much."""
    red, blue, neutral = split_inks(density)
    # Per line the strongest ink, so that gaps and the paper beside the rim do not count.
    planes: list[tuple[SealColour, Plane, float]] = [
        ("red", red, COLOUR_FACTOR),
        ("blue", blue, COLOUR_FACTOR),
        ("grey", neutral, 1.0),
    ]
    inks = [(colour, float(np.median(plane.max(axis=1))), factor) for colour, plane, factor in planes]
    colour, strength, _ = max(inks, key=lambda ink: ink[1] * ink[2])
    return colour, strength
