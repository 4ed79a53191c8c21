"""The rim of a round or oval seal, fitted to within a few hundredths of its radius."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.result import SealColour
from extract.seals.colour import InkLayers, Plane, ink_of, look_through
from extract.seals.mark import Ellipse

RAYS = 144
STEPS = 120
INNER, OUTER = 0.6, 1.35
"""Where along a ray the rim is looked for, in multiples of the expected radius."""

EDGES_PER_RAY = 6
TRIALS = 160
TOLERANCE = 0.025
"""Distance from the fitted rim, in radii, within which an edge counts as the rim's."""

LEAST_INK = 0.04
WIDEST_GAP = 0.28
"""With more than this share of the rim missing in one piece (100 degrees) its axes cannot be told apart."""

_ANGLES = (np.arange(RAYS) * (2 * np.pi / RAYS)).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Rim:
    """A fitted rim in page pixels. `support` is the share of visible directions in which ink ends on it,
    `visible` the share of it that lies on the page, `ink` the density of the line."""

    ellipse: Ellipse
    support: float
    visible: float
    ink: float


def ray_grid(ellipse: Ellipse, inner: float, outer: float, steps: int, rays: int) -> NDArray[np.float32]:
    """Page positions (rays, steps, 2) along rays of an ellipse, from `inner` to `outer` of its rim."""
    angles = np.arange(rays) * (2 * np.pi / rays)
    turn = np.deg2rad(ellipse.angle)
    along = np.array([np.cos(turn), np.sin(turn)])
    across = np.array([-np.sin(turn), np.cos(turn)])
    rim = ellipse.a * np.cos(angles)[:, None] * along + ellipse.b * np.sin(angles)[:, None] * across
    shares = np.linspace(inner, outer, steps)
    grid = np.array([ellipse.x, ellipse.y]) + rim[:, None, :] * shares[None, :, None]
    return np.asarray(grid, dtype=np.float32)


def outward_edges(ink: Plane, levels: NDArray[np.float32]) -> NDArray[np.float32]:
    """Where ink falls below its ray's level going outward, outermost first, in steps; inf where nowhere.

    Shape (rays, EDGES_PER_RAY).
    """
    falls = (ink[:, :-1] >= levels[:, None]) & (ink[:, 1:] < levels[:, None])
    rays, at = np.nonzero(falls[:, ::-1])
    at = falls.shape[1] - 1 - at
    # nonzero goes ray by ray, outermost first: number the finds within each ray.
    first = np.searchsorted(rays, rays)
    rank = np.arange(len(rays)) - first
    kept = rank < EDGES_PER_RAY
    rays, at, rank = rays[kept], at[kept], rank[kept]
    edges = np.full((ink.shape[0], EDGES_PER_RAY), np.inf, dtype=np.float32)
    drop = ink[rays, at] - ink[rays, at + 1]
    edges[rays, rank] = at + (ink[rays, at] - levels[rays]) / np.maximum(drop, 1e-6)
    return edges


