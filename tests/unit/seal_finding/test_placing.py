"""Which block a seal belongs to: inside, reaching out, beneath, beside, on the next page, on a copy."""

import numpy as np
import pytest

from extract.result import Slot
from extract.seals.mark import Ellipse, SealMark
from extract.seals.place import place_seals
from ingest.document import Box, Page, Rect

WIDTH, HEIGHT = 1000, 1400


def page(index: int = 0) -> Page:
    image = np.zeros((HEIGHT, WIDTH, 3), dtype=np.uint8)
    return Page(index, image, (), np.diag([1 / WIDTH, 1 / HEIGHT, 1.0]), (WIDTH, HEIGHT))


def turned_page(index: int = 0) -> Page:
    """Given upside down: boxes on the page as given lie at the other end."""
    to_given = np.array([[-1 / WIDTH, 0, 1], [0, -1 / HEIGHT, 1], [0, 0, 1]])
    return Page(index, np.zeros((HEIGHT, WIDTH, 3), dtype=np.uint8), (), to_given, (WIDTH, HEIGHT))


def mark(x: float, y: float, r: float = 100, on: int = 0) -> SealMark:
    rect = Rect(x - r, y - r, x + r, y + r)
    return SealMark(on, rect, Ellipse(x, y, r, r, 0), "company", "round", "red", 0.99, 0.99)


def slot(name: str, x0: float, y0: float, x1: float, y1: float, on: int = 0) -> Slot:
    return Slot(name=name, page=on, box=Box(x0, y0, x1, y1), role="unit", required=True)


UNIT = slot("单位意见", 0.1, 0.5, 0.9, 0.65)
BODY = slot("协会意见", 0.1, 0.65, 0.9, 0.8)


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        (700, 800, "单位意见"),
        (700, 940, "协会意见"),
        (700, 890, "单位意见"),
        (700, 1190, "协会意见"),
        (700, 200, None),
        (940, 790, "单位意见"),
    ],
    ids=["inside", "inside the next", "reaching down", "beneath the last", "far above", "reaching aside"],
)
def test_a_seal_goes_to_its_block(x: float, y: float, expected: str | None) -> None:
    assert place_seals([mark(x, y)], [UNIT, BODY], {0: page()}) == (expected,)


def test_a_block_known_by_its_label_alone_reaches_along_its_row() -> None:
    label, below = slot("单位意见", 0.1, 0.5, 0.2, 0.65), slot("协会意见", 0.1, 0.65, 0.2, 0.8)
    assert place_seals([mark(700, 850)], [label, below], {0: page()}) == ("单位意见",)
    assert place_seals([mark(700, 300)], [label, below], {0: page()}) == (None,)


def test_between_two_blocks_a_seal_goes_where_none_is_yet() -> None:
    placed = place_seals([mark(300, 1000), mark(700, 905)], [UNIT, BODY], {0: page()})
    assert placed == ("协会意见", "单位意见")


def test_blocks_are_read_on_the_page_as_given() -> None:
    upside_down = turned_page()
    given = Slot(name="单位意见", page=0, box=Box(0.1, 0.1, 0.9, 0.3), role="unit", required=True)
    assert place_seals([mark(500, 1100)], [given], {0: upside_down}) == ("单位意见",)
    assert place_seals([mark(500, 200)], [given], {0: upside_down}) == (None,)


def test_a_seal_on_an_attached_copy_has_no_block() -> None:
    assert place_seals([mark(500, 1000, on=1)], [UNIT], {0: page(), 1: page(1)}) == (None,)


def test_a_seal_at_the_head_of_the_next_page_belongs_to_the_block_at_the_foot() -> None:
    foot = slot("单位意见", 0.1, 0.85, 0.9, 0.98)
    pages = {0: page(), 1: page(1)}
    assert place_seals([mark(500, 120, on=1)], [foot], pages) == ("单位意见",)
    assert place_seals([mark(500, 900, on=1)], [foot], pages) == (None,)


def test_a_lone_block_without_a_place_takes_the_seal() -> None:
    lone = Slot(name="单位意见", page=0, box=None, role="unit", required=True)
    assert place_seals([mark(500, 900)], [lone], {0: page()}) == ("单位意见",)


def test_nothing_to_place() -> None:
    assert place_seals([], [UNIT], {0: page()}) == ()
    assert place_seals([mark(1, 1)], [], {0: page()}) == (None,)
