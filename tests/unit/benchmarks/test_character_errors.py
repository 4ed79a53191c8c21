"""How often characters are wrong is counted against the truth, and never rises with their probability."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.character_errors import Seen, error_table, seen_characters
from extract.fields.confidence import SCORES

seen = st.builds(
    Seen,
    char=st.sampled_from("消7A，"),
    score=st.none() | st.floats(0.0, 1.0),
    wrong=st.booleans(),
    counts=st.booleans(),
)


@pytest.mark.parametrize(
    ("read", "truth", "wrong"),
    [
        ("新疆天安消防", "新疆天安消防", []),
        ("新疆大安消防", "新疆天安消防", [2]),
        ("新疆安消防公司", "新疆天安消防公司", [1]),
        ("新疆天天安消防公司", "新疆天安消防公司", [2]),
        ("消防（新疆）公司", "消防(新疆)公司", []),
        ("新疆 天安", "新疆天安", [2]),
    ],
)
def test_which_characters_were_wrong(read: str, truth: str, wrong: list[int]) -> None:
    found = seen_characters([(char, 0.9) for char in read], truth)
    marked = [place for place, one in enumerate(found) if one.wrong]
    assert len(marked) == len(wrong)
    assert all(abs(a - b) <= 1 for a, b in zip(marked, wrong, strict=True))


def test_another_value_altogether_tells_nothing_of_its_characters() -> None:
    assert not any(one.counts for one in seen_characters([("男", 0.99), ("女", 0.99)], "本科学历"))


@given(st.lists(seen, max_size=60))
def test_surer_characters_are_never_wrong_more_often(given_seen: list[Seen]) -> None:
    for shares in error_table(given_seen).values():
        assert len(shares) == len(SCORES)
        assert all(0.0 <= share <= 1.0 for share in shares)
        assert shares == sorted(shares, reverse=True)
