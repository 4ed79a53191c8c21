"""Pictures of single characters: how far one is from the look of each character of GB 2312.

No network: directions of strokes on a grid, weighed so that what differs between characters counts and what
differs between impressions of one does not. It knows no text and no seldom characters, and so errs elsewhere
than the readers do. Recipe and figures: `models/trained/README.md`.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.errors import ModelMissing

GLYPHS_PATH = Path(__file__).parent / "trained" / "seal_glyphs.npz"
SIDE = 32
"""Pixels of a character's picture, its em square filling it."""
DIRECTIONS, GRID = 8, 8
_SPREAD = 2.6
"""Pixels over which strokes count for a place of the grid."""

Floats = NDArray[np.float32]


def _pooling() -> Floats:
    middles = (np.arange(GRID) + 0.5) * SIDE / GRID
    weight = np.exp(-0.5 * ((np.arange(SIDE)[None] + 0.5 - middles[:, None]) / _SPREAD) ** 2)
    return np.asarray(weight / weight.sum(axis=1, keepdims=True), dtype=np.float32)


_POOL = _pooling()


def stroke_features(pictures: Floats) -> Floats:
    """Directions of the edges in each picture (count, SIDE, SIDE), ink 0..1 → (count, 512) of length 1."""
    padded = np.pad(pictures.astype(np.float32), ((0, 0), (1, 1), (1, 1)))
    down = padded[:, :-2] + 2 * padded[:, 1:-1] + padded[:, 2:]
    along = padded[:, :, :-2] + 2 * padded[:, :, 1:-1] + padded[:, :, 2:]
    across, upright = down[:, :, 2:] - down[:, :, :-2], along[:, 2:] - along[:, :-2]
    strength = np.sqrt(across**2 + upright**2)
    turn = (np.arctan2(upright, across) / (2 * np.pi) * DIRECTIONS) % DIRECTIONS
    first = np.floor(turn).astype(np.int64) % DIRECTIONS
    share = turn - np.floor(turn)
    found = np.empty((len(pictures), DIRECTIONS, GRID, GRID), dtype=np.float32)
    for k in range(DIRECTIONS):
        part = (first == k) * (1 - share) + ((first + 1) % DIRECTIONS == k) * share
        found[:, k] = _POOL @ (strength * part).astype(np.float32) @ _POOL.T
    flat = np.sqrt(found.reshape(len(pictures), -1))
    return np.asarray(flat / np.maximum(1e-6, np.linalg.norm(flat, axis=1, keepdims=True)), dtype=np.float32)


class Glyphs:
    """Looks of characters: `weights` (512, d) takes features to d numbers, in which `looks` (faces,
    characters, d) are the means of each character in each group of typefaces."""

    def __init__(self, characters: str, weights: Floats, looks: Floats) -> None:
        self._places = {char: place for place, char in enumerate(characters)}
        self._weights, self._looks = weights, looks

    @property
    def faces(self) -> int:
        """Groups of typefaces: Song-like, Hei-like, Kai-like."""
        return len(self._looks)

    def knows(self, char: str) -> bool:
        """Whether the character is one of GB 2312."""
        return char in self._places

    def seen(self, pictures: Floats) -> Floats:
        """Pictures (count, SIDE, SIDE) as points (count, d)."""
        return np.asarray(stroke_features(pictures) @ self._weights, dtype=np.float32)

    def apart(self, points: Floats, chars: Sequence[str]) -> Floats:
        """Squared distances of points (count, d) from the looks of `chars`, (faces, count, chars). Raises
        KeyError for a character that is not known."""
        looks = self._looks[:, [self._places[char] for char in chars]]
        return np.asarray(((points[None, :, None] - looks[:, None]) ** 2).sum(axis=3), dtype=np.float32)


@cache
def load_glyphs(path: Path = GLYPHS_PATH) -> Glyphs:
    """The looks of the file: `characters`, `weights` in 16 bits, `looks` in 8 with a `scale` per number.
    Raises ModelMissing."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            looks = stored["looks"].astype(np.float32) * stored["scale"].astype(np.float32)
            return Glyphs(str(stored["characters"]), stored["weights"].astype(np.float32), looks)
    except (OSError, KeyError, ValueError) as error:
        raise ModelMissing(
            f"缺少字形文件：{path.name}", remedy="请重新安装本程序：该文件随程序提供。"
        ) from error
