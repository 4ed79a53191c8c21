"""Made-up submissions of every kind, judged from their true text: precision and recall of each flag."""

import pytest

from benchmarks.flags import UNSCORED, judge_given, table
from extract.rules.codes import CODES
from extract.season import Season

COUNT = 480
FLOOR = 0.99
SPOILING = (
    "penalty",
    "scale",
    "late",
    "qualification",
    "award",
    "numbers",
    "identity",
    "required",
    "membership",
    "proof",
)


@pytest.mark.parametrize("seed", [20220115, 20231231])
def test_flags_of_generated_submissions(season: Season, seed: int) -> None:
    outcomes = judge_given(COUNT, seed, season)
    wrong = [(o.name, sorted(o.expected ^ o.got), o.shown) for o in outcomes if not o.right]
    counted = table(outcomes)
    assert set(counted) == CODES - {UNSCORED}
    for code, row in counted.items():
        assert row["precision"] is not None, code
        assert row["precision"] >= FLOOR, (code, wrong)
        assert row["recall"] is not None, code
        assert row["recall"] >= FLOOR, (code, wrong)


def test_each_topic_makes_both_kinds(season: Season) -> None:
    """A topic that never spoils, or always does, would measure one side only."""
    outcomes = judge_given(COUNT, 7, season)
    for prefix in SPOILING:
        of_topic = [o for o in outcomes if o.name.startswith(prefix)]
        assert any(o.expected for o in of_topic), prefix
        assert any(not o.expected for o in of_topic), prefix
