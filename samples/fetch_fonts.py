"""Fetch the handwriting-like fonts from npm: `python -m samples.fetch_fonts` (needs npm, fontTools, brotli).

Each package splits its Chinese font into woff2 subsets by Unicode range; the subsets that add
characters are merged into one TrueType file under `samples.fonts.font_cache()`.
"""

import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools.merge import Merger, Options
from fontTools.ttLib import TTFont

from models.errors import YinjianError
from samples.fonts import HANDWRITING, font_cache

VERSIONS = {
    "long-cang": "5.3.0",
    "zhi-mang-xing": "5.3.0",
    "liu-jian-mao-cao": "5.3.0",
    "ma-shan-zheng": "5.3.1",
}

LAYOUT_TABLES = ["GSUB", "GPOS", "GDEF", "prep", "fpgm", "cvt ", "gasp", "STAT", "DSIG", "vhea", "vmtx"]
"""Hinting and layout differ between subsets and add nothing to single glyphs drawn large."""


class FontFetchFailed(YinjianError):
    """npm is absent or did not deliver a package."""

    code = "font_fetch_failed"
    exit_code = 4
    default_remedy = "请安装 Node.js（含 npm）并检查网络，然后重新运行：python -m samples.fetch_fonts"


def fetch(name: str, target: Path | None = None) -> Path:
    """Fetch one font unless it is there; return its path. Raises FontFetchFailed."""
    folder = target or font_cache()
    final = folder / f"{name}.ttf"
    if final.is_file():
        return final
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        subsets = _download(name, Path(scratch))
        merged = _merge(subsets)
        partial = final.with_suffix(".partial")
        merged.save(str(partial))
        licence = next(Path(scratch).rglob("LICENSE"), None)
        if licence is not None:
            shutil.copyfile(licence, folder / f"{name}.LICENSE.txt")
        partial.replace(final)
    return final


def _download(name: str, scratch: Path) -> list[Path]:
    npm = shutil.which("npm")
    if npm is None:
        raise FontFetchFailed("没有找到 npm，无法下载手写体字体。")
    package = f"@fontsource/{name}@{VERSIONS[name]}"
    try:
        done = subprocess.run(
            [npm, "pack", package, "--silent"],
            cwd=scratch,
            capture_output=True,
            text=True,
            timeout=300,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise FontFetchFailed(f"下载字体 {package} 失败：{error}") from error
    archive = scratch / done.stdout.strip().splitlines()[-1]
    with tarfile.open(archive) as packed:
        packed.extractall(scratch, filter="data")
    return sorted((scratch / "package" / "files").glob("*-400-normal.woff2"))


def _merge(subsets: list[Path]) -> TTFont:
    by_size = sorted(subsets, key=lambda path: path.stat().st_size, reverse=True)
    have: set[int] = set()
    used: list[str] = []
    for path in by_size:
        points = set(TTFont(str(path)).getBestCmap() or {})
        if not points <= have:
            used.append(str(path))
            have |= points
    if not used:
        raise FontFetchFailed("字体包里没有可用的字形文件。")
    options = Options()
    options.drop_tables = LAYOUT_TABLES
    merged = Merger(options).merge(used)
    merged.flavor = None
    return merged


def main() -> int:
    """Fetch all handwriting-like fonts; exit status 4 where one is lacking."""
    try:
        for name in HANDWRITING:
            print(f"{name}：{fetch(name)}")
    except YinjianError as error:
        print(f"{error}\n{error.remedy}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
