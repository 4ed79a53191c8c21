"""The member register of a season: preview of an import, commit, and what is in force."""

import threading
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.clock import now
from casework.errors import NotFound
from casework.roles import Action, Actor
from casework.store.database import Store
from casework.store.tables import OriginalRow
from casework.store.tables_people import RegisterRow
from extract.register import Member, Register
from extract.register_import import compare_registers, read_register

_LOADING = threading.Lock()


@dataclass(frozen=True, slots=True)
class RegisterPreview:
    """What an import would do. `renamed` pairs old and new name of one credit code; `errors` name rows
    with something wrong, the rest is imported."""

    file_name: str
    members: int
    added: tuple[str, ...]
    removed: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    changed: tuple[str, ...]
    errors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegisterView:
    """The register in force."""

    id: int
    season: str
    file_name: str
    members: int
    representatives: int
    imported_by: str
    imported_at: Any


def preview(store: Store, data: bytes, name: str, who: Actor, season: str | None = None) -> RegisterPreview:
    """Read a register and say what would change. Nothing is stored."""
    who.require(Action.IMPORT_REGISTER)
    new, errors = parse_register(data, name)
    with store.read() as session:
        old = current_register(store, session, season or store.settings.season)
    return _compare(name, old, new, errors)


def commit(store: Store, data: bytes, name: str, who: Actor, season: str | None = None) -> RegisterPreview:
    """Put a register in force. Submissions are judged anew by `rejudge_season`."""
    who.require(Action.IMPORT_REGISTER)
    season = season or store.settings.season
    new, errors = parse_register(data, name)
    sha256 = store.originals.put(data)
    with store.write() as unit:
        shown = _compare(name, current_register(store, unit.session, season), new, errors)
        if unit.session.get(OriginalRow, sha256) is None:
            unit.session.add(OriginalRow(sha256=sha256, size=len(data), stored_at=now()))
            unit.session.flush()
        unit.session.add(
            RegisterRow(
                season=season,
                sha256=sha256,
                file_name=name,
                members=new.unit_count,
                who=who.name,
                at=now(),
            )
        )
        unit.record(who.name, "导入名册", subject=name, after=f"{new.unit_count} 家单位", why=sha256)
    return shown


def withdraw(store: Store, register_id: int, why: str, who: Actor) -> None:
    """Take an import back: the one before it is in force again."""
    who.require(Action.IMPORT_REGISTER)
    with store.write() as unit:
        row = unit.session.get(RegisterRow, register_id)
        if row is None:
            raise NotFound("没有这次名册导入。")
        row.withdrawn = True
        unit.record(who.name, "撤销名册导入", subject=row.file_name, why=why)


def in_force(store: Store, who: Actor, season: str | None = None) -> RegisterView | None:
    """The register in force, None where none was imported: then register flags stay silent."""
    who.require(Action.VIEW)
    with store.read() as session:
        row = _current_row(session, season or store.settings.season)
        if row is None:
            return None
        register = _loaded(store, row.sha256, row.file_name)
        return RegisterView(
            row.id,
            row.season,
            row.file_name,
            row.members,
            register.representative_count,
            row.who,
            row.at,
        )


def listing(store: Store, who: Actor, season: str | None = None) -> tuple[Member, ...]:
    """The members of the register in force, in its own order; empty where there is none."""
    who.require(Action.VIEW)
    with store.read() as session:
        register = current_register(store, session, season or store.settings.season)
    return register.members if register is not None else ()


def current_register(store: Store, session: Session, season: str) -> Register | None:
    """The register in force for a season."""
    row = _current_row(session, season)
    return _loaded(store, row.sha256, row.file_name) if row is not None else None


def _current_row(session: Session, season: str) -> RegisterRow | None:
    return session.execute(
        select(RegisterRow)
        .where(RegisterRow.season == season, RegisterRow.withdrawn.is_(False))
        .order_by(RegisterRow.id.desc())
        .limit(1)
    ).scalar_one_or_none()


@lru_cache(maxsize=4)
def _loaded_bytes(store: Store, sha256: str, name: str) -> Register:
    return parse_register(store.originals.get(sha256), name)[0]


def _loaded(store: Store, sha256: str, name: str) -> Register:
    with _LOADING:  # ten who begin at once wait for one reading of the list instead of doing ten
        return _loaded_bytes(store, sha256, name)


def parse_register(data: bytes, name: str) -> tuple[Register, tuple[str, ...]]:
    """The register in a file, and the rows that cannot be used. Raises the reader's own error."""

    table = read_register(data, name)
    return table.register, tuple(str(error) for error in table.errors)


def _compare(name: str, old: Register | None, new: Register, errors: tuple[str, ...]) -> RegisterPreview:
    found = compare_registers(old, new)
    return RegisterPreview(
        name, new.unit_count, found.added, found.removed, found.renamed, found.changed, errors
    )
