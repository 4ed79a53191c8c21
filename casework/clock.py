"""The one clock of casework, so that tests can stand still."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment, in UTC and with microseconds."""
    return datetime.now(UTC)
