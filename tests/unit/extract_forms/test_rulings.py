"""Ruling lines under seals, between lines of text, and on pages of almost the working width."""

from typing import Any

import cv2
import numpy as np
import pytest

from extract.forms.cells import find_grid
from ingest.document import Rect


def table(width: int = 1654, rows: int = 4) -> Any:
    """Rows of two cells from x 200 to 1400, each 120 px high, from y 300."""
    image = np.full((1400, width, 3), 255, np.uint8)
    for k in range(rows + 1):
        cv2.line(image, (200, 300 + 120 * k), (1400, 300 + 120 * k), (40, 40, 40), 2)
    for x in (200, 500, 1400):
        cv2.line(image, (x, 300), (x, 300 + 120 * rows), (40, 40, 40), 2)
    return image


def test_a_whole_table() -> None:
    assert len(find_grid(table()).cells) == 8


def test_a_line_goes_on_under_a_seal() -> None:
    image = table()
    image[410:430, 800:960] = 255
    assert len(find_grid(image).cells) == 7, "a gap of paper is no line"
    generator = np.random.default_rng(3)
    blot = generator.random((60, 160)) < 0.35
    image[390:450, 800:960][blot] = (200, 40, 40)
    assert len(find_grid(image).cells) == 8


def test_a_merged_cell_stays_open_though_it_is_written_in() -> None:
    image = table()
    for x in (700, 900):
        cv2.line(image, (x, 300), (x, 780), (40, 40, 40), 2)
    whole = len(find_grid(image).cells)
    image[414:427, 703:898] = 255
    cv2.rectangle(image, (740, 405), (860, 435), (30, 30, 30), 3)
    merged = find_grid(image)
    upper, lower = merged.at(715, 350), merged.at(715, 480)
    assert whole == 16
    assert upper is not None
    assert upper == lower


@pytest.mark.parametrize("width", [1654, 1686, 1640])
def test_cells_stand_where_they_are_drawn(width: int) -> None:
    """The scale of a page that is nearly as wide as the working width moves nothing."""
    grid = find_grid(table(width))
    assert len(grid.cells) == 8
    last = grid.cells[-1].rect
    for found, drawn in zip(last, (500, 660, 1400, 780), strict=True):
        assert found == pytest.approx(drawn, abs=4)
    assert grid.at(1390, 770) == grid.cells[-1].index
    assert grid.at(1410, 770) is None
    assert grid.scale == 1.0


def strokes_of_text(image: Any, x: int, tops: tuple[int, ...]) -> list[Rect]:
    """Upright strokes of characters above each other, 50 px high, with paper between the lines."""
    for top in tops:
        cv2.line(image, (x, top), (x, top + 50), (20, 20, 20), 3)
    return [Rect(x - 25, top, x + 25, top + 50) for top in tops]


def test_strokes_of_two_lines_of_text_are_no_line() -> None:
    image = table()
    glyphs = strokes_of_text(image, 900, (306, 366))
    grid = find_grid(image, glyphs)
    assert len(grid.cells) == 8
    assert grid.at(700, 360) == grid.at(1200, 360)


def test_a_line_close_to_text_is_a_line() -> None:
    image = table()
    cv2.line(image, (900, 300), (900, 780), (40, 40, 40), 2)
    assert len(find_grid(image, [Rect(870, 320, 898, 350)]).cells) == 12
