"""Every look-alike can be drawn, differs from draw to draw, and lands where it is put."""

import numpy as np
import pytest

from samples.decoys import DECOYS, DecoyKind, add_decoy, draw_decoy
from samples.seal_pages import make_page


@pytest.mark.parametrize("kind", DECOYS)
def test_a_look_alike_is_drawn_with_ink(kind: DecoyKind) -> None:
    drawn = draw_decoy(kind, np.random.default_rng(1), 60)
    assert drawn.ndim == 3
    assert drawn.shape[2] == 4
    assert (drawn[..., 3] > 10).sum() > 20
    assert not np.array_equal(drawn, draw_decoy(kind, np.random.default_rng(2), 60))


def test_a_look_alike_stands_where_it_was_put() -> None:
    page = np.full((600, 500, 3), 255, dtype=np.uint8)
    x0, y0, x1, y1 = add_decoy(page, "chop_white", np.random.default_rng(3), 100, at=(250, 300))
    assert x0 < 250 < x1
    assert y0 < 300 < y1
    outside = page.copy()
    outside[y0 - 3 : y1 + 3, x0 - 3 : x1 + 3] = 255
    assert outside.min() == 255


def test_pages_repeat_by_seed_and_know_what_is_on_them() -> None:
    pages = [
        make_page(np.random.default_rng(8), "photo", companies=2, chops=1, decoys=("emblem",))
        for _ in range(2)
    ]
    assert np.array_equal(pages[0].image, pages[1].image)
    assert [item.kind for item in pages[0].stamped] == ["decoy", "personal", "company", "company"]
    for item in pages[0].stamped:
        assert 0 < item.shown <= 1.05
