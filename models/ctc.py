"""Decoding of CTC outputs: text with per-character probability, position and runner-up."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BLANK = 0
NOTICED = 0.01
"""Least probability of a runner-up."""
ROUNDING = 1e-3
"""By so much a sum of twenty thousand probabilities in 32 bits may miss one."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Greedy CTC path. `score` is the mean character probability, 0.0 for an empty text.

    `steps` gives each character's (first, last + 1) time step; `runners_up` the next best character
    that is neither blank nor the chosen one, "" where its probability is below 0.01.
    """

    text: str
    score: float
    char_scores: tuple[float, ...]
    steps: tuple[tuple[int, int], ...]
    runners_up: tuple[str, ...]


def decode(probabilities: NDArray[np.float32], alphabet: list[str]) -> Decoded:
    """Decode one output of shape (steps, classes); ``alphabet[0]`` is the blank."""
    best = probabilities.argmax(axis=1)
    starts = np.flatnonzero(np.diff(best, prepend=-1) != 0)
    ends = np.append(starts[1:], len(best))
    chars: list[str] = []
    scores: list[float] = []
    steps: list[tuple[int, int]] = []
    others: list[str] = []
    for start, end in zip(starts, ends, strict=True):
        chosen = int(best[start])
        if chosen == BLANK:
            continue
        peak = int(start + probabilities[start:end, chosen].argmax())
        row = probabilities[peak]
        chars.append(alphabet[chosen])
        scores.append(float(min(1.0, row[chosen])))
        steps.append((int(start), int(end)))
        others.append(_runner_up(row, chosen, alphabet))
    mean = float(np.mean(scores)) if scores else 0.0
    return Decoded("".join(chars), mean, tuple(scores), tuple(steps), tuple(others))


def _runner_up(row: NDArray[np.float32], chosen: int, alphabet: list[str]) -> str:
    # A step's probabilities sum to one: where the chosen one leaves less to all others, none is looked for.
    if row[chosen] + row[BLANK] > 1.0 - NOTICED + ROUNDING:
        return ""
    others = row.copy()
    others[[BLANK, chosen]] = 0.0
    second = int(others.argmax())
    return alphabet[second] if others[second] >= NOTICED else ""
