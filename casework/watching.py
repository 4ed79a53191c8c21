"""The watched folder: files that have come to rest and are whole are taken in and put away."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from casework.services.receiving import files_of

log = logging.getLogger(__name__)

SETTLE_SECONDS = 2.0
"""A file is taken when its size and time have not changed for this long: a scanner or a copy over the
network may still be writing it."""

PATIENCE_SECONDS = 60.0
"""How long a file may lie still whose end is missing: a copy over a poor network pauses, and a picture that
was cut off for good is refused by the reading in words."""

TAKEN, REFUSED = "已收件", "未收件"

_ENDS = (
    (b"%PDF-", b"%%EOF"),
    (b"\xff\xd8\xff", b"\xff\xd9"),
    (b"\x89PNG\r\n\x1a\n", b"IEND"),
    (b"PK\x03\x04", b"PK\x05\x06"),
)
"""How a whole PDF, JPEG, PNG and zip (Word too) begins, and what stands near its end."""

_TAIL = 66_000
"""Bytes from the end to look in: a zip's comment may be 65,535 bytes long."""

Mark = tuple[int, int]


@dataclass(slots=True)
class Seen:
    """What was known of a file at the last look. `taken`: it is in the store but could not be put away."""

    mark: Mark
    since: float
    taken: bool = False


def looks_whole(path: Path) -> bool:
    """Whether the end of a file is there; formats that do not mark theirs are taken as they lie."""
    with path.open("rb") as file:
        head = file.read(8)
        file.seek(max(0, path.stat().st_size - _TAIL))
        tail = file.read(_TAIL)
    return next((end in tail for start, end in _ENDS if head.startswith(start)), True)


class WatchedFolder:
    """Looks into a folder again and again. `take` takes a file in under a name; True where all went in."""

    def __init__(self, folder: Path, take: Callable[[Path, str], bool]) -> None:
        self._folder = folder
        self._take = take
        self._seen: dict[Path, Seen] = {}

    @property
    def waiting(self) -> bool:
        """Whether files are there that may still be written."""
        return any(not seen.taken for seen in self._seen.values())

    def look(self) -> None:
        """One look: take what has not changed since an earlier one."""
        present: set[Path] = set()
        for path, name in list(files_of(self._folder)):
            if path.relative_to(self._folder).parts[0] in (TAKEN, REFUSED):
                continue
            present.add(path)
            try:
                self._consider(path, name)
            except OSError as error:  # moved away, or still held by the program that writes it
                log.info("%s: %s", name, error)
        self._seen = {path: seen for path, seen in self._seen.items() if path in present}

    def _consider(self, path: Path, name: str) -> None:
        mark, moment = _mark(path), time.monotonic()
        seen = self._seen.get(path)
        if seen is None or seen.mark != mark:
            self._seen[path] = Seen(mark, moment)
            return
        if seen.taken or moment - seen.since < SETTLE_SECONDS:
            return
        if not looks_whole(path) and moment - seen.since < PATIENCE_SECONDS:
            return
        whole = self._take(path, name)
        if _mark(path) != mark:
            return  # written to while it was read: what is there now is taken at a later look
        seen.taken = True
        _put_away(self._folder, path, TAKEN if whole else REFUSED)


def _mark(path: Path) -> Mark:
    state = path.stat()
    return state.st_size, state.st_mtime_ns


def _put_away(folder: Path, path: Path, place: str) -> None:
    target = folder / place / path.relative_to(folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    number = 1
    while target.exists():
        number += 1
        target = target.with_name(f"{path.stem}（{number}）{path.suffix}")
    path.rename(target)
