"""Digits of a day that a black seal may hide: of 12月31日 the rim left 1月31日, read without a doubt."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.fields.confidence import confidence
from extract.forms.fill import Filled
from extract.forms.pieces import Char
from extract.seals.mark import SealMark
from ingest.document import Rect

HOLE = 0.45
"""Room beyond the narrowest of a day's joints, in widths of its 年, that a digit takes: half of one."""
DAY = "推荐日期"
REASON = "印章压着的地方可能还有一位数字，请对照原件核对日期。"


def doubt_hidden_digits(filled: Mapping[str, Filled], marks: Sequence[SealMark]) -> dict[str, Filled]:
    """The day doubted where a grey seal, which cannot be washed out, lies over room for one digit more."""
    fields = dict(filled)
    here = fields.get(DAY)
    if here is None or here.field.source != "ocr":
        return fields
    grey = [mark.rect for mark in marks if mark.page == here.field.page and mark.colour == "grey"]
    if not any(hole.intersection(rect) > 0 for hole in _holes(here.chars) for rect in grey):
        return fields
    signs = replace(here.signs, reasons=here.signs.reasons + 1, valid=None)
    reasons = (*here.field.reasons, REASON)
    field = here.field.model_copy(update={"confidence": confidence(signs), "reasons": reasons})
    fields[DAY] = replace(here, field=field, signs=signs)
    return fields


def _holes(chars: Sequence[Char]) -> list[Rect]:
    """Room between a digit and a 月 or 日 on its line that is wider than between the others of the day."""
    joints = [
        (one, other)
        for one, other in pairwise(chars)
        if one.line == other.line and one.text.isdigit() != other.text.isdigit()
    ]
    if len(joints) < 3:
        return []
    width = max(char.rect.width for char in chars)
    narrowest = min(other.rect.x0 - one.rect.x1 for one, other in joints)
    return [
        Rect(one.rect.x1, min(one.rect.y0, other.rect.y0), other.rect.x0, max(one.rect.y1, other.rect.y1))
        for one, other in joints
        if other.text in "月日" and other.rect.x0 - one.rect.x1 - narrowest > HOLE * width
    ]
