"""What lies under a photographed sheet: wood, stone, cloth or a plain desk, made of noise."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
Field = NDArray[Any]
WOODS = ((150, 104, 66), (188, 150, 108), (98, 62, 40), (206, 176, 140))
PLAINS = ((225, 224, 220), (72, 74, 78), (120, 128, 132), (205, 198, 182), (40, 42, 46))
CLOTHS = ((84, 96, 130), (130, 40, 44), (60, 90, 70))


def make_desk(size: tuple[int, int], rng: np.random.Generator) -> Image:
    """A ground of size (width, height), RGB. Drawn at a quarter: a desk is out of focus."""
    small = (size[0] // 4, size[1] // 4)
    kind = rng.choice(("wood", "wood", "plain", "stone", "cloth"))
    maker = {"wood": _wood, "plain": _plain, "stone": _stone, "cloth": _cloth}[str(kind)]
    ground = maker((small[1], small[0]), rng)
    if rng.random() < 0.35:
        _edge(ground, rng)
    picture = cv2.resize(np.clip(ground, 0, 255).astype(np.uint8), size, interpolation=cv2.INTER_LINEAR)
    return np.asarray(picture, dtype=np.uint8)


def fractal(shape: tuple[int, int], rng: np.random.Generator, *, octaves: int = 4, cells: float = 4) -> Field:
    """Noise of several scales, 0..1, shape (height, width); `cells` across at the coarsest."""
    total = np.zeros(shape, dtype=np.float32)
    weight, sum_of = 1.0, 0.0
    for octave in range(octaves):
        count = cells * 2**octave
        grid = (max(2, round(count * shape[0] / shape[1])), max(2, round(count)))
        noise = rng.random(grid, dtype=np.float32)
        total += weight * np.clip(cv2.resize(noise, shape[::-1], interpolation=cv2.INTER_CUBIC), 0, 1)
        sum_of, weight = sum_of + weight, weight / 2
    return np.asarray(total / sum_of)


def _wood(shape: tuple[int, int], rng: np.random.Generator) -> Field:
    """Grain: noise drawn out along one direction, with darker rings."""
    across = bool(rng.random() < 0.5)
    lying = shape if across else shape[::-1]
    narrow = fractal((lying[0], max(2, lying[1] // 24)), rng, octaves=5, cells=3)
    grain = cv2.resize(narrow, lying[::-1], interpolation=cv2.INTER_CUBIC)
    rings = 0.5 + 0.5 * np.sin(grain * rng.uniform(30, 70) + np.linspace(0, 20, lying[0])[:, None])
    shade = 0.82 + 0.16 * rings + 0.2 * (grain - 0.5)
    shade = shade if across else shade.T
    return np.asarray(shade[:, :, None] * np.array(WOODS[int(rng.integers(len(WOODS)))], dtype=np.float32))


def _plain(shape: tuple[int, int], rng: np.random.Generator) -> Field:
    shade = 0.97 + 0.06 * fractal(shape, rng) + rng.normal(0, 0.01, shape)
    return np.asarray(shade[:, :, None] * np.array(PLAINS[int(rng.integers(len(PLAINS)))], dtype=np.float32))


def _stone(shape: tuple[int, int], rng: np.random.Generator) -> Field:
    """Speckled granite or terrazzo."""
    field = fractal(shape, rng, octaves=3, cells=60)
    base = float(rng.uniform(110, 200))
    flecks = cv2.GaussianBlur(rng.normal(0, 60, shape).astype(np.float32), (0, 0), 1.2)
    return np.asarray((base + 60 * (field - 0.5) + flecks)[:, :, None] * np.array([1.0, 0.98, 0.95]))


def _cloth(shape: tuple[int, int], rng: np.random.Generator) -> Field:
    """A weave with soft folds."""
    rows, cols = np.mgrid[0 : shape[0], 0 : shape[1]]
    weave = 0.94 + 0.06 * np.sin(rows * 1.7) * np.sin(cols * 1.7)
    folds = 0.75 + 0.5 * fractal(shape, rng, octaves=2, cells=3)
    return np.asarray(
        (weave * folds)[:, :, None] * np.array(CLOTHS[int(rng.integers(len(CLOTHS)))], dtype=np.float32)
    )


def _edge(ground: Field, rng: np.random.Generator) -> None:
    """The desk ends and the floor or another paper begins."""
    height, width = ground.shape[:2]
    tone = rng.uniform(40, 235)
    at = int(width * rng.uniform(0.02, 0.1))
    lean = rng.normal(0, 0.05)
    edge = at + lean * np.arange(height)
    beyond = np.arange(width)[None, :] < edge[:, None]
    if rng.random() < 0.5:
        beyond = beyond[:, ::-1]
    ground[beyond] = tone + rng.normal(0, 4, (int(beyond.sum()), 1))
