"""A story printed in two columns; what stands beside each other otherwise is read row by row."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from extract.forms.columns import in_columns, reading_order
from extract.forms.pieces import Piece, chars_of, in_order, join
from ingest.document import Rect, TextLine

LEFT = (
    "二〇二一年是极不平凡的一年我单位上下",
    "一心攻坚克难各项工作取得新成效累计开",
    "展检查三千余次更换失效灭火器十具。",
)
RIGHT = (
    "组织师生开展消防安全教育五场覆盖三千",
    "余人完成电气线路检测四十八处出具报告",
    "六十三份全年未发生等级以上事故人均增",
)


def piece(text: str, x: float, y: float, line: int) -> Piece:
    spans = tuple((x + 30 * k, x + 30 * k + 30) for k in range(len(text)))
    found = TextLine(text, Rect(x, y, x + 30 * len(text), y + 36), 0.99, "ocr", spans)
    return Piece(tuple(chars_of(found, line)), 0)


def laid_out(left: tuple[str, ...], right: tuple[str, ...], gutter: float = 40.0) -> list[Piece]:
    x = 100 + 30 * max(map(len, left)) + gutter
    pieces = [piece(text, 100, 100 + 45 * k, 2 * k) for k, text in enumerate(left)]
    return pieces + [piece(text, x, 101 + 45 * k, 2 * k + 1) for k, text in enumerate(right)]


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    assert join(reading_order(laid_out(LEFT, RIGHT))) == "".join(LEFT + RIGHT)


def test_answers_beside_each_other_are_read_by_rows() -> None:
    rows = laid_out(
        ("一级建造师三人", "二级建造师五人", "安全员九人"), ("高级工二人", "中级工六人", "技师一人")
    )
    assert in_columns(rows) is None
    assert join(reading_order(rows)) == join(in_order(rows))


def test_lines_that_end_anywhere_are_no_column() -> None:
    left = (LEFT[0], "同意推荐该同志参评", "签名王建军日期二", "经办人李红联系")
    assert in_columns(laid_out(left, RIGHT)) is None


@given(
    st.lists(st.text("甲乙丙丁戊己庚辛", min_size=1, max_size=24), min_size=1, max_size=8), st.floats(0, 200)
)
def test_every_character_is_read_once(texts: list[str], gutter: float) -> None:
    pieces = laid_out(tuple(texts), tuple(reversed(texts)), gutter)
    order = reading_order(pieces)
    assert sorted(map(id, order)) == sorted(id(char) for item in pieces for char in item.chars)


def test_a_story_in_two_columns(drawing: Any, read: Any) -> None:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    foot = drawing.table(
        [
            (70, [("单位名称", 0.2), ("新疆天山消防技术服务有限公司", 0.8)]),
            (70, [("统一社会信用代码", 0.2), ("91350100M000100Y43", 0.8)]),
            (70, [("法定代表人", 0.2), ("王建军", 0.8)]),
            (70, [("主要事迹", 1.0)]),
            (500, [("", 1.0)]),
        ]
    )
    for k, (one, other) in enumerate(zip(LEFT, RIGHT, strict=True)):
        drawing.write(one, 170, foot - 480 + 45 * k)
        drawing.write(other, 800, foot - 480 + 45 * k)
    assert read(drawing).fields["主要事迹"].value == "".join(LEFT + RIGHT)
