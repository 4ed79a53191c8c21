"""How sharp a picture is, and whether anything could be read on it."""

import itertools

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.document import Image, TextLine

DEAD_BLUR = 4.8
CRISP_BLUR = 1.2
"""Blur radii as `edge_blur` measures them on made pages of 12 point text at 200 dpi: up to 1.2 every
character is read, at 2.8 to 3.8 some 94 %, at 4.8 one in ten."""
DOUBTFUL_BLUR = 2.5
LEGIBLE = 0.8
"""Mean character score below which a blurred page counts as not read: 0.92 to 0.93 at the last readable blur,
0.51 to 0.74 beyond it."""
FEW_READ = 6
"""Characters below which what was read proves nothing: smears of a table are read as 0 or 8, sure as 0.99."""
STRIPS, WHOLE = 40, 1200
"""Strips that a page is cut into, and the height in pixels below which all of it is measured."""
DARKEST = 60.0
LEAST_RANGE = 12.0
"""Grey levels: brightest parts below the one, or everything within the other, is a picture of nothing."""
AROUND = 51
"""Side in quarter pixels of the neighbourhood that tells a place's paper."""
EMPTY_INK = 0.002
"""Share of a sheet that is darker than its paper: 24 blank sheets 0 to 0.0007 (photos of them, on a desk,
0.006 to 0.05), 13 photos too blurred to read 0.012 to 0.11."""


def edge_blur(image: Image) -> float | None:
    """Blur radius in pixels at the strongest edges, None where the page is blank.

    Of large pages every third strip is measured: blur does not change from one row of text to the next.
    """
    height = image.shape[0]
    cuts = [round(height * k / STRIPS) for k in range(STRIPS + 1)] if height >= WHOLE else [0, height]
    edges = [_edges(image[top:bottom]) for top, bottom in list(itertools.pairwise(cuts))[::3]]
    threshold = max(2.0, float(np.percentile(np.concatenate([s[::2, ::2].ravel() for s, _ in edges]), 99)))
    radii: list[NDArray[np.float32]] = []
    for slope, height_of in edges:
        strong = (slope >= threshold) & (height_of > 15)
        radii.append(height_of[strong] / (slope[strong] * np.float32(np.sqrt(2 * np.pi))))
    radius = np.concatenate(radii)
    if len(radius) < 0.0005 * sum(slope.size for slope, _ in edges):
        return None
    return float(np.sqrt(max(0.0, float(np.percentile(radius, 25)) ** 2 - 1.0)))


def _edges(strip: Image) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """(slope in grey levels per pixel, height of the edge there in grey levels) at every pixel."""
    grey = cv2.cvtColor(strip, cv2.COLOR_RGB2GRAY).astype(np.float32)
    smooth = cv2.GaussianBlur(grey, (0, 0), 1.0)
    dx, dy = (
        cv2.Sobel(smooth, cv2.CV_32F, 1, 0, scale=1 / 8),
        cv2.Sobel(smooth, cv2.CV_32F, 0, 1, scale=1 / 8),
    )
    # Differences of the grey levels a little to either side: an edge's height, whatever its width.
    kernel = np.ones((25, 25), np.uint8)
    height = cv2.subtract(cv2.dilate(smooth, kernel), cv2.erode(smooth, kernel))
    return np.asarray(cv2.magnitude(dx, dy), np.float32), np.asarray(height, np.float32)


def sharpness(blur: float | None) -> float | None:
    """0 (beyond reading) to 1 (crisp) from a blur radius; None stays None."""
    if blur is None:
        return None
    return float(np.clip((DEAD_BLUR - blur) / (DEAD_BLUR - CRISP_BLUR), 0.0, 1.0))


def is_readable(
    image: Image, blur: float | None, lines: tuple[TextLine, ...], given: Image | None = None
) -> bool:
    """False where the picture is too poor for any absence to mean something: black, burnt out or blurred.

    `given` is the picture before its light was evened: noise of a black one, raised to grey, looks crisp.

    Where nothing was read, or a few characters by chance, the picture as given is asked: noise that
    straightening and evening raise looks crisp on a blurred one, an empty sheet's shading looks blurred.

    What was read decides wherever something was read: blur alone condemns a page only when hardly a
    character came out well. A blank, evenly white page is readable: there is nothing on it.
    """
    dark, bright = (float(v) for v in np.percentile(_sampled(image), (2, 98)))
    if bright < DARKEST or (bright - dark < LEAST_RANGE and bright < 200):
        return False
    characters = sum(len(line.text) for line in lines)
    if characters < FEW_READ and given is not None and float(np.percentile(given, 98)) >= DARKEST:
        # Ink without a single strong edge is a smear; an empty sheet has neither.
        seen = edge_blur(given)
        return _is_empty(given) or (seen is not None and seen < DOUBTFUL_BLUR)
    black = given is not None and float(np.percentile(_sampled(given), 98)) < DARKEST
    if not black and (blur is None or blur < DOUBTFUL_BLUR):
        return True
    legible = sum((line.score or 0.0) * len(line.text) for line in lines) / max(1, characters)
    return (blur is None or blur < DEAD_BLUR) and legible >= LEGIBLE


def _sampled(image: Image) -> NDArray[np.float32]:
    """Mean of the three colours at every fourth pixel of every fourth row."""
    sums = np.add.reduce(np.ascontiguousarray(image[::4, ::4].transpose(2, 0, 1)), axis=0, dtype=np.float32)
    return np.asarray(sums / np.float32(3.0))


def _is_empty(image: Image) -> bool:
    """Whether hardly anything is darker than the paper around it; shading, noise and specks do not count."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    margin = max(1, round(0.04 * min(small.shape)))
    inner = np.ascontiguousarray(small[margin:-margin, margin:-margin])
    if min(inner.shape, default=0) < AROUND:
        return False
    darker = cv2.subtract(cv2.medianBlur(inner, AROUND), inner)
    return float((darker > LEAST_RANGE).mean()) < EMPTY_INK
