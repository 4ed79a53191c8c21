"""Published forms: every label as printed, what is told of them true of the page."""

import pytest

from benchmarks.heldout.published_forms import PUBLISHED, PUBLISHED_USUAL
from benchmarks.heldout.routes import ROUTES
from benchmarks.heldout.strangers import BY_ROUTE, SETS
from benchmarks.heldout.third_draw import told
from benchmarks.heldout.third_forms import runs_of


def test_they_are_drawn_by_the_command_along_known_routes() -> None:
    assert list(SETS["published"]) == list(PUBLISHED)
    assert set(PUBLISHED) <= set(BY_ROUTE)
    assert set(PUBLISHED_USUAL) <= set(ROUTES)


@pytest.mark.parametrize("layout", PUBLISHED)
def test_every_answer_stands_once_and_the_unit_presses_its_seal(layout: str) -> None:
    for seed in range(1, 9):
        story, form, _ = told(seed, layout, PUBLISHED[layout], paper=True)
        runs = list(runs_of(form))
        assert sorted(run.key for run in runs if run.key) == sorted(story.case.values), seed
        assert [run.seal for run in runs].count("unit") == 1
