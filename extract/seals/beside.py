"""What a seal bears beside its name: straight or bent inner text, and the code along its rim."""

import numpy as np

from extract.seals.arcs import foot_text
from extract.seals.ring import Ring
from extract.seals.straight import middle_strips
from extract.seals.unwrap import SealPatch
from extract.seals.views import View, char_angles, look
from models.seal_reader import StripReader

BARE = 0.75
"""Share of what the name leaves free from which a gap without ink is all there is."""

LEAST_CODE = 6
"""Digits from which text along the foot is a rim code (13 as a rule, often half worn)."""

FOOT_ENDINGS = ("章", "印", "部", "室", "处", "科", "所", "会")
"""How text along the foot ends, where it names a kind of seal or a department."""


def text_beside(
    patch: SealPatch, ring: Ring, views: list[View], name: str, reader: StripReader
) -> tuple[str | None, str | None]:
    """What a seal bears beside its name: straight or bent inner text, and the code along its rim."""
    foot, space = _foot(patch, ring, views, name)
    inner = _inner_text(patch, ring, foot, space, reader)
    if views[0].strip.kind == "lower" or patch.shape == "square":
        return inner, None
    free = _free_arc(ring, views)
    if ring.gaps[0][1] > BARE * free[1]:
        return inner, None
    along = foot_text(patch, ring.band, free, reader)
    if sum(char.isdigit() for char in along) >= LEAST_CODE:
        return inner, "".join(char for char in along if char.isalnum() and char.isascii())
    return (inner or along if along.endswith(FOOT_ENDINGS) else inner), None


def _free_arc(ring: Ring, views: list[View]) -> tuple[float, float]:
    """(start, span) of the ring that the characters read leave free."""
    view = max(views, key=lambda item: len(item.decoded.text))
    angles = char_angles(view)
    if len(angles) < 4:
        return ring.gaps[0]
    pitch = float(angles[-1] - angles[0]) / (len(angles) - 1)
    start = float(angles[-1]) + 0.6 * pitch
    return start, max(0.0, float(angles[0]) - 0.6 * pitch + 2 * np.pi - start)


def _foot(patch: SealPatch, ring: Ring, views: list[View], free: str) -> tuple[float, float]:
    """Direction of the seal's foot in the picture (radians), opposite the middle of the name, and half the
    angle that the name leaves free there."""
    turn = np.deg2rad(patch.rim.angle)
    gap_start, gap_width = ring.gaps[0]
    foot, space = gap_start + gap_width / 2 + turn, gap_width / 2
    agreeing = [view for view in views if view.decoded.text == free] or views
    angles = char_angles(agreeing[0])
    if len(angles) >= 4:
        foot = float(angles[0] + angles[-1]) / 2 + np.pi + turn
        pitch = float(angles[-1] - angles[0]) / (len(angles) - 1)
        space = max(0.0, np.pi - float(angles[-1] - angles[0]) / 2 - 0.55 * pitch)
    if patch.shape == "oval":
        # An oval stands on its long side.
        across = turn + (np.pi / 2 if patch.rim.a >= patch.rim.b else 0.0)
        foot, space = (across if np.cos(foot - across) > 0 else across + np.pi), 0.0
    return float(foot), min(float(space), 1.3)


def _inner_text(patch: SealPatch, ring: Ring, foot: float, space: float, reader: StripReader) -> str | None:
    """Straight text inside the ring, lines joined; None where there is none to read."""
    strips = middle_strips(patch, foot, ring.band[0] - 0.01, space)
    if not strips:
        return None
    lines = [
        view.decoded.text
        for view in look(reader, strips)
        if view.decoded.score > (0.6 if _tells(view.decoded.text) else 0.9) and len(view.decoded.text) >= 2
    ]
    return "".join(lines) or None


def _tells(text: str) -> bool:
    """Whether a line inside looks like one: points of a star are read as one or two characters."""
    return len(text) >= 4 or text.endswith(FOOT_ENDINGS)
