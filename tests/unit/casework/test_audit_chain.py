"""The chain finds change, gap, reorder, insertion and a cut tail."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.audit import GENESIS, Event, event_hash, verify_chain

START = datetime(2022, 1, 10, tzinfo=UTC)


def chain(count: int) -> list[Event]:
    events, previous = [], GENESIS
    for seq in range(1, count + 1):
        bare = Event(
            seq, START + timedelta(seconds=seq), "甲", "更正", 7, "联系人", "a", "b", "", previous, ""
        )
        whole = replace(bare, hash=event_hash(bare))
        events.append(whole)
        previous = whole.hash
    return events


def head(events: list[Event]) -> tuple[int, str]:
    return events[-1].seq, events[-1].hash


def test_whole_chain_is_intact() -> None:
    events = chain(5)
    report = verify_chain(events, head(events))
    assert report.intact
    assert report.events == 5


def test_empty_chain_is_intact() -> None:
    assert verify_chain([], None).intact


@pytest.mark.parametrize("part", ["who", "action", "subject", "before", "after", "why"])
def test_any_changed_part_is_found(part: str) -> None:
    events = chain(5)
    events[2] = replace(events[2], **{part: "改"})
    problems = verify_chain(events, head(events)).problems
    assert any("第 3 条" in problem for problem in problems)


def test_changed_and_rehashed_event_breaks_the_next() -> None:
    events = chain(5)
    forged = replace(events[2], after="伪造", hash="")
    events[2] = replace(forged, hash=event_hash(forged))
    assert any("第 4 条与前一条不衔接" in problem for problem in verify_chain(events, head(events)).problems)


def test_gap_reorder_and_cut_tail_are_found() -> None:
    events = chain(6)
    assert not verify_chain(events[:2] + events[3:], head(events)).intact
    assert not verify_chain([*events[:2], events[3], events[2], *events[4:]], head(events)).intact
    assert any("末尾" in problem for problem in verify_chain(events[:4], head(events)).problems)


@given(st.integers(0, 9), st.sampled_from(["who", "why", "after"]), st.text(min_size=1, max_size=20))
def test_no_single_change_goes_unseen(place: int, part: str, text: str) -> None:
    events = chain(10)
    if getattr(events[place], part) == text:
        return
    events[place] = replace(events[place], **{part: text})
    assert not verify_chain(events, head(events)).intact


@given(st.data())
def test_no_gap_reorder_copy_or_cut_goes_unseen(data: st.DataObject) -> None:
    events = chain(data.draw(st.integers(2, 9), "length"))
    known = head(events)
    place = data.draw(st.integers(0, len(events) - 1), "place")
    other = data.draw(st.integers(0, len(events) - 1).filter(lambda number: number != place), "other")
    match data.draw(st.sampled_from(["gap", "swap", "copy", "cut"]), "how"):
        case "gap":
            del events[place]
        case "swap":
            events[place], events[other] = events[other], events[place]
        case "copy":
            events.insert(other, events[place])
        case _:
            events = events[: max(place, other)]
    assert not verify_chain(events, known).intact


@given(st.integers(0, 9), st.integers(0, 9))
def test_a_gap_that_was_numbered_and_hashed_anew_is_seen_at_the_head(first: int, last: int) -> None:
    """Whoever rewrites the whole tail still needs the head, which backups and archives carry too."""
    events = chain(10)
    known, kept = head(events), events[: min(first, last)] + events[max(first, last) + 1 :]
    forged, previous = [], GENESIS
    for seq, event in enumerate(kept, 1):
        bare = replace(event, seq=seq, previous=previous, hash="")
        forged.append(replace(bare, hash=event_hash(bare)))
        previous = forged[-1].hash
    assert not verify_chain(forged, known).intact


def test_a_clock_set_back_is_told_and_is_no_tampering() -> None:
    events = chain(2)
    bare = Event(3, START - timedelta(days=400), "甲", "更正", 7, "", None, None, "", events[-1].hash, "")
    events.append(replace(bare, hash=event_hash(bare)))
    report = verify_chain(events, head(events))
    assert report.intact
    assert "第 3 条" in report.remarks[0]
    assert "时钟" in report.remarks[0]
