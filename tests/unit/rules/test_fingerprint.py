"""A second scan of a sheet is recognised; another sheet is not."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from extract.rules.fingerprint import SAME_SHEET, distance, page_fingerprint, same_sheets

Picture = NDArray[np.uint8]


def sheet(seed: int) -> Picture:
    """A page with rules and lines of text-like strokes."""
    rng = np.random.default_rng(seed)
    page = np.full((1100, 800, 3), 250, np.uint8)
    y = 60
    while y < 1040:
        x = int(rng.integers(40, 200))
        while x < 720:
            width = int(rng.integers(20, 160))
            cv2.rectangle(page, (x, y), (min(x + width, 760), y + 18), (30, 30, 30), -1)
            x += width + int(rng.integers(10, 120))
        y += int(rng.integers(28, 90))
    return page


def rescanned(page: Picture, seed: int) -> Picture:
    """Turned by up to a degree, another brightness, blurred, noisy."""
    rng = np.random.default_rng(seed)
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(rng.uniform(-0.8, 0.8)), 1.0)
    moved = cv2.warpAffine(page, turn, (width, height), borderValue=(250, 250, 250)).astype(np.float32)
    noisy = moved * rng.uniform(0.85, 1.0) + rng.normal(0, 4, moved.shape)
    blurred = cv2.GaussianBlur(noisy, (0, 0), 1.2)
    return np.clip(blurred, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("seed", range(6))
def test_rescans_stay_near_and_other_sheets_far(seed: int) -> None:
    own = page_fingerprint(sheet(seed))
    assert len(own) == 64
    assert distance(own, page_fingerprint(rescanned(sheet(seed), seed))) <= SAME_SHEET
    assert distance(own, page_fingerprint(sheet(seed + 100))) > SAME_SHEET


@pytest.mark.parametrize("shade", [0, 45])
def test_an_empty_sheet_has_no_look(shade: int) -> None:
    """Two blank backs of paper are not one submission, whatever the light on them."""
    noise = np.random.default_rng(1).normal(0, 6, (1100, 800, 3))
    light = np.linspace(250 - shade, 250, 800)[None, :, None]
    blank = np.clip(light + noise, 0, 255).astype(np.uint8)
    assert page_fingerprint(blank) == ""
    for row, length in enumerate((300, 520, 180, 610, 90, 400)):  # a short letter
        cv2.rectangle(blank, (80, 150 + 60 * row), (80 + length, 166 + 60 * row), (60, 60, 60), -1)
    assert len(page_fingerprint(blank)) == 64


def test_sheets_are_compared_in_order_and_number() -> None:
    one, other = page_fingerprint(sheet(1)), page_fingerprint(sheet(2))
    assert same_sheets((one, other), (one, other))
    assert not same_sheets((one, other), (other, one))
    assert not same_sheets((one,), (one, other))
    assert not same_sheets((), ())


def test_what_is_no_fingerprint() -> None:
    with pytest.raises(ValueError, match="length"):
        distance("00", "0000")


def test_grey_pictures() -> None:
    assert page_fingerprint(sheet(3)[:, :, 0]) == page_fingerprint(sheet(3))
