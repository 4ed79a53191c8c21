"""A ring that is pale and far more blurred than the print shines through from another sheet."""

import cv2
import numpy as np
import pytest

from extract.seals.blur import half_blurred, rim_edge, shines_through
from extract.seals.candidates import Candidate
from extract.seals.colour import ink_layers
from extract.seals.mark import Ellipse

RIM = Ellipse(600, 800, 130, 130, 0)
CANDIDATE = Candidate(RIM, "round", "red", 1.0, 1.0, 0.2, True)


def page_with_ring(blur: float, strength: float, *, out_of_focus: float = 0.0) -> np.ndarray:
    page = np.full((1600, 1130, 3), 252, dtype=np.uint8)
    for y in range(100, 1500, 42):
        cv2.putText(
            page, "SAFETY 0991 FIRE", (90, y), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (25, 25, 25), 2, cv2.LINE_AA
        )
    film = np.zeros(page.shape[:2], dtype=np.float32)
    cv2.circle(film, (600, 800), 127, 1.0, 6, cv2.LINE_AA)
    if blur:
        film = cv2.GaussianBlur(film, (0, 0), blur)
    share = film[:, :, None] * strength
    inked = page * (1 - share * (1 - np.array([205, 30, 40]) / 255.0))
    if out_of_focus:
        inked = cv2.GaussianBlur(inked, (0, 0), out_of_focus)
    return inked.astype(np.uint8)


def test_a_pale_blurred_ring_shines_through() -> None:
    assert shines_through(ink_layers(page_with_ring(5.0, 0.45)), CANDIDATE, "red")


@pytest.mark.parametrize(
    ("blur", "strength", "focus"),
    [(0.0, 0.2, 0.0), (0.0, 1.0, 0.0), (0.8, 0.25, 0.0), (0.0, 0.25, 3.0), (6.0, 1.6, 0.0)],
    ids=["pale but sharp", "fresh", "a little soft", "the whole page out of focus", "blurred but strong"],
)
def test_a_pressed_ring_does_not(blur: float, strength: float, focus: float) -> None:
    assert not shines_through(
        ink_layers(page_with_ring(blur, strength, out_of_focus=focus)), CANDIDATE, "red"
    )


def test_a_ring_between_pressed_and_shining_through_is_half_blurred() -> None:
    between = ink_layers(page_with_ring(1.3, 0.3))
    assert not shines_through(between, CANDIDATE, "red")
    assert half_blurred(between, CANDIDATE, "red")
    assert not half_blurred(ink_layers(page_with_ring(0.8, 0.25)), CANDIDATE, "red")
    assert not half_blurred(ink_layers(page_with_ring(0.0, 0.25, out_of_focus=3.0)), CANDIDATE, "red")


def test_a_rim_without_ink_has_no_edge() -> None:
    blank = ink_layers(page_with_ring(0.0, 0.0))
    assert rim_edge(blank, CANDIDATE, "red") == (0.0, 0.0)
    assert not shines_through(blank, CANDIDATE, "red")


def test_edge_width_grows_with_blur() -> None:
    sharp = rim_edge(ink_layers(page_with_ring(0.0, 0.4)), CANDIDATE, "red")[0]
    soft = rim_edge(ink_layers(page_with_ring(4.0, 0.4)), CANDIDATE, "red")[0]
    assert soft > 1.8 * sharp
