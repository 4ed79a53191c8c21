"""Filled bands close the cells beside them; text and pictures are no bands."""

from typing import Any

import cv2
import numpy as np

from extract.forms.bands import band_edges
from extract.forms.cells import find_grid
from ingest.document import Rect


def test_a_dark_heading_closes_the_rows_above_and_below_it(drawing: Any) -> None:
    image = drawing.image
    for x in (150, 600, 1500):
        cv2.line(image, (x, 300), (x, 370), (40, 40, 40), 2)
        cv2.line(image, (x, 420), (x, 490), (40, 40, 40), 2)
    cv2.line(image, (150, 300), (1500, 300), (40, 40, 40), 2)
    cv2.line(image, (150, 490), (1500, 490), (40, 40, 40), 2)
    cv2.rectangle(image, (149, 370), (1501, 420), (70, 70, 70), -1)
    cv2.putText(image, "BASIS", (170, 408), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (255, 255, 255), 2)
    grid = find_grid(image, [Rect(170, 380, 270, 412)])
    rows = {(round(cell.rect.y0, -1), round(cell.rect.y1, -1)) for cell in grid.cells}
    assert (300, 370) in rows
    assert (420, 490) in rows


def test_paper_text_and_pictures_have_no_bands(drawing: Any) -> None:
    plain = drawing.image.min(axis=2)
    assert band_edges(plain) is None
    for row in range(20):
        y = 300 + 40 * row
        cv2.putText(plain, "many words of a text " * 3, (150, y), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (20,), 3)
    assert band_edges(plain) is None
    picture = np.full_like(plain, 255)
    picture[300:900, 300:800] = 60
    assert band_edges(picture) is None


def grey_heading(image: Any, y: int, grey: int) -> None:
    cv2.rectangle(image, (150, y), (1500, y + 42), (grey, grey, grey), -1)
    cv2.putText(image, "DEEDS", (760, y + 32), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (20, 20, 20), 2)


def test_a_grey_heading_closes_the_cells_beside_it(drawing: Any) -> None:
    """Its thin grey rules are not seen beside the grey, and dark text stands close below it."""
    image = drawing.image
    for x in (150, 1500):
        cv2.line(image, (x, 300), (x, 700), (40, 40, 40), 2)
    cv2.line(image, (150, 300), (1500, 300), (40, 40, 40), 2)
    cv2.line(image, (150, 700), (1500, 700), (40, 40, 40), 2)
    grey_heading(image, 370, 212)
    cv2.putText(image, "told in a line " * 3, (160, 446), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (20, 20, 20), 2)
    grid = find_grid(image, [Rect(760, 380, 880, 405), Rect(160, 420, 900, 450)])
    rows = {(round(cell.rect.y0, -1), round(cell.rect.y1, -1)) for cell in grid.cells}
    assert (300, 370) in rows
    assert (410, 700) in rows


def test_shadows_have_no_edges(drawing: Any) -> None:
    plain = drawing.image.min(axis=2)
    shade = np.ones(len(plain), np.float32)
    shade[400:500] = 1.0 - 0.16 * np.sin(np.linspace(0, np.pi, 100))
    assert band_edges((plain * shade[:, None]).astype(np.uint8)) is None
