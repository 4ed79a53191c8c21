"""Where the season names fields for it: a blind second entry, and a third person for differences."""

import io
import zipfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from desk import FIRST, OTHER, SECOND, answer_everything, take_in, view
from forms import unit_form

from casework.errors import InvalidInput, NotAllowed, TransitionRefused, VersionConflict
from casework.roles import SYSTEM, Actor, Role
from casework.services import decisions, exports, queue, review, second_entry
from casework.services.values import QueueFilter
from casework.settings import Settings
from casework.stages import Stage
from casework.store.database import Store, open_store

SEASON = "xjfpa-2021"
KEY = "统一社会信用代码"
THIRD = Actor("初审丙", frozenset({Role.FIRST}))


@pytest.fixture
def store(settings: Settings, tmp_path: Path) -> Iterator[Store]:
    """A store whose season wants one field entered twice."""
    folder = tmp_path / "seasons"
    folder.mkdir()
    text = (files("extract.seasons") / f"{SEASON}.toml").read_text(encoding="utf-8")
    changed = text.replace("second_entry = []", f'second_entry = ["{KEY}"]')
    assert changed != text
    (folder / f"{SEASON}.toml").write_text(changed, encoding="utf-8")
    opened = open_store(settings.model_copy(update={"seasons": folder}))
    yield opened
    opened.close()


def waiting(store: Store, who: Actor) -> list[int]:
    found = queue.queue(store, who, QueueFilter(season=SEASON, waits_for_me=True))
    return [row.id for row in found.rows]


def standing(store: Store, number: int) -> str:
    (pair,) = view(store, number).pairs
    return pair.standing


def test_equal_entries_settle_the_matter(store: Store) -> None:
    number = take_in(store, unit_form())
    assert standing(store, number) == "first"
    with pytest.raises(InvalidInput):
        second_entry.enter(store, number, KEY, "911", OTHER)
    review.correct_field(store, number, KEY, "911", FIRST)
    assert second_entry.due(store, number, FIRST) == ()
    assert second_entry.due(store, number, OTHER) == (KEY,)
    assert (waiting(store, FIRST), waiting(store, OTHER)) == ([], [number])
    with pytest.raises(NotAllowed):
        second_entry.enter(store, number, KEY, "911", FIRST)
    assert second_entry.enter(store, number, KEY, "９１１", OTHER)  # full width is the same
    assert standing(store, number) == "agreed"
    assert waiting(store, OTHER) == []


def test_a_third_decides_between_two(store: Store) -> None:
    number = take_in(store, unit_form())
    review.correct_field(store, number, KEY, "911", FIRST)
    assert not second_entry.enter(store, number, KEY, "917", OTHER)
    (difference,) = second_entry.differences(store, SEASON, THIRD)
    assert (difference.first, difference.second) == ("911", "917")
    assert (waiting(store, FIRST), waiting(store, OTHER), waiting(store, THIRD)) == ([], [], [number])
    for one_of_them in (FIRST, OTHER):
        with pytest.raises(NotAllowed):
            second_entry.decide(store, difference, "917", one_of_them)
    second_entry.decide(store, difference, "917", THIRD)
    assert not second_entry.differences(store, SEASON, THIRD)
    field = view(store, number).field(KEY)
    assert field is not None
    assert (field.value, field.settled_by) == ("917", THIRD.name)
    assert standing(store, number) == "agreed"
    with pytest.raises(VersionConflict):
        second_entry.decide(store, difference, "911", Actor("丁", frozenset({Role.FIRST})))


def test_undoing_a_decision_opens_the_matter_again(store: Store) -> None:
    number = take_in(store, unit_form())
    review.correct_field(store, number, KEY, "911", FIRST)
    second_entry.enter(store, number, KEY, "917", OTHER)
    (difference,) = second_entry.differences(store, SEASON, THIRD)
    second_entry.decide(store, difference, "919", THIRD)
    review.undo(store, number, THIRD)
    assert standing(store, number) == "differs"


def test_the_same_person_twice_is_no_second_pair_of_eyes(store: Store) -> None:
    number = take_in(store, unit_form())
    review.correct_field(store, number, KEY, "911", FIRST)
    second_entry.enter(store, number, KEY, "911", OTHER)
    review.correct_field(store, number, KEY, "922", OTHER)
    assert standing(store, number) == "second"
    assert (waiting(store, OTHER), waiting(store, FIRST)) == ([], [number])


def test_nothing_goes_to_the_selection_before_both_agree(store: Store) -> None:
    number = take_in(store, unit_form())
    answer_everything(store, number)
    review.confirm_field(store, number, KEY, FIRST)
    decisions.transition(store, number, Stage.SECOND_REVIEW, FIRST)
    with pytest.raises(TransitionRefused, match="第二人"):
        decisions.transition(store, number, Stage.SELECTION, SECOND)
    assert not second_entry.enter(store, number, KEY, "", OTHER)
    with pytest.raises(TransitionRefused, match="第三人"):
        decisions.transition(store, number, Stage.SELECTION, SECOND)
    (difference,) = second_entry.differences(store, SEASON, SECOND)
    assert difference.first is not None
    second_entry.decide(store, difference, difference.first, SECOND)
    decisions.transition(store, number, Stage.SELECTION, SECOND)
    assert view(store, number).stage == Stage.SELECTION


def told(data: bytes) -> str:
    """All text of an export: a workbook's sheets, or the file itself."""
    if data[:2] != b"PK":
        return data.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))


def test_no_export_tells_a_value_to_the_one_who_is_to_enter_it(store: Store) -> None:
    number = take_in(store, unit_form())
    review.correct_field(store, number, KEY, "91650100MA7SECRET1", FIRST)
    makers = (exports.season_csv, exports.season_json)
    assert "SECRET" not in told(exports.summary(store, SEASON, OTHER).data)
    for make in makers:
        assert "SECRET" not in told(make(store, SEASON, OTHER).data), make
        assert "〔待您录入〕" in told(make(store, SEASON, OTHER).data), make
        for who in (FIRST, SYSTEM):
            assert "91650100MA7SECRET1" in told(make(store, SEASON, who).data), make
    second_entry.enter(store, number, KEY, "91650100MA7SECRET1", OTHER)
    for make in makers:
        assert "91650100MA7SECRET1" in told(make(store, SEASON, OTHER).data), make


def test_a_letter_with_gaps_is_refused_until_the_second_entry(store: Store) -> None:
    number = take_in(store, unit_form())
    review.correct_field(store, number, KEY, "91650100MA7SECRET1", FIRST)
    decisions.send_back(store, number, FIRST, "1. 统一社会信用代码 91650100MA7SECRET1 与执照不符，请更正。")
    with pytest.raises(NotAllowed, match="独立录入"):
        exports.correction_notice(store, number, OTHER)
    assert "SECRET" in told(exports.correction_notice(store, number, FIRST).data)
    second_entry.enter(store, number, KEY, "91650100MA7SECRET1", OTHER)
    assert "SECRET" in told(exports.correction_notice(store, number, OTHER).data)
