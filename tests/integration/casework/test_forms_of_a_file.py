"""One file with several forms: each is a submission of its own, whatever happens when it is read again."""

import json

import pytest
from desk import SECOND, take_in, view
from fast_reader import read as fake_read
from forms import UNIT, person_form, unit_form
from several_forms import HONG, all_views, codes, standing, three_forms
from sqlalchemy import select

from casework import jobs
from casework.clock import now
from casework.errors import LeaseLost
from casework.outcome import ReadOutcome
from casework.roles import SYSTEM
from casework.services import across, exports, history, pictures, queue, reading, submissions
from casework.services.values import QueueFilter
from casework.stages import Stage
from casework.store.database import Store
from casework.store.tables import FieldRow, JobRow, SubmissionRow


def test_each_form_has_its_own_submission_pages_and_fields(store: Store) -> None:
    number = take_in(store, three_forms(), "三份.pdf")
    unit, hong, qiang = all_views(store)
    assert unit.id == number
    assert standing(store) == [
        (0, UNIT["单位名称"], [0]),
        (1, "李红", [1, 2]),
        (3, "赵强", [3]),
    ]
    assert [one.kind for one in (unit, hong, qiang)] == ["unit", "person", "person"]
    assert {one.stage for one in (unit, hong, qiang)} == {Stage.FIRST_REVIEW}
    assert {one.read_state for one in (unit, hong, qiang)} == {"read"}
    assert {one.sha256 for one in (unit, hong, qiang)} == {unit.sha256}
    assert {one.file_name for one in (unit, hong, qiang)} == {"三份.pdf"}
    assert [one.pages_said for one in (unit, hong, qiang)] == ["第 1 页", "第 2–3 页", "第 4 页"]
    assert [[other.id for other in one.same_file] for one in (unit, hong, qiang)] == [
        [hong.id, qiang.id],
        [unit.id, qiang.id],
        [unit.id, hong.id],
    ]
    assert hong.received_at == unit.received_at
    assert {field.page for field in hong.fields if field.machine_value} == {1}
    # The same bytes, and the pictures of the form's own pages only.
    assert submissions.original(store, hong.id, SYSTEM) == ("三份.pdf", three_forms())
    assert pictures.page_picture(store, hong.id, 2, SYSTEM).data
    with pytest.raises(Exception, match="这一页"):
        pictures.page_picture(store, hong.id, 0, SYSTEM)
    assert {"分出", "识别", "流转"} <= {event.action for event in hong.history}
    assert history.verify(store).intact


def test_a_file_of_one_form_says_nothing_of_pages(store: Store) -> None:
    shown = view(store, take_in(store, unit_form()))
    assert (shown.pages_said, shown.same_file, shown.first_page) == ("", (), 0)


def test_forms_of_one_file_are_no_duplicates_and_found_alone(store: Store) -> None:
    take_in(store, three_forms())
    across.refresh(store, store.settings.season)
    assert not [flag for one in all_views(store) for flag in one.flags if flag.code == "duplicate_submission"]
    (found,) = queue.queue(store, SYSTEM, QueueFilter(text="赵强")).rows
    assert found.title == "赵强"


def test_the_same_form_twice_in_one_file_is_a_duplicate(store: Store) -> None:
    take_in(store, unit_form(forms=[HONG, HONG]))
    across.refresh(store, store.settings.season)
    flagged = [one.first_page for one in all_views(store) if "duplicate_submission" in codes(one)]
    assert flagged == [3]


def test_the_same_bytes_again_are_received_once(store: Store) -> None:
    number = take_in(store, three_forms())
    again = submissions.register_upload(store, three_forms(), "又一次.pdf", "mail", SYSTEM)
    assert (again.submission_id, again.created) == (number, False)
    assert len(all_views(store)) == 3


