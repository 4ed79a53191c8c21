"""Certificates attached as pages: what they say, and whether they prove what the form claims."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz.distance import Levenshtein

from extract.fields.checks import fold_number, is_valid_id_number
from extract.fields.dates import iso_date
from extract.fields.simplified import simplified
from extract.result import Evidence
from extract.rules.lookalikes import fold_name, looks_same
from extract.rules.proof_page import contradicts_masked, is_roster, names, shows_number, validity
from extract.rules.qualification import ENGINEER, Qualification, accepts, grades_in, read_qualifications

_HOLDER = re.compile(
    r"(?:姓[^一-龥A-Za-z0-9]{0,3}名|(?:^|\n)\s*(?:持证[人者]|持卡人|持有人)(?:姓名)?(?=[:：\s])|\bName\b)\s*[:：]?\s*(?:(?:Full\s*)?Name)?\s*[:：]?\s*"
    r"([一-龥]{1,6}(?:[·•・][一-龥]{1,10})*)"
)
"""持证人 inside a sentence (表明持证人通过本机构…) names nobody."""
_HOLDER_IN_PROSE = re.compile(
    r"(?:^|\n)\s*(?:[兹今]有|兹证明|学员|考生)?([一-龥]{2,6}?(?:[·•・][一-龥]{1,10}?)*)\s*(?:同志)?\s*(?:[,，(（]\s*[男女]\s*[,，]|[(（]\s*(?:公民)?身份证)"
)
"""王建军,男,身份证号码… and 王建军(身份证号:…) as certificates tell it in a sentence."""
_ID_NUMBER = re.compile(r"(?<!\d)(\d{17}[\dXx])(?!\d)")
_UNTIL = re.compile(r"(?:有效期至|有效期限至|有效期至:|至)\s*[:：]?\s*(\d{4}[年.\-/][^\n]{3,8})")
_NUMBER = re.compile(
    r"(?:证书编号|证件编号|证书号码?|管理号|注册编号|注册号|编\s*号)\s*[:：]?\s*(?:(?:(?:File|Certificate|Registration|ID)\s*)?(?:No\b\.?|Number\b))?\s*[:：]?\s*"
    r"([A-Za-z0-9第字号\-（）()新]{6,30})"
)
_ISSUED = re.compile(
    r"(?:发证|签发|批准|颁发|颁证|核发|制证|鉴定|授予)(?:日期|时间|年月)\s*[:：]?\s*(?:[A-Z][A-Za-z]*(?:\s+[A-Za-z]+)*)?\s*[:：]?\s*([^\n]{6,16})"
)
_CLASS = re.compile(
    r"(?:级\s*别|等\s*级|资格级别)\s*[:：]?\s*(?:(?:Class|Grade|Level)\b)?\s*[:：]?\s*([一二]级)"
)
"""The class of an engineer where it stands in a line of its own, away from the trade."""
_PAPER = re.compile(r"证书|证照|凭证|(?:资格|上岗|等级|注册)[证卡]")
_STOP = re.compile(r"(?:性别|出生|身份证|证件|职业|证书|工种|等级|文化|理论).*$")


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate as its page reads it; None where a part was not found. Dates are ISO dates."""

    page: int
    holder: str | None
    qualifications: tuple[Qualification, ...]
    number: str | None
    issued: str | None
    id_number: str | None = None
    valid_until: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What the form claims, None where it does not say. `closing` is the season's last day; it accepts
    `trades` at `lowest` or above (no trades: any certificate)."""

    qualification: Qualification | None
    holder: str | None = None
    number: str | None = None
    id_number: str | None = None
    closing: date | None = None
    trades: tuple[str, ...] = ()
    lowest: str = "中级"


@dataclass(frozen=True, slots=True)
class Proof:
    """`reason` completes the Chinese sentence 所填职业资格…: empty where proven."""

    proven: bool
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()


def read_certificate(page: Evidence, trades: tuple[str, ...] = ()) -> Certificate | None:
    """The certificate on an attached page whose text is given; None where the text names no qualification."""
    text = simplified(unicodedata.normalize("NFKC", page.text))
    qualifications = read_qualifications(text.replace("\n", ";"), trades)
    if not qualifications:  # a trade broken over two lines of a sentence
        qualifications = read_qualifications(text.replace("\n", ""), trades)
    classed = _CLASS.search(text)
    if classed:
        qualifications = tuple(_with_class(item, classed.group(1)) for item in qualifications)
    holder = _HOLDER.search(text) or _HOLDER_IN_PROSE.search(text)
    number, issued, until = _NUMBER.search(text), _ISSUED.search(text), _UNTIL.search(text)
    identity = _ID_NUMBER.search(text)
    if not qualifications or not (holder or number or _PAPER.search(text)):
        return None
    name = _STOP.sub("", holder.group(1)) if holder else ""
    return Certificate(
        page=page.page,
        holder=name or None,
        qualifications=qualifications,
        number=number.group(1) if number else None,
        issued=iso_date(issued.group(1)) if issued else None,
        id_number=identity.group(1).upper() if identity and is_valid_id_number(identity.group(1)) else None,
        valid_until=iso_date(until.group(1)) if until else None,
    )


def _with_class(item: Qualification, grade: str) -> Qualification:
    """An engineer whose class stands in its own line: else the second class would prove the first."""
    return replace(item, grade=grade) if item.grade is None and "工程师" in item.trade else item


def prove(pages: Sequence[Evidence], claim: Claim) -> Proof:
    """Whether an attached certificate shows the claimed trade and grade, for the same person and number."""
    certificates = [
        (certificate, page)
        for page in pages
        if (certificate := read_certificate(page, claim.trades)) is not None
    ]
    if not certificates:
        return Proof(False, "未见所附资格证书")
    reasons: list[str] = []
    for certificate, page in certificates:
        reason = _difference(certificate, claim, simplified(unicodedata.normalize("NFKC", page.text)))
        if not reason:
            return Proof(True)
        reasons.append(reason)
    return Proof(
        False, "与所附证书不一致（" + "；".join(reasons) + "）", tuple(page for _, page in certificates)
    )


def _difference(certificate: Certificate, claim: Claim, text: str) -> str:
    """What a certificate says otherwise or leaves open, "" where it agrees."""
    if is_roster(text):
        return "所附为名单，不是本人的证书"
    if not _tells_whose(certificate, claim, text):
        return "证书上的姓名、身份证号码和编号均未能识别"
    return (
        _other_person(certificate, claim, text)
        or _other_qualification(certificate, claim, text)
        or _other_number(certificate, claim, text)
        or _other_time(certificate, claim, text)
    )


def _other_person(certificate: Certificate, claim: Claim, text: str) -> str:
    known = claim.id_number is not None and certificate.id_number == fold_number(claim.id_number)
    named = claim.holder is not None and names(text, claim.holder)
    if claim.holder and certificate.holder and not named and not _same_person(claim, certificate):
        return f"证书持证人为“{certificate.holder}”"
    if claim.id_number and certificate.id_number and _other_id(claim.id_number, certificate.id_number):
        return f"证书上的身份证号码为{certificate.id_number}"
    if claim.id_number and is_valid_id_number(claim.id_number) and contradicts_masked(text, claim.id_number):
        return "证书上的身份证号码与所填不符"
    if claim.holder and not certificate.holder and not named and not known:
        return f"证书上没有找到“{claim.holder}”"
    return ""


def _other_qualification(certificate: Certificate, claim: Claim, text: str) -> str:
    claimed = claim.qualification
    if claimed is not None and not any(_shows(item, claimed, text) for item in certificate.qualifications):
        return f"证书载明为“{_told(certificate)}”"
    if claim.trades and all(_refused(item, claim) for item in certificate.qualifications):
        return f"证书载明为“{_told(certificate)}”，不在认可之列或等级不够"
    return ""


def _told(certificate: Certificate) -> str:
    return "、".join(f"{item.trade}{item.grade or ''}" for item in certificate.qualifications)


def _other_number(certificate: Certificate, claim: Claim, text: str) -> str:
    """The form's number has to stand on the page, under whatever label: without it nothing is proven."""
    if not claim.number or shows_number(text, claim.number):
        return ""
    return f"证书编号为{certificate.number}" if certificate.number else f"证书上没有找到编号{claim.number}"


