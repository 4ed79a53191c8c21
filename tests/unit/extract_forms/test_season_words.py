"""Words of the season's region and trade put values right; another season's words do not."""

from dataclasses import replace
from typing import Any

import pytest

from extract.forms.fill import make_field
from extract.forms.pieces import chars_of, join
from extract.forms.season_words import in_season_words, with_commas
from extract.season import Season, Words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("刻苦钻研·服务热情", "刻苦钻研，服务热情"),
        ("纪念5·12", "纪念5·12"),
        ("买买提·阿布都", "买买提·阿布都"),
    ],
)
def test_a_dot_in_prose_is_a_comma_between_words_only(
    drawing: Any, season: Season, text: str, said: str
) -> None:
    drawing.write(text, 100, 100)
    chars = chars_of(drawing.page().lines[0], 0)
    assert join(with_commas(chars, season.words.name_characters)) == said


@pytest.mark.parametrize(
    ("second", "said"),
    [("。", "一致好评。全年"), ("、", "一致好评、全年"), ("", "一致好评，全年"), ("评", "一致好评，全年")],
)
def test_a_dot_in_prose_is_the_mark_that_it_was_half_taken_for(
    drawing: Any, season: Season, second: str, said: str
) -> None:
    drawing.write("一致好评·全年", 100, 100)
    chars = chars_of(drawing.page().lines[0], 0)
    chars[4] = replace(chars[4], runner_up=second, score=0.8)
    assert join(with_commas(chars, season.words.name_characters)) == said


def read(drawing: Any, key: str, text: str, score: float, season: Season) -> Any:
    drawing.write(text, 100, 100, score=score)
    page = drawing.page()
    made = make_field(key, chars_of(page.lines[0], 0), page)
    assert made is not None
    return in_season_words({key: made}, season)[key]


def test_a_unit_s_name_is_put_right_by_the_season_s_words_and_said(drawing: Any, season: Season) -> None:
    made = read(drawing, "单位名称", "斩疆天安消防有限公司", 0.6, season)
    assert made.field.value == "新疆天安消防有限公司"
    assert "斩" in (made.field.repair or "")
    assert made.field.raw == "斩疆天安消防有限公司"


def test_another_season_does_not_know_the_place(drawing: Any, season: Season) -> None:
    other = replace(season, words=Words())
    assert read(drawing, "单位名称", "斩疆天安消防有限公司", 0.6, other).field.value == "斩疆天安消防有限公司"


def test_a_dot_between_words_lowers_the_confidence(drawing: Any, new_drawing: Any, season: Season) -> None:
    plain = read(new_drawing(), "主要事迹", "刻苦钻研，服务热情", 0.999, season)
    mended = read(new_drawing(), "主要事迹", "刻苦钻研·服务热情", 0.999, season)
    assert mended.field.value == plain.field.value
    assert (mended.signs.risk or 0.0) > (plain.signs.risk or 0.0)
