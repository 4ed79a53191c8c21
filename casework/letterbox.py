"""The watched folder and the mailbox of the settings, emptied beside the reading."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from casework.intake import Inbox
from casework.store.database import Store
from casework.watching import SETTLE_SECONDS
from models.errors import YinjianError

log = logging.getLogger(__name__)


@contextmanager
def letter_box(store: Store, stop: threading.Event) -> Iterator[None]:
    """Empty what the settings name, in a thread of its own, while the block runs."""
    settings = store.settings
    if settings.watch_folder is None and settings.imap_host is None:
        yield
        return
    thread = threading.Thread(target=_run, args=(store, stop), name="yinjian-letter-box", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(10)


def _run(store: Store, stop: threading.Event) -> None:
    settings, inbox = store.settings, Inbox(store)
    watched = inbox.watched(settings.watch_folder) if settings.watch_folder is not None else None
    next_mail = 0.0
    while not stop.is_set():
        try:
            if watched is not None:
                watched.look()
            if settings.imap_host is not None and time.monotonic() >= next_mail:
                next_mail = time.monotonic() + settings.imap_poll_seconds
                inbox.take_mail()
        except YinjianError as error:  # the mail server may be back in two minutes: say so and go on
            log.warning("收件未成 [%s]：%s %s", error.code, error, error.remedy)
        except Exception:  # the letter box must not close for good over one file
            log.exception("收件未成")
        stop.wait(SETTLE_SECONDS)
