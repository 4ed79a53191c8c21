"""Where readings run: processes of this computer, or a Ray cluster."""

import os
from typing import Protocol

from casework.errors import SetupIncomplete
from casework.outcome import Completion, ReadTask
from casework.settings import Settings


class Executor(Protocol):
    """Runs tasks and gives completions in any order. Never touches the store."""

    @property
    def free(self) -> int:
        """How many more tasks it takes now."""

    def submit(self, task: ReadTask) -> None:
        """Start a task. Only when `free` is positive."""

    def collect(self, timeout: float) -> list[Completion]:
        """What has ended, waiting at most `timeout` seconds for the first."""

    def close(self) -> None:
        """Stop everything, running tasks included."""


def make_executor(settings: Settings, workers: int | None = None) -> Executor:
    """The executor of the settings. Raises SetupIncomplete where Ray is asked for and absent."""
    count = workers or settings.workers
    if settings.models is not None:  # may stand in yinjian.toml; reading processes ask the environment
        os.environ.setdefault("YINJIAN_MODELS", str(settings.models))
    if settings.executor == "ray":
        try:
            from casework.executors.ray import RayExecutor
        except ModuleNotFoundError as error:
            raise SetupIncomplete(
                "没有安装 Ray。", remedy="请运行：pip install 'yinjian[cluster]'"
            ) from error
        return RayExecutor(settings, count)
    from casework.executors.local import LocalExecutor

    return LocalExecutor(settings, count)
