"""Decoys of paper and layout: watermarks, placeholders for seals, notices, charts, drawings, ribbons."""

import numpy as np

from samples.decoy_canvas import Canvas, Tint
from samples.decoy_prints import RED, _name, _style, _tint


def watermark(rng: np.random.Generator, dpi: float) -> Canvas:
    """Pale slanting words, or a pale round mark, under the text."""
    film = Canvas(float(rng.uniform(60, 150)), float(rng.uniform(50, 120)), dpi)
    tint = ((190, 190, 195), (235, 170, 170), (170, 190, 230))[int(rng.integers(3))]
    alpha = float(rng.uniform(0.25, 0.7))
    if rng.random() < 0.7:
        text, turn = (
            str(rng.choice(["仅供申报使用", "复印无效", "样本", _name(rng)])),
            float(rng.uniform(-45, -15)),
        )
        for y in np.arange(10.0, film.height, 38.0):
            film.text(
                (film.width / 2, float(y)),
                text,
                float(rng.uniform(6, 13)),
                tint,
                "hei",
                alpha=alpha,
                turn=turn,
            )
    else:
        r = film.height * 0.38
        film.ellipse((film.width / 2, film.height / 2), r, r, None, tint, r * 0.08, alpha)
        film.text(
            (film.width / 2, film.height / 2),
            str(rng.choice(["消防", "协会", "119"])),
            r * 0.6,
            tint,
            "hei_bold",
            alpha=alpha,
        )
    return film


def printed_mark(rng: np.random.Generator, dpi: float) -> Canvas:
    """The printed words that ask for a seal."""
    text = str(
        rng.choice(
            [
                "（盖章）",
                "（公章）",
                "单位盖章：",
                "（签字盖章）",
                "（单位公章）",
                "负责人签名（盖章）",
                "㊞",
                "（印）",
            ]
        )
    )
    size = float(rng.uniform(3.5, 6))
    film = Canvas(size * 1.1 * len(text) + 2, size * 1.6, dpi)
    tint: Tint = (30, 30, 32) if rng.random() < 0.7 else RED
    film.text((film.width / 2, film.height / 2), text, size, tint, _style(rng))
    return film


def placeholder_ring(rng: np.random.Generator, dpi: float) -> Canvas:
    """A printed circle that shows where to stamp: dashed or thin, the words 盖章处 inside."""
    r = float(rng.uniform(12, 22))
    film = Canvas(2 * r + 1, 2 * r + 1, dpi)
    tint = ((90, 90, 95), (160, 160, 165), (220, 90, 90), (40, 40, 45))[int(rng.integers(4))]
    c, width = (r + 0.5, r + 0.5), float(rng.uniform(0.2, 0.6))
    if rng.random() < 0.6:
        dashes = int(rng.integers(30, 80))
        for k in range(dashes):
            span = np.linspace(k, k + 0.55, 5) * 2 * np.pi / dashes
            film.line([(c[0] + r * float(np.cos(t)), c[1] + r * float(np.sin(t))) for t in span], tint, width)
    else:
        film.ellipse(c, r, r, None, tint, width)
    words = str(rng.choice(["盖章处", "单位公章", "公章", "（盖章）", "加盖公章"]))
    if rng.random() < 0.85:
        film.text(c, words, r * float(rng.uniform(0.25, 0.45)), tint, _style(rng))
    return film


def framed_notice(rng: np.random.Generator, dpi: float) -> Canvas:
    """A framed line stamped on copies (此复印件仅供…使用), an 已审核 box with its date. Never two or
    three characters: framed, those cannot be told from a name."""
    text = str(
        rng.choice(
            [
                "此复印件仅供年检使用，再次复印无效",
                "与原件核对一致",
                "复印件与原件相符",
                "已审核无误",
                "收讫日期章",
                "仅供备案",
            ]
        )
    )
    size, upright = float(rng.uniform(4, 8)), rng.random() < 0.25
    long_, short = size * 1.08 * len(text) + 4, size * (1.9 if rng.random() < 0.7 else 3.2)
    film = Canvas(short if upright else long_, long_ if upright else short, dpi)
    tint = (int(rng.integers(180, 235)), int(rng.integers(20, 70)), int(rng.integers(20, 80)))
    ink: Tint = (tint[0], tint[1], tint[2]) if rng.random() < 0.85 else (40, 60, 170)
    film.box(0.3, 0.3, film.width - 0.3, film.height - 0.3, None, ink, float(rng.uniform(0.3, 0.9)))
    for index, char in enumerate(text):
        along = 2 + (index + 0.5) * (long_ - 4) / len(text)
        film.text((film.width / 2, along) if upright else (along, size), char, size, ink, _style(rng))
    if short > 3 * size and not upright:
        film.text((long_ / 2, size * 2.4), "2022年1月10日", size * 0.6, ink, "hei")
    film.turn(float(rng.normal(0, 4)))
    return film


