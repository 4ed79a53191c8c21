"""The season's archive: originals, results, audit, and a manifest by which anyone can check it."""

import hashlib
import io
import json
import os
import secrets
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from casework import audit, rulebook
from casework.clock import now
from casework.errors import Damaged, ExportFailed
from casework.exports import tables, workbook
from casework.exports.records import records
from casework.roles import Actor
from casework.services.history import verify
from casework.store.database import Store
from casework.store.tables import FileRow, SubmissionRow

MANIFEST = "manifest.json"
FORMAT = "yinjian-archive/1"


@dataclass(frozen=True, slots=True)
class ArchiveReport:
    """What verification found; `problems` are Chinese sentences, empty when the archive is whole."""

    files: int
    events: int
    problems: tuple[str, ...]

    @property
    def intact(self) -> bool:
        return not self.problems


def season_archive(store: Store, season: str, who: Actor, target: Path) -> None:
    """Write the archive to `target`, whole or not at all. Raises ExportFailed, Damaged."""
    part = target.with_name(f".{target.name}.{secrets.token_hex(6)}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with part.open("xb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                _write(archive, store, season, who)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        raise ExportFailed(f"归档无法写入“{target}”：{error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)


def verify_archive(path: Path) -> ArchiveReport:
    """Check every member against the manifest and the audit chain inside. Raises Damaged for no archive."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = json.loads(archive.read(MANIFEST))
            if manifest.get("format") != FORMAT:
                raise Damaged("这不是印荐的届次归档。", remedy="请选择 yinjian export 生成的归档文件。")
            problems = list(_compare(archive, manifest["files"]))
            lines = archive.read("audit/events.jsonl").decode().splitlines()
            head = manifest["audit_head"]
            report = audit.verify_chain(
                (_event(json.loads(line)) for line in lines), (head["seq"], head["hash"])
            )
            problems += [f"审计：{problem}" for problem in report.problems]
            return ArchiveReport(len(manifest["files"]), report.events, tuple(problems))
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError) as error:
        raise Damaged(f"归档无法读取：{error}", remedy="请用另一份副本核对。") from error


def _write(archive: zipfile.ZipFile, store: Store, season: str, who: Actor) -> None:
    rules = rulebook.season_named(store.settings, season)
    hashes: dict[str, str] = {}
    views = tuple(records(store, season, who))
    _add(archive, hashes, "results/汇总表.xlsx", workbook.summary_workbook(views, rules))
    _add(archive, hashes, "results/submissions.csv", tables.season_csv(views, rules))
    lines = "".join(line + "\n" for line in tables.json_lines(views))
    _add(archive, hashes, "results/submissions.jsonl", lines.encode())
    _add(archive, hashes, f"rules/{season}.toml", rulebook.season_source(store.settings, season))
    for sha256 in _originals(store, season):
        _add(archive, hashes, f"originals/{sha256}", store.originals.get(sha256))
        hashes[f"originals/{sha256}"] = sha256
    index = json.dumps(_originals(store, season), ensure_ascii=False, indent=1)
    _add(archive, hashes, "originals/index.json", index.encode())
    head = _add_audit(archive, hashes, store)
    manifest = {
        "format": FORMAT,
        "season": season,
        "title": rules.title,
        "made_at": now().isoformat(),
        "made_by": who.name,
        "submissions": len(views),
        "audit_head": {"seq": head[0], "hash": head[1]},
        "files": hashes,
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
    archive.writestr(_info(MANIFEST), text.encode())


def _originals(store: Store, season: str) -> dict[str, list[str]]:
    """Every original of the season, superseded versions included, with the names it came under."""
    with store.read() as session:
        rows = session.execute(
            select(FileRow.sha256, FileRow.name)
            .join(SubmissionRow, SubmissionRow.id == FileRow.submission_id)
            .where(SubmissionRow.season == season)
            .order_by(FileRow.id)
        ).all()
    found: dict[str, list[str]] = {}
    for sha256, name in rows:
        names = found.setdefault(sha256, [])
        if name not in names:  # the forms of one file share it
            names.append(name)
    return found


def _add_audit(archive: zipfile.ZipFile, hashes: dict[str, str], store: Store) -> tuple[int, str]:
    """The whole chain (it covers all seasons: a part of it could not be verified)."""
    report = verify(store)
    if not report.intact:
        raise Damaged("审计记录核对不符，不能归档：" + "；".join(report.problems[:3]))
    text, last = io.StringIO(), (0, audit.GENESIS)
    with store.read() as session:
        for event in audit.read_events(session):
            text.write(json.dumps(_event_json(event), ensure_ascii=False) + "\n")
            last = (event.seq, event.hash)
    _add(archive, hashes, "audit/events.jsonl", text.getvalue().encode())
    return last


def _add(archive: zipfile.ZipFile, hashes: dict[str, str], name: str, data: bytes) -> None:
    archive.writestr(_info(name), data)
    hashes[name] = hashlib.sha256(data).hexdigest()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _compare(archive: zipfile.ZipFile, files: dict[str, str]) -> Iterator[str]:
    present = set(archive.namelist())
    for name in sorted(set(files) - present):
        yield f"缺少文件 {name}。"
    for name in sorted(present - set(files) - {MANIFEST}):
        yield f"多出文件 {name}。"
    for name in sorted(present & set(files)):
        with archive.open(name) as member:
            if hashlib.file_digest(member, "sha256").hexdigest() != files[name]:  # type: ignore[arg-type]
                yield f"文件 {name} 的内容被改动。"


def _event_json(event: audit.Event) -> list[object]:
    at = event.at.astimezone(UTC).isoformat(timespec="microseconds")
    return [event.seq, at, event.who, event.action, event.submission_id, event.subject, event.before,
            event.after, event.why, event.previous, event.hash]  # fmt: skip


def _event(parts: list[object]) -> audit.Event:
    seq, at, *rest = parts
    return audit.Event(seq, datetime.fromisoformat(str(at)), *rest)  # type: ignore[arg-type]
