"""Chinese fonts for drawing samples: installed print fonts, and handwriting-like fonts fetched on request.

Print fonts come from the system (Debian: fonts-noto-cjk, fonts-arphic-ukai, fonts-arphic-uming,
fonts-wqy-zenhei; Windows: SimSun, SimHei, KaiTi, FangSong). Handwriting-like fonts are kept in the
user's cache folder by `python -m samples.fetch_fonts`; lacking ones are an error only when asked for.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont
from PIL import ImageFont
from platformdirs import user_cache_path

from models.errors import YinjianError


class FontMissing(YinjianError):
    """A font that a sample needs is not installed."""

    code = "font_missing"
    exit_code = 4
    default_remedy = (
        "请安装中文字体。Debian/Ubuntu：apt-get install fonts-noto-cjk fonts-arphic-ukai "
        "fonts-arphic-uming fonts-wqy-zenhei；手写体请运行：python -m samples.fetch_fonts"
    )


@dataclass(frozen=True, slots=True)
class FontFace:
    """A face inside a font file. `index` is its number inside a collection (.ttc), else 0."""

    name: str
    path: Path
    index: int = 0


HANDWRITING = ("long-cang", "zhi-mang-xing", "liu-jian-mao-cao", "ma-shan-zheng")
"""npm packages @fontsource/<name>, all under the SIL Open Font License 1.1. From tidy to cursive:
ma-shan-zheng, long-cang, zhi-mang-xing, liu-jian-mao-cao."""

_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "C:/Windows/Fonts",
)

_PRINT: dict[str, tuple[tuple[str, str], ...]] = {
    # style → (file name, family wanted inside a collection), best first
    "song": (
        ("uming.ttc", "AR PL UMing CN"),
        ("simsun.ttc", "SimSun"),
        ("NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC"),
    ),
    "serif": (("NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC"), ("simsun.ttc", "SimSun")),
    "serif_bold": (("NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC"), ("simsun.ttc", "SimSun")),
    "hei": (("NotoSansCJK-Regular.ttc", "Noto Sans CJK SC"), ("simhei.ttf", ""), ("msyh.ttc", "")),
    "hei_bold": (("NotoSansCJK-Bold.ttc", "Noto Sans CJK SC"), ("simhei.ttf", ""), ("msyhbd.ttc", "")),
    "zenhei": (("wqy-zenhei.ttc", "WenQuanYi Zen Hei"), ("simhei.ttf", ""), ("msyh.ttc", "")),
    "kai": (("ukai.ttc", "AR PL UKai CN"), ("simkai.ttf", "")),
    "fang": (("simfang.ttf", ""), ("ukai.ttc", "AR PL UKai CN")),
}


def print_styles() -> tuple[str, ...]:
    """Styles that this machine can draw (song, serif, hei, zenhei, kai, fang and bold ones at best)."""
    return tuple(style for style in _PRINT if _find_print(style) is not None)


def handwriting_styles() -> tuple[str, ...]:
    """Handwriting-like styles fetched to this machine; empty before `python -m samples.fetch_fonts`."""
    return tuple(name for name in HANDWRITING if (font_cache() / f"{name}.ttf").is_file())


def face(style: str) -> FontFace:
    """The face of a print or handwriting style. Raises FontMissing."""
    if style in HANDWRITING:
        path = font_cache() / f"{style}.ttf"
        if not path.is_file():
            raise FontMissing(f"缺少手写体字体：{style}", remedy="请运行：python -m samples.fetch_fonts")
        return FontFace(style, path)
    if style not in _PRINT:
        raise FontMissing(f"没有名为 {style} 的字体样式", remedy=f"可用样式：{'、'.join(print_styles())}")
    found = _find_print(style)
    if found is None:
        raise FontMissing(f"本机没有可用的中文字体（样式 {style}）")
    return found


@cache
def font(style: str, size: int) -> ImageFont.FreeTypeFont:
    """The style at `size` pixels per em. Raises FontMissing."""
    chosen = face(style)
    return ImageFont.truetype(str(chosen.path), size, index=chosen.index)


@cache
def coverage(style: str) -> frozenset[int]:
    """Code points that the style can draw. Raises FontMissing."""
    chosen = face(style)
    table = TTFont(str(chosen.path), fontNumber=chosen.index, lazy=True).getBestCmap()
    return frozenset(table or {})


def covers(style: str, text: str) -> bool:
    """True where every visible character of `text` has a glyph in the style."""
    have = coverage(style)
    return all(ord(character) in have for character in text if not character.isspace())


def font_for(
    style: str, text: str, size: int, fallbacks: Iterable[str] = ("kai", "serif", "hei")
) -> ImageFont.FreeTypeFont:
    """The first of `style` and `fallbacks` that covers `text` (usually one character), else `style`."""
    for candidate in (style, *fallbacks):
        if (candidate in HANDWRITING or _find_print(candidate)) and covers(candidate, text):
            return font(candidate, size)
    return font(style, size)


def font_cache() -> Path:
    """Folder of fetched fonts: YINJIAN_FONTS, else the user's cache folder."""
    given = os.environ.get("YINJIAN_FONTS")
    return Path(given) if given else user_cache_path("yinjian", appauthor=False) / "fonts"


@cache
def _find_print(style: str) -> FontFace | None:
    for file_name, family in _PRINT[style]:
        path = _installed().get(file_name.lower())
        if path is not None:
            return FontFace(style, path, _face_index(path, family))
    return None


@cache
def _installed() -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in _FOLDERS:
        root = Path(folder).expanduser()
        if root.is_dir():
            for path in sorted(root.rglob("*.tt[cf]")):
                found.setdefault(path.name.lower(), path)
    return found


@cache
def _face_index(path: Path, family: str) -> int:
    if path.suffix.lower() != ".ttc" or not family:
        return 0
    for index, member in enumerate(TTCollection(str(path), lazy=True).fonts):
        if family in {record.toUnicode() for record in member["name"].names if record.nameID == 1}:
            return index
    return 0
