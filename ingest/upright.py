"""Given page → upright, straightened picture with the exact way back."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ingest import geometry, light
from ingest.bend import Bend
from ingest.document import Image
from ingest.geometry import Matrix, Points
from ingest.limits import WORKING_LONG_SIDE
from ingest.pages import GivenPage
from ingest.several import count_sheets
from ingest.sheet import Outline, find_sheet
from ingest.skew import skew_angle
from ingest.straighten import straightening
from models.orientation import OrientationEngine

VIEW_SIDE = 1280
"""Long side of the view on which angles are measured: half a pixel in 1280 is 0.02 degrees."""
MIN_LONG_SIDE = 1654
MAX_LONG_SIDE = 3308
MAX_ENLARGEMENT = 2.0
KEPT_LONG_SIDE = 2600
"""Pictures between MIN_LONG_SIDE and this are left at their size; others are brought to it."""
MARGIN = 0.012
"""Share of its size left around a sheet that was found: edges are never exact, and a seal may touch them."""
LEAST_MOVE = 0.8
"""Pixels by which a page must be moved somewhere to be drawn anew: drawing softens it and takes its time."""
A4 = 2**0.5


@dataclass(frozen=True, slots=True, eq=False)
class Upright:
    """`to_picture` maps upright pixels to pixels of the given picture. `rotation` is the turn in degrees
    counter-clockwise that made it upright, `sureness` the probability that it is right. A note of
    "two_sheets" says that several sheets lie in one picture. A `bend` (in upright
    pixels) was taken out."""

    image: Image
    to_picture: Matrix
    rotation: int
    capture: Literal["scan", "photo", "born_digital", "word"]
    sureness: float = 1.0
    notes: tuple[str, ...] = ()
    bend: Bend | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Flat:
    """The sheet laid flat, not yet turned: the way to the picture, and its size in the picture's scale."""

    to_picture: Matrix
    width: float
    height: float
    region: Points


def make_upright(given: GivenPage, orientation: OrientationEngine, turn: int | None = None) -> Upright:
    """Find the sheet, which way up it is and how far askew, and show it straight and evenly lit.

    `turn` says which way up it is, in degrees counter-clockwise, where that is known better. Raises
    EngineFailed.
    """
    picture = given.picture
    height, width = picture.shape[:2]
    if given.medium == "word":
        return Upright(picture, np.eye(3), 0, "word")
    if given.medium == "born_digital":
        turn, sureness = (turn, 1.0) if turn is not None else orientation.classify(small_view(picture, 800))
        matrix, _ = geometry.quarter_turn(turn, width, height)
        return Upright(geometry.turned(picture, turn), matrix, turn, "born_digital", sureness)
    view = small_view(picture)
    shrunk = geometry.scaling(width / view.shape[1], height / view.shape[0])
    paper = light.paper_light(view)
    even = light.unevenness(paper) <= light.UNEVEN
    is_scan = even and light.reaches_border(paper)
    several = not is_scan and count_sheets(view) > 1
    # Laying one of several sheets flat would cut the others away.
    outline = None if is_scan or several else find_sheet(view)
    photo = outline is not None or given.camera or not even or several
    flat = _flatten(outline, view.shape[1], view.shape[0])
    level = _view(view, flat.to_picture, flat.width, flat.height) if outline is not None else view
    turn, sureness = (turn, 1.0) if turn is not None else orientation.classify(level)
    matrix, bend = _straighten(flat, geometry.turned(level, turn), turn, photo)
    straight = shrunk @ matrix
    if given.glyphs:
        bend = None  # the file says where its text stands on the sheet as it lies
    image, to_picture, bend = _show(picture, straight, shrunk, flat, given.dpi, bend)
    if photo:
        image = light.evened(image, light.paper_light(image))
    notes = ("two_sheets",) if several else ()
    return Upright(image, to_picture, turn, "photo" if photo else "scan", sureness, notes, bend)


