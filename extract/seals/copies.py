"""The same impression on two submissions: a seal picture pasted instead of a seal pressed.

Two impressions of one seal never agree in every gap of ink; a copied picture does. The fingerprint is the
impression's ink brought to one size; two are compared over all turns, because a pasted picture may be turned.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.seals.colour import densities, ink_of, paper_light
from extract.seals.mark import SealMark
from extract.seals.rim import ray_grid
from ingest.document import Page

ROUND_STEPS, RADIAL_STEPS = 256, 48
VERSION = 1

SAME_IMPRESSION = 0.965
"""Likeness from which two impressions are taken for one picture. Of 14 made seals, a copy turned and scanned
again reached 0.97 or more in 13; pressed twice with uneven ink, 12 stayed below 0.955 (two reached 0.98): it
is a hint for the reviewer, never a verdict."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Ink around the rim's centre: 256 directions by 48 radii, 0..255, row by row."""

    version: int
    ink: bytes

    def field(self) -> NDArray[np.float32]:
        """Shape (ROUND_STEPS, RADIAL_STEPS), zero mean at every radius, unit length."""
        flat = np.frombuffer(self.ink, dtype=np.uint8).astype(np.float32)
        field = flat.reshape(ROUND_STEPS, RADIAL_STEPS)
        # Every seal has a ring: what is alike in all directions tells nothing.
        field = field - field.mean(axis=0, keepdims=True)
        return np.asarray(field / max(1e-6, float(np.linalg.norm(field))), dtype=np.float32)


def fingerprint(page: Page, mark: SealMark) -> Fingerprint:
    """The fingerprint of an impression; needs a fitted rim, best from a whole and clear seal."""
    grid = ray_grid(mark.rim, 0.12, 1.04, RADIAL_STEPS, ROUND_STEPS)
    pad = 1.2 * max(mark.rim.a, mark.rim.b)
    height, width = page.image.shape[:2]
    x0, y0 = max(0, int(mark.rim.x - pad)), max(0, int(mark.rim.y - pad))
    x1, y1 = min(width, int(mark.rim.x + pad)), min(height, int(mark.rim.y + pad))
    cut = np.ascontiguousarray(page.image[y0:y1, x0:x1])
    ink = ink_of(densities(cut, paper_light(cut)), mark.colour)
    # Averaged to the grid's own fineness, so that pictures of other sizes compare.
    fine = max(0.6, mark.rim.b / RADIAL_STEPS * 0.6)
    smooth = cv2.GaussianBlur(ink, (0, 0), fine)
    at = (grid - np.array([x0, y0], dtype=np.float32)).astype(np.float32)
    seen = np.asarray(cv2.remap(smooth, at[:, :, 0], at[:, :, 1], cv2.INTER_LINEAR), dtype=np.float32)
    strong = max(0.05, float(np.percentile(seen, 97)))
    return Fingerprint(VERSION, np.clip(seen / strong * 255, 0, 255).astype(np.uint8).tobytes())


def likeness(one: Fingerprint, other: Fingerprint) -> float:
    """Correlation of two impressions at the turn that suits best, -1..1.

    Raises ValueError for fingerprints of two versions.
    """
    if one.version != other.version:
        raise ValueError(f"fingerprints of version {one.version} and {other.version} do not compare")
    # Circular correlation over directions, summed over radii, by the Fourier transform.
    first, second = np.fft.rfft(one.field(), axis=0), np.fft.rfft(other.field(), axis=0)
    turns = np.fft.irfft((first * np.conj(second)).sum(axis=1), n=ROUND_STEPS)
    return float(turns.max())


def same_impression(one: Fingerprint, other: Fingerprint) -> bool:
    """True where both come from one picture of a seal rather than from two pressings."""
    return likeness(one, other) >= SAME_IMPRESSION
