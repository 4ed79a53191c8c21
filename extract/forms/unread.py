"""Blank is only what has no ink: a cell whose text the detector missed is read whole, or asked about."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from extract.fields.second_reading import Region, blue_over, cut, read_block, washed
from extract.forms.fill import Filled, make_field
from extract.forms.pairing import Pair
from extract.forms.pieces import Piece, chars_of, in_order
from extract.result import Evidence, Flag
from extract.seals.mark import SealMark
from ingest.document import Page, Rect
from models.engines import Engines

LEAST_INK = 0.004
"""Share of dark pixels inside a cell that is more than paper grain: one character of 30 px in a cell of
400 × 60 px covers about 0.01."""

DARKER = 60
"""How much darker than the paper (0..255) ink is; shadows and show-through stay below."""

MOST_CELLS = 6
"""Cells read whole on one document (about 60 ms each)."""


def read_unread(
    pairs: Sequence[Pair], pages: Mapping[int, Page], engines: Engines, marks: Sequence[SealMark]
) -> tuple[dict[str, Filled], list[Flag]]:
    """Fields found in cells without any line of text, and questions for ink that cannot be read.

    Raises EngineFailed.
    """
    found: dict[str, Filled] = {}
    questions: list[Flag] = []
    tried = 0
    for pair in pairs:
        if len(pair.keys) != 1 or pair.value.chars or pair.value.cell is None or tried >= MOST_CELLS:
            continue
        page, key = pages[pair.value.page], pair.keys[0]
        region = cut(page, _inside(pair.value.rect), margin=0)
        region = replace(region, image=washed(region.image, blue=blue_over(page, pair.value.rect, marks)))
        if ink_share(region) < LEAST_INK:
            continue
        tried += 1
        lines = read_block(region, engines)
        pieces = [Piece(tuple(chars_of(line, -1 - n)), pair.value.cell) for n, line in enumerate(lines)]
        made = make_field(key, in_order(pieces), page, pair) if pieces else None
        if made is not None:
            found[key] = made
        elif not lines:
            questions.append(_question(key, pair, page))
    return found, questions


def _inside(rect: Rect) -> Rect:
    """The cell without its borders."""
    inset = min(0.12 * min(rect.width, rect.height), 8.0)
    return rect.grown(-inset)


def ink_share(region: Region) -> float:
    """Share of pixels (0..1) that are clearly darker than the paper around them."""
    darkest = region.image.min(axis=2).astype(np.int16)
    if min(darkest.shape) < 8:
        return 0.0
    paper = int(np.percentile(darkest, 75))
    return float((darkest < paper - DARKER).mean())


def _question(key: str, pair: Pair, page: Page) -> Flag:
    return Flag(
        code="low_confidence_field",
        severity="warn",
        message=f"“{key}”一栏有字迹但无法识别，请对照原件填写。",
        fields=(key,),
        evidence=(Evidence(page=page.index, box=page.to_box(pair.value.rect)),),
    )
