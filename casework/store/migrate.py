"""Bringing a database to the present version with Alembic, from empty or from any earlier version."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection, Engine, text

from casework.errors import StoreUnready

_LOCK = 7_163_001
"""Any fixed number: PostgreSQL's advisory lock while one process migrates."""


@lru_cache(maxsize=1)
def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent.parent / "migrations"))
    return config


@lru_cache(maxsize=1)
def head_revision() -> str:
    """The version that this program works with."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def current_revision(engine: Engine) -> str | None:
    """The version that the database has, None where it is empty."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Upgrade where needed; several processes may call at once. Raises StoreUnready for a newer database."""
    wanted = head_revision() if revision == "head" else revision
    if current_revision(engine) == wanted:
        return
    with _alone(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        present = MigrationContext.configure(connection).get_current_revision()
        if present == wanted:
            return
        _run(connection, revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Go back to an earlier version, for a program that was set back: past changes of indexes, and past
    0005 while no file has several forms."""
    with _alone(engine) as connection:
        _run(connection, revision, command.downgrade)


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    """One transaction for all steps. SQLite changes a table by copying it, which its foreign keys forbid:
    they are off meanwhile (no transaction may switch them) and checked before the commit."""
    with engine.execution_options(yinjian_writes=True).connect() as connection:
        lite = connection.dialect.name == "sqlite"
        if lite:
            _set_foreign_keys(connection, "OFF")
        try:
            with connection.begin():
                yield connection
                if lite:
                    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                    if broken:
                        raise StoreUnready(f"数据库升级后有 {len(broken)} 行失去所指，未作改动。")
        finally:
            if lite:
                _set_foreign_keys(connection, "ON")


def _set_foreign_keys(connection: Connection, state: str) -> None:
    # Through the driver: SQLAlchemy would begin a transaction first.
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA foreign_keys = {state}")
    cursor.close()


def _run(connection: Connection, revision: str, way: Callable[[Config, str], None] = command.upgrade) -> None:
    config = _config()
    config.attributes["connection"] = connection
    try:
        way(config, revision)
    except CommandError as error:
        raise StoreUnready(
            f"数据库版本与程序不符：{error}", remedy="请升级程序，或恢复与本程序版本相符的备份。"
        ) from error
    finally:
        config.attributes.pop("connection", None)
