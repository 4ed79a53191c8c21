"""The part of a page around one of the other seals: an opinion block at 300 dpi, and ink upon it."""

from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image as Picture
from PIL import ImageDraw

from benchmarks.heldout.other_seals_die import PER_MM, Map
from benchmarks.heldout.other_seals_ink import Impression, ink_colour
from benchmarks.heldout.other_seals_plans import Plan
from samples import fonts

PAGE_DPI = 300
PAGE_MM = PAGE_DPI / 25.4
OPINIONS = (
    "同意推荐。", "情况属实，同意推荐上报。", "经研究，同意申报。", "以上内容属实，同意推荐。",
    "经公示无异议，同意推荐。",
    "该同志政治立场坚定，爱岗敬业，群众基础好，同意推荐。", "材料真实有效，符合申报条件，同意上报。",
)  # fmt: skip
LABELS = ("单位意见", "推荐单位意见", "所在单位意见", "主管部门意见", "审核意见")
PROSE = (
    "该同志在本职岗位上勤勤恳恳，任劳任怨，多次被评为先进工作者，其事迹在行业内有较大影响，得到职工群众的一致好评，"
    "本单位对所报材料的真实性负责，已在单位内部公示五个工作日，公示期间没有收到不同意见。"
)


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A page part in RGB at 300 dpi with a seal in the middle.

    `rim` are points on the seal's outer rim (round, oval) or the middles of its sides, clockwise from the
    right one (square); `wide` is its greater width in pixels; `over`: other things lie under or over it on
    purpose.
    """

    page: Map
    rim: Map
    wide: float
    over: bool


def sheet(plan: Plan, mark: Impression, level: str, turn: float, rng: np.random.Generator) -> Sheet:
    """The opinion block with the seal upon it."""
    wide = 2 * max(plan.half)
    size = (round(wide * 3.3 * PAGE_MM), round(wide * 3.0 * PAGE_MM))
    over = level == "over_text" or rng.random() < {"photo": 0.4, "grey": 0.35}.get(level, 0.0)
    lines = 0 if level == "grey" else 1 if plan.shape == "oval" else 2
    printed = _printed(size, wide * PAGE_MM, rng, over=over, prose=lines)
    page = np.asarray(printed, np.float32) / 255
    page *= _paper(level, rng)
    middle = np.array([size[0] / 2, size[1] / 2]) + rng.normal(0, 0.02, 2) * wide * PAGE_MM
    scale = PAGE_MM / PER_MM
    angle = np.radians(turn)
    turned = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    die_middle = np.array([mark.cover.shape[1] / 2, mark.cover.shape[0] / 2])
    affine = np.column_stack([turned * scale, middle - turned @ die_middle * scale])
    soft = cv2.GaussianBlur(mark.cover, (0, 0), 0.8)
    cover = cv2.warpAffine(soft, affine, size, flags=cv2.INTER_LINEAR)
    ink = np.array(ink_colour(mark.colour, rng), np.float32)
    page *= 1 - cover[..., None] * (1 - ink)
    count = 4 if plan.shape == "square" else 72
    t = np.arange(count) * 2 * np.pi / count
    rim = np.column_stack([np.cos(t) * plan.half[0], np.sin(t) * plan.half[1]]) * PAGE_MM
    return Sheet(page, rim @ turned.T + middle, wide * PAGE_MM, over)


def _paper(level: str, rng: np.random.Generator) -> Map:
    if level == "clean":
        return np.ones(3, np.float32)
    return np.asarray(
        rng.uniform(0.955, 0.995) * np.array([1, rng.uniform(0.985, 1), rng.uniform(0.96, 1)]), np.float32
    )


def _printed(
    size: tuple[int, int], wide: float, rng: np.random.Generator, *, over: bool, prose: int
) -> Picture.Image:
    """Lines, label, opinion, 盖章, signature, date; `over` the seal's place, with `prose` lines at most."""
    page = Picture.new("RGB", size, (255, 255, 255))
    pen = ImageDraw.Draw(page)
    black = tuple(int(v) for v in rng.integers(15, 60, 1).repeat(3))
    face = str(rng.choice(["song", "song", "kai", "hei", "serif"]))
    em = round(float(rng.uniform(11, 14)) * PAGE_DPI / 72)
    left, right = size[0] / 2 - wide * rng.uniform(0.95, 1.2), size[0] / 2 + wide * rng.uniform(0.95, 1.3)
    top, low = size[1] / 2 - wide * rng.uniform(0.85, 1.1), size[1] / 2 + wide * rng.uniform(0.75, 1.0)
    if over and rng.random() < 0.5:
        low = size[1] / 2 + wide * rng.uniform(-0.1, 0.42)  # A line of the table runs through the seal.
    line = max(2, round(PAGE_MM * float(rng.uniform(0.18, 0.35))))
    cells = left + em * 2.2
    for y in (top, low):
        pen.line([(0 if rng.random() < 0.5 else left, y), (right, y)], fill=black, width=line)
    for x in (left, cells, right):
        pen.line([(x, top), (x, size[1] if rng.random() < 0.6 else low)], fill=black, width=line)
    text = fonts.font(face, em)
    label = str(rng.choice(LABELS))
    for index, char in enumerate(label):
        pen.text((left + em * 1.1, top + em * (1.5 + index * 1.5)), char, font=text, fill=black, anchor="mm")
    start = cells + em * 0.5
    pen.text((start + 2 * em, top + em * 0.6), str(rng.choice(OPINIONS)), font=text, fill=black)
    if over and prose and rng.random() < 0.6:
        per_line = int((right - start) / em) - 1
        words = PROSE * 3
        begin = int(rng.integers(30))
        first = size[1] / 2 - wide * float(rng.uniform(-0.05, 0.45))
        for row in range(int(rng.integers(1, prose + 1))):
            part = words[begin + row * per_line : begin + (row + 1) * per_line]
            pen.text((start, first + row * em * 1.6), part, font=text, fill=black)
    y = size[1] / 2 + wide * (float(rng.uniform(0.05, 0.42)) if over else float(rng.uniform(0.3, 0.6)))
    x = size[0] / 2 + wide * (float(rng.uniform(-0.5, 0.1)) if over else float(rng.uniform(-0.3, 0.3)))
    pen.text(
        (x, y - em * 2.2),
        str(rng.choice(["（盖章）", "（公章）", "单位盖章：", "（单位公章）"])),
        font=text,
        fill=black,
    )
    year, month, day = int(rng.integers(2012, 2026)), int(rng.integers(1, 13)), int(rng.integers(1, 29))
    blank = rng.random() < 0.3
    date = "年　　月　　日" if blank else f"{year} 年 {month} 月 {day} 日"
    pen.text((x + em, y), date, font=text, fill=black)
    signed = size[1] / 2 - wide * (0.1 if over else float(rng.uniform(0.62, 0.7)))
    pen.text((start, signed), str(rng.choice(["负责人签字：", "签名：", "经办人："])), font=text, fill=black)
    pen.text((start, low + em * 0.7), "填表说明：本表一式两份，随材料报送。", font=text, fill=black)
    if rng.random() < (0.7 if over else 0.4):
        spot = (start + em * 5, signed - em * 0.3)
        if over and rng.random() < 0.6:
            spot = (
                size[0] / 2 + wide * float(rng.uniform(-0.4, 0.2)),
                size[1] / 2 + wide * float(rng.uniform(-0.35, 0.35)),
            )
        _signature(pen, spot, em * 1.7, rng)
    return page


def _signature(
    pen: ImageDraw.ImageDraw, at: tuple[float, float], high: float, rng: np.random.Generator
) -> None:
    """Strokes of a pen that look like a name nobody can read."""
    ink = (20, 20, 30) if rng.random() < 0.6 else (30, 45, 110)
    for char in range(int(rng.integers(2, 4))):
        for _ in range(int(rng.integers(3, 6))):
            points = rng.uniform(0, 1, (4, 2)) * high + np.array([at[0] + char * high * 1.05, at[1]])
            t = np.linspace(0, 1, 24)[:, None]
            curve = (
                (1 - t) ** 3 * points[0] + 3 * t * (1 - t) ** 2 * points[1]
                + 3 * t**2 * (1 - t) * points[2] + t**3 * points[3]
            )  # fmt: skip
            pen.line(
                [tuple(p) for p in curve.tolist()], fill=ink, width=int(rng.integers(3, 6)), joint="curve"
            )
