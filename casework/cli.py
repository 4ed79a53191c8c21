"""The command ``yinjian``: one group, one error handler. Each command lives in `casework/commands/`."""

import importlib
import sys
from typing import Any

import click

from models.errors import YinjianError

_COMMANDS = {
    "extract": ("extract", "识别文件或文件夹，每份材料输出一行 JSON（不用数据库）"),
    "intake": ("receive", "把文件、文件夹或邮箱附件登记收件"),
    "work": ("receive", "识别已收件、等待识别的材料"),
    "app": ("serve", "启动审核界面"),
    "demo": ("serve", "用自带样例演示全过程"),
    "export": ("deliver", "导出一届的全部结果"),
    "register": ("register", "会员名册"),
    "users": ("accounts", "用户与角色"),
    "audit": ("keeping", "审计记录"),
    "backup": ("keeping", "备份数据库与原件"),
    "restore": ("keeping", "从备份恢复"),
    "archive": ("keeping", "届次归档"),
    "models": ("setup", "识别模型"),
    "doctor": ("setup", "检查本机是否齐备"),
    "season": ("setup", "届次文件"),
}
INTERRUPTED = 130


class _Commands(click.Group):
    """Loads a command's module only when it is called: ``yinjian --help`` must not take seconds."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"casework.commands.{_COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("命令"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="yinjian", prog_name="yinjian")
def cli() -> None:
    """印荐：识别盖章推荐表，对照通知条件核对，协助评审。"""


def main(arguments: list[str] | None = None) -> None:
    """Run and end the process with the exit status of docs/commands.md: 0, 2, 3 or 4."""
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Run a command line; gives its exit status. The one place where errors become words."""
    try:
        status: Any = cli.main(args=arguments, prog_name="yinjian", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.Abort:
        click.echo("已中断。", err=True)
        return INTERRUPTED
    except KeyboardInterrupt:
        click.echo("已中断。", err=True)
        return INTERRUPTED
    except click.ClickException as error:
        click.echo(
            f"用法有误：{_in_chinese(error)}\n处理办法：运行 yinjian {_hint(error)}--help 查看用法。",
            err=True,
        )
        return 2
    except YinjianError as error:
        click.echo(f"错误 [{error.code}]：{error}\n处理办法：{error.remedy}", err=True)
        return error.exit_code
    except BrokenPipeError:
        return 0


def _in_chinese(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            return f"没有选项 {error.option_name}。"
        case click.MissingParameter():
            name = error.param.human_readable_name if error.param is not None else ""
            return f"缺少参数 {name}。"
        case click.BadParameter():
            name = error.param.human_readable_name if error.param is not None else ""
            return f"参数 {name} 的值不合适（文件不存在或超出范围）：{error.message}"
        case _:
            return error.format_message()


def _hint(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    path: str = context.command_path if context is not None else "yinjian"
    return path.partition(" ")[2] + " " if " " in path else ""


if __name__ == "__main__":
    main()
