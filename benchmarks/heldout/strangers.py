"""Pictures of forms that the product has never seen: strangers' layouts through another camera, with truth.

    python -m benchmarks.heldout.strangers --out DIR --seeds 1,2 --levels scan,phone,chat [--handwriting]
    python -m benchmarks.heldout.strangers --out DIR --second    # forms of a second stranger
    python -m benchmarks.heldout.strangers --out DIR --third     # a third stranger's, PDF and Word among them
    python -m benchmarks.heldout.strangers --out DIR --fourth    # another province's
    python -m benchmarks.heldout.strangers --out DIR --fifth     # what members really send in
    python -m benchmarks.heldout.strangers --out DIR --sixth     # a dozen provinces', in other shapes
    python -m benchmarks.heldout.strangers --out DIR --seventh   # other trades', mostly ordinary
    python -m benchmarks.heldout.strangers --out DIR --eighth    # opinions side by side, labels in one line
    python -m benchmarks.heldout.strangers --out DIR --ninth     # the ordinary recommendation sheets of Word
    python -m benchmarks.heldout.strangers --out DIR --tenth     # what members make of a template
    python -m benchmarks.heldout.strangers --out DIR --eleventh  # ten bodies' own sheets
    python -m benchmarks.heldout.strangers --out DIR --twelfth   # parks', schools', committees' sheets
    python -m benchmarks.heldout.strangers --out DIR --thirteenth # a return, a petition, an office's print
    python -m benchmarks.heldout.strangers --out DIR --published # labels that bodies have really published
    python -m benchmarks.heldout.strangers --out DIR --pairs     # two forms of different persons in one file

Every layout is drawn for every seed, the levels dealt out in turn. One page becomes a .jpg (clean: .png),
several pages a .pdf. `truth.jsonl` has the columns of `samples/set/truth.jsonl`; a pair has two lines of one
`file`, told apart by `part` (0, 1), its pages in `page_numbers` (from 0, as are all `page`).
"""

import argparse
import json
import sys
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from PIL import Image as Pillow

from benchmarks.heldout.camera import LEVELS, Level, Shot, shoot
from benchmarks.heldout.eighth_forms import EIGHTH_ROUTES, EIGHTH_STRANGERS, EIGHTH_USUAL
from benchmarks.heldout.eighth_others import EIGHTH_OTHERS
from benchmarks.heldout.eleventh_forms import ELEVENTH_ROUTES, ELEVENTH_STRANGERS, ELEVENTH_USUAL
from benchmarks.heldout.eleventh_others import ELEVENTH_OTHERS
from benchmarks.heldout.fifth_forms import FIFTH_STRANGERS
from benchmarks.heldout.fifth_others import FIFTH_OTHERS, draw_page
from benchmarks.heldout.fourth_forms import FOURTH_STRANGERS
from benchmarks.heldout.ninth_forms import NINTH_ROUTES, NINTH_STRANGERS, NINTH_USUAL
from benchmarks.heldout.ninth_others import NINTH_OTHERS
from benchmarks.heldout.published_forms import PUBLISHED, PUBLISHED_USUAL
from benchmarks.heldout.render import HeldOut, browser, render
from benchmarks.heldout.routes import ROUTES, USUAL, Route
from benchmarks.heldout.second_forms import PAIRS, SECOND_STRANGERS
from benchmarks.heldout.seventh_forms import SEVENTH_ROUTES, SEVENTH_STRANGERS, SEVENTH_USUAL
from benchmarks.heldout.seventh_others import SEVENTH_OTHERS
from benchmarks.heldout.sixth_forms import SIXTH_STRANGERS
from benchmarks.heldout.sixth_others import SIXTH_OTHERS
from benchmarks.heldout.stranger_forms import STRANGERS
from benchmarks.heldout.tenth_forms import TENTH_STRANGERS, TENTH_USUAL
from benchmarks.heldout.tenth_others import TENTH_OTHERS
from benchmarks.heldout.third_draw import draw
from benchmarks.heldout.third_forms import THIRD_STRANGERS
from benchmarks.heldout.thirteenth_forms import (
    THIRTEENTH_ROUTES,
    THIRTEENTH_STRANGERS,
    THIRTEENTH_USUAL,
)
from benchmarks.heldout.thirteenth_others import THIRTEENTH_OTHERS
from benchmarks.heldout.twelfth_forms import TWELFTH_ROUTES, TWELFTH_STRANGERS, TWELFTH_USUAL
from benchmarks.heldout.twelfth_others import TWELFTH_OTHERS

