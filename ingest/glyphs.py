"""Characters that look right and are not: radicals and compatibility forms that PDF writers leave behind."""

import unicodedata

_SHARED = {"\u2f3e": "\u6237"}
"""A radical with the glyph of a simplified character, whose compatibility form is the traditional one."""

_RADICALS = dict(
    zip(
        "⺁⺈⺊⺌⺗⺙⺝⺟⺠⺡⺢⺣⺤⺥⺨⺩⺪⺬⺭⺮⺼⻀⻂⻄⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻘⻙⻚⻛⻜⻝⻞⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂勹卜小心攵月母民氵水灬爪爪犭王疋示礻竹月艹衤西见角讠贝车辶辶辶阝钅長镸长门阝青韦页风飞食食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)


def plain(text: str) -> str:
    """Kangxi radicals (⼈ → 人), radical supplements (⺠ → 民), compatibility ideographs and presentation
    ligatures replaced by the characters that people mean; everything else, full width included, as it is."""
    return "".join(_plain(char) for char in text)


def _plain(char: str) -> str:
    code = ord(char)
    if char in _SHARED:
        return _SHARED[char]
    if char in _RADICALS:
        return _RADICALS[char]
    if 0x2F00 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF or 0xFB00 <= code <= 0xFB06:
        return unicodedata.normalize("NFKC", char)
    return " " if char == "\u00a0" else char
