"""How a sheet with one of the other seals becomes a picture: render, office scan, phone photo, photocopy."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.heldout.other_seals_die import Map
from benchmarks.heldout.other_seals_ink import clouds
from benchmarks.heldout.other_seals_page import PAGE_DPI, Sheet

Image = NDArray[np.uint8]
LEAST = {"photo": (190.0, 5.5), "grey": (200.0, 5.0)}
"""Pixels that a seal's width has at least: so many and so many more a character, or nobody could read it."""


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """The picture (RGB), how its file is kept and the rim's points on it."""

    image: Image
    suffix: str
    quality: int
    rim: Map


def take(sheet: Sheet, level: str, count: int, rng: np.random.Generator) -> Taken:
    """The sheet, seal of `count` characters, as it reaches us by the way of the level."""
    if level == "photo":
        return _photo(sheet, count, rng)
    if level == "clean":
        dpi = float(rng.choice([200, 240, 300]))
        image, rim = _warped(sheet, dpi / PAGE_DPI, 0.0, rng)
        return Taken(_bytes(image), ".png", 0, rim)
    if level == "grey":
        return _copied(sheet, count, rng)
    dpi = float(rng.choice([150, 200, 200]))
    image, rim = _warped(sheet, dpi / PAGE_DPI, float(rng.normal(0, 0.7)), rng)
    image = cv2.GaussianBlur(image, (0, 0), float(rng.uniform(0.35, 0.75)))
    image = (image - 0.5) * float(rng.uniform(0.95, 1.15)) + 0.5 + float(rng.uniform(-0.02, 0.05))
    image = image + rng.normal(0, float(rng.uniform(0.004, 0.015)), image.shape)
    return Taken(_bytes(image), ".jpg", int(rng.integers(62, 93)), rim)


def _bytes(image: Map) -> Image:
    return np.asarray(np.clip(image * 255 + 0.5, 0, 255), np.uint8)


def _warped(sheet: Sheet, scale: float, turn: float, rng: np.random.Generator) -> tuple[Map, Map]:
    """A window around the seal, turned with the paper and scaled."""
    wide = sheet.wide
    middle = sheet.rim.mean(axis=0)
    half = np.array([wide * rng.uniform(1.15, 1.45), wide * rng.uniform(1.12, 1.3)])
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half
    angle = np.radians(turn)
    turned = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return _through(sheet, corners @ turned + middle, 2 * half * scale, scale)


def _through(sheet: Sheet, corners: Map, size: Map, scale: float) -> tuple[Map, Map]:
    """The four corners of the sheet become those of a picture of the size; rim's points go with them."""
    wide, high = round(float(size[0])), round(float(size[1]))
    target = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
    page = cv2.GaussianBlur(sheet.page, (0, 0), max(0.01, 0.42 / scale)) if scale < 0.95 else sheet.page
    image = cv2.warpPerspective(
        page, matrix, (wide, high), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    rim = cv2.perspectiveTransform(sheet.rim.astype(np.float32)[None], matrix)[0]
    return image, np.asarray(rim, np.float64)


def _photo(sheet: Sheet, count: int, rng: np.random.Generator) -> Taken:
    wide = sheet.wide
    middle = sheet.rim.mean(axis=0)
    half = np.array([wide * rng.uniform(1.2, 1.4), wide * rng.uniform(1.2, 1.3)])
    angle = np.radians(rng.normal(0, 4))
    turned = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half
    corners = corners * (1 + rng.uniform(-0.07, 0.07, (4, 2)))
    final = max(LEAST["photo"][0] + LEAST["photo"][1] * count, float(rng.uniform(230, 430)))
    first = final * float(rng.choice([1.0, 1.3, 1.7]))  # A chat makes it smaller afterwards.
    scale = first / wide
    image, rim = _through(sheet, corners @ turned + middle, 2 * half * scale, scale)
    high_, wide_ = image.shape[:2]
    y, x = np.mgrid[0:high_, 0:wide_].astype(np.float32)
    x, y = x / wide_ - 0.5, y / high_ - 0.5
    way = rng.uniform(0, 2 * np.pi)
    light = 1 - float(rng.uniform(0.05, 0.3)) * (x * np.cos(way) + y * np.sin(way) + 0.5)
    light = light * (1 - 0.15 * (x**2 + y**2)) + clouds((high_, wide_), 500, rng) * 0.02
    if rng.random() < 0.3:  # The hand with the phone throws a shadow.
        across = x * np.cos(way + 1) + y * np.sin(way + 1) - rng.uniform(-0.3, 0.3)
        light = light * (1 - float(rng.uniform(0.12, 0.3)) / (1 + np.exp(-across * 18)))
    cast = np.array([1.0, rng.uniform(0.94, 1.0), rng.uniform(0.82, 1.02)])
    image = image * light[..., None] * cast * float(rng.uniform(0.8, 1.02))
    image = cv2.GaussianBlur(image.astype(np.float32), (0, 0), float(rng.uniform(0.5, 1.15)) * first / 330)
    image = image + rng.normal(0, float(rng.uniform(0.006, 0.02)), image.shape)
    image = image + (image - cv2.GaussianBlur(image, (0, 0), 1.5)) * float(rng.uniform(0.2, 0.7))
    seen = _bytes(image)
    quality = int(rng.integers(72, 93))
    if first > final:
        _, packed = cv2.imencode(".jpg", seen, [cv2.IMWRITE_JPEG_QUALITY, 85])
        seen = np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)
        seen = np.asarray(
            cv2.resize(seen, None, fx=final / first, fy=final / first, interpolation=cv2.INTER_AREA)
        )
        rim = rim * np.array([seen.shape[1] / wide_, seen.shape[0] / high_])
        quality = int(rng.integers(48, 70))
    return Taken(seen, ".jpg", quality, rim)


def _copied(sheet: Sheet, count: int, rng: np.random.Generator) -> Taken:
    """A photocopy in grey, or one in black and white only."""
    wide = sheet.wide
    dpi = float(rng.choice([150, 200, 200]))
    two_tones = not sheet.over and bool(rng.random() < 0.5)
    if two_tones:
        dpi = float(rng.choice([200, 300]))
    scale = max(dpi / PAGE_DPI, (LEAST["grey"][0] + LEAST["grey"][1] * count) / wide)
    image, rim = _warped(sheet, scale, float(rng.normal(0, 0.7)), rng)
    # Lamps of copiers are greenish: red prints dark.
    grey = image @ np.array([rng.uniform(0.1, 0.35), 0.55, 0.2], np.float32)
    grey = grey / float(np.percentile(grey, 90))
    grey = cv2.GaussianBlur(grey, (0, 0), float(rng.uniform(0.4, 0.8)))
    grey = grey + rng.normal(0, 0.02, grey.shape) + clouds((grey.shape[0], grey.shape[1]), 3, rng) * 0.012
    if two_tones:
        grey = 1 / (1 + np.exp(-(grey - float(rng.uniform(0.62, 0.74))) * 60))
        specks = clouds((grey.shape[0], grey.shape[1]), 4, rng) > 3.6
        grey = np.where(specks, 0.1, grey)
    else:
        steep = float(rng.uniform(1.0, 1.5))
        grey = (grey - 0.62) * steep + 0.62 + float(rng.uniform(0.0, 0.06))
    levels = _bytes(grey)
    suffix = ".png" if two_tones else ".jpg"
    return Taken(np.repeat(levels[..., None], 3, axis=2), suffix, int(rng.integers(65, 92)), rim)
