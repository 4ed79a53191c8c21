"""Second readings: a place read again, without stamp ink or from another crop, as an alternative."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extract.seals.erase import without_blue, without_red
from extract.seals.mark import SealMark
from ingest.document import Image, Page, Rect, TextLine
from ingest.text import reading_order, to_text_line
from models.engines import Engines
from models.ocr import OcrLine, Recognition

DETECTION_SIDE = 960
"""Long side for finding lines within a block: a block is at most a page wide, its text then 20 px high."""


@dataclass(frozen=True, slots=True)
class Region:
    """A cut-out of a page and where it was cut (page pixels)."""

    image: Image
    x: int
    y: int


def cut(page: Page, rect: Rect, margin: float = 4.0) -> Region:
    """The rectangle with a margin in pixels, clipped to the page, at least one pixel large."""
    grown = rect.grown(margin)
    x0, y0 = int(max(0, min(grown.x0, page.width - 1))), int(max(0, min(grown.y0, page.height - 1)))
    x1, y1 = int(min(page.width, max(grown.x1, x0 + 1))), int(min(page.height, max(grown.y1, y0 + 1)))
    return Region(np.ascontiguousarray(page.image[y0:y1, x0:x1]), x0, y0)


def washed(image: Image, *, blue: bool) -> Image:
    """Without red stamp ink, and without blue where a `blue` seal lies there: elsewhere blue is the pen that
    wrote the answer. The picture itself where there is none."""
    clean = without_red(image)
    return without_blue(clean) if blue else clean


def blue_over(page: Page, rect: Rect, marks: Sequence[SealMark]) -> bool:
    """A seal in blue ink lies over a part of the rectangle (page pixels)."""
    return any(
        mark.page == page.index and mark.colour == "blue" and mark.rect.intersection(rect) > 0
        for mark in marks
    )


def softened(image: Image) -> Image:
    """Without a sensor's grain. Of 136 doubtful lines of photos 53 characters in print were then wrong where
    61 were; in handwriting 150 as before, and often others."""
    return np.asarray(cv2.GaussianBlur(image, (0, 0), 0.8), dtype=np.uint8)


def read_block(region: Region, engines: Engines, share: float = 1.0) -> tuple[TextLine, ...]:
    """Find, at `share` of the usual scale, and read the lines of a cut-out; places are those of the page.
    Raises EngineFailed."""
    if min(region.image.shape[:2]) < 8:
        return ()
    side = max(DETECTION_SIDE // 2, min(DETECTION_SIDE, max(region.image.shape[:2])))
    found = engines.ocr.read(region.image, round(share * side))
    shift = np.array([region.x, region.y], dtype=np.float32)
    lines = [
        to_text_line(OcrLine(line.quad + shift, line.recognition, line.vertical))
        for line in found
        if line.recognition.text.strip()
    ]
    return reading_order(lines)


def read_line(region: Region, engines: Engines, *, stretch: float = 1.0) -> Recognition:
    """Read a cut-out as one horizontal line. Raises EngineFailed."""
    image = region.image
    if stretch != 1.0:
        image = np.asarray(
            cv2.resize(image, None, fx=stretch, fy=1.0, interpolation=cv2.INTER_CUBIC), np.uint8
        )
    return engines.ocr.recognise([image])[0]


def as_line(reading: Recognition, rect: Rect) -> TextLine:
    """A reading of one line whose crop covers `rect` (page pixels)."""
    spans = tuple((rect.x0 + rect.width * a, rect.x0 + rect.width * b) for a, b in reading.char_spans)
    return TextLine(
        reading.text, rect, reading.score, "ocr", spans, tuple(reading.char_scores), reading.runners_up
    )
