"""A label whose hint goes on in the next line is one label, and its answer beside it is whole."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.forms.broken_brackets import with_whole_brackets
from extract.forms.pieces import Piece, chars_of
from ingest.document import Rect, TextLine

UNIT = "新疆天山消防技术服务有限公司"


def _piece(text: str, x: float, y: float, cell: int | None = None) -> Piece:
    line = TextLine(text, Rect(x, y, x + 30 * len(text), y + 36), 0.99, "ocr")
    return Piece(tuple(chars_of(line, 0)), cell)


@pytest.mark.parametrize("bracket", ["（", "("])
def test_an_open_sided_row_with_a_label_in_two_lines(drawing: Any, read: Any, bracket: str) -> None:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    for y in (300, 390, 470, 550, 630):
        drawing.rule(150, y, 1500, y)
    drawing.write(f"单位名称{bracket}全", 180, 305)
    drawing.write("称）", 200, 345)
    drawing.write(UNIT, 400, 328)
    for row, (label, value) in enumerate([("法定代表人", "王建军"), ("联系人", "李晓梅")]):
        drawing.write(label, 180, 410 + 80 * row)
        drawing.write(value, 400, 410 + 80 * row)
    drawing.table([(300, [("单位意见", 0.2), ("同意推荐。\n（盖章）\n2022年1月10日", 0.8)])], top=640)
    assert read(drawing).fields["单位名称"].value == UNIT


def test_what_is_no_broken_label_stays_as_it_is() -> None:
    apart = [
        _piece("单位名称（全", 180, 300),
        _piece("称）", 700, 340),  # beneath something else
        _piece("地址（所在", 180, 600, 1),
        _piece("地）", 200, 640, 2),  # another cell's
        _piece("我单位在过去的一年里积极参加（见附件", 180, 900),
        _piece("一）", 200, 940),  # prose
    ]
    assert with_whole_brackets(apart) == tuple(apart)


@given(
    st.lists(st.tuples(st.text("单位名称全()（）:：", max_size=8), st.integers(0, 400), st.integers(0, 400)))
)
def test_no_character_is_lost_or_doubled(parts: list[tuple[str, int, int]]) -> None:
    pieces = [piece for text, x, y in parts if (piece := _piece(text, x, y)).chars]
    kept = [char for piece in with_whole_brackets(pieces) for char in piece.chars]
    assert sorted(map(id, kept)) == sorted(id(char) for piece in pieces for char in piece.chars)


@pytest.mark.parametrize("hint", ["与公章一致", "(与公章一致", "与营业执照一致)"])
def test_a_hint_under_a_label_that_lost_its_brackets_is_no_answer(drawing: Any, read: Any, hint: str) -> None:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    drawing.table(
        [
            (80, [(f"申报单位\n{hint}", 0.2), (UNIT, 0.8)]),
            (70, [("法定代表人", 0.2), ("王建军", 0.3), ("联系人", 0.2), ("李红", 0.3)]),
            (80, [("申报奖项\n(限选一项\n在口内打", 0.2), ("优秀消防工程企业", 0.8)]),
            (300, [("单位意见", 0.2), ("同意推荐。\n（盖章）\n2022年1月10日", 0.8)]),
        ]
    )
    reading = read(drawing)
    assert reading.fields["单位名称"].value == UNIT
    assert reading.award == "优秀消防工程企业"
