"""Names of units are made of few words: an unsure character that spoils one of them is put right.

有限贵任公司 can only be 有限责任公司; places and words of the trade are the season's. Only characters that
the recogniser itself doubts are touched, and only within words that hardly any name lacks; what makes a name
this unit's own is left as it was read.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.season import Words

_FORMS = """
有限责任公司 股份有限公司 集团有限公司 有限公司 责任公司 股份公司 分公司 公司 集团 股份 有限 责任
学校 学院 中心 协会 学会 事务所 研究院
"""
FORMS_OF_UNIT = tuple(_FORMS.split())
"""What kinds of organisations are called anywhere in the country; places and trades are the season's."""

UNSURE = 0.9
"""Only characters below this probability are put right."""

VERY_UNSURE = 0.7
"""Below this a word of two characters suffices where the recogniser's second choice is another one."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A name with what was changed in it, in Chinese."""

    text: str
    explanation: str


NO_WORD, WORD = "工司", "公司"
"""No organisation has the first in its name: brush type and writing make it of the second, however sure the
recogniser is."""


def mend_unit_name(
    text: str, scores: Sequence[float | None], runners_up: Sequence[str], words: Words
) -> Mended | None:
    """The name with its doubtful characters put right, None where nothing is to be changed. `scores` and
    `runners_up` belong to the characters of the text; `words` are the season's."""
    if not len(text) == len(scores) == len(runners_up):
        return None
    known = (*FORMS_OF_UNIT, *words.places, *words.trade)
    letters = list(text)
    changes: list[str] = []
    for place, score in enumerate(scores):
        if score is not None and text.startswith(NO_WORD, place):
            changes.append(f"“{NO_WORD}”改为“{WORD}”")
            letters[place] = WORD[0]
            continue
        if score is None or score >= UNSURE:
            continue
        better = _better("".join(letters), place, score, runners_up[place], known)
        if better is not None:
            changes.append(f"“{letters[place]}”改为“{better}”")
            letters[place] = better
    if not changes:
        return None
    return Mended("".join(letters), "、".join(changes) + "：单位名称中的常用词，请核对。")


def _better(text: str, place: int, score: float, runner_up: str, words: Sequence[str]) -> str | None:
    """The character that makes a word of what stands around the place, None unless there is just one."""
    found: dict[str, int] = {}
    for word in words:
        for offset, char in enumerate(word):
            start = place - offset
            part = text[start : start + len(word)] if start >= 0 else ""
            if len(part) != len(word):
                continue
            wrong = [k for k in range(len(word)) if part[k] != word[k]]
            if not wrong:
                return None  # the place is part of a whole word already
            if wrong == [offset]:
                found[char] = max(found.get(char, 0), len(word))
    if not found:
        return None
    longest = max(found.values())
    best = [char for char, length in found.items() if length == longest]
    if len(best) != 1:
        return None
    sure_enough = longest >= 3 or runner_up == best[0] or score < VERY_UNSURE
    return best[0] if sure_enough else None
