"""Certificates on attached pages."""

from datetime import date
from typing import Any

import pytest

from extract.fields.checks import is_valid_id_number
from extract.result import Evidence
from extract.rules.certificates import Claim, prove, read_certificate
from extract.rules.qualification import read_qualifications

OPERATOR = """中华人民共和国
职业资格证书
姓名 张三  性别 男
职业名称：消防设施操作员
等级：四级/中级技能
证书编号：2165003000401234
发证日期：2019年05月06日"""
ENGINEER = """中华人民共和国一级注册消防工程师资格证书
姓名：李四
管理号：20180265012345
批准日期：2018年11月11日"""


def page(text: str) -> Evidence:
    return Evidence(page=2, box=None, text=text)


def test_what_a_certificate_says() -> None:
    found = read_certificate(page(OPERATOR))
    assert found is not None
    assert (found.holder, found.number, found.issued) == ("张三", "2165003000401234", "2019-05-06")
    assert [(item.trade, item.grade) for item in found.qualifications] == [("消防设施操作员", "中级")]
    engineer = read_certificate(page(ENGINEER))
    assert engineer is not None
    assert (engineer.holder, engineer.number, engineer.issued) == ("李四", "20180265012345", "2018-11-11")


@pytest.mark.parametrize("text", ["", "营业执照 名称：某公司", "会议照片", "身份证 姓名 张三"])
def test_other_pages_are_no_certificates(text: str) -> None:
    assert read_certificate(page(text)) is None


@pytest.mark.parametrize(
    ("claimed", "holder", "number", "proven"),
    [
        ("消防设施操作员（中级）", "张三", "2165003000401234", True),
        ("消防设施操作员（中级）", "张三", None, True),
        ("消防设施操作员（高级）", "张三", None, False),
        ("一级注册消防工程师", "张三", None, False),
        ("消防设施操作员（中级）", "王五", None, False),
        ("消防设施操作员（中级）", "张三", "9999999999999999", False),
    ],
)
def test_proof(claimed: str, holder: str, number: str | None, proven: bool) -> None:
    (qualification,) = read_qualifications(claimed)
    found = prove([page("营业执照"), page(OPERATOR)], Claim(qualification, holder, number))
    assert found.proven is proven
    assert bool(found.reason) is not proven


def test_nothing_attached() -> None:
    assert prove([], Claim(None, "张三")).reason == "未见所附资格证书"


REGISTRATION = """二级注册消防工程师注册证
王建军，男，身份证号码11010519491231002X，
经审查符合规定，准予注册为二级注册消防工程师。
注册编号：65210012345
有效期至：2024年12月31日
签发日期：2021年6月1日"""
SENTENCE = """消防行业特有工种
国家职业资格证书
古丽娜尔·买买提（身份证号：11010519491231002X）
于2019年05月06日通过消防设施操作员四级职业技能鉴定，特发此证。
证书编号：2165003000401234"""


def test_a_holder_named_in_a_sentence() -> None:
    engineer, operator = read_certificate(page(REGISTRATION)), read_certificate(page(SENTENCE))
    assert engineer is not None
    assert operator is not None
    assert (engineer.holder, engineer.number, engineer.issued) == ("王建军", "65210012345", "2021-06-01")
    assert (engineer.id_number, engineer.valid_until) == ("11010519491231002X", "2024-12-31")
    assert (operator.holder, operator.qualifications[0].grade) == ("古丽娜尔·买买提", "中级")


SKILL = """职业技能等级证书
本证书由评价机构颁发，表明持证人通过本机构组织的
职业技能等级认定，具备该职业（工种）相应技能等级水平。
姓名：
古丽努尔·吐尔逊
职业名称：
消防设施操作员
职业技能等级：
四级/中级技能
证书编号：
18310030003849521"""


def test_a_holder_is_no_word_of_a_sentence() -> None:
    found = read_certificate(page(SKILL))
    assert found is not None
    assert (found.holder, found.number) == ("古丽努尔·吐尔逊", "18310030003849521")
    assert [(item.trade, item.grade) for item in found.qualifications] == [("消防设施操作员", "中级")]
    unnamed = read_certificate(page(SKILL.replace("姓名：\n古丽努尔·吐尔逊\n", "")))
    assert unnamed is not None
    assert unnamed.holder is None


