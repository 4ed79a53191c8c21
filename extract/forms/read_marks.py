"""Ticks as the recogniser read them: （　）甲（√）乙, where the pixels leave open which option is marked."""

from collections.abc import Sequence

from extract.forms.checkboxes import Option
from extract.forms.pieces import Char, bounds

TICKS = frozenset("√✓✔☑■●◉⊙☒VvＶ")
OPEN, CLOSED = frozenset("(（[【"), frozenset(")）]】")
EMPTY = frozenset("□☐○〇◯") | OPEN | CLOSED


def read_mark(chars: Sequence[Char], captions: Sequence[tuple[str, tuple[Char, ...]]]) -> list[Option]:
    """The options with the one marked before (or behind) which alone a tick was read, all others having
    empty brackets or an empty box; no option where it is not so. Captions are in the order of the text."""
    places = {id(char): place for place, char in enumerate(chars)}
    spans = [(places.get(id(part[0]), -1), places.get(id(part[-1]), -1)) for _, part in captions]
    if len(captions) < 2 or any(first < 0 for first, _ in spans):
        return []
    edges = [0, *(last + 1 for _, last in spans)]
    before = [chars[edge:first] for edge, (first, _) in zip(edges, spans, strict=False)]
    behind = [*before[1:], chars[edges[-1] :]]
    for marks in (before, behind):
        ticked = [_is_ticked(mark) for mark in marks]
        if ticked.count(True) == 1 and None not in ticked:
            return [
                Option(caption, part, bounds(mark), 0.0, bool(tick))
                for (caption, part), mark, tick in zip(captions, marks, ticked, strict=True)
            ]
    return []


def _is_ticked(mark: Sequence[Char]) -> bool | None:
    """Whether brackets or a box hold a tick, None where other words or nothing at all stand there."""
    kinds = {char.text for char in mark}
    if not kinds or not kinds <= TICKS | EMPTY:
        return None
    ticks = kinds & TICKS
    # A V by itself may be anything; within brackets it is a tick.
    return bool(ticks) and (bool(kinds & OPEN) or not ticks <= frozenset("VvＶ"))
