"""Decoys made by hand: fingerprints, pen marks, smears, show-through."""

import random

import numpy as np
from numpy.typing import NDArray
from PIL import Image as PilImage

from samples import people
from samples.decoy_canvas import FINE, Canvas, Point
from samples.decoy_chops import paste_red, person_name
from samples.fonts import handwriting_styles
from samples.seal_wear import cloud
from samples.seals import SealSpec, draw_seal


def fingerprint(rng: np.random.Generator, dpi: float) -> Canvas:
    """A thumb pressed in ink paste: ridges that whirl inside a soft oval."""
    a, b = float(rng.uniform(6, 9)), float(rng.uniform(8, 13))
    film = Canvas(2 * a + 2, 2 * b + 2, dpi)
    size = film.film.size
    ys, xs = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float32) / film.unit
    dx, dy = xs - film.width / 2, ys - film.height / 2 - b * float(rng.uniform(-0.2, 0.2))
    warp = cloud((size[1], size[0]), 4, rng) * float(rng.uniform(2, 5))
    ridge = (
        np.hypot(dx * rng.uniform(0.9, 1.3), dy) + warp + np.arctan2(dy, dx) * float(rng.uniform(-0.5, 0.5))
    )
    lines = 0.5 + 0.5 * np.sin(ridge * 2 * np.pi / float(rng.uniform(0.45, 0.7)))
    flood = float(rng.uniform(0.15, 0.8))
    edge = np.clip((1.0 - np.hypot((xs - film.width / 2) / a, (ys - film.height / 2) / b)) * 4, 0, 1)
    patch = 0.35 + 0.65 * cloud((size[1], size[0]), 5, rng)
    alpha = np.clip((flood + (1 - flood) * lines) * edge * patch, 0, 1)
    film.film = PilImage.new("RGBA", size, (*paste_red(rng), 255))
    film.film.putalpha(PilImage.fromarray((alpha * 255).astype(np.uint8)))
    film.turn(float(rng.uniform(-50, 50)))
    return film


def _stroke(rng: np.random.Generator, start: Point, reach: float, bends: int) -> list[Point]:
    """A bent stroke of a pen."""
    turns = rng.normal(0, reach, (bends + 3, 2))
    knots = np.cumsum(turns, axis=0) * 0.6 + np.asarray(start)
    steps = np.linspace(0, 1, 14)[:, None]
    points: list[Point] = []
    for p, q, r in zip(knots[:-2], knots[1:-1], knots[2:], strict=True):
        curve = (p + q) / 2 * (1 - steps) ** 2 + q * 2 * steps * (1 - steps) + (q + r) / 2 * steps**2
        points += [(float(x), float(y)) for x, y in curve]
    return points


def red_signature(rng: np.random.Generator, dpi: float) -> Canvas:
    """A name signed in red, in a flowing hand or as mere strokes."""
    film, tint = Canvas(float(rng.uniform(22, 45)), float(rng.uniform(12, 22)), dpi), paste_red(rng)
    styles = handwriting_styles()
    if styles and rng.random() < 0.6:
        name = person_name(rng)
        film.text(
            (film.width / 2, film.height / 2),
            name,
            film.width / (len(name) + 0.5),
            tint,
            str(rng.choice(styles)),
        )
    else:
        for _ in range(int(rng.integers(3, 8))):
            start = (float(rng.uniform(0.2, 0.8)) * film.width, float(rng.uniform(0.3, 0.7)) * film.height)
            film.line(
                _stroke(rng, start, film.height * 0.3, int(rng.integers(2, 6))),
                tint,
                float(rng.uniform(0.3, 0.8)),
            )
    film.turn(float(rng.normal(0, 8)))
    return film


