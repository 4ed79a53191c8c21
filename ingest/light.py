"""Even light on photographed paper, colours kept."""

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.document import Image

UNEVEN = 0.10
"""Share by which paper brightness varies over a page, above which it was photographed rather than scanned:
flatbeds and feeders stay within 3 to 5 %, their edge shadows left out by the percentiles."""
PAPER = 245.0
"""Brightness to which paper is brought."""
MOST_GAIN = 3.0


def paper_light(picture: Image, side: int = 128) -> NDArray[np.float32]:
    """Brightness of the paper all over the page, small: strokes closed over, then smoothed."""
    scale = side / max(picture.shape[:2])
    size = (max(8, round(picture.shape[1] * scale)), max(8, round(picture.shape[0] * scale)))
    # Shrinking by mean would mix ink in; the brighter half of each block is paper.
    twice = cv2.resize(picture, (size[0] * 4, size[1] * 4), interpolation=cv2.INTER_AREA)
    grey = cv2.cvtColor(twice, cv2.COLOR_RGB2GRAY).astype(np.float32)
    paper = cv2.dilate(grey, np.ones((5, 5), np.uint8))
    small = cv2.resize(paper, size, interpolation=cv2.INTER_AREA)
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (15, 15)))
    return np.asarray(cv2.GaussianBlur(closed, (0, 0), 3.0), dtype=np.float32)


def unevenness(light: NDArray[np.float32]) -> float:
    """Spread of the paper's brightness over the page, as a share of its brightest parts."""
    low, high = np.percentile(light, (10, 90))
    return float((high - low) / max(1.0, high))


def reaches_border(light: NDArray[np.float32]) -> bool:
    """Whether paper goes on to the picture's border all around, as on a scan: no desk in sight."""
    bright = float(np.percentile(light, 90))
    ring = np.concatenate(
        [light[:2].ravel(), light[-2:].ravel(), light[:, :2].ravel(), light[:, -2:].ravel()]
    )
    return bool((ring >= 0.9 * bright).mean() >= 0.97) and bright >= 150


def evened(picture: Image, light: NDArray[np.float32]) -> Image:
    """The picture as if lit evenly, the paper's own tint taken out, red ink left red.

    One gain for all three channels follows the light; a second, constant one per channel makes the paper
    neutral. Dark surroundings are not lifted beyond threefold.
    """
    height, width = picture.shape[:2]
    bright = float(np.percentile(light, 90))
    gain = np.clip(bright / np.maximum(light, 1.0), 1.0, MOST_GAIN)
    full = cv2.resize(gain.astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
    step = max(1, max(height, width) // 400)
    sample = picture[::step, ::step].astype(np.float32) * full[::step, ::step, None]
    brightness = sample.mean(axis=2)
    paper = sample[brightness >= np.percentile(brightness, 60)]
    tint = PAPER / np.maximum(np.median(paper, axis=0), 60.0)
    tint = np.clip(tint, 0.8 * tint.mean(), 1.25 * tint.mean())
    result = cv2.multiply(picture.astype(np.float32), cv2.merge([full * float(t) for t in tint]))
    return np.asarray(np.clip(result, 0, 255), dtype=np.uint8)
