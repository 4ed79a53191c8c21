"""Forms to be read, with the flags they deserve; certificates and other papers behind some of them."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from benchmarks.material import Item, layouts_named
from extract.pipeline import read
from extract.rules.qualification import judge_qualifications
from extract.season import Season
from models.engines import Engines
from samples.build_set import encode
from samples.capture import Level, capture
from samples.cases import PERSON_SCENARIOS, UNIT_SCENARIOS, Case
from samples.certificates import CertificateText, draw_certificate, styles_for
from samples.generate import Drawing, draw_form, make_form, truth_of
from samples.other_pages import OtherPage, draw_other, make_other, seals_of
from samples.people import organisation
from samples.people import person as somebody

LAYOUT_GROUPS: dict[str, tuple[str, ...]] = {
    name: tuple(layouts_named(name)) for name in ("all", "held-out", "every")
}
PROOFS = ("right", "right", "holder", "grade", "number", "licence", "none")
"""What stands behind a form whose season demands proof."""

OTHER_EVERY, PROOF_EVERY, RUINED_EVERY = 12, 4, 24
SKILLED = "消防技术服务能手"


def to_read(count: int, seed: int, captures: Sequence[Level], layouts: Sequence[str]) -> Iterator[Item]:
    """`count` files: every scenario in turn, every fourth a proof, now and then no form or a ruined one."""
    plans = [("unit", s) for s in UNIT_SCENARIOS] + [("person", s) for s in PERSON_SCENARIOS]
    random.Random(seed).shuffle(plans)
    for number in range(count):
        level = captures[number % len(captures)]
        layout = layouts[number % len(layouts)]
        if number % RUINED_EVERY == RUINED_EVERY - 1:
            yield ruined_item(seed + number)
        elif number % OTHER_EVERY == OTHER_EVERY - 1:
            kind = ("certificate", "licence", "honour", "prose", "blank")[number // OTHER_EVERY % 5]
            yield other_item(seed + number, kind, level)
        elif number % PROOF_EVERY == PROOF_EVERY - 1:
            yield with_proof(seed + number, layout, level, PROOFS[number // PROOF_EVERY % len(PROOFS)])
        else:
            yield _form(seed + number, layout, level, *plans[number % len(plans)])


def read_item(
    item: Item, engines: Engines, season: Season
) -> tuple[str, frozenset[str], frozenset[str], str]:
    """Name, deserved codes, raised codes, and where they differ what was read."""
    held_to = replace(season, demands_proof=bool(item.truth.get("demands_proof")))
    done = read(item.data, item.name, held_to, engines).extraction
    due, got = frozenset(item.truth["flags"]), frozenset(flag.code for flag in done.flags)
    shown = ""
    if due != got - {"low_confidence_field"}:
        told = [f"{flag.code}: {flag.message}" for flag in done.flags if flag.code not in due]
        shown = "; ".join([*told, *(f"{error.code}" for error in done.errors), f"kind {done.kind}"])
    return item.name, due, got, shown


def _form(seed: int, layout: str, level: Level, kind: str, scenario: str) -> Item:
    try:
        sample = make_form(seed, layout, kind, level, scenario=scenario)  # type: ignore[arg-type]
    except ValueError:
        sample = make_form(seed, layout, kind, level, scenario="ok")  # type: ignore[arg-type]
    return Item(f"{layout}-{level}-{scenario}-{seed}.pdf", encode(sample.pages, "pdf_scan"), sample.truth)


def ruined_item(seed: int) -> Item:
    """A photo that nobody can read."""
    sample = make_form(seed, capture="ruined", scenario="ok")
    return Item(f"ruined-{seed}.jpg", encode(sample.pages[:1], "jpg"), {"flags": ["page_unreadable"]})


def other_item(seed: int, kind: Any, level: Level) -> Item:
    """A page of that kind, which is no form."""
    picture, truth = make_other(seed, kind, level)
    return Item(f"{kind}-{level}-{seed}.png", encode([picture], "png"), truth)


def with_proof(seed: int, layout: str, level: Level, proof: str) -> Item:
    """A good form for the certificate's award, with that paper behind it."""
    drawing = provable_drawing(seed, layout)
    case = drawing.sheets.case
    noise = np.random.default_rng(seed + 1)
    taken = [capture(page, level, noise) for page in drawing.flat]
    truth = truth_of(drawing, taken)
    page = behind(case, proof, seed)
    pages = [shot.image for shot in taken]
    if page is not None:
        shot = capture(page.image, level, noise)
        truth["seals"] += seals_of(page, shot, len(pages))
        pages.append(shot.image)
    flags = set(truth["flags"]) | ({"qualification_unproven"} if proof != "right" else set())
    truth |= {"flags": sorted(flags), "demands_proof": True, "pages": len(pages)}
    return Item(f"{layout}-{level}-proof-{proof}-{seed}.pdf", encode(pages, "pdf_scan"), truth)


def provable_drawing(seed: int, layout: str) -> Drawing:
    """A good form for the certificate's award, whose qualification the season accepts.

    An ineligible one has the award for sure; the next seeds are tried until the qualification is good.
    """
    drawing, attempt = draw_form(seed, layout, "person", scenario="ineligible"), seed
    while not _provable(drawing.sheets.case):
        attempt += 1_000_000
        drawing = draw_form(attempt, layout, "person", scenario="ok")
    return drawing


def _provable(case: Case) -> bool:
    verdict, found = judge_qualifications(case.text("职业资格"))
    return case.award == SKILLED and verdict == "eligible" and found is not None and not case.flags


def behind(case: Case, proof: str, seed: int) -> OtherPage | None:
    """The certificate that proves the case, or one that differs as `proof` says."""
    if proof == "none":
        return None
    rng = random.Random(seed)
    if proof == "licence":
        return draw_other("licence", seed, {"工作单位": case.text("工作单位")})
    _, claimed = judge_qualifications(case.text("职业资格"))
    assert claimed is not None
    engineer = "工程师" in claimed.trade
    grade = claimed.grade or ("一级" if engineer else "中级")
    if proof == "grade":
        grade = ("二级" if grade == "一级" else "一级") if engineer and claimed.grade else "初级"
        engineer = engineer and claimed.grade is not None
    number = case.text("证书编号")
    if proof == "number":
        number = "".join(rng.choice("0123456789") for _ in number)
    id_number = case.text("身份证号码")
    text = CertificateText(
        holder=somebody(rng).name if proof == "holder" else case.text("姓名"),
        sex=case.text("性别"),
        birth=f"{id_number[6:10]}年{id_number[10:12]}月",
        id_number=id_number,
        trade="注册消防工程师" if engineer else "消防设施操作员",
        grade=grade,
        number=number,
        issued=f"{rng.randrange(2014, 2021)}年{rng.randrange(1, 13):02d}月{rng.randrange(1, 28):02d}日",
        unit=organisation(rng)[0],
    )
    return draw_certificate(rng.choice(styles_for(text.trade)), text, seed)
