"""What one recognised line is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recognition:
    """One recognised crop. `char_spans` are (start, end) fractions of the crop's length."""

    text: str
    score: float
    char_scores: tuple[float, ...] = ()
    char_spans: tuple[tuple[float, float], ...] = ()
    runners_up: tuple[str, ...] = ()
