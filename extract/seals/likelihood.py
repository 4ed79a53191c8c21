"""How probable a text is under a recogniser's output: the CTC forward sum, many texts at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FLOOR = 1e-5
"""Least probability of a character at a step: one unreadable character must not decide alone."""
_NEVER = -1e9


class TextScorer:
    """Scores texts on several views of one seal. `views` are (steps, classes) probabilities."""

    def __init__(self, views: Sequence[NDArray[np.float32]], alphabet: Sequence[str]) -> None:
        self._index = {char: k for k, char in enumerate(alphabet) if char}
        self._views = []
        for view in views:
            logs = np.log(np.maximum(view, FLOOR))
            # A character that the alphabet lacks is as probable as any character there.
            other = np.log(np.maximum(view[:, 1:].max(axis=1), FLOOR))[:, None] - 1.0
            self._views.append(np.concatenate([logs, other], axis=1).astype(np.float64))

    def scores(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Log-probability of each text on each view: (views, texts)."""
        codes = [[self._code(char) for char in text] for text in texts]
        return np.array([log_likelihoods(view, codes) for view in self._views]).reshape(-1, len(texts))

    def _code(self, char: str) -> int:
        if char in self._index:
            return self._index[char]
        return self._index.get(_OTHER_FORM.get(char, ""), -1)


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
