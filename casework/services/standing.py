"""What stands open between two people, read from the rows: for the desk, the queue and the step to 评选."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from casework import rulebook
from casework.blind import enters, secret
from casework.roles import Actor
from casework.settings import Settings
from casework.store.tables import FieldRow, SubmissionRow
from casework.store.tables_people import SecondEntryRow
from casework.twice import Pair, Standing, same_entry
from extract.result import FieldValue

_ENTRY = and_(SecondEntryRow.submission_id == FieldRow.submission_id, SecondEntryRow.key == FieldRow.key)


def named_fields(settings: Settings, season: str) -> tuple[str, ...]:
    """The fields that the season wants entered twice."""
    return tuple(rulebook.season_named(settings, season).second_entry)


def pairs_of(session: Session, settings: Settings, row: SubmissionRow) -> tuple[Pair, ...]:
    """Every named field of a submission, in the season's order; a form without the field has none."""
    keys = named_fields(settings, row.season)
    if not keys:
        return ()
    found = {
        field.key: pair_of(field, entry)
        for field, entry in session.execute(
            select(FieldRow, SecondEntryRow)
            .outerjoin(SecondEntryRow, _ENTRY)
            .where(FieldRow.submission_id == row.id, FieldRow.key.in_(keys))
        ).all()
    }
    return tuple(found[key] for key in keys if key in found)


def open_matters(session: Session, settings: Settings, row: SubmissionRow) -> tuple[str, ...]:
    """What two people have not yet settled, one Chinese sentence each: asked before 评选."""
    says = {
        "first": "“{}”还没有人录入。",
        "second": "“{}”还没有第二人独立录入。",
        "differs": "“{}”两人录入不一致，等第三人裁定。",
    }
    pairs = pairs_of(session, settings, row)
    return tuple(says[pair.standing].format(pair.key) for pair in pairs if pair.standing in says)


def waits_for(settings: Settings, season: str, who: Actor) -> ColumnElement[bool]:
    """The submissions with a field for this person to enter blind, or to decide as a third, in SQL.

    Differences are compared as they stand; full-width digits may show one that `differences` does not.
    """
    entry = _ENTRY
    mine = or_(FieldRow.settled_by == who.name, SecondEntryRow.who == who.name)
    unequal = FieldRow.value.is_distinct_from(SecondEntryRow.value)
    undecided = SecondEntryRow.settled_by.is_distinct_from(FieldRow.settled_by)
    third = exists(select(SecondEntryRow.key).where(entry, unequal, undecided, ~mine))
    return exists(
        select(FieldRow.key).where(
            FieldRow.submission_id == SubmissionRow.id,
            FieldRow.key.in_(named_fields(settings, season)),
            FieldRow.settled_by.is_not(None),
            or_(_second(who), third),
        )
    )


def told_by(settings: Settings, season: str, who: Actor, shows: ColumnElement[bool]) -> ColumnElement[bool]:
    """The submissions of which a field that this person is to enter blind `shows` something, in SQL."""
    return exists(
        select(FieldRow.key).where(
            FieldRow.submission_id == SubmissionRow.id,
            FieldRow.key.in_(named_fields(settings, season)),
            FieldRow.settled_by.is_not(None),
            _second(who),
            shows,
        )
    )


def hidden_words(
    session: Session, settings: Settings, rows: Sequence[SubmissionRow], who: Actor
) -> dict[int, list[str]]:
    """By submission, what this person must not read about it anywhere: of fields that wait for their blind
    entry. Submissions without such a field are left out."""
    if not enters(who):
        return {}
    named = {season: named_fields(settings, season) for season in {row.season for row in rows}}
    of = {row.id: named[row.season] for row in rows if named[row.season]}
    if not of:
        return {}
    texts: defaultdict[int, list[str | None]] = defaultdict(list)
    keys = {key for some in of.values() for key in some}
    for field, entry in session.execute(
        select(FieldRow, SecondEntryRow)
        .outerjoin(SecondEntryRow, _ENTRY)
        .where(FieldRow.submission_id.in_(of), FieldRow.key.in_(keys), FieldRow.settled_by.is_not(None))
    ):
        if field.key in of[field.submission_id] and pair_of(field, entry).due_for(who.name):
            texts[field.submission_id] += _texts_of(field)
    return {number: secret(some) for number, some in texts.items()}


def _texts_of(field: FieldRow) -> list[str | None]:
    if field.machine_json is None:
        return [field.value]
    read = FieldValue.model_validate_json(field.machine_json)
    return [field.value, read.value, read.raw, read.normalised, *read.alternatives]


def _second(who: Actor) -> ColumnElement[bool]:
    """A settled field waits for a second entry, and for this person's."""
    return and_(
        FieldRow.settled_by != who.name,
        ~exists(select(SecondEntryRow.key).where(_ENTRY, SecondEntryRow.who != FieldRow.settled_by)),
    )


def pair_of(field: FieldRow, entry: SecondEntryRow | None) -> Pair:
    """How one field and the second entry of it stand to each other."""
    if field.settled_by is None:
        return Pair(field.key, "first")
    if entry is None:
        return Pair(field.key, "second", field.value, field.settled_by)
    standing: Standing = "agreed"
    if entry.settled_by is None or entry.settled_by != field.settled_by:
        if entry.who == field.settled_by:  # the same person twice is no second pair of eyes
            standing = "second"
        elif not same_entry(entry.value, field.value):
            standing = "differs"
    return Pair(field.key, standing, field.value, field.settled_by, entry.value, entry.who)
