"""Two reviewers in two processes, one submission: no correction is lost."""

import os
import subprocess
import sys
from pathlib import Path

from desk import take_in
from forms import unit_form
from sqlalchemy import func, select

from casework.services import history
from casework.store.database import Store
from casework.store.tables import CorrectionRow, SubmissionRow

TIMES = 100
"""Corrections per reviewer: 200 in all on each database."""


def test_two_processes_correct_200_times_and_lose_nothing(store: Store) -> None:
    number = take_in(store, unit_form())
    url = store.settings.database_url.get_secret_value() if store.settings.database_url else ""
    script = Path(__file__).parents[2] / "fakes" / "correcting.py"
    repository = str(Path(__file__).parents[3])
    environment = {**os.environ, "PYTHONPATH": repository}
    with store.read() as session:
        before = session.get_one(SubmissionRow, number).version
    reviewers = [
        subprocess.Popen(
            [sys.executable, script, store.settings.home, url, name, key, str(number), str(TIMES)],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name, key in (("甲", "联系人"), ("乙", "联系人"))
    ]
    answers = [reviewer.communicate(timeout=300)[0] for reviewer in reviewers]
    assert [reviewer.returncode for reviewer in reviewers] == [0, 0]
    with store.read() as session:
        kept = session.execute(select(CorrectionRow.who, func.count()).group_by(CorrectionRow.who)).all()
        version = session.get_one(SubmissionRow, number).version
    assert {who: count for who, count in kept} == {"甲": TIMES, "乙": TIMES}  # noqa: C416
    assert version == before + 2 * TIMES
    assert history.verify(store).intact
    # They really met: else this test would prove nothing.
    assert sum(int(answer) for answer in answers) > 0
