"""The watched folder takes what has come to rest and is whole, once, and says where it put it."""

import os
import time
from pathlib import Path

import pytest

from casework import watching
from casework.watching import PATIENCE_SECONDS, SETTLE_SECONDS, WatchedFolder, looks_whole

WHOLE = b"%PDF-1.7 form %%EOF\n"


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(watching, "time", made)
    return made


class Inbox:
    def __init__(self) -> None:
        self.taken: list[tuple[str, bytes]] = []
        self.whole = True

    def take(self, path: Path, name: str) -> bool:
        self.taken.append((name, path.read_bytes()))
        return self.whole


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


def looks(watched: WatchedFolder, clock: Clock, times: int = 2, pause: float = SETTLE_SECONDS) -> None:
    for _ in range(times):
        watched.look()
        clock.now += pause


def test_a_file_at_rest_is_taken_once_and_put_away(tmp_path: Path, clock: Clock, inbox: Inbox) -> None:
    (tmp_path / "甲").mkdir()
    (tmp_path / "甲" / "a.pdf").write_bytes(WHOLE)
    watched = WatchedFolder(tmp_path, inbox.take)
    watched.look()
    assert inbox.taken == []
    assert watched.waiting
    clock.now += SETTLE_SECONDS
    looks(watched, clock, 3)
    assert inbox.taken == [("甲/a.pdf", WHOLE)]
    assert (tmp_path / "已收件" / "甲" / "a.pdf").is_file()
    assert not watched.waiting


def test_an_old_file_that_still_grows_is_left_alone(tmp_path: Path, clock: Clock, inbox: Inbox) -> None:
    """A copy that keeps the source's date looks old from its first byte."""
    path = tmp_path / "a.jpg"
    watched = WatchedFolder(tmp_path, inbox.take)
    for part in range(4):
        with path.open("ab") as file:
            file.write(b"\xff\xd8\xff" + b"x" * 100)
        os.utime(path, (1_000_000 + part, 1_000_000 + part))
        looks(watched, clock, 1, 5.0)
    assert inbox.taken == []


def test_a_copy_that_pauses_is_waited_for(tmp_path: Path, clock: Clock, inbox: Inbox) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(WHOLE[:10])
    watched = WatchedFolder(tmp_path, inbox.take)
    looks(watched, clock, 5, PATIENCE_SECONDS / 6)
    assert inbox.taken == []
    with path.open("ab") as file:
        file.write(WHOLE[10:])
    looks(watched, clock, 2)
    assert inbox.taken == [("a.pdf", WHOLE)]


def test_what_was_cut_off_for_good_is_taken_after_a_while(tmp_path: Path, clock: Clock, inbox: Inbox) -> None:
    (tmp_path / "a.pdf").write_bytes(WHOLE[:10])
    looks(WatchedFolder(tmp_path, inbox.take), clock, 3, PATIENCE_SECONDS)
    assert [name for name, _ in inbox.taken] == ["a.pdf"]


def test_a_refused_file_is_put_elsewhere(tmp_path: Path, clock: Clock, inbox: Inbox) -> None:
    inbox.whole = False
    (tmp_path / "a.bin").write_bytes(b"x")
    (tmp_path / "未收件").mkdir()
    (tmp_path / "未收件" / "a.bin").write_bytes(b"earlier")
    looks(WatchedFolder(tmp_path, inbox.take), clock)
    assert (tmp_path / "未收件" / "a（2）.bin").read_bytes() == b"x"
    assert (tmp_path / "未收件" / "a.bin").read_bytes() == b"earlier"


def test_a_file_that_cannot_be_put_away_is_not_taken_again(
    tmp_path: Path, clock: Clock, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(WHOLE)

    def held(*_: object) -> None:
        raise PermissionError("another program has it open")

    monkeypatch.setattr(watching, "_put_away", held)
    watched = WatchedFolder(tmp_path, inbox.take)
    looks(watched, clock, 6)
    assert len(inbox.taken) == 1
    assert not watched.waiting
    (tmp_path / "a.pdf").write_bytes(WHOLE + b"changed %%EOF")
    looks(watched, clock, 3)
    assert len(inbox.taken) == 2


def test_a_file_written_to_while_it_is_taken_stays(tmp_path: Path, clock: Clock, inbox: Inbox) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(WHOLE)

    def take(found: Path, name: str) -> bool:
        inbox.take(found, name)
        if len(inbox.taken) == 1:
            found.write_bytes(WHOLE + b"second half %%EOF")
            os.utime(found, (time.time() + 5, time.time() + 5))
        return True

    looks(WatchedFolder(tmp_path, take), clock, 4)
    assert [data for _, data in inbox.taken] == [WHOLE, WHOLE + b"second half %%EOF"]


@pytest.mark.parametrize(
    ("data", "whole"),
    [
        (WHOLE, True),
        (b"%PDF-1.7 half", False),
        (b"\xff\xd8\xff\xe0 picture \xff\xd9", True),
        (b"\xff\xd8\xff\xe0 picture", False),
        (b"\x89PNG\r\n\x1a\n....IEND\xaeB`\x82", True),
        (b"\x89PNG\r\n\x1a\n....", False),
        (b"PK\x03\x04 word PK\x05\x06" + b"\0" * 18, True),
        (b"PK\x03\x04 word", False),
        (b"II*\x00 tiff", True),
        (b"", True),
    ],
)
def test_wholeness_by_the_end_of_a_file(tmp_path: Path, data: bytes, whole: bool) -> None:
    (tmp_path / "x").write_bytes(data)
    assert looks_whole(tmp_path / "x") is whole
