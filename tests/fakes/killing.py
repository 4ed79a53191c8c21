"""What both kill tests share: how long they are, their dice, and what must hold afterwards."""

import hashlib
import json
import os
import random
from collections import Counter
from collections.abc import Mapping

from forms import person, unit_form
from sqlalchemy import select

from casework import jobs
from casework.roles import SYSTEM
from casework.services import history, queue
from casework.services.values import QueueFilter
from casework.store.database import Store
from casework.store.originals import LocalOriginals
from casework.store.tables import JobRow
from casework.store.tables_people import AuditRow

LONG = os.environ.get("YINJIAN_KILLS")
FILES, KILLS = (200, int(LONG)) if LONG else (40, 10)
"""Kept short for CI; ``YINJIAN_KILLS=100`` is the long form with 200 files."""


def dice() -> random.Random:
    """New dice each time, their seed printed; ``YINJIAN_KILL_SEED`` throws them as another run did."""
    seed = int(os.environ.get("YINJIAN_KILL_SEED") or random.SystemRandom().randrange(10**9))
    print(f"YINJIAN_KILL_SEED={seed} ({FILES} files, {KILLS} kills)", flush=True)
    return random.Random(seed)


def file_of(number: int, padding: int = 0) -> bytes:
    """A file for the fast reader: every fifth holds three forms, every twentieth cannot be read."""
    more: dict[str, object] = {"sleep": 0.02, "fault": "unreadable" if number % 20 == 7 else None}
    if number % 5 == 0:
        more["forms"] = [person(f"甲{number}", pages=2), person(f"乙{number}")]
    data = json.loads(unit_form(number, **more))
    if padding:
        data["padding"] = random.Random(number).randbytes(padding // 2).hex()
    return json.dumps(data, ensure_ascii=False).encode()


def forms_in(number: int) -> int:
    return 3 if number % 5 == 0 and number % 20 != 7 else 1


def check(store: Store, files: Mapping[str, int], before: int = 0) -> None:
    """Every file (sha256 → number) was read once or set aside with a reason; nothing doubled or half there.

    `before` submissions were in the store already.
    """
    rows = queue.queue(store, SYSTEM, QueueFilter(with_superseded=True), size=5000).rows
    assert jobs.unfinished(store) == 0
    with store.read() as session:
        states = list(session.execute(select(JobRow.submission_id, JobRow.state, JobRow.reason)).all())
        events = session.execute(select(AuditRow.submission_id, AuditRow.action)).all()
    read = Counter(number for number, action in events if action == "识别")
    received = Counter(number for number, action in events if action in ("收件", "分出"))
    ours = rows[before:]
    assert {row.read_state for row in ours} <= {"read", "failed", "set_aside"}
    assert all(state == "done" or (state == "set_aside" and reason) for _, state, reason in states)
    set_aside = {number for number, state, _ in states if state == "set_aside"}
    for row in ours:
        assert received[row.id] == 1, (row.id, received[row.id])
        assert read[row.id] == (0 if row.id in set_aside else 1), (row.id, read[row.id])
    of_file = Counter(_sha256_of(store, row.id) for row in ours)
    assert set(of_file) == set(files)
    alone = {_sha256_of(store, number) for number in set_aside if number > before}
    for sha256, number in files.items():
        assert of_file[sha256] == (1 if sha256 in alone else forms_in(number)), (number, of_file[sha256])
    _check_originals(store, set(files))
    assert history.verify(store).intact


def _sha256_of(store: Store, number: int) -> str:
    from casework.services import submissions

    return submissions.load(store, number, SYSTEM).sha256


def _check_originals(store: Store, sent: set[str]) -> None:
    assert isinstance(store.originals, LocalOriginals)
    kept = set(store.originals.all())
    assert sent <= kept
    for sha256 in kept:
        assert hashlib.sha256(store.originals.path(sha256).read_bytes()).hexdigest() == sha256
