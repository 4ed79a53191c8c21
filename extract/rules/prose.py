"""A narrative made ready for the rules: folded, cued, with the way back to the text as given."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.rules.numerals import parse_number
from extract.rules.slips import commas_meant, mend
from models.narrative import Cue, CuedText, CueFinder

CUE_FILE = Path(__file__).with_name("cues.toml")
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年)|二[〇零○O][〇零○O一二三四五六七八九]{2}(?=年)")
_THIS_YEAR = re.compile(
    r"今年|本年度?|年内|年度内|全年|一年来|当年|该年度|目前|现有|如今|现在|现已|至今|近期"
)
_FOUNDED_BEFORE = re.compile(r"(?:成立|创立|创建|创办|始建|组建|注册|入会|加入协会)(?:于|在)$")
_FOUNDED_AFTER = re.compile(
    r"年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:份|初|底|末)?[^,。;]{0,6}?"
    r"(?:成立|创立|创办|组建|注册成立|入会|加入|取得|考取|以来|至今|开始|起(?!火))"
)
"""Around a year from which something goes on (成立于2010年, 自2015年以来): not the year of what follows."""
_LAST_YEAR = re.compile(r"去年|上年度?|上一年|前年|往年|以前年度|历史上|曾于早年")
_GROUPING = re.compile(r"(?<=\d)[,，](?=\d{3}(?:[,，]\d{3})*(?!\d))")
"""A comma between groups of three digits: 725,000."""
_UNIT = re.compile(
    r"(?<=[\d０-９])\s*([(（])((?:人|名|份|个|家|户|项|次|起|件|场|万?平方米|万?㎡|万?平米))[)）]"
)
"""A unit in brackets behind its number, as tables written out have it: 36（份）."""
_LIST_ITEM = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十\d]+[)）]|\d+[、.．](?!\d))"
)
_ASKED_OF_ITSELF = re.compile(
    r"(?:^|(?<=[。；;，,\n]))[\u3400-\u9fff]{2,6}(?P<mark>[？?])(?=无|没有|有过?|零|[\d一二两三四五六七八九十]+[次起件个项])"
)
"""处罚？无。 asks and answers itself: a heading with its answer."""


@cache
def cue_finder() -> CueFinder:
    """The pipeline with the cues of cues.toml, built once a process."""
    groups: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(CUE_FILE.read_text("utf-8"))
    return CueFinder({label: words for group in groups.values() for label, words in group.items()})


@dataclass(frozen=True, slots=True)
class Prose:
    """`cued.text` is the narrative without white space, folded character by character; `places[i]` is
    where its character i stands in the text as given.
    """

    cued: CuedText
    places: tuple[int, ...]

    @property
    def text(self) -> str:
        return self.cued.text

    def cues(self, *labels: str) -> list[Cue]:
        return [cue for cue in self.cued.cues if cue.label in labels]

    def within(self, start: int, end: int, *labels: str) -> list[Cue]:
        """Cues that lie in text[start:end]."""
        return [cue for cue in self.cues(*labels) if start <= cue.start and cue.end <= end]

    def clause(self, position: int) -> tuple[int, int]:
        return _holding(self.cued.clauses, position)

    def sentence(self, position: int) -> tuple[int, int]:
        return _holding(self.cued.sentences, position)

    def clauses_of(self, sentence: tuple[int, int]) -> list[tuple[int, int]]:
        return [c for c in self.cued.clauses if sentence[0] <= c[0] and c[1] <= sentence[1]]

    def given(self, start: int, end: int) -> tuple[int, int]:
        """The same stretch in the text as given."""
        return self.places[start], self.places[end - 1] + 1

    def year_at(self, position: int) -> int | None:
        """The year last named before `position` in its sentence, unless another time word overrides it."""
        start, _ = self.sentence(position)
        before = self.text[start : position + 1]
        named = [
            (match.end(), year_value(match.group()))
            for match in _YEAR.finditer(before + "年")
            if not self._goes_on_from(start + match.start(), start + match.end())
        ]
        this = max((match.end() for match in _THIS_YEAR.finditer(before)), default=-1)
        last = max((match.end() for match in _LAST_YEAR.finditer(before)), default=-1)
        latest = max((end for end, _ in named), default=-1)
        if last > max(latest, this):
            return EARLIER
        if latest > this:
            return named[-1][1]
        return None

    def _goes_on_from(self, start: int, end: int) -> bool:
        """True where the year in text[start:end] only says since when."""
        return bool(
            _FOUNDED_BEFORE.search(self.text[max(0, start - 6) : start])
            or _FOUNDED_AFTER.match(self.text[end : end + 20])
        )


EARLIER = 0
"""The year of what is said of 去年 or 往年: earlier, without a number."""


def year_value(text: str) -> int | None:
    """2021 or 二〇二一 as a number."""
    value = parse_number(text.replace("O", "〇"))
    return None if value is None else int(value)


def years(text: str) -> Iterable[re.Match[str]]:
    """Every year that is named with its number."""
    return _YEAR.finditer(text)


def read_prose(text: str, service: tuple[str, ...] = ()) -> Prose:
    """Fold and cue a narrative. White space goes; a line break before a numbered item ends a sentence. Words
    of `service` (two characters or more) are read as 维保, place by place."""
    chars: list[str] = []
    places: list[int] = []
    commas = commas_meant(text)
    brackets = {place for match in _UNIT.finditer(text) for place in (match.start(1), match.end(2))}
    asked = {match.start("mark") for match in _ASKED_OF_ITSELF.finditer(text)}
    for position, char in enumerate(text):
        if char in "\r\n" and chars and _LIST_ITEM.match(text[position + 1 :].lstrip()):
            chars.append("。")
            places.append(position)
        if position in commas:
            chars.append(",")
            places.append(position)
        if char.isspace() or _GROUPING.match(text, position) or position in brackets:
            continue
        folded = ":" if position in asked else unicodedata.normalize("NFKC", char)
        chars.append(folded if len(folded) == 1 else char)
        places.append(position)
    folded = mend("".join(chars))
    for word in sorted(service, key=len, reverse=True):
        folded = folded.replace(word, "维保服务".ljust(len(word), "的")[: len(word)])
    return Prose(cue_finder().read(folded), tuple(places))


def _holding(bounds: tuple[tuple[int, int], ...], position: int) -> tuple[int, int]:
    for start, end in bounds:
        if start <= position < end:
            return start, end
    return position, position
