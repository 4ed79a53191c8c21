"""Characters that stand below each other are one label; one text seen twice is one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.columns import join_columns, without_echoes, without_overlap
from ingest.document import Rect, TextLine


def single(char: str, x: float, y: float) -> TextLine:
    return TextLine(char, Rect(x, y, x + 30, y + 30), None, "docx")


def test_a_label_down_a_cell_is_one_line() -> None:
    lines = [*(single(char, 100, 100 + 50 * k) for k, char in enumerate("主要事迹")), single("男", 400, 100)]
    joined = join_columns(lines, [])
    assert sorted(line.text for line in joined) == ["主要事迹", "男"]
    label = next(line for line in joined if line.vertical)
    assert label.char_spans == ((100, 130), (150, 180), (200, 230), (250, 280))
    assert label.rect == Rect(100, 100, 130, 280)


def test_values_below_each_other_in_rows_stay_apart() -> None:
    rule = Rect(0, 140, 500, 140)
    assert len(join_columns([single("男", 100, 100), single("女", 102, 150)], [rule])) == 2
    assert len(join_columns([single("男", 100, 100), single("女", 140, 150)], [])) == 2
    assert len(join_columns([single("男", 100, 100), single("女", 100, 250)], [])) == 2


def test_echoes_are_dropped_and_neighbours_kept() -> None:
    whole = TextLine("所在单位意见", Rect(269, 227, 314, 570), 0.99, vertical=True)
    echo = TextLine("意见", Rect(273, 478, 311, 578), 0.99, vertical=True)
    other = TextLine("意见", Rect(800, 478, 840, 578), 0.99, vertical=True)
    inside = TextLine("盖章", Rect(273, 300, 311, 350), 0.99)
    assert set(map(id, without_echoes([echo, whole, other, inside]))) == {id(whole), id(other), id(inside)}


def _column(
    text: str, top: float, *, size: float = 40, score: float = 0.99, vertical: bool = True
) -> TextLine:
    spans = tuple((top + size * k, top + size * (k + 1)) for k in range(len(text)))
    rect = Rect(200, top, 200 + size, top + size * len(text))
    return TextLine(text, rect, score, "ocr", spans, (score,) * len(text), ("",) * len(text), vertical)


def test_pieces_of_a_column_with_characters_in_common_are_one_column() -> None:
    pieces = [
        _column("单", 100, vertical=False),
        _column("位推", 140),
        _column("推荐意", 180),
        _column("荐意见", 220),
    ]
    left = without_overlap(pieces)
    assert "".join(line.text for line in left) == "单位推荐意见"
    assert [round(line.rect.y0) for line in left] == [100, 140, 220, 300]
    assert all(len(line.char_spans) == len(line.text) for line in left)


@pytest.mark.parametrize(("score", "text"), [(0.99, "主要事迹"), (0.3, "王要事迹")])
def test_of_two_readings_of_a_character_the_surer_stays(score: float, text: str) -> None:
    lines = [_column("主", 95, score=score, vertical=False), _column("王要事迹", 100, score=0.6)]
    assert "".join(line.text for line in without_overlap(lines)) == text


def test_columns_below_and_beside_each_other_stay() -> None:
    below = [_column("推荐意见", 100), _column("见证单位", 262)]
    beside = [_column("推荐", 100), TextLine("荐", Rect(300, 140, 340, 180), 0.9, "ocr")]
    assert without_overlap(below) == below
    assert without_overlap(beside) == beside


@given(
    st.lists(st.tuples(st.text("单位推荐意见主要", min_size=1, max_size=5), st.integers(0, 400)), max_size=6)
)
def test_nothing_is_made_up_of_columns(pieces: list[tuple[str, int]]) -> None:
    lines = [_column(text, float(top)) for text, top in pieces]
    left = without_overlap(lines)
    assert len(left) <= len(lines)
    assert sum(len(line.text) for line in left) <= sum(len(line.text) for line in lines)
    assert all(line.text and len(line.char_spans) == len(line.text) for line in left)
