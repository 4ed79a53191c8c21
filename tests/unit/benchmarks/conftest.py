"""What the tests of the strangers' forms share."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest


@pytest.fixture
def drawn_apart() -> Callable[[Callable[[], Any]], Any]:
    """Draws in a thread of its own: where browser tests ran before, this one's event loop is taken."""

    def draw(work: Callable[[], Any]) -> Any:
        with ThreadPoolExecutor(1) as apart:
            return apart.submit(work).result()

    return draw
