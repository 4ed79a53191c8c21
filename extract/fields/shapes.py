"""Shapes of values that are known in advance: which characters, in which order, and what proves them."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from extract.fields.checks import CREDIT_ALPHABET, is_valid_credit_code, is_valid_id_number, is_valid_phone
from extract.fields.dates import iso_date
from extract.fields.plausibility import ETHNIC_GROUPS

_DATE_BEGINS = re.compile(
    r"(?:[12]|[12]\d{1,3}|\d{4}年(?:1[0-2]?|[1-9]|0[1-9]?)?|\d{4}年(?:0?[1-9]|1[0-2])月(?:[12]\d?|3[01]?|0?[1-9]?)?"
    r"|\d{4}年(?:0?[1-9]|1[0-2])月(?:0?[1-9]|[12]\d|3[01])日"
    r"|\d{4}([-./])(?:1[0-2]?|[1-9]|0[1-9]?)?|\d{4}([-./])(?:0?[1-9]|1[0-2])\2(?:[12]\d?|3[01]?|0?[1-9]?)?)"
)
_DATE = re.compile(r"(\d{4})(?:年(\d{1,2})月(\d{1,2})日|([-./])(\d{1,2})\4(\d{1,2}))")
_CREDIT_BEGINS = re.compile(r"[159](?:[1239](?:\d{0,6}|\d{6}[0-9A-Z]{0,10}))?")
"""GB 32100: registering department and kind, then six digits of the district, then the number."""
_MOBILE_BEGINS = re.compile(r"1(?:[3-9]\d{0,9})?")


@dataclass(frozen=True, slots=True)
class Shape:
    """`may_begin` tells whether a text can still become such a value, `is_whole` whether it is one."""

    characters: str
    may_begin: Callable[[str], bool]
    is_whole: Callable[[str], bool]


def _date_whole(text: str) -> bool:
    found = _DATE.fullmatch(text)
    if found is None:
        return False
    year, month, day = found[1], found[2] or found[5], found[3] or found[6]
    try:
        return 1990 <= date(int(year), int(month), int(day)).year <= 2069
    except ValueError:
        return False


WHOLE_DATE = Shape("0123456789年月日-./", lambda text: bool(_DATE_BEGINS.fullmatch(text)), _date_whole)

_FIGURES, _TENS = (
    "一二三四五六七八九",
    "(?:十[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])",
)
_SPELT = re.compile(rf"二[〇零][一二三][〇零{_FIGURES}]年(?:[元正]|十[一二]?|[{_FIGURES}])月{_TENS}日")
_SPELT_BEGINS = re.compile(
    rf"二(?:[〇零](?:[一二三](?:[〇零{_FIGURES}](?:年(?:(?:[元正]|十[一二]?|[{_FIGURES}])(?:月(?:{_TENS}日?)?)?)?)?)?)?)?"
)

SPELT_DATE = Shape(
    "〇零一二三四五六七八九十元正年月日",
    lambda text: bool(_SPELT_BEGINS.fullmatch(text)),
    lambda text: bool(_SPELT.fullmatch(text)) and _is_day(text),
)
"""A day in Chinese figures: 二〇二二年一月十三日."""


def _is_day(text: str) -> bool:
    return len(iso_date(text) or "") == 10


SHAPES: Mapping[str, Shape] = {
    "身份证号码": Shape(
        "0123456789X", lambda text: len(text) <= 18 and "X" not in text[:17], is_valid_id_number
    ),
    "统一社会信用代码": Shape(
        CREDIT_ALPHABET, lambda text: bool(_CREDIT_BEGINS.fullmatch(text)), is_valid_credit_code
    ),
    "联系电话": Shape(
        "0123456789",
        lambda text: bool(_MOBILE_BEGINS.fullmatch(text)),
        lambda text: len(text) == 11 and is_valid_phone(text),
    ),
}
"""Keys whose values are told right or wrong by themselves."""

_SCHOOLING = """
博士研究生 硕士研究生 在职研究生 研究生 博士 硕士 本科 大学本科 函授本科 大学 大专 大学专科 函授大专 专科 高职
中专 中等专科 中技 技校 技工学校 高中 职业高中 职高 初中 小学
"""
_POLITICAL = """
中共党员 党员 中共预备党员 预备党员 共青团员 团员 群众 无党派人士 民革党员 民盟盟员 民建会员 民进会员
农工党党员 致公党党员 九三学社社员 台盟盟员 民主党派
"""
WORDS: Mapping[str, tuple[str, ...]] = {
    "性别": ("男", "女"),
    "学历": tuple(_SCHOOLING.split()),
    "政治面貌": tuple(_POLITICAL.split()),
    "民族": tuple(name + end for name in sorted(ETHNIC_GROUPS) for end in ("族", "")),
}
"""Keys with few possible words: what is not among them was probably misread."""

_GRADE = r"(?:[一二三四五]级|初级工?|中级工?|高级技师|高级工?|技师)"
_GRADES = rf"[(]?(?:{_GRADE}[/、,]?)*[)]?"
_QUALIFICATION = re.compile(
    rf"{_GRADES}(?:注册消防工程师|消防设施操作员|[(]?建?[)]?构筑物消防员){_GRADES}(?:资格|资格证书|证书|证)?"
)


def is_cut_short(key: str, value: str) -> bool:
    """The value is no word of such a field but the beginning of one: 中共预备 of 中共预备党员."""
    folded = "".join(unicodedata.normalize("NFKC", value).split())
    words = WORDS.get(key, ())
    return folded not in words and any(word.startswith(folded) for word in words if folded)


def has_words_beside(key: str, value: str) -> bool:
    """A word of such a field with another behind or before it that is none and no remark in brackets: 高职
    with the first characters of a watermark, 汉族 with the next label."""
    folded = re.sub(r"[(].*?[)]", "", "".join(unicodedata.normalize("NFKC", value).split()))
    words = WORDS.get(key, ())
    if not words or folded in words:
        return False
    longest = max((word for word in words if word in folded), key=len, default="")
    rest = folded.replace(longest, "", 1) if len(longest) >= 2 else ""
    for word in (*sorted(words, key=len, reverse=True), *_GO_WITH):
        rest = rest.replace(word, "")
    return len(re.findall(r"[\u3400-\u9fff]", rest)) >= 2


_GO_WITH = (
    "学历",
    "学位",
    "毕业",
    "在读",
    "学士",
    "结业",
    "肄业",
    "全日制",
    "非全日制",
    "函授",
    "自考",
    "成人",
    "教育",
    "普通",
)


def is_known(key: str, value: str) -> bool:
    """The value is one of the few that such a field may hold, so that a slip of the reader would show."""
    folded = "".join(unicodedata.normalize("NFKC", value).split())
    if key == "职业资格":
        return bool(_QUALIFICATION.fullmatch(folded))
    return folded in WORDS.get(key, ())
