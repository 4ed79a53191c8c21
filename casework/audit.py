"""The audit chain: append-only events, each bound to the one before it by its hash."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.clock import now
from casework.store.tables_people import AuditHeadRow, AuditRow

GENESIS: Final = "0" * 64


@dataclass(frozen=True, slots=True)
class Draft:
    """An event that the present unit of work will append when it commits."""

    who: str
    action: str
    submission_id: int | None = None
    subject: str = ""
    before: str | None = None
    after: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the chain: who, when, what, from, to, why."""

    seq: int
    at: datetime
    who: str
    action: str
    submission_id: int | None
    subject: str
    before: str | None
    after: str | None
    why: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What verification found. `problems` are Chinese sentences; empty when the chain is whole.

    `remarks` tell what is odd and proves nothing: the computer's clock was set back.
    """

    events: int
    head: str
    problems: tuple[str, ...]
    remarks: tuple[str, ...] = ()

    @property
    def intact(self) -> bool:
        return not self.problems


def event_hash(event: Event) -> str:
    """sha256 over every part of the event but its own hash, in a fixed JSON form."""
    parts = [
        event.seq,
        event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        event.who,
        event.action,
        event.submission_id,
        event.subject,
        event.before,
        event.after,
        event.why,
        event.previous,
    ]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def append(session: Session, drafts: Sequence[Draft]) -> None:
    """Append events in order. The head row stays locked until commit, so that numbers never fork."""
    if not drafts:
        return
    head = lock(session)
    if head is None:
        head = AuditHeadRow(id=1, seq=0, hash=GENESIS)
        session.add(head)
    seq, previous = head.seq, head.hash
    for draft in drafts:
        seq += 1
        bare = Event(
            seq,
            now(),
            draft.who,
            draft.action,
            draft.submission_id,
            draft.subject,
            draft.before,
            draft.after,
            draft.why,
            previous,
            "",
        )
        previous = event_hash(bare)
        session.add(AuditRow(**{**_as_columns(bare), "hash": previous}))
    head.seq, head.hash = seq, previous


def lock(session: Session) -> AuditHeadRow | None:
    """The end of the chain, held until commit: units of work that take it stand in line."""
    return session.execute(
        select(AuditHeadRow).where(AuditHeadRow.id == 1).with_for_update()
    ).scalar_one_or_none()


def verify_chain(events: Iterable[Event], head: tuple[int, str] | None) -> ChainReport:
    """Look for change, gap, reorder and a cut tail. `head` is (seq, hash) where the chain must end."""
    problems: list[str] = []
    remarks: list[str] = []
    expected, previous, last_moment = 1, GENESIS, None
    count = 0
    for event in events:
        count += 1
        if event.seq != expected:
            problems.append(f"第 {expected} 条之后缺失或错位：下一条的序号是 {event.seq}。")
        if event.previous != previous:
            problems.append(f"第 {event.seq} 条与前一条不衔接。")
        if event_hash(event) != event.hash:
            problems.append(f"第 {event.seq} 条内容被改动过。")
        if last_moment is not None and event.at < last_moment:
            remarks.append(f"第 {event.seq} 条的时间早于前一条：当时电脑的时钟被往回调过。")
        expected, previous, last_moment = event.seq + 1, event.hash, event.at
    end = head or (0, GENESIS)
    if (expected - 1, previous) != end:
        problems.append(f"末尾应为第 {end[0]} 条，实际为第 {expected - 1} 条：末尾被截断或改动。")
    return ChainReport(count, previous, tuple(problems), tuple(remarks))


def read_events(session: Session, *, batch: int = 1000) -> Iterator[Event]:
    """All events in order, a batch at a time."""
    rows = session.execute(
        select(AuditRow).order_by(AuditRow.seq).execution_options(yield_per=batch)
    ).scalars()
    for row in rows:
        yield to_event(row)


def to_event(row: AuditRow) -> Event:
    return Event(
        row.seq,
        row.at,
        row.who,
        row.action,
        row.submission_id,
        row.subject,
        row.before,
        row.after,
        row.why,
        row.previous,
        row.hash,
    )


def _as_columns(event: Event) -> dict[str, object]:
    names = ("seq", "at", "who", "action", "submission_id", "subject", "before", "after", "why", "previous")
    return {name: getattr(event, name) for name in names}
