"""Days and months as people write them on forms."""

import re
import unicodedata
from datetime import date

from extract.rules.numerals import parse_number

_CN = "〇零○一二三四五六七八九十廿卅"
_DAY = re.compile(
    rf"(?P<y>\d{{4}}|[{_CN}]{{4}}|\d{{2}}(?=年))\s*[年./\-,、]\s*(?P<m>\d{{1,2}}|[{_CN}]{{1,3}})"
    rf"\s*[月./\-,、]\s*(?P<d>\d{{1,2}}|[{_CN}]{{1,3}})\s*[日号]?"
)
_COMPACT = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")
_MONTH = re.compile(
    rf"(?P<y>\d{{4}}|[{_CN}]{{4}}|\d{{2}}(?=年))\s*[年./\-,、]\s*(?P<m>\d{{1,2}}|[{_CN}]{{1,3}})(?!\d)"
)
_COMPACT_MONTH = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<m>0[1-9]|1[0-2])(?!\d)")


def parse_day(text: str) -> date | None:
    """The first whole day in `text`; None where there is none or it does not exist."""
    folded = _fold(text)
    match = _DAY.search(folded) or _COMPACT.search(re.sub(r"\s", "", folded))
    if match is None:
        return None
    year, month, day = (_part(match.group(name)) for name in "ymd")
    try:
        return date(_full_year(year), month, day)
    except ValueError:
        return None


def parse_month(text: str) -> tuple[int, int] | None:
    """(year, month) of the first month or day in `text`, None where there is none."""
    day = parse_day(text)
    if day is not None:
        return day.year, day.month
    folded = _fold(text)
    match = _MONTH.search(folded) or _COMPACT_MONTH.search(re.sub(r"\s", "", folded))
    if match is None:
        return None
    year, month = _full_year(_part(match.group("y"))), _part(match.group("m"))
    return (year, month) if 1900 <= year <= 2100 and 1 <= month <= 12 else None


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text)
    return re.sub(r"[‐-―−~﹣]", "-", folded)


def _part(digits: str) -> int:
    value = parse_number(digits)
    return 0 if value is None else int(value)


def _full_year(year: int) -> int:
    """Two digits: the last hundred years, 30 and over meaning 19xx."""
    if year >= 100:
        return year
    return 1900 + year if year >= 30 else 2000 + year
