"""The award a form applies for: its bare name, from a cell, from 2021年度“…” or among several."""

import re

from extract.forms.folding import fold
from extract.rules.award_name import given_by_another, match_award
from extract.season import Award, Season

_YEAR = re.compile(r"^(?:\d{4}|二[〇零○O]二.)年?度?")
_QUOTES = re.compile(r"[“”\"'「」『』《》〈〉【】‘’]")


def bare_award(text: str) -> str:
    """A name as written without year, quotes and layout spaces."""
    return _YEAR.sub("", _QUOTES.sub("", fold(text))).strip("、,;；。.：:")


def the_award(text: str, season: Season) -> Award | None:
    """The one award of the season that a text names, None where it names none, several or another body's."""
    found = match_award(text, season)
    if found is not None:
        return found
    named = named_awards(text, season)
    if len(named) != 1 or given_by_another(text, named[0], season):
        return None
    return named[0]


def named_awards(text: str, season: Season) -> list[Award]:
    """Every award whose bare name stands in a text, in the order of the text."""
    folded = fold(text)
    places = [(folded.find(fold(award.name)), award) for award in season.awards]
    return [award for place, award in sorted(places, key=lambda item: item[0]) if place >= 0]
