"""Given page → upright, straightened picture with the exact way back."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ingest import geometry
from ingest.document import Image
from ingest.geometry import Matrix
from ingest.limits import WORKING_LONG_SIDE
from ingest.pages import GivenPage
from ingest.skew import skew_angle
from models.orientation import OrientationEngine

MIN_LONG_SIDE = 1654
MAX_ENLARGEMENT = 2.0
LARGEST_LONG_SIDE = 2600
"""Pictures up to this are left at their size; larger ones are brought to A4 at 200 dpi."""


@dataclass(frozen=True, slots=True, eq=False)
class Upright:
    """`to_picture` maps upright pixels to pixels of the given picture. `rotation` is the turn in degrees
    counter-clockwise that made it upright."""

    image: Image
    to_picture: Matrix
    rotation: int
    capture: Literal["scan", "photo", "born_digital", "word"]
    notes: tuple[str, ...] = ()


def make_upright(given: GivenPage, orientation: OrientationEngine) -> Upright:
    """Find which way up the page is, how far it is askew, and show it straight."""
    picture = given.picture
    height, width = picture.shape[:2]
    if given.medium == "word":
        return Upright(picture, np.eye(3), 0, "word")
    turn, _ = orientation.classify(small_view(picture))
    to_picture, size = geometry.quarter_turn(turn, width, height)
    if given.medium == "born_digital":
        return Upright(geometry.turned(picture, turn), to_picture, turn, "born_digital")
    angle = skew_angle(geometry.turned(small_view(picture, 1200), turn))
    matrix, (new_width, new_height) = geometry.rotation(angle, *size)
    scale = working_scale(max(size), given.dpi)
    to_picture = to_picture @ matrix @ geometry.scaling(1 / scale, 1 / scale)
    target = (round(new_width * scale), round(new_height * scale))
    return Upright(
        geometry.warp(picture, to_picture, target), to_picture, turn, "photo" if given.camera else "scan"
    )


def small_view(picture: Image, side: int = 800) -> Image:
    """The picture shrunk to a long side of `side`, for decisions that need no detail."""
    scale = min(1.0, side / max(picture.shape[:2]))
    return geometry.resized(
        picture, (max(1, round(picture.shape[1] * scale)), max(1, round(picture.shape[0] * scale)))
    )


def working_scale(long_side: float, dpi: float | None) -> float:
    """Factor that brings a picture to about 200 dpi of an A4 sheet."""
    if dpi is not None and long_side / dpi <= 17.0:
        wanted = np.clip(long_side / dpi * 200, MIN_LONG_SIDE, 3308)
        return float(min(wanted / long_side, MAX_ENLARGEMENT))
    if long_side > LARGEST_LONG_SIDE:
        return WORKING_LONG_SIDE / long_side
    if long_side < MIN_LONG_SIDE:
        return min(MIN_LONG_SIDE / long_side, MAX_ENLARGEMENT)
    return 1.0
