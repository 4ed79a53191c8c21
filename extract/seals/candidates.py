"""Everything on a page that may be a seal: rings that edges vote for and patches of coloured ink."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.result import SealColour, SealShape
from extract.seals.blobs import Blob, find_blobs, ink_masks, without_rulings
from extract.seals.colour import InkLayers
from extract.seals.frames import find_frames
from extract.seals.mark import Ellipse
from extract.seals.rim import Rim, fit_rim
from extract.seals.rings import Ring, find_edges, find_rings
from ingest.document import Rect

EDGE_FLOOR: dict[SealColour, float] = {"red": 0.012, "blue": 0.015, "grey": 0.022}
"""Least change of ink density per layer pixel at a rim. Black print makes many edges, so a grey rim must
be clearer than a coloured one, which alone stands out."""

ROUND_VOTES, OVAL_VOTES = 0.2, 0.4
LEAST_COVERAGE = 0.35
WHOLE = 0.9
"""Votes and coverage of a ring that is there for sure."""
OVAL_ASPECT = 1.4
"""Between the usual 40×30 and 45×30 mm; votes gather from 1.25 to 1.6."""

OVAL_ANGLES: dict[SealColour, tuple[float, ...]] = {
    "red": (0.0, 30.0, 60.0, 90.0, 120.0, 150.0),
    "blue": (0.0, 30.0, 60.0, 90.0, 120.0, 150.0),
    "grey": (0.0, 90.0),
}
MOST_RINGS = 8
ROUND_ASPECT = 1.17
"""Axes nearer than this make a round seal (a photo's perspective stretches circles that much)."""

LONGEST_BESIDE_RULES = 1.6
LEAST_SUPPORT = 0.3
WELL_FITTED = 0.75
"""Support of a rim from which it is taken as it was fitted."""
STRENGTHS = (0.33, 0.75, 0.16)
"""Levels, in shares of a strong stroke, at which patches are looked for: strong marks part from pale ones
beside them at one level and pale ones appear at another."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible seal in page pixels. `support` is the share of its visible rim found inked, `visible` the
    share of the rim on the page, `ink` the density of its line, `ring` False for a patch."""

    rim: Ellipse
    shape: SealShape
    colour: SealColour
    support: float
    visible: float
    ink: float
    ring: bool

    @property
    def rect(self) -> Rect:
        return bounds(self.rim, self.shape)


def bounds(rim: Ellipse, shape: SealShape) -> Rect:
    """Upright bounding rectangle of a rim."""
    turn = np.deg2rad(rim.angle)
    cosine, sine = abs(float(np.cos(turn))), abs(float(np.sin(turn)))
    if shape == "square":
        width, height = rim.a * cosine + rim.b * sine, rim.a * sine + rim.b * cosine
    else:
        width, height = np.hypot(rim.a * cosine, rim.b * sine), np.hypot(rim.a * sine, rim.b * cosine)
    return Rect(rim.x - float(width), rim.y - float(height), rim.x + float(width), rim.y + float(height))


def overlap(one: Rect, other: Rect) -> float:
    """Intersection over union."""
    shared = one.intersection(other)
    union = one.area + other.area - shared
    return float(shared / max(1e-6, union))


Filter = Callable[[Sequence[Ellipse]], Sequence[bool]]
"""Says of rims in page pixels which are worth a closer look."""


COLOURS: tuple[SealColour, ...] = ("red", "blue", "grey")


def find_candidates(
    layers: InkLayers, worth_fitting: Filter | None = None, colours: Sequence[SealColour] = COLOURS
) -> tuple[Candidate, ...]:
    """Possible seals of the `colours`; the same seal may come back in two of them.

    `worth_fitting` rules out voted rings before their rims are fitted, which is the costly part.
    """
    found: list[Candidate] = []
    for colour in colours:
        rings = _rings(layers, colour, worth_fitting)
        found += rings
        if colour == "grey":
            found += _frames(layers, worth_fitting)
        else:
            found += _patches(layers, colour, rings, worth_fitting)
    return tuple(found)


def _rings(layers: InkLayers, colour: SealColour, worth_fitting: Filter | None) -> list[Candidate]:
    edges = find_edges(layers.plane(colour), EDGE_FLOOR[colour])
    side = max(layers.shape)
    rings = [ring for ring in find_rings(edges, side, ROUND_VOTES) if ring.coverage >= LEAST_COVERAGE]
    for angle in OVAL_ANGLES[colour]:
        ovals = find_rings(edges, side, OVAL_VOTES, aspect=OVAL_ASPECT, angle=angle, limit=5)
        rings += [ring for ring in ovals if ring.coverage >= LEAST_COVERAGE]
    voted = _distinct(rings)[:MOST_RINGS]
    guesses = [to_page(ring.ellipse, layers.scale) for ring in voted]
    worth = worth_fitting(guesses) if worth_fitting and guesses else [True] * len(guesses)
    # A whole ring in colour is fitted whatever the trained eye makes of what stands in it.
    whole = [colour != "grey" and ring.coverage >= WHOLE and ring.votes >= WHOLE for ring in voted]
    fitted = [
        candidate
        for guess, good, ring in zip(guesses, worth, whole, strict=True)
        if (good or ring) and (candidate := _fit(layers, guess, colour)) is not None
    ]
    return _best_of_alike(fitted)


def to_page(ellipse: Ellipse, scale: float) -> Ellipse:
    """From layer pixels to page pixels."""
    return replace(
        ellipse, x=ellipse.x / scale, y=ellipse.y / scale, a=ellipse.a / scale, b=ellipse.b / scale
    )


def _distinct(rings: list[Ring]) -> list[Ring]:
    """Strongest first, without those inside a stronger one: letters, stars and second rims."""
    kept: list[Ring] = []
    for ring in sorted(rings, key=_strength, reverse=True):
        if not any(_inside(ring.ellipse, other.ellipse) for other in kept):
            kept.append(ring)
    return kept


def _strength(ring: Ring) -> float:
    """Votes of a full ring saturate; a large ring with as many is rarer by chance than a small one."""
    size = ring.ellipse.a * ring.ellipse.b
    return float(min(ring.votes, 1.0) * ring.coverage * size**0.25)


def _inside(small: Ellipse, large: Ellipse) -> bool:
    apart = np.hypot(small.x - large.x, small.y - large.y)
    return bool(apart < 0.55 * large.b and small.b < 1.3 * large.b)


def _fit(layers: InkLayers, guess: Ellipse, colour: SealColour) -> Candidate | None:
    rim = fit_rim(layers, guess, colour)
    if rim is None or rim.support < LEAST_SUPPORT:
        return None
    if rim.support < WELL_FITTED and colour != "grey":
        rim = _better_fit(layers, rim, colour)
    if rim.ellipse.a > 2.0 * rim.ellipse.b:
        return None
    shape: SealShape = "round" if rim.ellipse.a < ROUND_ASPECT * rim.ellipse.b else "oval"
    return Candidate(rim.ellipse, shape, colour, rim.support, rim.visible, rim.ink, True)


def _better_fit(layers: InkLayers, rim: Rim, colour: SealColour) -> Rim:
    """The rim that most ink lies on, of those found from guesses beside a poor one: votes gather for one
    aspect of ovals and in steps of 30 degrees, and fitting mends small errors only."""
    found = rim.ellipse
    best = rim
    for longer, turn in ((1.15, 0.0), (1.0, 15.0), (1.0, -15.0), (1.3, 0.0)):
        guess = replace(found, a=found.a * longer, b=found.b / longer**0.5, angle=found.angle + turn)
        other = fit_rim(layers, guess, colour)
        if other is not None and other.support > best.support + 0.05:
            best = other
        if best.support >= WELL_FITTED:
            break
    return best


def _best_of_alike(candidates: list[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: -c.support * c.rect.area**0.25):
        if not any(overlap(candidate.rect, other.rect) > 0.6 for other in kept):
            kept.append(candidate)
    return kept


def _patches(
    layers: InkLayers, colour: SealColour, rings: list[Candidate], worth_fitting: Filter | None
) -> list[Candidate]:
    """Patches of ink that no ring explains."""
    explained = np.zeros(layers.shape, dtype=np.uint8)
    for ring in rings:
        if ring.support > 0.55:
            _fill(explained, ring.rim, layers.scale)
    blobs: list[tuple[Blob, Rect]] = []
    for inked in ink_masks(layers.plane(colour), STRENGTHS):
        mask = inked & (explained == 0)
        cleared = without_rulings(mask)
        for blob in find_blobs(cleared):
            if cleared is not mask and blob.box.a > LONGEST_BESIDE_RULES * blob.box.b:
                continue  # what lies in a column of a red table, not a stamp on its lines
            rect = bounds(blob.box, "square")
            if all(overlap(rect, other) < 0.75 for _, other in blobs):
                blobs.append((blob, rect))
    boxes = [to_page(blob.box, layers.scale) for blob, _ in blobs]
    worth = worth_fitting(boxes) if worth_fitting and boxes else [True] * len(boxes)
    return [_patch(layers, blob, colour) for (blob, _), good in zip(blobs, worth, strict=True) if good]


def _frames(layers: InkLayers, worth_fitting: Filter | None) -> list[Candidate]:
    """Square frames in grey: print is in the same ink, so that patches of it are paragraphs."""
    blobs = find_frames(layers.neutral)
    boxes = [to_page(blob.box, layers.scale) for blob in blobs]
    worth = worth_fitting(boxes) if worth_fitting and boxes else [True] * len(boxes)
    return [_patch(layers, blob, "grey") for blob, good in zip(blobs, worth, strict=True) if good]


def _fill(canvas: NDArray[np.uint8], rim: Ellipse, scale: float) -> None:
    centre = (round(rim.x * scale), round(rim.y * scale))
    axes = (round(1.05 * rim.a * scale), round(1.05 * rim.b * scale))
    cv2.ellipse(canvas, centre, axes, rim.angle, 0, 360, (1,), -1)


def _patch(layers: InkLayers, blob: Blob, colour: SealColour) -> Candidate:
    box = to_page(blob.box, layers.scale)
    if not blob.square:
        fitted = _fit(layers, box, colour)
        if fitted is not None and fitted.support > 0.6 and overlap(fitted.rect, bounds(box, "oval")) > 0.5:
            return fitted
    shape: SealShape = "square" if blob.square else ("round" if box.a < ROUND_ASPECT * box.b else "oval")
    rect = bounds(box, shape)
    height, width = layers.page.shape[:2]
    margin = 0.01 * max(height, width)
    cut = rect.x0 < margin or rect.y0 < margin or rect.x1 > width - margin or rect.y1 > height - margin
    return Candidate(box, shape, colour, blob.fill, 0.75 if cut else 1.0, 0.0, False)
