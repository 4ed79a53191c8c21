"""Asking a person at the terminal, again where the answer will not do."""

import click

from casework.errors import InvalidInput


def ask_name(question: str) -> str:
    """A name that is not empty."""
    while True:
        name: str = click.prompt(question, err=True, prompt_suffix="：").strip()
        if name:
            return name


def ask_password(question: str) -> str:
    """A password, typed twice without being shown. Raises nothing: what will not do is asked again."""
    from casework.services.people import check_password

    while True:
        first: str = click.prompt(question, hide_input=True, err=True, prompt_suffix="：")
        try:
            check_password(first)
        except InvalidInput as error:
            click.echo(f"{error}{error.remedy}", err=True)
            continue
        again: str = click.prompt("请再输一遍", hide_input=True, err=True, prompt_suffix="：")
        if first == again:
            return first
        click.echo("两次输入的不一样，请重新输入。", err=True)
