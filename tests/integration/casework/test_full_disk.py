"""What a disk or a database without room leaves behind: nothing by halves."""

import os
from pathlib import Path

import pytest
from desk import FIRST, take_in, view
from forms import unit_form
from sqlalchemy import event, text

from casework import work
from casework.errors import StoreUnready
from casework.executors.local import LocalExecutor
from casework.roles import SYSTEM
from casework.services import history, queue, reading, review, submissions
from casework.store.database import Store


class Full:
    """A disk with no room: every fsync fails, as a full file system's does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def no_room(_descriptor: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", no_room)


def files_below(folder: Path) -> list[str]:
    return sorted(
        path.name for path in folder.rglob("*") if path.is_file() and not path.name.startswith("yinjian.db")
    )


def test_a_full_disk_takes_nothing_in_by_halves(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        Full(patch)
        with pytest.raises(OSError, match="No space"):
            submissions.register_upload(store, unit_form(), "a.pdf", "upload", SYSTEM)
    assert files_below(store.settings.home) == []
    assert queue.queue(store, SYSTEM).total == 0
    assert take_in(store, unit_form())


def test_a_full_disk_while_reading_leaves_the_file_unread_and_waiting(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    submissions.register_upload(store, unit_form(), "a.pdf", "upload", SYSTEM)
    with monkeypatch.context() as patch:
        Full(patch)
        work.run(store, LocalExecutor(store.settings, 1), once=True)
    (row,) = queue.queue(store, SYSTEM).rows
    assert row.read_state == "set_aside"
    assert view(store, row.id).fields == ()
    assert not [name for name in files_below(store.settings.home) if name.endswith(".part")]
    reading.read_again(store, row.id, FIRST, "已清理磁盘")
    work.run(store, LocalExecutor(store.settings, 1), once=True)
    assert view(store, row.id).read_state == "read"


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
def test_a_database_without_room_keeps_what_it_had(store: Store) -> None:
    """SQLite itself says that it is full: the unit of work vanishes, the rest stays whole."""
    number = take_in(store, unit_form())
    before = view(store, number)
    with store.engine.connect() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
    store.engine.dispose()

    def tight(connection: object, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages + 1}")  # type: ignore[attr-defined]

    event.listen(store.engine, "connect", tight)

    def fill() -> None:
        for n in range(40):
            review.correct_field(store, number, "主要事迹", f"{n} " * 9_000, FIRST)

    with pytest.raises(StoreUnready, match="full"):
        fill()
    event.remove(store.engine, "connect", tight)
    store.engine.dispose()
    after = view(store, number)
    assert history.verify(store).intact
    events = [entry.action for entry in after.history]
    assert after.version - before.version == events.count("更正")
    review.correct_field(store, number, "联系人", "赵敏", FIRST)
