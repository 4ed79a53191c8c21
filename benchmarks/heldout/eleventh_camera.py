"""Ways to the office as member firms take them, drawn by a hand that has not read the reader.

Desks with other things on them, the same photo sent on by a chat, sheets held in the air, a scanner app's two
outputs, multifunction printers: low resolution and blocks, feeders with dust, stacks that lie the wrong way.
A page is RGB at 200 dpi. Lenses and curls shift a mark by less than its box is high; what no person could
read is not made: blur stays below a stroke's width, hands lie on margins, fibres keep the print visible.
"""

from collections.abc import Callable
from typing import Any, Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.heldout.camera import Shot, through_jpeg

Image = NDArray[np.uint8]
Field = NDArray[Any]
Rng = np.random.Generator
EleventhLevel = Literal["desk", "forwarded", "held", "enhanced", "app_bw", "mfp", "feeder", "stack"]
ELEVENTH_LEVELS: tuple[EleventhLevel, ...] = (
    "desk", "forwarded", "held", "enhanced", "app_bw", "mfp", "feeder", "stack",
)  # fmt: skip
_UNIT = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32)
"""A sheet's corners from its top left, clockwise."""


def eleventh_shoot(page: Image, level: EleventhLevel, seed: int) -> Shot:
    """Capture a flat page. Raises KeyError for an unknown level."""
    return _MAKERS[level](page, np.random.default_rng(seed))


def _desk(page: Image, rng: Rng) -> Shot:
    """Some eight megapixels from above a desk, under one lamp, with the phone's own shadow and sharpening."""
    return Shot(*_photographed(page, rng, width=2448, quality=int(rng.integers(84, 94))))


def _forwarded(page: Image, rng: Rng) -> Shot:
    """The same after a chat has made it small and compressed it twice."""
    picture, matrix = _photographed(page, rng, width=2448, quality=88)
    width = int(rng.choice((1080, 1280, 1440)))
    scale = width / picture.shape[1]
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return Shot(
        through_jpeg(np.asarray(small, np.uint8), int(rng.integers(60, 76))),
        np.diag([scale, scale, 1.0]) @ matrix,
    )


def _held(page: Image, rng: Rng) -> Shot:
    """Held up by one corner before a room: the sheet curls, two fingers lie on its lower margin."""
    high, wide = page.shape[:2]
    sheet = page.copy()
    for at in (0.12, 0.17):
        centre = (int(at * wide), int(high * 1.0))
        cv2.ellipse(sheet, centre, (int(0.022 * wide), int(0.03 * high)), 0, 0, 360, (201, 152, 126), -1)
    across = np.arange(wide)[None, :] / wide
    bend = rng.uniform(0.003, 0.007) * high
    sag = bend * np.sin(np.pi * (across + rng.uniform(-0.2, 0.2)))
    rows = np.repeat(np.arange(high, dtype=np.float32)[:, None], wide, 1) + sag.astype(np.float32)
    columns = np.repeat(np.arange(wide, dtype=np.float32)[None, :], high, 0)
    bent = cv2.remap(sheet, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    shade = 1 - 0.22 * np.sin(np.pi * across + rng.uniform(0, 1)) ** 2
    lit = np.clip(bent * shade[:, :, None], 0, 255).astype(np.uint8)
    room = cv2.resize(
        rng.integers(60, 190, (5, 4, 3)).astype(np.uint8), (1836, 2448), interpolation=cv2.INTER_CUBIC
    )
    picture, matrix = _laid(lit, np.asarray(room, np.uint8), rng, lean=0.05, turn=4)
    soft = _shaken(picture, rng)
    return Shot(through_jpeg(_grain(soft, rng, 4.0), int(rng.integers(80, 90))), matrix)


def _enhanced(page: Image, rng: Rng) -> Shot:
    """A scanner app's colour filter: cut out a little wrong, paper driven to white, colours too strong."""
    picture, matrix = _photographed(page, rng, width=2100, quality=90)
    picture, matrix = _cut_out(picture, matrix, page, rng)
    paper = cv2.medianBlur(cv2.resize(picture, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA), 21)
    paper = cv2.resize(paper, picture.shape[1::-1], interpolation=cv2.INTER_LINEAR).astype(np.float32)
    even = picture.astype(np.float32) / np.maximum(paper, 24) * 255
    hard = np.clip((even - 70) * 255 / 150, 0, 255)
    mean = hard.mean(axis=2, keepdims=True)
    strong = np.clip(mean + (hard - mean) * rng.uniform(1.2, 1.6), 0, 255).astype(np.uint8)
    unit = strong.shape[1] / 1000
    place = (int(640 * unit), strong.shape[0] - int(14 * unit))
    cv2.putText(
        strong, "CamScanner", place, cv2.FONT_HERSHEY_SIMPLEX, unit, (150, 190, 180), max(1, int(2 * unit))
    )
    return Shot(through_jpeg(strong, int(rng.integers(72, 86))), matrix)


def _app_bw(page: Image, rng: Rng) -> Shot:
    """The app's black and white: a threshold of each neighbourhood, the seal black as the print."""
    picture, matrix = _photographed(page, rng, width=2300, quality=92)
    picture, matrix = _cut_out(picture, matrix, page, rng)
    grey = cv2.GaussianBlur(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), (0, 0), 0.8)
    side = 2 * int(picture.shape[1] * 0.02) + 1
    black = cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, side, float(rng.uniform(14, 22))
    )
    return Shot(np.repeat(black[:, :, None], 3, 2).astype(np.uint8), matrix)


