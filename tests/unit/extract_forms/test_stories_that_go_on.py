"""A story goes on over the page, past words that are labels elsewhere, and in a box too tight for it."""

from types import SimpleNamespace
from typing import Any

import pytest

from extract.forms.blocking import _cells_between
from extract.forms.cells import Cell
from extract.forms.pieces import chars_of
from ingest.document import Rect, TextLine

FIRST = "公司一年来维保项目四十六个，服务面积六十万平方米，客户满意，年内未受处罚，累计投入研发经费五十万元，"
SECOND = "自主研制智慧消防物联网平台，并多次参加消防公益活动，得到社会各界好评。"


@pytest.mark.parametrize("heading", ["主要事迹", "王要事迹"])
def test_of_a_label_repeated_over_the_page_both_parts_are_the_story(
    new_drawing: Any, read: Any, heading: str
) -> None:
    first, second = new_drawing(), new_drawing()
    first.write("先进单位推荐表", 560, 150, size=48)
    first.table(
        [
            (100, [("单位名称", 0.2), ("新疆天山消防技术服务有限公司", 0.8)]),
            (100, [("法定代表人", 0.2), ("王建军", 0.3), ("联系电话", 0.2), ("0991-5659605", 0.3)]),
            (100, [("推荐奖项", 0.2), ("优秀消防工程企业", 0.8)]),
            (600, [(heading, 0.2), (FIRST, 0.8)]),
        ]
    )
    second.table([(400, [("主要事迹", 0.2), (SECOND, 0.8)]), (300, [("单位意见", 0.2), ("同意推荐。", 0.8)])])
    story = read(first, second).fields["主要事迹"]
    assert story.value == FIRST + SECOND
    assert story.page == 0


@pytest.mark.parametrize(
    "row", ["使单项工期缩短，利用业余时间考取 资格证 书，并培养徒弟六名，", "全年签订合同一百家， 服务面积"]
)
def test_a_labels_word_within_a_sentence_ends_no_story(drawing: Any, read: Any, row: str) -> None:
    drawing.write("先进个人推荐表", 560, 150, size=48)
    for place, text in enumerate(("姓名：王建军", "工作单位：新疆天山消防技术服务有限公司", "主要事迹：")):
        drawing.write(text, 150, 300 + 60 * place)
    rows = ("本人自参加工作以来，始终扎根消防技术服务一线，任劳任怨，", row, "得到社会各界一致好评。")
    for place, text in enumerate(rows):
        drawing.write(text, 150, 500 + 45 * place)
    drawing.write("单位意见：", 150, 1000)
    drawing.write("同意推荐。", 210, 1060)
    assert read(drawing).fields["主要事迹"].value == "".join(rows).replace(" ", "")


def test_an_answer_ends_a_story_where_it_has_a_colon(drawing: Any, read: Any) -> None:
    drawing.write("先进个人推荐表", 560, 150, size=48)
    drawing.write("姓名：王建军　工作单位：新疆天山消防技术服务有限公司", 150, 300)
    drawing.write("主要事迹：", 150, 500)
    drawing.write("本人自参加工作以来，始终扎根消防技术服务一线，任劳任怨。", 150, 545)
    drawing.write("联系电话：13999990000，手机常开。", 150, 590)
    fields = read(drawing).fields
    assert fields["主要事迹"].value == "本人自参加工作以来，始终扎根消防技术服务一线，任劳任怨。"
    assert fields["联系电话"].value == "13999990000"


def test_a_line_of_prose_in_a_tight_box_has_no_gaps() -> None:
    text = "司节约成本，利用业余时间考取相关资格证书，并培养徒弟，均已成为技术骨干"
    spans = tuple((100.0 + 28 * k + (k % 4), 108.0 + 28 * k + (k % 4)) for k in range(len(text)))
    line = TextLine(text, Rect(90, 100, 1100, 120), 0.99, "ocr", spans)
    assert not any(char.gap for char in chars_of(line, 0))
    spaced = TextLine("姓名", Rect(90, 100, 200, 120), 0.99, "ocr", ((100, 110), (160, 170)))
    assert chars_of(spaced, 0)[1].gap


def test_a_speck_before_an_answer_leads_to_it() -> None:
    line = TextLine("单位全称：.新疆佳宁鼎信", Rect(90, 100, 500, 135), 0.99, "ocr")
    assert "".join(char.text for char in chars_of(line, 0)) == "单位全称：新疆佳宁鼎信"
    dated = TextLine("日期：2021.12.28", Rect(90, 100, 500, 135), 0.99, "ocr")
    assert "".join(char.text for char in chars_of(dated, 0)) == "日期：2021.12.28"


@pytest.mark.parametrize(("last", "whole"), [("得到社会各界一致好评。", True), ("得到社会各界一致", False)])
def test_a_story_that_breaks_off_is_asked_about(drawing: Any, read: Any, last: str, whole: bool) -> None:
    drawing.write("先进个人推荐表", 560, 150, size=48)
    told = "本人自参加工作以来，始终扎根消防技术服务一线，任劳任怨，"
    cells = [("姓名", 0.2), ("王建军", 0.3), ("联系电话", 0.2), ("13999990000", 0.3)]
    story = [("主要事迹", 0.2), (told + last, 0.8)]
    drawing.table([(100, cells), (100, [("工作单位", 0.2), ("新疆天山消防有限公司", 0.8)]), (400, story)])
    field = read(drawing).fields["主要事迹"]
    assert field.value == told + last
    assert (field.confidence > 0.5) is whole
    assert any("没有读全" in reason for reason in field.reasons) is not whole


def test_grain_within_a_band_is_no_table_between_a_heading_and_its_story(drawing: Any, read: Any) -> None:
    drawing.write("先进个人推荐表", 560, 150, size=48)
    cells = [("姓名", 0.2), ("王建军", 0.3), ("联系电话", 0.2), ("13999990000", 0.3)]
    drawing.table([(100, cells), (100, [("工作单位", 0.2), ("新疆天山消防有限公司", 0.8)])])
    drawing.write("二、主要事迹", 150, 560)
    for x0, y0, x1, y1 in (
        (500, 566, 900, 566),
        (500, 612, 900, 612),
        (600, 566, 600, 612),
        (645, 566, 645, 612),
    ):
        drawing.rule(x0, y0, x1, y1)
    rows = ("本人自参加工作以来，始终扎根消防技术服务一线，任劳任怨，", "得到社会各界一致好评。")
    for place, text in enumerate(rows):
        drawing.write(text, 150, 620 + 45 * place)
    assert read(drawing).fields["主要事迹"].value == "".join(rows)


@pytest.mark.parametrize(
    ("cell", "between"),
    [
        (Rect(787, 837, 1448, 881), False),
        (Rect(787, 885, 1448, 960), True),
        (Rect(600, 900, 640, 940), False),
    ],
)
def test_a_cell_beside_the_heading_is_not_between_it_and_the_story(cell: Rect, between: bool) -> None:
    sheet = SimpleNamespace(grid=SimpleNamespace(cells=[Cell(0, cell)]), frames=set())
    heading, story = Rect(227, 840, 436, 877), Rect(257, 970, 1412, 1005)
    assert _cells_between(sheet, heading, story) is between  # type: ignore[arg-type]
