"""The award that a form names, whatever stands around the name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.rules.award_name import match_award
from extract.season import Season


def test_every_name_and_alias(season: Season) -> None:
    for award in season.awards:
        for word in (award.name, *award.aliases):
            for text in (
                word,
                f"2021年度“{word}”",
                f" {word} ",
                f"☑{word}",
                f"{word}奖",
                f"《{word}》荣誉称号",
            ):
                assert match_award(text, season) is award, text


def test_one_character_wrong_in_a_long_name(season: Season) -> None:
    for award in season.awards:
        if len(award.name) >= 7:
            for place in range(len(award.name)):
                spoilt = award.name[:place] + "口" + award.name[place + 1 :]
                assert match_award(spoilt, season) is award, spoilt


@pytest.mark.parametrize(
    "text",
    [
        "",
        None,
        "无",
        "优秀会员单位",
        "优秀消防设备企业",
        "优秀消防安全企业",
        "消防公益先进个人",
        "消防科技创新企业家",
        "优秀消防工程企业、优秀消防产品企业",
        "消防技术服务先进个人",
    ],
)
def test_no_award_or_more_than_one(season: Season, text: str | None) -> None:
    assert match_award(text, season) is None


@given(st.text(max_size=30))
def test_any_text(season: Season, text: str) -> None:
    found = match_award(text, season)
    assert found is None or found in season.awards
