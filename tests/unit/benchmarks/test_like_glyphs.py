"""Names one look-alike off, and made seals of another seed."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.like_glyphs import look_alike
from benchmarks.seals import look_alikes, made_cases


@pytest.mark.parametrize(("char", "alike"), [("未", "末"), ("千", "干"), ("土", "士"), ("限", "阳")])
def test_what_looks_alike_is_found_by_its_picture(char: str, alike: str) -> None:
    rng = np.random.default_rng(1)
    found = {look_alike(char, rng) for _ in range(30)}
    assert alike in found
    assert char not in found
    assert len(found) <= 3


def test_a_character_outside_the_alphabet_has_no_look_alike() -> None:
    with pytest.raises(ValueError, match="not in"):
        look_alike("（", np.random.default_rng(1))


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_a_name_differs_in_one_character_and_never_in_its_brackets(seed: int) -> None:
    name = "天山（新疆）消防有限公司"
    ((kind, other),) = look_alikes(name, np.random.default_rng(seed))
    off = [k for k in range(len(name)) if name[k] != other[k]]
    assert (kind, len(other), len(off)) == ("look-alike", len(name), 1)
    assert name[off[0]] not in "（）"


def test_seals_of_a_seed_are_the_same_again_and_others_of_another() -> None:
    one, again, other = ([case.text for case in made_cases(2, seed)] for seed in (5, 5, 6))
    assert one == again
    assert one != other
