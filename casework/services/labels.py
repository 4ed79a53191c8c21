"""What reviewers taught the season: labels of forms that mean one of its fields.

A taught label is a row of its own, with who and when; it is withdrawn and never deleted. Reading takes it
up through `rulebook.taught_season`.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.clock import now
from casework.errors import InvalidInput, NotAllowed, NotFound
from casework.roles import Action, Actor
from casework.services import reading
from casework.services.changing import Change
from casework.store.database import Store
from casework.store.tables import FieldRow, SubmissionRow
from casework.store.tables_people import LabelRow
from extract.forms.folding import fold_label


@dataclass(frozen=True, slots=True)
class TaughtLabel:
    """A label that means a field now. `waiting` are submissions where it still stands as an extra field."""

    id: int
    label: str
    key: str
    who: str
    at: datetime
    waiting: tuple[int, ...]


def teach(change: Change, label: str, key: str) -> None:
    """Let the label mean the field for the whole season; an earlier meaning of it is withdrawn."""
    session, season = change.unit.session, change.row.season
    for row in _rows(session, season):
        if fold_label(row.label) == fold_label(label):
            row.withdrawn = True
            change.record("撤回标签", subject=row.label, before=row.key, why=f"改为归入“{key}”")
    session.add(LabelRow(season=season, label=label, key=key, who=change.actor.name, at=now()))
    change.record("学习标签", subject=label, after=key)


def taught(store: Store, season: str, who: Actor) -> tuple[TaughtLabel, ...]:
    """The labels in force, newest first."""
    who.require(Action.VIEW)
    with store.read() as session:
        rows = _rows(session, season)
        waiting = _waiting(session, season) if rows else {}
        return tuple(
            TaughtLabel(
                row.id, row.label, row.key, row.who, row.at, tuple(waiting.get(fold_label(row.label), ()))
            )
            for row in reversed(rows)
        )


def withdraw(store: Store, label_id: int, why: str, who: Actor) -> None:
    """Take a label back: later readings do not know it any more. What was settled meanwhile stays.

    Raises NotFound, InvalidInput without a reason.
    """
    who.require(Action.TEACH)
    if not why.strip():
        raise InvalidInput("撤回必须写明理由。")
    with store.write() as unit:
        row = unit.session.get(LabelRow, label_id, with_for_update=True)
        if row is None or row.withdrawn:
            raise NotFound("这个标签已不在册。")
        row.withdrawn = True
        unit.record(who.name, "撤回标签", subject=row.label, before=row.key, why=why.strip())


def read_again(store: Store, label_id: int, who: Actor) -> int:
    """Queue another reading of every submission that bears the label unassigned, but those that were voted
    on and are out of this person's hands; gives how many."""
    who.require(Action.TEACH)
    who.require(Action.REVIEW)
    with store.read() as session:
        row = session.get(LabelRow, label_id)
        if row is None or row.withdrawn:
            raise NotFound("这个标签已不在册。")
        label, numbers = row.label, _waiting(session, row.season).get(fold_label(row.label), [])
    queued = 0
    for number in numbers:
        with suppress(NotAllowed):
            reading.read_again(store, number, who, f"标签“{label}”已归入字段")
            queued += 1
    return queued


def _rows(session: Session, season: str) -> Sequence[LabelRow]:
    return (
        session.execute(
            select(LabelRow)
            .where(LabelRow.season == season, LabelRow.withdrawn.is_(False))
            .order_by(LabelRow.id)
        )
        .scalars()
        .all()
    )


def _waiting(session: Session, season: str) -> dict[str, list[int]]:
    """Submissions by the folded label of an extra field that nobody has settled."""
    rows = session.execute(
        select(FieldRow.key, FieldRow.submission_id)
        .join(SubmissionRow, SubmissionRow.id == FieldRow.submission_id)
        .where(SubmissionRow.season == season, FieldRow.extra.is_(True), FieldRow.settled_as.is_(None))
        .order_by(FieldRow.submission_id)
    ).all()
    found: dict[str, list[int]] = {}
    for key, number in rows:
        found.setdefault(fold_label(key), []).append(number)
    return found
