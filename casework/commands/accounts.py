"""``yinjian users``."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from casework.commands.asking import ask_name, ask_password
from casework.roles import SYSTEM, Role
from casework.store.database import Store

_ROLES = click.Choice([role.value for role in Role])


@contextmanager
def _store() -> Iterator[Store]:
    from casework.store.database import open_store

    store = open_store()
    try:
        yield store
    finally:
        store.close()


@click.group("users")
def users_command() -> None:
    """管理用户与角色。"""


@users_command.command("create-admin")
@click.option("--name", help="管理员用户名；不写则询问。")
@click.option("--password", envvar="YINJIAN_ADMIN_PASSWORD", help="密码；不写则询问（不显示）。")
def create_admin(name: str | None, password: str | None) -> None:
    """首次使用时创建管理员。"""
    from casework.services import people

    name = name or ask_name("管理员用户名")
    password = password or ask_password(f"密码（至少 {people.MIN_PASSWORD} 个字符，可以是一句话）")
    with _store() as store:
        people.create_first_administrator(store, name, password)
    click.echo(f"已创建管理员“{name}”。")


@users_command.command("add")
@click.argument("name")
@click.option("--role", "roles", multiple=True, required=True, type=_ROLES, help="可重复。")
@click.option("--shown-name", default="", help="显示的姓名。")
@click.option("--password", help="初始密码；不写则询问（不显示）。")
def add(name: str, roles: tuple[str, ...], shown_name: str, password: str | None) -> None:
    """新建用户；首次登录须改密码。"""
    from casework.services import people

    chosen = [Role(role) for role in roles]
    password = password or ask_password("初始密码")
    with _store() as store:
        people.create_user(store, name, password, chosen, SYSTEM, shown_name, must_change=True)
    click.echo(f"已创建用户“{name}”。")


@users_command.command("list")
def list_all() -> None:
    """列出用户。"""
    from casework.services import people

    with _store() as store:
        for user in people.list_users(store, SYSTEM):
            state = "" if user.active else "（停用）"
            click.echo(f"{user.name}{state}\t{user.shown_name}\t{'、'.join(sorted(user.roles))}")


@users_command.command("roles")
@click.argument("name")
@click.option("--role", "roles", multiple=True, required=True, type=_ROLES)
def roles_of(name: str, roles: tuple[str, ...]) -> None:
    """更改角色。"""
    from casework.services import people

    with _store() as store:
        people.set_roles(store, name, [Role(role) for role in roles], SYSTEM)
    click.echo(f"“{name}”的角色：{'、'.join(roles)}")


@users_command.command("password")
@click.argument("name")
@click.option("--password", help="新密码；不写则询问（不显示）。")
def password_of(name: str, password: str | None) -> None:
    """重设密码，并结束该用户的所有登录。"""
    from casework.services import people

    password = password or ask_password("新密码")
    with _store() as store:
        people.reset_password(store, name, password, SYSTEM)
    click.echo("已重设；下次登录须改密码。")


@users_command.command("close")
@click.argument("name")
def close(name: str) -> None:
    """停用用户。"""
    from casework.services import people

    with _store() as store:
        people.set_active(store, name, False, SYSTEM)
    click.echo(f"已停用“{name}”。")


@users_command.command("open")
@click.argument("name")
def reopen(name: str) -> None:
    """重新启用用户。"""
    from casework.services import people

    with _store() as store:
        people.set_active(store, name, True, SYSTEM)
    click.echo(f"已启用“{name}”。")
