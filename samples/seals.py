"""Drawing seal impressions as organisations use them: round, oval and square, inked onto a page.

A seal is drawn as a map of ink (0..1) by its parts (rims, ring text, star, inner text, rim code), worn by
`samples.seal_wear`, tinted, and multiplied onto the page like ink.
"""

from dataclasses import dataclass
from typing import Any, Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from samples.fonts import FontFace
from samples.fonts import face as font_face
from samples.seal_arcs import ArcPlaces, arc_places, bend_line
from samples.seal_glyphs import put_glyph
from samples.seal_wear import Wear, wear_ink

Image = NDArray[np.uint8]
Ink = NDArray[Any]
SealInk = Literal["red", "faded", "orange", "blue", "grey"]

PIXELS_PER_MM = 14.0
"""Drawing resolution, about 350 dpi; `draw_seal` scales to the page's. Ink maps are float32 0..1."""

INKS: dict[SealInk, tuple[tuple[int, int, int], tuple[int, int, int]]] = {
    "red": ((185, 10, 25), (235, 55, 65)),
    "faded": ((222, 105, 105), (245, 165, 165)),
    "orange": ((225, 60, 20), (250, 120, 70)),
    "blue": ((25, 45, 130), (75, 105, 205)),
    "grey": ((55, 55, 55), (135, 135, 135)),
}
"""Darkest and lightest tint of each ink, RGB."""


@dataclass(frozen=True, slots=True)
class SealSpec:
    """What a seal bears and how it is cut. Lengths in millimetres, angles in degrees.

    `name` runs clockwise around the ring, centred at the top, leaving `gap` degrees free at the bottom;
    on a square seal it fills columns from right to left, or rows. `inner` is the straight text under the
    star; lines are divided by a line feed. `code` stands along the bottom rim, tops towards the centre.
    `diameter` is the width; `aspect` the height over the width. `stretch` is the height of a ring
    character over its width at most. `turn` is how far the impression is turned clockwise. `font`
    is a style of `samples.fonts`; `face` overrides it. A bilingual seal bears `foreign` in `foreign_face`
    on the arc that the name leaves free; with `below` the name runs along the foot, tops inward, and
    `foreign` along the top.
    """

    name: str
    shape: Literal["round", "oval", "square"] = "round"
    inner: str = ""
    code: str = ""
    star: bool = True
    diameter: float = 42.0
    aspect: float = 1.0
    colour: SealInk = "red"
    rim: float = 1.2
    inner_rim: float = 0.0
    rim_dashes: int = 0
    font: str = "serif"
    face: FontFace | None = None
    char_height: float = 5.6
    stretch: float = 1.5
    gap: float = 110.0
    inner_height: float = 4.2
    inner_arc: bool = False
    foreign: str = ""
    foreign_face: FontFace | None = None
    below: bool = False
    columns: bool = True
    turn: float = 0.0
    weight: float = 0.0
    wear: tuple[Wear, ...] = ("uneven",)

    @property
    def typeface(self) -> FontFace:
        """What its characters are cut in."""
        return self.face or font_face(self.font)


def draw_seal(spec: SealSpec, rng: np.random.Generator, dpi: float) -> Image:
    """The impression as RGBA (height, width, 4), alpha being the ink, at `dpi`, turned and worn."""
    ink = draw_ink(spec)
    ink = wear_ink(ink, spec.wear, rng)
    scale = dpi / 25.4 / PIXELS_PER_MM
    height, width = ink.shape
    cosine, sine = abs(np.cos(np.deg2rad(spec.turn))), abs(np.sin(np.deg2rad(spec.turn)))
    out_w = int(np.ceil((width * cosine + height * sine) * scale))
    out_h = int(np.ceil((width * sine + height * cosine) * scale))
    if scale < 0.75:
        ink = cv2.GaussianBlur(ink, (0, 0), 0.45 / scale)
    matrix = np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), -spec.turn, scale))
    matrix[:, 2] = matrix[:, 2] + (out_w / 2 - width / 2, out_h / 2 - height / 2)
    turned = cv2.warpAffine(ink, matrix, (out_w, out_h), flags=cv2.INTER_LINEAR)
    low, high = (np.array(tint, dtype=np.float32) for tint in INKS[spec.colour])
    tint = low + (high - low) * rng.random()
    rgba = np.empty((out_h, out_w, 4), dtype=np.uint8)
    rgba[..., :3] = np.clip(tint + rng.normal(0, 4, 3), 0, 255)
    rgba[..., 3] = np.clip(turned * 255, 0, 255)
    return rgba


