"""Odd and hostile input at the store's public doors is refused in words, or harmless; on both databases."""

import base64
import contextlib
import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from desk import FIRST, SECOND, bring_to, take_in
from forms import unit_form
from hypothesis import HealthCheck, given
from hypothesis import settings as profile
from hypothesis import strategies as st

from casework.errors import InvalidInput
from casework.roles import SYSTEM, Role
from casework.services import decisions, people, queue, submissions
from casework.services.receiving import files_of
from casework.services.values import QueueFilter
from casework.stages import Stage
from casework.store.database import Store


@pytest.fixture
def candidate(store: Store) -> int:
    number = take_in(store, unit_form())
    bring_to(store, number, Stage.SELECTION)
    return number


@pytest.mark.parametrize(
    ("counts", "member"),
    [((10**20, 0, 0), ""), ((2**31, 0, 0), ""), ((1, 0, 0), "  "), ((1, 0, 0), "长" * 5000)],
)
def test_votes_that_no_meeting_casts(
    store: Store, candidate: int, counts: tuple[int, int, int], member: str
) -> None:
    with pytest.raises(InvalidInput):
        decisions.record_vote(store, candidate, *counts, SECOND, member=member)
    assert decisions.votes(store, candidate, SECOND) == ()


def test_a_member_with_a_space_behind_the_name_votes_once(store: Store, candidate: int) -> None:
    decisions.record_vote(store, candidate, 1, 0, 0, SECOND, member="李委员")
    decisions.record_vote(store, candidate, 0, 1, 0, SECOND, member=" 李委员 ")
    (vote,) = decisions.votes(store, candidate, SECOND)
    assert (vote.member, vote.in_favour, vote.against) == ("李委员", 0, 1)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=6,
)


@given(
    _JSON | st.tuples(st.just("received"), _JSON, _JSON) | st.tuples(st.just("unit"), _JSON, _JSON),
    st.sampled_from(["received", "unit", "work"]),
)
@profile(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_page_of_an_address_is_a_page_or_refused(store: Store, said: Any, sort: Any) -> None:
    token = base64.urlsafe_b64encode(json.dumps(said).encode()).decode()
    with contextlib.suppress(InvalidInput):
        queue.queue(store, FIRST, sort=sort, page=token)


@given(st.text(alphabet=st.characters(codec=None) | st.sampled_from("\0\ud800%_\\'"), max_size=12))
@profile(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_search_is_answered(store: Store, text: str) -> None:
    queue.queue(store, FIRST, QueueFilter(text=text, unit=text, flag=text or None, awards=(text,)))


@pytest.mark.parametrize("days", [0, -1, 10**9])
def test_a_token_lasts_some_days_or_is_not_made(store: Store, days: int) -> None:
    people.create_user(store, "门户", "a-long-password-1", (Role.CLERK,), SYSTEM)
    with pytest.raises(InvalidInput):
        people.create_token(store, "门户", "x", SYSTEM, days)
    assert people.list_tokens(store, SYSTEM) == ()


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_links_in_a_shared_folder_lead_nowhere(tmp_path: Path) -> None:
    shared, elsewhere = tmp_path / "shared", tmp_path / "elsewhere"
    shared.mkdir()
    elsewhere.mkdir()
    (elsewhere / "secret.pdf").write_bytes(b"%PDF-1.7 secret")
    (shared / "form.pdf").write_bytes(b"%PDF-1.7 form")
    (shared / "file.pdf").symlink_to(elsewhere / "secret.pdf")
    (shared / "folder").symlink_to(elsewhere)
    (shared / "again.pdf").symlink_to(shared / "form.pdf")
    assert [name for _, name in files_of(shared)] == ["again.pdf", "form.pdf"]


def test_numbers_that_no_row_can_have_are_no_part_of_a_bulk_decision(store: Store) -> None:
    number = take_in(store, unit_form())
    found = decisions.preview_bulk(store, [number, 10**30, -1, 0], Stage.RETURNED, FIRST, "请补正")
    assert [prospect.submission_id for prospect in found] == [number]


@pytest.mark.parametrize("day", [date(1, 1, 1), date(2002, 1, 10), date(9999, 1, 1)])
def test_days_of_arrival_that_are_slips_of_the_keyboard(store: Store, day: date) -> None:
    number = take_in(store, unit_form())
    with pytest.raises(InvalidInput):
        submissions.set_received_on(store, number, day, "按邮戳", FIRST)
    submissions.set_received_on(store, number, date(2022, 1, 10), "按邮戳", FIRST)
