"""Forms with a line to write on below each label."""

from typing import Any

import pytest

UNIT = "新疆天山消防技术服务有限公司"
NUMBER = "11010519491231002X"


def _values(reading: Any) -> dict[str, str]:
    return {key: field.value for key, field in reading.fields.items()}


@pytest.mark.parametrize("address", ["乌鲁木齐市北京南路210号", "乌鲁木齐市北京南路210号（消防队对面）"])
def test_two_columns_with_the_answers_below(drawing: Any, read: Any, address: str) -> None:
    drawing.write("会员单位评优自荐表", 560, 150, size=48)
    pairs = (
        ("单位名称：", UNIT, "统一社会信用代码：", "91350100M000100Y43"),
        ("法定代表人：", "王建军", "员工总数：", "276名"),
        ("联系人：", "李红", "联系人手机号码：", "13912345678"),
        ("通信地址：", address, "会员证号：", "XJXX-562"),
    )
    for row, (one, first, other, second) in enumerate(pairs):
        y = 300 + 130 * row
        drawing.write(one, 150, y)
        drawing.write(other, 850, y)
        drawing.write(first, 240, y + 46)
        drawing.write(second, 940, y + 46)
    drawing.write("申报奖项：", 150, 840)
    drawing.write("消防公益先进企业", 210, 886)
    assert _values(read(drawing)) == {
        "单位名称": UNIT,
        "统一社会信用代码": "91350100M000100Y43",
        "法定代表人": "王建军",
        "职工人数": "276名",
        "联系人": "李红",
        "联系电话": "13912345678",
        "单位地址": address,
        "会员证号": "XJXX-562",
        "申报奖项": "消防公益先进企业",
    }


def test_questions_with_the_answers_below(drawing: Any, read: Any) -> None:
    drawing.write("优秀个人自荐问卷", 560, 150, size=48)
    asked = (
        ("1.您的姓名", "王建军"),
        ("2.身份证号码", NUMBER),
        ("3.工作单位（请写全称）", UNIT),
        ("4.联系电话（手机）", ""),
        ("5.职业资格", "一级注册消防工程师"),
    )
    for row, (name, answer) in enumerate(asked):
        drawing.write(name, 150, 300 + 110 * row)
        if answer:
            drawing.write(answer, 400, 346 + 110 * row)
    assert _values(read(drawing)) == {
        "姓名": "王建军",
        "身份证号码": NUMBER,
        "工作单位": UNIT,
        "职业资格": "一级注册消防工程师",
    }


def test_a_line_below_one_open_label_is_not_its_answer(drawing: Any, read: Any) -> None:
    drawing.write("先进个人推荐表", 560, 150, size=48)
    for row, text in enumerate(
        ("姓名：王建军", f"身份证号码：{NUMBER}", f"工作单位：{UNIT}", "联系人：", "基本情况", "职务：")
    ):
        drawing.write(text, 150, 300 + 50 * row)
    assert "基本情况" not in _values(read(drawing)).values()


@pytest.mark.parametrize("lines", ["法定代表人（负责人）\n蔡杰", "法定代表人\n（负责人）"])
def test_a_short_name_under_its_label_in_one_cell(drawing: Any, read: Any, lines: str) -> None:
    drawing.write("先进集体推荐表", 560, 150, size=48)
    drawing.table(
        [
            (110, [(f"单位名称\n{UNIT}", 1.0)]),
            (110, [(lines, 0.5), ("统一社会信用代码\n91350100M000100Y43", 0.5)]),
            (110, [("联系人\n李红", 0.5), ("联系电话\n13912345678", 0.5)]),
        ]
    )
    said = _values(read(drawing))
    assert said.get("法定代表人") == ("蔡杰" if "蔡杰" in lines else None)
    assert said["联系人"] == "李红"


def test_a_signature_is_no_part_of_the_story(drawing: Any, read: Any) -> None:
    story = "该同志从事消防工作十五年来，爱岗敬业，刻苦钻研业务，多次受到客户表扬。"
    drawing.write("先进个人推荐表", 560, 150, size=48)
    for row, text in enumerate((f"姓名：王建军 身份证号码：{NUMBER}", f"工作单位：{UNIT}", "主要事迹：")):
        drawing.write(text, 150, 300 + 60 * row)
    drawing.write(story, 210, 480)
    drawing.write("本人签字：王建军", 900, 560)
    assert _values(read(drawing))["主要事迹"] == story
