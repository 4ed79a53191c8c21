"""Fit the confidence of fields on made-up forms: `python benchmarks/calibrate.py --forms 200`.

Draws forms of every layout and capture with `samples.generate` (seeds from 700000 on, apart from those of
the accuracy benchmark), reads them together with the forms of `--folder` (drawn by
`benchmarks.heldout.strangers`), and fits a logistic model from the signs of each reading
(`extract.fields.confidence.features`) to whether the whole value was right. The weights and the table of
thresholds go to `extract/fields/confidence.json`. Thresholds and the reliability diagram are taken from
confidences out of fold: of each form by a model fitted to the others.
"""

import argparse
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
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
    form: str = ""
    key: str = ""


def fold(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def gather(count: int, seed: int, folders: Sequence[Path] = ()) -> Iterable[Record]:
    """Read `count` made-up forms and those of folders with a truth.jsonl, and compare every field."""
    season, engines = load_season("xjfpa-2021"), load_engines()

    def read(data: bytes, name: str) -> dict[str, Filled]:
        document = read_bytes(data, name, engines)
        marks = [mark for page in document.pages for mark in find_seals(page, engines)]
        return read_filled(document, season, engines, marks)

    for folder in folders:
        for line in (folder / "truth.jsonl").read_text("utf-8").splitlines():
            truth = json.loads(line)
            filled = read((folder / truth["file"]).read_bytes(), truth["file"])
            printed = not truth.get("handwriting", "hand" in truth["file"])
            yield from compare(filled, truth["fields"], printed=printed, form=truth["file"])
    layouts = sorted(LAYOUTS)
    for number in range(count):
        level = ("clean", "office", "photo")[number % 3]
        sample = make_form(seed + number, layouts[number % len(layouts)], None, level, number % 4 == 0)  # type: ignore[arg-type]
        filled = read(_as_tiff(sample), f"{seed + number}.tif")
        yield from compare(filled, sample.truth["fields"], printed=number % 4 != 0, form=str(seed + number))


def compare(
    filled: Mapping[str, Filled], truth: Mapping[str, Any], *, printed: bool, form: str = ""
) -> list[Record]:
    """A record for every field that was read; a field that the truth leaves blank is wrong."""
    return [
        Record(
            features(made.signs), fold(made.field.value) == fold(_true_value(truth, key)), printed, form, key
        )
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


def out_of_fold(records: Sequence[Record], folds: int = 5) -> NDArray[np.float64]:
    """Confidence of each record by weights fitted to the forms of the other folds."""
    forms = sorted({record.form for record in records})
    if len(forms) < 2 * folds:
        return scores(records, fit(records))
    fold_of = {form: number % folds for number, form in enumerate(forms)}
    found = np.zeros(len(records))
    for part in range(folds):
        inside = np.array([fold_of[record.form] == part for record in records])
        weights = fit([record for record, is_in in zip(records, inside, strict=True) if not is_in])
        found[inside] = scores([r for r, is_in in zip(records, inside, strict=True) if is_in], weights)
    return found


def thresholds(records: Sequence[Record], confidences: NDArray[np.float64]) -> list[dict[str, float]]:
    """For every target the lowest confidence above which the share of right fields, judged with one
    more error than was seen (rule of succession), reaches it."""
    order = np.argsort(-confidences)
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


def reliability(records: Sequence[Record], confidences: NDArray[np.float64], bins: int = 8) -> list[str]:
    """Lines of a reliability diagram: mean confidence, share right, count."""
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
    confidences = out_of_fold(records)
    printed = np.array([record.printed for record in records])
    model = {
        "origin": "fitted by benchmarks/calibrate.py; thresholds and reliability out of fold",
        "forms": len({record.form for record in records}),
        "fields": len(records),
        "right": round(sum(r.right for r in records) / len(records), 4),
        "weights": weights,
        "thresholds": thresholds([r for r in records if r.printed], confidences[printed]),
        "thresholds_hold_for": "printed values; handwriting is right less often at the same confidence",
        "reliability": reliability(records, confidences),
    }
    path.write_text(json.dumps(model, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--forms", type=int, default=200)
    parser.add_argument("--seed", type=int, default=FIRST_SEED)
    parser.add_argument(
        "--folder", type=Path, action="append", default=[], help="forms with their truth.jsonl"
    )
    parser.add_argument("--records", type=Path, help="keep what was read, for looking at it")
    parser.add_argument("--out", type=Path, default=MODEL_FILE)
    options = parser.parse_args()
    records = list(gather(options.forms, options.seed, options.folder))
    if options.records:
        options.records.write_text(json.dumps([asdict(record) for record in records]), encoding="utf-8")
    write(records, options.out)


if __name__ == "__main__":
    main()
