"""Fit the confidence of fields on made-up forms: `python benchmarks/calibrate.py --forms 200`.

Draws forms of every layout and capture with `samples.generate` (seeds from 700000 on, apart from those of
the accuracy benchmark), reads them, and fits a logistic model from the signs of each reading
(`extract.fields.confidence.features`) to whether the whole value was right. The weights and the table
of thresholds go to `extract/fields/confidence.json`.
"""

import argparse
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from extract.fields.confidence import MODEL_FILE, features
from extract.forms.fill import Filled
from extract.forms.read import read_filled
from extract.seals.find import find_seals
from extract.seasons.load import load_season
from ingest.read import read_bytes
from models.engines import load_engines
from samples.forms.catalogue import LAYOUTS
from samples.generate import Sample, make_form

FIRST_SEED = 700_000
TARGETS = (0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999)
UNPROVEN_SHARE = 0.7
SIGNS_OF_TRUST = ("valid", "agreed", "given")
"""Share of the fields called certain where a target cannot be proven; and the signs whose weight must not be
negative (all others must not be positive)."""


@dataclass(frozen=True, slots=True)
class Record:
    """One field as read: the numbers of its signs and whether the whole value was right."""

    features: Mapping[str, float]
    right: bool
    printed: bool = True


def fold(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def gather(count: int, seed: int) -> Iterable[Record]:
    """Read `count` made-up forms and compare every field with the truth."""
    season, engines = load_season("xjfpa-2021"), load_engines()
    layouts = sorted(LAYOUTS)
    for number in range(count):
        level = ("clean", "office", "photo")[number % 3]
        sample = make_form(seed + number, layouts[number % len(layouts)], None, level, number % 4 == 0)  # type: ignore[arg-type]
        document = read_bytes(_as_tiff(sample), f"{seed + number}.tif", engines)
        marks = [mark for page in document.pages for mark in find_seals(page, engines)]
        filled = read_filled(document, season, engines, marks)
        yield from compare(filled, sample.truth["fields"], printed=number % 4 != 0)


def compare(filled: Mapping[str, Filled], truth: Mapping[str, Any], *, printed: bool) -> list[Record]:
    """A record for every field that was read; a field that the truth leaves blank is wrong."""
    return [
        Record(features(made.signs), fold(made.field.value) == fold(_true_value(truth, key)), printed)
        for key, made in filled.items()
    ]


def _true_value(truth: Mapping[str, Any], key: str) -> str:
    return str((truth.get(key) or {}).get("value") or "")


def _as_tiff(sample: Sample) -> bytes:
    pages = [Image.fromarray(page) for page in sample.pages]
    buffer = io.BytesIO()
    pages[0].save(buffer, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_deflate")
    return buffer.getvalue()


def fit(records: Sequence[Record], steps: int = 6000, rate: float = 0.05) -> dict[str, float]:
    """Logistic weights by projected gradient steps: a sign of doubt may never raise the confidence."""
    names = sorted(records[0].features)
    x = np.array([[r.features[name] for name in names] for r in records])
    y = np.array([float(r.right) for r in records])
    scale = np.maximum(x.std(axis=0), 0.05)
    z = x / scale
    weights, bias = np.zeros(len(names)), 3.0
    trust = np.array([name in SIGNS_OF_TRUST for name in names])
    for _ in range(steps):
        error = 1.0 / (1.0 + np.exp(-(z @ weights + bias))) - y
        weights -= rate * (z.T @ error / len(y) + 0.002 * weights)
        bias -= rate * float(error.mean())
        weights = np.where(trust, np.maximum(weights, 0.0), np.minimum(weights, 0.0))
    fitted = {name: round(float(w / s), 4) for name, w, s in zip(names, weights, scale, strict=True)}
    return fitted | {"bias": round(bias, 4)}


def scores(records: Sequence[Record], weights: Mapping[str, float]) -> NDArray[np.float64]:
    totals = [
        weights["bias"] + sum(weights[name] * value for name, value in r.features.items()) for r in records
    ]
    return np.asarray(1.0 / (1.0 + np.exp(-np.array(totals))), dtype=np.float64)


def thresholds(records: Sequence[Record], weights: Mapping[str, float]) -> list[dict[str, float]]:
    """For every target the lowest confidence above which the share of right fields, judged with one
    more error than was seen (rule of succession), reaches it."""
    order = np.argsort(-(confidences := scores(records, weights)))
    right = np.array([r.right for r in records], dtype=float)[order]
    counts = np.arange(1, len(right) + 1)
    share = (right.cumsum() + 1.0) / (counts + 2.0)
    table: list[dict[str, float]] = []
    for target in TARGETS:
        reached = np.flatnonzero((share >= target) & (counts >= 20))
        # A target that the data cannot prove is not met by calling nothing certain: the surest part of
        # the fields stays certain, and `reached` says what was proven for it.
        last = int(reached[-1]) if len(reached) else int(UNPROVEN_SHARE * len(right))
        row = {"target": target, "confidence": round(float(confidences[order][last]), 4)}
        table.append(
            row | {"reached": round(float(share[last]), 4), "covered": round((last + 1) / len(right), 3)}
        )
    for earlier, later in pairwise(table):
        later["confidence"] = max(later["confidence"], earlier["confidence"])
    return [*table, {"target": 1.0, "confidence": 1.0, "reached": 1.0, "covered": 0.0}]


def reliability(records: Sequence[Record], weights: Mapping[str, float], bins: int = 8) -> list[str]:
    """Lines of a reliability diagram: mean confidence, share right, count."""
    confidences = scores(records, weights)
    right = np.array([r.right for r in records], dtype=float)
    edges = np.quantile(confidences, np.linspace(0, 1, bins + 1))
    lines = []
    for low, high in pairwise(edges):
        inside = (confidences >= low) & (confidences <= high)
        if inside.any():
            lines.append(f"{confidences[inside].mean():.3f}  {right[inside].mean():.3f}  {int(inside.sum())}")
    return lines


def write(records: Sequence[Record], path: Path = MODEL_FILE) -> None:
    """Fit and write the model file."""
    weights = fit(records)
    model = {
        "origin": "fitted by benchmarks/calibrate.py on forms of samples.generate",
        "fields": len(records),
        "right": round(sum(r.right for r in records) / len(records), 4),
        "weights": weights,
        "thresholds": thresholds([r for r in records if r.printed], weights),
        "thresholds_hold_for": "printed values; handwriting is right less often at the same confidence",
        "reliability": reliability(records, weights),
    }
    path.write_text(json.dumps(model, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--forms", type=int, default=200)
    parser.add_argument("--seed", type=int, default=FIRST_SEED)
    parser.add_argument("--out", type=Path, default=MODEL_FILE)
    options = parser.parse_args()
    write(list(gather(options.forms, options.seed)), options.out)


if __name__ == "__main__":
    main()
