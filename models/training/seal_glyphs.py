"""Looks of characters for `models.seal_glyphs`: means of drawn ones, weighed by how impressions differ.

    python -m models.training.seal_glyphs --seed 7 --strips 1500 --out models/trained/seal_glyphs.npz

Every character of GB 2312 is drawn in the print fonts of `samples.fonts`, a little distorted: its look in
each group of typefaces is their mean. How much the same character differs from seal to seal is measured on
made strips that the trained reader reads exactly. Linear discriminant analysis makes distances of the two.
"""

import argparse
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.seals.likelihood import is_sign
from extract.seals.pictured import FEWEST, cut_out, sizes_of, strip_ink
from models.ctc import decode
from models.seal_glyphs import SIDE, Glyphs, stroke_features
from models.seal_reader import STRIDE, SealReader
from models.training import names
from models.training.strips import TrainingStrip, training_strips
from samples.fonts import face, print_styles
from samples.seal_glyphs import glyph_bitmap

FACES = (("song", "serif", "serif_bold"), ("hei", "hei_bold", "zenhei"), ("kai",))
DRAWN = (2, 2, 4)
"""How often a character is drawn in each style of a group."""
DIMENSIONS, SEALS_SHARE, RIDGE = 128, 0.8, 0.05
"""Numbers kept, the made seals' share in how much a character may differ, and what is added to every
direction, in shares of the mean. Of 473 characters of held-out seals 78 % were nearest to their own look of
6,763 (strips cut elsewhere); with 200 numbers 76 %, by drawn ones alone 71 %."""
MISPLACED = 88
"""Percentile of the distance from their own look from which strips' characters are left out: cut or worn."""

Floats = NDArray[np.float32]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--strips", type=int, default=1500)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    first, second = names.hanzi()
    characters = "".join((*first, *second))
    means, drawn = drawn_looks(characters, np.random.default_rng(options.seed))
    by_drawing = Glyphs(characters, *weighed(means, drawn))
    cut = list(seal_pictures(options.seed, options.strips, by_drawing))
    seals = scatter(characters, means, cut)
    weights, looks = weighed(means, SEALS_SHARE * seals + (1 - SEALS_SHARE) * drawn)
    scale = np.abs(looks).max(axis=(0, 1)) / 127
    stored = np.round(looks / scale).astype(np.int8)
    np.savez_compressed(
        options.out, characters=characters, weights=weights.astype(np.float16), looks=stored,
        scale=scale.astype(np.float32),
    )  # fmt: skip
    print(f"{len(cut)} characters of made strips")
    return 0


def drawn_looks(characters: str, rng: np.random.Generator) -> tuple[Floats, NDArray[np.float64]]:
    """Mean features (groups, characters, 512) of drawn characters, and the scatter around them."""
    means = np.zeros((len(FACES), len(characters), 512), dtype=np.float32)
    apart, count = np.zeros((512, 512)), 0
    for place, char in enumerate(characters):
        for group, (styles, often) in enumerate(zip(FACES, DRAWN, strict=True)):
            faces = [face(style) for style in styles if style in print_styles()]
            drawn = [
                distorted(glyph_bitmap(str(one.path), one.index, char), rng)
                for one in faces
                for _ in range(often)
            ]
            features = stroke_features(np.array(drawn))
            means[group, place] = features.mean(axis=0)
            rest = (features - means[group, place]).astype(np.float64)
            apart += rest.T @ rest * (len(drawn) / (len(drawn) - 1))
            count += len(drawn)
    return means, apart / count


