"""A second pair of eyes: where a season names fields for it, another person enters them blind.

Equal entries settle the matter; different ones go to a third person. What stands between two people is
worked out from the field and the second entry each time, so that a later correction or an undo opens the
matter again by itself.
"""

from dataclasses import dataclass

from sqlalchemy import and_, select

from casework.clock import now
from casework.errors import InvalidInput, NotAllowed, VersionConflict
from casework.roles import Action, Actor
from casework.services.changing import changing
from casework.services.settling import settle
from casework.services.standing import named_fields, pair_of, pairs_of
from casework.services.values import Changed
from casework.store.database import Store
from casework.store.tables import FieldRow, SubmissionRow
from casework.store.tables_people import SecondEntryRow
from casework.twice import same_entry


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
        pairs = pairs_of(session, store.settings, row)
    return tuple(pair.key for pair in pairs if pair.due_for(who.name))


def enter(
    store: Store, submission_id: int, key: str, value: str, who: Actor, expected_version: int | None = None
) -> bool:
    """Enter a field blind; an empty value says that nothing (legible) stands there. True where both agree."""
    with changing(store, submission_id, who, Action.REVIEW, expected_version) as change:
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
        agrees = same_entry(entry.value, field.value)
        change.record("二次录入", subject=key, after="一致" if agrees else "不一致")
    return agrees


def differences(store: Store, season: str, who: Actor) -> tuple[Difference, ...]:
    """The fields on which two people differ and no third has decided."""
    who.require(Action.REVIEW)
    keys = named_fields(store.settings, season)
    with store.read() as session:
        rows = session.execute(
            select(SecondEntryRow, FieldRow, SubmissionRow.version)
            .join(
                FieldRow,
                and_(
                    FieldRow.submission_id == SecondEntryRow.submission_id, FieldRow.key == SecondEntryRow.key
                ),
            )
            .join(SubmissionRow, SubmissionRow.id == SecondEntryRow.submission_id)
            .where(SubmissionRow.season == season, SecondEntryRow.key.in_(keys))
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
            if pair_of(field, entry).standing == "differs"
        )


def decide(store: Store, difference: Difference, value: str, who: Actor) -> Changed:
    """A third person's decision between two entries. An empty value says that the paper is blank there.

    Raises NotAllowed for one of the two, VersionConflict where the submission or an entry changed since.
    """
    if who.name in (difference.first_by, difference.second_by):
        raise NotAllowed("两次录入不一致时须由第三人裁定。")
    key, number = difference.key, difference.submission_id
    with changing(store, number, who, Action.REVIEW, difference.version) as change:
        entry = change.unit.session.get(SecondEntryRow, (number, key))
        if entry is None or entry.who != difference.second_by:
            raise VersionConflict("这一项的录入刚刚有变。", current_version=change.row.version, changes=())
        text = value.strip() or None
        settle(change, key, text, "corrected" if text else "blank", "两次录入不一致，裁定")
        entry.settled_by = who.name
        change.judge_again()
    return change.done()
