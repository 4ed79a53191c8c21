"""The stages of the notice and the one table of steps between them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

from casework.errors import NotAllowed
from casework.roles import Action, Actor


class Stage(StrEnum):
    RECEIVED = "收件"
    READING = "识别"
    FIRST_REVIEW = "初审"
    SECOND_REVIEW = "复核"
    SELECTION = "评选"
    PUBLIC_NOTICE = "公示"
    PUBLISHED = "发布"
    RETURNED = "待补正"
    REJECTED = "不予受理"
    NOT_SELECTED = "落选"
    WITHDRAWN = "撤回"
    VOID = "作废"


CLOSED: Final = frozenset({Stage.REJECTED, Stage.WITHDRAWN, Stage.VOID, Stage.NOT_SELECTED})
"""Stages whose submissions no longer stand for an award."""

Guard = Literal[
    "no_open_block",
    "all_answered",
    "entered_twice",
    "vote_carried",
    "within_quota",
    "notice_over",
    "no_open_objection",
]
"""`within_quota` and `notice_over` yield to a written reason given with the step, `no_open_block` to a
written override of each flag (`review.override_flag`), the others to nothing."""


@dataclass(frozen=True, slots=True)
class Step:
    """One allowed transition: who may take it, what must hold, and whether a reason must be written."""

    source: Stage
    target: Stage
    action: Action
    guards: tuple[Guard, ...] = ()
    needs_reason: bool = False


_S: Final = Stage
_OPEN: Final = (_S.RECEIVED, _S.READING, _S.FIRST_REVIEW, _S.RETURNED, _S.SECOND_REVIEW, _S.SELECTION)

STEPS: Final[tuple[Step, ...]] = (
    Step(_S.RECEIVED, _S.READING, Action.RECEIVE),
    Step(_S.READING, _S.FIRST_REVIEW, Action.RECEIVE),
    Step(_S.FIRST_REVIEW, _S.SECOND_REVIEW, Action.STEP_FIRST, ("all_answered", "no_open_block")),
    Step(_S.FIRST_REVIEW, _S.RETURNED, Action.STEP_FIRST, needs_reason=True),
    Step(_S.FIRST_REVIEW, _S.REJECTED, Action.STEP_FIRST, needs_reason=True),
    Step(_S.READING, _S.RETURNED, Action.STEP_FIRST, needs_reason=True),
    Step(_S.READING, _S.REJECTED, Action.STEP_FIRST, needs_reason=True),
    Step(_S.RETURNED, _S.FIRST_REVIEW, Action.RECEIVE),
    Step(_S.RETURNED, _S.REJECTED, Action.STEP_FIRST, needs_reason=True),
    Step(
        _S.SECOND_REVIEW,
        _S.SELECTION,
        Action.STEP_SECOND,
        ("all_answered", "entered_twice", "no_open_block"),
    ),
    Step(_S.SECOND_REVIEW, _S.FIRST_REVIEW, Action.STEP_SECOND, needs_reason=True),
    Step(_S.SECOND_REVIEW, _S.RETURNED, Action.STEP_SECOND, needs_reason=True),
    Step(_S.SECOND_REVIEW, _S.REJECTED, Action.STEP_SECOND, needs_reason=True),
    Step(
        _S.SELECTION,
        _S.PUBLIC_NOTICE,
        Action.STEP_SELECT,
        ("no_open_block", "vote_carried", "within_quota"),
    ),
    Step(_S.SELECTION, _S.NOT_SELECTED, Action.STEP_SELECT),
    Step(_S.SELECTION, _S.SECOND_REVIEW, Action.STEP_SELECT, needs_reason=True),
    Step(_S.NOT_SELECTED, _S.SELECTION, Action.STEP_SELECT, needs_reason=True),
    Step(
        _S.PUBLIC_NOTICE,
        _S.PUBLISHED,
        Action.STEP_PUBLISH,
        ("notice_over", "no_open_objection", "no_open_block"),
    ),
    Step(_S.PUBLIC_NOTICE, _S.SELECTION, Action.STEP_PUBLISH, needs_reason=True),
    Step(_S.PUBLIC_NOTICE, _S.NOT_SELECTED, Action.STEP_PUBLISH, needs_reason=True),
    Step(_S.REJECTED, _S.FIRST_REVIEW, Action.STEP_SECOND, needs_reason=True),
    Step(_S.WITHDRAWN, _S.FIRST_REVIEW, Action.STEP_FIRST, needs_reason=True),
    *(Step(stage, _S.WITHDRAWN, Action.RECEIVE, needs_reason=True) for stage in (*_OPEN, _S.PUBLIC_NOTICE)),
    *(
        Step(stage, _S.VOID, Action.VOID, needs_reason=True)
        for stage in (*_OPEN, _S.PUBLIC_NOTICE, _S.PUBLISHED, _S.NOT_SELECTED, _S.REJECTED, _S.WITHDRAWN)
    ),
)
"""Every step there is. 作废 reaches back even from 发布: 弄虚作假的一律取消评选资格 (notice, section 6)."""

KEEPERS: Final = {
    Stage.SELECTION: Action.STEP_SELECT,
    Stage.NOT_SELECTED: Action.STEP_SELECT,
    Stage.PUBLIC_NOTICE: Action.STEP_PUBLISH,
    Stage.PUBLISHED: Action.STEP_PUBLISH,
}
"""From 评选 on a submission's content has been voted on and announced: only those who decide there may still
change it."""


def require_content(stage: Stage, actor: Actor) -> None:
    """Raises NotAllowed where the stage leaves the content to others than the actor."""
    keeper = KEEPERS.get(stage)
    if keeper is not None and not actor.may(keeper):
        raise NotAllowed(f"这份材料已到“{stage.value}”，内容只能由有“{keeper.value}”权限的人更正。")


_BY_ENDS: Final = {(step.source, step.target): step for step in STEPS}


def step_between(source: Stage, target: Stage) -> Step | None:
    """The step from one stage to another, None where there is none."""
    return _BY_ENDS.get((source, target))


def steps_from(source: Stage, actor: Actor | None = None) -> tuple[Step, ...]:
    """The steps open from a stage, only those that `actor` may take where one is given."""
    return tuple(
        step for step in STEPS if step.source == source and (actor is None or actor.may(step.action))
    )
