"""The decisions that the desk offers on a submission, and which of them it suggests."""

from typing import Any, Final

from casework.exports.letters import correction_items
from casework.services.values import StepView, SubmissionView
from casework.stages import CLOSED, Stage

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
    Stage.WITHDRAWN: "申报人撤回",
    Stage.VOID: "作废",
}
_BACK: Final = {
    (Stage.RETURNED, Stage.FIRST_REVIEW): "补正材料已到，恢复初审",
    (Stage.REJECTED, Stage.FIRST_REVIEW): "恢复受理，回到初审",
    (Stage.WITHDRAWN, Stage.FIRST_REVIEW): "取消撤回，回到初审",
    (Stage.SELECTION, Stage.SECOND_REVIEW): "退回复核",
    (Stage.NOT_SELECTED, Stage.SELECTION): "重新列入评选",
    (Stage.PUBLIC_NOTICE, Stage.SELECTION): "撤下公示，回到评选",
    (Stage.PUBLIC_NOTICE, Stage.NOT_SELECTED): "撤下公示，记为落选",
}
"""What a step is called where it leads back or aside: the same stage is reached from several sides."""
_HINTS: Final = {
    Stage.RETURNED: "以下逐条写进补正通知书，可以增删、改写。",
    Stage.WITHDRAWN: "谁、在哪天、以什么方式要求撤回？（记入历史）",
    Stage.VOID: "弄虚作假等须取消评选资格的事实和依据。（记入历史）",
}
_FORWARD: Final = {
    Stage.FIRST_REVIEW: Stage.SECOND_REVIEW,
    Stage.SECOND_REVIEW: Stage.SELECTION,
}
_UNREAD: Final = frozenset({Stage.RECEIVED, Stage.READING})


def _at_the_desk(source: Stage, target: Stage) -> bool:
    """What reading does by itself is no button; choosing and publishing have pages of their own."""
    if source in _UNREAD:
        return target not in (Stage.READING, Stage.FIRST_REVIEW)
    elsewhere = (Stage.PUBLIC_NOTICE, Stage.PUBLISHED)
    return target not in elsewhere and (source, target) != (Stage.SELECTION, Stage.NOT_SELECTED)


def decisions(view: SubmissionView) -> list[Json]:
    """The steps from here as the desk shows them; sending back is suggested while a block stands open."""
    steps = [step for step in view.steps if _at_the_desk(view.stage, step.target)]
    forward = next((step for step in steps if step.target == _FORWARD.get(view.stage)), None)
    chosen = forward
    if forward is not None and any(flag.open_block for flag in view.flags):
        chosen = next((step for step in steps if step.target is Stage.RETURNED), forward)
    return [_decision(view, step, step is chosen) for step in steps]


def _decision(view: SubmissionView, step: StepView, suggested: bool) -> Json:
    returned = step.target is Stage.RETURNED
    return {
        "target": step.target.value,
        "label": _BACK.get((view.stage, step.target), _LABELS.get(step.target, step.target.value)),
        "tone": "danger" if step.target in CLOSED - {Stage.NOT_SELECTED} else "",
        "needs_reason": step.needs_reason or bool(step.refusals),
        "overridable": step.overridable,
        "why_not": "；".join(step.refusals),
        "suggested": suggested,
        "reason": _return_text(view) if returned else "",
        "letter": returned,
        "reason_hint": _HINTS.get(step.target, "请写明理由（记入历史）。"),
    }


def _return_text(view: SubmissionView) -> str:
    """The letter's list, proposed from the findings that the unit can mend; the reviewer may rewrite it."""
    return "\n".join(f"{number}. {line}" for number, line in enumerate(correction_items(view), 1))
