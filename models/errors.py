"""The one family of errors. Every error carries a stable code, an exit status and a Chinese remedy."""

from typing import ClassVar


class YinjianError(Exception):
    """Base of all errors that are expected and explained.

    ``code`` is stable and may be stored; ``exit_code`` follows docs/commands.md (2 wrong usage,
    3 some submissions failed, 4 set-up incomplete); ``remedy`` tells an office worker, in Chinese,
    what to do next. ``str(error)`` says, in Chinese, what happened.
    """

    code: ClassVar[str] = "internal_error"
    exit_code: ClassVar[int] = 3
    default_remedy: ClassVar[str] = "请重试；若仍失败，请把本条信息发给技术支持。"

    def __init__(self, message: str, *, remedy: str | None = None) -> None:
        super().__init__(message)
        self.remedy = remedy or self.default_remedy


class ModelMissing(YinjianError):
    """A weight file is absent or its checksum is wrong."""

    code = "model_missing"
    exit_code = 4
    default_remedy = "请运行：yinjian models fetch"


class EngineFailed(YinjianError):
    """An engine crashed or returned something that cannot be used."""

    code = "engine_failed"
    default_remedy = "请重新识别该文件；若反复出现，请运行 yinjian doctor 检查模型。"
