"""Taking a reading into the store. What a person settled is never overwritten: differences are offered."""

import json

from sqlalchemy import select

from casework.clock import now
from casework.errors import InvalidInput, LeaseLost, NotFound
from casework.outcome import FormRead, PagePicture, ReadOutcome
from casework.roles import SYSTEM, Action, Actor
from casework.services.changing import Change, changing
from casework.services.impressions import compare_impressions
from casework.services.merging import merge_fields, to_first_review
from casework.services.parts import take_in_forms
from casework.services.values import Changed
from casework.store.database import Store
from casework.store.originals import write_durably
from casework.store.tables import JobRow, SubmissionRow
from extract.result import Kind, Reading


def apply_reading(
    store: Store,
    submission_id: int,
    outcome: ReadOutcome,
    who: Actor = SYSTEM,
    *,
    job_id: int | None = None,
    worker: str = "",
) -> Changed:
    """Store a file's reading, each form in its own submission; `submission_id` is the file's first.

    Settled fields are laid over the reading, it is judged, and 收件/识别 goes on to 初审. With `job_id`
    the job ends in the same commit; raises LeaseLost where it is no longer `worker`'s, so that a file is
    never read into the store twice.
    """
    extraction = outcome.extraction
    pictures = _keep_pictures(store, extraction.sha256, outcome.pictures)
    forms: tuple[int, ...] = ()
    with changing(store, submission_id, who, Action.RECEIVE) as change:
        if job_id is not None:
            _finish_job(change, job_id, worker, outcome.seconds)
        if any(error.page is None for error in extraction.errors):
            _note_failure(change, outcome)
        else:
            take_in_forms(change, _forms_of(outcome), pictures, outcome.seconds)
            forms = _ids_of_file(change)
    compare_impressions(store, forms)
    return change.done()


def _ids_of_file(change: Change) -> tuple[int, ...]:
    change.unit.session.flush()
    row = change.row
    query = select(SubmissionRow.id).where(
        SubmissionRow.season == row.season, SubmissionRow.sha256 == row.sha256
    )
    return tuple(change.unit.session.execute(query).scalars())


def _forms_of(outcome: ReadOutcome) -> tuple[FormRead, ...]:
    """The file's forms; pages that no further form claims belong to the first."""
    elsewhere = {page for form in outcome.others for page in form.pages}
    own = tuple(picture.page for picture in outcome.pictures if picture.page not in elsewhere)
    return (FormRead(outcome.extraction, outcome.reading, own), *outcome.others)


def _note_failure(change: Change, outcome: ReadOutcome) -> None:
    """A file that could not be opened. An earlier good reading is not thrown away for a failed one."""
    row, extraction = change.row, outcome.extraction
    if row.reading_json is not None:
        row.read_state = "read"
        change.record("重新识别失败", after=extraction.errors[0].message)
        return
    errors = [error.model_dump(mode="json") for error in extraction.errors]
    row.errors_json = json.dumps(errors, ensure_ascii=False)
    row.pages, row.engine = extraction.pages, f"{extraction.engine.ocr} {extraction.engine.version}"
    row.read_state = "failed"
    change.record("识别", after=f"{extraction.pages} 页，{outcome.seconds:.1f} 秒", why=row.engine)
    change.judge_again()


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
        merge_fields(change, reading)
        change.record("人工录入", after=kind)
        to_first_review(change)
        change.judge_again()
    return change.done()


def read_again(store: Store, submission_id: int, who: Actor, why: str = "") -> Changed:
    """Queue another reading of the file, with every form in it; what people settled stays."""
    who.require(Action.REVIEW)
    file = _file_of(store, submission_id)
    with changing(store, file, who, Action.REVIEW) as change:
        session = change.unit.session
        waiting = session.execute(
            select(JobRow.id).where(JobRow.submission_id == file, JobRow.state.in_(("waiting", "leased")))
        ).first()
        if waiting is None:
            session.add(JobRow(submission_id=file, priority=1, created_at=now()))
            change.row.read_state = "waiting"
            change.record("重新识别", why=why)
            if file != submission_id:
                change.unit.record(who.name, "重新识别", submission_id, why=why)
    return change.done()


def _file_of(store: Store, submission_id: int) -> int:
    """The first submission of the same file: the one that is read. Raises NotFound."""
    with store.read() as session:
        row = session.get(SubmissionRow, submission_id)
        if row is None:
            raise NotFound(f"没有编号为 {submission_id} 的申报材料。")
        return session.execute(
            select(SubmissionRow.id).where(
                SubmissionRow.season == row.season,
                SubmissionRow.sha256 == row.sha256,
                SubmissionRow.first_page == 0,
            )
        ).scalar_one()


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


def _keep_pictures(
    store: Store, sha256: str, pictures: tuple[PagePicture, ...]
) -> dict[int, tuple[PagePicture, str]]:
    """Write page pictures to the cache before their rows exist; the forms of a file share them."""
    kept = {}
    for picture in pictures:
        name = f"{sha256[:2]}/{sha256[2:]}/{picture.page}.webp"
        write_durably(store.settings.pictures_folder / name, picture.webp)
        kept[picture.page] = (picture, name)
    return kept
