"""One text out of several views: what all of them together hold most probable, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from extract.seals.likelihood import TextScorer, is_sign

ROUNDS = 4
OMITTED = 6.0
"""Nats that a text loses for each character it has fewer than most views read. Readers leave characters out
that they cannot make out, and seldom see one where none is; what a view can lose in all is bounded, and so
several left out would cost no more than one misread."""
MOST_EDITS, MOST_LEFT_OUT = 40, 6
BRACKETS, OPENING = "（）()", "（("


@dataclass(frozen=True, slots=True, eq=False)
class Consensus:
    """`text` by its characters alone (a key), `sure` the probability of each of them beside the next
    likeliest in its place, `agreeing` the share of the views that read just this, `margin` the nats to the
    next best text, `likeliest` the text most probable whatever its length, `worn` the share of the rim that
    shows no ink, `torn` whether it shows none before each character and after the last, `faded` whether a
    character has lost ink as well, `denied` the first reader's characters, by place, against which the
    second's are likely right, `brackets` before which characters most views that read just this see one,
    `missing` for how many characters that were not read there is room before each, `beneath` whether a
    character stands beneath another mark."""

    text: str
    sure: tuple[float, ...]
    agreeing: float
    margin: float
    likeliest: str = ""
    worn: float = 0.0
    torn: tuple[bool, ...] = ()
    faded: tuple[bool, ...] = ()
    denied: frozenset[tuple[int, str]] = frozenset()
    brackets: frozenset[int] = frozenset()
    missing: tuple[int, ...] = ()
    beneath: tuple[bool, ...] = ()


def bare(reading: str) -> str:
    """A reading without the signs around it (rim code, star tips) and without brackets.

    Signs between characters stay, also a reading in signs alone.
    """
    kept = reading
    while kept and is_sign(kept[0]):
        kept = kept[1:]
    while kept and is_sign(kept[-1]):
        kept = kept[:-1]
    kept = "".join(char for char in kept if char not in "（）()[]【】 ")
    return kept if len(kept) >= 2 else "".join(char for char in reading if char not in "（）()[]【】 ")


def brackets_in(reading: str) -> frozenset[int]:
    """Before which characters of `bare(reading)` a bracket stands, those within it alone. Of an odd number
    those without a partner are none: a worn character was read so (瑞盛河资产（普通合伙） with 河 as one)."""
    key, places, at = bare(reading), [], 0
    shown = reading[reading.find(key[:1]) :] if key else ""
    partnered = _partnered(shown)
    for place, char in enumerate(shown):
        if char in BRACKETS and 0 < at < len(key) and place in partnered:
            places.append(at)
        elif char not in " 【】[]" and char not in BRACKETS:
            at += 1
    return frozenset(places)


def _partnered(reading: str) -> frozenset[int]:
    """Where the brackets of a reading are, of an odd number only those that open and close."""
    every = [place for place, char in enumerate(reading) if char in BRACKETS]
    if len(every) % 2 == 0:
        return frozenset(every)
    return frozenset(
        place
        for pair in pairwise(every)
        if reading[pair[0]] in OPENING and reading[pair[1]] not in OPENING
        for place in pair
    )


def consensus(scorer: TextScorer, readings: Sequence[str]) -> Consensus:
    """The most probable text near the `readings` of the views: parts of one put into another, characters
    exchanged and left out. Empty where no view reads two characters."""
    keys = [bare(reading) for reading in readings]
    texts = list(dict.fromkeys(key for key in keys if len(key) >= 2))
    texts = [text for text in texts if scorer.knows(text)] or texts
    if not texts:
        return Consensus("", (), 0.0, 0.0)
    rated = _Rated(scorer, _usual_length(scorer, keys))
    rated.add(texts)
    best, margin = rated.best()
    for _ in range(ROUNDS):
        exchanged, sure, _ = _exchanged(scorer, best)
        rated.add([exchanged, *_edits(best, texts, sure)])
        before, (best, margin) = best, rated.best()
        if best == before:
            break
    else:
        sure = certainties(scorer, best)
    agreeing = sum(key == best for key in keys) / len(keys)
    seen = [brackets_in(reading) for reading, key in zip(readings, keys, strict=True) if key == best]
    brackets = frozenset(
        place for place in frozenset[int]().union(*seen) if sum(place in one for one in seen) > len(seen) / 2
    )
    return Consensus(best, tuple(sure.tolist()), agreeing, margin, rated.likeliest(), brackets=brackets)


def _usual_length(scorer: TextScorer, keys: Sequence[str]) -> int:
    """Characters that views of half the weight or more read at least."""
    lengths = np.array([len(key) for key in keys])
    order = np.argsort(-lengths)
    heard = np.cumsum(scorer.weights[order])
    return int(lengths[order][np.searchsorted(heard, heard[-1] / 2)])


def certainties(scorer: TextScorer, text: str) -> NDArray[np.float64]:
    """Probability of each character of a text beside the likeliest other one in its place, by all views."""
    return _exchanged(scorer, text)[1]


@dataclass(frozen=True, slots=True)
class Place:
    """What the views say against one character of a text, in nats by which they prefer others in its place:
    `lost` the least of all views, `agreed` the least of all views for one and the same other character."""

    lost: float
    agreed: float


def exchanged_best(scorer: TextScorer, text: str) -> tuple[str, tuple[Place, ...]]:
    """The text with the likeliest character at every place, and what speaks against each of its own."""
    best, _, ahead = _exchanged(scorer, text)
    if not ahead.size:
        return best, ()
    figures = ahead.max(axis=2).min(axis=0), ahead.min(axis=0).max(axis=1)
    return best, tuple(Place(*map(float, place)) for place in zip(*figures, strict=True))


def _exchanged(scorer: TextScorer, text: str) -> tuple[str, NDArray[np.float64], NDArray[np.float64]]:
    """The text with the likeliest characters, `certainties`, and how far others are ahead of its own (views,
    places, characters)."""
    if not text:
        return "", np.zeros(0), np.zeros((0, 0, 0))
    characters, scores = scorer.substitutions(text)
    # By the best of each place: what a view loses elsewhere leaves its word on this one as it is.
    total = scorer.combined(scores, scores.max(axis=2))
    best = "".join(characters[int(k)] for k in total.argmax(axis=1))
    places, columns = np.arange(len(text)), [characters.index(char) for char in text]
    own = total[places, columns]
    total[places, columns] = -np.inf
    ahead = scores - scores[:, places, columns][:, :, None]
    return best, np.asarray(1.0 / (1.0 + np.exp(total.max(axis=1) - own))), np.asarray(ahead)


class _Rated:
    """Texts with their scores on each view: what a view can lose is counted from its best text of all."""

    def __init__(self, scorer: TextScorer, length: int) -> None:
        self._scorer, self._length = scorer, length
        self._scores: dict[str, NDArray[np.float64]] = {}

    def add(self, texts: Sequence[str]) -> None:
        """Score those of the texts that are new and have two characters."""
        fresh = [text for text in dict.fromkeys(texts) if len(text) >= 2 and text not in self._scores]
        if fresh:
            self._scores.update(zip(fresh, self._scorer.scores(fresh).T, strict=True))

    def best(self) -> tuple[str, float]:
        """The text that is best for its length and its lead before the next, 12 where it is the only one."""
        texts, total = self._totals()
        total = total - OMITTED * np.maximum(0, self._length - np.array([len(text) for text in texts]))
        order = np.argsort(-total)
        lead = float(total[order[0]] - total[order[1]]) if len(order) > 1 else 12.0
        return texts[int(order[0])], lead

    def likeliest(self) -> str:
        """The most probable text."""
        texts, total = self._totals()
        return texts[int(np.argmax(total))]

    def _totals(self) -> tuple[list[str], NDArray[np.float64]]:
        texts, scores = list(self._scores), np.array(list(self._scores.values())).T
        return texts, self._scorer.combined(scores, scores.max(axis=1))


def _edits(text: str, others: Sequence[str], sure: NDArray[np.float64]) -> list[str]:
    """The text with each single difference of the others taken over, and with each of its less sure
    characters left out."""
    edits: list[str] = []
    for other in others:
        for op in Levenshtein.opcodes(text, other):
            if op.tag != "equal":
                edits.append(text[: op.src_start] + other[op.dest_start : op.dest_end] + text[op.src_end :])
    doubtful = np.argsort(sure)[:MOST_LEFT_OUT]
    return [*list(dict.fromkeys(edits))[:MOST_EDITS], *(text[:k] + text[k + 1 :] for k in doubtful)]
