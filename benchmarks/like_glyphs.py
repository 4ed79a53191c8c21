"""Characters that look alike in print, by their pictures: the hardest names to tell from a seal's own."""

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from models.training import names
from samples.fonts import font, print_styles

SIDE, COARSE = 40, 20
"""Pixels that a character is drawn in, and that it is compared in: what a seal of 40 mm at 200 dpi keeps."""


NEAREST = 3
"""So many look-alikes are drawn from."""


def look_alike(char: str, rng: np.random.Generator) -> str:
    """One of the commonest 3,755 characters that look most like `char`; ValueError for one that GB 2312
    does not have."""
    first, second = names.hanzi()
    alphabet = (*first, *second)
    pictures = _pictures()
    likeness = pictures[: len(first)] @ pictures[alphabet.index(char)]
    ranked = [first[int(k)] for k in np.argsort(-likeness)[: NEAREST + 1] if first[int(k)] != char]
    return ranked[int(rng.integers(NEAREST))]


@cache
def _pictures() -> NDArray[np.float32]:
    """Unit vectors (characters, pixels) of all of GB 2312 in two faces, level one first."""
    first, second = names.hanzi()
    rows = [
        np.concatenate([_drawn(char, style) for style in print_styles()[:2]]) for char in (*first, *second)
    ]
    found = np.array(rows, dtype=np.float32)
    found -= found.mean(axis=0)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)


def _drawn(char: str, style: str) -> NDArray[np.float32]:
    picture = Image.new("L", (SIDE, SIDE), 0)
    ImageDraw.Draw(picture).text(
        (SIDE / 2, SIDE / 2), char, fill=255, font=font(style, SIDE - 6), anchor="mm"
    )
    return (
        np.asarray(picture.resize((COARSE, COARSE), Image.Resampling.BOX), dtype=np.float32).ravel() / 255.0
    )
