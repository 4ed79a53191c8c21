"""What the whole server shares: the open store, the cookie key and who is who."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from casework import rulebook
from casework.store.database import Store
from review_app.desk_fields import SeasonFacts
from review_app.people import People
from review_app.session_cookie import CookieSeal


@dataclass(frozen=True, slots=True)
class House:
    """One running dashboard."""

    store: Store
    seal: CookieSeal
    people: People

    @property
    def season(self) -> str:
        """The season that the dashboard works on."""
        return self.store.settings.season


_open: list[House] = []


def move_in(house: House) -> None:
    """Make a house the one of this process (Streamlit's page scripts find it by `current`)."""
    _open[:] = [house]
    season_facts.cache_clear()


def current() -> House:
    """The house of this process. Raises RuntimeError where the server was not started by `serve`."""
    if not _open:
        raise RuntimeError("the dashboard is started by review_app.server.serve")
    return _open[0]


@lru_cache(maxsize=8)
def season_facts(season: str) -> SeasonFacts:
    """What the desk needs of a season."""
    rules = rulebook.season_named(current().store.settings, season)
    return SeasonFacts(
        tuple(award.name for award in rules.awards), tuple(rules.always_verify), tuple(rules.second_entry)
    )


def season_line(season: str, today: date) -> str:
    """Which season it is and how long units may apply, in one line."""
    rules = rulebook.season_named(current().store.settings, season)
    opens, closes = (f"{day.year}年{day.month}月{day.day}日" for day in (rules.opening, rules.closing))
    over = "，已截止" if today > rules.closing else ""
    return f"{rules.title}　申报期 {opens} 至 {closes}{over}"


def season_year(season: str) -> int:
    """The year that a season honours."""
    return rulebook.season_named(current().store.settings, season).year


def award_names(season: str) -> tuple[str, ...]:
    """The awards of a season by name, in the notice's order."""
    return season_facts(season).awards
