"""Ruling lines under seals, between lines of text, and on pages of almost the working width."""

from typing import Any

import cv2
import numpy as np
import pytest

from extract.forms.cells import find_grid
from extract.forms.ruling_repairs import HIDING_INK, beneath, drawn_between
from extract.forms.rulings import _bridge, _lengthen, _where_lines_are, _without_glyphs
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


def _pale(colour: int, *, writing: bool = True, grain: float = 0.0) -> Any:
    """Two rows over a pale line with black characters close under it, and the rest of the table in black."""
    image = np.full((1400, 1654, 3), 255, np.uint8)
    cv2.rectangle(image, (200, 300), (1400, 540), (40, 40, 40), 2)
    cv2.line(image, (200, 420), (1400, 420), (colour,) * 3, 3)
    for x in range(230, 1380, 34) if writing else ():
        cv2.rectangle(image, (x, 428), (x + 24, 452), (20, 20, 20), 5)
        cv2.line(image, (x, 440), (x + 24, 440), (20, 20, 20), 4)
    noise = np.random.default_rng(5).normal(0, grain, image.shape)
    return np.clip(image + noise, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("grain", [0.0, 2.0])
def test_a_pale_line_goes_on_over_words_close_under_it(grain: float) -> None:
    assert len(find_grid(_pale(226, grain=grain)).cells) == 2


def test_words_in_a_row_are_no_pale_line() -> None:
    assert len(find_grid(_pale(255)).cells) == 1
    assert len(find_grid(_pale(252)).cells) == 1, "what no eye sees is no line"


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


def test_a_line_that_sticks_out_of_its_end_by_a_pixel_is_not_drawn_on() -> None:
    lines, crossing = np.zeros((400, 200), np.uint8), np.zeros((400, 200), np.uint8)
    cv2.line(crossing, (20, 200), (180, 200), (255,), 5)
    cv2.line(lines, (100, 50), (100, 206), (255,), 5)
    grown = _lengthen(lines, crossing, across=False)
    assert not grown[212:].any()
    cv2.line(lines, (100, 50), (100, 260), (255,), 5)
    cv2.line(crossing, (20, 272), (180, 272), (255,), 5)
    assert _lengthen(lines, crossing, across=False)[262:270, 100].all()


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


@pytest.mark.parametrize("inked", [False, True])
def test_strokes_of_two_lines_of_text_are_no_line(inked: bool) -> None:
    """What tells them apart is the ink between the lines of text."""
    vertical, ink = np.zeros((600, 600), np.uint8), np.zeros((600, 600), np.uint8)
    vertical[100:230, 300:303] = 255
    for top in (100, 180):
        ink[top : top + 50, 300:303] = 255
    if inked:
        ink[100:230, 300:303] = 255
    glyphs = [Rect(275, top, 325, top + 50) for top in (100, 180)]
    assert bool(drawn_between(vertical, ink, glyphs).any()) == inked


@pytest.mark.parametrize("walls", [False, True])
def test_a_line_goes_on_beneath_ink_but_not_between_walls(walls: bool) -> None:
    lines, crossing, ink = (np.zeros((400, 1000), np.uint8) for _ in range(3))
    lines[200:203, 100:400] = 255
    lines[200:203, 550:900] = 255
    ink[190:215, 400:550] = 255
    if walls:
        crossing[50:350, [398, 399, 400, 549, 550, 551]] = 255
    assert bool(beneath(lines, crossing, ink)[201, 470]) != walls
    assert not beneath(lines, crossing, np.zeros_like(ink)).any(), "paper hides nothing"


def test_a_line_that_stands_in_the_gap_is_not_what_hides_it() -> None:
    lines, crossing, ink = (np.zeros((400, 1000), np.uint8) for _ in range(3))
    lines[200:203, 100:400] = 255
    lines[200:203, 460:530] = 255
    lines[200:203, 600:900] = 255
    ink[198:206, 460:530] = 255
    crossing[50:350, [458, 459, 531, 532, 599, 600]] = 255
    assert not beneath(lines, crossing, ink).any()


def test_the_rim_of_a_character_hides_no_line() -> None:
    ink = np.zeros((120, 400), np.uint8)
    ink[40:80, 100:300] = 255
    text = [Rect(98 + 22 * k, 40, 120 + 22 * k, 80) for k in range(10)]
    rims, strange = (_without_glyphs(ink, text, inset) for inset in (0.3, 0.0))
    assert (rims[40:80, 100:300] > 0).mean() > HIDING_INK > (strange[40:80, 100:300] > 0).mean() / 2


def test_a_line_close_to_text_is_a_line() -> None:
    image = table()
    cv2.line(image, (900, 300), (900, 780), (40, 40, 40), 2)
    assert len(find_grid(image, [Rect(870, 320, 898, 350)]).cells) == 12


def test_a_line_that_the_box_of_the_text_beneath_covers_stays() -> None:
    image = table(rows=2)
    text = [Rect(210 + 30 * k, 412, 240 + 30 * k, 449) for k in range(39)]
    for rect in text:
        cv2.rectangle(image, (int(rect.x0) + 4, 426), (int(rect.x0) + 24, 446), (60, 60, 60), 2)
    assert len(find_grid(image, text).cells) == 4


def test_boxes_of_one_row_are_one_cell_though_scanned_a_pixel_higher() -> None:
    image = np.full((1400, 1654, 3), 255, np.uint8)
    for k in range(18):
        lower = 1 if 8 <= k < 12 else 0
        x = 300 + 46 * k
        cv2.rectangle(image, (x, 400 - lower), (x + 42, 443 + lower), (40, 40, 40), 2)
    for top in range(360, 372):
        moved = np.roll(image, top - 400, axis=0)
        rows = [cell for cell in find_grid(moved).cells if cell.boxes]
        assert [len(cell.boxes) for cell in rows] == [18], top


@pytest.mark.parametrize("across", [True, False])
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("step", [_bridge, _lengthen])
def test_steps_near_the_lines_do_what_they_do_on_the_whole(step: Any, seed: int, *, across: bool) -> None:
    generator = np.random.default_rng(seed)
    level, upright = np.zeros((700, 600), np.uint8), np.zeros((700, 600), np.uint8)
    for _ in range(9):
        x, y = (int(v) for v in generator.integers(20, 560, 2))
        level[y : y + 3, x : x + int(generator.integers(20, 300))] = 255
        upright[y : y + int(generator.integers(20, 300)), x : x + 2] = 255
    for edge in (0, 698):
        level[edge : edge + 2, 40:400] = 255
    lines, crossing = (level, upright) if across else (upright, level)
    whole = step(lines, crossing, across=across)
    assert np.array_equal(_where_lines_are(step, lines, crossing, across=across), whole)
