"""Characters of a seal's name that another mark lies over bear no name out where they are in doubt."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from extract.seals.consensus import Consensus
from extract.seals.cover import covered_directions
from extract.seals.decide import decide
from extract.seals.evidence import Difference, Evidence, is_hidden
from extract.seals.mark import Ellipse
from extract.seals.unwrap import cut_patch

NAME, READ = "太原市正阳消防技术服务有限公司", "太原市王阳消防技术服务有限公司"
OVER = tuple(k in (2, 3, 4) for k in range(len(NAME)))


def free(text: str, *, sure: float = 0.99, beneath: tuple[bool, ...] = OVER) -> Consensus:
    values = [0.9999] * len(text)
    values[3] = sure
    return Consensus(text, tuple(values), 1.0, 8.0, beneath=beneath)


@pytest.mark.parametrize(
    ("common", "hidden"),
    [
        (free(READ), True),
        (free(READ, beneath=()), False),
        (free(READ, beneath=tuple(k > 10 for k in range(len(NAME)))), False),
        (free(NAME), False),
        (free(NAME, sure=0.5), True),
        (free("太原市阳消防技术服务有限公司", beneath=OVER[:14]), True),
        (free(NAME.replace("服务有限", "服条有限"), beneath=tuple(k > 11 for k in range(15))), False),
    ],
    ids=["another", "by itself", "elsewhere", "as read", "hardly read", "not read", "common to all units"],
)
def test_what_is_beneath_another_mark_tells_units_apart(common: Consensus, hidden: bool) -> None:
    assert is_hidden(common, NAME, 0.0) is hidden


def test_what_is_hardly_read_is_taken_where_nothing_is_likelier() -> None:
    assert not is_hidden(free(NAME, sure=0.8), NAME, 0.1)
    assert is_hidden(free(NAME, sure=0.8), NAME, 0.8)


def test_a_name_is_not_borne_by_what_is_hidden() -> None:
    """Strokes of a chop made 正 of 王 in one view of two, and the name lay 5.8 nats behind."""
    spot = Difference("王", "正", 5.8, 0.5, 0.9)
    seen = Evidence(READ, NAME, 5.8, 5.8, 2.6, 12.25, (spot,), (spot,))
    probability, matches, _ = decide([seen], free(READ), READ, NAME)
    assert matches
    probability, matches, reason = decide([replace(seen, hidden=True)], free(READ), READ, NAME)
    assert matches is None
    assert probability <= 0.5
    assert "遮住" in reason


@pytest.mark.parametrize("over", [True, False])
def test_ink_right_outside_of_the_rim_is_another_marks(over: bool) -> None:
    page = np.full((500, 500, 3), 250, np.uint8)
    cv2.circle(page, (250, 250), 158, (210, 40, 40), 5)
    cv2.circle(page, (250, 250), 40, (210, 40, 40), -1)
    if over:  # to the right, where directions begin
        cv2.rectangle(page, (370, 205), (460, 295), (210, 40, 40), -1)
    found = covered_directions(cut_patch(page, Ellipse(250, 250, 160, 160, 0.0), "round", "red"))
    assert bool(found.any()) is over
    if over:
        assert found[0]
        assert not found[90:270].any()
