"""Boxes that the text detector drew around parts of two lines."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ingest.overlaps import part_overlaps
from models.ocr import Quad


def quad(x0: float, y0: float, x1: float, y1: float) -> Quad:
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)


def spans(quads: list[Quad]) -> list[tuple[int, ...]]:
    return sorted(tuple(round(float(v)) for v in (*q.min(axis=0), *q.max(axis=0))) for q in quads)


LINES = [quad(100, 100 + 60 * k, 900, 130 + 60 * k) for k in range(4)]


def test_lines_apart_are_left_as_they_are() -> None:
    assert spans(part_overlaps(LINES)) == spans(LINES)
    assert part_overlaps([]) == []


def test_a_box_around_two_lines_is_cut_to_the_line_nobody_else_has() -> None:
    lower = quad(100, 380, 850, 410)
    tall = quad(100, 340, 900, 412)
    found = spans(part_overlaps([*LINES, lower, tall]))
    assert found == sorted([*spans(LINES), (100, 340, 900, 380), (100, 380, 900, 410)])


def test_a_box_whose_lines_both_stand_alone_falls_away() -> None:
    upper, lower = quad(100, 340, 900, 372), quad(100, 380, 900, 410)
    tall = quad(100, 338, 900, 412)
    assert spans(part_overlaps([*LINES, upper, lower, tall])) == spans([*LINES, upper, lower])


def test_large_print_and_a_neighbouring_column_are_no_overlap() -> None:
    title = quad(100, 20, 900, 80)
    beside = quad(950, 340, 1400, 370)
    tall = quad(100, 338, 900, 402)
    quads = [*LINES, title, beside, tall]
    assert spans(part_overlaps(quads)) == spans(quads)


def test_few_lines_tell_no_usual_height() -> None:
    quads = [LINES[0], quad(100, 100, 900, 170)]
    assert spans(part_overlaps(quads)) == spans(quads)


@given(st.lists(st.tuples(*[st.integers(0, 800)] * 2, st.integers(1, 900), st.integers(1, 90)), max_size=9))
def test_no_ink_is_lost(boxes: list[tuple[int, int, int, int]]) -> None:
    """What the first boxes reached from top to bottom is still reached, but for slivers."""
    quads = [quad(x, y, x + w, y + h) for x, y, w, h in boxes]
    found = part_overlaps(quads)
    assert all(np.isfinite(q).all() for q in found)
    if quads:
        assert min(q[:, 0].min() for q in found) == min(q[:, 0].min() for q in quads)
        assert max(q[:, 0].max() for q in found) == max(q[:, 0].max() for q in quads)
