"""Putting the made-up season into a store, through casework's own doors."""

import hashlib
import random
import re
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

from casework.outcome import PagePicture, ReadOutcome
from casework.roles import SYSTEM, Actor, Role
from casework.services import people, reading, submissions
from casework.settings import Settings
from casework.store.database import Store, open_store
from extract.result import EngineInfo, Extraction, FieldValue, Reading, Seal, Slot
from review_app.showcase.cases import Case, cases
from review_app.showcase.paper import HEIGHT, WIDTH, Sheet, draw_form, photographed, stamp

PASSWORD = "只在样例里使用的密码"  # noqa: S105 (a made-up season in a temporary folder)
ACCOUNTS: tuple[tuple[str, str, tuple[Role, ...]], ...] = (
    ("admin", "王秘书长", (Role.ADMIN,)),
    ("clerk", "李文员", (Role.CLERK,)),
    ("first", "赵初审", (Role.FIRST,)),
    ("second", "陈会长", (Role.SECOND,)),
    ("judge", "周常务理事", (Role.JUDGE,)),
    ("reader", "吴监事", (Role.READER,)),
)
_TO_GIVEN = ((1 / WIDTH, 0.0, 0.0), (0.0, 1 / HEIGHT, 0.0), (0.0, 0.0, 1.0))


def open_showcase(home: Path, count: int = 24, seed: int = 20220115) -> Store:
    """A store in `home` with accounts and `count` read submissions."""
    home.mkdir(parents=True, exist_ok=True)
    store = open_store(showcase_settings(home))
    add_accounts(store)
    for case in cases(count, seed):
        add_case(store, case)
    return store


def showcase_settings(home: Path) -> Settings:
    """Settings of a made-up season that is still open today: its own copy of the notice's dates."""
    folder = home / "seasons"
    folder.mkdir(parents=True, exist_ok=True)
    settings = Settings(home=home, seasons=folder)
    own = folder / f"{settings.season}.toml"
    if not own.is_file():
        text = (files("extract.seasons") / f"{settings.season}.toml").read_text(encoding="utf-8")
        closing = date.today() + timedelta(days=12)
        own.write_text(re.sub(r"(?m)^closing = .*$", f"closing = {closing}", text), encoding="utf-8")
    return settings


def add_accounts(store: Store) -> None:
    for name, shown, roles in ACCOUNTS:
        people.create_user(store, name, PASSWORD, roles, SYSTEM, shown)


def add_case(store: Store, case: Case, who: Actor = SYSTEM) -> int:
    """Receive a case's picture and take its made-up reading in; gives the submission's number."""
    sheet = draw_case(case)
    data = sheet.as_bytes("JPEG")
    name = f"{case.values.get('单位名称') or case.values['姓名']}推荐表.jpg"
    received = submissions.register_upload(store, data, name, "demo", who)
    outcome = outcome_of(case, sheet, hashlib.sha256(data).hexdigest(), name, store.settings.season)
    reading.apply_reading(store, received.submission_id, outcome)
    return received.submission_id


def draw_case(case: Case) -> Sheet:
    """The case's paper."""
    title = "先进集体自荐（推荐）表" if case.kind == "unit" else "先进个人自荐（推荐）表"
    rows = [(key, value) for key, value in case.values.items() if key not in ("主要事迹", "推荐日期")]
    sheet = draw_form(title, [*rows, *case.extras.items()], case.values["主要事迹"], case.values["推荐日期"])
    if case.seal is not None:
        stamp(sheet, case.seal, faint=case.faint)
    if case.look == "photo":
        photographed(sheet)
    return sheet


def outcome_of(case: Case, sheet: Sheet, sha256: str, name: str, season: str) -> ReadOutcome:
    """What a reading of the case would have handed back."""
    award = case.values["申报奖项"]
    read = Reading(
        kind=case.kind,
        award=award,
        fields=_fields(case, sheet),
        extras={label: _value(value, sheet, label, 0.98) for label, value in case.extras.items()},
        seals=_seals(case, sheet),
        slots=(Slot(name="单位意见", page=0, box=sheet.places["单位意见"], role="unit", required=True),),
        blank_fields=tuple(key for key, value in case.values.items() if not value),
    )
    extraction = Extraction(
        file=name,
        sha256=sha256,
        season=season,
        kind=case.kind,
        award=award,
        fields=read.fields,
        seals=read.seals,
        slots=read.slots,
        extras=read.extras,
        pages=1,
        engine=EngineInfo(ocr="样例", version="1"),
    )
    picture = PagePicture(0, WIDTH, HEIGHT, _TO_GIVEN, sheet.as_bytes("WEBP", 80))
    return ReadOutcome(extraction, read, (picture,), 1.0, 0.0)


def _fields(case: Case, sheet: Sheet) -> dict[str, FieldValue]:
    rng = random.Random(case.number)
    doubts = {doubt.key: doubt for doubt in case.doubts}
    found = {}
    for key, value in case.values.items():
        if not value:
            continue
        doubt = doubts.get(key)
        field = _value(value, sheet, key, round(0.9985 - rng.random() * 0.002, 4))
        if doubt is not None:
            changes = {
                "value": doubt.read,
                "raw": doubt.read,
                "confidence": doubt.confidence,
                "reasons": (doubt.reason,),
                "alternatives": doubt.alternatives,
            }
            field = field.model_copy(update=changes)
        found[key] = field
    return found


def _value(value: str, sheet: Sheet, label: str, confidence: float) -> FieldValue:
    return FieldValue(
        value=value,
        raw=value,
        confidence=confidence,
        page=0,
        box=sheet.places.get(label),
        source="ocr",
        label=label,
        normalised=_iso(value) if label == "推荐日期" else None,
    )


def _iso(text: str) -> str:
    year, rest = text.split("年")
    month, day = rest.rstrip("日").split("月")
    return date(int(year), int(month), int(day)).isoformat()


def _seals(case: Case, sheet: Sheet) -> tuple[Seal, ...]:
    if case.seal is None or sheet.seal is None:
        return ()
    unit = case.values.get("单位名称") or case.values["工作单位"]
    same = case.seal == unit
    return (
        Seal(
            page=0,
            box=sheet.seal,
            kind="company",
            shape="round",
            colour="red",
            text=case.seal,
            confidence=0.84 if case.faint else 0.985,
            slot="单位意见",
            state="faint" if case.faint and same else ("ok" if same else "mismatch"),
            matches_unit=same,
            presence=0.999,
            reason="印文与单位名称逐字相符。" if same else f"印文读作“{case.seal}”，与“{unit}”不同。",
        ),
    )
