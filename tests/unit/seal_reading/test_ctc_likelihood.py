"""The CTC forward sum against brute force over all paths."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.seals.likelihood import TextScorer, log_likelihoods


def collapse(path: tuple[int, ...]) -> tuple[int, ...]:
    out: list[int] = []
    for place, code in enumerate(path):
        if code and (place == 0 or path[place - 1] != code):
            out.append(code)
    return tuple(out)


def brute(probabilities: np.ndarray, wanted: tuple[int, ...]) -> float:
    steps, classes = probabilities.shape
    total = 0.0
    for path in itertools.product(range(classes), repeat=steps):
        if collapse(path) == wanted:
            total += float(np.prod([probabilities[k, c] for k, c in enumerate(path)]))
    return total


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_forward_sum_equals_the_sum_over_paths(seed: int) -> None:
    rng = np.random.default_rng(seed)
    probabilities = rng.dirichlet(np.ones(3), size=4)
    texts = [(1,), (2,), (1, 2), (2, 2), (1, 1), (1, 2, 1), ()]
    found = np.exp(log_likelihoods(np.log(probabilities), texts))
    assert found == pytest.approx([brute(probabilities, text) for text in texts], abs=1e-9)


def test_a_text_longer_than_the_strip_is_impossible() -> None:
    logs = np.log(np.full((3, 3), 1 / 3))
    assert log_likelihoods(logs, [(1, 2, 1, 2, 1)])[0] < -1e8


def test_no_texts_give_no_scores() -> None:
    assert len(log_likelihoods(np.zeros((3, 3)), [])) == 0


def test_scorer_ranks_the_written_text_first_and_knows_both_brackets() -> None:
    alphabet = {"甲": 1, "乙": 2, "(": 3}
    view = np.full((6, 4), 0.01, dtype=np.float32)
    for step, code in enumerate([1, 0, 3, 0, 2, 0]):
        view[step, code] = 0.97
    scores = TextScorer([view], [alphabet]).scores(["甲（乙", "甲乙", "甲（甲", "甲（丙"])[0]
    assert int(np.argmax(scores)) == 0
    assert scores[3] > scores[2] - 3, "a character outside the alphabet is not impossible"