def _mfp(page: Image, rng: Rng) -> Shot:
    """A printer's scan at 150 dpi in hard blocks, its lid left open: black around a sheet that lies askew."""
    scale = 0.75
    high, wide = (int(side * scale) for side in page.shape[:2])
    ground = np.full((int(high * 1.03), int(wide * 1.06), 3), int(rng.integers(8, 34)), np.uint8)
    angle = float(rng.uniform(1, 2.6) * rng.choice((-1, 1)))
    matrix = _turned(page.shape[:2], ground.shape[:2], scale, angle)
    picture = cv2.warpPerspective(
        page, matrix, ground.shape[1::-1], dst=ground, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_TRANSPARENT
    )
    soft = cv2.GaussianBlur(picture, (0, 0), 0.5)
    return Shot(through_jpeg(_grain(np.asarray(soft, np.uint8), rng, 2.0), int(rng.integers(34, 50))), matrix)


def _feeder(page: Image, rng: Rng) -> Shot:
    """Grey through a feeder: dust draws lines down the sheet, the back shows through, toner runs low."""
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY).astype(np.float32)
    back = np.roll(cv2.GaussianBlur(grey[:, ::-1], (0, 0), 2.0), int(rng.integers(20, 90)), 0)
    grey = np.minimum(grey, 255 - (255 - back) * rng.uniform(0.06, 0.14))
    pale = 0.12 + 0.22 * (0.5 + 0.5 * np.sin(np.arange(grey.shape[1]) / rng.uniform(120, 260)))
    grey = grey + (255 - grey) * pale[None, :]
    for _ in range(int(rng.integers(2, 5))):
        at = int(rng.integers(40, grey.shape[1] - 40))
        grey[:, at : at + int(rng.integers(1, 3))] *= rng.uniform(0.5, 0.85)
    size = grey.shape[:2]
    matrix = _turned(size, size, 1.0, float(rng.uniform(-1.2, 1.2)))
    askew = cv2.warpPerspective(grey, matrix, size[::-1], borderValue=(244.0,))
    noisy = _grain(np.repeat(np.clip(askew, 0, 255).astype(np.uint8)[:, :, None], 3, 2), rng, 2.5)
    return Shot(through_jpeg(noisy, int(rng.integers(68, 84))), matrix)


def _stack(page: Image, rng: Rng) -> Shot:
    """A stapled, punched stack fed the wrong way: the scan lies on its side or on its head."""
    sheet = page.copy()
    high, wide = sheet.shape[:2]
    for at in (0.42, 0.58):
        cv2.circle(sheet, (int(0.035 * wide), int(at * high)), int(0.014 * wide), (30, 30, 30), -1)
    start = (int(0.03 * wide), int(0.025 * high))
    cv2.line(sheet, start, (start[0] + int(0.035 * wide), start[1] - int(0.012 * high)), (110, 110, 115), 5)
    quarter = int(rng.integers(1, 4))
    lying = np.ascontiguousarray(np.rot90(sheet, -quarter))
    turn = {
        1: np.array([[0, -1, high], [1, 0, 0], [0, 0, 1.0]]),
        2: np.array([[-1, 0, wide], [0, -1, high], [0, 0, 1.0]]),
        3: np.array([[0, 1, 0], [-1, 0, wide], [0, 0, 1.0]]),
    }[quarter]
    return Shot(through_jpeg(_grain(lying, rng, 2.0), int(rng.integers(74, 88))), turn)


def _photographed(page: Image, rng: Rng, width: int, quality: int) -> tuple[Image, Field]:
    high = width * 4 // 3
    desk = _surface(high, width, rng)
    picture, matrix = _laid(page, desk, rng, lean=0.035, turn=3)
    x, y = np.meshgrid(np.linspace(-1, 1, width), np.linspace(-1, 1, high))
    lamp = rng.uniform(-0.7, 0.7, 2)
    light = 1.02 - 0.2 * ((x - lamp[0]) ** 2 + (y - lamp[1]) ** 2) ** 0.5
    edge = x * rng.uniform(0.4, 1) + y * rng.uniform(-0.6, 0.6) - rng.uniform(0.1, 0.7)
    light *= 1 - rng.uniform(0.18, 0.35) / (1 + np.exp(-edge / 0.05))
    warm = np.array([1.0, rng.uniform(0.93, 0.99), rng.uniform(0.8, 1.0)])
    scene = np.clip(picture * light[:, :, None] * warm, 0, 255).astype(np.uint8)
    soft = _shaken(scene, rng)
    grainy = _grain(soft, rng, float(rng.uniform(3, 6)))
    sharp = cv2.addWeighted(grainy, 1.6, cv2.GaussianBlur(grainy, (0, 0), 1.5), -0.6, 0)
    return through_jpeg(np.asarray(sharp, np.uint8), quality), matrix


