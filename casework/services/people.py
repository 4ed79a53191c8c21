"""Accounts, sign-in and sessions. API tokens are in `tokens.py`."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import func, select, update

from casework.clock import now
from casework.errors import InvalidInput, SignInRefused
from casework.roles import SYSTEM, Action, Actor, Role
from casework.services.accounts import (
    actor_of,
    joined_roles,
    require_user,
    roles_of,
    token_digest,
    user_named,
)
from casework.services.tokens import TokenView, create_token, list_tokens, revoke_token, token_actor
from casework.store.database import Store, Unit
from casework.store.tables_people import SessionRow, UserRow

MIN_PASSWORD = 10
"""Characters; length counts more than kinds of characters (NIST SP 800-63B asks for 8 at least)."""

__all__ = [
    "SignedIn",
    "TokenView",
    "UserView",
    "change_password",
    "check_password",
    "create_first_administrator",
    "create_token",
    "create_user",
    "has_users",
    "list_tokens",
    "list_users",
    "reset_password",
    "revoke_token",
    "session_actor",
    "set_active",
    "set_roles",
    "sign_in",
    "sign_in_check",
    "sign_in_oidc",
    "sign_out",
    "token_actor",
]

_HASHER = PasswordHasher()
_DUMMY = _HASHER.hash("nobody has this password")
"""Checked where no such account exists, so that the answer takes as long either way."""


@dataclass(frozen=True, slots=True)
class UserView:
    """An account, without its hash."""

    name: str
    shown_name: str
    roles: frozenset[Role]
    active: bool
    must_change: bool
    locked_until: datetime | None
    last_sign_in: datetime | None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session. `token` is handed out once; the store keeps only its hash."""

    token: str
    actor: Actor
    expires_at: datetime
    must_change: bool


def has_users(store: Store) -> bool:
    """Whether any account exists: the first start must make an administrator."""
    with store.read() as session:
        return session.execute(select(func.count()).select_from(UserRow)).scalar_one() > 0


def create_user(
    store: Store,
    name: str,
    password: str | None,
    roles: Iterable[Role],
    who: Actor,
    shown_name: str = "",
    *,
    must_change: bool = False,
) -> UserView:
    """Create an account. `password` None: it can sign in by OIDC only."""
    who.require(Action.MANAGE_USERS)
    name = name.strip()
    if not name or len(name) > 80:
        raise InvalidInput("用户名应为 1 至 80 个字。")
    if name == SYSTEM.name:
        raise InvalidInput(f"“{name}”是程序自己的名字，不能用作用户名。")
    hashed = _hash(password) if password is not None else None
    chosen = frozenset(roles)
    with store.write() as unit:
        if user_named(unit, name) is not None:
            raise InvalidInput(f"用户“{name}”已存在。")
        row = UserRow(
            name=name,
            shown_name=shown_name or name,
            password_hash=hashed,
            roles=joined_roles(chosen),
            must_change=must_change,
            created_at=now(),
        )
        unit.session.add(row)
        unit.record(who.name, "新建用户", subject=name, after=joined_roles(chosen))
        unit.session.flush()
        return _view(row)


def create_first_administrator(store: Store, name: str, password: str) -> UserView:
    """Create the administrator of a new store. Raises InvalidInput where accounts exist already."""
    if has_users(store):
        raise InvalidInput("已有用户，不能再以首次启动方式创建管理员。")
    return create_user(store, name, password, (Role.ADMIN,), SYSTEM)


def list_users(store: Store, who: Actor) -> tuple[UserView, ...]:
    who.require(Action.MANAGE_USERS)
    with store.read() as session:
        return tuple(_view(row) for row in session.execute(select(UserRow).order_by(UserRow.name)).scalars())


def set_roles(store: Store, name: str, roles: Iterable[Role], who: Actor) -> UserView:
    """Change roles; the last active administrator cannot lose the role."""
    who.require(Action.MANAGE_USERS)
    chosen = frozenset(roles)
    with store.write() as unit:
        row = require_user(unit, name)
        before, row.roles = row.roles, joined_roles(chosen)
        _require_administrator(unit)
        unit.record(who.name, "更改角色", subject=name, before=before, after=row.roles)
        return _view(row)


def set_active(store: Store, name: str, active: bool, who: Actor) -> UserView:
    """Close or reopen an account; closing ends its sessions."""
    who.require(Action.MANAGE_USERS)
    with store.write() as unit:
        row = require_user(unit, name)
        row.active, row.failures, row.locked_until = active, 0, None
        _require_administrator(unit)
        if not active:
            _end_sessions(unit, row.id)
        unit.record(who.name, "启用用户" if active else "停用用户", subject=name)
        return _view(row)


def reset_password(store: Store, name: str, password: str, who: Actor) -> None:
    """Set another's password; it must be changed at the next sign-in, and all sessions end."""
    who.require(Action.MANAGE_USERS)
    with store.write() as unit:
        row = require_user(unit, name)
        row.password_hash, row.must_change = _hash(password), True
        row.failures, row.locked_until = 0, None
        _end_sessions(unit, row.id)
        unit.record(who.name, "重设密码", subject=name)


def change_password(store: Store, name: str, old: str, new: str) -> None:
    """Change one's own password. Other sessions end."""
    sign_in_check(store, name, old)
    if old == new:
        raise InvalidInput("新密码与旧密码相同。")
    hashed = _hash(new)
    with store.write() as unit:
        row = require_user(unit, name)
        row.password_hash, row.must_change = hashed, False
        _end_sessions(unit, row.id)
        unit.record(name, "修改密码", subject=name)


