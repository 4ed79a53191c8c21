"""Answers right behind their labels: parted where the answer says what it is, and only there."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fields.shapes import WORDS
from extract.forms.glued import glued_label
from extract.forms.inline import _past_hint, find_hits
from extract.forms.lexicon import lexicon_for
from extract.forms.pieces import chars_of, join
from extract.season import Season
from extract.seasons.load import load_season
from ingest.document import Rect, TextLine

SEASON = load_season("xjfpa-2021")
UNIT = "塞上江南（桂林）消防安全技术有限公司"


def values(reading: Any) -> dict[str, str]:
    return {key: field.value for key, field in reading.fields.items()}


def row_of(text: str) -> list[Any]:
    spans = tuple((100 + 30 * k, 130 + 30 * k) for k in range(len(text)))
    return chars_of(TextLine(text, Rect(100, 100, 100 + 30 * len(text), 136), 0.99, "ocr", spans), 0)


@given(st.sampled_from(["民族", "学历", "政治面貌"]), st.data())
def test_a_word_of_the_field_is_its_answer(key: str, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from([word for word in WORDS[key] if len(word) > 1]))
    found = glued_label(key + word, lexicon_for(SEASON, "person"))
    assert found is not None
    assert (found[0], found[1].keys) == (len(key), (key,))


@given(
    st.text("甲乙丙丁名称意见号码证书等级人员及其他", max_size=8),
    st.sampled_from(["民族", "学历", "工作单位"]),
)
def test_other_words_behind_a_label_part_nothing(rest: str, key: str) -> None:
    assert glued_label(key + rest, lexicon_for(SEASON, "person")) is None


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("身份证号码450302196301209475", 5),  # its check character is wrong: asked about, not lost
        ("联系电话18811336449", 4),
        ("联系电话(0595)66015811", 4),
        ("证书编号新消2021141092", 4),
        ("出生日期1963.1", 4),
        ("职业资格二级建造师（建筑工程）", 4),
        ("职业资格电梯安装维修工（四级）", 4),
        ("职业资格证书管理", 0),
        ("联系电话传真", 0),
        ("职业资格证书等级", 0),
        ("姓名拼音", 0),
        ("学历证明", 0),
    ],
)
def test_numbers_and_days(season: Season, text: str, length: int) -> None:
    found = glued_label(text, lexicon_for(season, "person"))
    assert (found[0] if found else 0) == length


def test_cells_with_label_and_answer_in_one(drawing: Any, read: Any) -> None:
    drawing.write("年度优秀个人推荐审批表", 560, 150, size=48)
    drawing.table(
        [
            (70, [("姓名：苏国庆", 0.35), ("性别：男", 0.3), ("民族汉族", 0.35)]),
            (70, [("出生日期1963.1", 0.35), ("学历研究生", 0.3), ("政治面貌无党派人士", 0.35)]),
            (70, [("身份证号码450302196301209474", 0.65), ("联系电话18811336449", 0.35)]),
            (110, [("工作单位" + UNIT, 0.4), ("职务：安全员", 0.6)]),
        ]
    )
    found = values(read(drawing))
    assert {
        key: found.get(key) for key in ("民族", "出生年月", "学历", "政治面貌", "联系电话", "工作单位")
    } == {
        "民族": "汉族",
        "出生年月": "1963.1",
        "学历": "研究生",
        "政治面貌": "无党派人士",
        "联系电话": "18811336449",
        "工作单位": UNIT,
    }


def test_an_answer_that_begins_like_a_label_stays_whole(drawing: Any, read: Any) -> None:
    drawing.write("先进个人推荐表", 560, 150, size=48)
    drawing.table(
        [
            (70, [("姓名", 0.2), ("王建军", 0.3), ("工作单位", 0.2), ("民族团结中心", 0.3)]),
            (70, [("身份证号码", 0.2), ("450302196301209474", 0.3), ("备注", 0.2), ("电话13999999999", 0.3)]),
        ]
    )
    found = values(read(drawing))
    assert found["工作单位"] == "民族团结中心"
    assert "联系电话" not in found


def test_a_label_right_behind_an_answer(season: Season) -> None:
    row = row_of("联系人：扎西尼玛联系电话(0595)66015811")
    hits = find_hits(row, lexicon_for(season, "unit"), unknown=False)
    assert [(hit.label.keys, join(row[hit.start : hit.stop])) for hit in hits] == [
        (("联系人",), "联系人："),
        (("联系电话",), "联系电话"),
    ]


def test_another_persons_telephone_is_not_cut_out_of_its_label(season: Season) -> None:
    row = row_of("联系人：扎西尼玛法人代表联系电话13999999999")
    hits = find_hits(row, lexicon_for(season, "unit"), unknown=False)
    assert [hit.label.keys for hit in hits] == [("联系人",)]


def test_a_form_whose_labels_stand_right_before_their_answers_is_one(drawing: Any, read: Any) -> None:
    """No title, no table, no colon: six lines, each a label and its answer."""
    for at, text in enumerate(
        ("民族汉族", "学历研究生", "政治面貌群众", "出生日期1963.1", "联系电话18811336449", "工作单位" + UNIT)
    ):
        drawing.write(text, 200, 300 + 80 * at)
    drawing.write("同意推荐。", 200, 900)
    reading = read(drawing)
    assert reading.kind == "person"
    assert reading.fields["政治面貌"].value == "群众"


def test_an_area_code_in_brackets_is_no_hint_of_the_label() -> None:
    assert _past_hint(row_of("联系电话(0595) 66015811"), 4) == 4
    assert _past_hint(row_of("联系电话（手机） 13999999999"), 4) == 8
