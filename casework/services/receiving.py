"""Receiving whatever a person may send: single files, and zip archives unpacked within limits."""

import io
import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from casework.errors import FileRefused, InvalidInput
from casework.roles import Action, Actor
from casework.services.submissions import known_season, register_upload
from casework.services.values import Channel, Received, Refused
from casework.settings import Settings
from casework.store.database import Store
from ingest.sniff import HEAD, bears_form
from models.errors import YinjianError

_DATA = (".csv", ".json", ".jsonl", ".toml", ".tsv", ".xls", ".xlsx", ".yaml", ".yml", ".db", ".sha256")
_CODE = (".bat", ".cfg", ".css", ".exe", ".htm", ".html", ".ini", ".js", ".msi", ".py", ".pyc", ".sh")
SIDE_FILES = frozenset((*_DATA, *_CODE, ".lnk", ".log", ".md", ".part", ".txt", ".url"))
"""What lies beside forms and is none: passed over in folders and archives, never when named directly.
A form that somebody named so is no such file: its content says what it is."""

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
)
"""What reading a damaged archive raises."""

_OFFICE_PARTS = ("[Content_Types].xml", "word/", "xl/", "ppt/", "META-INF/")


@dataclass(frozen=True, slots=True)
class Arrived:
    """What one arrival brought: the submissions and the refusals."""

    received: tuple[Received, ...]
    refused: tuple[Refused, ...]


def receive(
    store: Store,
    data: bytes,
    name: str,
    channel: Channel,
    who: Actor,
    *,
    season: str | None = None,
    sender: str = "",
    subject: str = "",
    received_on: date | None = None,
) -> Arrived:
    """Take in one file, or every form in a zip archive. A refusal is data, recorded, and stops nothing else.

    Raises NotAllowed, InvalidInput for a season that there is not.
    """
    who.require(Action.RECEIVE)
    season = known_season(store, season)
    received: list[Received] = []
    refused: list[Refused] = []
    members = unpacked(data, name, store.settings) if is_archive(data) else iter([(name, data)])
    while True:
        try:
            member, content = next(members)
        except StopIteration:
            break
        except FileRefused as error:  # what came out of the archive before the damage is kept
            refused.append(_refusal(name, error))
            break
        try:
            if content is not data:
                _refuse_nested(content, member)
            taken = register_upload(
                store,
                content,
                member,
                channel,
                who,
                season=season,
                sender=sender,
                subject=subject,
                received_on=received_on,
            )
            received.append(taken)
        except (FileRefused, InvalidInput) as error:
            refused.append(_refusal(member, error))
    if not received and not refused:
        nothing = f"压缩包“{name}”里没有申报材料。"
        refused.append(Refused(name, FileRefused.code, nothing, "请检查压缩包内容。"))
    if refused:
        with store.write() as unit:  # a letter box has nobody before it who would see a refusal
            for refusal in refused:
                why = f"{channel} {sender}".strip()
                unit.record(who.name, "拒收", subject=refusal.file_name, after=refusal.message, why=why)
    return Arrived(tuple(received), tuple(refused))


def _refuse_nested(content: bytes, member: str) -> None:
    """An archive in an archive is not opened: bombs are built that way, and nobody packs so on purpose."""
    if is_archive(content):
        raise FileRefused(
            f"“{member}”是压缩包里的压缩包，没有展开。", remedy="请先解开它，再上传其中的文件。"
        )


