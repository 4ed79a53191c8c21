"""Paper that seals are stamped on, and how a camera or a scanner sees it. Pictures are square RGB."""

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image as PilImage
from PIL import ImageDraw

from extract.seals.mark import Ellipse
from models.training import names
from samples.fonts import font_for, print_styles

Image = NDArray[np.uint8]
Generator = np.random.Generator
Matrix = NDArray[np.float64]


def paper(side: int, dpi: float, rng: Generator) -> Image:
    """A square of paper with print, rules and handwriting-like strokes, or blank."""
    shade = rng.uniform(225, 255) if rng.random() < 0.8 else rng.uniform(180, 230)
    tint = rng.normal(0, 4, 3)
    page = np.clip(np.full((side, side, 3), shade) + tint, 0, 255).astype(np.uint8)
    roll = rng.random()
    if roll < 0.35:
        return page
    picture = PilImage.fromarray(page)
    draw = ImageDraw.Draw(picture)
    size = max(9, int(rng.uniform(3.2, 6.5) / 25.4 * dpi))
    y = float(rng.uniform(-size, size))
    ink = tuple(int(v) for v in rng.integers(0, 70, 3)) if rng.random() < 0.85 else (20, 30, 120)
    style = print_styles()[int(rng.integers(len(print_styles())))]
    while y < side:
        if rng.random() < 0.6:
            text = names.name(rng) if rng.random() < 0.5 else "2022年 1月 15日（盖章）推荐单位意见："
            draw.text((rng.uniform(-side / 2, side / 2), y), text, ink, font_for(style, text[0], size))
        y += size * rng.uniform(1.3, 2.6)
    for _ in range(int(rng.integers(0, 3))):
        place, width = int(rng.integers(0, side)), max(1, int(rng.uniform(0.15, 0.5) / 25.4 * dpi))
        draw.line((place, 0, place, side) if rng.random() < 0.5 else (0, place, side, place), ink, width)
    page = np.asarray(picture).copy()
    if rng.random() < 0.2:
        points = np.cumsum(rng.normal(0, side / 12, (24, 2)), axis=0) + side * rng.uniform(0.2, 0.8, 2)
        width = max(1, int(rng.uniform(0.3, 0.8) / 25.4 * dpi))
        cv2.polylines(page, [points.astype(np.int32)], False, ink, width, cv2.LINE_AA)
    return page


def tilted(page: Image, rim: Ellipse, rng: Generator) -> tuple[Image, Ellipse]:
    """A camera's view from a slant; the rim is the ellipse that the true rim becomes."""
    slanted, matrix = slant(page, rng)
    return slanted, through(rim, matrix)


