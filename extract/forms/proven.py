"""Values of known shape that were misread: searched for in the same place, and taken where that is proven."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from rapidfuzz.distance import Levenshtein

from extract.fields.confidence import confidence
from extract.fields.second_reading import blue_over, cut, washed
from extract.fields.shaped_reading import lightened, rank_words, read_shaped
from extract.fields.shapes import SHAPES, WORDS, is_known
from extract.forms.fill import Filled, with_second
from extract.forms.folding import fold
from extract.forms.pieces import bounds, chars_of, font_height
from extract.forms.reread import under_seal
from extract.seals.mark import SealMark
from ingest.document import Image, Page, Rect, TextLine
from models.engines import Engines

PROVEN_GAP = -3.0
"""A number whose check character fits replaces what was read only where the reading leaves it at least one
chance in twenty: some change of one character always fits, and a number that is wrong on the paper, and
clearly so, must stay wrong."""

WORD_GAP = -9.0
"""A word of a short list may be far less probable than the free reading: other words do not occur."""
WORD_LEAD = 1.5

MOST_CHANGED = 1
MOST_LOST = 3
"""Characters that may differ from the first reading, and how many it may have lost or invented."""


def prove_fields(
    filled: Mapping[str, Filled], pages: Mapping[int, Page], engines: Engines, marks: Sequence[SealMark]
) -> dict[str, Filled]:
    """The fields with misread numbers and words put right where their shape proves it; the first reading
    stays among the alternatives and the change is said. Raises EngineFailed."""
    fields = dict(filled)
    for key, here in filled.items():
        if here.field.source != "ocr" or len({char.line for char in here.chars}) != 1:
            continue
        page = pages[here.field.page]
        if key in SHAPES and here.signs.valid is False:
            fields[key] = _number(here, views_of(here, page, marks), engines)
        elif (
            key in WORDS
            and fold(here.field.value) not in WORDS[key]
            and len(here.chars) <= 6
            and not _is_choice(key, here.field.value)
        ):
            fields[key] = _word(here, views_of(here, page, marks), WORDS[key], engines)
        elif key == "职业资格" and here.field.value.startswith("级"):
            # The thin stroke of 一 before it is easily passed over; the box may begin behind it.
            wider = replace(here, rect=Rect(here.rect.x0 - font_height(here.chars), *here.rect[1:]))
            words = tuple(grade + here.field.value for grade in "一二三四五")
            fields[key] = _word(here, views_of(wider, page, marks), words, engines)
    return fields


def _is_choice(key: str, value: str) -> bool:
    """男☑女 prints both words and is ticked: which one is meant the tick says, not the likelier reading."""
    named = [word for word in WORDS[key] if word in fold(value)]
    apart = [word for word in named if not any(word != other and word in other for other in named)]
    return len(apart) > 1


def views_of(here: Filled, page: Page, marks: Sequence[SealMark]) -> list[Image]:
    """Three cuts of a value's one line: with room, without what is lighter than print, and close."""
    font = font_height(here.chars)
    rect = here.rect
    roomier = Rect(rect.x0 - 0.4 * font, rect.y0 - 0.06 * font, rect.x1 + 0.5 * font, rect.y1 + 0.06 * font)
    tight = Rect(rect.x0 - 0.1 * font, rect.y0, rect.x1 + 0.1 * font, rect.y1)
    image = cut(page, roomier, margin=0).image
    if under_seal(here, marks):
        image = washed(image, blue=blue_over(page, here.rect, marks))
    return [image, lightened(image, 0.85), cut(page, tight, margin=0).image]


def _number(here: Filled, views: Sequence[Image], engines: Engines) -> Filled:
    found = read_shaped(views, SHAPES[here.key], engines)
    value = here.field.value
    if found is None or found.text == value:
        return here
    lost = abs(len(found.text) - len(value))
    distance = Levenshtein.distance(found.text, value)
    if found.gap < PROVEN_GAP or lost > MOST_LOST or distance - lost > MOST_CHANGED or found.lead < 0.7:
        return with_second(here, found.text if found.gap > 2 * PROVEN_GAP else None)
    return _changed(here, found.text, found.gap, "只有这样号码才合规则")


def _word(here: Filled, views: Sequence[Image], words: Sequence[str], engines: Engines) -> Filled:
    found = rank_words(views, words, engines)
    if found is None or found.gap < WORD_GAP or found.lead < WORD_LEAD:
        return here
    return _changed(here, found.text, found.gap, "这一栏只可能是少数几种写法")


def _changed(here: Filled, text: str, gap: float, why: str) -> Filled:
    """The field with another text at the same place, the first reading as its alternative."""
    sure = float(np.clip(np.exp(gap / max(1, len(text))), 0.3, 0.97))
    chars = tuple(chars_of(TextLine(text, here.rect, sure, "ocr"), here.chars[0].line))
    signs = replace(
        here.signs,
        least=min(sure, here.signs.least or 1.0),
        mean=min(sure, here.signs.mean or 1.0),
        valid=True if here.key in SHAPES else here.signs.valid,
        risk=min(1.0, 1.0 - sure),
        known=is_known(here.key, text),
        reasons=1,
        agreed=None,
    )
    before = here.field.value
    field = here.field.model_copy(
        update={
            "value": text,
            "repair": f"“{before}”改为“{text}”：{why}，请核对。",
            "reasons": (),
            "normalised": None,
            "alternatives": tuple(dict.fromkeys((*here.field.alternatives, before))),
            "confidence": confidence(signs),
        }
    )
    return Filled(here.key, field, chars, bounds(chars), signs)
