"""The command ``yinjian``: one group, one error handler. Each command lives in `casework/commands/`."""

import errno
import importlib
import sys
from typing import Any

import click

from casework.commands.chinese import ChineseHelp, what_is_wrong
from models.errors import YinjianError

_COMMANDS = {
    "extract": ("extract", "识别文件或文件夹，每份材料输出一行 JSON（不用数据库）"),
    "intake": ("receive", "把文件、文件夹或邮箱附件登记收件"),
    "work": ("receive", "识别已收件、等待识别的材料"),
    "app": ("serve", "启动审核界面"),
    "demo": ("demo", "用自带样例演示全过程"),
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
_REASONS = {
    errno.ENOENT: "文件夹或文件不存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOSPC: "磁盘已满",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "上级不是文件夹",
    errno.EROFS: "磁盘是只读的",
}


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
    click.Context.formatter_class = ChineseHelp
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
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.ClickException as error:
        wrong = what_is_wrong(error, _COMMANDS)
        click.echo(f"用法有误：{wrong}\n处理办法：运行 yinjian {_hint(error)}--help 查看用法。", err=True)
        return 2
    except YinjianError as error:
        click.echo(f"错误 [{error.code}]：{error}\n处理办法：{error.remedy}", err=True)
        return error.exit_code
    except BrokenPipeError:
        return 0
    except OSError as error:
        return _disk_trouble(error)


def _disk_trouble(error: OSError) -> int:
    """A file or folder that cannot be written or read, or a port that is taken: said, not thrown."""
    where = f"“{error.filename}”：" if error.filename else ""
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    click.echo(
        f"错误 [file_trouble]：{where}{reason}。\n"
        "处理办法：请检查路径有没有写错、文件有没有被别的程序打开、磁盘空间和权限够不够，然后重试。",
        err=True,
    )
    return 2


def _hint(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    path: str = context.command_path if context is not None else "yinjian"
    return path.partition(" ")[2] + " " if " " in path else ""


if __name__ == "__main__":
    main()