def _other_time(certificate: Certificate, claim: Claim, text: str) -> str:
    if claim.closing is None:
        return ""
    if certificate.issued and certificate.issued > claim.closing.isoformat():
        return f"证书发证日期为{certificate.issued}，晚于申报截止日期"
    valid = validity(text, certificate.issued, claim.closing)
    if valid == "expired":
        until = f"有效期至{certificate.valid_until}，" if certificate.valid_until else ""
        return f"证书{until}已过期"
    return "证书有效期未能识别" if valid == "unread" else ""


def _tells_whose(certificate: Certificate, claim: Claim, text: str) -> bool:
    """Whether the page has anything to compare with the person: a certificate of nobody proves nothing."""
    if (claim.holder and names(text, claim.holder)) or (claim.number and shows_number(text, claim.number)):
        return True
    pairs = (
        (claim.holder, certificate.holder),
        (claim.id_number, certificate.id_number),
        (claim.number, certificate.number),
    )
    return any(own and shown for own, shown in pairs) or not any(own for own, _ in pairs)


def _same_person(claim: Claim, certificate: Certificate) -> bool:
    """The same name but for look-alikes, or for one character where the ID number is the same."""
    holder, shown = claim.holder or "", certificate.holder or ""
    if looks_same(holder, shown):
        return True
    known = claim.id_number is not None and certificate.id_number == fold_number(claim.id_number)
    return known and Levenshtein.distance(fold_name(holder), fold_name(shown)) <= 1


def _other_id(own: str, shown: str) -> bool:
    """Both are valid numbers and differ: a reader's slip would have broken the check character."""
    return is_valid_id_number(own) and fold_number(own) != shown


def _refused(item: Qualification, claim: Claim) -> bool:
    return accepts(item, claim.trades, claim.lowest) == "ineligible"


def _shows(item: Qualification, claimed: Qualification, text: str) -> bool:
    """The claimed trade, and its grade, which may stand in a line of its own: 技能等次二级."""
    if item.trade != claimed.trade or not item.held:
        return False
    if item.trade == ENGINEER and not _REGISTERED.search(item.text):
        return False
    if claimed.grade is None or item.grade is not None:
        return claimed.grade in (None, item.grade)
    return grades_in(text, item.trade) == {claimed.grade}


_REGISTERED = re.compile(r"注.?消防|册消防")
"""Private bodies certify 一级消防工程师: only the registered one counts. One character may be misread."""
