"""The audit chain as people see it: readable events, and whether the chain is whole."""

from collections.abc import Iterator

from sqlalchemy import select

from casework import audit
from casework.roles import Action, Actor
from casework.services.loading import history_of
from casework.services.values import HistoryEntry
from casework.store.database import Store
from casework.store.tables_people import AuditHeadRow, AuditRow


def history(store: Store, submission_id: int, who: Actor) -> tuple[HistoryEntry, ...]:
    """What happened to a submission, oldest first."""
    who.require(Action.VIEW)
    with store.read() as session:
        return history_of(session, submission_id)


def recent_events(
    store: Store, who: Actor, limit: int = 200, before: int | None = None
) -> tuple[audit.Event, ...]:
    """The newest events of the whole store, newest first; `before` is a seq to page on."""
    who.require(Action.READ_AUDIT)
    query = select(AuditRow).order_by(AuditRow.seq.desc()).limit(limit)
    if before is not None:
        query = query.where(AuditRow.seq < before)
    with store.read() as session:
        return tuple(audit.to_event(row) for row in session.execute(query).scalars())


def verify(store: Store) -> audit.ChainReport:
    """Check the whole chain, in one consistent view of the database."""
    with store.read() as session:
        if not store.is_sqlite:
            session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        head = session.execute(select(AuditHeadRow).where(AuditHeadRow.id == 1)).scalar_one_or_none()
        end = (head.seq, head.hash) if head is not None else None
        return audit.verify_chain(audit.read_events(session), end)


def all_events(store: Store) -> Iterator[audit.Event]:
    """Every event in order, for the archive."""
    with store.read() as session:
        yield from audit.read_events(session)
