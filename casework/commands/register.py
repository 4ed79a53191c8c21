"""``yinjian register``."""

from pathlib import Path

import click


@click.group("register")
def register_command() -> None:
    """会员名册。"""


@register_command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--season", help="届次编号，默认取设置。")
@click.option("--yes", is_flag=True, help="不再询问，直接导入。")
def import_register(file: Path, season: str | None, yes: bool) -> None:
    """导入名册（xlsx 或 csv）：先列出变化和有误的行，确认后生效，并重新核对已识别的材料。"""
    from casework.roles import SYSTEM
    from casework.services import members
    from casework.services.reading import rejudge_season
    from casework.store.database import open_store

    data = file.read_bytes()
    store = open_store()
    try:
        shown = members.preview(store, data, file.name, SYSTEM, season)
        click.echo(
            f"名册共 {shown.members} 家："
            f"新增 {len(shown.added)}，移出 {len(shown.removed)}，"
            f"更名 {len(shown.renamed)}，变更 {len(shown.changed)}。"
        )
        for line in shown.errors:
            click.echo(f"  有误：{line}", err=True)
        if not yes and not click.confirm("确认导入？", default=False, err=True):
            click.echo("未导入。")
            return
        members.commit(store, data, file.name, SYSTEM, season)
        changed = rejudge_season(store, season or store.settings.season, SYSTEM)
        click.echo(f"已导入；{changed} 份材料的问题有变化。")
    finally:
        store.close()