def is_archive(data: bytes) -> bool:
    """Whether the bytes are a plain zip archive and not a Word or other office file, which are zips too."""
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return not any(name.startswith(_OFFICE_PARTS) for name in archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def unpacked(data: bytes, name: str, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of each form in an archive. Nothing is written, so no name can escape a folder.

    Raises FileRefused for too many members, too much content, a bomb's ratio, a password or damage.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = _members(archive, settings)
            _check_bounds(name, members, settings)
            left = settings.max_zip_total_mb * 1_000_000
            for info in members:
                content = _member(archive, info, name, min(left, settings.max_upload_mb * 1_000_000 + 1))
                left -= len(content)
                yield _plain_path(_shown_name(info)), content
    except _DAMAGE as error:
        raise FileRefused(
            f"压缩包“{name}”已损坏：{error}", remedy="请重新打包，或直接上传其中的文件。"
        ) from error


def _check_bounds(name: str, members: list[zipfile.ZipInfo], settings: Settings) -> None:
    if len(members) > settings.max_zip_files:
        raise FileRefused(f"压缩包“{name}”有 {len(members)} 个文件，超过上限 {settings.max_zip_files} 个。")
    total = sum(info.file_size for info in members)
    if total > settings.max_zip_total_mb * 1_000_000:
        raise FileRefused(f"压缩包“{name}”解压后有 {total / 1e6:.0f} MB，超过上限。")
    for info in members:
        if info.flag_bits & 0x1:
            raise FileRefused(
                f"压缩包“{name}”有密码。", remedy="请去掉密码后重新打包，或直接上传其中的文件。"
            )
        # Small members of repeated bytes compress well without harm; a bomb is large and compresses absurdly.
        if info.file_size > 1_000_000 and info.file_size > settings.max_zip_ratio * max(
            1, info.compress_size
        ):
            raise FileRefused(f"压缩包“{name}”中的“{_shown_name(info)}”压缩比异常，可能是恶意文件。")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, limit: int) -> bytes:
    """Read no more than `limit` bytes, whatever the archive's directory claims."""
    with archive.open(info) as stream:
        content = stream.read(limit)
        if stream.read(1):
            raise FileRefused(f"压缩包“{name}”中的“{_shown_name(info)}”超过大小上限。")
    return content


def _members(archive: zipfile.ZipFile, settings: Settings) -> list[zipfile.ZipInfo]:
    """The forms of an archive by name, and those that only their content gives away."""
    shown = [info for info in archive.infolist() if _is_shown(info)]
    named = [info for info in shown if not lies_beside(_shown_name(info))]
    # No more heads than an archive may hold files: thousands of them would keep a reader busy.
    beside = [info for info in shown if lies_beside(_shown_name(info))][: settings.max_zip_files]
    return named + [info for info in beside if _member_bears_form(archive, info)]


def _member_bears_form(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    if info.flag_bits & 0x1:
        return False
    with archive.open(info) as stream:
        return bears_form(stream.read(HEAD))


def _is_shown(info: zipfile.ZipInfo) -> bool:
    parts = _plain_path(_shown_name(info)).split("/")  # "..": a way, no hidden name
    hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in parts)
    # A link's content is only the name of some other file.
    return not info.is_dir() and not hidden and not stat.S_ISLNK(info.external_attr >> 16)


def lies_beside(name: str) -> bool:
    """Whether a name is that of a file beside the forms."""
    path = PurePosixPath(name)
    return path.suffix.lower() in SIDE_FILES or path.name.lower() in ("thumbs.db", "desktop.ini")


def _plain_path(name: str) -> str:
    """A member's name as a path below nothing: no root, no drive, no way up."""
    parts = name.replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", "..") and not part.endswith(":"))


def _shown_name(info: zipfile.ZipInfo) -> str:
    """A member's name; archives made on Chinese Windows carry GBK without saying so."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gbk")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return info.filename


def files_of(path: Path) -> Iterator[tuple[Path, str]]:
    """(file, name to show) for a file, or for every form below a folder in a stable order."""
    if not path.is_dir():
        yield path, path.name
        return
    root = path.resolve()
    for found in sorted(path.rglob("*"), key=lambda item: item.relative_to(path).as_posix()):
        if not found.resolve().is_relative_to(root):  # a link in a shared folder would lead to any file here
            continue
        parts = found.relative_to(path).parts
        if any(part.startswith((".", "~$", "__pycache__")) for part in parts) or not found.is_file():
            continue
        if lies_beside(found.name) and not _bears_form(found):
            continue
        yield found, "/".join(parts)


def _bears_form(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return bears_form(stream.read(HEAD))
    except OSError:  # whoever takes it says why it cannot be read
        return True


def _refusal(name: str, error: YinjianError) -> Refused:
    return Refused(name, error.code, str(error), error.remedy)
