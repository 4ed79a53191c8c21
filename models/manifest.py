"""The list of weight files (`manifest.toml`) and the state of each on this machine."""

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

PACKAGE_FOLDER = Path(__file__).parent
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class WeightFile:
    """One file: `size` in bytes, `member` its path in the origin (wheel, or this package's folder)."""

    model: str
    version: str
    file: str
    origin: str
    member: str
    size: int
    sha256: str
    licence: str

    def path(self, folder: Path) -> Path:
        return folder / self.model / self.file


@dataclass(frozen=True, slots=True)
class Manifest:
    """The weight files and the package (name and version) that carries most of them."""

    package: str
    version: str
    files: tuple[WeightFile, ...]

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(file.size for file in self.files)


class FileState(Enum):
    READY = "ready"
    MISSING = "missing"
    DAMAGED = "damaged"


@cache
def load_manifest() -> Manifest:
    """Read `manifest.toml`."""
    data = tomllib.loads((PACKAGE_FOLDER / "manifest.toml").read_text(encoding="utf-8"))
    files = tuple(
        WeightFile(
            row["model"],
            row["version"],
            row["file"],
            row["origin"],
            row["member"],
            row["bytes"],
            row["sha256"],
            row["licence"],
        )
        for row in data["file"]
    )
    return Manifest(data["package"]["name"], data["package"]["version"], files)


def sha256_of(path: Path) -> str:
    """Hexadecimal sha256 of a file, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def file_state(file: WeightFile, folder: Path, *, check_hash: bool = True) -> FileState:
    """Whether `file` is present and whole. Without `check_hash` only its size is compared."""
    path = file.path(folder)
    if not path.is_file():
        return FileState.MISSING
    if path.stat().st_size != file.size:
        return FileState.DAMAGED
    if check_hash and sha256_of(path) != file.sha256:
        return FileState.DAMAGED
    return FileState.READY


def wanting(folder: Path, *, check_hash: bool = True) -> Iterator[tuple[WeightFile, FileState]]:
    """The files that are missing or damaged, with their state."""
    for file in load_manifest().files:
        state = file_state(file, folder, check_hash=check_hash)
        if state is not FileState.READY:
            yield file, state
