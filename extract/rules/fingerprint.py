"""A page's look in 256 bits, so that a second scan of the same sheet is recognised."""

import cv2
import numpy as np
from numpy.typing import NDArray

SIDE = 16
"""Cells a side: coarse enough for another scanner's grey, fine enough to tell filled forms apart."""

SAME_SHEET = 40
"""Differing bits of 256 up to which two pictures may show the same sheet. Rescans of one page (turned by a
degree, brighter, blurred, recompressed) differ by up to 30 bits, unlike pages by 90 and more
(tests/unit/rules/test_fingerprint.py); forms of one template may fall below, so it counts only where
fields cannot be compared."""


EDGE, FEWEST_EDGES = 4, 8
"""Grey levels between neighbouring cells that something drawn makes, and how many such steps a look needs.
Ink that fills a fiftieth of a cell makes 5; shade across an empty sheet and a scan's noise stay below 4."""


def page_fingerprint(image: NDArray[np.uint8]) -> str:
    """Difference hash of an upright RGB page as 64 hexadecimal characters; empty for an empty sheet, which
    looks like every other one."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY) if image.ndim == 3 else image
    blurred = cv2.GaussianBlur(grey, (0, 0), max(1.0, min(grey.shape) / 200))
    small = cv2.resize(blurred, (SIDE + 1, SIDE), interpolation=cv2.INTER_AREA).astype(np.int16)
    if int((np.abs(np.diff(small, axis=1)) >= EDGE).sum()) < FEWEST_EDGES:
        return ""
    bits = (small[:, 1:] > small[:, :-1]).reshape(-1)
    return np.packbits(bits).tobytes().hex()


def distance(one: str, other: str) -> int:
    """Differing bits of two fingerprints. Raises ValueError unless both are fingerprints."""
    if len(one) != len(other):
        raise ValueError("fingerprints of different lengths")
    return (int(one, 16) ^ int(other, 16)).bit_count()


def same_sheets(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True where two submissions show the same sheets in the same order."""
    if not one or len(one) != len(other):
        return False
    return all(distance(a, b) <= SAME_SHEET for a, b in zip(one, other, strict=True))
