"""A number with its bound and unit: 四十余家, 近50万平方米, 不少于30份, 72.5万㎡."""

import re
import unicodedata
from dataclasses import dataclass

from extract.rules.facts import Bound
from extract.rules.numerals import NUMBER_CHARS, parse_number, smallest_step

BEFORE: dict[str, Bound] = {
    "不少于": "at_least",
    "不低于": "at_least",
    "不下": "at_least",
    "不下于": "at_least",
    "至少": "at_least",
    "最少": "at_least",
    "少说": "at_least",
    "起码": "at_least",
    "足有": "at_least",
    "不止": "over",
    "达到": "exact",
    "超过": "over",
    "超": "over",
    "逾": "over",
    "突破": "over",
    "破": "over",
    "多于": "over",
    "大于": "over",
    "高于": "over",
    "将近": "under",
    "接近": "under",
    "近": "under",
    "不足": "under",
    "不到": "under",
    "少于": "under",
    "低于": "under",
    "未满": "under",
    "不满": "under",
    "不超过": "at_most",
    "不多于": "at_most",
    "至多": "at_most",
    "最多": "at_most",
    "最少有": "at_least",
    "大约": "about",
    "大致": "about",
    "约莫": "about",
    "差不多": "about",
    "约为": "about",
    "约计": "about",
    "约合": "about",
    "约": "about",
    "大概": "about",
    "≥": "at_least",
    ">=": "at_least",
    ">": "over",
    "≤": "at_most",
    "<": "under",
    "≈": "about",
}
INSIDE: dict[str, Bound] = {
    "余": "over",
    "多": "over",
    "来": "about",
    "几": "over",
    "数": "over",
    "+": "over",
}
AFTER: dict[str, Bound] = {
    "以上": "at_least",
    "及以上": "at_least",
    "之多": "exact",
    "左右": "about",
    "上下": "about",
    "以下": "under",
    "以内": "at_most",
    "之内": "at_most",
    "余": "over",
    "多": "over",
    "有余": "over",
    "出头": "over",
    "开外": "over",
    "往上": "at_least",
    "挂零": "over",
    "冒头": "over",
}

SQUARE_METRES: dict[str, float] = {
    "平方公里": 1e6,
    "平方千米": 1e6,
    "公顷": 1e4,
    "亩": 2000 / 3,
    "平方米": 1.0,
    "平米": 1.0,
    "平方": 1.0,
    "平": 1.0,
    "㎡": 1.0,
    "m2": 1.0,
    "方": 1.0,
}
"""Units of area after NFKC (which turns ㎡ and m² into m2), in square metres."""

COUNTERS = "家个份项户所座处栋名人位次件单间套幢宗笔"
_ORDERS = {"十": 10.0, "百": 100.0, "千": 1e3, "万": 1e4, "亿": 1e8}

_PREFIX = "|".join(sorted(map(re.escape, BEFORE), key=len, reverse=True))
_SUFFIX = "|".join(sorted(map(re.escape, AFTER), key=len, reverse=True))
_AREA = "|".join(sorted(map(re.escape, SQUARE_METRES), key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?:(?P<before>{_PREFIX}|上(?=[百千万]))(?:也|都|就)?[有为达是]?)?(?:(?P<vague>[几数])(?=[十百千万亿])|(?=[{NUMBER_CHARS}]))"
    rf"(?P<number>[{NUMBER_CHARS}]+(?:点[{NUMBER_CHARS}]+)?)(?P<inside>[余多来几+])?(?P<scale>[十百千万亿]{{0,2}})(?P<late>[余多来+])?"
    rf"(?:(?P<area>{_AREA})|[{COUNTERS}])?(?P<after>{_SUFFIX})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """`value` in plain units, square metres where a unit of area follows; bound and step as in Mention."""

    value: float
    bound: Bound
    step: float


def read_quantity(text: str) -> Amount | None:
    """The first number of a text with its bound; None where there is none."""
    folded = re.sub(r"\s", "", unicodedata.normalize("NFKC", text).replace("，", ","))
    folded = folded.replace("m²", "m2").replace("萬", "万")
    for match in _AMOUNT.finditer(folded):
        amount = _amount(match)
        if amount is not None:
            return amount
    return None


def _amount(match: re.Match[str]) -> Amount | None:
    number = match.group("number").strip(".,")
    if match.group("vague"):
        return _vague(number)
    value = parse_number(number)
    if value is None and number[:1] in _ORDERS:  # 百余家, 近百家
        number = "一" + number
        value = parse_number(number)
    if value is None:
        return None
    scale = 1.0
    for char in match.group("scale"):
        scale *= _ORDERS[char]
    scale *= SQUARE_METRES.get((match.group("area") or "").lower(), 1.0)
    return Amount(value * scale, _bound(match), smallest_step(number) * scale)


def _vague(number: str) -> Amount | None:
    """几十, 数百: from two to under ten of the order."""
    order = 1.0
    for char in number:
        if char not in _ORDERS:
            return None
        order *= _ORDERS[char]
    return Amount(2 * order, "over", 8 * order)


def _bound(match: re.Match[str]) -> Bound:
    """The word that binds closest wins: 近四十余家 stays 余; 不少于50万 has no other."""
    for name, words in (("inside", INSIDE), ("late", INSIDE), ("before", BEFORE), ("after", AFTER)):
        word = match.group(name)
        if word == "上":
            return "over"
        if word and (bound := words.get(word)) and bound != "exact":
            return bound
    return "exact"
