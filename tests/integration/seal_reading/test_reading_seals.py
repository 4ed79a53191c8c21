"""Reading and matching seals with the real models, on made seals and on real pictures."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.seals import Case, made_case, measure, real_cases
from extract.seals.mark import Ellipse, SealMark
from extract.seals.mirror import CLEARLY, legible, mirrored
from extract.seals.read import read_seal
from extract.seals.unwrap import cut_patch
from ingest.document import Page, Rect
from models.engines import Engines
from models.ocr import OcrEngine
from models.seal_reader import MODEL_PATH, OcrStripReader, SealReader, StripReader
from samples.fonts import face
from samples.seals import SealSpec, draw_seal, stamp

REAL = Path(__file__).parents[4] / "shared" / "real"

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def ocr() -> OcrEngine:
    return OcrEngine("small", 2)


@pytest.fixture(scope="module")
def reader(ocr: OcrEngine) -> StripReader:
    return SealReader() if MODEL_PATH.is_file() else OcrStripReader(ocr)


def made(level: str, count: int) -> list[Case]:
    rng = np.random.default_rng(77)
    return [made_case(level, ("round", "oval", "square")[k % 3], rng) for k in range(count)]  # type: ignore[arg-type]


def page_of(case: Case) -> Page:
    height, width = case.picture.shape[:2]
    return Page(0, case.picture, (), np.eye(3), (width, height))


def test_made_office_seals_are_read_and_matched(ocr: OcrEngine, reader: StripReader) -> None:
    tally = measure(made("office", 9), reader, ocr, matching=True, show=True)
    assert sum(tally.hits["office"]) >= 5
    wrong = [k for k, results in tally.decisions.items() if "wrong" in results]
    assert not wrong, f"wrong decisions: {wrong}"


def test_real_seals_are_read(ocr: OcrEngine, reader: StripReader) -> None:
    if not (REAL / "labels.jsonl").is_file():
        pytest.skip(f"real pictures are not at {REAL}")
    cases = list(real_cases(REAL, found=False))
    tally = measure(cases, reader, ocr, matching=False, show=True)
    assert sum(tally.hits["real"]) >= 0.65 * len(cases)


def test_a_blank_patch_is_no_text_and_says_so(ocr: OcrEngine, reader: StripReader) -> None:
    case = made("clean", 1)[0]
    blank = Case(case.group, np.full_like(case.picture, 247), case.mark, "")
    reading = read_seal(page_of(blank), blank.mark, Engines(ocr, None, None, reader), ("新疆天山有限公司",))  # type: ignore[arg-type]
    assert reading.text is None
    assert reading.matches is None
    assert reading.confidence is None
    assert "核对" in reading.reason


def stamped_alone(spec: SealSpec) -> tuple[Page, SealMark]:
    """A seal on blank paper and where it is, a little off."""
    rng, half = np.random.default_rng(3), spec.diameter / 2 * 200 / 25.4
    picture = np.full((460, 460, 3), 250, np.uint8)
    stamp(picture, draw_seal(spec, rng, 200), 230, 230, rng)
    rim = Ellipse(231, 229, half, half * spec.aspect, 0.0 if spec.shape == "round" else spec.turn)
    rect = Rect(231 - half, 229 - half, 231 + half, 229 + half)
    mark = SealMark(0, rect, rim, "company", spec.shape, "red", 1.0, 1.0)
    return Page(0, picture, (), np.eye(3), (460, 460)), mark


@pytest.mark.parametrize("shape", ["round", "oval"])
def test_mirror_writing_is_told_from_writing(shape: str, reader: StripReader) -> None:
    spec = SealSpec(NAME, shape=shape, aspect=0.7 if shape == "oval" else 1.0, turn=20.0)  # type: ignore[arg-type]
    page, mark = stamped_alone(spec)
    patch = cut_patch(page.image, mark.rim, spec.shape, "red")
    assert legible(patch, reader) > legible(mirrored(patch), reader) + CLEARLY
    blank = cut_patch(np.full_like(page.image, 247), mark.rim, spec.shape, "red")
    assert legible(blank, reader) < 1


@pytest.mark.parametrize("named", [90.0, 180.0, -90.0])
def test_a_square_seal_is_read_whichever_way_its_frame_was_found(
    ocr: OcrEngine, reader: StripReader, named: float
) -> None:
    spec = SealSpec("塔城伊力特消防检测维保有限公司", shape="square", font="kai", star=False, turn=13.0)
    page, mark = stamped_alone(spec)
    mark = replace(mark, rim=replace(mark.rim, angle=mark.rim.angle + named))
    reading = read_seal(page, mark, Engines(ocr, None, None, reader), (spec.name,))  # type: ignore[arg-type]
    assert reading.text == spec.name
    assert reading.matches is True


def test_a_square_seal_pressed_sideways_is_read(ocr: OcrEngine, reader: StripReader) -> None:
    spec = SealSpec("塔城伊力特消防检测维保有限公司", shape="square", font="kai", star=False, turn=88.0)
    page, mark = stamped_alone(spec)
    reading = read_seal(page, mark, Engines(ocr, None, None, reader), (spec.name,))  # type: ignore[arg-type]
    assert reading.text == spec.name


def test_a_square_seal_is_divided_again_where_rows_were_left_out(ocr: OcrEngine, reader: StripReader) -> None:
    rng = np.random.default_rng([22, 3])
    shapes = ("round", "round", "round", "oval", "square") * 2
    case = [made_case("photo", shape, rng) for shape in shapes][-1]  # type: ignore[arg-type]
    assert case.text == "龙震友阳律师事务所"  # read as 龙友律事所, and surely, by its likeliest division
    engines = Engines(ocr, None, None, reader)  # type: ignore[arg-type]
    assert read_seal(page_of(case), case.mark, engines, (case.text,)).matches is True
    assert read_seal(page_of(case), case.mark, engines, ("龙震友阳消防事务所",)).matches is False


NAME = "新疆天山消防技术服务有限公司"
BELOW_LATIN = SealSpec(
    NAME,
    foreign="TIANSHAN FIRE SERVICE",
    foreign_face=face("serif_bold"),
    below=True,
    gap=175,
    char_height=5.0,
)


@pytest.mark.parametrize(
    ("spec", "inner"),
    [
        (BELOW_LATIN, None),
        (replace(BELOW_LATIN, below=False), None),
        (SealSpec(NAME, inner="合同专用章", inner_arc=True, gap=150), "合同专用章"),
    ],
    ids=["name below another script", "name above another script", "kind along the foot"],
)
def test_text_that_runs_along_the_foot(
    spec: SealSpec, inner: str | None, ocr: OcrEngine, reader: StripReader
) -> None:
    page, mark = stamped_alone(spec)
    engines = Engines(ocr, None, None, reader)  # type: ignore[arg-type]
    reading = read_seal(page, mark, engines, (NAME,))
    assert (reading.text, reading.matches) == (NAME, True)
    assert reading.parts.inner == inner
    assert read_seal(page, mark, engines, ("乌鲁木齐市昆仑物业管理有限公司",)).matches is False


def test_without_the_trained_file_the_page_recogniser_reads(ocr: OcrEngine) -> None:
    case = made("clean", 1)[0]
    reading = read_seal(page_of(case), case.mark, Engines(ocr, None, None), (case.text,))  # type: ignore[arg-type]
    assert reading.views
    assert reading.probability is not None


def test_trained_file_is_the_one_described() -> None:
    if not MODEL_PATH.is_file():
        pytest.skip("no trained seal reader in this checkout: the page recogniser is used")
    import hashlib

    card = (MODEL_PATH.parent / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(MODEL_PATH.read_bytes()).hexdigest() in card
    figures = MODEL_PATH.parents[2] / "benchmarks" / "results" / "seals.json"
    if figures.is_file():
        assert json.loads(figures.read_text(encoding="utf-8"))["trained"] is True


def test_a_name_within_another_script_s_ring_is_read(ocr: OcrEngine, reader: StripReader) -> None:
    """As Xinjiang's seals in two languages: the other script along the rim, the Chinese name within."""
    name = "乌鲁木齐天山消防工程有限公司"
    rng = np.random.default_rng(3)
    outer = SealSpec("ЖИЛДЕФУГАЩШЯЮ ЭЛПЧНДИМ", font="hei", gap=150.0, char_height=3.0, star=False)
    inner = SealSpec(name, font="hei", gap=70.0, char_height=4.6, diameter=30.0, rim=0.1, star=False)
    picture = np.full((460, 460, 3), 250, np.uint8)
    for spec in (outer, inner):
        stamp(picture, draw_seal(spec, rng, 200.0), 230, 230, rng)
    radius = outer.diameter / 2 * 200 / 25.4
    rim = Ellipse(230, 230, radius, radius, 0.0)
    rect = Rect(230 - radius, 230 - radius, 230 + radius, 230 + radius)
    mark = SealMark(0, rect, rim, "company", "round", "red", 0.99, 0.99)
    reading = read_seal(
        Page(0, picture, (), np.eye(3), (460, 460)), mark, Engines(ocr, None, None, reader), [name]
    )  # type: ignore[arg-type]
    assert reading.text == name
    assert reading.matches is True
