"""A seal's rim text laid out straight for people: beside the expected name it is compared at a glance."""

import cv2
import numpy as np

from extract.result import SealColour, SealShape
from extract.seals.mark import Ellipse
from extract.seals.ring import find_ring
from extract.seals.unwrap import cut_patch, refine_rim, ring_strip
from ingest.document import Image

SHOWN_HEIGHT = 72
"""Pixels; the strip itself has 48 rows, as the recogniser reads it."""
_MARGIN = 0.12
"""Radians of the gap that are shown before and after the text, so that no character is cut."""


def laid_out(
    page: Image, box: tuple[float, float, float, float], shape: SealShape, colour: SealColour
) -> Image | None:
    """The ring of a round or oval seal on an upright RGB page, clockwise from its widest gap to that gap.

    `box` is x0, y0, x1, y1 in pixels. None for square seals, whose text runs in lines.
    """
    if shape == "square":
        return None
    x0, y0, x1, y1 = box
    rim = Ellipse((x0 + x1) / 2, (y0 + y1) / 2, max(4.0, (x1 - x0) / 2), max(4.0, (y1 - y0) / 2), 0.0)
    patch = refine_rim(cut_patch(page, rim, shape, colour))
    ring = find_ring(patch)
    gap_start, gap_width = ring.gaps[0] if ring.gaps else (np.pi / 2, 0.0)
    start, span = gap_start + gap_width - _MARGIN, 2 * np.pi - gap_width + 2 * _MARGIN
    strip = ring_strip(patch, start, min(span, 2 * np.pi), ring.band, colour_picture=True).image
    width = round(strip.shape[1] * SHOWN_HEIGHT / strip.shape[0])
    return np.asarray(cv2.resize(strip, (width, SHOWN_HEIGHT), interpolation=cv2.INTER_CUBIC), dtype=np.uint8)
