"""Laying a form's reading into its submission: what a person settled stays, differences are offered."""

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from casework.assessment import MOST_OF_A_NAME, is_asked
from casework.clock import now
from casework.effective import machine_decision, seal_slots
from casework.outcome import FormRead, PagePicture
from casework.rulebook import reading_of, season_named
from casework.services.changing import Change
from casework.services.impressions import keep_impressions
from casework.stages import KEEPERS, Stage
from casework.store.plain_text import storable
from casework.store.tables import FieldRow, PageRow, SubmissionRow
from extract.result import FieldValue, Reading

EXTRA_ORDINAL, SEAL_ORDINAL = 1000, 500

KeptPictures = Mapping[int, tuple[PagePicture, str]]
"""Page pictures by their page, with the name of each in the cache."""


def take_in(change: Change, form: FormRead, pictures: KeptPictures, seconds: float) -> None:
    """Store a form's reading with its own pages, judge it, and move 收件/识别 on to 初审.

    What was voted on stays as it was voted on, settled or not: there a later reading only offers.
    """
    row, extraction = change.row, form.extraction
    reading = form.reading or reading_of(extraction)
    if Stage(row.stage) in KEEPERS and row.reading_json is not None:
        row.read_state = "read"
        _offer_only(change, reading)
        return
    stored = {"extraction": extraction.model_dump(mode="json", by_alias=True)}
    stored["reading"] = reading.model_dump(mode="json")
    for part in stored.values():
        for seal in part["seals"]:
            seal["impression"] = None  # kept apart, where it is compared
    row.reading_json = json.dumps(stored, ensure_ascii=False)
    errors = [error.model_dump(mode="json") for error in extraction.errors]
    row.errors_json = json.dumps(errors, ensure_ascii=False)
    row.pages, row.engine = extraction.pages, f"{extraction.engine.ocr} {extraction.engine.version}"
    row.read_state = "read"
    replace_pages(change.unit.session, row.id, form.pages, pictures)
    keep_impressions(change.unit.session, row, reading)
    merge_fields(change, reading)
    change.record("识别", after=f"{extraction.pages} 页，{seconds:.1f} 秒", why=row.engine)
    to_first_review(change)
    change.judge_again()


def _offer_only(change: Change, reading: Reading) -> None:
    """Offer what a later reading has otherwise; fields, flags, pages and the earlier reading stay."""
    news: dict[str, str] = {key: found.value for key, found in reading.fields.items()}
    for key, slot in seal_slots(reading).items():
        news[key] = machine_decision(reading, slot)
    for field in _fields_of(change):
        said = news.get(field.key)
        before = json.loads(field.machine_json)["value"] if field.machine_json else None
        if said is not None and said not in (field.value, before):
            field.offered_json = _offer(said, reading.fields.get(field.key))
    change.record("重新识别", after="只作比较", why=f"已到“{change.row.stage}”，内容不随识别改变")


def _fields_of(change: Change) -> Sequence[FieldRow]:
    query = select(FieldRow).where(FieldRow.submission_id == change.row.id)
    return change.unit.session.execute(query).scalars().all()


def _offer(value: str | None, machine: FieldValue | None) -> str:
    confidence = machine.confidence if machine else None
    return json.dumps({"value": value, "confidence": confidence}, ensure_ascii=False)


def to_first_review(change: Change) -> None:
    row = change.row
    if row.stage in (Stage.RECEIVED.value, Stage.READING.value):
        change.record("流转", before=row.stage, after=Stage.FIRST_REVIEW.value)
        row.stage, row.stage_since = Stage.FIRST_REVIEW.value, now()


def merge_fields(change: Change, reading: Reading) -> None:
    """Renew the rows of the fields; settled values stay, what is gone and unsettled goes."""
    session, row = change.unit.session, change.row
    season = season_named(change.store.settings, row.season)
    present = {field.key: field for field in _fields_of(change)}
    wanted: dict[str, tuple[int, FieldValue | None, bool]] = {
        key: (ordinal, reading.fields.get(key), False)
        for ordinal, key in enumerate(season.keys.get(reading.kind, tuple(reading.fields)))
    }
    for ordinal, (label, extra_value) in enumerate(reading.extras.items()):
        wanted.setdefault(storable(label)[:MOST_OF_A_NAME], (EXTRA_ORDINAL + ordinal, extra_value, True))
    for ordinal, key in enumerate(seal_slots(reading)):
        wanted[key] = (SEAL_ORDINAL + ordinal, None, False)
    slots = seal_slots(reading)
    for key, (ordinal, machine, extra) in wanted.items():
        value: str | None = machine.value if machine else None
        if key in slots:
            value = machine_decision(reading, slots[key])
        field = present.get(key)
        if field is None:
            field = FieldRow(submission_id=row.id, key=key, state="to_check")
            session.add(field)
        _merge_field(field, ordinal, machine, value, extra)
        field.asked = is_asked(_draw_of(row), key, season.audit_share) and machine is not None
    for key, field in present.items():
        moved = field.extra and field.settled_as == "assigned"  # it stands under its own field now
        if key not in wanted and (field.settled_as is None or moved):
            session.delete(field)
    session.flush()


def _draw_of(row: SubmissionRow) -> str:
    """What the sample of asked fields is drawn by: each form of a file has its own."""
    return f"{row.sha256}/{row.first_page}" if row.first_page else row.sha256


def _merge_field(
    field: FieldRow, ordinal: int, machine: FieldValue | None, value: str | None, extra: bool
) -> None:
    before = json.loads(field.machine_json)["value"] if field.machine_json else None
    field.ordinal, field.extra = ordinal, extra
    field.machine_json = machine.model_dump_json() if machine else None
    if field.settled_as is None:
        field.value, field.offered_json = value, None
        return
    # Offer only news: what the person had already seen and decided against is not offered again.
    if value != field.value and value != before:
        field.offered_json = _offer(value, machine)


def replace_pages(
    session: Session, submission_id: int, pages: tuple[int, ...], pictures: KeptPictures
) -> None:
    """Show these pages of the file, as far as there are pictures of them."""
    session.execute(delete(PageRow).where(PageRow.submission_id == submission_id))
    for page in pages:
        if page not in pictures:
            continue
        picture, name = pictures[page]
        session.add(
            PageRow(
                submission_id=submission_id,
                page=page,
                width=picture.width,
                height=picture.height,
                to_given_json=json.dumps(picture.to_given),
                picture=name,
                fingerprint=picture.fingerprint,
            )
        )
