"""How a page reaches the office, told a second time: independent of `samples/capture.py`.

A sheet is given a body first (paper tint, grain, curl shading, a crease), then it is scanned, faxed, laid on
a desk and photographed, or the photo is sent through a chat that shrinks it. Lengths are in pixels.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.heldout.desk import fractal, make_desk

Image = NDArray[np.uint8]
Field = NDArray[Any]
"""Float picture or map."""
Level = Literal["clean", "scan", "fax", "phone", "phone_bad", "chat"]
LEVELS: tuple[Level, ...] = ("clean", "scan", "fax", "phone", "phone_bad", "chat")
LONG_SIDES = (3264, 4032)
"""Of an 8 and a 12 megapixel phone camera."""


@dataclass(frozen=True, slots=True, eq=False)
class Shot:
    """A picture (RGB) and the 3×3 matrix from pixels of the flat page to its own."""

    image: Image
    matrix: Field

    def box(self, area: tuple[float, float, float, float]) -> list[float]:
        """x0, y0, x1, y1 of the flat page as the bounding box in 0..1 of the picture, clipped."""
        x0, y0, x1, y1 = area
        corners = np.array([[[x0, y0], [x1, y0], [x1, y1], [x0, y1]]], dtype=np.float64)
        height, width = self.image.shape[:2]
        points = np.asarray(cv2.perspectiveTransform(corners, self.matrix))[0] / (width, height)
        points = np.clip(points, 0, 1)
        return [round(float(v), 5) for v in (*points.min(axis=0), *points.max(axis=0))]


def shoot(page: Image, level: Level, seed: int) -> Shot:
    """Capture a flat RGB page (200 dpi). Raises KeyError for an unknown level."""
    return _LEVELS[level](page, np.random.default_rng(seed))


def _clean(page: Image, _rng: np.random.Generator) -> Shot:
    return Shot(page, np.eye(3))


def _scan(page: Image, rng: np.random.Generator) -> Shot:
    """A feeder or flatbed: 150 to 200 dpi, skew within 1.2°, pale print, a streak of dust on the glass."""
    scale = float(rng.choice((150, 150, 200))) / 200
    picture, matrix = _turned(page, float(rng.normal(0, 0.6)), scale, rng, rim=(225, 252))
    field: Field = picture.astype(np.float32)
    height, width = field.shape[:2]
    if rng.random() < 0.6:  # weak toner or a generous exposure
        field = 255 - (255 - field) * float(rng.uniform(0.55, 0.85))
    paper = rng.uniform(236, 253) + rng.normal(0, 1.5, 3)
    field = field * (paper / 255) + rng.normal(0, rng.uniform(1, 3.5), field.shape)
    for _ in range(int(rng.integers(0, 3))):
        at, wide = int(rng.integers(10, width - 10)), int(rng.integers(1, 3))
        field[:, at : at + wide] -= rng.uniform(10, 45) * _along(height, rng)[:, None, None]
    if rng.random() < 0.4:  # the lid stood a little open
        edge = np.exp(-np.arange(width) / rng.uniform(15, 60)) * rng.uniform(30, 90)
        field -= (edge if rng.random() < 0.5 else edge[::-1])[None, :, None]
    field = cv2.GaussianBlur(field, (0, 0), float(rng.uniform(0.4, 0.8)))
    return Shot(through_jpeg(to_bytes(field), int(rng.integers(60, 90))), matrix)


def _fax(page: Image, rng: np.random.Generator) -> Shot:
    """Grey, nearly black and white at 150 dpi, ragged edges, dropped lines."""
    picture, matrix = _turned(page, float(rng.normal(0, 0.8)), 0.75, rng, rim=(250, 255))
    grey: Field = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    grey += rng.normal(0, 14, grey.shape)
    ink: Field = 1 / (1 + np.exp((grey - rng.uniform(150, 185)) / rng.uniform(6, 16)))
    ink = cv2.GaussianBlur(ink.astype(np.float32), (0, 0), 0.5)
    field: Field = 250 - 235 * ink
    for _ in range(int(rng.integers(0, 4))):
        row = int(rng.integers(0, grey.shape[0] - 2))
        field[row : row + int(rng.integers(1, 3))] = rng.choice((250.0, 60.0))
    specks = np.asarray(rng.random(grey.shape) < rng.uniform(0, 1.2e-4), dtype=np.uint8)
    field[cv2.dilate(specks, np.ones((2, 2), np.uint8)) > 0] = 30
    flat = np.repeat(to_bytes(field)[:, :, None], 3, axis=2)
    return Shot(through_jpeg(flat, int(rng.integers(55, 80))), matrix)


@dataclass(frozen=True, slots=True)
class Hands:
    """How steadily a phone was held: tilts in radians, light, blur and compression. Ranges are low, high."""

    tilt: float
    roll: float
    fall_off: tuple[float, float]
    shadow: tuple[float, float]
    blur: tuple[float, float]
    motion: tuple[float, float]
    noise: tuple[float, float]
    quality: tuple[int, int]


STEADY = Hands(0.10, 2.0, (0.04, 0.22), (0.0, 0.28), (0.5, 1.3), (0.0, 3.0), (1.5, 4.0), (75, 91))
SHAKY = Hands(0.22, 6.0, (0.2, 0.42), (0.25, 0.5), (1.3, 2.1), (2.0, 6.0), (4.0, 8.0), (62, 78))


def _phone(page: Image, rng: np.random.Generator) -> Shot:
    return _photo(page, rng, STEADY)


def _phone_bad(page: Image, rng: np.random.Generator) -> Shot:
    return _photo(page, rng, SHAKY)


def _chat(page: Image, rng: np.random.Generator) -> Shot:
    """A phone picture as a chat hands it on: long side 1280 to 1600, sharpened a little, compressed again."""
    shot = _photo(page, rng, STEADY)
    height, width = shot.image.shape[:2]
    scale = float(rng.choice((1280, 1440, 1600))) / max(height, width)
    size = (round(width * scale), round(height * scale))
    small: Field = cv2.resize(shot.image, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    soft = cv2.GaussianBlur(small, (0, 0), 1.0)
    small = small + rng.uniform(0.0, 0.6) * (small - soft)
    image = through_jpeg(to_bytes(small), int(rng.integers(60, 82)))
    return Shot(image, np.diag([size[0] / width, size[1] / height, 1.0]) @ shot.matrix)


def _photo(page: Image, rng: np.random.Generator, hands: Hands) -> Shot:
    long_side = int(rng.choice(LONG_SIDES))
    upright = page.shape[0] >= page.shape[1]
    size = (round(long_side * 0.75), long_side) if upright else (long_side, round(long_side * 0.75))
    sheet = _with_body(page, rng)
    matrix = _view(page.shape, size, rng, hands)
    mask = np.full(page.shape[:2], 255, dtype=np.uint8)
    lying = cv2.warpPerspective(
        sheet, matrix, size, flags=cv2.INTER_AREA if long_side < 3500 else cv2.INTER_LINEAR
    )
    alpha = (
        cv2.warpPerspective(mask, matrix, size, flags=cv2.INTER_LINEAR).astype(np.float32)[:, :, None] / 255
    )
    drop: Field = cv2.warpPerspective(mask, _moved(matrix, rng), (size[0], size[1])).astype(np.float32) / 255
    drop = cv2.resize(cv2.GaussianBlur(cv2.resize(drop, None, fx=0.25, fy=0.25), (0, 0), 5), size)
    ground: Field = make_desk(size, rng).astype(np.float32) * (1 - 0.45 * drop[:, :, None])
    field: Field = ground * (1 - alpha) + lying.astype(np.float32) * alpha
    field *= _light(size, rng, hands)
    field = _blurred(field, rng, hands)
    grain = rng.normal(0, rng.uniform(*hands.noise), (size[1] // 2, size[0] // 2, 3)).astype(np.float32)
    field += cv2.resize(grain, size, interpolation=cv2.INTER_LINEAR) * 1.3
    return Shot(through_jpeg(to_bytes(_developed(field, rng)), int(rng.integers(*hands.quality))), matrix)


def _with_body(page: Image, rng: np.random.Generator) -> Image:
    """Paper is not white or flat: tint, slow waves, perhaps a crease, and a curl of some pixels.

    The curl (0.3 % of the width, or 5 pixels) is left out of the matrix.
    """
    height, width = page.shape[:2]
    tint = np.array([250, 249, 245]) - rng.uniform(0, 8, 3)
    waves: Field = 1 - rng.uniform(0.0, 0.06) * fractal((height, width), rng, octaves=2, cells=2)
    if rng.random() < 0.5:
        middle = height * rng.uniform(0.3, 0.7) + np.arange(width) * rng.normal(0, 0.003)
        away = (np.arange(height)[:, None] - middle[None, :]) / rng.uniform(5, 14)
        waves = waves * (1 - 0.10 * away * np.exp(-0.5 * away**2)) - 0.03 * np.exp(-0.5 * (away * 3) ** 2)
    body = to_bytes(page.astype(np.float32) * (tint / 255) * waves[:, :, None])
    rows, cols = np.mgrid[0:height, 0:width].astype(np.float32)
    bend, phase = float(rng.normal(0, 0.0015)) * width, float(rng.uniform(0, np.pi))
    curl = np.float32(bend) * np.sin(cols / width * np.float32(np.pi) + np.float32(phase))
    flat = cv2.remap(body, cols, rows + curl, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(flat, dtype=np.uint8)


def _view(shape: tuple[int, ...], size: tuple[int, int], rng: np.random.Generator, hands: Hands) -> Field:
    """The pinhole view of a flat sheet from about above it, perhaps its rim cut off."""
    height, width = shape[:2]
    pitch, yaw = rng.normal(0, hands.tilt / 1.5, 2).clip(-hands.tilt, hands.tilt)
    roll = np.deg2rad(rng.normal(0, hands.roll / 2))
    rx = np.array([[1, 0, 0], [0, np.cos(pitch), -np.sin(pitch)], [0, np.sin(pitch), np.cos(pitch)]])
    ry = np.array([[np.cos(yaw), 0, np.sin(yaw)], [0, 1, 0], [-np.sin(yaw), 0, np.cos(yaw)]])
    rz = np.array([[np.cos(roll), -np.sin(roll), 0], [np.sin(roll), np.cos(roll), 0], [0, 0, 1]])
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    flat = np.column_stack([corners - (width / 2, height / 2), np.zeros(4)]) / max(height, width)
    seen = flat @ (rz @ rx @ ry).T + (0, 0, 1.25)
    points = seen[:, :2] / seen[:, 2:]
    low, high = points.min(axis=0), points.max(axis=0)
    scale = float(np.min(np.array(size) / (high - low))) * float(rng.uniform(0.84, 1.02))
    free = np.array(size) - (high - low) * scale
    at = free * rng.uniform(0.3, 0.7, 2)
    target = ((points - low) * scale + at).astype(np.float32)
    return np.asarray(cv2.getPerspectiveTransform(corners, target), dtype=np.float64)


def _moved(matrix: Field, rng: np.random.Generator) -> Field:
    """The sheet's own shadow falls a few pixels beside it."""
    shift = np.eye(3)
    shift[:2, 2] = rng.uniform(-18, 18, 2)
    return shift @ matrix


