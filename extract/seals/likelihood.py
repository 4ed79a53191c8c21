"""How probable a text is under a recogniser's output: the CTC forward sum, many texts at once.

Names are compared by their characters: what else a seal bears along its rim (a code, a bracket, a star's tip
taken for a letter) counts as nothing there, unless a text in question bears it too.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

FLOOR = 1e-5
"""Least probability of a character at a step: one unreadable character must not decide alone."""
_TOGETHER = 1.25
"""Weight of all views by one reader together: they err alike, and so count little more than one."""
_NEVER = -1e9
MOST_LOST = 7.0
"""Nats by which a view can prefer its best text to another: a view that cannot read it does not decide. Of
7, 14 and 30 the first read most of 150 held-out seals."""
_WORTH_TRYING = 0.01
"""Probability at some step from which a character is tried in another's place."""


class TextScorer:
    """Scores texts on several views of one seal.

    `views` are (steps, classes) probabilities, `codes` maps a character to its class, view by view, and
    `trust` (default 1) weighs what their reader says.
    """

    def __init__(
        self,
        views: Sequence[NDArray[np.float32]],
        codes: Sequence[Mapping[str, int]],
        trust: Sequence[float] | None = None,
    ) -> None:
        self._views = list(zip(views, codes, strict=True))
        readers = [id(code) for code in codes]
        shares = [_TOGETHER / readers.count(r) for r in readers]
        self._weights = np.array(shares) * np.array(trust if trust is not None else [1.0] * len(shares))
        self._signs = {id(code): _signs(code) for code in codes}

    @property
    def most(self) -> float:
        """Nats that all views together can hold for one text against another."""
        return float(self._weights.sum() * MOST_LOST)

    def scores(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Log-probability of each text on each view: (views, texts)."""
        characters = sorted({char for text in texts for char in text})
        place_of = {char: place + 1 for place, char in enumerate(characters)}
        sequences = [[place_of[char] for char in text] for text in texts]
        found = [log_likelihoods(self._logs(k, characters), sequences) for k in range(len(self._views))]
        return np.array(found).reshape(-1, len(texts))

    def totals(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """One score per text, `combined` over the views."""
        scores = self.scores(texts)
        return self.combined(scores, scores.max(axis=1))

    def combined(self, scores: NDArray[np.float64], best: NDArray[np.float64]) -> NDArray[np.float64]:
        """Scores (views, …) added up over the views, `best` being each view's best score. Views by one reader
        err together, so they count little more than one of them."""
        shape = (-1,) + (1,) * (scores.ndim - 1)
        lost = np.minimum(best.reshape(shape) - scores, MOST_LOST)
        return np.asarray(-(lost * self._weights.reshape(shape)).sum(axis=0))

    def substitutions(self, text: str) -> tuple[str, NDArray[np.float64]]:
        """Characters tried, and log-probability (views, places, characters) of `text` with the character at a
        place exchanged for each of them."""
        characters = sorted({*text, *self._seen()})
        places = [characters.index(char) + 1 for char in text]
        found = [exchanged(self._logs(k, characters), places) for k in range(len(self._views))]
        return "".join(characters), np.array(found)

    def _seen(self) -> set[str]:
        """Characters that some view holds possible at some step."""
        seen: set[str] = set()
        for view, codes in self._views:
            classes = set(np.flatnonzero(view.max(axis=0) > _WORTH_TRYING).tolist()) - {0}
            classes -= set(self._signs[id(codes)].values())
            seen |= {char for char, code in codes.items() if code in classes}
        return {char for char in seen if self.knows(char)}

    def knows(self, text: str) -> bool:
        """Whether every reader's alphabet has all the characters: what one of them cannot write it cannot
        deny either, and would lose nothing by."""
        return all(char in codes for _, codes in self._views for char in text)

    def _logs(self, number: int, characters: Sequence[str]) -> NDArray[np.float64]:
        """Log-probabilities (steps, 1 + characters) of nothing and of each character."""
        view, codes = self._views[number]
        columns = [codes.get(char, codes.get(_OTHER_FORM.get(char, ""), -1)) for char in characters]
        known = np.maximum(view[:, [0, *columns]], FLOOR)
        signs = [code for char, code in self._signs[id(codes)].items() if code not in columns]
        known[:, 0] = np.maximum(view[:, 0] + view[:, signs].sum(axis=1), FLOOR)
        # A character that the alphabet lacks is a third as probable as the likeliest one there.
        anything = np.maximum(view[:, 1:].max(axis=1) / 3, FLOOR)
        for place, column in enumerate(columns):
            if column < 0:
                known[:, place + 1] = anything
        return np.asarray(np.log(known), dtype=np.float64)


_OTHER_FORM = {"（": "(", "）": ")", "(": "（", ")": "）"}


def is_sign(char: str) -> bool:
    """Whether a character is none of Chinese writing: digits, letters, brackets, strokes."""
    return not ("一" <= char <= "鿿" or "㐀" <= char <= "䶿" or char in "〇·")


_SIGNS: dict[int, tuple[Mapping[str, int], dict[str, int]]] = {}
"""Per alphabet (by id; kept beside, so that the id stays its own) its signs: there are two alphabets of
thousands of characters, and every seal asks for both."""


def _signs(codes: Mapping[str, int]) -> dict[str, int]:
    known = _SIGNS.get(id(codes))
    if known is None:
        if len(_SIGNS) > 8:
            _SIGNS.clear()
        signs = {char: code for char, code in codes.items() if is_sign(char[:1])}
        known = _SIGNS[id(codes)] = (codes, signs)
    return known[1]


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
    alpha = _forward(logs, states)[-1]
    rows = np.arange(count)
    lengths = np.array([len(code) for code in codes])
    last = alpha[rows, 2 * lengths]
    before = np.where(lengths > 0, alpha[rows, np.maximum(2 * lengths - 1, 0)], _NEVER)
    return np.asarray(np.maximum(np.logaddexp(last, before), _NEVER), dtype=np.float64)


def _forward(logs: NDArray[np.float64], states: NDArray[np.int64]) -> NDArray[np.float64]:
    """Log-probability (steps, texts, states) of having come to each state, its own step included."""
    skip = np.zeros(states.shape, dtype=bool)
    skip[:, 2:] = (states[:, 2:] != 0) & (states[:, 2:] != states[:, :-2])
    alpha = np.full((len(logs), *states.shape), _NEVER)
    alpha[0, :, 0] = logs[0, 0]
    if states.shape[1] > 1:
        alpha[0, :, 1] = logs[0, states[:, 1]]
    one = np.full(states.shape, _NEVER)
    two = np.full(states.shape, _NEVER)
    for step in range(1, len(logs)):
        stay = alpha[step - 1]
        one[:, 1:] = stay[:, :-1]
        two[:, 2:] = np.where(skip[:, 2:], stay[:, :-2], _NEVER)
        top = np.maximum(np.maximum(stay, one), two)
        total = np.exp(stay - top) + np.exp(one - top) + np.exp(two - top)
        alpha[step] = top + np.log(total) + logs[step][states]
    return alpha


def exchanged(logs: NDArray[np.float64], code: Sequence[int]) -> NDArray[np.float64]:
    """CTC log-probability (places, classes - 1) of `code` with one place exchanged for every class but the
    blank. Beside a like neighbour the blank between the two is taken for granted."""
    length, steps = len(code), len(logs)
    states = np.zeros((1, 2 * length + 1), dtype=np.int64)
    states[0, 1::2] = code
    ahead = _forward(logs, states)[:, 0]
    behind = _forward(logs[::-1], states[:, ::-1])[::-1, 0, ::-1]
    at = 2 * np.arange(length) + 1
    # Into a place from the blank or the character before it, out of it likewise.
    enter = np.full((steps, length), _NEVER)
    enter[0, 0] = 0.0
    enter[1:] = ahead[:-1][:, at - 1]
    enter[1:, 1:] = np.logaddexp(enter[1:, 1:], ahead[:-1][:, at[1:] - 2])
    leave = np.full((steps, length), _NEVER)
    leave[-1, -1] = 0.0
    leave[:-1] = behind[1:][:, at + 1]
    leave[:-1, :-1] = np.logaddexp(leave[:-1, :-1], behind[1:][:, at[:-1] + 2])
    inside = np.full((length, logs.shape[1] - 1), _NEVER)
    found = np.full(inside.shape, _NEVER)
    for step in range(steps):
        inside = np.logaddexp(inside, enter[step][:, None]) + logs[step][None, 1:]
        found = np.logaddexp(found, inside + leave[step][:, None])
    return np.asarray(np.maximum(found, _NEVER), dtype=np.float64)
