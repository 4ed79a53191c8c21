"""Boxes of the page as given on the upright picture that people see, and back."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from casework.services.values import PageView, SubmissionView
from casework.upright import Bounds, bounds_of, unframed
from ingest.document import Box

PictureBox = Bounds
"""x0, y0, x1, y1 in 0..1 of the upright page picture, origin at the top left."""


def _given_from_picture(page: PageView) -> NDArray[np.float64]:
    scale = np.diag(np.array([page.width, page.height, 1.0], dtype=np.float64))
    matrix: NDArray[np.float64] = np.array(page.to_given, dtype=np.float64) @ scale
    return matrix


def to_picture(box: Box, pages: Sequence[PageView], page: int) -> PictureBox | None:
    """Where a box of the given page stands on its picture; None where that page has no picture."""
    view = next((candidate for candidate in pages if candidate.page == page), None)
    if view is None:
        return None
    return unframed(box.as_tuple(), _given_from_picture(view))


def to_given(box: PictureBox, page: PageView) -> Box:
    """The box of the given page that bounds a box drawn on the picture."""
    return Box(*bounds_of(box, _given_from_picture(page)))


def place_of(
    view: SubmissionView, page: int | None, box: Box | None
) -> tuple[int | None, list[float] | None]:
    """The index of the page among the pictures and the box on it, each None where there is none."""
    index = next((i for i, candidate in enumerate(view.pages) if candidate.page == page), None)
    if index is None or page is None or box is None:
        return index, None
    found = to_picture(box, view.pages, page)
    wide = found is not None and found[2] - found[0] > 0.002 and found[3] - found[1] > 0.001
    return index, [round(value, 5) for value in found] if found is not None and wide else None
