"""The strip that people compare: the whole ring once, clockwise, beginning where no text stands."""

import math

import numpy as np
from PIL import Image as Pictures
from PIL import ImageDraw

from extract.seals.show import SHOWN_HEIGHT, laid_out


def page_with_marks(angles: list[int]) -> np.ndarray:  # type: ignore[type-arg]
    """A red ring with a block of ink at each angle (degrees, clockwise from the right)."""
    picture = Pictures.new("RGB", (600, 600), "white")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((150, 150, 450, 450), outline=(205, 30, 40), width=6)
    for angle in angles:
        x = 300 + 112 * math.cos(math.radians(angle))
        y = 300 + 112 * math.sin(math.radians(angle))
        pen.ellipse((x - 17, y - 17, x + 17, y + 17), fill=(205, 30, 40))
    return np.asarray(picture)


def groups_of_ink(strip: np.ndarray) -> int:  # type: ignore[type-arg]
    row = (strip[16:-16, :, 1] < 140).any(axis=0)
    return int((np.diff(row.astype(int)) == 1).sum() + row[0])


def test_every_mark_of_the_ring_stands_once_in_the_strip() -> None:
    strip = laid_out(page_with_marks([180, 210, 240, 270, 300, 330, 0]), (150, 150, 450, 450), "round", "red")
    assert strip is not None
    assert strip.shape[0] == SHOWN_HEIGHT
    assert strip.shape[1] > 5 * SHOWN_HEIGHT
    assert groups_of_ink(strip) == 7
    assert strip[16:-16, :20, 1].min() > 200  # it begins in the gap, not in a character


def test_a_square_seal_has_no_strip() -> None:
    assert laid_out(page_with_marks([0]), (150, 150, 450, 450), "square", "red") is None


def test_a_seal_at_the_edge_of_the_page_does_not_fail() -> None:
    strip = laid_out(page_with_marks([0, 90]), (-60.0, 400.0, 240.0, 700.0), "oval", "blue")
    assert strip is not None
