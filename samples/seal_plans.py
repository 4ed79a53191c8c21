"""Pressing the planned seals onto flat pages, varied like the seals of real organisations."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from samples.capture import Image
from samples.cases import SealPlan
from samples.ink import Area
from samples.seal_wear import Wear
from samples.seals import SealInk, SealSpec, draw_seal, stamp
from samples.sheet import DPI, SealPlace, Sheets

Shape = Literal["round", "oval", "square"]


@dataclass(frozen=True, slots=True)
class PressedSeal:
    """A seal on a flat page; `area` in its pixels, `colour` as the contract names it."""

    page: int
    area: Area
    kind: str
    shape: Shape
    colour: str
    text: str
    slot: str | None
    state: str
    role: str | None
    inner: str = ""


def press_all(pages: list[Image], sheets: Sheets, rng: np.random.Generator) -> list[PressedSeal]:
    """Press every planned seal and chop in place; returns what stands where."""
    pressed: list[PressedSeal] = []
    for plan in sheets.case.seals:
        place = next((p for p in sheets.places if p.role == plan.role), None)
        if place is not None:
            pressed.append(_press(pages, plan, place, rng))
    unit_place = next((p for p in sheets.places if p.role == "unit"), None)
    if sheets.case.chop and unit_place is not None:
        pressed.append(_chop(pages, sheets.case.chop, unit_place, rng))
    return pressed


def _press(pages: list[Image], plan: SealPlan, place: SealPlace, rng: np.random.Generator) -> PressedSeal:
    spec = company_seal(plan, rng)
    picture = draw_seal(spec, rng, DPI)
    x = place.x + rng.normal(0, 0.25) * picture.shape[1] * 0.5 - rng.uniform(0, 0.15) * picture.shape[1]
    y = place.y + rng.normal(0.1, 0.25) * picture.shape[0] * 0.4
    page = pages[place.page]
    half_w, half_h = picture.shape[1] / 2, picture.shape[0] / 2
    x = float(np.clip(x, half_w + 20, page.shape[1] - half_w - 20))
    y = float(np.clip(y, half_h + 20, page.shape[0] - half_h - 20))
    box = stamp(page, picture, x, y, rng)
    colour = "blue" if spec.colour == "blue" else "grey" if plan.state == "grey" else "red"
    return PressedSeal(
        place.page,
        Area(*box),
        plan.kind,
        spec.shape,
        colour,
        plan.text,
        place.slot,
        plan.state,
        place.role,
        spec.inner,
    )


INNER = ("合同专用章", "业务专用章", "行政专用章", "检验检测专用章")


def company_seal(plan: SealPlan, rng: np.random.Generator) -> SealSpec:
    """How this organisation's seal is cut and how well it was inked this time."""
    length = len(plan.text)
    draw = rng.random()
    shape: Shape = "oval" if draw < 0.06 and length <= 16 else "square" if 0.06 <= draw < 0.09 else "round"
    inner = str(rng.choice(INNER)) if shape == "round" and rng.random() < 0.08 else ""
    code = "65" + "".join(str(d) for d in rng.integers(0, 10, 11)) if rng.random() < 0.6 else ""
    return SealSpec(
        plan.text,
        shape=shape,
        inner=inner,
        code=code if shape == "round" else "",
        star=shape == "round",
        diameter=float(rng.choice((40.0, 42.0, 42.0, 45.0))) * (0.8 if shape == "square" else 1.0),
        aspect=0.72 if shape == "oval" else 1.0,
        colour=_ink(plan, rng),
        rim=float(rng.uniform(0.9, 1.4)),
        font="song" if rng.random() < 0.4 else "serif",
        char_height=float(np.clip(62 / max(8, length), 3.6, 5.6)),
        gap=float(np.clip(150 - 5 * (length - 8), 70, 150)),
        turn=float(rng.normal(0, 12)) if rng.random() < 0.85 else float(rng.uniform(-180, 180)),
        wear=_wear(plan, rng),
    )


def _ink(plan: SealPlan, rng: np.random.Generator) -> SealInk:
    if plan.state == "grey":
        return "grey"
    if plan.state == "faint":
        return "faded"
    inks: tuple[SealInk, ...] = ("red", "orange", "faded", "blue")
    return inks[int(rng.choice(4, p=(0.7, 0.14, 0.13, 0.03)))]


def _wear(plan: SealPlan, rng: np.random.Generator) -> tuple[Wear, ...]:
    if plan.state == "faint":
        return ("uneven", "faint")
    if plan.state == "illegible":
        return ("uneven", "blotted")
    worn: tuple[Wear, ...] = ("missing", "dry", "speckled")
    return ("uneven", worn[int(rng.integers(3))]) if rng.random() < 0.3 else ("uneven",)


def _chop(pages: list[Image], name: str, place: SealPlace, rng: np.random.Generator) -> PressedSeal:
    text = name + "印" if len(name) == 3 else name
    spec = SealSpec(
        text,
        shape="square",
        star=False,
        diameter=float(rng.uniform(16, 21)),
        rim=0.8,
        font="serif_bold",
        turn=float(rng.normal(0, 4)),
    )
    picture = draw_seal(spec, rng, DPI)
    x = place.block.x0 + place.block.width * rng.uniform(0.22, 0.42)
    box = stamp(pages[place.page], picture, x, place.y + rng.normal(0, 8), rng)
    return PressedSeal(place.page, Area(*box), "personal", "square", "red", name, place.slot, "ok", None)
