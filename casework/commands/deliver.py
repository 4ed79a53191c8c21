"""``yinjian export``."""

from pathlib import Path

import click


@click.command("export")
@click.option("--season", help="届次编号，默认取设置 YINJIAN_SEASON。")
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="写入的文件夹。")
def export_command(season: str | None, out: Path) -> None:
    """写出一届的全部结果：汇总表、补正通知书、公示、发布名单、荣誉证书、CSV、JSON 和归档。

    要么全部写成，要么不留半份。
    """
    from casework.roles import SYSTEM
    from casework.services.exports import export_all
    from casework.store.database import open_store

    store = open_store()
    try:
        names = export_all(store, season or store.settings.season, out, SYSTEM)
    finally:
        store.close()
    click.echo(f"已写入“{out}”：{len(names)} 个文件。")
