"""Made strips for training: seals drawn, stamped, photographed or scanned, found and unwrapped as in use.

Nothing here looks at real pictures; every strip follows from its seed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.result import SealColour, SealShape
from extract.seals.candidates import ROUND_ASPECT
from extract.seals.colour import ink_layers
from extract.seals.mark import Ellipse
from extract.seals.rim import fit_rim
from extract.seals.ring import find_ring
from extract.seals.straight import cell_grid, middle_strips, montage, turned
from extract.seals.unwrap import SealPatch, Strip, cut_patch, flipped, refine_rim, ring_strip
from extract.seals.views import pair_strips, second_strips
from models.training.capture import (
    paper,
    photocopied,
    photographed,
    roughly_photographed,
    scanned,
    slant,
    through,
)
from models.training.seal_specs import Fonts, random_turn, random_wear, training_spec
from samples.seals import SealSpec, draw_seal, inner_places, name_places, square_grid, stamp

Image = NDArray[np.uint8]
Generator = np.random.Generator

NEAR = 0.08
"""Share of its radius by which a rim may be off before its strips show other things than the name."""

WHOLE = 0.42
"""Share of the pitch by which a character has to lie inside a strip, or outside, for it to have a text."""


LEAST_LETTER = 18
"""Width per character below which a line inside is a star or a part of itself."""


@dataclass(frozen=True, slots=True, eq=False)
class TrainingStrip:
    """Ink channels (48, width, 3) and the text in reading order."""

    image: Image
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Impression:
    """A stamped picture with the true rim and, in its pixels, the middles of the name's characters (n, 2)
    and of those along the foot."""

    picture: Image
    spec: SealSpec
    rim: Ellipse
    name: NDArray[np.float64]
    inner: NDArray[np.float64]

    @property
    def colour(self) -> SealColour:
        return self.spec.colour if self.spec.colour in ("blue", "grey") else "red"


def training_strips(seed: int, fonts: Fonts | None = None) -> Iterator[TrainingStrip]:
    """Endless made strips. `fonts` are faces beyond those of `samples.fonts`."""
    rng = np.random.default_rng(seed)
    fonts = fonts or Fonts()
    while True:
        if rng.random() < 0.12:
            yield from _square(rng, fonts)
            continue
        spec = training_spec(rng, fonts)
        for _ in range(2):
            impression = impress(replace(spec, wear=random_wear(rng), turn=random_turn(rng)), rng)
            yield from _strips(impression, rng)


def impress(spec: SealSpec, rng: Generator) -> Impression:
    """Stamp the seal on a piece of written paper and let a scanner, a camera or a copier see it."""
    dpi = float(rng.choice([75, 95, 120, 150, 150, 200, 200]))
    rgba = draw_seal(spec, rng, dpi)
    half = spec.diameter / 2 * dpi / 25.4
    side = int(2.7 * half)
    page = paper(side, dpi, rng)
    stamp(page, rgba, side / 2, side / 2, rng)
    rim = Ellipse(side / 2, side / 2, half, half * spec.aspect, spec.turn)
    matrix = np.eye(3)
    roll = rng.random()
    if roll < 0.50:
        page, matrix = slant(page, rng)
        page = photographed(page, rng) if roll < 0.25 or dpi < 110 else roughly_photographed(page, rng)
    else:
        page = scanned(page, rng)
    if spec.colour == "grey" or rng.random() < 0.05:
        if rng.random() < 0.7:
            page = photocopied(page, rng)
        else:
            page = np.repeat(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)[..., None], 3, axis=2)
        spec = replace(spec, colour="grey")
    round_name = spec.shape != "square"
    name = name_places(spec).centres if round_name else np.zeros((0, 2))
    inner = inner_places(spec).centres if round_name and spec.inner_arc else np.zeros((0, 2))
    scale = dpi / 25.4
    name, inner = (_on_picture(places * scale, spec.turn, side, matrix) for places in (name, inner))
    return Impression(page, spec, through(rim, matrix), name, inner)


def _on_picture(
    places: NDArray[np.float64], turn: float, side: int, matrix: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Pixels from the upright seal's centre to pixels of the turned, slanted picture."""
    if not len(places):
        return places
    cosine, sine = np.cos(np.deg2rad(turn)), np.sin(np.deg2rad(turn))
    turned = places @ np.array([[cosine, sine], [-sine, cosine]]) + side / 2
    return np.asarray(cv2.perspectiveTransform(turned[None], matrix)[0], dtype=np.float64)


