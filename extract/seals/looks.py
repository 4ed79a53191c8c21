"""What pictures of single characters (`pictured`) say of a name: they doubt and deny, and bear none out.

A picture by itself denies no name, for half of a worn character is often another one (苏 leaves 办); nor does
it deny a seldom character against a common one, which is how readers misread the unit's own (铜 for 锏).
"""

from extract.seals.evidence import Difference, Evidence
from extract.seals.seldom import is_seldom

CLEARLY = 40.0
"""Squared distance by which a picture has to be nearer to the look of what was read than to that of the
name's character. Of 360 made seals four look-alikes were borne beside leads of 52 to 80."""
OWN = 60.0
"""Squared distance by which the picture of the one character amiss has to be nearer to the name's for the
name not to be denied: by looks from an earlier run of the same recipe none of 396 names that were another's
came to it, 19 of 46 own ones did."""
LEAST_LOSS, HELD = 5.0, 0.65
"""Nats that the view which likes a name best has to lose by it, and share of the nats that the views can say,
for a character seen otherwise to deny it."""


def seen_otherwise(evidence: Evidence) -> bool:
    """Whether in some place the seal has another character, by its picture and by every view."""
    return evidence.loss >= LEAST_LOSS and any(
        _one_for_one(spot)
        and spot.pictured >= CLEARLY
        and spot.votes >= 1.0
        and spot.nats >= HELD * evidence.most
        and not (spot.torn or spot.untold)
        for spot in evidence.differences
    )


def doubted_by_picture(evidence: Evidence) -> bool:
    """Whether a picture speaks against some character of the name where no ink is worn away."""
    return any(spot.pictured >= CLEARLY and not spot.torn for spot in evidence.single)


def own_by_picture(evidence: Evidence) -> bool:
    """Whether a name differs in one character alone, whose picture is the name's (重 of which 二 is left)."""
    return (
        len(evidence.differences) == 1
        and evidence.single == evidence.differences
        and evidence.single[0].pictured <= -OWN
    )


def _one_for_one(spot: Difference) -> bool:
    """Whether one character stands in another's place, and not a common one in a seldom one's."""
    return len(spot.seal) == len(spot.name) == 1 and (not is_seldom(spot.name) or is_seldom(spot.seal))
