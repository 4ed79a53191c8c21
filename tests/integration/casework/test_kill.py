"""kill -9 at random moments of an intake and its reading: nothing is lost, doubled or half written."""

import hashlib
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from forms import unit_form
from sqlalchemy import select

from casework import jobs
from casework.roles import SYSTEM
from casework.services import history, queue
from casework.settings import Settings
from casework.store.database import Store, open_store
from casework.store.originals import LocalOriginals
from casework.store.tables import JobRow
from casework.store.tables_people import AuditRow

FILES, KILLS = 40, 10
"""Kept short for CI; ``YINJIAN_KILLS=100`` with 200 files is the long form."""

LONG = os.environ.get("YINJIAN_KILLS")


def _command(settings: Settings, *arguments: str) -> subprocess.Popen[bytes]:
    repository = Path(__file__).parents[3]
    environment = {
        **os.environ,
        "PYTHONPATH": f"{repository}{os.pathsep}{repository / 'tests' / 'fakes'}",
        "YINJIAN_HOME": str(settings.home),
        "YINJIAN_READER": "fast_reader:load",
        "YINJIAN_LEASE_SECONDS": "2",
        "YINJIAN_MAX_ATTEMPTS": "20",
    }
    if settings.database_url is not None:
        environment["YINJIAN_DATABASE_URL"] = settings.database_url.get_secret_value()
    return subprocess.Popen(
        [sys.executable, "-m", "casework.cli", *arguments],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_killed_at_random_moments(settings: Settings, tmp_path: Path) -> None:
    files, kills = (200, int(LONG)) if LONG else (FILES, KILLS)
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(files):
        data = unit_form(number, sleep=0.02, fault="unreadable" if number % 20 == 7 else None)
        (folder / f"{number:03d}.pdf").write_bytes(data)
    dice = random.Random(20211231)
    for _ in range(kills):
        victims = [_command(settings, "intake", str(folder)), _command(settings, "work", "--once")]
        time.sleep(dice.uniform(0.6, 3.0))
        for victim in victims:
            victim.kill()
            victim.wait()
    assert _command(settings, "intake", str(folder)).wait(120) == 0
    assert _command(settings, "work", "--once").wait(300) in (0, 3)
    store = open_store(settings)
    try:
        _check(store, files)
    finally:
        store.close()


def _check(store: Store, files: int) -> None:
    page = queue.queue(store, SYSTEM, size=1000)
    assert len(page.rows) == files
    assert jobs.unfinished(store) == 0
    assert {row.read_state for row in page.rows} <= {"read", "failed", "set_aside"}
    with store.read() as session:
        states = list(session.execute(select(JobRow.state, JobRow.reason)).all())
        readings = list(
            session.execute(select(AuditRow.submission_id).where(AuditRow.action == "识别")).scalars()
        )
    assert len(states) == files
    assert all(state == "done" or (state == "set_aside" and reason) for state, reason in states)
    # Read exactly once: one event 识别 for each job that is done, none twice.
    assert len(readings) == len(set(readings)) == sum(state == "done" for state, _ in states)
    assert isinstance(store.originals, LocalOriginals)
    kept = list(store.originals.all())
    assert len(kept) >= files
    for sha256 in kept:
        assert hashlib.sha256(store.originals.path(sha256).read_bytes()).hexdigest() == sha256
    assert history.verify(store).intact


def test_killed_reader_is_noticed_and_the_job_retried(store: Store, tmp_path: Path) -> None:
    from casework import work
    from casework.executors.local import LocalExecutor
    from casework.services import submissions

    once = str(tmp_path / "died")
    submissions.register_upload(store, unit_form(1, fault="die", fault_once=once), "a.pdf", "upload", SYSTEM)
    submissions.register_upload(store, unit_form(2, fault="die"), "b.pdf", "upload", SYSTEM)
    submissions.register_upload(store, unit_form(3), "c.pdf", "upload", SYSTEM)
    tally = work.run(store, LocalExecutor(store.settings, 1), once=True)
    assert (tally.read, tally.set_aside) == (2, 1)
    rows = {row.file_name: row for row in queue.queue(store, SYSTEM).rows}
    assert rows["b.pdf"].read_state == "set_aside"
    reasons = [
        event.why for event in history.history(store, rows["b.pdf"].id, SYSTEM) if event.action == "搁置"
    ]
    assert reasons
    assert "意外退出" in reasons[0]
    retried = [event.action for event in history.history(store, rows["a.pdf"].id, SYSTEM)]
    assert retried.count("识别未成") == 1
    assert retried.count("识别") == 1


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_hanging_reader_is_stopped(settings: Settings) -> None:
    from casework import work
    from casework.executors.local import LocalExecutor
    from casework.services import submissions

    impatient = settings.model_copy(update={"read_timeout_seconds": 1.0, "max_attempts": 1})
    store = open_store(impatient)
    try:
        submissions.register_upload(store, unit_form(fault="hang"), "a.pdf", "upload", SYSTEM)
        tally = work.run(store, LocalExecutor(impatient, 1), once=True)
        assert tally.set_aside == 1
    finally:
        store.close()


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_reader_that_grew_is_replaced(settings: Settings) -> None:
    from casework import work
    from casework.executors.local import LocalExecutor
    from casework.services import submissions

    store = open_store(settings)
    seen: set[int] = set()
    try:
        for number in range(3):
            data = unit_form(number, memory_mb=99_999)
            submissions.register_upload(store, data, f"{number}.pdf", "upload", SYSTEM)
        executor = LocalExecutor(settings, 1)
        tally = work.run(
            store, executor, once=True, progress=lambda _tally, _left: seen.update(executor.process_ids)
        )
        assert tally.read == 3
        assert len(seen) == 3
    finally:
        store.close()