OLD_BILINGUAL = """中华人民共和国
职业资格证书
姓 名 Name
王建军
性 别 Sex 男
职业及等级 Occupation & Skill Level
建（构）筑物消防员 四级/中级技能
证书编号 Certificate No.
1565003001400123
发证日期 Issue Date
2015年07月30日"""
ENGINEER_BILINGUAL = """注册消防工程师
Certified Fire Engineer
级别：一级
姓名：
Full Name 王建军
管理号：
File No. 20190650065000000123
批准日期：
Approval Date 2019年11月10日"""
ELECTRONIC = """职业技能等级证书（电子证照）
姓名：王建军
证件类型：居民身份证
证件号码：11010519491231002X
职业名称：消防设施操作员
工种/职业方向：消防设施检测维修保养
职业技能等级：三级/高级工
证书编号：Y006565000019213000123
发证日期：2021年08月16日
扫描二维码查询真伪"""


@pytest.mark.parametrize(
    ("text", "number", "issued"),
    [
        (OLD_BILINGUAL, "1565003001400123", "2015-07-30"),
        (ENGINEER_BILINGUAL, "20190650065000000123", "2019-11-10"),
        (ELECTRONIC, "Y006565000019213000123", "2021-08-16"),
    ],
)
def test_layouts_in_two_languages_and_electronic_ones(text: str, number: str, issued: str) -> None:
    found = read_certificate(page(text))
    assert found is not None
    assert (found.holder, found.number, found.issued) == ("王建军", number, issued)
    assert all(item.grade for item in found.qualifications)


def test_an_engineers_class_in_a_line_of_its_own_is_compared() -> None:
    second = page(ENGINEER_BILINGUAL.replace("级别：一级", "级别：二级"))
    (claimed,) = read_qualifications("一级注册消防工程师")
    assert prove([page(ENGINEER_BILINGUAL)], Claim(claimed, "王建军")).proven
    assert "二级" in prove([second], Claim(claimed, "王建军")).reason


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, ""),
        ({"holder": "张三"}, "持证人"),
        ({"id_number": "11010519491231002x"}, ""),
        ({"id_number": "440524188001010014"}, ""),
        ({"id_number": "650102199005120020"}, ""),
        ({"holder": "王健军", "id_number": "11010519491231002X"}, ""),
        ({"number": "6521OO12345"}, ""),
        ({"number": "65210012346"}, "编号"),
        ({"closing": date(2021, 1, 15)}, "晚于"),
        ({"closing": date(2025, 1, 15)}, "过期"),
        ({"closing": date(2022, 1, 15)}, ""),
    ],
)
def test_what_else_is_compared(change: dict[str, Any], words: str) -> None:
    (qualification,) = read_qualifications("二级注册消防工程师")
    claim = Claim(qualification, **{"holder": "王建军", "number": "65210012345", **change})
    found = prove([page(REGISTRATION)], claim)
    assert found.proven is not bool(words)
    assert words in found.reason


def test_another_persons_valid_id_number() -> None:
    (qualification,) = read_qualifications("二级注册消防工程师")
    found = prove([page(REGISTRATION)], Claim(qualification, "王建军", None, "110101199003070011"))
    assert is_valid_id_number("110101199003070011")
    assert not found.proven
    assert "身份证号码" in found.reason


@pytest.mark.parametrize("gap", ["", " ", "　", "☑", "□ ", "："])
def test_the_holder_behind_a_label_that_is_set_wide(gap: str) -> None:
    page = Evidence(
        page=1, text=f"职业技能等级证书\n姓{gap}名：\n王建军\n职业名称：消防设施操作员\n四级/中级技能"
    )
    read = read_certificate(page)
    assert read is not None
    assert read.holder == "王建军"


def test_a_certificate_that_tells_nobody_proves_nothing() -> None:
    page = Evidence(page=1, text="职业资格证书\n消防设施操作员四级/中级技能")
    (claimed,) = read_qualifications("消防设施操作员（中级）")
    proof = prove([page], Claim(claimed, holder="王建军", number="2165003000401234"))
    assert not proof.proven
    assert "未能识别" in proof.reason
