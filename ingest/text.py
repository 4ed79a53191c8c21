"""Text lines by OCR: which crops are read, and how readings become `TextLine`s on the upright page."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import cv2
import numpy as np

from ingest.document import Image, Rect, TextLine
from ingest.overlaps import part_overlaps
from ingest.regroup import complete_columns, part_of, rows_within
from models.ocr import DETECTION_SIDE, OcrEngine, OcrLine, Quad, Recognition, crop_line

SMALL_TEXT = 14.0
"""Median line height in pixels, at the scale of detection, below which lines are lost (text boxes of the
detector carry a margin of about a third, so the characters are then some 10 pixels high)."""

FINE_SIDE = 2208
"""Long side for the second look at small text: the stock size of PaddleOCR."""


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


def read_quads(ocr: OcrEngine, image: Image, quads: Sequence[Quad]) -> list[TextLine]:
    """Read the text in the quads. Columns of upright characters are read as columns and turned, and the more
    legible reading is kept. Quads without text give no line."""
    quads = part_overlaps(complete_columns(image, quads))
    cut = [crop_line(image, quad) for quad in quads]
    columns = {k: _column(cut[k][0]) for k in range(len(cut)) if cut[k][1]}
    with ThreadPoolExecutor(1) as beside:
        dividing = beside.submit(lambda: [[] if vertical else rows_within(crop) for crop, vertical in cut])
        readings = ocr.recognise([crop for crop, _ in cut] + [strip for strip, _ in columns.values()])
        divided = dividing.result()
    relaid = dict(zip(columns, readings[len(cut) :], strict=True))
    lines: list[TextLine] = []
    for index, (quad, (_, vertical)) in enumerate(zip(quads, cut, strict=True)):
        reading = readings[index]
        if index in relaid and _weight(relaid[index]) > _weight(reading):
            reading = _spread(relaid[index], columns[index][1])
        rows = _read_rows(ocr, image, quad, divided[index], reading)
        if rows:
            lines += rows
            continue
        if reading.text.strip():
            lines.append(to_text_line(OcrLine(quad, reading, vertical)))
    return lines


def _read_rows(
    ocr: OcrEngine, image: Image, quad: Quad, shares: Sequence[tuple[float, float]], whole: Recognition
) -> list[TextLine]:
    """The rows of a quad that holds several, where reading them apart is as certain and says more; `shares`
    as `rows_within` has them."""
    if len(shares) < 2:
        return []
    parts = [part_of(quad, top, bottom) for top, bottom in shares]
    readings = ocr.recognise([crop_line(image, part)[0] for part in parts])
    says_more = sum(len(reading.text) for reading in readings) > len(whole.text)
    if not says_more or min(reading.score for reading in readings) < whole.score - 0.02:
        return []
    found = [OcrLine(part, reading, False) for part, reading in zip(parts, readings, strict=True)]
    return [to_text_line(line) for line in found]


def _weight(reading: Recognition) -> float:
    return reading.score * min(1.0, len(reading.text) / 2)


def to_text_line(found: OcrLine) -> TextLine:
    """Map one reading to upright pixels: spans along the quad's axis become spans along x (or y)."""
    quad = np.asarray(found.quad, dtype=np.float64)
    rect = Rect(*(float(v) for v in (*quad.min(axis=0), *quad.max(axis=0))))
    reading = found.recognition
    # A vertical line was turned counter-clockwise to be read: its top is the start of the crop.
    start_side, end_side, axis = ((0, 1), (3, 2), 1) if found.vertical else ((0, 3), (1, 2), 0)
    start = float(quad[list(start_side), axis].mean())
    length = float(quad[list(end_side), axis].mean()) - start
    return TextLine(
        text=reading.text,
        rect=rect,
        score=reading.score,
        source="ocr",
        char_spans=tuple((start + length * a, start + length * b) for a, b in reading.char_spans),
        char_scores=tuple(reading.char_scores),
        runners_up=tuple(reading.runners_up),
        vertical=found.vertical,
    )


def reading_order(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
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


def _column(turned: Image) -> tuple[Image, tuple[tuple[float, float], ...]]:
    """(characters of a column side by side, where each stood in the column as a share of its length).

    `turned` is the column turned counter-clockwise, so the column's top is its left. The column is cut
    where no ink is, into pieces about as long as it is wide.
    """
    length, width = turned.shape[1], turned.shape[0]
    grey = cv2.cvtColor(turned, cv2.COLOR_RGB2GRAY).astype(np.float32)
    paper = float(np.percentile(grey, 80))
    dark = (grey < paper - 0.35 * max(20.0, paper - float(grey.min()))).sum(axis=0) > 0
    changes = np.flatnonzero(np.diff(np.concatenate([[0], dark.astype(np.int8), [0]])))
    runs = [(int(a), int(b)) for a, b in zip(changes[::2], changes[1::2], strict=True)]
    pieces: list[tuple[int, int]] = []
    for run in runs:
        if pieces and run[1] - pieces[-1][0] <= 1.05 * width:
            pieces[-1] = (pieces[-1][0], run[1])
        else:
            pieces.append(run)
    pieces = [piece for piece in pieces if piece[1] - piece[0] >= 0.1 * width] or [(0, length)]
    upright = [np.rot90(turned[:, a:b], -1) for a, b in pieces]
    side = max(max(piece.shape[0] for piece in upright), width)
    ground = tuple(int(v) for v in np.percentile(turned.reshape(-1, 3), 80, axis=0))
    squares = [_centred(np.ascontiguousarray(piece), side, ground) for piece in upright]
    return np.hstack(squares), tuple((a / length, b / length) for a, b in pieces)


def _centred(piece: Image, side: int, ground: tuple[int, ...]) -> Image:
    height, width = piece.shape[:2]
    top, left = (side - height) // 2, (side - width) // 2
    padded = cv2.copyMakeBorder(
        piece, top, side - height - top, left, side - width - left, cv2.BORDER_CONSTANT, value=ground
    )
    return np.asarray(padded, dtype=np.uint8)


def _spread(reading: Recognition, pieces: tuple[tuple[float, float], ...]) -> Recognition:
    """A reading of characters side by side, its spans moved to where the characters stand in the column."""
    spans = []
    for start, end in reading.char_spans:
        at = min(len(pieces) - 1, int((start + end) / 2 * len(pieces)))
        spans.append(pieces[at])
    return Recognition(reading.text, reading.score, reading.char_scores, tuple(spans), reading.runners_up)
