"""Labelled candidate crops for training the seal classifier: `python -m samples.seal_crops --out crops.npz`.

Pages are made by `samples.seal_pages`, candidates found by `extract.seals.candidates` just as in use, and
labelled by the truth. Found seals that were drawn are cut again with a shaken rim.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from extract.seals.candidates import Candidate, find_candidates, overlap
from extract.seals.colour import InkLayers, ink_layers
from extract.seals.crops import cut_crop
from extract.seals.mark import Ellipse
from ingest.document import Image, Rect
from models.seal_mark import CLASSES
from samples.decoys import DECOYS, DecoyKind
from samples.seal_capture import SealPage, Stamped
from samples.seal_pages import make_page

SAME, APART = 0.6, 0.3
"""Overlap (intersection over union) from which a candidate is a seal, and below which it is none."""

LEAST_SHOWN = 0.45
"""Seals of which less lies on the sheet teach nothing."""

BUSY: tuple[DecoyKind, ...] = (
    "text_block", "text_block", "picture", "gold_glyphs", "logo_oval", "logo_round", "red_glyphs",
    "colour_text", "qr_code", "hand_circle", "hand_circle", "dial_drawing", "dial_drawing",
    "placeholder_ring", "chart",
)  # fmt: skip
Labelled = tuple[Image, int]


def truth_class(item: Stamped) -> int:
    """Index into CLASSES."""
    if item.kind == "decoy":
        return CLASSES.index("other")
    return CLASSES.index("personal") if item.kind == "personal" else CLASSES.index(item.what)


def label_of(candidate: Candidate, page: SealPage) -> int | None:
    """Class of a candidate, None where it lies half on a seal."""
    seals = [item for item in page.stamped if item.kind != "decoy"]
    shares = [overlap(candidate.rect, Rect(*item.box)) for item in seals]
    best = max(range(len(seals)), key=lambda i: shares[i], default=None)
    if best is None or shares[best] < APART:
        return CLASSES.index("other")
    if shares[best] < SAME or seals[best].shown < LEAST_SHOWN:
        return None
    return truth_class(seals[best])


def page_crops(page: SealPage, rng: np.random.Generator) -> Iterator[Labelled]:
    """Every candidate of a page with its class, then shaken cuts of what was drawn and of bare print."""
    layers = ink_layers(page.image)
    for candidate in find_candidates(layers):
        label = label_of(candidate, page)
        if label is not None:
            yield cut_crop(layers, candidate.rim), label
    for item in page.stamped:
        if item.shown >= LEAST_SHOWN:
            for _ in range(1 if item.kind == "decoy" else 2):
                yield cut_crop(layers, shaken(item, rng)), truth_class(item)
    yield _print(layers, page, rng)


def shaken(item: Stamped, rng: np.random.Generator) -> Ellipse:
    """The box of an item as a rim, a little off."""
    x0, y0, x1, y1 = item.box
    a, b = (x1 - x0) / 2, (y1 - y0) / 2
    zoom = float(rng.uniform(0.9, 1.12))
    x, y = (x0 + x1) / 2 + rng.normal(0, 0.04) * a, (y0 + y1) / 2 + rng.normal(0, 0.04) * b
    return Ellipse(float(x), float(y), a * zoom, b * zoom, 0.0)


def _print(layers: InkLayers, page: SealPage, rng: np.random.Generator) -> Labelled:
    """A place without a seal (rarely one with: then it says so)."""
    height, width = page.image.shape[:2]
    for _ in range(8):
        radius = float(rng.uniform(0.03, 0.1)) * max(height, width)
        rim = Ellipse(float(rng.uniform(0, width)), float(rng.uniform(0, height)), radius, radius, 0.0)
        rect = Rect(rim.x - radius, rim.y - radius, rim.x + radius, rim.y + radius)
        if all(rect.intersection(Rect(*item.box)) == 0 for item in page.stamped if item.kind != "decoy"):
            break
    else:
        return np.full_like(cut_crop(layers, rim), 250), CLASSES.index("other")
    return cut_crop(layers, rim), CLASSES.index("other")


def _busy_page(rng: np.random.Generator) -> SealPage:
    """A page with many look-alikes, the hardest above all, and few seals."""
    kinds = [DECOYS[int(k)] for k in rng.integers(0, len(DECOYS), 5)]
    kinds += [BUSY[int(k)] for k in rng.integers(0, len(BUSY), 5)]
    return make_page(
        rng, companies=int(rng.integers(0, 3)), chops=int(rng.integers(0, 3)), decoys=tuple(kinds)
    )


def build(
    pages: int, seed: int, *, busy: bool
) -> tuple[NDArray[np.uint8], NDArray[np.int64], NDArray[np.int64]]:
    """Crops (n, side, side, 3), their classes (n,) and the page each is from (n,)."""
    crops: list[Image] = []
    labels: list[int] = []
    origin: list[int] = []
    for number in tqdm(range(pages), desc="pages"):
        rng = np.random.default_rng([seed, number])
        for crop, label in page_crops(_busy_page(rng) if busy else make_page(rng), rng):
            crops.append(crop)
            labels.append(label)
            origin.append(number)
    return np.stack(crops), np.array(labels), np.array(origin)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=900)
    parser.add_argument("--seed", type=int, default=20211231)
    parser.add_argument("--busy", action="store_true", help="many look-alikes, few seals")
    options = parser.parse_args()
    crops, labels, origin = build(options.pages, options.seed, busy=options.busy)
    np.savez(options.out, crops=crops, labels=labels, origin=origin)
    counts = {name: int((labels == index).sum()) for index, name in enumerate(CLASSES)}
    print(f"{len(labels)} crops from {options.pages} pages: {counts}")


if __name__ == "__main__":
    main()
