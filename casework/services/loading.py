"""Rows → views."""

import json
from collections.abc import Sequence
from datetime import date

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from casework import rulebook
from casework.assessment import stored_reading, to_flag
from casework.blind import without
from casework.clock import now
from casework.effective import SEAL_PREFIX, machine_decision, seal_slots, seals_in
from casework.roles import Actor
from casework.services.impressions import with_copies_told
from casework.services.standing import hidden_words, pairs_of
from casework.services.steps import step_views
from casework.services.values import (
    Claim,
    FieldView,
    FileView,
    FlagView,
    HistoryEntry,
    OfferedValue,
    PageView,
    ReadState,
    SameFile,
    SealSlotView,
    SubmissionView,
)
from casework.stages import Stage
from casework.store.database import Store
from casework.store.tables import FieldRow, FileRow, FlagRow, OriginalRow, OverrideRow, PageRow, SubmissionRow
from casework.store.tables_people import AuditRow
from casework.upright import unframed
from extract.result import Criterion, FieldValue, Flag, ReadError, Reading
from extract.season import Season
from ingest.document import Box

HISTORY_LINES = 500


def view_of(
    store: Store, session: Session, row: SubmissionRow, who: Actor, *, copies: bool = False
) -> SubmissionView:
    """One submission as a value; with `copies` its seals say on which other submissions they stand too."""
    season = rulebook.season_named(store.settings, row.season)
    fields = (
        session.execute(
            select(FieldRow).where(FieldRow.submission_id == row.id).order_by(FieldRow.ordinal, FieldRow.key)
        )
        .scalars()
        .all()
    )
    flags = flag_views(session, row.id)
    pages = page_views(session, row.id)
    reading = stored_reading(row)
    if reading is not None and copies:
        reading = with_copies_told(session, row, reading)
    same_file, file_state = _same_file(store, session, row, who)
    plain = [
        field_view(field, reading, flags, pages, season)
        for field in fields
        if not field.key.startswith(SEAL_PREFIX)
    ]
    return SubmissionView(
        id=row.id,
        version=row.version,
        season=row.season,
        stage=Stage(row.stage),
        stage_since=row.stage_since,
        read_state=file_state,
        file_name=row.file_name,
        sha256=row.sha256,
        channel=row.channel,
        sender=row.sender,
        subject=row.subject,
        received_at=row.received_at,
        received_by=row.received_by,
        received_on=date.fromisoformat(row.received_on) if row.received_on else None,
        kind=row.kind,  # type: ignore[arg-type]
        award=row.award,
        title=row.title,
        unit=row.unit,
        fields=tuple(field for field in plain if not field.extra),
        extras=tuple(field for field in plain if field.extra),
        slots=slot_views(fields, reading),
        seals=reading.seals if reading else (),
        criteria=tuple(Criterion.model_validate(item) for item in json.loads(row.criteria_json)),
        flags=flags,
        errors=tuple(ReadError.model_validate(item) for item in json.loads(row.errors_json)),
        pages=pages,
        files=file_views(session, row.id),
        history=history_of(session, row.id),
        steps=step_views(store, session, row, who),
        claim=_claim(row),
        to_check=row.to_check,
        superseded_by=row.superseded_by,
        engine=row.engine,
        pairs=pairs_of(session, store.settings, row),
        first_page=row.first_page,
        same_file=same_file,
        absorbed=row.absorbed,
    )


def _same_file(
    store: Store, session: Session, row: SubmissionRow, who: Actor
) -> tuple[tuple[SameFile, ...], ReadState]:
    """The file's other forms, and how far the reading is: that of the whole file while it goes on."""
    others = (
        session.execute(
            select(SubmissionRow)
            .where(
                SubmissionRow.season == row.season,
                SubmissionRow.sha256 == row.sha256,
                SubmissionRow.id != row.id,
            )
            .order_by(SubmissionRow.first_page)
            .options(defer(SubmissionRow.reading_json), defer(SubmissionRow.criteria_json))
        )
        .scalars()
        .all()
    )
    hidden = hidden_words(session, store.settings, others, who)
    states = [row.read_state, *(other.read_state for other in others if other.first_page == 0)]
    state = next((state for state in reversed(states) if state in ("waiting", "reading")), row.read_state)
    standing = tuple(
        SameFile(other.id, without(other.title, hidden.get(other.id, ())), other.first_page)
        for other in others
        if other.superseded_by is None
    )
    return standing, state  # type: ignore[return-value]


def field_view(
    row: FieldRow,
    reading: Reading | None,
    flags: Sequence[FlagView],
    pages: Sequence[PageView],
    season: Season,
) -> FieldView:
    machine = FieldValue.model_validate_json(row.machine_json) if row.machine_json else None
    offered = json.loads(row.offered_json) if row.offered_json else None
    kind = reading.kind if reading else "other"
    award = reading.award if reading else None
    reasons = [] if row.settled_as else list(machine.reasons if machine else ())
    if not row.settled_as:
        reasons += [flag.message for flag in flags if row.key in flag.fields and not flag.overridden_by]
        if row.asked and row.state == "to_check" and not reasons:
            reasons.append("抽查：核对一次，用来统计真实准确率。")
    return FieldView(
        key=row.key,
        value=row.value,
        state=row.state,  # type: ignore[arg-type]
        label=machine.label if machine else None,
        machine_value=machine.value if machine else None,
        raw=machine.raw if machine else None,
        normalised=machine.normalised if machine else None,
        confidence=machine.confidence if machine else None,
        source=_source(row, machine),
        page=machine.page if machine else None,
        box=machine.box if machine else None,
        upright_box=upright_box(pages, machine.page, machine.box) if machine and machine.box else None,
        alternatives=machine.alternatives if machine else (),
        reasons=tuple(dict.fromkeys(reasons)),
        repair=machine.repair if machine else None,
        required=row.key in season.required_fields(kind, award),
        extra=row.extra,
        asked=row.asked,
        settled_as=row.settled_as,  # type: ignore[arg-type]
        settled_by=row.settled_by,
        settled_at=row.settled_at,
        offered=OfferedValue(offered["value"], offered["confidence"]) if offered else None,
    )


