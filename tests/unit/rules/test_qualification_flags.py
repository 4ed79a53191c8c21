"""Qualifications that count, that do not, and their proof."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from extract.result import Evidence, Reading
from extract.rules.judge import judge
from extract.season import Season
from ingest.document import Box

Codes = Callable[..., set[str]]
Make = Callable[..., Reading]


@pytest.mark.parametrize(
    "held",
    [
        "消防设施操作员（初级）",
        "消防设施操作员五级",
        "二级建造师",
        "注册安全工程师",
        "电工证",
        "无",
        "消防设施操作员五级/初级工、安全员证",
    ],
)
def test_ineligible_qualification(person: Make, codes: Codes, held: str) -> None:
    assert codes(person({"职业资格": held})) == {"ineligible_qualification"}


@pytest.mark.parametrize(
    "held",
    [
        "一级注册消防工程师",
        "二级注册消防工程师",
        "消防设施操作员四级/中级工",
        "消防设施操作员（高级技师）",
        "初级消防设施操作员、二级注册消防工程师",
        "建（构）筑物消防员（三级）",
    ],
)
def test_eligible_qualification(person: Make, codes: Codes, held: str) -> None:
    assert codes(person({"职业资格": held})) == set()


def test_a_grade_that_is_not_said_is_not_refused(person: Make, codes: Codes) -> None:
    assert codes(person({"职业资格": "消防设施操作员"})) == set()


def test_qualification_matters_to_one_award_only(person: Make, codes: Codes) -> None:
    assert codes(person({"职业资格": "电工证", "申报奖项": "优秀消防科普教员"})) == set()


CERTIFICATE = (
    "职业资格证书\n姓名：古丽娜尔·买买提\n消防设施操作员\n四级/中级技能\n"
    "证书编号：2165003000401234\n发证日期：2019年5月6日"
)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (None, {"qualification_unproven"}),
        (CERTIFICATE, set()),
        (CERTIFICATE.replace("古丽娜尔·买买提", "张三"), {"qualification_unproven"}),
        (CERTIFICATE.replace("四级/中级", "五级/初级"), {"qualification_unproven"}),
        (CERTIFICATE.replace("0401234", "0409999"), {"qualification_unproven"}),
        ("营业执照\n名称：新疆天盾消防技术服务有限公司", {"qualification_unproven"}),
    ],
)
def test_proof_where_the_season_demands_it(
    person: Make, season: Season, page: str | None, expected: set[str]
) -> None:
    pages = () if page is None else (Evidence(page=1, box=Box(0, 0, 1, 1), text=page),)
    judgement = judge(person(), replace(season, demands_proof=True), proofs=pages)
    assert {item.code for item in judgement.flags} == expected


def test_no_proof_where_the_season_does_not_demand_it(person: Make, codes: Codes) -> None:
    assert codes(person(), proofs=()) == set()


@pytest.mark.parametrize(("grade", "unproven"), [("四级/中级技能", False), ("五级/初级技能", True)])
def test_a_certificate_below_the_grade_proves_nothing(
    person: Make, season: Season, grade: str, unproven: bool
) -> None:
    """The form does not say the grade: the certificate does."""
    page = Evidence(page=1, text=CERTIFICATE.replace("四级/中级技能", grade))
    reading = person({"职业资格": "消防设施操作员"})
    judgement = judge(reading, replace(season, demands_proof=True), proofs=(page,))
    assert ("qualification_unproven" in {item.code for item in judgement.flags}) is unproven
