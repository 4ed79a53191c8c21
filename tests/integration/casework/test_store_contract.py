"""The same behaviour on SQLite and PostgreSQL: receiving, reading, correcting, undoing, deciding."""

from datetime import date

import pytest
from desk import FIRST, OTHER, SECOND, answer_everything, take_in, view
from fast_reader import read as fake_read
from forms import PERSON, UNIT, person_form, unit_form

from casework import jobs
from casework.errors import (
    ClaimedByOther,
    FileRefused,
    InvalidInput,
    LeaseLost,
    NotAllowed,
    TransitionRefused,
    VersionConflict,
)
from casework.roles import SYSTEM
from casework.services import across, claims, decisions, history, queue, reading, review, submissions
from casework.services.values import QueueFilter
from casework.stages import Stage
from casework.store.database import Store


def test_same_bytes_are_one_submission(store: Store) -> None:
    first = submissions.register_upload(store, unit_form(), "a.pdf", "upload", SYSTEM)
    again = submissions.register_upload(store, unit_form(), "b.pdf", "mail", SYSTEM)
    assert first.created
    assert not again.created
    assert again.submission_id == first.submission_id
    assert submissions.original(store, first.submission_id, SYSTEM) == ("a.pdf", unit_form())
    assert "重复收件" in [event.action for event in history.history(store, first.submission_id, SYSTEM)]


def test_empty_and_enormous_files_are_refused(store: Store) -> None:
    with pytest.raises(FileRefused, match="空的"):
        submissions.register_upload(store, b"", "a.pdf", "upload", SYSTEM)
    huge = b"0" * (store.settings.max_upload_mb * 1_000_000 + 1)
    with pytest.raises(FileRefused, match="超过上限"):
        submissions.register_upload(store, huge, "a.pdf", "upload", SYSTEM)
    assert queue.queue(store, SYSTEM).total == 0


def test_reading_moves_to_first_review_with_field_states(store: Store) -> None:
    number = take_in(store, unit_form(联系人=None))
    shown = view(store, number)
    assert shown.stage == Stage.FIRST_REVIEW
    states = {field.key: field.state for field in shown.fields}
    assert states["单位名称"] == "to_check"  # always verified
    assert states["联系人"] == "rule_broken"  # required and absent
    assert shown.field("单位名称") is not None
    assert "missing_required_field" in {flag.code for flag in shown.flags}
    assert shown.pages[0].width == 200
    box = shown.field("单位名称").upright_box  # type: ignore[union-attr]
    assert box is not None
    assert box.x0 == pytest.approx(0.3)


def test_correction_judges_again_and_is_recorded(store: Store) -> None:
    number = take_in(store, unit_form(联系人=None))
    shown = view(store, number)
    changed = review.correct_field(store, number, "联系人", "赵敏", FIRST, "表上手写", shown.version)
    assert [flag.code for flag in changed.flags_gone] == ["missing_required_field"]
    field = view(store, number).field("联系人")
    assert field is not None
    assert (field.value, field.state, field.settled_by) == ("赵敏", "confirmed", FIRST.name)
    events = history.history(store, number, SYSTEM)
    correction = next(event for event in events if event.action == "更正")
    assert (correction.who, correction.before, correction.after, correction.why) == (
        FIRST.name,
        None,
        "赵敏",
        "表上手写",
    )


def test_second_reviewer_sees_what_changed(store: Store) -> None:
    number = take_in(store, unit_form())
    seen = view(store, number).version
    review.correct_field(store, number, "联系人", "赵敏", FIRST, "", seen)
    with pytest.raises(VersionConflict) as refused:
        review.correct_field(store, number, "联系人", "钱芳", OTHER, "", seen)
    assert refused.value.current_version == seen + 1
    assert any("赵敏" in change for change in refused.value.changes)
    assert view(store, number).field("联系人").value == "赵敏"  # type: ignore[union-attr]


def test_undo_goes_back_many_steps_and_not_over_others(store: Store) -> None:
    number = take_in(store, unit_form())
    original = UNIT["联系人"]
    review.correct_field(store, number, "联系人", "一", FIRST)
    review.correct_field(store, number, "联系人", "二", FIRST)
    review.undo(store, number, FIRST)
    assert view(store, number).field("联系人").value == "一"  # type: ignore[union-attr]
    review.undo(store, number, FIRST)
    field = view(store, number).field("联系人")
    assert field is not None
    assert (field.value, field.settled_as) == (original, None)
    with pytest.raises(InvalidInput, match="没有可撤销"):
        review.undo(store, number, FIRST)
    review.correct_field(store, number, "联系人", "一", FIRST)
    review.correct_field(store, number, "联系人", "二", OTHER)
    with pytest.raises(InvalidInput, match="又被"):
        review.undo(store, number, FIRST)


