"""What was voted on is out of the hands of those who prepared it; no two submissions replace each other."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from desk import FIRST, SECOND, take_in, view
from forms import unit_form

from casework.assessment import CHINA
from casework.clock import now
from casework.errors import FileRefused, InvalidInput, NotAllowed, NotFound
from casework.roles import SYSTEM, Actor, Role
from casework.services import exports, reading, review, second_entry, submissions
from casework.stages import Stage
from casework.store.database import Store
from casework.store.tables import SubmissionRow
from review_app.receiving import describe

CLERK = Actor("经办甲", frozenset({Role.CLERK}))
DAY = date(2022, 1, 10)
LATE = (Stage.SELECTION, Stage.NOT_SELECTED, Stage.PUBLIC_NOTICE, Stage.PUBLISHED)

ACTS: dict[str, Callable[[Store, int, int, Actor], object]] = {
    "correct": lambda s, n, _, who: review.correct_field(s, n, "单位名称", "另一家公司", who),
    "confirm": lambda s, n, _, who: review.confirm_field(s, n, "单位名称", who),
    "blank": lambda s, n, _, who: review.mark_blank(s, n, "申报奖项", who),
    "undo": lambda s, n, _, who: review.undo(s, n, who),
    "override": lambda s, n, _, who: review.override_flag(s, n, "0" * 64, "已核实", who),
    "second entry": lambda s, n, _, who: second_entry.enter(s, n, "单位名称", "甲", who),
    "read again": lambda s, n, _, who: reading.read_again(s, n, who),
    "replace": lambda s, n, other, who: submissions.supersede(s, n, other, "重复", who),
    "day of receipt": lambda s, n, _, who: submissions.set_received_on(s, n, DAY, "邮戳", who),
}


def put_at(store: Store, number: int, stage: Stage) -> None:
    with store.write() as unit:
        unit.session.get_one(SubmissionRow, number).stage = stage.value


@pytest.mark.parametrize("act", ACTS)
def test_those_who_prepared_it_change_nothing_any_more(store: Store, act: str) -> None:
    number, other = take_in(store, unit_form(1)), take_in(store, unit_form(2), "b.pdf")
    for stage in LATE:
        put_at(store, number, stage)
        before = view(store, number)
        for who in (CLERK, FIRST):
            with pytest.raises(NotAllowed):
                ACTS[act](store, number, other, who)
        after = view(store, number)
        assert (after.version, after.history) == (before.version, before.history)


def test_those_who_decide_there_mend_a_slip_and_it_is_recorded(store: Store) -> None:
    number = take_in(store, unit_form(1))
    for stage in LATE:
        put_at(store, number, stage)
        review.correct_field(store, number, "联系人", f"赵{stage.value}", SECOND, "笔误")
        assert view(store, number).history[-1].who == SECOND.name


@pytest.mark.parametrize("stage", [Stage.PUBLIC_NOTICE, Stage.PUBLISHED])
def test_the_award_that_was_announced_stands(store: Store, stage: Stage) -> None:
    """Certificates are numbered within an award: a printed number must never become another's."""
    number = take_in(store, unit_form(1))
    award = view(store, number).award
    review.correct_field(store, number, "申报奖项", "优秀消防产品企业", SECOND)
    review.correct_field(store, number, "申报奖项", str(award), SECOND)
    put_at(store, number, stage)
    for act in (
        lambda: review.correct_field(store, number, "申报奖项", "优秀消防产品企业", SECOND),
        lambda: review.mark_blank(store, number, "申报奖项", SECOND),
        lambda: review.undo(store, number, SECOND),
    ):
        with pytest.raises(InvalidInput, match="不能在这里更改"):
            act()
    review.confirm_field(store, number, "申报奖项", SECOND)
    assert view(store, number).award == award


def test_a_file_that_comes_again_says_where_the_first_one_stands(store: Store) -> None:
    number = take_in(store, unit_form(1))
    for stage, told in (
        (Stage.FIRST_REVIEW, "没有重复登记。"),
        (Stage.RETURNED, "并没有补正"),
        (Stage.WITHDRAWN, "重新受理"),
    ):
        put_at(store, number, stage)
        again = submissions.register_upload(store, unit_form(1), "again.pdf", "upload", SYSTEM)
        assert (again.submission_id, again.created, again.stage) == (number, False, stage)
        assert told in str(describe(again)["message"])


def test_two_never_replace_each_other(store: Store) -> None:
    one, other = take_in(store, unit_form(1)), take_in(store, unit_form(2), "b.pdf")
    submissions.supersede(store, one, other, "重复", CLERK)
    for refused in (
        lambda: submissions.supersede(store, other, one, "重复", CLERK),
        lambda: submissions.supersede(store, other, other, "重复", CLERK),
    ):
        with pytest.raises(InvalidInput):
            refused()
    with pytest.raises(NotFound):
        submissions.supersede(store, other, 999, "重复", CLERK)
    put_at(store, one, Stage.WITHDRAWN)
    submissions.reinstate(store, one, "误判", CLERK)
    with pytest.raises(InvalidInput, match="不作数"):
        submissions.supersede(store, other, one, "重复", CLERK)
    assert len(exports.season_csv(store, store.settings.season, SYSTEM).data.splitlines()) == 3


def test_a_certificate_that_came_alone_goes_to_its_form(store: Store) -> None:
    form, alone = take_in(store, unit_form(1)), take_in(store, unit_form(2), "来信/证书.jpg")
    with pytest.raises(FileRefused, match="类别"):
        submissions.attach_to(store, alone, form, "other", "误收", CLERK)
    with pytest.raises(NotFound):
        submissions.attach_to(store, 999, form, "proof", "误收", CLERK)
    assert view(store, alone).superseded_by is None
    submissions.attach_to(store, alone, form, "certificate", "随信的证书", CLERK)
    whole, part = view(store, form), view(store, alone)
    assert [(file.role, file.name) for file in whole.files][1:] == [("certificate", "证书.jpg")]
    assert whole.files[1].sha256 == part.sha256
    assert part.superseded_by == form
    assert submissions.original(store, form, SYSTEM, part.sha256)[1] == unit_form(2)


def test_a_day_to_come_is_no_day_of_receipt(store: Store) -> None:
    number = take_in(store, unit_form(1))
    with pytest.raises(InvalidInput, match="还没有到"):
        submissions.set_received_on(
            store, number, now().astimezone(CHINA).date() + timedelta(days=1), "手误", CLERK
        )
    assert view(store, number).received_on is None
