"""Doubtful answers in words, read again for the words they are made of: by hand or in bad copies a post, a
qualification or an award is often wrong in characters that its words leave no doubt about."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.fields.confidence import confidence, misread
from extract.fields.shapes import WORDS
from extract.fields.values import CODE_KEYS, DATE_KEYS, NAME_KEYS, NUMBER_KEYS, parse_value
from extract.fields.worded_reading import likeliest_name, reworded, vocabulary
from extract.forms.awards import bare_award, the_award
from extract.forms.fill import UNIT_NAMES, Filled
from extract.forms.missed_glyphs import GUESSED, PROSE_KEYS, is_han
from extract.forms.pieces import Char, bounds, join
from extract.forms.proven import views_of
from extract.forms.reread import by_line
from extract.seals.mark import SealMark
from extract.season import Season
from ingest.document import Page
from models.engines import Engines

DOUBTFUL = 0.9
"""A line with a Chinese character below this probability is read again."""
MOST_LINES = 8
"""Lines read again on one document, the most doubtful first: three looks of 20 ms each."""
AWARD = "申报奖项"
NOT_IN_WORDS = frozenset({*CODE_KEYS, *DATE_KEYS, *NAME_KEYS, *NUMBER_KEYS, *PROSE_KEYS, *WORDS})


def in_words(
    filled: Mapping[str, Filled],
    pages: Mapping[int, Page],
    engines: Engines,
    marks: Sequence[SealMark],
    season: Season,
) -> dict[str, Filled]:
    """The fields with doubtful characters told by the words they stand in, and with the season's award that
    an illegible one must be. What was read stays among the alternatives; none is surer for it. Raises
    EngineFailed."""
    fields = dict(filled)
    doubted = sorted(
        (here for here in filled.values() if _is_doubtful(here)), key=lambda here: _least(here.chars)
    )
    budget = MOST_LINES
    for here in doubted:
        lines = by_line(here.chars)
        if len(lines) > budget:
            continue
        budget -= len(lines)
        page = pages[here.field.page]
        again = {line[0].line: iter(_line(here, line, page, engines, marks, season)) for line in lines}
        fields[here.key] = _changed(here, tuple(next(again[char.line]) for char in here.chars))
    return fields


def _is_doubtful(here: Filled) -> bool:
    return here.key not in NOT_IN_WORDS and here.field.source == "ocr" and _least(here.chars) < DOUBTFUL


def _least(chars: Sequence[Char]) -> float:
    return min((char.score for char in chars if char.score is not None and is_han(char.text)), default=1.0)


def _line(
    here: Filled,
    line: tuple[Char, ...],
    page: Page,
    engines: Engines,
    marks: Sequence[SealMark],
    season: Season,
) -> tuple[Char, ...]:
    """The line's characters after it was looked at again."""
    if _least(line) >= DOUBTFUL:
        return line
    crops = views_of(replace(here, chars=line, rect=bounds(line)), page, marks)
    views, alphabet = engines.ocr.probabilities(crops), engines.ocr.alphabet
    text = "".join(char.text for char in line)
    if here.key == AWARD and the_award(text, season) is None:
        said = bare_award(text)
        name = likeliest_name(views, alphabet, text, said, [award.name for award in season.awards])
        if name is not None and len(name) == len(said):
            return _exchanged(line, text.replace(said, name, 1))
    # What makes a unit's name its own is not to become a word in general use.
    words = vocabulary(season.words, general=here.key not in UNIT_NAMES)
    return _exchanged(line, reworded(views, alphabet, text, words))


def _exchanged(line: Sequence[Char], text: str) -> tuple[Char, ...]:
    return tuple(
        char if char.text == new else replace(char, text=new, runner_up=char.text, score=GUESSED)
        for char, new in zip(line, text, strict=True)
    )


def _changed(here: Filled, chars: tuple[Char, ...]) -> Filled:
    """The field with other characters in their places, its confidence no more than a guess's."""
    changes = [
        f"“{old.text}”改为“{new.text}”" for old, new in zip(here.chars, chars, strict=True) if new is not old
    ]
    if not changes:
        return here
    parsed = parse_value(here.key, join(chars))
    if not parsed.value:
        return here
    signs = replace(
        here.signs,
        least=min(GUESSED, here.signs.least or 1.0),
        risk=misread([(char.text, char.score) for char in chars]),
        reasons=1,
        agreed=None,
    )
    before = here.field.value
    others = [text for text in (*here.field.alternatives, before) if text != parsed.value]
    field = here.field.model_copy(
        update={
            "value": parsed.value,
            "normalised": parsed.normalised,
            "repair": "、".join(changes) + "：字迹不清，按常用词推断，请核对。",
            "reasons": parsed.reasons,
            "alternatives": tuple(dict.fromkeys(others)),
            "confidence": confidence(signs),
        }
    )
    return replace(here, field=field, chars=chars, signs=signs)
