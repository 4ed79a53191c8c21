"""The mapping that a capture returns leads to where things really are."""

import numpy as np
import pytest

from samples.capture import Captured, Image, capture, photograph, scan

SPOTS = [(200, 150), (1000, 200), (620, 900), (180, 1500), (1050, 1550)]


def _page() -> Image:
    page = np.full((1754, 1240, 3), 255, dtype=np.uint8)
    for x, y in SPOTS:
        page[y - 12 : y + 13, x - 12 : x + 13] = (230, 0, 230)
    return page


def _found(shot: Captured) -> np.ndarray:
    """Middles of the magenta spots, 0..1."""
    picture = shot.image.astype(int)
    mask = (picture[..., 0] - picture[..., 1] > 70) & (picture[..., 2] - picture[..., 1] > 70)
    rows, cols = np.nonzero(mask)
    points = np.stack([cols, rows], axis=1) / (shot.image.shape[1], shot.image.shape[0])
    want = shot.forward(np.array(SPOTS, dtype=float))
    return np.array([points[np.linalg.norm(points - spot, axis=1) < 0.03].mean(axis=0) for spot in want])


@pytest.mark.parametrize("seed", range(4))
def test_a_scan_maps_its_points(seed: int) -> None:
    shot = scan(_page(), np.random.default_rng(seed))
    assert np.abs(_found(shot) - shot.forward(np.array(SPOTS, dtype=float))).max() < 0.003


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_photo_maps_its_points_however_it_is_turned(turn: int) -> None:
    shot = photograph(_page(), np.random.default_rng(7 + turn), turn)
    assert shot.turned == turn
    assert (shot.image.shape[1] > shot.image.shape[0]) == (turn in {90, 270})
    assert np.abs(_found(shot) - shot.forward(np.array(SPOTS, dtype=float))).max() < 0.004


def test_clean_changes_nothing() -> None:
    page = _page()
    shot = capture(page, "clean", np.random.default_rng(0))
    assert shot.image is page
    assert shot.forward(np.array([[1240.0, 1754.0]])).tolist() == [[1.0, 1.0]]


def test_the_same_seed_gives_the_same_picture() -> None:
    one = scan(_page(), np.random.default_rng(3)).image
    assert np.array_equal(one, scan(_page(), np.random.default_rng(3)).image)
    assert not np.array_equal(one, scan(_page(), np.random.default_rng(4)).image)
