"""Random sheets with seals and look-alikes on them, scanned, photographed or photocopied.

Not forms: text, tables and pictures in no particular order, so that what is learned from them is what a
seal looks like and not where a form has its block.
"""

import random
from itertools import pairwise
from typing import Literal

import numpy as np
from PIL import Image as PilImage
from PIL import ImageDraw

from samples import people
from samples.decoys import CHOPS, DECOYS, DecoyKind, draw_decoy
from samples.fonts import font, print_styles
from samples.seal_capture import Capture, SealPage, Stamped, take
from samples.seal_wear import WEARS
from samples.seals import Image, SealInk, SealSpec, draw_seal, stamp

DPI = 125.0
PAGE_MM = (210.0, 297.0)

_INNER = (
    "合同专用章", "财务专用章", "发票专用章", "行政专用章", "业务专用章", "人事部", "工会委员会",
    "投标专用章", "（1）", "检测专用章", "资料专用章", "办公室", "技术部",
)  # fmt: skip
_BODIES = (
    "消防协会",
    "市场监督管理局",
    "人民政府",
    "行政审批局",
    "消防救援支队",
    "总工会",
    "职业培训学校",
    "会计师事务所（特殊普通合伙）",
)


def random_seal(rng: np.random.Generator) -> SealSpec:
    """An organisation's seal of any usual make."""
    source = random.Random(int(rng.integers(1 << 30)))
    name, _ = people.organisation(source)
    if rng.random() < 0.25:
        name = source.choice(people.PLACES)[0] + source.choice(_BODIES)
    if rng.random() < 0.08:
        name = name[: int(rng.integers(4, 8))]
    shape: Literal["round", "oval", "square"] = ("round", "oval", "square")[
        int(rng.choice(3, p=[0.66, 0.22, 0.12]))
    ]
    inner = str(rng.choice(_INNER)) if rng.random() < (0.3 if shape == "round" else 0.8) else ""
    code = "".join(str(d) for d in rng.integers(0, 10, 13)) if rng.random() < 0.5 else ""
    size = float(
        rng.uniform(38, 58)
        if shape == "round"
        else rng.uniform(34, 48)
        if shape == "oval"
        else rng.uniform(22, 45)
    )
    colour: SealInk = ("red", "faded", "orange", "blue", "grey")[
        int(rng.choice(5, p=[0.68, 0.1, 0.08, 0.08, 0.06]))
    ]
    if rng.random() < 0.12:
        inner = code or inner
    wear = tuple(str(w) for w in rng.choice(WEARS, size=int(rng.integers(0, 4)), replace=False))
    return SealSpec(
        name=name,
        shape=shape,
        inner=inner,
        code=code,
        star=shape == "round" and rng.random() < 0.85,
        diameter=size,
        aspect=float(rng.uniform(0.64, 0.78))
        if shape == "oval"
        else float(rng.uniform(0.9, 1.1))
        if shape == "square"
        else 1.0,
        colour=colour,
        rim=float(rng.uniform(0.6, 1.6)) if rng.random() < 0.96 else 0.05,
        inner_rim=float(rng.choice([0.0, 0.0, 0.3, 0.5])),
        rim_dashes=int(rng.choice([0, 0, 0, 0, 24, 36])),
        font=str(rng.choice(print_styles())),
        char_height=float(rng.uniform(4.2, 7.5)),
        stretch=float(rng.uniform(1.0, 1.8)),
        gap=float(rng.uniform(60, 140)),
        inner_height=float(rng.uniform(3.4, 5.2)),
        inner_arc=bool(rng.random() < 0.15),
        columns=bool(rng.random() < 0.7),
        turn=float(rng.normal(0, 12)) if rng.random() < 0.75 else float(rng.uniform(-180, 180)),
        weight=float(rng.choice([0.0, 0.0, 0.08, -0.06])),
        wear=wear,  # type: ignore[arg-type]
    )


