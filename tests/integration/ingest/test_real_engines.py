"""Made and real pages through the real engines: upright, straight, read, and honest about what is not."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from ingest import geometry
from ingest.document import Image
from ingest.pages import GivenPage
from ingest.read import read_bytes, read_page
from ingest.text_layer import similarity
from ingest.upright import make_upright
from models.engines import Engines, load_engines
from samples.born_digital import to_pdf
from samples.capture import photograph
from samples.generate import draw_form, make_form
from tests.fakes.given_files import packed, text_pdf

pytestmark = pytest.mark.models

REAL = Path(__file__).parents[4] / "shared" / "real"


@pytest.fixture(scope="module")
def engines() -> Engines:
    return load_engines()


def given(picture: Image) -> GivenPage:
    return GivenPage(picture, (picture.shape[1], picture.shape[0]))


@pytest.fixture(scope="module")
def flat() -> Image:
    """A filled-in form, flat and clean."""
    return make_form(31, capture="clean").pages[0]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_photographed_forms_stand_upright(engines: Engines, flat: Image, degrees: int) -> None:
    shot = photograph(flat, np.random.default_rng(degrees), turn=degrees)
    found = make_upright(given(shot.image), engines.orientation)
    height, width = flat.shape[:2]
    corners = np.array([[0.1, 0.1], [0.9, 0.1], [0.9, 0.9], [0.1, 0.9]]) * (width, height)
    places = shot.forward(corners) * (shot.image.shape[1], shot.image.shape[0])
    upright = geometry.apply(np.linalg.inv(found.to_picture), places)
    assert found.rotation == degrees
    assert found.capture == "photo"
    across, down = upright[1] - upright[0], upright[3] - upright[0]
    # Half a degree: the sheet is bent as well, and a chord of a bent line is not level.
    assert abs(np.rad2deg(np.arctan2(across[1], across[0]))) < 0.5
    assert abs(np.rad2deg(np.arctan2(down[0], down[1]))) < 0.5


def test_a_photographed_form_is_read_where_it_stands(engines: Engines) -> None:
    form = make_form(7, capture="photo")
    page = read_page(0, given(form.pages[0]), engines)
    wanted = [
        field
        for key, field in form.truth["fields"].items()
        if field["page"] == 0 and key not in ("主要事迹", "推荐日期")
    ]
    found = 0
    for field in wanted:
        x0, y0, x1, y1 = field["box"]
        near = [
            line.text
            for line in page.lines
            if (box := page.to_box(line.rect)).x0 < x1 and box.x1 > x0 and box.y0 < y1 and box.y1 > y0
        ]
        found += (
            any(similarity(field["value"], text) > 0.8 for text in near)
            or similarity(field["value"], "".join(near)) > 0.8
        )
    assert page.readable
    assert found >= 0.85 * len(wanted), (found, len(wanted))


def test_a_born_digital_form_needs_no_ocr_for_its_words(engines: Engines) -> None:
    drawing = draw_form(5, None, "unit", False, "ok")
    document = read_bytes(to_pdf(drawing.sheets, drawing.flat), "a.pdf", engines)
    page = document.pages[0]
    given_by_file = [line for line in page.lines if line.source == "text_layer"]
    text = "".join(line.text for line in given_by_file).replace(" ", "")
    assert page.capture == "born_digital"
    for item in drawing.sheets.written:
        if item.page == 0 and item.key not in ("主要事迹", "申报奖项"):
            assert item.value.replace(" ", "") in text, item.key
    # The page is still seen, with its rules and its seals.
    red = (page.image[:, :, 0].astype(int) - page.image[:, :, 1]) > 80
    assert red.sum() > 1000


def test_invisible_text_that_says_something_else_is_found_out(engines: Engines) -> None:
    words = [(72.0, 700.0, 24.0, "Recommendation 2021"), (72.0, 640.0, 24.0, "Phone 0991-5659605")]
    honest = read_bytes(text_pdf(words), "a.pdf", engines).pages[0]
    assert {line.source for line in honest.lines} == {"text_layer"}
    assert [line.text for line in honest.lines] == ["Recommendation 2021", "Phone 0991-5659605"]
    visible = b"BT /F1 24 Tf 1 0 0 1 72 700 Tm (Something else here) Tj ET\n"
    lying = read_bytes(text_pdf(words[:1], mode=3, extra=visible), "a.pdf", engines).pages[0]
    assert {line.source for line in lying.lines} == {"ocr"}
    assert similarity(lying.lines[0].text, "Something else here") > 0.9


def test_blur_beyond_reading_is_said_and_lesser_blur_is_not(engines: Engines, flat: Image) -> None:
    for radius, readable in ((1.5, True), (9.0, False)):
        picture = np.asarray(cv2.GaussianBlur(flat, (0, 0), radius), dtype=np.uint8)
        page = read_bytes(packed(picture, "JPEG"), "a.jpg", engines).pages[0]
        assert page.readable is readable, radius
        assert page.sharpness is not None
        assert (page.sharpness > 0.5) is readable


@pytest.mark.skipif(not REAL.is_dir(), reason="the folder of real pictures is not on this machine")
def test_real_pictures_turned_four_ways_stand_upright(engines: Engines) -> None:
    files = [json.loads(line)["file"] for line in (REAL / "labels.jsonl").read_text("utf-8").splitlines()]
    wrong = []
    for position, name in enumerate(sorted(files)):
        picture = cv2.imread(str(REAL / name))[:, :, ::-1]
        turn = 90 * (position % 4)
        turned = np.ascontiguousarray(np.rot90(picture, -turn // 90))
        found = make_upright(given(turned), engines.orientation)
        if found.rotation != turn:
            wrong.append((name, turn, found.rotation))
    assert wrong == []


@pytest.mark.skipif(not REAL.is_dir(), reason="the folder of real pictures is not on this machine")
def test_real_legible_pictures_are_not_called_unreadable(engines: Engines) -> None:
    for path in sorted(REAL.glob("*.jpg"))[2::9]:
        page = read_bytes(path.read_bytes(), path.name, engines).pages[0]
        assert page.readable, path.name
        assert page.lines, path.name
