"""Whose seal is it: expected names verified on the recogniser's probabilities.

A decision is a probability with a reason in Chinese: the same unit, another one, or not decidable.
"""

from collections.abc import Sequence

import numpy as np

from extract.seals.consensus import Consensus
from extract.seals.endings import WHOLE
from extract.seals.evidence import BRACKET, Difference, Evidence, mean_certainty
from extract.seals.facing import facing
from extract.seals.looks import doubted_by_picture, own_by_picture, seen_otherwise
from extract.seals.match import place_moved, relation_of
from extract.seals.seldom import is_seldom

SAME = 0.9
"""Least probability of a seal that counts as the unit's."""
EVEN = 6.0
"""Nats behind the best reading at which a name is as likely as not: misread seals are far commoner than seals
that bear nearly the unit's name."""
CLOSE, NEAR, FITTING = 3.8, (6.5, 7.6), (6.0, 3.0)
"""Nats: a name this close behind the best reading is borne; one so near is where its best view loses no more
than so much by it. Of 201 held-out seals with four wrong names each, none of those came as close."""
LEAST_FIT = 1.0
"""Nats per character that a name may lose in its best view: among texts that all fit badly the least bad one
proves nothing."""
MISFIT = 8.0
"""Nats that a name may lose at most in the view that likes it best: one character that no view thinks
possible costs more, however little all of them agree on another in its place."""
READ_SO, FAR, SOME = 3.0, 12.0, 0.75
"""A name that one view all but reads as it is (nats lost) is borne also when it lies this far behind in all,
where at each difference no more than this share of the views clearly prefers the other reading. Of 309 seals
no name with a character exchanged at random lost less than 7; with more than three views in four against it
one with a look-alike came through too."""
UNSEEN = 5.0
"""Nats that the view which likes a name best may lose by a character of it that the reading leaves out: of
six own ones on made seals five lost less, look-alikes of theirs 6.4 and more."""
AHEAD = 1.0
MOST_WORN = 0.15
MOST_LOST, LEAST_SEEN = 0.2, 6
"""Share of a name that may be worn away, and characters that have to be seen, for it still to be borne: a
name that differs there and nowhere else is far rarer than wear."""
STRONG, BEYOND, CERTAIN = 0.65, 0.85, 0.9
"""Shares of the nats that the views can say, for a difference and for one that stands alone, and probability
of its characters, from which it speaks against a name."""
MOSTLY, UNDOUBTED, OVERWHELMING = 0.7, 0.97, 0.95
"""Mean certainty of a reading, probability of a character and share of the nats that views can say, from
which one difference decides alone. Another character takes all that views can say; the unit's own, hidden by
print, came to 0.88."""
LIKE, DENIED = 0.6, 7.0
"""Likeness from which reading and name are set side by side, character by character; and the nats that
the view which likes a name best has to lose by it, for each character that differs where the name is less
like. Of 230 held-out seals the units' own names, misread, came to 6.3, strangers' to 7.9 and more, like ones
to 8.4 (all but two of 177); rows of a square seal taken in another order lose more, and are told by the
characters that they share."""
FAR_DENIED, HALF_LIKE = 7.5, 0.5
"""Nats a character that deny a name less like than that (an own one, its square cut into wrong cells, came to
7.1; of 37 strangers all to 7.6 and more), and likeness below which a reading tells no single place of a name:
an own one read in eleven characters of fourteen was denied by one."""
FOREIGN, AGREED, BORNE, MOST_BORNE = 9.0, 2.0, 3.0, 0.6
"""Nats that one character loses in every view from which it is another one, by how many they have to prefer
the same, and what the views may lose by its neighbours and by so much of the name. Of 309 seals with 3,900
characters the units' own came to 7.9 beside such neighbours; of characters exchanged at random four in five
to more. By the trained reader alone (11 and more) one own name of 60 fresh ones was denied."""
UNLIKE, HELD, HEARD = 9.0, 0.7, 0.6
"""Nats that every view loses by a name which differs in one common character alone, share of the nats that
the views can say for the reading, and of the views that say so, from which it is another name. Of 303 own
names that were not read exactly none with one common character amiss lost more than 6.1."""
LEAST_AMISS = 3
"""Characters by which a name differs at least that is denied as a whole."""
LEAST_NAME, LEAST_PART = 4, 4
"""Characters below which a written name is a piece of one, and what is missing no part of one (分公司)."""


