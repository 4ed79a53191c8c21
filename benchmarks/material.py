"""What is measured: the committed samples, freshly made forms, and the real pictures beside the project."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samples.build_set import FOLDER, encode
from samples.capture import Level
from samples.forms.catalogue import HELD_OUT, LAYOUTS
from samples.generate import make_form
from samples.other_pages import OTHERS, OtherKind, make_other

REAL = Path(__file__).resolve().parents[2] / "shared" / "real"
HANDWRITTEN_SHARE = 4
"""Every fourth generated form is filled in with handwriting-like fonts."""
ATTACHED_SHARE = 7
"""Every seventh has a copied licence or certificate behind it."""


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One file to be read, with its truth (samples/README.md; for real pictures their own label)."""

    name: str
    data: bytes
    truth: dict[str, Any]


def committed() -> Iterator[Item]:
    """The committed set."""
    for line in (FOLDER / "truth.jsonl").read_text("utf-8").splitlines():
        truth = json.loads(line)
        yield Item(truth["file"], (FOLDER / truth["file"]).read_bytes(), truth)


def generated(
    count: int,
    seed: int,
    layouts: Sequence[str],
    captures: Sequence[Level],
    handwriting: bool | None,
) -> Iterator[Item]:
    """`count` forms, layouts and captures in turn, so that every pair is met equally often."""
    for number in range(count):
        layout = layouts[number % len(layouts)]
        capture = captures[(number // len(layouts) + number) % len(captures)]
        by_hand = (
            handwriting if handwriting is not None else number % HANDWRITTEN_SHARE == HANDWRITTEN_SHARE - 1
        )
        attachment: OtherKind | None = None
        if number % ATTACHED_SHARE == ATTACHED_SHARE - 1:
            attachment = "licence" if number % 2 else "certificate"
        sample = make_form(seed + number, layout, None, capture, by_hand, attachment=attachment)
        # Scans come as PDF, the others as pictures; PNG keeps the capture's own JPEG damage alone.
        kind = "pdf_scan" if len(sample.pages) > 1 else "jpg" if capture == "photo" else "png"
        data = encode(sample.pages, kind)  # type: ignore[arg-type]
        yield Item(f"{layout}-{capture}-{seed + number}.{kind[:3]}", data, sample.truth)


def no_forms(count: int, seed: int, captures: Sequence[Level]) -> Iterator[Item]:
    """`count` pages that are no form: licences, certificates, prose, blank sheets."""
    for number in range(count):
        kind = OTHERS[number % len(OTHERS)]
        capture = captures[(number // len(OTHERS) + number) % len(captures)]
        picture, truth = make_other(seed + number, kind, capture)
        yield Item(f"{kind}-{capture}-{seed + number}.png", encode([picture], "png"), truth)


def ruined(count: int, seed: int) -> Iterator[Item]:
    """`count` photos that nobody can read."""
    for number in range(count):
        sample = make_form(seed + number, capture="ruined", scenario="ok")
        yield Item(f"ruined-{seed + number}.jpg", encode(sample.pages[:1], "jpg"), sample.truth)


def real() -> Iterator[Item]:
    """The real pictures; nothing where the folder is absent."""
    labels = REAL / "labels.jsonl"
    if not labels.is_file():
        return
    for line in labels.read_text("utf-8").splitlines():
        label = json.loads(line)
        yield Item(label["file"], (REAL / label["file"]).read_bytes(), label)


def in_folder(folder: Path) -> Iterator[Item]:
    """The files of a folder with a truth.jsonl, such as `benchmarks.heldout.strangers` draws. A file that
    holds several forms is left out: its truth has several lines."""
    truths = [json.loads(line) for line in (folder / "truth.jsonl").read_text("utf-8").splitlines()]
    names = [truth["file"] for truth in truths]
    for truth in truths:
        if names.count(truth["file"]) == 1:
            yield Item(truth["file"], (folder / truth["file"]).read_bytes(), truth)


def layouts_named(text: str) -> list[str]:
    """`all` (those used while developing), `held-out`, `every`, or names divided by commas.

    Raises ValueError naming an unknown layout.
    """
    groups = {
        "all": sorted(set(LAYOUTS) - HELD_OUT),
        "held-out": sorted(HELD_OUT),
        "every": sorted(LAYOUTS),
    }
    names = groups.get(text) or text.split(",")
    for name in names:
        if name not in LAYOUTS:
            raise ValueError(f"unknown layout: {name}")
    return list(names)
