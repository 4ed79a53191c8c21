"""What stands against a step: the guards of the stage table, asked of one submission."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.assessment import CHINA
from casework.ballot import carried, counted
from casework.clock import now
from casework.notice_period import notice_ends
from casework.roles import Actor
from casework.services.quota import quota_excess
from casework.services.standing import open_matters
from casework.services.values import StepView
from casework.stages import Guard, Stage, Step, steps_from
from casework.store.database import Store
from casework.store.tables import FlagRow, OverrideRow, SubmissionRow
from casework.store.tables_people import ObjectionRow, VoteRow


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a guard does not hold, in Chinese; `yields` where a written reason lifts it."""

    message: str
    yields: bool = False


def step_views(store: Store, session: Session, row: SubmissionRow, who: Actor) -> tuple[StepView, ...]:
    """The steps that the actor may take from here, with what stands against each."""
    views = []
    for step in steps_from(Stage(row.stage), who):
        refusals = refusals_of(store, session, row, step)
        overridable = bool(refusals) and all(refusal.yields for refusal in refusals)
        views.append(
            StepView(step.target, step.needs_reason, tuple(item.message for item in refusals), overridable)
        )
    return tuple(views)


def refusals_of(store: Store, session: Session, row: SubmissionRow, step: Step) -> list[Refusal]:
    """Every guard of the step that does not hold."""
    found = [_check(store, session, row, guard) for guard in step.guards]
    return [refusal for refusal in found if refusal is not None]


def _check(store: Store, session: Session, row: SubmissionRow, guard: Guard) -> Refusal | None:
    match guard:
        case "no_open_block":
            return _open_block(session, row)
        case "all_answered":
            if row.reading_json is None:
                return Refusal("尚未识别，没有可核对的内容。")
            return Refusal(f"还有 {row.to_check} 项待核对。") if row.to_check else None
        case "entered_twice":
            open_ = open_matters(session, store.settings, row)
            return Refusal("；".join(open_)) if open_ else None
        case "vote_carried":
            return _vote(session, row)
        case "within_quota":
            excess = quota_excess(store, session, row)
            return Refusal(excess, yields=True) if excess else None
        case "notice_over":
            last = notice_ends(store.settings, row.stage_since)
            if now().astimezone(CHINA).date() > last:
                return None
            return Refusal(f"公示到 {last.month}月{last.day}日才期满。", yields=True)
        case "no_open_objection":
            return _objections(session, row)


def _open_block(session: Session, row: SubmissionRow) -> Refusal | None:
    if not row.open_block:
        return None
    covered = select(OverrideRow.fingerprint).where(
        OverrideRow.submission_id == row.id, OverrideRow.withdrawn.is_(False)
    )
    messages = session.execute(
        select(FlagRow.message).where(
            FlagRow.submission_id == row.id,
            FlagRow.severity == "block",
            FlagRow.fingerprint.not_in(covered),
        )
    ).scalars()
    return Refusal("有未放行的阻断问题：" + "；".join(messages))


def _vote(session: Session, row: SubmissionRow) -> Refusal | None:
    votes = session.execute(select(VoteRow).where(VoteRow.submission_id == row.id)).scalars()
    tally = counted(votes)
    if sum(tally) == 0:
        return Refusal("尚未登记表决结果。")
    if not carried(tally):
        return Refusal("赞成 {}、反对 {}、弃权 {}，未过半数。".format(*tally))
    return None


def _objections(session: Session, row: SubmissionRow) -> Refusal | None:
    outcomes = (
        session.execute(select(ObjectionRow.outcome).where(ObjectionRow.submission_id == row.id))
        .scalars()
        .all()
    )
    unanswered = sum(outcome is None for outcome in outcomes)
    if unanswered:
        return Refusal(f"还有 {unanswered} 条异议没有处理结论。")
    if "成立" in outcomes:
        return Refusal("有异议成立，不能发布。")
    return None
