"""Ruling lines in a seal's colour do not join what is stamped on them."""

import numpy as np

from extract.seals.blobs import find_blobs, without_rulings

SIDE = 1000


def test_a_chop_on_a_red_line_is_a_patch_of_its_own() -> None:
    mask = np.zeros((SIDE, 700), dtype=bool)
    mask[400:403, :] = True
    mask[:, 300:303] = True
    mask[380:430, 280:330] = True
    assert not [blob for blob in find_blobs(mask) if 20 < blob.box.a < 40]
    found = [blob for blob in find_blobs(without_rulings(mask)) if 20 < blob.box.a < 40]
    assert found
    assert abs(found[0].box.x - 305) < 6
    assert abs(found[0].box.y - 405) < 6


def test_a_patch_keeps_its_place_wherever_it_lies() -> None:
    for x, y in ((0, 0), (630, 930), (300, 500)):
        mask = np.zeros((SIDE, 700), dtype=bool)
        mask[y : y + 60, x : x + 60] = True
        (found, *_) = find_blobs(mask)
        assert abs(found.box.x - (x + 29.5)) < 1
        assert abs(found.box.y - (y + 29.5)) < 1
        assert found.square
    assert find_blobs(np.zeros((SIDE, 700), dtype=bool)) == ()


def test_solid_patches_and_short_strokes_stay() -> None:
    mask = np.zeros((SIDE, 700), dtype=bool)
    mask[100:200, 100:300] = True
    mask[500:503, 100:200] = True
    assert (without_rulings(mask) == mask).all()
