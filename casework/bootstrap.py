"""The first start: somebody must be able to sign in, and nobody with a known password."""

import secrets
import sys
from collections.abc import Callable

from casework.errors import SetupIncomplete
from casework.services import people
from casework.store.database import Store

Ask = Callable[[], tuple[str, str]]
"""Asks a person for the administrator's name and password; what will not do is asked again."""


def ensure_administrator(store: Store, ask: Ask | None = None) -> str | None:
    """Make the first administrator from the settings, or by asking. Gives the name where one was made.

    Raises SetupIncomplete where nobody can be asked and the environment names none.
    """
    if people.has_users(store):
        return None
    settings = store.settings
    if settings.admin_user and settings.admin_password:
        password = settings.admin_password.get_secret_value()
        return people.create_first_administrator(store, settings.admin_user, password).name
    if ask is None or not sys.stdin.isatty():
        raise SetupIncomplete(
            "还没有管理员账号。",
            remedy="请运行：yinjian users create-admin；"
            "或设置环境变量 YINJIAN_ADMIN_USER 与 YINJIAN_ADMIN_PASSWORD。",
        )
    name, password = ask()
    return people.create_first_administrator(store, name, password).name


def random_password() -> str:
    """A password that can be read out over the telephone: no look-alike characters, some 90 bits."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(alphabet) for _ in range(6)) for _ in range(3))
