"""An upload on its way in: written to the disk as it arrives, bounded, then handed to casework."""

import contextlib
import os
import tempfile
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import TracebackType

from casework.errors import FileRefused
from casework.services.values import Received, Refused
from casework.stages import CLOSED, Stage
from casework.store.database import Store

_MOST_NAME = 180
_LEFT_BEHIND_SECONDS = 24 * 3600.0


def plain_name(name: str) -> str:
    """The last part of a file's name, without control characters; never a path."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    kept = "".join(char for char in last if char.isprintable())[-_MOST_NAME:].strip()
    return kept if kept not in ("", ".", "..") else "未命名"


@dataclass(slots=True)
class Landing:
    """A temporary file in the data folder that is gone when the block ends."""

    folder: Path
    path: Path | None = None

    def __enter__(self) -> "Landing":
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix="upload-", dir=self.folder)
        os.close(handle)
        self.path = Path(name)
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self.path is not None:
            self.path.unlink(missing_ok=True)

    async def take(self, chunks: AsyncIterator[bytes], name: str, most: int) -> int:
        """Write chunks as they come. Raises FileRefused beyond `most` bytes."""
        if self.path is None:
            raise RuntimeError("use it as a context manager")
        size = 0
        with self.path.open("wb") as stream:
            async for chunk in chunks:
                size += len(chunk)
                if size > most:
                    raise FileRefused(
                        f"文件“{name}”超过上限 {most // 1_000_000} MB。",
                        remedy="请降低扫描分辨率（200 至 300 dpi 足够）或分开上传。",
                    )
                stream.write(chunk)
        return size


def sweep(store: Store) -> None:
    """Remove what uploads that a crash cut short left behind; those of running servers are younger."""
    before = time.time() - _LEFT_BEHIND_SECONDS
    for path in uploads_folder(store).glob("upload-*"):
        with contextlib.suppress(OSError):
            if path.stat().st_mtime < before:
                path.unlink()


def uploads_folder(store: Store) -> Path:
    return store.settings.home / "uploads"


def describe(outcome: Received | Refused) -> dict[str, object]:
    """One file's outcome as JSON."""
    if isinstance(outcome, Refused):
        return {
            "file": outcome.file_name,
            "accepted": False,
            "code": outcome.code,
            "message": outcome.message,
            "remedy": outcome.remedy,
        }
    return {
        "file": outcome.file_name,
        "accepted": True,
        "id": outcome.submission_id,
        "created": outcome.created,
        "message": "" if outcome.created else _known(outcome),
    }


def _known(outcome: Received) -> str:
    """The same bytes came again: where the first ones stand, above all where they do not count any more."""
    number, stage = outcome.submission_id, outcome.stage
    text = f"这份文件先前已收过（编号 {number}，现处“{stage.value}”），没有重复登记。"
    if stage is Stage.RETURNED:
        return f"{text}它与退回补正的那份一模一样，并没有补正。"
    if stage in CLOSED:
        return f"{text}如要重新受理，请打开编号 {number} 的材料办理。"
    return text
