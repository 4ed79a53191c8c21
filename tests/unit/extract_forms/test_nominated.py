"""Forms on which one party nominates another: whose telephone, whose date."""

from typing import Any

import pytest

from extract.forms.lexicon import lexicon_for
from extract.forms.opinion_words import is_signed, role_of
from extract.season import Season
from ingest.document import Rect

UNIT = "新疆天山消防技术服务有限公司"
NUMBER = "11010519491231002X"


def _values(reading: Any) -> dict[str, str]:
    return {key: field.value for key, field in reading.fields.items()}


def _form(drawing: Any, own_heading: str) -> None:
    drawing.write("行业表彰提名书（个人）", 560, 150, size=48)
    foot = drawing.table(
        [
            (70, [("一、提名单位", 1.0)]),
            (80, [("名称", 0.2), ("库尔勒地区消防协会", 0.8)]),
            (80, [("经办人", 0.2), ("李红", 0.3), ("办公电话", 0.2), ("0996-6292626", 0.3)]),
            (70, [("二、被提名人", 1.0)]),
            (80, [("姓名", 0.2), ("王建军", 0.3), ("性别", 0.2), ("男", 0.3)]),
            (80, [("身份证号", 0.2), (NUMBER, 0.8)]),
            (80, [("所在单位", 0.2), (UNIT, 0.8)]),
            (80, [("执业资格", 0.2), ("一级注册消防工程师", 0.3), ("编号", 0.2), ("2018186637", 0.3)]),
            (80, [("提名奖项", 0.2), ("消防技术服务能手", 0.8)]),
            (70, [("三、提名理由", 1.0)]),
            (300, [("本人长期从事消防技术服务工作，认真负责，成绩突出。", 1.0)]),
            (70, [("四、意见", 1.0)]),
        ]
    )
    drawing.frame(Rect(150, foot, 827, foot + 300))
    drawing.frame(Rect(827, foot, 1504, foot + 300))
    for x, heading, said, name, day in (
        (160, "提名单位：", "同意提名。", "库尔勒地区消防协会", "2022年1月13日"),
        (840, own_heading, "情况属实。", UNIT, "2022年1月9日"),
    ):
        if heading:
            drawing.write(heading, x, foot + 10)
        drawing.write(said, x + 60, foot + 60)
        drawing.write(name, x + 100, foot + 120)
        drawing.write(day, x + 300, foot + 180)


@pytest.mark.parametrize("heading", ["被提名人所在单位：", ""])
def test_the_nominators_date_and_telephone_are_not_the_forms(drawing: Any, read: Any, heading: str) -> None:
    _form(drawing, heading)
    reading = read(drawing)
    values = _values(reading)
    assert values["推荐日期"] == "2022年1月9日"
    assert "联系电话" not in values
    assert {slot.name: slot.role for slot in reading.slots}["提名单位意见"] == "recommender"
    assert sum(slot.role == "unit" for slot in reading.slots) == 1


def test_a_bare_number_in_the_next_cell_is_the_certificates(drawing: Any, read: Any) -> None:
    _form(drawing, "被提名人所在单位：")
    assert _values(read(drawing))["证书编号"] == "2018186637"


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("提名单位意见", "recommender"),
        ("被提名人所在单位意见", "unit"),
        ("基层工会意见", "unit"),
        ("单位工会意见", "unit"),
        ("县级工会意见", "recommender"),
        ("街道基层组织意见", "recommender"),
        ("基层政府意见", "recommender"),
    ],
)
def test_whose_opinion_it_is(heading: str, role: str) -> None:
    assert role_of(heading) == role


def test_a_lone_nominators_block_is_the_units(drawing: Any, read: Any) -> None:
    drawing.write("先进个人提名表", 600, 150, size=48)
    for row, text in enumerate(
        ("姓名：王建军", f"身份证号：{NUMBER}", f"工作单位：{UNIT}", "提名奖项：消防技术服务能手")
    ):
        drawing.write(text, 150, 300 + 60 * row)
    drawing.write("四、提名单位意见", 150, 700)
    drawing.write("同意提名。", 200, 760)
    drawing.write("2022年1月6日", 1000, 900)
    assert _values(read(drawing))["推荐日期"] == "2022年1月6日"


@pytest.mark.parametrize("heading", ["主管协会意见", "上级行业协会审核意见", "所属商会意见"])
def test_an_association_above_the_unit_is_not_the_organiser(heading: str) -> None:
    assert role_of(heading) == "recommender"
    assert role_of("协会意见") == "association"


@pytest.mark.parametrize(
    ("name", "written", "signed"),
    [
        ("推荐人意见", "同意推荐。签名:张三", True),
        ("推荐专家意见", "", True),
        ("推荐人意见", "(公章)", False),
        ("推荐单位意见", "同意推荐。", False),
        ("推荐意见", "", False),
        ("推荐人事部门意见", "", False),
    ],
)
def test_a_persons_opinion_is_signed(name: str, written: str, signed: bool) -> None:
    assert is_signed(name, written) is signed


def test_opinions_whose_inner_rules_are_lost_reach_across_and_their_band_is_none(
    drawing: Any, read: Any
) -> None:
    """Pale rules: the band over two opinions and both their places are one cell."""
    drawing.write("先进个人自荐表", 560, 150, size=48)
    top = drawing.table(
        [(70, [("姓名", 0.2), ("金红霞", 0.8)]), (200, [("主要事迹", 0.2), ("全年出勤。", 0.8)])]
    )
    drawing.frame(Rect(150, top + 20, 1500, top + 620))
    drawing.write("推荐意见", 760, top + 34)
    drawing.cell(Rect(152, top + 90, 350, top + 350), "社区居委会\n意见")
    drawing.cell(Rect(152, top + 360, 350, top + 618), "工作单位\n意见")
    drawing.write("2022年1月15日", 1100, top + 290)
    drawing.write("2022年1月13日", 1100, top + 560)
    reading = read(drawing)
    assert {slot.name: slot.role for slot in reading.slots} == {
        "社区居委会意见": "recommender",
        "工作单位意见": "unit",
    }
    assert reading.fields["推荐日期"].value == "2022年1月13日"


@pytest.mark.parametrize("heading", ["行业协会审核意见", "主管协会审批意见"])
def test_likeness_to_the_organisers_block_makes_no_block_the_organisers(season: Season, heading: str) -> None:
    match = lexicon_for(season, "unit").match(heading)
    assert match is not None
    assert match.role == "recommender"
