"""Original bytes: atomic, durable, never changed; the same in a folder and behind fsspec."""

import hashlib
import os
from pathlib import Path

import pytest

from casework.errors import Damaged, NotFound
from casework.store.originals import LocalOriginals, RemoteOriginals, open_originals


@pytest.mark.parametrize("remote", [False, True])
def test_put_get_and_list(tmp_path: Path, remote: bool) -> None:
    kept = open_originals(f"memory://{tmp_path.name}" if remote else str(tmp_path))
    assert isinstance(kept, RemoteOriginals if remote else LocalOriginals)
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