def chart(rng: np.random.Generator, dpi: float) -> Canvas:
    """A pie or bar chart."""
    s = float(rng.uniform(25, 55))
    film = Canvas(s, s, dpi)
    if rng.random() < 0.5:
        cuts = np.sort(rng.uniform(0, 360, 4))
        edge = film.film.size[0] - 1
        for start, end in zip(cuts, np.roll(cuts, -1), strict=True):
            film.pen.pieslice((0, 0, edge, edge), float(start), float(end), fill=(*_tint(rng), 255))
    else:
        for k in range(6):
            top = float(rng.uniform(0.1, 0.9)) * s
            film.box(s * (k + 0.15) / 6, top, s * (k + 0.8) / 6, s, _tint(rng))
        film.line([(0, s - 0.2), (s, s - 0.2)], (40, 40, 40), 0.3)
    return film


def sign_round(rng: np.random.Generator, dpi: float) -> Canvas:
    """A round prohibition or fire sign."""
    r = float(rng.uniform(6, 20))
    film = Canvas(2 * r + 1, 2 * r + 1, dpi)
    c, red = (r + 0.5, r + 0.5), (215, 25, 30)
    film.ellipse(c, r, r, None, red, r * float(rng.uniform(0.1, 0.22)))
    film.box(c[0] - r * 0.5, c[1] - r * 0.08, c[0] + r * 0.5, c[1] + r * 0.1, (30, 30, 30))
    film.line([(c[0] - r * 0.66, c[1] - r * 0.66), (c[0] + r * 0.66, c[1] + r * 0.66)], red, r * 0.16)
    return film


def ribbon(rng: np.random.Generator, dpi: float) -> Canvas:
    """A rosette with two tails, as on certificates."""
    r = float(rng.uniform(8, 18))
    film, tint = Canvas(2 * r + 2, 3.4 * r, dpi), _tint(rng)
    c = (r + 1, r + 1)
    for side in (-1, 1):
        film.shape(
            [
                (c[0] + side * r * 0.15, c[1]),
                (c[0] + side * r * 0.75, c[1] + r * 2.2),
                (c[0] + side * r * 0.2, c[1] + r * 1.9),
            ],
            tint,
        )
    film.star(c, r, tint, points=18)
    film.ellipse(c, r * 0.68, r * 0.68, tint, (255, 235, 170), r * 0.06)
    film.star(c, r * 0.4, (255, 225, 120))
    return film


def dial_drawing(rng: np.random.Generator, dpi: float) -> Canvas:
    """A line drawing with circles: a gauge, a valve, a clock; black or red."""
    r = float(rng.uniform(8, 24))
    film = Canvas(2 * r + 1, 2 * r + 1, dpi)
    tint: Tint = (35, 35, 38) if rng.random() < 0.7 else (200, 40, 40)
    c, width = (r + 0.5, r + 0.5), float(rng.uniform(0.2, 0.6))
    for share in (1.0, float(rng.uniform(0.85, 0.95)), float(rng.uniform(0.1, 0.5))):
        film.ellipse(c, r * share, r * share, None, tint, width)
    ticks = int(rng.integers(8, 40))
    for t in np.linspace(0, 2 * np.pi, ticks):
        inner, outer = r * 0.74, r * 0.86
        film.line(
            [
                (c[0] + inner * float(np.cos(t)), c[1] + inner * float(np.sin(t))),
                (c[0] + outer * float(np.cos(t)), c[1] + outer * float(np.sin(t))),
            ],
            tint,
            width,
        )
    for k in range(int(rng.integers(0, 13))):
        t = k * 2 * np.pi / 12
        film.text(
            (c[0] + r * 0.62 * float(np.sin(t)), c[1] - r * 0.62 * float(np.cos(t))),
            str(k or 12),
            r * 0.14,
            tint,
        )
    film.line([c, (c[0] + r * 0.4, c[1] - r * 0.5)], tint, width * 2)
    return film


def qr_code(rng: np.random.Generator, dpi: float) -> Canvas:
    """A square of black or coloured cells with three corner eyes, or a bar code."""
    s, n = float(rng.uniform(14, 30)), int(rng.integers(21, 34))
    film = Canvas(s, s, dpi)
    tint: Tint = (15, 15, 18) if rng.random() < 0.75 else _tint(rng)
    cell = s / n
    for row, column in np.argwhere(rng.random((n, n)) < 0.48):
        x, y = float(column) * cell, float(row) * cell
        film.box(x, y, x + cell, y + cell, tint)
    for cx, cy in ((0.0, 0.0), (s - 7 * cell, 0.0), (0.0, s - 7 * cell)):
        film.box(cx, cy, cx + 7 * cell, cy + 7 * cell, (255, 255, 255))
        film.box(cx, cy, cx + 7 * cell, cy + 7 * cell, None, tint, cell)
        film.box(cx + 2 * cell, cy + 2 * cell, cx + 5 * cell, cy + 5 * cell, tint)
    return film
