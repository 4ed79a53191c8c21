"""Ink on paper for the third strangers: wear of an impression, its colour, and pressing it onto a page or a card."""

import random
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.heldout.third_seals import FINE

Image = NDArray[np.uint8]
Field = NDArray[Any]
DPI = 200
PER_MM = DPI / 25.4
INKS: dict[str, tuple[float, float, float]] = {
    "red": (0.84, 0.13, 0.14), "orange": (0.90, 0.34, 0.16), "dark": (0.60, 0.09, 0.13), "pink": (0.86, 0.36, 0.40),
    "vermilion": (0.87, 0.22, 0.12),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Worn:
    """An impression as it came out: `alpha` 0..1 at 200 dpi, its ink and how full."""

    alpha: Field
    ink: tuple[float, float, float]
    ink_name: str


def wear(mask: Field, rng: random.Random, state: str, *, firm: bool = False) -> Worn:
    """Press a perfect `mask` as hands do. `state`: ok, faint or partial (mismatch is as ok).

    `firm`: hard enough to be legible behind a whitening that swallows pale ink.
    """
    chance = np.random.default_rng(rng.randrange(2**32))
    field = _rotated(mask, _turn(rng))
    height, width = field.shape
    if rng.random() < 0.6:
        field = _squeezed(field, rng)
    pressure = _pressure((height, width), chance, rng)
    if firm:
        pressure = 1 - 0.35 * np.clip(1 - pressure, 0, 1)
    if state == "partial":
        pressure = pressure * _lost((height, width), rng, chance)
    pores = _pores((height, width), chance, rng.uniform(0.0, 0.22))
    field = field * np.clip(pressure * pores, 0, 1)
    if rng.random() < 0.15:  # set down twice
        shift = np.array([[1, 0, rng.uniform(-0.7, 0.7) * FINE], [0, 1, rng.uniform(-0.7, 0.7) * FINE]])
        again = cv2.warpAffine(field, shift, (width, height))
        field = np.maximum(field, again * rng.uniform(0.25, 0.5))
    if rng.random() < 0.15:  # wiped while wet
        field = _smeared(field, rng)
    small = cv2.resize(field, None, fx=PER_MM / FINE, fy=PER_MM / FINE, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), rng.uniform(0.35, 0.85))
    fullness = rng.uniform(0.30, 0.42) if state == "faint" else rng.uniform(0.8, 1.0)
    name = rng.choices(list(INKS), (5, 1.2, 1.4, 0.7, 1.5))[0]
    if name == "pink":
        fullness *= 0.9
    if firm:
        name = name if name in ("red", "dark", "vermilion") else "red"
        fullness = 0.6 if state == "faint" else 1.0
    return Worn(np.clip(small * fullness, 0, 1).astype(np.float32), INKS[name], name)


def clean(mask: Field, rng: random.Random) -> Worn:
    """An electronic seal: even and sharp."""
    small = cv2.resize(mask, None, fx=PER_MM / FINE, fy=PER_MM / FINE, interpolation=cv2.INTER_AREA)
    return Worn(
        small * rng.uniform(0.85, 1.0), rng.choice(((0.95, 0.05, 0.05), (0.88, 0.1, 0.12))), "electronic"
    )


def press(page: Image, worn: Worn, x: float, y: float) -> tuple[float, float, float, float]:
    """Multiply the impression onto an RGB `page`, its middle at x, y px; the area, px, is kept on the page."""
    height, width = worn.alpha.shape
    left = int(np.clip(x - width / 2, 4, page.shape[1] - width - 4))
    top = int(np.clip(y - height / 2, 4, page.shape[0] - height - 4))
    part = page[top : top + height, left : left + width].astype(np.float32)
    through = 1 - worn.alpha[:, :, None] * (1 - np.array(worn.ink, dtype=np.float32))
    page[top : top + height, left : left + width] = np.clip(part * through, 0, 255).astype(np.uint8)
    x0, y0, x1, y1 = extent(worn.alpha)
    return left + x0, top + y0, left + x1, top + y1


def card(worn: Worn, rng: random.Random, *, opaque: bool) -> Image:
    """RGBA picture of an impression; `opaque`: cut from a photo, with the paper around it."""
    if opaque:
        paper = np.full((*worn.alpha.shape, 3), rng.randrange(236, 254), np.uint8)
        press_all = 1 - worn.alpha[:, :, None] * (1 - np.array(worn.ink, dtype=np.float32))
        paper = np.clip(paper * press_all, 0, 255).astype(np.uint8)
        return np.dstack([paper, np.full(worn.alpha.shape, 255, np.uint8)])
    colour = np.broadcast_to((np.array(worn.ink) * 255).astype(np.uint8), (*worn.alpha.shape, 3))
    return np.dstack([colour, (worn.alpha * 255).astype(np.uint8)])


