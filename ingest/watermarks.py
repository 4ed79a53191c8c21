"""Large pale words behind the writing: a watermark is no line of the form."""

from collections.abc import Sequence

import numpy as np

from ingest.document import Image, TextLine

LARGE = 2.0
"""Height over that of the page's usual line from which pale words are a watermark."""
PALE = 0.4
"""Darkness of the ink below the paper, as a share of the usual line's."""
FEWEST = 6


def without_watermarks(image: Image, lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines less those that are both much larger and much paler than the page's usual line; a large title
    is dark, a faint carbon copy is small."""
    if len(lines) < FEWEST:
        return list(lines)
    usual = float(np.median([_size(line) for line in lines]))
    large = [k for k, line in enumerate(lines) if _size(line) > LARGE * usual]
    if not large:
        return list(lines)
    others = [_darkness(image, line) for k, line in enumerate(lines) if k not in large]
    if not others:
        return list(lines)
    least = PALE * float(np.median(others))
    return [line for k, line in enumerate(lines) if k not in large or _darkness(image, line) >= least]


def _size(line: TextLine) -> float:
    return line.rect.width if line.vertical else line.rect.height


def _darkness(image: Image, line: TextLine) -> float:
    """Grey levels between the paper and the darker strokes of a line."""
    x0, y0, x1, y1 = (max(0, int(v)) for v in line.rect)
    crop = image[y0 : y1 + 1, x0 : x1 + 1].mean(axis=2)
    if crop.size == 0:
        return 255.0
    paper, ink = np.percentile(crop, (85, 4))
    return float(paper - ink)
