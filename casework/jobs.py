"""The job table: the database is the truth about what waits, who reads it and how often it was tried."""

import os
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select, update

from casework.assessment import day_of_receipt
from casework.clock import now
from casework.outcome import ReadTask
from casework.roles import SYSTEM, Action
from casework.rulebook import taught_season
from casework.services.changing import changing
from casework.services.members import current_register
from casework.stages import Stage
from casework.store.database import Store
from casework.store.tables import JobRow, SubmissionRow

FAR_AHEAD = timedelta(days=1)
"""No lease lasts so long: longer than any lease and than clocks of one cluster differ."""


@dataclass(frozen=True, slots=True)
class JobCounts:
    """How many jobs stand how."""

    waiting: int
    leased: int
    done: int
    set_aside: int


@dataclass(frozen=True, slots=True)
class Lease:
    """A job taken for reading, until `worker` finishes it or the lease runs out."""

    job_id: int
    submission_id: int


def worker_name() -> str:
    """Names this process in the job table."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}:{os.urandom(4).hex()}"


def take(store: Store, worker: str, count: int) -> tuple[Lease, ...]:
    """Lease up to `count` waiting jobs, oldest first; other workers' rows are passed over."""
    release_expired(store, sparing=worker)
    moment = now()
    until = moment + timedelta(seconds=store.settings.lease_seconds)
    with store.write() as unit:
        rows = (
            unit.session.execute(
                select(JobRow)
                .where(JobRow.state == "waiting")
                .order_by(JobRow.priority.desc(), JobRow.id)
                .limit(count)
                .with_for_update(skip_locked=True)
            )
            .scalars()
            .all()
        )
        for row in rows:
            row.state, row.worker, row.lease_until = "leased", worker, until
            row.attempts, row.started_at = row.attempts + 1, moment
        leases = tuple(Lease(row.id, row.submission_id) for row in rows)
    _mark_reading(store, leases)
    return leases


def task_of(store: Store, lease: Lease) -> ReadTask:
    """The bytes and rules that a reading process needs. Raises NotFound or Damaged for the original."""
    with store.read() as session:
        row = session.get_one(SubmissionRow, lease.submission_id)
        season = taught_season(session, store.settings, row.season)
        register = current_register(store, session, row.season)
        day = day_of_receipt(row, season)
    data = store.originals.get(row.sha256)
    received = day.isoformat() if day is not None else None
    return ReadTask(lease.job_id, row.id, row.file_name, data, season, register, received)


def heartbeat(store: Store, worker: str, job_ids: Sequence[int]) -> None:
    """Extend the leases of jobs that are still being read."""
    if not job_ids:
        return
    until = now() + timedelta(seconds=store.settings.lease_seconds)
    with store.write() as unit:
        unit.session.execute(
            update(JobRow)
            .where(JobRow.id.in_(job_ids), JobRow.worker == worker, JobRow.state == "leased")
            .values(lease_until=until)
        )


def give_back(store: Store, worker: str) -> None:
    """Return one's unfinished leases at a planned stop; the try does not count."""
    with store.write() as unit:
        unit.session.execute(
            update(JobRow)
            .where(JobRow.worker == worker, JobRow.state == "leased")
            .values(state="waiting", worker=None, lease_until=None, attempts=JobRow.attempts - 1)
        )


def fail(store: Store, worker: str, lease: Lease, reason: str) -> bool:
    """A try gave no result: wait for another, or set the file aside. True where it was set aside."""
    with changing(store, lease.submission_id, SYSTEM, Action.RECEIVE) as change:
        job = change.unit.session.get(JobRow, lease.job_id, with_for_update=True)
        if job is None or job.state != "leased" or job.worker != worker:
            return False
        return _fail(store, change.row, job, reason, change.record)


def release_expired(store: Store, sparing: str = "") -> int:
    """Take back leases that ran out (a worker was killed); gives how many.

    `sparing` names the worker that asks: after a computer's sleep its own leases have run out, but it is
    still reading. A lease that ends days ahead was given under a clock that has been set back since.
    """
    with store.read() as session:
        leases = session.execute(
            select(JobRow.id, JobRow.submission_id, JobRow.lease_until).where(
                JobRow.state == "leased", JobRow.worker != sparing
            )
        ).all()
    expired = [(job_id, submission_id) for job_id, submission_id, until in leases if _ran_out(until)]
    for job_id, submission_id in expired:
        with changing(store, submission_id, SYSTEM, Action.RECEIVE) as change:
            job = change.unit.session.get(JobRow, job_id, with_for_update=True)
            if job is None or job.state != "leased" or not _ran_out(job.lease_until):
                continue
            _fail(store, change.row, job, "识别进程失去联系", change.record)
    return len(expired)


def _ran_out(until: datetime | None) -> bool:
    moment = now()
    return until is not None and not moment <= until <= moment + FAR_AHEAD


def counts(store: Store) -> JobCounts:
    """How many jobs stand how."""
    with store.read() as session:
        rows = session.execute(select(JobRow.state, func.count()).group_by(JobRow.state)).all()
    found = {state: count for state, count in rows}  # noqa: C416  (typed; dict() of rows is not)
    return JobCounts(*(found.get(state, 0) for state in ("waiting", "leased", "done", "set_aside")))


def unfinished(store: Store) -> int:
    """Jobs that wait or are being read."""
    with store.read() as session:
        return session.execute(
            select(func.count())
            .select_from(JobRow)
            .where(or_(JobRow.state == "waiting", JobRow.state == "leased"))
        ).scalar_one()


def _mark_reading(store: Store, leases: Sequence[Lease]) -> None:
    # Apart from the leasing: rows are locked job first there, submission first everywhere else.
    for lease in leases:
        with store.write() as unit:
            row = unit.session.get(SubmissionRow, lease.submission_id, with_for_update=True)
            if row is None:
                continue
            row.read_state = "reading"
            if row.stage == Stage.RECEIVED.value:
                unit.record(SYSTEM.name, "流转", row.id, before=row.stage, after=Stage.READING.value)
                row.stage, row.stage_since = Stage.READING.value, now()


def _fail(store: Store, row: SubmissionRow, job: JobRow, reason: str, record: object) -> bool:
    job.worker, job.lease_until, job.reason = None, None, reason
    final = job.attempts >= store.settings.max_attempts
    job.state = "set_aside" if final else "waiting"
    row.read_state = "waiting"
    if final:
        # An earlier reading still holds where only reading it again failed.
        row.read_state = "set_aside" if row.reading_json is None else "read"
        job.finished_at = now()
    assert callable(record)
    record("搁置" if final else "识别未成", after=f"第 {job.attempts} 次", why=reason)
    return final
