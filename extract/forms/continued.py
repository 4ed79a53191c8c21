"""Values that go on over the page: the label repeated, or no label at all on the next page."""

import re
from collections.abc import Mapping, Sequence

from extract.forms.blocking import TELLS_HOW
from extract.forms.blocks import Block
from extract.forms.fill import Filled, doubted, make_field
from extract.forms.folding import fold
from extract.forms.missed_glyphs import with_missed
from extract.forms.pairing import Pair
from extract.forms.pieces import Char, bounds, font_height
from extract.forms.sheet import Sheet

KEY = "主要事迹"

LONG_TEXT = 30
"""A cell without a label is taken for the rest of a story only when it has this many characters."""


_OTHER_PART = re.compile(r"[^,，。;；]{0,16}(?:声明|承诺书?|意见|说明|须知|附件|公示|证明)[:：]?")
"""A heading under which no story goes on."""

UNHEADED_TEXT, UNHEADED_STOPS = 60, 2
"""Characters and full stops of a text that is a story without its heading."""

HEADING_LEFT = 2
"""Characters that may be left of a heading in a line of its own."""

UNSURE = 0.5
"""Confidence at most in a story whose heading was not read, or that breaks off."""

SENTENCE_ENDS = ("。", "！", "？", "；", "…", ".", "!", "?", ";", "”", "’", "）", ")", "》", "」", "】")


def unheaded_story(
    filled: Mapping[str, Filled], pairs: Sequence[Pair], sheets: Sequence[Sheet], taken: set[int]
) -> dict[str, Filled]:
    """The fields with 主要事迹 where nothing is headed so, and one text alone is a story by its length: a
    heading in two spaced characters loses one, a seal or a fold spoils it."""
    fields = dict(filled)
    if KEY in fields:
        return fields
    spoken = taken | {block.id for pair in pairs for block in (pair.label, pair.value) if pair.keys}
    found = [(sheet, chars) for sheet in sheets for chars in _texts(sheet, spoken) if _is_story(chars)]
    if len(found) != 1:
        return fields
    made = make_field(KEY, found[0][1], found[0][0].page)
    if made is not None:
        fields[KEY] = doubted(made, "没有读到“主要事迹”栏目名称，按内容判定，请核对。", UNSURE)
    return fields


def unfinished_story(filled: Mapping[str, Filled]) -> dict[str, Filled]:
    """The fields, a story doubted that breaks off within a sentence: whatever cut it off lost the rest."""
    story = filled.get(KEY)
    text = story.field.value.rstrip() if story is not None else ""
    if story is None or len(text) < LONG_TEXT or text.endswith(SENTENCE_ENDS):
        return dict(filled)
    return {**filled, KEY: doubted(story, "末尾不是完整的句子，可能没有读全，请对照原件核对。", UNSURE)}


def _texts(sheet: Sheet, spoken: set[int]) -> list[list[Char]]:
    """Cells that nobody's label claims, and lines outside of cells that follow each other closely."""
    texts: list[list[Char]] = []
    before: Block | None = None
    for block in sheet.blocks:
        if block.id in spoken or block.label is not None or not block.chars:
            before = None
            continue
        loose = block.cell is None or block.cell in sheet.frames
        if loose and len(block.chars) <= HEADING_LEFT and before is None:
            continue  # 迹, all that is left of the heading
        if before is not None and loose and block.rect.y0 - before.rect.y1 < font_height(block.chars):
            texts[-1] += block.chars
        else:
            texts.append(list(block.chars))
        before = block if loose else None
    return texts


def _is_story(chars: Sequence[Char]) -> bool:
    text = "".join(char.text for char in chars)
    return len(text) >= UNHEADED_TEXT and text.count("。") >= UNHEADED_STOPS and not TELLS_HOW.search(text)


def continue_story(
    filled: Mapping[str, Filled], pairs: Sequence[Pair], sheets: Sequence[Sheet], taken: set[int]
) -> dict[str, Filled]:
    """主要事迹 joined over pages, in page order."""
    fields = dict(filled)
    here = fields.get(KEY)
    if here is None or len(sheets) < 2:
        return fields
    used = {pair.value.id for pair in pairs if KEY in pair.keys}
    by_page = {sheet.page.index: sheet for sheet in sheets}
    begins, before = _begun_before(pairs, by_page, here.field.page, used)
    chars = [*before, *here.chars]
    last = here.field.page
    while (sheet := by_page.get(last + 1)) is not None:
        more = _labelled(pairs, sheet.page.index, used) or _unlabelled(sheet, pairs, taken)
        if not more:
            break
        chars += with_missed(KEY, more, sheet.page)
        last = sheet.page.index
    if len(chars) == len(here.chars):
        return fields
    page = by_page[begins].page
    whole = make_field(KEY, chars, page, looked=True)
    if whole is not None:
        # The box shows where it begins; the rest stands on the next page.
        first = bounds(before or here.chars)
        field = whole.field.model_copy(update={"box": page.to_box(first), "label": here.field.label})
        fields[KEY] = Filled(KEY, field, tuple(chars), first if before else here.rect, whole.signs)
    return fields


def _begun_before(
    pairs: Sequence[Pair], by_page: Mapping[int, Sheet], page: int, used: set[int]
) -> tuple[int, list[Char]]:
    """The page on which a story begins whose key was given to its part on `page`, and what stands there under
    the same label: of labels repeated the best read one has the key, which may be a later page's."""
    chars: list[Char] = []
    while page - 1 in by_page:
        more = _labelled(pairs, page - 1, used)
        if not more:
            break
        page -= 1
        chars = [*with_missed(KEY, more, by_page[page].page), *chars]
    return page, chars


def _labelled(pairs: Sequence[Pair], page: int, used: set[int]) -> list[Char]:
    for pair in pairs:
        label = pair.label.label
        if pair.label.page == page and pair.value.id not in used and label and KEY in label.keys:
            return list(pair.value.chars)
    return []


def _unlabelled(sheet: Sheet, pairs: Sequence[Pair], taken: set[int]) -> list[Char]:
    """The first block of the page, where it is prose that belongs to no label."""
    spoken = {block.id for pair in pairs for block in (pair.label, pair.value) if pair.keys}
    blocks = sorted(
        (b for b in sheet.blocks if b.chars and b.id not in taken), key=lambda b: (b.rect.y0, b.rect.x0)
    )
    for block in blocks[:3]:
        if block.id in spoken or _OTHER_PART.fullmatch(fold(block.text)):
            break
        if len(block.chars) >= LONG_TEXT and block.label is None:
            return list(block.chars)
    return []
