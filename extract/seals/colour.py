"""Inks on paper: how much red, blue and neutral ink lies at each pixel, whatever the light was.

Everything is measured against the paper beside it, in optical density (-ln of the share of light that comes
back). A shadow, a lamp or a yellow sheet changes paper and ink alike and so cancels out.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.result import SealColour
from ingest.document import Image

Plane = NDArray[np.float32]
"""One value per pixel, shape (height, width)."""

WORKING_SIDE = 1000
"""Long side at which a page is searched: a 42 mm seal is 140 px there, its ring 4 px."""

MAX_DENSITY = 1.6
"""Density beyond which a channel counts as black; keeps noise in dark pixels from making colour."""

RED_FROM, RED_TO = -44.0, 78.0
"""Hue window of stamp reds in degrees (0 pure red, negative towards orange, positive towards purple)."""

BLUE_FROM, BLUE_TO = 92.0, 178.0
"""Hue window of blue and violet-blue stamp inks in the same circle."""

HUE_SOFTNESS = 8.0


@dataclass(frozen=True, slots=True, eq=False)
class InkLayers:
    """Ink densities on a page scaled by `scale` (layer pixels per page pixel).

    `red` and `blue` are the coloured part of the ink (0 none, about 0.5 to 1 a fresh stamp), `neutral`
    what is absorbed in all channels alike (black and grey ink), `paper` the light of the bare sheet
    (height, width, 3), `small` the picture at that scale and `page` the picture itself.
    """

    red: Plane
    blue: Plane
    neutral: Plane
    paper: NDArray[np.float32]
    small: Image
    page: Image
    scale: float

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width of the layers."""
        return int(self.red.shape[0]), int(self.red.shape[1])

    def plane(self, colour: SealColour) -> Plane:
        """The ink of one colour: grey seals lie in the neutral plane."""
        return {"red": self.red, "blue": self.blue, "grey": self.neutral}[colour]


def paper_light(image: Image) -> NDArray[np.float32]:
    """Light of the bare paper at every pixel, shape (height, width, 3), 1..255.

    The brightest pixels within about a twelfth of the page: wider than any stroke, narrower than the
    fall of a shadow.
    """
    height, width = image.shape[:2]
    shrink = 160.0 / max(height, width)
    small = cv2.resize(
        image, (max(8, round(width * shrink)), max(8, round(height * shrink))), interpolation=cv2.INTER_AREA
    )
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (13, 13))
    bright = cv2.dilate(cv2.medianBlur(small, 3), kernel)
    bright = cv2.erode(bright, kernel)  # give dark surroundings their own, dark, paper back
    smooth = cv2.GaussianBlur(bright.astype(np.float32), (0, 0), 3.0)
    light = cv2.resize(smooth, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.maximum(light, 1.0), dtype=np.float32)


def densities(image: Image, paper: NDArray[np.float32]) -> NDArray[np.float32]:
    """Optical density per channel, 0..MAX_DENSITY, shape (height, width, 3)."""
    # In place throughout: a page has millions of values, and fresh memory costs as much as the sums.
    share = image.astype(np.float32)
    share += 1.0
    share /= paper + np.float32(1.0)
    np.clip(share, np.float32(np.exp(-MAX_DENSITY)), 1.0, out=share)
    np.log(share, out=share)
    return np.asarray(np.negative(share, out=share), dtype=np.float32)


def _window(hue: Plane, low: float, high: float) -> Plane:
    """1 inside the hue window, falling to 0 over HUE_SOFTNESS degrees."""
    # The same as the smaller of the distances from both ends.
    inside = (high - low) / 2 - np.abs(hue - np.float32((low + high) / 2))
    inside /= np.float32(HUE_SOFTNESS)
    inside += np.float32(1.0)
    return np.asarray(np.clip(inside, 0.0, 1.0, out=inside), dtype=np.float32)


def split_inks(density: NDArray[np.float32]) -> tuple[Plane, Plane, Plane]:
    """Red, blue and neutral ink from densities (height, width, 3)."""
    chroma, hue = _chroma(density)
    red = chroma * _window(hue, RED_FROM, RED_TO)
    blue = chroma * _window(hue, BLUE_FROM, BLUE_TO)
    return red, blue, _neutral(density)


def ink_of(density: NDArray[np.float32], colour: SealColour) -> Plane:
    """The plane of one ink colour from densities (height, width, 3)."""
    if colour == "grey":
        return _neutral(density)
    chroma, hue = _chroma(density)
    ends = (RED_FROM, RED_TO) if colour == "red" else (BLUE_FROM, BLUE_TO)
    return np.asarray(chroma * _window(hue, *ends), dtype=np.float32)


def _chroma(density: NDArray[np.float32]) -> tuple[Plane, Plane]:
    """Strength of the colour and its hue in degrees, -180..180."""
    r, g, b = cv2.split(density)
    along_red = (g + b) / np.float32(2.0) - r
    across = (g - b) * np.float32(0.866)
    chroma, hue = cv2.cartToPolar(along_red, across, angleInDegrees=True)
    np.subtract(hue, np.float32(360.0), out=hue, where=hue > 180.0)
    return np.asarray(chroma, dtype=np.float32), np.asarray(hue, dtype=np.float32)


def _neutral(density: NDArray[np.float32]) -> Plane:
    r, g, b = cv2.split(density)
    return np.asarray(cv2.min(cv2.min(r, g), b), dtype=np.float32)


def ink_layers(image: Image, side: int = WORKING_SIDE) -> InkLayers:
    """Separate the inks of an RGB picture at a long side of at most `side` pixels."""
    scale = min(1.0, side / max(image.shape[:2]))
    height, width = (max(8, round(v * scale)) for v in image.shape[:2])
    shrunk = cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA) if scale < 1 else image
    small = np.asarray(shrunk, dtype=np.uint8)
    paper = paper_light(small)
    red, blue, neutral = split_inks(densities(small, paper))
    return InkLayers(red, blue, neutral, paper, small, image, scale)


def paper_under(layers: InkLayers, grid: NDArray[np.float32]) -> NDArray[np.float32]:
    """Light of the paper at positions `grid` (height, width, 2: x, y in page pixels)."""
    at = (grid * layers.scale).astype(np.float32)
    light = cv2.remap(
        layers.paper, at[:, :, 0], at[:, :, 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(light, dtype=np.float32)


def look_through(layers: InkLayers, grid: NDArray[np.float32]) -> NDArray[np.float32]:
    """Densities of the page at `grid` (height, width, 2: x, y in page pixels), 0 beyond its edge."""
    x, y = grid[:, :, 0].astype(np.float32), grid[:, :, 1].astype(np.float32)
    looked = cv2.remap(layers.page, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    seen = np.asarray(looked, dtype=np.uint8)
    paper = paper_under(layers, grid)
    height, width = layers.page.shape[:2]
    outside = (x < 0) | (y < 0) | (x > width - 1) | (y > height - 1)
    density = densities(seen, paper)
    density[outside] = 0.0
    return density
