"""The curl of a sheet that lies on a desk or is held in a hand, from level lines that bend.

Lines are not traced: each piece of a ruling line or a row of text says how the sheet slopes where it stands,
and a smooth bend is fitted to all of these slopes.
"""

import numpy as np

from ingest.bend import ORDERS, Bend
from ingest.strokes import Floats

PRIOR = 0.02
"""Slope that a coefficient usually has (1.1 degrees); those that change with the height a third of it."""
LEAST_BEND = 0.004
"""What must be moved, as a share of the long side: 9 of 2339 pixels are a third of a character."""
MOST_BEND = 0.05
LEAST_GAIN = 0.75
"""What may be left of the slopes for the bend to be believed."""
FEWEST = 16
WIDEST = 0.48
"""Share of the page's width over which segments must be spread."""
ROUNDS = 12


def find_bend(level: Floats, error: Floats, width: float, height: float) -> Bend | None:
    """The bend that level segments (n, 4) with the standard errors of their slopes show on a page of that
    size in pixels; None where they are straight, too few, or say no one thing."""
    half = max(width, height) / 2
    run = level[:, 2] - level[:, 0]
    level, error, run = (values[np.abs(run) > 1.0] for values in (level, error, run))
    if len(level) < FEWEST:
        return None
    x = ((level[:, 0] + level[:, 2]) / 2 - width / 2) / half
    y = ((level[:, 1] + level[:, 3]) / 2 - height / 2) / half
    low, high = (float(v) for v in np.percentile(x, (2, 98)))
    if high - low < WIDEST * width / half:
        return None
    slope = (level[:, 3] - level[:, 1]) / run
    weights, rest = _fit(x, y, slope, error)
    bend = Bend(weights, half, (width / 2, height / 2), (low, high))
    across, down = np.meshgrid(np.linspace(0, width, 9), np.linspace(0, height, 5))
    grid = np.column_stack([across.ravel(), down.ravel()])
    moved = np.ptp((bend.bent(grid) - grid)[:, 1]) / (2 * half)
    gained = float(np.median(np.abs(rest))) <= LEAST_GAIN * float(np.median(np.abs(slope)))
    return bend if LEAST_BEND <= moved <= MOST_BEND and gained else None


def _fit(x: Floats, y: Floats, slope: Floats, error: Floats) -> tuple[Floats, Floats]:
    """(weights (orders, 2), what of the slopes they leave): least squares, outliers (grain of a desk, strokes
    of large print) weighed down."""
    powers = np.stack([k * x ** (k - 1) for k in ORDERS], axis=1)
    design = np.concatenate([powers, powers * y[:, None]], axis=1)
    prior = np.repeat([1.0 / PRIOR, 3.0 / PRIOR], len(ORDERS))
    found = np.zeros(design.shape[1])
    for _ in range(ROUNDS):
        rest = (slope - design @ found) / error
        weight = 1.0 / (error * np.sqrt(1.0 + rest**2))
        rows = np.concatenate([design * weight[:, None], np.diag(prior)])
        found = np.linalg.lstsq(rows, np.concatenate([slope * weight, np.zeros(len(prior))]), rcond=None)[0]
    return found.reshape(2, -1).T, np.asarray(slope - design @ found)
