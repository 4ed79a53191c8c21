"""Opinions of several bodies in one group: upright heading beside them, columns without a lower border."""

from types import SimpleNamespace
from typing import Any

import pytest

from extract.forms.read import read_form
from extract.seals.mark import Ellipse, SealMark
from extract.season import Season
from ingest.document import Document, Rect

UNIT = "新疆天山消防技术服务有限公司"


def _head(drawing: Any) -> int:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    return int(
        drawing.table(
            [(80, [("推荐对象", 0.2), (UNIT, 0.8)]), (80, [("联系人", 0.2), ("李红", 0.8)])], top=300
        )
    )


def test_cells_with_headings_of_their_own_are_blocks_of_their_own(drawing: Any, read: Any) -> None:
    top = _head(drawing)
    drawing.frame(Rect(150, top, 285, top + 600))
    for row, char in enumerate("推荐意见"):
        drawing.write(char, 200, top + 200 + 50 * row)
    for row, (name, day) in enumerate((("二级单位意见", "2022.1.10"), ("集团公司意见", "2022.1.12"))):
        drawing.frame(Rect(285, top + 300 * row, 1504, top + 300 * row + 300))
        drawing.write(name, 310, top + 300 * row + 10)
        drawing.write("同意推荐。", 350, top + 300 * row + 70)
        drawing.write(day, 1200, top + 300 * row + 220)
    reading = read(drawing)
    assert [(slot.name, slot.role) for slot in reading.slots] == [
        ("二级单位意见", "unit"),
        ("集团公司意见", "recommender"),
    ]
    assert reading.fields["推荐日期"].value == "2022.1.10"
    assert reading.fields["单位名称"].value == UNIT


def test_columns_without_a_lower_border_are_closed(drawing: Any, read: Any) -> None:
    """Nor have they an outer one; each opinion lies between lines that end alike."""
    top = _head(drawing)
    names = ("申报企业意见", "所属片区意见", "评审委员会意见")
    head = drawing.table([(60, [(name, 1 / 3) for name in names])], top=top)
    for x in (602, 1053):
        drawing.rule(x, head, x, head + 400)
    for x, day in ((300, "2022年1月8日"), (760, "2022年1月15日")):
        drawing.write("情况属实。", x - 60, head + 80)
        drawing.write(day, x, head + 260)
    reading = read(drawing)
    assert [(slot.name, slot.role) for slot in reading.slots] == [
        ("申报企业意见", "unit"),
        ("所属片区意见", "recommender"),
        ("评审委员会意见", "association"),
    ]
    assert reading.fields["推荐日期"].value == "2022年1月8日"
    assert all(slot.box.y1 < 0.6 for slot in reading.slots)


def test_headings_in_one_row_without_borders_between_head_columns(drawing: Any, read: Any) -> None:
    top = _head(drawing)
    drawing.table([(60, [("", 1.0)])], top=top)
    for x, name in ((230, "申报企业意见"), (700, "所属片区意见"), (1150, "评审委员会意见")):
        drawing.write(name, x, top + 12)
    for x, day in ((230, "2022年1月8日"), (700, "2022年1月15日")):
        drawing.write("情况属实。", x, top + 120)
        drawing.write(day, x, top + 260)
    reading = read(drawing)
    assert [(slot.name, slot.role) for slot in reading.slots] == [
        ("申报企业意见", "unit"),
        ("所属片区意见", "recommender"),
        ("评审委员会意见", "association"),
    ]
    assert reading.fields["推荐日期"].value == "2022年1月8日"


def test_a_last_row_without_a_lower_border_is_closed(drawing: Any, read: Any) -> None:
    """Of the table's one upright line, which goes on below; what a seal bears reaches out at the side."""
    drawing.write("先进集体自荐表", 560, 150, size=48)
    drawing.rule(420, 300, 420, 1180)
    for y, end in ((300, 1504), (380, 1504), (460, 1504), (820, 1450)):  # a seal lies over the last one's end
        drawing.rule(150, y, end, y)
    for y, (name, said) in zip((320, 400), (("单位名称", UNIT), ("联系人", "李红")), strict=True):
        drawing.write(name, 180, y)
        drawing.write(said, 450, y)
    drawing.write("单位意见", 180, 600)
    drawing.write("情况属实。", 450, 560)
    drawing.write("司", 1480, 700, size=60)
    drawing.write("2022年1月8日", 1100, 740)
    drawing.write("街道（社区）意见", 160, 960, size=24)
    drawing.write("同意推荐。", 450, 900)
    drawing.write("2022年1月13日", 1100, 1080)
    reading = read(drawing)
    assert [slot.role for slot in reading.slots] == ["unit", "recommender"]
    assert reading.fields["推荐日期"].value == "2022年1月8日"


