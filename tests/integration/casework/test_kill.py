"""kill -9 at random moments of an intake and its reading: nothing is lost, doubled or half written."""

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from forms import unit_form
from killing import FILES, KILLS, check, dice, file_of

from casework.roles import SYSTEM
from casework.services import history, queue
from casework.settings import Settings
from casework.store.database import Store, open_store


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


@pytest.mark.timeout(7200)
def test_killed_at_random_moments(settings: Settings, tmp_path: Path) -> None:
    folder, sent = tmp_path / "in", {}
    folder.mkdir()
    for number in range(FILES):
        data = file_of(number)
        (folder / f"{number:03d}.pdf").write_bytes(data)
        sent[hashlib.sha256(data).hexdigest()] = number
    thrown, empty = dice(), tmp_path / "empty"
    empty.mkdir()
    began = time.monotonic()
    assert _command(settings, "intake", str(empty)).wait(300) == 0
    start = time.monotonic() - began  # most of it imports: nothing happens before
    for _ in range(KILLS):
        victims = [_command(settings, "intake", str(folder)), _command(settings, "work", "--once")]
        time.sleep(start * thrown.uniform(0.6, 2.5))
        for victim in victims:
            victim.kill()
            victim.wait()
    assert _command(settings, "intake", str(folder)).wait(300) == 0
    assert _command(settings, "work", "--once").wait(600) in (0, 3)
    store = open_store(settings)
    try:
        check(store, sent)
    finally:
        store.close()


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
