"""A label that nobody knew: assigned by a reviewer, taught to the season, read from then on, withdrawn."""

import pytest
from desk import FIRST, OTHER, take_in, view
from fast_reader import read as fake_read
from forms import unit_form

from casework import jobs
from casework.errors import InvalidInput, NotAllowed, NotFound
from casework.roles import Actor, Role
from casework.rulebook import taught_season
from casework.services import history, labels, reading, review, statistics
from casework.stages import Stage
from casework.store.database import Store
from casework.store.tables import SubmissionRow
from extract.forms.lexicon import lexicon_for
from extract.season import Season

SEASON = "xjfpa-2021"
LABEL, KEY = "掌柜的", "法定代表人"
CLERK = Actor("经办甲", frozenset({Role.CLERK}))


def odd_form(number: int) -> bytes:
    return unit_form(number, 法定代表人=None, extras={LABEL: f"王{number}国"})


def read_waiting(store: Store) -> int:
    """What the work loop does with all that waits."""
    leases = jobs.take(store, "w", 50)
    for lease in leases:
        outcome = fake_read(jobs.task_of(store, lease))
        reading.apply_reading(store, lease.submission_id, outcome, job_id=lease.job_id, worker="w")
    return len(leases)


def flags(store: Store, number: int) -> set[str]:
    return {flag.code for flag in view(store, number).flags if KEY in flag.fields}


def test_a_taught_label_is_read_from_then_on_until_withdrawn(store: Store) -> None:
    first, later = take_in(store, odd_form(1), "a.pdf"), take_in(store, odd_form(2), "b.pdf")
    assert flags(store, first) == {"missing_required_field"}
    with pytest.raises(NotAllowed):
        review.assign_label(store, first, LABEL, KEY, CLERK, teach=True)
    changed = review.assign_label(store, first, LABEL, KEY, FIRST, teach=True)
    assert [flag.code for flag in changed.flags_gone] == ["missing_required_field"]
    field = view(store, first).field(KEY)
    assert field is not None
    assert (field.value, field.settled_as, field.settled_by) == ("王1国", "assigned", FIRST.name)

    (kept,) = labels.taught(store, SEASON, OTHER)
    assert (kept.label, kept.key, kept.who, kept.waiting) == (LABEL, KEY, FIRST.name, (later,))
    assert labels.read_again(store, kept.id, FIRST) == 1
    assert read_waiting(store) == 1
    shown = view(store, later)
    assert shown.field(LABEL) is None
    again = shown.field(KEY)
    assert again is not None
    assert (again.value, again.settled_as) == ("王2国", None)
    assert flags(store, later) == set()

    with pytest.raises(InvalidInput):
        labels.withdraw(store, kept.id, " ", FIRST)
    labels.withdraw(store, kept.id, "教错了", OTHER)
    assert labels.taught(store, SEASON, FIRST) == ()
    with pytest.raises(NotFound):
        labels.withdraw(store, kept.id, "再来", OTHER)
    third = take_in(store, odd_form(3), "c.pdf")
    assert view(store, third).field(LABEL) is not None
    lines = [
        (event.who, event.action)
        for event in history.recent_events(store, Actor("管", frozenset({Role.ADMIN})))
    ]
    assert (FIRST.name, "学习标签") in lines
    assert (OTHER.name, "撤回标签") in lines


def test_what_was_voted_on_is_passed_over_and_the_others_are_read_again(store: Store) -> None:
    numbers = [take_in(store, odd_form(number), f"{number}.pdf") for number in (1, 2, 3)]
    review.assign_label(store, numbers[0], LABEL, KEY, FIRST, teach=True)
    with store.write() as unit:
        unit.session.get_one(SubmissionRow, numbers[1]).stage = Stage.SELECTION.value
    (kept,) = labels.taught(store, SEASON, FIRST)
    assert labels.read_again(store, kept.id, FIRST) == 1
    assert view(store, numbers[1]).read_state == "read"
    assert view(store, numbers[2]).read_state == "waiting"


def test_an_assignment_is_undone_in_one_step(store: Store) -> None:
    number = take_in(store, odd_form(4))
    review.assign_label(store, number, LABEL, KEY, FIRST)
    extra = view(store, number).field(LABEL)
    assert extra is not None
    assert extra.settled_as == "assigned"
    assert statistics.corrections_by_field(store, SEASON, FIRST) == {KEY: 1}
    review.undo(store, number, FIRST)
    shown = view(store, number)
    assert (shown.field(KEY).value, shown.field(LABEL).settled_as) == (None, None)  # type: ignore[union-attr]
    assert flags(store, number) == {"missing_required_field"}


def test_a_label_has_one_meaning(store: Store) -> None:
    one, two = take_in(store, odd_form(5), "a.pdf"), take_in(store, odd_form(6), "b.pdf")
    review.assign_label(store, one, LABEL, KEY, FIRST, teach=True)
    review.assign_label(store, two, LABEL, "联系人", FIRST, teach=True)
    assert [kept.key for kept in labels.taught(store, SEASON, FIRST)] == ["联系人"]


@pytest.mark.parametrize("key", ["印章·单位意见", LABEL])
def test_only_the_seasons_fields_can_be_meant(store: Store, key: str) -> None:
    number = take_in(store, odd_form(7))
    with pytest.raises(InvalidInput):
        review.assign_label(store, number, LABEL, key, FIRST)


def test_a_later_offer_is_answered_by_any_word_of_a_person(store: Store) -> None:
    number = take_in(store, odd_form(8))
    review.correct_field(store, number, KEY, "李四", FIRST)
    other = take_in(store, odd_form(9), "b.pdf")
    review.assign_label(store, other, LABEL, KEY, FIRST, teach=True)
    reading.read_again(store, number, FIRST)
    read_waiting(store)
    offered = view(store, number).field(KEY)
    assert offered is not None
    assert (offered.value, offered.offered.value) == ("李四", "王8国")  # type: ignore[union-attr]
    review.correct_field(store, number, KEY, "王8国", FIRST)
    assert view(store, number).field(KEY).offered is None  # type: ignore[union-attr]


def test_the_reader_of_forms_knows_what_was_taught(store: Store) -> None:
    """What a reading process gets is a season whose lexicon has the label."""
    assert lexicon_for(taught(store), "unit").match(LABEL) is None
    number = take_in(store, odd_form(10))
    review.assign_label(store, number, LABEL, KEY, FIRST, teach=True)
    match = lexicon_for(taught(store), "unit").match(f"{LABEL}：")
    assert match is not None
    assert (match.keys, match.category) == ((KEY,), "field")


def taught(store: Store) -> Season:
    with store.read() as session:
        return taught_season(session, store.settings, SEASON)
