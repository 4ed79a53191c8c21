"""One file with several forms: each is a submission of its own, whatever happens when it is read again."""

import json
from pathlib import Path

import pytest
from desk import FIRST, SECOND, answer_everything, take_in, view
from fast_reader import read as fake_read
from forms import UNIT, person, person_form, unit_form
from sqlalchemy import select

from casework import jobs
from casework.clock import now
from casework.errors import LeaseLost
from casework.outcome import ReadOutcome
from casework.roles import SYSTEM
from casework.services import across, exports, history, pictures, queue, reading, review, submissions
from casework.services.values import QueueFilter, SubmissionView
from casework.stages import Stage
from casework.store.database import Store
from casework.store.tables import FieldRow, FlagRow, JobRow, SubmissionRow

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


def codes(one: SubmissionView) -> set[str]:
    return {flag.code for flag in one.flags}


def test_the_same_bytes_again_are_received_once(store: Store) -> None:
    number = take_in(store, three_forms())
    again = submissions.register_upload(store, three_forms(), "又一次.pdf", "mail", SYSTEM)
    assert (again.submission_id, again.created) == (number, False)
    assert len(all_views(store)) == 3


def test_reading_again_doubles_nothing_and_keeps_what_people_settled(store: Store) -> None:
    number = take_in(store, three_forms())
    _, hong, _ = all_views(store)
    review.correct_field(store, hong.id, "姓名", "李虹", FIRST)
    for asked in (number, hong.id):  # from any of its forms the whole file is read
        read_once_more(store, asked)
    assert [one[0] for one in standing(store)] == [0, 1, 3]
    kept = view(store, hong.id)
    assert kept.field("姓名").value == "李虹"  # type: ignore[union-attr]
    assert not any(flag.open_block and flag.code == "duplicate_submission" for flag in kept.flags)
    with store.read() as session:
        assert len(session.execute(select(JobRow)).all()) == 3
    assert [event.action for event in kept.history].count("识别") == 3
    assert history.verify(store).intact


def test_every_form_says_that_its_file_is_being_read(store: Store) -> None:
    take_in(store, three_forms())
    hong = all_views(store)[1]
    reading.read_again(store, hong.id, FIRST, "看不清")
    assert {one.read_state for one in all_views(store)} == {"waiting"}
    assert view(store, hong.id).history[-1].action == "重新识别"
    (lease,) = jobs.take(store, "w", 1)
    assert lease.submission_id == all_views(store)[0].id


def test_what_nobody_touched_follows_the_new_cut_and_comes_back(store: Store, tmp_path: Path) -> None:
    number = take_in(store, three_forms(cut_by=str(tmp_path / "cut")))
    _, hong, _ = all_views(store)
    cut(tmp_path / "cut", QIANG, pages=3)
    read_once_more(store, number)
    assert [one[::2] for one in standing(store)] == [(0, [0, 1, 2]), (3, [3])]
    gone = view(store, hong.id)
    assert (gone.absorbed, gone.superseded_by) == (True, number)
    assert gone.field("姓名").value == "李红", "what was read stays to be looked at"  # type: ignore[union-attr]
    (tmp_path / "cut").unlink()
    read_once_more(store, number)
    assert [one[0] for one in standing(store)] == [0, 1, 3]
    assert not view(store, hong.id).absorbed
    assert not any("duplicate_submission" in codes(one) for one in all_views(store))


def test_a_form_that_vanishes_with_a_person_s_work_stays_and_is_asked_about(
    store: Store, tmp_path: Path
) -> None:
    number = take_in(store, three_forms(cut_by=str(tmp_path / "cut")))
    _, hong, _ = all_views(store)
    review.correct_field(store, hong.id, "姓名", "李虹", FIRST)
    answer_everything(store, hong.id)
    cut(tmp_path / "cut", QIANG, pages=3)
    for _ in range(2):  # asked once, also when read once more
        read_once_more(store, number)
    kept, taker = view(store, hong.id), view(store, number)
    assert kept.superseded_by is None
    assert kept.field("姓名").value == "李虹"  # type: ignore[union-attr]
    assert [page.page for page in kept.pages] == [1, 2]
    for one, other in ((kept, taker), (taker, kept)):
        (question,) = [flag for flag in one.flags if flag.code == "duplicate_submission"]
        assert question.open_block
        assert f"第 {other.id} 号" in question.message
        assert "第 2 页起" in question.message
    (step,) = [step for step in kept.steps if step.target == Stage.SECOND_REVIEW] or [None]
    assert step is None or step.refusals
    review.override_flag(store, number, question.fingerprint, "是附页，已核对", FIRST)
    read_once_more(store, number)
    assert not [flag for flag in view(store, number).flags if flag.open_block and flag == question]


