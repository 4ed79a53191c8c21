"""Original bytes by their sha256: written once, atomically, and never changed."""

import hashlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import fsspec

from casework.errors import Damaged, NotFound


class Originals(Protocol):
    """Where original bytes live."""

    def put(self, data: bytes) -> str:
        """Keep the bytes, durably when this returns; gives their sha256. Idempotent."""

    def get(self, sha256: str) -> bytes:
        """The bytes. Raises NotFound, or Damaged where they are no longer those that were stored."""

    def all(self) -> Iterator[str]:
        """Every sha256 that is kept."""


class LocalOriginals:
    """A folder: ``ab/cdef…``. A file gets its final name only when all its bytes are on the disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256[2:]

    def put(self, data: bytes) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        target = self.path(sha256)
        # A file of the same length under this name was renamed into place whole; anything else is replaced.
        if target.is_file() and target.stat().st_size == len(data):
            return sha256
        write_durably(target, data)
        return sha256

    def get(self, sha256: str) -> bytes:
        try:
            data = self.path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise NotFound(f"原件 {sha256[:12]} 不在存储中。", remedy="请从备份恢复原件。") from error
        return _checked(sha256, data)

    def all(self) -> Iterator[str]:
        for path in sorted(self.folder.glob("??/*")):
            if len(path.name) == 62:
                yield path.parent.name + path.name


class RemoteOriginals:
    """Any fsspec address (S3, SFTP, …): the store itself makes an object visible only when it is whole."""

    def __init__(self, url: str) -> None:
        self._files, self._root = fsspec.core.url_to_fs(url)

    def _path(self, sha256: str) -> str:
        return f"{self._root.rstrip('/')}/{sha256[:2]}/{sha256[2:]}"

    def put(self, data: bytes) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._path(sha256)
        if not (self._files.exists(path) and self._files.size(path) == len(data)):
            self._files.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
            self._files.pipe_file(path, data)
        return sha256

    def get(self, sha256: str) -> bytes:
        try:
            data: bytes = self._files.cat_file(self._path(sha256))
        except FileNotFoundError as error:
            raise NotFound(f"原件 {sha256[:12]} 不在存储中。", remedy="请从备份恢复原件。") from error
        return _checked(sha256, data)

    def all(self) -> Iterator[str]:
        for path in sorted(self._files.find(self._root)):
            folder, name = str(path).rsplit("/", 2)[-2:]
            if len(folder) == 2 and len(name) == 62:
                yield folder + name


def open_originals(location: str) -> Originals:
    """A folder's path, or any fsspec URL."""
    if "://" in location and not location.startswith("file://"):
        return RemoteOriginals(location)
    return LocalOriginals(Path(location.removeprefix("file://")))


def write_durably(target: Path, data: bytes) -> None:
    """Write, fsync, rename, fsync the folder: after a crash the file is whole or absent."""
    made = not target.parent.is_dir()
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{secrets.token_hex(6)}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    _sync_folder(target.parent)
    if made:  # a new folder is an entry of its own parent
        _sync_folder(target.parent.parent)


def _sync_folder(path: Path) -> None:
    if os.name != "posix":  # Windows keeps its directories by itself
        return
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _checked(sha256: str, data: bytes) -> bytes:
    if hashlib.sha256(data).hexdigest() != sha256:
        raise Damaged(f"原件 {sha256[:12]} 的内容与登记时不同。")
    return data
