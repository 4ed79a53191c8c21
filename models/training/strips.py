"""Made strips for training: seals drawn, stamped, photographed or scanned, found with errors, unwrapped.

Nothing here looks at real pictures; every strip follows from its seed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.result import SealColour
from extract.seals.mark import Ellipse
from extract.seals.ring import find_ring
from extract.seals.straight import middle_strips, montage, turned
from extract.seals.unwrap import USUAL_BAND, SealPatch, cut_patch, refine_rim, ring_strip
from models.training import names
from models.training.capture import paper, photographed, scanned, tilted
from samples.fonts import FontFace, print_styles
from samples.fonts import face as font_face
from samples.seal_wear import WEARS, Wear
from samples.seals import SealInk, SealSpec, draw_seal, square_grid, stamp

Image = NDArray[np.uint8]
Generator = np.random.Generator


@dataclass(frozen=True, slots=True, eq=False)
class TrainingStrip:
    """Ink channels (48, width, 3) and the text in reading order."""

    image: Image
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Impression:
    """A stamped picture with the true rim."""

    picture: Image
    spec: SealSpec
    rim: Ellipse


def training_strips(seed: int, fonts: tuple[FontFace, ...] = ()) -> Iterator[TrainingStrip]:
    """Endless made strips. `fonts` are faces beyond those of `samples.fonts`."""
    rng = np.random.default_rng(seed)
    while True:
        if rng.random() < 0.12:
            yield from _square(rng, fonts)
            continue
        spec = random_spec(rng, fonts)
        for _ in range(2):
            impression = impress(replace(spec, wear=_wear(rng), turn=_turn(rng)), rng)
            yield from _strips(impression, rng)


def random_spec(rng: Generator, fonts: tuple[FontFace, ...] = ()) -> SealSpec:
    """A round (3 in 4) or oval seal cut as organisations have them cut."""
    text = names.name(rng)
    oval = rng.random() < 0.22
    faces = [*(font_face(style) for style in print_styles()), *fonts]
    # Thin Song-like and Kai faces are commonest on seals.
    weights = np.array(
        [2.5 if f.name in ("song", "serif", "kai", "fang") or f in fonts else 1.0 for f in faces]
    )
    face = faces[int(rng.choice(len(faces), p=weights / weights.sum()))]
    count = len(text)
    gap = rng.uniform(55, 150) if count < 20 else rng.uniform(35, 110)
    if not oval and rng.random() < 0.12:
        gap = 360.0 / (count + 1) * rng.uniform(0.9, 1.6)
    if not oval and count <= 9:
        gap = max(gap, 360 - count * rng.uniform(22, 34))
    inner, arc = "", False
    if rng.random() < (0.85 if oval else 0.35):
        inner = names.inner_text(rng)
        arc = gap > 110 and rng.random() < 0.25
    if oval and not arc and rng.random() < 0.4:
        inner = names.credit_code(rng) + ("\n" + inner if inner else "")
    with_code = rng.random() < 0.55 and gap > 60
    return SealSpec(
        name=text,
        shape="oval" if oval else "round",
        inner=inner,
        inner_arc=arc,
        code=names.code(rng) if with_code else "",
        star=not oval and rng.random() < 0.93,
        diameter=float(rng.choice([40, 45]) if oval else rng.choice([38, 40, 42, 42, 45, 50, 58])),
        aspect=float(rng.uniform(0.64, 0.78)) if oval else 1.0,
        colour=_colour(rng),
        rim=float(rng.uniform(0.6, 1.7)),
        inner_rim=float(rng.uniform(0.2, 0.4)) if rng.random() < 0.12 else 0.0,
        rim_dashes=int(rng.integers(12, 60)) if rng.random() < 0.12 else 0,
        face=face,
        char_height=float(rng.uniform(3.2, 4.8) if oval else rng.uniform(4.4, 7.4)),
        stretch=float(rng.uniform(1.0, 2.1)),
        gap=float(gap),
        inner_height=float(rng.uniform(3.0, 5.0)),
        weight=float(rng.choice([0, 0, 0.07, 0.1, -0.04])),
    )


def impress(spec: SealSpec, rng: Generator) -> Impression:
    """Stamp the seal on a piece of written paper and let a scanner, a camera or a copier see it."""
    dpi = float(rng.choice([75, 95, 120, 150, 150, 200, 200]))
    rgba = draw_seal(spec, rng, dpi)
    half = spec.diameter / 2 * dpi / 25.4
    side = int(2.7 * half)
    page = paper(side, dpi, rng)
    stamp(page, rgba, side / 2, side / 2, rng)
    rim = Ellipse(side / 2, side / 2, half, half * spec.aspect, spec.turn)
    if rng.random() < 0.45:
        page, rim = tilted(page, rim, rng)
        page = photographed(page, rng)
    else:
        page = scanned(page, rng)
    if spec.colour == "grey" or rng.random() < 0.04:
        grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
        if rng.random() < 0.5:
            grey = np.clip((grey.astype(np.float32) - 128) * rng.uniform(1.1, 1.9) + 140, 0, 255).astype(
                np.uint8
            )
        page = np.repeat(grey[..., None], 3, axis=2)
        spec = replace(spec, colour="grey")
    return Impression(page, spec, rim)


def _strips(impression: Impression, rng: Generator) -> Iterator[TrainingStrip]:
    spec, rim = impression.spec, impression.rim
    colour: SealColour = spec.colour if spec.colour in ("blue", "grey") else "red"
    for _ in range(2):
        error = rng.normal(0, 0.02, 4)
        found = Ellipse(
            rim.x + error[0] * rim.a,
            rim.y + error[1] * rim.a,
            rim.a * (1 + error[2]),
            rim.b * (1 + error[3]),
            rim.angle,
        )
        patch = cut_patch(impression.picture, found, "oval" if spec.shape == "oval" else "round", colour)
        if rng.random() < 0.7:
            patch = refine_rim(patch)
        strip = _ring(patch, spec, rng)
        if strip is not None:
            yield strip
    if spec.inner and not spec.inner_arc and rng.random() < 0.35:
        yield from _lines(patch, spec, rng)


def _ring(patch: SealPatch, spec: SealSpec, rng: Generator) -> TrainingStrip | None:
    """Unwrap from somewhere in the gap, or (1 in 12) from between two characters."""
    ring = find_ring(patch)
    if rng.random() < 0.6:
        band = (ring.band[0] + rng.normal(0, 0.015), ring.band[1] + rng.normal(0, 0.012))
    else:
        band = (USUAL_BAND[0] + rng.normal(0, 0.03), USUAL_BAND[1] + rng.normal(0, 0.02))
    pitch = np.deg2rad((360 - spec.gap) / max(1, len(spec.name) - 1))
    foot = np.deg2rad(90 + spec.turn - patch.rim.angle)
    free = np.deg2rad(spec.gap) / 2 - pitch / 2 - np.deg2rad(3)
    text = spec.name
    if spec.shape == "round" and rng.random() < 0.08 and len(text) > 5:
        cut = int(rng.integers(1, len(text)))
        start = foot + np.deg2rad(spec.gap) / 2 + (cut - 0.5) * pitch
        text, span = text[cut:] + text[:cut], 2 * np.pi
    else:
        start = foot + rng.uniform(-0.2, 0.95) * max(0.0, free)
        span = 2 * np.pi
        if rng.random() < 0.6:
            end = foot + 2 * np.pi - rng.uniform(-0.2, 0.95) * max(0.0, free)
            span = min(span, end - start)
    strip = ring_strip(patch, start, span, band, stretch=float(rng.uniform(0.6, 0.95)))
    return TrainingStrip(strip.image, text)


def _lines(patch: SealPatch, spec: SealSpec, rng: Generator) -> Iterator[TrainingStrip]:
    wanted = spec.inner.split("\n")
    down = np.deg2rad(90 + spec.turn + rng.normal(0, 3))
    found = middle_strips(patch, float(down))
    if len(found) == len(wanted):
        for strip, text in zip(found, wanted, strict=True):
            yield TrainingStrip(strip.image, text)


def _square(rng: Generator, fonts: tuple[FontFace, ...]) -> Iterator[TrainingStrip]:
    """The cells of a square seal side by side."""
    spec = random_spec(rng, fonts)
    text = spec.name if rng.random() < 0.4 else spec.name + str(rng.choice(["印", "章"]))
    columns = bool(rng.random() < 0.7)
    spec = replace(
        spec,
        name=text,
        shape="square",
        aspect=1.0,
        columns=columns,
        wear=_wear(rng),
        turn=float(rng.normal(0, 5)),
    )
    impression = impress(spec, rng)
    colour: SealColour = spec.colour if spec.colour in ("blue", "grey") else "red"
    patch = cut_patch(impression.picture, impression.rim, "square", colour)
    picture = turned(patch, np.deg2rad(patch.rim.angle))
    side = picture.shape[0]
    across, down = square_grid(len(text), 1.0)
    pad = (spec.rim + 0.8) / spec.diameter * 2 * patch.rim.a
    left, top = side / 2 - patch.rim.a + pad, side / 2 - patch.rim.b + pad
    step_x, step_y = 2 * (patch.rim.a - pad) / across, 2 * (patch.rim.b - pad) / down
    cells = []
    for index in range(len(text)):
        column, row = (
            (across - 1 - index // down, index % down) if columns else (index % across, index // across)
        )
        jitter = rng.normal(0, 0.03, 4)
        x0, y0 = left + (column + jitter[0]) * step_x, top + (row + jitter[1]) * step_y
        x1, y1 = left + (column + 1 + jitter[2]) * step_x, top + (row + 1 + jitter[3]) * step_y
        cells.append(((int(x0), int(x1)), (int(y0), int(y1))))
    yield TrainingStrip(montage(picture, cells).image, text)


def _wear(rng: Generator) -> tuple[Wear, ...]:
    if rng.random() < 0.2:
        return ("uneven",)
    kinds = [WEARS[int(k)] for k in rng.choice(len(WEARS), size=int(rng.integers(1, 4)), replace=False)]
    return tuple(kinds)


def _turn(rng: Generator) -> float:
    return float(rng.normal(0, 9) if rng.random() < 0.7 else rng.uniform(-180, 180))


def _colour(rng: Generator) -> SealInk:
    inks: tuple[SealInk, ...] = ("red", "faded", "orange", "blue", "grey")
    return inks[int(rng.choice(5, p=[0.55, 0.15, 0.1, 0.05, 0.15]))]


@cache
def extra_faces(folder: Path) -> tuple[FontFace, ...]:
    """Faces of every .ttf file below a folder."""
    return tuple(FontFace(path.stem, path) for path in sorted(folder.rglob("*.ttf")))
