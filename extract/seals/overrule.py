"""Characters of a seal's common reading in which the second reader is believed against the first.

The reader trained on seals takes seldom characters for common look-alikes; the page recogniser knows them,
and guesses where print lies over the seal. Which of them is right can be told from how sure each is.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from rapidfuzz.distance import Levenshtein

from extract.seals.consensus import Consensus, bare
from extract.seals.facing import facing
from extract.seals.likelihood import MOST_LOST, TextScorer, is_sign
from extract.seals.seldom import is_seldom
from extract.seals.views import View
from models.seal_words import Words

LEAST_ODDS = 0.5
"""Log odds from which the second reader is believed. Fitted on 995 characters in which the readers differ, of
979 seals; of seals left out of the fit, 42 more were read exactly from there on and 2 fewer."""
BELIEVED = 0.9
"""Probability from which the second reader's word against the first bars a name with the first's."""
SEEN_TWICE = 0.4
"""Likeness that a character gains which all views of the second reader have."""
MOST_WORDS = 8.0
"""Nats of words in general use that a change can gain or lose."""


@dataclass(frozen=True, slots=True)
class _Dispute:
    """A place where the readers differ: the text as the first has it and as the second has it, the second's
    character, and how many of the second's views read that."""

    place: int
    first: str
    second: str
    char: str
    readers: int


def overruled(scorer: TextScorer, free: Consensus, views: Sequence[View], words: Words) -> Consensus:
    """The common reading with the second reader's characters where it is believed; as it is without one.

    `views` are those of the scorer, in order. A place so changed is as sure as the belief. `denied` are the
    first reader's characters, by place, against which the second's are likely right, also where the common
    reading has these already.
    """
    second = np.array([view.trust < 1.0 for view in views])
    if not second.any() or second.all() or len(free.text) < 2:
        return free
    readings = [bare(view.decoded.text) for view in views]
    theirs = [reading for reading, is_second in zip(readings, second, strict=True) if is_second]
    ours = [reading for reading, is_second in zip(readings, second, strict=True) if not is_second]
    disputes = [item for item in _disputes(free.text, ours, theirs) if scorer.knows(item.char)]
    if not disputes:
        return free
    texts = list(dict.fromkeys(text for item in disputes for text in (item.first, item.second)))
    scores = dict(zip(texts, scorer.scores(texts).T, strict=True))
    likeness = max(Levenshtein.normalized_similarity(reading, free.text) for reading in theirs)
    changed, denied = dict[int, tuple[float, str]](), set[tuple[int, str]]()
    for item in disputes:
        lost = np.clip(scores[item.first] - scores[item.second], -MOST_LOST, MOST_LOST)
        likely = likeness + SEEN_TWICE * (item.readers == len(theirs) > 1)
        odds = _odds(item, float(lost[~second].mean()), float(-lost[second].mean()), likely, words)
        if _probability(odds) >= BELIEVED:
            denied.add((item.place, item.first[item.place]))
        if item.first == free.text and odds > max(LEAST_ODDS, changed.get(item.place, (0.0, ""))[0]):
            changed[item.place] = odds, item.char
    return _with(replace(free, denied=frozenset(denied)), changed)


def _odds(item: _Dispute, ours: float, theirs: float, likely: float, words: Words) -> float:
    """Log odds that the second reader is right: `ours` and `theirs` are the nats by which the readers prefer
    their own characters, `likely` how like the second's reading is to the common one."""
    gained = words.gain(item.second) - words.gain(item.first)
    seldom = 2.2 * is_seldom(item.char)
    said = 0.22 * theirs - 0.65 * ours
    return -3.1 + said + seldom + 4.6 * likely + 0.55 * float(np.clip(gained, -MOST_WORDS, MOST_WORDS))


def _disputes(text: str, ours: Sequence[str], theirs: Sequence[str]) -> list[_Dispute]:
    """Where the second reader (`theirs`) has another character than the common text, and where the first
    (`ours`) has another than the two in every view."""
    against = _exchanges(text, theirs)
    found = [
        _Dispute(place, text, _exchanged(text, place, char), char, readers)
        for (place, char), readers in against.items()
        if not is_sign(char)
    ]
    kept = [_kept(text, reading) for reading in theirs]
    undisputed = set[int]().union(*(_kept(text, reading) for reading in ours))
    for place, char in _exchanges(text, ours):
        readers = sum(place in one for one in kept)
        if readers and place not in undisputed and not is_sign(text[place]) and not is_sign(char):
            found.append(_Dispute(place, _exchanged(text, place, char), text, text[place], readers))
    return found


def _exchanges(text: str, readings: Sequence[str]) -> Counter[tuple[int, str]]:
    """Places of a text where readings have another character, and how many have it."""
    return Counter(
        (place, reading[there])
        for reading in readings
        for place, there in facing(text, reading).items()
        if text[place] != reading[there]
    )


def _kept(text: str, reading: str) -> set[int]:
    """Places of a text that a reading has as they are."""
    return {place for place, there in facing(text, reading).items() if text[place] == reading[there]}


def _exchanged(text: str, place: int, char: str) -> str:
    return text[:place] + char + text[place + 1 :]


def _probability(odds: float) -> float:
    return float(1.0 / (1.0 + np.exp(-odds)))


def _with(free: Consensus, changed: dict[int, tuple[float, str]]) -> Consensus:
    """The reading with characters exchanged by place, each as sure as its log odds say."""
    text, sure = list(free.text), list(free.sure)
    for place, (odds, char) in changed.items():
        text[place], sure[place] = char, _probability(odds)
    return replace(free, text="".join(text), sure=tuple(sure))