def _neighbourly(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Median over each ray's neighbourhood: the ink of a stamp fades slowly from one side to the other."""
    reach = RAYS // 16
    around = np.stack([np.roll(values, shift) for shift in range(-reach, reach + 1)])
    return np.asarray(np.median(around, axis=0), dtype=np.float32)


def _widest_gap(hit: NDArray[np.bool_]) -> float:
    """Longest run of directions without the rim, as a share of all."""
    places = np.nonzero(hit)[0]
    if not len(places):
        return 1.0
    return float(np.diff(np.append(places, places[0] + len(hit))).max() - 1) / len(hit)


def _basis(angles: NDArray[np.float32], order: int) -> NDArray[np.float32]:
    """Columns 1, cos, sin (and cos 2, sin 2): an ellipse near the unit circle is linear in these."""
    columns = [np.ones_like(angles), np.cos(angles), np.sin(angles)]
    if order > 1:
        columns += [np.cos(2 * angles), np.sin(2 * angles)]
    return np.stack(columns, axis=1).astype(np.float32)


def _vote(radii: NDArray[np.float32], generator: np.random.Generator) -> NDArray[np.float32] | None:
    """The circle (r, dx, dy) that most rays agree on; of two alike the outer one."""
    filled = np.nonzero(np.isfinite(radii[:, 0]))[0]
    if len(filled) < RAYS // 6:
        return None
    basis = _basis(_ANGLES, 1)
    counts = np.isfinite(radii).sum(axis=1)
    rays = filled[generator.integers(0, len(filled), size=(TRIALS, 3))]
    which = (generator.random((TRIALS, 3)) * counts[rays]).astype(np.int64)
    matrices = basis[rays]
    good = np.abs(np.linalg.det(matrices)) > 0.3
    if not good.any():
        return None
    targets = radii[rays, which][good]
    models = np.linalg.solve(matrices[good].astype(np.float64), targets[:, :, None].astype(np.float64))[
        :, :, 0
    ]
    sane = (models[:, 0] > INNER) & (models[:, 0] < OUTER) & (np.hypot(models[:, 1], models[:, 2]) < 0.35)
    if not sane.any():
        return None
    models = models[sane]
    expected = (models @ basis.T).astype(np.float32)
    hits = np.zeros((len(models), RAYS), dtype=np.bool_)
    for edge in range(EDGES_PER_RAY):
        hits |= np.abs(radii[:, edge][None] - expected) < 1.6 * TOLERANCE
    support = hits.mean(axis=1)
    best = int((support + 0.35 * models[:, 0]).argmax())
    return np.asarray(models[best], dtype=np.float32)


def _settle(
    radii: NDArray[np.float32], start: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Least squares on the edges near the rim, closing in. Returns rim radius and hit, per ray."""
    expected = _basis(_ANGLES, 1) @ start
    hit = np.zeros(RAYS, dtype=np.bool_)
    for tolerance in (0.06, 0.045, 0.03, TOLERANCE):
        misses = np.abs(radii - expected[:, None])
        nearest = misses.argmin(axis=1)
        hit = misses[np.arange(RAYS), nearest] < tolerance
        if hit.sum() < RAYS // 8:
            break
        # Too few directions cannot carry an ellipse: keep to a circle there.
        basis = _basis(_ANGLES, 2 if hit.mean() > 0.5 and _widest_gap(hit) < WIDEST_GAP else 1)
        found = radii[np.arange(RAYS), nearest]
        solution, *_ = np.linalg.lstsq(basis[hit], found[hit], rcond=None)
        expected = (basis @ solution).astype(np.float32)
    return expected, hit


def fit_rim(layers: InkLayers, guess: Ellipse, colour: SealColour, rounds: int = 2) -> Rim | None:
    """Fit the outer edge of a ring near `guess` (page pixels); None where no ring is to be seen."""
    generator = np.random.default_rng(11)
    rim: Rim | None = None
    for _ in range(rounds):
        grid = ray_grid(guess, INNER, OUTER, STEPS, RAYS)
        density = look_through(layers, grid)
        ink = np.asarray(cv2.GaussianBlur(ink_of(density, colour), (3, 3), 0), dtype=np.float32)
        near = ink[:, int(STEPS * 0.3) : int(STEPS * 0.75)].max(axis=1)
        strength = float(np.percentile(near, 60))
        steps = outward_edges(ink, np.maximum(LEAST_INK, 0.45 * _neighbourly(near)))
        radii = INNER + steps * ((OUTER - INNER) / (STEPS - 1))
        start = _vote(radii, generator)
        if start is None:
            return rim
        expected, hit = _settle(radii, start)
        rim = _to_rim(guess, expected, hit, strength, layers)
        if rim is None:
            return None
        guess = rim.ellipse
    return rim


def _to_rim(
    guess: Ellipse, radii: NDArray[np.float32], hit: NDArray[np.bool_], ink: float, layers: InkLayers
) -> Rim | None:
    """Map rim radii (in units of the guess) to an ellipse on the page."""
    unit = ray_grid(guess, 0.0, 1.0, 2, RAYS)
    centre = unit[:, 0]
    points = centre + (unit[:, 1] - centre) * radii[:, None]
    (x, y), (width, height), angle = cv2.fitEllipse(points.astype(np.float32))
    if not np.isfinite([x, y, width, height]).all() or min(width, height) < 4:
        return None
    a, b = width / 2.0, height / 2.0
    if b > a:
        a, b, angle = b, a, angle + 90.0
    page_height, page_width = layers.page.shape[:2]
    seen = (
        (points[:, 0] >= 0)
        & (points[:, 1] >= 0)
        & (points[:, 0] <= page_width - 1)
        & (points[:, 1] <= page_height - 1)
    )
    support = float(hit[seen].mean()) if seen.any() else 0.0
    ellipse = Ellipse(float(x), float(y), float(a), float(b), float((angle + 90.0) % 180.0 - 90.0))
    return Rim(ellipse, support, float(seen.mean()), ink)
