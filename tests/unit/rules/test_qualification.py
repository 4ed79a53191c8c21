"""Trades, grades, spellings, slips and several certificates in one cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.rules.qualification import GRADES, OPERATOR, judge_qualifications, read_qualifications

LEVELS = dict(zip(GRADES, "五四三二一", strict=True))
FORMS = (
    "{trade}（{grade}）",
    "{grade}{trade}",
    "{trade} {grade}",
    "{trade}/{grade}",
    "{trade}，{grade}",
    "{trade}{level}级",
    "{level}级{trade}",
    "{trade}（{level}级/{grade}）",
    "{trade} 国家职业资格{level}级",
)


@given(
    st.sampled_from(GRADES),
    st.sampled_from(FORMS),
    st.sampled_from(["消防设施操作员", "建（构）筑物消防员", "建构筑物消防员"]),
)
def test_every_grade_in_every_manner(grade: str, form: str, trade: str) -> None:
    text = form.format(trade=trade, grade=grade, level=LEVELS[grade])
    (found,) = read_qualifications(text)
    assert found.grade == grade
    assert judge_qualifications(text)[0] == ("ineligible" if grade == "初级" else "eligible")


@given(st.sampled_from(["消防设施操作员（中级）", "注册消防工程师（二级）"]), st.data())
def test_one_slip_of_the_reader(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(min_value=0, max_value=6))
    spoilt = text[:place] + "旋" + text[place + 1 :]
    assert judge_qualifications(spoilt)[0] == "eligible"


@given(st.text(max_size=40))
def test_any_text_is_judged(text: str) -> None:
    assert judge_qualifications(text)[0] in ("eligible", "ineligible", "unknown")


@pytest.mark.parametrize(
    "text",
    ["注册消防工程师", "一级消防工程师", "一级注册消防工程师证书（编号12345678）", "国家注册消防工程师 二级"],
)
def test_engineers_of_any_class(text: str) -> None:
    assert judge_qualifications(text)[0] == "eligible"


@pytest.mark.parametrize(
    "text",
    [
        "注册安全工程师",
        "高级工程师",
        "一级建造师",
        "低压电工作业证",
        "消防安全管理员",
        "灭火救援员（四级）",
        "安全员C证",
        "",
        "中级职称",
        "会计证",
    ],
)
def test_other_trades_do_not_count(text: str) -> None:
    assert judge_qualifications(text)[0] == "ineligible"


@pytest.mark.parametrize(
    "text", ["消防设施操作员", "消防工程师", "消防中控证", "消防设施操作员（四级/初级）"]
)
def test_what_stops_short_is_a_question(text: str) -> None:
    assert judge_qualifications(text)[0] == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "备考一级注册消防工程师",
        "未取得消防设施操作员中级",
        "消防设施操作员（中级）已过期",
        "消防设施操作员中级，证书未下发",
    ],
)
def test_what_is_not_held(text: str) -> None:
    assert judge_qualifications(text)[0] == "ineligible"


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        ("二级建造师、消防设施操作员（中级）", ["技师", "中级"]),
        ("消防设施操作员（初级）、电工证（高级）", ["初级", "高级"]),
        ("一级注册消防工程师 三级消防设施操作员", ["一级", "高级"]),
    ],
)
def test_several_certificates_keep_their_own_grades(text: str, grades: list[str]) -> None:
    assert [item.grade for item in read_qualifications(text)] == grades


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("消防设施操作员中圾", "eligible"),
        ("消防设施操作员（申级）", "eligible"),
        ("消防设施操作员四級", "eligible"),
        ("消防设施操作员 肆级", "eligible"),
        ("消防设施操作员（四）级", "eligible"),
        ("消防没施操作员四级", "eligible"),
        ("消防设施操作员伍级", "ineligible"),
        ("消防设施操作员（五）级", "ineligible"),
        ("消防设施操作员初圾", "ineligible"),
        ("消防设施操作员中级、已过期", "ineligible"),
        ("中级", "unknown"),
        ("四级/中级工", "unknown"),
        ("三级证", "unknown"),
        ("建（构）筑物消防员", "unknown"),
    ],
)
def test_grades_written_or_read_otherwise(text: str, verdict: str) -> None:
    assert judge_qualifications(text)[0] == verdict


def test_the_best_of_several_decides() -> None:
    verdict, found = judge_qualifications("消防设施操作员（初级）；消防设施操作员（高级）；电工证")
    assert verdict == "eligible"
    assert found is not None
    assert (found.trade, found.grade) == (OPERATOR, "高级")


def test_another_seasons_least_grade() -> None:
    assert judge_qualifications("消防设施操作员（中级）", lowest="高级")[0] == "ineligible"
    assert judge_qualifications("一级注册消防工程师", trades=(OPERATOR,))[0] == "ineligible"
