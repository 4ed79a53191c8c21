"""How the third strangers' pages reach the office: chat photos, lamp-lit photos of folded sheets, scanner apps.

Apart from `camera.py`. A page is RGB at 200 dpi; pixels are those of the picture that comes out.
"""

from typing import Any, Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.heldout.camera import Shot, through_jpeg, to_bytes
from benchmarks.heldout.third_ink import noise

Image = NDArray[np.uint8]
Field = NDArray[Any]
ThirdLevel = Literal["wechat", "lamp", "app"]
THIRD_LEVELS: tuple[ThirdLevel, ...] = ("wechat", "lamp", "app")
DESKS = ((196, 164, 126), (142, 104, 74), (228, 226, 220), (92, 96, 102), (168, 176, 170), (210, 196, 176))


def third_shoot(page: Image, level: ThirdLevel, seed: int) -> Shot:
    """Capture a flat page. Raises KeyError for an unknown level."""
    makers = {"wechat": _wechat, "lamp": _lamp, "app": _app}
    return makers[level](page, np.random.default_rng(seed))


def _wechat(page: Image, rng: np.random.Generator) -> Shot:
    """A hand-held photo as a chat hands it on: 1080 px on the short side, compressed hard."""
    scene, matrix = _photographed(page, rng, (1512, 2016), lamp=0.5, folds=int(rng.random() < 0.3))
    scene = _moved(scene, rng, float(rng.uniform(0, 2.2)))
    scale = 1080 / min(scene.shape[:2])
    size = (round(scene.shape[1] * scale), round(scene.shape[0] * scale))
    small = cv2.resize(scene, size, interpolation=cv2.INTER_AREA)
    small = _sharpened(_exposed(small, rng), 0.5)
    return Shot(
        through_jpeg(to_bytes(small), int(rng.integers(50, 72))), np.diag([scale, scale, 1.0]) @ matrix
    )


def _lamp(page: Image, rng: np.random.Generator) -> Shot:
    """A camera of 8 to 12 megapixels by lamp light, the sheet folded for its envelope."""
    short = int(rng.choice((2448, 3000)))
    scene, matrix = _photographed(
        page, rng, (short, round(short * 4 / 3)), lamp=1.0, folds=int(rng.integers(1, 3))
    )
    scene = _moved(scene, rng, float(rng.uniform(0, 3.0)))
    scene = cv2.GaussianBlur(scene, (0, 0), float(rng.uniform(0.7, 1.4)))
    scene = _exposed(scene, rng) + _grain(scene.shape, rng, 3.0)
    return Shot(through_jpeg(to_bytes(_sharpened(scene, 0.35)), int(rng.integers(78, 92))), matrix)


