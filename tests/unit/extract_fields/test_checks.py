"""Check characters: known good numbers pass, every single-character change fails, junk never raises."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fields.checks import (
    CREDIT_ALPHABET,
    credit_check_character,
    id_birth_date,
    id_check_character,
    id_sex,
    is_valid_credit_code,
    is_valid_id_number,
    is_valid_phone,
)

CREDIT_CODE = "91350100M000100Y43"
"""The worked example of GB 32100-2015."""

ID_NUMBER = "11010519491231002X"
"""The worked example of GB 11643-1999."""


def test_worked_examples_of_the_standards() -> None:
    assert is_valid_id_number(ID_NUMBER)
    assert is_valid_id_number("11010519491231002x")
    assert is_valid_credit_code(CREDIT_CODE)
    assert id_birth_date(ID_NUMBER) == date(1949, 12, 31)
    assert id_sex(ID_NUMBER) == "女"


@pytest.mark.parametrize(
    "bad", ["", "1", "110105194912310021", "99010519491231002X", "110105194913310022", "abc", "１１０"]
)
def test_bad_id_numbers(bad: str) -> None:
    assert not is_valid_id_number(bad)


@given(st.integers(0, 17), st.sampled_from(CREDIT_ALPHABET))
def test_any_single_change_of_a_credit_code_is_found(place: int, char: str) -> None:
    changed = CREDIT_CODE[:place] + char + CREDIT_CODE[place + 1 :]
    assert is_valid_credit_code(changed) == (changed == CREDIT_CODE)


@given(st.text(alphabet="0123456789", min_size=17, max_size=17))
def test_id_check_character_finds_single_changes(first: str) -> None:
    check = id_check_character(first)
    other = ("1" if first[0] != "1" else "2") + first[1:]
    assert id_check_character(other) != check


def test_check_characters_refuse_what_they_cannot_compute() -> None:
    with pytest.raises(ValueError, match="17"):
        id_check_character("123")
    with pytest.raises(ValueError, match="17"):
        credit_check_character("I" * 17)


@pytest.mark.parametrize(
    "good",
    [
        "13899912345",
        "138 9991 2345",
        "0991-5659605",
        "(0991)5659605",
        "0991—5659605",
        "010-12345678".replace("12345678", "62345678"),
        "400-820-8820",
        "0991-5659605/13899912345",
        "+86 13899912345",
        "5659605",
        "0991-5659605转801",
    ],
)
def test_phones_in_their_usual_forms(good: str) -> None:
    assert is_valid_phone(good)


@pytest.mark.parametrize("bad", ["", "1389991234", "138999123456", "12899912345", "电话", "0991-", "//"])
def test_bad_phones(bad: str) -> None:
    assert not is_valid_phone(bad)


@given(st.text(max_size=40))
def test_junk_never_raises(text: str) -> None:
    assert is_valid_id_number(text) in (True, False)
    assert is_valid_credit_code(text) in (True, False)
    assert is_valid_phone(text) in (True, False)


def test_a_birth_date_far_in_the_future_is_misread() -> None:
    first17 = "65900491100506221"
    assert not is_valid_id_number(first17 + id_check_character(first17))
