"""Flags about single fields: missing, doubtful, malformed, contradicting each other, late."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from extract.fields.checks import (
    CHECKED,
    id_birth_date,
    id_sex,
    is_valid_credit_code,
    is_valid_id_number,
    is_valid_phone,
)
from extract.fields.confidence import threshold_for
from extract.fields.dates import iso_date
from extract.result import Evidence, FieldValue, Flag
from extract.rules.case import NARRATIVE, Case, evidence, garbled
from ingest.document import Rect

PROSE_FLOOR = 0.9
"""A narrative is hundreds of characters that a person reads anyway, and hardly ever as sure as a name. Of 76
narratives of made forms 38 were at this or above and none of them was wrong; between 0.8 and this one of 25
had a wrong mark, and of 60 further forms three, where one above had a stray dot."""

SLOWEST_POST = 366
"""Days after the closing day from which a date at the stamp is likelier a slip (2027 for 2022) than true."""

SIGNED_BEFORE = timedelta(days=31)
"""How long before a season opens its forms are signed."""


def missing_fields(case: Case) -> Iterator[Flag]:
    """One `missing_required_field` naming each required field that the form lacks or leaves blank.

    Silent where a page could not be read: what is not seen is not known to be missing.
    """
    if not case.pages_readable:
        return
    award = case.award.name if case.award is not None else None
    required = case.season.required_fields(case.reading.kind, award)
    missing = tuple(key for key in required if case.field(key) is None)
    if not missing:
        return
    names = "、".join(f"“{key}”" for key in missing)
    places = tuple(spot for key in missing for spot in _label_place(case, key))
    yield Flag(
        code="missing_required_field",
        severity="block",
        message=f"推荐表未填写必填项{names}，请补填后重新报送。",
        fields=missing,
        evidence=places,
    )


def _label_place(case: Case, key: str) -> tuple[Evidence, ...]:
    value = case.reading.fields.get(key)
    return evidence(value) if value is not None else ()


def doubtful_fields(case: Case) -> Iterator[Flag]:
    """One `low_confidence_field` naming each field that is not certain at the season's target accuracy."""
    threshold = threshold_for(case.season.target_accuracy)
    doubtful: dict[str, FieldValue] = {}
    for key, value in case.reading.fields.items():
        needed = min(threshold, PROSE_FLOOR) if key == NARRATIVE else threshold
        unsure = value.confidence is None or value.confidence < needed or _may_stand_so(key, value)
        if value.value.strip() and unsure:
            doubtful[key] = value
    if not doubtful:
        return
    names = "、".join(f"“{key}”" for key in doubtful)
    yield Flag(
        code="low_confidence_field",
        severity="warn",
        message=f"{names}识别把握不足，请对照原件核对。",
        fields=tuple(doubtful),
        evidence=tuple(spot for value in doubtful.values() for spot in evidence(value)),
    )


def _may_stand_so(key: str, value: FieldValue) -> bool:
    """Whether a number was put right by its check character alone, and may be wrong on the paper instead:
    of wrong numbers some have one doubtful character whose change happens to fit. A person's word (confidence
    1.0) settles it."""
    repaired = value.source == "ocr" and value.repair is not None
    return key in CHECKED and repaired and value.confidence != 1.0


def malformed_fields(case: Case) -> Iterator[Flag]:
    """`invalid_id_number`, `invalid_credit_code` and `invalid_phone` for fields that are filled in."""
    checks = (
        ("身份证号码", "invalid_id_number", is_valid_id_number, "应为18位，且末位校验码须相符"),
        ("统一社会信用代码", "invalid_credit_code", is_valid_credit_code, "应为18位，且末位校验码须相符"),
        ("联系电话", "invalid_phone", is_valid_phone, "应为11位手机号码，或带区号的固定电话"),
    )
    for key, code, valid, rule in checks:
        value = case.field(key)
        if value is None or key not in case.season.keys.get(case.reading.kind, ()) or valid(value.value):
            continue
        if _no_number_has(value) and (value.confidence or 0.0) < threshold_for(case.season.target_accuracy):
            continue
        yield Flag(
            code=code,
            severity="warn",
            message=f"“{key}”填写为“{value.value.strip()}”，不符合编码规则（{rule}），请核对后更正。",
            fields=(key,),
            evidence=evidence(value),
        )


_NO_SIGN_OF_NUMBERS = re.compile(r"[$#&@%*!?|\\<>=^~]")


