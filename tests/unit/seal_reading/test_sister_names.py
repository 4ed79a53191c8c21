"""A sister company's seal is another's, where nothing on it is doubtful."""

import pytest

from extract.seals.consensus import Consensus
from extract.seals.decide import contradicts
from extract.seals.evidence import Difference, Evidence


@pytest.mark.parametrize(
    ("loss", "sure", "votes", "against"),
    [(44.7, 0.99, 1.0, True), (20.0, 0.99, 1.0, False), (44.7, 0.8, 1.0, False), (44.7, 0.99, 0.75, False)],
    ids=["clear", "a view nearly reads it", "a doubtful character", "a view holds with the name"],
)
def test_a_sister_whose_name_differs_in_parts_of_other_length_is_another(
    loss: float, sure: float, votes: float, against: bool
) -> None:
    read, name = "新疆晨曦安全技术有限责任公司", "新疆晨曦消防安全培训有限责任公司"
    parts = Difference("", "消防", 8.75, 1.0, 1.0), Difference("技术", "培训", 8.75, votes, sure)
    free = Consensus(read, tuple(sure if char in "技术" else 0.99 for char in read), 1.0, 8.0)
    assert contradicts(Evidence(read, name, 8.75, 8.75, loss, 8.75, parts), free) is against
