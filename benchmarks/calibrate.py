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
from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from benchmarks.character_errors import Seen, error_table, seen_characters
from extract.fields.confidence import MODEL_FILE, Signs, features, misread, risk_of
from extract.forms.fill import Filled
from extract.forms.read import read_filled
from extract.seals.find import find_seals
from extract.seasons.load import load_season
from ingest.read import read_bytes
from models.engines import load_engines
from samples.forms.catalogue import LAYOUTS
from samples.generate import Sample, make_form

Table = Mapping[str, Sequence[float]]

FIRST_SEED = 700_000
TARGETS = (0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999)
STORY = "主要事迹"
SIGNS_OF_TRUST = ("valid", "proven", "agreed", "given", "ruled", "like", "known", "backed")
"""The signs whose weight must not be negative; that of all others must not be positive."""


@dataclass(frozen=True, slots=True)
class Record:
    """One field as read: its signs, its characters and whether the whole value was right."""

    signs: Signs
    seen: tuple[Seen, ...]
    right: bool
    printed: bool = True
    form: str = ""
    key: str = ""

    @property
    def risk_of_own(self) -> bool:
        """The risk comes from the characters, and was not set by a rule (a clear tick, a proven number)."""
        own = misread([(one.char, one.score) for one in self.seen])
        return self.signs.risk is not None and abs(own - self.signs.risk) < 1e-6


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
    records = []
    for key, made in filled.items():
        said = _true_value(truth, key)
        read = [(char.text, char.score) for char in made.chars]
        as_read = fold(made.field.value) == fold("".join(char.text for char in made.chars))
        seen = seen_characters(read, said, counts=as_read)
        records.append(Record(made.signs, seen, fold(made.field.value) == fold(said), printed, form, key))
    return records


def _true_value(truth: Mapping[str, Any], key: str) -> str:
    return str((truth.get(key) or {}).get("value") or "")


def _as_tiff(sample: Sample) -> bytes:
    pages = [Image.fromarray(page) for page in sample.pages]
    buffer = io.BytesIO()
    pages[0].save(buffer, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_deflate")
    return buffer.getvalue()


def numbers(record: Record, table: Table) -> dict[str, float]:
    """The features of a record, the risk of its characters by another table than the one in use."""
    signs = record.signs
    if record.risk_of_own:
        signs = replace(signs, risk=risk_of([(one.char, one.score) for one in record.seen], table))
    return features(signs)


def fit(records: Sequence[Record], table: Table, steps: int = 6000, rate: float = 0.05) -> dict[str, float]:
    """Logistic weights by projected gradient steps: a sign of doubt may never raise the confidence."""
    rows = [numbers(record, table) for record in records]
    names = sorted(rows[0])
    x = np.array([[row[name] for name in names] for row in rows])
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


def scores(records: Sequence[Record], weights: Mapping[str, float], table: Table) -> NDArray[np.float64]:
    """Confidence of each record."""
    totals = [
        weights["bias"] + sum(weights[name] * value for name, value in numbers(r, table).items())
        for r in records
    ]
    return np.asarray(1.0 / (1.0 + np.exp(-np.array(totals))), dtype=np.float64)


def out_of_fold(records: Sequence[Record], folds: int = 5) -> NDArray[np.float64]:
    """Confidence of each record by weights and character errors of the forms of the other folds."""
    forms = sorted({record.form for record in records})
    if len(forms) < 2 * folds:
        table = error_table([one for record in records for one in record.seen])
        return scores(records, fit(records, table), table)
    fold_of = {form: number % folds for number, form in enumerate(forms)}
    found = np.zeros(len(records))
    for part in range(folds):
        inside = np.array([fold_of[record.form] == part for record in records])
        others = [record for record, is_in in zip(records, inside, strict=True) if not is_in]
        table = error_table([one for record in others for one in record.seen])
        own = [record for record, is_in in zip(records, inside, strict=True) if is_in]
        found[inside] = scores(own, fit(others, table), table)
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
        # A target that the data cannot prove is not met by calling nothing certain: what is surer than any
        # field that was wrong stays certain, and `reached` says what was proven for it.
        surest = len(right) - 1 if right.all() else max(int(right.argmin()) - 1, len(right) // 2)
        last = int(reached[-1]) if len(reached) else surest
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
    table = error_table([one for record in records for one in record.seen])
    weights = fit(records, table)
    confidences = out_of_fold(records)
    held = np.array([record.printed and record.key != STORY for record in records])
    model = {
        "origin": "fitted by benchmarks/calibrate.py; thresholds and reliability out of fold",
        "forms": len({record.form for record in records}),
        "fields": len(records),
        "right": round(sum(r.right for r in records) / len(records), 4),
        "characters": table,
        "weights": weights,
        "thresholds": thresholds(
            [r for r, is_in in zip(records, held, strict=True) if is_in], confidences[held]
        ),
        "thresholds_hold_for": "printed values but the story, which has a floor of its own; "
        "handwriting is right less often at the same confidence",
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
