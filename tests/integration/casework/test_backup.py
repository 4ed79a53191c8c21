"""Backup while others work, restore elsewhere, compare everything; damage is found."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from desk import FIRST, take_in
from forms import person_form, unit_form
from sqlalchemy import select

from casework.backup import LIST, backup, restore, verify_backup
from casework.errors import Damaged, InvalidInput, NotAllowed
from casework.roles import SYSTEM
from casework.services import history, pictures, queue, review, submissions
from casework.settings import Settings
from casework.store.database import Store, open_store
from casework.store.tables import Base


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with store.read() as session:
        return {
            table.name: sorted((tuple(row) for row in session.execute(select(table)).all()), key=repr)
            for table in Base.metadata.sorted_tables
        }


@pytest.fixture
def elsewhere(settings: Settings, tmp_path: Path, request: pytest.FixtureRequest) -> Settings:
    """An empty home on the same kind of database."""
    url = None
    if settings.database_url is not None:
        make: Callable[[], str] = request.getfixturevalue("new_database")
        url = make()
    return Settings(home=tmp_path / "elsewhere", database_url=url)


def test_restored_store_is_the_same(store: Store, elsewhere: Settings, tmp_path: Path) -> None:
    number = take_in(store, unit_form())
    take_in(store, person_form(1), "p.jpg")
    review.correct_field(store, number, "联系人", "赵敏", FIRST)
    report = backup(store, tmp_path / "backups", SYSTEM)
    assert report.originals == 2
    before = everything(store)
    take_in(store, unit_form(9), "later.pdf")
    restore(report.folder, elsewhere)
    copy = open_store(elsewhere)
    try:
        assert everything(copy) == before
        assert submissions.original(copy, number, SYSTEM)[1] == unit_form()
        assert history.verify(copy).intact
        take_in(copy, unit_form(10), "goes on.pdf")
        assert queue.queue(copy, SYSTEM).total == 3
    finally:
        copy.close()


def test_pictures_and_own_seasons_come_back_too(
    settings: Settings, elsewhere: Settings, tmp_path: Path
) -> None:
    own = tmp_path / "own seasons"
    own.mkdir()
    shipped = (files("extract.seasons") / "xjfpa-2021.toml").read_bytes()
    (own / "xjfpa-2021.toml").write_bytes(shipped + b"\n# ours\n")
    store = open_store(settings.model_copy(update={"seasons": own}))
    try:
        number = take_in(store, unit_form())
        seen = pictures.page_picture(store, number, 0, SYSTEM).data
        folder = backup(store, tmp_path / "backups", SYSTEM).folder
        put_back = restore(folder, elsewhere)
        assert put_back == elsewhere.home / "seasons"
        assert (put_back / "xjfpa-2021.toml").read_bytes().endswith(b"# ours\n")
        copy = open_store(elsewhere)
        try:
            assert pictures.page_picture(copy, number, 0, SYSTEM).data == seen
        finally:
            copy.close()
    finally:
        store.close()


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
@pytest.mark.parametrize("name", ["pictures/../../out.webp", "/seasons/out.toml"])
def test_a_list_that_leads_out_of_the_backup_is_refused(
    store: Store, elsewhere: Settings, tmp_path: Path, name: str
) -> None:
    folder = backup(store, tmp_path / "backups", SYSTEM).folder
    listing = json.loads((folder / LIST).read_text(encoding="utf-8"))
    listing["files"][name] = "0" * 64
    (folder / LIST).write_text(json.dumps(listing), encoding="utf-8")
    with pytest.raises(Damaged, match="不是完整的备份"):
        restore(folder, elsewhere)
    assert not elsewhere.home.exists()


def test_nothing_is_overwritten(store: Store, tmp_path: Path) -> None:
    report = backup(store, tmp_path / "backups", SYSTEM)
    with pytest.raises(InvalidInput, match="覆盖"):
        restore(report.folder, store.settings)


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_damaged_backup_is_found(store: Store, elsewhere: Settings, tmp_path: Path) -> None:
    take_in(store, unit_form())
    folder = backup(store, tmp_path / "backups", SYSTEM).folder
    listing = json.loads((folder / LIST).read_text(encoding="utf-8"))
    name = next(name for name in listing["files"] if name.startswith("originals/"))
    (folder / name).write_bytes(b"changed")
    with pytest.raises(Damaged, match="已损坏"):
        verify_backup(folder)
    with pytest.raises(Damaged):
        restore(folder, elsewhere)
    (folder / LIST).unlink()
    with pytest.raises(Damaged, match="不是完整的备份"):
        verify_backup(folder)


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_only_the_administrator_makes_backups(store: Store, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed):
        backup(store, tmp_path / "backups", FIRST)
    assert not (tmp_path / "backups").exists()


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
@pytest.mark.parametrize("suffix", ["-wal", "-shm", "-journal"])
def test_the_log_of_another_database_is_never_laid_over_a_restored_one(
    store: Store, elsewhere: Settings, tmp_path: Path, suffix: str
) -> None:
    """Somebody moved yinjian.db away and left its log: SQLite would replay it into the new one."""
    folder = backup(store, tmp_path / "backups", SYSTEM).folder
    elsewhere.home.mkdir()
    (elsewhere.home / f"yinjian.db{suffix}").write_bytes(b"changes of another database")
    with pytest.raises(InvalidInput, match=suffix) as refused:
        restore(folder, elsewhere)
    assert "一起移走" in refused.value.remedy
    assert not (elsewhere.home / "yinjian.db").exists()


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_a_backup_bears_the_day_in_china(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = datetime(2022, 1, 15, 17, 30, tzinfo=UTC)
    monkeypatch.setattr("casework.backup.now", lambda: evening)
    assert backup(store, tmp_path / "backups", SYSTEM).folder.name == "yinjian-20220116-013000"


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "said",
    [[1], {"format": "yinjian-backup/1"}, {"files": [1]}, {"files": {"store.db": 7}}, {"database": None},
     {"database": "originals"}, {"database": "/etc/hostname"}, {"database": "../store.db"}],
    ids=str,
)  # fmt: skip
def test_a_list_that_is_none_or_names_what_it_does_not_cover_is_refused(
    store: Store, elsewhere: Settings, tmp_path: Path, said: Any
) -> None:
    folder = backup(store, tmp_path / "backups", SYSTEM).folder
    listing = json.loads((folder / "backup.json").read_text(encoding="utf-8"))
    whole = said if isinstance(said, list) or "format" in said else listing | said
    (folder / "backup.json").write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(Damaged):
        restore(folder, elsewhere)
    assert not (elsewhere.home / "yinjian.db").exists()


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_a_database_that_the_list_leaves_out_is_not_believed(
    store: Store, elsewhere: Settings, tmp_path: Path
) -> None:
    folder = backup(store, tmp_path / "backups", SYSTEM).folder
    listing = json.loads((folder / "backup.json").read_text(encoding="utf-8"))
    del listing["files"]["store.db"]
    (folder / "backup.json").write_text(json.dumps(listing), encoding="utf-8")
    with pytest.raises(Damaged):
        restore(folder, elsewhere)
