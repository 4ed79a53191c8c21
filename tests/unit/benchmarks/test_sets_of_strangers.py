"""What every set of strangers that is drawn along routes keeps to, whoever drew it."""

import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.heldout import eleventh_values, tenth_values, thirteenth_values, twelfth_values
from benchmarks.heldout.eighth_forms import EIGHTH_STRANGERS
from benchmarks.heldout.eleventh_forms import ELEVENTH_STRANGERS
from benchmarks.heldout.eleventh_others import ELEVENTH_OTHERS
from benchmarks.heldout.fifth_others import draw_page
from benchmarks.heldout.ninth_forms import NINTH_STRANGERS
from benchmarks.heldout.render import browser
from benchmarks.heldout.seventh_forms import SEVENTH_STRANGERS
from benchmarks.heldout.sixth_forms import SIXTH_STRANGERS
from benchmarks.heldout.strangers import BY_ROUTE, SETS
from benchmarks.heldout.tenth_forms import TENTH_STRANGERS
from benchmarks.heldout.tenth_others import TENTH_OTHERS
from benchmarks.heldout.third_draw import told
from benchmarks.heldout.third_forms import Third, runs_of
from benchmarks.heldout.third_values import credit_check, identity_check
from benchmarks.heldout.thirteenth_forms import THIRTEENTH_STRANGERS
from benchmarks.heldout.thirteenth_others import THIRTEENTH_OTHERS
from benchmarks.heldout.twelfth_forms import TWELFTH_STRANGERS
from benchmarks.heldout.twelfth_others import TWELFTH_OTHERS

NEWER: Mapping[str, Third] = (
    SEVENTH_STRANGERS
    | EIGHTH_STRANGERS
    | NINTH_STRANGERS
    | TENTH_STRANGERS
    | ELEVENTH_STRANGERS
    | TWELFTH_STRANGERS
    | THIRTEENTH_STRANGERS
)


def test_no_layout_hides_an_older_one_of_its_name() -> None:
    names = [name for layouts in SETS.values() for name in layouts]
    assert sorted(names) == sorted(set(names))
    assert set(NEWER) <= set(BY_ROUTE)


@pytest.mark.parametrize("layout", [*SIXTH_STRANGERS, *NEWER])
def test_a_seed_always_tells_the_same(layout: str) -> None:
    one, two = (told(11, layout, BY_ROUTE[layout], paper=True)[:2] for _ in range(2))
    assert one == two
    assert told(12, layout, BY_ROUTE[layout], paper=True)[0] != one[0]


@pytest.mark.parametrize("layout", NEWER)
def test_every_value_stands_on_the_form_once_and_a_blank_nowhere(layout: str) -> None:
    for seed in range(12):
        story, form, _ = told(seed, layout, NEWER[layout], paper=True)
        keys = sorted(run.key for run in runs_of(form) if run.key)
        assert keys == sorted(story.case.values)
        assert not {run.blank for run in runs_of(form)} & set(keys)


@pytest.mark.parametrize(
    ("name", "forms", "papers", "counts"),
    [
        ("tenth", TENTH_STRANGERS, TENTH_OTHERS, (5, 4, 3)),
        ("eleventh", ELEVENTH_STRANGERS, ELEVENTH_OTHERS, (5, 5, 4)),
        ("twelfth", TWELFTH_STRANGERS, TWELFTH_OTHERS, (5, 4, 3)),
        ("thirteenth", THIRTEENTH_STRANGERS, THIRTEENTH_OTHERS, (5, 4, 3)),
    ],
)
def test_forms_for_units_and_persons_and_papers_that_are_none(
    name: str, forms: Mapping[str, Third], papers: Mapping[str, Any], counts: tuple[int, int, int]
) -> None:
    kinds = [layout.kind for layout in forms.values()]
    assert (kinds.count("unit"), kinds.count("person"), len(papers)) == counts
    assert list(SETS[name]) == [*forms, *papers]


@pytest.mark.parametrize(
    "made",
    [tenth_values, eleventh_values, twelfth_values, thirteenth_values],
    ids=["tenth", "eleventh", "twelfth", "thirteenth"],
)
@given(st.integers(0, 10**9))
def test_numbers_carry_right_check_characters(made: Any, seed: int) -> None:
    rng = random.Random(seed)
    who, unit = made.someone(rng), made.firm(rng)
    code = made.credit_code(rng, unit)
    assert identity_check(who.id_number[:17]) == who.id_number[17]
    assert credit_check(code[:17]) == code[17]
    assert made.sister(rng, unit.name) != unit.name


@pytest.mark.parametrize("name", [*TENTH_OTHERS, *ELEVENTH_OTHERS, *TWELFTH_OTHERS, *THIRTEENTH_OTHERS])
def test_a_paper_that_is_no_form_has_no_field(drawn_apart: Any, name: str, tmp_path: Path) -> None:
    def work() -> dict[str, Any]:
        with browser() as page:
            others = TENTH_OTHERS | ELEVENTH_OTHERS | TWELFTH_OTHERS | THIRTEENTH_OTHERS
            return draw_page(page, 1, name, "clean", tmp_path, others)

    line = drawn_apart(work)
    assert (line["kind"], line["fields"], line["flags"]) == ("other", {}, ["form_not_recognised"])
    assert (tmp_path / line["file"]).is_file()


def test_a_maker_without_branches_tells_no_head_offices_seal() -> None:
    """Universities have none: drawing until one came had no end."""
    layout = BY_ROUTE["faculty_person"]
    stories = [told(seed, "faculty_person", layout, paper=True)[0] for seed in range(30)]
    assert "head_office_seal" not in {story.case.scenario for story in stories}
