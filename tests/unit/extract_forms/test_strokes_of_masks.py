"""Strokes by their outlines and runs by doubling say the same as labelling and opening."""

import cv2
import numpy as np
import pytest

from extract.forms.strokes import Mask, Strokes, long_runs


def _speckled(seed: int) -> Mask:
    noise = np.random.default_rng(seed).random((90, 130))
    return np.where(cv2.GaussianBlur(noise, (0, 0), 1.2) > 0.53, 255, 0).astype(np.uint8)


@pytest.mark.parametrize("seed", range(4))
def test_strokes_are_those_of_labelling(seed: int) -> None:
    mask = _speckled(seed)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    strokes = Strokes(mask)
    boxes = sorted((s.x, s.y, s.width, s.height) for s in strokes.all)
    assert boxes == sorted(tuple(int(v) for v in row[:4]) for row in stats[1:count])
    for stroke in strokes.all:
        inside = labels[stroke.window][strokes.alone(stroke) > 0]
        assert len(set(inside.tolist())) == 1
        assert (labels == inside[0]).sum() == len(inside)


def test_holes_stay_open() -> None:
    mask = np.zeros((40, 40), np.uint8)
    cv2.rectangle(mask, (5, 5), (30, 30), (255,), 2)
    mask[15:20, 15:20] = 255
    strokes = Strokes(mask)
    assert np.array_equal(strokes.drawn(s.label for s in strokes.all), mask)
    assert [s.width for s in strokes.all if s.width < 10] == [5]
    assert Strokes(np.zeros_like(mask)).all == []


@pytest.mark.parametrize("length", [2, 7, 38, 61])
@pytest.mark.parametrize("across", [True, False])
def test_long_runs_are_an_opening(length: int, across: bool) -> None:
    mask = _speckled(9)
    mask[:, 40:44] = 255
    mask[50:53] = 255
    bar = np.ones((1, length) if across else (length, 1), np.uint8)
    assert np.array_equal(long_runs(mask, length, across=across), cv2.morphologyEx(mask, cv2.MORPH_OPEN, bar))
