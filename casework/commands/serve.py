"""``yinjian app``, and serving for ``yinjian demo``."""

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
    serve(settings, port, host, work=not no_work, browser=not no_browser)


def _warn_of_missing_models(settings: Settings) -> None:
    """The dashboard is useful without models, but what is uploaded would wait for ever in silence."""
    from models.manifest import wanting
    from models.paddle import weights_dir

    folder = settings.models or weights_dir()
    if next(wanting(folder, check_hash=False), None) is not None:
        click.echo("识别模型不齐，新收的材料暂时不会被识别。处理办法：运行 yinjian models fetch", err=True)


def serve(settings: Settings, port: int | None, host: str | None, *, work: bool, browser: bool) -> None:
    """Serve until stopped, reading beside it. Raises SetupIncomplete where the port is taken."""
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
