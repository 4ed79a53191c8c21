"""The letter box of the command line: paths, a watched folder, a mailbox."""

import threading
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from casework.roles import SYSTEM
from casework.services.receiving import Arrived, files_of, receive
from casework.services.values import Channel, Refused
from casework.store.database import Store
from casework.watching import SETTLE_SECONDS, WatchedFolder


class Inbox:
    """Takes in and counts."""

    def __init__(self, store: Store, season: str | None = None, received_on: date | None = None) -> None:
        self._store = store
        self._season = season
        self._received_on = received_on
        self.created = 0
        self.repeated = 0
        self.refused: list[Refused] = []

    def take_paths(self, paths: Iterable[Path], channel: Channel = "command") -> None:
        """Files, folders and archives from the command line."""
        from casework.commands.progress import Bar

        files = [found for path in paths for found in files_of(path)]
        with Bar("收件", len(files)) as bar:
            for path, name in files:
                self._take(path, name, channel)
                bar.step(name)

    def take_mail(self) -> None:
        """New messages of the mailbox in the settings."""
        from casework.mailbox import fetch_mail

        for arrived in fetch_mail(self._store, self._season):
            self._count(arrived)

    def watched(self, folder: Path) -> WatchedFolder:
        """A folder whose files are taken in here."""
        return WatchedFolder(folder, self._take_watched)

    def watch(self, folder: Path, stop: threading.Event, *, once: bool = False) -> None:
        """Take in every file that comes to rest in `folder`, then move it to ``已收件`` or ``未收件``."""
        watched = self.watched(folder)
        while True:
            watched.look()
            if stop.is_set() or (once and not watched.waiting):
                return
            stop.wait(SETTLE_SECONDS)

    def _take_watched(self, path: Path, name: str) -> bool:
        before = len(self.refused)
        self._take(path, name, "folder")
        return len(self.refused) == before

    def _take(self, path: Path, name: str, channel: Channel) -> None:
        limit = self._store.settings.max_zip_total_mb * 1_000_000
        try:
            if path.stat().st_size > limit:
                message = f"文件超过 {limit // 1_000_000} MB。"
                self.refused.append(Refused(name, "file_refused", message, "请分开提交。"))
                return
            data = path.read_bytes()
        except OSError as error:
            message = f"文件无法读取：{error.strerror}。"
            self.refused.append(Refused(name, "file_unreadable", message, "请检查文件权限后重试。"))
            return
        self._count(
            receive(
                self._store,
                data,
                name,
                channel,
                SYSTEM,
                season=self._season,
                received_on=self._received_on,
            )
        )

    def _count(self, arrived: Arrived) -> None:
        self.created += sum(item.created for item in arrived.received)
        self.repeated += sum(not item.created for item in arrived.received)
        self.refused.extend(arrived.refused)