def _strips(impression: Impression, rng: Generator) -> Iterator[TrainingStrip]:
    """Some of the strips that reading would cut, a free one, and now and then the text inside."""
    spec = impression.spec
    found, shape = _found(impression, rng)
    patch = cut_patch(impression.picture, found, shape, impression.colour)
    refined = refine_rim(patch) if rng.random() < 0.9 else patch
    ring = find_ring(refined)
    stretch = float(rng.choice([0.8, 0.8, rng.uniform(0.65, 0.95)]))
    gap_start, gap_width = ring.gaps[0]
    pair = pair_strips(refined, ring, gap_start, gap_width, stretch)
    cut = [(refined, strip) for strip in pair]
    wide, as_found = second_strips(patch, refined, ring, pair[0].start, pair[0].span, stretch)
    cut += [(refined, wide), (patch, as_found), (refined, _free_strip(refined, ring.band, stretch, rng))]
    kept = 0
    for place in rng.permutation(len(cut)):
        strip = _labelled(*cut[int(place)], impression.name, spec.name, lower=spec.below)
        if strip is not None and kept < 2:
            kept += 1
            yield strip
    if len(impression.inner):
        foot = _foot_strip(refined, impression, ring.band, stretch, rng)
        strip = _labelled(refined, foot, impression.inner, spec.inner, lower=True)
        if strip is not None:
            yield strip
    elif spec.inner and not spec.below and rng.random() < 0.35:
        yield from _lines(refined, spec, rng)


def _found(impression: Impression, rng: Generator) -> tuple[Ellipse, SealShape]:
    """The rim as finding fits it from a rough guess, or the true one with an error."""
    true = impression.rim
    if rng.random() < 0.65:
        error = rng.normal(0, 0.04, 4)
        guess = Ellipse(
            true.x + error[0] * true.a, true.y + error[1] * true.a,
            true.a * (1 + error[2]), true.b * (1 + error[3]), true.angle,
        )  # fmt: skip
        fitted = fit_rim(ink_layers(impression.picture), guess, impression.colour)
        if fitted is not None and _near(fitted.ellipse, true):
            rim = fitted.ellipse
            return rim, "round" if rim.a < ROUND_ASPECT * rim.b else "oval"
    error = rng.normal(0, 0.02, 4)
    rim = Ellipse(
        true.x + error[0] * true.a, true.y + error[1] * true.a,
        true.a * (1 + error[2]), true.b * (1 + error[3]), true.angle,
    )  # fmt: skip
    return rim, "oval" if impression.spec.shape == "oval" else "round"


def _near(rim: Ellipse, true: Ellipse) -> bool:
    apart = float(np.hypot(rim.x - true.x, rim.y - true.y))
    size = abs(np.log(rim.a * rim.b / (true.a * true.b))) / 2
    return apart < NEAR * true.b and size < NEAR


def _free_strip(patch: SealPatch, band: tuple[float, float], stretch: float, rng: Generator) -> Strip:
    """A whole turn from anywhere, as after a wrong gap."""
    inner, outer = band[0] + rng.normal(0, 0.02), band[1] + rng.normal(0, 0.015)
    return ring_strip(patch, float(rng.uniform(0, 2 * np.pi)), 2 * np.pi, (inner, outer), stretch)


def _foot_strip(
    patch: SealPatch, impression: Impression, band: tuple[float, float], stretch: float, rng: Generator
) -> Strip:
    angles = np.unwrap(char_angles(patch, impression.inner))
    pitch = float(np.abs(np.diff(angles)).mean()) if len(angles) > 1 else 0.3
    margin = pitch * rng.uniform(0.9, 1.5)
    start, end = float(angles.min()) - margin, float(angles.max()) + margin
    return ring_strip(patch, start, min(2 * np.pi, end - start), band, stretch)


