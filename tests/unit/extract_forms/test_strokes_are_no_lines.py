"""Strokes of characters above each other in close rows are no ruling lines."""

import numpy as np
from PIL import Image as Pillow
from PIL import ImageDraw

from extract.forms.cells import find_grid
from extract.forms.ruling_repairs import drawn_between
from extract.forms.rulings import _off_glyphs
from ingest.document import Rect
from samples.fonts import font


def test_a_stroke_inside_characters_is_taken_out_and_a_border_stays() -> None:
    mask = np.zeros((200, 300), np.uint8)
    mask[20:180, 50:52] = 255  # a border
    mask[60:130, 150:152] = 255  # strokes of two characters, one above the other
    glyphs = [Rect(140, 55, 162, 92), Rect(140, 96, 162, 133)]
    kept = _off_glyphs(mask, glyphs)
    assert kept[20:180, 50:52].all()
    assert not kept[:, 150:152].any()
    assert np.array_equal(_off_glyphs(mask, []), mask)


def test_a_wrapped_number_stays_in_one_cell() -> None:
    picture = Pillow.new("RGB", (1654, 700), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((200, 200, 1400, 320), outline="black", width=3)
    draw.line((600, 200, 600, 320), fill="black", width=3)
    glyphs = []
    for row, text in enumerate(("1111111111", "1111111111")):
        x, y = 620.0, 212 + row * 46
        for character in text:
            draw.text((x, y), character, font=font("serif", 44), fill="black")
            glyphs.append(Rect(x, y + 8, x + 25, y + 54))
            x += 25
    cells = find_grid(np.asarray(picture), glyphs).cells
    assert len(cells) == 2


def test_a_stroke_in_line_with_borders_is_none_where_it_lies_between_two_words_places() -> None:
    """Where a character begins is known to a step of the reader: its stroke may lie before its place."""
    vertical, ink = np.zeros((120, 400), np.uint8), np.zeros((120, 400), np.uint8)
    vertical[30:95, 200:202] = 255
    ink[48:78, 199:202] = 255
    beside = [Rect(160, 42, 192, 84), Rect(206, 42, 238, 84)]
    assert not drawn_between(vertical, ink, beside).any()
    ink[30:95, 199:202] = 255
    assert drawn_between(vertical, ink, beside).any(), "a border that digits in boxes touch"
    assert drawn_between(vertical, ink, [Rect(160, 42, 180, 84), Rect(240, 42, 270, 84)]).any()


def test_a_dashed_border_between_digits_in_boxes_stays() -> None:
    """Digits in boxes of their own stand farther apart than the characters of a word."""
    vertical, ink = np.zeros((120, 400), np.uint8), np.zeros((120, 400), np.uint8)
    vertical[30:95, 200:202] = 255
    ink[48:78, 199:202] = 255
    assert drawn_between(vertical, ink, [Rect(160, 42, 191, 84), Rect(210, 42, 240, 84)]).any()
