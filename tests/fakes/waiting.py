"""Waiting for what another process does."""

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")


def until(look: Callable[[], Found], seconds: float = 60.0) -> Found:
    """What `look` gives as soon as that is true. Fails where it stays false."""
    over = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < over, f"did not come within {seconds:.0f} seconds"
        time.sleep(0.05)
    return found
