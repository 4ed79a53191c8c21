"""Rows that the detector joined are parted, columns that it cut short are completed."""

import itertools

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image as Pillow
from PIL import ImageDraw

from ingest.document import Image
from ingest.regroup import byte_percentile, complete_columns, dark, part_of, rows_within
from samples.fonts import font

SIZE = 40


def _strip(rows: list[str], gap: int = 8) -> Image:
    width = SIZE * max(len(row) for row in rows) + 12
    picture = Pillow.new("RGB", (width, len(rows) * (SIZE + gap) + 8), "white")
    draw = ImageDraw.Draw(picture)
    for index, row in enumerate(rows):
        draw.text((6, 2 + index * (SIZE + gap)), row, font=font("hei", SIZE), fill="black")
    return np.asarray(picture)


def _column(text: str, pitch: int = 62, rule_after: int | None = None) -> tuple[Image, float, float]:
    """A page with a column of characters in the middle: (page, left, right of the column)."""
    picture = Pillow.new("RGB", (400, 120 + pitch * len(text)), "white")
    draw = ImageDraw.Draw(picture)
    for index, character in enumerate(text):
        draw.text((180, 60 + index * pitch), character, font=font("hei", SIZE), fill="black")
        if rule_after == index:
            y = 60 + index * pitch + (SIZE + pitch) // 2 + 4
            draw.line((0, y, 400, y), fill="black", width=3)
    return np.asarray(picture), 178.0, 222.0


def _quad(x0: float, y0: float, x1: float, y1: float) -> np.ndarray:
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)


@pytest.mark.parametrize(
    "rows", [["会员", "证号"], ["职工", "人数"], ["统一社会", "信用代码"], ["单位", "推荐", "意见"]]
)
def test_joined_rows_are_parted(rows: list[str]) -> None:
    shares = rows_within(_strip(rows))
    assert len(shares) == len(rows)
    assert shares[0][0] == 0.0
    assert shares[-1][1] == 1.0
    assert all(before[1] == after[0] for before, after in itertools.pairwise(shares))


def test_rows_are_parted_beside_a_border_that_the_quad_has_taken_in() -> None:
    strip = _strip(["出生", "年月"]).copy()
    strip[:, -3:-1] = 0
    strip[1:3] = 0
    assert len(rows_within(strip)) == 2


@pytest.mark.parametrize(
    "text", ["姓名", "一二三", "单位推荐意见", "三", "2021年12月31日", "新疆维吾尔自治区"]
)
def test_a_single_row_stays_whole(text: str) -> None:
    assert rows_within(_strip([text])) == [(0.0, 1.0)]


def test_blank_and_tiny_strips_stay_whole() -> None:
    assert rows_within(np.full((60, 90, 3), 255, np.uint8)) == [(0.0, 1.0)]
    assert rows_within(np.zeros((3, 3, 3), np.uint8)) == [(0.0, 1.0)]


def test_part_of_a_leaning_quad_follows_its_sides() -> None:
    quad = np.array([[0, 0], [100, 10], [100, 110], [0, 100]], np.float32)
    assert part_of(quad, 0.5, 1.0).tolist() == [[0, 50], [100, 60], [100, 110], [0, 100]]


def test_a_column_is_completed_upwards_and_downwards() -> None:
    page, x0, x1 = _column("主要事迹")
    grown = complete_columns(page, [_quad(x0, 60 + 62, x1, 60 + 62 * 2 + 46)])
    assert len(grown) == 1
    assert grown[0][:, 1].min() <= 75, "the first character is inside"
    assert grown[0][:, 1].max() >= 60 + 62 * 3 + SIZE - 8, "the last character is inside"


def test_a_ruling_line_ends_a_column() -> None:
    page, x0, x1 = _column("主要事迹意见", rule_after=3)
    grown = complete_columns(page, [_quad(x0, 58, x1, 60 + 62 * 3 + 46)])
    assert grown[0][:, 1].max() < 60 + 62 * 4


def test_a_faint_ruling_line_ends_a_column_too() -> None:
    page, x0, x1 = _column("主要事迹意见")
    faint = page.copy()
    faint[60 + 62 * 4 : 60 + 62 * 4 + 2, :] = 200
    grown = complete_columns(faint, [_quad(x0, 58, x1, 60 + 62 * 3 + 48)])
    assert grown[0][:, 1].max() <= 60 + 62 * 4


def test_a_row_of_text_below_is_no_part_of_the_column() -> None:
    page, x0, x1 = _column("主要")
    picture = Pillow.fromarray(page)
    ImageDraw.Draw(picture).text((100, 60 + 62 * 2), "年月日盖章", font=font("hei", SIZE), fill="black")
    quad = _quad(x0, 58, x1, 60 + 62 + 46)
    grown = complete_columns(np.asarray(picture), [quad])
    assert grown[0][:, 1].max() <= quad[:, 1].max() + 4


def test_quads_inside_a_completed_column_are_dropped() -> None:
    page, x0, x1 = _column("主要事迹")
    quads = [_quad(x0, 58, x1, 60 + 62 + 46), _quad(x0, 60 + 62 * 3, x1, 60 + 62 * 3 + 46)]
    assert len(complete_columns(page, quads)) == 1


def test_rows_of_text_are_left_alone() -> None:
    page, _, _ = _column("主要事迹")
    quads = [_quad(20, 20, 300, 60), _quad(20, 90, 60, 130)]
    assert complete_columns(page, quads) == quads


@given(arrays(np.uint8, st.tuples(st.integers(1, 20), st.integers(1, 20))), st.floats(0, 100))
def test_a_percentile_of_bytes_is_numpys(values: np.ndarray, share: float) -> None:
    counts = np.bincount(values.ravel(), minlength=256).astype(np.float32)
    assert byte_percentile(counts, share) == pytest.approx(float(np.percentile(values, share)))


@given(arrays(np.uint8, st.tuples(st.integers(1, 9), st.integers(1, 9), st.just(3))), st.floats(0.1, 0.9))
def test_dark_pixels_lie_below_the_bound_of_the_papers_own_percentile(picture: Image, depth: float) -> None:
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(float)
    paper = byte_percentile(np.bincount(grey.astype(int).ravel(), minlength=256).astype(np.float32), 80)
    assert (dark(picture, depth) == (grey < paper - depth * max(40.0, paper - grey.min()))).all()