def stamp(
    page: Image, rgba: Image, x: float, y: float, rng: np.random.Generator
) -> tuple[int, int, int, int]:
    """Ink the impression onto an RGB page (in place) with its middle at (x, y); light inks do not cover.

    Returns the box x0, y0, x1, y1 of its ink in pixels, clipped to the page; empty (x1 <= x0) where it
    missed the page.
    """
    height, width = rgba.shape[:2]
    left, top = round(x - width / 2), round(y - height / 2)
    x0, y0 = max(0, left), max(0, top)
    x1, y1 = min(page.shape[1], left + width), min(page.shape[0], top + height)
    if x1 <= x0 or y1 <= y0:
        return x0, y0, x0, y0
    cut = rgba[y0 - top : y1 - top, x0 - left : x1 - left].astype(np.float32)
    alpha = cut[..., 3:] / 255.0 * float(rng.uniform(0.82, 1.0))
    under = page[y0:y1, x0:x1].astype(np.float32)
    inked = under * (1.0 - alpha * (1.0 - cut[..., :3] / 255.0))
    page[y0:y1, x0:x1] = np.clip(inked, 0, 255).astype(np.uint8)
    seen = np.argwhere(cut[..., 3] > 40)
    (r0, c0), (r1, c1) = (seen.min(axis=0), seen.max(axis=0)) if len(seen) else ((0, 0), (-1, -1))
    return int(x0 + c0), int(y0 + r0), int(x0 + c1 + 1), int(y0 + r1 + 1)


def draw_ink(spec: SealSpec) -> Ink:
    """The clean, upright seal as ink 0..1 at `PIXELS_PER_MM`, with a margin of one millimetre."""
    unit = PIXELS_PER_MM
    a, b = spec.diameter / 2 * unit, spec.diameter * spec.aspect / 2 * unit
    ink = np.zeros((int(2 * (b + unit)), int(2 * (a + unit))), dtype=np.float32)
    if spec.shape == "square":
        _square(ink, spec, a, b)
    else:
        _rims(ink, spec, a, b)
        _ring_text(ink, spec, a, b)
        _middle(ink, spec, a, b)
    if spec.weight:
        radius = max(1, round(abs(spec.weight) * unit))
        kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1))
        ink = np.asarray((cv2.dilate if spec.weight > 0 else cv2.erode)(ink, kernel))
    return ink


def _rims(ink: Ink, spec: SealSpec, a: float, b: float) -> None:
    height, width = ink.shape
    rows, cols = np.mgrid[0:height, 0:width].astype(np.float32)
    dx, dy = cols - width / 2, rows - height / 2
    level = np.hypot(dx / a, dy / b)
    # First-order distance to the ellipse: good within a rim's width.
    slope = np.hypot(dx / a**2, dy / b**2) / np.maximum(level, 1e-3)
    depth = (1.0 - level) / np.maximum(slope, 1e-6)
    rim = spec.rim * PIXELS_PER_MM
    outer = np.clip(depth + 0.5, 0, 1) * np.clip(rim - depth + 0.5, 0, 1)
    if spec.rim_dashes:
        angle = np.arctan2(dy, dx) / (2 * np.pi) * spec.rim_dashes
        outer *= (np.abs(angle - np.round(angle)) > 0.02).astype(np.float32)
    np.maximum(ink, outer, out=ink)
    if spec.inner_rim:
        start = rim + 0.7 * PIXELS_PER_MM
        thin = spec.inner_rim * PIXELS_PER_MM
        np.maximum(ink, np.clip(depth - start + 0.5, 0, 1) * np.clip(start + thin - depth, 0, 1), out=ink)


def _ring_text(ink: Ink, spec: SealSpec, a: float, b: float) -> None:
    unit = PIXELS_PER_MM
    depth, tall = ring_depth(spec)
    radii = (a - depth * unit - tall * unit / 2, b - depth * unit - tall * unit / 2)
    _arc(ink, spec, spec.name, radii, tall * unit, spec.gap, lower=spec.below)
    if spec.foreign and spec.foreign_face is not None:
        free = max(30.0, spec.gap - 16.0)
        bend_line(ink, spec.foreign, spec.foreign_face, radii, tall * unit, free, lower=not spec.below)
    elif spec.inner and spec.inner_arc:
        size = min(spec.inner_height * unit, 0.3 * b)
        across, down = _inner_radii(spec)
        _arc(ink, spec, spec.inner, (across * unit, down * unit), size, 360 - _inner_span(spec), lower=True)
    elif spec.code:
        size = 1.5 * unit
        shift = depth * unit - 0.3 * unit
        span = min(spec.gap - 12.0, 6.0 * len(spec.code))
        radii = (a - shift - size / 2, b - shift - size / 2)
        _arc(ink, spec, spec.code, radii, size, 360 - span, lower=True)


def ring_depth(spec: SealSpec) -> tuple[float, float]:
    """How far the tops of the ring's characters lie inside the rim, and how high these are (mm)."""
    depth = spec.rim + (0.8 + spec.inner_rim if spec.inner_rim else 0.0) + 0.7
    return depth, min(spec.char_height, 0.42 * spec.diameter / 2 * spec.aspect)


def name_places(spec: SealSpec) -> ArcPlaces:
    """Where the name's characters stand on the upright seal, from its centre (mm)."""
    depth, tall = ring_depth(spec)
    shift = depth + tall / 2
    radii = (spec.diameter / 2 - shift, spec.diameter * spec.aspect / 2 - shift)
    return arc_places(len(spec.name), radii, spec.gap, lower=spec.below)


