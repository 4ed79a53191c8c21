"""Geometry of unwrapping on drawn seals."""

from dataclasses import replace

import numpy as np
import pytest

from extract.seals.mark import Ellipse
from extract.seals.ring import find_ring, inner_ring
from extract.seals.straight import cell_strips, middle_strips, ways_up
from extract.seals.unwrap import STRIP_HEIGHT, cut_patch, ink_channels, refine_rim, ring_strip
from samples.fonts import print_styles
from samples.seals import SealSpec, draw_seal, stamp

pytestmark = pytest.mark.skipif(
    "kai" not in print_styles(), reason="no Chinese font installed (fonts-arphic-ukai)"
)


def stamped(spec: SealSpec, dpi: float = 200.0) -> tuple[np.ndarray, Ellipse]:
    rng = np.random.default_rng(4)
    half = spec.diameter / 2 * dpi / 25.4
    side = int(2.8 * half)
    page = np.full((side, side, 3), 246, np.uint8)
    stamp(page, draw_seal(spec, rng, dpi), side / 2, side / 2, rng)
    return page, Ellipse(side / 2, side / 2, half, half * spec.aspect, 0.0)


SPEC = SealSpec("新疆天山消防工程有限公司", font="kai", gap=100.0, inner="合同专用章")


def test_gap_is_found_at_the_foot_whatever_the_turn() -> None:
    for turn in (0.0, 40.0, 170.0, -95.0):
        page, rim = stamped(replace(SPEC, turn=turn, inner=""))
        patch = refine_rim(cut_patch(page, rim, "round", "red"))
        start, width = find_ring(patch).gaps[0]
        middle = np.rad2deg(start + width / 2) + patch.rim.angle
        assert np.cos(np.deg2rad(middle - (90 + turn))) > np.cos(np.deg2rad(12))


def test_a_second_ring_of_text_is_found_within_the_first() -> None:
    page, rim = stamped(
        replace(SPEC, name="天山天山天山天山天山天山天山天山", gap=20.0, inner="", char_height=3.6)
    )
    within, _ = stamped(replace(SPEC, diameter=31.0, rim=0.1, inner="", char_height=4.4, star=False))
    half = within.shape[0] // 2
    side = page.shape[0] // 2
    window = page[side - half : side - half + within.shape[0], side - half : side - half + within.shape[1]]
    np.minimum(window, within, out=window)
    ring = inner_ring(cut_patch(page, rim, "round", "red"))
    assert ring is not None
    assert ring == inner_ring(cut_patch(page, rim, "round", "red"), deep=True)
    assert 0.4 <= ring.band[0] < 0.58
    assert 0.66 < ring.band[1] < 0.85
    plain, rim = stamped(replace(SPEC, inner=""))
    assert inner_ring(cut_patch(plain, rim, "round", "red")) is None


def test_rim_errors_are_mended() -> None:
    page, rim = stamped(SPEC)
    wrong = Ellipse(rim.x + 0.04 * rim.a, rim.y - 0.03 * rim.a, rim.a * 0.97, rim.b * 1.04, 0.0)
    patch = refine_rim(cut_patch(page, wrong, "round", "red"))
    truth = cut_patch(page, rim, "round", "red")
    offset = (wrong.x - rim.x) * patch.scale, (wrong.y - rim.y) * patch.scale
    middle = patch.picture.shape[0] / 2
    assert abs(patch.rim.x - (middle - offset[0])) < 0.012 * truth.rim.a
    assert abs(patch.rim.y - (middle - offset[1])) < 0.012 * truth.rim.a
    assert patch.rim.a == pytest.approx(patch.rim.b, rel=0.02)


def test_strip_is_at_true_aspect_and_three_channels() -> None:
    page, rim = stamped(SPEC)
    strip = ring_strip(cut_patch(page, rim, "round", "red"), 0.0, 2 * np.pi)
    expected = STRIP_HEIGHT * np.pi * (0.58 + 0.93) / (0.93 - 0.58)
    assert strip.image.shape[0] == STRIP_HEIGHT
    assert strip.image.shape[1] == pytest.approx(expected, abs=8)
    assert strip.image.dtype == np.uint8


def test_inner_line_is_found_and_the_star_is_not() -> None:
    page, rim = stamped(SPEC)
    patch = refine_rim(cut_patch(page, rim, "round", "red"))
    lines = middle_strips(patch, np.pi / 2, 0.58, 0.6)
    assert len(lines) == 1
    assert lines[0].image.shape[1] > 2.5 * STRIP_HEIGHT


def test_square_cells_give_columns_and_rows() -> None:
    page, rim = stamped(SealSpec("喀什恒泰消防有限公司", shape="square", font="kai", star=False))
    strips = cell_strips(cut_patch(page, rim, "square", "red"))
    assert len(strips) >= 2
    assert all(strip.kind == "cells" for strip in strips)


@pytest.mark.parametrize("named", [8.0, 98.0, -82.0, 188.0])
def test_a_square_frame_is_taken_the_way_that_is_nearest_to_upright(named: float) -> None:
    """A frame may be named after any of its sides."""
    spec = SealSpec("喀什恒泰消防有限公司", shape="square", font="kai", star=False, turn=8.0)
    page, rim = stamped(spec)
    upright = cut_patch(page, replace(rim, angle=8.0), "square", "red")
    patch = cut_patch(page, replace(rim, a=rim.a + 2, angle=named), "square", "red")
    ways = ways_up(patch)
    assert sorted(round(way.rim.angle) for way in ways) == [-172, -82, 8, 98]
    assert round(ways[0].rim.angle) == 8
    longer = ways[0].rim.a > ways[0].rim.b
    assert longer == (named in (8.0, 188.0))
    assert len(cell_strips(ways[0])) == len(cell_strips(upright))


def test_black_print_is_kept_out_of_the_colour_channel() -> None:
    page = np.full((120, 120, 3), 250, np.uint8)
    page[20:40] = (20, 20, 20)
    page[70:90] = (215, 40, 45)
    ink = ink_channels(page, "red")
    assert ink[30, 60, 1] > 230
    assert ink[30, 60, 2] < 60
    assert ink[80, 60, 1] < 60
    assert ink[80, 60, 2] > 180


@pytest.mark.parametrize("x", [-40.0, 0.0, 400.0])
def test_a_seal_cut_by_the_edge_is_padded_with_white(x: float) -> None:
    page = np.full((200, 200, 3), 245, np.uint8)
    patch = cut_patch(page, Ellipse(x, 100, 60, 60, 0), "round", "red")
    assert patch.ink.shape == patch.picture.shape
    assert find_ring(refine_rim(patch)).gaps
