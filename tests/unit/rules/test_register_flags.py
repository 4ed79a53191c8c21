"""Flags that follow from the member register."""

from collections.abc import Callable
from typing import Any

from extract.register import Register
from extract.result import Flag, Reading

Codes = Callable[..., set[str]]
Make = Callable[..., Reading]
Find = Callable[..., Flag]
Build = Callable[..., Any]


def test_not_a_member(unit: Make, codes: Codes, register: Register) -> None:
    stranger = unit({"单位名称": "新疆无名消防有限公司", "统一社会信用代码": "91650100MA7756789U"}, seals=())
    assert "not_a_member" in codes(stranger, register=register)
    assert "not_a_member" not in codes(stranger)


def test_members_under_other_names(unit: Make, codes: Codes, register: Register, seal: Build) -> None:
    former = "乌鲁木齐天盾消防器材有限公司"
    for name in (former, "新疆天盾消防技术服务有限 公司", "新疆夭盾消防技术服务有限公司"):
        found = codes(unit({"单位名称": name}, seals=(seal(name),)), register=register)
        assert found == set(), name


def test_dues(unit: Make, person: Make, flag: Find, codes: Codes, register: Register, seal: Build) -> None:
    name = {"单位名称": "新疆昆仑消防工程有限公司"}
    owing = unit(name, seals=(seal(name["单位名称"]),))
    assert flag("dues_unpaid", owing, register=register).severity == "block"
    whose = person({"工作单位": name["单位名称"]}, seals=(seal(name["单位名称"]),))
    assert flag("dues_unpaid", whose, register=register).severity == "info"
    unknown = {"工作单位": "和田绿洲消防培训学校"}
    assert codes(person(unknown, seals=(seal(unknown["工作单位"]),)), register=register) == set()


def test_a_volunteer_without_a_member_unit_is_a_question(
    person: Make, flag: Find, register: Register
) -> None:
    volunteer = person({"工作单位": "阿克苏市消防志愿服务队", "申报奖项": "优秀消防科普教员"}, seals=())
    found = flag("not_a_member", volunteer, register=register)
    assert found.severity == "warn"
    assert "秘书处决定" in found.message
    employee = person({"工作单位": "阿克苏市某某商贸有限公司"}, seals=())
    assert flag("not_a_member", employee, register=register).severity == "block"
