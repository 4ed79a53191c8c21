"""Ways to the office that neither of the other cameras knows: screens, copiers, black and white, folds.

A page is RGB at 200 dpi; pixels are those of the picture that comes out. Nothing is hidden that a person
could not read around: glare is a veil, fingers lie at the edge, blur stays below a stroke's width.
"""

from collections.abc import Callable
from typing import Any, Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.heldout.camera import Shot, through_jpeg, to_bytes
from benchmarks.heldout.desk import fractal, make_desk

Image = NDArray[np.uint8]
Field = NDArray[Any]
Rng = np.random.Generator
TenthLevel = Literal["screenshot", "monitor", "bilevel", "copier", "glass", "night", "creased", "sleeve"]
TENTH_LEVELS: tuple[TenthLevel, ...] = (
    "screenshot", "monitor", "bilevel", "copier", "glass", "night", "creased", "sleeve",
)  # fmt: skip


def tenth_shoot(page: Image, level: TenthLevel, seed: int) -> Shot:
    """Capture a flat page. Raises KeyError for an unknown level."""
    return _MAKERS[level](page, np.random.default_rng(seed))


def _screenshot(page: Image, rng: Rng) -> Shot:
    """A phone showing the scan in a viewer, photographed by itself: bars above and below, a page number."""
    width, height = (1080, int(rng.choice((2340, 2400)))) if rng.random() < 0.7 else (1440, 3120)
    dark = rng.random() < 0.4
    ground = np.full((height, width, 3), (38, 38, 40) if dark else (236, 237, 240), np.uint8)
    pen = (235, 235, 235) if dark else (40, 40, 44)
    scale = width * rng.uniform(0.96, 1.0) / page.shape[1]
    shown = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    shown = shown[: height - 420]
    top = int((height - shown.shape[0]) * rng.uniform(0.35, 0.6))
    left = (width - shown.shape[1]) // 2
    ground[top : top + shown.shape[0], left : left + shown.shape[1]] = shown
    unit = width / 1080
    for text, x, y in (
        ("9:41", 70, 62),
        ("5G  78%", width / unit - 240, 62),
        ("<  scan_0112.pdf", 50, 165),
        ("1/1", 500, height / unit - 60),
    ):
        _written(ground, text, (x * unit, y * unit), 1.1 * unit, pen)
    for k in range(4):
        cv2.circle(ground, (int((150 + 260 * k) * unit), int(height - 130 * unit)), int(26 * unit), pen, 2)
    matrix = np.array([[scale, 0, left], [0, scale, top], [0, 0, 1.0]])
    return Shot(through_jpeg(ground, int(rng.integers(72, 90))), matrix)


def _monitor(page: Image, rng: Rng) -> Shot:
    """A computer's screen with the scan on it, photographed: pixels, stripes of moiré, a glow."""
    high = int(rng.integers(1500, 1900))
    fit = high / page.shape[0]
    shown = cv2.resize(page, None, fx=fit, fy=fit, interpolation=cv2.INTER_AREA)
    margin = int(0.16 * shown.shape[1])
    screen = np.full((high + 130, shown.shape[1] + 2 * margin, 3), (92, 96, 104), np.uint8)
    screen[:70] = (222, 226, 232)
    screen[70 : 70 + high, margin : margin + shown.shape[1]] = shown
    _written(screen, "File  Edit  View   100%", (30, 45), 0.9, (60, 60, 60))
    grow = rng.uniform(1.55, 1.95)
    big = cv2.resize(screen, None, fx=grow, fy=grow, interpolation=cv2.INTER_LINEAR).astype(np.float32)
    rows, columns = np.arange(big.shape[0])[:, None], np.arange(big.shape[1])[None, :]
    pitch = 2 * np.pi / grow
    grid = 1 - 0.1 * (0.5 + 0.5 * np.cos(rows * pitch)) - 0.06 * (0.5 + 0.5 * np.cos(columns * pitch))
    slow = 0.04 * np.sin(2 * np.pi * (columns / rng.uniform(60, 240) + rows / rng.uniform(90, 400)))
    tint = np.stack([slow, np.roll(slow, 9, 1), np.roll(slow, 19, 1)], axis=2)
    lit = 1 - 0.18 * fractal(big.shape[:2], rng, cells=2)[:, :, None]
    scene = big * grid[:, :, None] * lit * (1 + tint)
    base = np.diag([grow, grow, 1.0]) @ np.array([[fit, 0, margin], [0, fit, 70], [0, 0, 1.0]])
    shown_at, matrix = _seen(scene, base, rng, lean=0.02, turn=1.5, room=0.04, ground=(20, 20, 22))
    soft = cv2.GaussianBlur(shown_at, (0, 0), float(rng.uniform(0.7, 1.1)))
    return Shot(through_jpeg(_noisy(soft, rng, 2.5), int(rng.integers(70, 88))), matrix)


