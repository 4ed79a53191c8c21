"""Exports commit or vanish: everything is staged beside the target and moved into place only when whole."""

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from casework.errors import ExportFailed
from casework.store.originals import write_durably

LIST = "导出清单.json"
"""What an export wrote, with the sha256 of each file."""

_FORBIDDEN = '<>:"/\\|?*'


@contextmanager
def staged_folder(target: Path) -> Iterator[Path]:
    """A folder to write into; its files move to `target` when the block ends well, else nothing stays.

    Raises ExportFailed for what the file system refuses.
    """
    staging = target.parent / f".{target.name}.{secrets.token_hex(6)}.part"
    try:
        staging.mkdir(parents=True)
        yield staging
        _commit(staging, target)
    except OSError as error:
        raise ExportFailed(f"无法写入“{target}”：{error.strerror or error}") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def write_file(target: Path, data: bytes) -> None:
    """Write one export file, whole or not at all. Raises ExportFailed."""
    try:
        write_durably(target, data)
    except OSError as error:
        raise ExportFailed(f"无法写入“{target}”：{error.strerror or error}") from error


def _commit(staging: Path, target: Path) -> None:
    """Move staged files in; on failure put back what was replaced. A new folder appears whole or not."""
    if not target.exists():
        os.replace(staging, target)
        return
    kept = staging.with_name(f"{staging.name}.kept")
    moved: list[tuple[Path, Path | None]] = []
    try:
        for source in sorted(path for path in staging.rglob("*") if path.is_file()):
            final = target / source.relative_to(staging)
            final.parent.mkdir(parents=True, exist_ok=True)
            old = kept / source.relative_to(staging) if final.exists() else None
            if old is not None:
                old.parent.mkdir(parents=True, exist_ok=True)
                os.replace(final, old)
            moved.append((final, old))
            os.replace(source, final)
    except OSError:
        for final, old in reversed(moved):
            final.unlink(missing_ok=True)
            if old is not None:
                os.replace(old, final)
        raise
    finally:
        shutil.rmtree(kept, ignore_errors=True)


def file_name(text: str, limit: int = 60) -> str:
    """A name that Windows and Linux accept, Chinese kept."""
    kept = "".join("_" if char in _FORBIDDEN or not char.isprintable() else char for char in text)
    return kept.strip(" .")[:limit].rstrip(" .") or "未命名"


def list_files(staging: Path, target: Path) -> tuple[Path, ...]:
    """Write the list of a new export beside its files; gives those of the earlier export in `target` that
    the new one does not write again and that nobody has changed since: a certificate of somebody who is no
    winner any more must not lie among the others.
    """
    digests = {
        path.relative_to(staging).as_posix(): _digest(path)
        for path in sorted(staging.rglob("*"))
        if path.is_file()
    }
    (staging / LIST).write_text(json.dumps(digests, ensure_ascii=False, indent=1), encoding="utf-8")
    return tuple(
        target / name
        for name, sha256 in _listed(target).items()
        if name not in digests and _is_inside(name) and _digest(target / name) == sha256
    )


def remove(stale: Iterable[Path]) -> None:
    """Remove files of an earlier export, and folders that are empty then."""
    for path in stale:
        with suppress(OSError):
            path.unlink()
            path.parent.rmdir()


def _listed(target: Path) -> dict[str, str]:
    try:
        found = json.loads((target / LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(sha256) for name, sha256 in found.items()} if isinstance(found, dict) else {}


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name and ":" not in name


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
