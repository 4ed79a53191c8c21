"""Steps between stages, alone and in bulk; votes and objections."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from casework import audit
from casework.blind import without
from casework.clock import now
from casework.errors import InvalidInput, NotFound, TransitionRefused
from casework.roles import Action, Actor
from casework.services.changing import Change, changing
from casework.services.standing import hidden_words
from casework.services.steps import refusals_of
from casework.services.values import Changed
from casework.stages import Stage, Step, step_between
from casework.store.database import Store
from casework.store.tables import SubmissionRow
from casework.store.tables_people import ObjectionRow, VoteRow
from models.errors import YinjianError

MOST_VOTES = 10_000
"""More than any board has members: a slip of the keyboard."""

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a bulk decision would do to one submission. `refusal` is None where it would go through."""

    submission_id: int
    title: str
    source: Stage
    version: int
    refusal: str | None


@dataclass(frozen=True, slots=True)
class VoteView:
    """One member's vote, or a meeting's totals where `member` is empty."""

    member: str
    in_favour: int
    against: int
    abstained: int
    recorded_by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ObjectionView:
    """An objection; `outcome` is 成立 or 不成立, None while it is open."""

    id: int
    text: str
    objector: str
    recorded_by: str
    at: datetime
    outcome: str | None
    finding: str


def transition(
    store: Store,
    submission_id: int,
    target: Stage,
    who: Actor,
    reason: str = "",
    expected_version: int | None = None,
) -> Changed:
    """Take a step. Raises TransitionRefused with every reason against it, or NotAllowed."""
    with changing(store, submission_id, who, Action.VIEW, expected_version) as change:
        _take_step(change, target, reason)
    return change.done()


def send_back(
    store: Store, submission_id: int, who: Actor, reason: str, expected_version: int | None = None
) -> Changed:
    """Return a submission to its unit for correction (待补正)."""
    return transition(store, submission_id, Stage.RETURNED, who, reason, expected_version)


def preview_bulk(
    store: Store, ids: Sequence[int], target: Stage, who: Actor, reason: str = ""
) -> tuple[Prospect, ...]:
    """What a bulk decision would do, one line per submission. Nothing is changed."""
    who.require(Action.VIEW)
    ids = [number for number in ids if 0 < number < 2**31]
    with store.read() as session:
        rows = (
            session.execute(select(SubmissionRow).where(SubmissionRow.id.in_(ids)).order_by(SubmissionRow.id))
            .scalars()
            .all()
        )
        found: list[Prospect] = []
        hidden = hidden_words(session, store.settings, rows, who)
        for row in rows:
            refusal: str | None = None
            try:
                step = _open_step(row, target, who, reason)
                _require_guards(refusals_of(store, session, row, step), reason)
            except YinjianError as error:
                refusal = str(error)
            shown = Prospect(row.id, row.title, Stage(row.stage), row.version, refusal)
            found.append(without(shown, hidden.get(row.id, ())))
    return tuple(found)


def commit_bulk(
    store: Store, prospects: Sequence[Prospect], target: Stage, who: Actor, reason: str = ""
) -> tuple[Prospect, ...]:
    """Carry out a previewed bulk decision, each submission by itself. Those that changed since the
    preview, or whose guards no longer hold (a quota filled meanwhile), come back with their refusal."""
    results = []
    for prospect in prospects:
        refusal = prospect.refusal
        if refusal is None:
            try:
                transition(store, prospect.submission_id, target, who, reason, prospect.version)
            except YinjianError as error:
                refusal = str(error)
        results.append(
            Prospect(prospect.submission_id, prospect.title, prospect.source, prospect.version, refusal)
        )
    return tuple(results)


def cast_vote(store: Store, submission_id: int, choice: str, who: Actor) -> Changed:
    """A board member's own vote: 赞成, 反对 or 弃权. A second one replaces the first, both recorded."""
    counts = {"赞成": (1, 0, 0), "反对": (0, 1, 0), "弃权": (0, 0, 1)}
    if choice not in counts:
        raise InvalidInput("表决应为：赞成、反对或弃权。")
    with changing(store, submission_id, who, Action.VOTE) as change:
        _require_selection(change)
        _replace_vote(change, who.name, counts[choice])
        change.record("投票", subject=who.name, after=choice)
    return change.done()


def record_vote(
    store: Store,
    submission_id: int,
    in_favour: int,
    against: int,
    abstained: int,
    who: Actor,
    member: str = "",
    expected_version: int | None = None,
) -> Changed:
    """Record a meeting's totals (`member` empty) or one member's vote as the minutes have it."""
    counts, named = (in_favour, against, abstained), member.strip()
    if min(counts) < 0 or not 0 < sum(counts) <= MOST_VOTES or (named and sum(counts) != 1):
        raise InvalidInput(
            "票数不合理。",
            remedy=f"票数不能为负；按人登记时每人一票；按会议登记时为 1 至 {MOST_VOTES} 票。",
        )
    if len(named) > LONGEST_NAME or bool(member) != bool(named):
        raise InvalidInput(f"委员姓名应为 1 至 {LONGEST_NAME} 个字。")
    with changing(store, submission_id, who, Action.RECORD_VOTES, expected_version) as change:
        _require_selection(change)
        _replace_vote(change, named, counts)
        change.record("登记表决", subject=named, after=f"赞成 {in_favour}、反对 {against}、弃权 {abstained}")
    return change.done()


