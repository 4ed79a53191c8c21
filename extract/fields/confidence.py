"""How sure a field is: evidence of its reading → probability that the whole value is right."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MODEL_FILE = Path(__file__).with_name("confidence.json")


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against a value.

    `least` and `mean` are character probabilities (None where the text was given and not recognised);
    `doubtful` counts characters below 0.9; `layout` is the score of the pair of label and value,
    `label` the label's similarity, both 0..1 or a little more; `valid` a validator's word; `agreed`
    whether a second reading said the same (None: not read again); `reasons` counts doubts found.
    """

    least: float | None
    mean: float | None
    doubtful: int
    length: int
    layout: float
    label: float
    valid: bool | None = None
    agreed: bool | None = None
    photo: bool = False
    under_seal: bool = False
    reasons: int = 0


def features(signs: Signs) -> dict[str, float]:
    """Numbers for the logistic model; each is near 0 for a value read without any doubt."""
    least = 0.999 if signs.least is None else min(max(signs.least, 0.01), 0.9999)
    mean = 0.999 if signs.mean is None else min(max(signs.mean, 0.01), 0.9999)
    return {
        "least": -math.log(least),
        "mean": -math.log(mean),
        "doubtful": min(6, signs.doubtful) / 6,
        "length": math.log1p(signs.length) / 6,
        "layout": max(0.0, 1.0 - signs.layout),
        "label": max(0.0, 1.0 - signs.label),
        "valid": float(signs.valid is True),
        "invalid": float(signs.valid is False),
        "agreed": float(signs.agreed is True),
        "differs": float(signs.agreed is False),
        "given": float(signs.least is None),
        "photo": float(signs.photo),
        "under_seal": float(signs.under_seal),
        "reasons": float(min(3, signs.reasons)),
    }


@cache
def _model() -> Mapping[str, float]:
    return {str(k): float(v) for k, v in json.loads(MODEL_FILE.read_text("utf-8"))["weights"].items()}


def confidence(signs: Signs) -> float:
    """Probability (0..1) that the value is right in every character."""
    weights = _model()
    total = weights["bias"] + sum(weights.get(name, 0.0) * x for name, x in features(signs).items())
    return round(1.0 / (1.0 + math.exp(-total)), 4)


def threshold_for(target: float) -> float:
    """Confidence from which the fields called certain are right at `target` (0..1), by the table that
    was measured when the model was fitted. Raises ValueError outside 0..1."""
    if not 0.0 <= target <= 1.0:
        raise ValueError(f"not a share: {target}")
    table = json.loads(MODEL_FILE.read_text("utf-8"))["thresholds"]
    reached = [float(t["confidence"]) for t in table if float(t["target"]) >= target - 1e-9]
    return min(reached, default=1.0)