def slant(page: Image, rng: Generator) -> tuple[Image, Matrix]:
    """A camera's view from a slant and the homography (3, 3) from the page to it."""
    side = page.shape[0]
    corners = np.array([[0, 0], [side, 0], [side, side], [0, side]], dtype=np.float32)
    moved = corners + rng.normal(0, 0.035 * side, (4, 2)).astype(np.float32)
    matrix = np.asarray(cv2.getPerspectiveTransform(corners, moved), dtype=np.float64)
    slanted = cv2.warpPerspective(page, matrix, (side, side), borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(slanted, dtype=np.uint8), matrix


def through(rim: Ellipse, matrix: Matrix) -> Ellipse:
    """The ellipse that a rim becomes under a homography."""
    t = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    turn = np.deg2rad(rim.angle)
    x = rim.x + rim.a * np.cos(t) * np.cos(turn) - rim.b * np.sin(t) * np.sin(turn)
    y = rim.y + rim.a * np.cos(t) * np.sin(turn) + rim.b * np.sin(t) * np.cos(turn)
    points = cv2.perspectiveTransform(np.stack([x, y], axis=1)[None].astype(np.float32), matrix)[0]
    # Half axes as conjugate diameters: good enough for slants this small, and the axes keep their names.
    along, across = (points[0] - points[36]) / 2, (points[18] - points[54]) / 2
    cx, cy = points.mean(axis=0)
    angle = float(np.rad2deg(np.arctan2(along[1], along[0])))
    return Ellipse(float(cx), float(cy), float(np.hypot(*along)), float(np.hypot(*across)), angle)


def photographed(page: Image, rng: Generator) -> Image:
    side = page.shape[0]
    light = page.astype(np.float32)
    ramp = np.linspace(rng.uniform(0.6, 1.0), rng.uniform(0.6, 1.0), side, dtype=np.float32)
    light *= ramp[None, :, None] if rng.random() < 0.5 else ramp[:, None, None]
    light *= rng.uniform(0.86, 1.08, 3).astype(np.float32) * np.float32(rng.uniform(0.6, 1.02))
    if rng.random() < 0.6:
        light[...] = cv2.GaussianBlur(light, (0, 0), rng.uniform(0.4, 1.4))
    light += rng.normal(0, rng.uniform(1, 7), (side, side, 1)).astype(np.float32)
    return _compressed(np.clip(light, 0, 255).astype(np.uint8), int(rng.integers(35, 92)))


def roughly_photographed(page: Image, rng: Generator) -> Image:
    """A hurried photo: out of focus or shaken, little light, colour noise, sent on small and compressed."""
    side = page.shape[0]
    light = page.astype(np.float32)
    ramp = np.linspace(rng.uniform(0.4, 1.0), rng.uniform(0.4, 1.0), side, dtype=np.float32)
    light *= ramp[None, :, None] if rng.random() < 0.5 else ramp[:, None, None]
    light *= rng.uniform(0.8, 1.1, 3).astype(np.float32) * np.float32(rng.uniform(0.35, 1.0))
    if rng.random() < 0.3:
        length = int(rng.integers(2, 5))
        kernel = np.zeros((length, length), dtype=np.float32)
        np.fill_diagonal(kernel if rng.random() < 0.5 else np.fliplr(kernel), 1.0 / length)
        light = np.asarray(cv2.filter2D(light, -1, kernel), dtype=np.float32)
    light = np.asarray(cv2.GaussianBlur(light, (0, 0), rng.uniform(0.5, 2.0)), dtype=np.float32)
    light += rng.normal(0, rng.uniform(1, 8), (side, side, 1)).astype(np.float32)
    light += rng.normal(0, rng.uniform(0, 5), (side, side, 3)).astype(np.float32)
    seen = _compressed(np.clip(light, 0, 255).astype(np.uint8), int(rng.integers(30, 90)))
    if rng.random() < 0.35:
        small = cv2.resize(seen, None, fx=(f := rng.uniform(0.6, 0.9)), fy=f, interpolation=cv2.INTER_AREA)
        seen = np.asarray(cv2.resize(small, (side, side), interpolation=cv2.INTER_LINEAR), dtype=np.uint8)
        seen = _compressed(seen, int(rng.integers(40, 90)))
    return seen


def photocopied(page: Image, rng: Generator) -> Image:
    """A black and white copy: steep contrast, toner specks, thin ink broken or print run together."""
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY).astype(np.float32)
    if rng.random() < 0.5:
        grey = np.asarray(cv2.GaussianBlur(grey, (0, 0), rng.uniform(0.3, 1.0)), dtype=np.float32)
    grey = (grey - rng.uniform(110, 190)) * rng.uniform(1.0, 2.6) + rng.uniform(110, 170)
    grey += rng.normal(0, rng.uniform(0, 9), grey.shape).astype(np.float32)
    copy = np.clip(grey, rng.uniform(0, 60), rng.uniform(235, 255)).astype(np.uint8)
    specks = rng.random(grey.shape) < rng.uniform(0, 0.003)
    copy[specks] = 60
    return _compressed(np.repeat(copy[..., None], 3, axis=2), int(rng.integers(50, 97)))


def scanned(page: Image, rng: Generator) -> Image:
    light = page.astype(np.float32)
    if rng.random() < 0.4:
        light[...] = cv2.GaussianBlur(light, (0, 0), rng.uniform(0.3, 0.9))
    light = (light - 128) * rng.uniform(0.9, 1.25) + 128 + rng.uniform(0, 18)
    light += rng.normal(0, rng.uniform(0, 4), (*page.shape[:2], 1)).astype(np.float32)
    return _compressed(np.clip(light, 0, 255).astype(np.uint8), int(rng.integers(55, 97)))


def _compressed(page: Image, quality: int) -> Image:
    _, data = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), dtype=np.uint8)
