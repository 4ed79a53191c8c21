"""Accounts, sign-in, sessions and API tokens."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import func, select, update

from casework.clock import now
from casework.errors import InvalidInput, NotFound, SignInRefused
from casework.roles import SYSTEM, Action, Actor, Role
from casework.store.database import Store, Unit
from casework.store.tables_people import SessionRow, TokenRow, UserRow

MIN_PASSWORD = 10
"""Characters; length counts more than kinds of characters (NIST SP 800-63B asks for 8 at least)."""

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


@dataclass(frozen=True, slots=True)
class TokenView:
    """An API token without its secret."""

    id: int
    label: str
    owner: str
    created_at: datetime
    expires_at: datetime | None
    last_used: datetime | None
    revoked: bool


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
    hashed = _hash(password) if password is not None else None
    chosen = frozenset(roles)
    with store.write() as unit:
        if _user(unit, name) is not None:
            raise InvalidInput(f"用户“{name}”已存在。")
        row = UserRow(
            name=name,
            shown_name=shown_name or name,
            password_hash=hashed,
            roles=_joined(chosen),
            must_change=must_change,
            created_at=now(),
        )
        unit.session.add(row)
        unit.record(who.name, "新建用户", subject=name, after=_joined(chosen))
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
        row = _require_user(unit, name)
        before, row.roles = row.roles, _joined(chosen)
        _require_administrator(unit)
        unit.record(who.name, "更改角色", subject=name, before=before, after=row.roles)
        return _view(row)


def set_active(store: Store, name: str, active: bool, who: Actor) -> UserView:
    """Close or reopen an account; closing ends its sessions."""
    who.require(Action.MANAGE_USERS)
    with store.write() as unit:
        row = _require_user(unit, name)
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
        row = _require_user(unit, name)
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
        row = _require_user(unit, name)
        row.password_hash, row.must_change = hashed, False
        _end_sessions(unit, row.id)
        unit.record(name, "修改密码", subject=name)


def sign_in(store: Store, name: str, password: str) -> SignedIn:
    """Open a session. Raises SignInRefused; repeated failures lock the account for a while."""
    sign_in_check(store, name, password)
    with store.write() as unit:
        return _open_session(store, unit, _require_user(unit, name.strip()), "密码")


def sign_in_oidc(store: Store, subject: str, name: str) -> SignedIn:
    """Open a session for an identity that the OIDC provider has proven. The account must exist."""
    with store.write() as unit:
        row = unit.session.execute(
            select(UserRow).where(UserRow.oidc_subject == subject)
        ).scalar_one_or_none()
        row = row or _user(unit, name)
        if row is None or not row.active or (row.oidc_subject not in (None, subject)):
            raise SignInRefused("统一身份认证的账号未在本系统开通。")
        row.oidc_subject = subject
        return _open_session(store, unit, row, "统一身份认证")


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
        found = _user(unit, name)
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
                SessionRow.token_hash == _digest(token),
                SessionRow.revoked.is_(False),
                SessionRow.expires_at > now(),
                UserRow.active.is_(True),
            )
        ).scalar_one_or_none()
        return _actor(row) if row is not None else None


def sign_out(store: Store, token: str) -> None:
    """End a session; its pages and pictures close at once."""
    with store.write() as unit:
        unit.session.execute(
            update(SessionRow).where(SessionRow.token_hash == _digest(token)).values(revoked=True)
        )


def create_token(
    store: Store, owner: str, label: str, who: Actor, days: int | None = 365
) -> tuple[str, TokenView]:
    """A token for the HTTP API, with the owner's roles. The secret is shown once."""
    if who.name != owner:
        who.require(Action.MANAGE_USERS)
    secret = "yj_" + secrets.token_urlsafe(32)
    with store.write() as unit:
        row = _require_user(unit, owner)
        token = TokenRow(
            token_hash=_digest(secret),
            user_id=row.id,
            label=label,
            created_at=now(),
            expires_at=now() + timedelta(days=days) if days else None,
        )
        unit.session.add(token)
        unit.session.flush()
        unit.record(who.name, "新建接口令牌", subject=owner, after=label)
        return secret, _token_view(token, owner)


