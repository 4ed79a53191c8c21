"""Draw the strangers' forms, from the third set on, along several routes: pictures, born-digital PDF, Word; with their truth."""

import base64
import random
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image as Pillow

from benchmarks.heldout.camera import Shot
from benchmarks.heldout.render import FIT_SCRIPT, PLACES_SCRIPT, SCALE, HeldOut
from benchmarks.heldout.routes import COLOURLESS, FILES, LOSSLESS, WHITENED, Route, capture_page
from benchmarks.heldout.stranger_marks import Impression, Placed
from benchmarks.heldout.third_cases import Story
from benchmarks.heldout.third_decoys import chop, fingerprint, red_writing
from benchmarks.heldout.third_forms import Third, slot_of
from benchmarks.heldout.third_html import to_html
from benchmarks.heldout.third_ink import PER_MM, Image, Worn, card, clean, extent, press, wear
from benchmarks.heldout.third_model import Form, Pen
from benchmarks.heldout.third_seals import Cut, coverage, cut_for
from benchmarks.heldout.third_word import to_word
from samples.cases import SealPlan

FLAT = ("grey_seal", "partial_seal")
"""Scenarios of paper alone."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A seal or chop ready to press: what it is and what comes out."""

    worn: Worn
    text: str
    kind: str
    shape: str
    state: str
    role: str
    inner: str


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A form on its flat pages (RGB, 200 dpi) with decoys told apart from the seals."""

    form: HeldOut
    decoys: tuple[tuple[str, int, tuple[float, float, float, float]], ...]
    file: bytes = b""


def draw(
    browser_page: Any, seed: int, layout: str, third: Third, route: Route, folder: Path
) -> dict[str, Any]:
    """Draw the form of `seed` in a layout named `layout` into `folder`; returns its line of truth."""
    from benchmarks.heldout.strangers import truth_of

    hand = route not in FILES and random.Random(f"hand {layout} {seed}").random() < third.hand
    if route == "word":
        return _write_word(seed, layout, third, folder)
    drawn = _on_pages(browser_page, seed, layout, third, route, hand)
    name = f"{layout}-{seed}-{route}{'-hand' if hand else ''}"
    if route == "digital":
        shots = [Shot(page, np.eye(3)) for page in drawn.form.pages]
        name += ".pdf"
        (folder / name).write_bytes(drawn.file)
    else:
        moment = zlib.crc32(f"{layout} {seed} {route}".encode())
        shots = [capture_page(page, route, moment + at) for at, page in enumerate(drawn.form.pages)]
        name += _save(shots, drawn.form.pages, route, folder / name)
    decoys = [{"page": at, "box": shots[at].box(area), "kind": kind} for kind, at, area in drawn.decoys]
    return {"file": name, **truth_of(drawn.form, shots), "decoys": decoys, "seed": seed, "capture": route}


def _save(shots: Sequence[Shot], pages: Sequence[Image], route: Route, stem: Path) -> str:
    pictures = [Pillow.fromarray(shot.image) for shot in shots]
    if len(pictures) > 1:
        dots = 200 * max(shots[0].image.shape) / max(pages[0].shape)
        pictures[0].save(
            f"{stem}.pdf", save_all=True, append_images=pictures[1:], resolution=dots, quality=88
        )
        return ".pdf"
    if route in LOSSLESS:
        pictures[0].save(f"{stem}.png")
        return ".png"
    pictures[0].save(f"{stem}.jpg", quality=90)
    return ".jpg"


def told(
    seed: int, layout: str, third: Third, *, paper: bool, fewer: int = 0
) -> tuple[Story, Form, random.Random]:
    """The case and the filled-in form of a seed; `fewer` facts than usual where it would not fit."""
    rng = random.Random(f"third {layout} {seed}")
    wanted = third.wanted()
    low, high = (max(1, count - fewer) for count in wanted.facts)
    story = third.tell(rng, replace(wanted, facts=(low, high)))
    if not paper and story.case.scenario in FLAT:
        kept = tuple(replace(plan, state="ok") for plan in story.case.seals)
        story = replace(story, case=replace(story.case, scenario="ok", seals=kept))
    return story, third.build(Pen(story, rng)), rng


def stamps(story: Story, rng: random.Random, route: Route) -> dict[str, Stamp]:
    """By role; `chop` is the personal one."""
    made: dict[str, Stamp] = {}
    for plan in story.case.seals:
        cut = cut_for(rng, plan.text, company=plan.role == "unit")
        if route in COLOURLESS:  # two scripts in one ring run together
            cut = replace(cut, uyghur="")
        worn = _worn(cut, plan, story, rng, route)
        state = "partial" if story.case.scenario == "partial_seal" and plan.role == "unit" else plan.state
        made[plan.role] = Stamp(worn, plan.text, "company", cut.shape, state, plan.role, cut.inner)
    if story.case.chop:
        mask, shape = chop(rng, story.case.chop)
        worn = clean(mask, rng) if route in FILES else wear(mask, rng, "ok")
        made["chop"] = Stamp(worn, story.case.chop, "personal", shape, "ok", "", "")
    return made


def _worn(cut: Cut, plan: SealPlan, story: Story, rng: random.Random, route: Route) -> Worn:
    mask = coverage(cut)
    partial = story.case.scenario == "partial_seal" and plan.role == "unit"
    if route not in FILES or plan.state == "faint" or rng.random() < 0.5:
        return wear(mask, rng, "partial" if partial else plan.state, firm=route in WHITENED)
    return clean(mask, rng)


def _on_pages(browser_page: Any, seed: int, layout: str, third: Third, route: Route, hand: bool) -> Drawn:
    paper = route not in FILES
    for fewer in range(6):
        story, form, rng = told(seed, layout, third, paper=paper, fewer=fewer)
        browser_page.set_content(to_html(form, rng, handwriting=hand))
        browser_page.evaluate("() => document.fonts.ready")
        found: dict[str, list[Placed]] = {"key": [], "blank": [], "slot": [], "seal": []}
        elements = browser_page.query_selector_all(".page")
        fill = rng.uniform(0.3, 0.95)
        if max(element.evaluate(FIT_SCRIPT, fill) for element in elements) <= 0:
            break
    else:
        raise ValueError(f"{layout} {seed}: does not fit its page")
    pages: list[Image] = []
    for number, element in enumerate(elements):
        for sort, items in element.evaluate(PLACES_SCRIPT).items():
            found[sort] += [_placed(sort, item, number) for item in items]
        picture = Pillow.open(BytesIO(element.screenshot())).convert("RGB")
        size = (1654, 2339) if picture.height > picture.width else (2339, 1654)
        pages.append(np.array(picture.resize(size, Pillow.Resampling.LANCZOS)))
    pressed, decoys, cards = _press(pages, found["seal"], story, rng, route)
    if story.case.scenario == "grey_seal":  # a photocopy of the whole form
        pages = [_copied(page) for page in pages]
    case = replace(
        story.case,
        values={item.name: item.value for item in found["key"]},
        blank=tuple(sorted({item.name for item in found["blank"]})),
    )
    held = HeldOut(tuple(pages), case, layout, hand, tuple(found["key"]), tuple(found["slot"]), pressed)
    return Drawn(held, decoys, b"" if paper else _digital(browser_page, cards))


def _placed(sort: str, item: dict[str, Any], page: int) -> Placed:
    """`name` and `value` by sort: key and text, slot and role, seal role and slot."""
    text = item.get("value") or "".join(item["text"].split())
    value = {"key": text, "slot": item.get("role", ""), "seal": item["near"]}.get(sort, "")
    x0, y0, x1, y1 = (float(edge) * SCALE for edge in item["area"])
    return Placed(item[sort], value, page, (x0, y0, x1, y1))


def _copied(page: Image) -> Image:
    grey = page.astype(np.float32) @ np.array([0.30, 0.59, 0.11], dtype=np.float32)
    return np.repeat(np.clip((grey - 30) * 1.15, 0, 255).astype(np.uint8)[:, :, None], 3, axis=2)


Card = tuple[int, float, float, Image]
"""Page, left and top in px of the page, RGBA."""


def _press(
    pages: list[Image], spots: list[Placed], story: Story, rng: random.Random, route: Route
) -> tuple[
    tuple[Impression, ...], tuple[tuple[str, int, tuple[float, float, float, float]], ...], list[Card]
]:
    """Press seals, chop and decoys at their spots; the first spot of a role takes its seal."""
    paper, grey = route != "digital", story.case.scenario == "grey_seal" or route in COLOURLESS
    ready = stamps(story, rng, route)
    pressed: list[Impression] = []
    cards: list[Card] = []
    opaque = not paper and rng.random() < 0.25
    firsts = {spot.name: spot for spot in reversed(spots)}
    for role, stamp in ready.items():
        if not (spot := firsts.get(role)):
            continue
        x, y = _beside(spot, rng, 6 if role != "chop" else 3)
        if (
            grey and role != "chop"
        ):  # black on black hides the date: beside it, as whoever means to copy a form stamps it
            x, y = x - 16 * PER_MM, y - 10 * PER_MM
        area = _put(pages, spot.page, stamp.worn, x, y, cards, rng, opaque)
        colour = "grey" if grey else "red"
        state = "grey" if grey and stamp.kind == "company" and stamp.state == "ok" else stamp.state
        placed = Placed(stamp.text, spot.value, spot.page, area)
        pressed.append(Impression(placed, stamp.kind, stamp.shape, colour, state, stamp.role, stamp.inner))
    decoys = []
    if paper and "chop" in firsts and "chop" not in ready and rng.random() < 0.18:
        spot = firsts["chop"]
        x, y = _beside(spot, rng, 3)
        decoys.append(
            (
                "fingerprint",
                spot.page,
                _put(pages, spot.page, fingerprint(rng), x - 90, y - 40, cards, rng, False),
            )
        )
    if paper and rng.random() < 0.12:
        worn = red_writing(rng)
        x, y = pages[0].shape[1] * rng.uniform(0.82, 0.9), rng.uniform(60, 120)
        decoys.append(("red_writing", 0, _put(pages, 0, worn, x, y, cards, rng, False)))
    return tuple(pressed), tuple(decoys), cards


def _beside(spot: Placed, rng: random.Random, spread: float) -> tuple[float, float]:
    return spot.area[0] + rng.gauss(0, spread) * PER_MM, spot.area[1] + rng.gauss(-2, spread * 0.6) * PER_MM


def _put(
    pages: list[Image],
    number: int,
    worn: Worn,
    x: float,
    y: float,
    cards: list[Card],
    rng: random.Random,
    opaque: bool,
) -> tuple[float, float, float, float]:
    page = pages[number]
    area = press(page, worn, x, y)
    own = extent(worn.alpha)
    cards.append((number, area[0] - own[0], area[1] - own[1], card(worn, rng, opaque=opaque)))
    return area


def _digital(browser_page: Any, cards: list[Card]) -> bytes:
    """The document printed to PDF, the seals as pictures on it."""
    for number, left, top, picture in cards:
        data = BytesIO()
        Pillow.fromarray(picture).save(data, "PNG")
        source = "data:image/png;base64," + base64.b64encode(data.getvalue()).decode()
        style = f"position:absolute;z-index:-1;left:{left / SCALE:.1f}px;top:{top / SCALE:.1f}px;width:{picture.shape[1] / SCALE:.1f}px"
        browser_page.evaluate(
            "([n, s, c]) => { const i = document.createElement('img'); i.src = s; i.style.cssText = c;"
            " document.querySelectorAll('.page')[n].appendChild(i); return i.decode(); }",
            [number, source, style],
        )
    return bytes(browser_page.pdf(prefer_css_page_size=True, print_background=True))


def _write_word(seed: int, layout: str, third: Third, folder: Path) -> dict[str, Any]:
    """A Word file: no page has a size before Word lays it out, so nothing has a box."""
    from benchmarks.heldout.strangers import truth_of

    story, form, rng = told(seed, layout, third, paper=False)
    ready = stamps(story, rng, "word")
    opaque = rng.random() < 0.35
    pasted: list[Impression] = []

    def give(role: str) -> tuple[Image, float] | None:
        stamp = ready.pop(role, None)
        if stamp is None:
            return None
        where = Placed(stamp.text, slot_of(form, stamp.role or "unit"), 0, (0, 0, 1, 1))
        pasted.append(Impression(where, stamp.kind, stamp.shape, "red", stamp.state, stamp.role, stamp.inner))
        return card(stamp.worn, rng, opaque=opaque), stamp.worn.alpha.shape[1] / PER_MM

    name = f"{layout}-{seed}-word.docx"
    (folder / name).write_bytes(to_word(form, rng, give))
    nowhere = (0.0, 0.0, 1.0, 1.0)
    keys = third.wanted().keys
    written = [Placed(key, "".join(value.split()), 0, nowhere) for key, value in story.case.values.items()]
    slots = [
        Placed(n, role, 0, nowhere)
        for role in ("unit", "recommender", "association")
        if (n := slot_of(form, role))
    ]
    blank = tuple(sorted(keys - set(story.case.values)))
    held = HeldOut(
        (), replace(story.case, blank=blank), layout, False, tuple(written), tuple(slots), tuple(pasted)
    )
    line = truth_of(held, [Shot(np.zeros((2, 2, 3), np.uint8), np.eye(3))])
    for item in (*line["fields"].values(), *line["seals"], *line["slots"]):
        item["box"] = None
    return {"file": name, **line, "seed": seed, "capture": "word"}
