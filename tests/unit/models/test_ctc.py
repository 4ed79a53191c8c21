"""Greedy CTC decoding keeps text, probability and position in step."""

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from models.ctc import BLANK, decode

ALPHABET = ["blank", *"甲乙丙丁"]


def _probabilities(path: list[int], peak: float = 0.9) -> np.ndarray:
    rows = np.full((len(path), len(ALPHABET)), (1 - peak) / (len(ALPHABET) - 1), dtype=np.float32)
    rows[np.arange(len(path)), path] = peak
    return rows


def test_repeats_collapse_unless_a_blank_parts_them() -> None:
    decoded = decode(_probabilities([1, 1, 0, 1, 2, 2, 0]), ALPHABET)
    assert decoded.text == "甲甲乙"
    assert decoded.steps == ((0, 2), (3, 4), (4, 6))


def test_runner_up_is_the_next_best_character() -> None:
    rows = _probabilities([1])
    rows[0] = [0.02, 0.6, 0.35, 0.02, 0.01]
    decoded = decode(rows, ALPHABET)
    assert decoded.runners_up == ("乙",)
    assert decoded.char_scores == (np.float32(0.6).item(),)


def test_blank_only_has_no_certainty() -> None:
    decoded = decode(_probabilities([0, 0, 0], peak=0.999), ALPHABET)
    assert decoded.text == ""
    assert decoded.score == 0.0


@given(st.lists(st.integers(0, len(ALPHABET) - 1), min_size=1, max_size=40))
def test_everything_is_as_long_as_the_text(path: list[int]) -> None:
    decoded = decode(_probabilities(path), ALPHABET)
    assert len(decoded.text) == len(decoded.steps) == len(decoded.char_scores) == len(decoded.runners_up)
    expected = [
        ALPHABET[label]
        for index, label in enumerate(path)
        if label != BLANK and (index == 0 or path[index - 1] != label)
    ]
    assert decoded.text == "".join(expected)
    assert all(first < last for first, last in decoded.steps)


@example([0.0, 0.0, 0.0, 1e-9], 0.75)
@given(st.lists(st.floats(0.0, 1.0), min_size=4, max_size=4), st.floats(0.6, 0.9999))
def test_a_runner_up_is_looked_for_wherever_one_may_be(rest: list[float], peak: float) -> None:
    if sum(rest) < 1e-6:  # nothing to share out: all of the probability is the peak's
        rest, peak = [0.0] * 4, 1.0
    row = np.array([rest[0], peak, *rest[1:]], np.float32)
    row[[0, 2, 3, 4]] *= (1 - peak) / max(1e-9, sum(rest))
    others = row[2:]
    expected = ["", "A", "b", "c", "d"][2 + int(others.argmax())] if others.max() >= 0.01 else ""
    assert decode(row[None], ["", "A", "b", "c", "d"]).runners_up == (expected,)
