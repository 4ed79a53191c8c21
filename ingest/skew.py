"""The small angle by which lines fall, from ruling lines and rows of text."""

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.document import Image
from ingest.geometry import resized

WORKING_SIDE = 1200
MAX_ANGLE = 12.0
"""Degrees searched on either side: a sheet laid more askew than that is found as a photographed sheet."""


def ink(picture: Image, side: int = WORKING_SIDE) -> NDArray[np.uint8]:
    """Dark strokes as 0/255 at a long side of `side`, whatever the light."""
    scale = min(1.0, side / max(picture.shape[:2]))
    small = resized(picture, (round(picture.shape[1] * scale), round(picture.shape[0] * scale)))
    grey = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    mask = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15)
    return np.asarray(mask, dtype=np.uint8)


def skew_angle(picture: Image) -> float:
    """Degrees by which lines of an upright picture fall clockwise, to about 0.05; 0.0 without lines."""
    mask = ink(picture)
    ys, xs = np.nonzero(mask)
    if len(xs) < 200:
        return 0.0
    if len(xs) > 60_000:
        keep = np.linspace(0, len(xs) - 1, 60_000).astype(np.int64)
        xs, ys = xs[keep], ys[keep]
    xs, ys = xs - mask.shape[1] / 2, ys.astype(np.float64)

    def sharpness(angle: float, every: int) -> float:
        rows = np.round(ys[::every] - xs[::every] * np.tan(np.deg2rad(angle))).astype(np.int64)
        profile = np.bincount(rows - rows.min()).astype(np.float64)
        return float(np.square(np.diff(profile)).sum())

    best = 0.0
    # Of much ink a part is enough to find the neighbourhood.
    some = max(1, len(xs) // 15_000)
    for reach, step, every in ((MAX_ANGLE, 0.5, some), (0.5, 0.1, 1), (0.1, 0.02, 1)):
        angles = (float(best + d) for d in np.arange(-reach, reach + step, step))
        best = max(angles, key=lambda angle: sharpness(angle, every))
    return best
