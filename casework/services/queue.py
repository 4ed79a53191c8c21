"""The queue: filters, sorting and keyset paging in SQL, so that page 1,000 costs what page 1 costs."""

import base64
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, defer

from casework.blind import enters, without
from casework.clock import now
from casework.errors import InvalidInput
from casework.roles import Action, Actor
from casework.services.standing import hidden_words, named_fields, told_by, waits_for
from casework.services.values import QueueFilter, QueuePage, QueueRow, QueueSort
from casework.stages import Stage
from casework.store.database import Store
from casework.store.plain_text import storable, storable_or_none
from casework.store.searching import position
from casework.store.tables import FieldRow, FlagRow, OverrideRow, SearchRow, SubmissionRow

PAGE_SIZE = 50
RARE = 500
"""At most so many hits of a flag or a word are looked up one by one, more in the queue's order."""

COUNT_BOUND = 2000
"""Counting stops here: “more than 2,000” tells a reviewer as much and costs a bounded time."""

_S = SubmissionRow
_SORTS: dict[str, tuple[tuple[Any, bool], ...]] = {
    "received": ((_S.received_at, False), (_S.id, False)),
    "-received": ((_S.received_at, True), (_S.id, True)),
    "updated": ((_S.updated_at, False), (_S.id, False)),
    "-updated": ((_S.updated_at, True), (_S.id, True)),
    "unit": ((_S.unit, False), (_S.id, False)),
    "work": ((_S.open_block, True), (_S.to_check, True), (_S.id, True)),
}


def queue(
    store: Store,
    who: Actor,
    filters: QueueFilter | None = None,
    sort: QueueSort = "received",
    page: str | None = None,
    size: int = PAGE_SIZE,
) -> QueuePage:
    """One page of submissions. `page` is the token of an earlier answer's `next_page`."""
    who.require(Action.VIEW)
    filters = filters or QueueFilter()
    with store.read() as session:
        conditions = _conditions(session, store, who, filters)
        query = select(_S).where(*conditions).options(defer(_S.reading_json), defer(_S.criteria_json))
        if page is not None:
            query = query.where(_after(sort, page))
        order = [column.desc() if falls else column.asc() for column, falls in _SORTS[sort]]
        rows = session.execute(query.order_by(*order).limit(size + 1)).scalars().all()
        shown, more = rows[:size], len(rows) > size
        flags = _flags_of(session, [row.id for row in shown])
        hidden = hidden_words(session, store.settings, shown, who)
        # A page that holds everything needs no second look at the table.
        whole = page is None and not more
        total = len(shown) if whole else _bounded_count(session, select(_S.id).where(*conditions))
    return QueuePage(
        tuple(without(_queue_row(row, flags.get(row.id, ())), hidden.get(row.id, ())) for row in shown),
        _token(shown[-1], sort) if more else None,
        total,
        COUNT_BOUND,
    )


def next_to_review(
    store: Store, who: Actor, filters: QueueFilter | None = None, after: int | None = None
) -> int | None:
    """The next submission that matches and that nobody else holds, in order of arrival; None at the end."""
    who.require(Action.VIEW)
    moment = now()
    free = or_(_S.claimed_by.is_(None), _S.claimed_by == who.name, _S.claimed_until < moment)
    with store.read() as session:
        query = select(_S.id).where(*_conditions(session, store, who, filters or QueueFilter()), free)
        if after is not None:
            query = query.where(_S.id > after)
        return session.execute(query.order_by(_S.id).limit(1)).scalar_one_or_none()


def previous_to_review(
    store: Store, who: Actor, filters: QueueFilter | None = None, before: int | None = None
) -> int | None:
    """The submission before this one that matches; None at the beginning."""
    who.require(Action.VIEW)
    with store.read() as session:
        query = select(_S.id).where(*_conditions(session, store, who, filters or QueueFilter()))
        if before is not None:
            query = query.where(_S.id < before)
        return session.execute(query.order_by(_S.id.desc()).limit(1)).scalar_one_or_none()


