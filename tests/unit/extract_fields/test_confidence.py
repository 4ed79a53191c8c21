"""Every sign of doubt lowers the confidence, every sign of trust raises it, or leaves it as it is."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fields.confidence import (
    SCORES,
    Signs,
    backed_up,
    confidence,
    misread,
    risk_of,
    sort_of,
    threshold_for,
)
from extract.fields.shapes import is_known

shares = st.floats(0.0, 1.0, allow_nan=False)
signs = st.builds(
    Signs,
    least=shares,
    mean=shares,
    risk=st.none() | st.floats(0.0, 5.0),
    layout=st.floats(0.0, 1.5),
    label=st.floats(0.5, 1.0),
    ruled=st.booleans(),
    looks=st.floats(-1.0, 1.0),
    known=st.booleans(),
    valid=st.none() | st.booleans(),
    checked=st.booleans(),
    agreed=st.none() | st.booleans(),
    backed=st.booleans(),
    torn=st.booleans(),
    photo=st.booleans(),
    under_seal=st.booleans(),
    reasons=st.integers(0, 5),
)
DOUBTS: list[dict[str, Any]] = [
    {"risk": 4.0}, {"torn": True}, {"agreed": False}, {"photo": True}, {"under_seal": True}, {"reasons": 3},
]  # fmt: skip
TRUST: list[dict[str, Any]] = [{"known": True}, {"backed": True}, {"ruled": True}]


@given(signs, st.sampled_from(DOUBTS))
def test_a_doubt_never_makes_a_value_surer(given_signs: Signs, doubt: dict[str, Any]) -> None:
    before = replace(given_signs, agreed=None, risk=min(given_signs.risk or 0.0, 4.0), reasons=0)
    assert confidence(replace(before, **doubt)) <= confidence(before)


@given(signs, st.sampled_from(TRUST))
def test_a_witness_never_makes_a_value_less_sure(given_signs: Signs, witness: dict[str, Any]) -> None:
    assert confidence(replace(given_signs, **witness)) >= confidence(given_signs)


@given(shares)
def test_something_else_that_says_the_same_backs_a_value_up(before: float) -> None:
    assert min(before, 0.9999) <= backed_up(before) <= 1.0


def test_a_check_character_is_proof_and_the_look_of_a_date_is_not() -> None:
    plain = Signs(least=0.7, mean=0.9, risk=0.4, layout=1.0, label=1.0)
    proven = confidence(replace(plain, valid=True, checked=True))
    assert proven > confidence(replace(plain, valid=True)) >= confidence(plain)


@given(st.lists(st.tuples(st.sampled_from("消7A，"), st.none() | shares), max_size=20))
def test_each_character_adds_its_risk(chars: list[tuple[str, float | None]]) -> None:
    table = {sort: [0.5] * len(SCORES) for sort in ("han", "digit", "latin", "mark")}
    assert risk_of(chars, table) == pytest.approx(0.5 * sum(score is not None for _, score in chars))
    assert misread(chars) >= 0.0


@given(shares, shares)
def test_a_surer_character_is_no_more_at_risk(a: float, b: float) -> None:
    low, high = sorted((a, b))
    for char in "消7A，":
        assert misread([(char, high)]) <= misread([(char, low)])


@pytest.mark.parametrize(("char", "sort"), [("消", "han"), ("7", "digit"), ("A", "latin"), ("，", "mark")])
def test_sorts_of_characters(char: str, sort: str) -> None:
    assert sort_of(char) == sort


def test_a_higher_target_never_asks_for_less() -> None:
    thresholds = [threshold_for(target) for target in (0.9, 0.95, 0.99, 0.999, 1.0)]
    assert thresholds == sorted(thresholds)
    with pytest.raises(ValueError, match="not a share"):
        threshold_for(1.2)


@pytest.mark.parametrize(
    ("key", "value", "known"),
    [
        ("职业资格", "一级注册消防工程师", True),
        ("职业资格", "消防设施操作员四级/中级工", True),
        ("职业资格", "消防设施操作员（高级）", True),
        ("职业资格", "级注册消防工程师", False),
        ("职业资格", "注册清防工程师", False),
        ("学历", "本 科", True),
        ("学历", "本料", False),
        ("姓名", "男", False),
    ],
)
def test_known_words(key: str, value: str, known: bool) -> None:
    assert is_known(key, value) is known
