"""Flags that follow from the member register. Without a register they are silent."""

from collections.abc import Iterator

from extract.result import Flag
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
        yield Flag(
            code="not_a_member",
            severity="block",
            message=f"会员名册中没有“{unit}”。此评选仅面向会员单位，请核对单位全称或提供会员证明。",
            fields=(case.unit_key,),
            evidence=evidence(field),
        )
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
