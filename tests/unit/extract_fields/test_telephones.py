"""Telephone numbers: what runs into them falls away, what is no number is said to be none."""

import pytest

from extract.fields.plausibility import plausibility
from extract.fields.values import parse_value


def test_a_mobile_number_whose_sentence_goes_on() -> None:
    parsed = parse_value("联系电话", "13966733061o经集体研究")
    assert (parsed.value, parsed.valid) == ("13966733061", True)
    assert parsed.reasons


@pytest.mark.parametrize("tail", ["码", "号码", "手机", "电话", "话", "号"])
def test_a_rest_of_its_label_is_no_part_of_a_telephone_number(tail: str) -> None:
    assert parse_value("联系电话", f"13515921755{tail}").value == "13515921755"
    assert parse_value("联系电话", f"0991-5659605{tail}").valid is True


@pytest.mark.parametrize("text", ["1351592175码", "13515921755转", "不明"])
def test_what_is_left_is_still_judged(text: str) -> None:
    assert parse_value("联系电话", text).valid is False


def test_a_mobile_outranks_an_office_and_a_fax() -> None:
    assert plausibility("联系电话", "17680982320") > plausibility("联系电话", "0595-65143286")
    assert plausibility("联系电话", "153 6478 2651") > plausibility("联系电话", "0595-65143286")


@pytest.mark.parametrize(
    ("read", "value"),
    [
        ("0996~8485817", "0996-8485817"),
        ("（0998）～2563211", "（0998）-2563211"),
        ("0996-8485817~8", "0996-8485817~8"),
    ],
)
def test_a_bent_hyphen_behind_the_areas_code_is_one(read: str, value: str) -> None:
    assert parse_value("联系电话", read).value == value
