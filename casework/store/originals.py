"""Original bytes by their sha256: written once, atomically, and never changed."""

import contextlib
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import fsspec

from casework.errors import Damaged, NotFound, SetupIncomplete, StoreUnready


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


_WHOLE = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "oss", "oci", "memory"})
"""Stores that show an object only when all of it has arrived. Elsewhere a file is written beside its name
and moved."""


class RemoteOriginals:
    """Any fsspec address (S3, SFTP, …). Nothing is believed of an earlier look: others write there too.

    Raises SetupIncomplete where the address is not understood or its package is missing; afterwards
    StoreUnready where the store does not answer.
    """

    def __init__(self, url: str) -> None:
        try:
            self._files, self._root = fsspec.core.url_to_fs(url, use_listings_cache=False)
        except (ImportError, ValueError) as error:
            kind = url.partition("://")[0]
            raise SetupIncomplete(
                f"不能使用“{kind}://”存放原件：{error}",
                remedy="请安装它的软件包（S3：pip install s3fs；SFTP：pip install paramiko），"
                "或改正设置 YINJIAN_ORIGINALS_URL。",
            ) from error
        named = self._files.protocol
        self._shows_whole = not _WHOLE.isdisjoint({named} if isinstance(named, str) else named)

    def _path(self, sha256: str) -> str:
        return f"{self._root.rstrip('/')}/{sha256[:2]}/{sha256[2:]}"

    def put(self, data: bytes) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._path(sha256)
        with _answering():
            if not (self._files.exists(path) and self._files.size(path) == len(data)):
                self._files.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
                self._write(path, data)
        return sha256

    def _write(self, path: str, data: bytes) -> None:
        if self._shows_whole:
            self._files.pipe_file(path, data)
            return
        part = f"{path}.{secrets.token_hex(6)}.part"
        try:
            self._files.pipe_file(part, data)
            self._files.mv(part, path)
        except BaseException:
            with contextlib.suppress(Exception):
                self._files.rm_file(part)
            raise

    def get(self, sha256: str) -> bytes:
        try:
            with _answering():
                data: bytes = self._files.cat_file(self._path(sha256))
        except FileNotFoundError as error:
            raise NotFound(f"原件 {sha256[:12]} 不在存储中。", remedy="请从备份恢复原件。") from error
        return _checked(sha256, data)

    def all(self) -> Iterator[str]:
        with _answering():
            found = sorted(str(path) for path in self._files.find(self._root))
        for path in found:
            folder, name = path.rsplit("/", 2)[-2:]
            if len(folder) == 2 and len(name) == 62:
                yield folder + name


@contextmanager
def _answering() -> Iterator[None]:
    """Whatever a vendor's client raises where its store is away becomes one error of ours."""
    try:
        yield
    except FileNotFoundError:
        raise
    except Exception as error:
        raise StoreUnready(
            f"存放原件的地方没有应答（{type(error).__name__}）：{str(error)[:200]}",
            remedy="请检查网络、YINJIAN_ORIGINALS_URL 和它的账号，然后重试。",
        ) from error


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
