"""A pasted seal picture is the same impression; two pressings of one seal are not."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from extract.seals.candidates import find_candidates
from extract.seals.colour import ink_layers
from extract.seals.copies import (
    NEARBY,
    SAME_IMPRESSION,
    VERSION,
    Fingerprint,
    fingerprint,
    is_inserted,
    likeness,
)
from extract.seals.mark import SealMark
from ingest.document import Page
from samples.seals import SealSpec, draw_seal, stamp

SPEC = SealSpec(name="新疆天山安泰消防工程有限公司", code="6501000012345", wear=("uneven", "dry"))


NAMES = (
    SPEC.name,
    "昌吉市永安电子有限责任公司",
    "乌鲁木齐恒信消防技术服务有限公司",
    "喀什金盾安防科技有限公司",
    "伊犁州消防协会",
    "库尔勒平安消防维保有限公司",
)


def turned(picture: np.ndarray, degrees: float) -> np.ndarray:
    size = picture.shape[1], picture.shape[0]
    turn = cv2.getRotationMatrix2D((size[0] / 2, size[1] / 2), degrees, 1.0)
    return np.asarray(cv2.warpAffine(picture, turn, size))


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
    one, other = fingerprint(*pressed(picture, 2)), fingerprint(*pressed(turned(picture, 17), 3))
    assert likeness(one, other) >= SAME_IMPRESSION


def test_two_pressings_of_one_seal_are_two_impressions() -> None:
    first = draw_seal(SPEC, np.random.default_rng(1), 150)
    second = draw_seal(replace(SPEC, turn=9.0), np.random.default_rng(2), 150)
    one, other = fingerprint(*pressed(first, 2)), fingerprint(*pressed(second, 3))
    assert likeness(one, other) < SAME_IMPRESSION


def test_seals_of_two_units_are_far_apart() -> None:
    first = draw_seal(SPEC, np.random.default_rng(1), 150)
    second = draw_seal(replace(SPEC, name="昌吉市永安电子有限责任公司"), np.random.default_rng(1), 150)
    assert likeness(fingerprint(*pressed(first, 2)), fingerprint(*pressed(second, 3))) < 0.85


def test_a_look_goes_through_json_and_nothing_else_does() -> None:
    look = fingerprint(*pressed(draw_seal(SPEC, np.random.default_rng(1), 150), 2))
    again = Fingerprint.from_text(look.text)
    assert again == look
    assert again.shape() == look.shape()
    assert len(look.text) < 4200
    for wrong in ("", "1:" + look.text[2:], look.text[:-8], "2:§§", "2:" + "A" * 40):
        with pytest.raises(ValueError, match="fingerprint"):
            Fingerprint.from_text(wrong)


def test_a_copy_lies_nearby_in_the_index_and_most_other_seals_do_not() -> None:
    looks = []
    for number in range(6):
        spec = replace(SPEC, name=NAMES[number], turn=float(number))
        picture = draw_seal(spec, np.random.default_rng(number), 150)
        looks.append((fingerprint(*pressed(picture, 2)), fingerprint(*pressed(turned(picture, 140), 3))))

    def near(one: Fingerprint, other: Fingerprint) -> bool:
        pairs = zip(one.shape(), other.shape(), NEARBY, strict=True)
        return all(abs(left - right) <= most for left, right, most in pairs)

    assert all(near(one, copy) for one, copy in looks)
    others = [near(a[0], b[0]) for k, a in enumerate(looks) for b in looks[:k]]
    assert sum(others) <= len(others) / 3


def test_an_empty_impression_is_like_nothing() -> None:
    blank = Fingerprint(VERSION, bytes(256 * 12))
    assert likeness(blank, blank) < SAME_IMPRESSION
    assert all(np.isfinite(blank.shape()))


@pytest.mark.parametrize(
    ("capture", "noise", "inserted"),
    [("word", 0.0, True), ("born_digital", 0.0, True), ("word", 2.0, False), ("scan", 0.0, False)],
    ids=["in Word", "in an electronic PDF", "a scan pasted into Word", "a clean scan"],
)
def test_a_seal_without_paper_around_it_was_inserted(capture: str, noise: float, inserted: bool) -> None:
    rng = np.random.default_rng(5)
    image = np.full((1200, 900, 3), 255, dtype=np.uint8)
    stamp(image, draw_seal(SPEC, rng, 150), 450, 600, rng)
    page, mark = pressed(draw_seal(SPEC, np.random.default_rng(5), 150), 2)
    image = np.clip(image + rng.normal(0, noise, image.shape), 0, 255).astype(np.uint8)
    best = max(find_candidates(ink_layers(image)), key=lambda c: c.support * c.rim.a)
    mark = replace(mark, rect=best.rect, rim=best.rim)
    assert is_inserted(replace(page, image=image, capture=capture), mark) is inserted


def test_versions_do_not_mix() -> None:
    flat = bytes(256 * 12)
    with pytest.raises(ValueError, match="version"):
        likeness(Fingerprint(1, flat), Fingerprint(2, flat))
