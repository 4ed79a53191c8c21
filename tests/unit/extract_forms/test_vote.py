"""The second reading has a say where the first one doubts, and only there."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.forms.pieces import Char, join
from extract.forms.vote import voted_chars
from ingest.document import Rect


def chars(
    text: str, scores: dict[int, float] | None = None, seconds: dict[int, str] | None = None
) -> list[Char]:
    return [
        Char(
            char,
            Rect(40 * k, 0, 40 * k + 36, 40),
            (scores or {}).get(k, 0.99),
            (seconds or {}).get(k, ""),
            0,
            False,
            "ocr",
        )
        for k, char in enumerate(text)
    ]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (chars("排查隐惠", {3: 0.55}, {3: "患"}), chars("排查隐患", {3: 0.6}, {3: "惠"}), "排查隐患"),
        (chars("排查隐惠", {3: 0.85}), chars("排查隐患", {3: 0.5}), "排查隐惠"),
        (chars("排查隐惠", {3: 0.95}), chars("排查隐患", {3: 0.99}), "排查隐惠"),
        (chars("段伟车", {2: 0.65}, {2: "东"}), chars("段伟东", {2: 0.7}), "段伟东"),
        (chars("排查隐惠处", {3: 0.3}), chars("排查隐处"), "排查隐惠处"),
    ],
)
def test_the_likelier_of_two_characters(first: list[Char], second: list[Char], said: str) -> None:
    assert join(voted_chars(first, second)) == said


def test_what_was_given_is_not_voted_on() -> None:
    given_chars = [replace(char, score=None) for char in chars("隐惠")]
    assert voted_chars(given_chars, chars("隐患")) == tuple(given_chars)


texts = st.text("隐患惠处消防", min_size=1, max_size=8)


@given(texts, texts, st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_a_vote_neither_adds_nor_loses_characters(first: str, second: str, a: float, b: float) -> None:
    one, other = chars(first, {0: a}), chars(second, {0: b})
    voted = voted_chars(one, other)
    assert len(voted) == len(one)
    assert [char.rect for char in voted] == [char.rect for char in one]
    assert voted_chars(one, one) == tuple(one)
