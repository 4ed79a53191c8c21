"""A text layer is believed where the picture agrees, and only there."""

import numpy as np
import pytest

from ingest import text_layer
from ingest.document import Rect
from ingest.glyphs import plain
from ingest.pages import Glyph
from ingest.pdf import _is_aslant
from ingest.text_layer import Placed
from models.ocr import Image, Quad, Recognition


def placed(text: str, x: float, y: float, font: str = "f", size: float = 30) -> list[Placed]:
    return [Placed(c, Rect(x + k * size, y, x + (k + 1) * size, y + size), font) for k, c in enumerate(text)]


def quad(x0: float, y0: float, x1: float, y1: float) -> Quad:
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], dtype=np.float32)


class Reader:
    """Reads what it is told, one answer a crop."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)

    def recognise(self, crops: list[Image]) -> list[Recognition]:
        return [Recognition(self.answers.pop(0), 0.99) for _ in crops]


PAGE = np.random.default_rng(0).integers(0, 255, (400, 900, 3)).astype(np.uint8)


def test_radicals_become_the_characters_people_mean() -> None:
    assert plain("⾃⼈⼭⺠⻓ﬁ") == "自人山民长fi"
    assert plain("（Ａ）１·阿") == "（Ａ）１·阿"
    assert plain("\u2f3e") == "户"


def test_lines_end_at_wide_gaps_and_rules_but_not_in_spaced_labels() -> None:
    glyphs = [*placed("姓", 0, 0), *placed("名", 90, 0), *placed("张三", 300, 0), *placed("男", 380, 0)]
    lines = text_layer.to_lines(glyphs, [(370.0, -10.0, 50.0)])
    assert [line.text for line in lines] == ["姓名", "张三", "男"]
    assert lines[1].char_spans == ((300, 330), (330, 360))
    assert all(line.score is None and line.char_scores == (None,) * len(line.text) for line in lines)


def test_bold_printed_twice_is_one_text() -> None:
    glyphs = [*placed("推荐", 0, 0), *placed("推荐", 1, 0)]
    assert [line.text for line in text_layer.to_lines(glyphs, [])] == ["推荐"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("单位名称", True),
        ("\ue001\ue002名", False),
        ("(cid:12)", False),
        ("��称", False),
        ("  ", False),
        ("", False),
    ],
)
def test_private_codes_are_no_text(text: str, expected: bool) -> None:
    glyphs = [Glyph(text, (0, 0, 1, 1))] if text.startswith("(") else [Glyph(c, (0, 0, 1, 1)) for c in text]
    assert text_layer.sane(glyphs) is expected


def test_text_without_ink_is_hidden() -> None:
    image = np.full((100, 200, 3), 255, np.uint8)
    image[10:40, 0:60:3] = 0
    glyphs = [*placed("在", 0, 10), *placed("隐", 120, 10)]
    assert [glyph.text for glyph in text_layer.seen(glyphs, image)] == ["在"]


def test_a_font_that_lies_is_found_out() -> None:
    glyphs = [*placed("新疆天山", 0, 0, "good"), *placed("0991565", 0, 100, "lies")]
    quads = [quad(-5, -5, 130, 35), quad(-5, 95, 220, 135)]
    reader = Reader("新疆天山", "壹贰叁肆伍陆柒")
    assert text_layer.trusted_fonts(glyphs, quads, PAGE, reader) == {"good"}  # type: ignore[arg-type]


def test_a_layer_that_lies_elsewhere_is_not_believed() -> None:
    glyphs = placed("新疆天山", 600, 300)
    assert text_layer.trusted_fonts(glyphs, [quad(0, 0, 100, 40)], PAGE, Reader()) == set()  # type: ignore[arg-type]


def test_text_only_in_the_picture_is_left_to_ocr() -> None:
    known = [glyph.rect for glyph in placed("新疆天山", 0, 0)]
    quads = [quad(-5, -5, 125, 35), quad(300, 0, 420, 30)]
    (rest,) = text_layer.unknown(quads, known, PAGE)
    assert rest[0, 0] == 300


def test_a_spaced_label_is_known_and_what_is_written_between_is_not() -> None:
    known = [placed("邮", 0, 0)[0].rect, placed("编", 70, 0)[0].rect]
    label = quad(-12, -10, 112, 42)
    paper = np.full((400, 800, 3), 255, np.uint8)
    assert text_layer.unknown([label], known, paper) == []
    written = paper.copy()
    written[5:25, 40:60:4] = 0
    assert len(text_layer.unknown([label], known, written)) == 1


def test_one_character_in_a_wide_box_is_known_and_what_is_printed_beside_it_is_not() -> None:
    known = [placed("女", 40, 40)[0].rect]
    wide = quad(20, 20, 90, 90)
    paper = np.full((400, 800, 3), 255, np.uint8)
    paper[42:66, 42:66:3] = 0
    assert text_layer.unknown([wide], known, paper) == []
    paper[42:66, 78:84] = 0
    assert len(text_layer.unknown([wide], known, paper)) == 1


def test_similarity_ignores_spaces_and_widths() -> None:
    assert text_layer.similarity("电话：０９９１", "电话: 0991") == 1.0
    assert text_layer.similarity("", "电话") == 0.0


def test_a_watermarks_large_glyphs_chain_no_rows_of_others() -> None:
    rows = [*placed("先进单位", 0, 0), *placed("主要事迹", 0, 60)]
    watermark = placed("大学", 130, -30, size=120)
    texts = [line.text for line in text_layer.to_lines([*rows, *watermark], [])]
    assert "先进单位" in texts
    assert "主要事迹" in texts


@pytest.mark.parametrize(
    ("matrix", "aslant"),
    [
        ((1, 0, 0, 1, 0, 0), False),
        ((0, 1, -1, 0, 0, 0), False),
        ((12, 0.3, -0.3, 12, 0, 0), False),
        ((0.87, 0.5, -0.5, 0.87, 0, 0), True),
        (None, False),
    ],
)
def test_glyphs_turned_by_no_quarter_are_a_watermarks(matrix: tuple[float, ...] | None, aslant: bool) -> None:
    assert _is_aslant(matrix) is aslant
