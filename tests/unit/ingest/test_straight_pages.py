"""Turned, tilted and photographed pages come out straight, and every point maps back to where it was."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import geometry, light
from ingest.document import Image, Page, Rect
from ingest.pages import GivenPage
from ingest.several import count_sheets
from ingest.sheet import find_sheet
from ingest.skew import skew_angle
from ingest.upright import MARGIN, make_upright, working_scale
from tests.fakes.given_files import on_desk, ruled_page

PAGE = ruled_page()
HEIGHT, WIDTH = PAGE.shape[:2]
GRID = np.array([(x, y) for x in np.linspace(0.1, 0.9, 5) for y in np.linspace(0.1, 0.9, 6)])
CORNERS = np.array([[0, 0], [WIDTH, 0], [WIDTH, HEIGHT], [0, HEIGHT]], dtype=np.float64)


class Upright0:
    """An orientation engine that finds every page turned by what it is told."""

    def __init__(self, degrees: int = 0) -> None:
        self.degrees = degrees

    def classify(self, image: Image) -> tuple[int, float]:
        return self.degrees, 0.99


def straightened(picture: Image, degrees: int = 0) -> tuple[Page, str]:
    given_page = GivenPage(picture, (picture.shape[1], picture.shape[0]))
    found = make_upright(given_page, Upright0(degrees))  # type: ignore[arg-type]
    to_given = geometry.scaling(1 / picture.shape[1], 1 / picture.shape[0]) @ found.to_picture
    page = Page(0, found.image, (), to_given, given_page.size, found.rotation, found.capture)
    return page, found.capture


def rows_and_columns(points: np.ndarray) -> tuple[float, float]:
    """Greatest tilt in degrees of rows and of columns of the grid after mapping."""
    table = points.reshape(5, 6, 2)
    across, down = table[-1] - table[0], table[:, -1] - table[:, 0]
    return (
        float(np.abs(np.rad2deg(np.arctan2(across[:, 1], across[:, 0]))).max()),
        float(np.abs(np.rad2deg(np.arctan2(down[:, 0], down[:, 1]))).max()),
    )


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_quarter_turns_move_points_as_they_move_pixels(degrees: int) -> None:
    picture = np.arange(5 * 7 * 3, dtype=np.uint8).reshape(5, 7, 3)
    turned = geometry.turned(picture, degrees)
    matrix, size = geometry.quarter_turn(degrees, 7, 5)
    assert size == (turned.shape[1], turned.shape[0])
    for x, y in ((0, 0), (turned.shape[1] - 1, 0), (1, turned.shape[0] - 1)):
        px, py = geometry.apply(matrix, np.array([[x + 0.5, y + 0.5]]))[0]
        assert tuple(turned[y, x]) == tuple(picture[int(py), int(px)])


@given(st.floats(-12, 12), st.floats(0.4, 2.5))
@settings(max_examples=30, deadline=None)
def test_warp_puts_pixels_where_the_matrix_says(angle: float, scale: float) -> None:
    picture = np.full((200, 300, 3), 255, np.uint8)
    picture[80:100, 120:150] = 0
    matrix, (width, height) = geometry.rotation(angle, 300, 200)
    matrix = matrix @ geometry.scaling(1 / scale, 1 / scale)
    shown = geometry.warp(picture, matrix, (round(width * scale), round(height * scale)))
    ink = 255.0 - shown[:, :, 0]
    x = float((ink * np.arange(shown.shape[1])).sum() / ink.sum()) + 0.5
    y = float((ink * np.arange(shown.shape[0])[:, None]).sum() / ink.sum()) + 0.5
    middle = geometry.apply(matrix, np.array([[x, y]]))[0]
    assert middle == pytest.approx((135, 90), abs=0.6)


@pytest.mark.parametrize("angle", [-7.3, -1.25, -0.3, 0.0, 0.12, 0.8, 3.1, 9.0])
def test_skew_is_found_to_a_tenth_of_a_degree(angle: float) -> None:
    matrix, (width, height) = geometry.rotation(-angle, WIDTH, HEIGHT)
    tilted = geometry.warp(PAGE, matrix, (round(width), round(height)))
    assert skew_angle(tilted) == pytest.approx(angle, abs=0.1)


@pytest.mark.parametrize("angle", [-3.0, 0.4, 1.7])
def test_scans_are_deskewed_and_map_back(angle: float) -> None:
    matrix, (width, height) = geometry.rotation(angle, WIDTH, HEIGHT)
    tilted = geometry.warp(PAGE, matrix, (round(width), round(height)))
    page, capture = straightened(tilted)
    truth = geometry.apply(np.linalg.inv(matrix), GRID * (WIDTH, HEIGHT))
    back = geometry.apply(np.linalg.inv(page.to_given), truth / (tilted.shape[1], tilted.shape[0]))
    assert capture == "scan"
    assert max(rows_and_columns(back)) < 0.1


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_boxes_map_back_to_the_page_as_given(degrees: int) -> None:
    given_picture = geometry.turned(PAGE, -degrees % 360)
    page, _ = straightened(given_picture, degrees)
    ring = Rect(*(v * page.width / WIDTH for v in (828, 1441, 1032, 1645)))
    box = page.to_box(ring)
    height, width = given_picture.shape[:2]
    red = (given_picture[:, :, 0].astype(int) - given_picture[:, :, 1]) > 100
    ys, xs = np.nonzero(red)
    truth = (xs.min() / width, ys.min() / height, (xs.max() + 1) / width, (ys.max() + 1) / height)
    assert box.as_tuple() == pytest.approx(truth, abs=0.006)
    assert page.rotation == degrees
    assert tuple(page.to_rect(box)) == pytest.approx(tuple(ring), abs=2.0)


QUADS = [
    [(260, 190), (1580, 240), (1640, 2130), (150, 2080)],
    [(300, 420), (1500, 180), (1720, 2000), (420, 2230)],
    [(180, 160), (1660, 200), (1480, 2180), (330, 2150)],
]


@pytest.mark.parametrize("quad", QUADS)
@pytest.mark.parametrize("desk", [30, 110, 190])
def test_photographed_sheets_are_laid_flat(quad: list[tuple[int, int]], desk: int) -> None:
    corners = np.array(quad, dtype=np.float64)
    picture = on_desk(PAGE, corners, (1800, 2400), desk)
    page, capture = straightened(picture)
    to_photo = geometry.from_quad(corners, WIDTH, HEIGHT)
    flat = geometry.apply(to_photo, GRID * (WIDTH, HEIGHT)) / (1800, 2400)
    seen = geometry.apply(np.linalg.inv(page.to_given), flat)
    assert capture == "photo"
    assert max(rows_and_columns(seen)) < 0.15
    # The exact way back: what lies where, in pixels of the photo.
    places = geometry.apply(page.to_given, seen) * (1800, 2400)
    assert np.abs(places - flat * (1800, 2400)).max() < 1e-6
    # Nothing of the sheet is cut off, little of the desk is left, and the sheet's sides keep their ratio.
    edge = geometry.apply(np.linalg.inv(page.to_given), geometry.apply(to_photo, CORNERS) / (1800, 2400))
    low, high = edge.min(axis=0), edge.max(axis=0)
    assert low.min() > -2
    assert (high < (page.width + 2, page.height + 2)).all()
    assert (low < 3 * MARGIN * page.height).all()
    assert (high - low)[1] / (high - low)[0] == pytest.approx(HEIGHT / WIDTH, rel=0.03)


@pytest.mark.parametrize("quad", QUADS)
def test_corners_are_found_to_a_thousandth_of_the_picture(quad: list[tuple[int, int]]) -> None:
    corners = np.array(quad, dtype=np.float64)
    outline = find_sheet(on_desk(PAGE, corners, (1800, 2400), 90))
    assert outline is not None
    assert all(outline.seen)
    assert np.linalg.norm(outline.quad - corners, axis=1).max() < 0.001 * 3000 + 2


def test_a_sheet_cut_off_by_the_picture_is_still_a_sheet() -> None:
    corners = np.array([[300, 200], [2100, 260], [2080, 2190], [240, 2150]], dtype=np.float64)
    outline = find_sheet(on_desk(PAGE, corners, (1800, 2400), 60))
    assert outline is not None
    assert outline.seen == (True, False, True, True)
    assert np.linalg.norm(outline.quad[[0, 3]] - corners[[0, 3]], axis=1).max() < 6


def test_a_table_frame_on_a_scan_is_no_sheet() -> None:
    assert find_sheet(PAGE) is None
    heavy = PAGE.copy()
    heavy[300:310, 150:1100] = heavy[1400:1410, 150:1100] = 0
    heavy[300:1410, 150:160] = heavy[300:1410, 1090:1100] = 0
    assert find_sheet(heavy) is None


def test_red_ink_stays_red_when_light_is_evened() -> None:
    photo = on_desk(PAGE, CORNERS * 0.98 + 10, (WIDTH, HEIGHT))
    photo = np.clip(photo * np.array([1.0, 0.95, 0.85]), 0, 255).astype(np.uint8)
    even = light.evened(photo, light.paper_light(photo))
    paper = even[300:1400:40, 700:740].reshape(-1, 3)
    paper = paper[paper.min(axis=1) > 150]
    assert np.median(paper, axis=0).min() > 225
    assert np.ptp(np.median(paper, axis=0)) < 12
    was = PAGE[:, :, 0].astype(int) - PAGE[:, :, 1] > 100
    now = even[:, :, 0].astype(int) - even[:, :, 1] > 100
    assert now.sum() > 0.6 * was.sum()
    red = np.median(even[now], axis=0)
    assert red[0] > red[2] + 80


def test_uneven_light_tells_photos_from_scans() -> None:
    scan = np.clip(PAGE * 0.93, 0, 255).astype(np.uint8)
    assert light.unevenness(light.paper_light(scan)) < light.UNEVEN
    shaded = (PAGE * np.linspace(1, 0.7, WIDTH)[None, :, None]).astype(np.uint8)
    assert light.unevenness(light.paper_light(shaded)) > light.UNEVEN


@pytest.mark.parametrize(
    ("long_side", "dpi", "expected"),
    [
        (3508, 300, 2339),
        (4961, 300, 3307),
        (800, None, 1600),
        (1000, None, 1654),
        (4000, None, 2339),
        (2200, None, 2200),
    ],
)
def test_pages_come_at_about_200_dpi(long_side: float, dpi: float | None, expected: float) -> None:
    assert long_side * working_scale(long_side, dpi) == pytest.approx(expected, abs=1)


def test_a_blank_page_stays_as_it_is() -> None:
    page, capture = straightened(np.full((1754, 1240, 3), 255, np.uint8))
    assert capture == "scan"
    assert (page.width, page.height) == (1240, 1754)


def two_on_a_desk(gap: int) -> Image:
    left = np.array([[120, 300], [1130, 320], [1120, 1750], [110, 1740]], dtype=np.float64)
    picture = on_desk(PAGE, left, (2400, 2000), 80)
    right = on_desk(PAGE, left + np.array([1040 + gap, 20]), (2400, 2000), 80)
    picture[:, 1140 + gap // 2 :] = right[:, 1140 + gap // 2 :]
    return picture


def test_two_sheets_in_one_picture_are_noted_and_both_kept() -> None:
    picture = two_on_a_desk(60)
    assert count_sheets(picture) == 2
    found = make_upright(GivenPage(picture, (2400, 2000)), Upright0())  # type: ignore[arg-type]
    assert found.notes == ("two_sheets",)
    corners = np.array([[130, 310], [2220, 350], [2200, 1760]], dtype=np.float64)
    seen = geometry.apply(np.linalg.inv(found.to_picture), corners)
    assert seen.min() >= 0
    assert (seen <= (found.image.shape[1], found.image.shape[0])).all()


def test_one_sheet_or_a_banded_page_is_not_two() -> None:
    quad = np.array(QUADS[0], dtype=np.float64)
    assert count_sheets(on_desk(PAGE, quad, (1800, 2400), 60)) == 1
    banded = PAGE.copy()
    banded[800:900] = (20, 40, 120)
    assert count_sheets(banded) < 2
    assert count_sheets(on_desk(banded, quad, (1800, 2400), 190)) < 2