def _source(row: FieldRow, machine: FieldValue | None) -> str:
    if row.settled_as in ("corrected", "assigned"):
        return "typed"
    return machine.source if machine else ""


def upright_box(pages: Sequence[PageView], page: int, box: Box) -> Box | None:
    """A box of the page as given → 0..1 of the page picture. None where the page was not rendered."""
    view = next((candidate for candidate in pages if candidate.page == page), None)
    if view is None:
        return None
    scale = np.diag(np.array([view.width, view.height, 1.0], dtype=np.float64))
    return Box(*unframed(box.as_tuple(), np.array(view.to_given, dtype=np.float64) @ scale))


def slot_views(fields: Sequence[FieldRow], reading: Reading | None) -> tuple[SealSlotView, ...]:
    if reading is None:
        return ()
    rows = {row.key: row for row in fields}
    views = []
    for key, slot in seal_slots(reading).items():
        row = rows.get(key)
        if row is None:
            continue
        seals = seals_in(reading, slot)
        views.append(
            SealSlotView(
                key=key,
                slot=slot,
                seals=seals,
                state=row.state,  # type: ignore[arg-type]
                decision=row.value if row.settled_as else None,  # type: ignore[arg-type]
                decided_by=row.settled_by,
                decided_at=row.settled_at,
                machine_decision=machine_decision(reading, slot),
                reasons=tuple(seal.reason for seal in seals if seal.reason),
            )
        )
    return tuple(views)


def flag_views(session: Session, submission_id: int) -> tuple[FlagView, ...]:
    overrides = {
        row.fingerprint: row
        for row in session.execute(
            select(OverrideRow)
            .where(OverrideRow.submission_id == submission_id, OverrideRow.withdrawn.is_(False))
            .order_by(OverrideRow.id)
        ).scalars()
    }
    rows = session.execute(
        select(FlagRow).where(FlagRow.submission_id == submission_id).order_by(FlagRow.id)
    ).scalars()
    views = [_flag_view(to_flag(row), row.fingerprint, overrides.get(row.fingerprint)) for row in rows]
    order = {"block": 0, "warn": 1, "info": 2}
    return tuple(sorted(views, key=lambda view: (view.overridden_by is not None, order[view.severity])))


def _flag_view(flag: Flag, fingerprint: str, override: OverrideRow | None) -> FlagView:
    return FlagView(
        flag.code,
        flag.severity,
        flag.message,
        flag.fields,
        flag.evidence,
        fingerprint,
        override.who if override else None,
        override.at if override else None,
        override.why if override else None,
    )


def page_views(session: Session, submission_id: int) -> tuple[PageView, ...]:
    return pages_of_many(session, (submission_id,)).get(submission_id, ())


def pages_of_many(session: Session, submission_ids: Sequence[int]) -> dict[int, tuple[PageView, ...]]:
    """The pages of several submissions, asked in one go."""
    rows = session.execute(
        select(PageRow)
        .where(PageRow.submission_id.in_(submission_ids))
        .order_by(PageRow.submission_id, PageRow.page)
    ).scalars()
    found: dict[int, tuple[PageView, ...]] = {}
    for row in rows:
        to_given = tuple(tuple(line) for line in json.loads(row.to_given_json))
        view = PageView(row.page, row.width, row.height, to_given)
        found[row.submission_id] = (*found.get(row.submission_id, ()), view)
    return found


def file_views(session: Session, submission_id: int) -> tuple[FileView, ...]:
    rows = session.execute(
        select(FileRow, OriginalRow.size)
        .join(OriginalRow, OriginalRow.sha256 == FileRow.sha256)
        .where(FileRow.submission_id == submission_id)
        .order_by(FileRow.ordinal)
    ).all()
    return tuple(
        FileView(row.sha256, row.name, row.role, size, row.added_at, row.added_by) for row, size in rows
    )


def history_of(session: Session, submission_id: int) -> tuple[HistoryEntry, ...]:
    """The newest lines of the history, oldest first."""
    rows = session.execute(
        select(AuditRow)
        .where(AuditRow.submission_id == submission_id)
        .order_by(AuditRow.seq.desc())
        .limit(HISTORY_LINES)
    ).scalars()
    return tuple(
        HistoryEntry(row.at, row.who, row.action, row.subject, row.before, row.after, row.why)
        for row in reversed(rows.all())
    )


def _claim(row: SubmissionRow) -> Claim | None:
    if row.claimed_by is None or row.claimed_until is None or row.claimed_until < now():
        return None
    return Claim(row.claimed_by, row.claimed_until)
