"""From empty and from the previous version, on both databases; the tables are what the code believes."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

import casework.store.tables_people  # noqa: F401
from casework.errors import StoreUnready
from casework.settings import Settings
from casework.store import migrate
from casework.store.database import Store, make_engine, open_store
from casework.store.tables import Base


def test_from_empty_gives_exactly_the_tables_of_the_code(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, Base.metadata) == []
    assert migrate.current_revision(store.engine) == migrate.head_revision()


@pytest.mark.parametrize("previous", ["0001", "0002", "0003"])
def test_from_an_earlier_version_keeps_the_rows(settings: Settings, previous: str) -> None:
    settings.home.mkdir(parents=True)
    engine = make_engine(settings.store_url)
    migrate.upgrade(engine, previous)
    assert migrate.current_revision(engine) == previous
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO originals (sha256, size, stored_at) VALUES ('aa', 3, '2022-01-10 00:00:00')")
        )
    engine.dispose()
    store = open_store(settings)
    with store.read() as session:
        assert session.execute(text("SELECT size FROM originals WHERE sha256 = 'aa'")).scalar_one() == 3
    assert "saved_views" in inspect(store.engine).get_table_names()
    store.close()


def test_the_queues_indexes_go_back_and_forth(settings: Settings) -> None:
    settings.home.mkdir(parents=True)
    engine = make_engine(settings.store_url)
    migrate.upgrade(engine)
    latest = indexes(engine)
    migrate.downgrade(engine, "0003")
    assert indexes(engine)["ix_submissions_queue"] == ["season", "stage", "received_at", "id"]
    assert "ix_submissions_claimed" not in indexes(engine)
    migrate.upgrade(engine)
    assert indexes(engine) == latest
    engine.dispose()


def indexes(engine: Engine) -> dict[str | None, list[str | None]]:
    return {index["name"]: index["column_names"] for index in inspect(engine).get_indexes("submissions")}


def test_opening_twice_changes_nothing(settings: Settings) -> None:
    open_store(settings).close()
    open_store(settings).close()


def test_newer_database_is_refused_with_a_remedy(settings: Settings) -> None:
    store = open_store(settings)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(StoreUnready, match="版本") as refused:
        open_store(settings)
    assert "升级程序" in refused.value.remedy


@pytest.mark.parametrize("statement", ["UPDATE audit_events SET who = 'x'", "DELETE FROM audit_events"])
def test_the_database_itself_refuses_to_change_the_audit(store: Store, statement: str) -> None:
    with store.write() as unit:
        unit.record("甲", "测试")
    with store.engine.connect() as connection, pytest.raises(DBAPIError, match="append-only"):
        connection.execute(text(statement))


def test_unreachable_database_says_so() -> None:
    with pytest.raises(StoreUnready) as refused:
        open_store(Settings(database_url="postgresql://nobody@127.0.0.1:1/none"))
    assert refused.value.exit_code == 4
    with pytest.raises(StoreUnready, match="不支持"):
        make_engine("mysql://localhost/x")
