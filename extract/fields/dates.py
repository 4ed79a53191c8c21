"""Dates in every usual form, as written and as ISO."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

_CHINESE_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "Ｏ": "0",
    "O": "0",
    "o": "0",
}
_CN = "〇零○一二三四五六七八九十廿卅O"
_FULL = re.compile(
    rf"(?P<y>\d{{4}}|\d{{2}}(?=年)|[{_CN}]{{4}})\s*(?P<s>年|[./\-—–−~])\s*"
    rf"(?P<m>\d{{1,2}}|[{_CN}]{{1,3}})\s*(?:月|(?P=s)|[./\-—–−])\s*"
    rf"(?:(?P<d>\d\s\d(?=\s*[日曰号])|\d{{1,2}}|[{_CN}]{{1,3}})\s*[日曰号]?)?"
)
_MONTH = re.compile(rf"(?P<y>\d{{4}}|[{_CN}]{{4}})\s*(?:年|[./\-—])\s*(?P<m>\d{{1,2}}|[{_CN}]{{1,3}})\s*月?")
_COMPACT = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])?(?!\d)")
_YEAR = re.compile(rf"(?P<y>(?:19|20)\d{{2}}|[{_CN}]{{4}})\s*年")
_SLIPS = (
    (re.compile(r"(?<=\d)[OoΟ](?=[\d年月日曰号])|(?<=\d)[OoΟ]$|(?<=[年月./\-])[OoΟ](?=\d)"), "0"),
    (re.compile(r"(?<=[\d年月./\-])[lI|](?=[\d月日曰号])"), "1"),
    (re.compile(r"元(?=月)"), "1"),
)
"""Letters that readers take for digits of a date, and 元月: one character for one, so that places stay."""
_BLANK = re.compile(r"[_＿\s]*年[_＿\s]*月[_＿\s]*[日曰]")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at text[start:stop]. `iso` is YYYY-MM-DD, YYYY-MM or YYYY, None where it is no real date."""

    start: int
    stop: int
    iso: str | None


def find_dates(text: str) -> list[FoundDate]:
    """Every date in a text, left to right; the text is folded character by character, places are kept."""
    folded = "".join(unicodedata.normalize("NFKC", char)[:1] or char for char in text)
    for slip, digit in _SLIPS:
        folded = slip.sub(digit, folded)
    found: list[FoundDate] = []
    for pattern in (_FULL, _COMPACT, _MONTH, _YEAR):
        for match in pattern.finditer(folded):
            if any(match.start() < other.stop and other.start < match.end() for other in found):
                continue
            found.append(FoundDate(match.start(), match.end(), _iso(match)))
    return sorted(found, key=lambda item: item.start)


def iso_date(text: str) -> str | None:
    """ISO form of the first date in a text, None where there is none."""
    return next((item.iso for item in find_dates(text) if item.iso is not None), None)


def is_blank_date(text: str) -> bool:
    """Printed 年 月 日 that nobody filled in."""
    return bool(_BLANK.search(text)) and not find_dates(text)


def _iso(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    year, month, day = (_number(groups.get(name)) for name in ("y", "m", "d"))
    if year is None:
        return None
    year = year + 2000 if year < 50 else year + 1900 if year < 100 else year
    if not 1900 <= year <= 2100:
        return None
    if month is None:
        return f"{year:04d}"
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")


def _number(text: str | None) -> int | None:
    """Arabic digits, 二〇二二 digit by digit, or 十二 by tens."""
    if not text:
        return None
    text = re.sub(r"\s", "", text)
    if text[0] in "廿卅":
        text = {"廿": "二", "卅": "三"}[text[0]] + "十" + text[1:]
    if text.isascii() and text.isdigit():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        high = int(_CHINESE_DIGITS.get(tens, "1")) if tens else 1
        low = int(_CHINESE_DIGITS.get(ones, "0")) if ones else 0
        return 10 * high + low
    digits = "".join(_CHINESE_DIGITS.get(char, char if char.isdigit() else "") for char in text)
    return int(digits) if digits.isascii() and digits.isdigit() else None
