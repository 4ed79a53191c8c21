"""The reading beside the dashboard is started anew when it ends, and ended with the dashboard."""

import threading
import time

import pytest

from casework.commands import serve


class Process:
    """A child that lives for `polls` looks."""

    made: list["Process"] = []  # noqa: RUF012 (one list for the test)

    def __init__(self, *_: object, **__: object) -> None:
        self.polls = 2 if len(self.made) < 3 else 10**9
        self.ended = False
        self.made.append(self)

    def poll(self) -> int | None:
        self.polls -= 1
        return None if self.polls > 0 else -9

    def terminate(self) -> None:
        self.ended = True

    def wait(self, _seconds: float) -> int:
        return 0


def test_started_anew_after_a_kill_and_ended_with_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    Process.made.clear()
    monkeypatch.setattr(serve.subprocess, "Popen", Process)
    monkeypatch.setattr(serve, "RESTART_SECONDS", 0.001)
    monkeypatch.setattr(serve, "LONGEST_PAUSE", 0.01)
    true = threading.Event.wait
    monkeypatch.setattr(
        threading.Event, "wait", lambda self, seconds=None: true(self, min(seconds or 5, 0.01))
    )
    with serve._reading_beside():
        until = time.monotonic() + 20
        while len(Process.made) < 4 and time.monotonic() < until:
            time.sleep(0.005)
    assert len(Process.made) == 4
    assert [process.ended for process in Process.made] == [False, False, False, True]
