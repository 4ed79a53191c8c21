"""The decisions that the desk offers on a submission, and which of them it suggests."""

from typing import Any, Final

from casework.exports.letters import correction_items
from casework.services.values import StepView, SubmissionView
from casework.stages import Stage

Json = dict[str, Any]

_LABELS: Final = {
    Stage.SECOND_REVIEW: "初审通过，送复核",
    Stage.RETURNED: "退回补正",
    Stage.REJECTED: "不予受理",
    Stage.SELECTION: "复核通过，送评选",
    Stage.FIRST_REVIEW: "退回初审",
    Stage.PUBLIC_NOTICE: "列入公示",
    Stage.NOT_SELECTED: "落选",
    Stage.PUBLISHED: "发布",
    Stage.WITHDRAWN: "撤回",
    Stage.VOID: "作废",
}
_FORWARD: Final = {
    Stage.FIRST_REVIEW: Stage.SECOND_REVIEW,
    Stage.SECOND_REVIEW: Stage.SELECTION,
}
_AT_THE_DESK: Final = frozenset(
    {Stage.SECOND_REVIEW, Stage.RETURNED, Stage.REJECTED, Stage.SELECTION, Stage.FIRST_REVIEW}
)
"""Steps offered on the desk; votes, notices and voiding have pages of their own."""


def decisions(view: SubmissionView) -> list[Json]:
    """The steps from here as the desk shows them; sending back is suggested while a block stands open."""
    steps = [step for step in view.steps if step.target in _AT_THE_DESK]
    forward = next((step for step in steps if step.target == _FORWARD.get(view.stage)), None)
    chosen = forward
    if forward is not None and any(flag.open_block for flag in view.flags):
        chosen = next((step for step in steps if step.target is Stage.RETURNED), forward)
    return [_decision(view, step, step is chosen) for step in steps]


def _decision(view: SubmissionView, step: StepView, suggested: bool) -> Json:
    returned = step.target is Stage.RETURNED
    return {
        "target": step.target.value,
        "label": _LABELS.get(step.target, step.target.value),
        "tone": "danger" if step.target is Stage.REJECTED else "",
        "needs_reason": step.needs_reason or bool(step.refusals),
        "overridable": step.overridable,
        "why_not": "；".join(step.refusals),
        "suggested": suggested,
        "reason": _return_text(view) if returned else "",
        "letter": returned,
        "reason_hint": "以下逐条写进补正通知书，可以增删、改写。" if returned else "请写明理由（记入历史）。",
    }


def _return_text(view: SubmissionView) -> str:
    """The letter's list, proposed from the findings that the unit can mend; the reviewer may rewrite it."""
    return "\n".join(f"{number}. {line}" for number, line in enumerate(correction_items(view), 1))
