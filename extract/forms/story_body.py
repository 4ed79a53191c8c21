"""The body of a story: what stands in its margin (an avatar's letter, a stamp's) is none of its words."""

from collections.abc import Sequence

from extract.forms.pieces import Char, bounds, font_height

BODY_WORD, MARGIN_WORD = 8, 4
"""Characters of a run that belongs to the body for sure, and those of a run that may stand in the margin."""

MARGIN = 1.0
"""Font heights from the body at which the margin begins: a last word that was read apart stands nearer."""


def within_body(chars: Sequence[Char]) -> list[Char]:
    """The characters without short runs, parted from the rest, that lie wholly beside the body's lines."""
    runs: list[list[Char]] = []
    for char in chars:
        if char.gap or not runs or char.line != runs[-1][-1].line:
            runs.append([])
        runs[-1].append(char)
    body = [char for run in runs if len(run) >= BODY_WORD for char in run]
    if not body:
        return list(chars)
    aside = MARGIN * font_height(body)
    left, right = bounds(body).x0 - aside, bounds(body).x1 + aside
    return [char for run in runs if not _in_margin(run, left, right) for char in run]


def _in_margin(run: Sequence[Char], left: float, right: float) -> bool:
    rect = bounds(run)
    worded = all("\u3400" <= char.text <= "\u9fff" for char in run)  # a bullet or a stop is the story's
    return worded and len(run) <= MARGIN_WORD and (rect.x0 > right or rect.x1 < left)
