"""Characters that a reading leaves out, by the room it leaves for them: a seal's name is spaced evenly."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from rapidfuzz.distance import Levenshtein

from extract.seals.consensus import Consensus, bare
from extract.seals.facing import facing
from extract.seals.views import View
from extract.seals.written import key_places

LEAST_ROOM = 1.65
"""Distance of two neighbours, in distances of most, from which one character is missing between them. Of
1,711 neighbours on made seals that were none nine stood so far apart, all on seals that were hardly read."""
FEWEST = 5
"""Characters of a reading from which its spacing is known."""


def with_room(free: Consensus, views: Sequence[View]) -> Consensus:
    """The common text with the number of characters for which it leaves room before each of its own.

    Told by the view nearest to it; squares have their characters in cells, whose spacing says nothing.
    """
    rings = [view for view in views if view.strip.kind in ("ring", "lower")]
    if not rings or len(free.text) < FEWEST:
        return free
    view = max(rings, key=lambda v: Levenshtein.normalized_similarity(bare(v.decoded.text), free.text))
    room, places = _room(view), key_places(view.decoded.text)
    faced = facing(bare(view.decoded.text), free.text)
    missing = [0] * len(free.text)
    for source, place in faced.items():
        if faced.get(source - 1) == place - 1:
            missing[place] = room[places[source]]
    return replace(free, missing=tuple(missing))


def _room(view: View) -> list[int]:
    """Characters for which there is room before each of a view's own, none before the first."""
    middles = np.array([(start + end) / 2 for start, end in view.decoded.steps])
    if len(middles) < FEWEST:
        return [0] * len(middles)
    apart = np.diff(middles)
    pitch = float(np.median(apart))
    return [0, *(max(0, int(distance / pitch - LEAST_ROOM + 1)) for distance in apart)]
