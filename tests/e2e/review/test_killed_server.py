"""kill -9 of the server, and of the reading beside it, while files are sent: nothing is lost or doubled."""

import hashlib
import multiprocessing
import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from killing import FILES, KILLS, check, dice, file_of

from casework.roles import Actor, Role
from casework.services import people
from review_app.screens import free_port
from review_app.showcase.season import open_showcase

pytestmark = [pytest.mark.browser, pytest.mark.timeout(7200)]

BYTES = 400_000
"""As large as a small scan: its writing takes long enough to be caught in the middle."""


class Sender(threading.Thread):
    """Sends every file until the server says that it has it, as a mail robot would, over and over."""

    def __init__(self, address: str, secret: str) -> None:
        super().__init__(daemon=True)
        self.address, self.secret = address, secret
        self.letters = [file_of(number, BYTES) for number in range(FILES)]
        self.taken: dict[str, int] = {}
        self.cut_short = 0
        self.answers = 0
        self.seconds = 0.5
        self.wrong: list[str] = []
        self.over = threading.Event()

    def run(self) -> None:
        order = random.Random(7)
        while not self.over.is_set():
            self._send(order.choice(self.letters))
        for data in self.letters:
            while hashlib.sha256(data).hexdigest() not in self.taken and not self.wrong:
                self._send(data)

    def _send(self, data: bytes) -> None:
        headers = {"Authorization": f"Bearer {self.secret}"}
        files = {"file": ("推荐表.pdf", data, "application/pdf")}
        began = time.monotonic()
        try:
            answer = httpx.post(
                f"{self.address}/api/v1/submissions", headers=headers, files=files, timeout=30
            )
        except (httpx.ConnectError, httpx.ConnectTimeout):
            time.sleep(0.05)
            return
        except httpx.HTTPError:
            self.cut_short += 1
            return
        self.answers, self.seconds = self.answers + 1, time.monotonic() - began
        if answer.status_code not in (200, 201):
            self.wrong.append(answer.text)
            return
        sha256 = hashlib.sha256(data).hexdigest()
        if self.taken.setdefault(sha256, answer.json()["id"]) != answer.json()["id"]:
            self.wrong.append(f"{sha256} came under two numbers")


def _environment(home: Path) -> dict[str, str]:
    return {
        "YINJIAN_HOME": str(home),
        "YINJIAN_SEASONS": str(home / "seasons"),
        "YINJIAN_READER": "fast_reader:load",
        "YINJIAN_LEASE_SECONDS": "2",
        "YINJIAN_MAX_ATTEMPTS": "20",
    }


def _worker(home: Path, *more: str) -> "subprocess.Popen[bytes]":
    fakes = Path(__file__).parents[2] / "fakes"
    paths = f"{Path(__file__).parents[3]}{os.pathsep}{fakes}"
    environment = {**os.environ, **_environment(home), "PYTHONPATH": paths}
    command = [sys.executable, "-m", "casework.cli", "work", *more]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)


def _serve(environment: dict[str, str], port: int) -> None:
    """Body of a server's process: the program's own server on the settings of the environment."""
    os.environ.update(environment)
    from casework.settings import Settings
    from review_app.server import serve

    serve(port=port, host="127.0.0.1", settings=Settings())


def _servers() -> Any:
    """Makes server processes by forking one that has imported everything: a hundred starts must not take an
    hour. Nothing of a store or a socket is open before the fork."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["review_app.server", "streamlit.starlette", "uvicorn", "casework.cli"])
    return context


def _await(address: str, server: Any) -> None:
    until = time.monotonic() + 180
    while time.monotonic() < until:
        assert server.is_alive(), "the server ended by itself"
        try:
            if httpx.get(f"{address}/healthz", timeout=5).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.05)
    raise AssertionError("the server did not answer")


def _wait_within_a_request(sender: Sender, thrown: random.Random) -> None:
    """Some requests, then a random moment within the next: however slow this computer is just now."""
    wanted = sender.answers + thrown.randrange(4)
    until = time.monotonic() + 60
    while sender.answers < wanted and time.monotonic() < until and not sender.wrong:
        time.sleep(0.005)
    time.sleep(thrown.uniform(0.0, 1.2 * sender.seconds))


def test_killed_while_it_takes_files_in(tmp_path: Path) -> None:
    store = open_showcase(tmp_path, 1)
    clerk = Actor("clerk", frozenset({Role.CLERK}))
    secret, _ = people.create_token(store, "clerk", "邮件机器人", clerk, 1)
    port, thrown = free_port(), dice()
    address = f"http://127.0.0.1:{port}"
    sender = Sender(address, secret)
    servers, worker = _servers(), _worker(tmp_path)
    server = None

    def start() -> Any:
        process = servers.Process(target=_serve, args=(_environment(tmp_path), port), daemon=True)
        process.start()
        return process

    sender.start()
    try:
        for kill in range(KILLS):
            server = start()
            if thrown.random() < 0.15:  # not always does it get as far as answering
                time.sleep(thrown.uniform(0.05, 1.5))
            else:
                _await(address, server)
                _wait_within_a_request(sender, thrown)
            server.kill()
            server.join()
            if kill % 10 == 9:
                print(
                    f"{kill + 1} kills, {len(sender.taken)} files in, {sender.cut_short} cut short",
                    flush=True,
                )
            if thrown.random() < 0.3:
                worker.kill()
                worker.wait()
                worker = _worker(tmp_path)
        server = start()
        _await(address, server)
        sender.over.set()
        sender.join(1200)
    finally:
        worker.kill()
        worker.wait()
        if server is not None:
            server.kill()
    print(f"{sender.cut_short} requests were cut short in the middle")
    assert sender.wrong == []
    assert len(sender.taken) == FILES
    assert _worker(tmp_path, "--once").wait(1200) in (0, 3)
    sent = {hashlib.sha256(file_of(number, BYTES)).hexdigest(): number for number in range(FILES)}
    check(store, sent, before=1)
    store.close()
