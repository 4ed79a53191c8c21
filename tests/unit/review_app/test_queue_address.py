"""The queue's filters in the address: every address gives a filter, and filters come back as they went."""

from hypothesis import given
from hypothesis import strategies as st

from casework.stages import Stage
from review_app.queue_query import FILTER_KEYS, OPEN_STAGES, address, kept, read_filter, read_sort


def test_an_empty_address_shows_what_waits_for_a_person() -> None:
    found = read_filter({}, "s", "me")
    assert found.stages == OPEN_STAGES
    assert found.season == "s"


def test_all_stages_can_be_asked_for() -> None:
    assert read_filter({"stage": "all"}, "s", "me").stages == ()


def test_filters_are_read() -> None:
    query = {
        "stage": "复核,待补正",
        "award": "科技创新企业",
        "kind": "unit",
        "flag": "missing_seal",
        "who": "me",
    }
    found = read_filter({**query, "todo": "0", "q": "天山 139"}, "s", "李文员")
    assert found.stages == (Stage.SECOND_REVIEW, Stage.RETURNED)
    assert found.awards == ("科技创新企业",)
    assert (found.kind, found.flag, found.claimed_by) == ("unit", "missing_seal", "李文员")
    assert (found.needs_person, found.text) == (False, "天山 139")


def test_senseless_filters_are_left_out() -> None:
    found = read_filter({"stage": "哪里", "kind": "dog", "todo": "9", "who": "x", "read": "y"}, "s", "me")
    assert found.stages == OPEN_STAGES
    assert found.kind is None
    assert found.needs_person is None
    assert found.read_states == ()
    assert read_sort({"sort": "; DROP TABLE"}) == "received"


@given(st.dictionaries(st.sampled_from([*FILTER_KEYS, "id", "x"]), st.text(max_size=40), max_size=12))
def test_every_address_gives_a_filter(query: dict[str, str]) -> None:
    read_filter(query, "s", "me")
    read_sort(query)


@given(st.dictionaries(st.sampled_from(FILTER_KEYS), st.text(min_size=1, max_size=20), max_size=8))
def test_an_address_comes_back_as_it_went(query: dict[str, str]) -> None:
    from urllib.parse import parse_qsl

    assert dict(parse_qsl(address(query), keep_blank_values=True)) == kept(query)


def test_a_filter_can_be_taken_away() -> None:
    assert address({"flag": "x", "q": "y", "id": "3"}, flag=None) == "q=y"
