"""Printed hints of which a bracket was not read are still hints, and no values."""

import pytest

from extract.fields.plausibility import plausibility
from extract.fields.values import is_half_hint


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("（请填写2021年度事迹，不超过800字", True),
        ("可另附页）", True),
        ("（请填写）", False),  # whole, and left out as such
        ("公司2021年维保46家（其中学校12家", False),
        ("我公司成立以来", False),
    ],
)
def test_a_hint_with_one_bracket_is_one(line: str, hint: bool) -> None:
    assert is_half_hint(line) is hint


@pytest.mark.parametrize("text", ["与公章一致", "须与公章名称一致）", "（限选一项在口内打"])
def test_a_hint_is_like_no_value(text: str) -> None:
    assert plausibility("单位名称", text) == -1.0
    assert plausibility("申报奖项", text) == -1.0


@pytest.mark.parametrize("text", ["及等级", "、编号", "（级别）", "名称", "及 等 级", "证书编号"])
def test_a_label_s_second_line_is_like_no_value(text: str) -> None:
    assert plausibility("职业资格", text) == -1.0


@pytest.mark.parametrize(
    "text", ["消防设施操作员三级", "高级", "五级/初级工", "二级建造师", "一级注册消防工程师"]
)
def test_a_qualification_with_its_grade_is_one(text: str) -> None:
    assert plausibility("职业资格", text) > 0
