"""The whole path from bytes to a document, with engines that say what they are told."""

import hashlib
import io
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from ingest.errors import FileTooLarge, FileTypeUnsupported, IngestError, PictureTooLarge
from ingest.limits import Limits
from ingest.read import read_bytes, read_document
from models.engines import Engines
from models.errors import EngineFailed
from models.ocr import Image, Quad, Recognition
from tests.fakes.given_files import packed, ruled_page, scan_pdf, text_pdf

PAGE = ruled_page()


@dataclass
class Ocr:
    """Finds one line, top left, and reads it; legible only where its ink stands to the left of its crop."""

    quads: list[Quad] = field(default_factory=list)
    fails_on: int = -1
    calls: int = 0

    def detect(self, image: Image, side: int = 1280) -> list[Quad]:
        self.calls += 1
        if self.calls - 1 == self.fails_on:
            raise EngineFailed("文字定位失败")
        return self.quads

    def recognise(self, crops: list[Image]) -> list[Recognition]:
        return [Recognition("单位名称", 0.99, (0.99,) * 4, ((0, 0.25),) * 4, ("",) * 4) for _ in crops]

    def glance(self, crops: list[Image]) -> list[Recognition]:
        return self.recognise(crops)


@dataclass
class Orientation:
    degrees: int = 0
    sureness: float = 0.99

    def classify(self, image: Image) -> tuple[int, float]:
        return self.degrees, self.sureness


def engines(ocr: object = None, orientation: object = None) -> Engines:
    return Engines(ocr or Ocr(), None, orientation or Orientation())  # type: ignore[arg-type]


LINE = np.array([[100, 100], [400, 100], [400, 140], [100, 140]], dtype=np.float32)


def test_a_picture_is_a_document_of_one_page() -> None:
    data = packed(PAGE, "PNG")
    document = read_bytes(data, "推荐表.pdf", engines(Ocr([LINE])))
    assert document.media_type == "image/png"
    assert document.name == "推荐表.pdf"
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert (document.page_count, document.errors) == (1, ())
    (page,) = document.pages
    assert [line.text for line in page.lines] == ["单位名称"]
    assert page.given_size == (1240, 1754)
    assert page.readable
    assert page.sharpness is not None


def test_a_page_that_fails_is_data_and_leaves_the_others_unharmed() -> None:
    frames = [Pillow.fromarray(PAGE) for _ in range(3)]
    buffer = io.BytesIO()
    frames[0].save(buffer, "TIFF", save_all=True, append_images=frames[1:])
    document = read_bytes(buffer.getvalue(), "a.tif", engines(Ocr([LINE], fails_on=1)))
    assert [page.index for page in document.pages] == [0, 2]
    (error,) = document.errors
    assert (error.page, error.code) == (1, "engine_failed")
    assert error.remedy
    assert document.page_count == 3


def test_one_enormous_page_does_not_spoil_a_file() -> None:
    document = read_bytes(text_pdf([], pages=2, image=(60_000, 60_000)), "a.pdf", engines())
    assert document.pages == ()
    assert [error.code for error in document.errors] == ["picture_too_large"] * 2


def test_a_file_of_one_page_that_cannot_be_opened_fails_as_a_file() -> None:
    with pytest.raises(PictureTooLarge):
        read_bytes(text_pdf([], image=(60_000, 60_000)), "a.pdf", engines())


def test_an_engine_that_fails_is_never_an_empty_page() -> None:
    document = read_bytes(packed(PAGE, "PNG"), "a.png", engines(Ocr(fails_on=0)))
    assert document.pages == ()
    assert document.errors[0].code == "engine_failed"


class LegibleFromTheLeft(Ocr):
    """Reads a line well where its ink stands in the left half of the crop."""

    def recognise(self, crops: list[Image]) -> list[Recognition]:
        halves = [
            (crop[:, : crop.shape[1] // 2].mean(), crop[:, crop.shape[1] // 2 :].mean()) for crop in crops
        ]
        scores = [0.98 if left < right else 0.3 for left, right in halves]
        return [Recognition("单位名称", s, (s,) * 4, ((0, 0.25),) * 4, ("",) * 4) for s in scores]


@pytest.mark.parametrize(("ink_at", "expected"), [(850, 0), (1050, 180)])
@pytest.mark.parametrize("sureness", [0.5, 0.99])
def test_the_lines_overrule_the_orientation_engine(ink_at: int, expected: int, sureness: float) -> None:
    page = np.full((1754, 1240, 3), 255, np.uint8)
    page[1610:1640, ink_at : ink_at + 80] = 0
    quad = np.array([[840, 1605], [1140, 1605], [1140, 1645], [840, 1645]], dtype=np.float32)
    ocr = LegibleFromTheLeft([quad, quad + np.float32([0, -60])])
    (found,) = read_bytes(packed(page, "PNG"), "a.png", engines(ocr, Orientation(0, sureness))).pages
    # Of a page that looks sure only illegible lines ask for a second look; two such lines do.
    assert found.rotation == expected


def test_words_of_a_born_digital_page_come_from_the_file() -> None:
    class Reads(Ocr):
        def recognise(self, crops: list[Image]) -> list[Recognition]:
            return [Recognition("Recommendation 2021", 0.99) for _ in crops]

    data = text_pdf([(72.0, 700.0, 24.0, "Recommendation 2021")])
    quad = np.array([[190, 320], [900, 320], [900, 420], [190, 420]], dtype=np.float32)
    (page,) = read_bytes(data, "a.pdf", engines(Reads([quad]))).pages
    assert [(line.text, line.source, line.score) for line in page.lines] == [
        ("Recommendation 2021", "text_layer", None)
    ]
    assert page.capture == "born_digital"
    assert page.sharpness is None


@pytest.mark.parametrize("mode", [0, 3])
def test_words_that_disagree_with_the_picture_are_not_believed(mode: int) -> None:
    data = text_pdf([(72.0, 700.0, 24.0, "Recommendation 2021")], mode=mode)
    quad = np.array([[190, 320], [900, 320], [900, 420], [190, 420]], dtype=np.float32)
    (page,) = read_bytes(data, "a.pdf", engines(Ocr([quad]))).pages
    assert [(line.text, line.source) for line in page.lines] == [("单位名称", "ocr")]


def test_a_scan_in_a_pdf_maps_back_to_its_page() -> None:
    (page,) = read_bytes(scan_pdf(PAGE), "a.pdf", engines(Ocr([LINE]))).pages
    assert page.capture == "scan"
    box = page.to_box(page.lines[0].rect)
    assert box.x0 == pytest.approx(100 / page.width, abs=0.02)


def test_too_many_bytes_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"\xff\xd8\xff" + b"x" * 2000)
    with pytest.raises(FileTooLarge):
        read_document(path, engines(), limits=Limits(max_bytes=1000))


def test_a_path_that_is_no_file_is_explained(tmp_path: Path) -> None:
    with pytest.raises(IngestError):
        read_document(tmp_path / "nothing.pdf", engines())
    with pytest.raises(IngestError):
        read_document(tmp_path, engines())


def test_errors_are_chinese_and_say_what_to_do() -> None:
    with pytest.raises(FileTypeUnsupported) as caught:
        read_bytes(b"plain words, no document", "a.docx", engines())
    assert "请" in caught.value.remedy
    assert caught.value.exit_code == 3


def test_a_black_page_is_unreadable_not_empty() -> None:
    (page,) = read_bytes(packed(np.full((900, 640, 3), 9, np.uint8), "PNG"), "a.png", engines()).pages
    assert not page.readable