def char_angles(patch: SealPatch, places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Directions of characters in the frame of a patch's rim (radians)."""
    # A patch is cut around the rim as it was given; refining moves the rim within it.
    at = (places - patch.origin) * patch.scale - np.array([patch.rim.x, patch.rim.y])
    turn = np.deg2rad(patch.rim.angle)
    along = at @ np.array([np.cos(turn), np.sin(turn)])
    across = at @ np.array([-np.sin(turn), np.cos(turn)])
    return np.asarray(np.arctan2(across / patch.rim.b, along / patch.rim.a))


def _labelled(
    patch: SealPatch,
    strip: Strip,
    places: NDArray[np.float64],
    text: str,
    *,
    lower: bool,
) -> TrainingStrip | None:
    """The strip with the characters that it shows whole; None where one is cut through or none is there."""
    angles = char_angles(patch, places)
    steps = np.abs(np.diff(np.unwrap(angles)))
    pitch = float(np.median(steps)) if len(steps) else 0.4
    offsets = (angles - strip.start) % (2 * np.pi)
    inside = (offsets > WHOLE * pitch) & (offsets < strip.span - WHOLE * pitch)
    outside = (offsets > strip.span + WHOLE * pitch) & (offsets < 2 * np.pi - WHOLE * pitch)
    if not (inside | outside).all() or not inside.any():
        return None
    order = [int(k) for k in np.argsort(offsets) if inside[k]]
    if lower:
        return TrainingStrip(flipped(strip).image, "".join(text[k] for k in reversed(order)))
    return TrainingStrip(strip.image, "".join(text[k] for k in order))


def _lines(patch: SealPatch, spec: SealSpec, rng: Generator) -> Iterator[TrainingStrip]:
    wanted = spec.inner.split("\n")
    down = np.deg2rad(90 + spec.turn + rng.normal(0, 3))
    found = middle_strips(patch, float(down))
    if len(found) == len(wanted):
        for strip, text in zip(found, wanted, strict=True):
            if strip.image.shape[1] >= LEAST_LETTER * len(text):
                yield TrainingStrip(strip.image, text)


def _square(rng: Generator, fonts: Fonts) -> Iterator[TrainingStrip]:
    """The cells of a square seal side by side, divided as in use, or truly with an error."""
    spec = replace(training_spec(rng, fonts), foreign="", below=False)
    text = spec.name if rng.random() < 0.4 else spec.name + str(rng.choice(["印", "章"]))
    columns = bool(rng.random() < 0.7)
    turn = float(rng.normal(0, 5))
    spec = replace(
        spec, name=text, shape="square", aspect=1.0, columns=columns, wear=random_wear(rng), turn=turn
    )
    impression = impress(spec, rng)
    error = rng.normal(0, 0.015, 4)
    rim = impression.rim
    rim = Ellipse(
        rim.x + error[0] * rim.a,
        rim.y + error[1] * rim.a,
        rim.a * (1 + error[2]),
        rim.b * (1 + error[3]),
        rim.angle,
    )
    patch = cut_patch(impression.picture, rim, "square", impression.colour)
    grid = cell_grid(patch) if rng.random() < 0.7 else None
    wanted = square_grid(len(text), 1.0)
    if grid is not None and (len(grid.columns), len(grid.rows)) == wanted:
        strip = montage(grid.picture, grid.by_column if columns else grid.by_row)
        yield TrainingStrip(strip.image, text)
        return
    picture = turned(patch, np.deg2rad(patch.rim.angle))
    yield TrainingStrip(montage(picture, _true_cells(patch, spec, rng, picture.shape[0])).image, text)


def _true_cells(
    patch: SealPatch, spec: SealSpec, rng: Generator, side: int
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    across, down = square_grid(len(spec.name), 1.0)
    pad = (spec.rim + 0.8) / spec.diameter * 2 * patch.rim.a
    left, top = side / 2 - patch.rim.a + pad, side / 2 - patch.rim.b + pad
    step_x, step_y = 2 * (patch.rim.a - pad) / across, 2 * (patch.rim.b - pad) / down
    cells = []
    for index in range(len(spec.name)):
        column, row = (
            (across - 1 - index // down, index % down) if spec.columns else (index % across, index // across)
        )
        jitter = rng.normal(0, 0.03, 4)
        x0, y0 = left + (column + jitter[0]) * step_x, top + (row + jitter[1]) * step_y
        x1, y1 = left + (column + 1 + jitter[2]) * step_x, top + (row + 1 + jitter[3]) * step_y
        cells.append(((int(x0), int(x1)), (int(y0), int(y1))))
    return cells
