"""Where the time of one reading goes: a stopwatch around the product's own functions."""

import functools
import importlib
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

STAGES: dict[str, tuple[str, ...]] = {
    "decode": ("ingest.pictures:open_pictures", "ingest.pdf:open_pdf"),
    "upright": ("ingest.upright:make_upright",),
    "detect": ("models.ocr:OcrEngine.detect",),
    "recognise": ("models.ocr:OcrEngine.recognise", "models.ocr:OcrEngine.probabilities"),
    "seals": ("extract.pipeline:find_seals", "extract.pipeline:report_seals"),
    "forms": ("extract.pipeline:read_form",),
    "rules": ("extract.pipeline:judge",),
}
"""Stage → functions, named where they are called from. The outermost stage gets the time: a line
recognised while a seal is read counts for seals."""


class StageClock:
    """Seconds per stage since the last `take`."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = defaultdict(float)
        self._open = False

    def wrap(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """`function` with its time put down to `stage`."""

        @functools.wraps(function)
        def timed(*args: Any, **kwargs: Any) -> Any:
            if self._open:
                return function(*args, **kwargs)
            self._open = True
            started = time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                self._seconds[stage] += time.perf_counter() - started
                self._open = False

        return timed

    def take(self) -> dict[str, float]:
        """The seconds of every stage, set back to nothing."""
        seconds = {stage: self._seconds.get(stage, 0.0) for stage in STAGES}
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
    try:
        for stage, targets in STAGES.items():
            for target in targets:
                owner, name = _owner(target)
                original = getattr(owner, name)
                kept.append((owner, name, original))
                setattr(owner, name, clock.wrap(stage, original))
        yield clock
    finally:
        for owner, name, original in reversed(kept):
            setattr(owner, name, original)


def _owner(target: str) -> tuple[Any, str]:
    module, path = target.split(":")
    owner: Any = importlib.import_module(module)
    *parents, name = path.split(".")
    for parent in parents:
        owner = getattr(owner, parent)
    return owner, name
