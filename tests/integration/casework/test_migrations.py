"""From empty and from the previous version, on both databases; the tables are what the code believes."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

import casework.store.tables_people  # noqa: F401
from casework import jobs
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


@pytest.mark.parametrize("previous", ["0001", "0002", "0003", "0004", "0005", "0006", "0007"])
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


_SUBMISSION = (
    "INSERT INTO submissions (season, sha256, file_name, stage, stage_since, read_state, version, channel, "
    "sender, subject, received_at, received_by, updated_at, kind, title, unit, pages, open_block, open_warn, "
    "to_check, claimed_by, criteria_json, errors_json, engine) VALUES "
    "('s', :sha256, 'a.pdf', '初审', :at, 'read', 3, 'mail', '', '', :at, '甲', :at, 'person', '王建军', '', "
    "2, 1, 0, 0, :holder, '[]', '[]', '')"
)


def test_version_0004_s_submissions_become_first_forms_and_askers_are_read_again(settings: Settings) -> None:
    """Rows that point to submissions survive the copy of the table; asked-for splits happen by themselves."""
    settings.home.mkdir(parents=True)
    engine = make_engine(settings.store_url)
    migrate.upgrade(engine, "0004")
    with engine.begin() as connection:
        for sha256, holder in (("aa", "乙"), ("bb", None)):
            at = "2022-01-10 00:00:00"
            connection.execute(text(_SUBMISSION), {"sha256": sha256, "at": at, "holder": holder})
        ids = list(connection.execute(text("SELECT id FROM submissions ORDER BY id")).scalars())
        flag = (
            "INSERT INTO flags (submission_id, code, severity, message, payload_json, source, fingerprint) "
            "VALUES (:id, 'form_not_recognised', 'block', "
            "'这份文件里有 2 份推荐表，这里只登记了第一份。', '{}', 'rule', 'f')"
        )
        connection.execute(text(flag), {"id": ids[0]})
        connection.execute(
            text("UPDATE submissions SET superseded_by = :new WHERE id = :old"),
            {"new": ids[0], "old": ids[1]},
        )
    before = indexes(engine)
    engine.dispose()
    store = open_store(settings)
    with store.engine.connect() as connection:
        rows = connection.execute(
            text(
                "SELECT sha256, first_page, read_state, superseded_by, claimed_by "
                "FROM submissions ORDER BY id"
            )
        ).all()
        assert [tuple(row) for row in rows] == [
            ("aa", 0, "waiting", None, "乙"),
            ("bb", 0, "read", ids[0], None),
        ]
        waiting = list(
            connection.execute(text("SELECT submission_id FROM jobs WHERE state = 'waiting'")).scalars()
        )
        assert waiting == [ids[0]]
        assert len(connection.execute(text("SELECT id FROM flags")).all()) == 1
    after = indexes(store.engine)
    changed_since = {"ix_submissions_award", "ix_submissions_superseded"}
    assert set(after) == set(before) | changed_since
    assert all(after[name] == before[name] for name in set(before) - changed_since)
    assert "claimed_by IS NOT NULL" in partial(store)
    (lease,) = jobs.take(store, "w", 5)
    assert lease.submission_id == ids[0]
    second = {"sha256": "aa", "page": 1, "at": "2022-01-10 00:00:00", "holder": None}
    insert = _SUBMISSION.replace(":sha256,", ":sha256, :page,").replace("sha256, f", "sha256, first_page, f")
    with store.engine.begin() as connection:
        connection.execute(text(insert), second)
    with store.engine.connect() as connection, pytest.raises(DBAPIError):  # and no form of a file twice
        connection.execute(text(insert), second)
    with pytest.raises(RuntimeError, match="several forms"):
        migrate.downgrade(store.engine, "0004")
    assert migrate.current_revision(store.engine) == migrate.head_revision()
    store.close()


def partial(store: Store) -> str:
    """The definition of the index over claims, as the database has it."""
    query = "SELECT sql FROM sqlite_master WHERE name = 'ix_submissions_claimed'"
    if not store.is_sqlite:
        query = "SELECT indexdef FROM pg_indexes WHERE indexname = 'ix_submissions_claimed'"
    with store.engine.connect() as connection:
        return str(connection.execute(text(query)).scalar_one()).replace("(claimed_by", "claimed_by")


def test_foreign_keys_are_on_again_after_a_migration(settings: Settings) -> None:
    store = open_store(settings)
    with store.engine.connect() as connection, pytest.raises(DBAPIError):
        connection.execute(text("INSERT INTO search_texts (submission_id, text) VALUES (999, '')"))
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
    found = {index["name"]: index["column_names"] for index in inspect(engine).get_indexes("submissions")}
    return {name: columns for name, columns in found.items() if name and name.startswith("ix_")}


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
