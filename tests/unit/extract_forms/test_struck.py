"""Words struck through: found by the stroke, left out of the value, never without a question."""

from typing import Any

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.forms.fill import CORRECTED
from extract.forms.pieces import Char, chars_of
from extract.forms.struck import STRUCK, struck_out
from ingest.document import Page, Rect

OLD, NEW = "13899912300", "13899912345"
Y = 310
PEN = (30, 40, 140)


def _form(drawing: Any, value: str) -> Any:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    drawing.table(
        [
            (80, [("联系电话", 0.2), ("", 0.8)]),
            (80, [("单位名称", 0.2), ("新疆天山消防技术服务有限公司", 0.8)]),
            (80, [("法定代表人", 0.2), ("王建军", 0.8)]),
            (300, [("单位意见", 0.2), ("（盖章）", 0.8)]),
        ]
    )
    drawing.write(value, 450, Y)
    for left, right in drawing.lines[-1].char_spans:
        cv2.rectangle(drawing.image, (int(left) + 3, Y + 6), (int(right) - 3, Y + 30), PEN, 2)
    return drawing


def _stroke(
    drawing: Any, first: int, last: int, y: int, colour: Any = PEN, thick: int = 3, over: int = 4
) -> None:
    spans = drawing.lines[-1].char_spans
    cv2.line(drawing.image, (int(spans[first][0]) - over, y), (int(spans[last][1]) + over, y), colour, thick)


def test_the_number_beside_the_struck_one_is_the_value(drawing: Any, read: Any) -> None:
    _stroke(_form(drawing, OLD + " " + NEW), 0, 10, Y + 18)
    field = read(drawing).fields["联系电话"]
    assert field.value == NEW
    assert OLD in field.raw
    assert STRUCK in field.reasons
    assert field.confidence is not None
    assert field.confidence <= CORRECTED


def _struck(drawing: Any) -> frozenset[int]:
    return struck_out(chars_of(drawing.lines[-1], len(drawing.lines) - 1), drawing.page())


def test_the_struck_characters_are_told(drawing: Any) -> None:
    _stroke(_form(drawing, OLD + " " + NEW), 0, 10, Y + 18)
    assert _struck(drawing) == frozenset(range(11))


@pytest.mark.parametrize(
    ("y", "colour", "thick", "over"),
    [
        (Y + 35, PEN, 3, 4),  # a line under it
        (Y + 18, PEN, 3, 60),  # a ruling goes on
        (Y + 18, PEN, 24, 4),  # a band
    ],
)
def test_other_lines_strike_nothing(drawing: Any, y: int, colour: Any, thick: int, over: int) -> None:
    _stroke(_form(drawing, OLD + " " + NEW), 0, 10, y, colour, thick, over)
    assert not _struck(drawing)


def test_a_value_struck_as_a_whole_is_kept(drawing: Any, read: Any) -> None:
    _stroke(_form(drawing, NEW), 0, 10, Y + 18)
    assert not _struck(drawing)
    assert read(drawing).fields["联系电话"].value == NEW


def test_a_red_pen_strikes_and_a_seals_rim_does_not(drawing: Any, new_drawing: Any) -> None:
    red = (225, 60, 60)
    _stroke(_form(drawing, OLD + " " + NEW), 0, 10, Y + 18, red)
    assert _struck(drawing) == frozenset(range(11))
    sealed = _form(new_drawing(), OLD + " " + NEW)
    _stroke(sealed, 0, 10, Y + 18, red)
    cv2.circle(sealed.image, (560, Y + 18 + 120), 120, red, 5)
    cv2.circle(sealed.image, (560, Y - 60), 50, red, 5)
    assert not _struck(sealed)


@given(st.floats(-60, 1700), st.floats(-60, 2400), st.floats(1, 400), st.floats(1, 90), st.integers(0, 2**31))
def test_any_place_of_a_page_may_be_asked(x: float, y: float, width: float, height: float, seed: int) -> None:
    generator = np.random.default_rng(seed)
    image = np.full((600, 420, 3), 250, np.uint8)
    image[:, :, 1:] = generator.integers(60, 250, (600, 1, 2), np.uint8)
    page = Page(0, image, (), np.eye(3), (420, 600))
    x, y = x / 4, y / 4
    chars = [
        Char("值", Rect(x + k * width / 5, y, x + (k + 1) * width / 5, y + height), 0.9, "", 0, False, "ocr")
        for k in range(5)
    ]
    assert len(struck_out(chars, page)) < 5
