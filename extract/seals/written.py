"""A seal's common text as it is written: with its brackets, without what only says that it is a seal."""

from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from extract.seals.consensus import bare
from extract.seals.views import View

LEAST_ALIKE = 0.7
"""Likeness of a view's reading to the text from which its brackets are the text's."""

LEAST_RING = 4
"""Characters of a name on an inner ring: points of a star are read as one or two."""


def as_written(views: Sequence[View], key: str, tails: Sequence[str] = ()) -> str:
    """The common text with its brackets, where some view read them, and without the longest of `tails`."""
    shown = _with_brackets(views, key)
    for tail in sorted(tails, key=len, reverse=True):
        if tail and shown.endswith(tail) and len(shown) >= 4 + len(tail):
            return shown[: -len(tail)]
    return shown


def _with_brackets(views: Sequence[View], key: str) -> str:
    written = [view.decoded.text for view in views if bare(view.decoded.text) == key]
    if not written:
        return _bracketed_alike(views, key)
    text = max(written, key=lambda reading: ("（" in reading) + ("）" in reading))
    inside = text[text.index(key[0]) : text.rindex(key[-1]) + 1] if key else ""
    return inside + ("）" if inside.count("（") > inside.count("）") and "）" in text else "")


def _bracketed_alike(views: Sequence[View], key: str) -> str:
    """A text that no view reads just so, with the brackets of the view that reads nearly that."""
    readings = [view.decoded.text for view in views if len(bare(view.decoded.text)) == len(key)]
    if not readings:
        return key
    nearest = max(readings, key=lambda reading: Levenshtein.normalized_similarity(bare(reading), key))
    if Levenshtein.normalized_similarity(bare(nearest), key) < LEAST_ALIKE:
        return key
    places = key_places(nearest)
    between = [nearest[one + 1 : other] for one, other in pairwise([*places, len(nearest)])]
    shown = "".join(
        char + next((sign for sign in gap if sign in "（）"), "")
        for char, gap in zip(key, between, strict=True)
    )
    return shown.rstrip("（")


def key_places(reading: str) -> list[int]:
    """Where in a reading each character of its key stands."""
    key, places = bare(reading), list[int]()
    for place, char in enumerate(reading):
        if len(places) < len(key) and char == key[len(places)]:
            places.append(place)
    return places


def is_code(text: str) -> bool:
    """Whether a ring bears the rim code alone: the name stands further in."""
    return len(text) >= LEAST_RING and all(char.isascii() and char.isdigit() for char in text)


def mostly_latin(text: str) -> bool:
    """Whether a text of some length is in Latin letters."""
    return len(text) >= 8 and sum(char.isascii() for char in text) > 0.6 * len(text)
