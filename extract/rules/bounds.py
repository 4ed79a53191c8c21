"""A number in prose with the words that bound it: where 约50家 and 30至40家 begin and end."""

import re

from extract.rules.prose import Prose
from extract.rules.quantities import AFTER, BEFORE
from models.narrative import Cue

_PREFIX = re.compile(
    "(?<![签合节制预])(?:"
    + "|".join(sorted(map(re.escape, BEFORE), key=len, reverse=True))
    + "|上)(?:也|都|就)?[有为达是]?$"
)
_SUFFIX = re.compile("(?:" + "|".join(sorted(map(re.escape, AFTER), key=len, reverse=True)) + ")")
RANGE = re.compile(r"(?P<low>[\d.]+万?|[一二三四五六七八九十百]+万?)(?:至|到|-|~|—|～)$")


def with_bounds(prose: Prose, cue: Cue) -> tuple[int, int]:
    """The cue with 约, 超过, 以上 and their like beside it."""
    low, high = prose.clause(cue.start)
    before = _PREFIX.search(prose.text[low : cue.start])
    after = _SUFFIX.match(prose.text[cue.end : high])
    start = low + before.start() if before else cue.start
    end = cue.end + after.end() if after else cue.end
    return start, end
