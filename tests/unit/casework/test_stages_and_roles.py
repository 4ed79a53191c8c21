"""The table of steps and the table of permissions, as the notice has them."""

import itertools

import pytest

from casework.errors import NotAllowed
from casework.roles import PERMISSIONS, SYSTEM, Action, Actor, Role
from casework.stages import STEPS, Stage, step_between, steps_from


def test_every_step_is_unique_and_starts_and_ends_elsewhere() -> None:
    ends = [(step.source, step.target) for step in STEPS]
    assert len(ends) == len(set(ends))
    assert all(source != target for source, target in ends)


def test_the_straight_road_of_the_notice_is_open() -> None:
    road = [
        Stage.RECEIVED, Stage.READING, Stage.FIRST_REVIEW, Stage.SECOND_REVIEW,
        Stage.SELECTION, Stage.PUBLIC_NOTICE, Stage.PUBLISHED,
    ]  # fmt: skip
    assert all(step_between(*pair) for pair in itertools.pairwise(road))


def test_no_stage_of_the_road_can_be_skipped() -> None:
    assert step_between(Stage.FIRST_REVIEW, Stage.SELECTION) is None
    assert step_between(Stage.SECOND_REVIEW, Stage.PUBLIC_NOTICE) is None
    assert step_between(Stage.SELECTION, Stage.PUBLISHED) is None


def test_fraud_voids_from_anywhere_but_itself() -> None:
    assert all(step_between(stage, Stage.VOID) for stage in Stage if stage != Stage.VOID)
    assert not steps_from(Stage.VOID)


def test_every_stage_but_the_first_can_be_reached() -> None:
    assert {step.target for step in STEPS} == set(Stage) - {Stage.RECEIVED}


@pytest.mark.parametrize("target", [Stage.RETURNED, Stage.REJECTED, Stage.WITHDRAWN, Stage.VOID])
def test_sideways_steps_need_a_reason(target: Stage) -> None:
    assert all(step.needs_reason for step in STEPS if step.target == target)


def test_reader_only_looks_and_judges_vote() -> None:
    assert PERMISSIONS[Role.READER] == {Action.VIEW, Action.VIEW_STATISTICS}
    assert Action.VOTE in PERMISSIONS[Role.JUDGE]
    assert Action.REVIEW not in PERMISSIONS[Role.JUDGE]
    assert [role for role in Role if Action.VOTE in PERMISSIONS[role]] == [Role.JUDGE]


def test_every_action_is_somebodys() -> None:
    assert set().union(*PERMISSIONS.values()) == set(Action)


def test_missing_right_is_refused_by_name() -> None:
    with pytest.raises(NotAllowed, match=r"小王.*只读.*核对字段"):
        Actor("小王", frozenset({Role.READER})).require(Action.REVIEW)
    SYSTEM.require(Action.REVIEW)