def neighbours(store: Store, who: Actor, filters: QueueFilter, number: int) -> tuple[int | None, int | None]:
    """What `previous_to_review` and `next_to_review` give, asked together."""
    who.require(Action.VIEW)
    free = or_(_S.claimed_by.is_(None), _S.claimed_by == who.name, _S.claimed_until < now())
    with store.read() as session:
        conditions = _conditions(session, store, who, filters)
        before = select(_S.id).where(*conditions, _S.id < number).order_by(_S.id.desc()).limit(1)
        after = select(_S.id).where(*conditions, free, _S.id > number).order_by(_S.id).limit(1)
        row = session.execute(select(before.scalar_subquery(), after.scalar_subquery())).one()
    return row[0], row[1]


def matching_ids(store: Store, who: Actor, filters: QueueFilter, limit: int = 5000) -> tuple[int, ...]:
    """The submissions of a filter, for a bulk decision."""
    who.require(Action.VIEW)
    with store.read() as session:
        query = select(_S.id).where(*_conditions(session, store, who, filters)).order_by(_S.id).limit(limit)
        return tuple(session.execute(query).scalars())


def stage_counts(store: Store, who: Actor, season: str | None = None) -> dict[Stage, int]:
    """How many submissions stand at each stage."""
    who.require(Action.VIEW)
    query = select(_S.stage, func.count()).group_by(_S.stage)
    if season is not None:
        query = query.where(_S.season == season)
    with store.read() as session:
        found = {Stage(stage): count for stage, count in session.execute(query).all()}
    return {stage: found.get(stage, 0) for stage in Stage}


def _conditions(
    session: Session, store: Store, who: Actor, filters: QueueFilter
) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    filters = _storable(filters)
    if filters.waits_for_me:
        found.append(waits_for(store.settings, filters.season or store.settings.season, who))
    if filters.season:
        found.append(_S.season == filters.season)
    if filters.stages:
        found.append(_S.stage.in_([stage.value for stage in filters.stages]))
    if filters.awards:
        found.append(_S.award.in_(filters.awards))
    if filters.kind:
        found.append(_S.kind == filters.kind)
    if filters.read_states:
        found.append(_S.read_state.in_(filters.read_states))
    if filters.unit:
        found.append(_S.unit == filters.unit)
    if filters.flag:
        found.append(_has_flag(session, filters.flag))
    found += _text_conditions(session, filters.text)
    found += _no_guessing(store, who, filters)
    found += _people_conditions(filters)
    if filters.received_from:
        found.append(_S.received_at >= filters.received_from)
    if filters.received_to:
        found.append(_S.received_at < filters.received_to)
    if not filters.with_superseded:
        found.append(_S.superseded_by.is_(None))
    return found


def _storable(filters: QueueFilter) -> QueueFilter:
    """The filter as any database takes it: it stands in an address that anybody may write."""
    texts = ("season", "kind", "flag", "text", "unit", "claimed_by")
    plain = {name: storable_or_none(getattr(filters, name)) for name in texts}
    return replace(filters, awards=tuple(storable(award) for award in filters.awards), **plain)  # type: ignore[arg-type]


def _has_flag(session: Session, code: str) -> ColumnElement[bool]:
    """The condition that a flag stands open."""
    overridden = select(OverrideRow.fingerprint).where(
        OverrideRow.submission_id == FlagRow.submission_id, OverrideRow.withdrawn.is_(False)
    )
    standing = select(FlagRow.submission_id).where(
        FlagRow.code == code, FlagRow.fingerprint.not_in(overridden)
    )
    return _by_hits(session, standing, FlagRow.submission_id)


def _text_conditions(session: Session, text: str) -> list[ColumnElement[bool]]:
    """Every word must occur somewhere in the submission's text."""
    words = text.casefold().split()
    if not words:
        return []
    found = select(SearchRow.submission_id).where(*(position(SearchRow.text, word) > 0 for word in words))
    return [_by_hits(session, found, SearchRow.submission_id)]


def _no_guessing(store: Store, who: Actor, filters: QueueFilter) -> list[ColumnElement[bool]]:
    """A search does not find by a value that the asker is to enter blind: that would confirm a guess."""
    season = filters.season or store.settings.season
    words = [*filters.text.casefold().split(), filters.unit.casefold()]
    if not any(words) or not enters(who) or not named_fields(store.settings, season):
        return []
    value = func.lower(FieldRow.value)
    shows = or_(*(position(value, word) > 0 for word in words if word))
    return [~told_by(store.settings, season, who, shows)]


