"""Who may do what: one table of roles and actions, asked by every service function."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from casework.errors import NotAllowed


class Role(StrEnum):
    CLERK = "经办"
    FIRST = "初审"
    SECOND = "复核"
    JUDGE = "评委"
    ADMIN = "管理员"
    READER = "只读"


class Action(StrEnum):
    """What a person can do; the value is its Chinese name."""

    VIEW = "查看"
    VIEW_STATISTICS = "查看统计"
    RECEIVE = "收件"
    REVIEW = "核对字段"
    OVERRIDE = "放行问题"
    STEP_FIRST = "初审决定"
    STEP_SECOND = "复核决定"
    RECORD_VOTES = "登记表决"
    VOTE = "投票"
    STEP_SELECT = "评选结果"
    STEP_PUBLISH = "公示与发布"
    VOID = "作废"
    TAKE_OVER = "接管"
    IMPORT_REGISTER = "导入名册"
    TEACH = "维护标签"
    EXPORT = "导出"
    DOWNLOAD = "下载原件"
    READ_AUDIT = "查看审计"
    MANAGE_USERS = "管理用户"
    BACKUP = "备份恢复"


_A: Final = Action
_VIEWING: Final = frozenset({_A.VIEW, _A.VIEW_STATISTICS})
_REVIEWING: Final = _VIEWING | {_A.REVIEW, _A.DOWNLOAD, _A.EXPORT, _A.TAKE_OVER}

PERMISSIONS: Final[dict[Role, frozenset[Action]]] = {
    Role.READER: _VIEWING,
    Role.CLERK: _VIEWING | {_A.RECEIVE, _A.REVIEW, _A.DOWNLOAD, _A.EXPORT, _A.IMPORT_REGISTER},
    Role.FIRST: _REVIEWING | {_A.RECEIVE, _A.OVERRIDE, _A.STEP_FIRST, _A.IMPORT_REGISTER, _A.TEACH},
    Role.SECOND: _REVIEWING | {_A.OVERRIDE, _A.STEP_SECOND, _A.RECORD_VOTES, _A.STEP_SELECT, _A.STEP_PUBLISH},
    Role.JUDGE: _VIEWING | {_A.VOTE, _A.DOWNLOAD},
    Role.ADMIN: frozenset(Action) - {_A.VOTE},
}
"""The administrator may do all but cast a vote: votes belong to the members of the board."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the account's name and its roles."""

    name: str
    roles: frozenset[Role]

    def may(self, action: Action) -> bool:
        """Whether any of the roles permits the action."""
        return any(action in PERMISSIONS[role] for role in self.roles)

    def require(self, action: Action) -> None:
        """Raises NotAllowed unless the action is permitted."""
        if not self.may(action):
            roles = "、".join(sorted(self.roles)) or "无角色"
            raise NotAllowed(f"“{self.name}”（{roles}）无权{action.value}。")


SYSTEM: Final = Actor("系统", frozenset({Role.ADMIN}))
"""The program itself: reading, intake from the command line, bootstrap."""
