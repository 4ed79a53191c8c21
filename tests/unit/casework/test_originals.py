"""Original bytes: atomic, durable, never changed; the same in a folder and behind fsspec."""

import hashlib
import os
import sys
from pathlib import Path

import pytest

from casework.errors import Damaged, NotFound, SetupIncomplete, StoreUnready
from casework.store.originals import LocalOriginals, RemoteOriginals, open_originals


@pytest.fixture(params=["folder", "memory", "local"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A folder, an object store (fsspec's in memory) and a file server (fsspec's local one)."""
    places = {
        "folder": str(tmp_path),
        "memory": f"memory://{tmp_path.name}",
        "local": f"local://{tmp_path.as_posix()}/far",
    }
    return places[request.param]


def test_put_get_and_list(place: str) -> None:
    kept = open_originals(place)
    assert isinstance(kept, RemoteOriginals if "://" in place else LocalOriginals)
    digests = [kept.put(data) for data in (b"one", b"two", b"one")]
    assert digests[0] == digests[2] == hashlib.sha256(b"one").hexdigest()
    assert kept.get(digests[1]) == b"two"
    assert sorted(kept.all()) == sorted(set(digests))
    with pytest.raises(NotFound):
        kept.get("0" * 64)


def test_changed_bytes_are_found(tmp_path: Path) -> None:
    kept = LocalOriginals(tmp_path)
    sha256 = kept.put(b"form")
    kept.path(sha256).write_bytes(b"forn")
    with pytest.raises(Damaged):
        kept.get(sha256)


def test_half_written_file_is_replaced_on_the_next_put(tmp_path: Path) -> None:
    kept = LocalOriginals(tmp_path)
    sha256 = hashlib.sha256(b"form").hexdigest()
    kept.path(sha256).parent.mkdir(parents=True)
    kept.path(sha256).write_bytes(b"fo")
    assert kept.put(b"form") == sha256
    assert kept.get(sha256) == b"form"


def test_failure_while_writing_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = LocalOriginals(tmp_path)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        kept.put(b"form")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_what_others_changed_there_is_seen(tmp_path: Path) -> None:
    """A list that was looked at before is no reason to believe that an object is there, and whole."""
    place = f"local://{tmp_path.as_posix()}/far"
    mine, theirs = open_originals(place), LocalOriginals(tmp_path / "far")
    sha256 = mine.put(b"form")
    assert list(mine.all()) == [sha256]
    theirs.path(sha256).unlink()
    other = theirs.put(b"another form")
    assert list(mine.all()) == [other]
    assert mine.put(b"form") == sha256
    assert theirs.get(sha256) == b"form"


def test_a_listing_is_never_kept() -> None:
    """Tried with an S3 server: kept listings had an object believed whole that had been replaced."""
    kept = open_originals("memory://listing")
    assert isinstance(kept, RemoteOriginals)
    assert kept._files.storage_options == {"use_listings_cache": False}


def test_an_upload_that_breaks_off_leaves_nothing_under_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = open_originals(f"local://{tmp_path.as_posix()}/far")
    assert isinstance(kept, RemoteOriginals)
    truly = kept._files.pipe_file

    def broken(path: str, data: bytes) -> None:
        truly(path, data[:2])
        raise ConnectionResetError("connection lost")

    monkeypatch.setattr(kept._files, "pipe_file", broken)
    with pytest.raises(StoreUnready, match="没有应答"):
        kept.put(b"form")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    monkeypatch.setattr(kept._files, "pipe_file", truly)
    assert kept.get(kept.put(b"form")) == b"form"


def test_a_store_that_does_not_answer_is_no_missing_original(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = open_originals("memory://away")
    assert isinstance(kept, RemoteOriginals)

    def away(*_: object) -> None:
        raise TimeoutError("timed out")

    for name in ("cat_file", "exists", "find"):
        monkeypatch.setattr(kept._files, name, away)
    for act in (lambda: kept.get("0" * 64), lambda: kept.put(b"x"), lambda: list(kept.all())):
        with pytest.raises(StoreUnready):
            act()


@pytest.mark.parametrize("url", ["nowhere://bucket/originals", "s3://bucket/originals"])
def test_an_address_without_its_package_says_what_to_install(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    with pytest.raises(SetupIncomplete) as refused:
        open_originals(url)
    assert "s3fs" in refused.value.remedy
