"""Forms that bear several faults at once, so that few readings show every flag often.

`python -m benchmarks.flags --faulty N`: each form bears up to six faults that do not hide each other, is
judged beside a register that has its unit, has it owing or has it not, and is compared with a second
submission known from its truth. Every fourth is a person's with a certificate or another paper behind it.
"""

import pickle
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.flag_pages import PROOFS, SKILLED, behind, other_item, ruined_item
from benchmarks.material import Item
from extract.pipeline import Read, read
from extract.register import Member, Register
from extract.result import Reading
from extract.rules.across import Entry, find_duplicates, unit_quota_excess
from extract.rules.judge import judge
from extract.rules.qualification import judge_qualifications
from extract.season import Season
from models.engines import Engines
from samples import people
from samples.build_set import encode
from samples.capture import Level, capture
from samples.cases import ILLEGIBLE, PERSON_AWARDS, UNIT_AWARDS, Case, Kind
from samples.forms.catalogue import LAYOUTS
from samples.generate import Drawing, draw_form, truth_of
from samples.other_pages import OTHERS, seals_of

SEALS = (
    "ok", "ok", "grey_seal", "faint_seal", "missing_seal", "chop_only", "association_seal", "stranger_seal",
    "sister_seal", "one_char_seal", "head_office_seal", ILLEGIBLE, ILLEGIBLE,
)  # fmt: skip
"""What becomes of the unit's seal, each as often as another."""
AWARDS = {
    "unit": ("ok", "unknown_award", "award_kind_mismatch", "insufficient_scale", "insufficient_scale"),
    "person": ("ok", "unknown_award", "award_kind_mismatch", "ineligible", "ineligible"),
}
OFTEN = {"late": 0.3, "penalty": 0.3, "bad_phone": 0.3, "blank_field": 0.3, "missing_recommender_seal": 0.3}
PROOF_EVERY, NO_FORM_EVERY, RUINED_EVERY = 4, 6, 7
OTHER_HINDRANCES = ("bad_id", "unknown_award", "award_kind_mismatch", "ineligible")


def faults(rng: random.Random, kind: Kind, layout: str, proof: bool = False) -> str:
    """Names of faults joined by "+", none of which keeps another from being seen. `proof`: none that would
    make the certificate behind the form be of no account."""
    chosen = [rng.choice(SEALS), rng.choice(AWARDS[kind])]
    chosen += [name for name, share in OFTEN.items() if rng.random() < share]
    if not LAYOUTS[layout].recommender:
        chosen = [name for name in chosen if name != "missing_recommender_seal"]
    if kind == "unit":
        chosen += ["bad_credit"] if rng.random() < 0.45 else []
    else:
        chosen += [rng.choice(("ok", "bad_id", "id_conflict"))]
        if {"late", "bad_phone"} <= set(chosen):  # with the ID number too, none is left
            chosen = [name for name in chosen if name != "blank_field"]
    hidden = ("ok", *(OTHER_HINDRANCES if proof else ()))
    return "+".join(dict.fromkeys(name for name in chosen if name not in hidden)) or "ok"


