"""Decoys that come printed with the page: titles, rules, logos, emblems, pictures, placeholders."""

import random

import numpy as np

from samples import people
from samples.decoy_canvas import Canvas, Tint

RED: Tint = (205, 25, 30)
PRINT_STYLES = ("hei_bold", "serif_bold", "song", "kai", "hei")


def _tint(rng: np.random.Generator) -> Tint:
    """A printed colour: mostly reds and blues, the others too."""
    palette = (
        (215, 30, 35), (190, 20, 40), (235, 80, 30), (30, 70, 170), (20, 110, 200), (20, 140, 80),
        (230, 160, 20), (60, 60, 65), (120, 40, 130),
    )  # fmt: skip
    chosen = palette[int(rng.integers(len(palette)))]
    return (chosen[0], chosen[1], chosen[2])


def _style(rng: np.random.Generator) -> str:
    return str(rng.choice(PRINT_STYLES))


def _name(rng: np.random.Generator) -> str:
    return people.organisation(random.Random(int(rng.integers(1 << 30))))[0]


def red_title(rng: np.random.Generator, dpi: float) -> Canvas:
    """A red letterhead over a red rule, perhaps with a star in the middle (红头文件)."""
    text = str(
        rng.choice([_name(rng), "新疆消防协会文件", "先进集体推荐表", "荣誉证书", "通知", "会员单位推荐书"])
    )
    size = float(rng.uniform(8, 18))
    width = min(165.0, size * 1.15 * len(text) + 4)
    film = Canvas(width, size * 2.2, dpi)
    film.text(
        (width / 2, size * 0.8),
        text,
        min(size, (width - 4) / len(text) / 1.02),
        RED,
        _style(rng),
        stretch=float(rng.uniform(1.0, 1.5)),
    )
    y = size * 1.9
    film.line([(0, y), (width, y)], RED, float(rng.uniform(0.4, 1.2)))
    if rng.random() < 0.4:
        film.star((width / 2, y), size * 0.25, RED)
    return film


def red_glyphs(rng: np.random.Generator, dpi: float) -> Canvas:
    """One to four large coloured characters, apart or standing in a column."""
    text = str(
        rng.choice(
            ["奖", "福", "营业执照", "申请表", "优秀", "消防", "证书", "喜报", "推荐", "校牌风波", "119"]
        )
    )
    size, upright = float(rng.uniform(8, 26)), rng.random() < 0.4
    pitch = size * float(rng.uniform(1.0, 1.5))
    film = Canvas(size + 2 if upright else pitch * len(text), pitch * len(text) if upright else size + 2, dpi)
    tint, style = (_tint(rng) if rng.random() < 0.5 else RED), _style(rng)
    for index, char in enumerate(text):
        along = (index + 0.5) * pitch
        film.text((film.width / 2, along) if upright else (along, film.height / 2), char, size, tint, style)
    return film


def red_rules(rng: np.random.Generator, dpi: float) -> Canvas:
    """Red ruling: double lines, or the red grid of writing paper."""
    film = Canvas(float(rng.uniform(40, 170)), float(rng.uniform(6, 60)), dpi)
    step, width = float(rng.uniform(6, 11)), float(rng.uniform(0.2, 0.9))
    for y in np.arange(0.5, film.height, step):
        film.line([(0, float(y)), (film.width, float(y))], RED, width)
    if rng.random() < 0.5:
        for x in np.arange(0.5, film.width, step):
            film.line([(float(x), 0), (float(x), film.height)], RED, width)
    return film


def red_shading(rng: np.random.Generator, dpi: float) -> Canvas:
    """A shaded table cell or heading bar, plain or with white letters."""
    film = Canvas(float(rng.uniform(15, 120)), float(rng.uniform(8, 45)), dpi)
    tint = (RED, (250, 200, 200), (245, 170, 160), (255, 225, 215), (200, 215, 245), (60, 100, 190))[
        int(rng.integers(6))
    ]
    film.box(0, 0, film.width, film.height, tint)
    text = str(rng.choice(["推荐单位意见", "企业基本情况", "注意事项", "一、申报奖项", "盖章"]))
    ink: Tint = (255, 255, 255) if sum(tint) < 400 else (40, 40, 40)
    film.text(
        (film.width / 2, film.height / 2),
        text,
        min(film.height * 0.5, film.width / len(text) * 0.8),
        ink,
        _style(rng),
    )
    return film


def colour_text(rng: np.random.Generator, dpi: float) -> Canvas:
    """Lines of small coloured print."""
    size, rows = float(rng.uniform(3, 6)), int(rng.integers(1, 7))
    film, tint, style = (
        Canvas(float(rng.uniform(30, 110)), size * 1.6 * rows + 1, dpi),
        _tint(rng),
        _style(rng),
    )
    for row in range(rows):
        text = (_name(rng) + "申报材料须真实有效" + _name(rng))[: int(film.width / size / 1.05)]
        film.text((film.width / 2, (row + 0.5) * size * 1.6), text, size, tint, style)
    return film


