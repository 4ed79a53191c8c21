"""Awards: unknown, of the other kind, in other words."""

from collections.abc import Callable
from typing import Any

import pytest

from extract.result import Reading
from extract.rules.judge import judge
from extract.season import Season

Build = Callable[..., Any]
Codes = Callable[..., set[str]]
Make = Callable[..., Reading]


@pytest.mark.parametrize("award", ["优秀会员单位", "优秀消防设备企业", "消防科技创新企业家", "最美消防人"])
def test_unknown_award(unit: Make, codes: Codes, award: str) -> None:
    assert codes(unit({"申报奖项": award})) == {"unknown_award"}


@pytest.mark.parametrize(
    "award",
    [
        "2021年度“优秀消防工程企业”",
        "优秀消防工程企业奖",
        "优秀消防 工程企业",
        "优秀消防工程企亚",
        "优秀消防工程单位",
    ],
)
def test_known_award_in_other_words(unit: Make, codes: Codes, award: str) -> None:
    assert codes(unit({"申报奖项": award})) == set()


def test_award_of_the_other_kind(unit: Make, person: Make, codes: Codes) -> None:
    assert codes(unit({"申报奖项": "消防技术服务能手"})) == {"award_kind_mismatch"}
    assert codes(person({"申报奖项": "科技创新企业"})) == {"award_kind_mismatch"}


def test_an_award_left_blank_is_missing_not_unknown(unit: Make, codes: Codes) -> None:
    assert codes(unit({"申报奖项": None})) == {"missing_required_field"}


def test_a_garbled_award_is_asked_about_not_refused(unit: Make, codes: Codes, field: Build) -> None:
    reading = unit()
    garbled = reading.model_copy(
        update={"award": None, "fields": {**reading.fields, "申报奖项": field("肖客当", 0.01)}}
    )
    assert codes(garbled) == {"low_confidence_field"}
    doubtful = reading.model_copy(
        update={"award": None, "fields": {**reading.fields, "申报奖项": field("十佳消防卫士", 0.6)}}
    )
    assert codes(doubtful) == {"low_confidence_field", "unknown_award"}


def test_two_awards_on_one_form_are_told(unit: Make, codes: Codes, season: Season) -> None:
    both = unit({"申报奖项": "优秀消防工程企业、科技创新企业"})
    (found,) = [item for item in judge(both, season).flags if item.code == "unknown_award"]
    assert "多个奖项" in found.message
    assert "优秀消防工程企业、科技创新企业" in found.message
    assert codes(unit({"申报奖项": "客户满意的消防技术服务企业"})) == set()
