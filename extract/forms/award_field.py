"""申报奖项: settle which award the form asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.fields.confidence import confidence
from extract.forms.awards import bare_award, named_awards, the_award
from extract.forms.blocks import Block
from extract.forms.checkboxes import read_options
from extract.forms.fill import Filled, make_field
from extract.forms.folding import fold
from extract.forms.pieces import Char
from extract.forms.sheet import Sheet
from extract.forms.ticks import award_captions, is_read_otherwise, is_unmarked, ticked
from extract.season import Season

KEY = "申报奖项"


def settle_award(
    filled: Mapping[str, Filled], sheets: Sequence[Sheet], taken: set[int], season: Season, title: str
) -> tuple[str | None, dict[str, Filled]]:
    """The award's bare name, as written where the season does not know it, and the fields with it.

    Without a cell for it the award may be ticked in a list of its own, or named in the title.
    """
    fields = dict(filled)
    here = fields.get(KEY)
    if here is None or here.field.source != "checkbox":
        # Of a list without borders the value beside the label is its first line: the ticked one counts.
        here = _ticked_anywhere(sheets, taken, season) or here
    here = (
        here
        or _written_in(sheets, taken)
        or _named_alone(sheets, taken, season)
        or _in_title(sheets, season, title)
    )
    if here is None:
        return None, fields
    award = the_award(here.field.value, season)
    name = award.name if award else bare_award(here.field.value)
    if not name:
        fields.pop(KEY, None)
        return None, fields
    # A known name proves the reading, not that a doubtful mark was meant.
    signs = replace(here.signs, valid=True, known=True) if award and not here.signs.reasons else here.signs
    reasons = here.field.reasons
    if award and here.field.source != "checkbox" and _is_one_of_a_list(sheets, taken, season, award.name):
        signs = replace(signs, valid=None, known=False, reasons=signs.reasons + 1)
        reasons = (*reasons, "表上印有几个奖项，未能看出选了哪一个，请核对。")
    field = here.field.model_copy(update={"value": name, "confidence": confidence(signs), "reasons": reasons})
    fields[KEY] = replace(here, field=field, signs=signs)
    return name, fields


def _is_one_of_a_list(sheets: Sequence[Sheet], taken: set[int], season: Season, name: str) -> bool:
    """The award is one of several that the form prints side by side, with boxes before them."""
    for sheet in sheets:
        captions = award_captions(_award_chars(sheet, taken, season), season)
        if len(captions) >= 3 and name in {caption for caption, _ in captions}:
            boxes = [option.box for option in read_options(sheet.page, captions)]
            return sum(box is not None for box in boxes) > len(boxes) / 2
    return False


def _award_chars(sheet: Sheet, taken: set[int], season: Season) -> list[Char]:
    """Characters of the blocks that name awards, outside opinions and prose."""
    return [
        char
        for block in sheet.blocks
        if block.id not in taken and len(block.chars) < 160 and named_awards(block.text, season)
        for char in block.chars
    ]


def _ticked_anywhere(sheets: Sequence[Sheet], taken: set[int], season: Season) -> Filled | None:
    """A list of awards with one of them ticked, outside opinions and prose."""
    for sheet in sheets:
        chars = _award_chars(sheet, taken, season)
        captions = award_captions(chars, season)
        if len(captions) < 2:
            continue
        options = read_options(sheet.page, captions)
        marked = [option for option in options if option.marked]
        if len(marked) == 1 and not is_read_otherwise(chars, captions, marked[0]):
            made = make_field(KEY, marked[0].chars, sheet.page)
            if made is not None:
                return ticked(made, marked[0], options, sheet.page)
    return None


def _written_in(sheets: Sequence[Sheet], taken: set[int]) -> Filled | None:
    """What is written behind a ticked 其他 in a list of awards."""
    for sheet in sheets:
        for link in sheet.links:
            label, value = (sheet.blocks[k - sheet.first_id] for k in (link.label, link.value))
            word = [char for char in label.chars if char.text in "其他它"]
            if label.id in taken or not value.chars or len(word) != 2:
                continue
            option = read_options(sheet.page, [("其他", tuple(word))])[0]
            ticked = option.marked or any(char.text in "☑☒√✓✔■●" for char in label.chars)
            if ticked and _beside_awards(sheet, label):
                return make_field(KEY, value.chars, sheet.page)
    return None


def _beside_awards(sheet: Sheet, label: Block) -> bool:
    """The label of the award, or the list of awards, stands right above or in the same cell."""
    near = [
        block
        for block in sheet.blocks
        if block.id != label.id
        and (block.cell == label.cell or 0 <= label.rect.y0 - block.rect.y0 < 6 * label.rect.height)
    ]
    return any(block.label is not None and KEY in block.label.keys for block in near)


def _named_alone(sheets: Sequence[Sheet], taken: set[int], season: Season) -> Filled | None:
    """A cell or line that says one award of the season and nothing else, whatever its label is called."""
    found: dict[str, Filled] = {}
    for sheet in sheets:
        for block in sheet.blocks:
            if block.id in taken or not 4 <= len(block.chars) <= 40:
                continue
            award = next((a for a in season.awards if fold(a.name) == bare_award(block.text)), None)
            made = make_field(KEY, block.chars, sheet.page) if award else None
            if award is not None and is_unmarked(sheet.page, (award.name, block.chars)):
                continue
            if award is not None and made is not None:
                found.setdefault(award.name, made)
    return next(iter(found.values())) if len(found) == 1 else None


def _in_title(sheets: Sequence[Sheet], season: Season, title: str) -> Filled | None:
    """An award that the form's title names: 2021年度“优秀消防工程企业”推荐表."""
    named = named_awards(title, season)
    if len(named) != 1 or not sheets or the_award(title, season) is None:
        return None
    for block in sheets[0].blocks:
        if named_awards(block.text, season) == named:
            made = make_field(KEY, block.chars, sheets[0].page)
            if made is not None:
                return replace(made, field=made.field.model_copy(update={"value": named[0].name}))
    return None
