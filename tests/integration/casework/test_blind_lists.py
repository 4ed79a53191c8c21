"""A value that somebody is to enter blind is not told by any list either: queue, tiles, bulk decisions."""

from collections.abc import Iterator
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path

import pytest
from desk import FIRST, OTHER, SECOND, answer_everything, take_in
from forms import UNIT, person, person_form, unit_form

from casework.roles import Actor, Role
from casework.services import decisions, groups, queue, review, second_entry, submissions
from casework.services.values import QueueFilter
from casework.settings import Settings
from casework.stages import Stage
from casework.store.database import Store, open_store
from review_app.ranking import candidates

SEASON = "xjfpa-2021"
SECRET = "新疆秘密消防工程有限公司"
READER = Actor("读者", frozenset({Role.READER}))


@pytest.fixture
def store(settings: Settings, tmp_path: Path) -> Iterator[Store]:
    """A store whose season wants names entered twice."""
    folder = tmp_path / "seasons"
    folder.mkdir()
    text = (files("extract.seasons") / f"{SEASON}.toml").read_text(encoding="utf-8")
    changed = text.replace("second_entry = []", 'second_entry = ["单位名称", "姓名"]')
    assert changed != text
    (folder / f"{SEASON}.toml").write_text(changed, encoding="utf-8")
    opened = open_store(settings.model_copy(update={"seasons": folder}))
    yield opened
    opened.close()


def listed(store: Store, who: Actor, **filters: str) -> str:
    """All that the queue shows."""
    found = queue.queue(store, who, QueueFilter(season=SEASON, **filters))  # type: ignore[arg-type]
    return "".join(str(asdict(row)) for row in found.rows)


def test_the_queue_tells_a_name_to_all_but_the_one_who_is_to_enter_it(store: Store) -> None:
    number = take_in(store, unit_form(), "推荐表.pdf")
    review.correct_field(store, number, "单位名称", SECRET, FIRST)
    assert SECRET not in listed(store, OTHER)
    assert UNIT["单位名称"] not in listed(store, OTHER)  # nor what was read
    assert "〔待您录入〕" in listed(store, OTHER)
    for who in (FIRST, READER):
        assert SECRET in listed(store, who)
    second_entry.enter(store, number, "单位名称", SECRET, OTHER)
    assert SECRET in listed(store, OTHER)


def test_a_search_confirms_no_guess(store: Store) -> None:
    number = take_in(store, unit_form(), "推荐表.pdf")
    review.correct_field(store, number, "单位名称", SECRET, FIRST)
    for asked in ({"text": "秘密消防"}, {"text": "李红梅 秘密"}, {"unit": SECRET}):
        assert listed(store, FIRST, **asked)
        assert not listed(store, OTHER, **asked)
    assert listed(store, OTHER, text="李红梅")
    assert queue.matching_ids(store, OTHER, QueueFilter(season=SEASON, text="秘密")) == ()


def test_tiles_and_previews_do_not_tell_it(store: Store) -> None:
    number = take_in(store, unit_form(seal=SECRET), "推荐表.pdf")
    review.correct_field(store, number, "单位名称", SECRET, FIRST)
    for key in ("印章", "申报奖项"):
        shown = groups.tiles(store, SEASON, key, OTHER)
        assert shown
        assert SECRET not in str([asdict(tile) for tile in shown])
        assert SECRET in str([asdict(tile) for tile in groups.tiles(store, SEASON, key, FIRST)])
    (tile, *_) = groups.tiles(store, SEASON, "申报奖项", OTHER)
    (outcome,) = groups.confirm_tiles(store, [tile], OTHER)
    assert outcome.refusal is None
    for who, told in ((OTHER, False), (FIRST, True)):
        (prospect,) = decisions.preview_bulk(store, [number], Stage.RETURNED, who, "请补正")
        assert (SECRET in str(asdict(prospect))) is told


def test_another_form_of_the_same_file_does_not_tell_it(store: Store) -> None:
    number = take_in(store, person_form(forms=[person("乙二秘")]), "两份.pdf")
    (other,) = submissions.load(store, number, FIRST).same_file
    review.correct_field(store, other.id, "姓名", "丙三秘", FIRST)
    (shown,) = submissions.load(store, number, OTHER).same_file
    assert shown.title == "〔待您录入〕"
    (shown,) = submissions.load(store, number, FIRST).same_file
    assert shown.title == "丙三秘"


def test_the_list_of_candidates_does_not_tell_what_was_corrected_after_the_vote_began(store: Store) -> None:
    number = take_in(store, unit_form(), "推荐表.pdf")
    answer_everything(store, number)
    review.confirm_field(store, number, "单位名称", FIRST)
    second_entry.enter(store, number, "单位名称", UNIT["单位名称"], SECOND)
    decisions.transition(store, number, Stage.SECOND_REVIEW, FIRST)
    decisions.transition(store, number, Stage.SELECTION, SECOND)
    review.correct_field(store, number, "单位名称", SECRET, SECOND)
    another = Actor("复核乙", frozenset({Role.SECOND}))
    for who, told in ((SECOND, True), (another, False)):
        (candidate,) = candidates(store, SEASON, None, who)
        assert (SECRET in str(candidate.view)) is told, who
