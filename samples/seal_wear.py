"""How impressions go wrong: uneven ink, parts missing, dry, smeared, doubled, faint, half inked, speckled."""

from collections.abc import Sequence
from typing import Any, Literal

import cv2
import numpy as np
from numpy.typing import NDArray

Ink = NDArray[Any]
"""Ink map (height, width), float32 0..1."""
Wear = Literal[
    "uneven", "missing", "dry", "smeared", "doubled", "faint", "half", "speckled", "flooded", "textured",
    "blotted",
]  # fmt: skip
WEARS: tuple[Wear, ...] = (
    "uneven", "missing", "dry", "smeared", "doubled", "faint", "half", "speckled", "flooded", "textured",
)  # fmt: skip
"""What may happen to a seal that can still be read; `blotted` cannot."""


def wear_ink(ink: Ink, kinds: Sequence[Wear], rng: np.random.Generator) -> Ink:
    """Wear a clean ink map 0..1, one kind after the other. Returns a new map of the same shape."""
    worn = ink
    for kind in kinds:
        worn = _WEARERS[kind](worn, rng)
    return np.clip(worn, 0.0, 1.0).astype(np.float32)


def cloud(shape: tuple[int, int], cells: float, rng: np.random.Generator) -> Ink:
    """Smooth noise 0..1 with about `cells` blobs across."""
    size = (max(2, round(cells)), max(2, round(cells * shape[0] / shape[1])))
    small: Ink = rng.random((size[1], size[0]), dtype=np.float32)
    field: Ink = cv2.resize(small, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.clip(field, 0.0, 1.0))


def _as_ink(values: Any) -> Ink:
    return np.asarray(values, dtype=np.float32)


def _uneven(ink: Ink, rng: np.random.Generator) -> Ink:
    low = rng.uniform(0.45, 0.85)
    return _as_ink(ink * (low + (1 - low) * cloud(ink.shape, rng.uniform(2.5, 7), rng)))


def _missing(ink: Ink, rng: np.random.Generator) -> Ink:
    field = cloud(ink.shape, rng.uniform(3, 8), rng)
    edge = np.quantile(field, rng.uniform(0.04, 0.16))
    return _as_ink(ink * np.clip((field - edge) * 9 + 0.12, 0.0, 1.0))


def _dry(ink: Ink, rng: np.random.Generator) -> Ink:
    grain = cv2.GaussianBlur(rng.random(ink.shape, dtype=np.float32), (0, 0), rng.uniform(1.0, 2.2))
    grain = (grain - grain.mean()) / (grain.std() + 1e-6)
    patch = cloud(ink.shape, rng.uniform(2, 6), rng)
    return _as_ink(ink * np.clip(1.0 + grain * 0.5 - (patch - 0.3) * rng.uniform(0.2, 0.9), 0.1, 1.0))


def _smeared(ink: Ink, rng: np.random.Generator) -> Ink:
    length = int(rng.integers(5, 17))
    kernel = np.zeros((length, length), dtype=np.float32)
    angle = rng.uniform(0, np.pi)
    middle = length // 2
    reach = (int(middle * np.cos(angle)), int(middle * np.sin(angle)))
    cv2.line(
        kernel, (middle - reach[0], middle - reach[1]), (middle + reach[0], middle + reach[1]), (1.0,), 1
    )
    smeared: Ink = cv2.filter2D(ink, -1, kernel / kernel.sum())
    return _as_ink(np.maximum(ink * rng.uniform(0.3, 0.8), smeared))


def _doubled(ink: Ink, rng: np.random.Generator) -> Ink:
    height, width = ink.shape
    matrix = np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), float(rng.uniform(-1.5, 1.5)), 1.0))
    matrix[:, 2] = matrix[:, 2] + rng.uniform(-14, 14, 2)
    ghost = cv2.warpAffine(ink, matrix, (width, height))
    return _as_ink(np.maximum(ink, ghost * rng.uniform(0.15, 0.45)))


def _faint(ink: Ink, rng: np.random.Generator) -> Ink:
    return _as_ink(ink * rng.uniform(0.3, 0.55))


def _half(ink: Ink, rng: np.random.Generator) -> Ink:
    height, width = ink.shape
    rows, cols = np.mgrid[0:height, 0:width].astype(np.float32)
    angle = rng.uniform(0, 2 * np.pi)
    along = ((cols / width - 0.5) * np.cos(angle) + (rows / height - 0.5) * np.sin(angle)) * 2
    fade = np.clip((along + rng.uniform(0.5, 1.1)) * rng.uniform(0.8, 2.0), rng.uniform(0.12, 0.3), 1.0)
    return _as_ink(ink * fade.astype(np.float32))


def _speckled(ink: Ink, rng: np.random.Generator) -> Ink:
    grain = cv2.GaussianBlur(rng.random(ink.shape, dtype=np.float32), (0, 0), rng.uniform(0.8, 1.6))
    holes = grain > np.quantile(grain, 1 - rng.uniform(0.01, 0.06))
    drops = grain < np.quantile(grain, rng.uniform(0.0005, 0.003))
    return _as_ink(np.maximum(ink * (1 - 0.85 * holes), drops * 0.6))


def _flooded(ink: Ink, rng: np.random.Generator) -> Ink:
    radius = int(rng.integers(1, 4))
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1))
    thick = cv2.GaussianBlur(cv2.dilate(ink, kernel), (0, 0), 1.2)
    patch = cloud(ink.shape, rng.uniform(2, 5), rng)
    return _as_ink(ink + (thick - ink) * np.clip(patch * 1.6 - 0.2, 0, 1))


def _textured(ink: Ink, rng: np.random.Generator) -> Ink:
    height, width = ink.shape
    period = rng.uniform(6, 14)
    angle = rng.uniform(0, np.pi)
    rows, cols = np.mgrid[0:height, 0:width].astype(np.float32)
    wave = np.sin((cols * np.cos(angle) + rows * np.sin(angle)) * 2 * np.pi / period)
    return _as_ink(ink * (1 - rng.uniform(0.15, 0.4) * (wave > 0.35)).astype(np.float32))


def _blotted(ink: Ink, rng: np.random.Generator) -> Ink:
    """Ink run into one band: spread by about a third of a character's height, so that no stroke is left."""
    run = cv2.GaussianBlur(ink, (0, 0), ink.shape[0] * rng.uniform(0.028, 0.036))
    return _as_ink(run * 1.6)


_WEARERS = {
    "blotted": _blotted,
    "uneven": _uneven,
    "missing": _missing,
    "dry": _dry,
    "smeared": _smeared,
    "doubled": _doubled,
    "faint": _faint,
    "half": _half,
    "speckled": _speckled,
    "flooded": _flooded,
    "textured": _textured,
}