def list_tokens(store: Store, who: Actor) -> tuple[TokenView, ...]:
    """One's own tokens; an administrator sees all."""
    with store.read() as session:
        query = select(TokenRow, UserRow.name).join(UserRow, UserRow.id == TokenRow.user_id)
        if not who.may(Action.MANAGE_USERS):
            query = query.where(UserRow.name == who.name)
        return tuple(
            _token_view(row, name) for row, name in session.execute(query.order_by(TokenRow.id)).all()
        )


def revoke_token(store: Store, token_id: int, who: Actor) -> None:
    with store.write() as unit:
        row = unit.session.get(TokenRow, token_id)
        owner = unit.session.get(UserRow, row.user_id) if row is not None else None
        if row is None or owner is None:
            raise NotFound("没有这个令牌。")
        if owner.name != who.name:
            who.require(Action.MANAGE_USERS)
        row.revoked = True
        unit.record(who.name, "吊销接口令牌", subject=owner.name, before=row.label)


def token_actor(store: Store, secret: str) -> Actor | None:
    """Who an API token belongs to, None where it is unknown, expired or revoked."""
    with store.read() as session:
        found = session.execute(
            select(TokenRow, UserRow)
            .join(UserRow, UserRow.id == TokenRow.user_id)
            .where(
                TokenRow.token_hash == _digest(secret), TokenRow.revoked.is_(False), UserRow.active.is_(True)
            )
        ).one_or_none()
    if found is None or (found[0].expires_at is not None and found[0].expires_at < now()):
        return None
    return _actor(found[1])


def _open_session(store: Store, unit: Unit, row: UserRow, how: str) -> SignedIn:
    token = secrets.token_urlsafe(32)
    expires = now() + timedelta(hours=store.settings.session_hours)
    row.failures, row.locked_until, row.last_sign_in = 0, None, now()
    unit.session.add(
        SessionRow(token_hash=_digest(token), user_id=row.id, created_at=now(), expires_at=expires)
    )
    unit.record(row.name, "登录", subject=how)
    return SignedIn(token, _actor(row), expires, row.must_change)


def _hash(password: str) -> str:
    if len(password) < MIN_PASSWORD:
        raise InvalidInput(f"密码至少 {MIN_PASSWORD} 个字符。", remedy="可用一句好记的话作密码。")
    return _HASHER.hash(password)


def _verified(hashed: str | None, password: str) -> bool:
    try:
        return _HASHER.verify(hashed or _DUMMY, password) and hashed is not None
    except (VerificationError, InvalidHashError):
        return False


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _user(unit: Unit, name: str) -> UserRow | None:
    return unit.session.execute(select(UserRow).where(UserRow.name == name)).scalar_one_or_none()


def _require_user(unit: Unit, name: str) -> UserRow:
    row = _user(unit, name)
    if row is None:
        raise NotFound(f"没有用户“{name}”。")
    return row


def _require_administrator(unit: Unit) -> None:
    unit.session.flush()
    rows = unit.session.execute(select(UserRow).where(UserRow.active.is_(True))).scalars()
    if not any(Role.ADMIN in _roles(row.roles) for row in rows):
        raise InvalidInput("至少要保留一名启用的管理员。")


def _end_sessions(unit: Unit, user_id: int) -> None:
    unit.session.execute(update(SessionRow).where(SessionRow.user_id == user_id).values(revoked=True))


def _joined(roles: frozenset[Role]) -> str:
    return ",".join(sorted(role.value for role in roles))


def _roles(joined: str) -> frozenset[Role]:
    return frozenset(Role(part) for part in joined.split(",") if part)


def _actor(row: UserRow) -> Actor:
    return Actor(row.name, _roles(row.roles))


def _view(row: UserRow) -> UserView:
    return UserView(
        row.name,
        row.shown_name,
        _roles(row.roles),
        row.active,
        row.must_change,
        row.locked_until,
        row.last_sign_in,
    )


def _token_view(row: TokenRow, owner: str) -> TokenView:
    return TokenView(row.id, row.label, owner, row.created_at, row.expires_at, row.last_used, row.revoked)
