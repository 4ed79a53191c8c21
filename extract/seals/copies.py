"""The same impression on two submissions: a seal picture pasted instead of a seal pressed.

Two impressions of one seal never agree in every gap of ink; a copied picture does. The fingerprint is the
impression's ink brought to one size; two are compared over all turns, because a pasted picture may be turned.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.seals.colour import densities, ink_of, paper_light
from extract.seals.mark import SealMark
from extract.seals.rim import ray_grid
from ingest.document import Page

ROUND_STEPS, RADIAL_STEPS = 256, 24
VERSION = 2
_BYTES = ROUND_STEPS * RADIAL_STEPS // 2
_AT_ONCE = 128
"""Impressions compared in one step: some 10 MB of memory."""

SAME_IMPRESSION = 0.965
"""Likeness from which two impressions are taken for one picture. Of 24 made seals, a copy turned and scanned
again reached 0.972 or more; pressed twice with uneven ink, all stayed below 0.85. Evenly inked ones come
nearer (two of 14 passed it): it is a hint for the reviewer, never a verdict."""

NEARBY = (0.2, 0.1, 0.04)
"""How far the three `Fingerprint.shape` numbers of two copies lie apart at most: nearly twice what was seen
between 24 made seals and their turned copies (0.107, 0.063, 0.020); among all seals they range over 1.8,
0.8 and 0.25."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Ink around the rim's centre: 256 directions by 24 radii, 0..15, row by row, two to a byte."""

    version: int
    ink: bytes

    @property
    def text(self) -> str:
        """Version and ink as JSON carries them, some 4,100 characters."""
        return f"{self.version}:{base64.b64encode(self.ink).decode()}"

    @classmethod
    def from_text(cls, text: str) -> "Fingerprint":
        """Raises ValueError for anything else than `text` of this version."""
        version, _, code = text.partition(":")
        try:
            ink = base64.b64decode(code, validate=True)
        except ValueError as error:
            raise ValueError("not a fingerprint") from error
        if version != str(VERSION) or len(ink) != _BYTES:
            raise ValueError(f"not a fingerprint of version {VERSION}")
        return cls(VERSION, ink)

    def field(self) -> NDArray[np.float32]:
        """Shape (ROUND_STEPS, RADIAL_STEPS), zero mean at every radius, unit length."""
        field = self._ink()
        # Every seal has a ring: what is alike in all directions tells nothing.
        field = field - field.mean(axis=0, keepdims=True)
        return np.asarray(field / max(1e-6, float(np.linalg.norm(field))), dtype=np.float32)

    def shape(self) -> tuple[float, float, float]:
        """Three numbers that turning leaves as they are: by them the few that may be alike are found among
        many. The shares of coarse and of fine strokes and of the inner half, as logarithms."""
        power = np.abs(np.fft.rfft(self._ink(), axis=0)) ** 2
        whole = max(1e-6, float(power[1:40].sum()))
        parts = power[1:4].sum(), power[12:24].sum(), power[1:40, : RADIAL_STEPS // 3].sum()
        coarse, fine, inner = (float(np.log(max(1e-6, float(part) / whole))) for part in parts)
        return coarse, fine, inner

    def _ink(self) -> NDArray[np.float32]:
        pairs = np.frombuffer(self.ink, dtype=np.uint8)
        both = np.stack([pairs >> 4, pairs & 15], axis=1).astype(np.float32)
        return both.reshape(ROUND_STEPS, RADIAL_STEPS)


def fingerprint(page: Page, mark: SealMark) -> Fingerprint:
    """The fingerprint of an impression; needs a fitted rim, best from a whole and clear seal."""
    # Twice as many radii as are kept, averaged: one alone would catch a stroke or miss it.
    grid = ray_grid(mark.rim, 0.12, 1.04, 2 * RADIAL_STEPS, ROUND_STEPS)
    pad = 1.2 * max(mark.rim.a, mark.rim.b)
    height, width = page.image.shape[:2]
    x0, y0 = max(0, int(mark.rim.x - pad)), max(0, int(mark.rim.y - pad))
    x1, y1 = min(width, int(mark.rim.x + pad)), min(height, int(mark.rim.y + pad))
    cut = np.ascontiguousarray(page.image[y0:y1, x0:x1])
    ink = ink_of(densities(cut, paper_light(cut)), mark.colour)
    # Averaged to the grid's own fineness, so that pictures of other sizes compare.
    fine = max(0.6, mark.rim.b / RADIAL_STEPS * 0.3)
    smooth = cv2.GaussianBlur(ink, (0, 0), fine)
    at = (grid - np.array([x0, y0], dtype=np.float32)).astype(np.float32)
    seen = np.asarray(cv2.remap(smooth, at[:, :, 0], at[:, :, 1], cv2.INTER_LINEAR), dtype=np.float32)
    strong = max(0.05, float(np.percentile(seen, 97)))
    kept = seen.reshape(ROUND_STEPS, RADIAL_STEPS, 2).mean(axis=2)
    levels = np.clip(np.round(kept / strong * 15), 0, 15).astype(np.uint8).reshape(-1, 2)
    return Fingerprint(VERSION, ((levels[:, 0] << 4) | levels[:, 1]).tobytes())


def likeness(one: Fingerprint, other: Fingerprint) -> float:
    """Correlation of two impressions at the turn that suits best, -1..1.

    Raises ValueError for fingerprints of two versions.
    """
    return float(likenesses(one, [other])[0])


def likenesses(one: Fingerprint, others: Sequence[Fingerprint]) -> NDArray[np.float32]:
    """`likeness` to each of `others`: many in one go, since a season has thousands."""
    strange = {other.version for other in others} - {one.version}
    if strange:
        raise ValueError(f"fingerprints of version {one.version} and {strange.pop()} do not compare")
    # Circular correlation over directions, summed over radii, by the Fourier transform.
    first = np.conj(np.fft.rfft(one.field(), axis=0))
    found = np.zeros(len(others), dtype=np.float32)
    for start in range(0, len(others), _AT_ONCE):
        fields = np.stack([other.field() for other in others[start : start + _AT_ONCE]])
        spectrum = np.einsum("nkr,kr->nk", np.fft.rfft(fields, axis=1), first)
        found[start : start + _AT_ONCE] = np.fft.irfft(spectrum, n=ROUND_STEPS, axis=1).max(axis=1)
    return found


CLEAN_PAPER, PAPER, AROUND = 0.9, 200, 0.15
"""Share of the paper around a seal that has one and the same colour where a computer drew it: a scanner's or
a camera's paper never has. `PAPER` is the least grey level of paper, `AROUND` the margin in widths."""


def is_inserted(page: Page, mark: SealMark) -> bool:
    """Whether a seal was put into an electronic document instead of on paper: no paper shows around it. A
    scan that was pasted into Word or PDF brings its own paper and is none."""
    if page.capture not in ("word", "born_digital"):
        return False
    margin = AROUND * mark.rect.width
    x0, y0, x1, y1 = (max(0, int(at)) for at in mark.rect.grown(margin))
    inner = mark.rect.grown(margin / 5)
    beside = np.ones(page.image.shape[:2], dtype=bool)[y0:y1, x0:x1]
    beside[
        max(0, int(inner.y0) - y0) : int(inner.y1) - y0, max(0, int(inner.x0) - x0) : int(inner.x1) - x0
    ] = False
    cut = page.image[y0:y1, x0:x1][beside]
    paper = cut[cut.min(axis=1) >= PAPER]
    _, counts = np.unique(paper @ np.array([65536, 256, 1]), return_counts=True)  # a colour as one number
    return bool(len(paper) and counts.max() >= CLEAN_PAPER * len(paper))
