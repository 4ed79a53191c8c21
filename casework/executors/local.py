"""Reading processes on this computer: spawned, one engine set each, watched and recycled."""

import contextlib
import multiprocessing
import os
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from casework.outcome import Completion, ReadFailure, ReadOutcome, ReadTask
from casework.reader import load_or_explain, read_or_explain
from casework.settings import Settings

_CONTEXT = multiprocessing.get_context("spawn")
STOP_SECONDS = 5.0
"""How long a process may take to end by itself before it is killed."""


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    task: ReadTask | None = None
    started: float = 0.0
    pages: int = 0
    memory_mb: float = 0.0


class LocalExecutor:
    """A pool that notices a killed process, ends one that hangs, and replaces one that grew."""

    def __init__(self, settings: Settings, workers: int) -> None:
        self._settings = settings
        self._size = max(1, workers)
        self._threads = max(1, (os.cpu_count() or 2) // self._size)
        self._workers: list[_Worker] = []

    @property
    def free(self) -> int:
        busy = sum(worker.task is not None for worker in self._workers)
        return self._size - busy

    @property
    def process_ids(self) -> tuple[int, ...]:
        """The reading processes alive now."""
        return tuple(worker.process.pid for worker in self._workers if worker.process.pid is not None)

    def submit(self, task: ReadTask) -> None:
        worker = self._idle_worker()
        worker.task, worker.started = task, time.monotonic()
        with contextlib.suppress(BrokenPipeError, OSError):  # died while idle: `collect` will say so
            worker.pipe.send(task)

    def collect(self, timeout: float) -> list[Completion]:
        busy = [worker for worker in self._workers if worker.task is not None]
        if not busy:
            return []
        wait([item for worker in busy for item in (worker.pipe, worker.process.sentinel)], timeout)
        found = [self._look(worker) for worker in busy]
        return [completion for completion in found if completion is not None]

    def close(self) -> None:
        for worker in self._workers:
            with contextlib.suppress(BrokenPipeError, OSError):
                worker.pipe.send(None)
            if worker.task is not None:
                worker.process.terminate()
        for worker in self._workers:
            self._end(worker)
        self._workers.clear()

    def _idle_worker(self) -> _Worker:
        for worker in [one for one in self._workers if one.task is None]:
            if worker.process.is_alive() and not self._worn(worker):
                return worker
            self._dismiss(worker)
        here, there = _CONTEXT.Pipe()
        process = _CONTEXT.Process(
            target=_serve,
            args=(there, self._settings.reader, self._threads),
            daemon=True,
            name="yinjian-read",
        )
        process.start()
        there.close()
        worker = _Worker(process, here)
        self._workers.append(worker)
        return worker

    def _worn(self, worker: _Worker) -> bool:
        settings = self._settings
        return worker.pages >= settings.recycle_pages or worker.memory_mb >= settings.recycle_memory_mb

    def _look(self, worker: _Worker) -> Completion | None:
        task = worker.task
        assert task is not None
        try:
            answer: Any = worker.pipe.recv() if worker.pipe.poll() else None
        except (EOFError, OSError):
            answer = None
        if answer is not None:
            worker.task = None
            if isinstance(answer, ReadOutcome):
                worker.pages += max(1, answer.extraction.pages)
                worker.memory_mb = answer.memory_mb
                return Completion(task, answer, None)
            return Completion(task, None, answer)
        if not worker.process.is_alive():
            code = worker.process.exitcode
            self._dismiss(worker)
            return _lost(task, f"识别进程意外退出（代码 {code}）。")
        limit = self._settings.read_timeout_seconds
        if time.monotonic() - worker.started > limit:
            self._dismiss(worker)
            return _lost(task, f"识别超过 {limit:.0f} 秒，已停止。")
        return None

    def _dismiss(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        with contextlib.suppress(BrokenPipeError, OSError):
            worker.pipe.send(None)
        if worker.task is not None:
            worker.process.kill()
        self._end(worker)

    def _end(self, worker: _Worker) -> None:
        worker.process.join(STOP_SECONDS)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join(STOP_SECONDS)
        worker.pipe.close()


def _lost(task: ReadTask, message: str) -> Completion:
    return Completion(task, None, ReadFailure("reader_died", message, died=True))


def _serve(pipe: Connection, reader: str, threads: int) -> None:
    """Body of a reading process: engines once, then a task at a time until told to stop or left alone."""
    read = None
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):  # the parent is gone: nothing to read for
            return
        if task is None:
            return
        if read is None:
            loaded = load_or_explain(reader, threads)
            if isinstance(loaded, ReadFailure):
                pipe.send(loaded)
                continue
            read = loaded
        answer = read_or_explain(read, task)
        try:
            pipe.send(answer)
        except OSError:  # the parent was killed meanwhile
            return