def test_a_new_form_on_pages_that_a_person_worked_on_is_its_own_and_asked_about(
    store: Store, tmp_path: Path
) -> None:
    number = take_in(store, unit_form(pages=4, cut_by=str(tmp_path / "cut")))
    assert [one[0] for one in standing(store)] == [0]
    review.correct_field(store, number, "联系人", "李红霞", FIRST)
    cut(tmp_path / "cut", HONG, pages=2)
    read_once_more(store, number)
    unit, hong = all_views(store)
    assert [page.page for page in hong.pages] == [2, 3]
    assert unit.field("联系人").value == "李红霞"  # type: ignore[union-attr]
    assert all("duplicate_submission" in codes(one) for one in (unit, hong))


def test_a_settled_submission_is_not_opened_again_by_the_reading_of_another(
    store: Store, tmp_path: Path
) -> None:
    """What a person withdrew or superseded stays so, also when the file is read again."""
    number = take_in(store, three_forms())
    _, hong, qiang = all_views(store)
    submissions.supersede(store, hong.id, qiang.id, "同一人", FIRST)
    read_once_more(store, number)
    assert view(store, hong.id).superseded_by == qiang.id


@pytest.mark.parametrize("stage", [Stage.SELECTION, Stage.PUBLIC_NOTICE, Stage.PUBLISHED, Stage.NOT_SELECTED])
def test_reading_again_for_a_sibling_only_offers_where_it_was_voted_on(
    store: Store, tmp_path: Path, stage: Stage
) -> None:
    number = take_in(store, three_forms(cut_by=str(tmp_path / "cut")))
    _, hong, qiang = all_views(store)
    for one in (hong.id, number):
        with store.write() as unit:
            unit.session.get_one(SubmissionRow, one).stage = stage.value
    before = view(store, hong.id)
    # The phone was settled by nobody; the new reading has it otherwise and lost the day.
    changed = {"联系电话": "13999900000", "推荐日期": None}
    cut(tmp_path / "cut", person("李红", pages=2, **changed), person("赵强", **changed))
    reading.read_again(store, qiang.id, SYSTEM)
    (lease,) = jobs.take(store, "w", 1)
    outcome = fake_read(jobs.task_of(store, lease))
    reading.apply_reading(store, lease.submission_id, outcome, job_id=lease.job_id, worker="w")
    after = view(store, hong.id)
    assert [(f.key, f.value, f.machine_value, f.state) for f in after.fields] == [
        (f.key, f.value, f.machine_value, f.state) for f in before.fields
    ]
    assert (after.flags, after.criteria, after.pages) == (before.flags, before.criteria, before.pages)
    offers = {field.key: field.offered.value for field in after.fields if field.offered is not None}
    assert offers == {"联系电话": "13999900000"}
    review.accept_offer(store, hong.id, "联系电话", SECOND, True)
    assert view(store, hong.id).field("联系电话").value == "13999900000"  # type: ignore[union-attr]
    assert view(store, qiang.id).field("联系电话").value == "13999900000"  # type: ignore[union-attr]
    assert view(store, number).read_state == "read"


def test_a_failed_second_reading_takes_nothing_away(store: Store, tmp_path: Path) -> None:
    number = take_in(store, three_forms(cut_by=str(tmp_path / "cut")))
    before = standing(store)
    (tmp_path / "cut").write_text(json.dumps({"fault": "unreadable"}))
    read_once_more(store, number)
    shown = view(store, number)
    assert standing(store) == before
    assert (shown.read_state, shown.errors) == ("read", ())
    assert shown.history[-1].action == "重新识别失败"


def test_a_second_reading_that_is_set_aside_leaves_the_first(store: Store) -> None:
    number = take_in(store, three_forms())
    reading.read_again(store, number, SYSTEM)
    for _ in range(store.settings.max_attempts):
        (lease,) = jobs.take(store, "w", 1)
        jobs.fail(store, "w", lease, "识别进程意外退出")
    assert {one.read_state for one in all_views(store)} == {"read"}
    assert jobs.counts(store).set_aside == 1


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


def test_questions_of_the_cut_survive_judging_anew(store: Store, tmp_path: Path) -> None:
    number = take_in(store, unit_form(pages=4, cut_by=str(tmp_path / "cut")))
    review.correct_field(store, number, "联系人", "李红霞", FIRST)
    cut(tmp_path / "cut", HONG, pages=2)
    read_once_more(store, number)
    review.correct_field(store, number, "联系人", "李红", FIRST)
    across.refresh(store, store.settings.season)
    with store.read() as session:
        kept = session.execute(select(FlagRow).where(FlagRow.source == "parts")).scalars().all()
    assert len(kept) == 2


def outcome_of(data: bytes, store: Store) -> ReadOutcome:
    submissions.register_upload(store, data, "b.pdf", "upload", SYSTEM)
    (lease,) = jobs.take(store, "w", 1)
    return fake_read(jobs.task_of(store, lease))


def test_the_reader_gives_each_form_its_pages(store: Store) -> None:
    outcome = outcome_of(person_form(forms=[HONG]), store)
    assert [form.pages for form in outcome.others] == [(1, 2)]
    assert [picture.page for picture in outcome.pictures] == [0, 1, 2]
    assert SECOND is not None
