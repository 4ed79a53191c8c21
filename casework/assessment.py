"""Judging a submission anew after its reading or a person's change: fields' states, flags, counts."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date, timedelta, timezone

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from casework import rulebook
from casework.effective import SEAL_PREFIX, Settled, effective_reading, machine_decision, seal_slots
from casework.services.values import FieldState
from casework.settings import Settings
from casework.store.tables import FieldRow, FlagRow, OverrideRow, SearchRow, SubmissionRow
from extract.result import Criterion, Extraction, FieldValue, Flag, Reading
from extract.season import Season

CHINA = timezone(timedelta(hours=8))
"""Days are counted as the association counts them; China has one zone and no summer time."""

MOST_OF_A_NAME = 120
"""Characters of an award's name and of a label in the store; more is something else that was read there."""

_CRITERIA_LOW = "low_confidence_field"


def fingerprint(flag: Flag) -> str:
    """Ties an override to one finding: same code, fields and message. Another value is another finding."""
    parts = [flag.code, sorted(flag.fields), flag.message]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def stored_reading(row: SubmissionRow) -> Reading | None:
    """The machine's reading, None before the first one."""
    if row.reading_json is None:
        return None
    stored = json.loads(row.reading_json)
    if "reading" in stored and stored["reading"] is not None:
        return Reading.model_validate(stored["reading"])
    return rulebook.reading_of(Extraction.model_validate(stored["extraction"]))


def settled_fields(rows: Sequence[FieldRow]) -> dict[str, Settled]:
    """What people settled, by key."""
    return {row.key: Settled(row.key, row.value, row.settled_as) for row in rows if row.settled_as}


def is_asked(sha256: str, key: str, share: float) -> bool:
    """Whether a certain field is asked all the same: a fixed pseudo-random share, the same on every run."""
    draw = int.from_bytes(hashlib.sha256(f"{sha256}/{key}".encode()).digest()[:8], "big")
    return draw < share * 2**64


def field_state(
    row: FieldRow, machine: FieldValue | None, flags: Sequence[Flag], season: Season
) -> FieldState:
    """How sure the field is: a person's word, a broken rule, a doubt, or certain."""
    if row.settled_as is not None:
        return "confirmed"
    naming = [flag for flag in flags if row.key in flag.fields and flag.severity != "info"]
    if any(flag.code != _CRITERIA_LOW for flag in naming):
        return "rule_broken"
    if machine is None:
        return "certain"
    doubtful = bool(naming) or machine.confidence is None or bool(machine.reasons)
    return "to_check" if doubtful or row.key in season.always_verify or row.asked else "certain"


def day_of_receipt(row: SubmissionRow, season: Season) -> date | None:
    """The day of receipt where it is known.

    A file that was here by the closing day was received in time. One that was scanned and uploaded
    later may have lain on the desk as paper: then only a day that somebody entered (or the e-mail bears)
    counts, and without one the date at the stamp decides (DESIGN 3.3).
    """
    if row.received_on is not None:
        return date.fromisoformat(row.received_on)
    uploaded = row.received_at.astimezone(CHINA).date()
    return uploaded if uploaded <= season.closing else None


def reassess(
    session: Session, settings: Settings, row: SubmissionRow, register: object | None
) -> tuple[tuple[Flag, ...], tuple[Flag, ...]]:
    """Judge again what holds now; give the flags that went and those that came."""
    reading = stored_reading(row)
    fields = list(session.execute(select(FieldRow).where(FieldRow.submission_id == row.id)).scalars().all())
    if reading is None:
        return (), ()
    season = rulebook.taught_season(session, settings, row.season)
    keys = tuple(season.keys.get(reading.kind, ()))
    holds = effective_reading(reading, settled_fields(fields), keys)
    received = day_of_receipt(row, season)
    # A failed page may hide what seems absent; the judge must know (no silent "missing seal").
    readable = row.errors_json == "[]" and not any(q.code == "page_unreadable" for q in reading.questions)
    criteria, flags = rulebook.judge_reading(holds, season, register, received, pages_readable=readable)
    gone, come = _replace_flags(session, row, flags)
    _set_states(row, fields, reading, flags, season)
    _set_summary(session, row, holds, criteria, fields)
    count_open(session, row)
    return gone, come


