"""Mending a doubtful reading by words in general use, where the views of the seal allow it.

Words only tip the balance: every single change has to be nearly as probable by the views as what was read.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz.distance import Levenshtein

from extract.seals.likelihood import TextScorer
from models.seal_words import LEAST_GAIN, SHARE, Words

MOST_BEHIND, MOST_DENIED = 6.0, 5.0
"""Nats that all views may lose by what a change adds, and by one that takes away what was read: a character
that two views see with 0.99 costs 5.7. With 9 and 12 nats more readings were spoiled."""
MENDED = 0.2
"""Probability that a mended reading is right in every character: of 46 mended ones 11 were."""
MOST_CHANGES = 6
NEIGHBOURS = 5
"""Characters to each side of a change within which it can make a word."""


def mended(scorer: TextScorer, text: str, readings: Sequence[str], words: Words) -> str:
    """The common text with characters exchanged, put in and left out where words in general use say so.

    `readings` (keys) of the views are taken over in parts. Decisions on names do not rest on it.
    """
    for _ in range(MOST_CHANGES):
        text, gain = _best_change(scorer, text, readings, words)
        if not gain:
            break
    return text


def _best_change(scorer: TextScorer, text: str, readings: Sequence[str], words: Words) -> tuple[str, float]:
    """The change that gains most, with its nats; 0 where none is worth it."""
    before, best = words.gain(text), (text, 0.0)
    for changed, lost in _exchanges(scorer, text):
        added = words.gain(changed) - before
        if added > 0 and SHARE * added - lost > best[1]:
            best = changed, SHARE * added - lost
    others = [
        other
        for other in dict.fromkeys([*_longer(scorer, text, words), *_parts(text, readings)])
        if len(other) >= 2 and scorer.knows(other) and words.gain(other) > before
    ]
    if others:
        scores = scorer.scores([text, *others])
        for other, held in zip(others, scorer.held(scores[:, :1] - scores[:, 1:]), strict=True):
            gain = SHARE * (words.gain(other) - before) - float(held)
            bound = MOST_BEHIND if len(other) > len(text) else MOST_DENIED
            if held <= bound and gain > best[1]:
                best = other, gain
    return best if best[1] >= LEAST_GAIN else (text, 0.0)


def _exchanges(scorer: TextScorer, text: str) -> Iterator[tuple[str, float]]:
    """One character exchanged for another that the views nearly allow, and the nats they lose by it."""
    characters, scores = scorer.substitutions(text)
    total = scorer.combined(scores, scores.max(axis=2))
    for place, char in enumerate(text):
        lost = total[place, characters.index(char)] - total[place]
        for k in np.flatnonzero(lost < MOST_DENIED):
            if characters[k] != char:
                yield text[:place] + characters[k] + text[place + 1 :], float(lost[k])


def _longer(scorer: TextScorer, text: str, words: Words) -> Iterator[str]:
    """The text with a character that some view holds possible put in where it makes a word."""
    seen = sorted(scorer.seen())
    for place in range(len(text) + 1):
        left, right = text[max(0, place - NEIGHBOURS) : place], text[place : place + NEIGHBOURS]
        before = words.gain(left + right) + 1.0
        for char in seen:
            if words.gain(left + char + right) > before:
                yield text[:place] + char + text[place:]


def _parts(text: str, readings: Sequence[str]) -> Iterator[str]:
    """The text without each of its characters, and with each difference of a view's reading taken over."""
    for place in range(len(text)):
        yield text[:place] + text[place + 1 :]
    for reading in readings:
        for op in Levenshtein.opcodes(text, reading):
            if op.tag != "equal":
                yield text[: op.src_start] + reading[op.dest_start : op.dest_end] + text[op.src_end :]