def decide(
    evidence: Sequence[Evidence], free: Consensus, read: str, unit: str, inner: str | None = None
) -> tuple[float, bool | None, str]:
    """Probability that the seal bears the unit's name, decision and reason.

    ``evidence[0]`` is on the unit's name, the rest on other names that it might bear; `read` is the reading
    as it is shown, `unit` the name as the form has it. Undecided is what neither fits well nor differs
    beyond doubt.
    """
    own, others = evidence[0], evidence[1:]
    kind = ""
    if inner and ("专用章" in inner or "收讫" in inner):
        kind = f"该印章为“{inner}”，一般不能代替单位公章，请核实。"
    probability = likely(own)
    ahead = [other for other in others if other.behind < own.behind - AHEAD and other.name != own.name]
    if bears(own) and not ahead:
        return max(SAME, probability), True, f"印文与单位名称“{unit}”一致。" + kind
    probability = min(probability, 0.5)
    if contradicts(own, free):
        reason, decided = relation_of(read, unit)
        return (0.0 if decided else probability), (False if decided else None), reason + kind
    shown = f"印文只能读作“{read}”，" if read else "印文无法读清，"
    if own.hidden:
        shown += "有的字被另一枚印章或图形遮住，"
    return probability, None, f"{shown}不能确定是否为“{unit}”，请对照图片核对。" + kind


def likely(evidence: Evidence) -> float:
    """Probability that the seal bears the name, before other names are thought of."""
    if not evidence.read or evidence.loss > LEAST_FIT * max(1, len(evidence.name)):
        return float(min(0.5, 1.0 / (1.0 + np.exp(evidence.behind - EVEN))))
    return float(1.0 / (1.0 + np.exp(evidence.behind - EVEN)))


def bears(evidence: Evidence) -> bool:
    """Whether the views bear a name out: hardly worse than any other text in all of them together, or little
    worse where one view reads it well in itself."""
    if (
        not evidence.read
        or evidence.hidden
        or any(spot.untold for spot in evidence.differences)
        or doubted_by_picture(evidence)
    ):
        return False
    if _only_worn(evidence) or _left_out(evidence):
        return True
    if evidence.loss > min(MISFIT, LEAST_FIT * len(evidence.name)) or any(map(_denied, evidence.differences)):
        return False
    if evidence.behind <= CLOSE:
        return True
    if evidence.loss <= READ_SO and evidence.behind <= FAR and _some_deny(evidence):
        return True
    like = abs(len(evidence.read) - len(evidence.name)) <= 1
    return like and any(
        evidence.behind <= behind and evidence.loss <= loss
        for behind, loss in zip(NEAR, FITTING, strict=True)
    )


def _denied(spot: Difference) -> bool:
    """Whether every view clearly sees something else than the name has, where ink is not worn away."""
    return spot.votes >= 1.0 and spot.nats > CLOSE and not spot.torn


def _some_deny(evidence: Evidence) -> bool:
    """Whether at most some of the views clearly prefer another reading, at each place of difference."""
    return all(spot.votes <= SOME for spot in evidence.differences)


def _only_worn(evidence: Evidence) -> bool:
    """Whether a name differs from the reading only where ink is worn away, in a few characters of many, and
    what is left of those does not deny them."""
    lost = sum(max(len(spot.name), len(spot.seal)) for spot in evidence.differences)
    seen = len(evidence.name) - lost
    return (
        all(spot.torn and len(spot.seal) <= len(spot.name) for spot in evidence.differences)
        and 0 < lost <= MOST_LOST * len(evidence.name)
        and seen >= LEAST_SEEN
        and evidence.loss < DENIED * lost
        and max((place.lost for place in evidence.places), default=0.0) < DENIED
    )


def _left_out(evidence: Evidence) -> bool:
    """Whether a name differs from the reading only in a character for which there is room on the seal, and
    which some view all but sees."""
    spots = evidence.differences
    return (
        len(spots) == 1
        and not spots[0].seal
        and len(spots[0].name) == 1
        and spots[0].room
        and evidence.loss <= UNSEEN
        and len(evidence.name) > LEAST_SEEN
    )


def contradicts(evidence: Evidence, free: Consensus) -> bool:
    """Whether the seal shows beyond doubt that it bears another name.

    What was merely not seen may be worn away, a name read from its middle is the same name, and a doubtful
    character proves nothing.
    """
    certain = mean_certainty(free)
    if len(evidence.read) < 4 or len(evidence.name) < LEAST_NAME or evidence.nameless:
        return False  # a piece of a name, misread on the form, or no name on the seal
    if own_by_picture(evidence):
        return False
    if evidence.scrambled and not place_moved(evidence.read, evidence.name):
        return False
    if _foreign(evidence) or seen_otherwise(evidence):
        return True
    if evidence.against < STRONG * evidence.most:
        return False
    within = evidence.read in evidence.name or evidence.name in evidence.read
    far = evidence.alike < LIKE and not within
    if evidence.loss < (FAR_DENIED * len(evidence.name) * (1.0 - evidence.alike) if far else DENIED):
        return False  # a view that can nearly read the name, or none that can read anything
    if _reads_otherwise(evidence, free):
        return True
    if not far and (_one_unlike(evidence) or (certain >= MOSTLY and _one_decides(evidence))):
        return True
    if far:
        seen = sum(
            sure >= CERTAIN
            for sure, char in zip(free.sure, evidence.read, strict=True)
            if char not in evidence.name
        )
        return certain >= 0.6 and seen >= 3 and evidence.shared < 0.7
    return certain >= 0.8 and any(_speaks_against(spot, evidence, free.worn) for spot in evidence.differences)


