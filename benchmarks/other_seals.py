"""Reading and matching the seals of another hand (`benchmarks.heldout.other_seals`).

    python -m benchmarks.other_seals DIR --threads 1 [--found] [--cases FILE.jsonl]

Rims are the true ones with an error of 2 % as a finder has; with --found those that the finder sees on the
picture, and a seal that it misses is read wrong and left open. Every seal is matched with its own name, a
stranger's, its own with a character exchanged and its own with one exchanged for a look-alike. The 印 or 之印
that old bodies end in is no part of their name.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from benchmarks.seals import Case, Remembering, expected_names, look_alikes, mark_of, page_of, right
from extract.seals.find import find_seals
from extract.seals.mark import Ellipse, SealMark
from extract.seals.read import read_seal
from ingest.document import Image, Rect
from models.engines import Engines, load_engines
from models.ocr import OcrEngine
from models.seal_reader import MODEL_PATH, SealReader, StripReader

KINDS = {"same": "own name", "stranger": "stranger's", "one off": "one exchanged", "look-alike": "look-alike"}
OVERLAP = 0.5
"""Intersection over union of boxes from which a seal counts as found with its rim right."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What came of a seal: `marks` seen on the picture where they were looked for."""

    file: str
    level: str
    shape: str
    special: tuple[str, ...]
    """What makes it harder: two scripts, a branch named behind its company, a character the reader lacks."""
    found: bool | None
    marks: int | None
    truth: str
    inner: str
    read: str | None
    read_inner: str | None
    confidence: float | None
    exact: bool
    decisions: tuple[tuple[str, str, str, float | None], ...]
    """Kind, name asked for, right, wrong or open, and probability."""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", type=Path, default=MODEL_PATH)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1, help="of the wrong names and of the rims' error")
    parser.add_argument("--found", action="store_true", help="rims as found on the picture")
    parser.add_argument("--cases", type=Path, help="file for a line of JSON per seal")
    options = parser.parse_args()
    ocr = OcrEngine("small", options.threads)
    reader = SealReader(options.model, threads=options.threads)
    finder = load_engines() if options.found else None
    lines = (options.folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    told = []
    for number, line in enumerate(lines):
        truth = json.loads(line)
        picture = cv2.imread(str(options.folder / truth["file"]))[:, :, ::-1].astype(np.uint8)
        told.append(tell(truth, picture, reader, ocr, finder, [options.seed, number]))
    if options.cases:
        rows = [json.dumps(vars_of(one), ensure_ascii=False) for one in told]
        options.cases.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(json.dumps(figures_of(told), ensure_ascii=False, indent=1))
    return 0


def vars_of(told: Told) -> dict[str, Any]:
    """The fields by name."""
    return {name: getattr(told, name) for name in Told.__slots__}


def bare_name(text: str, shape: str) -> str:
    """The organisation's name of what is engraved."""
    return text.removesuffix("印").removesuffix("之") if shape == "square" and text.endswith("印") else text


def tell(
    truth: dict[str, Any],
    picture: Image,
    reader: StripReader,
    ocr: OcrEngine,
    finder: Engines | None,
    seed: list[int],
) -> Told:
    """Read and match the seal of a line of truth."""
    shape, name = truth["shape"], bare_name(truth["text"], truth["shape"])
    true_mark = mark_of(Ellipse(*truth["ellipse"]), shape, truth["colour"])
    mark: SealMark | None
    if finder is None:
        mark, found, count = _astray(true_mark, np.random.default_rng([*seed, 2])), None, None
    else:
        marks = find_seals(page_of(picture), finder)
        mark = max(marks, key=lambda m: _overlap(m.rect, true_mark.rect), default=None)
        found, count = mark is not None and _overlap(mark.rect, true_mark.rect) >= OVERLAP, len(marks)
        mark = mark if found else None
    rng, alike = np.random.default_rng([*seed, 0]), np.random.default_rng([*seed, 1])
    asked = [*expected_names(name, rng), *look_alikes(name, alike)]
    special = _special(truth, set(reader.alphabet))
    fixed = (truth["file"], truth["level"], shape, special, found, count, truth["text"], truth["inner"])
    if mark is None:
        return Told(
            *fixed, None, None, None, False, tuple((kind, unit, "open", None) for kind, unit in asked)
        )
    case = Case(truth["level"], picture, mark, name)
    engines = Engines(ocr, None, None, Remembering(reader))  # type: ignore[arg-type]
    page = page_of(case.picture)
    reading = read_seal(page, mark, engines, ())
    exact = any(right(reading.text, reading.parts.inner, wanted) for wanted in (name, truth["text"]))
    decisions = []
    for kind, unit in asked:
        matched = read_seal(page, mark, engines, (unit,))
        result = (
            "open" if matched.matches is None else "right" if matched.matches == (kind == "same") else "wrong"
        )
        decisions.append((kind, unit, result, matched.probability))
    return Told(*fixed, reading.text, reading.parts.inner, reading.confidence, exact, tuple(decisions))


def _special(truth: dict[str, Any], alphabet: set[str]) -> tuple[str, ...]:
    marks = {
        "bilingual": truth["made"]["uyghur"],
        "branch": truth["made"]["sort"] == "branch",
        "unknown character": not set(truth["text"]) - set("（）") <= alphabet,
    }
    return tuple(name for name, there in marks.items() if there) or ("none of these",)


def _astray(mark: SealMark, rng: np.random.Generator) -> SealMark:
    rim = mark.rim
    error = rng.normal(0, 0.02, 4) * rim.a
    astray = Ellipse(rim.x + error[0], rim.y + error[1], rim.a + error[2], rim.b + error[3], rim.angle)
    return mark_of(astray, mark.shape, mark.colour)


def _overlap(one: Rect, other: Rect) -> float:
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.y1, other.y1) - max(one.y0, other.y0)
    shared = max(0.0, wide) * max(0.0, high)
    area = sum((r.x1 - r.x0) * (r.y1 - r.y0) for r in (one, other))
    return float(shared / (area - shared))


def figures_of(told: Iterable[Told]) -> dict[str, Any]:
    """Exact names and decisions by level and shape, shares of found seals where they were looked for."""
    exact: dict[str, list[bool]] = defaultdict(list)
    found: dict[str, list[bool]] = defaultdict(list)
    decisions: dict[str, Counter[str]] = defaultdict(Counter)
    extra = 0
    for one in told:
        for group in (one.level, one.shape, *one.special, "all"):
            exact[group].append(one.exact)
            if one.found is not None:
                found[group].append(one.found)
            for kind, _, result, _ in one.decisions:
                decisions[f"{group}: {KINDS[kind]}"][result] += 1
        extra += (one.marks or 0) - bool(one.found)
    figures: dict[str, Any] = {"exact name": {key: f"{sum(v)}/{len(v)}" for key, v in exact.items()}}
    if found:
        figures["found"] = {key: f"{sum(v)}/{len(v)}" for key, v in found.items()}
        figures["marks that are no seal"] = extra
    figures["decisions right/wrong/open"] = {
        key: "/".join(str(count[result]) for result in ("right", "wrong", "open"))
        for key, count in decisions.items()
    }
    return figures


if __name__ == "__main__":
    sys.exit(main())
