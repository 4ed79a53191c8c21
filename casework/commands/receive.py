"""``yinjian intake`` and ``yinjian work``."""

from contextlib import nullcontext
from datetime import datetime
from pathlib import Path

import click


@click.command("intake")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--season", help="届次编号，默认取设置 YINJIAN_SEASON。")
@click.option(
    "--watch",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="持续收取放入该文件夹的文件，直到按 Ctrl+C。",
)
@click.option("--mail", is_flag=True, help="收取设置中的邮箱（YINJIAN_IMAP_…）里的未读邮件附件。")
@click.option("--once", is_flag=True, help="与 --watch 合用：收一遍就结束。")
@click.option("--received", type=click.DateTime(["%Y-%m-%d"]), help="纸质材料实际送达的日期（年-月-日）。")
def intake_command(
    paths: tuple[Path, ...],
    season: str | None,
    watch: Path | None,
    mail: bool,
    once: bool,
    received: datetime | None,
) -> int:
    """登记 PATHS 中的文件（文件夹逐个，压缩包解开）；同一文件只收一次。"""
    from casework.intake import Inbox
    from casework.signals import stop_event
    from casework.store.database import open_store

    if not paths and watch is None and not mail:
        raise click.UsageError("请给出文件或文件夹，或使用 --watch、--mail。")
    store = open_store()
    try:
        inbox = Inbox(store, season, received.date() if received else None)
        inbox.take_paths(paths)
        if mail:
            inbox.take_mail()
        if watch is not None:
            inbox.watch(watch, stop_event(), once=once)
    finally:
        store.close()
    for refusal in inbox.refused:
        click.echo(f"未收：{refusal.file_name}：{refusal.message} {refusal.remedy}", err=True)
    click.echo(f"收件 {inbox.created} 份，重复 {inbox.repeated} 份，拒收 {len(inbox.refused)} 份。")
    return 3 if inbox.refused else 0


@click.command("work")
@click.option("--once", is_flag=True, help="读完等待中的材料就结束。")
@click.option("--jobs", type=click.IntRange(1, 256), help="同时识别的进程数。")
def work_command(once: bool, jobs: int | None) -> int:
    """识别等待中的材料；识别结果入库，人已确认的内容不会被改动。"""
    from casework import work
    from casework.commands.progress import Bar
    from casework.executors import make_executor
    from casework.jobs import unfinished
    from casework.letterbox import letter_box
    from casework.signals import stop_event
    from casework.store.database import open_store

    store, stop = open_store(), stop_event()
    try:
        with Bar("识别", unfinished(store)) as bar, nullcontext() if once else letter_box(store, stop):

            def show(tally: work.Tally, left: int) -> None:
                bar.set_total(tally.read + tally.set_aside + left)
                bar.step()

            tally = work.run(store, make_executor(store.settings, jobs), once=once, progress=show, stop=stop)
    finally:
        store.close()
    click.echo(f"识别 {tally.read} 份，其中 {tally.failed} 份读不出表格；搁置 {tally.set_aside} 份。")
    return 3 if tally.failed or tally.set_aside else 0