def _reads_otherwise(evidence: Evidence, free: Consensus) -> bool:
    """Whether nothing on the seal is doubtful and a part of the name is another there (…安全技术 stands where
    the unit has …消防职业培训): the view that likes the name best loses by each character what denies one."""
    amiss = sum(max(len(spot.seal), len(spot.name)) for spot in evidence.differences)
    return (
        min(free.sure, default=0.0) >= CERTAIN
        and amiss >= LEAST_AMISS
        and evidence.loss >= DENIED * amiss
        and not any(spot.torn or spot.untold for spot in evidence.differences)
        and any(
            len(spot.seal) >= 2
            and spot.name
            and spot.votes >= 1.0
            and spot.nats >= OVERWHELMING * evidence.most
            for spot in evidence.differences
        )
    )


def _foreign(evidence: Evidence) -> bool:
    """Whether every view sees another character in one place of a name that they bear elsewhere."""
    lost = [place.lost for place in evidence.places]
    if evidence.alike < HALF_LIKE or sum(nats <= BORNE for nats in lost) < max(1, MOST_BORNE * len(lost)):
        return False
    padded, faced = (0.0, *lost, 0.0), set(facing(evidence.read, evidence.name).values())
    return any(
        k in faced
        and place.lost >= FOREIGN
        and place.agreed >= AGREED  # where views do not agree on which, none can be read there
        and not is_seldom(evidence.name[k])
        and max(padded[k], padded[k + 2]) <= BORNE
        for k, place in enumerate(evidence.places)
    )


def _one_denied(evidence: Evidence) -> bool:
    """Whether some character is denied on its own place: what several lose together is no single one's, and
    beside a character left out stands what is left of two."""
    if any(spot.seal in ("", BRACKET) and len(spot.name) < LEAST_PART for spot in evidence.differences):
        return False
    return max((place.lost for place in evidence.places), default=DENIED) >= DENIED


def _beyond_doubt(spot: Difference, evidence: Evidence) -> bool:
    """Whether every view sees another character than the name's as clearly as can be: then it does not matter
    what is doubtful elsewhere."""
    return (
        spot.votes >= 1.0
        and spot.sure >= UNDOUBTED
        and spot.nats >= OVERWHELMING * evidence.most
        and not any(map(is_seldom, spot.name))
    )


def _one_unlike(evidence: Evidence) -> bool:
    """Whether a name differs in one common character alone, which no view can see there: own names are
    misread as what looks like them."""
    if len(evidence.differences) != 1 or evidence.single != evidence.differences:
        return False
    spot = evidence.differences[0]
    return (
        not (spot.torn or spot.untold or is_seldom(spot.name))
        and evidence.loss >= UNLIKE
        and spot.nats >= HELD * evidence.most
        and spot.votes >= HEARD
        and spot.sure >= CERTAIN
    )


def _one_decides(evidence: Evidence) -> bool:
    """Whether one difference is so clear that what is doubtful elsewhere does not matter."""
    if any(_in_brackets_place(spot, evidence) for spot in evidence.differences):
        return True
    return _one_denied(evidence) and any(_beyond_doubt(spot, evidence) for spot in evidence.single)


def _in_brackets_place(spot: Difference, evidence: Evidence) -> bool:
    """Whether a character of the name stands where every view sees a bracket: it was not merely left out."""
    return spot.seal == BRACKET and spot.votes >= 1.0 and spot.nats >= OVERWHELMING * evidence.most


def _speaks_against(spot: Difference, evidence: Evidence, worn: float) -> bool:
    """Whether one difference between like names is beyond doubt, with the share of the rim that is worn."""
    if spot.nats < STRONG * evidence.most or spot.votes < 1.0:
        return False
    if not spot.seal or spot.seal == BRACKET:
        # Only a whole part of a name, as …分公司 behind the head office's, is missed for sure.
        return len(spot.name) >= LEAST_PART and worn <= MOST_WORN and evidence.read.endswith(WHOLE)
    if not spot.name and len(spot.seal) < 2:
        return False
    if len(spot.seal) == len(spot.name) and not _one_denied(evidence):
        return False
    alone = len(spot.seal) <= 1
    shaky = any(other.nats < STRONG * evidence.most and not other.torn for other in evidence.differences)
    if (alone and shaky) or (len(spot.name) <= 2 and any(map(is_seldom, spot.name))):
        return False  # where other characters are doubtful, one that seems clear is often misread too
    return spot.sure >= CERTAIN and spot.nats >= (BEYOND if alone else STRONG) * evidence.most
