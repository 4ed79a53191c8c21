"""A progress bar on standard error, only where somebody is looking."""

import sys
from types import TracebackType
from typing import NoReturn

from tqdm import tqdm


class Bar:
    """Counts files. Silent when standard error is no terminal."""

    def __init__(self, label: str, total: int | None) -> None:
        self._bar: tqdm[NoReturn] = tqdm(
            total=total,
            desc=label,
            unit="份",
            file=sys.stderr,
            disable=not sys.stderr.isatty(),
            dynamic_ncols=True,
        )

    def __enter__(self) -> "Bar":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.close()

    def step(self, note: str = "", count: int = 1) -> None:
        """One more is done."""
        if note:
            self._bar.set_postfix_str(note, refresh=False)
        self._bar.update(count)

    def set_total(self, total: int) -> None:
        """The whole changed while running."""
        self._bar.total = total
        self._bar.refresh()
