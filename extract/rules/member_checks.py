"""Flags that follow from the member register. Without a register they are silent."""

from collections.abc import Iterator

from extract.result import Evidence, Flag
from extract.rules.case import Case, evidence


def membership(case: Case) -> Iterator[Flag]:
    """`not_a_member` and `dues_unpaid`. A name that only looks alike is a question, not a stranger.

    Dues are a condition of the unit awards; for a person they are told without barring.
    """
    unit = case.text(case.unit_key)
    if case.member is None or (unit is None and case.member.member is None):
        return
    field = case.field(case.unit_key)
    member = case.member.member
    if member is None:
        yield _stranger(case, unit or "", evidence(field))
        return
    if not case.member.certain or member.paid(case.season.year) is not False:
        return
    barring = case.condition("dues") is not None
    yield Flag(
        code="dues_unpaid",
        severity="block" if barring else "info",
        message=f"按会员名册，“{member.name}”{case.season.year}年度会费尚未交纳，请交纳会费或提供缴费凭证。",
        fields=(case.unit_key,),
        evidence=evidence(field),
    )


def _stranger(case: Case, unit: str, places: tuple[Evidence, ...]) -> Flag:
    """A unit that the register does not know. Whom the notice admits without one, people decide on."""
    condition = case.condition("member")
    rule = f"通知规定“{condition.notice}”，" if condition is not None else ""
    said = f"会员名册中没有“{unit}”。"
    volunteer = case.reading.kind == "person" and any(
        word in (case.text(key) or "") for key in (case.unit_key, "职务") for word in case.season.volunteers
    )
    if volunteer:
        message = f"{said}材料表明申报人是志愿者：{rule}是否受理由秘书处决定；如属会员单位，请填写单位全称。"
    else:
        message = f"{said}{rule}请核对单位全称或提供会员证明。"
    return Flag(
        code="not_a_member",
        severity="warn" if volunteer else "block",
        message=message,
        fields=(case.unit_key,),
        evidence=places,
    )
