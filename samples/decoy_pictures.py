"""Decoys that fill an area: pictures, blocks of print, large gilt characters."""

import cv2
import numpy as np
from PIL import Image as PilImage

from samples.decoy_canvas import Canvas, Tint
from samples.decoy_prints import _name, _style, _tint
from samples.seal_wear import cloud


def picture(rng: np.random.Generator, dpi: float) -> Canvas:
    """A colour photograph or illustration: soft areas, hard edges, round things."""
    film = Canvas(float(rng.uniform(20, 80)), float(rng.uniform(18, 60)), dpi)
    size = film.film.size
    shape = (size[1], size[0])
    layers = [cloud(shape, float(rng.uniform(1.5, 12)), rng) for _ in range(3)]
    colours = np.stack(layers, axis=2) * rng.uniform(0.4, 1.0, 3) * 255
    sharp = cloud(shape, float(rng.uniform(3, 14)), rng) > float(rng.uniform(0.4, 0.7))
    colours = np.where(sharp[:, :, None], colours * float(rng.uniform(0.3, 0.9)), colours)
    art = np.ascontiguousarray(np.clip(colours, 0, 255).astype(np.uint8))
    for _ in range(int(rng.integers(0, 7))):
        centre = (int(rng.integers(0, size[0])), int(rng.integers(0, size[1])))
        radius = int(rng.uniform(0.05, 0.3) * min(size))
        cv2.circle(
            art, centre, radius, [int(v) for v in rng.integers(0, 255, 3)], int(rng.choice([-1, 4, 9]))
        )
    film.film = PilImage.fromarray(art).convert("RGBA")
    return film


def text_block(rng: np.random.Generator, dpi: float) -> Canvas:
    """Dense small print in a block of about a seal's shape, black or coloured, at times within rules."""
    size = float(rng.uniform(2.2, 4.5))
    across, rows = int(rng.integers(5, 14)), int(rng.integers(4, 11))
    film = Canvas(across * size * 1.06 + 3, rows * size * 1.45 + 3, dpi)
    tint: Tint = (25, 25, 28) if rng.random() < 0.55 else _tint(rng)
    style, text = (
        _style(rng),
        _name(rng) + "经营范围消防设施维护保养检测" + _name(rng) + "0991-5659605" + _name(rng),
    )
    for row in range(rows):
        start = int(rng.integers(0, 12))
        line = (text[start:] + text)[: across if row < rows - 1 else int(rng.integers(2, across + 1))]
        x = 1.5 + len(line) * size * 0.53
        film.text((x, 1.5 + (row + 0.5) * size * 1.45), line, size, tint, style)
    if rng.random() < 0.35:
        for y in np.linspace(0.3, film.height - 0.3, int(rng.integers(2, rows))):
            film.line([(0, float(y)), (film.width, float(y))], tint, 0.25)
    if rng.random() < 0.25:
        film.line([(0.3, 0), (0.3, film.height)], tint, 0.3)
    return film


def gold_glyphs(rng: np.random.Generator, dpi: float) -> Canvas:
    """Large gilt, brown or crimson characters of a certificate's title, shaded from side to side."""
    text = str(rng.choice(["营业执照", "荣誉证书", "资质证书", "奖状", "聘书", "许可证", "税务登记证"]))
    size = float(rng.uniform(10, 22))
    pitch = size * float(rng.uniform(1.02, 1.7))
    film = Canvas(pitch * len(text), size * 1.2, dpi)
    low = np.array([int(rng.integers(120, 190)), int(rng.integers(60, 120)), int(rng.integers(10, 60))])
    style = _style(rng)
    for index, char in enumerate(text):
        tint = np.clip(low + rng.integers(-15, 35, 3), 0, 255)
        shade: Tint = (int(tint[0]), int(tint[1]), int(tint[2]))
        film.text(((index + 0.5) * pitch, film.height / 2), char, size, shade, style)
    film.punch(0.7 + 0.3 * cloud((8, 32), 5, rng))
    return film
