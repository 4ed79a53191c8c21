"""Readings on a Ray cluster: the same tasks, the same outcomes, actors instead of processes."""

import time
from typing import Any

import ray

from casework.outcome import Completion, ReadFailure, ReadOutcome, ReadTask
from casework.reader import load_or_explain, read_or_explain
from casework.settings import Settings


class _ReadingActor:
    """One engine set on some machine of the cluster."""

    def __init__(self, reader: str, threads: int) -> None:
        self._name, self._threads = reader, threads
        self._read: Any = None

    def read(self, task: ReadTask) -> ReadOutcome | ReadFailure:
        if self._read is None:
            loaded = load_or_explain(self._name, self._threads)
            if isinstance(loaded, ReadFailure):
                return loaded
            self._read = loaded
        return read_or_explain(self._read, task)


class _Place:
    """An actor, its running task and how worn it is."""

    def __init__(self, actor: Any) -> None:
        self.actor = actor
        self.task: ReadTask | None = None
        self.reference: Any = None
        self.started = 0.0
        self.pages = 0
        self.memory_mb = 0.0


class RayExecutor:
    """As `LocalExecutor`, on a cluster (``YINJIAN_RAY_ADDRESS``; none: a cluster of this computer)."""

    def __init__(self, settings: Settings, workers: int) -> None:
        self._settings = settings
        self._size = max(1, workers)
        self._own = not ray.is_initialized()
        if self._own:
            ray.init(
                address=settings.ray_address,
                include_dashboard=False,
                configure_logging=False,
                log_to_driver=False,
            )
        self._places: list[_Place] = []

    @property
    def free(self) -> int:
        return self._size - sum(place.task is not None for place in self._places)

    def submit(self, task: ReadTask) -> None:
        place = self._idle_place()
        place.task, place.started = task, time.monotonic()
        place.reference = place.actor.read.remote(task)

    def collect(self, timeout: float) -> list[Completion]:
        busy = [place for place in self._places if place.task is not None]
        if not busy:
            return []
        ready, _ = ray.wait([place.reference for place in busy], num_returns=1, timeout=timeout)
        found = [self._look(place, ready) for place in busy]
        return [completion for completion in found if completion is not None]

    def close(self) -> None:
        for place in self._places:
            ray.kill(place.actor)
        self._places.clear()
        if self._own:
            ray.shutdown()

    def _idle_place(self) -> _Place:
        settings = self._settings
        for place in [one for one in self._places if one.task is None]:
            if place.pages < settings.recycle_pages and place.memory_mb < settings.recycle_memory_mb:
                return place
            self._dismiss(place)
        # max_restarts stays 0: a dead actor's task is a failure that the job table counts and retries.
        actor = ray.remote(num_cpus=1)(_ReadingActor).remote(settings.reader, 1)
        place = _Place(actor)
        self._places.append(place)
        return place

    def _look(self, place: _Place, ready: list[Any]) -> Completion | None:
        task = place.task
        assert task is not None
        if place.reference in ready:
            try:
                answer = ray.get(place.reference)
            except ray.exceptions.RayError as error:
                self._dismiss(place)
                return Completion(
                    task,
                    None,
                    ReadFailure("reader_died", f"集群识别进程退出：{type(error).__name__}", died=True),
                )
            place.task = None
            if isinstance(answer, ReadOutcome):
                place.pages += max(1, answer.extraction.pages)
                place.memory_mb = answer.memory_mb
                return Completion(task, answer, None)
            return Completion(task, None, answer)
        limit = self._settings.read_timeout_seconds
        if time.monotonic() - place.started > limit:
            self._dismiss(place)
            message = f"识别超过 {limit:.0f} 秒，已停止。"
            return Completion(task, None, ReadFailure("reader_died", message, died=True))
        return None

    def _dismiss(self, place: _Place) -> None:
        self._places.remove(place)
        ray.kill(place.actor)
