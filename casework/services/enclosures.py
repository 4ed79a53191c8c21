"""The files of a submission: the form itself, and what is sent with it (certificates, proofs)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from casework.clock import now
from casework.errors import FileRefused
from casework.roles import Actor
from casework.store.database import Store, Unit
from casework.store.tables import FileRow, OriginalRow

ROLES = ("certificate", "proof")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that lies beside a form; `role` is one of ROLES."""

    name: str
    data: bytes
    role: str


def check_enclosure(store: Store, one: Enclosure) -> None:
    """Raises FileRefused for an unknown role and for an empty or an enormous file."""
    if one.role not in ROLES:
        raise FileRefused(
            f"附件类别“{one.role}”未知。", remedy="附件类别为 certificate（证书）或 proof（证明）。"
        )
    check_size(store, one.data, one.name)


def check_size(store: Store, data: bytes, name: str) -> None:
    """Raises FileRefused for an empty or an enormous file."""
    if not data:
        raise FileRefused(f"文件“{name}”是空的（0 字节）。", remedy="请重新导出或重新拍摄后上传。")
    limit = store.settings.max_upload_mb
    if len(data) > limit * 1_000_000:
        raise FileRefused(
            f"文件“{name}”有 {len(data) / 1e6:.0f} MB，超过上限 {limit} MB。",
            remedy="请降低扫描分辨率（200 至 300 dpi 足够）或分开上传。",
        )


def enclose(unit: Unit, submission_id: int, enclosures: Sequence[Enclosure], who: Actor) -> tuple[str, ...]:
    """Lay files beside a submission's form and record each; gives the names of those it did not have yet.

    The submission's row is locked by the caller, or new, and the bytes are in the store already.
    """
    query = select(FileRow.sha256).where(FileRow.submission_id == submission_id)
    present = list(unit.session.execute(query).scalars())
    added = []
    for one in enclosures:
        sha256 = hashlib.sha256(one.data).hexdigest()
        if sha256 in present:
            continue
        keep_file(unit, submission_id, sha256, one.name, one.role, len(present), len(one.data), who)
        unit.record(who.name, "添加附件", submission_id, subject=one.name, after=sha256)
        present.append(sha256)
        added.append(one.name)
    return tuple(added)


def keep_file(
    unit: Unit, submission_id: int, sha256: str, name: str, role: str, ordinal: int, size: int, who: Actor
) -> None:
    """The rows of one stored file (`size` in bytes); `ordinal` is its place, 0 the form's."""
    moment = now()
    if unit.session.get(OriginalRow, sha256) is None:
        unit.session.add(OriginalRow(sha256=sha256, size=size, stored_at=moment))
        unit.session.flush()
    unit.session.add(
        FileRow(
            submission_id=submission_id,
            sha256=sha256,
            name=name,
            role=role,
            ordinal=ordinal,
            added_at=moment,
            added_by=who.name,
        )
    )
