"""How a curled sheet differs from a flat one: by how much each place lies lower or higher."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

ORDERS = (1, 2, 3, 4, 5)
"""Powers of the place across the page; the first is what a homography fitted to bent lines leaves."""


@dataclass(frozen=True, slots=True, eq=False)
class Bend:
    """A sheet bent like a cylinder about an upright axis: level lines become curves.

    `weights` (orders, 2) belong to the powers of x, and to those times y, with x and y in units of `half`
    pixels about `centre` (pixels). `span` is the part of x on which the bend was seen: beyond it the sheet
    goes on straight.
    """

    weights: Floats
    half: float
    centre: tuple[float, float]
    span: tuple[float, float]

    def slopes(self, x: Floats) -> tuple[Floats, Floats]:
        """(a, b) for each x in pixels, so that a point (x, y) of the flat page lies a + b · (y - centre)
        pixels lower on the bent one."""
        given = (np.asarray(x, dtype=np.float64) - self.centre[0]) / self.half
        place = np.clip(given, *self.span)
        beyond = given - place
        powers = np.stack([place**k + k * place ** (k - 1) * beyond for k in ORDERS])
        return self.half * (self.weights[:, 0] @ powers), self.weights[:, 1] @ powers

    def bent(self, points: Floats) -> Floats:
        """Where points (n, 2) of the flat page lie on the bent one."""
        a, b = self.slopes(points[:, 0])
        return np.column_stack([points[:, 0], points[:, 1] + a + b * (points[:, 1] - self.centre[1])])

    def flat(self, points: Floats) -> Floats:
        """The inverse of `bent`."""
        a, b = self.slopes(points[:, 0])
        return np.column_stack(
            [points[:, 0], (points[:, 1] - a + b * self.centre[1]) / np.maximum(1.0 + b, 0.1)]
        )

    def scaled(self, factor: float, dx: float = 0.0, dy: float = 0.0) -> "Bend":
        """The same bend on a page `factor` times as large whose origin lies at (dx, dy) of that page."""
        centre = (self.centre[0] * factor - dx, self.centre[1] * factor - dy)
        return Bend(self.weights, self.half * factor, centre, self.span)
