"""Where the time of one reading goes: a stopwatch around the product's own functions."""

import functools
import importlib
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from ingest import read

STAGES: dict[str, tuple[str, ...]] = {
    "upright": ("ingest.upright:make_upright",),
    "detect": ("models.ocr:OcrEngine.detect",),
    "recognise": ("models.ocr:OcrEngine.recognise", "models.ocr:OcrEngine.probabilities"),
    "seals": (
        "extract.pipeline:find_marks",
        "extract.pipeline:pale_marks",
        "extract.pipeline:glance_at_marks",
        "extract.pipeline:report_seals",
    ),
    "forms": ("extract.pipeline:outline_form", "extract.pipeline:read_form"),
    "rules": ("extract.pipeline:judge",),
}
"""Stage → functions, named where they are called from. The outermost stage gets the time: a line
recognised while a seal is read counts for seals. Each thread has its own outermost stage: where two run
beside each other their seconds add up to more than the page took. `decode` is apart: see `_decoding`."""
NAMES = ("decode", *STAGES)


class StageClock:
    """Seconds per stage since the last `take`."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = defaultdict(float)
        self._here = threading.local()
        self._lock = threading.Lock()

    def wrap(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """`function` with its time put down to `stage`."""

        @functools.wraps(function)
        def timed(*args: Any, **kwargs: Any) -> Any:
            if getattr(self._here, "open", False):
                return function(*args, **kwargs)
            self._here.open = True
            started = time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                with self._lock:
                    self._seconds[stage] += time.perf_counter() - started
                self._here.open = False

        return timed

    def take(self) -> dict[str, float]:
        """The seconds of every stage, set back to nothing."""
        seconds = {stage: self._seconds.get(stage, 0.0) for stage in NAMES}
        self._seconds.clear()
        return seconds


@contextmanager
def clocked() -> Iterator[StageClock]:
    """Put the stopwatch around every function of `STAGES` and take it off again.

    Raises AttributeError where a function of that name is no longer there: a benchmark that silently
    measured nothing would be worse.
    """
    clock = StageClock()
    kept: list[tuple[Any, str, Any]] = []
    openers = dict(read.OPENERS)
    try:
        for stage, targets in STAGES.items():
            for target in targets:
                owner, name = _owner(target)
                original = getattr(owner, name)
                kept.append((owner, name, original))
                setattr(owner, name, clock.wrap(stage, original))
        read.OPENERS.update({kind: _decoding(clock, opener) for kind, opener in openers.items()})
        yield clock
    finally:
        read.OPENERS.update(openers)
        for owner, name, original in reversed(kept):
            setattr(owner, name, original)


def _decoding(clock: StageClock, opener: Callable[..., Any]) -> Callable[..., Any]:
    """An opener gives one loader per page; both take time to decode."""
    timed = clock.wrap("decode", opener)

    @functools.wraps(opener)
    def opening(*args: Any, **kwargs: Any) -> list[Callable[[], Any]]:
        return [clock.wrap("decode", loader) for loader in timed(*args, **kwargs)]

    return opening


def _owner(target: str) -> tuple[Any, str]:
    module, path = target.split(":")
    owner: Any = importlib.import_module(module)
    *parents, name = path.split(".")
    for parent in parents:
        owner = getattr(owner, parent)
    return owner, name
