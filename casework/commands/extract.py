"""``yinjian extract``: files in, one JSON line per submission out, in input order, no database."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from extract.result import Extraction

_MOST_SAID = 50
"""Failures told one by one on the terminal."""


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--season", help="届次编号或届次文件，默认取设置 YINJIAN_SEASON。")
@click.option(
    "--register",
    "register_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="会员名册（xlsx 或 csv）。",
)
@click.option("--jobs", type=click.IntRange(1, 256), help="同时识别的进程数。")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="写入文件，默认标准输出。")
@click.option(
    "--debug",
    "debug_folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="把识别到的格子、字段、印章画在页面上，存入该文件夹。",
)
def extract_command(
    paths: tuple[Path, ...],
    season: str | None,
    register_file: Path | None,
    jobs: int | None,
    out: Path | None,
    debug_folder: Path | None,
) -> int:
    """识别 PATHS 中的文件；文件夹按固定次序遍历。有材料识别失败时退出码为 3。"""
    from casework.commands.progress import Bar
    from casework.extracting import Request, extract_all
    from casework.services.receiving import files_of

    files = [found for path in paths for found in files_of(path)]
    if not files:
        click.echo("没有找到可以识别的材料（PDF、Word、图片）。请检查文件夹是否选对。", err=True)
    request = Request(season, register_file, jobs, debug_folder)
    failed: list[Extraction] = []
    target = out.open("w", encoding="utf-8", newline="\n") if out else nullcontext(_standard_output())
    with target as stream, Bar("识别", len(files)) as bar:
        for extraction in _announced(extract_all(files, request), bar):
            if any(error.page is None for error in extraction.errors):
                failed.append(extraction)
            stream.write(extraction.to_json() + "\n")
            stream.flush()
    if debug_folder is not None and len(failed) < len(files):
        click.echo(f"识别到的格子、字段、印章已画在图上：{debug_folder}", err=True)
    if failed:
        _say_failed(failed, len(files))
    return 3 if failed else 0


def _say_failed(failed: "Sequence[Extraction]", total: int) -> None:
    """Each file that could not be read, why, and what to do: the JSON is for programs."""
    click.echo(f"{total} 份材料中有 {len(failed)} 份识别失败：", err=True)
    for extraction in failed[:_MOST_SAID]:
        error = next(error for error in extraction.errors if error.page is None)
        click.echo(f"  {extraction.file}：{error.message}{error.remedy}", err=True)
    if len(failed) > _MOST_SAID:
        click.echo(f"  ……另有 {len(failed) - _MOST_SAID} 份，见结果中的 errors。", err=True)


def _announced(extractions: Iterator, bar: object) -> Iterator:  # type: ignore[type-arg]
    before = None
    for extraction in extractions:
        if extraction.file != before:  # a file may hold several forms
            bar.step(extraction.file)  # type: ignore[attr-defined]
        before = extraction.file
        yield extraction


def _standard_output() -> TextIO:
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:  # JSON is UTF-8 whatever the console of a Chinese Windows speaks
        reconfigure(encoding="utf-8")
    return sys.stdout
