"""Candidates cut out alike, for the classifier: paper white, the rim always of one size."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.seals.colour import InkLayers
from extract.seals.mark import Ellipse
from ingest.document import Image
from models.seal_mark import CROP_SIDE

MARGIN = 1.3
"""Half side of the crop over the longer half axis: room to see what stands around a candidate."""


def cut_crops(layers: InkLayers, rims: Sequence[Ellipse]) -> NDArray[np.uint8]:
    """RGB crops (n, CROP_SIDE, CROP_SIDE, 3), each centred on a rim; white beyond the page."""
    crops = np.empty((len(rims), CROP_SIDE, CROP_SIDE, 3), dtype=np.uint8)
    for index, rim in enumerate(rims):
        crops[index] = cut_crop(layers, rim)
    return crops


def cut_crop(layers: InkLayers, rim: Ellipse) -> Image:
    """One crop around a rim given in page pixels."""
    half = max(2.0, MARGIN * max(rim.a, rim.b) * layers.scale)
    x, y = rim.x * layers.scale, rim.y * layers.scale
    x0, y0, side = round(x - half), round(y - half), max(4, round(2 * half))
    height, width = layers.shape
    rows = slice(max(0, y0), max(0, min(height, y0 + side)))
    columns = slice(max(0, x0), max(0, min(width, x0 + side)))
    canvas = np.full((side, side, 3), 250, dtype=np.uint8)
    cut = layers.small[rows, columns]
    if cut.size:
        flat = np.clip(cut.astype(np.float32) * (250.0 / layers.paper[rows, columns]), 0, 255)
        top, left = rows.start - y0, columns.start - x0
        canvas[top : top + cut.shape[0], left : left + cut.shape[1]] = flat.astype(np.uint8)
    method = cv2.INTER_AREA if side > CROP_SIDE else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(canvas, (CROP_SIDE, CROP_SIDE), interpolation=method), dtype=np.uint8)
