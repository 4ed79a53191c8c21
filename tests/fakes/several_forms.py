"""Files of several forms for many tests: three people's forms in one file, cut this way or another."""

import json
from pathlib import Path

from desk import view
from fast_reader import read as fake_read
from forms import person, unit_form

from casework import jobs
from casework.roles import SYSTEM
from casework.services import queue, reading
from casework.services.values import QueueFilter, SubmissionView
from casework.store.database import Store

HONG, QIANG = person("李红", pages=2), person("赵强")


def three_forms(number: int = 0, **more: object) -> bytes:
    """A unit's form of one page, then 李红 on two pages and 赵强 on one."""
    return unit_form(number, forms=[HONG, QIANG], **more)


def all_views(store: Store) -> list[SubmissionView]:
    rows = queue.queue(store, SYSTEM, QueueFilter(with_superseded=True), size=100).rows
    return [view(store, row.id) for row in rows]


def read_once_more(store: Store, number: int, who: object = SYSTEM) -> None:
    reading.read_again(store, number, SYSTEM)
    (lease,) = jobs.take(store, "w", 1)
    outcome = fake_read(jobs.task_of(store, lease))
    reading.apply_reading(store, lease.submission_id, outcome, job_id=lease.job_id, worker="w")


def cut(path: Path, *forms: dict[str, object], **more: object) -> None:
    """From now on the file is read as these further forms."""
    path.write_text(json.dumps({"forms": forms, **more}))


def standing(store: Store) -> list[tuple[int, str, list[int]]]:
    return [
        (one.first_page, one.title, [page.page for page in one.pages])
        for one in all_views(store)
        if one.superseded_by is None
    ]


def codes(one: SubmissionView) -> set[str]:
    return {flag.code for flag in one.flags}
