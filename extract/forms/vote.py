"""Two readings of one text as a vote on its doubtful characters."""

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from extract.forms.pieces import Char

DOUBTFUL = 0.9
"""Only characters below this probability are voted on."""
SECOND_SHARE = 0.7
"""What a second choice usually has of the probability that the first one leaves."""


def voted_chars(first: Sequence[Char], second: Sequence[Char]) -> tuple[Char, ...]:
    """The first reading with each doubtful character that the second reads otherwise replaced where the two
    together find the other more probable. Characters that only one of them has are left as they are."""
    voted = list(first)
    for step in Levenshtein.opcodes([char.text for char in first], [char.text for char in second]):
        if step.tag != "replace" or step.src_end - step.src_start != step.dest_end - step.dest_start:
            continue
        for here, there in zip(
            range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True
        ):
            voted[here] = _likelier(first[here], second[there])
    return tuple(voted)


def _likelier(one: Char, other: Char) -> Char:
    if one.score is None or other.score is None or one.score >= DOUBTFUL:
        return one
    votes: dict[str, float] = {}
    for char in (one, other):
        score = char.score or 0.0
        votes[char.text] = votes.get(char.text, 0.0) + score
        if char.runner_up:
            votes[char.runner_up] = votes.get(char.runner_up, 0.0) + SECOND_SHARE * (1.0 - score)
    best = max(votes, key=lambda text: votes[text])
    if best != other.text:
        return one
    # As sure as the two make it: both had a say.
    return replace(one, text=best, runner_up=one.text, score=min(0.97, votes[best] / 2))
