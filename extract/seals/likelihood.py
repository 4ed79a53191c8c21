"""How probable a text is under a recogniser's output: the CTC forward sum, many texts at once."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

FLOOR = 1e-5
"""Least probability of a character at a step: one unreadable character must not decide alone."""
_TOGETHER = 1.25
"""Weight of all views by one reader together, a single view having 1."""
_NEVER = -1e9


class TextScorer:
    """Scores texts on several views of one seal.

    `views` are (steps, classes) probabilities, `codes` maps a character to its class, view by view.
    """

    def __init__(self, views: Sequence[NDArray[np.float32]], codes: Sequence[Mapping[str, int]]) -> None:
        self._views = list(zip(views, codes, strict=True))
        readers = [id(code) for code in codes]
        self._weights = np.array([_TOGETHER / n if (n := readers.count(r)) > 1 else 1.0 for r in readers])

    def scores(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Log-probability of each text on each view: (views, texts)."""
        return np.array([self._score(view, codes, texts) for view, codes in self._views]).reshape(
            -1, len(texts)
        )

    def totals(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """One score per text. Views by one reader err together, so they count little more than one of them;
        a view that cannot read the text at all does not decide."""
        scores = self.scores(texts)
        clipped = np.maximum(scores, scores.max(axis=1, keepdims=True) - 30.0)
        return np.asarray((clipped * self._weights[:, None]).sum(axis=0))

    def _score(
        self, view: NDArray[np.float32], codes: Mapping[str, int], texts: Sequence[str]
    ) -> NDArray[np.float64]:
        characters = sorted({char for text in texts for char in text})
        columns = [codes.get(char, codes.get(_OTHER_FORM.get(char, ""), -1)) for char in characters]
        known = np.maximum(view[:, [0, *columns]], FLOOR)
        # A character that the alphabet lacks is a third as probable as the likeliest one there.
        anything = np.maximum(view[:, 1:].max(axis=1) / 3, FLOOR)
        for place, column in enumerate(columns):
            if column < 0:
                known[:, place + 1] = anything
        place_of = {char: place + 1 for place, char in enumerate(characters)}
        sequences = [[place_of[char] for char in text] for text in texts]
        return log_likelihoods(np.log(known).astype(np.float64), sequences)


_OTHER_FORM = {"（": "(", "）": ")", "(": "（", ")": "）"}


def log_likelihoods(logs: NDArray[np.float64], codes: Sequence[Sequence[int]]) -> NDArray[np.float64]:
    """CTC forward log-probability of each code sequence; `logs` is (steps, classes), class 0 the blank.

    An empty sequence is the all-blank path; a sequence longer than the steps allow gets -1e9.
    """
    if not codes:
        return np.zeros(0)
    count, longest = len(codes), max(len(code) for code in codes)
    states = np.zeros((count, 2 * longest + 1), dtype=np.int64)
    for row, code in enumerate(codes):
        states[row, 1 : 2 * len(code) : 2] = code
    skip = np.zeros(states.shape, dtype=bool)
    skip[:, 2:] = (states[:, 2:] != 0) & (states[:, 2:] != states[:, :-2])
    alpha = np.full(states.shape, _NEVER)
    alpha[:, 0] = logs[0, 0]
    if longest:
        alpha[:, 1] = logs[0, states[:, 1]]
    for step in logs[1:]:
        one = np.full_like(alpha, _NEVER)
        one[:, 1:] = alpha[:, :-1]
        two = np.full_like(alpha, _NEVER)
        two[:, 2:] = np.where(skip[:, 2:], alpha[:, :-2], _NEVER)
        top = np.maximum(np.maximum(alpha, one), two)
        total = np.exp(alpha - top) + np.exp(one - top) + np.exp(two - top)
        alpha = top + np.log(total) + step[states]
    rows = np.arange(count)
    lengths = np.array([len(code) for code in codes])
    last = alpha[rows, 2 * lengths]
    before = np.where(lengths > 0, alpha[rows, np.maximum(2 * lengths - 1, 0)], _NEVER)
    return np.asarray(np.maximum(np.logaddexp(last, before), _NEVER), dtype=np.float64)
