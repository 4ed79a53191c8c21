"""What is left of a worn character denies no name and bears none out."""

import pytest

from extract.seals.consensus import Consensus, Place
from extract.seals.decide import bears, contradicts
from extract.seals.evidence import Difference, Evidence

NAME = "新疆天山消防有限公司"
FINE = Place(0.0, 0.0)


def test_a_worn_place_is_no_licence_for_another_character() -> None:
    """What is left of a worn character may still deny another one."""
    torn = Difference("", "山", 12.2, 1.0, 1.0, torn=True)
    for loss, borne in ((4.0, True), (8.8, False)):
        assert bears(Evidence("新疆天消防有限公司", NAME, 12.2, 12.2, loss, 12.25, (torn,))) is borne


def test_what_is_left_of_two_characters_is_no_third() -> None:
    """The first is worn away, and half of the second is read for sure as another one."""
    read, name = "刀区晒赏县工商业联合会", "茁纫区晒赏县工商业联合会"
    free = Consensus(read, (0.99,) * len(read), 1.0, 8.0)
    spots = Difference("", "茁", 12.2, 1.0, 1.0), Difference("刀", "纫", 12.2, 1.0, 0.99)
    at = (Place(7.4, 7.4), Place(7.0, 7.0), *[FINE] * 10)
    assert not contradicts(Evidence(read, name, 12.2, 12.2, 18.6, 12.25, spots, spots[1:], at), free)


@pytest.mark.parametrize(
    ("lost", "borne"), [(0.4, True), (11.0, False)], ids=["unseen", "seen to be another"]
)
def test_two_worn_characters_are_no_licence_for_one_that_is_seen(lost: float, borne: bool) -> None:
    read, name = "昭办县华酋瞄石业有限公司", "昭钠县华酋瞄矿业有限公司"
    spots = (
        Difference("办", "钠", 14.9, 1.0, 0.5, torn=True),
        Difference("石", "矿", 3.1, 0.3, 0.5, torn=True),
    )
    at = tuple(Place(lost, lost) if char == "钠" else FINE for char in name)
    assert bears(Evidence(read, name, 14.0, 14.7, 11.4, 15.0, spots, spots, at)) is borne
