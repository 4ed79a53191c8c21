"""How long a public notice lasts."""

from datetime import date, datetime, timedelta

from casework.assessment import CHINA
from casework.settings import Settings


def notice_ends(settings: Settings, begun: datetime) -> date:
    """The last day of a 公示 that began then, by the settings' number of working days."""
    return last_working_day(begun.astimezone(CHINA).date(), settings.notice_days)


def last_working_day(day: date, days: int) -> date:
    """The last of `days` working days that begin with `day`; public holidays are the secretariat's to add."""
    left = days - (day.weekday() < 5)
    while left > 0:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day
