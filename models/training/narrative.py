"""Fit a spaCy component on confirmed narratives and say, label by label, whether it may replace the rules.

    python -m models.training.narrative ROWS.jsonl OUT

ROWS holds one clause a line:

    {"text": "未受处罚", "group": "17", "truth": ["penalty-"], "rules": ["penalty-"]}

`truth` is what people confirmed, `rules` what the rules said, a label with + (asserted), - (denied) or
? (open); `group` keeps the clauses of one submission on one side of the split. `python -m
benchmarks.narrative --rows ROWS.jsonl` writes such rows from the annotated sentences. OUT receives the
component (`model/`) and `report.json`; nothing is replaced by itself.
"""

import argparse
import hashlib
import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import spacy
from spacy.training import Example
from thinc.api import fix_random_seed

SEED = 20211231
EPOCHS = 30
TEST_SHARE = 1 / 3
LEAST_TRAINING = 50
"""Examples of a label below which nothing is fitted: fewer do not show a manner of writing twice."""

LEAST_TEST = 25
"""Kept-apart examples of a label below which its F1 says nothing (one error is 2 points)."""

MARGIN = 0.01
"""By how much F1 must be better than the rules' before a component is worth its opacity."""

THRESHOLD = 0.5
OPPOSITES = {"+": "-", "-": "+"}


@dataclass(frozen=True, slots=True)
class Row:
    """One clause with what people confirmed and what the rules said."""

    text: str
    truth: frozenset[str]
    rules: frozenset[str]
    group: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A label's result on the part kept apart. `reversed` counts + read as - and the other way round."""

    label: str
    training: int
    test: int
    rules_f1: float
    component_f1: float
    rules_reversed: int
    component_reversed: int
    replaces: bool
    reason: str


def read_rows(path: Path) -> list[Row]:
    """Rows of a file. Raises ValueError with the line that cannot be read."""
    rows = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            truth, rules = frozenset(data["truth"]), frozenset(data["rules"])
            rows.append(Row(str(data["text"]), truth, rules, str(data.get("group") or data["text"])))
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"第{number}行无法读取：{error}") from error
    return rows


def split(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Training and test part, the same on every machine; a group is never torn."""
    train: list[Row] = []
    test: list[Row] = []
    for row in rows:
        digest = hashlib.sha256(f"{SEED}:{row.group}".encode()).digest()
        (test if digest[0] / 256 < TEST_SHARE else train).append(row)
    return train, test


def trainable_labels(rows: Iterable[Row]) -> dict[str, int]:
    """Labels with enough examples, and how many."""
    counts: dict[str, int] = {}
    for row in rows:
        for label in row.truth:
            counts[label] = counts.get(label, 0) + 1
    return {label: count for label, count in sorted(counts.items()) if count >= LEAST_TRAINING}


def fit(rows: Sequence[Row], labels: Sequence[str], epochs: int = EPOCHS) -> Any:
    """A pipeline that gives each clause a probability per label. The seed is fixed."""
    fix_random_seed(SEED)
    nlp = spacy.blank("zh")
    config = {
        "threshold": THRESHOLD,
        "model": {
            "@architectures": "spacy.TextCatBOW.v3",
            "exclusive_classes": False,
            "ngram_size": 4,
            "no_output_layer": False,
            "length": 16384,
        },
    }
    component: Any = nlp.add_pipe("textcat_multilabel", config=config)
    for label in labels:
        component.add_label(label)
    examples = [
        Example.from_dict(
            nlp.make_doc(row.text), {"cats": {label: float(label in row.truth) for label in labels}}
        )
        for row in rows
    ]
    optimizer = nlp.initialize(lambda: examples)
    draw = random.Random(SEED)
    for _ in range(epochs):
        draw.shuffle(examples)
        for start in range(0, len(examples), 32):
            nlp.update(examples[start : start + 32], sgd=optimizer, drop=0.2)
    return nlp


def predict(nlp: Any, texts: Sequence[str]) -> list[frozenset[str]]:
    """The labels of each clause."""
    return [
        frozenset(label for label, score in doc.cats.items() if score >= THRESHOLD) for doc in nlp.pipe(texts)
    ]


def f1(label: str, truth: Sequence[frozenset[str]], said: Sequence[frozenset[str]]) -> float:
    """F1 of one label over clauses; 1.0 where it neither stands nor is said anywhere."""
    right = sum(label in one and label in other for one, other in zip(truth, said, strict=True))
    total = sum(label in one for one in truth) + sum(label in one for one in said)
    return 2 * right / total if total else 1.0


def reversals(label: str, truth: Sequence[frozenset[str]], said: Sequence[frozenset[str]]) -> int:
    """Clauses where the opposite of what holds is said of this label."""
    opposite = label[:-1] + OPPOSITES.get(label[-1], "")
    return sum(
        label in one and label not in other and opposite in other
        for one, other in zip(truth, said, strict=True)
    )


def evaluate(nlp: Any, train: Sequence[Row], test: Sequence[Row], labels: Sequence[str]) -> list[Verdict]:
    """For each label, whether the component may replace the rules."""
    said = predict(nlp, [row.text for row in test])
    truth, rules = [row.truth for row in test], [row.rules for row in test]
    verdicts = []
    for label in labels:
        seen = sum(label in row.truth for row in train)
        kept = sum(label in row.truth for row in test)
        ours, theirs = f1(label, truth, rules), f1(label, truth, said)
        flips, component_flips = reversals(label, truth, rules), reversals(label, truth, said)
        if kept < LEAST_TEST:
            replaces, reason = False, f"留出样本只有{kept}条，不足{LEAST_TEST}条"
        elif component_flips > flips:
            replaces, reason = False, "把肯定与否定读反的次数多于规则"
        elif theirs < ours + MARGIN:
            replaces, reason = False, f"F1 没有比规则高出{MARGIN:g}"
        else:
            replaces, reason = True, "留出样本上明显优于规则"
        verdicts.append(Verdict(label, seen, kept, ours, theirs, flips, component_flips, replaces, reason))
    return verdicts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("rows", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    options = parser.parse_args()
    train, test = split(read_rows(options.rows))
    labels = list(trainable_labels(train))
    options.out.mkdir(parents=True, exist_ok=True)
    verdicts: list[Verdict] = []
    if labels:
        nlp = fit(train, labels, options.epochs)
        verdicts = evaluate(nlp, train, test, labels)
        nlp.to_disk(options.out / "model")
    report = {
        "seed": SEED,
        "training_clauses": len(train),
        "test_clauses": len(test),
        "message": "" if labels else f"没有任何标签达到{LEAST_TRAINING}条训练样本，继续使用规则。",
        "labels": [asdict(verdict) for verdict in verdicts],
    }
    text = json.dumps(report, ensure_ascii=False, indent=1)
    (options.out / "report.json").write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
