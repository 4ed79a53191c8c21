"""Folds of the sheet are no borders, grain is no dotted line, small sheets on large glasses have lines."""

import cv2
import numpy as np
import pytest

from extract.forms.cells import Grid, find_grid
from extract.forms.page_ink import COARSE, grain_of, working_scale
from ingest.document import Image, Rect

ROWS = (340, 460, 580, 700)


def _form() -> tuple[Image, list[Rect]]:
    """Four rows of a label and an answer of eight characters across x 800, with their places."""
    image = np.full((1400, 1654, 3), 250, np.uint8)
    for k in range(5):
        cv2.line(image, (200, 300 + 120 * k), (1400, 300 + 120 * k), (40, 40, 40), 3)
    for x in (200, 500, 1400):
        cv2.line(image, (x, 300), (x, 780), (40, 40, 40), 3)
    places: list[Rect] = []
    for top in ROWS:
        for k in range(8):
            x = 690 + 34 * k
            cv2.rectangle(image, (x + 4, top + 6), (x + 28, top + 30), (30, 30, 30), 3)
            places.append(Rect(x, top, x + 32, top + 36))
    return image, places


def _folded(image: Image, x: int, depth: int, rows: slice = slice(100, 1300)) -> Image:
    out = image.astype(np.int16)
    out[rows, x - 1 : x + 2] -= depth
    return np.clip(out, 0, 255).astype(np.uint8)


def _whole(grid: Grid) -> bool:
    """Every answer lies in one cell from left to right."""
    return all(grid.at(560, top) == grid.at(1300, top) is not None for top in ROWS)


@pytest.mark.parametrize("depth", [40, 90])
def test_a_fold_through_words_parts_no_cell(depth: int) -> None:
    image, places = _form()
    assert _whole(find_grid(image, places))
    assert _whole(find_grid(_folded(image, 790, depth), places))


def test_a_border_through_words_stays_where_it_is_as_dark_as_the_others() -> None:
    image, places = _form()
    cv2.line(image, (790, 300), (790, 780), (40, 40, 40), 3)
    assert not _whole(find_grid(image, places))


def test_a_pale_border_beside_the_words_stays() -> None:
    image, places = _form()
    assert not _whole(find_grid(_folded(image, 1100, 90, slice(300, 780)), places))


def test_a_level_fold_through_a_row_of_words_parts_no_cell() -> None:
    image, places = _form()
    out = image.astype(np.int16)
    out[597:600, 60:1600] -= 80
    grid = find_grid(np.clip(out, 0, 255).astype(np.uint8), places)
    assert grid.at(600, 560) == grid.at(600, 640) is not None


@pytest.mark.parametrize("strength", [9.0, 14.0])
def test_grain_makes_no_cells(strength: float) -> None:
    image, places = _form()
    rng = np.random.default_rng(5)
    small = rng.normal(0, strength, (700, 827, 3)).astype(np.float32)
    grain = cv2.resize(small, (1654, 1400), interpolation=cv2.INTER_LINEAR)
    noisy = np.clip(image * 0.9 + grain, 0, 255).astype(np.uint8)
    assert grain_of(noisy.min(axis=2)) > COARSE / 2
    grid = find_grid(noisy, places)
    assert len(grid.cells) == 8
    assert _whole(grid)


def test_clean_paper_has_no_grain() -> None:
    assert grain_of(np.full((300, 300), 240, np.uint8)) == 0.0


def test_rows_of_a_small_sheet_on_a_large_glass_are_worked_on_larger() -> None:
    small = [Rect(40 * k, 100, 40 * k + 17, 118) for k in range(80)]
    assert working_scale(2339, small) == 1.0
    assert working_scale(2339, small[:20]) == pytest.approx(1654 / 2339)
    assert working_scale(2339, [Rect(40 * k, 100, 40 * k + 40, 140) for k in range(80)]) < 0.75
    assert working_scale(827, small) == 1.5


def test_a_pale_border_between_answers_across_it_above_and_below_stays() -> None:
    """It ends at the level lines, as no fold does: the words of the rows beside are none that it parts."""
    image, places = _form()
    within = [rect for rect in places if rect.y0 in ROWS[1:3]]
    beside = [Rect(rect.x0, top, rect.x1, top + 36) for rect in places[:8] for top in (380, 664)]
    image[ROWS[1] - 20 : ROWS[2] + 60, 660:1000] = 250
    cv2.line(image, (200, 540), (1400, 540), (40, 40, 40), 3)
    drawn = _folded(image, 790, 90, slice(420, 661))
    others = [rect for rect in places if rect not in within]
    grid = find_grid(drawn, sorted([*others, *beside], key=lambda rect: (rect.y0, rect.x0)))
    assert grid.at(560, ROWS[1]) != grid.at(1300, ROWS[1])
    assert grid.at(560, ROWS[0]) == grid.at(1300, ROWS[0])