def _app(page: Image, rng: np.random.Generator) -> Shot:
    """A scanner app: corners found not quite right, shadows taken out, whitened, colours pushed."""
    scene, matrix = _photographed(page, rng, (1800, 2400), lamp=0.7, folds=int(rng.random() < 0.4))
    height, width = page.shape[:2]
    off = rng.normal(0, 0.004, (4, 2)) * (width, height) - np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]]) * 6
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float64) + off
    seen = cv2.perspectiveTransform(corners[None], matrix)[0]
    scale = float(rng.choice((0.76, 0.85, 1.0)))
    size = (round(width * scale), round(height * scale))
    target = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], dtype=np.float32)
    back = cv2.getPerspectiveTransform(seen.astype(np.float32), target)
    flat = cv2.warpPerspective(scene, back, size, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)
    lit = cv2.resize(flat, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    lit = cv2.GaussianBlur(cv2.dilate(lit, np.ones((9, 9), np.uint8)), (0, 0), 6)
    ground = cv2.resize(lit, size, interpolation=cv2.INTER_LINEAR)
    even: Field = flat.astype(np.float32) / np.maximum(ground.astype(np.float32), 30)
    even = np.clip((even - rng.uniform(0.12, 0.28)) / rng.uniform(0.58, 0.68), 0, 1)
    grey = even.mean(axis=2, keepdims=True)
    pushed = np.clip(grey + (even - grey) * rng.uniform(1.1, 1.6), 0, 1)
    return Shot(
        through_jpeg(to_bytes(_sharpened(pushed * 255, 0.8)), int(rng.integers(70, 88))), back @ matrix
    )


def _photographed(
    page: Image, rng: np.random.Generator, size: tuple[int, int], *, lamp: float, folds: int
) -> tuple[Field, Field]:
    """The sheet on its desk seen from nearly above, lit, as floats; and the matrix from page to picture."""
    if page.shape[1] > page.shape[0]:
        size = size[::-1]
    sheet = _folded(page, rng, folds)
    height, width = page.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    fill = rng.uniform(0.84, 0.97)
    scale = min(size[0] / width, size[1] / height) * fill
    middle = np.array(size) / 2 + rng.normal(0, 0.012, 2) * size
    target = (corners - (width / 2, height / 2)) * scale
    angle = np.radians(rng.normal(0, 1.6))
    spin = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    lean = np.array([1.0, 1.0, 1.0, 1.0]) + rng.normal(0, 0.022) * np.array([1, 1, -1, -1])
    lean = lean + rng.normal(0, 0.012) * np.array([1, -1, -1, 1])
    target = target @ spin.T * lean[:, None] + middle
    matrix = cv2.getPerspectiveTransform(corners, target.astype(np.float32)).astype(np.float64)
    ground = _desk(size, rng, target)
    reduce = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    # Shrinking by a warp alone would alias; a slight blur first stands for the lens.
    soft = cv2.GaussianBlur(sheet, (0, 0), max(0.3, 0.45 / scale)) if scale < 1 else sheet
    seen = cv2.warpPerspective(soft, matrix, size, flags=reduce)
    mask = cv2.warpPerspective(np.full((height, width), 1, np.float32), matrix, size)
    shade = cv2.GaussianBlur(np.roll(mask, (9, 7), (0, 1)), (0, 0), 9)
    field: Field = (ground * (1 - 0.4 * shade[:, :, None])) * (1 - mask[:, :, None]) + seen * mask[:, :, None]
    return field * _lit(size, rng, lamp), matrix


def _folded(page: Image, rng: np.random.Generator, folds: int) -> Image:
    """Paper with a tint and, if folded, lines across with a change of light at each."""
    height, width = page.shape[:2]
    tint = np.array([252, 250, 244]) - rng.uniform(0, 10, 3)
    light = np.ones((height, width), np.float32) - 0.04 * noise((height, width), rng, 3)
    places = [(0.5,), (1 / 3, 2 / 3)][folds - 1] if folds else ()
    for share in places:
        at = height * (share + rng.normal(0, 0.006)) + np.arange(width) * rng.normal(0, 0.002)
        away = np.arange(height)[:, None] - at[None, :]
        step = rng.choice((-1, 1)) * rng.uniform(0.02, 0.06)
        light = light + (step * np.tanh(away / 260) * np.exp(-np.abs(away) / 500)).astype(np.float32)
        light = light - (rng.uniform(0.05, 0.14) * np.exp(-((away / 1.8) ** 2))).astype(np.float32)
        light = light + (0.05 * np.exp(-(((away - 4) / 2.5) ** 2))).astype(np.float32)
    return to_bytes(page.astype(np.float32) * (tint / 255) * light[:, :, None])


def _desk(size: tuple[int, int], rng: np.random.Generator, sheet: Field) -> Field:
    """A desk top with, often, another printed sheet or a notebook reaching in."""
    shape = (size[1], size[0])
    base = np.array(DESKS[int(rng.integers(len(DESKS)))], dtype=np.float32)
    lying = (shape[0], max(2, shape[1] // 30)) if rng.random() < 0.5 else (max(2, shape[0] // 30), shape[1])
    grain = cv2.resize(noise(lying, rng, 40), size, interpolation=cv2.INTER_CUBIC)
    ground: Field = base * (0.9 + 0.12 * grain[:, :, None] + 0.08 * (noise(shape, rng, 3)[:, :, None] - 0.5))
    if rng.random() < 0.65:
        other = _other_sheet(rng)
        corner = sheet[int(rng.integers(4))]
        turn = np.radians(rng.uniform(-25, 25))
        across = np.array([np.cos(turn), np.sin(turn)]) * other.shape[1]
        down = np.array([-np.sin(turn), np.cos(turn)]) * other.shape[0]
        start = corner - across * rng.uniform(0.3, 0.7) - down * rng.uniform(0.3, 0.7)
        points = np.array([start, start + across, start + across + down, start + down], dtype=np.float32)
        flat = np.array(
            [[0, 0], [other.shape[1], 0], [*other.shape[1::-1]], [0, other.shape[0]]], dtype=np.float32
        )
        matrix = cv2.getPerspectiveTransform(flat, points)
        mask = cv2.warpPerspective(np.ones(other.shape[:2], np.float32), matrix, size)[:, :, None]
        ground = ground * (1 - mask) + cv2.warpPerspective(other, matrix, size) * mask
    return ground


def _other_sheet(rng: np.random.Generator) -> Field:
    """Paper with grey lines of print too small to read, or a plain cover."""
    sheet = np.full((900, 700, 3), rng.uniform(215, 245), np.float32)
    if rng.random() < 0.3:
        return np.asarray(sheet * np.array([0.45, 0.55, 0.75], dtype=np.float32))
    for y in range(60, 860, 26):
        end = int(rng.integers(350, 660))
        print_ = cv2.GaussianBlur(rng.random((12, end - 50)).astype(np.float32), (0, 0), 1.6)
        sheet[y : y + 12, 50:end] -= 90 * (print_ > 0.5)[:, :, None]
    return sheet


def _lit(size: tuple[int, int], rng: np.random.Generator, lamp: float) -> Field:
    """A pool of warm lamp light to one side, the phone's shadow soft in it."""
    small = (120, round(120 * size[1] / size[0]))
    x, y = np.meshgrid(np.linspace(-1, 1, small[0]), np.linspace(-1, 1, small[1]))
    at = rng.uniform(-0.9, 0.9, 2)
    pool = np.exp(-((x - at[0]) ** 2 + (y - at[1]) ** 2) / rng.uniform(1.2, 2.6))
    light = 1 - lamp * rng.uniform(0.2, 0.42) * (1 - pool)
    if rng.random() < 0.5:
        edge = rng.uniform(-0.6, 0.6)
        slope = rng.uniform(-0.5, 0.5)
        light = light * (1 - lamp * rng.uniform(0.05, 0.22) / (1 + np.exp((y - edge - slope * x) / 0.09)))
    field = cv2.resize(light.astype(np.float32), size, interpolation=cv2.INTER_CUBIC)[:, :, None]
    warm = 1 + lamp * rng.uniform(-0.01, 0.07) * np.array([1, 0.1, -1.2], dtype=np.float32)
    return np.asarray(field * warm)


def _moved(scene: Field, rng: np.random.Generator, length: float) -> Field:
    """Blur of a hand that moved by `length` px."""
    if length < 1.2:
        return scene
    side = 2 * int(np.ceil(length)) + 1
    kernel = np.zeros((side, side), np.float32)
    angle = rng.uniform(0, np.pi)
    reach = np.array([np.cos(angle), np.sin(angle)]) * length / 2 * 16
    start, end = (
        tuple(int(v) for v in np.round(np.array([side // 2] * 2) * 16 + s * reach)) for s in (-1, 1)
    )
    cv2.line(kernel, start, end, (1.0,), 1, cv2.LINE_AA, 4)
    return np.asarray(cv2.filter2D(scene, -1, kernel / kernel.sum()))


def _exposed(scene: Field, rng: np.random.Generator) -> Field:
    bright = max(60.0, float(np.percentile(scene[::8, ::8], 90)))
    unit = np.clip(scene * (rng.uniform(200, 238) / bright) / 255, 0, 1)
    return np.asarray(255 * (unit + rng.uniform(0, 0.05) * np.sin(2 * np.pi * (unit - 0.5))))


def _grain(shape: tuple[int, ...], rng: np.random.Generator, strength: float) -> Field:
    small = rng.normal(0, strength, (shape[0] // 2, shape[1] // 2, 3)).astype(np.float32)
    return np.asarray(cv2.resize(small, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR))


def _sharpened(scene: Field, amount: float) -> Field:
    scene = scene.astype(np.float32)
    return np.asarray(scene + amount * (scene - cv2.GaussianBlur(scene, (0, 0), 1.2)))