def inner_places(spec: SealSpec) -> ArcPlaces:
    """Where the characters of an inner text stand that runs along the foot (mm)."""
    return arc_places(len(spec.inner), _inner_radii(spec), 360 - _inner_span(spec), lower=True)


def _inner_radii(spec: SealSpec) -> tuple[float, float]:
    a, b = spec.diameter / 2, spec.diameter * spec.aspect / 2
    shift = ring_depth(spec)[0] + 0.3 + min(spec.inner_height, 0.3 * b) / 2
    return a - shift, b - shift


def _inner_span(spec: SealSpec) -> float:
    """Degrees of the foot that the text of an `inner_arc` takes."""
    return min(spec.gap - 25.0, 12.0 + 15.0 * len(spec.inner))


def _arc(
    ink: Ink, spec: SealSpec, text: str, radii: tuple[float, float], tall: float, gap: float, *, lower: bool
) -> None:
    """Text along an ellipse by true arc length; `lower` runs along the bottom, tops inward."""
    places = arc_places(len(text), radii, gap, lower=lower)
    digits = text.isascii()
    wide = min(places.pitch * 0.94, tall * (0.62 if digits else 1.0))
    high = tall if digits else min(tall, wide * spec.stretch)
    for char, (x, y), turn in zip(text, places.centres.tolist(), places.turns.tolist(), strict=True):
        put_glyph(
            ink,
            spec.typeface,
            char,
            (ink.shape[1] / 2 + x, ink.shape[0] / 2 + y),
            (wide, high),
            turn,
        )


def _middle(ink: Ink, spec: SealSpec, a: float, b: float) -> None:
    """Star and straight inner text, the text under the star where there is one."""
    unit = PIXELS_PER_MM
    cx, cy = ink.shape[1] / 2, ink.shape[0] / 2
    if spec.star:
        radius = 0.165 * spec.diameter * unit * min(1.0, 4 * b / (3 * a))
        steps = -np.pi / 2 + np.arange(10) * np.pi / 5
        reach = np.where(np.arange(10) % 2 == 0, radius, radius * 0.382)
        points = np.stack([cx + reach * np.cos(steps), cy + reach * np.sin(steps)], axis=1)
        mask = np.zeros(ink.shape, dtype=np.uint8)
        cv2.fillPoly(mask, [np.round(points * 16).astype(np.int32)], (255,), cv2.LINE_AA, 4)
        np.maximum(ink, mask.astype(np.float32) / 255.0, out=ink)
    if not spec.inner or spec.inner_arc:
        return
    lines = spec.inner.split("\n")
    size = spec.inner_height * unit
    first = cy + 0.48 * b if spec.star else cy - (len(lines) - 1) * size * 0.62
    for row, line in enumerate(lines):
        y = first + row * size * 1.24
        chord = 2 * a * np.sqrt(max(0.05, 1 - ((y - cy) / b) ** 2)) * (0.62 if spec.star else 0.66)
        narrow = 0.6 if line.isascii() else 1.0
        wide = min(size * narrow, chord / max(1, len(line)))
        for index, char in enumerate(line):
            x = cx + (index - (len(line) - 1) / 2) * wide * 1.04
            put_glyph(ink, spec.typeface, char, (x, y), (wide, min(size, wide * 1.9)), 0.0)


def _square(ink: Ink, spec: SealSpec, a: float, b: float) -> None:
    unit = PIXELS_PER_MM
    height, width = ink.shape
    left, top, right, bottom = width / 2 - a, height / 2 - b, width / 2 + a, height / 2 + b
    rim = spec.rim * unit
    corners = [(int(left), int(top)), (int(right), int(bottom))]
    canvas = np.zeros(ink.shape, dtype=np.uint8)
    cv2.rectangle(canvas, corners[0], corners[1], (255,), -1)
    inset = [(int(left + rim), int(top + rim)), (int(right - rim), int(bottom - rim))]
    cv2.rectangle(canvas, inset[0], inset[1], (0,), -1)
    np.maximum(ink, canvas.astype(np.float32) / 255.0, out=ink)
    across, down = square_grid(len(spec.name), spec.aspect)
    pad = rim + 0.8 * unit
    step_x, step_y = (2 * a - 2 * pad) / across, (2 * b - 2 * pad) / down
    for index, char in enumerate(spec.name):
        column, row = (
            (across - 1 - index // down, index % down) if spec.columns else (index % across, index // across)
        )
        centre = (left + pad + (column + 0.5) * step_x, top + pad + (row + 0.5) * step_y)
        put_glyph(ink, spec.typeface, char, centre, (step_x * 0.94, step_y * 0.94), 0.0)


def square_grid(count: int, aspect: float) -> tuple[int, int]:
    """Columns and rows that hold `count` characters of a square seal with the least waste."""
    options = [(c, -(-count // c)) for c in range(1, count + 1)]
    return min(options, key=lambda o: (o[0] * o[1] - count) * 0.35 + abs(np.log(o[1] / o[0] / aspect)) * 2)