def _bilevel(page: Image, rng: Rng) -> Shot:
    """Black and white at 200 or 300 dpi, every pixel one or the other, with pepper and a slight tilt."""
    scale = float(rng.choice((1.0, 1.5)))
    turned, matrix = _laid(page, rng.normal(0, 0.7), scale, 255)
    grey: Field = turned.astype(np.float32) @ np.array([0.30, 0.59, 0.11], np.float32)
    grey = cv2.GaussianBlur(grey, (0, 0), 0.7 * scale) + rng.normal(0, 7, grey.shape).astype(np.float32)
    inked = grey < rng.uniform(150, 185)
    pepper = rng.random(grey.shape) < rng.uniform(0, 0.0006)
    return Shot(np.repeat(np.where(inked | pepper, 0, 255).astype(np.uint8)[:, :, None], 3, axis=2), matrix)


def _copier(page: Image, rng: Rng) -> Shot:
    """An office machine with its lid open: dark rims, a tilt, lines from dust, the back showing through."""
    scale = float(rng.choice((0.75, 1.0)))
    back = cv2.GaussianBlur(page[:, ::-1], (0, 0), 2.2).astype(np.float32)
    through = page.astype(np.float32) - rng.uniform(0.02, 0.07) * (255 - np.roll(back, 37, 0))
    rim = int(rng.integers(20, 90))
    turned, matrix = _laid(to_bytes(through), rng.uniform(-2.8, 2.8), scale, rim, room=0.035)
    scene = turned.astype(np.float32)
    for _ in range(int(rng.integers(1, 5))):
        at, wide = int(rng.integers(0, scene.shape[1] - 4)), int(rng.integers(1, 3))
        scene[:, at : at + wide] -= rng.uniform(20, 110)
    if rng.random() < 0.4:  # a drum that has run out of toner in bands
        weak = 1 - 0.45 * fractal((scene.shape[0], 8), rng, cells=3)
        scene = 255 - (255 - scene) * cv2.resize(weak, scene.shape[1::-1])[:, :, None]
    return Shot(through_jpeg(_noisy(scene, rng, 3), int(rng.integers(38, 62))), matrix)


def _glass(page: Image, rng: Rng) -> Shot:
    """The sheet anyhow on the glass of a larger format: sideways or upside down, with a wide pale rest."""
    quarter = int(rng.integers(1, 4))
    height, width = page.shape[:2]
    side = np.rot90(page, quarter)
    turn = {
        1: np.array([[0, 1, 0], [-1, 0, width], [0, 0, 1.0]]),
        2: np.array([[-1, 0, width], [0, -1, height], [0, 0, 1.0]]),
        3: np.array([[0, -1, height], [1, 0, 0], [0, 0, 1.0]]),
    }[quarter]
    long = max(side.shape[:2])
    ground = np.full((round(long * 1.42), round(long * 1.02), 3), 244, np.uint8)
    if side.shape[1] < side.shape[0]:
        ground = np.ascontiguousarray(np.rot90(ground))
    free = (ground.shape[0] - side.shape[0], ground.shape[1] - side.shape[1])
    y, x = (int(rng.integers(0, max(1, room))) for room in free)
    ground[y : y + side.shape[0], x : x + side.shape[1]] = np.clip(side.astype(np.int16) - 4, 0, 255)
    matrix = np.array([[1, 0, x], [0, 1, y], [0, 0, 1.0]]) @ turn
    return Shot(through_jpeg(_noisy(ground.astype(np.float32), rng, 2), 80), matrix)


