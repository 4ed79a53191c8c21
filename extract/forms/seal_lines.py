"""A seal that reaches into the story's cell: its letters read as a last line are none of the story."""

from collections.abc import Sequence
from dataclasses import replace

from extract.forms.continued import KEY
from extract.forms.pairing import Pair
from extract.forms.pieces import Char
from extract.seals.mark import SealMark

ENDS = "。！？；.!?;”）)"
"""What the last sentence of a story ends with."""
_STOPS = "。，；：！？、,;:!?"


def without_seal_lines(pairs: Sequence[Pair], marks: Sequence[SealMark]) -> list[Pair]:
    """The pairs, 主要事迹 without lines behind its last sentence that lie within a seal and are no sentence.

    A line within a seal that goes on from the one before it, or has a stop in it, is the story's.
    """
    return [_without(pair, marks) if KEY in pair.keys else pair for pair in pairs]


def _without(pair: Pair, marks: Sequence[SealMark]) -> Pair:
    near = [mark for mark in marks if mark.page == pair.value.page]
    kept = pair.value.chars
    while near and kept:
        start = next((k for k in range(len(kept), 0, -1) if kept[k - 1].line != kept[-1].line), 0)
        told = "".join(char.text for char in kept[:start]).rstrip()
        if not told.endswith(tuple(ENDS)) or not _of_a_seal(kept[start:], near):
            break
        kept = kept[:start]
    return (
        pair if len(kept) == len(pair.value.chars) else replace(pair, value=replace(pair.value, chars=kept))
    )


def _of_a_seal(line: Sequence[Char], marks: Sequence[SealMark]) -> bool:
    if any(char.text in _STOPS for char in line):
        return False
    return any(
        all(
            mark.rect.x0 <= char.rect.centre[0] <= mark.rect.x1
            and mark.rect.y0 <= char.rect.centre[1] <= mark.rect.y1
            for char in line
        )
        for mark in marks
    )