def hand_circle(rng: np.random.Generator, dpi: float) -> Canvas:
    """A word ringed with a red, blue or black pen; the ends miss or overshoot each other."""
    a = float(rng.uniform(5, 26))
    b = a * float(rng.uniform(0.55, 1.05))
    film = Canvas(2.4 * a + 2, 2.4 * b + 2, dpi)
    tint = paste_red(rng) if rng.random() < 0.8 else (30, 30, 40)
    steps = np.linspace(0, 2 * np.pi * float(rng.uniform(0.93, 1.35)), 90) + float(rng.uniform(0, 6.3))
    drift = (
        1
        + 0.05 * np.sin(steps * float(rng.uniform(1, 3)) + rng.uniform(0, 6))
        + np.linspace(0, rng.uniform(-0.12, 0.12), 90)
    )
    xs = film.width / 2 + a * drift * np.cos(steps)
    ys = film.height / 2 + b * drift * np.sin(steps)
    film.line(
        [(float(x), float(y)) for x, y in zip(xs, ys, strict=True)], tint, float(rng.uniform(0.35, 1.3))
    )
    if rng.random() < 0.2:
        text = str(rng.choice(["重要", "已查", "？", "3", "合格", "注意"]))
        styles = handwriting_styles() or ("kai",)
        film.text((film.width / 2, film.height / 2), text, b * 0.7, tint, str(rng.choice(styles)))
    film.turn(float(rng.normal(0, 10)))
    return film


def red_smear(rng: np.random.Generator, dpi: float) -> Canvas:
    """Ink paste rubbed or dropped on the sheet."""
    film = Canvas(float(rng.uniform(10, 45)), float(rng.uniform(8, 35)), dpi)
    shape = (film.film.size[1] // FINE, film.film.size[0] // FINE)
    field = cloud(shape, rng.uniform(3, 9), rng)
    rows, cols = np.mgrid[-1 : 1 : shape[0] * 1j, -1 : 1 : shape[1] * 1j]
    field = np.clip((field - rng.uniform(0.35, 0.6)) * 3, 0, 1) * np.clip(
        1.3 - np.hypot(rows, cols) * 1.3, 0, 1
    )
    film.box(0, 0, film.width, film.height, paste_red(rng))
    film.punch(field * float(rng.uniform(0.3, 0.9)))
    film.soften(float(rng.uniform(0.1, 0.8)))
    return film


def check_marks(rng: np.random.Generator, dpi: float) -> Canvas:
    """Ticks, crosses and wavy underlines of a red pen."""
    film, tint = Canvas(40, 20, dpi), paste_red(rng)
    for _ in range(int(rng.integers(1, 5))):
        x, y, s = float(rng.uniform(4, 34)), float(rng.uniform(5, 14)), float(rng.uniform(2, 5))
        style = rng.random()
        if style < 0.5:
            film.line(
                [(x - s, y), (x, y + s), (x + 1.6 * s, y - 1.3 * s)], tint, float(rng.uniform(0.4, 1.0))
            )
        elif style < 0.75:
            film.line([(x - s, y - s), (x + s, y + s)], tint, 0.6)
            film.line([(x + s, y - s), (x - s, y + s)], tint, 0.6)
        else:
            wave = np.linspace(0, 30, 80)
            film.line([(2 + float(w), y + 0.7 * float(np.sin(w * 2.2))) for w in wave], tint, 0.5)
    return film


def red_pen_text(rng: np.random.Generator, dpi: float) -> Canvas:
    """Handwriting in red: a remark, a date, a mark."""
    text = str(
        rng.choice(
            [
                "同意申报",
                "已审核",
                "2022.1.8",
                "请补盖公章",
                "95分",
                "材料齐全",
                "退回补正",
                "收到",
                "情况属实",
            ]
        )
    )
    size = float(rng.uniform(5, 14))
    film = Canvas(size * 1.1 * len(text) + 2, size * 1.5, dpi)
    style = str(rng.choice(handwriting_styles() or ("kai",)))
    film.text((film.width / 2, film.height / 2), text, size, paste_red(rng), style)
    film.turn(float(rng.normal(0, 6)))
    return film


def show_through(rng: np.random.Generator, dpi: float) -> Canvas:
    """The seal of another sheet shining through: mirrored, blurred and pale."""
    source = random.Random(int(rng.integers(1 << 30)))
    name, _ = people.organisation(source)
    spec = SealSpec(
        name=name,
        diameter=float(rng.uniform(38, 45)),
        turn=float(rng.uniform(-30, 30)),
        wear=("uneven", "missing"),
    )
    seal = draw_seal(spec, rng, dpi)
    seal = np.ascontiguousarray(seal[:, ::-1])
    film = Canvas(seal.shape[1] / dpi * 25.4, seal.shape[0] / dpi * 25.4, dpi)
    film.film = PilImage.fromarray(seal).resize(film.film.size)
    film.soften(float(rng.uniform(0.35, 0.8)))
    alpha: NDArray[np.float32] = np.full((2, 2), rng.uniform(0.08, 0.26), dtype=np.float32)
    film.punch(alpha)
    return film
