"""Exports commit or vanish: everything is staged beside the target and moved into place only when whole."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from casework.errors import ExportFailed
from casework.store.originals import write_durably

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
