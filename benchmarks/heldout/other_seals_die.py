"""The dies of the other seals: what is engraved, as a map from 0 (cut away) to 1 (prints) at 600 dpi.

A rim of about a millimetre, a star of a third of the diameter, the name in narrow type evenly on the arc from
left below to right below, a straight line under the star, the code in small figures on the lower rim, read
against the clock.
"""

from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image as Picture
from PIL import ImageDraw, ImageFont

from benchmarks.heldout.other_seals_plans import Plan
from samples import fonts

Map = NDArray[Any]
"""Float picture from 0 to 1."""
PER_MM = 600 / 25.4
EM = 192
EDGE_MM = 4.0
"""Bare rubber around the rim."""


@cache
def _glyph(face: str, char: str) -> Map:
    """A character in its square, brackets moved to the middle of it."""
    canvas = Picture.new("L", (EM * 2, EM * 2), 0)
    chosen = fonts.face(face)
    type_ = ImageFont.truetype(str(chosen.path), EM, index=chosen.index)
    ImageDraw.Draw(canvas).text((EM, EM), char, font=type_, fill=255, anchor="mm")
    cell = np.asarray(canvas, np.float32) / 255
    columns = np.flatnonzero(cell.max(axis=0) > 0.3)
    rows = np.flatnonzero(cell.max(axis=1) > 0.3)
    x, y = int(columns[0] + columns[-1]) // 2, int(rows[0] + rows[-1]) // 2
    if not ("一" <= char <= "鿿"):
        return np.asarray(cell[y - EM // 2 : y + EM // 2, x - EM // 2 : x + EM // 2])
    y = (y + EM) // 2  # 一 stays in the middle, and what sits low or high keeps half of its place
    return np.asarray(cell[y - EM // 2 : y + EM // 2, x - EM // 2 : x + EM // 2])


def _put(die: Map, cell: Map, at: tuple[float, float], size: tuple[float, float], turn: float) -> None:
    """Engrave `cell`, its middle at `at` and of `size` (pixels), turned by `turn` degrees clockwise."""
    angle = np.radians(turn)
    scale = np.array([size[0] / cell.shape[1], size[1] / cell.shape[0]])
    turned = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]) * scale
    reach = int(np.hypot(*size) / 2) + 3
    left, top = int(at[0]) - reach, int(at[1]) - reach
    middle = np.array([cell.shape[1] / 2, cell.shape[0] / 2])
    shift = np.array([at[0] - left, at[1] - top]) - turned @ middle
    soft = cv2.GaussianBlur(cell, (0, 0), max(0.3, 0.4 / float(scale.min())))
    part = cv2.warpAffine(
        soft, np.column_stack([turned, shift]), (2 * reach, 2 * reach), flags=cv2.INTER_LINEAR
    )
    y0, x0 = max(0, top), max(0, left)
    y1, x1 = min(die.shape[0], top + 2 * reach), min(die.shape[1], left + 2 * reach)
    np.maximum(die[y0:y1, x0:x1], part[y0 - top : y1 - top, x0 - left : x1 - left], out=die[y0:y1, x0:x1])


def _cut(plan: Plan, char: str, size: tuple[float, float]) -> Map:
    """The character for a place of `size` pixels, its strokes thickened or thinned by the plan's weight
    whichever way the type is squeezed; what is dense or small is cut finer, as engravers do."""
    cell = _glyph(plan.face, char)
    weight = plan.weight * PER_MM
    if weight > 0:
        weight *= float(np.clip(1.9 - 4.0 * cell.mean(), 0.2, 1.0)) * min(1.0, size[1] / PER_MM / 3.0)
    across, down = (2 * round(abs(weight) * EM / side / 2) + 1 for side in size)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (across, down))
    return np.asarray(cv2.dilate(cell, kernel) if weight > 0 else cv2.erode(cell, kernel))


def _line(
    die: Map, plan: Plan, text: str, at: tuple[float, float], size: tuple[float, float], pitch: float
) -> None:
    for index, char in enumerate(text):
        x = at[0] + (index - (len(text) - 1) / 2) * pitch
        _put(die, _cut(plan, char, size), (x, at[1]), size, 0.0)


def _arc(
    die: Map, plan: Plan, text: str, radius: float, span: float, size: tuple[float, float], low: bool
) -> None:
    """Round arc about the middle of the die; `low` below it, heads inwards. Pixels, degrees."""
    middle = die.shape[0] / 2
    for index, char in enumerate(text):
        share = index / max(1, len(text) - 1) - 0.5
        angle = np.radians(share * span)
        x = middle + radius * np.sin(angle)
        y = middle + (radius if low else -radius) * np.cos(angle)
        cell = _cut(plan, char, size)
        _put(die, cell, (x, y), size, float(np.degrees(-angle if low else angle)))


def _rim(die: Map, plan: Plan, width: float) -> None:
    """Outer rim within `half`, and a second one inside where there is one."""
    middle = (die.shape[1] / 2, die.shape[0] / 2)
    lines = {"one": [(0.0, width)], "double": [(0.0, width), (width + 0.7, 0.45)]}.get(
        plan.rim, [(0.0, width), (plan.half[0] * 0.52, 0.3)]
    )
    y, x = np.mgrid[0 : die.shape[0], 0 : die.shape[1]].astype(np.float32)
    x, y = (x + 0.5 - middle[0]) / PER_MM, (y + 0.5 - middle[1]) / PER_MM
    for inset, thick in lines:
        a, b = plan.half[0] - inset, plan.half[1] - inset
        if plan.shape == "square":
            inside = np.minimum(a - np.abs(x), b - np.abs(y))
        else:
            level = np.hypot(x / a, y / b)
            steep = np.hypot(x / a**2, y / b**2) / np.maximum(level, 1e-6)
            inside = (1 - level) / np.maximum(steep, 1e-6)
        line = np.clip(inside * PER_MM + 0.5, 0, 1) * np.clip((thick - inside) * PER_MM + 0.5, 0, 1)
        np.maximum(die, line, out=die)


def _star(die: Map, radius: float) -> None:
    middle = die.shape[0] / 2
    angles = np.radians(np.arange(10) * 36.0)
    reach = np.where(np.arange(10) % 2 == 0, radius, radius * 0.382)
    points = np.column_stack([middle + reach * np.sin(angles), middle - reach * np.cos(angles)])
    filled = np.zeros(die.shape, np.uint8)
    cv2.fillPoly(filled, [np.round(points * 16).astype(np.int32)], (255,), cv2.LINE_AA, 4)
    np.maximum(die, filled.astype(np.float32) / 255, out=die)


def cut_die(plan: Plan, rng: np.random.Generator) -> Map:
    """The die of the plan with `EDGE_MM` bare around."""
    wide, high = (round(2 * (half + EDGE_MM) * PER_MM) for half in plan.half)
    die = np.zeros((high, wide), np.float32)
    {"round": _cut_round, "oval": _cut_oval, "square": _cut_square}[plan.shape](die, plan, rng)
    return die


def _cut_round(die: Map, plan: Plan, rng: np.random.Generator) -> None:
    radius = plan.half[0]
    width = radius * float(rng.uniform(0.045, 0.065))
    _rim(die, plan, width)
    count = len(plan.text)
    high = radius * float(rng.uniform(0.27, 0.31) if count < 16 else rng.uniform(0.235, 0.27))
    second = 1.15 if plan.rim == "double" else 0.0
    gap = width + radius * float(rng.uniform(0.03, 0.07)) + second
    if plan.uyghur:
        _bend(die, plan, radius - gap - radius * 0.09, radius * 0.17)
        gap += radius * 0.22
        high = radius * 0.2
    ring = radius - gap - high / 2
    span = plan.span
    pitch = np.radians(span / (count - 1)) * (ring - high * 0.25)
    wide = min(pitch * float(rng.uniform(0.88, 0.98)), high * float(rng.uniform(0.62, 0.85)))
    _arc(die, plan, plan.text, ring * PER_MM, span, (wide * PER_MM, high * PER_MM), low=False)
    if plan.star:
        _star(die, radius * float(rng.uniform(0.26, 0.34)) * (0.75 if plan.uyghur else 1) * PER_MM)
    if plan.code:
        tall = radius * 0.075
        below = (radius - width - second - tall * 0.5 - 0.45) * PER_MM
        size = (tall * 1.1 * PER_MM, tall * 1.25 * PER_MM)
        _arc(die, plan, plan.code, below, float(rng.uniform(50, 62)), size, low=True)
    if plan.inner:
        _inner_of_round(die, plan, ring, rng)


def _inner_of_round(die: Map, plan: Plan, ring: float, rng: np.random.Generator) -> None:
    radius, count = plan.half[0], len(plan.inner)
    if plan.layout == "lower arc":
        high = radius * 0.2
        span = min(84.0, 15.0 * (count - 1))
        _arc(die, plan, plan.inner, ring * PER_MM, span, (high * 0.85 * PER_MM, high * PER_MM), low=True)
        return
    tall = radius * float(rng.uniform(0.19, 0.23))
    pitch = min(tall * 1.05, radius * 1.02 / count)
    size = (pitch * 0.92 * PER_MM, tall * PER_MM)
    at = (die.shape[1] / 2, die.shape[0] / 2 + radius * float(rng.uniform(0.44, 0.48)) * PER_MM)
    _line(die, plan, plan.inner, at, size, pitch * PER_MM)


def _bend(die: Map, plan: Plan, radius: float, high: float) -> None:
    """The Uyghur line, set straight as its letters join, then bent around the top."""
    face = ImageFont.truetype("DejaVuSans.ttf", EM // 2)
    wide = int(face.getlength(plan.uyghur, direction="rtl", language="ug")) + 8
    canvas = Picture.new("L", (wide, EM), 0)
    ImageDraw.Draw(canvas).text(
        (wide // 2, EM // 2), plan.uyghur, font=face, fill=255, anchor="mm", direction="rtl", language="ug"
    )
    strip = np.asarray(canvas, np.float32) / 255
    scale = high / EM * 1.5
    span = min(250.0, float(np.degrees(wide * scale / radius)))
    y, x = np.mgrid[0 : die.shape[0], 0 : die.shape[1]].astype(np.float32)
    x, y = (x - die.shape[1] / 2) / PER_MM, (y - die.shape[0] / 2) / PER_MM
    angle, reach = np.degrees(np.arctan2(x, -y)), np.hypot(x, y)
    across = (angle / span + 0.5) * wide
    down = EM / 2 - (reach - radius) / scale
    part = cv2.remap(strip, across.astype(np.float32), down.astype(np.float32), cv2.INTER_LINEAR)
    np.maximum(die, part, out=die)


def _cut_oval(die: Map, plan: Plan, rng: np.random.Generator) -> None:
    width = 0.9
    _rim(die, plan, width)
    high = 4.0 if len(plan.text) < 14 else 3.5
    inset = width + 0.5 + high / 2 + (1.0 if plan.rim == "double" else 0.0)
    a, b = plan.half[0] - inset, plan.half[1] - inset
    t = np.linspace(-np.pi, np.pi, 4001)
    x, y = a * np.sin(t), -b * np.cos(t)
    run = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
    places = run[-1] * (0.5 + plan.span * (np.arange(len(plan.text)) / (len(plan.text) - 1) - 0.5))
    pitch = float(places[1] - places[0])
    size = (min(pitch * 0.92, high * float(rng.uniform(0.65, 0.9))) * PER_MM, high * PER_MM)
    middle = (die.shape[1] / 2, die.shape[0] / 2)
    for char, place in zip(plan.text, places, strict=True):
        at = float(np.interp(place, run, t))
        turn = float(np.degrees(np.arctan2(b * np.sin(at), a * np.cos(at))))
        spot = (middle[0] + a * np.sin(at) * PER_MM, middle[1] - b * np.cos(at) * PER_MM)
        _put(die, _cut(plan, char, size), spot, size, turn)
    if plan.code:
        _line(
            die,
            plan,
            plan.code,
            (middle[0], middle[1] + 0.6 * PER_MM),
            (1.5 * PER_MM, 2.6 * PER_MM),
            1.32 * PER_MM,
        )
    tall, down = (3.0, 7.2) if plan.code else (3.6, 3.6)
    pitch = min(tall * 1.0, 18.0 / len(plan.inner))
    size = (pitch * 0.9 * PER_MM, tall * PER_MM)
    _line(die, plan, plan.inner, (middle[0], middle[1] + down * PER_MM), size, pitch * PER_MM)


def _cut_square(die: Map, plan: Plan, rng: np.random.Generator) -> None:
    """Columns from the right, or rows from the left."""
    width = plan.half[0] * float(rng.uniform(0.06, 0.1))
    _rim(die, plan, width)
    count = len(plan.text)
    lines, each = {4: (2, 2), 6: (2, 3), 8: (2, 4), 9: (3, 3)}[count]
    room = 2 * (plan.half[0] - width * 1.6 - (1.2 if plan.rim == "double" else 0.0))
    across, down = (lines, each) if plan.layout == "columns" else (each, lines)
    size = (room / across * 0.92 * PER_MM, room / down * 0.92 * PER_MM)
    for index, char in enumerate(plan.text):
        line, place = divmod(index, each)
        column, row = (lines - 1 - line, place) if plan.layout == "columns" else (place, line)
        x = die.shape[1] / 2 + ((column + 0.5) / across - 0.5) * room * PER_MM
        y = die.shape[0] / 2 + ((row + 0.5) / down - 0.5) * room * PER_MM
        _put(die, _cut(plan, char, size), (x, y), size, 0.0)
