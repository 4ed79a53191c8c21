"""The seals of another hand: the same seed gives the same pictures, and their truth lies on ink."""

import cv2
import numpy as np
import pytest

from benchmarks.heldout import other_seals
from benchmarks.heldout.other_seals import LEVELS, OtherSeal, draw_case
from benchmarks.heldout.other_seals_die import cut_die
from benchmarks.heldout.other_seals_names import old_body, organisation
from benchmarks.heldout.other_seals_plans import plan
from benchmarks.other_seals import bare_name
from samples import fonts

ROUND, OVAL, SQUARE = 0, 3, 6
"""Numbers of cases of these shapes in the first level; every further level is one earlier."""


def _ink(case: OtherSeal) -> np.ndarray:
    """How much ink lies at each point: colour, or darkness where there is none."""
    image = case.image.astype(np.float32)
    if case.truth["level"] == "grey":
        return np.asarray(255 - image[..., 0])
    return np.asarray(image.max(axis=2) - image.min(axis=2))


@pytest.mark.parametrize("level", LEVELS)
def test_the_same_seed_gives_the_same_picture(level: str) -> None:
    first, again = (draw_case(5, level, 1) for _ in range(2))
    assert first.truth == again.truth
    assert np.array_equal(first.image, again.image)


def test_another_seed_gives_another_picture() -> None:
    first, other = (draw_case(seed, "clean", 1) for seed in (5, 6))
    assert first.truth["text"] != other.truth["text"]


@pytest.mark.parametrize(("level", "number"), [*((level, ROUND) for level in LEVELS), ("photo", OVAL)])
def test_the_ellipse_lies_on_ink(level: str, number: int) -> None:
    case = draw_case(8, level, (number - LEVELS.index(level)) % len(other_seals.SHAPES))
    x, y, a, b, angle = case.truth["ellipse"]
    turn, t = np.radians(angle), np.linspace(0, 2 * np.pi, 180, endpoint=False)
    ink = cv2.GaussianBlur(_ink(case), (0, 0), 0.8)

    def along(inwards: float) -> np.ndarray:
        u, v = (a - inwards) * np.cos(t), (b - inwards) * np.sin(t)
        across = (x + u * np.cos(turn) - v * np.sin(turn)).astype(np.float32)
        down = (y + u * np.sin(turn) + v * np.cos(turn)).astype(np.float32)
        return np.asarray(cv2.remap(ink, across[None], down[None], cv2.INTER_LINEAR)[0])

    on, outside = along(0.02 * a), along(-0.06 * a)
    assert np.mean(on > outside + 15) > 0.75


@pytest.mark.parametrize("level", ["clean", "photo"])
def test_the_sides_of_a_square_lie_on_ink(level: str) -> None:
    case = draw_case(8, level, SQUARE - LEVELS.index(level))
    assert case.truth["shape"] == "square"
    x, y, a, b, angle = case.truth["ellipse"]
    turn = np.radians(angle)
    ink = cv2.GaussianBlur(_ink(case), (0, 0), 0.8)
    for u, v in ((0.96, 0), (-0.96, 0), (0, 0.96), (0, -0.96)):
        across = x + a * u * np.cos(turn) - b * v * np.sin(turn)
        down = y + a * u * np.sin(turn) + b * v * np.cos(turn)
        assert ink[int(down) - 2 : int(down) + 3, int(across) - 2 : int(across) + 3].max() > 40


@pytest.mark.parametrize("shape", ["round", "oval", "square"])
def test_no_glyph_is_missing(shape: str) -> None:
    rng = np.random.default_rng(3)
    for _ in range(60):
        made = plan(rng, shape)
        assert fonts.covers(made.face, made.text + made.inner + made.code)


def test_names_are_of_the_lengths_that_seals_have() -> None:
    rng = np.random.default_rng(4)
    lengths = [len(organisation(rng).text) for _ in range(300)]
    assert min(lengths) >= 8
    assert max(lengths) <= 24
    assert {len(old_body(rng).text) for _ in range(60)} == {4, 6, 8, 9}


def test_the_die_stays_within_its_rim() -> None:
    rng = np.random.default_rng(5)
    for _ in range(4):
        made = plan(rng, "round")
        die = cut_die(made, rng)
        y, x = np.mgrid[0 : die.shape[0], 0 : die.shape[1]]
        away = np.hypot(x + 0.5 - die.shape[1] / 2, y + 0.5 - die.shape[0] / 2)
        assert not die[away > made.half[0] * 600 / 25.4 + 2].any()


def test_a_seal_has_room_around_it() -> None:
    for index in range(2):
        case = draw_case(9, "photo", index)
        x, y, a, _, _ = case.truth["ellipse"]
        high, wide = case.image.shape[:2]
        assert min(x, y, wide - x, high - y) > 2.0 * a


def test_what_old_bodies_end_in_is_no_part_of_their_name() -> None:
    assert bare_name("泸州染业公会之印", "square") == "泸州染业公会"
    assert bare_name("珙县商会印", "square") == "珙县商会"
    assert bare_name("汉印有限公司", "round") == "汉印有限公司"