def test_confirm_many_is_undone_in_one_step(store: Store) -> None:
    number = take_in(store, unit_form())
    review.confirm_many(store, number, ["单位名称", "联系人", "申报奖项"], FIRST)
    review.undo(store, number, FIRST)
    assert all(field.settled_as is None for field in view(store, number).fields)


def test_blank_and_unreadable_take_the_value_away(store: Store) -> None:
    number = take_in(store, unit_form())
    changed = review.mark_blank(store, number, "联系人", FIRST)
    assert [flag.code for flag in changed.flags_come] == ["missing_required_field"]
    review.mark_unreadable(store, number, "法定代表人", FIRST)
    field = view(store, number).field("法定代表人")
    assert field is not None
    assert (field.value, field.settled_as) == (None, "unreadable")


def test_empty_correction_is_refused(store: Store) -> None:
    number = take_in(store, unit_form())
    with pytest.raises(InvalidInput):
        review.correct_field(store, number, "联系人", "   ", FIRST)


def test_seal_decision_lifts_and_brings_missing_seal(store: Store) -> None:
    number = take_in(store, unit_form(seal=None))
    shown = view(store, number)
    (slot,) = shown.slots
    assert slot.machine_decision == "无章"
    assert "missing_seal" in {flag.code for flag in shown.flags}
    changed = review.decide_seal(store, number, slot.key, "相符", FIRST)
    assert "missing_seal" in {flag.code for flag in changed.flags_gone}
    changed = review.decide_seal(store, number, slot.key, "不符", FIRST)
    assert "seal_unit_mismatch" in {flag.code for flag in changed.flags_come}
    changed = review.decide_seal(store, number, slot.key, "无章", FIRST)
    assert "missing_seal" in {flag.code for flag in changed.flags_come}


def test_reading_again_offers_and_never_overwrites(store: Store) -> None:
    number = take_in(store, unit_form())
    review.correct_field(store, number, "联系人", "赵敏", FIRST)
    reading.read_again(store, number, FIRST)
    (lease,) = jobs.take(store, "w", 1)
    task = jobs.task_of(store, lease)
    outcome = fake_read(task)
    other = fake_read(
        type(task)(task.job_id, number, task.name, unit_form(联系人="孙丽", 法定代表人="周强"), task.season)
    )
    merged = type(outcome)(other.extraction, other.reading, outcome.pictures, 0.1, 1.0)
    reading.apply_reading(store, number, merged, job_id=lease.job_id, worker="w")
    shown = view(store, number)
    contact, boss = shown.field("联系人"), shown.field("法定代表人")
    assert contact is not None
    assert boss is not None
    assert (contact.value, contact.offered and contact.offered.value) == ("赵敏", "孙丽")
    assert boss.value == "周强"  # nobody had settled it
    review.accept_offer(store, number, "联系人", FIRST, True)
    assert view(store, number).field("联系人").value == "孙丽"  # type: ignore[union-attr]


def test_override_lapses_when_the_finding_changes(store: Store) -> None:
    number = take_in(store, unit_form(联系人=None, 法定代表人=None))
    shown = view(store, number)
    flags = [flag for flag in shown.flags if flag.open_block]
    for flag in flags:
        review.override_flag(store, number, flag.fingerprint, "已电话核实", FIRST)
    assert not [flag for flag in view(store, number).flags if flag.open_block]
    review.decide_seal(store, number, shown.slots[0].key, "无章", FIRST)
    assert [flag.code for flag in view(store, number).flags if flag.open_block] == ["missing_seal"]
    with pytest.raises(InvalidInput, match="理由"):
        review.override_flag(store, number, view(store, number).flags[0].fingerprint, " ", FIRST)


def test_step_is_refused_with_reasons_and_then_taken(store: Store) -> None:
    number = take_in(store, unit_form())
    with pytest.raises(TransitionRefused, match="待核对"):
        decisions.transition(store, number, Stage.SECOND_REVIEW, FIRST)
    answer_everything(store, number)
    decisions.transition(store, number, Stage.SECOND_REVIEW, FIRST)
    assert view(store, number).stage == Stage.SECOND_REVIEW
    with pytest.raises(TransitionRefused, match="不能从"):
        decisions.transition(store, number, Stage.PUBLISHED, SECOND)
    with pytest.raises(NotAllowed):
        decisions.transition(store, number, Stage.SELECTION, FIRST)
    with pytest.raises(TransitionRefused, match="理由"):
        decisions.transition(store, number, Stage.FIRST_REVIEW, SECOND)


