"""Laying a seal's text out straight: ink channels, rim refinement, the gap in the ring, strips.

Angles are radians, clockwise from the x axis of the picture (y points down). A radius of 1 is the outer
edge of the rim. Every strip is `STRIP_HEIGHT` pixels high and has three channels, white without ink:
the seal's ink and whatever is dark (main), its colour alone (chroma), and what is dark but not the seal's
colour (rest: print and handwriting under or over the seal).
"""

from dataclasses import dataclass, replace
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.result import SealColour, SealShape
from extract.seals.mark import Ellipse
from ingest.document import Image

STRIP_HEIGHT = 48
WORK_RADIUS = 150.0
"""Seals are scaled down to this half axis first: their text band is then about as high as a strip."""
USUAL_BAND = (0.58, 0.93)
"""Ring text of most seals lies between these radii (measured on real and made seals)."""
MAX_STRIP_WIDTH = 960

StripKind = Literal["ring", "lower", "line", "cells"]


@dataclass(frozen=True, slots=True, eq=False)
class SealPatch:
    """A seal cut out of its page: picture and ink channels, with the rim in the patch's pixels.

    `picture` is RGB, `ink` (height, width, 3) main, chroma, rest. `scale` is patch pixels per page pixel,
    `origin` the page position (x, y) of the patch's corner.
    """

    picture: Image
    ink: Image
    rim: Ellipse
    shape: SealShape
    scale: float
    origin: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """A strip to be read: `image` (48, width, 3) ink channels. For ring strips `start` and `span` are the
    angles covered, `band` the radii (inner, outer)."""

    image: Image
    kind: StripKind
    start: float = 0.0
    span: float = 0.0
    band: tuple[float, float] = USUAL_BAND


def cut_patch(page: Image, rim: Ellipse, shape: SealShape, colour: SealColour) -> SealPatch:
    """Cut the seal with a margin out of an RGB page and compute its ink channels.

    Parts of the seal beyond the page's edge are white.
    """
    reach = 1.14 * max(rim.a, rim.b) * (1.25 if shape == "square" else 1.0)
    scale = min(1.0, WORK_RADIUS / max(rim.a, rim.b))
    side = max(8, int(np.ceil(2 * reach * scale)))
    x0, y0 = rim.x - reach, rim.y - reach
    cx0, cy0 = max(0, int(x0)), max(0, int(y0))
    cx1, cy1 = min(page.shape[1], int(rim.x + reach) + 2), min(page.shape[0], int(rim.y + reach) + 2)
    window = page[cy0:cy1, cx0:cx1]
    if window.size == 0:
        window = np.full((2, 2, 3), 255, dtype=np.uint8)
    if scale < 0.75:
        window = np.asarray(cv2.GaussianBlur(window, (0, 0), 0.4 / scale), dtype=np.uint8)
    matrix = np.array([[scale, 0, (cx0 - x0) * scale], [0, scale, (cy0 - y0) * scale]])
    picture = cv2.warpAffine(
        window, matrix, (side, side), flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT, borderValue=(255, 255, 255),
    )  # fmt: skip
    inner = Ellipse(reach * scale, reach * scale, rim.a * scale, rim.b * scale, rim.angle)
    patch = picture.astype(np.uint8)
    return SealPatch(patch, ink_channels(patch, colour), inner, shape, scale, (x0, y0))


def ink_channels(picture: Image, colour: SealColour) -> Image:
    """RGB seal picture → (height, width, 3) main, chroma, rest; 255 is no ink.

    Shading is divided out by the paper's brightness around; contrast is stretched so that faint
    impressions look like inked ones.
    """
    height, width = picture.shape[:2]
    small = cv2.resize(picture, (96, 96), interpolation=cv2.INTER_AREA)
    paper = cv2.GaussianBlur(cv2.dilate(small, np.ones((11, 11), np.uint8)), (0, 0), 6)
    paper = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR).astype(np.float32)
    light = np.clip(picture.astype(np.float32) / np.maximum(paper, 8.0), 0.0, 1.0)
    red, green, blue = light[..., 0], light[..., 1], light[..., 2]
    if colour == "red":
        absorbed, passed = (green + blue) / 2, red
    elif colour == "blue":
        absorbed, passed = red * 0.65 + green * 0.35, blue
    else:
        absorbed = red * 0.3 + green * 0.59 + blue * 0.11
        passed = absorbed
    main = _stretch(1.0 - absorbed, 0.16)
    chroma = _stretch(passed - absorbed, 0.12) if colour != "grey" else np.zeros_like(main)
    ink = np.stack([main, chroma, 1.0 - passed], axis=2)
    return np.clip(255.0 - 255.0 * ink, 0, 255).astype(np.uint8)


