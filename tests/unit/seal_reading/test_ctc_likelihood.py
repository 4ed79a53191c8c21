"""The CTC forward sum against brute force over all paths."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.seals.likelihood import (
    FLOOR,
    TextScorer,
    exchanged,
    exchanged_all,
    log_likelihoods,
    log_likelihoods_all,
)


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


def in_logarithms(logs: np.ndarray, code: tuple[int, ...]) -> float:
    """The forward sum step by step in the logarithmic domain, where nothing can be lost."""
    states = [0]
    for char in code:
        states += [char, 0]
    alpha = np.full(len(states), -np.inf)
    alpha[:2] = logs[0, states[:2]]
    for row in logs[1:]:
        before = alpha.copy()
        for place, state in enumerate(states):
            ways = list(before[max(0, place - 1) : place + 1])
            if place > 1 and state and state != states[place - 2]:
                ways.append(before[place - 2])
            alpha[place] = np.logaddexp.reduce(ways) + row[state]
    return float(np.logaddexp(alpha[-1], alpha[-2]))


def worst_case(seed: int, steps: int, length: int) -> tuple[np.ndarray, tuple[int, ...]]:
    """Probabilities at the floor or at nearly one, and a text that need not fit them."""
    rng = np.random.default_rng(seed)
    view = np.where(rng.random((steps, 6)) < 0.2, 0.98, FLOOR)
    return np.log(view), tuple(int(c) for c in rng.integers(1, 6, length))


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.integers(20, 120), st.integers(1, 30))
def test_hopeless_texts_keep_their_likelihood(seed: int, steps: int, length: int) -> None:
    logs, code = worst_case(seed, steps, length)
    if 2 * length < steps:
        assert log_likelihoods(logs, [code])[0] == pytest.approx(in_logarithms(logs, code), rel=1e-9)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 10))
def test_exchanging_a_character_scores_as_the_changed_text(seed: int, length: int) -> None:
    rng = np.random.default_rng(seed)
    logs = np.log(rng.dirichlet(np.full(6, 0.3), size=40) + FLOOR)
    code = [1 + k % 2 for k in range(length)]
    place = int(rng.integers(length))
    found = exchanged(logs, code)
    for other in (3, 4, 5):
        changed = (*code[:place], other, *code[place + 1 :])
        assert found[place, other - 1] == pytest.approx(log_likelihoods(logs, [changed])[0], rel=1e-6)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.lists(st.integers(1, 60), min_size=1, max_size=4))
def test_views_side_by_side_score_as_each_alone(seed: int, lengths: list[int]) -> None:
    rng = np.random.default_rng(seed)
    views = [np.log(rng.dirichlet(np.full(5, 0.3), size=steps) + FLOOR) for steps in lengths]
    codes = [tuple(rng.integers(1, 5, int(length)).tolist()) for length in rng.integers(0, 9, 3)]
    together = log_likelihoods_all(views, codes)
    assert together.shape == (len(views), len(codes))
    for view, row in zip(views, together, strict=True):
        assert row == pytest.approx(log_likelihoods(view, codes), rel=1e-9)
    code = [1, 2, 1]
    for view, found in zip(views, exchanged_all(views, code), strict=True):
        assert found == pytest.approx(exchanged(view, code), rel=1e-9)