def test_claims_keep_others_out_until_taken_over(store: Store) -> None:
    number = take_in(store, unit_form())
    claims.claim(store, number, FIRST)
    with pytest.raises(ClaimedByOther):
        claims.claim(store, number, OTHER)
    with pytest.raises(ClaimedByOther):
        review.confirm_field(store, number, "联系人", OTHER)
    assert queue.next_to_review(store, OTHER) is None
    claims.take_over(store, number, OTHER)
    review.confirm_field(store, number, "联系人", OTHER)
    claims.release(store, number, OTHER)
    claims.claim(store, number, FIRST)


def test_result_of_a_lost_lease_is_dropped(store: Store) -> None:
    submissions.register_upload(store, unit_form(), "a.pdf", "upload", SYSTEM)
    (lease,) = jobs.take(store, "slow", 1)
    outcome = fake_read(jobs.task_of(store, lease))
    jobs.give_back(store, "slow")
    (again,) = jobs.take(store, "quick", 1)
    reading.apply_reading(store, again.submission_id, outcome, job_id=again.job_id, worker="quick")
    with pytest.raises(LeaseLost):
        reading.apply_reading(store, lease.submission_id, outcome, job_id=lease.job_id, worker="slow")
    actions = [event.action for event in history.history(store, again.submission_id, SYSTEM)]
    assert actions.count("识别") == 1


def test_two_takers_never_lease_the_same_job(store: Store) -> None:
    for number in range(6):
        submissions.register_upload(store, unit_form(number), f"{number}.pdf", "upload", SYSTEM)
    one, two = jobs.take(store, "one", 4), jobs.take(store, "two", 4)
    assert len(one) == 4
    assert len(two) == 2
    assert not {lease.job_id for lease in one} & {lease.job_id for lease in two}


def test_queue_filters_sorts_and_pages(store: Store) -> None:
    for number in range(5):
        take_in(store, unit_form(number, 单位名称=f"新疆第{number}消防有限公司"), f"{number}.pdf")
    take_in(store, person_form(9), "p.pdf")
    first = queue.queue(store, FIRST, size=2)
    second = queue.queue(store, FIRST, page=first.next_page, size=2)
    third = queue.queue(store, FIRST, page=second.next_page, size=2)
    ids = [row.id for page in (first, second, third) for row in page.rows]
    assert len(set(ids)) == 6
    assert third.next_page is None
    assert first.total == 6
    found = queue.queue(store, FIRST, QueueFilter(text="第3消防"))
    assert [row.unit for row in found.rows] == ["新疆第3消防有限公司"]
    assert [row.title for row in queue.queue(store, FIRST, QueueFilter(kind="person")).rows] == [
        PERSON["姓名"]
    ]
    assert not queue.queue(store, FIRST, QueueFilter(text="100%_")).rows
    backwards = queue.queue(store, FIRST, sort="-received").rows
    assert [row.id for row in backwards] == sorted(ids, reverse=True)
    with pytest.raises(InvalidInput):
        queue.queue(store, FIRST, page="nonsense")


def test_audit_chain_is_whole_after_all_this(store: Store) -> None:
    number = take_in(store, unit_form())
    answer_everything(store, number)
    report = history.verify(store)
    assert report.intact
    assert report.events > 5


def test_lateness_follows_the_day_of_receipt_and_not_of_the_upload(store: Store) -> None:
    """Papers delivered in January are scanned whenever somebody finds the time."""
    number = take_in(store, unit_form(推荐日期="2022年1月10日"))
    assert "late_submission" not in {flag.code for flag in view(store, number).flags}
    changed = submissions.set_received_on(store, number, date(2022, 1, 20), "邮戳", SYSTEM)
    assert "late_submission" in {flag.code for flag in changed.flags_come}
    changed = submissions.set_received_on(store, number, date(2022, 1, 15), "登记簿", SYSTEM)
    assert "late_submission" in {flag.code for flag in changed.flags_gone}


def test_two_submissions_of_a_unit_are_told_and_settled(store: Store) -> None:
    first = take_in(store, unit_form(1))
    second = take_in(store, unit_form(2))
    across.refresh(store, "xjfpa-2021")
    assert "duplicate_submission" in {flag.code for flag in view(store, second).flags}
    assert "duplicate_submission" not in {flag.code for flag in view(store, first).flags}
    review.correct_field(store, second, "单位名称", "新疆另一家消防有限公司", FIRST)
    assert "duplicate_submission" not in {flag.code for flag in view(store, second).flags}
    review.undo(store, second, FIRST)
    assert "duplicate_submission" in {flag.code for flag in view(store, second).flags}
    submissions.supersede(store, second, first, "重复报送", SYSTEM)
    across.refresh(store, "xjfpa-2021")
    assert queue.queue(store, FIRST).total == 1
    submissions.reinstate(store, second, "误判", SYSTEM)
    assert queue.queue(store, FIRST).total == 2
