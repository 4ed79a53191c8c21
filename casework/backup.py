"""Backup and restore: the database by its own online means, every original, the page pictures, the house's
own season files, and a list to check all by."""

import contextlib
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sqlalchemy import select
from sqlalchemy.engine import URL, make_url

from casework.assessment import CHINA
from casework.clock import now
from casework.errors import Damaged, InvalidInput, SetupIncomplete
from casework.exports.sink import staged_folder
from casework.roles import Action, Actor
from casework.settings import Settings
from casework.store.database import Store, make_engine, open_store
from casework.store.originals import open_originals, write_durably
from casework.store.tables import OriginalRow, PageRow

LIST = "backup.json"
FORMAT = "yinjian-backup/1"


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What a backup holds."""

    folder: Path
    originals: int
    database_bytes: int


def backup(store: Store, folder: Path, who: Actor) -> BackupReport:
    """Write a consistent backup into a new folder below `folder`, while others go on working.

    The database goes first: every row in it points to an original that was on the disk before it.
    Raises SetupIncomplete where pg_dump is absent, ExportFailed, Damaged.
    """
    who.require(Action.BACKUP)
    target = folder / f"yinjian-{now().astimezone(CHINA):%Y%m%d-%H%M%S}"
    if target.exists():
        raise InvalidInput(f"备份文件夹“{target}”已存在。", remedy="请稍候一秒后重试。")
    with store.write() as unit:
        unit.record(who.name, "备份", after=target.name)
    with staged_folder(target) as staging:
        name = _dump(store, staging)
        digests = {name: _digest(staging / name)}
        for sha256 in _stored(staging / name, store):
            path = staging / "originals" / sha256[:2] / sha256[2:]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(store.originals.get(sha256))
            digests[f"originals/{sha256[:2]}/{sha256[2:]}"] = sha256
        for beside, data in _beside(store):
            path = staging / beside
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            digests[beside] = hashlib.sha256(data).hexdigest()
        originals = sum(name.startswith("originals/") for name in digests)
        listing = {"format": FORMAT, "made_at": now().isoformat(), "database": name, "files": digests}
        (staging / LIST).write_text(json.dumps(listing, ensure_ascii=False, indent=1), encoding="utf-8")
        size = (staging / name).stat().st_size
    return BackupReport(target, originals, size)


def restore(folder: Path, settings: Settings) -> Path | None:
    """Restore a backup into an empty store; gives the folder of own season files where there were some.

    A season file that is there already is left alone. Raises Damaged, InvalidInput where the store is not
    empty.
    """
    listing = verify_backup(folder)
    url = make_url(settings.store_url)
    _require_empty(url)
    originals = open_originals(settings.originals_location)
    for name, sha256 in listing["files"].items():
        if name.startswith("originals/"):
            stored = originals.put((folder / name).read_bytes())
            if stored != sha256:
                raise Damaged(f"备份中的原件 {sha256[:12]} 已损坏。")
        elif name.startswith("pictures/"):
            write_durably(settings.pictures_folder / name.partition("/")[2], (folder / name).read_bytes())
    source = folder / str(listing["database"])
    if url.get_backend_name() == "sqlite":
        _restore_sqlite(source, Path(str(url.database)))
    else:
        _run(["pg_restore", "--no-owner", "--exit-on-error", "--single-transaction",
              f"--dbname={_libpq(url)}", str(source)], url)  # fmt: skip
    open_store(settings).close()  # brings an older backup to the present version
    return _restore_seasons(folder, listing["files"], settings)


def verify_backup(folder: Path) -> dict[str, dict[str, str]]:
    """The backup's list, after every file was compared with it. Raises Damaged."""
    try:
        listing: dict[str, dict[str, str]] = json.loads((folder / LIST).read_text(encoding="utf-8"))
        if listing.get("format") != FORMAT:  # type: ignore[comparison-overlap]
            raise ValueError("format")
        # What is not in the list was not compared with anything.
        if str(listing["database"]) not in listing["files"]:
            raise ValueError(f"“{listing['database']}”")
        for name, sha256 in listing["files"].items():
            if ".." in PurePosixPath(name).parts or name.startswith("/"):
                raise ValueError(f"“{name}”")
            if _digest(folder / name) != sha256:
                raise Damaged(f"备份文件 {name} 已损坏。", remedy="请改用另一份备份。")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Damaged(
            f"“{folder}”不是完整的备份：{error}", remedy="请选择 yinjian backup 生成的文件夹。"
        ) from error
    return listing


