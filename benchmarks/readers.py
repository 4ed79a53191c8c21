"""Reading many files in processes of their own that are replaced now and then, as the product's jobs are."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from benchmarks.material import Item
from extract.season import Season
from extract.seasons.load import load_season
from models.engines import Engines, load_engines

FILES_PER_PROCESS = 24
"""onnxruntime keeps the memory of every input shape that it met: some 0.1 GB a file on varied pages."""

Result = TypeVar("Result")
Work = Callable[[Item, Engines, Season], Result]


@dataclass(slots=True)
class _Own:
    """What a process loads once."""

    engines: Engines | None = None
    season: Season | None = None


_own = _Own()


def read_all(
    items: Iterable[Item], work: Work[Result], season: str, *, jobs: int = 1, threads: int = 2
) -> Iterator[Result]:
    """`work` on every item, results in order. `work` must be a function of a module.

    Raises ModelMissing where the weights are lacking, and whatever `work` raises.
    """
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, max_tasks_per_child=FILES_PER_PROCESS) as pool:
        waiting: deque[Future[Result]] = deque()
        for item in items:
            waiting.append(pool.submit(_run, work, item, season, threads))
            if len(waiting) > jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _run(work: Work[Result], item: Item, season: str, threads: int) -> Result:
    if _own.engines is None or _own.season is None:
        _own.engines, _own.season = load_engines(threads=threads), load_season(season)
    return work(item, _own.engines, _own.season)
