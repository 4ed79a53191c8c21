"""Arcs of a ring that stand the other way up: 专用章 along the foot, a name below another script's."""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from extract.seals.ring import Ring
from extract.seals.unwrap import SealPatch, flipped, ring_strip
from extract.seals.views import look, stretch_of, worth
from extract.seals.written import is_code
from models.seal_reader import StripReader

MARGIN = 0.12
"""Radians of a gap that are cut with an arc."""

LEAST_ARC = 0.45
"""Radians: shorter arcs hold no text, only a star or a speck between two gaps."""

LEAST_FOOT = 0.9
"""Radians free at the foot from which text is looked for there: 合同专用章 takes a radian and more."""

READ = 0.7
"""Mean probability of its characters from which text along the foot is believed."""

CLEARLY = 1.5
"""Characters by which an arc has to read better one way up than the other."""


@dataclass(frozen=True, slots=True, eq=False)
class Arcs:
    """`name` is the ring without what stands the other way up, `below` whether the name itself runs along the
    foot, `inner` the text along the foot beside a name at the top."""

    name: Ring
    below: bool
    inner: str


def part_arcs(patch: SealPatch, ring: Ring, reader: StripReader) -> Arcs | None:
    """Tell arcs of a ring apart by the way up that they read better; None where all stand alike, or where it
    is not clear on which side the name stands.

    A ring that gaps do not part is asked as a whole. A rim code along the foot is no name.
    """
    arcs = _between(ring.gaps)
    strips = [
        ring_strip(patch, start - MARGIN, span + 2 * MARGIN, ring.band, stretch_of(reader))
        for start, span in arcs
    ]
    seen = look(reader, [*strips, *map(flipped, strips)])
    upright, turned = seen[: len(arcs)], seen[len(arcs) :]
    over = [worth(other) > worth(one) + CLEARLY for one, other in zip(upright, turned, strict=True)]
    if not any(over):
        return None
    above = sum(worth(view) for view, is_turned in zip(upright, over, strict=True) if not is_turned)
    beneath = sum(
        worth(view)
        for view, is_turned in zip(turned, over, strict=True)
        if is_turned and not is_code(view.decoded.text)
    )
    below = beneath > above
    if below and beneath < above + CLEARLY:
        return None
    inner = "" if below else "".join(
        view.decoded.text for view, is_turned in zip(turned, over, strict=True) if is_turned
    )  # fmt: skip
    return Arcs(
        replace(ring, gaps=(_outside(arcs, [is_turned == below for is_turned in over]),)), below, inner
    )


def _outside(arcs: list[tuple[float, float]], kept: list[bool]) -> tuple[float, float]:
    """(start, width) of what the arcs that are `kept` leave free, those taken to follow one another."""
    first = next((k for k in range(len(kept)) if kept[k] and not kept[k - 1]), 0)
    last = next(k for k in range(first + len(kept) - 1, first - 1, -1) if kept[k % len(kept)])
    start = arcs[first][0]
    end = arcs[last % len(arcs)][0] + arcs[last % len(arcs)][1]
    span = (end - start) % (2 * np.pi)
    return float(end % (2 * np.pi)), float(max(0.02, 2 * np.pi - span))


def foot_text(
    patch: SealPatch, band: tuple[float, float], free: tuple[float, float], reader: StripReader
) -> str:
    """Text along the arc (start, span) that a name at the top leaves free, tops inward; "" if none."""
    start, span = free
    if span < LEAST_FOOT:
        return ""
    view = look(reader, [flipped(ring_strip(patch, start, span, band, stretch_of(reader)))])[0]
    text = view.decoded.text
    return text if len(text) >= 2 and view.decoded.score >= READ else ""


def _between(gaps: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    """(start, span) of the arcs between gaps, clockwise, beginning behind the widest gap."""
    first = gaps[0][0] + gaps[0][1]
    places = sorted(((start - first) % (2 * np.pi), width) for start, width in gaps[1:])
    ends = [(0.0, 0.0), *places, (2 * np.pi - gaps[0][1], 0.0)]
    arcs = [(first + at + width, after - at - width) for (at, width), (after, _) in pairwise(ends)]
    return [(start, span) for start, span in arcs if span >= LEAST_ARC]
