"""A second pair of eyes: where a season names fields for it, another person enters them blind.

Equal entries settle the matter; different ones go to a third person.
"""

import unicodedata
from dataclasses import dataclass

from sqlalchemy import select

from casework import rulebook
from casework.clock import now
from casework.errors import InvalidInput, NotAllowed
from casework.roles import Action, Actor
from casework.services import review
from casework.services.changing import changing
from casework.services.values import Changed
from casework.store.database import Store
from casework.store.tables import FieldRow, SubmissionRow
from casework.store.tables_people import SecondEntryRow


@dataclass(frozen=True, slots=True)
class Difference:
    """Two people entered different values; a third decides."""

    submission_id: int
    version: int
    key: str
    first: str | None
    first_by: str
    second: str | None
    second_by: str


def due(store: Store, submission_id: int, who: Actor) -> tuple[str, ...]:
    """The keys that wait for this person's blind entry: settled by somebody else, not yet entered twice."""
    who.require(Action.REVIEW)
    with store.read() as session:
        row = session.get_one(SubmissionRow, submission_id)
        keys = rulebook.season_named(store.settings, row.season).second_entry
        entered = set(
            session.execute(
                select(SecondEntryRow.key).where(SecondEntryRow.submission_id == submission_id)
            ).scalars()
        )
        fields = session.execute(
            select(FieldRow).where(FieldRow.submission_id == submission_id, FieldRow.key.in_(keys))
        ).scalars()
        return tuple(
            field.key
            for field in fields
            if field.settled_by not in (None, who.name) and field.key not in entered
        )


def enter(store: Store, submission_id: int, key: str, value: str, who: Actor) -> bool:
    """Enter a field blind. True where it agrees with the first person's."""
    with changing(store, submission_id, who, Action.REVIEW) as change:
        field = change.unit.session.get(FieldRow, (submission_id, key))
        if field is None or field.settled_by is None:
            raise InvalidInput(f"“{key}”还没有第一人的录入。")
        if field.settled_by == who.name:
            raise NotAllowed("第二次录入须由另一人完成。")
        entry = change.unit.session.get(SecondEntryRow, (submission_id, key))
        if entry is None:
            entry = SecondEntryRow(submission_id=submission_id, key=key)
            change.unit.session.add(entry)
        entry.value, entry.who, entry.at, entry.settled_by = value.strip() or None, who.name, now(), None
        agrees = _same(entry.value, field.value)
        change.record("二次录入", subject=key, after="一致" if agrees else "不一致")
    return agrees


def differences(store: Store, season: str, who: Actor) -> tuple[Difference, ...]:
    """The fields on which two people differ and no third has decided."""
    who.require(Action.REVIEW)
    with store.read() as session:
        rows = session.execute(
            select(SecondEntryRow, FieldRow, SubmissionRow.version)
            .join(
                FieldRow,
                (FieldRow.submission_id == SecondEntryRow.submission_id)
                & (FieldRow.key == SecondEntryRow.key),
            )
            .join(SubmissionRow, SubmissionRow.id == SecondEntryRow.submission_id)
            .where(SubmissionRow.season == season, SecondEntryRow.settled_by.is_(None))
            .order_by(SecondEntryRow.submission_id, SecondEntryRow.key)
        ).all()
        return tuple(
            Difference(
                entry.submission_id,
                version,
                entry.key,
                field.value,
                field.settled_by or "",
                entry.value,
                entry.who,
            )
            for entry, field, version in rows
            if not _same(entry.value, field.value)
        )


def decide(store: Store, difference: Difference, value: str, who: Actor) -> Changed:
    """A third person's decision between two entries."""
    if who.name in (difference.first_by, difference.second_by):
        raise NotAllowed("两次录入不一致时须由第三人裁定。")
    changed = review.correct_field(
        store,
        difference.submission_id,
        difference.key,
        value,
        who,
        "两次录入不一致，裁定",
        difference.version,
    )
    with store.write() as unit:
        entry = unit.session.get(SecondEntryRow, (difference.submission_id, difference.key))
        if entry is not None:
            entry.settled_by = who.name
    return changed


def _same(one: str | None, other: str | None) -> bool:
    return _folded(one) == _folded(other)


def _folded(text: str | None) -> str:
    return "".join(unicodedata.normalize("NFKC", text or "").split())