def logo_round(rng: np.random.Generator, dpi: float) -> Canvas:
    """A printed round logo: solid rings, a bold figure, perhaps Latin letters around."""
    r = float(rng.uniform(7, 20))
    film, one, two = Canvas(2 * r + 1, 2 * r + 1, dpi), _tint(rng), _tint(rng)
    c = (r + 0.5, r + 0.5)
    if rng.random() < 0.6:
        film.ellipse(c, r, r, one)
        film.ellipse(c, r * 0.72, r * 0.72, (255, 255, 255))
        film.ring_text(
            c,
            r * 0.86,
            str(
                rng.choice(["FIRE PROTECTION ASSOCIATION", "CERTIFIED QUALITY SYSTEM", "119 FIRE SAFETY 119"])
            ),
            r * 0.2,
            (255, 255, 255),
            start=0,
            span=float(rng.uniform(220, 330)),
        )
    else:
        film.ellipse(c, r, r, None, one, r * float(rng.uniform(0.06, 0.25)))
    figure = rng.random()
    if figure < 0.3:
        points = [
            (c[0] + r * 0.5 * float(np.cos(t)) * s, c[1] + r * 0.55 * float(np.sin(t)) * s)
            for t, s in zip(np.linspace(0, 6.0, 9), rng.uniform(0.4, 1.1, 9), strict=True)
        ]
        film.shape(points, two)
    elif figure < 0.6:
        film.text(c, str(rng.choice(["安", "消", "E", "A", "ISO", "CQC", "M"])), r * 0.8, two, "hei_bold")
    elif figure < 0.8:
        film.star(c, r * 0.6, two, points=int(rng.integers(4, 9)))
    else:
        for k in range(3):
            film.box(
                c[0] - r * 0.5 + k * r * 0.36,
                c[1] - r * 0.2 * (k + 1),
                c[0] - r * 0.25 + k * r * 0.36,
                c[1] + r * 0.45,
                two,
            )
    return film


def logo_oval(rng: np.random.Generator, dpi: float) -> Canvas:
    """A printed oval logo with bold Latin letters."""
    a = float(rng.uniform(8, 24))
    b = a * float(rng.uniform(0.5, 0.8))
    film, tint = Canvas(2 * a + 1, 2 * b + 1, dpi), _tint(rng)
    c = (a + 0.5, b + 0.5)
    solid = rng.random() < 0.5
    film.ellipse(c, a, b, tint if solid else None, tint, a * float(rng.uniform(0.05, 0.16)))
    text = str(rng.choice(["IAF", "CNAS", "ZDHY", "CCC", "SGS", "HAIER", "119"]))
    film.text(
        c,
        text,
        1.3 * a / len(text),
        (255, 255, 255) if solid else tint,
        "hei_bold",
        stretch=float(rng.uniform(1, 1.6)),
    )
    draw = rng.random()
    if draw < 0.25:
        film.ellipse(c, a * 0.75, b * 0.35, None, tint, a * 0.05)
    elif draw < 0.5 and not solid:
        for share in (0.3, 0.6, 0.9):  # a globe's lines
            film.ellipse(c, a * share, b, None, tint, a * 0.03)
            film.line(
                [(c[0] - a, c[1] + (share - 0.6) * b * 2), (c[0] + a, c[1] + (share - 0.6) * b * 2)],
                tint,
                a * 0.03,
            )
    elif draw < 0.7:
        small = str(
            rng.choice(["MANAGEMENT SYSTEM", "Registration No.", "中国认可", "国际互认", "CERTIFICATION"])
        )
        film.text((c[0], c[1] + b * 0.55), small, 1.1 * a / len(small) * 1.4, tint, "hei")
    return film


def logo_block(rng: np.random.Generator, dpi: float) -> Canvas:
    """A square or shapeless company mark beside its name."""
    s = float(rng.uniform(8, 22))
    film, tint = Canvas(s * 3.4, s, dpi), _tint(rng)
    if rng.random() < 0.5:
        film.box(0, 0, s, s, tint)
        film.text(
            (s / 2, s / 2), str(rng.choice(["安", "N", "消防", "HD"])), s * 0.42, (255, 255, 255), "hei_bold"
        )
    else:
        film.shape([(s / 2, 0), (s, s * 0.9), (0, s * 0.9)], tint)
        film.ellipse((s / 2, s * 0.6), s * 0.2, s * 0.2, (255, 255, 255))
    film.text((s * 2.2, s / 2), _name(rng)[:6], s * 0.33, tint, "hei_bold")
    return film


def badge_text(rng: np.random.Generator, dpi: float) -> Canvas:
    """A filled rounded badge with white letters: a button, a label, a newspaper's mark."""
    w, h = float(rng.uniform(10, 32)), float(rng.uniform(7, 14))
    film = Canvas(w, h, dpi)
    film.pen.rounded_rectangle(
        (0, 0, *(v - 1 for v in film.film.size)), radius=int(h * film.unit * 0.25), fill=(*_tint(rng), 255)
    )
    text = str(rng.choice(["合格", "推荐", "热线119", "附件", "原创", "检验合格"]))
    film.text((w / 2, h / 2), text, min(h * 0.6, w / len(text) * 0.85), (255, 255, 255), "hei_bold")
    return film


