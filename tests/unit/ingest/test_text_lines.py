"""Readings of the engine become lines of the page, character by character."""

import cv2
import numpy as np
import pytest

from ingest import text
from ingest.document import Rect, TextLine
from ingest.sharpness import edge_blur, is_readable, sharpness
from models.ocr import Image, OcrLine, Quad, Recognition
from tests.fakes.given_files import ruled_page


def quad(x0: float, y0: float, x1: float, y1: float) -> Quad:
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], dtype=np.float32)


def line(content: str, x: float, y: float, score: float = 0.99) -> TextLine:
    return TextLine(content, Rect(x, y, x + 30 * len(content), y + 30), score)


def test_spans_run_along_the_line() -> None:
    reading = Recognition("张三", 0.9, (0.8, 1.0), ((0.0, 0.5), (0.5, 1.0)), ("", "叁"))
    found = text.to_text_line(OcrLine(quad(100, 50, 300, 90), reading, vertical=False))
    assert found.rect == Rect(100, 50, 300, 90)
    assert found.char_spans == ((100, 200), (200, 300))
    assert (found.score, found.char_scores, found.runners_up) == (0.9, (0.8, 1.0), ("", "叁"))


def test_spans_of_a_vertical_line_run_down() -> None:
    reading = Recognition("事迹", 0.9, (0.9, 0.9), ((0.0, 0.4), (0.6, 1.0)), ("", ""))
    found = text.to_text_line(OcrLine(quad(10, 100, 50, 300), reading, vertical=True))
    assert found.vertical
    assert found.char_spans == ((100, pytest.approx(180)), (pytest.approx(220), 300))


class Columns:
    """Reads strips that are laid side by side, not those that lie on their side."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, int]] = []

    def recognise(self, crops: list[Image]) -> list[Recognition]:
        self.seen = [crop.shape[:2] for crop in crops]
        spans = tuple((k / 4, (k + 1) / 4) for k in range(4))
        turned = Recognition("壬四", 0.4, (0.4, 0.4), ((0, 0.5), (0.5, 1)), ("", ""))
        relaid = Recognition("主要事迹", 0.98, (0.98,) * 4, spans, ("",) * 4)
        return [turned, relaid]


def test_a_column_of_upright_characters_is_read_as_one() -> None:
    page = np.full((500, 200, 3), 255, np.uint8)
    for k in range(4):
        cv2.rectangle(page, (85, 60 + 100 * k), (115, 90 + 100 * k), (0, 0, 0), 4)
    reader = Columns()
    (found,) = text.read_quads(reader, page, [quad(80, 50, 120, 400)])  # type: ignore[arg-type]
    assert found.text == "主要事迹"
    assert found.vertical
    assert [round((a + b) / 2, -1) for a, b in found.char_spans] == pytest.approx([75, 175, 275, 375], abs=10)
    assert reader.seen[1][1] == pytest.approx(4 * reader.seen[1][0], rel=0.1)


def test_lines_come_in_reading_order() -> None:
    lines = [line("丙", 10, 100), line("乙", 200, 4), line("甲", 10, 0), line("丁", 300, 96)]
    assert [item.text for item in text.reading_order(lines)] == ["甲", "乙", "丙", "丁"]


def test_small_text_is_looked_at_again() -> None:
    class Detector:
        def __init__(self, height: float) -> None:
            self.height, self.sides = height, list[int]()

        def detect(self, image: Image, side: int = 1280) -> list[Quad]:
            self.sides.append(side)
            return [quad(0, 0, 200, self.height)]

    page = np.zeros((2560, 1800, 3), np.uint8)
    for height, looks in ((20.0, 2), (40.0, 1)):
        detector = Detector(height)
        text.detect(detector, page)  # type: ignore[arg-type]
        assert len(detector.sides) == looks


def blurred(radius: float) -> Image:
    page = ruled_page(1654, 2339)
    return np.asarray(cv2.GaussianBlur(page, (0, 0), radius), dtype=np.uint8) if radius else page


def test_sharpness_falls_with_blur() -> None:
    values = [sharpness(edge_blur(blurred(radius))) for radius in (0.0, 2.0, 4.0, 8.0)]
    assert all(value is not None for value in values)
    assert values == sorted(values, reverse=True)  # type: ignore[type-var]
    assert values[0] == 1.0
    assert values[-1] == 0.0


def test_black_and_grey_nothing_is_unreadable_and_white_is_blank() -> None:
    for level, expected in ((0, False), (40, False), (120, False), (255, True), (240, True)):
        page = np.full((600, 400, 3), level, np.uint8)
        assert is_readable(page, edge_blur(page), ()) is expected, level


def test_what_was_read_decides() -> None:
    page = blurred(0)
    good, bad = (line("单位名称" * 5, 0, 0, 0.97),), (line("草书", 0, 0, 0.4),)
    assert is_readable(page, 3.0, good)
    assert not is_readable(page, 3.0, bad)
    assert not is_readable(page, 3.0, ())
    assert not is_readable(page, 6.0, good)
    assert is_readable(page, 1.0, bad)


def test_a_character_read_by_chance_on_a_smear_proves_nothing() -> None:
    smear, sheet = blurred(6), np.full((600, 400, 3), 250, np.uint8)
    chance = (line("0", 0, 0, 0.82),)
    assert not is_readable(smear, 4.5, chance, smear)
    assert not is_readable(blurred(0), 1.0, chance, smear)  # evening raised its noise
    assert is_readable(blurred(0), 1.0, chance, blurred(0))
    assert is_readable(smear, 4.5, (line("单位名称" * 5, 0, 0, 0.82),), smear)
    assert is_readable(smear, 4.5, chance, sheet)  # an empty sheet's shading is no blur


def test_black_raised_to_grey_is_read_by_what_came_out() -> None:
    """Evening the light makes noise of a black photo look like crisp print."""
    page, black = blurred(0), np.full((600, 400, 3), 20, np.uint8)
    good, bad = (line("单位名称" * 5, 0, 0, 0.97),), (line("草书", 0, 0, 0.25),)
    assert is_readable(page, 1.0, good, black)
    assert not is_readable(page, 1.0, bad, black)
    assert not is_readable(page, 1.0, (), black)
    assert is_readable(page, 1.0, bad, page)


def test_where_nothing_was_read_the_picture_as_given_is_asked() -> None:
    """Straightening raises noise that looks crisp; the shading of an empty sheet looks like a blur."""
    text, moved = blurred(0), blurred(6)
    assert not is_readable(text, 1.0, (), moved)
    assert is_readable(text, 1.0, (), text)
    shaded = np.repeat(np.linspace(205, 250, 1200, dtype=np.float32)[:, None, None], 900, axis=1)
    empty = np.repeat(shaded, 3, axis=2).astype(np.uint8)
    assert is_readable(empty, 6.0, (), empty)
    assert not is_readable(empty, 6.0, ())


def test_dim_smears_without_a_strong_edge_are_no_blank_sheet() -> None:
    smears = np.full((1200, 900, 3), 160, np.uint8)
    for row in range(10):
        cv2.rectangle(smears, (150, 150 + 90 * row), (700, 166 + 90 * row), (120, 120, 120), -1)
    smears = np.asarray(cv2.GaussianBlur(smears, (0, 0), 14), np.uint8)
    assert edge_blur(smears) is None
    assert not is_readable(smears, 1.0, (), smears)