def test_a_lost_lease_leaves_no_form_behind(store: Store) -> None:
    received = submissions.register_upload(store, three_forms(), "a.pdf", "upload", SYSTEM)
    (lease,) = jobs.take(store, "slow", 1)
    outcome = fake_read(jobs.task_of(store, lease))
    with store.write() as unit:
        unit.session.get_one(JobRow, lease.job_id).worker = "other"
    with pytest.raises(LeaseLost):
        reading.apply_reading(store, received.submission_id, outcome, job_id=lease.job_id, worker="slow")
    assert len(all_views(store)) == 1
    with store.read() as session:
        assert not session.execute(select(FieldRow)).all()


@pytest.mark.parametrize("after", [1, 2])
def test_a_death_between_two_forms_leaves_none(
    store: Store, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """All forms of a file are one unit of work: a fault after some of them leaves the file unread."""
    from casework.services import parts

    received = submissions.register_upload(store, three_forms(), "a.pdf", "upload", SYSTEM)
    (lease,) = jobs.take(store, "w", 1)
    outcome = fake_read(jobs.task_of(store, lease))
    done, true_take_in = [], parts.take_in

    def dying(*arguments: object) -> None:
        if len(done) == after:
            raise KeyboardInterrupt
        done.append(1)
        true_take_in(*arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(parts, "take_in", dying)
        with pytest.raises(KeyboardInterrupt):
            reading.apply_reading(store, received.submission_id, outcome, job_id=lease.job_id, worker="w")
    assert len(all_views(store)) == 1
    reading.apply_reading(store, received.submission_id, outcome, job_id=lease.job_id, worker="w")
    assert len(all_views(store)) == 3
    assert history.verify(store).intact


def test_exports_name_file_and_pages(store: Store) -> None:
    take_in(store, three_forms(), "三份.pdf")
    lines = exports.season_json(store, store.settings.season, SYSTEM).data.decode().splitlines()
    found = [json.loads(line) for line in lines]
    assert [one["pages_of_file"] for one in found] == [[0], [1, 2], [3]]
    assert found[1]["same_file"] == [found[0]["id"], found[2]["id"]]
    table = exports.season_csv(store, store.settings.season, SYSTEM).data.decode("utf-8-sig")
    assert "三份.pdf,第 2–3 页," in table


def test_the_sample_of_asked_fields_is_each_form_s_own() -> None:
    from casework.services.merging import _draw_of

    rows = [SubmissionRow(sha256="ab", first_page=page) for page in (0, 1)]
    assert [_draw_of(row) for row in rows] == ["ab", "ab/1"]


def test_leases_of_the_asking_worker_survive_a_sleeping_computer(store: Store) -> None:
    """After a night's sleep the wall clock has passed the lease, but the worker still reads."""
    from datetime import timedelta

    submissions.register_upload(store, unit_form(), "a.pdf", "upload", SYSTEM)
    (lease,) = jobs.take(store, "w", 1)
    with store.write() as unit:
        unit.session.get_one(JobRow, lease.job_id).lease_until = now() - timedelta(hours=9)
    assert jobs.take(store, "w", 1) == ()
    assert jobs.counts(store).leased == 1
    assert jobs.take(store, "other", 1) == (lease,)


def test_a_lease_given_under_a_wrong_clock_is_taken_back(store: Store) -> None:
    from datetime import timedelta

    submissions.register_upload(store, unit_form(), "a.pdf", "upload", SYSTEM)
    (lease,) = jobs.take(store, "dead", 1)
    with store.write() as unit:
        unit.session.get_one(JobRow, lease.job_id).lease_until = now() + timedelta(days=400)
    assert jobs.take(store, "w", 1) == (lease,)


def outcome_of(data: bytes, store: Store) -> ReadOutcome:
    submissions.register_upload(store, data, "b.pdf", "upload", SYSTEM)
    (lease,) = jobs.take(store, "w", 1)
    return fake_read(jobs.task_of(store, lease))


def test_the_reader_gives_each_form_its_pages(store: Store) -> None:
    outcome = outcome_of(person_form(forms=[HONG]), store)
    assert [form.pages for form in outcome.others] == [(1, 2)]
    assert [picture.page for picture in outcome.pictures] == [0, 1, 2]
    assert SECOND is not None