def _by_hits(session: Session, hits: Select[Any], column: Any) -> ColumnElement[bool]:
    """The condition that a submission is among the hits, put the way that is quick for few or for many.

    Few are looked up once for the page and its count; with many, in the queue's order, fifty are found
    long before all are collected.
    """
    few = session.execute(hits.limit(RARE + 1)).scalars().all()
    if len(few) <= RARE:
        return _S.id.in_(set(few))
    return exists(hits.where(column == _S.id))


def _people_conditions(filters: QueueFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    moment = now()
    if filters.claimed_by:
        found += [_S.claimed_by == filters.claimed_by, _S.claimed_until >= moment]
    if filters.unclaimed:
        found.append(or_(_S.claimed_by.is_(None), _S.claimed_until < moment))
    if filters.blocked is not None:
        found.append(_S.open_block > 0 if filters.blocked else _S.open_block == 0)
    if filters.needs_person is not None:
        needed = or_(_S.to_check > 0, _S.open_block > 0)
        found.append(needed if filters.needs_person else and_(_S.to_check == 0, _S.open_block == 0))
    return found


def _bounded_count(session: Session, query: Select[Any]) -> int:
    bounded = query.limit(COUNT_BOUND + 1).subquery()
    return session.execute(select(func.count()).select_from(bounded)).scalar_one()


def _flags_of(session: Session, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    if not ids:
        return {}
    overridden = select(OverrideRow.fingerprint).where(
        OverrideRow.submission_id == FlagRow.submission_id, OverrideRow.withdrawn.is_(False)
    )
    rows = session.execute(
        select(FlagRow.submission_id, FlagRow.code)
        .where(FlagRow.submission_id.in_(ids), FlagRow.fingerprint.not_in(overridden))
        .order_by(FlagRow.id)
    ).all()
    found: dict[int, list[str]] = {}
    for submission_id, code in rows:
        codes = found.setdefault(submission_id, [])
        if code not in codes:
            codes.append(code)
    return {submission_id: tuple(codes) for submission_id, codes in found.items()}


def _queue_row(row: SubmissionRow, flags: tuple[str, ...]) -> QueueRow:
    held = row.claimed_by if row.claimed_until is not None and row.claimed_until > now() else None
    return QueueRow(
        row.id,
        row.version,
        Stage(row.stage),
        row.read_state,  # type: ignore[arg-type]
        row.kind,  # type: ignore[arg-type]
        row.award,
        row.title,
        row.unit,
        row.file_name,
        row.received_at,
        row.stage_since,
        row.updated_at,
        row.open_block,
        row.open_warn,
        row.to_check,
        held,
        flags,
    )


def _token(row: SubmissionRow, sort: str) -> str:
    values = [getattr(row, column.key) for column, _ in _SORTS[sort]]
    plain = [value.isoformat() if isinstance(value, datetime) else value for value in values]
    return base64.urlsafe_b64encode(json.dumps([sort, *plain]).encode()).decode()


def _bound(column: Any, value: object) -> object:
    """A value out of an address as its column takes it. Raises ValueError for what no row can have there."""
    kind = str if column.key.endswith("_at") else column.type.python_type
    if type(value) is not kind:
        raise ValueError(column.key)
    if isinstance(value, str):
        if storable(value) != value:
            raise ValueError(column.key)
        return datetime.fromisoformat(value).astimezone(UTC) if column.key.endswith("_at") else value
    if not isinstance(value, int) or abs(value) >= 2**31:
        raise ValueError(column.key)
    return value


def _after(sort: str, token: str) -> ColumnElement[bool]:
    """Rows strictly after the token's row in the sort's order."""
    columns = _SORTS[sort]
    try:
        named, *plain = json.loads(base64.urlsafe_b64decode(token))
        if named != sort:
            raise ValueError(named)
        values: list[Any] = [_bound(column, value) for (column, _), value in zip(columns, plain, strict=True)]
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise InvalidInput("翻页标记无效。", remedy="请回到第一页。") from error
    steps = []
    for depth, (column, falls) in enumerate(columns):
        same = [earlier == value for (earlier, _), value in zip(columns[:depth], values, strict=False)]
        steps.append(and_(*same, column < values[depth] if falls else column > values[depth]))
    return or_(*steps)
