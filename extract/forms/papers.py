"""Headings of papers that are no forms though they name a unit, a person and a telephone as forms do."""

import itertools
import re
from collections.abc import Sequence

from extract.forms.folding import fold
from extract.forms.pieces import Piece, rows_of

HEADING_ROWS = 12
"""Rows from the top in which a paper bears its name: emblem, issuer, number and English lines precede it."""

_CERTIFICATE = (
    r"(?:.{0,8}营业执照|.{0,24}(?:资格|等级|荣誉|资质|登记|毕业|学位|专利|合格|注册|获奖)证书?|"
    r".{0,20}(?:证书|凭证|证照|许可证)|.{0,8}聘书|奖状|(?:中华人民共和国)?居民身份证)"
    r"(?:[(（]?(?:正本|副本|复印件|电子版|电子证照|卡|纸质版|样本)[)）]?)?"
)
"""Names of what is copied in behind a form."""
_COPIED = re.compile(_CERTIFICATE)
_NAMED = re.compile(
    rf"(?:{_CERTIFICATE}|.{{0,6}}副本|"
    r".{0,30}(?:签到表|签到册|花名册|通讯录)|.{0,30}(?:合同|协议)书?|.{0,10}通知[书单]|.{0,8}发票|.{0,12}(?:承诺|委托|授权|证明|声明)书|"
    r".{0,30}(?:评分|打分|计分|测评|考评|名额分配|指标分配)(?:明细|标准|细则|情况)?表|"
    r".{0,20}公示(?:情况|结果)?(?:的?说明|证明|报告|公告)?|.{0,6}情况说明|.{0,12}证明)"
)
_SUMMARY = re.compile(
    r".{0,40}(?:汇总|一览|统计|总览)表?|.{0,40}(?:名单|名册|台账|清单|目录|(?:移交|交接)[单表])"
)
_COUNTS_PAPERS = re.compile(r"序号.{0,20}(?:份数|页数)")
"""The heads of a list of papers that are handed in, whose own heading may not have been read."""
_OFFICIAL = r".{0,30}关于.{2,50}的"
_NOTICE = re.compile(rf"{_OFFICIAL}(通知|通报|公告|公示|决定|方案|办法|纪要)")
"""GB/T 9704 heads official papers so; these kinds go out from those who award, none comes from applicants."""
_COVER = re.compile(rf"{_OFFICIAL}(函|报告|请示|说明|复函)")
_ENCLOSED = re.compile(
    r"(?:附件?:|随函|附上|附送)[^。]{0,40}(?:推荐|申报|审批|登记|呈报|申请)[^,;。]{0,8}[表书]"
)
COVER_LETTER = 300
"""Characters of a letter that only sends a form along; a longer one may hold the story itself."""


def paper_name(pieces: Sequence[Piece]) -> str:
    """The name of a certificate, licence or declaration that stands as a line of its own, "" for none."""
    return next((text for text in _rows(pieces) if _NAMED.fullmatch(text)), "")


def is_paper_name(text: str) -> bool:
    """A folded line is the name of such a paper."""
    return _NAMED.fullmatch(text) is not None


def is_certificate_name(text: str) -> bool:
    """A folded line is the name of a certificate, a licence or a card, the papers that are copied in."""
    return _COPIED.fullmatch(text) is not None


def is_notice(pieces: Sequence[Piece]) -> bool:
    """The page is headed 关于…的通知 (决定, 公告 …), on one line or two."""
    return _headed(pieces, _NOTICE)


def is_cover_letter(pieces: Sequence[Piece]) -> bool:
    """The page is headed 关于…的函 (报告, 请示 …) and says little more."""
    return sum(len(piece.chars) for piece in pieces) <= COVER_LETTER and _headed(pieces, _COVER)


def sends_form_along(pieces: Sequence[Piece]) -> bool:
    """A covering letter that names the form among its enclosures (附件：1.先进个人推荐审批表一式三份): whom
    it puts forward stands in that form too, and with what is asked for."""
    text = fold("".join(piece.text for row in rows_of(pieces) for piece in row))
    return is_cover_letter(pieces) and _ENCLOSED.search(text) is not None


def is_summary_name(text: str) -> bool:
    """A folded line names a list (…汇总表, …名册, …清单)."""
    return _SUMMARY.fullmatch(text.split("(")[0]) is not None


def is_list(pieces: Sequence[Piece]) -> bool:
    """The page is headed …汇总表 (名册, 材料清单 …) and its rows numbered: 1 and 2 stand beneath each other.
    A list of one is the form of that one."""
    if not any(is_summary_name(text) or _COUNTS_PAPERS.search(text) for text in _rows(pieces)):
        return False
    numbers = [(fold(piece.text), piece.rect) for piece in pieces]
    first = [rect for text, rect in numbers if text == "1"]
    second = [rect for text, rect in numbers if text == "2"]
    return any(abs(a.centre[0] - b.centre[0]) < a.height and b.y0 > a.y1 for a in first for b in second)


def _headed(pieces: Sequence[Piece], heading: re.Pattern[str]) -> bool:
    texts = _rows(pieces)
    pairs = (first + second for first, second in itertools.pairwise(texts))
    return any(heading.fullmatch(text) for text in (*texts, *pairs))


def _rows(pieces: Sequence[Piece]) -> list[str]:
    return [fold("".join(piece.text for piece in row)) for row in rows_of(pieces)[:HEADING_ROWS]]
