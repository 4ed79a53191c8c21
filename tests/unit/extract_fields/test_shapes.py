"""Values of known shape: what may begin one, what is a whole one, and crops with washed-out ink."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.heldout.eighth_values import in_numerals
from extract.fields.shaped_reading import lightened
from extract.fields.shapes import SHAPES, SPELT_DATE, WHOLE_DATE, WORDS

WHOLE = [
    ("身份证号码", "11010519491231002X"),
    ("统一社会信用代码", "91350100M000100Y43"),
    ("联系电话", "13899912345"),
]


@pytest.mark.parametrize(("key", "value"), WHOLE)
def test_every_beginning_of_a_whole_value_may_begin_one(key: str, value: str) -> None:
    shape = SHAPES[key]
    assert shape.is_whole(value)
    assert set(value) <= set(shape.characters)
    assert all(shape.may_begin(value[:k]) for k in range(1, len(value) + 1))
    assert not shape.may_begin(value + value[-1])


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("身份证号码", "110105X"),
        ("统一社会信用代码", "81"),
        ("统一社会信用代码", "913501A"),
        ("联系电话", "12"),
        ("联系电话", "0991"),
    ],
)
def test_what_can_become_no_such_value(key: str, text: str) -> None:
    assert not SHAPES[key].may_begin(text)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("身份证号码", "110105194912310021"),
        ("统一社会信用代码", "91350100M000100Y44"),
        ("联系电话", "0991565960"),
        ("联系电话", "1389991234"),
    ],
)
def test_what_is_no_whole_value(key: str, text: str) -> None:
    assert not SHAPES[key].is_whole(text)


@given(
    st.dates(min_value=date(1990, 1, 1), max_value=date(2069, 12, 31)),
    st.sampled_from(
        ["{y}年{m}月{d}日", "{y}年{m:02}月{d:02}日", "{y}-{m:02}-{d:02}", "{y}.{m}.{d}", "{y}/{m}/{d}"]
    ),
)
def test_a_date_may_begin_as_it_is_written(day: date, pattern: str) -> None:
    text = pattern.format(y=day.year, m=day.month, d=day.day)
    assert WHOLE_DATE.is_whole(text)
    assert all(WHOLE_DATE.may_begin(text[:k]) for k in range(1, len(text) + 1))


@pytest.mark.parametrize(
    "text", ["2022年2月30日", "2022年13月1日", "2022年1月6", "2022-1/6", "1889年1月1日", "2022年1月", ""]
)
def test_no_whole_date(text: str) -> None:
    assert not WHOLE_DATE.is_whole(text)


@pytest.mark.parametrize("text", ["3", "2022年13", "2022年1月32", "2022-1/", "2022年年"])
def test_no_beginning_of_a_date(text: str) -> None:
    assert not WHOLE_DATE.may_begin(text)


def test_words_of_short_lists() -> None:
    assert "中专" in WORDS["学历"]
    assert {"汉族", "汉", "维吾尔族"} <= set(WORDS["民族"])
    assert "申专" not in WORDS["学历"]


def test_washed_out_ink_becomes_paper_and_print_stays_dark() -> None:
    image = np.full((40, 100, 3), 240, np.uint8)
    image[:, 40:60] = 215  # what stamp ink leaves behind
    image[10:30, 10:20] = 30
    light = lightened(image, 0.85)
    assert light.dtype == np.uint8
    assert light.shape == image.shape
    assert (light[:, 40:60] == 255).all()
    assert light[20, 15].max() < 30
    assert (lightened(image, 0.95)[:, 40:60] < 255).all(), "a lower bar leaves what is darker than it"


def test_a_crop_without_print_stays_light() -> None:
    assert (lightened(np.full((20, 60, 3), 200, np.uint8), 0.85) > 150).all()


@given(st.dates(min_value=date(2010, 1, 1), max_value=date(2039, 12, 31)))
def test_a_day_in_chinese_figures_may_begin_as_it_is_written(day: date) -> None:
    text = in_numerals(day)
    assert SPELT_DATE.is_whole(text)
    assert all(SPELT_DATE.may_begin(text[:k]) for k in range(1, len(text) + 1))
    assert set(text) <= set(SPELT_DATE.characters)


@pytest.mark.parametrize(
    "text", ["二〇二二年二月三十日", "二〇二二年十三月一日", "二〇二二年一月", "2022年1月1日"]
)
def test_no_day_in_chinese_figures(text: str) -> None:
    assert not SPELT_DATE.is_whole(text)
