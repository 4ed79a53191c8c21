"""Compact patches of coloured ink: square seals, name chops, and whatever else is stamped without a ring."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.seals.colour import Plane
from extract.seals.mark import Ellipse

SMALLEST, LARGEST = 0.018, 0.52
"""Sides of a patch as a share of the page's long side: an 8 mm chop on A4, a seal that fills a cut-out."""

GAPS = (0.009, 0.018)
"""Strokes closer than this share of the long side belong together (2.7 and 5.4 mm on A4)."""

SQUARE_FILL = 0.86
"""Share of its turned bounding box that the hull of a square fills; an ellipse fills 0.785."""


@dataclass(frozen=True, slots=True)
class Blob:
    """A patch in layer pixels: turned bounding box as half sides `a` >= `b`, `square` by its hull,
    `fill` the share of the box that is inked."""

    box: Ellipse
    square: bool
    fill: float


def ink_masks(plane: Plane, shares: Sequence[float], least: float = 0.08) -> list[NDArray[np.bool_]]:
    """Where there is ink, for each of `shares`: above that share of a strong stroke on this page, but never
    below `least`."""
    strong = plane[plane > 2 * least]
    stroke = float(np.percentile(strong, 60)) if strong.size > 50 else 0.0
    smooth = cv2.GaussianBlur(plane, (0, 0), 0.8)
    return [np.asarray(smooth > max(least, share * stroke)) for share in shares]


RULED = 0.14
"""Runs of ink longer than this share of the long side are rules: 42 mm on A4, longer than a square seal."""

LINE = 0.006
"""Ruling lines are thinner than this share of the long side (1.8 mm on A4)."""


def without_rulings(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The mask without long thin straight runs: red ruled paper would join all that is stamped on it."""
    side = max(mask.shape)
    long, thick = (
        2 * round(RULED * side / 2) + 1,
        2 * round(LINE * side / 2) + 1,
    )  # odd: an opening must not shift
    if max(mask.sum(axis=0).max(), mask.sum(axis=1).max()) < long:
        return mask
    ink = mask.astype(np.uint8)
    cleaned = ink.copy()
    for along, across in (((long, 1), (1, thick)), ((1, long), (thick, 1))):
        runs = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(along[::-1], np.uint8))
        if runs.any():
            bars = cv2.morphologyEx(runs, cv2.MORPH_OPEN, np.ones(across[::-1], np.uint8))
            cleaned[(runs > 0) & (bars == 0)] = 0
    return np.asarray(cleaned > 0)


def find_blobs(mask: NDArray[np.bool_], limit: int = 16) -> tuple[Blob, ...]:
    """Patches of ink of a seal's size, largest first for each width of gap."""
    return tuple(blob for gap in GAPS for blob in _blobs(mask, gap)[:limit])


def _blobs(mask: NDArray[np.bool_], gap: float) -> list[Blob]:
    side = max(mask.shape)
    reach = max(1, round(gap * side / 2))
    part = _inked_part(mask, 2 * reach + 1)
    if part is None:
        return []
    left, top = part[1].start, part[0].start
    mask = mask[part]
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (2 * reach + 1, 2 * reach + 1))
    joined = cv2.morphologyEx(mask.view(np.uint8), cv2.MORPH_CLOSE, kernel)
    # Closed gaps leave far fewer patches than 16 bits number, and these are twice as quick as 32.
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8, ltype=cv2.CV_16U)
    blobs: list[Blob] = []
    for label in sorted(range(1, count), key=lambda n: -int(stats[n, cv2.CC_STAT_AREA]))[:60]:
        x, y, width, height = (int(v) for v in stats[label, :4])
        if max(width, height) < SMALLEST * side or min(width, height) < 0.5 * SMALLEST * side:
            continue
        window = (slice(y, y + height), slice(x, x + width))
        inside = mask[window] & (labels[window] == label)
        blob = measure(inside, x + left, y + top)
        if blob and SMALLEST * side <= 2 * blob.box.b and 2 * blob.box.a <= LARGEST * side:
            blobs.append(blob)
    return blobs


def _inked_part(mask: NDArray[np.bool_], margin: int) -> tuple[slice, slice] | None:
    """Rows and columns that hold all of the ink with a margin; None where there is none."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return None
    return (
        slice(max(0, int(rows[0]) - margin), int(rows[-1]) + margin + 1),
        slice(max(0, int(columns[0]) - margin), int(columns[-1]) + margin + 1),
    )


def measure(inside: NDArray[np.bool_], x: int, y: int) -> Blob | None:
    """The turned box of a patch; None for lines and specks."""
    inked = int(np.count_nonzero(inside))
    if inked < 30:
        return None
    # The first and the last pixel of every row have the same hull as all of them.
    rows = np.flatnonzero(inside.any(axis=1))
    first = inside[rows].argmax(axis=1)
    last = inside.shape[1] - 1 - inside[rows, ::-1].argmax(axis=1)
    points = np.stack([np.concatenate([first, last]) + x, np.concatenate([rows, rows]) + y], axis=1)
    hull = cv2.convexHull(points.astype(np.float32))
    (cx, cy), (width, height), angle = cv2.minAreaRect(hull)
    if min(width, height) < 3 or max(width, height) > 3.2 * min(width, height):
        return None
    area = width * height
    square = cv2.contourArea(hull) > SQUARE_FILL * area
    a, b = width / 2.0, height / 2.0
    if b > a:
        a, b, angle = b, a, angle + 90.0
    angle = (angle + 90.0) % 180.0 - 90.0
    return Blob(Ellipse(cx, cy, a, b, angle), bool(square), min(1.0, inked / max(1.0, area)))
