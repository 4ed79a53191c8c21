"""``yinjian audit``, ``yinjian backup``, ``yinjian restore`` and ``yinjian archive``."""

from pathlib import Path

import click

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group("audit")
def audit_command() -> None:
    """审计记录。"""


@audit_command.command("verify")
def verify_audit() -> int:
    """核对审计记录：任何改动、缺失、换序或截断都会被指出。"""
    from casework.services.history import verify
    from casework.store.database import open_store

    store = open_store()
    try:
        report = verify(store)
    finally:
        store.close()
    for line in (*report.problems, *report.remarks):
        click.echo(line)
    if report.problems:
        click.echo(f"审计记录有 {len(report.problems)} 处不符。", err=True)
        return 3
    click.echo(f"审计记录完好：{report.events} 条，末条校验值 {report.head}")
    return 0


@click.command("backup")
@click.argument("folder", type=_FOLDER)
def backup_command(folder: Path) -> None:
    """把数据库和全部原件备份到 FOLDER 下的新文件夹，不影响他人工作。"""
    from casework.backup import backup
    from casework.roles import SYSTEM
    from casework.store.database import open_store

    store = open_store()
    try:
        report = backup(store, folder, SYSTEM)
    finally:
        store.close()
    click.echo(
        f"已备份到“{report.folder}”：原件 {report.originals} 个，数据库 {report.database_bytes} 字节。"
    )


@click.command("restore")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def restore_command(folder: Path) -> None:
    """从备份文件夹恢复到空的数据库；不会覆盖已有数据。"""
    from casework.backup import restore
    from casework.settings import load_settings

    settings = load_settings()
    seasons = restore(folder, settings)
    click.echo("已恢复。")
    if seasons is not None and settings.seasons is None:
        click.echo(f'自编的届次文件在“{seasons}”：请在 yinjian.toml 写 seasons = "{seasons.as_posix()}"。')


@click.group("archive")
def archive_command() -> None:
    """届次归档。"""


@archive_command.command("verify")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def verify_archive(file: Path) -> int:
    """核对归档：逐个文件比对校验和，并核对其中的审计记录。"""
    from casework.exports.archive import verify_archive as check

    report = check(file)
    for problem in report.problems:
        click.echo(problem)
    if report.problems:
        click.echo(f"归档有 {len(report.problems)} 处不符。", err=True)
        return 3
    click.echo(f"归档完好：{report.files} 个文件，审计 {report.events} 条。")
    return 0
