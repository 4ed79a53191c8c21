"""What click says of itself, in Chinese: headings of the help, and what is wrong with a command line."""

import difflib
import re
from collections.abc import Callable, Iterable
from typing import Final

import click

_HEADINGS: Final = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}
_PHRASES: Final = {
    "Show this message and exit.": "显示本说明。",
    "Show the version and exit.": "显示版本。",
}
_MARKS: Final = (("[required]", "[必填]"), ("[default: ", "[默认 "))


def _plain_list(quoted: str) -> str:
    return quoted.replace("', '", "、").strip("'")


_Say = Callable[["re.Match[str]"], str]
_WRONG: Final[tuple[tuple[str, _Say], ...]] = (
    (r"(?:Path|File|Directory) '(.*)' does not exist\.", lambda m: f"“{m[1]}”不存在，请检查有没有写错"),
    (r"\w+ '(.*)' is a directory\.", lambda m: f"“{m[1]}”是文件夹，这里要一个文件"),
    (r"\w+ '(.*)' is a file\.", lambda m: f"“{m[1]}”是文件，这里要一个文件夹"),
    (r"\w+ '(.*)' is not (?:readable|writable)\.", lambda m: f"“{m[1]}”没有读写权限"),
    (r"'(.*)' is not a valid (?:integer|float)(?: range)?\.", lambda m: f"“{m[1]}”不是数字"),
    (r"(\S+) is not in the range (.*)\.", lambda m: f"{m[1]} 超出范围（{m[2].replace('x', '值')}）"),
    (r"'(.*)' is not one of (.*)\.", lambda m: f"“{m[1]}”应为其中之一：{_plain_list(m[2])}"),
    (r"'(.*)' does not match the format '%Y-%m-%d'\.", lambda m: f"“{m[1]}”应写成 年-月-日，例如 2022-01-15"),
    (r"Got unexpected extra arguments? \((.*)\)", lambda m: f"多出了 {m[1]}"),
    (r"Option '(.*)' requires an argument\.", lambda m: f"选项 {m[1]} 后面要写值"),
)


class ChineseHelp(click.HelpFormatter):
    """The pages of ``--help``."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        words = args.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]...", "命令 [参数]...")
        super().write_usage(prog, words, "用法：" if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(term, _phrase(text)) for term, text in rows], col_max, col_spacing)


def _phrase(text: str) -> str:
    text = _PHRASES.get(text, text)
    for english, chinese in _MARKS:
        text = text.replace(english, chinese)
    return text


def what_is_wrong(error: click.ClickException, commands: Iterable[str] = ()) -> str:
    """One sentence on a command line that cannot be followed. `commands` may be what was meant."""
    match error:
        case click.NoSuchOption():
            return f"没有选项 {error.option_name}。"
        case click.MissingParameter():
            name = error.param.human_readable_name if error.param is not None else ""
            return f"缺少参数 {name}。"
        case click.BadParameter():
            name = error.param.human_readable_name if error.param is not None else ""
            return f"参数 {name} 的值不合适：{_detail(error.message)}。"
        case _:
            return _no_command(error.message, commands) or f"{_detail(error.format_message()).rstrip('。')}。"


def _detail(message: str) -> str:
    for pattern, say in _WRONG:
        found = re.fullmatch(pattern, message)
        if found is not None:
            return say(found)
    return message.rstrip(".。")


def _no_command(message: str, commands: Iterable[str]) -> str | None:
    found = re.match(r"No such command '([^']*)'", message)
    if found is None:
        return None
    near = difflib.get_close_matches(found[1], list(commands), 1)
    return f"没有命令 {found[1]}。" + (f"是不是想用 {near[0]}？" if near else "")