def test_heads_in_cells_of_their_own_over_open_columns(drawing: Any, read: Any) -> None:
    """No line shows between the columns or below them."""
    top = _head(drawing)
    names = ("申报企业意见", "所属片区意见", "评审委员会意见")
    foot = drawing.table([(60, [(name, 1 / 3) for name in names])], top=top)
    for x, day in ((230, "2022.1.3"), (700, "2022年1月15日")):
        drawing.write("情况属实。", x, foot + 60)
        drawing.write(day, x, foot + 200)
    reading = read(drawing)
    assert [slot.role for slot in reading.slots] == ["unit", "recommender", "association"]
    assert reading.fields["推荐日期"].value == "2022.1.3"


def test_a_seal_that_reaches_into_a_block_says_nothing_there(drawing: Any, read: Any, season: Season) -> None:
    top = _head(drawing)
    foot = drawing.table(
        [(300, [("所在单位意见：\n同意推荐。", 0.5), ("工会意见：\n（印章）", 0.5)])], top=top
    )
    drawing.write("2022年1月8日", 500, foot - 80)
    drawing.write("阳分公", 860, foot - 160)
    rect = Rect(720, foot - 240, 960, foot)
    mark = SealMark(0, rect, Ellipse(840, foot - 120, 120, 120, 0), "company", "round", "red", 0.99, 0.99)
    document = Document("a.png", "0" * 64, "image/png", (drawing.page(),))
    engines: Any = SimpleNamespace(ocr=SimpleNamespace(read=lambda *_: [], recognise=lambda crops: []))
    for marks, asked in (((), True), ((mark,), False)):
        slots = {slot.name: slot for slot in read_form(document, season, engines, marks).slots}
        assert slots["工会意见"].required == asked


def test_the_day_below_a_box_for_the_opinion_alone_is_asked_about(drawing: Any, read: Any) -> None:
    top = _head(drawing)
    foot = drawing.table([(200, [("推荐意见", 0.2), ("该同志符合条件，同意推荐。", 0.8)])], top=top)
    drawing.write("推荐企业（公章）：", 700, foot + 50)
    drawing.write("2022-01-10", 1100, foot + 120)
    day = read(drawing).fields["推荐日期"]
    assert day.value == "2022-01-10"
    assert day.confidence <= 0.5


def test_a_day_left_blank_is_not_taken_from_beside(drawing: Any, read: Any) -> None:
    top = _head(drawing)
    drawing.table(
        [(300, [("单位意见：\n同意推荐。\n年 月 日", 0.5), ("同意上报。\n2022年1月15日", 0.5)])], top=top
    )
    assert "推荐日期" not in read(drawing).fields


def test_a_department_of_the_unit_is_not_asked_for_its_seal(drawing: Any, read: Any) -> None:
    top = _head(drawing)
    names = ("纪检部门意见：\n（印章）", "所在单位意见：\n同意推荐。")
    foot = drawing.table([(400, [(name, 0.5) for name in names])], top=top)
    drawing.write("2022年1月8日", 1100, foot - 80)
    reading = read(drawing)
    assert {slot.name: slot.role for slot in reading.slots} == {
        "纪检部门意见": "recommender",
        "所在单位意见": "unit",
    }
    assert reading.fields["推荐日期"].value == "2022年1月8日"


def test_a_promise_goes_on_to_its_signature(drawing: Any, read: Any) -> None:
    drawing.write("先进单位申报书", 560, 150, size=48)
    for row, text in enumerate((f"企业名称：{UNIT}", "法定代表人：李红", "联系电话：13912345678")):
        drawing.write(text, 150, 300 + 60 * row)
    drawing.write("本企业承诺：以上填报内容真实、合法、有效。", 200, 600)
    drawing.write(f"申报企业（盖章）：{UNIT}", 600, 760)
    drawing.write("2022年1月3日", 900, 830)
    assert read(drawing).fields["推荐日期"].value == "2022年1月3日"


@pytest.mark.parametrize("name", ["院（单位）意见", "学校（单位）审核意见", "公司（单位）意见"])
def test_the_word_in_brackets_says_whose_opinion_it_is(drawing: Any, read: Any, name: str) -> None:
    top = _head(drawing)
    for row, (head, day) in enumerate(((name, "2022.1.6"), ("县意见", "2022.1.12"))):
        foot = top + 260 * row
        drawing.cell(Rect(150, foot, 500, foot + 260), head)
        drawing.frame(Rect(500, foot, 1504, foot + 260))
        drawing.write("同意推荐。", 550, foot + 40)
        drawing.write(day, 1200, foot + 200)
    reading = read(drawing)
    assert [slot.role for slot in reading.slots] == ["unit", "recommender"]
    assert reading.fields["推荐日期"].value == "2022.1.6"
