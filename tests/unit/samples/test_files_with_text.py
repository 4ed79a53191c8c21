"""Born-digital and Word files hold the text that their truth tells; pages that are no form say so."""

import io

import docx
import numpy as np
import pytest
from pypdfium2 import PdfDocument

from samples.born_digital import to_pdf
from samples.capture import LEVELS, capture
from samples.generate import draw_form, make_form
from samples.other_pages import OTHERS, OtherKind, make_other
from samples.word_form import make_word_form

pytestmark = pytest.mark.usefixtures("chinese_fonts")


def _flat(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("layout", "kind"), [("ticked", "person"), ("two_pages", "unit")])
def test_a_pdf_holds_every_value_and_its_seals(layout: str, kind: str) -> None:
    drawing = draw_form(21, layout, "unit" if kind == "unit" else "person", scenario="ok")
    document = PdfDocument(to_pdf(drawing.sheets, drawing.flat))
    assert len(document) == len(drawing.flat)
    text = _flat("".join(page.get_textpage().get_text_range() for page in document))
    for item in drawing.sheets.written:
        if item.key != "主要事迹":
            assert _flat(item.value)[:9] in text, item.key
    for number, flat in enumerate(drawing.flat):
        shown = np.asarray(document[number].render(scale=200 / 72).to_pil().convert("RGB"))
        assert abs(shown.shape[0] - flat.shape[0]) <= 2
        for seal in (seal for seal in drawing.pressed if seal.page == number):
            x0, y0, x1, y1 = (int(v) for v in seal.area)
            cut = shown[y0:y1, x0:x1].astype(int)
            assert (cut.max(axis=2) - cut.min(axis=2) > 60).mean() > 0.02


@pytest.mark.parametrize("kind", ["unit", "person"])
def test_a_word_file_holds_every_value(kind: str) -> None:
    data, truth = make_word_form(33, kind, "ok")
    document = docx.Document(io.BytesIO(data))
    text = _flat("".join(cell.text for row in document.tables[0].rows for cell in row.cells))
    for key, item in truth["fields"].items():
        assert _flat(item["value"]) in text, key
    pictures = [part for part in document.part.package.iter_parts() if part.partname.endswith(".png")]
    assert len(pictures) == len(truth["seals"]) == 1


@pytest.mark.parametrize("kind", OTHERS)
def test_a_page_that_is_no_form_has_nothing_to_read(kind: OtherKind) -> None:
    picture, truth = make_other(3, kind)
    assert picture.shape == (2339, 1654, 3)
    assert truth["kind"] == "other"
    assert not truth["fields"]
    assert (picture < 200).any() == (kind != "blank")
    assert len(truth["seals"]) == (0 if kind in {"prose", "blank"} else 1)


def test_an_attachment_is_a_page_more_whose_seal_has_no_slot() -> None:
    plain = make_form(9, "classic", "unit", scenario="ok")
    more = make_form(9, "classic", "unit", scenario="ok", attachment="licence")
    assert len(more.pages) == len(plain.pages) + 1 == more.truth["pages"]
    extra = more.truth["seals"][len(plain.truth["seals"]) :]
    assert [(seal["page"], seal["slot"], seal["role"]) for seal in extra] == [(1, None, None)]
    assert more.truth["fields"] == plain.truth["fields"]


def test_ruined_is_no_level_to_be_read() -> None:
    assert "ruined" not in LEVELS
    page = np.full((1169, 827, 3), 255, dtype=np.uint8)
    page[200:205, 100:700] = 0
    shot = capture(page, "ruined", np.random.default_rng(2))
    inside = shot.image[shot.image.shape[0] // 4 : -shot.image.shape[0] // 4]
    assert np.abs(np.diff(inside.astype(int), axis=0)).mean() < 12
