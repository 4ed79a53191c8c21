"""Certificates attached as pages: what they say, and whether they prove what the form claims."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from extract.fields.checks import fold_number
from extract.fields.dates import iso_date
from extract.result import Evidence
from extract.rules.lookalikes import fold_name, looks_same
from extract.rules.qualification import Qualification, read_qualifications

_HOLDER = re.compile(
    r"(?:姓\s*名|持证人|持有人)\s*(?:Name)?\s*[:：]?\s*([一-龥]{1,6}(?:[·•・][一-龥]{1,10})*)"
)
_NUMBER = re.compile(
    r"(?:证书编号|证书号码?|管理号|注册编号|注册号|编\s*号)\s*(?:No\.?|Certificate No\.?)?\s*[:：]?\s*"
    r"([A-Za-z0-9第字号\-（）()新]{6,30})"
)
_ISSUED = re.compile(r"(?:发证日期|签发日期|批准日期|颁发日期|核发日期|发证时间)\s*[:：]?\s*([^\n]{6,16})")
_STOP = re.compile(r"(?:性别|出生|身份证|证件|职业|证书|工种|等级|文化|理论).*$")


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate as its page reads it; None where a part was not found. `issued` is an ISO date."""

    page: int
    holder: str | None
    qualifications: tuple[Qualification, ...]
    number: str | None
    issued: str | None


@dataclass(frozen=True, slots=True)
class Proof:
    """`reason` completes the Chinese sentence 所填职业资格…: empty where proven."""

    proven: bool
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()


def read_certificate(page: Evidence) -> Certificate | None:
    """The certificate on an attached page whose text is given; None where the text names no qualification."""
    text = unicodedata.normalize("NFKC", page.text)
    qualifications = read_qualifications(text.replace("\n", ";"))
    holder, number, issued = _HOLDER.search(text), _NUMBER.search(text), _ISSUED.search(text)
    if not qualifications or not (holder or number or "证书" in text):
        return None
    name = _STOP.sub("", holder.group(1)) if holder else ""
    return Certificate(
        page=page.page,
        holder=name or None,
        qualifications=qualifications,
        number=number.group(1) if number else None,
        issued=iso_date(issued.group(1)) if issued else None,
    )


def prove(
    pages: Sequence[Evidence], claimed: Qualification | None, holder: str | None, number: str | None
) -> Proof:
    """Whether an attached certificate shows the claimed trade and grade, for the same person and number."""
    certificates = [
        (certificate, page) for page in pages if (certificate := read_certificate(page)) is not None
    ]
    if not certificates:
        return Proof(False, "未见所附资格证书")
    reasons: list[str] = []
    for certificate, _ in certificates:
        reason = _difference(certificate, claimed, holder, number)
        if not reason:
            return Proof(True)
        reasons.append(reason)
    return Proof(
        False, "与所附证书不一致（" + "；".join(reasons) + "）", tuple(page for _, page in certificates)
    )


def _difference(
    certificate: Certificate, claimed: Qualification | None, holder: str | None, number: str | None
) -> str:
    """What a certificate says otherwise, "" where it agrees."""
    if holder and certificate.holder and not looks_same(holder, certificate.holder):
        return f"证书持证人为“{certificate.holder}”"
    if claimed is not None and not any(_shows(item, claimed) for item in certificate.qualifications):
        shown = "、".join(f"{item.trade}{item.grade or ''}" for item in certificate.qualifications)
        return f"证书载明为“{shown}”"
    if number and certificate.number:
        own, other = fold_number(number), fold_number(certificate.number)
        if fold_name(own) not in fold_name(other) and fold_name(other) not in fold_name(own):
            return f"证书编号为{certificate.number}"
    return ""


def _shows(item: Qualification, claimed: Qualification) -> bool:
    same_grade = claimed.grade is None or item.grade is None or item.grade == claimed.grade
    return item.trade == claimed.trade and same_grade
