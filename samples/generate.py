"""Made-up filled-in forms with ground truth: `make_form(seed, …)`."""

import random
from dataclasses import dataclass
from typing import Any

import numpy as np

from samples.capture import Captured, Image, Level
from samples.capture import capture as take
from samples.cases import PERSON_SCENARIOS, UNIT_SCENARIOS, Case, Kind, make_case
from samples.extras import Extra, add_extras
from samples.fonts import handwriting_styles, print_styles
from samples.forms.catalogue import LAYOUTS, SEEN
from samples.ink import Pen, hand_pen
from samples.other_pages import OtherKind, draw_other, seals_of
from samples.seal_plans import PressedSeal, press_all
from samples.sheet import Look, Sheets


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """`pages` are RGB pictures as given. `truth` is plain JSON data; see samples/README.md."""

    pages: list[Image]
    truth: dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A form filled in and sealed, before it is captured: its flat pages and what stands on them."""

    layout: str
    sheets: Sheets
    flat: list[Image]
    pressed: list[PressedSeal]
    extras: list[Extra]


def make_form(
    seed: int,
    layout: str | None = None,
    kind: Kind | None = None,
    capture: Level = "clean",
    handwriting: bool = False,
    scenario: str | None = None,
    attachment: OtherKind | None = None,
) -> Sample:
    """Draw, seal and capture one submission; everything follows from the arguments.

    `attachment` adds a copied licence or certificate as the last page, whose seal has no slot.

    Raises FontMissing where handwriting is asked for and its fonts are not fetched, KeyError for an
    unknown layout, ValueError for an unknown scenario.
    """
    drawing = draw_form(seed, layout, kind, handwriting, scenario)
    noise = np.random.default_rng(seed + 1)
    taken = [take(page, capture, noise) for page in drawing.flat]
    truth = truth_of(drawing, taken)
    if attachment is not None:
        added = draw_other(attachment, seed, drawing.sheets.case.values)
        shot = take(added.image, capture, noise)
        truth["seals"] += seals_of(added, shot, len(taken))
        truth["turned"].append(shot.turned)
        truth["pages"] += 1
        taken.append(shot)
    truth |= {"seed": seed, "capture": capture, "handwriting": handwriting}
    return Sample([shot.image for shot in taken], truth)


def draw_form(
    seed: int,
    layout: str | None = None,
    kind: Kind | None = None,
    handwriting: bool = False,
    scenario: str | None = None,
) -> Drawing:
    """As `make_form`, without the capture."""
    rng = random.Random(seed)
    if kind is None:
        kind = "unit" if rng.random() < 0.5 else "person"
    chosen = LAYOUTS[layout or rng.choice(SEEN)]
    scenario = scenario or choose_scenario(rng, kind, recommender=chosen.recommender)
    case = make_case(rng, kind, scenario, recommender=chosen.recommender, sentences=rng.randrange(3, 7))
    sheets = Sheets(case, make_look(rng, handwriting), rng)
    chosen.draw(sheets)
    noise = np.random.default_rng(seed)
    flat = [np.array(page, dtype=np.uint8) for page in sheets.pages]
    extras = add_extras(flat, sheets, noise)
    pressed = press_all(flat, sheets, noise)
    if sheets.case.has("grey_seal"):
        flat = [np.repeat(np.mean(page, axis=2, keepdims=True), 3, axis=2).astype(np.uint8) for page in flat]
    return Drawing(chosen.name, sheets, flat, pressed, extras)


def choose_scenario(rng: random.Random, kind: Kind, *, recommender: bool) -> str:
    """A third are without fault; `missing_recommender_seal` only where the form asks for that seal."""
    if rng.random() < 0.35:
        return "ok"
    scenarios = UNIT_SCENARIOS if kind == "unit" else PERSON_SCENARIOS
    return rng.choice([s for s in scenarios if s != "missing_recommender_seal" or recommender])


def make_look(rng: random.Random, handwriting: bool) -> Look:
    """Typography of one form. Raises FontMissing where handwriting is asked for and not fetched."""
    have = print_styles()
    labels = [s for s in ("song", "hei", "serif", "fang", "zenhei") if s in have]
    label = Pen(rng.choice(labels))
    titles = [s for s in ("hei_bold", "serif_bold", "hei", "song") if s in have]
    if handwriting:
        from samples.fonts import HANDWRITING, face

        styles = handwriting_styles()
        if not styles:
            face(HANDWRITING[0])
        value = hand_pen(rng, styles)
        story = value if rng.random() < 0.5 else Pen(rng.choice(labels))
    else:
        values = [s for s in ("song", "kai", "serif", "hei", "fang") if s in have]
        value = story = Pen(label.style if rng.random() < 0.5 else rng.choice(values))
    band = rng.choice((None, None, (234, 240, 248), (242, 242, 242), (253, 242, 226)))
    return Look(
        label=label,
        title=Pen(rng.choice(titles), (200, 20, 25) if rng.random() < 0.1 else (20, 20, 20)),
        value=value,
        story=story,
        size=rng.choice((27, 29, 29, 31, 33)),
        title_size=rng.choice((44, 48, 52)),
        line=rng.choice((1, 2, 2, 3)),
        frame=rng.choice((2, 3, 4)),
        line_kind=rng.choice(("solid", "solid", "solid", "dotted")),
        line_colour=rng.choice(((20, 20, 20), (60, 60, 60), (110, 110, 110))),
        band=band,
        colon=rng.choice(("：", "：", ":")),
        spaced_labels=rng.random() < 0.6,
        align=rng.choice(("left", "centre")),
    )


def truth_of(drawing: Drawing, taken: list[Captured]) -> dict[str, Any]:
    """What is true of the captured pages, boxes in 0..1 of each page as given."""
    sheets, case = drawing.sheets, drawing.sheets.case
    pressed, extras = drawing.pressed, drawing.extras
    fields: dict[str, Any] = {}
    for item in sheets.written:
        if item.key not in fields:
            box = taken[item.page].box(item.area)
            fields[item.key] = {"value": item.value, "page": item.page, "box": box}
    known = None if case.has("unknown_award") else case.award
    return {
        "layout": drawing.layout,
        "kind": case.kind,
        "award": known,
        "scenario": case.scenario,
        "fields": fields,
        "blank": sorted(set(sheets.blank_labels)),
        "seals": [
            {
                "page": seal.page,
                "box": taken[seal.page].box(seal.area),
                "kind": seal.kind,
                "shape": seal.shape,
                "colour": seal.colour,
                "text": seal.text,
                "slot": seal.slot,
                "state": seal.state,
                "role": seal.role,
                "inner": seal.inner,
            }
            for seal in pressed
        ],
        "slots": [
            {
                "name": place.slot,
                "role": place.role,
                "page": place.page,
                "box": taken[place.page].box(place.block),
            }
            for place in sheets.places
        ],
        "decoys": [
            {"page": extra.page, "box": taken[extra.page].box(extra.area), "kind": extra.kind}
            for extra in extras
        ],
        "flags": sorted(_visible(case, set(fields))),
        "narrative_numbers": {"维保合同数量": case.narrative.contracts, "服务面积": case.narrative.area},
        "pages": len(taken),
        "turned": [shot.turned for shot in taken],
    }


def _visible(case: Case, written: set[str]) -> set[str]:
    """The case's flags less a contradiction that this layout does not show."""
    hidden = {"id_conflict"} if case.altered and case.altered not in written else set()
    return set(case.flags) - hidden