__all__ = ["BY_ROUTE", "OTHERS", "SETS", "main", "truth_of", "write", "write_pair"]

BY_ROUTE = (
    THIRD_STRANGERS
    | FOURTH_STRANGERS
    | FIFTH_STRANGERS
    | SIXTH_STRANGERS
    | SEVENTH_STRANGERS
    | EIGHTH_STRANGERS
    | NINTH_STRANGERS
    | TENTH_STRANGERS
    | ELEVENTH_STRANGERS
    | TWELFTH_STRANGERS
    | THIRTEENTH_STRANGERS
    | PUBLISHED
)
"""Drawn along routes: PDF and Word files beside the camera's levels."""
OTHERS = (
    FIFTH_OTHERS
    | SIXTH_OTHERS
    | SEVENTH_OTHERS
    | EIGHTH_OTHERS
    | NINTH_OTHERS
    | TENTH_OTHERS
    | ELEVENTH_OTHERS
    | TWELFTH_OTHERS
    | THIRTEENTH_OTHERS
)
"""Papers that are no forms, drawn on paper only."""
SETS: dict[str, Iterable[str]] = {
    "first": STRANGERS,
    "second": SECOND_STRANGERS,
    "third": THIRD_STRANGERS,
    "fourth": FOURTH_STRANGERS,
    "fifth": [*FIFTH_STRANGERS, *FIFTH_OTHERS],
    "sixth": [*SIXTH_STRANGERS, *SIXTH_OTHERS],
    "seventh": [*SEVENTH_STRANGERS, *SEVENTH_OTHERS],
    "eighth": [*EIGHTH_STRANGERS, *EIGHTH_OTHERS],
    "ninth": [*NINTH_STRANGERS, *NINTH_OTHERS],
    "tenth": [*TENTH_STRANGERS, *TENTH_OTHERS],
    "eleventh": [*ELEVENTH_STRANGERS, *ELEVENTH_OTHERS],
    "twelfth": [*TWELFTH_STRANGERS, *TWELFTH_OTHERS],
    "thirteenth": [*THIRTEENTH_STRANGERS, *THIRTEENTH_OTHERS],
    "published": PUBLISHED,
}
ON_PAPER: tuple[Route, ...] = ("scan", "phone", "chat", "lamp", "fax")
"""Dealt out to the fifth and sixth set, of which nothing is a born-digital file."""
PAPERS = frozenset({*SETS["fifth"], *SETS["sixth"]})


def truth_of(form: HeldOut, shots: Sequence[Shot]) -> dict[str, Any]:
    """What is true of the captured pages, boxes in 0..1 of each page as given."""
    case = form.case
    fields: dict[str, Any] = {}
    for item in form.written:
        box = shots[item.page].box(item.area)
        fields.setdefault(item.name, {"value": item.value, "page": item.page, "box": box})
    return {
        "layout": form.layout,
        "kind": case.kind,
        "award": None if case.scenario == "unknown_award" else case.award,
        "scenario": case.scenario,
        "fields": fields,
        "blank": list(case.blank),
        "seals": [
            {
                "page": seal.placed.page,
                "box": shots[seal.placed.page].box(seal.placed.area),
                "kind": seal.kind,
                "shape": seal.shape,
                "colour": seal.colour,
                "text": seal.placed.name,
                "slot": seal.placed.value,
                "state": seal.state,
                "role": seal.role or None,
                "inner": seal.inner,
            }
            for seal in form.impressions
        ],
        "slots": [
            {"name": s.name, "role": s.value, "page": s.page, "box": shots[s.page].box(s.area)}
            for s in form.slots
        ],
        "decoys": [],
        "flags": list(case.flags),
        "narrative_numbers": {"维保合同数量": case.narrative.contracts, "服务面积": case.narrative.area},
        "pages": len(shots),
        "turned": [0] * len(shots),
        "handwriting": form.handwriting,
    }


