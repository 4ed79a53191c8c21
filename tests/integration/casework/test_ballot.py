"""Votes per member or as a meeting's total; objections and what became of them."""

from datetime import timedelta

import pytest
from desk import answer_everything
from forms import unit_form

from casework import work
from casework.clock import now
from casework.errors import InvalidInput, NotAllowed, NotFound, TransitionRefused
from casework.executors.local import LocalExecutor
from casework.roles import SYSTEM, Actor, Role
from casework.services import decisions, history, submissions
from casework.stages import Stage
from casework.store.database import Store
from casework.store.tables import SubmissionRow

FIRST, SECOND = Actor("初", frozenset({Role.FIRST})), Actor("复", frozenset({Role.SECOND}))
JUDGES = [Actor(f"委{number}", frozenset({Role.JUDGE})) for number in range(5)]


@pytest.fixture
def candidate(store: Store) -> int:
    """A submission at 评选."""
    number = submissions.register_upload(store, unit_form(1), "甲.pdf", "upload", SYSTEM).submission_id
    work.run(store, LocalExecutor(store.settings, 1), once=True)
    answer_everything(store, number, FIRST)
    decisions.transition(store, number, Stage.SECOND_REVIEW, FIRST)
    decisions.transition(store, number, Stage.SELECTION, SECOND)
    return number


def choose(store: Store, number: int) -> None:
    decisions.transition(store, number, Stage.PUBLIC_NOTICE, SECOND)


def test_a_meetings_total_counts_members_who_voted_themselves_once(store: Store, candidate: int) -> None:
    for judge, choice in zip(JUDGES[:3], ("赞成", "赞成", "反对"), strict=True):
        decisions.cast_vote(store, candidate, choice, judge)
    # With the members' own votes on top of the minutes it would be 6 to 5.
    decisions.record_vote(store, candidate, 4, 4, 0, SECOND)
    with pytest.raises(TransitionRefused, match="赞成 4、反对 4、弃权 0，未过半数"):
        choose(store, candidate)
    decisions.record_vote(store, candidate, 5, 4, 0, SECOND)
    choose(store, candidate)
    said = [(entry.who, entry.action) for entry in history.history(store, candidate, SYSTEM)]
    assert said.count(("复", "登记表决")) == 2
    assert ("委2", "投票") in said


def test_members_votes_count_alone_and_a_second_replaces_the_first(store: Store, candidate: int) -> None:
    decisions.cast_vote(store, candidate, "赞成", JUDGES[0])
    decisions.cast_vote(store, candidate, "弃权", JUDGES[1])
    with pytest.raises(TransitionRefused, match="赞成 1、反对 0、弃权 1"):
        choose(store, candidate)
    decisions.cast_vote(store, candidate, "赞成", JUDGES[1])
    assert len(decisions.votes(store, candidate, SYSTEM)) == 2
    decisions.record_vote(store, candidate, 0, 1, 0, SECOND, member=JUDGES[2].name)  # from the minutes
    choose(store, candidate)


@pytest.mark.parametrize(
    ("counts", "member"), [((0, 0, 0), ""), ((-1, 2, 0), ""), ((1, 1, 0), "委1"), ((2, 0, 0), "委1")]
)
def test_counts_that_cannot_be_are_refused(
    store: Store, candidate: int, counts: tuple[int, int, int], member: str
) -> None:
    with pytest.raises(InvalidInput):
        decisions.record_vote(store, candidate, *counts, SECOND, member=member)
    with pytest.raises(InvalidInput):
        decisions.cast_vote(store, candidate, "同意", JUDGES[0])
    with pytest.raises(NotAllowed):
        decisions.cast_vote(store, candidate, "赞成", Actor("管", frozenset({Role.ADMIN})))
    assert decisions.votes(store, candidate, SYSTEM) == ()


def test_an_objection_holds_publication_until_it_is_answered(store: Store, candidate: int) -> None:
    decisions.record_vote(store, candidate, 9, 0, 0, SECOND)
    with pytest.raises(TransitionRefused, match="公示中"):
        decisions.raise_objection(store, candidate, "早了", "", SECOND)
    choose(store, candidate)
    number = decisions.raise_objection(store, candidate, "合同数量不实", "", SECOND)
    with pytest.raises(TransitionRefused, match="1 条异议没有处理结论"):
        decisions.transition(store, candidate, Stage.PUBLISHED, SECOND, "先发再说")
    with pytest.raises(InvalidInput):
        decisions.settle_objection(store, candidate, number, True, " ", SECOND)
    with pytest.raises(NotFound):
        decisions.settle_objection(store, candidate, number + 1, True, "查实", SECOND)
    decisions.settle_objection(store, candidate, number, True, "查实", SECOND)
    with pytest.raises(TransitionRefused, match="有异议成立"):
        decisions.transition(store, candidate, Stage.PUBLISHED, SECOND, "先发再说")
    with pytest.raises(InvalidInput, match="已由 复 登记结论：成立（查实）"):
        decisions.settle_objection(store, candidate, number, False, "另一人同时写的", SECOND)
    decisions.settle_objection(store, candidate, number, False, "复查后不成立", SECOND, replaces="成立")
    with pytest.raises(TransitionRefused, match="才期满"):
        decisions.transition(store, candidate, Stage.PUBLISHED, SECOND)
    with store.write() as unit:
        unit.session.get_one(SubmissionRow, candidate).stage_since = now() - timedelta(days=30)
    decisions.transition(store, candidate, Stage.PUBLISHED, SECOND)
    (objection,) = decisions.objections(store, candidate, SYSTEM)
    assert (objection.outcome, objection.finding) == ("不成立", "复查后不成立")
    told = [entry for entry in history.history(store, candidate, SYSTEM) if entry.action == "异议结论"]
    assert [entry.after for entry in told] == ["成立", "不成立"]
