"""How a flat page reaches the secretariat: clean, through an office scanner, or photographed by phone.

Each level returns the picture and the mapping from pixels of the flat page to 0..1 of the picture, so
that truth boxes stay right.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
Points = NDArray[Any]
"""(n, 2) float."""
Map = NDArray[Any]
"""Float picture or field while it is being made."""
Level = Literal["clean", "office", "photo", "ruined"]
LEVELS: tuple[Level, ...] = ("clean", "office", "photo")
"""Levels that can be read; `ruined` is blurred or dark beyond reading."""


@dataclass(frozen=True, slots=True)
class Captured:
    """`forward` maps points in pixels of the flat page to 0..1 of `image` (not clipped)."""

    image: Image
    forward: Callable[[Points], Points]
    turned: int = 0

    def box(self, area: tuple[float, float, float, float]) -> list[float]:
        """A rectangle of the flat page (x0, y0, x1, y1 in pixels) as its bounding box in 0..1, clipped."""
        x0, y0, x1, y1 = area
        unit = np.clip(self.forward(np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]])), 0, 1)
        return [round(float(v), 5) for v in (*unit.min(axis=0), *unit.max(axis=0))]


def capture(page: Image, level: Level, rng: np.random.Generator) -> Captured:
    """Take a picture of a flat RGB page at `level`."""
    if level == "office":
        return scan(page, rng)
    if level == "photo":
        return photograph(page, rng)
    if level == "ruined":
        return ruin(page, rng)
    height, width = page.shape[:2]
    return Captured(page, lambda points: np.asarray(points, dtype=np.float64) / (width, height))


def scan(page: Image, rng: np.random.Generator) -> Captured:
    """A flatbed or feeder scan: skewed up to 2°, grey paper, speckles, slight blur, noise, JPEG."""
    height, width = page.shape[:2]
    scale = float(rng.choice((0.75, 1.0, 1.0, 1.0, 1.25, 1.5)))
    angle = float(rng.uniform(-2, 2))
    matrix = np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), angle, scale), dtype=np.float64)
    out_w, out_h = round(width * scale), round(height * scale)
    matrix[:, 2] += np.array([out_w / 2 - width / 2, out_h / 2 - height / 2])
    matrix[:, 2] += rng.uniform(-0.006, 0.006, 2) * (out_w, out_h)
    outside = float(rng.uniform(236, 255))
    flags = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    warped = cv2.warpAffine(page, matrix, (out_w, out_h), flags=flags, borderValue=(outside,) * 3)
    picture: Map = warped.astype(np.float32)
    paper = rng.uniform(225, 252) + rng.uniform(-5, 3, 3)
    black = rng.uniform(5, 45)
    picture = black + picture / 255.0 * (paper - black)
    picture *= _light(out_h, out_w, rng, 0.03)[..., None]
    blur = float(rng.uniform(0.4, 0.95)) * max(0.8, scale)
    picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), blur), dtype=np.float32)
    picture += rng.normal(0, rng.uniform(1.5, 5), picture.shape[:2])[..., None]
    picture += rng.normal(0, 1.5, picture.shape)
    _speckle(picture, rng)
    if rng.random() < 0.25:
        _edge_shadow(picture, rng)
    result = _jpeg(np.clip(picture, 0, 255).astype(np.uint8), int(rng.integers(62, 90)))

    def forward(points: Points) -> Points:
        given = np.asarray(points, dtype=np.float64)
        return np.asarray((given @ matrix[:, :2].T + matrix[:, 2]) / (out_w, out_h))

    return Captured(result, forward)


def photograph(page: Image, rng: np.random.Generator, turn: int | None = None) -> Captured:
    """A phone picture of the sheet on a desk: perspective, curl, shadow, uneven light, blur, JPEG, turned."""
    height, width = page.shape[:2]
    out_h = int(rng.choice((2000, 2400, 2800)))
    out_w = int(out_h * rng.uniform(0.72, 0.78))
    homography = _pose(width, height, out_w, out_h, rng)
    amount = float(rng.uniform(-0.012, 0.012)) * height
    waves = float(rng.uniform(0.5, 1.2)) * np.pi / width
    phase = float(rng.uniform(0, np.pi))

    def curl(x: Points) -> Points:
        return np.asarray(amount * np.sin(x * waves + phase))

    map_x, map_y = _inverse_maps(homography, out_w, out_h)
    map_y -= curl(map_x).astype(np.float32)
    framed = cv2.copyMakeBorder(page, 1, 1, 1, 1, cv2.BORDER_REPLICATE)
    sheet = cv2.remap(framed, map_x + 1, map_y + 1, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE).astype(
        np.float32
    )
    inside = ((map_x >= 0) & (map_x < width) & (map_y >= 0) & (map_y < height)).astype(np.float32)
    edge = cv2.GaussianBlur(inside, (0, 0), 0.8)[..., None]
    slope = np.gradient(curl(np.linspace(0, width, 256)))
    bend = 1 - 0.25 * np.interp(
        map_x, np.linspace(0, width, 256), slope / (np.abs(slope).max() + 1e-6)
    ) * min(1, abs(amount) / 20)
    sheet = (18 + sheet * (0.93 - 0.07)) * bend[..., None].clip(0.7, 1.1)
    if rng.random() < 0.15:
        _thumb(sheet, homography, (width, height), rng)
    picture = sheet * edge + _desk(out_h, out_w, inside, rng) * (1 - edge)
    light = _light(out_h, out_w, rng, float(rng.uniform(0.08, 0.3)))
    if rng.random() < 0.6:
        light *= _cast_shadow(out_h, out_w, rng)
    warmth = np.array([1 + rng.uniform(-0.03, 0.07), 1.0, 1 + rng.uniform(-0.12, 0.04)])
    picture = picture * light[..., None] * warmth * rng.uniform(0.88, 1.06)
    picture = _blur(picture.astype(np.float32), rng)
    grain = cv2.resize(
        rng.normal(0, rng.uniform(2, 6), (out_h // 2, out_w // 2)).astype(np.float32), (out_w, out_h)
    )
    picture += grain[..., None] + rng.normal(0, 1.2, picture.shape)
    turned = int(rng.choice((0, 0, 0, 90, 180, 270))) if turn is None else turn
    result = np.ascontiguousarray(np.rot90(np.clip(picture, 0, 255).astype(np.uint8), -turned // 90))
    result = _jpeg(result, int(rng.integers(60, 90)))

    def forward(points: Points) -> Points:
        given = np.asarray(points, dtype=np.float64)
        bent = np.stack([given[:, 0], given[:, 1] + curl(given[:, 0]), np.ones(len(given))], axis=1)
        mapped = bent @ homography.T
        unit = mapped[:, :2] / mapped[:, 2:] / (out_w, out_h)
        return _turn_points(unit, turned)

    return Captured(result, forward, turned)


def ruin(page: Image, rng: np.random.Generator) -> Captured:
    """A photo that nobody can read: far out of focus, shaken, or taken in the dark."""
    shot = photograph(page, rng, 0)
    picture: Map = shot.image.astype(np.float32)
    way = rng.integers(3)
    if way == 0:
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), float(rng.uniform(11, 18))), dtype=np.float32)
    elif way == 1:
        length = int(rng.integers(50, 90))
        kernel = np.full((1, length), 1 / length, dtype=np.float32)
        picture = np.asarray(cv2.filter2D(picture, -1, kernel), dtype=np.float32)
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), 4.0), dtype=np.float32)
    else:
        picture = picture * 0.05 + rng.normal(0, 9, picture.shape) + 6
    ruined = _jpeg(np.clip(picture, 0, 255).astype(np.uint8), 60)
    return Captured(ruined, shot.forward, shot.turned)


def _turn_points(unit: Points, turned: int) -> Points:
    x, y = unit[:, 0], unit[:, 1]
    by_turn = {0: (x, y), 90: (1 - y, x), 180: (1 - x, 1 - y), 270: (y, 1 - x)}
    return np.stack(by_turn[turned], axis=1)


def _pose(width: int, height: int, out_w: int, out_h: int, rng: np.random.Generator) -> Points:
    margin = rng.uniform(0.03, 0.1)
    room_w, room_h = out_w * (1 - 2 * margin), out_h * (1 - 2 * margin)
    scale = min(room_w / width, room_h / height)
    half = np.array([width, height]) * scale / 2
    signs = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]])
    corners = signs * half
    tilt = np.deg2rad(rng.uniform(-5, 5))
    rotation = np.array([[np.cos(tilt), -np.sin(tilt)], [np.sin(tilt), np.cos(tilt)]])
    corners = corners @ rotation.T * 0.97
    corners += rng.uniform(-0.035, 0.035, (4, 2)) * (out_w, out_h)
    # The far edge of a sheet seen at a slant is shorter.
    corners[:2, 0] *= 1 - abs(rng.normal(0, 0.035))
    corners += np.array([out_w, out_h]) / 2 + rng.uniform(-0.01, 0.01, 2) * (out_w, out_h)
    source = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix: Points = cv2.getPerspectiveTransform(source, corners.astype(np.float32))
    return matrix


def _inverse_maps(homography: Points, out_w: int, out_h: int) -> tuple[Map, Map]:
    inverse = np.linalg.inv(homography).astype(np.float32)
    cols = np.arange(out_w, dtype=np.float32)[None, :]
    rows = np.arange(out_h, dtype=np.float32)[:, None]
    depth = inverse[2, 0] * cols + inverse[2, 1] * rows + inverse[2, 2]
    map_x = (inverse[0, 0] * cols + inverse[0, 1] * rows + inverse[0, 2]) / depth
    map_y = (inverse[1, 0] * cols + inverse[1, 1] * rows + inverse[1, 2]) / depth
    return map_x, map_y


def _light(height: int, width: int, rng: np.random.Generator, depth: float) -> Map:
    """A smooth field around 1 whose dark corners lose about `depth`."""
    coarse = rng.uniform(1 - depth, 1 + depth * 0.2, (3, 3)).astype(np.float32)
    return cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)


def _cast_shadow(height: int, width: int, rng: np.random.Generator) -> Map:
    """The soft shadow of a hand, phone or head."""
    mask: Map = np.zeros((height // 8, width // 8), dtype=np.float32)
    h, w = mask.shape
    start = rng.uniform(0, 1, 2) * (w, h)
    direction = rng.uniform(0, 2 * np.pi)
    along = np.array([np.cos(direction), np.sin(direction)]) * max(h, w) * 1.5
    across = np.array([-along[1], along[0]]) * rng.uniform(0.2, 0.7)
    polygon = np.array([start, start + along, start + along + across, start + across * rng.uniform(0.6, 1)])
    cv2.fillPoly(mask, [polygon.astype(np.int32)], (1.0,))
    mask = cv2.GaussianBlur(mask, (0, 0), float(rng.uniform(2, 14)))
    field = 1 - float(rng.uniform(0.1, 0.4)) * mask
    return cv2.resize(field, (width, height))


def _desk(height: int, width: int, inside: Map, rng: np.random.Generator) -> Map:
    """A wooden, grey or dark desk with the sheet's own shadow on it."""
    tones = ((150, 108, 70), (176, 140, 102), (96, 68, 48), (128, 128, 126), (70, 72, 78), (196, 190, 180))
    tone = np.array(tones[int(rng.integers(len(tones)))], dtype=np.float32)
    grain = cv2.resize(
        rng.normal(0, 1, (height // 3, max(2, width // 90))).astype(np.float32),
        (width, height),
        interpolation=cv2.INTER_CUBIC,
    )
    fine = cv2.resize(rng.normal(0, 1, (height // 2, width // 2)).astype(np.float32), (width, height))
    desk = tone * (1 + 0.06 * grain + 0.03 * fine)[..., None]
    shift = rng.uniform(-14, 14, 2)
    moved = cv2.warpAffine(inside, np.array([[1, 0, shift[0]], [0, 1, shift[1]]]), (width, height))
    return np.asarray(desk * (1 - 0.35 * cv2.GaussianBlur(moved, (0, 0), 9))[..., None], dtype=np.float32)


def _thumb(picture: Map, homography: Points, size: tuple[int, int], rng: np.random.Generator) -> None:
    """The thumb that holds the sheet at its margin."""
    width, height = size
    edge = np.array([[rng.choice((0.01, 0.99)) * width, rng.uniform(0.45, 0.9) * height, 1.0]]) @ homography.T
    x, y = (edge[0, :2] / edge[0, 2]).astype(int)
    reach = int(0.035 * picture.shape[1])
    mask: Map = np.zeros(picture.shape[:2], dtype=np.float32)
    cv2.ellipse(mask, (int(x), int(y)), (reach * 2, reach), float(rng.uniform(-25, 25)), 0, 360, (1.0,), -1)
    soft = np.asarray(cv2.GaussianBlur(mask, (0, 0), 3))[..., None]
    skin = np.array([214.0, 164.0, 138.0]) * rng.uniform(0.75, 1.05)
    picture *= 1 - soft
    picture += soft * skin


def _blur(picture: Map, rng: np.random.Generator) -> Map:
    if rng.random() < 0.25:
        length = int(rng.integers(3, 7))
        kernel: Map = np.zeros((length, length), dtype=np.float32)
        kernel[length // 2] = 1.0 / length
        turn = cv2.getRotationMatrix2D((length / 2 - 0.5, length / 2 - 0.5), float(rng.uniform(0, 180)), 1)
        kernel = cv2.warpAffine(kernel, turn, (length, length))
        return np.asarray(cv2.filter2D(picture, -1, kernel / max(1e-6, kernel.sum())), dtype=np.float32)
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), float(rng.uniform(0.5, 1.5))), dtype=np.float32)


def _speckle(picture: Map, rng: np.random.Generator) -> None:
    height, width = picture.shape[:2]
    for _ in range(int(rng.integers(0, 60))):
        centre = (int(rng.integers(width)), int(rng.integers(height)))
        shade = float(rng.uniform(30, 190))
        cv2.circle(picture, centre, int(rng.integers(1, 3)), (shade,) * 3, -1, cv2.LINE_AA)


def _edge_shadow(picture: Map, rng: np.random.Generator) -> None:
    """The dark strip a scanner's lid leaves along an edge."""
    width = picture.shape[1]
    reach = int(rng.uniform(0.005, 0.02) * width)
    fade = np.linspace(rng.uniform(0.2, 0.6), 1, reach)[None, :, None]
    if rng.random() < 0.5:
        picture[:, :reach] *= fade
    else:
        picture[:, width - reach :] *= fade[:, ::-1]


def _jpeg(picture: Image, quality: int) -> Image:
    """Through JPEG and back; RGB in and out."""
    done, data = cv2.imencode(
        ".jpg", np.ascontiguousarray(picture[..., ::-1]), [cv2.IMWRITE_JPEG_QUALITY, quality]
    )
    assert done
    return np.ascontiguousarray(cv2.imdecode(data, cv2.IMREAD_COLOR)[..., ::-1]).astype(np.uint8)
