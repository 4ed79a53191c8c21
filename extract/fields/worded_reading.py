"""Read a doubtful line again for the words it is made of: 清防设施标作员 can only be 消防设施操作员.

The recogniser reads character by character; what it holds possible at each place is weighed with the words
in general use and those of the season (a noisy channel, as in `extract.seals.mend`).
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from extract.fields.simplified import simplified
from extract.fields.unit_names import FORMS_OF_UNIT
from extract.seals.likelihood import TextScorer, is_sign
from extract.season import Words as SeasonWords
from models.ctc_search import likelihoods
from models.seal_words import LEAST_GAIN, SHARE, Words, load_words

_TITLES = """
注册消防工程师 消防设施操作员 构筑物消防员 高级工程师 助理工程师 工程师 高级技师 技师 技术员
操作员 检测员 维保员 安全员 施工员 资料员 值班员 技术负责人 项目负责人
项目经理 总经理 副总经理 总经理助理 经理 董事长 主任 主管 部长 科长 班长 队长 站长
"""
TITLES = tuple(_TITLES.split())
"""What qualifications and posts are called anywhere in the country."""
NATS_A_CHARACTER, NATS_A_WORD = 9.0, 5.3
"""A character among 8,100, and a word among the some 200 that such values are made of: a word of the season
is so many nats likelier than its characters."""
MOST_LOST = 5.0
"""Nats that the views together may lose by a character of what is changed."""
MOST_CHANGES = 6
SEEN = 2e-5
"""Probability at some step below which a character is none of the line's: of some 18,700 classes a few
hundred are left."""
NAME_GAP = -7.0
"""Nats a character, in the view that likes it best, by which a known name may be less probable than what was
read. Of handwritten awards misread in up to six characters the right one lay at -6.9 and better, another
(also where the one asked for is none of the season's) at -7.6 and worse."""


@lru_cache(maxsize=16)
def vocabulary(words: SeasonWords, *, general: bool = True) -> Words:
    """Words of units' names, titles and the season, with those in `general` use."""
    own = {*FORMS_OF_UNIT, *words.places, *words.trade, *TITLES}
    gains = {word: NATS_A_CHARACTER * len(word) - NATS_A_WORD for word in own if len(word) > 1}
    return load_words().joined(gains) if general else Words(gains)


def reworded(views: Sequence[NDArray[np.float32]], letters: Sequence[str], text: str, words: Words) -> str:
    """`text` with characters exchanged where words say so and the views nearly allow it.

    `views` are (steps, classes) probabilities of crops of the one line, `letters` the classes' characters,
    the first of them the blank.
    """
    looked_at = [
        0,
        *(k for k in np.flatnonzero(np.max([view.max(axis=0) for view in views], axis=0) > SEEN) if k),
    ]
    codes = {letters[k]: place for place, k in enumerate(looked_at) if place}
    scorer = TextScorer([view[:, looked_at] for view in views], [codes] * len(views))
    if len(text) < 2 or not scorer.knows(text):
        return text
    for _ in range(MOST_CHANGES):
        before = words.gain(simplified(text))
        best, most = text, LEAST_GAIN
        for other, lost in _changes(scorer, text, words):
            added = words.gain(simplified(other)) - before
            if added > 0 and SHARE * added - lost > most:
                best, most = other, SHARE * added - lost
        if best == text:
            break
        text = best
    return text


def likeliest_name(
    views: Sequence[NDArray[np.float32]], alphabet: Sequence[str], text: str, said: str, names: Sequence[str]
) -> str | None:
    """The one of `names` that the views nearly allow in the place of `said`, a part of `text`; None where
    they allow none or several, and where nothing is said."""
    if not said or said not in text:
        return None
    before, _, behind = text.partition(said)
    others = {before + name + behind: name for name in names}
    found = likelihoods(views, alphabet, [text, *others])
    if text not in found:
        return None
    near = [
        name
        for whole, name in others.items()
        if whole in found and _gap(found[whole], found[text], Levenshtein.distance(said, name)) > NAME_GAP
    ]
    return near[0] if len(near) == 1 else None


def _gap(values: Sequence[float], beside: Sequence[float], changes: int) -> float:
    return max(one - other for one, other in zip(values, beside, strict=True)) / max(1, changes)


def _changes(scorer: TextScorer, text: str, words: Words) -> Iterator[tuple[str, float]]:
    """Texts with one character exchanged, or all that a word needs, and the nats the views lose by it."""
    characters, scores = scorer.substitutions(text)
    total = scorer.combined(scores, scores.max(axis=2))
    lost = [total[place, characters.index(char)] - total[place] for place, char in enumerate(text)]
    for place, costs in enumerate(lost):
        for k in np.flatnonzero(costs < MOST_LOST):
            if not is_sign(text[place]) and characters[k] != text[place]:
                yield text[:place] + characters[k] + text[place + 1 :], float(costs[k])
    places = {char: k for k, char in enumerate(characters)}
    plain = simplified(text)
    for word in words.made_of(frozenset(map(simplified, characters))):
        for start in range(len(text) - len(word) + 1):
            here = plain[start : start + len(word)]
            differing = [k for k in range(len(word)) if here[k] != word[k]]
            if len(differing) < 2 or any(word[k] not in places for k in differing):
                continue
            costs = [float(lost[start + k][places[word[k]]]) for k in differing]
            if max(costs) < MOST_LOST:
                yield text[:start] + word + text[start + len(word) :], sum(costs)
