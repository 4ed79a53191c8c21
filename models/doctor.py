"""What this machine lacks for reading, each with the command that mends it."""

import ctypes.util
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.manifest import FileState, load_manifest, wanting

FONT_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
    Path.home() / ".fonts",
    Path("C:/Windows/Fonts"),
    Path("/System/Library/Fonts"),
)
CJK_FONT_HINTS = (
    "notosanscjk", "notoserifcjk", "sourcehan", "wqy", "ukai", "uming", "simsun", "simhei", "msyh", "simfang",
    "simkai", "pingfang", "stheiti",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: `ok`, what it is about, and the command that mends it ("" when nothing has to be done).

    `required` is False for what only makes something nicer.
    """

    ok: bool
    subject: str
    message: str
    remedy: str = ""
    required: bool = True


def examine(weights: Path) -> list[Finding]:
    """Look at Python, system libraries, weights and fonts."""
    return [_python(), *_libraries(), _weights(weights), _fonts()]


def _python() -> Finding:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    ok = (3, 11) <= sys.version_info[:2] <= (3, 13)
    return Finding(
        ok,
        "Python",
        f"版本 {version}" if ok else f"版本 {version} 不受支持，需要 3.11 至 3.13。",
        "" if ok else "请安装 Python 3.11、3.12 或 3.13 后重新运行 make setup",
    )


def _libraries() -> Iterator[Finding]:
    if not sys.platform.startswith("linux"):
        return
    for library, package in (("GL", "libgl1"), ("glib-2.0", "libglib2.0-0")):
        found = ctypes.util.find_library(library) is not None
        yield Finding(
            found,
            f"系统库 {package}",
            "已安装" if found else f"缺少系统库 {package}，图像处理无法启动。",
            "" if found else f"sudo apt-get install -y {package}",
        )


def _weights(folder: Path) -> Finding:
    lacking = list(wanting(folder))
    if not lacking:
        count = len(load_manifest().files)
        return Finding(True, "识别模型", f"{count} 个文件齐全，校验值相符（{folder}）")
    missing = sum(state is FileState.MISSING for _, state in lacking)
    damaged = len(lacking) - missing
    said = "、".join(
        part
        for part in (f"缺少 {missing} 个" if missing else "", f"损坏 {damaged} 个" if damaged else "")
        if part
    )
    return Finding(False, "识别模型", f"模型文件{said}（{folder}）。", "yinjian models fetch")


def _fonts() -> Finding:
    names = (
        path.name.lower().replace("-", "").replace("_", "")
        for folder in FONT_FOLDERS
        if folder.is_dir()
        for path in folder.rglob("*.tt*")
    )
    found = any(hint in name for name in names for hint in CJK_FONT_HINTS)
    return Finding(
        found,
        "中文字体",
        "已安装" if found else "没有找到中文字体，Word 文件的页面图会缺字。",
        "" if found else "sudo apt-get install -y fonts-noto-cjk",
        required=False,
    )
