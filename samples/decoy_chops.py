"""Personal name chops: square, white on red, oval, round and long, worn like any impression."""

import random

import cv2
import numpy as np

from samples import people
from samples.decoy_canvas import Canvas, Tint
from samples.seal_wear import cloud

CHOP_STYLES = ("serif_bold", "kai", "song", "hei_bold", "serif")


def paste_red(rng: np.random.Generator) -> Tint:
    """Stamp paste, pen or print: red with some orange or crimson in it; sometimes blue ink."""
    if rng.random() < 0.06:
        return (int(rng.integers(20, 70)), int(rng.integers(40, 100)), int(rng.integers(140, 210)))
    return (int(rng.integers(175, 245)), int(rng.integers(10, 85)), int(rng.integers(15, 85)))


def person_name(rng: np.random.Generator) -> str:
    """A name of two to four characters, or longer for names written with a dot."""
    source = random.Random(int(rng.integers(1 << 30)))
    if rng.random() < 0.1:
        return source.choice(people.UYGHUR_GIVEN)[:4]
    given = "".join(source.choice(people.HAN_GIVEN) for _ in range(1 if rng.random() < 0.35 else 2))
    return source.choice(people.HAN_SURNAMES) + given


def _chop_cells(name: str, rng: np.random.Generator) -> list[list[str]]:
    """Columns of a chop, right to left: 李庆 | 国印."""
    tail = str(rng.choice(["印", "之印", "私印", "印章", "", "章"]))
    text = name + tail
    if len(text) == 3 and rng.random() < 0.6:
        return [[text[0]], list(text[1:])]
    if len(text) <= 2:
        return [list(text)]
    half = (len(text) + 1) // 2
    return [list(text[:half]), list(text[half:])]


def _fill_cells(
    film: Canvas, columns: list[list[str]], area: tuple[float, float, float, float], tint: Tint, style: str
) -> None:
    x0, y0, x1, y1 = area
    across = (x1 - x0) / len(columns)
    for number, column in enumerate(columns):
        down = (y1 - y0) / len(column)
        x = x1 - (number + 0.5) * across
        for row, char in enumerate(column):
            # Cutters fill the cell: characters grow wide or tall with it.
            stretch = min(2.2, max(0.4, down / across))
            size = 0.93 * min(across, down / stretch)
            film.text((x, y0 + (row + 0.5) * down), char, size, tint, style, stretch=stretch)


def _worn(film: Canvas, rng: np.random.Generator, low: float = 0.55) -> Canvas:
    field = low + (1 - low) * cloud((40, 40), rng.uniform(2, 7), rng)
    if rng.random() < 0.4:
        grain = cv2.GaussianBlur(rng.random((90, 90), dtype=np.float32), (0, 0), 1.0)
        solid = grain > np.quantile(grain, rng.uniform(0.0, 0.15))
        field = np.asarray(cv2.resize(field, (90, 90)) * solid, dtype=np.float64)
    film.punch(field)
    film.turn(float(rng.normal(0, 4)) if rng.random() < 0.85 else float(rng.uniform(-30, 30)))
    return film


def chop_square(rng: np.random.Generator, dpi: float) -> Canvas:
    """Red characters in a square frame (朱文), 9 to 22 mm."""
    side = float(rng.uniform(9, 22))
    tall = side * float(rng.choice([1.0, 1.0, 1.0, rng.uniform(0.9, 1.3)]))
    film = Canvas(side + 1, tall + 1, dpi)
    tint, rim = paste_red(rng), side * float(rng.uniform(0.03, 0.08))
    if rng.random() < 0.9:
        film.box(0.5, 0.5, side + 0.5, tall + 0.5, None, tint, rim)
    if rng.random() < 0.15:
        film.box(
            0.5 + 2 * rim, 0.5 + 2 * rim, side + 0.5 - 2 * rim, tall + 0.5 - 2 * rim, None, tint, rim * 0.5
        )
    pad = 0.5 + rim * float(rng.uniform(1.5, 3.0))
    cells = _chop_cells(person_name(rng), rng)
    _fill_cells(film, cells, (pad, pad, side + 1 - pad, tall + 1 - pad), tint, str(rng.choice(CHOP_STYLES)))
    return _worn(film, rng)


