"""Numbers written one character to a box: the characters are moved together and read as one line.

The detector misses most characters that stand alone in a box, and the recogniser takes the borders for
digits. Set side by side without borders they are an ordinary line.
"""

from collections.abc import Mapping, Sequence

import cv2
import numpy as np

from extract.fields.second_reading import blue_over, cut, washed
from extract.forms.fill import Filled, make_field
from extract.forms.pairing import Pair
from extract.forms.pieces import Char
from extract.forms.sheet import Sheet
from extract.seals.mark import SealMark
from ingest.document import Image, Page, Rect
from ingest.regroup import dark
from models.engines import Engines

INSET = 0.1
"""Share of a box at each side that its border may take."""

LEAST_INK = 0.012
"""Share of a box's inner area that is ink where something is written in it: a thin 1 covers about 0.03."""

LINE_NUMBER = -1000
"""Line number of characters read here; lines of the page count from 0."""


def read_boxed(
    filled: Mapping[str, Filled],
    pairs: Sequence[Pair],
    sheets: Sequence[Sheet],
    engines: Engines,
    marks: Sequence[SealMark],
) -> dict[str, Filled]:
    """The fields with those read anew whose values stand in boxes. Raises EngineFailed."""
    fields = dict(filled)
    by_page = {sheet.page.index: sheet for sheet in sheets}
    for pair in pairs:
        sheet = by_page[pair.value.page]
        boxes = sheet.grid.cells[pair.value.cell].boxes if pair.value.cell is not None else ()
        if not boxes or len(pair.keys) != 1:
            continue
        chars = _read(sheet.page, boxes, engines, marks)
        made = make_field(pair.keys[0], chars, sheet.page, pair) if chars else None
        before = fields.get(pair.keys[0])
        if made is None or (before is not None and before.signs.valid is True):
            continue
        if before is None or made.signs.valid is True or len(made.chars) > len(before.chars):
            fields[pair.keys[0]] = made
    return fields


def _read(page: Page, boxes: Sequence[Rect], engines: Engines, marks: Sequence[SealMark]) -> tuple[Char, ...]:
    written: list[tuple[Rect, Image]] = []
    for box in boxes:
        glyph = _glyph(page, box, blue=blue_over(page, box, marks))
        if glyph is not None:
            written.append((box, glyph))
    if not written:
        return ()
    strip = np.hstack([_even(glyph, max(g.shape[0] for _, g in written)) for _, glyph in written])
    reading = engines.ocr.recognise([strip])[0]
    if len(reading.text) == len(written):
        found = zip(reading.text, reading.char_scores, reading.runners_up, strict=True)
    else:
        singles = engines.ocr.recognise([_even(glyph, glyph.shape[0]) for _, glyph in written])
        found = zip(
            [single.text[:1] or "?" for single in singles],
            [single.char_scores[0] if single.text else 0.0 for single in singles],
            [single.runners_up[0] if single.text else "" for single in singles],
            strict=True,
        )
    return tuple(
        Char(text, box, score, other, LINE_NUMBER, False, "ocr")
        for (box, _), (text, score, other) in zip(written, found, strict=True)
    )


def _glyph(page: Page, box: Rect, *, blue: bool) -> Image | None:
    """The character in a box with a little paper around it, None where the box is empty."""
    inner = box.grown(-INSET * min(box.width, box.height))
    image = washed(cut(page, inner, margin=0).image, blue=blue)
    if min(image.shape[:2]) < 8:
        return None
    ink = _without_borders(dark(image, 0.45))
    if ink.mean() < LEAST_INK:
        return None
    columns, rows = np.flatnonzero(ink.any(axis=0)), np.flatnonzero(ink.any(axis=1))
    if rows[-1] - rows[0] < 0.2 * image.shape[0]:
        return None
    pad = max(2, round(0.08 * image.shape[0]))
    left, right = max(0, columns[0] - pad), min(image.shape[1], columns[-1] + pad + 1)
    return np.ascontiguousarray(image[:, left:right])


def _without_borders(
    ink: np.ndarray[tuple[int, ...], np.dtype[np.bool_]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Ink without what touches the edges of the crop along most of a side (a slanted border)."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    height, width = ink.shape
    kept = ink.copy()
    for label in range(1, count):
        x, y, w, h, area = stats[label]
        edge = x == 0 or x + w == width or y == 0 or y + h == height
        thin = min(w, h) <= 0.14 * min(height, width) and max(w, h) > 0.5 * max(height, width)
        if (edge and thin) or area < 3:
            kept[labels == label] = False
    return kept


def _even(glyph: Image, height: int) -> Image:
    """The character on paper of the given height with some paper at its sides."""
    ground = tuple(int(v) for v in np.percentile(glyph.reshape(-1, 3), 80, axis=0))
    side = round(0.12 * height)
    top = (height - glyph.shape[0]) // 2
    padded = cv2.copyMakeBorder(
        glyph, top, height - glyph.shape[0] - top, side, side, cv2.BORDER_CONSTANT, value=ground
    )
    return np.asarray(padded, dtype=np.uint8)