def _light(size: tuple[int, int], rng: np.random.Generator, hands: Hands) -> Field:
    """A lamp to one side, lens fall-off, the soft shadow of the hand and phone, warm or cool."""
    small = (96, round(96 * size[1] / size[0]))
    cols, rows = np.meshgrid(np.linspace(-1, 1, small[0]), np.linspace(-1, 1, small[1]))
    angle = rng.uniform(0, 2 * np.pi)
    side = (cols * np.cos(angle) + rows * np.sin(angle)) / 1.4
    light: Field = 1 - rng.uniform(*hands.fall_off) * (0.5 + 0.5 * side) - 0.07 * (cols**2 + rows**2)
    depth = rng.uniform(*hands.shadow)
    if depth > 0.05:
        light = light * (1 - depth * _hand(cols, rows, rng))
    field = np.asarray(cv2.resize(light.astype(np.float32), size, interpolation=cv2.INTER_CUBIC))
    warm = rng.normal(0, 0.035)
    return np.asarray(field[:, :, None] * np.array([1 + warm, 1.0, 1 - warm], dtype=np.float32))


def _hand(cols: Field, rows: Field, rng: np.random.Generator) -> Field:
    """A dark lobe reaching in from an edge, a forearm with a phone at its end; 0..1."""
    angle, reach = rng.uniform(0, 2 * np.pi), rng.uniform(-0.1, 0.5)
    along = cols * np.cos(angle) + rows * np.sin(angle)
    across = -cols * np.sin(angle) + rows * np.cos(angle) - rng.uniform(-0.5, 0.5)
    arm = 1 / (1 + np.exp((np.abs(across) - rng.uniform(0.25, 0.5)) / 0.05))
    head = 1 / (1 + np.exp((reach - along) / rng.uniform(0.03, 0.10)))
    return np.asarray(arm * head)


