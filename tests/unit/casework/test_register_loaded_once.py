"""A list of thousands takes seconds to read: many who need it at once wait for one reading."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from casework.roles import SYSTEM
from casework.services import members
from casework.settings import Settings
from casework.store.database import open_store


def test_ten_at_once_read_the_register_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(Settings(home=tmp_path))
    members.commit(store, "单位名称\n新疆甲消防有限公司\n".encode(), "名册.csv", SYSTEM)
    truly, readings, together = members.parse_register, [], threading.Barrier(10)

    def slow(data: bytes, name: str) -> Any:
        readings.append(name)
        time.sleep(0.2)
        return truly(data, name)

    def ask(_: int) -> int:
        together.wait()
        return len(members.listing(store, SYSTEM))

    monkeypatch.setattr(members, "parse_register", slow)
    with ThreadPoolExecutor(10) as many:
        assert list(many.map(ask, range(10))) == [1] * 10
    assert len(readings) == 1
    store.close()
