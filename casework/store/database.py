"""The store: one engine, short units of work, and the originals beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.orm import Session

from casework import audit
from casework.errors import StoreUnready
from casework.settings import Settings, load_settings
from casework.store import migrate
from casework.store.originals import Originals, open_originals
from casework.store.plain_text import storable, storable_or_none

BUSY_SECONDS = 30
"""How long a SQLite writer waits for another one: longer than any single unit of work."""


@dataclass(slots=True)
class Unit:
    """One unit of work: all of it is committed, its audit events last, or none of it."""

    session: Session
    drafts: list[audit.Draft] = field(default_factory=list)

    def record(
        self,
        who: str,
        action: str,
        submission_id: int | None = None,
        *,
        subject: str = "",
        before: str | None = None,
        after: str | None = None,
        why: str = "",
    ) -> None:
        """Note an event; it is appended to the chain in the same commit."""
        # As it will be stored: the chain's hash covers what can be read back.
        said = (storable(subject), storable_or_none(before), storable_or_none(after), storable(why))
        self.drafts.append(audit.Draft(storable(who), action, submission_id, *said))


class Store:
    """Database and originals of one home. Safe to share between threads, not between processes."""

    def __init__(self, engine: Engine, originals: Originals, settings: Settings) -> None:
        self.engine = engine
        self.originals = originals
        self.settings = settings
        self._writers = engine.execution_options(yinjian_writes=True)

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading. Raises StoreUnready where the database does not answer."""
        with _translated(), Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Unit]:
        """A unit of work; leaves no trace when the block raises."""
        with _translated(), Session(self._writers, expire_on_commit=False) as session:
            unit = Unit(session)
            yield unit
            session.flush()
            # Last, so that every unit takes its locks in one order: submissions first, the chain after.
            audit.append(session, unit.drafts)
            session.commit()

    def close(self) -> None:
        self.engine.dispose()


def open_store(settings: Settings | None = None) -> Store:
    """Open (and bring up to date) the store of the settings. Raises StoreUnready."""
    settings = settings or load_settings()
    settings.home.mkdir(parents=True, exist_ok=True)
    engine = make_engine(settings.store_url)
    try:
        with _translated():
            migrate.upgrade(engine)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, open_originals(settings.originals_location), settings)


def make_engine(url: str) -> Engine:
    """An engine for SQLite (WAL, foreign keys, one waiting writer at a time) or PostgreSQL.

    Errors do not repeat the values of a statement: they go to logs, the values are people's numbers.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        driver = parsed.set(drivername="postgresql+psycopg")
        try:
            return create_engine(
                driver, pool_pre_ping=True, pool_size=10, max_overflow=20, hide_parameters=True
            )
        except ModuleNotFoundError as error:
            raise StoreUnready(
                "缺少 PostgreSQL 驱动。", remedy="请运行：pip install 'yinjian[postgres]'"
            ) from error
    if parsed.get_backend_name() != "sqlite":
        raise StoreUnready(
            f"不支持的数据库：{parsed.get_backend_name()}。", remedy="请使用 SQLite 或 PostgreSQL。"
        )
    engine = create_engine(
        parsed,
        connect_args={"timeout": BUSY_SECONDS},
        pool_size=10,
        max_overflow=20,
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver must not begin by itself: see _begin_sqlite
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA cache_size = -65536")
    cursor.close()


def _begin_sqlite(connection: Any) -> None:
    # A writer that takes its lock at once waits its turn; one that upgrades a read lock fails instead.
    writes = connection.get_execution_options().get("yinjian_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        if error.connection_invalidated or type(error).__name__ == "OperationalError":
            raise StoreUnready(f"数据库没有应答：{error.orig}") from error
        raise
    except SQLAlchemyError:
        raise


def ping(store: Store) -> str:
    """Name and version of the database, for ``yinjian doctor``."""
    query = "SELECT sqlite_version()" if store.is_sqlite else "SHOW server_version"
    with store.read() as session:
        return f"{store.engine.dialect.name} {session.execute(text(query)).scalar_one()}"
