"""Seals by another hand: drawn without knowledge of the product's own maker or reader of seals.

    python -m benchmarks.heldout.other_seals --out DIR --seed 1 --each 10 [--shape square]

Each case is a picture of the part of a page around a seal. `truth.jsonl` has one line a case: `file`,
`level`, `shape`, `text` (as engraved), `inner`, `code`, `ellipse` (x and y of the middle, two semi-axes,
degrees clockwise; of squares half the sides), and how it was made.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from benchmarks.heldout.other_seals_camera import Image, Taken, take
from benchmarks.heldout.other_seals_die import Map, cut_die
from benchmarks.heldout.other_seals_ink import press
from benchmarks.heldout.other_seals_page import sheet
from benchmarks.heldout.other_seals_plans import plan

LEVELS = ("clean", "office", "over_text", "photo", "grey")
SHAPES = ("round", "round", "round", "oval", "round", "round", "square", "round", "round", "oval")
COLOURS = (
    "red", "red", "red", "bright red", "bright red", "vermilion", "orange", "wine", "pink", "dull red",
    "blue",
)  # fmt: skip
_FAULTS = {"clean": 1, "office": 2, "over_text": 2, "photo": 2, "grey": 1}


@dataclass(frozen=True, slots=True, eq=False)
class OtherSeal:
    """A picture (RGB) with its line of truth; `quality` of its JPEG."""

    image: Image
    truth: dict[str, Any]
    quality: int


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=10, help="cases per level")
    parser.add_argument("--shape", choices=tuple(dict.fromkeys(SHAPES)), help="only seals of this shape")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with (options.out / "truth.jsonl").open("w", encoding="utf-8") as lines:
        for case in other_seals(options.seed, options.each, options.shape):
            flags = [cv2.IMWRITE_JPEG_QUALITY, case.quality] if case.quality else []
            cv2.imwrite(str(options.out / case.truth["file"]), case.image[:, :, ::-1], flags)
            lines.write(json.dumps(case.truth, ensure_ascii=False) + "\n")
    return 0


def other_seals(seed: int, each: int, shape: str | None = None) -> Iterator[OtherSeal]:
    """`each` cases of every level, of one shape where asked."""
    for level in LEVELS:
        for index in range(each):
            yield draw_case(seed, level, index, shape)


def draw_case(seed: int, level: str, index: int, shape: str | None = None) -> OtherSeal:
    """The case of this number, whatever else is drawn; of that shape where one is given."""
    rng = np.random.default_rng([seed, LEVELS.index(level), index, 38_58])
    seal = plan(rng, shape or SHAPES[(index + LEVELS.index(level)) % len(SHAPES)])
    colour = str(rng.choice(COLOURS[:-1] if level == "grey" else COLOURS))
    mark = press(cut_die(seal, rng), rng, colour, _FAULTS[level])
    turn = _turn(seal.shape, rng)
    # A second script leaves the name less room, so that it needs more pixels.
    count = len(seal.text) + (10 if seal.uyghur else 0)
    taken = take(sheet(seal, mark, level, turn, rng), level, count, rng)
    kind = "grey" if level == "grey" else "blue" if colour == "blue" else "red"
    truth = {
        "file": f"{level}-{index:03d}{taken.suffix}", "level": level, "shape": seal.shape, "text": seal.text,
        "inner": seal.inner, "code": seal.code, "ellipse": _ellipse(taken, seal.shape), "colour": kind,
        "made": {
            "sort": seal.sort, "face": seal.face, "weight": round(seal.weight, 2), "rim": seal.rim,
            "layout": seal.layout, "ink": colour, "faults": list(mark.faults), "turn": round(turn, 1),
            "uyghur": bool(seal.uyghur), "star": seal.star,
        },
    }  # fmt: skip
    return OtherSeal(taken.image, truth, taken.quality if taken.suffix == ".jpg" else 0)


def _turn(shape: str, rng: np.random.Generator) -> float:
    """Most hands stamp a little askew, some do not look; squares and ovals are set down with care."""
    if rng.random() < (0.15 if shape == "round" else 0.05):
        return float(rng.uniform(-180, 180))
    return float(rng.choice([-1, 1]) * rng.uniform(0, 25 if shape == "round" else 14))


def _ellipse(taken: Taken, shape: str) -> list[float]:
    """The rim as an ellipse; the first axis is the die's horizontal one, so that its angle tells the turn."""
    rim: Map = taken.rim
    if shape == "square":
        x, y = rim.mean(axis=0)
        across, down = rim[0] - rim[2], rim[1] - rim[3]
        angle = np.degrees(np.arctan2(across[1], across[0]))
        return [round(float(v), 2) for v in (x, y, np.hypot(*across) / 2, np.hypot(*down) / 2, angle)]
    (x, y), (one, two), angle = cv2.fitEllipse(rim.astype(np.float32))
    if one < two:
        one, two, angle = two, one, angle + 90
    angle = (angle + 90) % 180 - 90 if one > 1.01 * two else 0.0
    return [round(float(v), 2) for v in (x, y, one / 2, two / 2, angle)]


if __name__ == "__main__":
    sys.exit(main())
