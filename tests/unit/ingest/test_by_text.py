"""Pages that a desk's grain laid askew are laid by their own rows of text."""

import cv2
import numpy as np
import pytest

from ingest import geometry
from ingest.by_text import is_tilted, laid_by_text
from ingest.pages import GivenPage
from ingest.upright import Upright
from models.ocr import Quad

WIDTH, HEIGHT = 1000, 1400


def row(x0: float, y: float, x1: float, degrees: float = 0.0, high: float = 24.0) -> Quad:
    """A row of text turned about the middle of the page."""
    corners = np.array([[x0, y], [x1, y], [x1, y + high], [x0, y + high]], np.float64)
    turn = cv2.getRotationMatrix2D((WIDTH / 2, HEIGHT / 2), -degrees, 1.0)
    return np.asarray(corners @ turn[:, :2].T + turn[:, 2], np.float32)


def rows(degrees: float, count: int = 14) -> list[Quad]:
    return [row(120, 150 + 80 * k, 860 - 30 * (k % 3), degrees) for k in range(count)]


def slope(quads: list[Quad]) -> float:
    return float(np.median([abs((q[1][1] - q[0][1]) / (q[1][0] - q[0][0])) for q in quads]))


def page(degrees: float) -> tuple[GivenPage, Upright]:
    """A sheet with rows of text on a desk whose grain is level."""
    picture = np.full((HEIGHT, WIDTH, 3), 170, np.uint8)
    for y in range(10, HEIGHT, 18):
        cv2.line(picture, (0, y), (WIDTH, y), (130, 130, 130), 2)
    cv2.fillPoly(picture, [row(60, 90, 940, degrees, 1220).astype(np.int32)], (235, 235, 235))
    for quad in rows(degrees):
        cv2.fillPoly(picture, [quad.astype(np.int32)], (90, 90, 90))
    return GivenPage(picture, (WIDTH, HEIGHT)), Upright(picture, np.eye(3), 0, "photo")


@pytest.mark.parametrize("degrees", [2.5, -2.5, 1.2])
def test_rows_that_climb_are_told(degrees: float) -> None:
    assert is_tilted(rows(degrees))


def test_level_rows_short_words_and_few_rows_are_none() -> None:
    assert not is_tilted(rows(0.0))
    assert not is_tilted(rows(0.3))
    assert not is_tilted(rows(3.0, count=4))
    assert not is_tilted([row(100, 60 * k, 160, 3.0) for k in range(20)]), "short words tell no direction"
    assert not is_tilted([])


@pytest.mark.parametrize("degrees", [2.5, -3.0])
def test_tilted_rows_become_level(degrees: float) -> None:
    given_page, straight = page(degrees)
    quads = rows(degrees)
    found = laid_by_text(given_page, straight, quads)
    assert found is not straight
    back = np.asarray(np.linalg.inv(found.to_picture), np.float64)
    after = [geometry.apply(back, quad.astype(np.float64)).astype(np.float32) for quad in quads]
    assert slope(quads) > 0.04
    assert slope(after) < 0.006
    height, width = found.image.shape[:2]
    places = np.concatenate(after)
    assert places.min() >= 0
    assert places[:, 0].max() <= width
    assert places[:, 1].max() <= height
    assert found.capture == "photo"


def test_level_rows_are_left_untouched() -> None:
    given_page, straight = page(0.0)
    assert laid_by_text(given_page, straight, rows(0.0)) is straight