def _blurred(field: Field, rng: np.random.Generator, hands: Hands) -> Field:
    field = cv2.GaussianBlur(field, (0, 0), float(rng.uniform(*hands.blur)))
    length = float(rng.uniform(*hands.motion))
    if length < 1.5:
        return np.asarray(field)
    side = 2 * int(np.ceil(length)) + 1
    kernel = np.zeros((side, side), dtype=np.float32)
    angle = rng.uniform(0, np.pi)
    reach = np.array([np.cos(angle), np.sin(angle)]) * length / 2
    middle = np.array([side // 2, side // 2])
    start, end = (tuple(int(v) for v in np.round((middle + s * reach) * 16)) for s in (-1, 1))
    cv2.line(kernel, start, end, (1.0,), 1, cv2.LINE_AA, 4)
    return np.asarray(cv2.filter2D(field, -1, kernel / kernel.sum()))


def _developed(field: Field, rng: np.random.Generator) -> Field:
    """What the phone's own software does: exposure, a tone curve, sharpening."""
    bright = float(np.percentile(field[::16, ::16], 92))
    field = field * (float(rng.uniform(205, 240)) / max(bright, 60.0))
    curve = float(rng.uniform(0.0, 0.12))
    unit = np.clip(field / 255, 0, 1)
    unit = unit + curve * np.sin(2 * np.pi * (unit - 0.5)) / 2
    soft = cv2.GaussianBlur(unit, (0, 0), 1.6)
    return np.asarray((unit + rng.uniform(0.1, 0.7) * (unit - soft)) * 255)


def _turned(
    page: Image, angle: float, scale: float, rng: np.random.Generator, rim: tuple[int, int]
) -> tuple[Image, Field]:
    """Skewed about its middle and scaled, what comes in at the rim being the lid."""
    height, width = page.shape[:2]
    size = (round(width * scale), round(height * scale))
    matrix = np.eye(3)
    matrix[:2] = cv2.getRotationMatrix2D((width / 2, height / 2), float(np.clip(angle, -1.8, 1.8)), scale)
    matrix[:2, 2] += np.array(size) / 2 - (width / 2, height / 2) + rng.normal(0, 4, 2)
    shade = int(rng.integers(*rim))
    picture = cv2.warpAffine(
        page, matrix[:2], size, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_CONSTANT, borderValue=(shade,) * 3
    )
    return np.asarray(picture, dtype=np.uint8), matrix


def _along(length: int, rng: np.random.Generator) -> Field:
    """A slowly varying strength 0..1 along a streak."""
    knots = rng.random(max(3, length // 200)).astype(np.float32)[:, None]
    return np.asarray(cv2.resize(knots, (1, length), interpolation=cv2.INTER_LINEAR))[:, 0]


def to_bytes(field: Field) -> Image:
    """Grey levels clipped to 0..255."""
    return np.clip(field, 0, 255).astype(np.uint8)


def through_jpeg(picture: Image, quality: int) -> Image:
    """An RGB picture written as JPEG of a quality (1..100) and read again."""
    _, data = cv2.imencode(
        ".jpg", np.ascontiguousarray(picture[:, :, ::-1]), [cv2.IMWRITE_JPEG_QUALITY, quality]
    )
    decoded = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), dtype=np.uint8)
    return np.ascontiguousarray(decoded[:, :, ::-1])


_LEVELS: dict[Level, Callable[[Image, np.random.Generator], Shot]] = {
    "clean": _clean, "scan": _scan, "fax": _fax, "phone": _phone, "phone_bad": _phone_bad, "chat": _chat,
}  # fmt: skip