def _replace_flags(
    session: Session, row: SubmissionRow, flags: Sequence[Flag]
) -> tuple[tuple[Flag, ...], tuple[Flag, ...]]:
    """Replace the rules' flags; those that compare submissions (`across`) stay."""
    present = session.execute(
        select(FlagRow).where(FlagRow.submission_id == row.id, FlagRow.source == "rule")
    ).scalars()
    before = {flag.fingerprint: to_flag(flag) for flag in present}
    after = {fingerprint(flag): flag for flag in flags}
    session.execute(delete(FlagRow).where(FlagRow.submission_id == row.id, FlagRow.source == "rule"))
    session.add_all(flag_row(row.id, flag, "rule") for flag in after.values())
    session.flush()
    gone = tuple(flag for mark, flag in before.items() if mark not in after)
    come = tuple(flag for mark, flag in after.items() if mark not in before)
    return gone, come


def flag_row(submission_id: int, flag: Flag, source: str) -> FlagRow:
    return FlagRow(
        submission_id=submission_id,
        code=flag.code,
        severity=flag.severity,
        message=flag.message,
        payload_json=flag.model_dump_json(),
        source=source,
        fingerprint=fingerprint(flag),
    )


def to_flag(row: FlagRow) -> Flag:
    return Flag.model_validate_json(row.payload_json)


def _set_states(
    row: SubmissionRow,
    fields: Sequence[FieldRow],
    reading: Reading,
    flags: Sequence[Flag],
    season: Season,
) -> None:
    slots = seal_slots(reading)
    open_count = 0
    for field in fields:
        if field.key.startswith(SEAL_PREFIX):
            sure = field.settled_as is not None or field.key not in slots
            state: FieldState = "confirmed" if sure else "to_check"
            if not sure and machine_decision(reading, slots[field.key]) != "相符":
                state = "rule_broken"
        elif field.extra:
            state = "confirmed" if field.settled_as else "certain"
        else:
            machine = reading.fields.get(field.key)
            state = field_state(field, machine, flags, season)
        field.state = state
        open_count += state in ("to_check", "rule_broken")
    row.to_check = open_count


def _set_summary(
    session: Session,
    row: SubmissionRow,
    holds: Reading,
    criteria: Sequence[Criterion],
    fields: Sequence[FieldRow],
) -> None:
    values = {key: field.value for key, field in holds.fields.items()}
    award = values.get("申报奖项") or holds.award
    row.kind, row.award = holds.kind, award[:MOST_OF_A_NAME] if award else None
    row.unit = values.get("单位名称") or values.get("工作单位") or ""
    row.title = (values.get("姓名") if holds.kind == "person" else row.unit) or row.file_name
    row.criteria_json = json.dumps([item.model_dump(mode="json") for item in criteria], ensure_ascii=False)
    texts = [row.file_name, row.sender, row.subject, str(row.id)]
    texts += [field.value for field in fields if field.value and not field.key.startswith(SEAL_PREFIX)]
    search = session.get(SearchRow, row.id)
    if search is None:
        session.add(SearchRow(submission_id=row.id, text="\n".join(texts).casefold()))
    else:
        search.text = "\n".join(texts).casefold()


def count_open(session: Session, row: SubmissionRow) -> None:
    """Count the flags that no written override covers."""
    session.flush()
    covered = set(
        session.execute(
            select(OverrideRow.fingerprint).where(
                OverrideRow.submission_id == row.id, OverrideRow.withdrawn.is_(False)
            )
        ).scalars()
    )
    found = session.execute(
        select(FlagRow.severity, FlagRow.fingerprint).where(FlagRow.submission_id == row.id)
    ).all()
    row.open_block = sum(severity == "block" and mark not in covered for severity, mark in found)
    row.open_warn = sum(severity == "warn" and mark not in covered for severity, mark in found)
