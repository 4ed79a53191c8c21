"""What an attached page shows of a claim, whatever its labels."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.result import Evidence
from extract.rules.certificates import Claim, Proof, prove
from extract.rules.proof_page import contradicts_masked, is_roster, names, shows_number, validity
from extract.rules.qualification import grades_in, read_qualifications

CLOSING = date(2022, 1, 15)
CARD = """上岗资格卡
持卡人王建军男
公民身份号码11010519491231002X
工种消防设施操作员
等次四级
卡号2165003000401234
制证日期2019.05.06
有效期限：至2025.04.28"""
GRID = """电子证照
姓名/Name
性别/Sex
王建军
男
职业/Occupation
等级/Level
消防设施操作员
四级/中级工
证书编号/Certificate Number
电子证照标识/E-Licence ID
2165003000401234
9E934540D64895F7951406F2
颁证日期/Date of Issue
有效期截止/Valid Until
2018/08/10
长期"""
DIPLOMA = """证书
王建军同志（男，居民身份证号
11010519491231002X）于2019年5月参加全国统一
考核，各科成绩合格，特授予消防设施操作员（中级）资格。
证字第2165003000401234号"""
LIST = f"2019年职业技能等级证书发放人员名单\n{DIPLOMA}"


def proof(text: str, **change: str | None) -> Proof:
    (claimed,) = read_qualifications(change.pop("claimed", None) or "消防设施操作员（中级）")
    told = {"holder": "王建军", "number": "2165003000401234", "id_number": "11010519491231002X", **change}
    return prove([Evidence(page=1, text=text)], Claim(claimed, closing=CLOSING, **told))


@pytest.mark.parametrize("text", [CARD, GRID, DIPLOMA], ids=["card", "grid", "diploma"])
def test_layouts_without_usual_labels_prove(text: str) -> None:
    assert proof(text) == Proof(True)


@pytest.mark.parametrize("text", [CARD, GRID, DIPLOMA], ids=["card", "grid", "diploma"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("王建军", "王建军东"),
        ("王建军", "王建"),
        ("王建军", "李卫国"),
        ("消防设施操作员", "低压电工"),
        ("消防设施操作员", "一级消防工程师"),
        ("四级", "五级"),
        ("中级", "初级"),
        ("2165003000401234", "2165003000401235"),
        ("2165003000401234", "21650030004012345"),
        ("2165003000401234", ""),
        ("11010519491231002X", "110101199003070011"),
        ("2025.04.28", "2021.04.28"),
        ("长期", "2021/08/10"),
        ("长期", ""),
    ],
)
def test_what_differs_or_is_not_there_proves_nothing(text: str, old: str, new: str) -> None:
    if old not in text:
        pytest.skip("not on this paper")
    changed = text.replace(old, new)
    if old in ("四级", "中级"):  # some papers say the grade twice
        changed = changed.replace("四级", "五级").replace("中级", "初级")
    if old == "王建军" and text is not GRID:  # the ID number would still tell the person
        changed = changed.replace("11010519491231002X", "")
    found = proof(changed)
    assert not found.proven
    assert found.reason


def test_an_offices_letter_in_the_stead_of_a_lost_certificate() -> None:
    letter = """证明
兹有王建军，男，公民身份号码11010519491231002X，于2019年5月6日取得消防设施操作员中级资格，
证书号码为2165003000401234，原件遗失。"""
    assert proof(letter).proven
    assert "李卫国" in proof(letter.replace("王建军", "李卫国").replace("11010519491231002X", "")).reason


def test_a_list_is_nobodys_certificate() -> None:
    assert "名单" in proof(LIST).reason
    assert is_roster(LIST)
    assert not is_roster(DIPLOMA)


def test_the_registered_engineer_alone() -> None:
    text = DIPLOMA.replace("消防设施操作员（中级）", "一级消防工程师")
    assert not proof(text, claimed="一级注册消防工程师").proven
    assert proof(text.replace("消防工程师", "注册消防工程师"), claimed="一级注册消防工程师").proven


@pytest.mark.parametrize(
    ("text", "issued", "expected"),
    [
        ("发证日期：2019年5月6日", "2019-05-06", "unsaid"),
        ("本证书自签发之日起至2021年5月28日有效", None, "expired"),
        ("本证书自签发之日起至2025年5\n月28日有效", None, "valid"),
        ("自发证之日起至\n2021年5月28日有效", None, "expired"),
        ("自发证之日起至\n2021年5月28日止使用", None, "unread"),
        ("2017年3月7日至2020年3月7日\n2020年3月7日至2023年3月7日", None, "valid"),
        ("本证有效期至20254", None, "valid"),
        ("本证有效期至2022", None, "unread"),
        ("有效期：三年", "2019-05-06", "valid"),
        ("有效期：2年", "2019-05-06", "expired"),
        ("有效期：2年", None, "unread"),
        ("有效期至\n2018年1月1日\n2021年1月1日", None, "expired"),
        ("有效期截止\n长期", None, "valid"),
        ("有效期限", None, "unread"),
        ("证书状态：已注销", None, "expired"),
        ("有 效 期 2017年3月7日—2024年3月7日", None, "valid"),
        ("有 效 期 2017年3月7日—2021年3月7日", None, "expired"),
        ("失效日期 Date of Expiry 2021.05.28", None, "expired"),
        ("取得日期\n失效日期\n2018/05/28\n2021/05/28", None, "expired"),
        ("到期日：2025-05-28", None, "valid"),
        ("2021年5月28日前有效", None, "expired"),
        ("2025.5.28之前有效", None, "valid"),
        ("自2019年5月28日起长期有效", None, "unsaid"),
        ("发放日期\n下次复审日期\n2018/05/28\n2021/05/28", None, "expired"),
        ("下次复审日期：2024/05/28", None, "valid"),
        ("联系 0991-2015678", None, "unsaid"),
        ("证书状态\n正常", None, "unsaid"),
        ("2018年3月至2018年6月参加培训", None, "unsaid"),
    ],
)
def test_validity(text: str, issued: str | None, expected: str) -> None:
    assert validity(text, issued, CLOSING) == expected


def test_an_id_number_with_stars() -> None:
    assert not contradicts_masked("居民身份证110105********002X", "11010519491231002X")
    assert contradicts_masked("居民身份证110105********0021", "11010519491231002X")
    assert contradicts_masked("居民身份证650105********002X", "11010519491231002X")


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        ("技能等次二级", {"技师"}),
        ("中级（国家职业资格四级）", {"中级"}),
        ("四级\n三级", {"中级", "高级"}),
        ("新疆技师学院\n中级技工学校\n高级工", {"高级"}),
        ("合格", set()),
    ],
)
def test_grades_of_a_page(text: str, grades: set[str]) -> None:
    assert grades_in(text, "消防设施操作员") == grades


HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=4)


@given(
    HAN, st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), st.sampled_from(["持卡人", "姓名：", ""])
)
def test_a_longer_name_is_another_person(name: str, more: str, label: str) -> None:
    assert names(f"{label}{name}", name)
    if more not in "同男女性身公出证先":
        assert not names(f"{label}{name}{more}".removesuffix(name), name)


@given(st.text("0123456789", min_size=8, max_size=20), st.sampled_from("0123456789"))
def test_a_longer_number_is_another_number(number: str, more: str) -> None:
    assert shows_number(f"编号 № {number}", number)
    assert shows_number(f"证字第{number}号", number)
    longer = number + more
    assert shows_number(f"卡号{longer}", number) is False
    assert shows_number(f"卡号{more}{number}", number) is False
