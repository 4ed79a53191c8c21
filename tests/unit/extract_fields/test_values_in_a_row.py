"""Values whose neighbours ran into them, and characters written in another form."""

import pytest

from extract.fields.simplified import simplified
from extract.fields.values import parse_value


def test_traditional_characters_become_simplified() -> None:
    assert parse_value("职称", "高級工程师").value == "高级工程师"
    assert len(simplified("級傳時號")) == 4


@pytest.mark.parametrize(
    ("text", "name"),
    [("阿依古丽·穆合塔尔性别女民族维吾尔", "阿依古丽·穆合塔尔"), ("万娟豪19968627748", "万娟豪")],
)
def test_a_name_ends_where_the_next_label_begins_and_is_doubted(text: str, name: str) -> None:
    parsed = parse_value("姓名", text)
    assert parsed.value == name
    assert parsed.reasons


def test_a_grade_without_its_number_is_doubted() -> None:
    assert parse_value("职业资格", "级注册消防工程师").reasons
    assert not parse_value("职业资格", "一级注册消防工程师").reasons


def test_the_form_of_a_letter_around_a_name_falls_away() -> None:
    assert parse_value("姓名", "兹推荐亚森·克里木同志").value == "亚森·克里木"


@pytest.mark.parametrize(
    ("text", "phone"),
    [("本人手机186-1520-1425", "186-1520-1425"), ("15206028815，家属电话0998-5517390", "15206028815")],
)
def test_the_phone_that_is_asked_for(text: str, phone: str) -> None:
    assert parse_value("联系电话", text).value == phone
