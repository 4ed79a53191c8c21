"""Searching CTC outputs, compared with every alignment counted one by one."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.ctc_search import FLOOR, Probabilities, log_likelihood, rank, search

ALPHABET = ["<blank>", "a", "b", "c"]


def collapsed(path: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(k for k, _ in itertools.groupby(path) if k != 0)


def counted(probabilities: Probabilities, labels: tuple[int, ...]) -> float:
    """Log of the summed probability of all paths that say the labels."""
    floored = np.maximum(probabilities.astype(np.float64), FLOOR)
    steps, classes = floored.shape
    total = sum(
        math.prod(float(floored[step, k]) for step, k in enumerate(path))
        for path in itertools.product(range(classes), repeat=steps)
        if collapsed(path) == labels
    )
    return math.log(total) if total else -math.inf


@st.composite
def outputs(draw: st.DrawFn) -> Probabilities:
    steps = draw(st.integers(1, 4))
    weights = draw(st.lists(st.integers(0, 20), min_size=4 * steps, max_size=4 * steps))
    table = np.array(weights, np.float32).reshape(steps, 4) + np.float32(1e-9)
    return np.asarray(table / table.sum(axis=1, keepdims=True), np.float32)


@settings(max_examples=60, deadline=None)
@given(outputs(), st.lists(st.integers(1, 3), max_size=4))
def test_the_likelihood_is_the_sum_over_all_alignments(table: Probabilities, labels: list[int]) -> None:
    expected = counted(table, tuple(labels))
    found = log_likelihood(table, labels)
    assert found == expected or found == pytest.approx(expected, abs=1e-4)


@settings(max_examples=40, deadline=None)
@given(outputs())
def test_the_search_finds_what_is_best_of_all_texts(table: Probabilities) -> None:
    texts = ["".join(t) for n in (1, 2) for t in itertools.product("ab", repeat=n)]
    scores = {text: counted(table, tuple(ALPHABET.index(c) for c in text)) for text in texts}
    found = search([table], ALPHABET, "ab", lambda t: len(t) <= 2, lambda t: 1 <= len(t) <= 2, beams=100)
    assert all(c.text in scores for c in found)
    likely = bool((table[:, 1:3] > 1e-3).any())
    if likely:
        assert found[0].log_probability == pytest.approx(max(scores.values()), abs=1e-4)
    assert [c.log_probability for c in found] == sorted((c.log_probability for c in found), reverse=True)


def test_what_cannot_be_seen_is_improbable_and_not_impossible() -> None:
    table = np.array([[0.0, 1.0, 0.0, 0.0]], np.float32)
    assert log_likelihood(table, [2]) == pytest.approx(math.log(FLOOR))


def test_too_few_steps_for_the_labels() -> None:
    table = np.full((2, 4), 0.25, np.float32)
    assert log_likelihood(table, [1, 2, 3]) == -math.inf
    assert log_likelihood(table, [1, 1]) == -math.inf, "two alike need a blank between them"
    assert math.isfinite(log_likelihood(table, [1, 2]))


def test_several_views_are_weighed_together_and_unknown_characters_left_out() -> None:
    clear = np.array([[0.02, 0.96, 0.01, 0.01]], np.float32)
    unsure = np.array([[0.02, 0.44, 0.53, 0.01]], np.float32)
    assert [c.text for c in rank([unsure], ALPHABET, ["a", "b"])] == ["b", "a"]
    ranked = rank([unsure, clear], ALPHABET, ["a", "b", "ax", ""])
    assert [c.text for c in ranked] == ["a", "b"]
    mean = (math.log(0.44) + math.log(0.96)) / 2
    assert ranked[0].log_probability == pytest.approx(mean, abs=1e-4)


def test_only_texts_of_the_shape_are_found() -> None:
    table = np.array([[0.1, 0.0, 0.0, 0.9], [0.1, 0.6, 0.3, 0.0]], np.float32)
    found = search([table], ALPHABET, "ab", lambda t: t in {"b"}, lambda t: t == "b")
    assert [c.text for c in found] == ["b"]
    assert search([table], ALPHABET, "ab", lambda t: False, bool) == []
