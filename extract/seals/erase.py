"""The page as it would be without stamp ink, so that the print beneath can be read."""

from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.seals.colour import densities, paper_light, split_inks
from ingest.document import Image

CLEAR_CHANNEL = {"red": 0, "blue": 2}
"""The channel in which an ink hardly shows: red ink in red light, blue ink in blue light."""

LEAST_COLOUR = 0.07
"""Coloured density below which a pixel is left alone (JPEG colour noise reaches about 0.05)."""


def without_red(image: Image) -> Image:
    """RGB picture with red and orange ink suppressed; dark print beneath remains. Same shape."""
    return without_ink(image, "red")


def without_blue(image: Image) -> Image:
    """RGB picture with blue and violet stamp ink suppressed; black print beneath remains. Same shape."""
    return without_ink(image, "blue")


def without_ink(image: Image, colour: Literal["red", "blue"]) -> Image:
    """RGB picture with one stamp ink suppressed. Returns the picture itself where there is none."""
    window = _inked_window(image, colour)
    if window is None:
        return image
    cleaned = image.copy()
    cleaned[window] = _wash(image[window], paper_light(image)[window], colour)
    return cleaned


def _inked_window(image: Image, colour: Literal["red", "blue"]) -> tuple[slice, slice] | None:
    """Rows and columns that hold all pixels of the ink, found at a quarter of the size."""
    height, width = image.shape[:2]
    small_size = (max(4, width // 4), max(4, height // 4))
    small = np.asarray(cv2.resize(image, small_size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    red, blue, _ = split_inks(densities(small, paper_light(small)))
    ys, xs = np.nonzero((red if colour == "red" else blue) > LEAST_COLOUR)
    if not len(xs):
        return None
    scale_y, scale_x = height / small_size[1], width / small_size[0]
    rows = slice(max(0, int((ys.min() - 2) * scale_y)), int((ys.max() + 3) * scale_y))
    return rows, slice(max(0, int((xs.min() - 2) * scale_x)), int((xs.max() + 3) * scale_x))


def _wash(cut: Image, paper: NDArray[np.float32], colour: Literal["red", "blue"]) -> Image:
    density = densities(cut, paper)
    red, blue, _ = split_inks(density)
    ink = red if colour == "red" else blue
    clear = density[:, :, CLEAR_CHANNEL[colour]]
    pure = (ink > 2 * LEAST_COLOUR) & (clear < 0.5 * ink)
    # What the ink itself takes from the clear channel, by its purest pixels.
    share = float(np.median(clear[pure] / ink[pure])) if pure.sum() > 50 else 0.1
    beneath = np.clip(clear - share * ink, 0.0, None)
    weight = np.clip((ink - LEAST_COLOUR / 2) / LEAST_COLOUR, 0.0, 1.0)
    # Ink spreads over a pixel or two of softened colour: wash those as well.
    weight = cv2.dilate(weight, np.ones((3, 3), dtype=np.uint8))[:, :, None]
    washed = density * (1.0 - weight) + beneath[:, :, None] * weight
    return np.asarray(np.clip(paper * np.exp(-washed), 0, 255), dtype=np.uint8)
