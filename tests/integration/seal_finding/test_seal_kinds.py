"""Every kind of seal is found and every look-alike is not, with the real networks."""

from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np
import pytest

from extract.seals.candidates import overlap
from extract.seals.find import find_seals
from extract.seals.mark import SealMark
from ingest.document import Page, Rect
from models.engines import Engines
from models.seal_reader import SealReader
from models.seal_text import SealTextDetector
from samples.decoys import CHOPS, DECOYS, DecoyKind
from samples.seal_capture import take
from samples.seal_pages import DPI, draw_sheet, make_page
from samples.seals import SealSpec, draw_seal, stamp

pytestmark = pytest.mark.models

ROUND = SealSpec(name="新疆天山安泰消防技术服务有限公司", code="6501040012345")
OVAL = SealSpec(
    name="昌吉市永安电子工程有限公司", shape="oval", star=False, diameter=45, aspect=0.67, inner="发票专用章"
)
SEALS = {
    "round with star": ROUND,
    "large round": replace(ROUND, diameter=58.0),
    "contract seal": replace(ROUND, inner="合同专用章", diameter=40.0),
    "turned upside down": replace(ROUND, turn=170.0),
    "orange": replace(ROUND, colour="orange"),
    "faded": replace(ROUND, colour="faded"),
    "blue": replace(ROUND, colour="blue"),
    "grey": replace(ROUND, colour="grey"),
    "half inked": replace(ROUND, wear=("half",)),
    "missing parts": replace(ROUND, wear=("missing", "dry")),
    "smeared": replace(ROUND, wear=("smeared",)),
    "oval": OVAL,
    "turned oval": replace(OVAL, name="哈密金盾消防工程有限公司", diameter=40, aspect=0.75, turn=25.0),
    "square": SealSpec(name="喀什市卫士消防设备有限公司", shape="square", diameter=36),
}  # fmt: skip


@pytest.fixture(scope="module")
def find() -> Callable[[np.ndarray], tuple[SealMark, ...]]:
    engines = Engines(None, SealTextDetector(2), None)  # type: ignore[arg-type]

    def run(image: np.ndarray) -> tuple[SealMark, ...]:
        return find_seals(as_page(image), engines)

    return run


def as_page(image: np.ndarray) -> Page:
    height, width = image.shape[:2]
    return Page(0, image, (), np.diag([1 / width, 1 / height, 1.0]), (width, height))


def sealed(spec: SealSpec, seed: int) -> tuple[np.ndarray, Rect]:
    rng = np.random.default_rng(seed)
    sheet = draw_sheet(rng)
    height, width = sheet.shape[:2]
    box = stamp(sheet, draw_seal(spec, rng, DPI), 0.6 * width, 0.7 * height, rng)
    return take(sheet, [], "office", rng).image, Rect(*box)


@pytest.mark.parametrize("name", SEALS)
def test_every_kind_of_seal_is_found(name: str, find: Callable[[np.ndarray], tuple[SealMark, ...]]) -> None:
    image, true = sealed(SEALS[name], seed=sum(map(ord, name)))
    hits = [mark for mark in find(image) if overlap(mark.rect, true) > 0.6]
    assert [mark.kind for mark in hits] == ["company"], name
    assert hits[0].shape == SEALS[name].shape
    expected = {"blue": "blue", "grey": "grey"}.get(name, "red")
    assert hits[0].colour in (expected, "grey")
    assert hits[0].presence > 0.6


@pytest.mark.parametrize("strength", [0.2, 0.3])
def test_a_pale_seal_in_mirror_writing_is_another_sheets(strength: float) -> None:
    engines = Engines(None, SealTextDetector(2), None, SealReader())  # type: ignore[arg-type]
    rng = np.random.default_rng(5)
    drawn = draw_seal(ROUND, rng, DPI)
    drawn[..., 3] = (drawn[..., 3] * strength).astype(np.uint8)
    kinds = []
    for inked in (drawn, np.ascontiguousarray(drawn[:, ::-1])):
        sheet = np.full((1461, 1033, 3), 246, np.uint8)
        stamp(sheet, inked, 600, 900, rng)
        (mark,) = find_seals(as_page(sheet), engines)
        kinds.append((mark.kind, "另一页" in mark.question))
    assert kinds == [("company", False), ("unknown", True)]


@pytest.mark.parametrize("aspect", [1.0, 0.8])
def test_a_pens_circle_on_a_copy_is_no_company_seal(aspect: float) -> None:
    """Print stands within it, but no text along it."""
    engines = Engines(None, SealTextDetector(2), None, SealReader())  # type: ignore[arg-type]
    sheet = take(draw_sheet(np.random.default_rng(8)), [], "copy", np.random.default_rng(8)).image
    cv2.ellipse(sheet, (520, 700), (100, round(100 * aspect)), 8, 20, 372, (15, 15, 15), 5, cv2.LINE_AA)
    assert [mark for mark in find_seals(as_page(sheet), engines) if mark.kind == "company"] == []


