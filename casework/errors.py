"""What can go wrong in casework, each with a stable code and a Chinese remedy."""

from typing import ClassVar

from models.errors import YinjianError


class NotAllowed(YinjianError):
    """The person's roles do not permit the action."""

    code = "not_allowed"
    exit_code = 2
    default_remedy = "请联系管理员开通相应角色，或请有权限的同事办理。"


class NotFound(YinjianError):
    """The thing asked for is not in the store."""

    code = "not_found"
    exit_code = 2
    default_remedy = "请刷新列表后重新选择。"


class VersionConflict(YinjianError):
    """Somebody else changed the submission since it was loaded. `changes` say in Chinese what changed."""

    code = "version_conflict"
    default_remedy = "请查看对方的修改，刷新后再决定是否仍要修改。"

    def __init__(self, message: str, *, current_version: int, changes: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.current_version = current_version
        self.changes = changes


class ClaimedByOther(YinjianError):
    """Another reviewer holds the submission."""

    code = "claimed_by_other"
    default_remedy = "请处理下一份，或确认后“接管”。"


class TransitionRefused(YinjianError):
    """A step is not open from the present stage, or a condition of it does not hold."""

    code = "transition_refused"
    default_remedy = "请先处理列出的问题，或写明理由后放行。"

    def __init__(self, message: str, *, reasons: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.reasons = reasons


class LeaseLost(YinjianError):
    """A reading came back after its lease had passed to another worker; its result is dropped."""

    code = "lease_lost"
    default_remedy = "无需处理：另一进程会完成识别。"


class InvalidInput(YinjianError):
    """What was typed or sent cannot be accepted."""

    code = "invalid_input"
    exit_code = 2
    default_remedy = "请按提示改正后重新提交。"


class FileRefused(YinjianError):
    """A file is not taken in (empty, too large, an archive that unpacks to too much)."""

    code = "file_refused"
    default_remedy = "请检查该文件能否正常打开；压缩包请解压后分批上传。"


class SignInRefused(YinjianError):
    """Wrong name or password, a locked or closed account, or a session that has ended."""

    code = "sign_in_refused"
    exit_code = 2
    default_remedy = "请核对用户名和密码；忘记密码请联系管理员重设。"


class StoreUnready(YinjianError):
    """The database cannot be reached or is of another version than the program."""

    code = "store_unready"
    exit_code = 4
    default_remedy = "请检查 YINJIAN_DATABASE_URL 与数据库服务，然后运行：yinjian doctor"


class Damaged(YinjianError):
    """Stored bytes, an archive, a backup or the audit chain are not what they were."""

    code = "damaged"
    default_remedy = "请停止使用，保留现场，并从最近的备份恢复（yinjian restore）。"


class SetupIncomplete(YinjianError):
    """Something that a command needs is not installed or not configured."""

    code = "setup_incomplete"
    exit_code = 4
    default_remedy = "请运行：yinjian doctor"


class ExportFailed(YinjianError):
    """An export could not be written; nothing of it is left behind."""

    code = "export_failed"
    default_remedy: ClassVar[str] = "请检查磁盘空间和目标文件夹的写入权限后重试。"
