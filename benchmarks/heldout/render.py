"""Held-out forms as pictures: HTML in a headless browser, values in a drawn font, seals pressed on."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow

from benchmarks.heldout.layouts import BASE, LAYOUTS
from samples.cases import PERSON_SCENARIOS, UNIT_SCENARIOS, Case, Kind, make_case
from samples.fonts import face, handwriting_styles
from samples.seal_wear import Wear
from samples.seals import SealSpec, draw_seal, stamp

Image = NDArray[np.uint8]
CHROMIUM = "/usr/bin/chromium"
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
DPI = 200
SCALE = 1654 / 794
BROWSER_FONTS = (
    "Noto Serif CJK SC",
    "AR PL UMing CN",
    "Noto Sans CJK SC",
    "WenQuanYi Zen Hei",
    "AR PL UKai CN",
)
# A recommender's block is not drawn by these layouts; the scenario would have nothing to fail.
LEFT_OUT = {"missing_recommender_seal"}


@dataclass(frozen=True, slots=True, eq=False)
class HeldOut:
    """One form: flat pages at 200 dpi (RGB), the case it tells, its layout, and whether it looks written."""

    pages: tuple[Image, ...]
    case: Case
    layout: str
    handwriting: bool


@contextmanager
def browser() -> Iterator[Any]:
    """A page of a headless Chromium, A4 wide, at 200 dpi."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = chromium.new_page(viewport={"width": 794, "height": 1123}, device_scale_factor=SCALE)
        yield page
        chromium.close()


def render(page: Any, seed: int, layout: str, *, handwriting: bool = False) -> HeldOut:
    """Draw the form of `seed` in `layout`; the scenario follows from the seed."""
    rng = random.Random(seed)
    kind: Kind = "unit" if rng.random() < 0.5 else "person"
    scenarios = [s for s in (UNIT_SCENARIOS if kind == "unit" else PERSON_SCENARIOS) if s not in LEFT_OUT]
    scenario = rng.choice(scenarios) if rng.random() < 0.6 else "ok"
    case = make_case(rng, kind, scenario, recommender=False, sentences=rng.choice((2, 3, 4)))
    bodies = LAYOUTS[layout](case, rng)
    style = f"<style>{BASE}{_fonts(rng, handwriting)}</style>"
    html = f"<html><head>{style}</head><body>{''.join(bodies)}</body></html>"
    page.set_content(html)
    page.evaluate("() => document.fonts.ready")
    pages, places = [], []
    for number, element in enumerate(page.query_selector_all(".page")):
        box = element.bounding_box()
        picture = Pillow.open(BytesIO(element.screenshot())).convert("RGB").resize((1654, 2339))
        pages.append(np.array(picture))
        for spot in element.query_selector_all("[data-seal]"):
            at = spot.bounding_box()
            places.append((spot.get_attribute("data-seal"), number, at["x"] - box["x"], at["y"] - box["y"]))
    _press(pages, places, case, seed)
    return HeldOut(tuple(pages), case, layout, handwriting)


def _fonts(rng: random.Random, handwriting: bool) -> str:
    family = rng.choice(BROWSER_FONTS)
    css = f"body{{font-family:'{family}'}}"
    styles = handwriting_styles() if handwriting else ()
    if not styles:
        return css + f":root{{--hand:'{rng.choice(BROWSER_FONTS)}'}}"
    import base64

    data = base64.b64encode(face(rng.choice(styles)).path.read_bytes()).decode()
    return (
        css
        + f"@font-face{{font-family:hand;src:url(data:font/ttf;base64,{data})}}"
        + f":root{{--hand:hand,'{family}'}}.v{{font-size:1.25em;color:#1a2a6c}}"
    )


def _press(pages: list[Image], places: list[tuple[str, int, float, float]], case: Case, seed: int) -> None:
    """Press the case's seals where the layout waits for them."""
    chance = np.random.default_rng(seed)
    for role, number, x, y in places:
        for plan in (plan for plan in case.seals if plan.role == role):
            wear: tuple[Wear, ...] = ("uneven", "faint") if plan.state == "faint" else ("uneven", "dry")
            spec = SealSpec(
                plan.text,
                colour="grey" if plan.state == "grey" else "red",
                turn=float(chance.normal(0, 8)),
                diameter=float(chance.uniform(38, 44)),
                wear=wear,
            )
            jitter = chance.normal(0, 8, 2)
            stamp(
                pages[number],
                draw_seal(spec, chance, DPI),
                x * SCALE + jitter[0],
                y * SCALE + jitter[1],
                chance,
            )
