"""What every set of strangers that is drawn along routes keeps to, whoever drew it."""

from collections.abc import Mapping

import pytest

from benchmarks.heldout.eighth_forms import EIGHTH_STRANGERS
from benchmarks.heldout.eleventh_forms import ELEVENTH_STRANGERS
from benchmarks.heldout.ninth_forms import NINTH_STRANGERS
from benchmarks.heldout.seventh_forms import SEVENTH_STRANGERS
from benchmarks.heldout.sixth_forms import SIXTH_STRANGERS
from benchmarks.heldout.strangers import BY_ROUTE, SETS
from benchmarks.heldout.tenth_forms import TENTH_STRANGERS
from benchmarks.heldout.third_draw import told
from benchmarks.heldout.third_forms import Third, runs_of

NEWER: Mapping[str, Third] = (
    SEVENTH_STRANGERS | EIGHTH_STRANGERS | NINTH_STRANGERS | TENTH_STRANGERS | ELEVENTH_STRANGERS
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
