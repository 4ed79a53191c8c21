"""Things beside the values on real forms: photographs, logos, fingerprints, show-through."""

from dataclasses import dataclass

import cv2
import numpy as np

from samples.capture import Image
from samples.decoys import DecoyKind, draw_decoy
from samples.ink import Area
from samples.seals import stamp
from samples.sheet import DPI, Sheets

HEADER: tuple[DecoyKind, ...] = ("logo_round", "logo_oval", "logo_block", "emblem", "sticker")
SIGNING: tuple[DecoyKind, ...] = ("fingerprint", "red_signature", "red_smear")
ANYWHERE: tuple[DecoyKind, ...] = ("show_through", "watermark")


@dataclass(frozen=True, slots=True)
class Extra:
    """A decoy on a flat page; `area` in its pixels."""

    page: int
    area: Area
    kind: str


def add_extras(pages: list[Image], sheets: Sheets, rng: np.random.Generator) -> list[Extra]:
    """Put photographs into their cells and now and then another mark on the pages (in place)."""
    extras = [_photo(pages, page, area, rng) for page, area in sheets.photos if rng.random() < 0.8]
    if rng.random() < 0.2:
        extras.append(_put(pages, 0, str(rng.choice(HEADER)), (150, 105), rng, 150))
    unit = next((place for place in sheets.places if place.role == "unit"), None)
    if unit is not None and rng.random() < 0.2:
        x = unit.block.x0 + unit.block.width * float(rng.uniform(0.3, 0.45))
        extras.append(_put(pages, unit.page, str(rng.choice(SIGNING)), (x, unit.y), rng, 150))
    if rng.random() < 0.1:
        page = int(rng.integers(len(pages)))
        spot = (float(rng.uniform(0.2, 0.8)) * pages[page].shape[1], float(rng.uniform(0.3, 0.7)) * 2339)
        extras.append(_put(pages, page, str(rng.choice(ANYWHERE)), spot, rng, 700))
    return extras


def _photo(pages: list[Image], page: int, area: Area, rng: np.random.Generator) -> Extra:
    picture = draw_decoy("id_photo", rng, DPI)
    scale = min((area.width - 24) / picture.shape[1], (area.height - 24) / picture.shape[0])
    size = (round(picture.shape[1] * scale), round(picture.shape[0] * scale))
    fitted = cv2.resize(picture, size, interpolation=cv2.INTER_AREA).astype(np.uint8)
    x, y = (area.x0 + area.x1) / 2, (area.y0 + area.y1) / 2
    # A photograph is glued on: what is printed beneath does not show.
    top, left = round(y - size[1] / 2), round(x - size[0] / 2)
    pages[page][top : top + size[1], left : left + size[0]] = 255
    return Extra(page, Area(*stamp(pages[page], fitted, x, y, rng)), "id_photo")


def _put(
    pages: list[Image], page: int, kind: str, at: tuple[float, float], rng: np.random.Generator, most: int
) -> Extra:
    picture = draw_decoy(kind, rng, DPI)  # type: ignore[arg-type]
    scale = min(1.0, most / max(picture.shape[:2]))
    if scale < 1:
        size = (max(1, round(picture.shape[1] * scale)), max(1, round(picture.shape[0] * scale)))
        picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA).astype(np.uint8)
    return Extra(page, Area(*stamp(pages[page], picture, *at, rng)), kind)