def _stretch(darkness: NDArray[np.float32], least: float) -> NDArray[np.float32]:
    """Scale so that the darkest twentieth is full ink, without blowing up blank paper."""
    top = max(least, float(np.percentile(darkness[::3, ::3], 95)))
    return np.clip(darkness / top, 0.0, 1.0).astype(np.float32)


def refine_rim(patch: SealPatch) -> SealPatch:
    """Move the rim of a round or oval seal onto the outermost ink found around it (robust least squares).

    Keeps the given rim where fewer than 40 % of the directions show a rim.
    """
    if patch.shape == "square":
        return patch
    count, radii = 180, np.linspace(0.82, 1.12, 61, dtype=np.float32)
    angles = np.arange(count, dtype=np.float64) * (2 * np.pi / count)
    grid = sample_polar(patch.ink, patch.rim, angles, radii)
    source = grid[..., 1] if float((255 - grid[..., 1]).mean()) > 6 else grid[..., 0]
    dark = 255.0 - source.astype(np.float32)
    inked = cv2.blur(dark, (3, 3)) > max(60.0, 0.45 * float(np.percentile(dark, 97)))
    outermost = len(radii) - 1 - np.argmax(inked[::-1], axis=0)
    seen = inked.any(axis=0) & (outermost < len(radii) - 2)
    if seen.mean() < 0.4:
        return patch
    edge = radii[outermost]
    basis = np.stack(
        [np.ones(count), np.cos(angles), np.sin(angles), np.cos(2 * angles), np.sin(2 * angles)], axis=1
    )
    weight = seen.astype(np.float64)
    solution = np.array([float(np.median(edge[seen])), 0, 0, 0, 0])
    for _ in range(6):
        residual = edge - basis @ solution
        robust = weight / (1.0 + (residual / 0.012) ** 2)
        left = basis * robust[:, None]
        solution = np.linalg.solve(left.T @ basis + np.diag([1e-6, 0.3, 0.3, 2.0, 2.0]), left.T @ edge)
    if not 0.86 < solution[0] < 1.09 or np.abs(solution[1:]).max() > 0.09:
        return patch
    return replace(patch, rim=_moved(patch.rim, solution))


def _moved(rim: Ellipse, solution: NDArray[np.float64]) -> Ellipse:
    """Ellipse through the edge s0 + s1 cos t + s2 sin t + s3 cos 2t + s4 sin 2t, in units of the old rim."""
    cosine, sine = np.cos(np.deg2rad(rim.angle)), np.sin(np.deg2rad(rim.angle))
    dx, dy = solution[1] * rim.a, solution[2] * rim.b
    x, y = rim.x + dx * cosine - dy * sine, rim.y + dx * sine + dy * cosine
    # In the unit frame the second harmonic is an ellipse with half axes s0 ± h, turned by phase / 2.
    h, phase = float(np.hypot(solution[3], solution[4])), float(np.arctan2(solution[4], solution[3])) / 2
    turn = np.array([[np.cos(phase), -np.sin(phase)], [np.sin(phase), np.cos(phase)]])
    frame = np.array([[cosine, -sine], [sine, cosine]]) @ np.diag([rim.a, rim.b])
    shape = frame @ turn @ np.diag([solution[0] + h, solution[0] - h]) @ turn.T
    left, axes, _ = np.linalg.svd(shape)
    angle = float(np.rad2deg(np.arctan2(left[1, 0], left[0, 0])))
    if rim.a < rim.b:
        return Ellipse(x, y, float(axes[1]), float(axes[0]), angle - 90.0)
    return Ellipse(x, y, float(axes[0]), float(axes[1]), angle)