def draw_sheet(rng: np.random.Generator) -> Image:
    """A sheet of print: paragraphs, tables, a title; white, tinted or patterned paper."""
    width, height = (round(v * DPI / 25.4) for v in (PAGE_MM if rng.random() < 0.8 else PAGE_MM[::-1]))
    if rng.random() < 0.12:
        height = round(height * float(rng.uniform(0.4, 0.7)))
    paper = tuple(
        int(v) for v in (255 - rng.integers(0, 8, 3) if rng.random() < 0.7 else rng.integers(215, 256, 3))
    )
    sheet = PilImage.new("RGB", (width, height), paper)
    pen = ImageDraw.Draw(sheet)
    source = random.Random(int(rng.integers(1 << 30)))
    if rng.random() < 0.15:
        _pattern(pen, width, height, rng)
    y = height * float(rng.uniform(0.03, 0.1))
    while y < height * 0.95:
        draw = rng.random()
        if draw < 0.16:
            y += height * float(rng.uniform(0.03, 0.2))
        elif draw < 0.5:
            y = _table(pen, width, height, y, source, rng)
        else:
            y = _paragraph(pen, width, height, y, source, rng)
    return np.array(sheet, dtype=np.uint8)


def _words(source: random.Random, count: int) -> str:
    parts = [
        people.organisation(source)[0], "年度先进单位自荐表", "推荐单位意见（盖章）", "联系电话0991-5659605",
        "主要事迹：积极参与消防公益活动，遵守章程，按时交纳会费", "2022年1月10日", "法定代表人",
        source.choice(people.STREETS), "同意推荐", "统一社会信用代码91650100MA77", "负责人签名：",
    ]  # fmt: skip
    source.shuffle(parts)
    text = "".join(parts)
    return (text * (count // len(text) + 1))[:count]


def _face(rng: np.random.Generator, size: int) -> tuple[object, tuple[int, int, int]]:
    tint = (30, 30, 34) if rng.random() < 0.85 else ((25, 35, 110) if rng.random() < 0.6 else (170, 30, 30))
    return font(str(rng.choice(print_styles())), size), tint


def _paragraph(
    pen: ImageDraw.ImageDraw,
    width: int,
    height: int,
    y: float,
    source: random.Random,
    rng: np.random.Generator,
) -> float:
    size = int(rng.integers(12, 26)) if rng.random() < 0.9 else int(rng.integers(30, 60))
    face, tint = _face(rng, size)
    left, right = width * float(rng.uniform(0.05, 0.4)), width * float(rng.uniform(0.6, 0.95))
    for _ in range(int(rng.integers(1, 9)) if size < 30 else 1):
        if y > height * 0.96:
            break
        pen.text((left, y), _words(source, max(2, int((right - left) / size))), tint, face)  # type: ignore[arg-type]
        y += size * 1.5
    return y + size


def _table(
    pen: ImageDraw.ImageDraw,
    width: int,
    height: int,
    y: float,
    source: random.Random,
    rng: np.random.Generator,
) -> float:
    columns = np.sort(rng.uniform(0.05, 0.95, int(rng.integers(2, 6)))) * width
    columns[0], columns[-1] = 0.06 * width, 0.94 * width
    size, line = int(rng.integers(12, 22)), int(rng.integers(1, 3))
    face, tint = _face(rng, size)
    for _ in range(int(rng.integers(1, 8))):
        tall = float(rng.choice([size * 2.0, size * 3.0, height * 0.16]))
        if y + tall > height * 0.97:
            break
        pen.rectangle((columns[0], y, columns[-1], y + tall), outline=tint, width=line)
        for x0, x1 in pairwise(columns):
            pen.line((x0, y, x0, y + tall), fill=tint, width=line)
            fits = int((x1 - x0) / size) - 1
            if fits > 0 and rng.random() < 0.75:
                text = _words(source, min(fits, int(rng.integers(1, 16))))
                pen.text((x0 + size * 0.4, y + tall / 2 - size / 2), text, tint, face)  # type: ignore[arg-type]
        y += tall
    return y + size


def _pattern(pen: ImageDraw.ImageDraw, width: int, height: int, rng: np.random.Generator) -> None:
    """Guilloche-like ground and frame of a certificate."""
    tint = tuple(int(v) for v in rng.integers(190, 240, 3))
    for offset in range(-height, width, int(rng.integers(9, 22))):
        xs = np.linspace(0, height, 60)
        pen.line([(float(offset + x + 6 * np.sin(x / 14)), float(x)) for x in xs], fill=tint, width=1)
    frame = tuple(int(v) for v in rng.integers(60, 190, 3))
    for inset in range(8, 34, 7):
        pen.rectangle((inset, inset, width - inset, height - inset), outline=frame, width=3)


def make_page(
    rng: np.random.Generator,
    capture: Capture | None = None,
    *,
    companies: int | None = None,
    chops: int | None = None,
    decoys: tuple[DecoyKind, ...] | None = None,
) -> SealPage:
    """A random sheet with that many seals, chops and those decoys (random where None), captured."""
    sheet = draw_sheet(rng)
    chosen: Capture = (
        capture or ("clean", "office", "photo", "copy")[int(rng.choice(4, p=[0.2, 0.3, 0.33, 0.17]))]
    )
    if companies is None:
        companies = int(rng.choice([0, 1, 2, 3], p=[0.15, 0.35, 0.3, 0.2]))
    kinds: tuple[DecoyKind, ...] = decoys if decoys is not None else _some_decoys(rng)
    if chops is None:
        chops = int(rng.choice([0, 1, 2], p=[0.45, 0.35, 0.2]))
    kinds = (*kinds, *(CHOPS[int(k)] for k in rng.integers(0, len(CHOPS), chops)))
    placed: list[Stamped] = []
    for kind in kinds:
        drawn = draw_decoy(kind, rng, DPI)
        placed.append(_press(sheet, drawn, "personal" if kind in CHOPS else "decoy", kind, rng, placed))
    for _ in range(companies):
        spec = random_seal(rng)
        item = _press(sheet, draw_seal(spec, rng, DPI), "company", spec.shape, rng, placed)
        placed.append(Stamped(item.kind, item.what, item.outline, item.shown, (*spec.wear, spec.colour)))
    return take(sheet, placed, chosen, rng)


def _some_decoys(rng: np.random.Generator) -> tuple[DecoyKind, ...]:
    others = [kind for kind in DECOYS if kind not in CHOPS]
    return tuple(others[int(k)] for k in rng.integers(0, len(others), int(rng.integers(0, 6))))


def _press(
    sheet: Image, drawn: Image, kind: Literal["company", "personal", "decoy"], what: str,
    rng: np.random.Generator, placed: list[Stamped],
) -> Stamped:  # fmt: skip
    """Put it where it covers little of what is there already; at times over the sheet's edge."""
    height, width = sheet.shape[:2]
    x = y = 0.0
    over = kind == "company" and rng.random() < 0.07
    for _ in range(12):
        x, y = float(rng.uniform(0.12, 0.88)) * width, float(rng.uniform(0.08, 0.92)) * height
        if over:
            x = float(rng.choice([0.0, float(width)])) + float(rng.normal(0, 25))
        near = [
            np.hypot(*(item.outline.mean(axis=0) - (x, y))) / max(1.0, np.ptp(item.outline[:, 0]))
            for item in placed
        ]
        if min(near, default=9.0) > (0.75 if rng.random() < 0.25 else 1.1):
            break
    x0, y0, x1, y1 = stamp(sheet, drawn, x, y, rng)
    seen = np.argwhere(drawn[..., 3] > 40)
    full = float(np.prod(np.ptp(seen, axis=0) + 1)) if len(seen) else 1.0
    outline = np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], dtype=np.float32)
    return Stamped(kind, what, outline, max(0, x1 - x0) * max(0, y1 - y0) / max(1.0, full))
