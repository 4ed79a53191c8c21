"""A picture of what was understood: cells, labels, values, opinion blocks and seals on the page."""

import cv2
import numpy as np

from extract.forms.cells import find_grid
from extract.forms.pieces import glyph_rects
from extract.result import FieldValue, Seal, Slot
from ingest.document import Box, Image, Page, Rect

CELL, VALUE, EXTRA, SLOT, SEAL = (150, 190, 150), (0, 110, 220), (150, 90, 200), (220, 130, 0), (200, 0, 60)


def draw_debug(
    page: Page,
    fields: dict[str, FieldValue] | None = None,
    extras: dict[str, FieldValue] | None = None,
    slots: tuple[Slot, ...] = (),
    seals: tuple[Seal, ...] = (),
) -> Image:
    """RGB copy of the upright page: cells green, lines of text grey, opinion blocks orange, seals red,
    values blue and extra values violet with their place in the given order and their confidence. Labels
    and a key to the colours are not drawn."""
    canvas = np.ascontiguousarray(page.image.copy())
    for cell in find_grid(page.image, glyph_rects(page)).cells:
        _frame(canvas, cell.rect.grown(-2), CELL, 2)
    for line in page.lines:
        _frame(canvas, line.rect, (190, 190, 190), 1)
    for slot in slots:
        if slot.page == page.index and slot.box is not None:
            _frame(canvas, page.to_rect(slot.box), SLOT, 4)
    for values, colour in ((fields or {}, VALUE), (extras or {}, EXTRA)):
        for number, value in enumerate(values.values(), start=1):
            if value.page == page.index and value.box is not None:
                _value(canvas, page.to_rect(value.box), colour, number, value.confidence)
    for seal in seals:
        if seal.page == page.index:
            _frame(canvas, page.to_rect(seal.box), SEAL, 3)
    return canvas


def _value(canvas: Image, rect: Rect, colour: tuple[int, int, int], number: int, sure: float | None) -> None:
    _frame(canvas, rect, colour, 2)
    text = f"{number}" + ("" if sure is None else f" {sure:.2f}")
    place = (int(rect.x0), max(10, int(rect.y0) - 3))
    cv2.putText(canvas, text, place, cv2.FONT_HERSHEY_SIMPLEX, 0.5, colour, 1, cv2.LINE_AA)


def _frame(canvas: Image, rect: Rect, colour: tuple[int, int, int], width: int) -> None:
    cv2.rectangle(canvas, (int(rect.x0), int(rect.y0)), (int(rect.x1), int(rect.y1)), colour, width)


def boxes_inside(page: Page, boxes: tuple[Box, ...]) -> list[Rect]:
    """Upright rectangles of boxes given on the page as it came."""
    return [page.to_rect(box) for box in boxes]