@pytest.mark.parametrize("kind", [kind for kind in DECOYS if kind not in CHOPS])
def test_no_look_alike_is_a_seal(kind: DecoyKind, find: Callable[[np.ndarray], tuple[SealMark, ...]]) -> None:
    page = make_page(np.random.default_rng(77), "office", companies=0, chops=0, decoys=(kind, kind))
    assert [mark for mark in find(page.image) if mark.kind != "unknown"] == []


@pytest.mark.parametrize("kind", CHOPS)
def test_a_name_chop_is_never_a_company_seal(
    kind: DecoyKind, find: Callable[[np.ndarray], tuple[SealMark, ...]]
) -> None:
    page = make_page(np.random.default_rng(5), "office", companies=0, chops=0, decoys=(kind, kind))
    assert not [mark for mark in find(page.image) if mark.kind == "company"]


def test_a_bare_page_has_no_seal(find: Callable[[np.ndarray], tuple[SealMark, ...]]) -> None:
    assert find(np.full((1600, 1130, 3), 250, dtype=np.uint8)) == ()
    assert find(draw_sheet(np.random.default_rng(31))) == ()


def test_two_overlapping_seals_and_a_chop_are_three_marks(
    find: Callable[[np.ndarray], tuple[SealMark, ...]],
) -> None:
    rng = np.random.default_rng(12)
    sheet = draw_sheet(rng)
    height, width = sheet.shape[:2]
    one = stamp(sheet, draw_seal(ROUND, rng, DPI), 0.5 * width, 0.6 * height, rng)
    other = stamp(sheet, draw_seal(SEALS["oval"], rng, DPI), 0.5 * width + 150, 0.6 * height + 70, rng)
    chop = SealSpec(name="李庆国印", shape="square", diameter=16, font="serif_bold")
    third = stamp(sheet, draw_seal(chop, rng, DPI), 0.5 * width - 190, 0.6 * height + 60, rng)
    marks = find(sheet)
    for box, kind in ((one, "company"), (other, "company"), (third, "personal")):
        assert any(overlap(mark.rect, Rect(*box)) > 0.6 and mark.kind == kind for mark in marks), (
            kind,
            marks,
        )


def test_a_seal_across_the_edge_is_partial_and_asked_about(
    find: Callable[[np.ndarray], tuple[SealMark, ...]],
) -> None:
    rng = np.random.default_rng(4)
    sheet = draw_sheet(rng)
    stamp(sheet, draw_seal(replace(ROUND, wear=()), rng, DPI), 30, 0.5 * sheet.shape[0], rng)
    marks = [mark for mark in find(sheet) if mark.rect.x0 < 0]
    assert len(marks) == 1
    assert marks[0].partial
    assert "骑缝章" in marks[0].question


def test_a_whole_page_turned_keeps_its_seals(find: Callable[[np.ndarray], tuple[SealMark, ...]]) -> None:
    image, _ = sealed(ROUND, seed=3)
    turned = np.ascontiguousarray(cv2.rotate(image, cv2.ROTATE_90_CLOCKWISE))
    assert len([mark for mark in find(turned) if mark.kind == "company"]) == 1


class Denying:
    """The trained eye, put out: it takes everything for print."""

    def classify(self, crops: np.ndarray) -> np.ndarray:
        row = np.array([0.996, 0.001, 0.001, 0.001, 0.001], np.float32)
        return np.tile(row, (len(crops), 1))


@pytest.mark.parametrize(
    "spec", [replace(OVAL, inner="合同专用章"), replace(ROUND, star=False)], ids=["oval", "round"]
)
def test_a_clear_seal_across_a_table_s_lines_is_not_missing_by_one_witness_alone(
    spec: SealSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extract.seals.find.load_seal_marks", Denying)
    rng = np.random.default_rng(5)
    sheet = np.full((2339, 1654, 3), 255, np.uint8)
    cv2.line(sheet, (150, 1700), (1500, 1700), (20, 20, 20), 6)
    cv2.line(sheet, (800, 300), (800, 1700), (20, 20, 20), 3)
    box = Rect(*stamp(sheet, draw_seal(spec, rng, DPI), 950.0, 1690.0, rng))
    engines = Engines(None, SealTextDetector(1), None, SealReader(threads=1))  # type: ignore[arg-type]
    marks = [mark for mark in find_seals(as_page(sheet), engines) if mark.kind == "company"]
    assert len(marks) == 1
    assert overlap(marks[0].rect, box) > 0.8
    assert marks[0].question
