"""kill -9 of the server while files are sent to it: nothing is lost, doubled or half written."""

import hashlib
import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest

from casework.roles import SYSTEM, Actor, Role
from casework.services import history, people, queue
from casework.services.values import QueueFilter
from casework.store.originals import LocalOriginals
from review_app.screens import await_answer, free_port
from review_app.showcase.season import open_showcase

pytestmark = pytest.mark.browser

LONG = os.environ.get("YINJIAN_KILLS")
FILES, KILLS = (200, int(LONG)) if LONG else (40, 2)
"""Kept short for CI; ``YINJIAN_KILLS=100`` with 200 files is the long form."""


def letter(number: int) -> bytes:
    """A file as large as a small scan: its writing takes long enough to be caught in the middle."""
    return b"%PDF-1.7 " + random.Random(number).randbytes(400_000)


class Sender(threading.Thread):
    """Sends every file until the server says that it has it, as a mail robot would, over and over."""

    def __init__(self, address: str, secret: str) -> None:
        super().__init__(daemon=True)
        self.address, self.secret = address, secret
        self.taken: dict[str, int] = {}
        self.over = threading.Event()

    def run(self) -> None:
        dice = random.Random(7)
        letters = [letter(number) for number in range(FILES)]
        while not self.over.is_set():
            self._send(dice.choice(letters))
        for data in letters:
            while hashlib.sha256(data).hexdigest() not in self.taken:
                self._send(data)

    def _send(self, data: bytes) -> None:
        headers = {"Authorization": f"Bearer {self.secret}"}
        files = {"file": ("推荐表.pdf", data, "application/pdf")}
        try:
            answer = httpx.post(
                f"{self.address}/api/v1/submissions", headers=headers, files=files, timeout=10
            )
        except httpx.HTTPError:
            time.sleep(0.1)
            return
        assert answer.status_code in (200, 201), answer.text
        sha256 = hashlib.sha256(data).hexdigest()
        known = self.taken.setdefault(sha256, answer.json()["id"])
        assert known == answer.json()["id"]


def test_killed_while_it_takes_files_in(tmp_path: Path) -> None:
    store = open_showcase(tmp_path, 1)
    clerk = Actor("clerk", frozenset({Role.CLERK}))
    secret, _ = people.create_token(store, "clerk", "邮件机器人", clerk, 1)
    port, dice = free_port(), random.Random(20211231)
    address = f"http://127.0.0.1:{port}"
    sender = Sender(address, secret)
    command = [sys.executable, "-m", "review_app.showcase", str(tmp_path), "--port", str(port)]
    sender.start()
    for _ in range(KILLS):
        server = subprocess.Popen(command)
        try:
            await_answer(address, server)
            time.sleep(dice.uniform(0.1, 1.5))
        finally:
            server.kill()
            server.wait()
    server = subprocess.Popen(command)
    try:
        await_answer(address, server)
        sender.over.set()
        sender.join(120)
    finally:
        server.kill()
        server.wait()
    assert len(sender.taken) == FILES
    rows = queue.queue(store, SYSTEM, QueueFilter(with_superseded=True), size=1000).rows
    assert len(rows) == FILES + 1
    assert isinstance(store.originals, LocalOriginals)
    kept = set(store.originals.all())
    assert set(sender.taken) <= kept
    for sha256 in kept:
        assert hashlib.sha256(store.originals.path(sha256).read_bytes()).hexdigest() == sha256
    assert history.verify(store).intact
    store.close()
