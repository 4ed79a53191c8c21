"""The adapters read real pixels with the real weights."""

import numpy as np
import pytest
from PIL import Image as Pillow
from PIL import ImageDraw

from models.errors import ModelMissing
from models.ocr import OcrEngine, crop_line
from models.orientation import OrientationEngine
from samples.fonts import font as load_font

pytestmark = pytest.mark.models

TEXT = "新疆天山消防技术服务有限公司"


@pytest.fixture(scope="module")
def page() -> np.ndarray:
    picture = Pillow.new("RGB", (1200, 1600), "white")
    draw = ImageDraw.Draw(picture)
    font = load_font("hei", 34)
    for row in range(18):
        draw.text((100, 100 + 80 * row), TEXT, font=font, fill="black")
    return np.asarray(picture)


@pytest.fixture(scope="module")
def engine() -> OcrEngine:
    return OcrEngine()


def test_reads_every_line_with_positions(page: np.ndarray, engine: OcrEngine) -> None:
    lines = engine.read(page)
    assert [line.recognition.text for line in lines].count(TEXT) == 18
    reading = lines[0].recognition
    starts = [start for start, _ in reading.char_spans]
    assert starts == sorted(starts)
    # Evenly set characters: each span lies inside its share of the line, give or take one character.
    for index, (start, end) in enumerate(reading.char_spans):
        share = 1 / len(TEXT)
        assert (index - 1) * share <= start < end <= (index + 2) * share
    assert min(reading.char_scores) > 0.9


def test_a_glance_at_clear_print_reads_what_the_full_recogniser_reads(
    page: np.ndarray, engine: OcrEngine
) -> None:
    crop = np.ascontiguousarray(page[95:145, 90:640])
    looked, full = engine.glance([crop])[0], engine._read_whole(0, crop)
    assert looked.text == full.text == TEXT
    assert min(looked.char_scores) > 0.9


def test_blank_picture_has_no_line(engine: OcrEngine) -> None:
    assert engine.read(np.full((800, 600, 3), 255, np.uint8)) == []


@pytest.mark.parametrize("size", [(1, 1, 3), (2, 400, 3), (300, 3, 3)])
def test_degenerate_crops_are_read_without_failing(engine: OcrEngine, size: tuple[int, ...]) -> None:
    assert len(engine.recognise([np.zeros(size, np.uint8)])) == 1


def test_vertical_quad_is_turned(page: np.ndarray) -> None:
    quad = np.array([[100, 100], [140, 100], [140, 500], [100, 500]], np.float32)
    strip, vertical = crop_line(page, quad)
    assert vertical
    assert strip.shape[1] > strip.shape[0]


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_orientation_brings_the_page_upright(page: np.ndarray, turns: int) -> None:
    turned = np.ascontiguousarray(np.rot90(page, turns))
    degrees, probability = OrientationEngine().classify(turned)
    assert np.array_equal(np.rot90(turned, degrees // 90), page)
    assert 0.25 <= probability <= 1.0


def test_missing_weights_say_which_command_helps(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YINJIAN_MODELS", str(tmp_path_factory.mktemp("weights")))
    with pytest.raises(ModelMissing) as caught:
        OcrEngine()
    assert caught.value.exit_code == 4
    assert "yinjian models fetch" in caught.value.remedy