def chop_white(rng: np.random.Generator, dpi: float) -> Canvas:
    """White characters in a red square (白文)."""
    side = float(rng.uniform(9, 20))
    film, tint = Canvas(side + 1, side + 1, dpi), paste_red(rng)
    film.box(0.5, 0.5, side + 0.5, side + 0.5, tint)
    pad = 0.5 + side * 0.07
    cells, style = _chop_cells(person_name(rng), rng), str(rng.choice(CHOP_STYLES))
    letters = Canvas(side + 1, side + 1, dpi)
    _fill_cells(letters, cells, (pad, pad, side + 1 - pad, side + 1 - pad), (255, 255, 255), style)
    film.punch(1.0 - np.asarray(letters.film.getchannel("A"), dtype=np.float32) / 255.0)
    return _worn(film, rng)


def chop_oval(rng: np.random.Generator, dpi: float) -> Canvas:
    """A name across an oval of 12 to 22 mm, standing or lying."""
    a, b = float(rng.uniform(6, 11)), float(rng.uniform(4, 7))
    film, tint = Canvas(2 * a + 1, 2 * b + 1, dpi), paste_red(rng)
    centre = (a + 0.5, b + 0.5)
    film.ellipse(centre, a, b, None, tint, a * float(rng.uniform(0.05, 0.12)))
    name, style = person_name(rng), str(rng.choice(CHOP_STYLES))
    size = min(1.5 * a / len(name), 1.2 * b)
    for index, char in enumerate(name):
        film.text(
            (centre[0] + (index - (len(name) - 1) / 2) * size * 1.05, centre[1]), char, size, tint, style
        )
    _worn(film, rng)
    if rng.random() < 0.3:
        film.turn(90)
    return film


def chop_round(rng: np.random.Generator, dpi: float) -> Canvas:
    """A name in a small ring, 8 to 18 mm."""
    radius = float(rng.uniform(4, 9))
    film, tint = Canvas(2 * radius + 1, 2 * radius + 1, dpi), paste_red(rng)
    centre = radius + 0.5
    film.ellipse((centre, centre), radius, radius, None, tint, radius * float(rng.uniform(0.06, 0.14)))
    name = person_name(rng)
    half = radius * (0.6 if len(name) > 1 else 0.7)
    columns = [list(name)] if rng.random() < 0.5 or len(name) < 3 else [[name[0]], list(name[1:])]
    wide = half * (0.65 if len(columns) == 1 else 1.0)
    _fill_cells(
        film,
        columns,
        (centre - wide, centre - half, centre + wide, centre + half),
        tint,
        str(rng.choice(CHOP_STYLES)),
    )
    return _worn(film, rng)


def chop_long(rng: np.random.Generator, dpi: float) -> Canvas:
    """A signature chop: the name in one row or column, framed or bare, 8 × 24 mm."""
    name, style, tint = person_name(rng), str(rng.choice(CHOP_STYLES)), paste_red(rng)
    size = float(rng.uniform(4.5, 8.5))
    width, height = size * 1.15 * len(name) + 2.5, size + 2.5
    standing = rng.random() < 0.4
    film = Canvas(height if standing else width, width if standing else height, dpi)
    film.box(0.3, 0.3, film.width - 0.3, film.height - 0.3, None, tint, float(rng.uniform(0.4, 0.8)))
    for index, char in enumerate(name):
        along = (index + 0.5) * (width - 2.5) / len(name) + 1.25
        at = (film.width / 2, along) if standing else (along, film.height / 2)
        film.text(at, char, size, tint, style)
    return _worn(film, rng)
