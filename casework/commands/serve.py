"""``yinjian app`` and ``yinjian demo``."""

import importlib
import os
import socket
import subprocess
import sys
import threading
import time
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

import click

from casework.commands.asking import ask_name, ask_password
from casework.settings import Settings

RESTART_SECONDS, LONGEST_PAUSE = 2.0, 60.0
"""How soon reading is started anew after it ended, and how the pause grows while it does not stay up."""


@click.command("app")
@click.option("--port", type=click.IntRange(1, 65535), help="端口，默认 8501。")
@click.option("--host", help="监听地址，默认只有本机能访问（127.0.0.1）。")
@click.option("--no-work", is_flag=True, help="不同时启动识别；另用 yinjian work 识别。")
@click.option("--no-browser", is_flag=True, help="不自动打开浏览器。")
def app_command(port: int | None, host: str | None, no_work: bool, no_browser: bool) -> None:
    """启动审核界面，并在后台识别新收的材料，直到按 Ctrl+C。"""
    from casework.bootstrap import ensure_administrator
    from casework.settings import load_settings
    from casework.store.database import open_store

    settings = load_settings()
    store = open_store(settings)
    try:
        made = ensure_administrator(store, _ask)
    finally:
        store.close()
    if made:
        click.echo(f"已创建管理员：{made}", err=True)
    if not no_work:
        _warn_of_missing_models(settings)
    _serve(settings, port, host, work=not no_work, browser=not no_browser)


@click.command("demo")
@click.option("--port", type=click.IntRange(1, 65535), help="端口，默认 8501。")
@click.option("--home", type=click.Path(file_okay=False, path_type=Path), help="演示数据存放的文件夹。")
@click.option("--no-app", is_flag=True, help="只收件和识别，不打开界面。")
@click.option("--no-browser", is_flag=True, help="不自动打开浏览器。")
def demo_command(port: int | None, home: Path | None, no_app: bool, no_browser: bool) -> int:
    """用自带样例走一遍：收件、识别、打开审核界面。演示数据与正式数据分开存放。"""
    from casework import settings as settings_module

    folder = home or settings_module.default_home().with_name("yinjian-demo")
    os.environ["YINJIAN_HOME"] = str(folder)
    os.environ.pop("YINJIAN_DATABASE_URL", None)
    settings_module.load_settings.cache_clear()
    settings = settings_module.load_settings()
    _prepare_demo(settings)
    if not no_app:
        _serve(settings, port, None, work=True, browser=not no_browser)
    return 0


def _warn_of_missing_models(settings: Settings) -> None:
    """The dashboard is useful without models, but what is uploaded would wait for ever in silence."""
    from models.manifest import wanting
    from models.paddle import weights_dir

    folder = settings.models or weights_dir()
    if next(wanting(folder, check_hash=False), None) is not None:
        click.echo("识别模型不齐，新收的材料暂时不会被识别。处理办法：运行 yinjian models fetch", err=True)


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


def _serve(settings: Settings, port: int | None, host: str | None, *, work: bool, browser: bool) -> None:
    # By name: casework stands below review_app and must not import it (docs/architecture.md).
    server = importlib.import_module("review_app.server")
    where, door = host or settings.host, port or settings.port
    _require_free(where, door)
    address = f"http://{'127.0.0.1' if where in ('0.0.0.0', '::') else where}:{door}"  # noqa: S104
    click.echo(f"请在浏览器中打开：{address}    （用完按 Ctrl+C 结束；关掉本窗口也会结束）")
    if browser and sys.stdin.isatty() and _has_screen():
        threading.Thread(target=_open_browser, args=(address,), name="browser", daemon=True).start()
    with _reading_beside() if work else _nothing():
        server.serve(port=door, host=where, settings=settings)


def _require_free(host: str, port: int) -> None:
    """Raises SetupIncomplete where another program (or a second start of this one) has the port."""
    from casework.errors import SetupIncomplete

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        if os.name != "nt":  # on Windows this very option would let two programs share the port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise SetupIncomplete(
                f"端口 {port} 不能使用：多半是本程序已经在另一个窗口里运行，或被别的程序占用。",
                remedy=f"已在运行就直接用浏览器打开；否则换一个端口：--port {port + 1}",
            ) from error


def _has_screen() -> bool:
    """A server without a screen would start a text browser over these very lines."""
    shown = ("DISPLAY", "WAYLAND_DISPLAY")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in shown)


def _open_browser(address: str) -> None:
    """Show the dashboard as soon as it answers, where this computer has a browser."""
    for _ in range(120):
        try:
            with urlopen(f"{address}/healthz", timeout=2):  # noqa: S310 (our own address)
                break
        except OSError:
            time.sleep(0.5)
    else:
        return
    with suppress(webbrowser.Error):
        webbrowser.open(address)


@contextmanager
def _reading_beside() -> Iterator[None]:
    """A process that reads while the dashboard serves: uploads must not wait for a second command.

    Where it ends by itself (killed, database away, models not fetched yet) it is started anew.
    """
    stop = threading.Event()
    keeper = threading.Thread(target=_keep_reading, args=(stop,), name="yinjian-work", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join(30)


def _keep_reading(stop: threading.Event) -> None:
    pause = RESTART_SECONDS
    while not stop.is_set():
        started = time.monotonic()
        process = subprocess.Popen([sys.executable, "-m", "casework.cli", "work"], stdout=subprocess.DEVNULL)
        while process.poll() is None and not stop.wait(0.5):
            pass
        if stop.is_set():
            _end(process)
            return
        lasted = time.monotonic() - started > 10 * RESTART_SECONDS
        pause = RESTART_SECONDS if lasted else min(2 * pause, LONGEST_PAUSE)
        stop.wait(pause)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()


@contextmanager
def _nothing() -> Iterator[None]:
    yield


def _ask() -> tuple[str, str]:
    """The first start: who may sign in."""
    from casework.services.people import MIN_PASSWORD

    click.echo("第一次使用：先设一个管理员账号，之后用它在浏览器里登录。", err=True)
    name = ask_name("管理员用户名（可以是中文）")
    return name, ask_password(f"密码（至少 {MIN_PASSWORD} 个字符，可以是一句话；输入时不显示）")
