"""Characters of prose that the recogniser doubts, told by the words in general use that they belong to."""

from collections.abc import Sequence
from dataclasses import replace
from math import log

from extract.forms.missed_glyphs import GUESSED, is_han
from extract.forms.pieces import Char
from models.seal_words import LEAST_GAIN, LONGEST, SHARE, Words


def with_words(chars: Sequence[Char], words: Words) -> tuple[Char, ...]:
    """The characters with the second-best reading for the best where a word in general use speaks for it by
    more than the recogniser against it (技术骨于 becomes 技术骨干): a noisy channel of two candidates.

    What was changed is as sure as a guess. The recogniser names a second best from 0.01 on only.
    """
    found = list(chars)
    for place, char in enumerate(chars):
        if char.score is None or not (is_han(char.text) and is_han(char.runner_up)):
            continue
        # Of the rest of the probability nobody but the second best can have more than all.
        against = log(max(1e-6, char.score) / max(1e-6, 1.0 - char.score))
        before, behind = _beside(found, place)
        gained = words.gain(before + char.runner_up + behind) - words.gain(before + char.text + behind)
        if SHARE * gained - against > LEAST_GAIN:
            found[place] = replace(char, text=char.runner_up, runner_up=char.text, score=GUESSED)
    return tuple(found)


def _beside(chars: Sequence[Char], place: int) -> tuple[str, str]:
    """The Chinese characters before and behind one that may make a word with it."""
    before = behind = ""
    for k in range(place - 1, max(-1, place - LONGEST), -1):
        if not is_han(chars[k].text):
            break
        before = chars[k].text + before
    for k in range(place + 1, min(len(chars), place + LONGEST)):
        if not is_han(chars[k].text):
            break
        behind += chars[k].text
    return before, behind
