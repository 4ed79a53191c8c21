"""Text detection is shown what is printed, and only that."""

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.printed import AROUND, GRID, Image, Printed, printed_part

SIDE = 1280


def _page(width: int = 1654, height: int = 2339) -> Image:
    return np.full((height, width, 3), 244, np.uint8)


def _write(page: Image, x: int, y: int, text: str = "2022") -> None:
    cv2.putText(page, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (40, 40, 40), 3)


def _shows(part: Printed, x: float, y: float) -> bool:
    """Whether a place of the page is shown with the room that letters need."""
    at_x, at_y = x * part.scale_x - part.left, y * part.scale_y - part.top
    high, wide = part.picture.shape[:2]
    return AROUND / 2 <= at_x <= wide - AROUND / 2 and AROUND / 2 <= at_y <= high - AROUND / 2


def test_margins_are_left_out() -> None:
    page = _page()
    _write(page, 400, 500)
    _write(page, 900, 1500)
    part = printed_part(page, SIDE)
    assert part.picture.shape[0] < 0.6 * SIDE
    assert part.picture.shape[0] % GRID == part.picture.shape[1] % GRID == 0
    assert _shows(part, 400, 480)
    assert _shows(part, 1000, 1500)


def test_the_part_is_what_the_whole_would_show_there() -> None:
    page = _page()
    _write(page, 500, 900, "66014")
    part = printed_part(page, SIDE)
    whole = cv2.resize(page, (896, 1280))
    rows, columns = part.picture.shape[:2]
    assert (whole[part.top : part.top + rows, part.left : part.left + columns] == part.picture).all()


def test_dust_and_a_dark_rim_do_not_count_as_print() -> None:
    page = _page()
    _write(page, 500, 900)
    alone = printed_part(page, SIDE).picture.shape
    page[:12], page[:, -14:] = 60, 60
    for x, y in ((90, 2200), (1500, 120), (1560, 1800)):
        cv2.circle(page, (x, y), 2, (30, 30, 30), -1)
    assert printed_part(page, SIDE).picture.shape == alone


def test_a_table_cut_off_at_the_rim_is_shown_to_the_rim() -> None:
    page = _page()
    for y in range(0, 1200, 60):
        cv2.line(page, (0, y), (1000, y), (0, 0, 0), 3)
    for x in (1, 300, 1000):
        cv2.line(page, (x, 0), (x, 1140), (0, 0, 0), 3)
    part = printed_part(page, SIDE)
    assert (part.left, part.top) == (0, 0)


def test_a_lone_letter_in_a_corner_is_shown() -> None:
    page = _page()
    _write(page, 500, 900)
    _write(page, 1500, 2250, "8")
    assert _shows(printed_part(page, SIDE), 1510, 2240)


@pytest.mark.parametrize("shape", [(2339, 1654), (40, 30), (1, 1), (20, 4000), (3000, 31)])
def test_a_blank_picture_of_any_shape_is_shown_whole(shape: tuple[int, int]) -> None:
    part = printed_part(np.full((*shape, 3), 255, np.uint8), SIDE)
    assert (part.left, part.top) == (0, 0)
    assert min(part.picture.shape[:2]) >= GRID


@settings(max_examples=60, deadline=None)
@given(
    st.integers(60, 1500), st.integers(60, 2200), st.sampled_from([(1654, 2339), (2339, 1654), (1000, 900)])
)
def test_print_is_never_cut_off(x: int, y: int, size: tuple[int, int]) -> None:
    page = _page(*size)
    x, y = min(x, size[0] - 120), min(y, size[1] - 20)
    _write(page, x, y)
    part = printed_part(page, SIDE)
    dark = np.argwhere(page[:, :, 0] < 100)
    for at_y, at_x in (dark.min(axis=0), dark.max(axis=0)):
        assert 0 <= at_x * part.scale_x - part.left <= part.picture.shape[1]
        assert 0 <= at_y * part.scale_y - part.top <= part.picture.shape[0]
