"""Search of CTC outputs for the most probable text of a known shape (digits of a number, a word of a list).

Prefix beam search after Graves and others (2006, 2012) over the given characters only; several views of one
line are searched together by their mean log probability.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, inf, log, log1p

import numpy as np
from numpy.typing import NDArray

from models.ctc import BLANK

Probabilities = NDArray[np.float32]

FLOOR = 1e-6
"""Least probability of a character at a step: what a view cannot see is improbable, never impossible."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text and its log probability, summed over all alignments and averaged over the views."""

    text: str
    log_probability: float


def log_likelihood(probabilities: Probabilities, labels: Sequence[int]) -> float:
    """Log probability of a label sequence under one CTC output (steps, classes), over all alignments.

    -inf where the output has too few steps for the labels.
    """
    extended = np.full(2 * len(labels) + 1, BLANK)
    extended[1::2] = labels
    log_p = np.log(np.maximum(probabilities[:, extended], FLOOR))
    alpha = np.full(len(extended), -np.inf)
    alpha[: min(2, len(extended))] = log_p[0, : min(2, len(extended))]
    skip = np.zeros(len(extended), bool)
    skip[3::2] = extended[3::2] != extended[1:-2:2]
    for row in log_p[1:]:
        one = np.concatenate([[-np.inf], alpha[:-1]])
        two = np.where(skip, np.concatenate([[-np.inf, -np.inf], alpha[:-2]])[: len(alpha)], -np.inf)
        alpha = np.logaddexp(np.logaddexp(alpha, one), two) + row
    return float(np.logaddexp(alpha[-1], alpha[-2]) if len(alpha) > 1 else alpha[-1])


def likelihoods(
    views: Sequence[Probabilities], alphabet: Sequence[str], texts: Sequence[str]
) -> dict[str, list[float]]:
    """Log probability of each text in each view; texts with a character the alphabet lacks are left out."""
    places = {char: k for k, char in enumerate(alphabet) if k != BLANK}
    return {
        text: [log_likelihood(view, [places[char] for char in text]) for view in views]
        for text in texts
        if text and all(char in places for char in text)
    }


def rank(views: Sequence[Probabilities], alphabet: Sequence[str], texts: Sequence[str]) -> list[Candidate]:
    """Texts by their mean log probability over the views, best first, as `likelihoods` has them."""
    found = likelihoods(views, alphabet, texts)
    ranked = [Candidate(text, float(np.mean(values))) for text, values in found.items()]
    return sorted(ranked, key=lambda c: -c.log_probability)


def search(
    views: Sequence[Probabilities],
    alphabet: Sequence[str],
    characters: str,
    may_begin: Callable[[str], bool],
    is_whole: Callable[[str], bool],
    *,
    beams: int = 24,
) -> list[Candidate]:
    """Texts made of `characters` that are whole, best first. `may_begin` tells whether a text can still
    become one. Empty where no such text is within the beams."""
    places = {char: k for k, char in enumerate(alphabet) if k != BLANK and char in characters}
    texts: dict[str, None] = {}
    for view in views:
        texts.update(dict.fromkeys(_beam_search(view, places, may_begin, is_whole, beams)))
    return rank(views, alphabet, list(texts))


def _beam_search(
    probabilities: Probabilities,
    places: dict[str, int],
    may_begin: Callable[[str], bool],
    is_whole: Callable[[str], bool],
    beams: int,
) -> list[str]:
    """Whole texts among the best prefixes of one view."""
    # prefix → (log probability ending in a blank, ending in its last character)
    front: dict[str, tuple[float, float]] = {"": (0.0, -inf)}
    allowed: dict[str, bool] = {}
    columns = {char: place for place, char in enumerate(places, start=1)}
    # Of some twenty thousand classes only the blank and these characters are looked at.
    shown = probabilities[:, [BLANK, *places.values()]]
    least = log(1e-5)
    for row in np.log(np.maximum(shown, FLOOR)).tolist():
        likely = [(char, row[k]) for char, k in columns.items() if row[k] > least]
        after: dict[str, tuple[float, float]] = {}
        for prefix, (blank, char_end) in front.items():
            both = _log_sum(blank, char_end)
            stays = char_end + row[columns[prefix[-1]]] if prefix else -inf
            reached = after[prefix][1] if prefix in after else -inf
            after[prefix] = (both + row[0], _log_sum(reached, stays))
            for char, gain in likely:
                longer = prefix + char
                if longer not in allowed:
                    allowed[longer] = may_begin(longer)
                if allowed[longer]:
                    start = blank if prefix and prefix[-1] == char else both
                    before = after.get(longer, (-inf, -inf))
                    after[longer] = (before[0], _log_sum(before[1], start + gain))
        ranked = sorted(after.items(), key=lambda item: _log_sum(*item[1]), reverse=True)
        front = dict(ranked[:beams])
    return [prefix for prefix in front if is_whole(prefix)]


def _log_sum(one: float, other: float) -> float:
    """Logarithm of the sum of two numbers given as logarithms: numpy's takes ten times as long for a pair."""
    if one < other:
        one, other = other, one
    return one if other == -inf else one + log1p(exp(other - one))
