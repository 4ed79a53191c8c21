"""Looks of seals (`extract.seals.copies`) without drawing, finding and unwrapping ten thousand seals.

Drawn as a seal's fingerprint lies there: a ring, a name around the rim, a star or an inner text, uneven ink.
What the index over them has to sort out is how the three numbers of `Fingerprint.shape` spread: `python -m
benchmarks.made_impressions` prints that beside what real drawings gave (`extract.seals.copies.NEARBY`).
"""

import random

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.seals.copies import RADIAL_STEPS, ROUND_STEPS, VERSION, Fingerprint, likeness


def pressed(dice: random.Random) -> Fingerprint:
    """A seal pressed once."""
    rng = np.random.default_rng(dice.randrange(2**32))
    field = np.zeros((ROUND_STEPS, RADIAL_STEPS), dtype=np.float32)
    field[:, 21:23] = 1.0  # the ring
    signs, gap = dice.randrange(8, 22), dice.uniform(0.1, 0.3)
    wide = int(ROUND_STEPS * (1 - gap) / signs)
    for place in range(signs):
        strokes = rng.random((max(2, wide // 3), 5)) < dice.uniform(0.3, 0.6)
        sign = cv2.resize(strokes.astype(np.float32), (6, max(2, wide - 2)), interpolation=cv2.INTER_LINEAR)
        start = place * wide
        field[start : start + len(sign), 14:20] = sign
    turn = 2 * np.pi * np.arange(ROUND_STEPS)[:, None] / ROUND_STEPS
    radius = np.arange(RADIAL_STEPS)[None, :]
    star = 5.0 + 2.0 * (np.cos(5 * turn) > 0.3)
    field = np.maximum(field, (radius < star) * 1.0)
    wear = cv2.GaussianBlur(rng.random(field.shape).astype(np.float32), (0, 0), 3)
    field *= np.clip(0.5 + 6 * (wear - wear.mean() + dice.uniform(0.06, 0.12)), 0, 1)
    return _kept(cv2.GaussianBlur(field, (0, 0), 0.7), rng, 0.03)


def scanned_again(look: Fingerprint, dice: random.Random) -> Fingerprint:
    """The same impression as a copied picture: turned, with a scanner's noise."""
    rng = np.random.default_rng(dice.randrange(2**32))
    pairs = np.frombuffer(look.ink, dtype=np.uint8)
    field = np.stack([pairs >> 4, pairs & 15], axis=1).reshape(ROUND_STEPS, RADIAL_STEPS) / 15
    return _kept(np.roll(field, dice.randrange(ROUND_STEPS), axis=0).astype(np.float32), rng, 0.03)


def _kept(field: NDArray[np.float32], rng: np.random.Generator, noise: float) -> Fingerprint:
    seen = np.clip(field + rng.normal(0, noise, field.shape), 0, 1)
    levels = np.round(seen * 15).astype(np.uint8).reshape(-1, 2)
    return Fingerprint(VERSION, ((levels[:, 0] << 4) | levels[:, 1]).tobytes())


def main() -> None:
    dice = random.Random(2021)
    looks = [pressed(dice) for _ in range(400)]
    shapes = np.array([look.shape() for look in looks])
    print("spread of coarse, fine, inner (1st to 99th of a hundred):")
    print(np.percentile(shapes, 99, axis=0) - np.percentile(shapes, 1, axis=0))
    copies = [likeness(look, scanned_again(look, dice)) for look in looks[:50]]
    others = [likeness(one, other) for one, other in zip(looks[:50], looks[50:100], strict=True)]
    print(f"copies {min(copies):.3f} and more, other seals {max(others):.3f} and less")


if __name__ == "__main__":
    main()
