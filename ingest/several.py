"""Whether several sheets lie side by side in one picture."""

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.document import Image

Mask = NDArray[np.uint8]
"""0 and 1, shape (height, width)."""

WORKING_SIDE = 400
PAPER = 0.72
"""Brightness of paper, as a share of the brightest parts: unevenly lit paper is above, most desks below."""
LEAST_AREA = 0.1
LEAST_FILL = 0.8
"""Share of its upright or tilted bounding rectangle that a sheet fills."""
LEAST_SURROUNDED = 0.6
"""Share of a sheet's outline beyond which the desk begins. White areas that a dark band parts on one page
reach to the page's own border instead."""


def count_sheets(picture: Image) -> int:
    """Sheets of paper that lie apart on a darker desk: 0 where no desk is seen, for a scan."""
    scale = WORKING_SIDE / max(picture.shape[:2])
    size = (max(8, round(picture.shape[1] * scale)), max(8, round(picture.shape[0] * scale)))
    small = cv2.cvtColor(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY)
    grey = cv2.GaussianBlur(small, (0, 0), 1.0)
    bright = (grey >= PAPER * float(np.percentile(grey, 97))).astype(np.uint8)
    closed = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((7, 7), np.uint8))
    paper = np.asarray(opened, dtype=np.uint8)
    desk = _touching_border(1 - paper)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(paper)
    least = LEAST_AREA * paper.size
    return sum(
        1
        for index in range(1, count)
        if stats[index][4] >= least and _is_sheet((labels == index).astype(np.uint8), desk)
    )


def _touching_border(mask: Mask) -> Mask:
    """The parts of a mask that reach the picture's border."""
    _, labels = cv2.connectedComponents(mask)
    edge = np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])
    return np.asarray(np.isin(labels, np.setdiff1d(edge, [0])), dtype=np.uint8)


def _is_sheet(sheet: Mask, desk: Mask) -> bool:
    contours, _ = cv2.findContours(sheet, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    outline = np.asarray(max(contours, key=cv2.contourArea), dtype=np.int32)
    _, (width, height), _ = cv2.minAreaRect(outline)
    if cv2.contourArea(outline) < LEAST_FILL * width * height:
        return False
    filled = cv2.drawContours(np.zeros_like(sheet), [outline], -1, (1,), cv2.FILLED)
    # Padded, so that an outline along the picture's border counts as not surrounded.
    padded = np.pad(np.asarray(filled, dtype=np.uint8), 6)
    grown = np.asarray(cv2.dilate(padded, np.ones((9, 9), np.uint8)), dtype=np.uint8)
    ring = (grown > 0) & (padded == 0)
    return bool((np.pad(desk, 6)[ring] > 0).mean() >= LEAST_SURROUNDED)
