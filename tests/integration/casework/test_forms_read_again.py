"""A file of several forms that is read again: what people did stays, what nobody touched follows."""

import json
from pathlib import Path

import pytest
from desk import FIRST, SECOND, answer_everything, take_in, view
from fast_reader import read as fake_read
from forms import person, unit_form
from several_forms import HONG, QIANG, all_views, codes, cut, read_once_more, standing, three_forms
from sqlalchemy import select

from casework import jobs
from casework.roles import SYSTEM
from casework.services import across, history, reading, review, submissions
from casework.stages import Stage
from casework.store.database import Store
from casework.store.tables import FlagRow, JobRow, SubmissionRow


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