def faulty(count: int, seed: int, captures: Sequence[Level], layouts: Sequence[str]) -> Iterator[Item]:
    """`count` files; every fourth with a proof, every sixth no form, every seventh a ruined one."""
    for number in range(count):
        level, layout = captures[number % len(captures)], layouts[number % len(layouts)]
        if number % RUINED_EVERY == RUINED_EVERY - 1:
            yield ruined_item(seed + number)
        elif number % NO_FORM_EVERY == NO_FORM_EVERY - 1:
            yield other_item(seed + number, OTHERS[number // NO_FORM_EVERY % len(OTHERS)], level)
        else:
            yield faulty_form(seed + number, layout, level, proof=number % PROOF_EVERY == PROOF_EVERY - 1)


def faulty_form(seed: int, layout: str, level: Level, proof: bool = False) -> Item:
    """A form with several faults; with `proof` a person's, and a certificate or another paper behind it."""
    rng = random.Random(seed)
    drawing = _claiming(rng, seed, layout) if proof else _any(rng, seed, layout)
    case = drawing.sheets.case
    noise = np.random.default_rng(seed + 1)
    taken = [capture(page, level, noise) for page in drawing.flat]
    truth = truth_of(drawing, taken)
    pages = [shot.image for shot in taken]
    shown = rng.choice(PROOFS) if proof else ""
    page = behind(case, shown, seed) if proof else None
    if page is not None:
        shot = capture(page.image, level, noise)
        truth["seals"] += seals_of(page, shot, len(pages))
        pages.append(shot.image)
    unproven = {"qualification_unproven"} if shown not in ("", "right") else set()
    register, member_flags = _beside(case, rng)
    second, double = _another(case, rng)
    truth |= {
        "demands_proof": proof,
        "pages": len(pages),
        "register": register,
        "second": second,
        "flags": sorted({*truth["flags"], *unproven, *member_flags, *double}),
    }
    name = f"{layout}-{level}-{case.scenario}{shown and '-proof-' + shown}-{seed}.pdf"
    return Item(name, encode(pages, "pdf_scan"), truth)


def _any(rng: random.Random, seed: int, layout: str) -> Drawing:
    kind: Kind = rng.choice(("unit", "unit", "person"))
    return draw_form(seed, layout, kind, scenario=faults(rng, kind, layout))


def _claiming(rng: random.Random, seed: int, layout: str) -> Drawing:
    """A person's form for the certificate's award with a good qualification, whatever else is wrong."""
    while True:
        drawing = draw_form(seed, layout, "person", scenario=faults(rng, "person", layout, proof=True))
        case = drawing.sheets.case
        verdict, found = judge_qualifications(case.text("职业资格"))
        whole = not {"职业资格", "证书编号", "身份证号码"} & set(case.blank)
        if case.award == SKILLED and verdict == "eligible" and found is not None and whole:
            return drawing
        seed += 1_000_000


def _unit_of(case: Case) -> str:
    return case.text("单位名称" if case.kind == "unit" else "工作单位")


def _beside(case: Case, rng: random.Random) -> tuple[Register, set[str]]:
    """A register of strangers and a sister company, with the unit paying, owing, or not in it at all."""
    unit = _unit_of(case)
    others = {people.organisation(rng)[0] for _ in range(20)} | {people.sister_of(unit, rng)}
    members = [Member(name, dues={2021: True}) for name in sorted(others - {unit})]
    how = rng.choice(("paid", "owing", "absent"))
    if how != "absent":
        members.append(Member(unit, dues={2021: how == "paid"}))
    return Register(tuple(members)), {"owing": {"dues_unpaid"}, "absent": {"not_a_member"}}.get(how, set())


def _another(case: Case, rng: random.Random) -> tuple[Entry, set[str]]:
    """A second submission, known from its truth: the same again, a colleague's, or a stranger's."""
    who, place = people.person(rng), "650100"
    same = Entry(
        id=2,
        kind=case.kind,
        award=case.award if case.award in (*UNIT_AWARDS, *PERSON_AWARDS) else None,
        unit=_unit_of(case),
        received=datetime(2022, 1, 3) + timedelta(hours=rng.randrange(250)),
        person=case.text("姓名") or None,
        id_number=case.text("身份证号码") or None,
        credit_code=case.text("统一社会信用代码") or None,
        sha256="second",
    )
    stranger = replace(
        same,
        unit=people.organisation(rng)[0],
        person=who.name if same.person else None,
        id_number=who.id_number if same.person else None,
        credit_code=people.credit_code(rng, place) if same.credit_code else None,
    )
    draw = rng.choice(("again", "beside", "stranger"))
    if (
        draw == "again"
        and same.award is not None
        and not {"身份证号码", "统一社会信用代码"} & set(case.blank)
    ):
        return same, {"duplicate_submission", "unit_quota_exceeded"}
    if draw == "beside" and same.award is not None:
        beside = replace(same, award=rng.choice([a for a in UNIT_AWARDS if a != same.award]))
        if case.kind == "person":
            beside = replace(stranger, unit=same.unit)
        return beside, {"unit_quota_exceeded"}
    return stranger, set()


@dataclass(frozen=True, slots=True)
class Kept:
    """What was read of an item, without its pictures: enough to judge it again."""

    name: str
    truth: dict[str, Any]
    reading: Reading | None
    readable: bool
    failed: tuple[str, ...] = ()


def read_faulty(item: Item, engines: Engines, season: Season) -> Kept:
    """Read one item beside its register."""
    held_to = replace(season, demands_proof=bool(item.truth.get("demands_proof")))
    done: Read = read(item.data, item.name, held_to, engines, item.truth.get("register"))
    pages = done.document.pages if done.document is not None else ()
    readable = not done.extraction.errors and all(page.readable for page in pages)
    return Kept(item.name, item.truth, done.reading, readable, tuple(e.code for e in done.extraction.errors))


def judged(kept: Kept, season: Season) -> tuple[str, frozenset[str], frozenset[str], str]:
    """Name, deserved codes, raised codes, and what was said where they differ."""
    due = frozenset(kept.truth["flags"])
    if kept.reading is None:
        return kept.name, due, frozenset(), f"errors {kept.failed}"
    held_to = replace(season, demands_proof=bool(kept.truth.get("demands_proof")))
    register = kept.truth.get("register")
    flags = judge(kept.reading, held_to, register, None, kept.readable).flags
    got = {flag.code for flag in flags} | _across(kept, season)
    told = [f"{flag.code}: {flag.message}" for flag in flags if flag.code not in due]
    return kept.name, due, frozenset(got), "; ".join([*told, *kept.failed, f"kind {kept.reading.kind}"])


def _across(kept: Kept, season: Season) -> set[str]:
    second, reading = kept.truth.get("second"), kept.reading
    if second is None or reading is None or reading.kind == "other":
        return set()
    values = {key: field.value for key, field in reading.fields.items()}
    first = Entry(
        id=1,
        kind=reading.kind,
        award=reading.award,
        unit=values.get("单位名称" if reading.kind == "unit" else "工作单位"),
        received=datetime(2022, 1, 1),
        person=values.get("姓名"),
        id_number=values.get("身份证号码"),
        credit_code=values.get("统一社会信用代码"),
        sha256="first",
    )
    pair = (first, second)
    found = {decision.flag.code for decision in find_duplicates(pair, season)}
    return found | {excess.flag.code for excess in unit_quota_excess(pair, season.quotas)}


def keep(kept: Kept, folder: Path) -> None:
    """Write a reading down so that it can be judged again without reading (`--judge-again`)."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{kept.name}.pkl").write_bytes(pickle.dumps(kept))


def kept_in(folder: Path) -> Iterator[Kept]:
    """The readings of a folder that `keep` wrote, and nobody else: pickles are code."""
    for path in sorted(folder.glob("*.pkl")):
        yield pickle.loads(path.read_bytes())
