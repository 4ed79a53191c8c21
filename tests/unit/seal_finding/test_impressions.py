"""A pasted seal picture is the same impression; two pressings of one seal are not."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from extract.seals.candidates import find_candidates
from extract.seals.colour import ink_layers
from extract.seals.copies import Fingerprint, fingerprint, likeness, same_impression
from extract.seals.mark import SealMark
from ingest.document import Page
from samples.seals import SealSpec, draw_seal, stamp

SPEC = SealSpec(name="新疆天山安泰消防工程有限公司", code="6501000012345", wear=("uneven", "dry"))


def pressed(rgba: np.ndarray, seed: int) -> tuple[Page, SealMark]:
    rng = np.random.default_rng(seed)
    image = np.full((1200, 900, 3), 252, dtype=np.uint8)
    stamp(image, rgba, 450 + rng.uniform(-80, 80), 600 + rng.uniform(-200, 200), rng)
    image = cv2.GaussianBlur(image, (0, 0), 0.6)
    noisy = np.clip(image + rng.normal(0, 3, image.shape), 0, 255).astype(np.uint8)
    best = max(find_candidates(ink_layers(noisy)), key=lambda c: c.support * c.rim.a)
    mark = SealMark(0, best.rect, best.rim, "company", "round", "red", 1.0, 1.0)
    return Page(0, noisy, (), np.diag([1 / 900, 1 / 1200, 1.0]), (900, 1200)), mark


def test_a_pasted_picture_is_recognised_although_turned_and_scanned_again() -> None:
    picture = draw_seal(SPEC, np.random.default_rng(1), 150)
    size = picture.shape[1], picture.shape[0]
    turned = cv2.warpAffine(picture, cv2.getRotationMatrix2D((size[0] / 2, size[1] / 2), 17, 1.0), size)
    one, other = fingerprint(*pressed(picture, 2)), fingerprint(*pressed(turned, 3))
    assert same_impression(one, other)


def test_two_pressings_of_one_seal_are_two_impressions() -> None:
    first = draw_seal(SPEC, np.random.default_rng(1), 150)
    second = draw_seal(replace(SPEC, turn=9.0), np.random.default_rng(2), 150)
    one, other = fingerprint(*pressed(first, 2)), fingerprint(*pressed(second, 3))
    assert not same_impression(one, other)


def test_seals_of_two_units_are_far_apart() -> None:
    first = draw_seal(SPEC, np.random.default_rng(1), 150)
    second = draw_seal(replace(SPEC, name="昌吉市永安电子有限责任公司"), np.random.default_rng(1), 150)
    assert likeness(fingerprint(*pressed(first, 2)), fingerprint(*pressed(second, 3))) < 0.85


def test_versions_do_not_mix() -> None:
    flat = bytes(256 * 48)
    with pytest.raises(ValueError, match="version"):
        likeness(Fingerprint(1, flat), Fingerprint(2, flat))
