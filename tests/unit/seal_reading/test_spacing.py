"""A seal's name is spaced evenly: where there is room for a character one was left out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.seals.consensus import bare, consensus
from extract.seals.decide import bears
from extract.seals.evidence import Difference, Evidence
from extract.seals.judged import LEFT_OUT, SETTLED, UNFILLED, by_words, judge_views
from extract.seals.likelihood import TextScorer
from extract.seals.spacing import with_room
from extract.seals.unwrap import Strip
from extract.seals.views import View
from models.ctc import decode
from models.seal_reader import class_codes

LETTERS = ["", *"新疆天山消防科技有限公司（）7"]
CODES = class_codes(LETTERS)
NAME = "新疆天山消防科技有限公司"


def view(written: str, kind: str = "ring") -> View:
    """A view of characters four steps apart, nothing in place of an underscore."""
    rows = np.full((4 * len(written) + 2, len(LETTERS)), 1e-6, dtype=np.float32)
    rows[:, 0] = 1.0
    for place, char in enumerate(written):
        if char != "_":
            rows[4 * place + 1] = 1e-6
            rows[4 * place + 1, CODES[char]] = 0.999
    strip = Strip(np.full((48, 8 * len(rows), 3), 255, np.uint8), kind, 0.0, 5.0)  # type: ignore[arg-type]
    return View(strip, rows, decode(rows, LETTERS), CODES)


def room(written: str, kind: str = "ring") -> tuple[int, ...]:
    views = [view(written, kind)]
    scorer = TextScorer([views[0].probabilities], [CODES])
    return with_room(consensus(scorer, [views[0].decoded.text]), views).missing


@pytest.mark.parametrize(
    ("written", "before"),
    [
        (NAME, {}),
        ("新疆天山_防科技有限公司", {4: 1}),
        ("新疆天山__科技有限公司", {4: 2}),
        ("新疆（天山）消防科技有限公司", {}),
        ("新疆（天山）_防科技有限公司", {4: 1}),
        ("_疆天山消防科技有限公司_7", {}),
        ("新_天", {}),
    ],
    ids=["whole", "one", "two", "brackets", "beside a bracket", "at its ends", "too short to tell"],
)
def test_room_is_left_where_a_character_was_not_read(written: str, before: dict[int, int]) -> None:
    found = room(written)
    assert {place: count for place, count in enumerate(found) if count} == before


def test_cells_of_a_square_seal_are_not_spaced() -> None:
    assert not any(room("新疆天山_防科技有限公司", "cells"))


@given(st.text(alphabet="新疆天山_（）7", max_size=14))
def test_room_is_told_for_each_character_and_never_before_the_first(written: str) -> None:
    views = [view(written)]
    scorer = TextScorer([views[0].probabilities], [CODES])
    free = consensus(scorer, [views[0].decoded.text])
    missing = with_room(free, views).missing
    assert missing == () or (len(missing) == len(free.text) and missing[0] == 0 and min(missing) >= 0)
    assert sum(missing) <= len(written) - len(bare(views[0].decoded.text))


def test_a_reading_that_leaves_room_is_not_sure() -> None:
    whole, short = [view(NAME)] * 2, [view("新疆天山_防科技有限公司")] * 2
    assert judge_views(whole, []).confidence >= SETTLED
    left = judge_views(short, [])
    assert left.confidence <= LEFT_OUT
    assert by_words(left, short).confidence <= UNFILLED


@pytest.mark.parametrize(
    ("room", "loss", "borne"), [(True, 4.4, True), (False, 4.4, False), (True, 6.4, False)]
)
def test_a_name_is_borne_that_fills_the_room(room: bool, loss: float, borne: bool) -> None:
    read = NAME.replace("消", "")
    spot = Difference("", "消", 9.0, 1.0, 1.0, room=room)
    assert bears(Evidence(read, NAME, 9.0, 9.0, loss, 12.2, (spot,))) is borne
