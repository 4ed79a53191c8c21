"""A seal too pale to be found is found where an opinion block has none; paper and look-alikes give none."""

from dataclasses import replace
from typing import Literal

import cv2
import numpy as np
import pytest

from extract import pipeline
from extract.forms.kind import KindGuess
from extract.forms.opinion_bands import OpinionBlock
from extract.forms.read import Outline
from extract.pipeline import pale_marks
from extract.seals.candidates import overlap
from extract.seals.find import find_seals
from extract.seals.pale import QUESTION, find_pale
from ingest.document import Document, Page, Rect
from models.engines import Engines
from models.seal_reader import SealReader
from models.seal_text import SealTextDetector
from samples.decoys import DECOYS
from samples.seal_capture import take
from samples.seal_pages import DPI, draw_sheet, make_page
from samples.seals import SealSpec, draw_seal, stamp

pytestmark = pytest.mark.models

NAME = "新疆天山安泰消防技术服务有限公司"
STRENGTH = {"round": 0.045, "square": 0.07}
"""Of a fresh seal's ink."""


@pytest.fixture(scope="module")
def engines() -> Engines:
    return Engines(None, SealTextDetector(2), None, SealReader())  # type: ignore[arg-type]


def as_page(image: np.ndarray) -> Page:
    height, width = image.shape[:2]
    return Page(0, image, (), np.diag([1 / width, 1 / height, 1.0]), (width, height))


def sheet_with_pale_seal(shape: Literal["round", "square"], *, mirrored: bool = False) -> tuple[Page, Rect]:
    rng = np.random.default_rng(5)
    spec = SealSpec(name=NAME) if shape == "round" else SealSpec(name=NAME, shape="square", diameter=36)
    drawn = draw_seal(spec, rng, DPI)
    drawn[..., 3] = (drawn[..., 3] * STRENGTH[shape]).astype(np.uint8)
    sheet = np.full((1461, 1033, 3), 246, np.uint8)
    inked = np.ascontiguousarray(drawn[:, ::-1]) if mirrored else drawn
    half = drawn.shape[0] / 2
    stamp(sheet, inked, 600, 900, rng)
    return as_page(sheet), Rect(600 - half, 900 - half, 600 + half, 900 + half)


@pytest.mark.parametrize("shape", ["round", "square"])
def test_a_pale_seal_is_found_in_its_block(shape: Literal["round", "square"], engines: Engines) -> None:
    page, true = sheet_with_pale_seal(shape)
    assert [mark for mark in find_seals(page, engines) if mark.kind == "company"] == []
    (mark,) = find_pale(page, [Rect(150, 760, 900, 960)], engines)
    assert (mark.kind, mark.shape, mark.colour, mark.faint) == ("company", shape, "red", True)
    assert overlap(mark.rect, true) > 0.6
    assert mark.question == QUESTION
    assert mark.presence < 0.75, "a person is asked"
    assert find_pale(page, [Rect(150, 100, 900, 300)], engines) == (), "it stands in another block"


def test_a_pale_square_is_found_under_dark_print(engines: Engines) -> None:
    """Made denser, the print is by far the darkest ink within the frame."""
    page, true = sheet_with_pale_seal("square")
    middle = round(true.centre[1])
    cv2.line(page.image, (100, middle + 30), (950, middle + 30), (25, 25, 25), 7)
    for y in (middle - 26, middle):
        for x in range(round(true.x0) + 20, round(true.x1) + 90, 24):
            cv2.putText(page.image, "8", (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.7, (25, 25, 25), 2)
    (mark,) = find_pale(page, [Rect(150, 760, 900, 960)], engines)
    assert (mark.shape, mark.colour, mark.question) == ("square", "red", QUESTION)
    assert overlap(mark.rect, true) > 0.6


def test_another_sheets_seal_that_shines_through_is_none(engines: Engines) -> None:
    page, _ = sheet_with_pale_seal("round", mirrored=True)
    assert find_pale(page, [Rect(150, 760, 900, 960)], engines) == ()


@pytest.mark.parametrize("seed", range(4))
def test_paper_and_look_alikes_give_none(seed: int, engines: Engines) -> None:
    rng = np.random.default_rng(seed)
    bare = as_page(take(draw_sheet(rng), [], "office", rng).image)
    decoys = as_page(
        make_page(rng, "office", companies=0, chops=0, decoys=("red_title", "fingerprint")).image
    )
    for page in (bare, decoys):
        found = find_pale(page, [Rect(0, 0, page.width, page.height)], engines)
        assert [mark for mark in found if mark.kind == "company"] == []


def test_a_pale_ring_without_text_is_a_question(engines: Engines) -> None:
    """Page 104 of the look-alikes, where another sheet's seal shines through, blurred past reading."""
    rng = np.random.default_rng([4242, 104])
    kinds = (DECOYS[104 % len(DECOYS)], *(DECOYS[int(k)] for k in rng.integers(0, len(DECOYS), 3)))
    page = as_page(make_page(rng, companies=0, chops=0, decoys=kinds).image)
    found = find_pale(page, [Rect(0, 0, page.width, page.height)], engines)
    assert [(mark.kind, mark.question) for mark in found] == [("unknown", QUESTION)]


def test_only_blocks_without_a_seal_are_looked_at_again(
    monkeypatch: pytest.MonkeyPatch, engines: Engines
) -> None:
    page, _ = sheet_with_pale_seal("round")
    asked: list[list[Rect]] = []
    monkeypatch.setattr(pipeline, "find_pale", lambda _, blocks, __: asked.append(list(blocks)) or ())
    unit, above = Rect(150, 760, 900, 960), Rect(150, 500, 900, 740)
    blocks = (
        ("单位意见", "unit", unit),
        ("推荐单位意见", "recommender", above),
        ("协会意见", "association", above),
    )
    slots = [OpinionBlock(name, role, 0, rect, frozenset()) for name, role, rect in blocks]  # type: ignore[arg-type]
    document = Document("a.png", "0" * 64, "image/png", (page,))
    outline = Outline(KindGuess("unit", 1.0, "", ""), (), slots, ())
    assert pale_marks(document, outline, (), engines) == ()
    (mark,) = find_pale(page, [unit], engines)
    pale_marks(document, outline, (mark,), engines)
    pale_marks(document, outline, (replace(mark, kind="personal"),), engines)
    assert asked == [[unit, above], [above], [unit, above]]
