"""The seal-erased view of a page: coloured ink turned to paper, black writing kept."""

import io

import numpy as np
from PIL import Image as Pictures

COLOURED = 38
"""Least spread between a pixel's strongest and weakest channel (of 255) for ink to count as coloured.

Grey writing and the cast of an office lamp stay below some 30; seal paste, faint and over print, lies
above 45 on scans and phone photos alike.
"""


def without_seals(data: bytes) -> bytes:
    """A page picture (any format Pillow reads) as WebP with red and blue ink bleached.

    The strongest channel of coloured ink is nearly that of the paper, while print beneath is dark in all
    three: taking the maximum there lets the ink vanish and the print stay.
    """
    with Pictures.open(io.BytesIO(data)) as image:
        pixels = np.asarray(image.convert("RGB"))
    strongest = pixels.max(axis=2)
    coloured = strongest.astype(np.int16) - pixels.min(axis=2) > COLOURED
    bleached = np.where(coloured[..., None], strongest[..., None], pixels).astype(np.uint8)
    target = io.BytesIO()
    Pictures.fromarray(bleached).save(target, "WEBP", quality=80, method=2)
    return target.getvalue()
