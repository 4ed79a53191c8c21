"""Scanning, photographing and photocopying a sheet with seals; the truth about them moves along."""

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from samples.seals import Image

Capture = Literal["clean", "office", "photo", "copy"]
Quad = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Stamped:
    """Something put on a sheet: `kind` company, personal or decoy; `outline` four corners (4, 2) of its
    box in pixels of the captured picture; `what` its shape or decoy kind; `shown` the share on the sheet."""

    kind: Literal["company", "personal", "decoy"]
    what: str
    outline: Quad
    shown: float
    wear: tuple[str, ...] = ()

    @property
    def box(self) -> tuple[float, float, float, float]:
        (x0, y0), (x1, y1) = self.outline.min(axis=0), self.outline.max(axis=0)
        return float(x0), float(y0), float(x1), float(y1)


@dataclass(frozen=True, slots=True, eq=False)
class SealPage:
    """A captured picture and the truth about it."""

    image: Image
    capture: Capture
    stamped: tuple[Stamped, ...]


def take(sheet: Image, placed: list[Stamped], capture: Capture, rng: np.random.Generator) -> SealPage:
    """Scan, photograph or photocopy a sheet; the truth moves along."""
    image, matrix = _tilt(sheet, capture, rng)
    if capture == "copy" or (capture == "office" and rng.random() < 0.1):
        image = _photocopy(image, rng)
    if capture == "photo":
        image = _light(image, rng)
    if capture != "clean":
        image = _sensor(image, capture, rng)
    moved = tuple(
        Stamped(
            item.kind,
            item.what,
            cv2.perspectiveTransform(item.outline[None], matrix)[0],
            item.shown,
            item.wear,
        )
        for item in placed
    )
    return SealPage(image, capture, moved)


def _tilt(sheet: Image, capture: Capture, rng: np.random.Generator) -> tuple[Image, NDArray[np.float64]]:
    height, width = sheet.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    spread = {"clean": 0.0, "office": 0.004, "copy": 0.006, "photo": 0.03}[capture]
    target = corners + rng.normal(0, spread, (4, 2)).astype(np.float32) * width
    if capture == "photo" and rng.random() < 0.4:  # some table around the sheet
        target = target * float(rng.uniform(0.8, 0.95)) + rng.uniform(0, 0.06, 2).astype(np.float32) * width
    matrix = cv2.getPerspectiveTransform(corners, target.astype(np.float32))
    table = [int(v) for v in rng.integers(40, 200, 3)] if capture == "photo" else [250, 250, 250]
    tilted = cv2.warpPerspective(sheet, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=table)
    image = np.asarray(tilted, dtype=np.uint8)
    if capture == "photo" and rng.random() < 0.5:  # the grain of a wooden table
        sheet_area = cv2.warpPerspective(np.ones((height, width), np.uint8), matrix, (width, height)) > 0
        grain = cv2.GaussianBlur(rng.normal(0, 1, (height, width)).astype(np.float32), (0, 0), 1.2, sigmaY=60)
        wood = image + (grain / (grain.std() + 1e-6) * float(rng.uniform(4, 18)))[:, :, None]
        image = np.where(sheet_area[:, :, None], image, np.clip(wood, 0, 255)).astype(np.uint8)
    return image, np.asarray(matrix, dtype=np.float64)


def _photocopy(image: Image, rng: np.random.Generator) -> Image:
    mix = rng.dirichlet([3, 4, 2]).astype(np.float32)
    grey = 255.0 * (image.astype(np.float32) @ mix / 255.0) ** float(rng.uniform(0.8, 2.2))
    middle, steep = float(rng.uniform(120, 200)), float(rng.uniform(1.0, 3.0))
    grey = np.clip((grey - middle) * steep + middle, 0, 255) + rng.normal(0, rng.uniform(0, 7), grey.shape)
    return np.repeat(np.clip(grey, 0, 255).astype(np.uint8)[:, :, None], 3, axis=2)


def _light(image: Image, rng: np.random.Generator) -> Image:
    """Lamp colour, a shadow's gradient, exposure and contrast."""
    height, width = image.shape[:2]
    field = cv2.resize(
        rng.uniform(0.55, 1.0, (3, 3)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC
    )
    if rng.random() < 0.4:
        edge = np.linspace(-1, 1, width)[None, :] * np.cos(a := float(rng.uniform(0, 6.3))) + np.linspace(
            -1, 1, height
        )[:, None] * np.sin(a)
        field = field * (
            1
            - float(rng.uniform(0.2, 0.5))
            / (1 + np.exp(-(edge - float(rng.uniform(-0.8, 0.8))) * float(rng.uniform(4, 40))))
        )
    cast = 1 + rng.normal(0, 0.07, 3)
    lit = (
        255.0 * (image.astype(np.float32) / 255.0) ** float(rng.uniform(0.8, 1.3)) * field[:, :, None] * cast
    )
    grey = lit.mean(axis=2, keepdims=True)
    tinted = grey + (lit - grey) * float(rng.uniform(0.55, 1.25))
    return np.asarray(np.clip(tinted, 0, 255), dtype=np.uint8)


def _sensor(image: Image, capture: Capture, rng: np.random.Generator) -> Image:
    """Lens blur, grain and JPEG."""
    worst = 1.5 if capture == "photo" else 0.8
    seen = cv2.GaussianBlur(image, (0, 0), float(rng.uniform(0.2, worst))).astype(np.float32)
    seen += rng.normal(0, float(rng.uniform(0, 6)), seen.shape)
    quality = int(rng.integers(35, 92))
    _, coded = cv2.imencode(
        ".jpg", np.clip(seen, 0, 255).astype(np.uint8)[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality]
    )
    return np.ascontiguousarray(np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), dtype=np.uint8)[:, :, ::-1])