def _surface(high: int, wide: int, rng: Rng) -> Image:
    """Wood, patterned cloth or a dark mat, with a keyboard's rows or another paper at one side."""
    kind = int(rng.integers(3))
    rows, columns = np.mgrid[0:high, 0:wide]
    if kind == 0:
        wave = np.sin(rows / 23 + 6 * np.sin(columns / 700)) + 0.6 * np.sin(rows / 7.3 + columns / 400)
        ground = np.array([158, 112, 70]) + 11 * wave[:, :, None]
    elif kind == 1:
        check = ((rows // 90 + columns // 90) % 2)[:, :, None]
        ground = np.array([92, 110, 150]) + check * np.array([80, 60, 30])
    else:
        ground = np.full((high, wide, 3), 52.0)
    desk = np.clip(ground, 0, 255).astype(np.uint8)
    if rng.random() < 0.5:
        for at in range(0, wide, 130):
            cv2.rectangle(desk, (at, 0), (at + 110, 90), (28, 28, 30), -1)
    else:
        corners = np.array([[wide - 420, 0], [wide, 0], [wide, 900], [wide - 260, 840]], np.int32)
        cv2.fillPoly(desk, [corners], (214, 212, 205))
        for at in range(80, 760, 46):
            cv2.line(desk, (wide - 200, at), (wide - 20, at + 6), (90, 90, 92), 6)
    return np.asarray(desk, np.uint8)


def _laid(page: Image, ground: Image, rng: Rng, lean: float, turn: float) -> tuple[Image, Field]:
    """The page on the ground in a free hand's perspective, some way in from every edge; its matrix."""
    high, wide = ground.shape[:2]
    fit = min(high * 0.9 / page.shape[0], wide * 0.9 / page.shape[1])
    corners = _UNIT * np.array(page.shape[1::-1], np.float32)
    flat = np.diag([fit, fit, 1.0])
    half = np.array([page.shape[1], page.shape[0]]) * fit / 2
    angle = np.radians(rng.uniform(-turn, turn))
    spin = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    placed = (corners @ flat[:2, :2].T - half) @ spin.T + (wide / 2, high / 2)
    placed = placed + rng.uniform(-lean, lean, (4, 2)) * wide
    placed = np.clip(placed, 0.01 * wide, (0.99 * wide, 0.99 * high))
    matrix = cv2.getPerspectiveTransform(corners, placed.astype(np.float32))
    picture = cv2.warpPerspective(
        page,
        matrix,
        (wide, high),
        dst=ground.copy(),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_TRANSPARENT,
    )
    return np.asarray(picture, np.uint8), np.asarray(matrix)


def _cut_out(picture: Image, matrix: Field, page: Image, rng: Rng) -> tuple[Image, Field]:
    """As an app straightens what it takes for the sheet: corners a few pixels off, desk at an edge."""
    corners = np.array([[[0, 0], [1, 0], [1, 1], [0, 1]]], np.float32) * np.array(
        page.shape[1::-1], np.float32
    )
    seen = cv2.perspectiveTransform(corners, matrix)[0]
    guess = seen + rng.uniform(-0.008, 0.008, (4, 2)) * picture.shape[1]
    size = (1654, 2339)
    target = _UNIT * np.array(size, np.float32)
    back = cv2.getPerspectiveTransform(guess.astype(np.float32), target)
    flat = cv2.warpPerspective(picture, back, size, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(flat, np.uint8), back @ matrix


def _turned(page: tuple[int, ...], ground: tuple[int, ...], scale: float, degrees: float) -> Field:
    """Page to ground: scaled, turned about its middle, in the middle of the ground."""
    matrix = np.vstack([cv2.getRotationMatrix2D((page[1] / 2, page[0] / 2), degrees, scale), (0, 0, 1.0)])
    matrix[:2, 2] += (ground[1] / 2 - page[1] / 2, ground[0] / 2 - page[0] / 2)
    return matrix


def _shaken(picture: Image, rng: Rng) -> Image:
    """Out of focus by a third of a stroke, or moved by three pixels."""
    if rng.random() < 0.5:
        return np.asarray(cv2.GaussianBlur(picture, (0, 0), float(rng.uniform(0.6, 1.2))), np.uint8)
    kernel = np.eye(3, dtype=np.float32) / 3
    return np.asarray(cv2.filter2D(picture, -1, kernel), np.uint8)


def _grain(picture: Image, rng: Rng, strength: float) -> Image:
    noise = rng.normal(0, strength, picture.shape[:2])[:, :, None] + rng.normal(
        0, strength / 2, picture.shape
    )
    return np.clip(picture + noise, 0, 255).astype(np.uint8)


_MAKERS: dict[EleventhLevel, Callable[[Image, Rng], Shot]] = {
    "desk": _desk, "forwarded": _forwarded, "held": _held, "enhanced": _enhanced,
    "app_bw": _app_bw, "mfp": _mfp, "feeder": _feeder, "stack": _stack,
}  # fmt: skip
