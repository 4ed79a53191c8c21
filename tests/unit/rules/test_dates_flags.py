"""Late submissions: by the day of receipt, else by the date at the stamp."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fields.dates import iso_date
from extract.result import Flag, Reading
from extract.rules.judge import judge
from extract.season import Season
from ingest.document import Box

Codes = Callable[..., set[str]]
Make = Callable[..., Reading]
Find = Callable[..., Flag]
Build = Callable[..., Any]
FORMS = ("{y}年{m}月{d}日", "{y}年{m:02d}月{d:02d}日", "{y}.{m}.{d}", "{y}-{m:02d}-{d:02d}", "{y}/{m}/{d}")


def test_late_by_the_date_at_the_stamp(unit: Make, codes: Codes) -> None:
    assert codes(unit({"推荐日期": "2022年1月16日"})) == {"late_submission"}
    assert codes(unit({"推荐日期": "二〇二二年一月十六日"})) == {"late_submission"}
    assert codes(unit({"推荐日期": "2022.1.15"})) == set()
    assert codes(unit({"推荐日期": "2022年1月"})) == set()


def test_the_day_of_receipt_is_better_known(unit: Make, codes: Codes) -> None:
    assert codes(unit({"推荐日期": "2022年1月16日"}), received=date(2022, 1, 14)) == set()
    assert codes(unit({"推荐日期": "2022年1月14日"}), received=date(2022, 1, 16)) == {"late_submission"}


@pytest.mark.parametrize(
    ("written", "late"),
    [
        ("2021年12月31日", False),
        ("2022年1月15日", False),
        ("2022年1月16日", True),
        ("2022年元月十五日", False),
        ("2022年元月廿日", True),
        ("2022年1月l5日", False),
        ("2022年1月2O日", True),
        ("2022年1 月 1 6日", True),
        ("2022年2月30日", False),  # no such day: a question, no accusation
        ("2022年1月45日", False),
        ("1月20日", False),  # the year is missing
        ("年 月 日", False),
        ("2021年1月10日", False),  # last year's date: a slip of the pen in January
    ],
)
def test_days_around_the_closing_day(unit: Make, codes: Codes, written: str, late: bool) -> None:
    assert codes(unit({"推荐日期": written})) == ({"late_submission"} if late else set())


def test_a_year_that_cannot_be_is_a_question(unit: Make, flag: Find, season: Season) -> None:
    misread = unit({"推荐日期": "2027年1月10日"})
    found = flag("late_submission", misread)
    assert found.severity == "warn"
    assert "核对" in found.message
    (deadline,) = [item for item in judge(misread, season).criteria if item.id == "deadline"]
    assert deadline.state == "unknown"
    assert flag("late_submission", unit({"推荐日期": "2022年2月10日"})).severity == "block"


def test_another_reading_that_is_in_time_is_a_question(unit: Make, flag: Find, field: Build) -> None:
    reading = unit()
    doubtful = field("2022年1月16日", alternatives=("2022年1月10日",))
    changed = reading.model_copy(update={"fields": {**reading.fields, "推荐日期": doubtful}})
    assert flag("late_submission", changed).severity == "warn"


@pytest.mark.parametrize(
    ("written", "severity"),
    [
        ("二〇二二年十二月三十一日", "warn"),  # 二〇二一年 with a stroke of the seal's over it
        ("2022年12月31日", "warn"),
        ("2022年1月20日", "block"),  # a year earlier nobody had asked for anything
    ],
)
def test_a_year_under_a_seal_that_may_be_the_season_s_is_a_question(
    unit: Make, flag: Find, field: Build, seal: Build, season: Season, written: str, severity: str
) -> None:
    day = field(written).model_copy(update={"box": Box(0.6, 0.8, 0.8, 0.82), "source": "ocr"})
    over = seal().model_copy(update={"page": day.page, "box": Box(0.55, 0.75, 0.7, 0.9)})
    beside = over.model_copy(update={"box": Box(0.2, 0.75, 0.35, 0.9)})
    reading = unit()
    fields = {**reading.fields, "推荐日期": day}
    for seals, said in (((over,), severity), ((beside,), "block")):
        changed = reading.model_copy(update={"fields": fields, "seals": seals})
        assert flag("late_submission", changed).severity == said
        (deadline,) = [item for item in judge(changed, season).criteria if item.id == "deadline"]
        assert deadline.state == ("unknown" if said == "warn" else "not_met")


@given(st.dates(min_value=date(2021, 12, 31), max_value=date(2022, 12, 31)), st.sampled_from(FORMS))
def test_every_day_in_every_form(day: date, form: str) -> None:
    written = form.format(y=day.year, m=day.month, d=day.day)
    assert iso_date(written) == day.isoformat()
