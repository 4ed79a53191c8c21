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
from extract.rules.lookalikes import fold_lookalikes, fold_name, looks_same
from extract.rules.qualification import Qualification, accepts, read_qualifications

_HOLDER = re.compile(
    r"(?:姓[^一-龥A-Za-z0-9]{0,3}名|(?:^|\n)\s*(?:持证人|持有人)(?:姓名)?(?=[:：\s])|\bName\b)\s*[:：]?\s*(?:(?:Full\s*)?Name)?\s*[:：]?\s*"
    r"([一-龥]{1,6}(?:[·•・][一-龥]{1,10})*)"
)
"""持证人 inside a sentence (表明持证人通过本机构…) names nobody."""
_HOLDER_IN_PROSE = re.compile(
    r"(?:^|\n)\s*([一-龥]{2,6}(?:[·•・][一-龥]{1,10})*)\s*(?:同志)?\s*(?:[,，]\s*[男女]\s*[,，]|[(（]\s*(?:公民)?身份证)"
)
"""王建军,男,身份证号码… and 王建军(身份证号:…) as certificates tell it in a sentence."""
_ID_NUMBER = re.compile(r"(?<!\d)(\d{17}[\dXx])(?!\d)")
_UNTIL = re.compile(r"(?:有效期至|有效期限至|有效期至:|至)\s*[:：]?\s*(\d{4}[年.\-/][^\n]{3,8})")
_NUMBER = re.compile(
    r"(?:证书编号|证件编号|证书号码?|管理号|注册编号|注册号|编\s*号)\s*[:：]?\s*(?:(?:(?:File|Certificate|Registration|ID)\s*)?(?:No\b\.?|Number\b))?\s*[:：]?\s*"
    r"([A-Za-z0-9第字号\-（）()新]{6,30})"
)
_ISSUED = re.compile(
    r"(?:发证日期|签发日期|批准日期|颁发日期|核发日期|发证时间)\s*[:：]?\s*(?:[A-Z][A-Za-z]*(?:\s+[A-Za-z]+)*)?\s*[:：]?\s*([^\n]{6,16})"
)
_CLASS = re.compile(
    r"(?:级\s*别|等\s*级|资格级别)\s*[:：]?\s*(?:(?:Class|Grade|Level)\b)?\s*[:：]?\s*([一二]级)"
)
"""The class of an engineer where it stands in a line of its own, away from the trade."""
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
    classed = _CLASS.search(text)
    if classed:
        qualifications = tuple(_with_class(item, classed.group(1)) for item in qualifications)
    holder = _HOLDER.search(text) or _HOLDER_IN_PROSE.search(text)
    number, issued, until = _NUMBER.search(text), _ISSUED.search(text), _UNTIL.search(text)
    identity = _ID_NUMBER.search(text)
    if not qualifications or not (holder or number or "证书" in text):
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
    for certificate, _ in certificates:
        reason = _difference(certificate, claim)
        if not reason:
            return Proof(True)
        reasons.append(reason)
    return Proof(
        False, "与所附证书不一致（" + "；".join(reasons) + "）", tuple(page for _, page in certificates)
    )


def _difference(certificate: Certificate, claim: Claim) -> str:
    """What a certificate says otherwise, "" where it agrees."""
    claimed = claim.qualification
    if not _tells_whose(certificate, claim):
        return "证书上的姓名、身份证号码和编号均未能识别"
    if claim.holder and certificate.holder and not _same_person(claim, certificate):
        return f"证书持证人为“{certificate.holder}”"
    if claim.id_number and certificate.id_number and _other_id(claim.id_number, certificate.id_number):
        return f"证书上的身份证号码为{certificate.id_number}"
    if claimed is not None and not any(_shows(item, claimed) for item in certificate.qualifications):
        shown = "、".join(f"{item.trade}{item.grade or ''}" for item in certificate.qualifications)
        return f"证书载明为“{shown}”"
    if claim.number and certificate.number:
        # O for 0 is a reader's slip; another digit is another certificate.
        own, other = fold_lookalikes(claim.number), fold_lookalikes(certificate.number)
        if own not in other and other not in own:
            return f"证书编号为{certificate.number}"
    if claim.trades and all(_refused(item, claim) for item in certificate.qualifications):
        shown = "、".join(f"{item.trade}{item.grade or ''}" for item in certificate.qualifications)
        return f"证书载明为“{shown}”，不在认可之列或等级不够"
    closing = claim.closing.isoformat() if claim.closing else ""
    if closing and certificate.issued and certificate.issued > closing:
        return f"证书发证日期为{certificate.issued}，晚于申报截止日期"
    if (
        closing
        and certificate.valid_until
        and certificate.valid_until < closing[: len(certificate.valid_until)]
    ):
        return f"证书有效期至{certificate.valid_until}，已过期"
    return ""


def _tells_whose(certificate: Certificate, claim: Claim) -> bool:
    """Whether the page has anything to compare with the person: a certificate of nobody proves nothing."""
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


def _shows(item: Qualification, claimed: Qualification) -> bool:
    same_grade = claimed.grade is None or item.grade is None or item.grade == claimed.grade
    return item.trade == claimed.trade and same_grade
