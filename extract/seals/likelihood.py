"""How probable a text is under a recogniser's output: the CTC forward sum, many texts at once.

Names are compared by their characters: what else a seal bears along its rim (a code, a bracket, a star's tip
taken for a letter) counts as nothing there, unless a text in question bears it too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FLOOR = 1e-5
"""Least probability of a character at a step: one unreadable character must not decide alone."""
_TOGETHER = 1.25
"""Weight of all views by one reader together: they err alike, and so count little more than one."""
_NEVER = -1e9
_TINY = 1e-290
_RESCALED = 8
"""Steps between rescalings of the forward sums: FLOOR to this power is far from the smallest number."""
MOST_LOST = 7.0
"""Nats by which a view can prefer its best text to another: a view that cannot read it does not decide. Of
7, 14 and 30 the first read most of 150 held-out seals."""
_WORTH_TRYING = 0.01
"""Probability at some step from which a character is tried in another's place."""


class TextScorer:
    """Scores texts on several views of one seal.

    `views` are (steps, classes) probabilities, `codes` maps a character to its class, view by view, and
    `trust` (default 1) weighs what their reader says; `weights` are the views' shares in a sum.
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
        self.weights = np.array(shares) * np.array(trust if trust is not None else [1.0] * len(shares))
        self._letters = [_letters(code) for code in codes]
        self._seen: frozenset[str] | None = None
        self._alphabets = list({id(code): code for code in codes}.values())
        # Nothing, or a sign beside the name, which counts as nothing there: (steps,) for each view.
        self._nothing = [
            view[:, 0] + view[:, letters.signs].sum(axis=1)
            for view, letters in zip(views, self._letters, strict=True)
        ]

    @property
    def most(self) -> float:
        """Nats that all views together can hold for one text against another."""
        return float(self.weights.sum() * MOST_LOST)

    def scores(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Log-probability of each text on each view: (views, texts)."""
        characters = sorted({char for text in texts for char in text})
        place_of = {char: place + 1 for place, char in enumerate(characters)}
        sequences = [[place_of[char] for char in text] for text in texts]
        logs = [self._logs(k, characters) for k in range(len(self._views))]
        return log_likelihoods_all(logs, sequences)

    def totals(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """One score per text, `combined` over the views."""
        scores = self.scores(texts)
        return self.combined(scores, scores.max(axis=1))

    def combined(self, scores: NDArray[np.float64], best: NDArray[np.float64]) -> NDArray[np.float64]:
        """Scores (views, …) added up over the views, `best` being each view's best score (views) or that of
        each place (views, places). Views by one reader err together, so they count little more than one."""
        best = best.reshape(best.shape + (1,) * (scores.ndim - best.ndim))
        return -self.held(best - scores)

    def held(self, lead: NDArray[np.float64]) -> NDArray[np.float64]:
        """Nats that all views together hold for texts against others, by their `lead` (views, …)."""
        bounded = np.clip(lead, -MOST_LOST, MOST_LOST)
        return np.asarray((bounded * self.weights.reshape((-1,) + (1,) * (lead.ndim - 1))).sum(axis=0))

    def substitutions(self, text: str) -> tuple[str, NDArray[np.float64]]:
        """Characters tried, and log-probability (views, places, characters) of `text` with the character at a
        place exchanged for each of them."""
        characters = sorted({*text, *self.seen()})
        places = [characters.index(char) + 1 for char in text]
        logs = [self._logs(k, characters) for k in range(len(self._views))]
        return "".join(characters), np.array(exchanged_all(logs, places))

    def seen(self) -> frozenset[str]:
        """Characters that some view holds possible at some step."""
        if self._seen is not None:
            return self._seen
        seen: set[str] = set()
        for (view, _), letters in zip(self._views, self._letters, strict=True):
            likely = np.flatnonzero(view.max(axis=0) > _WORTH_TRYING)
            seen |= {letters.names[k] for k in likely if letters.names[k] and not letters.is_sign[k]}
        self._seen = frozenset(char for char in seen if self.knows(char))
        return self._seen

    def knows(self, text: str) -> bool:
        """Whether every reader's alphabet has all the characters: what one of them cannot write it cannot
        deny either, and would lose nothing by."""
        return all(char in codes for codes in self._alphabets for char in text)

    def writers(self, text: str) -> NDArray[np.bool_]:
        """Whether each view's reader has all the characters in its alphabet (views): of others it knows
        nothing."""
        return np.array([all(char in codes for char in text) for _, codes in self._views], dtype=np.bool_)

    def _logs(self, number: int, characters: Sequence[str]) -> NDArray[np.float64]:
        """Log-probabilities (steps, 1 + characters) of nothing and of each character."""
        view, codes = self._views[number]
        columns = [codes.get(char, codes.get(_OTHER_FORM.get(char, ""), -1)) for char in characters]
        known = np.maximum(view[:, [0, *columns]], FLOOR)
        asked = [column for column in set(columns) if column > 0 and self._letters[number].is_sign[column]]
        known[:, 0] = np.maximum(self._nothing[number] - view[:, asked].sum(axis=1), FLOOR)
        lacking = [place + 1 for place, column in enumerate(columns) if column < 0]
        if lacking:
            # A character that the alphabet lacks is a third as probable as the likeliest one there.
            known[:, lacking] = np.maximum(view[:, 1:].max(axis=1) / 3, FLOOR)[:, None]
        return np.asarray(np.log(known), dtype=np.float64)


_OTHER_FORM = {"（": "(", "）": ")", "(": "（", ")": "）"}


def is_sign(char: str) -> bool:
    """Whether a character is none of Chinese writing: digits, letters, brackets, strokes."""
    return not ("一" <= char <= "鿿" or "㐀" <= char <= "䶿" or char in "〇·")


@dataclass(frozen=True, slots=True, eq=False)
class _Letters:
    """An alphabet by class: the character (or ""), whether it is a sign, and the classes of all signs."""

    codes: Mapping[str, int]
    names: list[str]
    is_sign: NDArray[np.bool_]
    signs: NDArray[np.int64]


_KNOWN: dict[int, _Letters] = {}
"""By the id of an alphabet's codes (kept inside, so that the id stays its own): there are two alphabets of
thousands of characters, and every seal asks for both."""


def _letters(codes: Mapping[str, int]) -> _Letters:
    known = _KNOWN.get(id(codes))
    if known is None:
        if len(_KNOWN) > 8:
            _KNOWN.clear()
        names = [""] * (max(codes.values(), default=0) + 1)
        for char, code in codes.items():
            names[code] = char
        signs = np.array([bool(name) and is_sign(name[0]) for name in names])
        known = _KNOWN[id(codes)] = _Letters(codes, names, signs, np.flatnonzero(signs))
    return known


def log_likelihoods(logs: NDArray[np.float64], codes: Sequence[Sequence[int]]) -> NDArray[np.float64]:
    """CTC forward log-probability of each code sequence; `logs` is (steps, classes), class 0 the blank.

    An empty sequence is the all-blank path; a sequence longer than the steps allow gets -1e9.
    """
    return np.asarray(log_likelihoods_all([logs], codes)[0], dtype=np.float64)


def log_likelihoods_all(
    views: Sequence[NDArray[np.float64]], codes: Sequence[Sequence[int]]
) -> NDArray[np.float64]:
    """`log_likelihoods` of each sequence on several views of any length: (views, sequences).

    All are summed up side by side: a step of one costs hardly less than a step of all.
    """
    if not codes or not views:
        return np.zeros((len(views), len(codes)))
    count, longest = len(codes), max(len(code) for code in codes)
    states = np.zeros((count, 2 * longest + 1), dtype=np.int64)
    for row, code in enumerate(codes):
        states[row, 1 : 2 * len(code) : 2] = code
    emitted = _side_by_side([np.exp(logs)[:, states] for logs in views], states)
    states = np.tile(states, (len(views), 1))
    alpha, scale = _forward(emitted, states)
    rows = np.arange(len(states))
    lengths = np.tile(np.array([len(code) for code in codes]), len(views))
    last = alpha[rows, 2 * lengths]
    before = np.where(lengths > 0, alpha[rows, np.maximum(2 * lengths - 1, 0)], 0.0)
    found = np.maximum(_log(last + before) + scale, _NEVER)
    return np.asarray(found.reshape(len(views), count), dtype=np.float64)


def _side_by_side(emitted: Sequence[NDArray[np.float64]], states: NDArray[np.int64]) -> NDArray[np.float64]:
    """Chances (steps, texts, states) of several views as those of one with all their texts; a shorter view
    goes on with the blank, which changes no sum."""
    steps = max(len(view) for view in emitted)
    found = np.empty((steps, len(emitted), *states.shape))
    for k, view in enumerate(emitted):
        found[: len(view), k] = view
        found[len(view) :, k] = states == 0
    return found.reshape(steps, -1, states.shape[1])


def _log(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Natural logarithm, far below anything for nought."""
    with np.errstate(divide="ignore"):
        return np.asarray(np.maximum(np.log(values), _NEVER), dtype=np.float64)


def _forward(
    emitted: NDArray[np.float64], states: NDArray[np.int64], course: NDArray[np.float64] | None = None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """CTC forward sums of texts; `emitted` (steps, texts, states) are the chances of each state's class.

    Returns the sums at the last step (texts, states) and the logarithm of their scale (texts); `course`
    (steps, texts, states), where given, is filled with the logarithms at every step.
    """
    skip = np.zeros(states.shape)
    skip[:, 2:] = (states[:, 2:] != 0) & (states[:, 2:] != states[:, :-2])
    skip = skip[:, 2:]
    alpha, scale = np.zeros(states.shape), np.zeros((len(states), 1))
    scales = np.zeros(emitted.shape[:2])
    alpha[:, :2] = emitted[0][:, :2]
    for step in range(len(emitted)):
        if step:
            come = alpha.copy()
            come[:, 1:] += alpha[:, :-1]
            come[:, 2:] += skip * alpha[:, :-2]
            come *= emitted[step]
            alpha = come
        if step % _RESCALED == 0:
            top = np.maximum(alpha.max(axis=1, keepdims=True), _TINY)
            alpha /= top
            scale += np.log(top)
        if course is not None:
            course[step], scales[step] = alpha, scale[:, 0]
    if course is not None:
        course[...] = _log(course) + scales[:, :, None]
    return alpha, scale[:, 0]


def exchanged(logs: NDArray[np.float64], code: Sequence[int]) -> NDArray[np.float64]:
    """CTC log-probability (places, classes - 1) of `code` with one place exchanged for every class but the
    blank. Beside a like neighbour the blank between the two is taken for granted."""
    return exchanged_all([logs], code)[0]


def exchanged_all(views: Sequence[NDArray[np.float64]], code: Sequence[int]) -> list[NDArray[np.float64]]:
    """`exchanged` on each of several views of any length, their sums side by side."""
    if not views:
        return []
    states = np.zeros((2, 2 * len(code) + 1), dtype=np.int64)
    states[:, 1::2] = code, code[::-1]
    chances = [np.exp(logs) for logs in views]
    emitted = _side_by_side(
        [np.stack([view[:, states[0]], view[::-1][:, states[1]]], axis=1) for view in chances], states
    )
    course = np.empty(emitted.shape)
    _forward(emitted, np.tile(states, (len(views), 1)), course)
    return [
        _in_place_of_each(view, course[: len(view), 2 * k], course[: len(view), 2 * k + 1][::-1, ::-1])
        for k, view in enumerate(chances)
    ]


def _in_place_of_each(
    chances: NDArray[np.float64], ahead: NDArray[np.float64], behind: NDArray[np.float64]
) -> NDArray[np.float64]:
    """What `exchanged` gives for one view, by the logarithms of its sums from either end (steps, states)."""
    length, steps = ahead.shape[1] // 2, len(chances)
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
    # As chances beside the best step of each place: what lies 700 nats below it is nothing.
    most_in, most_out = enter.max(axis=0), leave.max(axis=0)
    come, go = np.exp(enter - most_in), np.exp(leave - most_out)
    chances = chances[:, 1:]
    inside = np.zeros((length, chances.shape[1]))
    found = np.zeros(inside.shape)
    for step in range(steps):
        inside += come[step][:, None]
        inside *= chances[step]
        found += inside * go[step][:, None]
    return np.asarray(np.maximum(_log(found) + (most_in + most_out)[:, None], _NEVER), dtype=np.float64)