def write(form: HeldOut, seed: int, level: Level, folder: Path) -> dict[str, Any]:
    """Capture the form at `level` into `folder`; returns its line of truth."""
    shots = _shots(form, seed, level)
    ending = "pdf" if len(shots) > 1 else "png" if level == "clean" else "jpg"
    hand = "-hand" if form.handwriting else ""
    name = f"{form.layout}-{seed}-{level}{hand}.{ending}"
    if ending == "pdf":
        _save_pdf(shots, form, folder / name)
    elif ending == "jpg":
        Pillow.fromarray(shots[0].image).save(folder / name, quality=92)
    else:
        Pillow.fromarray(shots[0].image).save(folder / name)
    return {"file": name, **truth_of(form, shots), "seed": seed, "capture": level}


def write_pair(forms: tuple[HeldOut, HeldOut], seed: int, level: Level, folder: Path) -> list[dict[str, Any]]:
    """Capture two forms into one .pdf; returns a line of truth for each, pages counted through the file."""
    name = f"pair-{forms[0].layout}-{forms[1].layout}-{seed}-{level}.pdf"
    taken = [_shots(form, seed + part, level) for part, form in enumerate(forms)]
    shots = [shot for part in taken for shot in part]
    _save_pdf(shots, forms[0], folder / name)
    lines, before = [], 0
    for part, (form, own) in enumerate(zip(forms, taken, strict=True)):
        told = truth_of(form, own)
        for item in (*told["fields"].values(), *told["seals"], *told["slots"]):
            item["page"] += before
        told |= {"pages": len(shots), "turned": [0] * len(shots)}
        numbers = list(range(before, before + len(own)))
        lines.append(
            {"file": name, "part": part, "page_numbers": numbers, **told, "seed": seed, "capture": level}
        )
        before += len(own)
    return lines


def _shots(form: HeldOut, seed: int, level: Level) -> list[Shot]:
    moment = zlib.crc32(f"{form.layout} {seed}".encode())
    return [shoot(page, level, moment + number) for number, page in enumerate(form.pages)]


def _save_pdf(shots: Sequence[Shot], form: HeldOut, path: Path) -> None:
    pictures = [Pillow.fromarray(shot.image) for shot in shots]
    dots = 200 * max(shots[0].image.shape) / max(form.pages[0].shape)
    pictures[0].save(path, save_all=True, append_images=pictures[1:], resolution=dots, quality=92)


def main(argv: list[str] | None = None) -> int:
    """The command; exit status 0, or 2 for a wrong option."""
    options = _options(argv)
    options.out.mkdir(parents=True, exist_ok=True)
    seeds = [int(text) for text in options.seeds.split(",")]
    layouts = [(name,) for name in options.layouts or SETS[options.known]]
    told = options.out / "truth.jsonl"
    lines = {(line["file"], line.get("part")): line for line in _read(told)}
    with browser() as page:
        for turn, seed in enumerate(seeds):
            for number, names in enumerate(PAIRS if options.pairs else layouts):
                at = number + turn
                for line in _drawn(page, seed, names, at, options):
                    lines[line["file"], line.get("part")] = line
                    print(line["file"], line["scenario"], file=sys.stderr)
    told.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines.values()), "utf-8")
    return 0


