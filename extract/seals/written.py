"""A seal's common text as it is written: with its brackets, without what only says that it is a seal."""

from collections.abc import Sequence

from extract.seals.consensus import bare
from extract.seals.views import View

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
        return key
    text = max(written, key=lambda reading: ("（" in reading) + ("）" in reading))
    inside = text[text.index(key[0]) : text.rindex(key[-1]) + 1] if key else ""
    return inside + ("）" if inside.count("（") > inside.count("）") and "）" in text else "")


def is_code(text: str) -> bool:
    """Whether a ring bears the rim code alone: the name stands further in."""
    return len(text) >= LEAST_RING and all(char.isascii() and char.isdigit() for char in text)


def mostly_latin(text: str) -> bool:
    """Whether a text of some length is in Latin letters."""
    return len(text) >= 8 and sum(char.isascii() for char in text) > 0.6 * len(text)
