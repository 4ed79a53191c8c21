"""The seal-erased view and boxes on upright pictures."""

import io
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from casework.services.values import PageView
from ingest.document import Box
from review_app.erased import without_seals
from review_app.upright import to_given, to_picture


def _picture(pixels: np.ndarray) -> bytes:  # type: ignore[type-arg]
    target = io.BytesIO()
    Image.fromarray(pixels.astype(np.uint8)).save(target, "PNG")
    return target.getvalue()


def _erased(pixels: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
    with Image.open(io.BytesIO(without_seals(_picture(pixels)))) as image:
        return np.asarray(image.convert("RGB"))


@pytest.mark.parametrize("ink", [(200, 30, 40), (225, 120, 120), (40, 60, 190)])
def test_coloured_ink_turns_to_paper(ink: tuple[int, int, int]) -> None:
    page = np.full((64, 64, 3), 245)
    page[16:48, 16:48] = ink
    assert _erased(page)[24:40, 24:40].min() > 180


def test_black_writing_stays_also_under_ink() -> None:
    page = np.full((64, 64, 3), 245)
    page[:, 28:36] = (30, 30, 34)
    page[20:44, 20:60] = np.minimum(page[20:44, 20:60], (210, 60, 60))
    erased = _erased(page)
    assert erased[2:10, 30:34].max() < 90
    assert erased[28:36, 30:34].max() < 90


def test_a_yellow_lamp_does_not_bleach_a_page() -> None:
    page = np.full((64, 64, 3), (236, 228, 205))
    assert abs(int(_erased(page).mean()) - int(page.mean())) < 6


def test_broken_bytes_raise_and_give_no_blank_page() -> None:
    with pytest.raises(OSError, match="cannot identify"):
        without_seals(b"not a picture")


def _page(angle: float, width: int = 1000, height: int = 1400) -> PageView:
    """An upright page that was turned by `angle` degrees about its middle on the page as given."""
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    scale = 0.5
    cx, cy = width / 2, height / 2
    side = 2 * max(width, height)
    to = np.array(
        [
            [c * scale / side * 2, -s * scale / side * 2, 0.5 - (c * cx - s * cy) * scale / side * 2],
            [s * scale / side * 2, c * scale / side * 2, 0.5 - (s * cx + c * cy) * scale / side * 2],
            [0.0, 0.0, 1.0],
        ]
    )
    return PageView(0, width, height, tuple(tuple(float(v) for v in row) for row in to))


@given(
    st.sampled_from([0.0, 90.0, 180.0, 270.0]),
    st.floats(-20, 20),
    st.floats(0.1, 0.4),
    st.floats(0.5, 0.9),
    st.floats(0.01, 0.3),
)
def test_boxes_go_to_the_picture_and_back(
    quarter: float, tilt: float, low: float, high: float, height: float
) -> None:
    """Also from a page photographed aslant: a line's box must not come back as high as its neighbours."""
    page = _page(quarter + tilt)
    box = (low, low, high, low + height)
    back = to_picture(to_given(box, page), [page], 0)
    assert back == pytest.approx(box, abs=1e-6)


@given(st.floats(-0.15, 0.15), st.floats(-0.15, 0.15), st.floats(0.1, 0.8), st.floats(0.02, 0.1))
def test_boxes_come_back_from_a_page_in_perspective(
    across: float, down: float, low: float, size: float
) -> None:
    plain = _page(7)
    matrix = np.array(plain.to_given)
    matrix[2] = [across / plain.width, down / plain.height, 1.0]
    page = PageView(0, plain.width, plain.height, tuple(tuple(float(v) for v in row) for row in matrix))
    box = (low, low, low + size, low + size)
    assert to_picture(to_given(box, page), [page], 0) == pytest.approx(box, abs=2e-3)


def test_a_box_without_a_way_back_keeps_its_wider_frame() -> None:
    page = _page(45)
    x0, y0, x1, y1 = to_picture(to_given((0.3, 0.4, 0.7, 0.42), page), [page], 0) or (0, 0, 0, 0)
    assert x0 <= 0.3
    assert y0 <= 0.4
    assert x1 >= 0.7
    assert y1 >= 0.42


def test_a_page_without_a_picture_has_no_place() -> None:
    assert to_picture(Box(0, 0, 1, 1), [_page(0)], 7) is None
