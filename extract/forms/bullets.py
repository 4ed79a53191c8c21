"""Bullets (◆ ■ ●) at the head of a line of prose, which the recogniser reads in one line and passes over in
the next: their ink before the first character tells what they are."""

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.forms.pieces import Char
from ingest.document import Page, Rect
from ingest.regroup import dark

SEEN = 0.6
"""Probability given to a bullet that was seen but not read."""

LEAST, MOST = 0.35, 1.15
"""Height and width of a bullet in widths of a Han character: dots and dirt are smaller."""

LIKE, CLEARLY = 0.78, 0.06
"""Least share of ink and shape in common, and how much less any other shape must have."""

SIDE = 48
"""Pixels along which shapes are compared."""


def with_bullets(chars: Sequence[Char], page: Page, pitch: float) -> tuple[Char, ...]:
    """The characters of a text with a bullet put before the first one of a line where its ink stands.

    `pitch` is the usual distance of Han characters in pixels.
    """
    if not chars:
        return ()
    left = min(char.rect.x0 for char in chars)
    found: list[Char] = []
    for before, char in pairwise((None, *chars)):
        assert char is not None
        begins = before is None or (char.line != before.line and char.rect.centre[1] > before.rect.y1 - 1)
        if begins and char.text.isalnum():
            seen = _bullet_before(char, page, pitch, left)
            if seen is not None:
                found.append(seen)
        found.append(char)
    return tuple(found)


def _bullet_before(char: Char, page: Page, pitch: float, left: float) -> Char | None:
    """The one solid shape between the text's left edge and the character, None where there is none."""
    start = char.rect.centre[0] - 0.5 * pitch * (1.0 if "\u3400" <= char.text <= "\u9fff" else 0.5)
    x0, x1 = round(max(0.0, left - 0.3 * pitch, start - 1.7 * pitch)), round(start + 0.12 * pitch)
    middle = char.rect.centre[1]
    y0, y1 = round(max(0.0, middle - 0.75 * pitch)), round(min(page.height, middle + 0.75 * pitch))
    if x1 - x0 < LEAST * pitch or y1 - y0 < pitch:
        return None
    ink = dark(np.ascontiguousarray(page.image[y0:y1, x0 : x1 + round(2 * pitch)]), 0.5)[:, : x1 - x0]
    count, marks, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    shapes = [
        (place, x, y, w, h)
        for place, (x, y, w, h, _) in enumerate(stats[:count])
        if place and min(w, h) >= LEAST * pitch and x + w < x1 - x0
    ]
    if len(shapes) != 1:
        return None
    place, x, y, w, h = shapes[0]
    text = _named(marks[y : y + h, x : x + w] == place) if max(w, h) <= MOST * pitch else None
    rect = Rect(float(x0 + x), char.rect.y0, float(x0 + x + w), char.rect.y1)
    return Char(text, rect, SEEN, "", char.line, char.gap, char.source) if text else None


def _named(shape: NDArray[np.bool_]) -> str | None:
    """Which bullet a shape is, None where it is none or like two."""
    scaled = cv2.resize(shape.astype(np.uint8), (SIDE, SIDE), interpolation=cv2.INTER_NEAREST) > 0
    shares = sorted(
        ((float((scaled & form).sum() / (scaled | form).sum()), text) for text, form in _forms().items()),
        reverse=True,
    )
    (best, text), (second, _) = shares[:2]
    return text if best >= LIKE and best - second >= CLEARLY else None


def _forms() -> dict[str, NDArray[np.bool_]]:
    y, x = np.abs(np.mgrid[0:SIDE, 0:SIDE] + 0.5 - SIDE / 2) / (SIDE / 2)
    return {"◆": x + y <= 1.0, "●": x * x + y * y <= 1.0, "■": np.maximum(x, y) <= 1.0}