def sticker(rng: np.random.Generator, dpi: float) -> Canvas:
    """A round or square paper sticker, filled, with a scalloped edge at times."""
    r = float(rng.uniform(8, 24))
    film, tint = Canvas(2 * r + 2, 2 * r + 2, dpi), _tint(rng)
    c = (r + 1, r + 1)
    if rng.random() < 0.5:
        steps = np.linspace(0, 2 * np.pi, 160, endpoint=False)
        reach = r * (1 + 0.04 * np.sign(np.sin(steps * 20)))
        film.shape(
            [
                (c[0] + float(q * np.cos(t)), c[1] + float(q * np.sin(t)))
                for t, q in zip(steps, reach, strict=True)
            ],
            tint,
        )
    else:
        film.ellipse(c, r, r, tint)
    film.ellipse(c, r * 0.85, r * 0.85, None, (255, 240, 200), r * 0.04)
    film.text(
        c, str(rng.choice(["合格", "优", "先进", "QC", "已检", "A"])), r * 0.7, (255, 250, 220), "hei_bold"
    )
    return film


def emblem(rng: np.random.Generator, dpi: float) -> Canvas:
    """A state-emblem-like disc: red ground, gold stars and gate, a ring of ears, a gear beneath."""
    r = float(rng.uniform(9, 22))
    film = Canvas(2.1 * r, 2.35 * r, dpi)
    c = (1.05 * r, 1.05 * r)
    gold: Tint = (int(rng.integers(215, 250)), int(rng.integers(160, 205)), int(rng.integers(40, 110)))
    red: Tint = (int(rng.integers(190, 240)), int(rng.integers(20, 80)), int(rng.integers(20, 60)))
    film.shape(
        [
            (c[0] - r * 0.55, c[1] + r * 0.7),
            (c[0] + r * 0.55, c[1] + r * 0.7),
            (c[0] + r * 0.75, c[1] + r * 1.25),
            (c[0] - r * 0.75, c[1] + r * 1.25),
        ],
        red,
    )
    film.ellipse(c, r, r, gold)
    for angle in np.linspace(-2.4, 2.4, 34):
        a = float(angle) - np.pi / 2
        film.line(
            [
                (c[0] + r * 0.76 * float(np.cos(a)), c[1] + r * 0.76 * float(np.sin(a))),
                (c[0] + r * float(np.cos(a + 0.07)), c[1] + r * float(np.sin(a + 0.07))),
            ],
            red,
            r * 0.03,
        )
    film.ellipse(c, r * 0.76, r * 0.76, red)
    film.star((c[0], c[1] - r * 0.38), r * 0.2, gold)
    for k in (-1.5, -0.5, 0.5, 1.5):
        film.star((c[0] + k * r * 0.22, c[1] - r * (0.2 if abs(k) > 1 else 0.08)), r * 0.075, gold)
    film.box(c[0] - r * 0.5, c[1] + r * 0.18, c[0] + r * 0.5, c[1] + r * 0.5, gold)
    film.ellipse((c[0], c[1] + r * 0.95), r * 0.26, r * 0.26, gold)
    film.ellipse((c[0], c[1] + r * 0.95), r * 0.12, r * 0.12, red)
    return film


def id_photo(rng: np.random.Generator, dpi: float) -> Canvas:
    """A portrait of 25 × 35 mm before a red or blue backdrop."""
    scale = float(rng.uniform(0.85, 1.5))
    w, h = 25 * scale, 35 * scale
    film = Canvas(w, h, dpi)
    film.box(0, 0, w, h, (int(rng.integers(185, 235)), 25, 35) if rng.random() < 0.65 else (60, 140, 215))
    skin: Tint = (int(rng.integers(205, 240)), int(rng.integers(165, 195)), int(rng.integers(135, 165)))
    coat = (((30, 35, 50)), (70, 70, 80), (235, 235, 240), (20, 40, 90))[int(rng.integers(4))]
    film.ellipse((w / 2, h * 1.05), w * 0.46, h * 0.34, coat)
    film.box(w * 0.42, h * 0.55, w * 0.58, h * 0.74, skin)
    film.ellipse((w / 2, h * 0.36), w * 0.24, h * 0.23, (25, 20, 20))
    film.ellipse((w / 2, h * 0.42), w * 0.2, h * 0.2, skin)
    for side in (-1, 1):
        film.ellipse((w / 2 + side * w * 0.08, h * 0.4), w * 0.025, h * 0.01, (30, 25, 25))
    film.line([(w * 0.45, h * 0.51), (w * 0.55, h * 0.51)], (170, 80, 80), 0.5)
    return film
