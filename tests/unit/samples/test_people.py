"""Made-up numbers satisfy the standards, and their names stay what they claim to be."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fields.checks import is_valid_credit_code, is_valid_id_number, is_valid_phone
from samples import people

SEEDS = st.integers(min_value=0, max_value=2**32)


def test_check_characters_of_published_examples() -> None:
    assert people.id_check("11010519491231002") == "X"
    assert people.credit_check("91350100M000100Y4") == "3"


@given(SEEDS)
def test_numbers_pass_the_products_own_checks(seed: int) -> None:
    rng = random.Random(seed)
    name, place = people.organisation(rng)
    who = people.person(rng, place)
    assert is_valid_id_number(who.id_number)
    assert who.id_number[6:14] == who.birth.strftime("%Y%m%d")
    assert (int(who.id_number[16]) % 2 == 0) == (who.sex == "女")
    assert is_valid_credit_code(people.credit_code(rng, place))
    assert is_valid_phone(people.phone(rng))
    assert name.endswith(("公司", "学校"))


@given(SEEDS)
def test_wrong_seals_bear_another_name(seed: int) -> None:
    rng = random.Random(seed)
    name, _ = people.organisation(rng)
    near = people.one_off(name, rng)
    assert len(near) == len(name)
    assert sum(a != b for a, b in zip(name, near, strict=True)) == 1
    assert people.sister_of(name, rng) != name
    office = people.head_office_of(name)
    assert (office is not None) == name.endswith("分公司")
    assert office is None or (name.startswith(office) and office != name)


def test_no_head_office_without_a_legal_form() -> None:
    assert people.head_office_of("某某分公司") is None


@pytest.mark.parametrize("body", ["", "1101051949123100", "1101051949123100X"])
def test_check_character_refuses_what_is_no_number(body: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        people.id_check(body)