def _flatten(outline: Outline | None, width: int, height: int) -> _Flat:
    if outline is None:
        corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float64)
        return _Flat(np.eye(3), width, height, corners)
    quad = outline.quad
    sides = np.linalg.norm(np.roll(quad, -1, axis=0) - quad, axis=1)
    flat_width, flat_height = float(sides[0] + sides[2]) / 2, float(sides[1] + sides[3]) / 2
    ratio = max(flat_width, flat_height) / min(flat_width, flat_height)
    if all(outline.seen) and 0.85 < ratio / A4 < 1.18:
        # Foreshortening hides the true ratio; a sheet this near to A4 is A4.
        area = flat_width * flat_height
        short = (area / A4) ** 0.5
        flat_width, flat_height = (short, short * A4) if flat_width < flat_height else (short * A4, short)
    margin = MARGIN * max(flat_width, flat_height)
    x0, y0, x1, y1 = -margin, -margin, flat_width + margin, flat_height + margin
    region = np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]])
    return _Flat(geometry.from_quad(quad, flat_width, flat_height), flat_width, flat_height, region)


def _straighten(flat: _Flat, view: Image, turn: int, photo: bool) -> tuple[Matrix, Bend | None]:
    """Matrix from straight pixels (in the flat sheet's scale) to pixels of the picture, and their bend."""
    turning, (width, height) = geometry.quarter_turn(turn, flat.width, flat.height)
    scale = view.shape[1] / width
    angle = skew_angle(view)
    rotating, (new_width, new_height) = geometry.rotation(angle, width, height)
    level = geometry.warp(
        view,
        geometry.scaling(scale, scale) @ rotating @ geometry.scaling(1 / scale, 1 / scale),
        (round(new_width * scale), round(new_height * scale)),
        rough=True,
    )
    straightened, bend = straightening(level, perspective=photo)
    fine = geometry.scaling(1 / scale, 1 / scale) @ straightened @ geometry.scaling(scale, scale)
    return flat.to_picture @ turning @ rotating @ fine, bend.scaled(1 / scale) if bend else None


def _show(
    picture: Image, straight: Matrix, shrunk: Matrix, flat: _Flat, dpi: float | None, bend: Bend | None
) -> tuple[Image, Matrix, Bend | None]:
    """(upright picture at working scale, matrix from its pixels to the given picture's, the bend in them)."""
    corners = geometry.apply(np.linalg.inv(straight) @ shrunk @ flat.to_picture, flat.region)
    low, high = corners.min(axis=0), corners.max(axis=0)
    width, height = high - low
    given_long = float(max(width, height)) * shrunk[0, 0]
    scale = working_scale(given_long, dpi) * shrunk[0, 0]
    matrix = (
        straight @ geometry.translation(float(low[0]), float(low[1])) @ geometry.scaling(1 / scale, 1 / scale)
    )
    size = (max(8, round(width * scale)), max(8, round(height * scale)))
    if bend is not None:
        bend = bend.scaled(scale, float(low[0]) * scale, float(low[1]) * scale)
    elif _in_place(picture, matrix, size):
        return picture, np.eye(3), None
    return geometry.warp(picture, matrix, size, bend=bend), matrix, bend


def _in_place(picture: Image, matrix: Matrix, size: tuple[int, int]) -> bool:
    """The upright picture would be the given one but for less than LEAST_MOVE anywhere."""
    height, width = picture.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float64)
    moved = float(np.abs(geometry.apply(matrix, corners) - corners).max())
    return moved < LEAST_MOVE and abs(size[0] - width) <= 1 and abs(size[1] - height) <= 1


def _view(picture: Image, to_picture: Matrix, width: float, height: float) -> Image:
    scale = min(1.0, VIEW_SIDE / max(width, height))
    size = (max(8, round(width * scale)), max(8, round(height * scale)))
    return geometry.warp(picture, to_picture @ geometry.scaling(1 / scale, 1 / scale), size, rough=True)


def small_view(picture: Image, side: int = VIEW_SIDE) -> Image:
    """The picture shrunk to a long side of `side`, for decisions that need no detail."""
    scale = min(1.0, side / max(picture.shape[:2]))
    return geometry.resized(
        picture, (max(1, round(picture.shape[1] * scale)), max(1, round(picture.shape[0] * scale)))
    )


def working_scale(long_side: float, dpi: float | None) -> float:
    """Factor that brings a picture to about 200 dpi of an A4 sheet."""
    if dpi is not None and long_side / dpi <= 17.0:
        wanted = np.clip(long_side / dpi * 200, MIN_LONG_SIDE, MAX_LONG_SIDE)
        return float(min(wanted / long_side, MAX_ENLARGEMENT))
    if long_side > KEPT_LONG_SIDE:
        return WORKING_LONG_SIDE / long_side
    if long_side < MIN_LONG_SIDE:
        return min(MIN_LONG_SIDE / long_side, MAX_ENLARGEMENT)
    return 1.0
