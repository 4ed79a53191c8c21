"""Square frames in grey ink: copied square seals, which no colour parts from the print around them."""

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.seals.blobs import LARGEST, Blob, ink_masks, measure, without_rulings
from extract.seals.colour import Plane

LEAST_SIDE = 0.055
"""Least side of a frame as a share of the page's long side: 16 mm on A4."""

LONGER = 1.3
"""Most that one side is longer than the other: a photo's perspective stretches squares that much."""

HOLLOW = 0.55
"""Share of its box that is inked from which a patch is a picture or a dark cell, no frame with characters."""

SHARES = (0.4, 0.14)
"""Levels, in shares of a strong stroke: seals as black as the print in one, pale ones in the other."""

RIM = 1.08
"""Half side of a frame over that of the paper within it."""

FINEST = 500
"""Long side in pixels at which frames are looked for: a rim of a millimetre is 1.7 pixels there, which is
enough for an outline and takes a third of the time of the page's own."""


def find_frames(plane: Plane, limit: int = 6) -> tuple[Blob, ...]:
    """Connected ink with the outline of a square, in the pixels of `plane`."""
    shrink = min(1.0, FINEST / max(plane.shape))
    if shrink < 1.0:
        plane = cv2.resize(plane, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA).astype(np.float32)
    found: list[Blob] = []
    for mask in ink_masks(plane, SHARES):
        found += [blob for blob in _framed(without_rulings(mask)) if not any(_same(blob, b) for b in found)]
    largest = sorted(found, key=lambda blob: -blob.box.a)[:limit]
    return tuple(_scaled(blob, 1.0 / shrink) for blob in largest)


def _framed(mask: NDArray[np.bool_]) -> list[Blob]:
    """Frames as connected ink, and as the paper that they enclose: words that touch a frame outside change
    the outline of its ink, a gap in it opens its inside."""
    closed = cv2.morphologyEx(mask.view(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    joined = np.asarray(closed, dtype=np.uint8)
    frames = [blob for blob in _squares(mask.view(np.uint8)) if blob.fill <= HOLLOW]
    insides = [blob for blob in _squares(np.uint8(1) - joined) if blob.fill > 1.0 - HOLLOW]
    return frames + [_grown(blob, RIM) for blob in insides]


def _squares(mask: NDArray[np.uint8]) -> list[Blob]:
    """Connected parts of a mask with the outline and the size of a square seal."""
    side = max(mask.shape)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4, ltype=cv2.CV_16U)
    extents = stats[:, cv2.CC_STAT_WIDTH : cv2.CC_STAT_HEIGHT + 1]
    likely = (extents.min(axis=1) > LEAST_SIDE * side) & (extents.max(axis=1) < 1.4 * LARGEST * side)
    blobs: list[Blob] = []
    for label in np.flatnonzero(likely):
        if not label:
            continue
        x, y, width, height = (int(v) for v in stats[label, :4])
        blob = measure(labels[y : y + height, x : x + width] == label, x, y)
        if blob is None or not blob.square or blob.box.a > LONGER * blob.box.b:
            continue
        if LEAST_SIDE * side <= 2 * blob.box.b and 2 * blob.box.a <= LARGEST * side:
            blobs.append(blob)
    return blobs


def _same(one: Blob, other: Blob) -> bool:
    apart = max(abs(one.box.x - other.box.x), abs(one.box.y - other.box.y))
    return bool(apart < 0.2 * other.box.b and abs(one.box.a - other.box.a) < 0.2 * other.box.b)


def _grown(blob: Blob, factor: float) -> Blob:
    """The blob grown about its middle."""
    return replace(blob, box=replace(blob.box, a=blob.box.a * factor, b=blob.box.b * factor))


def _scaled(blob: Blob, factor: float) -> Blob:
    """The blob in a picture so many times as large."""
    box, grown = blob.box, _grown(blob, factor)
    return replace(grown, box=replace(grown.box, x=box.x * factor, y=box.y * factor))
