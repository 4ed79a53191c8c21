"""The ink of a page at working scale: what is darker than the paper around it, whatever its colour."""

from collections.abc import Sequence

import cv2
import numpy as np

from extract.forms.strokes import Mask, long_runs
from ingest.document import Image, Rect

WORKING_WIDTH = 1654
"""Pages are brought to the width of A4 at 200 dpi, so that the lengths below mean the same everywhere."""

SMALLEST_TEXT, MANY_GLYPHS = 24.0, 60
"""Median height of characters (boxes included) in working pixels below which a page is worked on larger: in
A4 forms it is 28 to 45. And the characters that tell it."""

INK, GRAIN_FACTOR, DEEPEST, COARSE = 9.0, 3.0, 40.0, 4.0
"""Grey levels by which ink is darker than what lies around it, that depth over the paper's grain and its
most, and the grain from which a page is smoothed more. Scans and usual photos have a grain of 0 to 2, those
by lamp light 8 to 10."""

BESIDE, PALE_RUN, EVERY = 11, 150, 3
"""Working pixels across a line within which the paper beside it is seen, and the least length without a gap
of one that only its own paper shows: the strokes of a heading are shorter. And the step at which it is
looked at."""


def working_scale(width: int, text: Sequence[Rect]) -> float:
    """Working pixels per page pixel: by the page's width, and by its text where that is a sheet's on a glass
    that is much larger, whose rows would be as thin as lines."""
    scale = min(1.5, WORKING_WIDTH / max(1, width))
    if len(text) >= MANY_GLYPHS:
        scale = max(scale, min(1.0, SMALLEST_TEXT / float(np.median([rect.height for rect in text]))))
    # So near to the working width the page is taken as it is.
    return 1.0 if abs(scale - 1.0) <= 0.02 else scale


def darkest_of(image: Image, scale: float) -> Mask:
    """The darkest of the three colours at working width: a blue or a red line counts as a black one."""
    red, green, blue = cv2.split(image)
    darkest = cv2.min(cv2.min(red, green), blue)
    if scale != 1.0:
        interpolation = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
        darkest = cv2.resize(darkest, None, fx=scale, fy=scale, interpolation=interpolation)
    return np.asarray(darkest, np.uint8)


def grain_of(darkest: Mask) -> float:
    """How much blank paper differs from pixel to pixel, as a standard deviation in grey levels."""
    steps = cv2.absdiff(darkest[::3, 2::4], darkest[::3, :-2:4])
    return float(np.median(steps)) / 0.6745 / 2**0.5


def ink_of(darkest: Mask) -> Mask:
    """What is darker than its surroundings, by more than the paper's grain makes it by chance."""
    grain = grain_of(darkest)
    # A photo by lamp light is smoothed more: each of its specks would be a dot of a dotted line.
    size = (3, 3) if grain < COARSE else (5, 5)
    smooth = np.asarray(cv2.GaussianBlur(darkest, size, 0), np.uint8)
    depth = max(INK, min(DEEPEST, GRAIN_FACTOR * grain))
    ink = np.asarray(
        cv2.adaptiveThreshold(smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 35, depth),
        dtype=np.uint8,
    )
    return ink if grain >= COARSE else np.asarray(cv2.bitwise_or(ink, _pale_lines(smooth, depth)), np.uint8)


def _pale_lines(smooth: Mask, depth: float) -> Mask:
    """Level lines darker than the paper right above and below them, as long as no stroke of text is: one that
    is pale is no darker than the mean around it where black text stands close."""
    # Every third column shows a line as well as all of them do.
    seen = np.ascontiguousarray(smooth[:, ::EVERY])
    paper = cv2.morphologyEx(seen, cv2.MORPH_CLOSE, np.ones((BESIDE, 1), np.uint8))
    darker = np.asarray(cv2.subtract(paper, seen), np.uint8)
    thin = np.asarray(cv2.threshold(darker, depth, 255, cv2.THRESH_BINARY)[1], np.uint8)
    swollen = np.asarray(cv2.dilate(thin, np.ones((3, 1), np.uint8)), np.uint8)
    runs = cv2.bitwise_and(long_runs(swollen, PALE_RUN // EVERY, across=True), thin)
    whole = cv2.resize(runs, smooth.shape[::-1], interpolation=cv2.INTER_NEAREST)
    return np.asarray(whole, np.uint8)
