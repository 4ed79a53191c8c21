"""Finding the seals on a page: colour, shape, the seal text map, and a decision that can be explained."""

from dataclasses import dataclass

import numpy as np

from extract.seals.candidates import Candidate, find_candidates, overlap
from extract.seals.colour import InkLayers, Plane, ink_layers
from extract.seals.mark import SealMark
from extract.seals.shape import Look, look_at, seal_likeness
from ingest.document import Page
from models.engines import Engines

LEAST_PRESENCE = 0.46


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with what the witnesses say, each 0..1: `shape` likeness, `heat` of the text map."""

    candidate: Candidate
    look: Look
    likeness: float
    heat: float


def find_seals(page: Page, engines: Engines) -> tuple[SealMark, ...]:
    """Every seal impression on an upright page, surest first; personal chops with kind "personal".

    Raises EngineFailed where the seal text network fails.
    """
    layers = ink_layers(page.image)
    candidates = find_candidates(layers)
    if not candidates:
        return ()
    heat = engines.seal_detector.heat(page.image)
    judged = _distinct([_judge(layers, heat, candidate) for candidate in candidates])
    marks = [_to_mark(page, item) for item in judged if _presence(item) >= LEAST_PRESENCE]
    return tuple(sorted(marks, key=lambda mark: -mark.presence))


def _judge(layers: InkLayers, heat: Plane, candidate: Candidate) -> Judged:
    look = look_at(layers, candidate)
    return Judged(candidate, look, seal_likeness(candidate, look), mean_heat(layers, heat, candidate))


def mean_heat(layers: InkLayers, heat: Plane, candidate: Candidate) -> float:
    """Mean of the text map over a candidate's box, 0..1."""
    height, width = layers.page.shape[:2]
    rect = candidate.rect
    rows = slice(
        max(0, int(rect.y0 / height * heat.shape[0])), max(1, int(rect.y1 / height * heat.shape[0]) + 1)
    )
    columns = slice(
        max(0, int(rect.x0 / width * heat.shape[1])), max(1, int(rect.x1 / width * heat.shape[1]) + 1)
    )
    window = heat[rows, columns]
    return float(window.mean()) if window.size else 0.0


def _presence(item: Judged) -> float:
    bonus = 0.25 * min(1.0, item.heat / 0.5)
    return float(np.clip(0.75 * item.likeness + bonus * (item.likeness > 0.2), 0.0, 1.0))


def _distinct(items: list[Judged]) -> list[Judged]:
    """One per impression: coloured before grey, sure before doubtful."""
    kept: list[Judged] = []
    for item in sorted(items, key=lambda j: -_presence(j) - 0.2 * (j.candidate.colour != "grey")):
        rect = item.candidate.rect
        if all(overlap(rect, k.candidate.rect) < 0.4 and not _covers(k, item) for k in kept):
            kept.append(item)
    return kept


def _covers(large: Judged, small: Judged) -> bool:
    one, other = large.candidate.rect, small.candidate.rect
    return one.intersection(other) > 0.8 * other.area and large.candidate.ring


def _to_mark(page: Page, item: Judged) -> SealMark:
    candidate = item.candidate
    presence = _presence(item)
    long_side = max(page.width, page.height)
    small = candidate.rim.a * 2 < 0.085 * long_side
    personal = candidate.shape == "square" and small
    return SealMark(
        page=page.index,
        rect=candidate.rect,
        rim=candidate.rim,
        kind="personal" if personal else "company",
        shape=candidate.shape,
        colour=candidate.colour,
        presence=presence,
        company=0.1 if personal else presence,
        faint=candidate.colour != "grey" and 0 < candidate.ink < 0.15,
        partial=candidate.visible < 0.92,
        witnesses=("colour", "shape") if candidate.colour != "grey" else ("shape",),
        question="" if presence > 0.7 else "此处像是印章，但不能确定，请对照图片确认。",
    )
