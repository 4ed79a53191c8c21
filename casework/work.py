"""The work loop: lease, read, store; only this process writes to the database."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from casework import jobs
from casework.errors import LeaseLost, StoreUnready
from casework.executors import Executor
from casework.outcome import Completion
from casework.services import across
from casework.services.reading import apply_reading
from casework.store.database import Store
from models.errors import YinjianError

log = logging.getLogger(__name__)

IDLE_SECONDS = 1.0
"""How often an idle worker looks for new files."""

COMPARE_PAUSE = 20
"""Comparing takes at most one part in so many of the time."""

SETUP_CODES = frozenset({"model_missing", "setup_incomplete"})
"""Failures of this computer and not of the file: the job waits, and work ends with the remedy."""


@dataclass(slots=True)
class Tally:
    """What a run of work has done."""

    read: int = 0
    failed: int = 0
    set_aside: int = 0


class SetupFailure(YinjianError):
    """Reading cannot start on this computer."""

    code = "setup_incomplete"
    exit_code = 4


Progress = Callable[[Tally, int], None]
"""Called after each file with the tally and how many are still waiting or being read."""


def run(
    store: Store,
    executor: Executor,
    *,
    once: bool,
    progress: Progress | None = None,
    stop: threading.Event | None = None,
) -> Tally:
    """Read what waits; with `once` end when nothing is left, else go on until `stop` is set.

    Raises SetupFailure where the engines cannot be loaded here.
    """
    worker, tally = jobs.worker_name(), Tally()
    active: dict[int, jobs.Lease] = {}
    seasons: set[str] = set()
    stop = stop or threading.Event()
    beat = compare_from = time.monotonic()
    try:
        while not stop.is_set():
            _start_tasks(store, executor, worker, active, tally)
            if not active:
                ended = once and jobs.unfinished(store) == 0
                if ended or time.monotonic() >= compare_from:
                    compare_from = _compare(store, seasons)
                if ended:
                    break
                stop.wait(IDLE_SECONDS)
                continue
            for completion in executor.collect(IDLE_SECONDS):
                _take_in(store, worker, active.pop(completion.task.job_id), completion, tally)
                seasons.add(completion.task.season.id)
                if progress is not None:
                    progress(tally, jobs.unfinished(store))
            if time.monotonic() - beat > store.settings.lease_seconds / 4:
                jobs.heartbeat(store, worker, tuple(active))
                beat = compare_from = time.monotonic()
    finally:
        executor.close()
        jobs.give_back(store, worker)
    return tally


def _compare(store: Store, seasons: set[str]) -> float:
    """Look across the submissions once the reading has caught up; gives the moment of the next look.

    A national season takes a minute to compare: trickling arrivals must not make that the main work.
    """
    started = time.monotonic()
    while seasons:
        across.refresh(store, seasons.pop())
    return time.monotonic() + COMPARE_PAUSE * (time.monotonic() - started)


def _start_tasks(
    store: Store, executor: Executor, worker: str, active: dict[int, jobs.Lease], tally: Tally
) -> None:
    if executor.free <= 0:
        return
    for lease in jobs.take(store, worker, executor.free):
        try:
            task = jobs.task_of(store, lease)
        except YinjianError as error:  # the original is gone or damaged: say so, go on with the others
            tally.set_aside += jobs.fail(store, worker, lease, f"{error}")
            continue
        active[lease.job_id] = lease
        executor.submit(task)


def _take_in(store: Store, worker: str, lease: jobs.Lease, completion: Completion, tally: Tally) -> None:
    failure = completion.failure
    if failure is not None and failure.code in SETUP_CODES:
        raise SetupFailure(failure.message, remedy=failure.remedy)
    if completion.outcome is None:
        reason = failure.message if failure is not None else "识别没有返回结果"
        tally.set_aside += jobs.fail(store, worker, lease, reason)
        return
    try:
        apply_reading(store, lease.submission_id, completion.outcome, job_id=lease.job_id, worker=worker)
    except LeaseLost:
        return
    except StoreUnready:  # the database is away or the disk is full: no fault of the file
        raise
    except Exception as error:
        log.exception("storing the reading of submission %s failed", lease.submission_id)
        reason = f"识别结果无法入库（{type(error).__name__}）：{str(error)[:300]}"
        tally.set_aside += jobs.fail(store, worker, lease, reason)
        return
    tally.read += 1
    tally.failed += any(error.page is None for error in completion.outcome.extraction.errors)