def extent(alpha: Field) -> tuple[int, int, int, int]:
    """x0, y0, x1, y1 of the inked part; the whole where hardly any ink is."""
    inked = alpha > 0.04
    rows, cols = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    if rows.size == 0:
        return 0, 0, alpha.shape[1], alpha.shape[0]
    return int(cols[0]), int(rows[0]), int(cols[-1]) + 1, int(rows[-1]) + 1


def noise(shape: tuple[int, int], chance: np.random.Generator, cells: float) -> Field:
    """Smooth noise 0..1 with about `cells` waves across."""
    grid = chance.random((max(2, round(cells * shape[0] / shape[1])) + 2, max(2, round(cells)) + 2)).astype(
        np.float32
    )
    return np.clip(cv2.resize(grid, shape[::-1], interpolation=cv2.INTER_CUBIC), 0, 1)


def _turn(rng: random.Random) -> float:
    return rng.uniform(-180, 180) if rng.random() < 0.06 else rng.gauss(0, 9)


def _rotated(mask: Field, angle: float) -> Field:
    height, width = mask.shape
    rows, cols = np.mgrid[0:height, 0:width]
    outside = np.hypot(rows - height / 2, cols - width / 2) > max(height, width) / 2
    # Corners need room to turn; a round seal keeps its size.
    side = int(np.ceil(np.hypot(height, width))) if mask[outside].any() else max(height, width)
    matrix: Field = cv2.getRotationMatrix2D((width / 2, height / 2), -angle, 1)
    matrix[:, 2] += (side - width) / 2, (side - height) / 2
    return np.asarray(cv2.warpAffine(mask, matrix, (side, side), flags=cv2.INTER_LINEAR))


def _squeezed(field: Field, rng: random.Random) -> Field:
    """Oily ink runs to the rims of its strokes: the middle of broad ones is paler."""
    inside = cv2.GaussianBlur(field, (0, 0), 0.22 * FINE)
    grown = np.clip(cv2.GaussianBlur(field, (0, 0), 0.06 * FINE) * rng.uniform(1.2, 1.7), 0, 1)
    return np.asarray(grown * (1 - rng.uniform(0.1, 0.35) * np.clip(inside * 1.6 - 0.7, 0, 1)))


def _pressure(shape: tuple[int, int], chance: np.random.Generator, rng: random.Random) -> Field:
    """Heavier on one side, patchy."""
    rows, cols = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    angle, depth = rng.uniform(0, 2 * np.pi), rng.choice((0.05, 0.15, 0.3, 0.5))
    side = (cols / shape[1] - 0.5) * np.cos(angle) + (rows / shape[0] - 0.5) * np.sin(angle)
    patches = 1 - rng.uniform(0.05, 0.4) * noise(shape, chance, 5)
    return np.asarray((1.15 - depth * (side + 0.5)) * patches)


def _lost(shape: tuple[int, int], rng: random.Random, chance: np.random.Generator) -> Field:
    """One edge did not touch the paper; a seventh of the ring or so."""
    rows, cols = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    angle = rng.uniform(0, 2 * np.pi)
    side = (cols / shape[1] - 0.5) * np.cos(angle) + (rows / shape[0] - 0.5) * np.sin(angle)
    edge = side + 0.08 * (noise(shape, chance, 8) - 0.5)
    return np.asarray(1 / (1 + np.exp((edge - rng.uniform(0.27, 0.34)) / 0.015)))


def _pores(shape: tuple[int, int], chance: np.random.Generator, share: float) -> Field:
    """Paper that stayed dry: fine specks of the fibres and some larger ones."""
    fine = cv2.GaussianBlur(chance.random(shape).astype(np.float32), (0, 0), 0.07 * FINE)
    fine = (fine - fine.mean()) / (fine.std() + 1e-6)
    coarse = noise(shape, chance, 60)
    limit = -1.6 + 2.4 * share
    dry = 1 / (1 + np.exp((fine - limit) * 5)) * (0.4 + 0.6 * coarse)
    return np.asarray(1 - 0.9 * dry)


def _smeared(field: Field, rng: random.Random) -> Field:
    length = round(rng.uniform(1.5, 4) * FINE)
    kernel = np.zeros((2 * length + 1, 2 * length + 1), np.float32)
    angle = rng.uniform(0, 2 * np.pi)
    end = (round(length + length * np.cos(angle)), round(length + length * np.sin(angle)))
    cv2.line(kernel, (length, length), end, (1.0,), 2)
    small = cv2.resize(field, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    reduced: Field = cv2.resize(kernel, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    trail = cv2.filter2D(small, -1, reduced / max(float(reduced.sum()), 1e-6))
    trail = cv2.resize(trail, field.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.maximum(field, trail * rng.uniform(0.12, 0.3)))
