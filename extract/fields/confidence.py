"""How sure a field is: evidence of its reading → probability that the whole value is right."""

import json
import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

MODEL_FILE = Path(__file__).with_name("confidence.json")

SCORES = (0.0, 0.5, 0.7, 0.85, 0.93, 0.97, 0.985, 0.993, 0.997, 0.999, 0.9997)
"""Lower bounds of the steps by which a character's probability tells how often it is wrong."""

LEAST_RISK = 0.001
"""Characters expected wrong in a value below which fewer make no difference: the label may be wrong, too."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against a value.

    `risk` is the number of characters expected to be wrong (None where the text was given and not
    recognised), `least` and `mean` the characters' own probabilities; `layout` is the score of the pair of
    label and value, `label` the label's similarity, both 0..1 or a little more; `ruled`: the value is all
    that a ruled cell holds; `looks` its likeness to a value of its key, -1..1; `known`: it is one of the few
    words that such a field may hold; `valid` a validator's word, which is proof where the number is
    `checked` by a character of its own; `agreed` whether a second reading said the same (None: not read
    again); `backed`: something else on the paper says the same (a number that proves the birth date, the seal
    that bears the name); `torn`: its line goes on without a gap into what belongs elsewhere; `reasons` counts
    doubts found.
    """

    least: float | None
    mean: float | None
    risk: float | None
    layout: float
    label: float
    ruled: bool = False
    looks: float = 0.0
    known: bool = False
    valid: bool | None = None
    checked: bool = False
    agreed: bool | None = None
    backed: bool = False
    torn: bool = False
    photo: bool = False
    under_seal: bool = False
    reasons: int = 0


def features(signs: Signs) -> dict[str, float]:
    """Numbers for the logistic model; each is 0 for a value of which there is nothing to say."""
    risk = min(2.0, signs.risk or 0.0)
    return {
        "risk": math.log(1.0 + risk / LEAST_RISK) / 7,
        "layout": max(0.0, 1.0 - signs.layout),
        "label": max(0.0, 1.0 - signs.label),
        "ruled": float(signs.ruled),
        "like": max(0.0, signs.looks) * (signs.valid is not False),
        "unlike": max(0.0, -signs.looks),
        "known": float(signs.known),
        "proven": float(signs.valid is True and signs.checked),
        "valid": float(signs.valid is True and not signs.checked),
        "invalid": float(signs.valid is False),
        "agreed": float(signs.agreed is True),
        "differs": float(signs.agreed is False),
        "backed": float(signs.backed),
        "torn": float(signs.torn),
        "given": float(signs.risk is None),
        "photo": float(signs.photo),
        "under_seal": float(signs.under_seal),
        "reasons": float(min(3, signs.reasons)),
    }


def sort_of(char: str) -> str:
    """Characters of one sort are misread alike: han, digit, latin or mark."""
    if char.isdigit():
        return "digit"
    if "\u3400" <= char <= "\u9fff":
        return "han"
    return "latin" if char.isascii() and char.isalpha() else "mark"


def risk_of(characters: Iterable[tuple[str, float | None]], table: Mapping[str, Sequence[float]]) -> float:
    """Characters expected to be wrong among those with their probabilities (None: given, never wrong), by a
    table of the share wrong in each step of SCORES for each sort."""
    return sum(
        table[sort_of(char)][bisect_right(SCORES, score) - 1]
        for char, score in characters
        if score is not None
    )


def misread(characters: Iterable[tuple[str, float | None]]) -> float:
    """`risk_of` by the table that was measured."""
    return risk_of(characters, _model()["characters"])


@cache
def _model() -> Mapping[str, Any]:
    model: dict[str, Any] = json.loads(MODEL_FILE.read_text("utf-8"))
    return model


def confidence(signs: Signs) -> float:
    """Probability (0..1) that the value is right in every character."""
    weights: Mapping[str, float] = _model()["weights"]
    total = weights["bias"] + sum(weights.get(name, 0.0) * x for name, x in features(signs).items())
    return round(1.0 / (1.0 + math.exp(-total)), 4)


def backed_up(before: float) -> float:
    """A confidence after something beside the value's own reading said the same."""
    sure = min(max(before, 1e-4), 1.0 - 1e-4)
    total = math.log(sure / (1.0 - sure)) + float(_model()["weights"].get("backed", 0.0))
    return round(1.0 / (1.0 + math.exp(-total)), 4)


def threshold_for(target: float) -> float:
    """Confidence from which the fields called certain are right at `target` (0..1), by the table that
    was measured when the model was fitted. Raises ValueError outside 0..1."""
    if not 0.0 <= target <= 1.0:
        raise ValueError(f"not a share: {target}")
    reached = [float(t["confidence"]) for t in _model()["thresholds"] if float(t["target"]) >= target - 1e-9]
    return min(reached, default=1.0)
