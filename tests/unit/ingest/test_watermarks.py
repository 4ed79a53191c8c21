"""A watermark is told from titles and from faint small print."""

import cv2
import numpy as np
import pytest

from ingest.document import Image, Rect, TextLine
from ingest.watermarks import without_watermarks


def page_with(height: int, grey: int) -> tuple[Image, list[TextLine]]:
    """Ten usual lines, and one of that height in that grey."""
    page = np.full((1000, 800, 3), 250, np.uint8)
    lines = []
    for k in range(10):
        lines.append(written(page, "line", 60, 60 + 50 * k, 28, 30))
    lines.append(written(page, "large", 200, 700, height, grey))
    return page, lines


def written(page: Image, text: str, x: int, y: int, height: int, grey: int) -> TextLine:
    for k in range(len(text)):
        left = x + k * height
        cv2.rectangle(page, (left, y + 3), (left + height * 2 // 3, y + height - 3), (grey,) * 3, 3)
    return TextLine(text, Rect(x, y, x + len(text) * height, y + height), 0.99)


@pytest.mark.parametrize(
    ("height", "grey", "kept"),
    [(100, 235, False), (100, 30, True), (28, 215, True), (100, 140, True)],
)
def test_what_is_large_and_pale_is_no_line(height: int, grey: int, kept: bool) -> None:
    page, lines = page_with(height, grey)
    assert ("large" in [line.text for line in without_watermarks(page, lines)]) is kept


def test_a_page_of_few_lines_is_left_alone() -> None:
    page, lines = page_with(100, 235)
    assert without_watermarks(page, lines[-3:]) == lines[-3:]
