"""Certificates as pictures behind a form: `python -m benchmarks.proofs --seed 9851000 --rounds 1`.

Forms for the certificate's award, read by a season that demands proof, with a paper behind them in layouts
that no rule was written for (`benchmarks/heldout/proof_pages.py`). Each layout meets every case in turn:
the right paper, another holder's, another class, another trade, another number, an expired one, one that
nobody can read. Asked is one thing: whether `qualification_unproven` is raised. A paper taken for proof
that is none is counted apart, for it must never be.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from PIL import Image as Pillow
from tqdm import tqdm

from benchmarks.flag_pages import LAYOUT_GROUPS, provable_drawing
from benchmarks.heldout.camera import Level, shoot
from benchmarks.heldout.proof_pages import PROOF_LAYOUTS, STYLE, ProofText
from benchmarks.heldout.render import SCALE, browser
from benchmarks.machine import machine
from benchmarks.material import Item
from benchmarks.readers import read_all
from extract.pipeline import read
from extract.rules.qualification import judge_qualifications
from extract.season import Season
from models.engines import Engines
from models.errors import YinjianError
from samples.build_set import encode
from samples.capture import Image
from samples.cases import Case, SealPlan
from samples.people import organisation
from samples.people import person as somebody
from samples.seal_plans import company_seal
from samples.seals import draw_seal, stamp
from samples.sheet import DPI

CASES = ("right", "holder", "right", "grade", "trade", "right", "number", "expired", "unreadable")
LEVELS: tuple[Level, ...] = ("clean", "phone", "scan", "chat")
OTHER_TRADES = ("低压电工", "消防安全管理员", "注册安全工程师", "应急救援员", "保安员", "消防工程师岗位能力")


def paper_text(case: Case, what: str, rng: random.Random) -> ProofText:
    """What the paper behind that form says, spoilt as `what` names it."""
    _, claimed = judge_qualifications(case.text("职业资格"))
    assert claimed is not None
    engineer = "工程师" in claimed.trade
    grade = claimed.grade or ("一级" if engineer else "中级")
    trade = "注册消防工程师" if engineer else "消防设施操作员"
    if what == "grade" and engineer and claimed.grade:
        grade = "二级" if grade == "一级" else "一级"
    elif what == "grade":
        trade, grade = "消防设施操作员", "初级"
    if what == "trade":
        trade = rng.choice(OTHER_TRADES)
        grade = rng.choice(("中级", "高级"))
    number = case.text("证书编号")
    if what == "number":
        number = "".join(rng.choice("0123456789") for _ in number)
    year = rng.randrange(2016, 2021)
    ends = (2025, rng.randrange(1, 13), 28) if rng.random() < 0.4 else None
    return ProofText(
        holder=somebody(rng).name if what == "holder" else case.text("姓名"),
        sex=case.text("性别"),
        id_number=somebody(rng).id_number if what == "holder" else case.text("身份证号码"),
        trade=trade,
        grade=grade,
        number=number,
        issued=(year, rng.randrange(1, 13), rng.randrange(1, 28)),
        until=(2021, rng.randrange(1, 11), 28) if what == "expired" else ends,
        unit=organisation(rng)[0],
    )


def draw_paper(page: Any, layout: str, text: ProofText, seed: int) -> Image:
    """The flat paper, 200 dpi, stamped by its office."""
    body, (office, spot) = PROOF_LAYOUTS[layout](text, random.Random(seed))
    page.set_content(
        f"<html><head><style>{STYLE}</style></head><body><div class='page'>{body}</div></body></html>"
    )
    shot = page.query_selector(".page").screenshot()
    picture = np.array(Pillow.open(BytesIO(shot)).convert("RGB").resize((1654, 2339)))
    if office:
        noise = np.random.default_rng(seed)
        seal = draw_seal(company_seal(SealPlan(office, "association", "ok"), noise), noise, DPI)
        stamp(picture, seal, spot[0] * 794 * SCALE, spot[1] * 1123 * SCALE, noise)
    return picture


def items(seed: int, rounds: int, layouts: tuple[str, ...]) -> Iterator[Item]:
    """One file a layout and case, `rounds` times over."""
    forms = LAYOUT_GROUPS["all"]
    with browser() as page:
        number = 0
        for turn in range(rounds):
            for place, layout in enumerate(layouts):
                for what in ("roster",) if layout == "roster" else CASES:
                    yield _item(
                        page,
                        seed + number,
                        forms[number % len(forms)],
                        layout,
                        what,
                        LEVELS[(number + place + turn) % len(LEVELS)],
                    )
                    number += 1


def _item(page: Any, seed: int, form: str, layout: str, what: str, level: Level) -> Item:
    drawing = provable_drawing(seed, form)
    case = drawing.sheets.case
    text = paper_text(case, what, random.Random(seed))
    paper = draw_paper(page, layout, text, seed)
    if what == "unreadable":
        paper = np.asarray(cv2.GaussianBlur(paper, (0, 0), 9), np.uint8)
    pages = [
        shoot(sheet, "clean" if level == "clean" else "scan", seed + place).image
        for place, sheet in enumerate(drawing.flat)
    ]
    pages.append(shoot(paper, level, seed).image)
    truth = {"unproven": what != "right", "layout": layout, "case": what, "text": repr(text)}
    return Item(f"{layout}-{what}-{level}-{seed}.pdf", encode(pages, "pdf_scan"), truth)


def read_item(item: Item, engines: Engines, season: Season) -> dict[str, Any]:
    """Whether `qualification_unproven` was raised, and why."""
    done = read(item.data, item.name, replace(season, demands_proof=True), engines).extraction
    raised = [f.message for f in done.flags if f.code == "qualification_unproven"]
    other = sorted({f.code for f in done.flags} - {"qualification_unproven", "low_confidence_field"})
    return {
        "name": item.name,
        **item.truth,
        "raised": bool(raised),
        "message": "".join(raised),
        "other": other,
    }


def table(results: list[dict[str, Any]]) -> dict[str, Any]:
    """By layout and case: papers, right decisions, and those taken for proof that are none."""
    rows: dict[str, dict[str, int]] = {}
    for result in results:
        for name in (f"layout {result['layout']}", f"case {result['case']}", "all"):
            row = rows.setdefault(name, {"papers": 0, "right": 0, "wrongly_proven": 0})
            row["papers"] += 1
            row["right"] += result["raised"] == result["unproven"]
            row["wrongly_proven"] += result["unproven"] and not result["raised"]
    return rows


def main(argv: list[str] | None = None) -> int:
    """Measure, show and write; exit status 4 where a model or a font is lacking."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.proofs", description=__doc__)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--layouts", type=lambda text: tuple(text.split(",")), default=tuple(PROOF_LAYOUTS))
    parser.add_argument("--seed", type=int, default=9_300_000)
    parser.add_argument("--season", default="xjfpa-2021")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, default=None)
    options = parser.parse_args(argv)
    waiting = items(options.seed, options.rounds, options.layouts)
    try:
        read_all_of = read_all(waiting, read_item, options.season, jobs=1, threads=options.threads)
        results = list(tqdm(read_all_of, unit="份", mininterval=0.1 if sys.stderr.isatty() else 60.0))
    except YinjianError as error:
        print(f"{error}\n{error.remedy}", file=sys.stderr)
        return error.exit_code
    rows = table(results)
    for name, row in rows.items():
        print(f"{name:<20}{row['right']:>4} of {row['papers']:<4} wrongly proven {row['wrongly_proven']}")
    for result in results:
        if result["raised"] != result["unproven"] or options.out is None:
            print(
                f"  {result['name']}: {result['message'] or 'proven'} | {result['text']} | {result['other']}"
            )
    if options.out is not None:
        command = "python -m benchmarks.proofs " + " ".join(argv or sys.argv[1:])
        whole = {
            "schema": "yinjian-proofs/1",
            "command": command,
            "machine": machine(),
            "rows": rows,
            "papers": results,
        }
        options.out.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
