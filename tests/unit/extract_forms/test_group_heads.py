"""Groups of nested rows, labels of two things, remarks in brackets, and what a next page's heading ends."""

from typing import Any

import pytest

from extract.forms.fill import _ours
from extract.forms.lexicon import lexicon_for, slot_role
from extract.forms.pieces import chars_of, join
from extract.forms.ticks import _captions
from extract.seasons.load import load_season
from ingest.document import Rect, TextLine

UNIT = "新疆天山消防技术服务有限公司"
STORY = (
    "公司一年来维保项目四十六个，客户满意，年内未受处罚，积极参加消防公益活动，培训员工三百余人次，"
    "开展消防演练十二次，为社区老人免费检修电气线路，得到群众好评。"
)


def values(reading: Any) -> dict[str, str]:
    return {key: field.value for key, field in reading.fields.items()}


def line_of(text: str) -> TextLine:
    spans = tuple((100 + 30 * k, 130 + 30 * k) for k in range(len(text)))
    return TextLine(text, Rect(100, 100, 100 + 30 * len(text), 136), 0.99, "ocr", spans)


def grouped(drawing: Any, name: str) -> None:
    """联系人 and 近三年情况 as heads at the left of two rows each."""
    drawing.write("优秀会员企业申报登记表", 560, 150, size=48)
    drawing.table(
        [
            (70, [("单位名称", 0.2), (UNIT, 0.8)]),
            (70, [("统一社会信用代码", 0.2), ("91350100M000100Y43", 0.8)]),
        ]
    )
    top, x = 440.0, 150.0
    for head, rows in (
        ("联|系|人", ((("姓名", name), ("职务", "干事")), (("传真", "0951-6046480"), ("邮箱", "")))),
        (
            "近三|年情|况",
            ((("年度", "2019年"), ("合计", "2020年")), (("营业收入", "2640"), ("", "2656"))),
        ),
    ):
        drawing.cell(Rect(x, top, x + 80, top + 180), head.replace("|", "\n"))
        for at, cells in enumerate(rows):
            left = x + 80
            for label, value in cells:
                drawing.cell(Rect(left, top + 90 * at, left + 250, top + 90 * at + 90), label)
                drawing.cell(Rect(left + 250, top + 90 * at, left + 600, top + 90 * at + 90), value)
                left += 600
        top += 180
    drawing.table([(400, [("主要事迹", 0.2), (STORY, 0.8)])], top)


@pytest.mark.parametrize("name", ["买买提明·阿布拉", "金红霞"])
def test_the_contact_of_a_group_is_the_name_in_it(drawing: Any, read: Any, name: str) -> None:
    grouped(drawing, name)
    assert values(read(drawing))["联系人"] == name


def test_the_next_groups_head_is_nobody(drawing: Any, read: Any) -> None:
    grouped(drawing, "")
    assert "联系人" not in values(read(drawing))


def test_a_persons_own_telephone_comes_before_the_units(drawing: Any, read: Any) -> None:
    drawing.write("先进个人审批表", 560, 150, size=48)
    drawing.table(
        [
            (70, [("姓名", 0.2), ("娜仁花", 0.3), ("性别", 0.2), ("女", 0.3)]),
            (70, [("身份证号码", 0.2), ("654002196903175448", 0.3), ("本人手机", 0.2), ("19926958139", 0.3)]),
            (90, [("工作单位", 0.2), (UNIT, 0.3), ("单位联系人及电话", 0.2), ("尤红霞18045266808", 0.3)]),
        ]
    )
    assert values(read(drawing))["联系电话"] == "19926958139"


@pytest.mark.parametrize("value", ["二级建造师（建筑工程）", "电梯安装维修工（四级）"])
def test_a_remark_in_brackets_stays_with_its_word(value: str) -> None:
    chars = chars_of(line_of(value.replace("（", " （")), 0)
    assert join(_ours("职业资格", tuple(chars))[1]) == value
    assert [caption for caption, _ in _captions("职业资格", chars)] == [value]


def test_a_bracket_to_tick_in_still_parts_two_options() -> None:
    chars = chars_of(line_of("中共党员（√） （　）群众"), 0)
    assert [caption for caption, _ in _captions("政治面貌", chars)][-1].endswith("群众")
    assert len(_captions("政治面貌", chars)) >= 2


def test_a_story_does_not_go_on_under_another_heading(new_drawing: Any, read: Any) -> None:
    first, second = new_drawing(), new_drawing()
    first.write("先进集体推荐表", 560, 150, size=48)
    first.table(
        [
            (70, [("单位名称", 0.2), (UNIT, 0.8)]),
            (70, [("统一社会信用代码", 0.2), ("91350100M000100Y43", 0.8)]),
            (70, [("法定代表人", 0.2), ("王建军", 0.8)]),
            (500, [("主要事迹", 0.2), (STORY, 0.8)]),
        ]
    )
    second.write("推荐单位声明", 700, 200, size=40)
    second.write("本单位确认上述人员的姓名、职业资格等信息真实有效，程序符合规定，愿负责任", 180, 300)
    assert values(read(first, second))["主要事迹"] == STORY


@pytest.mark.parametrize("mark", ["①", "②", "¹", "⑴", "❶"])
def test_the_mark_of_a_footnote_is_no_part_of_a_label(mark: str) -> None:
    lexicon = lexicon_for(load_season("xjfpa-2021"), "person")
    for text in ("工作单位", "职业资格", "推荐奖项"):
        assert lexicon.match(text + mark) == lexicon.match(text)


@pytest.mark.parametrize("name", ["县市区意见", "市县意见", "区县审核意见", "乡镇意见"])
def test_tiers_of_the_administration_are_bodies_above_the_unit(name: str) -> None:
    assert slot_role(name) == "recommender"


@pytest.mark.parametrize(("head", "named"), [("联系方式", True), ("法定代表人", False)])
def test_a_name_beside_a_telephone_in_the_contacts_cell_is_the_contact(
    drawing: Any, read: Any, head: str, named: bool
) -> None:
    drawing.write("优秀会员企业申报登记表", 560, 150, size=48)
    drawing.table(
        [
            (70, [("单位名称", 0.2), (UNIT, 0.8)]),
            (110, [(head, 0.2), ("姓名：金红霞　手机：13900000000\n传真：0951-6046480", 0.8)]),
            (400, [("主要事迹", 0.2), (STORY, 0.8)]),
        ]
    )
    assert (values(read(drawing)).get("联系人") == "金红霞") is named


def test_an_answer_and_the_next_label_in_one_cell_are_no_empty_cell(drawing: Any, read: Any) -> None:
    """The rule between 工程部经理 and 技术职称 was lost."""
    drawing.write("先进个人推荐表", 560, 150, size=48)
    drawing.table(
        [
            (70, [("姓名", 0.2), ("金红霞", 0.3), ("性别", 0.2), ("女", 0.3)]),
            (70, [("现任职务", 0.2), ("工程部经理          技术职称", 0.45), ("高级工程师", 0.35)]),
            (400, [("主要事迹", 0.2), (STORY, 0.8)]),
        ]
    )
    found = values(read(drawing))
    assert found["职务"] == "工程部经理"
    assert found["职称"] == "高级工程师"
