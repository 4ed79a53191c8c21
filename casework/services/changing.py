"""How a submission is changed: locked, its version checked, judged anew, and recorded."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import select

from casework.assessment import reassess
from casework.clock import now
from casework.errors import ClaimedByOther, NotFound, VersionConflict
from casework.roles import Action, Actor
from casework.services.values import Changed
from casework.stages import Stage, require_content
from casework.store.database import Store, Unit
from casework.store.tables import SubmissionRow
from casework.store.tables_people import AuditRow
from extract.result import Flag


@dataclass(slots=True)
class Change:
    """A submission held for change within one unit of work."""

    store: Store
    unit: Unit
    row: SubmissionRow
    actor: Actor
    gone: tuple[Flag, ...] = ()
    come: tuple[Flag, ...] = ()
    _recorded: list[str] = field(default_factory=list)

    def record(
        self,
        action: str,
        *,
        subject: str = "",
        before: str | None = None,
        after: str | None = None,
        why: str = "",
    ) -> None:
        self.unit.record(
            self.actor.name, action, self.row.id, subject=subject, before=before, after=after, why=why
        )

    def judge_again(self) -> None:
        """Run the rules over what holds now and record which flags went and came."""
        from casework.services.members import current_register

        self.unit.session.flush()
        register = current_register(self.store, self.unit.session, self.row.season)
        self.gone, self.come = reassess(self.unit.session, self.store.settings, self.row, register)
        if self.gone or self.come:
            self.record(
                "问题变化",
                before="、".join(flag.code for flag in self.gone) or None,
                after="、".join(flag.code for flag in self.come) or None,
            )

    def done(self) -> Changed:
        return Changed(self.row.id, self.row.version, self.gone, self.come)


@contextmanager
def changing(
    store: Store,
    submission_id: int,
    actor: Actor,
    action: Action,
    expected_version: int | None = None,
    *,
    respect_claim: bool = False,
) -> Iterator[Change]:
    """Lock a submission, check right and version, and raise its version when the block ends well.

    Fields, seals and flags of what was voted on are left to those who decide there (`stages.KEEPERS`).
    `expected_version` None skips the check (the program's own steps). Raises NotAllowed, NotFound,
    VersionConflict, ClaimedByOther.
    """
    actor.require(action)
    with store.write() as unit:
        row = unit.session.execute(
            select(SubmissionRow).where(SubmissionRow.id == submission_id).with_for_update()
        ).scalar_one_or_none()
        if row is None:
            raise NotFound(f"没有编号为 {submission_id} 的申报材料。")
        if action in (Action.REVIEW, Action.OVERRIDE):
            require_content(Stage(row.stage), actor)
        if expected_version is not None and row.version != expected_version:
            raise _conflict(unit, row, expected_version)
        if respect_claim and _held_by_other(row, actor):
            raise ClaimedByOther(f"{row.claimed_by} 正在处理这份材料。")
        change = Change(store, unit, row, actor)
        yield change
        row.version += 1
        row.updated_at = now()


@contextmanager
def beside(change: Change, row: SubmissionRow) -> Iterator[Change]:
    """Change another submission, whose row is locked already, in the same unit of work."""
    yield Change(change.store, change.unit, row, change.actor)
    row.version += 1
    row.updated_at = now()


def _said(event: AuditRow) -> str:
    subject = f" {event.subject}" if event.subject else ""
    return f"{event.who} {event.action}{subject}：{event.before or '空'} → {event.after or '空'}"


def _held_by_other(row: SubmissionRow, actor: Actor) -> bool:
    return (
        row.claimed_by is not None
        and row.claimed_by != actor.name
        and row.claimed_until is not None
        and row.claimed_until > now()
    )


def _conflict(unit: Unit, row: SubmissionRow, expected: int) -> VersionConflict:
    """Say who changed what last: the reviewer decides with that before their eyes."""
    latest = unit.session.execute(
        select(AuditRow)
        .where(AuditRow.submission_id == row.id, AuditRow.action != "问题变化")
        .order_by(AuditRow.seq.desc())
        .limit(max(1, min(10, row.version - expected)))
    ).scalars()
    changes = tuple(_said(event) for event in latest)
    return VersionConflict(
        f"这份材料已被他人修改（您看到的是第 {expected} 版，现为第 {row.version} 版）。",
        current_version=row.version,
        changes=changes,
    )
