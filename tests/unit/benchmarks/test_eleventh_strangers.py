"""The eleventh strangers: registered, the same for a seed, truth what stands there, right check digits."""

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.heldout import eleventh_values as made
from benchmarks.heldout.eleventh_forms import ELEVENTH_STRANGERS
from benchmarks.heldout.eleventh_others import ELEVENTH_OTHERS
from benchmarks.heldout.fifth_others import draw_page
from benchmarks.heldout.render import browser
from benchmarks.heldout.strangers import SETS
from benchmarks.heldout.third_values import credit_check, identity_check


def test_five_forms_for_units_five_for_persons_and_four_papers_that_are_none() -> None:
    kinds = [layout.kind for layout in ELEVENTH_STRANGERS.values()]
    assert (kinds.count("unit"), kinds.count("person"), len(ELEVENTH_OTHERS)) == (5, 5, 4)
    assert list(SETS["eleventh"]) == [*ELEVENTH_STRANGERS, *ELEVENTH_OTHERS]


@given(st.integers(0, 10**9))
def test_numbers_carry_right_check_characters(seed: int) -> None:
    rng = random.Random(seed)
    who, unit = made.someone(rng), made.firm(rng)
    code = made.credit_code(rng, unit)
    assert identity_check(who.id_number[:17]) == who.id_number[17]
    assert credit_check(code[:17]) == code[17]
    assert made.sister(rng, unit.name) != unit.name


@pytest.mark.parametrize("name", ELEVENTH_OTHERS)
def test_a_paper_that_is_no_form_has_no_field(drawn_apart: Any, name: str, tmp_path: Path) -> None:
    def work() -> dict[str, Any]:
        with browser() as page:
            return draw_page(page, 1, name, "clean", tmp_path, ELEVENTH_OTHERS)

    line = drawn_apart(work)
    assert (line["kind"], line["fields"], line["flags"]) == ("other", {}, ["form_not_recognised"])
    assert (tmp_path / line["file"]).is_file()
