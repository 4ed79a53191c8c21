"""Whose the opinion blocks of a form are, and where the unit's is that no heading names."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.forms.blocking import SEAL_LINE
from extract.forms.blocks import Block
from extract.forms.folding import fold
from extract.forms.opinion_bands import OpinionBlock
from extract.forms.pieces import bounds, font_height
from extract.forms.sheet import Sheet
from extract.forms.slots import SEAL_HINT, in_text
from extract.rules.award_name import BODIES
from extract.seals.mark import SealMark
from ingest.document import Rect

_BODY = re.compile(BODIES)

_BRANCH = re.compile(
    r"基层(?!单位)|(?:本|所在)?(?:单位|企业|公司)?(?:工会|党)"
    r"|(?:本|所在)?(?:单位|企业|公司)?(?:纪检|监察|人事|组织|人力资源|安全|党群|政工)?\w{0,4}(?:部门|科室)意见"
)
"""A department, union or party branch of the unit."""

_ASKS_TO_SEAL = re.compile(r"请|打印|加盖|寄|上交|报送|上传")
"""How somebody is told to seal (打印盖章后寄原件): that is not where it is done."""


def settle_roles(
    slots: Sequence[OpinionBlock], sheets: Sequence[Sheet], marks: Sequence[SealMark] = ()
) -> list[OpinionBlock]:
    """Every form has a place for the unit: a lone recommending block is the unit's own, where no block is
    named the words （盖章） show the place, and where the seal covers those, the seal itself."""
    found = _without_branches(_organisers_last(slots))
    if any(slot.role == "unit" for slot in found):
        return found
    for index, slot in enumerate(found):
        if slot.role == "recommender" and re.search(
            r"(?:推荐|提名)(单位|机构)?(推荐|提名)?(意见|盖章|签章)", slot.name
        ):
            found[index] = replace(slot, role="unit")
            return found
    hinted = _hinted_slot(found, sheets) or _sealed_slot(found, sheets, marks)
    return [*found, hinted] if hinted else found


def _without_branches(slots: Sequence[OpinionBlock]) -> list[OpinionBlock]:
    """The unit's union or party branch speaks for it only where the unit has no block of its own."""
    own = [slot.role == "unit" and not _BRANCH.match(slot.name) for slot in slots]
    if not any(own):
        return list(slots)
    return [
        replace(slot, role="recommender") if slot.role == "unit" and _BRANCH.match(slot.name) else slot
        for slot in slots
    ]


def _organisers_last(slots: Sequence[OpinionBlock]) -> list[OpinionBlock]:
    """Of several bodies above the unit (区协会意见, 市协会意见) none of which is the organiser by its name,
    the last one is."""
    found = list(slots)
    above = [index for index, slot in enumerate(found) if slot.role == "recommender"]
    if len(above) > 1 and not any(slot.role == "association" for slot in found):
        last = max(above, key=lambda k: (found[k].page, round(found[k].rect.y0 / 50), found[k].rect.x0))
        if _BODY.search(found[last].name):
            found[last] = replace(found[last], role="association")
    return found


def _sealed_slot(
    slots: Sequence[OpinionBlock], sheets: Sequence[Sheet], marks: Sequence[SealMark]
) -> OpinionBlock | None:
    """The surroundings of the last organisation's seal that stands in nobody's block."""
    by_page = {sheet.page.index: sheet for sheet in sheets}
    for mark in sorted(marks, key=lambda m: (m.page, m.rect.y0), reverse=True):
        within = [s for s in slots if s.page == mark.page and s.rect.contains(*mark.rect.centre)]
        if mark.kind != "company" or mark.page not in by_page or within:
            continue
        page = by_page[mark.page].page
        side = mark.rect.width
        rect = Rect(
            max(0.0, mark.rect.x0 - 2 * side),
            max(0.0, mark.rect.y0 - 0.3 * side),
            min(float(page.width), mark.rect.x1 + side),
            min(float(page.height), mark.rect.y1 + 0.5 * side),
        )
        return OpinionBlock("单位盖章", "unit", mark.page, rect, frozenset())
    return None


def _hinted_slot(slots: Sequence[OpinionBlock], sheets: Sequence[Sheet]) -> OpinionBlock | None:
    taken = {number for slot in slots for number in slot.blocks}
    for sheet in reversed(sheets):
        for block in reversed(sheet.blocks):
            if _ASKS_TO_SEAL.search(fold(block.text)):
                continue
            if block.id in taken or not SEAL_HINT.search(fold(block.text)) or len(block.chars) > 200:
                continue
            if block.cell is not None and block.cell not in sheet.frames:
                rect = sheet.grid.cells[block.cell].rect
            else:
                hint = bounds(block.chars)
                rect = hint.grown(6 * font_height(block.chars))
                rect = Rect(
                    max(0.0, rect.x0),
                    max(0.0, rect.y0),
                    min(rect.x1, sheet.page.width),
                    min(rect.y1, sheet.page.height),
                )
            return OpinionBlock("单位盖章", "unit", sheet.page.index, rect, frozenset())
    headed = [(sheet, b) for sheet in sheets for b in sheet.blocks if b.id not in taken and _heads_a_seal(b)]
    return replace(in_text(*headed[-1], []), name="单位盖章", role="unit") if headed else None


def _heads_a_seal(block: Block) -> bool:
    return block.cell is None and SEAL_LINE.fullmatch(fold(block.text)) is not None
