"""Denials clipped to two characters, as telegrams and reports have them: 全年零罚, 无罚无诉无案."""

import re
from collections.abc import Iterator

from extract.rules.facts import Label, Mention
from extract.rules.polarity import is_open, is_planned
from extract.rules.prose import Prose
from extract.rules.subjects import is_anothers

_CLIPPED: dict[str, Label] = {"罚": "penalty", "诉": "complaint", "案": "violation", "违": "violation"}
_RUN = re.compile(r"(?<![\d.])(?:[无零0未][罚诉案违][、和]?){1,6}(?=[,。;:!)、]|$)")
"""One or several, and no more of a longer word behind: 无罚款 and 无案可查 are other words."""
_TURNED = re.compile(r"(?:并非|不是|不等于|岂|难以?|不能|未能|没能|不敢说|谈不上|哪能|怎能)[^,]{0,4}$")


def clipped_denials(prose: Prose) -> Iterator[Mention]:
    """One denial for each word of a run, unless it is planned, doubled or of somebody else."""
    for run in _RUN.finditer(prose.text):
        low, _ = prose.clause(run.start())
        if (
            _TURNED.search(prose.text[low : run.start()])
            or is_planned(prose, run.start())
            or is_open(prose, run.start())
            or is_anothers(prose, run.start())
        ):
            continue
        for label in dict.fromkeys(_CLIPPED[char] for char in run.group() if char in _CLIPPED):
            place = next(n for n in range(*run.span()) if _CLIPPED.get(prose.text[n]) == label)
            start, end = prose.given(place - 1, place + 1)
            text = prose.text[place - 1 : place + 1]
            yield Mention(label, start, end, text, "denied", year=prose.year_at(place))