def _drawn(
    page: Any, seed: int, names: Sequence[str], at: int, options: argparse.Namespace
) -> list[dict[str, Any]]:
    """One file of that turn."""
    routes: Sequence[Route] = options.levels or _usual(names[0])
    if names[0] in OTHERS:
        return [draw_page(page, seed, names[0], routes[at % len(routes)], options.out, OTHERS)]
    if names[0] in BY_ROUTE:
        return [draw(page, seed, names[0], BY_ROUTE[names[0]], routes[at % len(routes)], options.out)]
    levels: Sequence[Level] = options.levels or ("scan", "phone", "chat")
    forms = [
        render(page, seed + part, name, handwriting=options.handwriting) for part, name in enumerate(names)
    ]
    return _written(forms, seed, levels[at % len(levels)], options.out)


def _usual(name: str) -> Sequence[Route]:
    """The routes that are dealt out to a layout where none is asked for."""
    if name in SETS["seventh"]:
        return SEVENTH_ROUTES.get(name, SEVENTH_USUAL)
    if name in SETS["eighth"]:
        return EIGHTH_ROUTES.get(name, EIGHTH_USUAL)
    if name in SETS["ninth"]:
        return NINTH_ROUTES.get(name, NINTH_USUAL)
    if name in SETS["tenth"]:
        return TENTH_USUAL
    if name in SETS["eleventh"]:
        return ELEVENTH_ROUTES.get(name, ELEVENTH_USUAL)
    if name in SETS["twelfth"]:
        return TWELFTH_ROUTES.get(name, TWELFTH_USUAL)
    if name in SETS["thirteenth"]:
        return THIRTEENTH_ROUTES.get(name, THIRTEENTH_USUAL)
    if name in SETS["published"]:
        return PUBLISHED_USUAL
    return ON_PAPER if name in PAPERS else USUAL


def _written(forms: Sequence[HeldOut], seed: int, level: Level, folder: Path) -> list[dict[str, Any]]:
    if len(forms) == 1:
        return [write(forms[0], seed, level, folder)]
    return write_pair((forms[0], forms[1]), seed, level, folder)


def _read(told: Path) -> list[dict[str, Any]]:
    """The truth of an earlier run, whose files stay."""
    return [json.loads(line) for line in told.read_text("utf-8").splitlines()] if told.is_file() else []


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.heldout.strangers", description=__doc__)
    parser.add_argument(
        "--out", type=Path, required=True, help="folder; its truth.jsonl is kept and added to"
    )
    parser.add_argument("--seeds", default="1,2", help="divided by commas")
    parser.add_argument(
        "--levels",
        type=_levels,
        help=f"of {', '.join(LEVELS)}; from the third set on: of {', '.join(ROUTES)}",
    )
    parser.add_argument("--layouts", type=_layouts, help="names divided by commas, of any stranger")
    for name in SETS:
        parser.add_argument(
            f"--{name}", dest="known", action="store_const", const=name, help=f"the {name} stranger's forms"
        )
    parser.set_defaults(known="first")
    parser.add_argument("--pairs", action="store_true", help="two forms of different persons in one file")
    parser.add_argument("--handwriting", action="store_true", help="values in handwriting-like fonts")
    options = parser.parse_args(argv)
    names = set(options.layouts or SETS[options.known])
    by_route = names & {*BY_ROUTE, *OTHERS}
    if not by_route and (unknown := [name for name in options.levels or () if name not in LEVELS]):
        parser.error(f"only the strangers from the third on know the level {unknown[0]}")
    files = {"digital", "word"} & set(options.levels or ())
    if files and names & set(OTHERS):
        parser.error(f"{sorted(names & set(OTHERS))[0]} is drawn on paper only")
    return options


def _levels(text: str) -> list[str]:
    if unknown := [name for name in text.split(",") if name not in ROUTES]:
        raise argparse.ArgumentTypeError(f"unknown level: {unknown[0]}")
    return text.split(",")


def _layouts(text: str) -> list[str]:
    known = {name for layouts in SETS.values() for name in layouts}
    if unknown := [name for name in text.split(",") if name not in known]:
        raise argparse.ArgumentTypeError(f"unknown layout: {unknown[0]}")
    return text.split(",")


if __name__ == "__main__":
    sys.exit(main())
