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


def test_solid_patches_and_short_strokes_stay() -> None:
    mask = np.zeros((SIDE, 700), dtype=bool)
    mask[100:200, 100:300] = True
    mask[500:503, 100:200] = True
    assert (without_rulings(mask) == mask).all()