def distorted(glyph: Floats, rng: np.random.Generator) -> Floats:
    """A character as a seal may show it: heavier or thinner, bent by the ring, blurred, unevenly inked."""
    weight = int(rng.choice([0, 0, 1, 1, 2, -1]))
    if weight:
        kernel = np.ones((abs(weight) + 1, abs(weight) + 1))
        glyph = np.asarray((cv2.dilate if weight > 0 else cv2.erode)(glyph, kernel))
    side, half = glyph.shape[0], 0.5
    fan, slope, turn = rng.normal(0.04, 0.06), rng.normal(0, 0.04), rng.normal(0, 0.035)
    corners = np.array([[fan - 1, -1], [1 - fan, -1], [1 + fan, 1], [-1 - fan, 1]]) * half
    corners[:, 0] += slope * corners[:, 1]
    cosine, sine = np.cos(turn), np.sin(turn)
    corners = corners @ np.array([[cosine, sine], [-sine, cosine]]) * np.exp(rng.normal(0, 0.05, 2))
    corners = corners * SIDE + SIDE / 2 + rng.normal(0, 0.7, 2)
    square = np.array([[0, 0], [side, 0], [side, side], [0, side]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(square, corners.astype(np.float32))
    soft = cv2.GaussianBlur(glyph.astype(np.float32), (0, 0), 0.9 + 1.6 * rng.random() ** 2)
    seen = cv2.warpPerspective(soft, matrix, (SIDE, SIDE), flags=cv2.INTER_LINEAR)
    if rng.random() < 0.75:
        seen = cv2.GaussianBlur(seen, (0, 0), 0.25 + 1.1 * rng.random())
    if rng.random() < 0.5:
        spots = cv2.resize(rng.random((5, 5)).astype(np.float32), (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)
        seen = seen * np.clip(1 - 1.1 * rng.random() * spots, 0, 1)
    seen = np.clip(seen / max(0.2, float(np.percentile(seen, 97))) * rng.uniform(0.8, 1.3), 0, 1)
    noisy = seen + rng.normal(0, 0.1 * rng.random(), seen.shape)
    return np.asarray(np.clip(noisy, 0, 1), dtype=np.float32)


def seal_pictures(seed: int, count: int, glyphs: Glyphs) -> Iterator[tuple[str, int, Floats, float]]:
    """Characters of made strips: which, group of faces, picture and distance from its own look."""
    reader = SealReader(threads=1)
    for strip in islice(training_strips(seed), count):
        yield from _cut(strip, reader, glyphs)


def _cut(
    strip: TrainingStrip, reader: SealReader, glyphs: Glyphs
) -> Iterator[tuple[str, int, Floats, float]]:
    decoded = decode(reader.probabilities([strip.image])[0], reader.alphabet)
    if decoded.text != strip.text:
        return
    placed = [
        (char, (start + end) / 2 * STRIDE)
        for char, (start, end) in zip(decoded.text, decoded.steps, strict=True)
        if not is_sign(char) and glyphs.knows(char)
    ]
    if len(placed) < FEWEST or len(decoded.text) < FEWEST:
        return
    ends = [(start + end) / 2 * STRIDE for start, end in (decoded.steps[0], decoded.steps[-1])]
    pitch = (ends[1] - ends[0]) / (len(decoded.text) - 1)
    ink = strip_ink(strip.image)
    (height, centre, width), fits = sizes_of(ink, placed, pitch, glyphs)
    group = int(fits.argmin())
    for char, middle in placed:
        pictures = np.array(
            [
                cut_out(ink, middle + dx, centre + dy, width * size, height)
                for dx in (-4, -2, 0, 2, 4)
                for dy in (-2, 0, 2)
                for size in (0.94, 1.06)
            ]
        )
        apart = glyphs.apart(glyphs.seen(pictures), (char,))[group, :, 0]
        nearest = int(apart.argmin())
        yield char, group, pictures[nearest], float(apart[nearest])


def scatter(characters: str, means: Floats, cut: list[tuple[str, int, Floats, float]]) -> NDArray[np.float64]:
    """How the same character differs from strip to strip: (512, 512) around the looks."""
    bound = np.percentile([apart for *_, apart in cut], MISPLACED)
    kept = [item for item in cut if item[3] < bound]
    features = stroke_features(np.array([picture for _, _, picture, _ in kept]))
    own = means[[group for _, group, _, _ in kept], [characters.index(char) for char, *_ in kept]]
    rest = (features - own).astype(np.float64)
    rest -= rest.mean(axis=0)
    return np.asarray(rest.T @ rest / len(rest))


def weighed(means: Floats, within: NDArray[np.float64]) -> tuple[Floats, Floats]:
    """Weights (512, DIMENSIONS) that tell characters apart best, and the looks by them."""
    between = np.zeros((512, 512))
    for looks in means:
        rest = (looks - looks.mean(axis=0)).astype(np.float64)
        between += rest.T @ rest / len(rest) / len(means)
    within = within + np.eye(512) * RIDGE * np.trace(within) / 512
    values, vectors = np.linalg.eigh(within)
    whitened = vectors / np.sqrt(values)
    _, turned = np.linalg.eigh(whitened.T @ between @ whitened)
    weights = (whitened @ turned[:, ::-1][:, :DIMENSIONS]).astype(np.float32)
    return weights, np.asarray(means @ weights, dtype=np.float32)


if __name__ == "__main__":
    sys.exit(main())
