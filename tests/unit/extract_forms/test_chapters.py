"""Forms in chapters: an opinion's heading on a line of its own, its box beneath or on the next page."""

from typing import Any

import pytest

from ingest.document import Rect

UNIT = "新疆天山消防技术服务有限公司"
OWN = "我单位对填报内容的真实性负责，同意申报。\n法定代表人（签章）：王建军\n2022年1月3日"
OTHER = "同意推荐。\n（盖章）\n2022年1月13日"


def _facts(drawing: Any) -> float:
    drawing.write("先进单位申报书", 560, 150, size=48)
    drawing.write("一、单位基本信息", 150, 240)
    rows = [
        (80, [("单位名称", 0.2), (UNIT, 0.8)]),
        (80, [("法定代表人", 0.2), ("王建军", 0.3), ("联系人", 0.2), ("李别人", 0.3)]),
    ]
    foot: float = drawing.table(rows)
    drawing.write("二、主要事迹", 150, foot + 30)
    drawing.cell(Rect(150, foot + 80, 1504, foot + 400), "一年来按期完成各项维护保养工作，无一差错。")
    return foot + 400


def _verdicts(drawing: Any, top: float) -> None:
    drawing.write("四、审核推荐意见", 150, top)
    rows = [
        (250, [("市（地）协会意见", 0.2), (OTHER, 0.8)]),
        (250, [("省协会意见", 0.2), ("（盖章）\n年　月　日", 0.8)]),
    ]
    drawing.table(rows, top=top + 50)


def _read_right(reading: Any) -> None:
    assert [(slot.name, slot.role) for slot in reading.slots] == [
        ("申报单位意见", "unit"),
        ("市协会意见", "recommender"),
        ("省协会意见", "association"),
    ]
    assert reading.fields["推荐日期"].value == "2022年1月3日"
    assert "真实性" not in reading.fields["主要事迹"].value


def test_the_box_under_a_heading_is_its_own(drawing: Any, read: Any) -> None:
    foot = _facts(drawing)
    drawing.write("三、申报单位意见", 150, foot + 30)
    drawing.cell(Rect(150, foot + 80, 1504, foot + 380), OWN)
    _verdicts(drawing, foot + 410)
    reading = read(drawing)
    _read_right(reading)
    assert reading.slots[0].box.y1 > (foot + 370) / 2339


@pytest.mark.parametrize("own", ["申报单位意见", "单位意见"])
def test_a_heading_left_at_the_foot_of_a_page_has_its_box_overleaf(
    new_drawing: Any, read: Any, own: str
) -> None:
    first, second = new_drawing(), new_drawing()
    first.write(f"三、{own}", 150, _facts(first) + 30)
    second.cell(Rect(150, 150, 1504, 450), OWN)
    _verdicts(second, 480)
    reading = read(first, second)
    assert [(slot.page, slot.role) for slot in reading.slots if slot.role == "unit"] == [(1, "unit")]
    assert reading.fields["推荐日期"].value == "2022年1月3日"


def test_a_label_and_its_answer_under_a_band_are_no_two_columns(drawing: Any, read: Any) -> None:
    foot = _facts(drawing)
    drawing.write("三、申报单位意见", 150, foot + 30)
    drawing.cell(Rect(150, foot + 80, 1504, foot + 380), OWN)
    drawing.cell(Rect(150, foot + 380, 1504, foot + 450), "四、审核推荐意见")
    rows = [
        (250, [("市（地）协会意见", 0.2), (OTHER, 0.8)]),
        (250, [("省协会意见", 0.2), ("（盖章）\n年　月　日", 0.8)]),
    ]
    drawing.table(rows, top=foot + 450)
    _read_right(read(drawing))


def test_whichever_body_the_unit_belongs_to_recommends(drawing: Any, read: Any) -> None:
    drawing.write("优秀会员企业申报表", 560, 150, size=48)
    rows = [
        (80, [("企业名称", 0.2), (UNIT, 0.8)]),
        (80, [("法定代表人", 0.2), ("王建军", 0.3), ("联系人", 0.2), ("李别人", 0.3)]),
        (250, [("企业意见", 0.2), ("同意申报。\n2022年1月3日", 0.8)]),
        (250, [("商（协）会\n意见", 0.2), ("同意推荐。\n会长：\n（公章）", 0.8)]),
        (250, [("评委会意见", 0.2), ("主任：\n（公章）", 0.8)]),
    ]
    drawing.table(rows)
    slots = {slot.role: slot for slot in read(drawing).slots}
    assert slots["recommender"].name == "商会意见"
    assert slots["recommender"].required


@pytest.mark.parametrize("who", ["主席：", "会长：", "主要领导：", "负责人："])
def test_a_body_that_has_not_had_the_form_yet_has_nothing_but_whose_name_it_waits_for(
    drawing: Any, read: Any, who: str
) -> None:
    drawing.write("行业标兵推荐登记表", 560, 150, size=48)
    rows = [
        (80, [("姓名", 0.2), ("王建军", 0.3), ("性别", 0.2), ("男", 0.3)]),
        (80, [("工作单位", 0.2), (UNIT, 0.8)]),
        (250, [("单位意见", 0.2), ("同意推荐。\n2022年1月3日", 0.8)]),
        (250, [("上级工会意见", 0.2), ("同意。\n2022年1月9日", 0.8)]),
        (250, [("市总工会意见", 0.2), (f"{who}\n（公章）\n年　月　日", 0.8)]),
    ]
    drawing.table(rows)
    required = {slot.name: slot.required for slot in read(drawing).slots}
    assert required == {"单位意见": True, "上级工会意见": True, "市总工会意见": False}
