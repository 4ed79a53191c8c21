"""A second opinion on which way up a page is, from its lines of text."""

from collections.abc import Sequence

import numpy as np

from ingest.document import Image, TextLine
from models.ocr import OcrEngine, Quad, Recognition, crop_line

SURE = 0.88
"""Probability of the orientation network from which it is believed: on real pictures turned all four ways it
was right and never below 0.89; on photographed pages of plain text it erred with 0.57 to 0.78."""
LINES = 6
"""Lines read both ways up."""
LONGEST = 10
"""Of a longer line so many times its height are read: enough to tell text from none."""
CLEAR = 0.85
"""Legibility of lines from which the other way up need not be tried: print upside down reaches 0.7."""
LEAST_SCORE = 0.75
"""Mean score of a page's lines below which it may stand upside down: upside-down print scores 0.3 to 0.7."""


def mostly_across(quads: Sequence[Quad]) -> bool:
    """Whether the lines run sideways: by length, more upright than level."""
    level, upright = 0.0, 0.0
    for quad in quads:
        width, height = _size(quad)
        if width >= 2 * height:
            level += width
        elif height >= 2 * width:
            upright += height
    return upright > level


def second_opinion(ocr: OcrEngine, image: Image, quads: Sequence[Quad]) -> int:
    """Degrees counter-clockwise to turn the picture so that its lines read best, 0 where it is fine."""
    across = mostly_across(quads)
    chosen = sorted(
        (quad for quad in quads if _lies(quad, across)), key=lambda quad: -min(max(_size(quad)), 600.0)
    )[:LINES]
    if not chosen:
        return 0
    crops = [crop_line(image, quad)[0] for quad in chosen]
    if across:
        # Cut so that a picture turned counter-clockwise would read them.
        crops = [
            crop if crop.shape[1] >= crop.shape[0] else np.ascontiguousarray(np.rot90(crop)) for crop in crops
        ]
    crops = [crop[:, : LONGEST * max(1, crop.shape[0])] for crop in crops]
    one_way = legibility(ocr.glance(crops))
    if one_way >= CLEAR:
        return 90 if across else 0
    other = legibility(ocr.glance([np.ascontiguousarray(crop[::-1, ::-1]) for crop in crops]))
    if across:
        return 90 if one_way >= other else 270
    return 180 if other > one_way + 0.05 else 0


def legibility(readings: Sequence[Recognition]) -> float:
    """Mean score of characters, lines of no text counting as nothing."""
    characters = sum(len(reading.text) for reading in readings)
    empty = sum(1 for reading in readings if not reading.text)
    return sum(reading.score * len(reading.text) for reading in readings) / max(1, characters + 3 * empty)


def looks_upside_down(lines: Sequence[TextLine]) -> bool:
    """Whether OCR made so little of the page that it may be the wrong way up."""
    read = [line for line in lines if line.source == "ocr" and line.score is not None]
    characters = sum(len(line.text) for line in read)
    if len(read) < len(lines) or characters < 8:
        return False
    return sum((line.score or 0.0) * len(line.text) for line in read) / characters < LEAST_SCORE


def _lies(quad: Quad, across: bool) -> bool:
    width, height = _size(quad)
    return height >= 1.5 * width if across else width >= 1.5 * height


def _size(quad: Quad) -> tuple[float, float]:
    width = max(float(np.linalg.norm(quad[0] - quad[1])), float(np.linalg.norm(quad[3] - quad[2])))
    height = max(float(np.linalg.norm(quad[0] - quad[3])), float(np.linalg.norm(quad[1] - quad[2])))
    return width, height
