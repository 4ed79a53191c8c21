"""Labels of which the reader lost a half, or that it read in one line with their answer."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.forms.cells import find_grid
from extract.forms.inline import find_hits
from extract.forms.lexicon import Lexicon, lexicon_for
from extract.forms.pieces import Char, Piece, chars_of, cut_pieces, set_apart
from extract.season import Season
from extract.seasons.load import load_season
from ingest.document import Rect, TextLine

FOOT = [
    (90.0, [("身份证号码", 0.2), ("11010519491231002X", 0.8)]),
    (90.0, [("工作单位", 0.2), ("新疆天山消防技术服务有限公司", 0.8)]),
    (90.0, [("申报奖项", 0.2), ("消防技术服务能手", 0.8)]),
    (300.0, [("单位意见", 0.2), ("同意推荐。\n（盖章）\n2022年1月10日", 0.8)]),
]
PERSON: Lexicon = lexicon_for(load_season("xjfpa-2021"), "person")


def values(reading: Any) -> dict[str, str]:
    return {key: field.value for key, field in reading.fields.items()}


def test_the_name_stays_where_only_half_of_its_label_was_read(drawing: Any, read: Any) -> None:
    drawing.write("先进个人推荐表", 560, 150, size=48)
    drawing.table([(90, [("姓", 0.2), ("王建军", 0.3), ("民", 0.2), ("汉族", 0.3)]), *FOOT])
    found = values(read(drawing))
    assert found["姓名"] == "王建军"
    assert found["民族"] == "汉族"


@pytest.mark.parametrize(
    ("char", "first", "keys"),
    [
        ("姓", True, ("姓名",)),
        ("族", False, ("民族",)),
        ("姓", False, None),
        ("职", True, None),  # 职务 or 职称
        ("人", False, None),  # the unit of an answer
        ("男", True, None),
    ],
)
def test_half_a_label(season: Season, char: str, first: bool, keys: tuple[str, ...] | None) -> None:
    match = lexicon_for(season, "person").half(char, first=first)
    assert (match.keys if match else None) == keys


@given(st.characters(), st.booleans())
def test_half_a_label_is_a_field_that_has_it_at_that_side(char: str, first: bool) -> None:
    match = PERSON.half(char, first=first)
    if match is not None:
        assert match.category == "field"
        assert match.alias[0 if first else 1] == char


def upright(drawing: Any, text: str, x: float, top: float) -> None:
    """One line of characters above each other, as a narrow column has them."""
    spans = tuple((top + 36 * k, top + 36 * k + 30) for k in range(len(text)))
    rect = Rect(x, top, x + 36, spans[-1][1])
    drawing.lines.append(
        TextLine(text, rect, 0.99, "ocr", spans, (0.99,) * len(text), ("",) * len(text), vertical=True)
    )


def test_upright_labels_of_two_cells_read_as_one_are_two(drawing: Any, read: Any) -> None:
    drawing.write("先进个人推荐表", 560, 150, size=48)
    foot = drawing.table([(90, [("姓名", 0.2), ("王建军", 0.8)]), *FOOT[:-1]])
    drawing.table(
        [
            (300, [("", 0.1), ("同意推荐。\n（盖章）\n2022年1月10日", 0.9)]),
            (300, [("", 0.1), ("（盖章）", 0.9)]),
        ],
        top=foot,
    )
    upright(drawing, "所在单位推荐意见协会初审意见", 190, foot + 8)
    reading = read(drawing)
    assert values(reading)["推荐日期"] == "2022年1月10日"
    assert [slot.role for slot in reading.slots] == ["unit", "association"]


def test_an_upright_line_is_not_cut_for_a_scrap(drawing: Any) -> None:
    upright(drawing, "主要事迹", 190, 308)
    drawing.table([(40, [("", 0.1), ("", 0.9)]), (300, [("", 0.1), ("", 0.9)])])
    page = drawing.page()
    grid = find_grid(page.image, [])
    assert [piece.text for piece in cut_pieces(page, grid)] == ["主要事迹"]


def test_the_next_label_is_no_answer_of_a_blank_one(drawing: Any, read: Any) -> None:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    unit = "新疆天山消防技术服务有限公司"
    for row, text in enumerate(
        (f"【单位名称】{unit}", "【统一社会信用代码】91350100M000100Y43", "【法定代表人】", "【联络人】夏平")
    ):
        drawing.write(text, 180, 300 + 80 * row)
    drawing.write("【联系电话】0991-5659605", 180, 620)
    drawing.write("【申报奖项】消防公益先进企业", 180, 700)
    found = values(read(drawing))
    assert "法定代表人" not in found
    assert found["联系人"] == "夏平"


def test_a_scrap_under_a_label_belongs_to_it(drawing: Any, read: Any) -> None:
    """身份证号 is a label as it stands; what goes on below must not tear its row apart."""
    drawing.write("先进个人推荐表", 560, 150, size=48)
    for y in (300, 390, 480):
        drawing.rule(150, y, 1500, y)
    for row, (label, value) in enumerate([("姓名", "王建军"), ("工作单位", "新疆天山消防技术服务有限公司")]):
        drawing.write(label, 180, 325 + 180 * row)
        drawing.write(value, 400, 325 + 180 * row)
    # As the detector boxes them: the upper line is level with the label beside, not with the values.
    drawing.write("居民身份证号", 180, 393, size=33)
    drawing.write("码", 250, 430, size=36)
    drawing.write("11010519491231002X", 420, 414, size=26)
    drawing.write("联系方式", 900, 408, size=38)
    drawing.write("13912345678", 1100, 414, size=26)
    drawing.table([(90, [("申报奖项", 0.2), ("消防技术服务能手", 0.8)]), FOOT[-1]], top=570)
    found = values(read(drawing))
    assert found["身份证号码"] == "11010519491231002X"
    assert found["联系电话"] == "13912345678"


def row_of(*lines: str) -> list[Char]:
    """Lines that stand beside each other, as one row of characters."""
    chars: list[Char] = []
    x = 100.0
    for number, text in enumerate(lines):
        width = sum(30 if ord(char) > 255 else 15 for char in text)
        line = TextLine(text, Rect(x, 100, x + width, 136), 0.99, "ocr")
        chars += set_apart(Piece(tuple(chars_of(line, number)), None))
        x += width + 90
    return chars


@pytest.mark.parametrize(
    ("lines", "keys"),
    [
        (
            ("证书名称", "消防设施操作员四级/中级工", "证书编号21310030003891109"),
            [("职业资格",), ("证书编号",)],
        ),
        (("姓名", "王建军", "性别男", "民族汉族"), [("姓名",), ("性别",), ("民族",)]),
        (("性别女",), [("性别",)]),
        (("姓", "王建军", "性", "别男", "民", "族汉族"), [("姓名",), ("性别",), ("民族",)]),
        (("姓", "无"), []),
        (("身份证号码（18位）653100196608068262",), [("身份证号码",)]),
        (("联系电话13912345678",), [("联系电话",)]),
        (("姓名", "王建军", "性别平等宣传员"), [("姓名",)]),
        (("主要事迹", "联系电话公开上墙"), [("主要事迹",)]),
        (("工作单位组织全体职工学习",), []),
    ],
)
def test_labels_read_in_one_line_with_their_answer(lines: tuple[str, ...], keys: list[Any]) -> None:
    hits = find_hits(row_of(*lines), PERSON, unknown=False)
    assert [hit.label.keys for hit in hits] == keys


@pytest.mark.parametrize(
    ("apart", "pieces"),
    [(16, ["联系人姓名", "侯祥"]), (4, ["联系人姓名侯祥"])],
    ids=["a name in its own cell", "a word over the border"],
)
def test_two_characters_behind_a_border_are_the_labels_only_at_its_pitch(
    new_drawing: Any, apart: int, pieces: list[str]
) -> None:
    drawing = new_drawing()
    drawing.table([(90, [("", 0.15), ("", 0.85)]), (90, [("", 0.15), ("", 0.85)])])
    border, size = 150 + 1354 * 0.15, 32
    starts = [border - 8 - size * (5 - place) for place in range(5)]
    starts += [starts[-1] + size + apart + size * place for place in range(2)]
    spans = tuple((x + 12.0, x + 20.0) for x in starts)
    rect = Rect(starts[0], 320.0, starts[-1] + size, 360.0)
    line = TextLine("联系人姓名侯祥", rect, 0.999, "ocr", spans, (0.999,) * 7, ("",) * 7)
    drawing.lines.append(line)
    page = drawing.page()
    assert [piece.text for piece in cut_pieces(page, find_grid(page.image, []))] == pieces
