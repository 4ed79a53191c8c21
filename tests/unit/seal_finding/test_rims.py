"""Rings are voted for and fitted, broken, turned, overlapping or cut off as they may be."""

import cv2
import numpy as np
import pytest

from extract.seals.candidates import bounds, find_candidates, overlap
from extract.seals.colour import ink_layers
from extract.seals.mark import Ellipse
from extract.seals.rim import fit_rim
from ingest.document import Rect

RED = (205, 30, 40)


def sheet() -> np.ndarray:
    """A page with lines of black bars like print."""
    page = np.full((1754, 1240, 3), 252, dtype=np.uint8)
    for y in range(150, 1600, 40):
        for x in range(100, 1100, 24):
            page[y : y + 16, x : x + 3] = 30
            page[y + 6 : y + 9, x : x + 16] = 30
    return page


def ring(
    page: np.ndarray, true: Ellipse, *, gaps: float = 0.0, width: int = 7, ink: tuple[int, int, int] = RED
) -> None:
    """A rim whose outer edge is `true`, `gaps` of it missing, with strokes like letters inside."""
    film = np.zeros(page.shape[:2], dtype=np.uint8)
    inner = (true.a - width / 2, true.b - width / 2)
    rng = np.random.default_rng(5)
    for start in range(0, 360, 10):
        if rng.random() >= gaps:
            points = cv2.ellipse2Poly(
                (round(true.x), round(true.y)),
                (round(inner[0]), round(inner[1])),
                round(true.angle),
                start,
                start + 10,
                2,
            )
            cv2.polylines(film, [points], False, 255, width, cv2.LINE_AA)
    turn = np.deg2rad(true.angle)
    for t in np.linspace(0, 2 * np.pi, 26, endpoint=False):
        u = np.array([np.cos(t) * true.a, np.sin(t) * true.b])
        axis = np.array(
            [u[0] * np.cos(turn) - u[1] * np.sin(turn), u[0] * np.sin(turn) + u[1] * np.cos(turn)]
        )
        p, q = (np.array([true.x, true.y]) + axis * s for s in (0.62, 0.84))
        cv2.line(film, p.astype(int).tolist(), q.astype(int).tolist(), 255, 4, cv2.LINE_AA)
    share = film[:, :, None] / 255.0
    page[:] = (page * (1 - share * (1 - np.array(ink) / 255.0))).astype(np.uint8)


CASES = {
    "round": Ellipse(700, 900, 124, 124, 0),
    "large round": Ellipse(600, 800, 172, 172, 0),
    "lying oval": Ellipse(640, 1000, 133, 89, 0),
    "turned oval": Ellipse(640, 1000, 130, 92, 35),
    "standing oval": Ellipse(500, 700, 120, 84, 90),
    "stretched by perspective": Ellipse(700, 900, 126, 115, 20),
}


@pytest.mark.parametrize("gaps", [0.0, 0.35])
@pytest.mark.parametrize("name", CASES)
def test_a_rim_is_found_to_two_hundredths(name: str, gaps: float) -> None:
    true, page = CASES[name], sheet()
    ring(page, true, gaps=gaps)
    found = max(find_candidates(ink_layers(page)), key=lambda c: overlap(c.rect, bounds(true, "round")))
    assert np.hypot(found.rim.x - true.x, found.rim.y - true.y) < 0.02 * true.b + 1
    assert found.rim.a == pytest.approx(true.a, rel=0.025)
    assert found.rim.b == pytest.approx(true.b, rel=0.025)
    assert found.shape == ("oval" if "oval" in name else "round")


def test_a_rim_that_fades_to_one_side_is_fitted_all_around() -> None:
    true, page = CASES["round"], sheet()
    inked = page.copy()
    ring(inked, true)
    fade = np.clip(np.linspace(2.2, -0.6, page.shape[1]), 0.22, 1.0)[None, :, None]
    blended = (page + (inked.astype(np.float32) - page) * fade).astype(np.uint8)
    found = max(find_candidates(ink_layers(blended)), key=lambda c: overlap(c.rect, bounds(true, "round")))
    assert np.hypot(found.rim.x - true.x, found.rim.y - true.y) < 0.025 * true.b
    assert found.rim.a == pytest.approx(true.a, rel=0.03)
    assert found.support > 0.8


def test_a_grey_ring_is_found_among_black_print() -> None:
    true, page = CASES["round"], sheet()
    ring(page, true, ink=(105, 105, 105))
    found = max(find_candidates(ink_layers(page)), key=lambda c: overlap(c.rect, bounds(true, "round")))
    assert overlap(found.rect, bounds(true, "round")) > 0.9
    assert found.colour == "grey"


def test_overlapping_seals_are_told_apart() -> None:
    one, other, page = Ellipse(500, 900, 124, 124, 0), Ellipse(650, 930, 133, 92, 0), sheet()
    ring(page, one)
    ring(page, other)
    found = find_candidates(ink_layers(page))
    for true, shape in ((one, "round"), (other, "oval")):
        best = max(found, key=lambda c: overlap(c.rect, bounds(true, "round")))
        assert overlap(best.rect, bounds(true, "round")) > 0.9
        assert best.shape == shape


def test_a_seal_cut_by_the_page_edge_says_how_much_is_seen() -> None:
    true, page = Ellipse(30, 900, 124, 124, 0), sheet()
    ring(page, true)
    found = max(find_candidates(ink_layers(page)), key=lambda c: overlap(c.rect, bounds(true, "round")))
    assert overlap(found.rect, bounds(true, "round")) > 0.85
    assert 0.4 < found.visible < 0.75


def test_fitting_bare_paper_finds_no_rim() -> None:
    layers = ink_layers(np.full((1000, 700, 3), 250, dtype=np.uint8))
    assert fit_rim(layers, Ellipse(300, 400, 80, 80, 0), "red") is None
    assert find_candidates(layers) == ()


def test_bounds_of_a_turned_square() -> None:
    rect = bounds(Ellipse(100, 100, 50, 50, 45), "square")
    assert rect.width == pytest.approx(2 * 50 * np.sqrt(2))
    assert overlap(rect, rect) == pytest.approx(1.0)
    assert overlap(rect, Rect(0, 0, 1, 1)) == 0.0
