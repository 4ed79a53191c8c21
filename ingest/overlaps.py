"""Text quads that lie over each other put right: of closely set lines the detector finds one twice.

It then draws one box around parts of two lines beside the box of one of them. The tall box is cut down to the
line that nobody else has, and the other line reaches as far as the two boxes did.
"""

from collections.abc import Sequence

import numpy as np

from ingest.document import Rect
from models.ocr import Quad

TALL = 1.4
"""Height over that of a single line (the median of long quads) from which a box holds parts of two lines."""
LEAST_REST = 0.6
"""Height of what is left of a tall box, in single lines, to be a line of its own."""
WIDE = 6.0
"""Width over height of the quads that are looked at."""


def part_overlaps(quads: Sequence[Quad]) -> list[Quad]:
    """The quads with none lying over another in the same column of text."""
    rects = [_rect(quad) for quad in quads]
    long = [r.height for r in rects if r.width > WIDE * r.height]
    if len(long) < 3:
        return list(quads)
    usual = float(np.median(long))
    found = list(quads)
    gone: set[int] = set()
    for tall, rect in enumerate(rects):
        if rect.height < TALL * usual or rect.height > 5 * usual or rect.width < 3 * rect.height:
            continue
        under = [k for k, other in enumerate(rects) if k != tall and _lies_over(rect, other, usual)]
        if not under:
            continue
        rest = [(rect.y0, rect.y1)]
        for k in under:
            other = rects[k]
            rects[k] = Rect(min(rect.x0, other.x0), other.y0, max(rect.x1, other.x1), other.y1)
            found[k] = _quad(rects[k]) if rects[k] != other else found[k]
            rest = [part for span in rest for part in _without(span, (other.y0, other.y1))]
        rest = [part for part in rest if part[1] - part[0] >= LEAST_REST * usual]
        gone.add(tall)
        found += [_quad(Rect(rect.x0, top, rect.x1, bottom)) for top, bottom in rest]
    return [quad for k, quad in enumerate(found) if k not in gone]


def _lies_over(tall: Rect, other: Rect, usual: float) -> bool:
    """`other` is a single line of which half and more lies under the tall box."""
    if other.height >= TALL * usual or other.width < 3 * other.height:
        return False
    across = min(tall.x1, other.x1) - max(tall.x0, other.x0)
    down = min(tall.y1, other.y1) - max(tall.y0, other.y0)
    return across > 0.5 * min(tall.width, other.width) and down > 0.5 * other.height


def _without(span: tuple[float, float], taken: tuple[float, float]) -> list[tuple[float, float]]:
    parts = [(span[0], min(span[1], taken[0])), (max(span[0], taken[1]), span[1])]
    return [part for part in parts if part[1] > part[0]]


def _rect(quad: Quad) -> Rect:
    return Rect(*(float(v) for v in (*quad.min(axis=0), *quad.max(axis=0))))


def _quad(rect: Rect) -> Quad:
    x0, y0, x1, y1 = rect
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], dtype=np.float32)
