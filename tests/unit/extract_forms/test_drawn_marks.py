"""Choices circled or left over when the others are struck out, and boxes printed close to their captions."""

from typing import Any

import cv2
import numpy as np
import pytest

from extract.forms.checkboxes import read_options
from extract.forms.drawn_marks import drawn_choice
from extract.forms.pieces import Char, chars_of

FONT = 30
WORDS = ("中专", "大专", "本科")


def words_on(drawing: Any, texts: tuple[str, ...] = WORDS, y: int = 400) -> list[tuple[Char, ...]]:
    """Words 40 px apart, each character drawn as a cross of strokes that does not fill its square."""
    words: list[tuple[Char, ...]] = []
    x = 300
    for text in texts:
        drawing.write(text, x, y)
        for k in range(len(text)):
            left = x + k * FONT + 6
            cv2.line(drawing.image, (left, y + 18), (left + FONT - 12, y + 18), (30, 30, 30), 2)
            cv2.line(drawing.image, (left + 9, y + 5), (left + 9, y + 31), (30, 30, 30), 2)
        number = len(drawing.lines) - 1
        words.append(tuple(chars_of(drawing.page().lines[number], number)))
        x += FONT * len(text) + 40
    return words


def ring(drawing: Any, word: tuple[Char, ...]) -> None:
    x0, x1 = word[0].rect.x0, word[-1].rect.x1
    centre = (int((x0 + x1) / 2), int(word[0].rect.centre[1]))
    cv2.ellipse(drawing.image, centre, (int((x1 - x0) / 2) + 8, 24), 0, 0, 360, (20, 40, 150), 2)


def strike(drawing: Any, word: tuple[Char, ...], drift: int = 0) -> None:
    y = int(word[0].rect.centre[1])
    start, stop = (int(word[0].rect.x0), y - drift), (int(word[-1].rect.x1), y + drift)
    cv2.line(drawing.image, start, stop, (30, 30, 30), 2)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_circled_word(drawing: Any, place: int) -> None:
    words = words_on(drawing)
    ring(drawing, words[place])
    assert drawn_choice(drawing.image, words) == place


@pytest.mark.parametrize("drift", [0, 2])
def test_the_word_that_is_not_struck_out(drawing: Any, drift: int) -> None:
    words = words_on(drawing)
    strike(drawing, words[0], drift)
    strike(drawing, words[2], drift)
    assert drawn_choice(drawing.image, words) == 1


def test_nothing_drawn_or_too_much_says_nothing(drawing: Any, new_drawing: Any) -> None:
    assert drawn_choice(drawing.image, words_on(drawing)) is None
    for marked in ((0, 1), (0, 1, 2)):
        page = new_drawing()
        words = words_on(page)
        for place in marked:
            ring(page, words[place])
        assert drawn_choice(page.image, words) is None
    page = new_drawing()
    words = words_on(page)
    strike(page, words[0])
    assert drawn_choice(page.image, words) is None


def test_borders_of_the_cell_are_no_ring(drawing: Any) -> None:
    words = words_on(drawing)
    for y in (390, 446):
        cv2.line(drawing.image, (200, y), (1400, y), (30, 30, 30), 2)
    assert drawn_choice(drawing.image, words) is None


def test_boxes_between_close_captions_are_told_from_their_strokes(drawing: Any) -> None:
    captions: list[tuple[str, tuple[Char, ...]]] = []
    x, y = 300, 400
    for number, text in enumerate(WORDS):
        cv2.rectangle(drawing.image, (x, y + 6), (x + 24, y + 30), (30, 30, 30), 2)
        if number == 1:
            cv2.line(drawing.image, (x + 4, y + 18), (x + 10, y + 26), (30, 30, 30), 3)
            cv2.line(drawing.image, (x + 10, y + 26), (x + 21, y + 9), (30, 30, 30), 3)
        if number == 2:  # a stroke of the caption touches its box
            cv2.line(drawing.image, (x + 24, y + 14), (x + 34, y + 14), (30, 30, 30), 2)
        drawing.write(text, x + 28, y)
        place = len(drawing.lines) - 1
        captions.append((text, tuple(chars_of(drawing.page().lines[place], place))))
        x += 28 + 2 * FONT + 2
    options = read_options(drawing.page(), captions)
    assert [option.marked for option in options] == [False, True, False]
    assert np.ptp([option.box.width for option in options if option.box is not None]) <= 6
