"""``yinjian demo``: the committed samples, read and shown, apart from everything that is real."""

import importlib
import os
from pathlib import Path

import click

from casework.commands.serve import serve
from casework.settings import DEMO_MARKER, Settings

_REAL = (
    "DATABASE_URL", "ORIGINALS_URL", "WATCH_FOLDER", "SEASON", "SEASONS", "EXECUTOR", "RAY_ADDRESS",
    "ADMIN_USER", "ADMIN_PASSWORD", "IMAP_", "OIDC_",
)  # fmt: skip
"""Settings that lead to real data or real accounts: a demonstration must not empty the office's mailbox."""


@click.command("demo")
@click.option("--port", type=click.IntRange(1, 65535), help="端口，默认 8501。")
@click.option("--home", type=click.Path(file_okay=False, path_type=Path), help="演示数据存放的文件夹。")
@click.option("--no-app", is_flag=True, help="只收件和识别，不打开界面。")
@click.option("--no-browser", is_flag=True, help="不自动打开浏览器。")
def demo_command(port: int | None, home: Path | None, no_app: bool, no_browser: bool) -> int:
    """用自带样例走一遍：收件、识别、打开审核界面。演示数据与正式数据分开存放。"""
    from casework import settings as settings_module

    folder = home or settings_module.default_home().with_name("yinjian-demo")
    set_apart(folder)
    settings_module.load_settings.cache_clear()
    settings = settings_module.load_settings()
    _prepare_demo(settings)
    if not no_app:
        serve(settings, port, None, work=True, browser=not no_browser)
    return 0


def set_apart(folder: Path) -> None:
    """Make `folder` the demonstration's own and cut this process off from every real source and store.

    Raises InvalidInput where the folder holds data that no demonstration made.
    """
    from casework.errors import InvalidInput

    known = (folder / DEMO_MARKER).is_file() or folder.name == "yinjian-demo"
    if not known and folder.is_dir() and any(folder.iterdir()):
        raise InvalidInput(
            f"文件夹“{folder}”里已有别的文件，演示数据不能和它们混在一起。",
            remedy="请用 --home 指定一个空的或新的文件夹。",
        )
    for name in [name for name in os.environ if name.startswith(tuple(f"YINJIAN_{part}" for part in _REAL))]:
        del os.environ[name]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / DEMO_MARKER).write_text(
        "这个文件夹里是 yinjian demo 的演示数据，可以整个删除，不影响正式数据。\n", encoding="utf-8"
    )
    os.environ["YINJIAN_HOME"] = str(folder)


def _prepare_demo(settings: Settings) -> None:
    from casework import work
    from casework.commands.progress import Bar
    from casework.executors import make_executor
    from casework.jobs import unfinished
    from casework.store.database import open_store

    store = open_store(settings)
    try:
        credentials = _demo_intake(store)
        waiting = unfinished(store)
        if waiting:
            click.echo(f"正在识别 {waiting} 份样例，普通电脑需要几分钟……", err=True)
            with Bar("识别", waiting) as bar:
                work.run(store, make_executor(settings), once=True, progress=lambda _tally, _left: bar.step())
    finally:
        store.close()
    click.echo(f"演示数据在：{settings.home}")
    if credentials is not None:
        click.echo(f"用户名：{credentials[0]}    密码：{credentials[1]}    （只显示这一次，请记下）")
    else:
        click.echo("演示账号已存在，用上次的密码登录；忘记了就从头再来：yinjian demo --home 新文件夹")


def _demo_intake(store: object) -> tuple[str, str] | None:
    from casework.bootstrap import random_password
    from casework.errors import SetupIncomplete
    from casework.roles import SYSTEM
    from casework.services import members, people
    from casework.services.receiving import files_of, receive
    from casework.store.database import Store

    assert isinstance(store, Store)
    samples = _samples_folder()
    if samples is None:
        raise SetupIncomplete("没有找到样例（samples/set）。", remedy="请在项目文件夹中运行 make demo。")
    credentials = None
    if not people.has_users(store):
        credentials = ("admin", random_password())
        people.create_first_administrator(store, *credentials)
    for register in sorted(samples.glob("register.*")):
        if members.in_force(store, SYSTEM) is None:
            members.commit(store, register.read_bytes(), register.name, SYSTEM)
    for path, name in files_of(samples):
        receive(store, path.read_bytes(), name, "demo", SYSTEM)
    return credentials


def _samples_folder() -> Path | None:
    try:
        package = importlib.import_module("samples").__file__
    except ModuleNotFoundError:
        return None
    folder = Path(package).parent / "set" if package else None
    return folder if folder is not None and folder.is_dir() else None
