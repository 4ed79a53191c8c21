"""Candidates of an award in order, with what speaks for and against each."""

from collections.abc import Sequence
from dataclasses import dataclass

from casework.ballot import carried, counted
from casework.blind import blinded_view
from casework.roles import Actor
from casework.services import decisions, queue, submissions
from casework.services.decisions import VoteView
from casework.services.values import QueueFilter, SubmissionView
from casework.stages import Stage
from casework.store.database import Store

MOST = 400
"""Candidates shown for one award; an association has dozens."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A submission that stands for election."""

    view: SubmissionView
    votes: tuple[VoteView, ...]

    @property
    def met(self) -> int:
        return sum(criterion.state == "met" for criterion in self.view.criteria)

    @property
    def unknown(self) -> int:
        return sum(criterion.state == "unknown" for criterion in self.view.criteria)

    @property
    def failed(self) -> int:
        return sum(criterion.state == "not_met" for criterion in self.view.criteria)

    @property
    def tally(self) -> tuple[int, int, int]:
        """In favour, against, abstained."""
        return counted(self.votes)

    @property
    def own_votes_beside_minutes(self) -> int:
        """Members' own votes that do not count because the meeting's minutes do."""
        members = sum(bool(vote.member) for vote in self.votes)
        return members if members < len(self.votes) else 0

    @property
    def carried(self) -> bool:
        """More than half of all votes cast are in favour, as the step to 公示 demands."""
        return carried(self.tally)


def candidates(
    store: Store, season: str, award: str | None, who: Actor, stages: Sequence[Stage] = (Stage.SELECTION,)
) -> tuple[Candidate, ...]:
    """The candidates of an award (all where None), best first.

    Order: share of votes in favour, then fewest conditions not met, most met, fewest warnings, first come.
    """
    awards = (award,) if award is not None else ()
    page = queue.queue(
        store, who, QueueFilter(season=season, stages=tuple(stages), awards=awards), "received", size=MOST
    )
    views = (blinded_view(submissions.load(store, row.id, who), who) for row in page.rows)
    found = [Candidate(view, decisions.votes(store, view.id, who)) for view in views]
    return tuple(sorted(found, key=_rank))


def _rank(candidate: Candidate) -> tuple[float, int, int, int, int]:
    favour, against, abstained = candidate.tally
    cast = favour + against + abstained
    share = favour / cast if cast else 0.0
    warnings = sum(flag.severity != "info" and not flag.overridden_by for flag in candidate.view.flags)
    return (-share, candidate.failed, -candidate.met, warnings, candidate.view.id)
