"""Every flag code of the contract with a case that raises it, one that does not, and one that nearly does."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from extract.register import Member, Register
from extract.result import Flag, Reading
from extract.rules.across import Entry, find_duplicates, season_quota, unit_quota_excess
from extract.rules.codes import FLAG_CODES
from extract.rules.judge import judge
from extract.season import Season

Case = tuple[dict[str, Any], dict[str, Any]]
"""What is changed of the good form (`kind`, `fields`, other parts of it), and what `judge` is told."""

SATISFIED = "客户满意消防技术服务企业"
SKILLED = "消防技术服务能手"


def unit(parts: dict[str, Any] | None = None, /, **fields: str | None) -> Case:
    return {"kind": "unit", "fields": fields, **(parts or {})}, {}


def person(parts: dict[str, Any] | None = None, /, **fields: str | None) -> Case:
    return {"kind": "person", "fields": fields, **(parts or {})}, {}


def told(case: Case, **told_of: Any) -> Case:
    return case[0], {**case[1], **told_of}


def seal(**changes: Any) -> dict[str, Any]:
    return {"seal": changes}


OTHER_UNIT = "新疆昆仑消防工程有限公司"
MEMBERS = Register(
    (
        Member(
            "新疆天盾消防技术服务有限公司", former_names=("乌鲁木齐天盾消防器材有限公司",), dues={2021: True}
        ),
        Member(OTHER_UNIT, dues={2021: False, 2020: True}),
        Member("和田绿洲消防培训学校", dues={2020: False}),
    )
)
NOT_A_FORM: Case = ({"kind": "other", "fields": {}}, {})
UNREADABLE = {"pages_readable": False}
ID_NUMBER, OTHER_DIGIT = "11010519491231002X", "11010519491231003X"

CASES: Mapping[str, tuple[Case, Case, Case]] = {
    "missing_seal": (unit({"seals": ()}), unit(), unit(seal(state="grey"))),
    "seal_unit_mismatch": (
        unit(seal(text=OTHER_UNIT, matches_unit=False)),
        unit(),
        unit(seal(text="新疆天盾消防技术服务有限公司合同专用章")),
    ),
    "seal_unreadable": (
        unit(seal(text=None, matches_unit=None, confidence=0.2, state="faint")),
        unit(),
        unit(seal(state="faint")),
    ),
    "missing_required_field": (unit(法定代表人=""), unit(), unit(会员证号=None, 单位地址="")),
    "low_confidence_field": (
        unit({"confidence": {"联系人": 0.6}}),
        unit(),
        unit({"confidence": {"主要事迹": 0.9}}),
    ),
    "unknown_award": (unit(申报奖项="先进党支部"), unit(), unit(申报奖项=f"2021年度“{SATISFIED}”")),
    "award_kind_mismatch": (unit(申报奖项=SKILLED), person(), person(申报奖项=f"先进个人：{SKILLED}")),
    "ineligible_qualification": (
        person(职业资格="消防设施操作员（初级）"),
        person(),
        person(职业资格="建（构）筑物消防员四级"),
    ),
    "qualification_unproven": (
        told(person(), demands_proof=True),
        told(person(), demands_proof=False),
        told(unit(), demands_proof=True),
    ),
    "insufficient_service_scale": (
        unit(主要事迹="全年签订维保合同29家，服务面积49.9万平方米。"),
        unit(主要事迹="全年签订维保合同30家，服务面积20万平方米。"),
        unit(主要事迹="全年签订维保合同29家，服务面积50万平方米。"),
    ),
    "penalty_disclosed": (
        unit(主要事迹="全年维保合同46家。9月因未持证上岗被消防支队罚款一万元。"),
        unit(主要事迹="全年维保合同46家，未受到任何处罚。"),
        unit(主要事迹="全年维保合同46家。某客户单位因堵塞通道被处罚，我公司帮助其整改。"),
    ),
    "late_submission": (
        unit(推荐日期="2022年1月16日"),
        unit(推荐日期="2022年1月10日"),
        told(unit(推荐日期="2022年1月16日"), received=date(2022, 1, 15)),
    ),
    "invalid_id_number": (person(身份证号码=OTHER_DIGIT), person(), person(身份证号码="11010519491231002x")),
    "id_conflict": (person(性别="男"), person(), person(出生年月="49年12月")),
    "invalid_credit_code": (
        unit(统一社会信用代码="91350100M000100Y44"),
        unit(),
        unit(统一社会信用代码="91350100m000100y43"),
    ),
    "invalid_phone": (unit(联系电话="1399912345"), unit(), unit(联系电话="0991-5659605")),
    "not_a_member": (
        told(unit({"seals": ()}, 单位名称="新疆无名商贸有限公司", 统一社会信用代码=None), register=MEMBERS),
        told(unit(), register=MEMBERS),
        told(unit({"seals": ()}, 单位名称="乌鲁木齐天盾消防器材有限公司"), register=MEMBERS),
    ),
    "dues_unpaid": (
        told(unit({"seals": ()}, 单位名称=OTHER_UNIT, 统一社会信用代码=None), register=MEMBERS),
        told(unit(), register=MEMBERS),
        told(unit({"seals": ()}, 单位名称="和田绿洲消防培训学校", 统一社会信用代码=None), register=MEMBERS),
    ),
    "form_not_recognised": (NOT_A_FORM, unit(), told(NOT_A_FORM, **UNREADABLE)),
    "page_unreadable": (told(unit(), **UNREADABLE), unit(), NOT_A_FORM),
}
"""Code: raises it, does not, nearly does."""


def entry(number: int, **more: Any) -> Entry:
    values: dict[str, Any] = {
        "id": number,
        "kind": "unit",
        "award": "科技创新企业",
        "unit": f"第{number}消防有限公司",
        "received": datetime(2022, 1, number),
        "sha256": f"{number:064x}",
    }
    return Entry(**{**values, **more})


def duplicates(season: Season, **second: Any) -> set[str]:
    same = {"unit": "第1消防有限公司", **second}
    return {found.flag.code for found in find_duplicates([entry(1), entry(2, **same)], season)}


def unit_quota(season: Season, **second: Any) -> set[str]:
    same = {"unit": "第1消防有限公司", "award": "优秀消防工程企业", **second}
    return {found.flag.code for found in unit_quota_excess([entry(1), entry(2, **same)], season.quotas)}


def quota(season: Season, chosen: int) -> set[str]:
    register = Register(tuple(Member(f"第{number}消防有限公司") for number in range(11)))
    flag = season_quota("unit", chosen, season.quotas, register).flag
    return {flag.code} if flag else set()


ACROSS: Mapping[str, tuple[Callable[[Season], set[str]], ...]] = {
    "duplicate_submission": (
        duplicates,
        lambda season: duplicates(season, unit="第2消防有限公司"),
        lambda season: duplicates(season, closed=True),
    ),
    "unit_quota_exceeded": (
        unit_quota,
        lambda season: unit_quota(season, unit="第2消防有限公司"),
        lambda season: unit_quota(season, kind="person", person="张三", award=SKILLED),
    ),
    "season_quota_exceeded": (
        lambda season: quota(season, 4),
        lambda season: quota(season, 1),
        lambda season: quota(season, 3),
    ),
}
"""The same for what needs other submissions; 30 % of 11 units are 3."""


def test_no_code_is_without_its_three_cases() -> None:
    assert {item.code for item in FLAG_CODES} == set(CASES) | set(ACROSS)
    assert {item.code for item in FLAG_CODES if item.scope == "season"} == set(ACROSS)


@pytest.mark.parametrize("code", list(CASES))
@pytest.mark.parametrize("place", [0, 1, 2], ids=["positive", "negative", "near_miss"])
def test_case(
    code: str,
    place: int,
    season: Season,
    unit: Callable[..., Reading],
    person: Callable[..., Reading],
    seal: Callable[..., Any],
) -> None:
    flags = raised(CASES[code][place], season, {"unit": unit, "person": person}, seal)
    assert (code in {flag.code for flag in flags}) is (place == 0), [flag.message for flag in flags]
    for flag in flags:
        assert flag.message.endswith("。")
        assert "None" not in flag.message


def raised(
    case: Case, season: Season, makers: Mapping[str, Callable[..., Reading]], seal: Callable[..., Any]
) -> tuple[Flag, ...]:
    parts, told_of = dict(case[0]), dict(case[1])
    kind, fields = parts.pop("kind"), parts.pop("fields")
    confidence, changed = parts.pop("confidence", {}), parts.pop("seal", None)
    if changed is not None:
        parts["seals"] = (seal(**changed),)
    if kind == "other":
        reading = Reading(kind="other", award=None, fields={})
    else:
        reading = makers[kind](fields, **parts)
    known = {
        key: reading.fields[key].model_copy(update={"confidence": doubt}) for key, doubt in confidence.items()
    }
    reading = reading.model_copy(update={"fields": {**reading.fields, **known}})
    season = replace(season, demands_proof=told_of.pop("demands_proof", False))
    return judge(reading, season, **told_of).flags


@pytest.mark.parametrize("code", list(ACROSS))
def test_case_across_submissions(code: str, season: Season) -> None:
    assert [code in find(season) for find in ACROSS[code]] == [True, False, False]