def _no_number_has(value: FieldValue) -> bool:
    """A sign within a number read from a picture ($ for 8) is the reader's slip: `low_confidence_field` asks
    about it. A number that was read for certain or that a person has confirmed so is told invalid."""
    return value.source == "ocr" and _NO_SIGN_OF_NUMBERS.search(value.value) is not None


def identity_conflicts(case: Case) -> Iterator[Flag]:
    """`id_conflict` where a valid ID number says another sex or birth month than the form."""
    number = case.field("身份证号码")
    if number is None or not is_valid_id_number(number.value):
        return
    conflicts: list[tuple[str, str]] = []
    sex = id_sex(number.value)
    written_sex = None if garbled(case.field("性别")) else case.text("性别")
    if sex and written_sex in ("男", "女") and written_sex != sex:
        conflicts.append(("性别", f"性别填写为“{written_sex}”，身份证号码显示为“{sex}”"))
    birth, written_birth = id_birth_date(number.value), case.text("出生年月")
    written_birth = None if garbled(case.field("出生年月")) else written_birth
    month = (iso_date(written_birth) or "")[:7] if written_birth else ""
    if birth and len(month) == 7 and not _same_month(month, birth):
        shown = f"{birth.year}年{birth.month}月"
        conflicts.append(("出生年月", f"出生年月填写为“{written_birth}”，身份证号码显示为{shown}"))
    if not conflicts:
        return
    keys = tuple(key for key, _ in conflicts)
    yield Flag(
        code="id_conflict",
        severity="warn",
        message="；".join(sentence for _, sentence in conflicts) + "，请核对后更正。",
        fields=("身份证号码", *keys),
        evidence=evidence(number) + tuple(spot for key in keys for spot in evidence(case.field(key))),
    )


def _same_month(written: str, birth: date) -> bool:
    """49年12月 leaves the century unsaid, and whoever reads it may guess the wrong one."""
    year, month = int(written[:4]), int(written[5:])
    return month == birth.month and (year == birth.year or year - 100 == birth.year)


def lateness(case: Case) -> Iterator[Flag]:
    """`late_submission` by the day of receipt, or by the date at the stamp where that is not known."""
    closing = case.season.closing
    if case.received is not None:
        if case.received > closing:
            said = f"收件日期为{case.received:%Y-%m-%d}"
            yield Flag(code="late_submission", severity="block", message=_late(said, closing.isoformat()))
        return
    written, day = stamp_date(case)
    if written is None or day is None or day <= closing:
        return
    said = f"盖章处日期为{day:%Y-%m-%d}"
    misread = _another_reading_is_in_time(written, closing) or year_under_a_seal(case, written, day)
    sure = (day - closing).days <= SLOWEST_POST and not misread
    doubt = "" if sure else "；但该日期可能有笔误或识别错误，请对照原件和收件记录核对"
    yield Flag(
        code="late_submission",
        severity="block" if sure else "warn",
        message=_late(said, closing.isoformat()).removesuffix("。") + doubt + "。",
        fields=("推荐日期",),
        evidence=evidence(written),
    )


def _another_reading_is_in_time(written: FieldValue, closing: date) -> bool:
    days = (iso_date(other) for other in written.alternatives)
    return any(iso is not None and len(iso) == 10 and date.fromisoformat(iso) <= closing for iso in days)


def year_under_a_seal(case: Case, written: FieldValue, day: date) -> bool:
    """A seal lies over a date that was read from a picture, and with the year before it would be one of the
    season's days: 二〇二一 and 二〇二二 differ in a stroke, which a seal's ink hides."""
    opening, closing = case.season.opening, case.season.closing
    if written.source != "ocr" or (day.month, day.day) == (2, 29):
        return False
    earlier = day.replace(year=day.year - 1)
    if not opening - SIGNED_BEFORE <= earlier <= closing:
        return False
    if written.box is None:
        return False
    place = Rect(*written.box.as_tuple())
    return any(
        seal.page == written.page and place.intersection(Rect(*seal.box.as_tuple())) > 0
        for seal in case.reading.seals
    )


def stamp_date(case: Case) -> tuple[FieldValue | None, date | None]:
    """The field of the date at the unit's seal and the day that it says, None where it says no whole day."""
    written = case.field("推荐日期")
    iso = iso_date(written.value) if written is not None else None
    return written, date.fromisoformat(iso) if iso is not None and len(iso) == 10 else None


def _late(said: str, closing: str) -> str:
    return f"{said}，晚于截止日期{closing}，按通知规定过期不予受理；如日期有误，请提供按期送交的凭证。"
