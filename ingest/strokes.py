"""Straight structures of an almost upright picture: ruling lines and rows of text, as segments."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.document import Image
from ingest.skew import ink

Floats = NDArray[np.float64]

LEAST_RULE = 28
"""Pixels, at a long side of 1200: longer than any stroke of a character in running text."""
STEEPEST = 14.0
"""Degrees off the axis up to which a segment counts as level or upright."""


@dataclass(frozen=True, slots=True, eq=False)
class Strokes:
    """Segments (n, 4) as x0, y0, x1, y1 in pixels of the picture, with the standard error of their direction
    in radians (n,)."""

    level: Floats
    level_error: Floats
    upright: Floats
    upright_error: Floats


def find_strokes(picture: Image) -> Strokes:
    """Ruling lines (both directions) and rows of text (level only)."""
    with ThreadPoolExecutor(1) as beside:
        looking = beside.submit(_rows, picture)
        rules = _rules(picture)
        rows = looking.result()
    angle = np.rad2deg(np.arctan2(rules[:, 3] - rules[:, 1], rules[:, 2] - rules[:, 0]))
    flat = np.abs((angle + 90) % 180 - 90)
    level, upright = rules[flat <= STEEPEST], rules[flat >= 90 - STEEPEST]
    every = np.vstack([level, rows])
    error = np.concatenate([_error(level, 1.0, 0.003), _error(rows, 2.0, 0.006)])
    return Strokes(every, error, upright, _error(upright, 1.0, 0.003))


def _error(segments: Floats, pixels: float, least: float) -> Floats:
    length = np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1])
    return np.asarray(np.hypot(pixels / np.maximum(length, 1.0), least))


def _rules(picture: Image) -> Floats:
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    found = cv2.createLineSegmentDetector(cv2.LSD_REFINE_NONE).detect(grey)[0]
    if found is None:
        return np.zeros((0, 4))
    segments = np.asarray(found, dtype=np.float64).reshape(-1, 4)
    length = np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1])
    return np.asarray(segments[length >= LEAST_RULE])


def _rows(picture: Image) -> Floats:
    """Middle lines of rows of text: characters joined sideways, blobs much wider than high."""
    mask = ink(picture, max(picture.shape[:2]))
    joined = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((1, 21), np.uint8))
    joined = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((3, 9), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    rows: list[tuple[float, float, float, float]] = []
    for index in range(1, count):
        x, y, width, height, area = (int(v) for v in stats[index])
        if not (7 <= height <= 60 and width >= 6 * height and area >= 0.35 * width * height):
            continue
        inside = labels[y : y + height, x : x + width] == index
        weight = inside.sum(axis=0).astype(np.float64)
        middle = (inside * np.arange(height)[:, None]).sum(axis=0) / np.maximum(weight, 1.0)
        slope, offset = np.polyfit(np.arange(width), middle, 1, w=np.sqrt(weight))
        rows.append((x, y + offset, x + width, y + offset + slope * width))
    return np.array(rows, dtype=np.float64).reshape(-1, 4)
