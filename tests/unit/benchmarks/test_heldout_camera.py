"""The second, tenth and eleventh camera keep their promise that truth boxes land on what they name."""

import numpy as np
import pytest

from benchmarks.heldout.camera import LEVELS, Level, Shot, shoot
from benchmarks.heldout.eleventh_camera import ELEVENTH_LEVELS, EleventhLevel, eleventh_shoot
from benchmarks.heldout.tenth_camera import TENTH_LEVELS, TenthLevel, tenth_shoot

AREA = (300, 420, 420, 500)


@pytest.fixture(autouse=True)
def _small_camera(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve megapixels cost seconds and prove no more."""
    monkeypatch.setattr("benchmarks.heldout.camera.LONG_SIDES", (1700,))


def _page() -> np.ndarray:
    page = np.full((1170, 827, 3), 255, dtype=np.uint8)
    x0, y0, x1, y1 = AREA
    page[y0:y1, x0:x1] = (200, 20, 20)
    return page


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_mark_lies_in_its_box(level: Level, seed: int) -> None:
    _lies_in_its_box(shoot(_page(), level, seed))


@pytest.mark.parametrize("level", TENTH_LEVELS)
def test_a_mark_lies_in_its_box_before_the_tenth_camera(level: TenthLevel) -> None:
    _lies_in_its_box(tenth_shoot(_page(), level, 5))


@pytest.mark.parametrize("level", ELEVENTH_LEVELS)
def test_a_mark_lies_in_its_box_before_the_eleventh_camera(level: EleventhLevel) -> None:
    page = _page()
    page[:, AREA[0] : AREA[2] : 8] = 255  # Thresholds of a neighbourhood hollow out what is solid.
    page[:, AREA[0] + 1 : AREA[2] : 8] = 255
    _lies_in_its_box(eleventh_shoot(page, level, 5))


def _lies_in_its_box(shot: Shot) -> None:
    height, width = shot.image.shape[:2]
    x0, y0, x1, y1 = shot.box(AREA)
    inside = shot.image[round(y0 * height) : round(y1 * height), round(x0 * width) : round(x1 * width)]
    beside = shot.image[round(y0 * height) : round(y1 * height), round(x1 * width) + 20 :][:, :60]
    # Green is what red ink swallows, in the grey fax too.
    assert np.median(inside[..., 1]) < np.median(beside[..., 1]) - 40


def test_a_chat_shrinks_the_picture() -> None:
    assert max(shoot(_page(), "chat", 3).image.shape) <= 1600


def test_the_same_seed_gives_the_same_picture() -> None:
    assert np.array_equal(shoot(_page(), "scan", 7).image, shoot(_page(), "scan", 7).image)


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(KeyError):
        shoot(_page(), "telegraph", 1)  # type: ignore[arg-type]
