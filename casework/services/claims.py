"""Who has a submission in hand. A claim expires by itself; taking over is allowed and recorded."""

from datetime import timedelta

from sqlalchemy import or_, update

from casework.clock import now
from casework.errors import ClaimedByOther, NotFound
from casework.roles import Action, Actor
from casework.services.values import Claim
from casework.store.database import Store
from casework.store.tables import SubmissionRow


def claim(store: Store, submission_id: int, who: Actor) -> Claim:
    """Take a free (or one's own, or expired) submission in hand. Raises ClaimedByOther."""
    who.require(Action.REVIEW)
    moment = now()
    until = moment + timedelta(minutes=store.settings.claim_minutes)
    free = or_(
        SubmissionRow.claimed_by.is_(None),
        SubmissionRow.claimed_by == who.name,
        SubmissionRow.claimed_until < moment,
    )
    with store.write() as unit:
        found = unit.session.get(SubmissionRow, submission_id)
        if found is None:
            raise NotFound(f"没有编号为 {submission_id} 的申报材料。")
        taken = unit.session.execute(
            update(SubmissionRow)
            .where(SubmissionRow.id == submission_id, free)
            .values(claimed_by=who.name, claimed_until=until)
        )
        if taken.rowcount != 1:  # type: ignore[attr-defined]
            raise ClaimedByOther(f"{found.claimed_by} 正在处理这份材料。")
    return Claim(who.name, until)


def release(store: Store, submission_id: int, who: Actor) -> None:
    """Give one's own claim back; another's is left alone."""
    with store.write() as unit:
        unit.session.execute(
            update(SubmissionRow)
            .where(SubmissionRow.id == submission_id, SubmissionRow.claimed_by == who.name)
            .values(claimed_by=None, claimed_until=None)
        )


def take_over(store: Store, submission_id: int, who: Actor, why: str = "") -> Claim:
    """Take a submission from whoever has it; recorded."""
    who.require(Action.TAKE_OVER)
    until = now() + timedelta(minutes=store.settings.claim_minutes)
    with store.write() as unit:
        row = unit.session.get(SubmissionRow, submission_id, with_for_update=True)
        if row is None:
            raise NotFound(f"没有编号为 {submission_id} 的申报材料。")
        unit.record(who.name, "接管", submission_id, before=row.claimed_by, after=who.name, why=why)
        row.claimed_by, row.claimed_until = who.name, until
    return Claim(who.name, until)
