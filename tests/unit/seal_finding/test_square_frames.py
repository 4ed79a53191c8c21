"""Squares are found by their frames: in grey among print, in colour under print, and before a ring within."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from extract.seals.blobs import find_blobs
from extract.seals.candidates import Candidate, find_candidates, overlap
from extract.seals.colour import ink_layers
from extract.seals.find import Judged
from extract.seals.frames import find_frames
from extract.seals.mark import Ellipse
from extract.seals.shape import rim_colour
from extract.seals.verdict import Witnesses
from ingest.document import Rect

FRAME = (300, 500, 420, 620)
INK = 0.6


def sheet() -> NDArray[np.float32]:
    """Grey ink on a page at working size: a frame of 35 mm with four characters' worth of strokes."""
    plane = np.zeros((1000, 707), np.float32)
    x0, y0, x1, y1 = FRAME
    cv2.rectangle(plane, (x0, y0), (x1, y1), (INK,), 4)
    for x in (330, 370):
        for y in (530, 575):
            cv2.rectangle(plane, (x, y), (x + 22, y + 28), (INK,), 3)
    return plane


def middles(plane: NDArray[np.float32]) -> list[tuple[int, int]]:
    return [(round(b.box.x / 10), round(b.box.y / 10)) for b in find_frames(plane) if 50 < b.box.a < 75]


def test_a_grey_frame_is_found() -> None:
    assert middles(sheet())
    assert set(middles(sheet())) == {(36, 56)}
    assert find_frames(np.zeros((1000, 707), np.float32)) == ()


def test_words_that_touch_a_frame_do_not_hide_it() -> None:
    plane = sheet()
    cv2.line(plane, (180, 560), (330, 560), (1.2,), 8)
    cv2.line(plane, (400, 610), (560, 610), (1.2,), 8)
    assert (36, 56) in middles(plane)


def test_a_gap_in_a_frame_does_not_hide_it() -> None:
    plane = sheet()
    plane[495:506, 350:365] = 0
    assert (36, 56) in middles(plane)


def test_oblong_cells_and_pictures_are_no_frames() -> None:
    plane = np.zeros((1000, 707), np.float32)
    cv2.rectangle(plane, (100, 300), (220, 390), (INK,), 4)
    cv2.rectangle(plane, (400, 300), (500, 400), (INK,), -1)
    assert find_frames(plane) == ()


def test_a_square_that_fills_nearly_half_of_a_cut_out_is_a_patch() -> None:
    mask = np.zeros((560, 560), np.uint8)
    cv2.rectangle(mask, (150, 150), (400, 400), (1,), 8)
    assert any(blob.square and blob.box.a > 115 for blob in find_blobs(mask > 0))


@pytest.mark.parametrize("print_over", [False, True])
def test_a_pale_square_keeps_its_colour_under_dark_print(print_over: bool) -> None:
    page = np.full((1000, 707, 3), 250, np.uint8)
    x0, y0, x1, y1 = FRAME
    cv2.rectangle(page, (x0, y0), (x1, y1), (235, 190, 190), 4)
    if print_over:
        for y in range(y0 + 20, y1 - 10, 16):
            for x in range(x0 + 12, x1 - 12, 14):
                cv2.rectangle(page, (x, y), (x + 9, y + 9), (20, 20, 20), -1)
    box = Ellipse(360, 560, 60, 60, 0)
    candidate = Candidate(box, "square", "red", 0.3, 1.0, 0.0, False)
    assert rim_colour(ink_layers(page), candidate)[0] == "red"
    if print_over:
        black = replace(candidate, rim=replace(box, y=560, a=40, b=40))
        assert rim_colour(ink_layers(page), black)[0] == "grey", "print alone stays print"


def test_copied_squares_are_candidates() -> None:
    page = np.repeat((250 * np.exp(-sheet()))[:, :, None], 3, axis=2).astype(np.uint8)
    found = [c for c in find_candidates(ink_layers(page)) if c.shape == "square"]
    assert any(c.colour == "grey" and overlap(c.rect, Rect(*FRAME)) > 0.8 for c in found)


def test_a_frame_goes_before_a_ring_within_it_and_before_a_part_of_it() -> None:
    witnesses = Witnesses(
        {"other": 0.0, "personal": 1.0, "round": 0.0, "oval": 0.0, "square": 0.0}, 1.0, None, "red"
    )
    frame = Candidate(Ellipse(0, 0, 60, 60, 0), "square", "red", 0.2, 1.0, 0.0, False)
    ring = Candidate(Ellipse(0, 0, 60, 60, 0), "round", "red", 0.48, 1.0, 0.5, True)
    part = replace(frame, rim=Ellipse(15, 0, 60, 45, 90))
    ranks = [Judged(one, witnesses).rank for one in (frame, part, ring)]
    assert ranks == sorted(ranks, reverse=True)
