"""Square seals on sheets: copied ones are found, and short names are not taken for a person's."""

import cv2
import numpy as np
import pytest

from extract.forms.reading import FormReading
from extract.result import Slot
from extract.seals.candidates import overlap
from extract.seals.find import find_seals
from extract.seals.report import report_seals
from ingest.document import Box, Document, Page, Rect
from models.engines import Engines
from models.seal_reader import SealReader
from models.seal_text import SealTextDetector
from samples.seal_pages import DPI
from samples.seals import SealInk, SealSpec, draw_seal, stamp

pytestmark = pytest.mark.models

UNIT = "新疆天山安泰消防技术服务有限公司"


@pytest.fixture(scope="module")
def engines() -> Engines:
    return Engines(None, SealTextDetector(2), None, SealReader())  # type: ignore[arg-type]


def sheet(name: str, side: float, colour: SealInk) -> tuple[Page, Rect]:
    """A ruled sheet with a square seal of `side` millimetres over a line of print."""
    rng = np.random.default_rng(8)
    image = np.full((1461, 1033, 3), 246, np.uint8)
    for y in (200, 320, 440, 700, 1200):
        cv2.line(image, (80, y), (950, y), (30, 30, 30), 2)
    for x in (80, 260, 950):
        cv2.line(image, (x, 200), (x, 1200), (30, 30, 30), 2)
    for x in range(620, 900, 34):
        cv2.rectangle(image, (x, 960), (x + 16, 976), (30, 30, 30), 3)
    drawn = draw_seal(SealSpec(name, shape="square", diameter=side, colour=colour, turn=5.0), rng, DPI)
    box = stamp(image, drawn, 650, 930, rng)
    height, width = image.shape[:2]
    return Page(0, image, (), np.diag([1 / width, 1 / height, 1.0]), (width, height)), Rect(*box)


def test_a_copied_square_is_found_on_a_form(engines: Engines) -> None:
    page, true = sheet(UNIT, 36, "grey")
    (mark,) = [m for m in find_seals(page, engines) if overlap(m.rect, true) > 0.7]
    assert (mark.shape, mark.colour) == ("square", "grey")
    assert mark.kind != "personal"


@pytest.mark.parametrize(
    ("name", "side", "kind"), [("柘荣商会", 30, "company"), ("李庆国印", 18, "personal")]
)
def test_four_characters_are_a_bodys_or_a_persons_by_what_they_say(
    name: str, side: float, kind: str, engines: Engines
) -> None:
    page, _ = sheet(name, side, "red")
    document = Document("form.png", "0" * 64, "image/png", (page,))
    slot = Slot(
        name="单位意见", page=0, box=Box(x0=0.25, y0=0.48, x1=0.92, y1=0.82), role="unit", required=True
    )
    form = FormReading(kind="unit", award=None, fields={}, extras={}, slots=(slot,))
    marks = find_seals(page, engines)
    (seal,) = report_seals(document, form, marks, engines, (UNIT,))
    assert (seal.shape, seal.kind) == ("square", kind)
