"""Certificates on attached pages."""

import pytest

from extract.result import Evidence
from extract.rules.certificates import prove, read_certificate
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
    found = prove([page("营业执照"), page(OPERATOR)], qualification, holder, number)
    assert found.proven is proven
    assert bool(found.reason) is not proven


def test_nothing_attached() -> None:
    assert prove([], None, "张三", None).reason == "未见所附资格证书"
