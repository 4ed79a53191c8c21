"""Layouts of other people's forms: labels over values, prose with labels in it, names at the seal."""

from typing import Any

import pytest

from extract.forms.inline import find_hits
from extract.forms.lexicon import lexicon_for
from extract.forms.pieces import Piece, chars_of, in_order, join, rows_of
from extract.forms.sign_off import _last_date
from extract.season import Season
from ingest.document import Rect, TextLine

STORY = (
    "该同志从事消防工作十五年来，爱岗敬业，刻苦钻研业务，服务热情，技术过硬，"
    "多次受到客户表扬，年内完成维保检测项目四十二个，无一差错。"
)
OPINION = "同意推荐。\n（盖章）\n2022年1月10日"
UNIT = "新疆天山消防技术服务有限公司"


def values(reading: Any) -> dict[str, str]:
    return {key: field.value for key, field in reading.fields.items()}


def rows(*more: tuple[float, list[tuple[str, float]]]) -> list[tuple[float, list[tuple[str, float]]]]:
    return [
        (70, [("单位名称", 0.2), (UNIT, 0.8)]),
        (70, [("统一社会信用代码", 0.2), ("91350100M000100Y43", 0.8)]),
        (70, [("法定代表人", 0.2), ("王建军", 0.8)]),
        *more,
    ]


def text_line(text: str, x: float, y: float, size: float = 30) -> TextLine:
    spans = tuple((x + k * size, x + (k + 1) * size) for k in range(len(text)))
    return TextLine(text, Rect(x, y, x + size * len(text), y + 36), 0.99, "ocr", spans)


def test_rows_of_labels_over_rows_of_values(drawing: Any, read: Any) -> None:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    drawing.write("单位名称", 150, 300)
    drawing.write("统一社会信用代码", 800, 300)
    drawing.write(UNIT, 150, 350)
    drawing.write("91350100M000100Y43", 800, 350)
    drawing.write("法定代表人", 150, 470)
    drawing.write("联系人", 600, 470)
    drawing.write("联系电话", 1000, 470)
    drawing.write("王建军", 150, 520)
    drawing.write("13899912345", 1000, 520)
    drawing.write("单位意见：同意推荐。", 150, 900)
    found = values(read(drawing))
    assert found["单位名称"] == UNIT
    assert found["统一社会信用代码"] == "91350100M000100Y43"
    assert found["法定代表人"] == "王建军"
    assert found["联系电话"] == "13899912345"
    assert "联系人" not in found


def test_labels_told_in_prose_are_no_labels(drawing: Any, read: Any) -> None:
    told = "公司设有专人服务，联系人：赵强，联系电话：13911112222，随叫随到。"
    drawing.write("先进集体推荐表", 560, 150, size=48)
    drawing.table(rows((400, [("主要事迹", 0.2), (STORY + "\n" + told, 0.8)])))
    found = values(read(drawing))
    assert found["主要事迹"] == STORY + told
    assert "联系人" not in found
    assert "联系电话" not in found


def test_an_opinion_below_prose_whose_border_is_lost_stays_an_opinion(drawing: Any, read: Any) -> None:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    drawing.table(rows((600, [("主要事迹", 0.2), (STORY + "\n单位意见\n" + OPINION, 0.8)])))
    reading = read(drawing)
    assert [slot.role for slot in reading.slots] == ["unit"]


@pytest.mark.parametrize("colon", ["：", ""])
def test_the_unit_s_name_from_beside_the_seal(drawing: Any, read: Any, colon: str) -> None:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    drawing.table(rows()[1:])
    drawing.write("申报单位（盖章）" + colon + UNIT, 150, 600)
    drawing.write("2022年1月10日", 1000, 700)
    found = values(read(drawing))
    assert found.get("单位名称") == (UNIT if colon else None)


def test_a_name_asked_for_elsewhere_comes_first(drawing: Any, read: Any) -> None:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    drawing.table(rows())
    drawing.write("申报单位（盖章）：新疆昆仑消防有限公司", 150, 700)
    assert values(read(drawing))["单位名称"] == UNIT


def test_a_heading_over_opinion_blocks_is_none_itself(drawing: Any, read: Any) -> None:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    drawing.table(
        rows(
            (60, [("审核意见", 1.0)]),
            (300, [("单位意见", 0.2), (OPINION, 0.8)]),
            (300, [("协会意见", 0.2), ("同意。\n（盖章）\n2022年2月1日", 0.8)]),
        )
    )
    reading = read(drawing)
    assert [(slot.role, slot.name) for slot in reading.slots] == [
        ("unit", "单位意见"),
        ("association", "协会意见"),
    ]
    assert reading.fields["推荐日期"].value == "2022年1月10日"


def test_a_day_in_the_cell_beside_the_seal_is_doubtful(drawing: Any, read: Any) -> None:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    drawing.table(rows((300, [("经办\n盖章", 0.4), ("审核日期：2022年1月10日", 0.6)])))
    reading = read(drawing)
    assert reading.fields["推荐日期"].value == "2022年1月10日"
    assert any("不在单位意见栏内" in reason for reason in reading.fields["推荐日期"].reasons)


@pytest.mark.parametrize(
    ("names", "roles"),
    [
        (("单位意见", "区（县）协会意见", "市协会意见"), ["unit", "recommender", "association"]),
        (("单位意见", "市协会意见"), ["unit", "recommender"]),
        (("单位意见", "商会意见"), ["unit", "association"]),
        (("单位意见", "省体育联合会审核意见"), ["unit", "association"]),
    ],
)
def test_whose_opinions_a_form_asks_for(
    drawing: Any, read: Any, names: tuple[str, ...], roles: list[str]
) -> None:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    drawing.table(rows(*((200, [(name, 0.2), ("", 0.8)]) for name in names)))
    assert [slot.role for slot in read(drawing).slots] == roles