def sample_polar(
    picture: Image, rim: Ellipse, angles: NDArray[np.float64], radii: NDArray[np.float32]
) -> Image:
    """Sample at (radius, angle) in the affine frame of the rim → (radii, angles, channels)."""
    turn = np.deg2rad(rim.angle)
    px, py = rim.a * np.cos(angles), rim.b * np.sin(angles)
    ux = (px * np.cos(turn) - py * np.sin(turn)).astype(np.float32)
    uy = (px * np.sin(turn) + py * np.cos(turn)).astype(np.float32)
    map_x = np.float32(rim.x) + radii[:, None] * ux[None]
    map_y = np.float32(rim.y) + radii[:, None] * uy[None]
    sampled = cv2.remap(
        picture, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=(255, 255, 255)
    )
    return np.asarray(sampled, dtype=np.uint8)


def ring_strip(
    patch: SealPatch,
    start: float,
    span: float,
    band: tuple[float, float] = USUAL_BAND,
    stretch: float = 1.0,
    *,
    colour_picture: bool = False,
) -> Strip:
    """Unwrap the ring clockwise from `start` over `span` at the true aspect (times `stretch`).

    Round seals are sampled in the affine frame of their rim; ovals by true perimeter, `band` being
    measured inward from the rim in units of the shorter half axis.
    """
    inner, outer = band
    rim = patch.rim
    width = STRIP_HEIGHT * span * (inner + outer) / 2 / (outer - inner) * stretch
    if patch.shape == "oval":
        mean = (rim.a + rim.b) / 2 / min(rim.a, rim.b)
        width = STRIP_HEIGHT * span * (mean - 1 + (inner + outer) / 2) / (outer - inner) * stretch
    columns = int(np.clip(round(width / 8) * 8, 64, MAX_STRIP_WIDTH))
    radii = np.linspace(outer, inner, STRIP_HEIGHT, dtype=np.float32)
    picture = patch.picture if colour_picture else patch.ink
    if patch.shape == "oval":
        image = _perimeter(picture, rim, start, span, radii, columns)
    else:
        image = sample_polar(picture, rim, start + (np.arange(columns) + 0.5) * span / columns, radii)
    return Strip(image, "ring", start, span, band)


def flipped(strip: Strip) -> Strip:
    """A strip along the foot, where characters stand with their tops inward, turned right way up."""
    return replace(strip, image=np.ascontiguousarray(strip.image[::-1, ::-1]), kind="lower")


def _perimeter(
    picture: Image, rim: Ellipse, start: float, span: float, radii: NDArray[np.float32], columns: int
) -> Image:
    """Sample along normals of the rim, columns equally spaced along the middle of the band."""
    angles = start + np.linspace(0, span, 721)
    depth = (1.0 - float(radii.mean())) * min(rim.a, rim.b)
    mx, my = (rim.a - depth) * np.cos(angles), (rim.b - depth) * np.sin(angles)
    lengths = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(mx), np.diff(my)))])
    places = (np.arange(columns) + 0.5) / columns * lengths[-1]
    t = np.interp(places, lengths, angles)
    nx, ny = np.cos(t) / rim.a, np.sin(t) / rim.b
    norm = np.hypot(nx, ny)
    depths = (1.0 - radii) * min(rim.a, rim.b)
    px = rim.a * np.cos(t) - depths[:, None] * (nx / norm)
    py = rim.b * np.sin(t) - depths[:, None] * (ny / norm)
    turn = np.deg2rad(rim.angle)
    map_x = (rim.x + px * np.cos(turn) - py * np.sin(turn)).astype(np.float32)
    map_y = (rim.y + px * np.sin(turn) + py * np.cos(turn)).astype(np.float32)
    sampled = cv2.remap(
        picture, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=(255, 255, 255)
    )
    return np.asarray(sampled, dtype=np.uint8)
