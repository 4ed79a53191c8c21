"""Text the other way up along a ring, and two readers weighed against each other."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from extract.seals.arcs import _between, _outside, part_arcs
from extract.seals.mark import Ellipse
from extract.seals.ring import Ring
from extract.seals.unwrap import SealPatch, Strip, flipped
from extract.seals.views import View, char_angles, trusted
from models.ctc import Decoded

CODES: Mapping[str, int] = {"甲": 1, "乙": 2, "7": 3}


class ScriptedReader:
    """Reads what it is told of each strip, in order."""

    alphabet = ("", "甲", "乙", "7")
    codes = CODES
    trained = True

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    def probabilities(self, strips: Sequence[np.ndarray]) -> list[NDArray[np.float32]]:
        assert len(strips) == len(self._texts)
        return [written(text) for text in self._texts]


def written(text: str) -> NDArray[np.float32]:
    probabilities = np.full((40, 4), 0.004, dtype=np.float32)
    probabilities[:, 0] = 0.988
    for place, char in enumerate(text):
        probabilities[2 * place + 1] = 0.004
        probabilities[2 * place + 1, CODES[char]] = 0.988
    return probabilities


def blank_patch() -> SealPatch:
    white = np.full((200, 200, 3), 255, np.uint8)
    return SealPatch(white, white, Ellipse(100, 100, 80, 80, 0), "round", 1.0)


def ring(*gaps: tuple[float, float]) -> Ring:
    return Ring((0.58, 0.93), gaps)


TWO_GAPS = ring((0.5, 0.4), (2.4, 0.3))


def part(texts: Sequence[str]) -> object:
    return part_arcs(blank_patch(), TWO_GAPS, ScriptedReader(texts))  # type: ignore[arg-type]


def test_arcs_lie_between_the_gaps() -> None:
    arcs = _between(((0.5, 0.4), (2.4, 0.3), (4.0, 0.2)))
    assert [start for start, _ in arcs] == pytest.approx([0.9, 2.7, 4.2])
    assert [span for _, span in arcs] == pytest.approx([1.5, 1.3, 2 * np.pi - 4.2 + 0.5])


def test_what_is_kept_may_run_through_the_start() -> None:
    arcs = [(0.9, 1.5), (2.7, 1.3), (4.2, 2.5)]
    start, width = _outside(arcs, [True, False, True])
    assert start == pytest.approx(0.9 + 1.5)
    assert width == pytest.approx(4.2 - 2.4)


def test_all_the_same_way_up_leaves_the_ring_as_it_is() -> None:
    assert part(["甲乙甲乙", "甲乙甲", "乙", "甲"]) is None


def test_a_kind_of_seal_along_the_foot_is_no_part_of_the_name() -> None:
    arcs = part(["乙", "甲乙甲乙甲乙", "甲乙甲乙", "乙乙"])
    assert arcs is not None
    assert not arcs.below  # type: ignore[attr-defined]
    assert arcs.inner == "甲乙甲乙"  # type: ignore[attr-defined]
    free_start, free_width = arcs.name.gaps[0]  # type: ignore[attr-defined]
    assert free_start == pytest.approx(0.5)
    assert free_width == pytest.approx(2.4 + 0.3 - 0.5)


def test_a_name_below_another_script_is_read_the_other_way_up() -> None:
    arcs = part(["乙", "甲", "甲乙甲乙甲乙甲", "乙"])
    assert arcs is not None
    assert arcs.below  # type: ignore[attr-defined]


def test_a_code_along_the_foot_is_no_name() -> None:
    """However much clearer its digits are than a name spaced out above it."""
    arcs = part(["甲乙甲", "甲", "乙", "7777777777777"])
    assert arcs is not None
    assert not arcs.below  # type: ignore[attr-defined]
    free_start, _ = arcs.name.gaps[0]  # type: ignore[attr-defined]
    assert free_start == pytest.approx(2.4)


def test_a_name_along_the_foot_is_clearly_more_than_what_stands_above() -> None:
    assert part(["甲乙甲", "甲", "乙", "甲乙甲乙"]) is None


def view(text: str, kind: str = "ring", trust: float = 1.0) -> View:
    strip = Strip(np.zeros((48, 320, 3), np.uint8), kind, 1.0, 2.0)  # type: ignore[arg-type]
    steps = tuple((2 * k + 1, 2 * k + 2) for k in range(len(text)))
    return View(
        strip, written(text), Decoded(text, 0.9, (0.9,) * len(text), steps, ("",) * len(text)), CODES, trust
    )


def test_along_the_foot_characters_run_anticlockwise() -> None:
    upright, turned = char_angles(view("甲乙甲")), char_angles(view("甲乙甲", "lower"))
    assert (np.diff(upright) > 0).all()
    assert (np.diff(turned) < 0).all()
    assert turned[0] == pytest.approx(2 * 1.0 + 2.0 - upright[0])


def test_a_flipped_strip_is_turned_half_around() -> None:
    image = np.arange(48 * 64 * 3, dtype=np.uint32).reshape(48, 64, 3).astype(np.uint8)
    once = flipped(Strip(image, "ring", 0.0, 1.0))
    assert once.kind == "lower"
    assert (flipped(once).image == image).all()


@pytest.mark.parametrize(
    ("second", "least", "most"), [("甲乙甲乙甲乙甲甲", 0.6, 1.0), ("甲乙", 0.0, 0.25), ("", 0.0, 0.25)]
)
def test_a_second_reader_is_trusted_by_what_it_reads_too(second: str, least: float, most: float) -> None:
    common = "甲乙甲乙甲乙甲乙"
    views = trusted([view(common), view(second, trust=0.4)], common)
    assert views[0].trust == 1.0
    assert least <= views[1].trust <= most
