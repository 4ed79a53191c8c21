"""What the season knows of the words of its region and trade, applied to values that were read."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.fields.confidence import confidence, misread
from extract.fields.unit_names import mend_unit_name
from extract.fields.values import parse_value
from extract.forms.common_words import with_words
from extract.forms.fill import UNIT_NAMES, Filled
from extract.forms.missed_glyphs import GUESSED, PROSE_KEYS
from extract.forms.pieces import Char, join
from extract.season import Season, Words
from models.seal_words import load_words

MARKS = frozenset("，。、；：")


def in_season_words(filled: Mapping[str, Filled], season: Season) -> dict[str, Filled]:
    """The fields with doubtful characters of units' names and stories put right by words, and dots in prose
    told from commas."""
    fields = dict(filled)
    for key, here in filled.items():
        if key in UNIT_NAMES:
            fields[key] = _mended(here, season.words)
        elif key in PROSE_KEYS:
            fields[key] = _in_words(here, season.words.name_characters)
    return fields


def _mended(here: Filled, words: Words) -> Filled:
    """The name with its common words put right; a second reading that said the same has agreed."""
    field = here.field
    if len(here.chars) != len(field.value):
        return here
    scores, others = [c.score for c in here.chars], [c.runner_up for c in here.chars]
    mended = mend_unit_name(field.value, scores, others, words)
    if mended is None:
        return here
    agreed = True if mended.text in field.alternatives else here.signs.agreed
    signs = replace(here.signs, reasons=1, agreed=agreed)
    field = field.model_copy(
        update={
            "value": mended.text,
            "repair": mended.explanation if field.repair is None else f"{field.repair}{mended.explanation}",
            "reasons": (),
            "alternatives": tuple(text for text in field.alternatives if text != mended.text),
            "confidence": confidence(signs),
        }
    )
    return replace(here, field=field, signs=signs)


def _in_words(here: Filled, name_characters: frozenset[str]) -> Filled:
    """Prose with doubtful characters told by the words in general use, and with a comma for each dot between
    words that are no parts of a name: some typefaces set the comma in the middle of its square."""
    if here.field.source != "ocr":
        return here
    chars = with_words(with_commas(here.chars, name_characters), load_words())
    if all(new is old for new, old in zip(chars, here.chars, strict=True)):
        return here
    least = GUESSED if here.signs.least is None else min(GUESSED, here.signs.least)
    risk = misread([(char.text, char.score) for char in chars])
    signs = replace(here.signs, least=least, risk=risk)
    raw = join(chars)
    value = parse_value(here.key, raw).value
    field = here.field.model_copy(update={"value": value, "raw": raw, "confidence": confidence(signs)})
    return replace(here, field=field, signs=signs, chars=chars)


def with_commas(chars: Sequence[Char], name_characters: frozenset[str]) -> tuple[Char, ...]:
    """The characters with commas for dots that neither join the parts of a name nor the numbers of a day
    (5·12); where the recogniser half took the dot for another mark, that mark has the right shape."""
    found = list(chars)
    for place in range(1, len(found) - 1):
        char = found[place]
        pair = found[place - 1].text + found[place + 1].text
        if char.text in "·・•" and not pair.isdigit() and not set(pair) <= name_characters:
            mark = char.runner_up if char.runner_up and char.runner_up in MARKS else "，"
            found[place] = replace(char, text=mark, score=min(GUESSED, char.score or 1.0))
    return tuple(found)
