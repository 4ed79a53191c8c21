"""Tokens of the HTTP API: a person's roles for a program, shown once, kept as a hash."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update

from casework.clock import now
from casework.errors import InvalidInput, NotFound
from casework.roles import Action, Actor
from casework.services.accounts import actor_of, require_user, token_digest
from casework.store.database import Store
from casework.store.tables_people import TokenRow, UserRow


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


MOST_DAYS = 3650


def create_token(
    store: Store, owner: str, label: str, who: Actor, days: int | None = 365
) -> tuple[str, TokenView]:
    """A token for the HTTP API, with the owner's roles, for so many days (None: until it is revoked). The
    secret is shown once. Raises InvalidInput for a number of days that is none."""
    if days is not None and not 0 < days <= MOST_DAYS:
        raise InvalidInput(f"有效天数应为 1 至 {MOST_DAYS} 天。")
    if who.name != owner:
        who.require(Action.MANAGE_USERS)
    secret = "yj_" + secrets.token_urlsafe(32)
    with store.write() as unit:
        row = require_user(unit, owner)
        token = TokenRow(
            token_hash=token_digest(secret),
            user_id=row.id,
            label=label,
            created_at=now(),
            expires_at=now() + timedelta(days=days) if days is not None else None,
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
                TokenRow.token_hash == token_digest(secret),
                TokenRow.revoked.is_(False),
                UserRow.active.is_(True),
            )
        ).one_or_none()
    if found is None or (found[0].expires_at is not None and found[0].expires_at < now()):
        return None
    _note_use(store, found[0])
    return actor_of(found[1])


def _note_use(store: Store, token: TokenRow) -> None:
    """Keep when a token was last used, to the hour: a program that asks often must not write each time."""
    moment = now()
    if token.last_used is not None and moment - token.last_used < timedelta(hours=1):
        return
    with store.write() as unit:
        unit.session.execute(update(TokenRow).where(TokenRow.id == token.id).values(last_used=moment))


def _token_view(row: TokenRow, owner: str) -> TokenView:
    return TokenView(row.id, row.label, owner, row.created_at, row.expires_at, row.last_used, row.revoked)
