"""The order of a square's characters: the one that ends as a body's name does, or the expected name's."""

import cv2
import numpy as np
import pytest

from extract.seals.mark import Ellipse
from extract.seals.read import _square_worth
from extract.seals.straight import cell_strips, other_orders
from extract.seals.unwrap import Strip, cut_patch
from extract.seals.views import View
from models.ctc import Decoded

STRIP = Strip(np.full((48, 300, 3), 255, np.uint8), "cells")


def view(text: str, score: float) -> View:
    decoded = Decoded(text, score, (score,) * len(text), tuple((k, k + 1) for k in range(len(text))), ())
    return View(STRIP, np.zeros((1, 1), np.float32), decoded, {})


@pytest.mark.parametrize(
    ("columns", "rows"), [("长沙茶业公会", "业长公沙会茶"), ("长沙千创诗社", "创长诗沙社千")]
)
def test_six_characters_are_read_in_the_order_that_ends_as_a_body_does(columns: str, rows: str) -> None:
    """Each character is read as well in either order."""
    assert _square_worth(view(columns, 0.9), []) > _square_worth(view(rows, 0.97), [])


def test_the_expected_name_outweighs_an_ending() -> None:
    name = "柘荣县消防"
    assert _square_worth(view(name, 0.9), [name]) > _square_worth(view("县防柘消荣会", 0.97), [name])


def test_seldom_orders_hold_the_same_cells_the_other_way_round() -> None:
    page = np.full((400, 400, 3), 250, np.uint8)
    cv2.rectangle(page, (100, 100), (300, 300), (200, 30, 40), 8)
    for k, x in enumerate((130, 210)):
        for n, y in enumerate((130, 210)):
            cv2.rectangle(page, (x, y), (x + 50, y + 50), (200, 30, 40), 3 + 4 * (2 * k + n))
    patch = cut_patch(page, Ellipse(200, 200, 104, 104, 0), "square", "red")

    def ink(strip: Strip) -> list[float]:
        tiles = np.array_split(255.0 - strip.image[:, :, 0], 4, axis=1)
        return [float(tile.mean()) for tile in tiles]

    from_right, from_left = (np.argsort(ink(strip)).tolist() for strip in cell_strips(patch)[:2])
    rows, columns = (np.argsort(ink(strip)).tolist() for strip in other_orders(patch))
    assert len({tuple(order) for order in (from_right, from_left, rows, columns)}) == 4
