"""Dates in every usual form, the blanks of a form, and junk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fields.dates import find_dates, is_blank_date, iso_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2022年1月10日", "2022-01-10"),
        ("2022 年 01 月 10 日", "2022-01-10"),
        ("2022.1.10", "2022-01-10"),
        ("2022-01-10", "2022-01-10"),
        ("2022/1/10", "2022-01-10"),
        ("二〇二二年一月十日", "2022-01-10"),
        ("二○二一年十二月三十一日", "2021-12-31"),
        ("二零二二年十月二十日", "2022-10-20"),
        ("20220110", "2022-01-10"),
        ("1985年3月", "1985-03"),
        ("1985.03", "1985-03"),
        ("1992.5", "1992-05"),
        ("198503", "1985-03"),
        ("2008年", "2008"),
        ("22年1月10日", "2022-01-10"),
        ("2022年1月10曰", "2022-01-10"),
        ("（盖章）2022年1月5日", "2022-01-05"),
    ],
)
def test_usual_forms(text: str, iso: str) -> None:
    assert iso_date(text) == iso


@pytest.mark.parametrize("text", ["", "年月日", "年  月  日", "13899912345", "2022年13月40日", "第12条"])
def test_no_date(text: str) -> None:
    assert iso_date(text) is None


def test_blank_is_told_from_filled() -> None:
    assert is_blank_date("年   月   日")
    assert is_blank_date("____年__月__日")
    assert not is_blank_date("2022年1月1日")


def test_places_are_kept_and_order_is_that_of_the_text() -> None:
    text = "自2021年3月1日起至2022年1月5日"
    found = find_dates(text)
    assert [text[d.start : d.stop] for d in found] == ["2021年3月1日", "2022年1月5日"]


@given(st.dates(), st.sampled_from(["{0}年{1}月{2}日", "{0}.{1}.{2}", "{0}-{1:02d}-{2:02d}", "{0}/{1}/{2}"]))
def test_every_day_is_read_back(day, form: str) -> None:  # type: ignore[no-untyped-def]
    if 1900 <= day.year <= 2100:
        assert iso_date(form.format(day.year, day.month, day.day)) == day.isoformat()


@given(st.text(max_size=60))
def test_junk_never_raises(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.stop <= len(text)
