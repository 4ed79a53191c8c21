"""Values that go on over the page: the label repeated, or no label at all on the next page."""

from collections.abc import Mapping, Sequence

from extract.forms.blocking import Sheet
from extract.forms.fill import Filled, make_field
from extract.forms.missed_glyphs import with_missed
from extract.forms.pairing import Pair
from extract.forms.pieces import Char, bounds

KEY = "主要事迹"

LONG_TEXT = 30
"""A cell without a label is taken for the rest of a story only when it has this many characters."""


def continue_story(
    filled: Mapping[str, Filled], pairs: Sequence[Pair], sheets: Sequence[Sheet], taken: set[int]
) -> dict[str, Filled]:
    """主要事迹 joined over pages, in page order."""
    fields = dict(filled)
    here = fields.get(KEY)
    if here is None or len(sheets) < 2:
        return fields
    chars = list(here.chars)
    last = here.field.page
    used = {pair.value.id for pair in pairs if KEY in pair.keys}
    for sheet in sheets:
        if sheet.page.index != last + 1:
            continue
        more = _labelled(pairs, sheet.page.index, used) or _unlabelled(sheet, pairs, taken)
        if not more:
            break
        chars += with_missed(KEY, more, sheet.page)
        last = sheet.page.index
    if len(chars) == len(here.chars):
        return fields
    page = next(sheet.page for sheet in sheets if sheet.page.index == here.field.page)
    whole = make_field(KEY, chars, page, looked=True)
    if whole is not None:
        # The box shows where it begins; the rest stands on the next page.
        field = whole.field.model_copy(
            update={"box": page.to_box(bounds(here.chars)), "label": here.field.label}
        )
        fields[KEY] = Filled(KEY, field, tuple(chars), here.rect, whole.signs)
    return fields


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
        if block.id in spoken:
            break
        if len(block.chars) >= LONG_TEXT and block.label is None:
            return list(block.chars)
    return []
