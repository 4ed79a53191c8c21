"""Stamp ink taken away, and the blue pen that wrote an answer left where it is."""

import cv2
import numpy as np
import pytest

from extract.fields.second_reading import Region, blue_over, washed
from extract.forms.unread import LEAST_INK, ink_share
from extract.seals.mark import Ellipse, SealMark
from ingest.document import Page, Rect

PEN, RED = (40, 60, 165), (215, 40, 50)


def _written() -> np.ndarray:  # type: ignore[type-arg]
    image = np.full((160, 400, 3), 250, np.uint8)
    cv2.putText(image, "2022 1 9", (30, 100), cv2.FONT_HERSHEY_SIMPLEX, 2, PEN, 4, cv2.LINE_AA)
    cv2.circle(image, (300, 80), 70, RED, 6, cv2.LINE_AA)
    return image


def test_a_red_seal_goes_and_the_blue_pen_stays() -> None:
    clean = washed(_written(), blue=False)
    assert clean[80 - 70, 300].min() > 200
    assert ink_share(Region(clean[40:110, 20:220], 0, 0)) > LEAST_INK
    assert ink_share(Region(washed(_written(), blue=True)[40:110, 20:220], 0, 0)) < LEAST_INK


@pytest.mark.parametrize(
    ("colour", "page", "over"), [("blue", 0, True), ("red", 0, False), ("blue", 1, False)]
)
def test_blue_is_washed_only_where_a_blue_seal_lies(colour: str, page: int, over: bool) -> None:
    rect = Rect(100, 100, 300, 300)
    mark = SealMark(page, rect, Ellipse(200, 200, 100, 100, 0), "company", "round", colour, 0.9, 0.9)  # type: ignore[arg-type]
    here = Page(0, np.full((400, 400, 3), 255, np.uint8), (), np.eye(3), (400, 400))
    assert blue_over(here, Rect(250, 250, 380, 280), [mark]) is over
    assert not blue_over(here, Rect(320, 320, 380, 380), [mark])