def votes(store: Store, submission_id: int, who: Actor) -> tuple[VoteView, ...]:
    """The votes on a submission."""
    who.require(Action.VIEW)
    with store.read() as session:
        rows = session.execute(
            select(VoteRow).where(VoteRow.submission_id == submission_id).order_by(VoteRow.id)
        ).scalars()
        return tuple(
            VoteView(row.member, row.in_favour, row.against, row.abstained, row.who, row.at) for row in rows
        )


def raise_objection(store: Store, submission_id: int, text: str, objector: str, who: Actor) -> int:
    """Record an objection during the public notice; gives its number."""
    if not text.strip():
        raise InvalidInput("异议内容为空。")
    with changing(store, submission_id, who, Action.STEP_PUBLISH) as change:
        if Stage(change.row.stage) != Stage.PUBLIC_NOTICE:
            raise TransitionRefused("只有公示中的材料可以登记异议。")
        row = ObjectionRow(
            submission_id=submission_id, text=text.strip(), objector=objector, who=who.name, at=now()
        )
        change.unit.session.add(row)
        change.unit.session.flush()
        change.record("登记异议", subject=str(row.id), after=text.strip())
        return row.id


def settle_objection(
    store: Store,
    submission_id: int,
    objection_id: int,
    upheld: bool,
    finding: str,
    who: Actor,
    *,
    replaces: str | None = None,
) -> Changed:
    """Record what became of an objection. `replaces` is the outcome that was seen, None where there was none.

    Raises InvalidInput where another one was recorded meanwhile.
    """
    if not finding.strip():
        raise InvalidInput("请写明调查结论。")
    with changing(store, submission_id, who, Action.STEP_PUBLISH) as change:
        row = change.unit.session.get(ObjectionRow, objection_id)
        if row is None or row.submission_id != submission_id:
            raise NotFound("没有这条异议。")
        if row.outcome != replaces:
            raise InvalidInput(
                f"这条异议已由 {row.closed_by} 登记结论：{row.outcome}（{row.finding}）。",
                remedy="请看过之后再决定要不要改。",
            )
        row.outcome, row.finding = "成立" if upheld else "不成立", finding.strip()
        row.closed_by, row.closed_at = who.name, now()
        change.record(
            "异议结论", subject=str(objection_id), before=replaces, after=row.outcome, why=row.finding
        )
    return change.done()


def objections(store: Store, submission_id: int, who: Actor) -> tuple[ObjectionView, ...]:
    """The objections to a submission."""
    who.require(Action.VIEW)
    with store.read() as session:
        rows = session.execute(
            select(ObjectionRow).where(ObjectionRow.submission_id == submission_id).order_by(ObjectionRow.id)
        ).scalars()
        return tuple(
            ObjectionView(row.id, row.text, row.objector, row.who, row.at, row.outcome, row.finding)
            for row in rows
        )


def _take_step(change: Change, target: Stage, reason: str) -> None:
    row = change.row
    step = _open_step(row, target, change.actor, reason)
    if "within_quota" in step.guards:
        # One at a time: two steps that each see the last free place would both take it.
        audit.lock(change.unit.session)
    refusals = refusals_of(change.store, change.unit.session, row, step)
    _require_guards(refusals, reason)
    if "within_quota" in step.guards and any(refusal.yields for refusal in refusals):
        row.quota_reason = reason
    change.record("流转", before=row.stage, after=target.value, why=reason)
    row.stage, row.stage_since = target.value, now()
    row.claimed_by = row.claimed_until = None


def _open_step(row: SubmissionRow, target: Stage, who: Actor, reason: str) -> Step:
    step = step_between(Stage(row.stage), target)
    if step is None:
        raise TransitionRefused(f"不能从“{row.stage}”转到“{target.value}”。")
    who.require(step.action)
    if row.superseded_by is not None and target not in (Stage.WITHDRAWN, Stage.VOID):
        raise TransitionRefused(f"已被第 {row.superseded_by} 号材料替代。")
    if step.needs_reason and not reason.strip():
        raise TransitionRefused(f"转到“{target.value}”必须写明理由。")
    return step


def _require_guards(refusals: Sequence[object], reason: str) -> None:
    standing = [item for item in refusals if not (getattr(item, "yields", False) and reason.strip())]
    if standing:
        messages = tuple(str(getattr(item, "message", item)) for item in standing)
        raise TransitionRefused("；".join(messages), reasons=messages)


def _require_selection(change: Change) -> None:
    if Stage(change.row.stage) != Stage.SELECTION:
        raise TransitionRefused("只有处于“评选”的材料可以表决。")


def _replace_vote(change: Change, member: str, counts: tuple[int, int, int]) -> None:
    session = change.unit.session
    session.execute(delete(VoteRow).where(VoteRow.submission_id == change.row.id, VoteRow.member == member))
    session.add(
        VoteRow(
            submission_id=change.row.id,
            member=member,
            in_favour=counts[0],
            against=counts[1],
            abstained=counts[2],
            who=change.actor.name,
            at=now(),
        )
    )
