"""A curled sheet is laid flat: its lines are level, and every point maps back to where it was."""

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import geometry
from ingest.bend import ORDERS, Bend
from ingest.curl import find_bend
from ingest.document import Box, Page
from ingest.pages import GivenPage
from ingest.upright import make_upright
from tests.fakes.given_files import on_desk, ruled_page

SIZE = (1654.0, 2339.0)
small = st.floats(-0.02, 0.02, allow_nan=False)
weights = st.lists(st.tuples(small, small), min_size=len(ORDERS), max_size=len(ORDERS))


def bend_of(rows: list[tuple[float, float]]) -> Bend:
    return Bend(np.array(rows), SIZE[1] / 2, (SIZE[0] / 2, SIZE[1] / 2), (-0.5, 0.6))


def arch(height: float = 20.0) -> Bend:
    """Level lines rise by so many pixels from the sides to the middle."""
    rows = [(0.0, 0.0)] * len(ORDERS)
    rows[1] = (height / (SIZE[1] / 2) / 0.5, 0.0)
    return bend_of(rows)


def segments(bend: Bend | None) -> np.ndarray:
    """Pieces of ruling lines all over a page that is bent."""
    starts = np.array([(x, y) for x in np.linspace(120, 1400, 12) for y in np.linspace(200, 2100, 9)])
    ends = starts + np.array([110, 0])
    if bend is not None:
        starts, ends = bend.bent(starts), bend.bent(ends)
    return np.column_stack([starts, ends])


@given(weights, st.floats(0, 1654), st.floats(0, 2339))
def test_flat_undoes_bent(rows: list[tuple[float, float]], x: float, y: float) -> None:
    bend = bend_of(rows)
    point = np.array([[x, y]])
    assert np.allclose(bend.flat(bend.bent(point)), point, atol=1e-6)


@given(weights, st.floats(0.3, 3), st.floats(-50, 50), st.floats(-50, 50))
def test_a_larger_page_bends_in_proportion(
    rows: list[tuple[float, float]], factor: float, dx: float, dy: float
) -> None:
    bend, point = bend_of(rows), np.array([[300.0, 1800.0]])
    moved = bend.scaled(factor, dx, dy).bent(point * factor - np.array([dx, dy]))
    assert np.allclose(moved, bend.bent(point) * factor - np.array([dx, dy]), atol=1e-6)


def test_the_bend_of_lines_is_found_among_grain() -> None:
    bent = segments(arch())
    grain = np.column_stack([bent[::4, :2], bent[::4, 2:] + np.array([0, 9])])
    lines = np.vstack([bent, grain])
    found = find_bend(lines, np.full(len(lines), 0.004), *SIZE)
    assert found is not None
    ends = np.array([[130.0, 1170.0], [827.0, 1170.0], [1500.0, 1170.0]])
    said = (found.bent(ends) - ends)[:, 1]
    meant = (arch().bent(ends) - ends)[:, 1]
    assert np.ptp(said - meant) < 4.0


def test_straight_lines_have_no_bend() -> None:
    straight = segments(None)
    assert find_bend(straight, np.full(len(straight), 0.004), *SIZE) is None


def test_a_few_crooked_strokes_are_no_bend() -> None:
    lines = segments(arch())[:12]
    assert find_bend(lines, np.full(len(lines), 0.004), *SIZE) is None


class Upright0:
    def classify(self, image: np.ndarray) -> tuple[int, float]:
        return 0, 0.99


@pytest.mark.parametrize("height", [24.0, -24.0])
def test_a_curled_sheet_is_laid_flat(height: float) -> None:
    page = ruled_page()
    high, wide = page.shape[:2]
    x, y = np.meshgrid(np.arange(wide), np.arange(high))
    curve = height * np.cos((x - wide / 2) / wide * np.pi)
    curled = cv2.remap(
        page,
        x.astype(np.float32),
        (y + curve).astype(np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    quad = np.array([[90, 80], [1310, 120], [1280, 1830], [110, 1800]], dtype=np.float64)
    picture = on_desk(curled, quad, (1400, 1900))
    found = make_upright(GivenPage(picture, (picture.shape[1], picture.shape[0])), Upright0())  # type: ignore[arg-type]
    assert found.bend is not None
    # Rows are level: the darkest rows of pixels are nearly all ink.
    ink = found.image.min(axis=2) < 120
    inner = ink[:, ink.shape[1] // 4 : -ink.shape[1] // 4]
    assert inner.mean(axis=1).max() > 0.9


def test_boxes_lead_back_through_the_bend() -> None:
    to_given = geometry.scaling(1 / SIZE[0], 1 / SIZE[1])
    image = np.zeros((int(SIZE[1]), int(SIZE[0]), 3), np.uint8)
    page = Page(0, image, (), to_given, (1654, 2339), bend=arch(30.0))
    box = Box(0.05, 0.5, 0.1, 0.51)
    there = page.to_rect(box)
    assert abs(there.y0 - 0.5 * SIZE[1]) > 10
    back = page.to_box(there)
    assert back.y0 == pytest.approx(box.y0, abs=0.006)
    assert back.x1 == pytest.approx(box.x1)


def test_the_page_as_it_lay_is_drawn_again() -> None:
    page = np.full((600, 400, 3), 255, np.uint8)
    page[300:304] = 0
    bend = Bend(arch(14.0).weights, 300.0, (200.0, 300.0), (-0.6, 0.6))
    laid = geometry.as_laid(page, bend)
    for x in (20, 200, 380):
        expected = bend.bent(np.array([[x + 0.5, 302.0]]))[0, 1]
        rows = np.flatnonzero(laid[:, x, 0] < 128)
        assert rows.mean() + 0.5 == pytest.approx(expected, abs=1.0)
    assert geometry.as_laid(page, None) is page
