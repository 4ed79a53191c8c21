"""申报奖项: settle which award the form asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.forms.awards import bare_award, the_award
from extract.forms.blocking import Sheet
from extract.forms.fill import Filled
from extract.forms.kind import KindGuess
from extract.result import Flag
from extract.season import Season

KEY = "申报奖项"


def settle_award(
    filled: Mapping[str, Filled], sheets: Sequence[Sheet], season: Season, guess: KindGuess
) -> tuple[str | None, dict[str, Filled], tuple[Flag, ...]]:
    """The award's bare name (as written where the season does not know it), the fields and questions."""
    fields = dict(filled)
    here = fields.get(KEY)
    if here is None:
        return None, fields, ()
    award = the_award(here.field.value, season)
    name = award.name if award else bare_award(here.field.value)
    fields[KEY] = replace(here, field=here.field.model_copy(update={"value": name}))
    return name, fields, ()
