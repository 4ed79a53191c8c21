"""Ink of the other seals: how much of a die reaches the paper, and in which colour."""

from dataclasses import dataclass

import cv2
import numpy as np

from benchmarks.heldout.other_seals_die import PER_MM, Map

REDS = {
    "red": (205, 28, 40), "bright red": (232, 40, 42), "vermilion": (224, 68, 38), "orange": (236, 104, 48),
    "wine": (146, 24, 48), "pink": (222, 62, 98), "dull red": (186, 66, 66), "blue": (38, 62, 160),
}  # fmt: skip
"""Ink by daylight, sRGB."""
FAULTS = ("full", "starved", "one side", "twice", "edge", "grain", "fibre")


@dataclass(frozen=True, slots=True, eq=False)
class Impression:
    """Ink on paper: `cover` from 0 to 1 at 600 dpi, `colour` and the faults that were given it."""

    cover: Map
    colour: str
    faults: tuple[str, ...]


def clouds(shape: tuple[int, int], size: float, rng: np.random.Generator) -> Map:
    """Soft noise of mean 0 and deviation 1, its spots about `size` pixels wide."""
    small = (max(3, int(shape[1] / size * 2) + 3), max(3, int(shape[0] / size * 2) + 3))
    field: Map = rng.normal(0, 1, (small[1], small[0])).astype(np.float32)
    field = cv2.GaussianBlur(field, (0, 0), 0.8)
    large = cv2.resize(field, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)
    return np.asarray((large - large.mean()) / max(float(large.std()), 1e-6))


def press(die: Map, rng: np.random.Generator, colour: str, most_faults: int) -> Impression:
    """One impression of the die with up to `most_faults` faults."""
    count = int(rng.integers(0, most_faults + 1))
    faults = tuple(sorted(str(f) for f in rng.choice(FAULTS, count, replace=False)))
    if "full" in faults and "starved" in faults:
        faults = tuple(f for f in faults if f != "starved")
    cover = _laid(_rough(die, rng), faults, rng)
    if "twice" in faults:
        angle = rng.uniform(0, 2 * np.pi)
        far = float(rng.uniform(0.25, 0.55)) * PER_MM
        middle = (die.shape[1] / 2, die.shape[0] / 2)
        turn: Map = cv2.getRotationMatrix2D(middle, float(rng.normal(0, 0.5)), 1.0)
        turn[:, 2] += (far * np.cos(angle), far * np.sin(angle))
        again = cv2.warpAffine(_laid(_rough(die, rng), (), rng), turn, (die.shape[1], die.shape[0]))
        cover = np.asarray(np.maximum(cover, again * float(rng.uniform(0.25, 0.45))))
    if "edge" in faults:
        cover = np.maximum(cover, _rubber_edge(die.shape, rng))
    return Impression(np.clip(cover, 0, 1), colour, faults)


def _rough(die: Map, rng: np.random.Generator) -> Map:
    """Paper's fibres draw the edges a little out of line."""
    y, x = np.mgrid[0 : die.shape[0], 0 : die.shape[1]].astype(np.float32)
    size = (die.shape[0], die.shape[1])
    x += clouds(size, 7, rng) * 0.8
    y += clouds(size, 7, rng) * 0.8
    return np.asarray(cv2.remap(die, x.astype(np.float32), y.astype(np.float32), cv2.INTER_LINEAR))


def _laid(die: Map, faults: tuple[str, ...], rng: np.random.Generator) -> Map:
    size = (die.shape[0], die.shape[1])
    y, x = np.mgrid[0 : size[0], 0 : size[1]].astype(np.float32)
    x, y = x / size[1] - 0.5, y / size[0] - 0.5
    angle = rng.uniform(0, 2 * np.pi)
    slope = (x * np.cos(angle) + y * np.sin(angle)) * 2
    # More pressure moves the level at which a blurred edge still prints outwards.
    level = 0.5 - clouds(size, 260, rng) * 0.03
    if "full" in faults:
        level -= float(rng.uniform(0.12, 0.2))
    if "starved" in faults:
        level += float(rng.uniform(0.05, 0.1))
    soft = cv2.GaussianBlur(die, (0, 0), 2.1)
    shape = np.clip((soft - level) / 0.22 + 0.5, 0, 1)
    # Ink is squeezed from the middle of wide strokes to their edges.
    inside = cv2.GaussianBlur(die, (0, 0), 8.0)
    dense = 0.93 + 0.06 * clouds(size, 200, rng) - 0.16 * np.clip(inside - 0.55, 0, 1)
    dense += 0.05 * clouds(size, 5, rng)
    if "one side" in faults:
        dense -= np.clip(slope, 0, 1) * float(rng.uniform(0.35, 0.6))
    if "starved" in faults:
        dense -= float(rng.uniform(0.08, 0.2))
    if "grain" in faults:
        grain = clouds(size, 9, rng) + 0.6 * clouds(size, 24, rng)
        dense -= np.clip(grain - float(rng.uniform(0.3, 0.8)), 0, 1.2) * float(rng.uniform(0.4, 0.65))
    if "fibre" in faults:
        dense -= np.clip(_fibres(size, rng) - 0.9, 0, 1.5) * 0.5
    return np.asarray(shape * np.clip(dense, 0.12, 1.0))


def _fibres(size: tuple[int, int], rng: np.random.Generator) -> Map:
    """Noise drawn out in two directions."""
    total: Map = np.zeros(size, np.float32)
    for _ in range(2):
        length = 31
        kernel = np.zeros((length, length), np.float32)
        angle = rng.uniform(0, np.pi)
        reach = np.array([np.cos(angle), np.sin(angle)]) * length / 2
        middle = np.array([length / 2, length / 2])
        ends = [tuple(int(v) for v in middle + sign * reach) for sign in (-1, 1)]
        cv2.line(kernel, ends[0], ends[1], (1.0,), 1)
        noise = cv2.GaussianBlur(rng.normal(0, 1, size).astype(np.float32), (0, 0), 1.6)
        drawn = cv2.filter2D(noise, -1, kernel / kernel.sum())
        total += drawn / max(float(drawn.std()), 1e-6)
    return total / 1.4


def _rubber_edge(shape: tuple[int, int], rng: np.random.Generator) -> Map:
    """The block's own edge printing faintly, some way outside the rim and only over part of the turn."""
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    half = (shape[1] / 2 - 1.6 * PER_MM, shape[0] / 2 - 1.6 * PER_MM)
    x, y = (x - shape[1] / 2), (y - shape[0] / 2)
    round_ = np.hypot(x / half[0], y / half[1])
    away = np.abs(round_ - 1) * min(half)
    part = np.cos(np.arctan2(y, x) - rng.uniform(0, 2 * np.pi)) - float(rng.uniform(0.5, 0.85))
    broken = np.clip(0.5 + clouds(shape, 30, rng), 0, 1)
    return np.asarray(
        np.clip(6 - away, 0, 1) * np.clip(part * 6, 0, 1) * broken * float(rng.uniform(0.2, 0.5))
    )


def ink_colour(colour: str, rng: np.random.Generator) -> tuple[float, float, float]:
    """The named ink's red, green and blue from 0 to 1, a little off as pads are."""
    base = np.array(REDS[colour], np.float64) + rng.normal(0, 7, 3)
    red, green, blue = np.clip(base, 8, 250) / 255
    return float(red), float(green), float(blue)
