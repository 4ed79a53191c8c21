"""What stands where on a stranger's flat page, and the pressing of its seals."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samples.cases import Case
from samples.seal_plans import company_seal
from samples.seals import SealSpec, draw_seal, stamp

Image = NDArray[np.uint8]
DPI = 200
"""Of every flat page."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Something on a flat page: `name` is a key, a slot or a seal's text; `area` is x0, y0, x1, y1 in px."""

    name: str
    value: str
    page: int
    area: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Impression:
    """A seal on a flat page; `role` is whose block it stands in ("" for a personal chop)."""

    placed: Placed
    kind: str
    shape: str
    colour: str
    state: str
    role: str
    inner: str = ""


def press_stranger(pages: list[Image], spots: list[Placed], case: Case, seed: int) -> tuple[Impression, ...]:
    """Press seals and chop; the first spot of a role takes its seal, `unit_head` the unit's once more."""
    chance = np.random.default_rng(seed)
    pressed: list[Impression] = []
    firsts = {spot.name: spot for spot in reversed(spots)}
    for plan in case.seals:
        for name in (plan.role, f"{plan.role}_head"):
            if spot := firsts.get(name):
                spec = company_seal(plan, chance)
                colour = "grey" if plan.state == "grey" else "blue" if spec.colour == "blue" else "red"
                placed = _stamp_at(pages, spot, spec, plan.text, chance)
                pressed.append(
                    Impression(placed, plan.kind, spec.shape, colour, plan.state, plan.role, spec.inner)
                )
    spot = firsts.get("chop")
    if case.chop and spot:
        name = case.chop + "印" if len(case.chop) == 3 else case.chop
        spec = SealSpec(name, shape="square", star=False, diameter=float(chance.uniform(16, 21)), rim=0.8)
        placed = _stamp_at(pages, spot, spec, case.chop, chance)
        pressed.append(Impression(placed, "personal", "square", "red", "ok", ""))
    return tuple(pressed)


def _stamp_at(
    pages: list[Image], spot: Placed, spec: SealSpec, text: str, chance: np.random.Generator
) -> Placed:
    """Press near the spot, the whole impression on the page."""
    page, picture = pages[spot.page], draw_seal(spec, chance, DPI)
    half = np.array(picture.shape[1::-1]) / 2 + 12
    at = np.array(spot.area[:2]) + chance.normal(0, 14, 2)
    at = np.clip(at, half, np.array(page.shape[1::-1]) - half)
    x0, y0, x1, y1 = stamp(page, picture, float(at[0]), float(at[1]), chance)
    return Placed(text, spot.value, spot.page, (x0, y0, x1, y1))