def test_a_label_of_two_things_beside_two_cells(drawing: Any, read: Any) -> None:
    drawing.write("先进个人推荐表", 560, 150, size=48)
    drawing.table(
        [
            (70, [("姓名", 0.2), ("王建军", 0.3), ("性别", 0.2), ("男", 0.3)]),
            (70, [("身份证号码", 0.2), ("11010519491231002X", 0.8)]),
            (70, [("所在单位及职务", 0.2), (UNIT, 0.5), ("安全员", 0.3)]),
            (70, [("申报奖项", 0.2), ("消防技术服务能手", 0.8)]),
        ]
    )
    said = values(read(drawing))
    assert (said["工作单位"], said["职务"]) == (UNIT, "安全员")


def test_two_opinions_in_one_cell(drawing: Any, read: Any) -> None:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    drawing.table(rows((700, [("", 1.0)])))
    for place, text in enumerate(
        (
            "单位意见：同意推荐。",
            "（盖章）",
            "2022年1月10日",
            "",
            "协会意见：同意。",
            "（盖章）",
            "2022年2月1日",
        )
    ):
        if text:
            drawing.write(text, 170, 540 + 80 * place)
    reading = read(drawing)
    assert [slot.role for slot in reading.slots] == ["unit", "association"]
    assert reading.fields["推荐日期"].value == "2022年1月10日"


def test_a_story_and_an_opinion_in_one_cell(drawing: Any, read: Any) -> None:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    drawing.table(rows((700, [("主要事迹：\n" + STORY + "\n单位意见：\n" + OPINION, 1.0)])))
    reading = read(drawing)
    assert reading.fields["主要事迹"].value == STORY
    assert reading.fields["推荐日期"].value == "2022年1月10日"
    (slot,) = reading.slots
    story = reading.fields["主要事迹"].box
    assert slot.box.y0 >= story.y1 - 0.005, "the opinion has no part of the story"


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (("2022年1月10日", "请于1月15日前报送"), "2022年1月10日"),
        (("2022年1月10日", "2022年1月15日前报送协会"), "2022年1月10日"),
        (("2022年1月15日以前报送",), ""),
        (("2021年12月3日讨论通过", "2022年1月10日"), "2022年1月10日"),
        (("2022年1月10日", "1月"), "2022年1月10日"),
        (("（盖章）2022年1", "月5日"), "2022年1月5日"),
        (("（盖章）2022年", "1月15日"), "2022年1月15日"),
        (("2021年12月讨论通过", "2022年1月5日"), "2022年1月5日"),
    ],
)
def test_a_closing_day_is_no_date_of_signing(lines: tuple[str, ...], date: str) -> None:
    chars = [c for n, text in enumerate(lines) for c in chars_of(text_line(text, 100, 100 + 60 * n), n)]
    assert "".join(char.text for char in _last_date(chars)) == date


def test_a_value_of_two_lines_beside_its_label() -> None:
    label = Piece(tuple(chars_of(text_line("地址", 100, 120), 0)), None)
    upper = Piece(tuple(chars_of(text_line("乌鲁木齐市天山区", 200, 104), 1)), None)
    lower = Piece(tuple(chars_of(text_line("人民路一号大厦", 200, 136), 2)), None)
    for order in ((label, upper, lower), (lower, label, upper)):
        assert join(in_order(order)) == "地址乌鲁木齐市天山区人民路一号大厦"


def test_words_beside_each_other_are_read_from_the_left() -> None:
    left = Piece(tuple(chars_of(text_line("姓名", 100, 122), 0)), None)
    right = Piece(tuple(chars_of(text_line("王建军", 300, 118), 1)), None)
    assert [[piece.text for piece in row] for row in rows_of((right, left))] == [["姓名", "王建军"]]


def hits(text: str, season: Season, kind: str) -> list[tuple[tuple[str, ...], str]]:
    row = chars_of(text_line(text, 0, 0), 0)
    found = find_hits(row, lexicon_for(season, kind), unknown=True)
    return [(hit.label.keys, "".join(c.text for c in row[hit.start : hit.stop])) for hit in found]


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("男 学历：本科", "person", [(("学历",), "学历：")]),
        ("壹、单位名称：新疆某某公司", "unit", [(("单位名称",), "壹、单位名称：")]),
        ("甲、单位名称：新疆某某公司", "unit", [(("单位名称",), "甲、单位名称：")]),
        ("【单位名称】新疆某某公司", "unit", [(("单位名称",), "【单位名称】")]),
        ("联系人：王建军联系电话：139", "unit", [(("联系人",), "联系人："), (("联系电话",), "联系电话：")]),
    ],
)
def test_labels_in_a_line(
    season: Season, text: str, kind: str, found: list[tuple[tuple[str, ...], str]]
) -> None:
    assert hits(text, season, kind) == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("姓名......麴维嘉", ["姓名", "麴维嘉"]),
        ("..1975.10", ["1975.10"]),
        ("联系电话……159-6825-1408", ["联系电话", "159-6825-1408"]),
        ("出生年月.1975.10", ["出生年月.1975.10"]),
        (
            "我们一直坚持" + "、安全生产" * 9 + "……并将继续。",
            ["我们一直坚持" + "、安全生产" * 9 + "……并将继续。"],
        ),
    ],
)
def test_dots_lead_from_a_label_to_its_answer(text: str, words: list[str]) -> None:
    found: list[str] = []
    for char in chars_of(text_line(text, 100, 100), 0):
        found = [*found, char.text] if char.gap or not found else [*found[:-1], found[-1] + char.text]
    assert found == words
