"""Choices marked on the words themselves: one of them circled, or all others struck out."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.forms.pieces import Char, bounds, font_height
from ingest.document import Image, Rect

CIRCLED, NOT_CIRCLED = 0.8, 0.5
"""Share of a word's columns with ink right above and right below it: a ring runs over the whole word, and
a border of the cell runs over all words alike."""

STRUCK, NOT_STRUCK = 0.93, 0.82
"""Share of a word's width that the best line through its middle covers: strokes of characters leave gaps
between them."""
STRUCK_ALONE = 0.98
"""The same for a single character, whose own stroke may be nearly as wide as itself (女)."""

SLOPES = (-0.08, -0.04, 0.0, 0.04, 0.08)
"""Rise of a line struck by hand, per width."""

Word = Sequence[Char]


def drawn_choice(image: Image, words: Sequence[Word]) -> int | None:
    """Place of the word that is chosen by a ring around it or by lines through all others; None where the
    drawing says nothing or not one alone."""
    if len(words) < 2:
        return None
    rings = [ring_share(image, word) for word in words]
    circled = [place for place, share in enumerate(rings) if share >= CIRCLED]
    if len(circled) == 1 and all(share <= NOT_CIRCLED for k, share in enumerate(rings) if k != circled[0]):
        return circled[0]
    lines = [strike_share(image, word) for word in words]
    left = [
        place
        for place, (share, word) in enumerate(zip(lines, words, strict=True))
        if share < (STRUCK if len(word) > 1 else STRUCK_ALONE)
    ]
    clear = len(left) == 1 and (len(words[left[0]]) == 1 or lines[left[0]] <= NOT_STRUCK)
    return left[0] if clear else None


def ring_share(image: Image, word: Word) -> float:
    """Share (0..1) of the inner columns of a word with ink both right above and right below it."""
    rect, font = bounds(word), 0.78 * font_height(word)
    inner = Rect(rect.x0 + 0.2 * rect.width, rect.y0, rect.x1 - 0.2 * rect.width, rect.y1)
    middle = rect.centre[1]
    above = _off_borders(image, Rect(inner.x0, middle - 1.05 * font, inner.x1, middle - 0.52 * font), font)
    below = _off_borders(image, Rect(inner.x0, middle + 0.52 * font, inner.x1, middle + 1.05 * font), font)
    if above is None or below is None:
        return 0.0
    return min(float(above.any(axis=0).mean()), float(below.any(axis=0).mean()))


def _off_borders(image: Image, rect: Rect, font: float) -> NDArray[np.bool_] | None:
    """Ink in a band without straight lines that run on beyond both its ends."""
    wide = Rect(max(0.0, rect.x0 - 1.5 * font), rect.y0, rect.x1 + 1.5 * font, rect.y1)
    ink = _ink(image, wide)
    if ink is None:
        return None
    for row in np.flatnonzero(ink.mean(axis=1) > 0.85):
        ink[max(0, row - 2) : row + 3] = False
    start = int(rect.x0) - int(wide.x0)
    return ink[:, start : start + max(1, int(rect.x1) - int(rect.x0))]


def strike_share(image: Image, word: Word) -> float:
    """Share (0..1) of a word's width that one thin line through its middle covers with ink."""
    rect, font = bounds(word), 0.78 * font_height(word)
    first, last = word[0].rect.centre[0], word[-1].rect.centre[0]
    middle = rect.centre[1]
    found = _ink(
        image, Rect(first - 0.48 * font, middle - 0.3 * font, last + 0.48 * font, middle + 0.3 * font)
    )
    if found is None:
        return 0.0
    thick = cv2.dilate(found.astype(np.uint8), np.ones((3, 1), np.uint8)) > 0
    height, width = thick.shape
    columns = np.arange(width)
    best = 0.0
    for slope in SLOPES:
        drift = np.round(slope * (columns - width / 2)).astype(int)
        for start in range(height):
            rows = np.clip(start + drift, 0, height - 1)
            best = max(best, float(thick[rows, columns].mean()))
    return best


def _ink(image: Image, rect: Rect) -> NDArray[np.bool_] | None:
    """Pixels clearly darker than the paper around them, in any colour; None for a sliver."""
    x0, y0 = int(max(0, rect.x0)), int(max(0, rect.y0))
    x1, y1 = int(min(image.shape[1], rect.x1)), int(min(image.shape[0], rect.y1))
    if x1 - x0 < 5 or y1 - y0 < 4:
        return None
    wide = image[max(0, y0 - 20) : y1 + 20, max(0, x0 - 20) : x1 + 20].min(axis=2)
    paper, darkest = float(np.percentile(wide, 85)), float(np.percentile(wide, 1))
    level = paper - max(30.0, 0.4 * (paper - darkest))
    return np.array(image[y0:y1, x0:x1].min(axis=2) < level)