def _night(page: Image, rng: Rng) -> Shot:
    """A phone in a dim room: grain that was smeared away, a yellow cast, one corner darker than the other."""
    scene, matrix = _on_desk(page, rng, 3000, lean=0.03)
    light = 0.55 + 0.45 * fractal(scene.shape[:2], rng, cells=1.5)[:, :, None]
    scene = scene * light * np.array([1.0, 0.9, 0.68]) * 0.62
    small = rng.normal(0, 14, (scene.shape[0] // 2, scene.shape[1] // 2, 3)).astype(np.float32)
    grain = cv2.resize(small, scene.shape[1::-1])
    scene = cv2.bilateralFilter(np.clip(scene + grain, 0, 255).astype(np.float32), 5, 28, 3)
    return Shot(through_jpeg(to_bytes(scene), int(rng.integers(60, 80))), matrix)


def _creased(page: Image, rng: Rng) -> Shot:
    """Folded in four to fit a pocket, a corner turned in, held by a thumb; sent through a chat."""
    height, width = page.shape[:2]
    down, along = np.mgrid[0:height, 0:width].astype(np.float32)
    light = np.ones((height, width), np.float32)
    for away in (down - height * rng.uniform(0.48, 0.52), along - width * rng.uniform(0.48, 0.52)):
        light += rng.choice((-1, 1)) * rng.uniform(0.02, 0.06) * np.sign(away) * np.exp(-np.abs(away) / 700)
        light -= rng.uniform(0.08, 0.2) * np.exp(-((away / rng.uniform(1.5, 3)) ** 2))
    sheet = page.astype(np.float32) * light[:, :, None]
    ear = int(rng.uniform(40, 110))
    cv2.fillPoly(sheet, [np.array([[width - ear, 0], [width, 0], [width, ear]], np.int32)], (150, 140, 128))
    turned_in = np.array([[width - ear, 0], [width - ear, ear], [width, ear]], np.int32)
    cv2.fillPoly(sheet, [turned_in], (232, 230, 222))
    scene, matrix = _on_desk(to_bytes(sheet), rng, 2600, lean=0.035)
    held = np.array([[[width * rng.uniform(0.1, 0.9), height - 6.0]]])
    x, y = (int(v) for v in cv2.perspectiveTransform(held, matrix)[0, 0])
    cv2.ellipse(scene, (x, y + 95), (62, 120), 0, 0, 360, (168, 118, 92), -1, cv2.LINE_AA)
    scale = 1440 / max(scene.shape[:2]) * rng.uniform(1.0, 1.3)
    small = cv2.resize(scene, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    shown = through_jpeg(_noisy(small, rng, 2), int(rng.integers(55, 75)))
    return Shot(shown, np.diag([scale, scale, 1.0]) @ matrix)


def _sleeve(page: Image, rng: Rng) -> Shot:
    """In a clear sleeve under ceiling lamps: pale stripes, a ripple, punched holes at the left."""
    height, width = page.shape[:2]
    padded = np.full((height, width, 3), 0, np.float32) + page * np.array([0.97, 0.98, 0.99])
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    for _ in range(int(rng.integers(2, 4))):
        middle, slope, wide = rng.uniform(0, width), rng.uniform(-0.5, 0.5), rng.uniform(18, 55)
        away = x - middle - slope * y - 9 * np.sin(y / rng.uniform(80, 200))
        broken = 0.5 + 0.5 * np.sin(y / rng.uniform(150, 400))
        veil = rng.uniform(0.25, 0.5) * np.exp(-((away / wide) ** 2)) * broken
        padded += (255 - padded) * veil[:, :, None]
    scene, matrix = _on_desk(to_bytes(padded), rng, 3264, lean=0.03)
    return Shot(through_jpeg(_noisy(scene, rng, 3), int(rng.integers(72, 90))), matrix)


def _on_desk(page: Image, rng: Rng, long: int, *, lean: float) -> tuple[Field, Field]:
    """The sheet seen from above on a desk: floats, and the matrix from page to picture."""
    scale = long * rng.uniform(0.82, 0.93) / max(page.shape[:2])
    size = (round(long * 0.75), long) if page.shape[0] > page.shape[1] else (long, round(long * 0.75))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    big = cv2.resize(page, None, fx=scale, fy=scale, interpolation=how)
    corners = np.array([[0, 0], [big.shape[1], 0], [*big.shape[1::-1]], [0, big.shape[0]]], np.float32)
    angle = np.radians(rng.normal(0, 2.0))
    spin = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    seen = (corners - corners.mean(axis=0)) @ spin.T * (1 + rng.normal(0, lean, 4))[:, None]
    seen = seen + np.array(size) / 2 + rng.normal(0, 0.01, 2) * size
    step = cv2.getPerspectiveTransform(corners, seen.astype(np.float32))
    mask = cv2.warpPerspective(np.ones(big.shape[:2], np.float32), step, size)[:, :, None]
    sheet = cv2.warpPerspective(big, step, size, flags=cv2.INTER_LINEAR).astype(np.float32)
    light = 0.82 + 0.18 * fractal((size[1], size[0]), rng, cells=2)[:, :, None]
    scene = (make_desk(size, rng).astype(np.float32) * (1 - mask) + sheet * mask) * light
    soft = cv2.GaussianBlur(scene, (0, 0), float(rng.uniform(0.6, 1.2)))
    return soft, step @ np.diag([scale, scale, 1.0])


def _seen(
    scene: Field,
    base: Field,
    rng: Rng,
    *,
    lean: float,
    turn: float,
    room: float,
    ground: tuple[int, int, int],
) -> tuple[Field, Field]:
    height, width = scene.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    angle = np.radians(rng.normal(0, turn))
    spin = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    seen = (corners - corners.mean(axis=0)) @ spin.T * (1 + rng.normal(0, lean, 4))[:, None] * (1 - room)
    step = cv2.getPerspectiveTransform(corners, (seen + corners.mean(axis=0)).astype(np.float32))
    out = cv2.warpPerspective(scene.astype(np.float32), step, (width, height), borderValue=ground)
    return out, step @ base


def _laid(page: Image, degrees: float, scale: float, rim: int, room: float = 0.0) -> tuple[Image, Field]:
    """The page turned by some degrees and scaled on a ground of grey `rim`, with `room` around it."""
    height, width = page.shape[:2]
    size = (round(width * scale * (1 + room)), round(height * scale * (1 + room)))
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(degrees), scale)
    turn[:, 2] = turn[:, 2] + np.array(size) / 2 - np.array([width, height]) / 2
    soft = cv2.GaussianBlur(page, (0, 0), 0.4 / scale) if scale < 1 else page
    out = cv2.warpAffine(soft, turn, size, flags=cv2.INTER_LINEAR, borderValue=(rim, rim, rim))
    return np.asarray(out, np.uint8), np.vstack([turn, [0, 0, 1]])


def _written(
    picture: Image, text: str, place: tuple[float, float], size: float, pen: tuple[int, int, int]
) -> None:
    at, thick = (int(place[0]), int(place[1])), max(1, int(2 * size))
    cv2.putText(picture, text, at, cv2.FONT_HERSHEY_SIMPLEX, size, pen, thick, cv2.LINE_AA)


def _noisy(scene: Field, rng: Rng, strength: float) -> Image:
    return to_bytes(scene + rng.normal(0, strength, scene.shape))


_MAKERS: dict[TenthLevel, Callable[[Image, Rng], Shot]] = {
    "screenshot": _screenshot,
    "monitor": _monitor,
    "bilevel": _bilevel,
    "copier": _copier,
    "glass": _glass,
    "night": _night,
    "creased": _creased,
    "sleeve": _sleeve,
}
