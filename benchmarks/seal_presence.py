"""Are seals found, are they told from name chops, and is nothing else taken for one?

    python -m benchmarks.seal_presence --forms 60 --decoys 500 --real ../shared/real

Generated forms (`samples.generate`) at three captures, pages of look-alikes (`samples.decoys`) without any
seal, and real pictures. A mark counts from a presence of 0.5 and half of the box (intersection over union).
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import cv2
import numpy as np
from tqdm import tqdm

from extract.seals.candidates import overlap
from extract.seals.find import find_seals
from extract.seals.mark import SealMark
from ingest.document import Image, Page, Rect
from models.engines import Engines, load_engines
from samples.decoys import CHOPS, DECOYS, DecoyKind
from samples.generate import make_form
from samples.seal_pages import make_page

COUNTED = 0.5
MATCHED = 0.5
CAPTURES: tuple[Literal["clean", "office", "photo"], ...] = ("clean", "office", "photo")


@dataclass(slots=True)
class Tally:
    """Counts over many pages. `confused` are kinds told wrongly, `asked` marks with a question."""

    found: int = 0
    missed: int = 0
    false: int = 0
    right_kind: int = 0
    asked: int = 0
    seconds: list[float] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.found / max(1, 2 * self.found + self.missed + self.false)

    def line(self, name: str) -> str:
        kind = self.right_kind / max(1, self.found)
        return (
            f"{name:<16} found {self.found:4d}  missed {self.missed:3d}  false {self.false:3d}  "
            f"F1 {self.f1:.4f}  kind right {kind:.4f}  asked {self.asked:3d}  "
            f"{np.median(self.seconds or [0]):.2f} s a page"
        )


@dataclass(frozen=True, slots=True)
class Truth:
    """A seal that is there, in pixels; `kind` None where the truth does not say."""

    rect: Rect
    kind: str | None


def as_page(image: Image) -> Page:
    """A picture as it is given, taken for upright."""
    height, width = image.shape[:2]
    return Page(0, image, (), np.diag([1 / width, 1 / height, 1.0]), (width, height))


def judge(
    tally: Tally, name: str, image: Image, truths: Sequence[Truth], engines: Engines
) -> tuple[SealMark, ...]:
    """Find the seals of a picture and count."""
    began = time.perf_counter()
    marks = find_seals(as_page(image), engines)
    tally.seconds.append(time.perf_counter() - began)
    left = [mark for mark in marks if mark.presence >= COUNTED]
    tally.asked += sum(bool(mark.question) for mark in marks)
    for truth in truths:
        best = max(left, key=lambda mark: overlap(mark.rect, truth.rect), default=None)
        if best is None or overlap(best.rect, truth.rect) < MATCHED:
            tally.missed += 1
            tally.notes.append(f"missed {name} {truth.kind} {[round(v) for v in truth.rect]}")
            continue
        left.remove(best)
        tally.found += 1
        if truth.kind in (None, best.kind):
            tally.right_kind += 1
        else:
            tally.notes.append(f"kind {name}: {truth.kind} taken for {best.kind} ({best.company:.2f})")
    tally.false += len(left)
    tally.notes += [
        f"false {name} {m.kind} {m.shape} {m.colour} {m.presence:.2f} {[round(v) for v in m.rect]}"
        for m in left
    ]
    return marks


def form_pages(
    seed: int, capture: Literal["clean", "office", "photo"]
) -> Iterator[tuple[Image, list[Truth]]]:
    """The pages of a generated form with the seals on them."""
    sample = make_form(seed, capture=capture)
    for number, image in enumerate(sample.pages):
        height, width = image.shape[:2]
        yield (
            image,
            [
                Truth(
                    Rect(*(v * s for v, s in zip(seal["box"], (width, height) * 2, strict=True))),
                    seal["kind"],
                )
                for seal in sample.truth["seals"]
                if seal["page"] == number
            ],
        )


def measure_forms(count: int, engines: Engines) -> dict[str, Tally]:
    tallies: dict[str, Tally] = {}
    for capture in CAPTURES:
        tallies[capture] = Tally()
        for seed in tqdm(range(count), desc=capture):
            for number, (image, truths) in enumerate(form_pages(90_000 + seed, capture)):
                judge(tallies[capture], f"{capture} {90_000 + seed}/{number}", image, truths, engines)
    return tallies


def measure_decoys(count: int, engines: Engines) -> tuple[Counter[str], int, int, list[str]]:
    """Look-alikes taken for an organisation's seal, by kind, how many were drawn, how many marks are asked
    about as perhaps one."""
    taken: Counter[str] = Counter()
    drawn, asked, notes = 0, 0, []
    for number in tqdm(range(count), desc="decoys"):
        rng = np.random.default_rng([4242, number])
        kinds: tuple[DecoyKind, ...] = (
            DECOYS[number % len(DECOYS)],
            *(DECOYS[int(k)] for k in rng.integers(0, len(DECOYS), 3)),
        )
        page = make_page(rng, companies=0, chops=0, decoys=kinds)
        drawn += len(page.stamped)
        for mark in find_seals(as_page(page.image), engines):
            asked += mark.kind == "unknown"
            if mark.kind == "company":
                near = max(page.stamped, key=lambda item: overlap(Rect(*item.box), mark.rect))
                what = near.what if overlap(Rect(*near.box), mark.rect) > 0.2 else "print"
                taken[what] += 1
                notes.append(
                    f"page {number} {page.capture}: {what} taken for a company seal ({mark.presence:.2f})"
                )
    return taken, drawn, asked, notes


def measure_real(folder: Path, engines: Engines) -> tuple[Tally, Tally]:
    """Real pictures, and apart from them the printed tax ovals on invoices."""
    tally, tax = Tally(), Tally()
    for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        label: dict[str, Any] = json.loads(line)
        image = np.ascontiguousarray(cv2.imread(str(folder / label["file"]))[:, :, ::-1]).astype(np.uint8)
        truths = [(Truth(Rect(*seal["box"]), _real_kind(seal)), seal) for seal in label["seals"]]
        printed = [truth for truth, seal in truths if "pre-printed" in seal.get("note", "")]
        wanted = [truth for truth, _ in truths if truth not in printed]
        marks = judge(tally, label["file"], image, wanted, engines)
        for truth in printed:
            hit = any(overlap(mark.rect, truth.rect) > MATCHED and mark.presence >= COUNTED for mark in marks)
            tax.found, tax.missed = tax.found + hit, tax.missed + (not hit)
            tally.false -= hit
    return tally, tax


def _real_kind(seal: dict[str, Any]) -> str | None:
    """A square seal that ends in 印 is a person's; the pictures bear no other chops."""
    text = seal.get("text") or ""
    return "personal" if seal["shape"] == "square" and text.endswith("印") and len(text) <= 5 else "company"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--forms", type=int, default=0, help="generated forms for each capture")
    parser.add_argument("--decoys", type=int, default=0, help="pages of look-alikes")
    parser.add_argument("--real", type=Path, help="folder of real pictures")
    parser.add_argument("--notes", action="store_true", help="say what went wrong, mark by mark")
    options = parser.parse_args()
    engines = load_engines(threads=2)
    notes: list[str] = []
    for name, tally in (measure_forms(options.forms, engines) if options.forms else {}).items():
        print(tally.line(name))
        notes += tally.notes
    if options.decoys:
        taken, drawn, asked, said = measure_decoys(options.decoys, engines)
        print(
            f"decoys           {drawn} on {options.decoys} pages, {len(CHOPS)} of {len(DECOYS)} kinds chops; "
            f"taken for a company seal: {sum(taken.values())} {dict(taken)}; asked about: {asked}"
        )
        notes += said
    if options.real:
        tally, tax = measure_real(options.real, engines)
        print(tally.line("real"))
        print(f"printed tax ovals: {tax.found} of {tax.found + tax.missed} seen as seals")
        notes += tally.notes
    if options.notes:
        print("\n".join(notes))


if __name__ == "__main__":
    main()