def sign_in(store: Store, name: str, password: str) -> SignedIn:
    """Open a session. Raises SignInRefused; repeated failures lock the account for a while."""
    sign_in_check(store, name, password)
    with store.write() as unit:
        return _open_session(store, unit, require_user(unit, name.strip()), "密码")


def sign_in_oidc(store: Store, subject: str, name: str) -> SignedIn:
    """Open a session for an identity that the OIDC provider has proven. The account must exist.

    A name is only the provider's word and may be chosen by its bearer: the first sign-in ties the identity
    to the account of that name where that one has no password of its own; the subject alone counts after.
    """
    with store.write() as unit:
        row = unit.session.execute(
            select(UserRow).where(UserRow.oidc_subject == subject)
        ).scalar_one_or_none()
        row = row or _unclaimed(unit, name)
        if row is None or not row.active:
            raise SignInRefused("统一身份认证的账号未在本系统开通。")
        row.oidc_subject = subject
        return _open_session(store, unit, row, "统一身份认证")


def _unclaimed(unit: Unit, name: str) -> UserRow | None:
    """The account that was made for signing in by OIDC and that nobody has signed in to yet."""
    row = user_named(unit, name)
    return row if row is not None and row.password_hash is None and row.oidc_subject is None else None


def sign_in_check(store: Store, name: str, password: str) -> None:
    """Check name and password, counting failures. Raises SignInRefused."""
    name = name.strip()
    with store.read() as session:
        row = session.execute(select(UserRow).where(UserRow.name == name)).scalar_one_or_none()
    if row is not None and row.locked_until is not None and row.locked_until > now():
        raise SignInRefused(
            "连续失败次数过多，账号已暂时锁定。", remedy=f"请 {store.settings.lock_minutes:.0f} 分钟后再试。"
        )
    # The slow hash is verified outside any write: a guesser must not hold the database.
    right = _verified(row.password_hash if row is not None else None, password)
    if right and row is not None and row.active:
        return
    with store.write() as unit:
        # Locked, so that guesses that arrive together are all counted.
        found = unit.session.execute(
            select(UserRow).where(UserRow.name == name).with_for_update()
        ).scalar_one_or_none()
        if found is not None:
            found.failures += 1
            if found.failures >= store.settings.lock_after_failures:
                found.locked_until = now() + timedelta(minutes=store.settings.lock_minutes)
                found.failures = 0
                unit.record(name, "账号锁定", subject=name)
        unit.record(name[:80] or "?", "登录失败", subject=name[:80])
    raise SignInRefused("用户名或密码不正确，或账号已停用。")


def session_actor(store: Store, token: str) -> Actor | None:
    """Who a session token belongs to, None where it is unknown, expired or revoked."""
    with store.read() as session:
        row = session.execute(
            select(UserRow)
            .join(SessionRow, SessionRow.user_id == UserRow.id)
            .where(
                SessionRow.token_hash == token_digest(token),
                SessionRow.revoked.is_(False),
                SessionRow.expires_at > now(),
                UserRow.active.is_(True),
            )
        ).scalar_one_or_none()
        return actor_of(row) if row is not None else None


def sign_out(store: Store, token: str) -> None:
    """End a session; its pages and pictures close at once."""
    with store.write() as unit:
        unit.session.execute(
            update(SessionRow).where(SessionRow.token_hash == token_digest(token)).values(revoked=True)
        )


def _open_session(store: Store, unit: Unit, row: UserRow, how: str) -> SignedIn:
    token = secrets.token_urlsafe(32)
    expires = now() + timedelta(hours=store.settings.session_hours)
    row.failures, row.locked_until, row.last_sign_in = 0, None, now()
    unit.session.add(
        SessionRow(token_hash=token_digest(token), user_id=row.id, created_at=now(), expires_at=expires)
    )
    unit.record(row.name, "登录", subject=how)
    return SignedIn(token, actor_of(row), expires, row.must_change)


def check_password(password: str) -> None:
    """Raises InvalidInput where a password will not do."""
    if len(password) < MIN_PASSWORD:
        raise InvalidInput(f"密码至少 {MIN_PASSWORD} 个字符。", remedy="可用一句好记的话作密码。")


def _hash(password: str) -> str:
    check_password(password)
    return _HASHER.hash(password)


def _verified(hashed: str | None, password: str) -> bool:
    try:
        return _HASHER.verify(hashed or _DUMMY, password) and hashed is not None
    except (VerificationError, InvalidHashError):
        return False


def _require_administrator(unit: Unit) -> None:
    unit.session.flush()
    rows = unit.session.execute(select(UserRow).where(UserRow.active.is_(True))).scalars()
    if not any(Role.ADMIN in roles_of(row.roles) for row in rows):
        raise InvalidInput("至少要保留一名启用的管理员。")


def _end_sessions(unit: Unit, user_id: int) -> None:
    unit.session.execute(update(SessionRow).where(SessionRow.user_id == user_id).values(revoked=True))


def _view(row: UserRow) -> UserView:
    return UserView(
        row.name,
        row.shown_name,
        roles_of(row.roles),
        row.active,
        row.must_change,
        row.locked_until,
        row.last_sign_in,
    )
