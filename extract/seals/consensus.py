"""One text out of several views: what all of them together hold most probable, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from extract.seals.likelihood import TextScorer, is_sign

ROUNDS = 4
MOST_EDITS = 80


@dataclass(frozen=True, slots=True, eq=False)
class Consensus:
    """`text` by its characters alone (a key), `sure` the probability of each of them beside the next
    likeliest in its place, `agreeing` the share of the views that read just this, `margin` the nats to the
    next best text, `worn` the share of the rim that shows no ink."""

    text: str
    sure: tuple[float, ...]
    agreeing: float
    margin: float
    worn: float = 0.0


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


def consensus(scorer: TextScorer, readings: Sequence[str]) -> Consensus:
    """The most probable text near the `readings` of the views: parts of one put into another, characters
    exchanged and left out. Empty where no view reads two characters."""
    keys = [bare(reading) for reading in readings]
    texts = list(dict.fromkeys(key for key in keys if len(key) >= 2))
    if not texts:
        return Consensus("", (), 0.0, 0.0)
    known: dict[str, float] = {}
    best = _rate(scorer, texts, known)
    for _ in range(ROUNDS):
        better = _rate(scorer, [best, *_edits(best, texts), exchanged_best(scorer, best)], known)
        if better == best:
            break
        best = better
    rest = [value for text, value in known.items() if Levenshtein.distance(text, best) > 0]
    margin = known[best] - max(rest, default=known[best] - 12.0)
    agreeing = sum(key == best for key in keys) / len(keys)
    return Consensus(best, tuple(certainties(scorer, best)), agreeing, float(margin))


def certainties(scorer: TextScorer, text: str) -> NDArray[np.float64]:
    """Probability of each character of a text beside the likeliest other one in its place, by all views."""
    if not text:
        return np.zeros(0)
    characters, total = _substituted(scorer, text)
    places, columns = np.arange(len(text)), [characters.index(char) for char in text]
    own = total[places, columns]
    total[places, columns] = -np.inf
    return np.asarray(1.0 / (1.0 + np.exp(total.max(axis=1) - own)))


def _substituted(scorer: TextScorer, text: str) -> tuple[str, NDArray[np.float64]]:
    """Characters tried and combined score (places, characters)."""
    characters, scores = scorer.substitutions(text)
    return characters, scorer.combined(scores, scores.max(axis=(1, 2)))


def _rate(scorer: TextScorer, texts: Sequence[str], known: dict[str, float]) -> str:
    """The best of the texts; `known` is filled with the difference of each to it and keeps earlier ones."""
    texts = list(dict.fromkeys(text for text in texts if len(text) >= 2))
    total = scorer.totals(texts)
    best = int(np.argmax(total))
    if texts[0] in known:
        total = total - total[0] + known[texts[0]]
    known.update(zip(texts, total.tolist(), strict=True))
    return texts[best]


def exchanged_best(scorer: TextScorer, text: str) -> str:
    """The text with the likeliest character at every place."""
    characters, total = _substituted(scorer, text)
    return "".join(characters[int(k)] for k in total.argmax(axis=1))


def _edits(text: str, others: Sequence[str]) -> list[str]:
    """The text with each single difference of the others taken over, and with each character left out."""
    edits: list[str] = []
    for other in others:
        for op in Levenshtein.opcodes(text, other):
            if op.tag != "equal":
                edits.append(text[: op.src_start] + other[op.dest_start : op.dest_end] + text[op.src_end :])
    return [*list(dict.fromkeys(edits))[:MOST_EDITS], *(text[:k] + text[k + 1 :] for k in range(len(text)))]
