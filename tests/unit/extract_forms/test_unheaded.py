"""Headings lost, labels with scraps of another script behind them, brackets within a number."""

from typing import Any

import pytest

UNIT = "新疆天山消防技术服务有限公司"
STORY = (
    "本人从学徒做起，在消防岗位上一干就是二十九年。",
    "一年换坏六双劳保鞋，跑遍辖区三十四个泵房，大家叫他活地图。",
    "参加省级行业竞赛，获个人第四名。",
)


def _card(drawing: Any, heading: str, story: tuple[str, ...]) -> None:
    drawing.write("先进个人推荐卡", 560, 150, size=48)
    for row, text in enumerate(("姓名：王建军", f"工作单位：{UNIT}", "推荐荣誉：消防技术服务能手")):
        drawing.write(text, 150, 300 + 60 * row)
    drawing.write(heading, 220, 520)
    for row, text in enumerate(story):
        drawing.write(text, 200, 570 + 45 * row)
    drawing.write("所在单位推荐意见", 150, 1000)
    drawing.write("经公示无异议，同意推荐。经集体讨论。", 200, 1050)


def test_a_story_without_its_heading_is_asked_about(drawing: Any, read: Any) -> None:
    _card(drawing, "迹", STORY)
    story = read(drawing).fields["主要事迹"]
    assert story.value == "".join(STORY)
    assert story.confidence <= 0.5
    assert any("栏目名称" in reason for reason in story.reasons)


@pytest.mark.parametrize(
    "story",
    [
        ("认真负责，成绩突出。",),
        ("本表一式两份，由所在单位如实填写。" * 2, "请用黑色签字笔填写，不得涂改。" * 2),
    ],
)
def test_short_words_and_instructions_are_no_story(drawing: Any, read: Any, story: tuple[str, ...]) -> None:
    _card(drawing, "迹", story)
    assert "主要事迹" not in read(drawing).fields


def test_scraps_of_another_script_are_no_answer(drawing: Any, read: Any) -> None:
    drawing.write("先进个人荐评表", 560, 150, size=48)
    drawing.table(
        [
            (100, [("姓名", 0.2), ("王建军", 0.3), ("性别", 0.2), ("男", 0.3)]),
            (100, [("文化程度\nwa", 0.2), ("大学本科", 0.3), ("民族", 0.2), ("汉族", 0.3)]),
            (100, [("工作单位", 0.2), (UNIT, 0.8)]),
        ]
    )
    assert read(drawing).fields["学历"].value == "大学本科"


def test_a_year_in_brackets_parts_no_number(drawing: Any, read: Any) -> None:
    drawing.write("先进企业申报表", 560, 150, size=48)
    drawing.table(
        [(90, [("单位名称", 0.2), (UNIT, 0.8)]), (90, [("会员证编号", 0.2), ("会字 [2018]110号", 0.8)])]
    )
    assert read(drawing).fields["会员证号"].value == "会字[2018]110号"


@pytest.mark.parametrize(("grade", "asked"), [("消防设施操作员-技师", True), ("消防设施操作员·技师", False)])
def test_a_dash_in_a_qualification_is_asked_about(drawing: Any, read: Any, grade: str, asked: bool) -> None:
    drawing.write("先进个人申报表", 560, 150, size=48)
    rows = (("姓名", "王建军"), ("工作单位", UNIT), ("职业资格", grade))
    drawing.table([(90, [(name, 0.2), (value, 0.8)]) for name, value in rows])
    assert any("认混" in reason for reason in read(drawing).fields["职业资格"].reasons) is asked