def _dump(store: Store, staging: Path) -> str:
    if store.is_sqlite:
        source = str(store.engine.url.database)
        with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(staging / "store.db")) as copy:
            live.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        return "store.db"
    url = store.engine.url
    _run(["pg_dump", "--format=custom", "--no-owner", f"--file={staging / 'store.dump'}", _libpq(url)], url)
    return "store.dump"


def _stored(dump: Path, store: Store) -> Iterator[str]:
    """The originals that the dumped database names; those added since do not matter to it."""
    if dump.suffix == ".db":
        with closing(sqlite3.connect(dump)) as copy:
            yield from [row[0] for row in copy.execute("SELECT sha256 FROM originals ORDER BY sha256")]
        return
    # A dump cannot be asked; rows are never deleted, so the live list holds all of its originals.
    with store.read() as session:
        yield from session.execute(select(OriginalRow.sha256).order_by(OriginalRow.sha256)).scalars().all()


def _beside(store: Store) -> Iterator[tuple[str, bytes]]:
    """What is no row and no original and yet would be missed: page pictures and the house's own seasons."""
    settings = store.settings
    with store.read() as session:
        query = select(PageRow.picture).distinct().order_by(PageRow.picture)
        pictures = session.execute(query).scalars().all()
    for name in pictures:
        with contextlib.suppress(FileNotFoundError):  # a cache: reading again makes it anew
            yield f"pictures/{name}", (settings.pictures_folder / name).read_bytes()
    for path in sorted(settings.seasons.glob("*.toml")) if settings.seasons else ():
        yield f"seasons/{path.name}", path.read_bytes()


def _restore_seasons(folder: Path, files: dict[str, str], settings: Settings) -> Path | None:
    names = [name for name in files if name.startswith("seasons/")]
    target = settings.seasons or settings.home / "seasons"
    for name in names:
        path = target / PurePosixPath(name).name
        if not path.exists():
            write_durably(path, (folder / name).read_bytes())
    return target if names else None


def _require_empty(url: URL) -> None:
    if url.get_backend_name() == "sqlite":
        # The log beside a database holds its last changes: SQLite would lay them over the restored one.
        for path in (f"{url.database}{suffix}" for suffix in ("", "-wal", "-shm", "-journal")):
            if Path(path).exists():
                raise InvalidInput(
                    f"数据库文件“{path}”已存在，不会被覆盖。",
                    remedy="请把数据库连同旁边的 -wal、-shm 文件一起移走，或换一个 YINJIAN_HOME 后再恢复。",
                )
        return
    from sqlalchemy import inspect

    engine = make_engine(url.render_as_string(hide_password=False))
    try:
        if inspect(engine).get_table_names():
            raise InvalidInput("目标数据库不是空的，不会被覆盖。", remedy="请新建一个空数据库后再恢复。")
    finally:
        engine.dispose()


def _restore_sqlite(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    shutil.copyfile(source, part)
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)


def _libpq(url: URL) -> str:
    """The connection for PostgreSQL's tools, without the password: that goes by the environment."""
    plain = URL.create("postgresql", url.username, None, url.host, url.port, url.database, url.query)
    return plain.render_as_string(hide_password=False)


def _run(command: list[str], url: URL) -> None:
    found = shutil.which(command[0])
    if found is None:
        raise SetupIncomplete(
            f"没有找到 {command[0]}。",
            remedy="请安装 PostgreSQL 客户端（Debian：apt install postgresql-client）。",
        )
    environment = {**os.environ, **({"PGPASSWORD": str(url.password)} if url.password else {})}
    done = subprocess.run(  # noqa: S603  (a fixed tool with our own arguments)
        [found, *command[1:]], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise Damaged(f"{command[0]} 失败：{done.stderr.strip()[:500]}", remedy="请检查数据库连接后重试。")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
