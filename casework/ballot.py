"""How the votes on a submission count."""

from collections.abc import Iterable
from typing import Protocol


class Vote(Protocol):
    """One member's vote, or a meeting's totals where `member` is empty."""

    @property
    def member(self) -> str: ...
    @property
    def in_favour(self) -> int: ...
    @property
    def against(self) -> int: ...
    @property
    def abstained(self) -> int: ...


def counted(votes: Iterable[Vote]) -> tuple[int, int, int]:
    """In favour, against, abstained. A meeting's minutes count everybody who was there: where they are
    recorded, single members' votes are in them already and are not counted again."""
    given = tuple(votes)
    minutes = tuple(vote for vote in given if not vote.member)
    counting = minutes or given
    return (
        sum(vote.in_favour for vote in counting),
        sum(vote.against for vote in counting),
        sum(vote.abstained for vote in counting),
    )


def carried(tally: tuple[int, int, int]) -> bool:
    """Whether more than half of all votes cast are in favour."""
    return tally[0] * 2 > sum(tally)
