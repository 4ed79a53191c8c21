"""Taking a reading into the store. What a person settled is never overwritten: differences are offered."""

import json

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from casework.assessment import is_asked
from casework.clock import now
from casework.effective import machine_decision, seal_slots
from casework.errors import InvalidInput, LeaseLost
from casework.outcome import PagePicture, ReadOutcome
from casework.roles import SYSTEM, Action, Actor
from casework.rulebook import reading_of, season_named
from casework.services.changing import Change, changing
from casework.services.values import Changed
from casework.stages import Stage
from casework.store.database import Store
from casework.store.originals import write_durably
from casework.store.tables import FieldRow, JobRow, PageRow
from extract.result import FieldValue, Kind, Reading

EXTRA_ORDINAL, SEAL_ORDINAL = 1000, 500


def apply_reading(
    store: Store,
    submission_id: int,
    outcome: ReadOutcome,
    who: Actor = SYSTEM,
    *,
    job_id: int | None = None,
    worker: str = "",
) -> Changed:
    """Store a reading, lay settled fields over it, judge, and move 收件/识别 on to 初审.

    With `job_id` the job ends in the same commit; raises LeaseLost where it is no longer `worker`'s, so
    that a file is never read into the store twice.
    """
    pictures = _keep_pictures(store, outcome.extraction.sha256, outcome.pictures)
    with changing(store, submission_id, who, Action.RECEIVE) as change:
        if job_id is not None:
            _finish_job(change, job_id, worker, outcome.seconds)
        extraction = outcome.extraction
        reading = outcome.reading or reading_of(extraction)
        failed = any(error.page is None for error in extraction.errors)
        row = change.row
        stored = {"extraction": extraction.model_dump(mode="json", by_alias=True)}
        stored["reading"] = reading.model_dump(mode="json")
        row.errors_json = json.dumps(
            [error.model_dump(mode="json") for error in extraction.errors], ensure_ascii=False
        )
        row.pages, row.engine = extraction.pages, f"{extraction.engine.ocr} {extraction.engine.version}"
        row.read_state = "failed" if failed else "read"
        if failed and row.reading_json is not None:
            change.record("重新识别失败", after=extraction.errors[0].message)
            return change.done()  # an earlier good reading is not thrown away for a failed one
        row.reading_json = None if failed else json.dumps(stored, ensure_ascii=False)
        _replace_pages(change.unit.session, row.id, pictures)
        if not failed:
            _merge_fields(change, reading)
        change.record("识别", after=f"{extraction.pages} 页，{outcome.seconds:.1f} 秒", why=row.engine)
        if not failed:
            _to_first_review(change)
        change.judge_again()
    return change.done()


def _finish_job(change: Change, job_id: int, worker: str, seconds: float) -> None:
    job = change.unit.session.get(JobRow, job_id, with_for_update=True)
    if job is None or job.state != "leased" or job.worker != worker:
        raise LeaseLost(f"任务 {job_id} 已由其他进程接手。")
    job.state, job.finished_at, job.seconds = "done", now(), seconds
    job.worker, job.lease_until, job.reason = None, None, ""


def start_by_hand(store: Store, submission_id: int, kind: Kind, who: Actor) -> Changed:
    """Open an unread submission for typing: for a file that no reading could make sense of."""
    with changing(store, submission_id, who, Action.REVIEW) as change:
        if change.row.reading_json is not None:
            raise InvalidInput("这份材料已有识别结果，可直接更正。")
        reading = Reading(kind=kind, award=None, fields={})
        change.row.reading_json = json.dumps({"reading": reading.model_dump(mode="json")})
        _merge_fields(change, reading)
        change.record("人工录入", after=kind)
        _to_first_review(change)
        change.judge_again()
    return change.done()


def read_again(store: Store, submission_id: int, who: Actor, why: str = "") -> Changed:
    """Queue another reading; what people settled stays."""
    with changing(store, submission_id, who, Action.REVIEW) as change:
        session = change.unit.session
        waiting = session.execute(
            select(JobRow.id).where(
                JobRow.submission_id == submission_id, JobRow.state.in_(("waiting", "leased"))
            )
        ).first()
        if waiting is None:
            session.add(JobRow(submission_id=submission_id, priority=1, created_at=now()))
            change.row.read_state = "waiting"
            change.record("重新识别", why=why)
    return change.done()


def rejudge_season(store: Store, season: str, who: Actor) -> int:
    """Judge every read submission of a season again (after a new register); gives how many changed."""
    from casework.services.queue import matching_ids
    from casework.services.values import QueueFilter

    who.require(Action.IMPORT_REGISTER)
    changed = 0
    for submission_id in matching_ids(store, who, QueueFilter(season=season), limit=1_000_000):
        with changing(store, submission_id, who, Action.IMPORT_REGISTER) as change:
            if change.row.reading_json is not None:
                change.judge_again()
        changed += bool(change.gone or change.come)
    return changed


def _to_first_review(change: Change) -> None:
    row = change.row
    if row.stage in (Stage.RECEIVED.value, Stage.READING.value):
        change.record("流转", before=row.stage, after=Stage.FIRST_REVIEW.value)
        row.stage, row.stage_since = Stage.FIRST_REVIEW.value, now()


def _merge_fields(change: Change, reading: Reading) -> None:
    session, row = change.unit.session, change.row
    season = season_named(change.store.settings, row.season)
    present = {
        field.key: field
        for field in session.execute(select(FieldRow).where(FieldRow.submission_id == row.id)).scalars()
    }
    wanted: dict[str, tuple[int, FieldValue | None, bool]] = {
        key: (ordinal, reading.fields.get(key), False)
        for ordinal, key in enumerate(season.keys.get(reading.kind, tuple(reading.fields)))
    }
    for ordinal, (label, extra_value) in enumerate(reading.extras.items()):
        wanted.setdefault(label, (EXTRA_ORDINAL + ordinal, extra_value, True))
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
        field.asked = is_asked(row.sha256, key, season.audit_share) and machine is not None
    for key, field in present.items():
        moved = field.extra and field.settled_as == "assigned"  # it stands under its own field now
        if key not in wanted and (field.settled_as is None or moved):
            session.delete(field)
    session.flush()


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
        confidence = machine.confidence if machine else None
        field.offered_json = json.dumps({"value": value, "confidence": confidence}, ensure_ascii=False)


def _keep_pictures(
    store: Store, sha256: str, pictures: tuple[PagePicture, ...]
) -> tuple[tuple[PagePicture, str], ...]:
    """Write page pictures to the cache before their rows exist."""
    kept = []
    for picture in pictures:
        name = f"{sha256[:2]}/{sha256[2:]}/{picture.page}.webp"
        write_durably(store.settings.pictures_folder / name, picture.webp)
        kept.append((picture, name))
    return tuple(kept)


def _replace_pages(
    session: Session, submission_id: int, pictures: tuple[tuple[PagePicture, str], ...]
) -> None:
    session.execute(delete(PageRow).where(PageRow.submission_id == submission_id))
    session.add_all(
        PageRow(
            submission_id=submission_id,
            page=picture.page,
            width=picture.width,
            height=picture.height,
            to_given_json=json.dumps(picture.to_given),
            picture=name,
            fingerprint=picture.fingerprint,
        )
        for picture, name in pictures
    )
