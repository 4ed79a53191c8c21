"""Account rows as the services of people and tokens share them."""

import hashlib

from sqlalchemy import select

from casework.errors import NotFound
from casework.roles import Actor, Role
from casework.store.database import Unit
from casework.store.tables_people import UserRow


def token_digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def user_named(unit: Unit, name: str) -> UserRow | None:
    return unit.session.execute(select(UserRow).where(UserRow.name == name)).scalar_one_or_none()


def require_user(unit: Unit, name: str) -> UserRow:
    row = user_named(unit, name)
    if row is None:
        raise NotFound(f"没有用户“{name}”。")
    return row


def joined_roles(roles: frozenset[Role]) -> str:
    return ",".join(sorted(role.value for role in roles))


def roles_of(joined: str) -> frozenset[Role]:
    return frozenset(Role(part) for part in joined.split(",") if part)


def actor_of(row: UserRow) -> Actor:
    return Actor(row.name, roles_of(row.roles))
