"""A ： that parts the items of a list in a story is a ；: in thin print its lower mark loses the tail."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.forms.pieces import Char

GUESSED = 0.6
"""Probability given to a character that was seen but not read, or is told by its sentence."""

FEWEST = 2
"""Semicolons read in a story from which it lists its deeds so."""

LEAST_ITEM = 6
"""Characters of an item on either side of the mark; words before a colon that opens something are fewer or
end as such words do."""

_STOPS = "。；;！？!?"
_OPENS = re.compile(
    r"(?:如下|包括|以下|分别|其中|即|例如|比如|诸如|做到|方面|主要|情况|内容|结果|原因|特点|亮点|目标|措施|做法|成效|成绩"
    r"|业绩|荣誉|事迹|任务|职责|项目|工作|名单|证书|称号|表示|写道|说|道|问|答|是|为|有|之一)[有是为]?$"
)
_ANNOUNCES = re.compile(r"(?:如下|以下[\u3400-\u9fff]{0,6}|包括|例如|诸如|表示|写道)$")
"""Words behind which a mark is a colon whatever it looks like."""
_COUNTED = re.compile(r"\d[\d.,]*[余多]?万?[\u3400-\u9fff㎡%]{1,4}$|[,，]")
"""A deed ends with what was counted, or is told in several parts."""
_FIRST_ITEM = re.compile(r"[(（]?[1一][)）.．、是]|①|第一|其一")
"""What a colon opens and no semicolon: the first of several."""
_QUOTES = '“"‘'


def opens(before: str, behind: str) -> bool:
    """A mark between the two can be a colon only: what is before says that something follows (现简述如下), or
    the first of several is behind."""
    return _ANNOUNCES.search(before) is not None or _FIRST_ITEM.match(behind) is not None


def with_semicolons(chars: Sequence[Char]) -> list[Char]:
    """A story's characters with the colons that part two deeds of a list made semicolons, as a guess."""
    text = "".join(char.text[:1] or " " for char in chars)
    if sum(text.count(mark) for mark in "；;") < FEWEST:
        return list(chars)
    return [
        replace(char, text="；", score=min(GUESSED, char.score or 1.0))
        if char.text in "：:" and _parts_items(text, place)
        else char
        for place, char in enumerate(chars)
    ]


def _parts_items(text: str, place: int) -> bool:
    """Whether a deed stands before the mark and the next one behind it, the list going on on both sides."""
    start = max((text.rfind(mark, 0, place) for mark in _STOPS + "：:"), default=-1)
    ends = [end for mark in _STOPS + "：:" if (end := text.find(mark, place + 1)) >= 0]
    before, behind = text[start + 1 : place], text[place + 1 : min(ends, default=len(text))]
    listed = text[start] in "；;" if start >= 0 else False
    goes_on = bool(ends) and text[min(ends)] in "；;"
    return (
        (listed or goes_on)
        and len(before) >= LEAST_ITEM
        and len(behind) >= LEAST_ITEM
        and _COUNTED.search(before) is not None
        and _OPENS.search(before) is None
        and not opens(before, behind)
        and behind[0] not in _QUOTES
    )
