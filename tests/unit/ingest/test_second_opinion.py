"""Which way up the lines of text say that a page stands, and how little is read for it."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from ingest.document import Image
from ingest.orientation import LONGEST, second_opinion
from models.ocr import Quad, Recognition


@dataclass
class Glances:
    """A reader that knows black marks at the start of a line from marks at its end."""

    upright: float
    turned: float
    seen: list[list[Image]] = field(default_factory=list)

    def glance(self, crops: list[Image]) -> list[Recognition]:
        self.seen.append(crops)
        starts = all(crop[:, :4].mean() < crop[:, -4:].mean() for crop in crops)
        score = self.upright if starts else self.turned
        return [Recognition("先进单位推荐表", score, (score,) * 7, (), ()) for _ in crops]


def page() -> tuple[Image, list[Quad]]:
    image = np.full((400, 900, 3), 255, np.uint8)
    quads = []
    for row in range(4):
        top = 40 + 80 * row
        image[top : top + 30, 20:60] = 0
        quads.append(np.array([[20, top], [880, top], [880, top + 30], [20, top + 30]], np.float32))
    return image, quads


@pytest.mark.parametrize(("upright", "turned", "turn", "asked"), [(0.96, 0.4, 0, 1), (0.5, 0.9, 180, 2)])
def test_the_other_way_up_is_only_tried_where_the_lines_are_not_clear(
    upright: float, turned: float, turn: int, asked: int
) -> None:
    ocr = Glances(upright, turned)
    assert second_opinion(ocr, *page()) == turn  # type: ignore[arg-type]
    assert len(ocr.seen) == asked


def test_of_long_lines_the_beginning_is_enough() -> None:
    ocr = Glances(0.96, 0.4)
    second_opinion(ocr, *page())  # type: ignore[arg-type]
    assert all(crop.shape[1] <= LONGEST * crop.shape[0] for crop in ocr.seen[0])


def test_without_lines_the_page_stays_as_it_is() -> None:
    ocr = Glances(0.1, 0.9)
    assert second_opinion(ocr, page()[0], []) == 0  # type: ignore[arg-type]
    assert ocr.seen == []
