"""Answers right behind their label, with neither colon nor gap between them (学历研究生, 联系电话139…).

Only answers that say by their looks what they are: one of the few words of such a field, a number of its
length, a day, the name of an organisation. A person's name or a post could as well be the rest of a label.
"""

import re

from extract.fields.plausibility import ORGANISATION
from extract.fields.shapes import WORDS, is_known
from extract.forms.folding import fold
from extract.forms.lexicon import LabelMatch, Lexicon

_DAY = re.compile(
    r"(?:19|20)[0-9]{2}(?:年[0-9]{1,2}月(?:[0-9]{1,2}日)?|[-./][0-9]{1,2}(?:[-./][0-9]{1,2})?|[0-9]{2})"
)
_NUMBERS = {
    "身份证号码": re.compile(r"[0-9]{14,17}[0-9Xx]"),
    "统一社会信用代码": re.compile(r"[0-9]{2}[0-9A-Za-z]{13,16}"),
    "联系电话": re.compile(r"(?:\+?86-?)?(?:1[3-9][0-9](?:-?[0-9]{4}){2}|[(]?0[0-9]{2,3}[)]?-?[0-9]{7,8})"),
    "证书编号": re.compile(r"(?:[\u3400-\u9fff]{0,4}|[A-Za-z]{0,6})[0-9]{6,20}[A-Za-z]?"),
    "职工人数": re.compile(r"[约近]?[0-9]{1,6}[余多]?[人名]"),
    "出生年月": _DAY,
    "成立时间": _DAY,
}
"""Folded answers of keys that are numbers."""
_TRADE = re.compile(
    r"(?:[一二三]级|高级|中级|初级|注册)*[\u3400-\u9fff]{0,6}"
    r"(?:建造师|工程师|操作员|消防员|维修工|管理师|电工|焊工)(?:[(（][^()（）]{1,12}[)）])?"
)
"""What certificates are called after those who hold them."""
_SEALED = re.compile(r"[章签]")
"""In a label, or right behind it: 申报单位（盖章） asks for a seal, whose name may be anybody's."""
UNIT_LABEL, UNIT_NAME = 4, 6
"""Characters at least of an organisation's label and of its name behind it."""


def glued_label(text: str, lexicon: Lexicon) -> tuple[int, LabelMatch] | None:
    """Length and meaning of the label that a folded text begins with, None where what follows is not
    plainly its answer."""
    for length in lexicon.exact_prefix(text):
        match, rest = lexicon.match(text[:length]), text[length:]
        if match is None or match.category != "field" or len(match.keys) != 1 or not rest:
            return None
        if _SEALED.search(text[:length] + rest[:4]):
            return None
        if lexicon.match(rest) is None and _says_itself(match.keys[0], rest, length):
            return length, match
        return None  # a shorter alias would cut the label in two
    return None


def _says_itself(key: str, rest: str, length: int) -> bool:
    if key == "职业资格":
        return is_known(key, rest) or _TRADE.fullmatch(rest) is not None
    if key in WORDS:
        return is_known(key, rest)
    if key in ("单位名称", "工作单位"):
        return length >= UNIT_LABEL and len(rest) >= UNIT_NAME and ORGANISATION.search(rest) is not None
    pattern = _NUMBERS.get(key)
    return pattern is not None and pattern.fullmatch(fold(rest)) is not None
