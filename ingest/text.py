"""Text lines by OCR: the mapping from the engine's findings to `TextLine`s on the upright page."""

import numpy as np

from ingest.document import Image, Rect, TextLine
from models.ocr import DETECTION_SIDE, OcrEngine, OcrLine, Quad, crop_line

SMALL_TEXT = 14.0
"""Median line height in pixels, at the scale of detection, below which lines are lost (text boxes of the
detector carry a margin of about a third, so the characters are then some 10 pixels high)."""

FINE_SIDE = 2208
"""Long side for the second look at small text: the stock size of PaddleOCR."""


def to_text_line(found: OcrLine) -> TextLine:
    """Map one reading to upright pixels: spans along the quad's axis become spans along x (or y)."""
    quad = np.asarray(found.quad, dtype=np.float64)
    rect = Rect(*(float(v) for v in (*quad.min(axis=0), *quad.max(axis=0))))
    reading = found.recognition
    if found.vertical:
        # Turned counter-clockwise to be read: the top of the column is the start of the crop.
        start, end = float((quad[0, 1] + quad[1, 1]) / 2), float((quad[3, 1] + quad[2, 1]) / 2)
    else:
        start, end = float((quad[0, 0] + quad[3, 0]) / 2), float((quad[1, 0] + quad[2, 0]) / 2)
    length = end - start
    spans = tuple((start + length * a, start + length * b) for a, b in reading.char_spans)
    return TextLine(
        text=reading.text,
        rect=rect,
        score=reading.score,
        source="ocr",
        char_spans=spans,
        char_scores=tuple(reading.char_scores),
        runners_up=tuple(reading.runners_up),
        vertical=found.vertical,
    )


def reading_order(lines: list[TextLine]) -> tuple[TextLine, ...]:
    """Top to bottom, left to right within a row of lines that overlap by half their height."""
    rest = sorted(lines, key=lambda line: line.rect.centre[1])
    ordered: list[TextLine] = []
    row: list[TextLine] = []
    for line in rest:
        if row and line.rect.centre[1] > row[0].rect.centre[1] + 0.5 * row[0].rect.height:
            ordered += sorted(row, key=lambda item: item.rect.x0)
            row = []
        row.append(line)
    return (*ordered, *sorted(row, key=lambda item: item.rect.x0))


def detect(ocr: OcrEngine, image: Image) -> list[Quad]:
    """Text quads; looks again at full size where the text is small."""
    quads = ocr.detect(image)
    scale = min(1.0, DETECTION_SIDE / max(image.shape[:2]))
    if not quads or scale == 1.0:
        return quads
    heights = [min(np.linalg.norm(q[0] - q[3]), np.linalg.norm(q[0] - q[1])) * scale for q in quads]
    if float(np.median(heights)) >= SMALL_TEXT:
        return quads
    return ocr.detect(image, FINE_SIDE)


def read_lines(ocr: OcrEngine, image: Image) -> tuple[TextLine, ...]:
    """Every line of an upright picture, in reading order."""
    quads = detect(ocr, image)
    cut = [crop_line(image, quad) for quad in quads]
    readings = ocr.recognise([crop for crop, _ in cut])
    found = [
        OcrLine(quad, reading, vertical)
        for quad, (_, vertical), reading in zip(quads, cut, readings, strict=True)
    ]
    return reading_order([to_text_line(item) for item in found if item.recognition.text.strip()])
