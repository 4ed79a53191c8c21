"""Inks are told apart under any light; the paper beneath is found; erased red leaves the print."""

import numpy as np
import pytest

from extract.seals.colour import ink_layers
from extract.seals.erase import without_blue, without_red

PAPER = (252, 250, 246)
INKS = {
    "fresh red": ((205, 30, 40), "red"),
    "orange": ((245, 110, 50), "red"),
    "faded red": ((240, 165, 165), "red"),
    "purple red": ((190, 60, 130), "red"),
    "blue": ((45, 70, 180), "blue"),
    "violet blue": ((80, 60, 170), "blue"),
    "black": ((30, 30, 33), "grey"),
    "photocopied grey": ((120, 120, 120), "grey"),
    "green": ((40, 150, 80), None),
    "yellow": ((250, 225, 60), None),
}


def sheet_with(ink: tuple[int, int, int]) -> np.ndarray:
    page = np.full((700, 500, 3), PAPER, dtype=np.uint8)
    page[300:330, 200:300] = ink
    return page


def light(page: np.ndarray, kind: str) -> np.ndarray:
    lit = page.astype(np.float32)
    if kind == "warm lamp":
        lit *= np.array([1.0, 0.87, 0.68])
    elif kind == "cold window":
        lit *= np.array([0.82, 0.93, 1.0])
    elif kind == "shadow":
        lit *= np.linspace(1.0, 0.45, page.shape[1])[None, :, None]
    return np.clip(lit, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("lamp", ["even", "warm lamp", "cold window", "shadow"])
@pytest.mark.parametrize("name", INKS)
def test_an_ink_lies_in_its_own_plane_whatever_the_light(name: str, lamp: str) -> None:
    ink, plane = INKS[name]
    layers = ink_layers(light(sheet_with(ink), lamp))
    here = (slice(305, 325), slice(210, 290))
    seen = {"red": layers.red[here].mean(), "blue": layers.blue[here].mean()}
    for colour, value in seen.items():
        if colour == plane:
            assert value > 0.1, f"{name} under {lamp} is not seen as {colour}"
        else:
            assert value < 0.1, f"{name} under {lamp} is taken for {colour}"
    if plane == "grey":
        assert layers.neutral[here].mean() > 0.4


def test_bare_paper_holds_no_ink() -> None:
    page = light(np.full((600, 400, 3), PAPER, dtype=np.uint8), "shadow")
    layers = ink_layers(page)
    assert max(layers.red.max(), layers.blue.max()) < 0.05
    assert layers.neutral.mean() < 0.05


def test_layers_are_no_larger_than_asked_and_keep_the_scale() -> None:
    layers = ink_layers(np.full((2400, 1200, 3), 255, dtype=np.uint8), side=600)
    assert layers.shape == (600, 300)
    assert layers.scale == pytest.approx(0.25)


def printed_under(ink: tuple[int, int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Black bars, and the same with strokes of stamp ink across."""
    bare = np.full((600, 400, 3), 255, dtype=np.uint8)
    for y in range(200, 400, 30):
        bare[y : y + 8, 80:320] = 25
    stamped = bare.astype(np.float32)
    for x in range(120, 260, 20):
        stamped[150:450, x : x + 9] *= np.array(ink) / 255.0
    return bare, stamped.astype(np.uint8)


@pytest.mark.parametrize(
    ("ink", "erase"),
    [((215, 40, 50), without_red), ((250, 120, 70), without_red), ((50, 80, 190), without_blue)],
)
def test_erasing_leaves_the_print_and_whitens_the_ink(ink: tuple[int, int, int], erase: object) -> None:
    bare, stamped = printed_under(ink)
    cleaned = erase(stamped)  # type: ignore[operator]
    bars = (slice(230, 238), slice(140, 240))
    gaps = (slice(242, 256), slice(140, 240))
    assert cleaned[bars].mean() < 90
    assert cleaned[gaps].mean() > 225
    assert np.array_equal(cleaned[:100], bare[:100])


def test_a_page_without_red_is_handed_back_untouched() -> None:
    page, _ = printed_under((255, 255, 255))
    assert without_red(page) is page
