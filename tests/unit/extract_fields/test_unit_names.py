"""Doubtful characters of a unit's name that spoil a common word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fields.unit_names import mend_unit_name
from extract.season import Words

WORDS = Words(places=("新疆", "伊犁"), trade=("消防器材", "消防设施"))
GOOD = "新疆众安消防设施检测有限责任公司伊犁分公司"


def _scores(text: str, doubtful: str, score: float = 0.6) -> list[float | None]:
    return [score if char in doubtful else 0.99 for char in text]


@pytest.mark.parametrize(
    ("read", "doubtful", "right"),
    [
        ("新疆众安消防设施检测有限责任公司伊犁少公司", "少", GOOD),
        ("华安思源应急装备（斩疆）服份有限工司", "斩服工", "华安思源应急装备（新疆）股份有限公司"),
        ("新疆祥瑞消防器村股份有限公司", "村", "新疆祥瑞消防器材股份有限公司"),
    ],
)
def test_a_doubtful_character_in_a_common_word_is_put_right_and_said(
    read: str, doubtful: str, right: str
) -> None:
    mended = mend_unit_name(read, _scores(read, doubtful), [""] * len(read), WORDS)
    assert mended is not None
    assert mended.text == right
    assert all(char in mended.explanation for char in doubtful)


def test_what_was_read_surely_stays_whatever_it_says() -> None:
    read = "新疆众安消防设施检测有限贵任公司"
    assert mend_unit_name(read, [0.99] * len(read), [""] * len(read), WORDS) is None


def test_what_makes_the_name_its_own_stays() -> None:
    read = "新疆众按消防设施检测有限责任公司"
    assert mend_unit_name(read, _scores(read, "众按"), [""] * len(read), WORDS) is None


def test_a_branch_is_not_made_of_a_company() -> None:
    read = "新疆众安消防设施检测有限责任公司"
    assert mend_unit_name(read, _scores(read, "公司"), [""] * len(read), WORDS) is None


def test_another_region_s_words_are_not_known_here() -> None:
    read = "斩疆祥瑞面点有限公司"
    assert mend_unit_name(read, _scores(read, "斩"), [""] * len(read), Words()) is None


@given(st.text(max_size=20), st.floats(0, 1))
def test_the_length_is_kept_and_nothing_raises(text: str, score: float) -> None:
    mended = mend_unit_name(text, [score] * len(text), [""] * len(text), WORDS)
    assert mended is None or len(mended.text) == len(text)


@pytest.mark.parametrize("name", ["天山消防有限工司", "天山消防股份有限工司喀什分工司"])
def test_no_unit_is_called_so_however_sure_the_reader_is(name: str) -> None:
    mended = mend_unit_name(name, [0.998] * len(name), [""] * len(name), Words())
    assert mended is not None
    assert mended.text == name.replace("工司", "公司")
