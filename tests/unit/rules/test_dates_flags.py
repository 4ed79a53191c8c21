"""Late submissions: by the day of receipt, else by the date at the stamp."""

from collections.abc import Callable
from datetime import date

from extract.result import Reading

Codes = Callable[..., set[str]]
Make = Callable[..., Reading]


def test_late_by_the_date_at_the_stamp(unit: Make, codes: Codes) -> None:
    assert codes(unit({"推荐日期": "2022年1月16日"})) == {"late_submission"}
    assert codes(unit({"推荐日期": "二〇二二年一月十六日"})) == {"late_submission"}
    assert codes(unit({"推荐日期": "2022.1.15"})) == set()
    assert codes(unit({"推荐日期": "2022年1月"})) == set()


def test_the_day_of_receipt_is_better_known(unit: Make, codes: Codes) -> None:
    assert codes(unit({"推荐日期": "2022年1月16日"}), received=date(2022, 1, 14)) == set()
    assert codes(unit({"推荐日期": "2022年1月14日"}), received=date(2022, 1, 16)) == {"late_submission"}
